/** Documents with the names of places marked, for training the recogniser. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { analyse, type Sentence, type Token, tagTokens } from '../src/language/index.js';

export interface Range {
  first: number;
  last: number;
}

export interface Document {
  id: string;
  source: string;
  sentences: Sentence[];
  /** By sentence: names of places. */
  gold: Range[][];
  /** By sentence: names of organisations and the like, in which a place may hide unmarked. */
  unclear: Range[][];
  held: boolean;
  shouting: boolean;
  weight: number;
}

const shared = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'shared', 'data');
const root = existsSync(shared) ? shared : join(process.cwd(), '..', 'shared', 'data');
/** Genres of GUM under a non-commercial licence. */
const CLOSED = /^GUM_(whow|fiction)_/;
const OPEN_SOURCES = [
  'australian-department-of-foreign-affairs',
  'centcom',
  'uk-government',
  'us-state-department',
  'wikipedia',
];

/** All documents, each also in capitals where it is news-like. */
export function loadDocuments(): Document[] {
  const documents = [...gum('gum-train'), ...gum('gum-dev'), ...re3d(), ...own()];
  const shouted = documents
    .filter((d) => /news|re3d|own|bio|voyage/.test(d.source) && hash(d.id) % 3 !== 0)
    .map((d) => inCapitals(d));
  return [...documents, ...shouted];
}

function document(
  id: string,
  source: string,
  sentences: Sentence[],
  gold: Range[][],
  unclear: Range[][],
  weight = 1,
): Document {
  return { id, source, sentences, gold, unclear, weight, held: hash(id) % 5 === 0, shouting: false };
}

function hash(id: string): number {
  let h = 7;
  for (const c of id) h = (Math.imul(h, 31) + c.charCodeAt(0)) >>> 0;
  return (h >>> 8) & 0xffff;
}

function inCapitals(doc: Document): Document {
  const sentences = doc.sentences.map((s) => ({
    ...s,
    tokens: s.tokens.map((t) => ({ ...t, form: t.form.toUpperCase() })),
  }));
  tagTokens(sentences);
  return { ...doc, sentences, shouting: true, weight: doc.weight * 0.5 };
}

/** Entities of GUM: `Entity=(1-place-…` opens, `1)` closes, brackets nest. */
function gum(file: string): Document[] {
  const documents: Document[] = [];
  const text = gunzipSync(readFileSync(join(root, 'treebanks', `${file}.conllu.gz`))).toString('utf8');
  for (const part of text.split(/^# newdoc id = /m).slice(1)) {
    const id = part.slice(0, part.indexOf('\n')).trim();
    if (CLOSED.test(id)) continue;
    const sentences: Sentence[] = [];
    const entities: { type: string; range: Range; s: number }[] = [];
    for (const block of part.split(/\n\n/)) {
      const rows = block
        .split('\n')
        .filter((r) => /^\d+\t/.test(r))
        .map((r) => r.split('\t'));
      if (rows.length === 0) continue;
      const s = sentences.length;
      const open: { key: string; type: string; first: number }[] = [];
      let at = 0;
      const tokens: Token[] = rows.map((r, i) => {
        const spaceAfter = !r[9].includes('SpaceAfter=No');
        const token = {
          i,
          start: at,
          end: at + r[1].length,
          form: r[1],
          lemma: '',
          upos: '',
          xpos: '',
          head: -1,
          deprel: '',
          spaceAfter,
        };
        at = token.end + (spaceAfter ? 1 : 0);
        const entity = /(?:^|\|)Entity=([^|]*)/.exec(r[9])?.[1] ?? '';
        for (const m of entity.matchAll(/\(([^()-]+)-([a-z]+)[^()]*(\))?|([^()]+)\)/g)) {
          if (m[1] !== undefined) {
            if (m[3]) entities.push({ type: m[2], range: { first: i, last: i }, s });
            else open.push({ key: m[1], type: m[2], first: i });
          } else {
            const k = open.map((o) => o.key).lastIndexOf(m[4]);
            if (k >= 0) entities.push({ type: open[k].type, range: { first: open.splice(k, 1)[0].first, last: i }, s });
          }
        }
        return token;
      });
      sentences.push({ index: s, start: 0, end: at, paragraph: 0, tokens });
      proper.set(
        tokens,
        rows.map((r) => ({ name: /^NNPS?$/.test(r[4]), head: Number(r[6]) - 1 })),
      );
    }
    tagTokens(sentences);
    const gold = sentences.map((): Range[] => []);
    const unclear = sentences.map((): Range[] => []);
    for (const e of entities) {
      const { tokens } = sentences[e.s];
      if (e.type === 'place') {
        const name = nameIn(tokens, e.range);
        if (name && !gold[e.s].some((g) => g.first === name.first && g.last === name.last)) gold[e.s].push(name);
      }
    }
    documents.push(document(id, `gum ${id.split('_')[1]}`, sentences, gold.map(outermost), unclear));
  }
  return documents;
}

/** Tags and heads as annotated, by sentence. */
const proper = new Map<readonly Token[], { name: boolean; head: number }[]>();
const JOINS = /^(of|de|del|la|el|al|the|and|&|-|–|\.)$/i;

