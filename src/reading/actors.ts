import type { ActorIndex } from '../knowledge/actors/index.js';
import { slug } from '../knowledge/actors/index.js';
import type { Analysis } from '../language/types.js';
import { findForms, type Hit } from './actors-forms.js';
import {
  actsAsState,
  apposition,
  headOf,
  introducesAcronym,
  isDateline,
  isGivenName,
  type Named,
  titleBefore,
  unknownName,
  withTitle,
} from './actors-names.js';
import { type Phrase, Phrases } from './actors-phrases.js';
import { type Known, ReportActors } from './actors-report.js';
import { BARE } from './actors-words.js';
import type { ActorMention, PlaceMention } from './types.js';

export { ActorLookup, actorAt, describe, partiesOf } from './actors-lookup.js';

/**
 * Finds everybody who can act or be acted on: names of the actor files, people described by a role noun, peoples, states,
 * capitals that act for their state, and names that the files do not have. What pronouns and "the army" stand for is
 * found afterwards, by `resolveReferences`.
 *
 * @example
 * const analysis = analyse('Militias loyal to warlord Khalifa Haftar shelled Tripoli.');
 * findActors(analysis, await loadActors(), findPlaces(analysis, openGazetteer()), { published: '2020-06-07' });
 * // "Militias" (LBY.LNA, REB) and "warlord Khalifa Haftar" (person:khalifa-haftar)
 */
export function findActors(
  analysis: Analysis,
  index: ActorIndex,
  places: readonly PlaceMention[],
  options: { published: string | null; outlet?: string | null },
): ActorMention[] {
  const report = new ReportActors(index, options.published, options.outlet ?? null);
  const hits = analysis.sentences.map((s) => findForms(s, index));
  report.count(hits, places);
  const placesOf: PlaceMention[][] = analysis.sentences.map(() => []);
  for (const place of places) placesOf[place.sentence]?.push(place);
  const mentions: ActorMention[] = [];
  for (const h of hits) {
    const p = new Phrases(report, h, placesOf[h.sentence.index] ?? [], analysis.text);
    const here = new SentenceReader(p).read();
    mentions.push(...here);
  }
  return mentions;
}

