/** Noun phrases about people: "Haftar's militia", "rebels in Darfur", "a senior British minister", with country, sector and sides. */
import type { Role } from '../knowledge/actors/index.js';
import { slug } from '../knowledge/actors/index.js';
import { children } from '../language/tree.js';
import type { Sentence, Token } from '../language/types.js';
import type { Hit, Hits } from './actors-forms.js';
import { type Modifiers, modifiersOf, readBehind, readRightBehind } from './actors-modifiers.js';
import type { Known, ReportActors } from './actors-report.js';
import { ARMED_SECTORS } from './actors-words.js';
import type { PlaceMention } from './types.js';

/** A noun phrase around a role noun, resolved. */
export interface Phrase extends Known {
  first: number;
  last: number;
  /** Last token of the role noun. */
  noun: number;
  role: Role;
  plural: boolean;
  /** The words themselves say which country or whose it is. */
  owned: boolean;
  former: boolean;
}

/** Those who hold a public office or bear arms for a state by their very name; not "an official", who may be anybody's. */
const isServant = ({ noun, flags, sector: own }: Role, sector: string | null): boolean =>
  flags.includes('person') &&
  ((/^(MIL|COP|SPY)$/.test(sector ?? '') && flags.includes('official')) ||
    (own === 'GOV' && /^(governor|mayor|prefect|minister|president|prime minister)$/.test(noun)));

/** How sure it is that "the army" is that of the country that a report was filed in. */
export const AT_HOME = 0.44;

/** Nouns for those who rule or serve: not the people of a land, nor who fights over it. */
const isOfAuthority = ({ organ, sector, flags }: Role): boolean =>
  organ !== null || flags.includes('official') || /^(GOV|LEG|JUD|MIL|COP|SPY)$/.test(sector ?? '');

const LEFT =
  /^(compound|amod|nmod|nummod|flat|case|punct|advmod|goeswith|obl|dep|appos|conj|cc|advcl|acl|nsubj|obj|root)/;

export class Phrases {
  private readonly placeAt: (PlaceMention | undefined)[];
  private readonly made = new Map<number, Phrase | null>();
  private readonly names = new Map<Hit, Known | null>();
  private readonly below: readonly (readonly number[])[];
  readonly tokens: readonly Token[];
  readonly sentence: Sentence;

  constructor(
    readonly report: ReportActors,
    readonly hits: Hits,
    places: readonly PlaceMention[],
    readonly text: string,
  ) {
    this.sentence = hits.sentence;
    this.tokens = hits.sentence.tokens;
    this.below = children(hits.sentence);
    this.placeAt = new Array(this.tokens.length);
    for (const place of places) for (let i = place.first; i <= place.last; i++) this.placeAt[i] = place;
  }

  place(i: number): PlaceMention | undefined {
    return this.placeAt[i];
  }

  children(i: number): readonly number[] {
    return this.below[i] ?? [];
  }

  slice(first: number, last: number): string {
    return this.text.slice(this.tokens[first]!.start, this.tokens[last]!.end);
  }

  /** Whom a name hit means, a capital included. */
  known(hit: Hit): Known | null {
    const before = this.names.get(hit);
    if (before !== undefined) return before;
    const found = this.report.choose(hit.forms, this.slice(hit.first, hit.last)) ?? this.metonym(hit);
    this.names.set(hit, found);
    return found;
  }

  private metonym(hit: Hit): Known | null {
    const code = this.report.codeOf(hit.forms.filter((f) => f[1] === 'm'));
    if (!code) return null;
    const sides = this.report.ofState(code, 'GOV');
    const id = sides[0] ?? `${code}.GOV`;
    const actor = this.report.index.get(id);
    return {
      id,
      name: actor?.name ?? id,
      code,
      sector: 'GOV',
      sides: sides.slice(1),
      kind: 'government',
      confidence: 0.7,
    };
  }

  /** Whom a token names or describes, for somebody who belongs to it; null for things and pronouns. */
  nominal(i: number, depth = 0): (Known & { place?: boolean }) | null {
    const name = this.hits.names[i];
    if (name) {
      const known = this.known(name);
      if (known && known.kind !== 'media') return known;
    }
    const role = this.hits.roles[i];
    if (role && depth < 4) {
      const titled = this.hits.names[role.last + 1];
      const person = titled ? this.known(titled) : null;
      if (person?.kind === 'person') return person;
      const phrase = this.phrase(role, depth + 1);
      if (phrase) return phrase;
    }
    const introduced = this.introducedAt(i);
    if (introduced) return introduced;
    const people = this.hits.peoples[i];
    if (people) {
      const code = this.report.codeOf(people.forms);
      return { id: code ?? '', name: '', code, sector: 'CVL', sides: [], kind: 'unknown', confidence: 0.7 };
    }
    const place = this.placeAt[i];
    if (place)
      return {
        id: '',
        name: '',
        code: place.country,
        sector: null,
        sides: [],
        kind: 'unknown',
        confidence: 0.6,
        place: true,
      };
    return null;
  }

