/** What the words around a noun for people say of them: nationality, owner, backers, sector. */
import { slug } from '../knowledge/actors/index.js';
import type { Token } from '../language/types.js';
import type { Phrases } from './actors-phrases.js';
import type { Known } from './actors-report.js';
import { BACKED, BACKER, FORMER, LOYAL, SECTOR_WORDS } from './actors-words.js';

const LOCATION = /^(in|from|at|near|inside|throughout|across|around|outside|along|within|over|on)$/;
const lower = (t: Token): string => t.lemma.toLowerCase() || t.form.toLowerCase();

export interface Modifiers {
  code: string | null;
  owner: (Known & { place?: boolean }) | null;
  backers: Known[];
  sector: string | null;
  words: string[];
  former: boolean;
  international: boolean;
  /** Who rules the territory named, where that is not its state. */
  ruler: Known | null;
  /** Country or owner were themselves only taken from the report. */
  inherited: boolean;
  /** "Vietnamese-led": the country when no other is named. */
  ledBy: string | null;
}

/** What the words before a noun say: nationality, owner, backers, sector. */
export function modifiersOf(p: Phrases, first: number, last: number, depth: number): Modifiers {
  const m: Modifiers = {
    code: null,
    owner: null,
    ruler: null,
    backers: [],
    sector: null,
    words: [],
    former: false,
    international: false,
    inherited: false,
    ledBy: null,
  };
  for (let j = first; j <= last; j++) {
    const t = p.tokens[j]!;
    const word = lower(t);
    if (FORMER.test(word) || FORMER.test(t.form.toLowerCase())) m.former = true;
    if (word === 'international' || word === 'multinational') m.international = true;
    const name = p.hits.names[j];
    const people = p.hits.peoples[j];
    if (name?.first === j || (people?.first === j && !name)) {
      const hit = (name ?? people)!;
      const after = p.tokens[hit.last + 1];
      const next = after?.form === '-' ? p.tokens[hit.last + 2] : after;
      const hyphen = after?.form === '-';
      const before = j > 0 && p.tokens[j - 1]!.form === '-' ? p.tokens[j - 2]?.form.toLowerCase() : undefined;
      const known = name ? (p.known(name) ?? null) : null;
      if (!known || known.kind === 'state') m.ruler ??= p.rulerAt(j);
      const code = known?.code ?? (people ? p.report.codeOf(people.forms) : null);
      if (before === 'anti' || before === 'non') {
        j = hit.last;
        continue;
      }
      if (
        before === 'pro' ||
        (next && hyphen && BACKED.has(next.form.toLowerCase())) ||
        (next && BACKER.has(next.form.toLowerCase()) && hit.last < last)
      ) {
        if (before === 'pro' || (next && BACKER.has(next.form.toLowerCase()))) {
          if (next && /^(led|lead|dominated|controlled)$/.test(next.form.toLowerCase())) m.ledBy ??= code;
          if (known && known.kind !== 'media') m.backers.push(known);
          else if (code)
            m.backers.push({ id: code, name: code, code, sector: null, sides: [], kind: 'state', confidence: 0.8 });
        } else if (code && next && /^(based|held|born|ruled|controlled)$/.test(next.form.toLowerCase()))
          m.code ??= code;
        j = hit.last;
        continue;
      }
      if (known && (known.kind !== 'state' || !people)) {
        if (known.kind === 'state' || (known.kind === 'government' && name!.forms.every((f) => f[1] === 'm')))
          m.code = known.code ?? m.code;
        else m.owner = known;
        if (known.kind === 'state') m.owner ??= null;
      } else {
        if (code) m.code = code;
        if (people?.forms.every((f) => f[2] < 0)) m.words.push(slug(p.slice(people.first, people.last)));
      }
      j = hit.last;
      continue;
    }
    const role = p.hits.roles[j];
    if (role?.first === j && role.last <= last) {
      const r = p.report.index.roles[role.forms[0]![2]]!;
      const possessed = p.tokens[role.last + 1]?.form.match(/^['’]s?$/);
      const inner = depth < 4 && (possessed || r.flags.includes('group')) ? p.phrase(role, depth + 1) : null;
      const before = j > 0 && p.tokens[j - 1]!.form === '-' ? p.tokens[j - 2]?.form.toLowerCase() : undefined;
      if (before === 'anti') m.sector ??= r.sector === 'GOV' ? 'OPP' : null;
      else {
        m.sector = SECTOR_WORDS.get(word) ?? r.sector ?? m.sector;
        if (inner?.owned && possessed) m.owner = inner;
        else if (inner?.code && !m.code) m.code = inner.code;
      }
      j = role.last;
      continue;
    }
    const place = p.place(j);
    if (place?.first === j) {
      m.code ??= place.country;
      m.ruler ??= p.rulerAt(j);
      j = Math.max(j, Math.min(place.last, last));
      continue;
    }
    const introduced = t.upos === 'PROPN' ? p.introducedAt(j) : null;
    if (introduced) {
      m.owner ??= introduced;
      continue;
    }
    const sector =
      SECTOR_WORDS.get(word) ?? (word.includes('-') ? SECTOR_WORDS.get(word.split('-').at(-1)!) : undefined);
    if (sector && !/^(anti|non)$/.test(p.tokens[j - 2]?.form.toLowerCase() ?? '')) m.sector = sector;
  }
  return m;
}

/** What follows a noun: "of Libya", "in Darfur", "loyal to Haftar", "backed by Turkey". */
export function readBehind(p: Phrases, head: number, noun: number, m: Modifiers, depth: number): void {
  const visited = [...p.children(head), ...(head === noun ? [] : p.children(noun))];
  for (const c of visited) {
    if (c <= noun) continue;
    const t = p.tokens[c]!;
    if (/^nmod|^obl/.test(t.deprel)) {
      const preposition = p.preposition(c);
      if (preposition === 'of' || preposition === 'for' || preposition === 'with') {
        const owner = p.nominal(c, depth + 1);
        if (!owner) continue;
        if (owner.place) {
          m.code ??= owner.code;
          m.ruler ??= p.rulerAt(c);
        } else if (owner.kind === 'state' || owner.id === '') {
          m.code ??= owner.code;
          m.ruler ??= p.rulerAt(c);
        } else if (owner.kind === 'government' && p.hits.names[c]?.forms.every((f) => f[1] === 'm'))
          m.code ??= owner.code;
        else if (preposition !== 'with') {
          if (!m.owner && !m.code && owner.confidence < 0.5) m.inherited = true;
          m.owner ??= owner;
        }
      } else if (preposition && LOCATION.test(preposition)) {
        const owner = p.nominal(c, depth + 1);
        if (owner?.code && (owner.place || owner.kind === 'state' || owner.kind === 'government'))
          m.code ??= owner.code;
      }
    } else if (/^(acl|amod|advcl)/.test(t.deprel) && LOYAL.has(lower(t))) {
      for (const o of p.children(c)) {
        if (!/^(obl|nmod|obj)/.test(p.tokens[o]!.deprel)) continue;
        const owner = p.nominal(o, depth + 1);
        if (!owner || owner.place) continue;
        if (/^(back|support|fund|sponsor|link|found|establish|create)/.test(lower(t)) || owner.kind === 'state')
          m.backers.push(owner);
        else m.owner ??= owner;
      }
    } else if (
      /^acl/.test(t.deprel) &&
      /^(live|base|fight|operate|flee|work|serve|hold|rule|order|imprison|detain|reside|station)$/.test(lower(t))
    ) {
      for (const o of p.children(c)) {
        const owner = /^(obl|obj)/.test(p.tokens[o]!.deprel) ? p.nominal(o, depth + 1) : null;
        if (owner?.code && (owner.place || owner.kind === 'state')) m.code ??= owner.code;
      }
    }
  }
}

/** "Rebels in Darfur", however the tree hangs the place: right behind the noun it says where they are from. */
export function readRightBehind(p: Phrases, noun: number, m: Modifiers): void {
  const after = p.tokens[noun + 1];
  if (m.code || m.owner || !after || !/^(in|from|of)$/i.test(after.form)) return;
  for (let i = noun + 2; i <= noun + 5 && i < p.tokens.length; i++) {
    const t = p.tokens[i]!;
    if (!/^(DET|ADJ|PROPN|NOUN)$/.test(t.upos)) return;
    const code =
      p.place(i)?.country ??
      (p.hits.names[i] ? p.known(p.hits.names[i]!)?.code : null) ??
      (p.hits.peoples[i] ? p.report.codeOf(p.hits.peoples[i]!.forms) : null);
    if (code) {
      m.code = code;
      return;
    }
  }
}
