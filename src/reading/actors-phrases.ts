/** Noun phrases about people: "Haftar's militia", "rebels in Darfur", "a senior British minister", with country, sector and sides. */
import type { Role } from '../knowledge/actors/index.js';
import { slug } from '../knowledge/actors/index.js';
import { children } from '../language/tree.js';
import type { Sentence, Token } from '../language/types.js';
import type { Hit, Hits } from './actors-forms.js';
import type { Known, ReportActors } from './actors-report.js';
import { ARMED_SECTORS, BACKED, BACKER, FORMER, LOYAL, SECTOR_WORDS } from './actors-words.js';
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

const LEFT = /^(compound|amod|nmod|nummod|flat|case|punct|advmod|goeswith|obl|dep|appos|conj|cc|advcl|acl|nsubj|obj|root)/;
const LOCATION = /^(in|from|at|near|inside|throughout|across|around|outside|along|within|over|on)$/;
const lower = (t: Token): string => t.lemma.toLowerCase() || t.form.toLowerCase();

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
    return { id, name: actor?.name ?? id, code, sector: 'GOV', sides: sides.slice(1), kind: 'government', confidence: 0.7 };
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
    if (place) return { id: '', name: '', code: place.country, sector: null, sides: [], kind: 'unknown', confidence: 0.6, place: true };
    return null;
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
      if (t.upos === 'DET' || t.upos === 'PRON' || t.upos === 'AUX' || t.upos === 'ADP' || t.upos === 'SCONJ' || t.upos === 'NUM') break;
      if (t.upos === 'PUNCT' && t.form !== '-' && t.form !== '‑' && !/^["“”'’]$/.test(t.form)) break;
      if (t.upos === 'VERB' && !/^(amod|compound)/.test(t.deprel)) break;
      if (t.upos === 'CCONJ' && this.tokens[j - 1] && !/^(amod|compound)/.test(this.tokens[t.head]?.deprel ?? '')) break;
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
    const m = this.modifiers(first, hit.first - 1, depth);
    this.behind(head, noun, m, depth);
    this.rightBehind(noun, m);
    const owner = m.owner;
    let code = m.code ?? (owner?.code || null) ?? m.ledBy;
    let sector = role.sector;
    if (weak) sector = m.sector ?? owner?.sector ?? role.sector;
    else if (role.flags.includes('armed') && m.sector && ARMED_SECTORS.has(m.sector) && (role.sector === 'MIL' || role.sector === 'PRM')) sector = m.sector;
    else if (role.flags.includes('official') && m.sector && /^(OPP|REB|PRM|IGO)$/.test(m.sector)) sector = m.sector;
    if (m.sector === 'GOV' && role.flags.includes('armed') && weak) sector = role.sector;
    if (role.noun === 'militia' || role.noun === 'militiaman') sector = owner && (owner.kind === 'state' || owner.kind === 'government') ? 'PRM' : 'REB';
    if (role.flags.includes('follower') && owner && !owner.place && owner.sector) {
      sector = role.noun === 'supporter' && owner.sector === 'ELI' ? 'OPP' : owner.sector === 'GOV' && role.noun !== 'member' ? 'CVL' : owner.sector;
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
    if (!owned && code === null && this.report.main && this.report.mainShare >= 0.4) {
      // Nothing here says whose they are: most likely those of the country that the report is about.
      code = this.report.main;
      inherited = true;
    }
    // "The army", "police", "troops" are then the country's own; "an official" or "governments" may be anybody's.
    const own = !inherited || (role.organ !== null && (role.flags.includes('people') || (role.flags.includes('collective') ? !plural : role.flags.includes('armed') && plural)));
    if (inherited && own && sides.length === 0) side(this.belongs(role, sector, code));
    const id = own ? this.idOf(role, token, code, sector, owner, m.words, plural) : `${code}.${slug(role.noun)}`;
    const listed = this.report.index.get(id);
    const name = listed ? listed.name : this.slice(first, noun);
    if (listed) {
      for (const s of listed.sides) side([s]);
      const own = sides.indexOf(id);
      if (own >= 0) sides.splice(own, 1);
    }
    return { id, name, code, sector, sides, kind: 'unknown', confidence: owned ? 0.85 : 0.4, first, last: noun, noun, role, plural, owned, former: m.former };
  }

  /** Whom people of a state belong to: officials to its government, soldiers to its army's owner, civilians to nobody. */
  private belongs(role: Role, sector: string | null, code: string | null): string[] {
    if (!code || !this.report.index.isState(code)) return code ? [code] : [];
    if (sector === 'MIL' || sector === 'COP' || sector === 'SPY' || sector === 'LEG' || sector === 'JUD' || (sector === 'GOV' && !role.flags.includes('group'))) {
      const army = sector === 'MIL' ? this.report.index.organ(code, 'MIL', this.report.day) : undefined;
      if (army) return [army.id, ...army.sides, ...(army.sides.includes(code) ? [] : [])];
      return this.report.ofState(code, 'GOV');
    }
    return [];
  }

  private idOf(role: Role, token: Token, code: string | null, sector: string | null, owner: Known | null, words: string[], plural: boolean): string {
    const group = plural || role.flags.includes('collective') || role.flags.includes('people') || role.flags.includes('group');
    const armed = role.flags.includes('armed') || role.flags.includes('follower') || role.flags.includes('vehicle');
    if (owner?.id && owner.kind !== 'state' && owner.sector && group && armed) {
      // "Assad's forces", "Hamas fighters", "members of Haftar's militia": the group itself
      if (owner.kind === 'person' || owner.kind === 'government' || owner.sector === 'GOV') {
        const lord = owner.kind === 'person' ? owner.sides[0] : owner.id;
        const army = lord && (this.report.index.get(`${lord}.MIL`) ?? (this.report.index.isState(lord) ? this.report.index.organ(lord, 'MIL', this.report.day) : undefined));
        if (army && armed && !role.flags.includes('follower')) return army.id;
        const group = lord ? this.report.index.get(lord) : undefined;
        if (group && /^(REB|PRM|MIL)$/.test(group.sector ?? '') && role.sector !== 'CVL') return group.id;
      } else if (/^(REB|PRM|MIL|UAF)$/.test(owner.sector)) return owner.id;
    }
    const organ = role.organ ?? (role.flags.includes('vehicle') ? 'MIL' : null);
    if (organ && code && this.report.index.isState(code) && (!owner || owner.kind === 'state' || owner.id === '' || owner.kind === 'government')) {
      const fits = sector === role.sector || (role.flags.includes('weak') && sector === organ);
      if (fits && !(organ === 'PRM')) {
        const base = this.report.index.organ(code, organ, this.report.day)?.id ?? `${code}.${organ}`;
        if (role.flags.includes('person') && role.flags.includes('official') && !armed) return `${base}~${slug(role.noun)}`;
        return base;
      }
    }
    const base = owner?.id && owner.kind !== 'state' ? owner.id : (code ?? 'UNK');
    if (owner?.id && owner.kind !== 'state' && owner.kind !== 'person') return `${owner.id}~${slug(role.noun)}`;
    const marks = owner?.kind === 'person' ? [slug(owner.name).split('-').at(-1)!] : words.slice(0, 2);
    const country = owner?.kind === 'person' ? (code ?? 'UNK') : base;
    return `${country}.${slug(role.noun || token.lemma)}${marks.map((w) => `~${w}`).join('')}`;
  }

  /** What the words before a noun say: nationality, owner, backers, sector. */
  private modifiers(first: number, last: number, depth: number): Modifiers {
    const m: Modifiers = { code: null, owner: null, backers: [], sector: null, words: [], former: false, international: false, inherited: false, ledBy: null };
    for (let j = first; j <= last; j++) {
      const t = this.tokens[j]!;
      const word = lower(t);
      if (FORMER.test(word) || FORMER.test(t.form.toLowerCase())) m.former = true;
      if (word === 'international' || word === 'multinational') m.international = true;
      const name = this.hits.names[j];
      const people = this.hits.peoples[j];
      if (name?.first === j || (people?.first === j && !name)) {
        const hit = (name ?? people)!;
        const after = this.tokens[hit.last + 1];
        const next = after?.form === '-' ? this.tokens[hit.last + 2] : after;
        const hyphen = after?.form === '-';
        const before = j > 0 && this.tokens[j - 1]!.form === '-' ? this.tokens[j - 2]?.form.toLowerCase() : undefined;
        const known = name ? (this.known(name) ?? null) : null;
        const code = known?.code ?? (people ? this.report.codeOf(people.forms) : null);
        if (before === 'anti' || before === 'non') {
          j = hit.last;
          continue;
        }
        if (before === 'pro' || (next && hyphen && BACKED.has(next.form.toLowerCase())) || (next && BACKER.has(next.form.toLowerCase()) && hit.last < last)) {
          if (before === 'pro' || (next && BACKER.has(next.form.toLowerCase()))) {
            if (next && /^(led|lead|dominated|controlled)$/.test(next.form.toLowerCase())) m.ledBy ??= code;
            if (known && known.kind !== 'media') m.backers.push(known);
            else if (code) m.backers.push({ id: code, name: code, code, sector: null, sides: [], kind: 'state', confidence: 0.8 });
          } else if (code && next && /^(based|held|born|ruled|controlled)$/.test(next.form.toLowerCase())) m.code ??= code;
          j = hit.last;
          continue;
        }
        if (known && (known.kind !== 'state' || !people)) {
          if (known.kind === 'state' || (known.kind === 'government' && name!.forms.every((f) => f[1] === 'm'))) m.code = known.code ?? m.code;
          else m.owner = known;
          if (known.kind === 'state') m.owner ??= null;
        } else {
          if (code) m.code = code;
          if (people && people.forms.every((f) => f[2] < 0)) m.words.push(slug(this.slice(people.first, people.last)));
        }
        j = hit.last;
        continue;
      }
      const role = this.hits.roles[j];
      if (role?.first === j && role.last <= last) {
        const r = this.report.index.roles[role.forms[0]![2]]!;
        const possessed = this.tokens[role.last + 1]?.form.match(/^['’]s?$/);
        const inner = depth < 4 && (possessed || r.flags.includes('group')) ? this.phrase(role, depth + 1) : null;
        const before = j > 0 && this.tokens[j - 1]!.form === '-' ? this.tokens[j - 2]?.form.toLowerCase() : undefined;
        if (before === 'anti') m.sector ??= r.sector === 'GOV' ? 'OPP' : null;
        else {
          m.sector = SECTOR_WORDS.get(word) ?? r.sector ?? m.sector;
          if (inner && inner.owned && possessed) m.owner = inner;
          else if (inner?.code && !m.code) m.code = inner.code;
        }
        j = role.last;
        continue;
      }
      const place = this.placeAt[j];
      if (place?.first === j) {
        m.code ??= place.country;
        j = Math.max(j, Math.min(place.last, last));
        continue;
      }
      const introduced = t.upos === 'PROPN' ? this.introducedAt(j) : null;
      if (introduced) {
        m.owner ??= introduced;
        continue;
      }
      const sector = SECTOR_WORDS.get(word) ?? (word.includes('-') ? SECTOR_WORDS.get(word.split('-').at(-1)!) : undefined);
      if (sector && !/^(anti|non)$/.test(this.tokens[j - 2]?.form.toLowerCase() ?? '')) m.sector = sector;
    }
    return m;
  }

  /** What follows a noun: "of Libya", "in Darfur", "loyal to Haftar", "backed by Turkey". */
  private behind(head: number, noun: number, m: Modifiers, depth: number): void {
    const visited = [...this.children(head), ...(head === noun ? [] : this.children(noun))];
    for (const c of visited) {
      if (c <= noun) continue;
      const t = this.tokens[c]!;
      if (/^nmod|^obl/.test(t.deprel)) {
        const preposition = this.preposition(c);
        if (preposition === 'of' || preposition === 'for' || preposition === 'with') {
          const owner = this.nominal(c, depth + 1);
          if (!owner) continue;
          if (owner.place) m.code ??= owner.code;
          else if (owner.kind === 'state' || owner.id === '') m.code ??= owner.code;
          else if (owner.kind === 'government' && this.hits.names[c]?.forms.every((f) => f[1] === 'm')) m.code ??= owner.code;
          else if (preposition !== 'with') {
            if (!m.owner && !m.code && owner.confidence < 0.5) m.inherited = true;
            m.owner ??= owner;
          }
        } else if (preposition && LOCATION.test(preposition)) {
          const owner = this.nominal(c, depth + 1);
          if (owner?.code && (owner.place || owner.kind === 'state' || owner.kind === 'government')) m.code ??= owner.code;
        }
      } else if (/^(acl|amod|advcl)/.test(t.deprel) && LOYAL.has(lower(t))) {
        for (const o of this.children(c)) {
          if (!/^(obl|nmod|obj)/.test(this.tokens[o]!.deprel)) continue;
          const owner = this.nominal(o, depth + 1);
          if (!owner || owner.place) continue;
          if (/^(back|support|fund|sponsor|link|found|establish|create)/.test(lower(t)) || owner.kind === 'state') m.backers.push(owner);
          else m.owner ??= owner;
        }
      } else if (/^acl/.test(t.deprel) && /^(live|base|fight|operate|flee|work|serve|hold|rule|order|imprison|detain|reside|station)$/.test(lower(t))) {
        for (const o of this.children(c)) {
          const owner = /^(obl|obj)/.test(this.tokens[o]!.deprel) ? this.nominal(o, depth + 1) : null;
          if (owner?.code && (owner.place || owner.kind === 'state')) m.code ??= owner.code;
        }
      }
    }
  }

  /** "Rebels in Darfur", however the tree hangs the place: right behind the noun it says where they are from. */
  private rightBehind(noun: number, m: Modifiers): void {
    const after = this.tokens[noun + 1];
    if (m.code || m.owner || !after || !/^(in|from|of)$/i.test(after.form)) return;
    for (let i = noun + 2; i <= noun + 5 && i < this.tokens.length; i++) {
      const t = this.tokens[i]!;
      if (!/^(DET|ADJ|PROPN|NOUN)$/.test(t.upos)) return;
      const code = this.placeAt[i]?.country ?? (this.hits.names[i] ? this.known(this.hits.names[i]!)?.code : null) ?? (this.hits.peoples[i] ? this.report.codeOf(this.hits.peoples[i]!.forms) : null);
      if (code) {
        m.code = code;
        return;
      }
    }
  }

  /** The preposition before a noun. */
  preposition(i: number): string | null {
    for (const c of this.children(i)) if (c < i && this.tokens[c]!.deprel === 'case') return this.tokens[c]!.form.toLowerCase();
    return null;
  }
}

interface Modifiers {
  code: string | null;
  owner: (Known & { place?: boolean }) | null;
  backers: Known[];
  sector: string | null;
  words: string[];
  former: boolean;
  international: boolean;
  /** Country or owner were themselves only taken from the report. */
  inherited: boolean;
  /** "Vietnamese-led": the country when no other is named. */
  ledBy: string | null;
}
