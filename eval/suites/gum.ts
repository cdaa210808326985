/** The entity annotations of GUM: documents with their mentions, each with its chain. */
import type { Span } from '../../src/report/index.js';

/** A mention that an annotator marked. Spans count in the text of its document. */
export interface GoldMention {
  /** All mentions of one entity of a document share it. */
  chain: string;
  /** person, place, organization, abstract … */
  kind: string;
  /** new, giv:act, giv:inact, acc:… */
  status: string;
  /** What ties it to the mention before: ana, coref, appos, pred, sgl … */
  link: string;
  span: Span;
  head: Span;
  upos: string;
  lemma: string;
  /** Chains that it stands for together ("both sides"), where annotated. */
  split: string[];
}

export interface GoldDocument {
  id: string;
  genre: string;
  published: string | null;
  text: string;
  /** In the order of the text, the longer one first. */
  mentions: GoldMention[];
}

interface Word {
  span: Span;
  lemma: string;
  upos: string;
  head: number;
  misc: string;
}

const MENTION = /\((\d+)-([^()]*)(\))?|(\d+)\)/g;

const miscOf = (word: Word, key: string): string | undefined =>
  word.misc
    .split('|')
    .find((m) => m.startsWith(`${key}=`))
    ?.slice(key.length + 1);

/** Reads the documents of a CoNLL-U file of GUM. */
export function gumDocuments(conllu: string): GoldDocument[] {
  return conllu
    .split(/^(?=# newdoc id = )/m)
    .filter((block) => block.startsWith('# newdoc'))
    .map(document);
}

function document(block: string): GoldDocument {
  const id = /^# newdoc id = (\S+)/.exec(block)![1]!;
  const created = /^# meta::dateCreated = (\d{4}-\d{2}-\d{2})\s*$/m.exec(block);
  let text = '';
  const mentions: GoldMention[] = [];
  const open = new Map<string, { first: number; sentence: Word[]; fields: string[] }[]>();
  for (const lines of block.split(/\r?\n\r?\n/).map((b) => b.split(/\r?\n/))) {
    if (!lines.some((l) => /^\d/.test(l))) continue;
    if (text !== '') text += lines.some((l) => /^# newpar( |$)/.test(l)) ? '\n\n' : ' ';
    const words: Word[] = [];
    let range = { end: 0, glued: false };
    for (const line of lines) {
      const cells = line.split('\t');
      const glued = /(^|\|)SpaceAfter=No(\||$)/.test(cells[9] ?? '');
      const multi = /^\d+-(\d+)$/.exec(cells[0]!);
      if (multi) range = { end: Number(multi[1]), glued };
      if (!/^\d+$/.test(cells[0]!)) continue;
      const n = Number(cells[0]);
      const start = text.length;
      text += cells[1]!;
      words.push({
        span: [start, text.length],
        lemma: cells[2]!,
        upos: cells[3]!,
        head: Number(cells[6]) - 1,
        misc: cells[9] ?? '',
      });
      if (!(glued || n < range.end || (n === range.end && range.glued))) text += ' ';
    }
    text = text.trimEnd();
    words.forEach((word, i) => {
      for (const [, chain, rest, closed, closing] of (miscOf(word, 'Entity') ?? '').matchAll(MENTION)) {
        if (chain !== undefined && closed) mentions.push(mention(chain, rest!.split('-'), words, i, i));
        else if (chain !== undefined)
          open.set(chain, [...(open.get(chain) ?? []), { first: i, sentence: words, fields: rest!.split('-') }]);
        else {
          const begun = open.get(closing!)?.pop();
          if (begun && begun.sentence === words) mentions.push(mention(closing!, begun.fields, words, begun.first, i));
        }
      }
    });
  }
  mentions.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  return { id, genre: id.split('_')[1]!, published: created?.[1] ?? null, text, mentions };
}

function mention(chain: string, fields: string[], words: Word[], first: number, last: number): GoldMention {
  let head = last;
  for (let i = first; i <= last; i++) {
    const above = words[i]!.head;
    if ((above < first || above > last) && words[i]!.upos !== 'PUNCT') {
      head = i;
      break;
    }
  }
  const [kind, status, , , , link] = fields;
  const split = miscOf(words[first]!, 'SplitAnte')
    ?.split(',')
    .filter((s) => s.endsWith(`<${chain}`))
    .map((s) => s.split('<')[0]!);
  return {
    chain,
    kind: kind!,
    status: status!,
    link: link!,
    span: [words[first]!.span[0], words[last]!.span[1]],
    head: words[head]!.span,
    upos: words[head]!.upos,
    lemma: words[head]!.lemma,
    split: split ?? [],
  };
}

/**
 * The chains that a mention of ours stands for: of the gold mentions with the same head the innermost, as "the army" heads
 * "the army and the navy" too; a name that was headed otherwise counts by its words.
 */
export function chainAt(mentions: readonly GoldMention[], head: Span, span: Span): string | null {
  let best: GoldMention | null = null;
  for (const within of [head, span]) {
    for (const m of mentions)
      if (m.head[0] < within[1] && within[0] < m.head[1] && (!best || length(m) <= length(best))) best = m;
    if (best) return best.chain;
  }
  return null;
}

/** The chains of "X and Y" as one, for two mentions of ours. */
export function chainsOfPair(mentions: readonly GoldMention[], first: Span, second: Span): string[] {
  return mentions
    .filter((m) => m.head[0] < first[1] && first[0] < m.head[1] && m.span[1] >= second[1] && m.head[0] < second[0])
    .map((m) => m.chain);
}

const length = (m: GoldMention): number => m.span[1] - m.span[0];
