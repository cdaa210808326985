/** Learns the lemma rules of src/language/lemma.ts from the training trees. */
import { quotesFolded } from '../src/language/features.js';
import { type EndingRule, type LemmaModel, LONGEST_ENDING, lemmaByRule, letterCase } from '../src/language/lemma.js';
import type { Lexicon } from '../src/language/lexicon.js';
import { irregulars } from './irregular.js';
import type { Tree } from './treebank.js';

function best<K>(counts: Map<K, number>): K {
  let winner: K | undefined;
  let most = -1;
  for (const [key, n] of counts) if (n > most) [winner, most] = [key, n];
  return winner as K;
}
/** The commonest lemma; a name keeps its form where the treebanks disagree ("United" is Unite in one of them). */
function usual(form: string, xpos: string, lemmas: Map<string, number>): string {
  const total = [...lemmas.values()].reduce((a, b) => a + b, 0);
  return xpos === 'NNP' && (lemmas.get(form) ?? 0) >= total / 5 ? form : best(lemmas);
}

function add<K, V>(table: Map<K, Map<V, number>>, key: K, value: V, n = 1): void {
  const row = table.get(key) ?? new Map<V, number>();
  table.set(key, row);
  row.set(value, (row.get(value) ?? 0) + n);
}

/** Rules, cases and exceptions from trees; spelling mistakes that the treebank corrects in the lemma are not learned. */
export function learnLemmas(trees: Tree[], lexicon: Lexicon): LemmaModel {
  const seen = new Map<string, Map<string, number>>();
  for (const tree of trees) {
    for (const row of tree.rows)
      if (row.deprel !== 'goeswith' && row.lemma !== '_')
        add(seen, `${quotesFolded(row.form)}\t${row.xpos}`, row.lemma);
  }
  for (const [form, xpos, lemma, overrules] of irregulars()) {
    const key = `${form}\t${xpos}`;
    if (overrules || !seen.has(key)) seen.set(key, new Map([[lemma, 1]]));
  }
  const endings = new Map<string, Map<string, number>>();
  const cases = new Map<string, Map<'keep' | 'lower' | 'title', number>>();
  for (const [key, lemmas] of seen) {
    const [form, xpos] = key.split('\t');
    const lemma = usual(form, xpos, lemmas);
    const lower = form.toLowerCase();
    const target = lemma.toLowerCase();
    let same = 0;
    while (same < lower.length && same < target.length && lower[same] === target[same]) same++;
    if (lower.length - same > 5 || target.length - same > 5) continue;
    const script = `${lower.length - same}\t${target.slice(same)}`;
    const bounded = `<${lower}`;
    for (let n = 0; n <= LONGEST_ENDING && n <= bounded.length; n++)
      add(endings, `${xpos}\t${n ? bounded.slice(-n) : ''}`, script);
    const shape = letterCase(form);
    const title = target.slice(0, 1).toUpperCase() + target.slice(1);
    const kept = form.slice(0, same);
    const how =
      lemma === target && shape !== 'lower'
        ? 'lower'
        : lemma.startsWith(kept)
          ? 'keep'
          : lemma === title
            ? 'title'
            : 'lower';
    add(cases, `${xpos}\t${shape}`, how);
  }
  const model: LemmaModel = { exceptions: new Map(), rules: new Map(), cases: new Map() };
  for (const [key, counts] of cases) model.cases.set(key, best(counts));
  // from short endings to long: a longer one is kept only when it says something else
  for (const [key, counts] of [...endings].sort((a, b) => a[0].length - b[0].length)) {
    const [xpos, ending] = key.split('\t');
    const total = [...counts.values()].reduce((a, b) => a + b, 0);
    const script = best(counts);
    if (ending && (total < 2 || (counts.get(script) as number) < 0.6 * total)) continue;
    const [strip, tail] = script.split('\t');
    let shorter: EndingRule | undefined;
    for (let n = ending.length - 1; n >= 0 && !shorter; n--)
      shorter = model.rules.get(`${xpos}\t${n ? ending.slice(-n) : ''}`);
    if (shorter && shorter.strip === Number(strip) && shorter.add === tail) continue;
    model.rules.set(key, { strip: Number(strip), add: tail });
  }
  for (const [key, lemmas] of seen) {
    const [form, xpos] = key.split('\t');
    const lemma = usual(form, xpos, lemmas);
    if (lemmaByRule(form, xpos, model, lexicon) !== lemma) model.exceptions.set(key, lemma);
  }
  return model;
}