/** The proper name that heads an entity: "Sirte" in "the eastern city Sirte , …"; null if its head is a common noun. */
function nameIn(tokens: readonly Token[], range: Range): Range | null {
  const marks = proper.get(tokens)!;
  let head = -1;
  for (let i = range.first; i <= range.last; i++)
    if (marks[i].head < range.first || marks[i].head > range.last) head = head < 0 ? i : head;
  if (head < 0 || !marks[head].name) return null;
  let first = head;
  let last = head;
  const joins = (i: number, step: number): boolean =>
    JOINS.test(tokens[i].form) && i + step >= range.first && i + step <= range.last && (marks[i + step]?.name ?? false);
  while (first > range.first && (marks[first - 1].name || joins(first - 1, -1))) first--;
  while (last < range.last && (marks[last + 1].name || joins(last + 1, 1))) last++;
  while (first < last && JOINS.test(tokens[first].form)) first++;
  return { first, last };
}

const outermost = (ranges: Range[]): Range[] =>
  ranges.filter((r) => !ranges.some((o) => o !== r && o.first <= r.first && r.last <= o.last));

interface Re3dEntity {
  begin: number;
  end: number;
  type: string;
  documentId: string;
}

function re3d(): Document[] {
  const documents: Document[] = [];
  for (const source of OPEN_SOURCES) {
    const read = <T>(name: string): T[] =>
      readFileSync(join(root, 're3d', source, name), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((l) => JSON.parse(l) as T);
    const entities = read<Re3dEntity>('entities.json');
    for (const d of read<{ _id: string; text: string }>('documents.json')) {
      const { sentences } = analyse(d.text);
      const gold = sentences.map((): Range[] => []);
      const unclear = sentences.map((): Range[] => []);
      for (const e of entities.filter((x) => x.documentId === d._id)) {
        const s = sentences.findIndex((x) => x.start <= e.begin && e.end <= x.end);
        if (s < 0) continue;
        const { tokens } = sentences[s];
        const inside = tokens.filter((t) => t.start >= e.begin && t.end <= e.end);
        if (inside.length === 0) continue;
        const range = { first: inside[0].i, last: inside[inside.length - 1].i };
        if (e.type === 'Location') {
          const name = lastName(tokens, range);
          if (name && !gold[s].some((g) => g.first === name.first && g.last === name.last)) gold[s].push(name);
        } else if (/Organisation|Military|Weapon|Document/.test(e.type)) unclear[s].push(range);
      }
      documents.push(document(d._id, `re3d ${source}`, sentences, gold.map(outermost), unclear));
    }
  }
  return documents;
}

/** The last capitalised run of an entity, so "Darayya" in "suburb of Darayya". */
function lastName(tokens: readonly Token[], range: Range): Range | null {
  const capital = (i: number): boolean => /^\p{Lu}/u.test(tokens[i].form);
  let last = range.last;
  if (!capital(last)) return null;
  let first = last;
  while (
    first > range.first &&
    (capital(first - 1) ||
      (/^[-']$/.test(tokens[first - 1].form) && first - 2 >= range.first) ||
      /^(al|el|ash|as|ad|ar|az|ez|an)$/.test(tokens[first - 1].form))
  )
    first--;
  while (first < last && !capital(first) && !/^(al|el|ash|as|ad|ar|az|ez|an)$/.test(tokens[first].form)) first++;
  if (tokens[first].form === 'The' && first < last) first++;
  if (/^(?:N?NPS?|JJ)$/.test(tokens[last].xpos) || last > first || tokens[last].upos === 'PROPN')
    return { first, last };
  last = first;
  return { first, last };
}

/** Our own texts: `[[Sirte]]` marks a place, a line is a paragraph, an empty line ends a document. */
function own(): Document[] {
  const file = join(dirname(fileURLToPath(import.meta.url)), 'places-texts.txt');
  const raw = readFileSync(existsSync(file) ? file : join(process.cwd(), 'training', 'places-texts.txt'), 'utf8');
  return raw
    .split(/\n\s*\n/)
    .map((d) =>
      d
        .split('\n')
        .filter((l) => !l.startsWith('#'))
        .join('\n')
        .trim(),
    )
    .filter(Boolean)
    .map((marked, n) => {
      const places: [number, number][] = [];
      let text = '';
      for (const part of marked.split(/(\[\[.*?\]\])/)) {
        const inner = part.startsWith('[[') ? part.slice(2, -2) : null;
        if (inner !== null) places.push([text.length, text.length + inner.length]);
        text += inner ?? part;
      }
      const { sentences } = analyse(text);
      const gold = sentences.map((s) =>
        places.flatMap(([from, to]) => {
          const inside = s.tokens.filter((t) => t.start >= from && t.end <= to);
          return inside.length ? [{ first: inside[0].i, last: inside[inside.length - 1].i }] : [];
        }),
      );
      return document(
        `own-${n}`,
        'own',
        sentences,
        gold,
        sentences.map(() => []),
        1.5,
      );
    });
}

/** Words that are written in small letters, and how often: 1 at least twice, 2 often, 3 very often. */
export function commonWords(documents: readonly Document[]): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (form: string): void => {
    if (/^[a-z]{2,}$/.test(form)) counts.set(form, (counts.get(form) ?? 0) + 1);
  };
  for (const d of documents) if (!d.shouting) for (const s of d.sentences) for (const t of s.tokens) count(t.form);
  for (const line of gunzipSync(readFileSync(join(root, 'treebanks', 'ewt-train.conllu.gz')))
    .toString('utf8')
    .split('\n')) {
    if (/^\d/.test(line)) count(line.split('\t')[1]);
  }
  return new Map([...counts].filter(([, n]) => n >= 2).map(([w, n]) => [w, n >= 60 ? 3 : n >= 8 ? 2 : 1]));
}