const CALENDAR =
  /^(January|February|March|April|May|June|July|August|September|October|November|December|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$/i;

class SentenceReader {
  private readonly out: ActorMention[] = [];
  /** Last token of a name of several words that was just read: what stands in it is part of it. */
  private named = -1;
  private readonly titles = new Set<number>();
  private readonly runs: (number | undefined)[];

  constructor(private readonly p: Phrases) {
    this.runs = new Array(p.tokens.length);
  }

  read(): ActorMention[] {
    const { tokens, hits } = this.p;
    for (let i = 0; i < tokens.length; i++) {
      if (i <= this.named) continue;
      const name = hits.names[i];
      if (name?.first === i && this.name(name)) continue;
      const role = hits.roles[i];
      if (role?.last === i) {
        this.role(role);
        continue;
      }
      const people = hits.peoples[i];
      if (people?.first === i && (name === undefined || name.first !== i)) this.people(people);
      if (!name && !role && !people && tokens[i]!.upos === 'PROPN' && this.runs[i] === undefined) this.run(i);
    }
    const kept = this.out.filter((m) => !(m.kind === 'described' && this.titles.has(m.head)));
    return kept.sort((a, b) => a.first - b.first || b.last - a.last);
  }

  private push(
    known: Known,
    first: number,
    last: number,
    head: number,
    kind: ActorMention['kind'],
    plural: boolean,
    confidence = known.confidence,
    organ = false,
  ): void {
    const { tokens, report } = this.p;
    let { code } = known;
    let sure = confidence;
    if (code === null && kind === 'described') {
      code = report.fallback(organ);
      // what a country stands behind is not its own
      if (code !== null && known.sides.includes(code)) code = null;
      if (code) sure = Math.min(sure, 0.4);
    }
    this.out.push({
      text: this.p.slice(first, last),
      span: [tokens[first]!.start, tokens[last]!.end],
      sentence: this.p.sentence.index,
      first,
      last,
      head,
      id: known.id,
      name: known.name,
      code,
      sector: known.sector,
      kind,
      plural,
      sides: known.sides,
      refersTo: [],
      confidence: Math.round(sure * 100) / 100,
    });
  }

  /** A name of the files. False when it is none here, so that the token can still be something else. */
  private name(hit: Hit): boolean {
    const { p } = this;
    // what the report itself calls "(UFF)" goes before what others call so
    const own = hit.first === hit.last && hit.forms[0]![3] === 'U' ? p.introducedAt(hit.first) : null;
    const known = own ?? p.known(hit);
    if (!known) return false;
    const onlyCity = hit.forms.every((f) => f[1] === 'm');
    if (onlyCity && (isDateline(p, hit) || !actsAsState(p, hit))) return false;
    const place = p.place(hit.first);
    if (
      known.kind === 'state' &&
      place &&
      place.country &&
      place.country !== known.code &&
      place.kind !== 'country' &&
      p.report.index.isState(place.country)
    )
      return false;
    // "Igor Putin", "Hala Assad": a surname after another's given name
    if (known.kind === 'person' && this.isOthersSurname(hit)) return false;
    // "Michael Jordan": part of a person's name
    const t = p.tokens[hit.first]!;
    if (known.kind === 'state' && /^flat/.test(t.deprel) && t.head < hit.first && !p.hits.names[t.head]) return false;
    const adjective =
      known.kind === 'state' &&
      p.hits.peoples[hit.first] !== undefined &&
      /^(compound|amod|nmod:desc|nmod:unmarked)/.test(p.tokens[hit.last]!.deprel);
    if (adjective) {
      if (!p.hits.roles[hit.last + 1])
        this.push({ ...known, confidence: 0.5 }, hit.first, hit.last, headOf(p, hit.first, hit.last), 'demonym', false);
      return true;
    }
    const named = withTitle(p, hit, known);
    this.takeTitle(named);
    this.push(named.known, named.first, named.last, headOf(p, named.first, named.last), 'named', false);
    if (known.kind === 'person') this.introduce(p.tokens[hit.last]!.form, named.known);
    this.parenthesis(hit.last, named.known);
    return true;
  }

  private isOthersSurname(hit: Hit): boolean {
    const { p } = this;
    const before = p.tokens[hit.first - 1];
    if (hit.first !== hit.last || before?.upos !== 'PROPN' || p.hits.capitals) return false;
    if (p.hits.roles[before.i] || p.hits.peoples[before.i] || p.hits.names[before.i] || p.place(before.i)) return false;
    return isGivenName(before) && titleBefore(p, hit.first) === null;
  }

  private takeTitle(named: Named): void {
    for (let i = named.first; i < named.name; i++) this.titles.add(i);
  }

  private introduce(word: string, known: Known): void {
    const key = this.p.report.index.piece(word, false);
    if (key.length > 2) this.p.report.introduced.set(key, known);
  }

  /** "Government of National Accord (GNA)": the short name is good from here on. */
  private parenthesis(last: number, known: Known): void {
    const { p } = this;
    if (!introducesAcronym(p, last)) return;
    const short = p.tokens[last + 2]!.form;
    const listed = p.hits.names[last + 2];
    const other = listed ? p.known(listed) : null;
    if (
      other &&
      (other.id === known.id ||
        other.code === null ||
        p.report.countries.has(other.code) ||
        /^(IGO|NGO|IMG)$/.test(other.code))
    )
      return;
    this.introduce(short, known);
  }

  /** A noun phrase around a role noun. */
  private role(hit: Hit): void {
    const { p } = this;
    const phrase = p.phrase(hit);
    if (!phrase) return;
    const head = headOf(p, phrase.first, hit.last);
    // "Borno state", "Western Division": a part of a country, not somebody
    const place = p.place(hit.last) ?? (BARE.has(phrase.role.noun) ? p.place(hit.first - 1) : undefined);
    if (place && place.kind !== 'country') return;
    const t = p.tokens[hit.last]!;
    if (this.isTitle(hit)) return;
    const modifier = this.isModifier(hit);
    if (modifier && !this.isOwnerOfThing(hit, phrase)) return;
    const { flags } = phrase.role;
    const acts = /^(nsubj|obl:agent)/.test(t.deprel) && !t.deprel.endsWith('pass');
    if (flags.includes('vehicle')) {
      if (!phrase.owned && !(acts && flags.includes('armed') && phrase.plural)) return;
      if (flags.includes('weak') && !phrase.owned) return;
    }
    const about = apposition(p, head);
    if (!phrase.owned && about && about !== phrase && about.owned && phrase.sector === about.sector)
      phrase.code ??= about.code;
    if (BARE.has(phrase.role.noun) && !phrase.owned && phrase.sector === phrase.role.sector && !this.isDefinite(phrase))
      return;
    const capital = /^\p{Lu}/u.test(t.form) && !p.hits.capitals && t.i > 0 && t.upos === 'PROPN';
    let last = hit.last;
    let known: Known = phrase;
    let kind: ActorMention['kind'] = 'described';
    if (
      capital &&
      (flags.includes('group') || flags.includes('org')) &&
      (phrase.first < hit.first || this.ofName(head) > last)
    ) {
      kind = 'named';
      last = Math.max(last, this.ofName(head));
      const text = p.slice(phrase.first, last);
      const listed = p.report.index.get(phrase.id);
      if (!listed && !phrase.role.organ)
        known = { ...phrase, id: `${phrase.code ?? p.report.main ?? 'UNK'}.${slug(text)}`, name: text };
      this.parenthesis(last, known);
      if (last > hit.last) this.named = last;
    }
    this.push(
      known,
      phrase.first,
      last,
      head,
      kind,
      phrase.plural || flags.includes('people'),
      modifier ? Math.min(known.confidence, 0.5) : known.confidence,
      phrase.role.organ !== null,
    );
  }

  /** The end of "of National Accord" after a capitalised noun. */
  private ofName(head: number): number {
    const { p } = this;
    for (const c of p.children(head)) {
      if (
        c > head &&
        /^nmod/.test(p.tokens[c]!.deprel) &&
        p.tokens[c]!.upos === 'PROPN' &&
        /^(of|for)$/.test(p.preposition(c) ?? '')
      ) {
        let end = c;
        for (const f of p.children(c)) if (f > end && /^(flat|compound)/.test(p.tokens[f]!.deprel)) end = f;
        return end - head <= 6 ? end : -1;
      }
    }
    return -1;
  }

  private isDefinite(phrase: Phrase): boolean {
    const before = this.p.tokens[phrase.first - 1];
    return before !== undefined && /^(the|this|that|these|those|its|their|both|his|two)$/i.test(before.form);
  }

  /** "army base", "government forces": the noun only modifies another one. */
  private isModifier(hit: Hit): boolean {
    const { p } = this;
    const t = p.tokens[hit.last]!;
    if (!/^(compound|amod|nmod:desc|nmod:unmarked|flat)/.test(t.deprel) || t.head <= hit.last) return false;
    const next = p.tokens[hit.last + 1];
    return next !== undefined && !/^(,|;|:)$/.test(next.form);
  }

  /** "rebel positions", "Israeli police custody": the thing is theirs, so that what is done to it is done to them. */
  private isOwnerOfThing(hit: Hit, phrase: Phrase): boolean {
    const { p } = this;
    const { flags } = phrase.role;
    const next = hit.last + 1;
    if (p.hits.roles[next] || p.hits.names[next] || p.tokens[next]?.upos === 'PROPN') return false;
    const head = p.tokens[hit.last]!.head;
    if (p.hits.roles[head] && p.tokens[head]!.upos !== 'VERB') return false;
    return flags.includes('armed') || (phrase.role.organ !== null && flags.includes('collective'));
  }

  /** "President Obama": the title belongs to the name that follows. */
  private isTitle(hit: Hit): boolean {
    const { p } = this;
    const next = p.tokens[hit.last + 1];
    if (!next) return false;
    const name = p.hits.names[hit.last + 1];
    if (name) return p.known(name)?.kind === 'person' && titleBefore(p, hit.last + 1) !== null;
    return (
      next.upos === 'PROPN' &&
      this.p.report.index.roles[hit.forms[0]![2]]!.flags.includes('person') &&
      !p.hits.roles[hit.last + 1] &&
      !p.hits.peoples[hit.last + 1]
    );
  }

  /** "Israelis", "the Kurds", "a Palestinian", "the British". */
  private people(hit: Hit): void {
    const { p } = this;
    const t = p.tokens[hit.last]!;
    const noun = hit.forms.find((f) => f[1] === 'p');
    const before = p.tokens[hit.first - 1];
    const next = p.tokens[hit.last + 1];
    if (/^(compound|amod|nmod:desc|flat|nmod:unmarked)/.test(t.deprel) && t.head > hit.last) {
      this.adjective(hit, t.head);
      return;
    }
    if (next?.form === '-' && next.start === t.end) return;
    if (p.hits.roles[hit.last + 1]) return;
    let plural: boolean;
    if (noun) {
      plural = hit.forms.some((f) => f[1] === 'p' && f[4] === 1) && !/^(a|an|one)$/i.test(before?.form ?? '');
      if (
        !/^(NOUN|PROPN)$/.test(t.upos) &&
        !(t.upos === 'ADJ' && /^(the|a|an|two|three|some|many)$/i.test(before?.form ?? ''))
      )
        return;
    } else {
      if (!/^the$/i.test(before?.form ?? '') || !/^(nsubj|obj|obl|nmod|conj|root)/.test(t.deprel)) return;
      plural = true;
    }
    const code = p.report.codeOf(hit.forms);
    const text = p.slice(hit.first, hit.last);
    const ethnic = hit.forms.every((f) => f[2] < 0);
    const key = slug(text).replace(/s$/, '');
    const id = ethnic ? `${code ?? p.report.main ?? 'UNK'}.${key}` : `${code}.CVL`;
    this.push(
      {
        id,
        name: text,
        code: code ?? (ethnic ? p.report.main : null),
        sector: 'CVL',
        sides: [],
        kind: 'unknown',
        confidence: ethnic && !code ? 0.5 : 0.8,
      },
      hit.first,
      hit.last,
      headOf(p, hit.first, hit.last),
      'demonym',
      plural,
    );
  }

  /** "an Indian proposal", "Israeli air raids": whose doing a thing is. Not where the noun itself is somebody. */
  private adjective(hit: Hit, head: number): void {
    const { p } = this;
    for (let i = hit.last + 1; i <= head; i++)
      if (p.hits.roles[i] || p.tokens[i]!.form === '-' || p.tokens[i]!.upos === 'PROPN') return;
    const code = p.report.codeOf(hit.forms.filter((f) => f[2] >= 0));
    if (!code) return;
    const name = p.report.index.get(code)?.name ?? code;
    this.push(
      { id: code, name, code, sector: null, sides: [], kind: 'state', confidence: 0.5 },
      hit.first,
      hit.last,
      headOf(p, hit.first, hit.last),
      'demonym',
      false,
    );
  }

  /** A run of proper nouns that the files do not have. */
  private run(from: number): void {
    const { p } = this;
    let to = from;
    const free = (i: number): boolean =>
      p.tokens[i] !== undefined && !p.hits.names[i] && !p.hits.roles[i] && !p.hits.peoples[i];
    for (;;) {
      const next = p.tokens[to + 1];
      if (!next) break;
      if (next.upos === 'PROPN' && free(to + 1)) to++;
      else if (
        (next.form === '-' || /^(al|el|de|la|bin|ibn|von|van|of|da|dos|del)$/i.test(next.form)) &&
        p.tokens[to + 2]?.upos === 'PROPN' &&
        free(to + 2) &&
        !(/^of$/i.test(next.form) && p.place(to + 2))
      )
        to += 2;
      else break;
    }
    for (let i = from; i <= to; i++) this.runs[i] = from;
    if (
      p.hits.roles[to + 1] &&
      p.tokens[to + 1]!.upos === 'PROPN' &&
      /^(compound|flat|nmod:desc)/.test(p.tokens[to]!.deprel)
    )
      return;
    const titled = titleBefore(p, from) !== null;
    for (let i = from; i <= to; i++) if (p.place(i) && !titled) return;
    if (CALENDAR.test(p.tokens[from]!.form)) return;
    const named = unknownName(p, from, to);
    if (!named) return;
    this.takeTitle(named);
    this.push(named.known, named.first, named.last, headOf(p, named.first, named.last), 'named', false);
    if (named.known.kind === 'person') this.introduce(p.tokens[to]!.form, named.known);
    this.parenthesis(to, named.known);
  }
}