  /** Who rules the territory that a token names, where that is not its state. */
  rulerAt(i: number): Known | null {
    const at = this.placeAt[i] ?? this.hits.names[i] ?? this.hits.peoples[i];
    const ruler = at && this.report.index.rulerOf(this.slice(at.first, at.last), this.report.day);
    return ruler ? this.report.known(ruler) : null;
  }

  /** A name that the report introduced before: a surname, an acronym. */
  introducedAt(i: number): Known | null {
    if (this.report.introduced.size === 0) return null;
    const token = this.tokens[i]!;
    if (!/^\p{Lu}/u.test(token.form)) return null;
    return this.report.introduced.get(this.report.index.piece(token.form, false)) ?? null;
  }

  /** First token of the noun phrase that ends with a noun: its premodifiers, without determiner and number. */
  leftEdge(from: number, head: number): number {
    let first = from;
    for (let j = from - 1; j >= 0; j--) {
      const t = this.tokens[j]!;
      if (
        t.upos === 'DET' ||
        t.upos === 'PRON' ||
        t.upos === 'AUX' ||
        t.upos === 'ADP' ||
        t.upos === 'SCONJ' ||
        t.upos === 'NUM'
      )
        break;
      if (t.upos === 'PUNCT' && t.form !== '-' && t.form !== '‑' && !/^["“”'’]$/.test(t.form)) break;
      if (t.upos === 'VERB' && !/^(amod|compound)/.test(t.deprel)) break;
      if (t.upos === 'CCONJ' && this.tokens[j - 1] && !/^(amod|compound)/.test(this.tokens[t.head]?.deprel ?? ''))
        break;
      if (!LEFT.test(t.deprel) || !this.within(j, head)) {
        const near = j === first - 1 && this.hits.peoples[j] && !/^(nsubj|obj|obl|root)/.test(t.deprel);
        if (!near) break;
      }
      first = j;
    }
    while (first < from && /^(PUNCT|CCONJ|PART|ADV)$/.test(this.tokens[first]!.upos)) first++;
    return first;
  }

  private within(i: number, head: number): boolean {
    let at = i;
    for (let n = 0; n < 8; n++) {
      at = this.tokens[at]!.head;
      if (at < 0) return false;
      if (at === head) return true;
    }
    return false;
  }

  /** Resolves the noun phrase of a role noun. */
  phrase(hit: Hit, depth = 0): Phrase | null {
    const memo = this.made.get(hit.last);
    if (memo !== undefined) return memo;
    this.made.set(hit.last, null);
    const found = this.resolve(hit, depth);
    this.made.set(hit.last, found);
    return found;
  }

  private resolve(hit: Hit, depth: number): Phrase | null {
    const form = hit.forms[0]!;
    const role = this.report.index.roles[form[2]]!;
    const noun = hit.last;
    const token = this.tokens[noun]!;
    // the head of a role of several words is whichever of them hangs outside
    let head = noun;
    for (let i = hit.first; i <= hit.last; i++) {
      const h = this.tokens[i]!.head;
      if (h < hit.first || h > hit.last) head = i;
    }
    const first = this.leftEdge(hit.first, head);
    const weak = role.flags.includes('weak');
    const plural = form[4] === 1 || /^NNP?S$/.test(token.xpos);
    const m = modifiersOf(this, first, hit.first - 1, depth);
    readBehind(this, head, noun, m, depth);
    readRightBehind(this, noun, m);
    const ruler: Modifiers['owner'] = m.owner === null && isOfAuthority(role) ? m.ruler : null;
    const owner = m.owner ?? ruler;
    if (ruler) m.code = null;
    let code = m.code ?? (owner?.code || null) ?? m.ledBy;
    let sector = role.sector;
    if (weak) sector = m.sector ?? owner?.sector ?? role.sector;
    else if (
      role.flags.includes('armed') &&
      m.sector &&
      ARMED_SECTORS.has(m.sector) &&
      (role.sector === 'MIL' || role.sector === 'PRM')
    )
      sector = m.sector;
    else if (role.flags.includes('official') && m.sector && /^(OPP|REB|PRM|IGO)$/.test(m.sector)) sector = m.sector;
    if (m.sector === 'GOV' && role.flags.includes('armed') && weak) sector = role.sector;
    if (role.noun === 'militia' || role.noun === 'militiaman')
      sector = owner && (owner.kind === 'state' || owner.kind === 'government') ? 'PRM' : 'REB';
    if (role.flags.includes('follower') && owner && !owner.place && owner.sector) {
      sector =
        role.noun === 'supporter' && owner.sector === 'ELI'
          ? 'OPP'
          : owner.sector === 'GOV' && role.noun !== 'member'
            ? 'CVL'
            : owner.sector;
    }
    if (m.former && role.flags.includes('person') && /^(GOV|LEG|MIL)$/.test(sector ?? '')) sector = 'ELI';
    if (/^peacekeep|^blue helmet/.test(role.noun) && (!code || owner?.code === 'IGO')) code = 'IGO';
    else if (!code && m.international) code = 'IGO';
    const sides: string[] = [];
    const side = (ids: readonly string[]): void => {
      for (const id of ids) if (id && !sides.includes(id)) sides.push(id);
    };
    if (owner && !owner.place && owner.id) {
      if (owner.kind === 'state') side(this.belongs(role, sector, owner.code));
      else side([owner.id, ...owner.sides]);
    } else if (code && this.report.index.isState(code)) side(this.belongs(role, sector, code));
    for (const b of m.backers) side([b.id]);
    const owned = !m.inherited && (code !== null || (owner !== null && !owner.place));
    let inherited = false;
    let spoken = false;
    if (!owned && code === null) {
      // Nothing here says whose they are: most likely those of the country that the report speaks from or is about.
      const definite = /^(the|our|its|their)$/i.test(this.tokens[first - 1]?.form ?? '');
      const said = definite && role.organ !== null ? this.speakersCountry(noun) : null;
      code = said ?? this.report.fallback(role.organ !== null || isServant(role, sector));
      // "Turkish-backed fighters" are not Turkey's
      if (m.backers.some((b) => b.code === code)) code = null;
      spoken = said !== null;
      inherited = code !== null;
    }
    // "The army", "police", "troops" are then the country's own; "an official" or "governments" may be anybody's.
    const own =
      !inherited ||
      (role.organ !== null &&
        (role.flags.includes('people') ||
          (role.flags.includes('collective') ? !plural : role.flags.includes('armed') && plural)));
    // one who serves the state is its man, whoever he is: "the regional governor", "a military spokesman"
    if (inherited && (own || isServant(role, sector)) && sides.length === 0) side(this.belongs(role, sector, code));
    const id = own ? this.idOf(role, token, code, sector, owner, m.words, plural) : `${code}.${slug(role.noun)}`;
    const listed = this.report.index.get(id);
    const name = listed ? listed.name : this.slice(first, noun);
    if (listed) side(listed.sides);
    const self = sides.indexOf(id);
    if (self >= 0) sides.splice(self, 1);
    return {
      id,
      name,
      code,
      sector,
      sides,
      kind: 'unknown',
      confidence: owned ? 0.85 : inherited && (spoken || this.report.home) ? AT_HOME : 0.4,
      first,
      last: noun,
      noun,
      role,
      plural,
      owned,
      former: m.former,
    };
  }

  /** What stands behind a noun or name: "of Egypt", "in Darfur", "loyal to Haftar". */
  behind(head: number, last: number): Modifiers {
    const m = modifiersOf(this, last + 1, last, 0);
    readBehind(this, head, last, m, 0);
    readRightBehind(this, last, m);
    return m;
  }

  /** Whom people of a state belong to: officials to its government, soldiers to its army's owner, civilians to nobody. */
  belongs(role: Role, sector: string | null, code: string | null): string[] {
    if (!code || !this.report.index.isState(code)) return code ? [code] : [];
    if (
      sector === 'MIL' ||
      sector === 'COP' ||
      sector === 'SPY' ||
      sector === 'LEG' ||
      sector === 'JUD' ||
      (sector === 'GOV' && !role.flags.includes('group'))
    ) {
      const army = sector === 'MIL' ? this.report.index.organ(code, 'MIL', this.report.day) : undefined;
      if (army) return [army.id, ...army.sides, ...(army.sides.includes(code) ? [] : [])];
      return this.report.ofState(code, 'GOV');
    }
    return [];
  }

  private idOf(
    role: Role,
    token: Token,
    code: string | null,
    sector: string | null,
    owner: Known | null,
    words: string[],
    plural: boolean,
  ): string {
    const group =
      plural || role.flags.includes('collective') || role.flags.includes('people') || role.flags.includes('group');
    const armed = role.flags.includes('armed') || role.flags.includes('follower') || role.flags.includes('vehicle');
    if (owner?.id && owner.kind !== 'state' && owner.sector && group && armed) {
      // "Assad's forces", "Hamas fighters", "members of Haftar's militia": the group itself
      if (owner.kind === 'person' || owner.kind === 'government' || owner.sector === 'GOV') {
        const lord = owner.kind === 'person' ? owner.sides[0] : owner.id;
        const army =
          lord &&
          (this.report.index.get(`${lord}.MIL`) ??
            (this.report.index.isState(lord) ? this.report.index.organ(lord, 'MIL', this.report.day) : undefined));
        if (army && armed && !role.flags.includes('follower')) return army.id;
        const group = lord ? this.report.index.get(lord) : undefined;
        if (group && /^(REB|PRM|MIL)$/.test(group.sector ?? '') && role.sector !== 'CVL') return group.id;
      } else if (/^(REB|PRM|MIL|UAF)$/.test(owner.sector)) return owner.id;
    }
    const organ = role.organ ?? (role.flags.includes('vehicle') ? 'MIL' : null);
    if (
      organ &&
      code &&
      this.report.index.isState(code) &&
      (!owner || owner.kind === 'state' || owner.id === '' || this.isOwnGovernment(owner))
    ) {
      const fits = sector === role.sector || (role.flags.includes('weak') && sector === organ);
      if (fits && !(organ === 'PRM')) {
        const base = this.report.index.organ(code, organ, this.report.day)?.id ?? `${code}.${organ}`;
        if (role.flags.includes('person') && role.flags.includes('official') && !armed)
          return `${base}~${slug(role.noun)}`;
        return base;
      }
    }
    // "a group of rebels" are rebels
    if (
      owner?.id &&
      /^(group|gang|crowd|team|family|member|mob|convoy|patrol)$/.test(role.noun) &&
      /\.[a-z]/.test(owner.id)
    )
      return owner.id;
    const base = owner?.id && owner.kind !== 'state' ? owner.id : (code ?? 'UNK');
    if (owner?.id && owner.kind !== 'state' && owner.kind !== 'person') return `${owner.id}~${slug(role.noun)}`;
    const marks = owner?.kind === 'person' ? [slug(owner.name).split('-').at(-1)!] : words.slice(0, 2);
    const country = owner?.kind === 'person' ? (code ?? 'UNK') : base;
    return `${country}.${slug(role.noun || token.lemma)}${marks.map((w) => `~${w}`).join('')}`;
  }

  /** "Egypt's ministry said that the army …": the country of the state or office that says so. */
  private speakersCountry(i: number): string | null {
    for (let at = this.tokens[i]!.head, from = i, n = 0; at >= 0 && n < 8; from = at, at = this.tokens[at]!.head, n++) {
      if (this.tokens[from]!.deprel !== 'ccomp') continue;
      const subject = this.children(at).find((c) => this.tokens[c]!.deprel === 'nsubj');
      if (subject === undefined) continue;
      const parts = this.children(subject).filter((c) =>
        /^(compound|flat|appos|nmod:desc)/.test(this.tokens[c]!.deprel),
      );
      for (const part of [subject, ...parts]) {
        const known = this.nominal(part, 1);
        if (!known || known.place || (known.kind !== 'state' && !/^(GOV|MIL)$/.test(known.sector ?? ''))) continue;
        const code = known.confidence >= 0.5 ? known.code : this.behind(subject, subject).code;
        if (code && this.report.index.isState(code)) return code;
      }
    }
    return null;
  }

  /** The government of its state, and not one that rules a part of it beside the state. */
  private isOwnGovernment({ kind, id, code }: Known): boolean {
    if (kind !== 'government' || !code) return false;
    const own = this.report.index.organ(code, 'GOV', this.report.day)?.id;
    return id === own || id === `${code}.GOV`;
  }

  /** The preposition before a noun. */
  preposition(i: number): string | null {
    for (const c of this.children(i))
      if (c < i && this.tokens[c]!.deprel === 'case') return this.tokens[c]!.form.toLowerCase();
    return null;
  }
}
