import { readBlocks, writeBlocks, writeConllu } from './conllu.js';
import { type LanguageModel, loadModel } from './model.js';
import { split } from './split.js';
import type { Analysis, Sentence } from './types.js';

export { readConllu, writeConllu } from './conllu.js';
export { type LanguageModel, loadModel } from './model.js';
export { split } from './split.js';
export type { Analysis, Sentence, Token } from './types.js';

/** Tags, lemmatises and parses sentences whose words are given, in place. */
export function tagTokens(sentences: readonly Sentence[], model: LanguageModel = loadModel()): void {
  model.network.annotate(sentences.map((sentence) => sentence.tokens));
}

/**
 * Splits, tags, lemmatises and parses a text. Spans are UTF-16 offsets into the text as given.
 *
 * @example
 * const { sentences } = analyse('Rebels shelled the town.');
 * sentences[0].tokens.map((t) => t.lemma); // rebel, shell, the, town, .
 */
export function analyse(text: string, model: LanguageModel = loadModel()): Analysis {
  const analysis = split(text);
  tagTokens(analysis.sentences, model);
  return analysis;
}

/** A text as CoNLL-U. */
export function parseText(text: string, model: LanguageModel = loadModel()): string {
  return writeConllu(analyse(text, model));
}

/** A CoNLL-U file parsed afresh on its own words: comments, multiword ranges and empty nodes stay where they are. */
export function parseConllu(conllu: string, model: LanguageModel = loadModel()): string {
  const blocks = readBlocks(conllu);
  tagTokens(
    blocks.map((block) => block.sentence),
    model,
  );
  return writeBlocks(blocks);
}
