import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type EndingRule, type LemmaModel, lemmaOf } from './lemma.js';
import { Lexicon, type PackedLexicon } from './lexicon.js';
import { decodeModel, type ModelHeader, type Tensor } from './model-file.js';
import { Network } from './network.js';

/** The loaded model; pass it to `analyse`, or let that load the default one. */
export interface LanguageModel {
  readonly version: string;
  readonly licence: string;
  readonly network: Network;
}

const loaded = new Map<string, LanguageModel>();

function defaultPath(): string {
  // src/language/ or dist/src/language/
  const here = fileURLToPath(import.meta.url);
  const up = /[\\/]dist[\\/]src[\\/]language[\\/]/.test(here) ? '../../../' : '../../';
  return fileURLToPath(new URL(`${up}models/english.bin`, import.meta.url));
}

function lemmaModel(stored: ModelHeader['lemma']): LemmaModel {
  const exceptions = new Map<string, string>();
  for (const line of stored.exceptions) {
    const cut = line.lastIndexOf('\t');
    exceptions.set(line.slice(0, cut), line.slice(cut + 1));
  }
  const rules = new Map<string, EndingRule>();
  for (const line of stored.rules) {
    const [xpos, ending, strip, add] = line.split('\t');
    rules.set(`${xpos}\t${ending}`, { strip: Number(strip), add });
  }
  const cases: LemmaModel['cases'] = new Map();
  for (const line of stored.cases) {
    const cut = line.lastIndexOf('\t');
    cases.set(line.slice(0, cut), line.slice(cut + 1) as 'keep' | 'lower' | 'title');
  }
  return { exceptions, rules, cases };
}

function packed(signatures: string[], tensors: Map<string, Tensor>): PackedLexicon {
  const bytes = (name: string) => {
    const data = tensors.get(name)?.data;
    if (!data) throw new Error(`the model file lacks ${name}`);
    return data;
  };
  const entries = bytes('lexicon.entries');
  const table = bytes('lexicon.table');
  return {
    signatures,
    entries: new Uint8Array(entries.buffer, entries.byteOffset, entries.byteLength),
    table: new Int32Array(table.buffer, table.byteOffset, table.byteLength / 4),
  };
}

/**
 * Reads a model file, once for each path.
 *
 * @example
 * const analysis = analyse('Troops left Tarhuna.', loadModel());
 */
export function loadModel(path: string = defaultPath()): LanguageModel {
  const known = loaded.get(path);
  if (known) return known;
  const { header, tensors } = decodeModel(readFileSync(path));
  const lemmas = lemmaModel(header.lemma);
  const lexicon = new Lexicon(packed(header.signatures, tensors));
  const network = new Network(
    header.words,
    tensors,
    header,
    (form, xpos) => lemmaOf(form, xpos, lemmas, lexicon),
    lexicon,
    header.settings.tagLayer,
  );
  const model = { version: header.version, licence: header.licence, network };
  loaded.set(path, model);
  return model;
}
