/**
 * Who really says it. Copies of one text count once; then the speaker counts, not the outlet that prints the words:
 * two outlets that quote one spokesman are one source, and all speakers of one party to the fight are one source.
 */
import type { Cluster } from './cluster.js';
import type { Fact } from './facts.js';
import { isMade, onSideOf, type Parties } from './parties.js';
import type { IncidentSource, IncidentSources, MergeOptions, Standing, StoredClaim } from './types.js';
import { named } from './wording.js';

/** People on the spot whom an outlet has heard itself: their word is the outlet's own reporting. */
const WITNESSES =
  /\b(witness(es)?|residents?|locals?|medics?|medical (sources?|officials?|workers?|staff)|doctors?|hospital|health workers?|rescue (workers?|service|teams?)|rescuers|fire service|survivors?|relatives|villagers|activists|local sources?|correspondents?|reporters?)\b/i;

const PRONOUN = /^(he|she|they|it|who|him|her|them)$/i;

interface Voice extends Omit<IncidentSource, 'outlets' | 'claims'> {
  /** The outlet's own words, which may only echo a speaker whom it quotes; not what it has from people on the spot. */
  echo: boolean;
}

/** Key of speakers without name or known side ("an official"): they cannot be told apart, nor be called independent. */
const UNNAMED = 'unnamed:';

/** The last link of the chain that leads to a party, else the last with a source, else the outlet. */
export function voiceOf(c: StoredClaim, fact: Fact, parties: Parties, options: MergeOptions): Voice {
  const links = c.claim.attribution.filter((l) => l.source !== null);
  const source = (links.findLast((l) => l.source?.party) ?? links.at(-1))?.source;
  const witness = source ? WITNESSES.test(source.text) : false;
  if (source?.id && isKnown(source.id, c, parties)) {
    const voice = partyOrSpeaker(source.id, c, fact, parties);
    const name = options.nameOf?.(source.id) ?? (PRONOUN.test(source.text) ? 'a speaker' : source.text);
    return { ...(source.party && !NEUTRAL.test(source.id) ? asParty(voice) : voice), name, echo: false };
  }
  const outlet = c.outlet ?? 'an outlet that is not named';
  const party = c.outlet ? (options.outletParty?.(c.outlet) ?? null) : null;
  // A party's outlet that quotes nobody in particular has asked its own side.
  if (party) {
    const name = source && !witness && !PRONOUN.test(source.text) ? source.text : outlet;
    return { ...asParty(partyOrSpeaker(party, c, fact, parties)), name, echo: !source };
  }
  if (source && !witness) {
    const words = source.text.toLowerCase().replace(/^(an?|the|its|his|her|their) /, '');
    const name = PRONOUN.test(source.text) ? 'a speaker' : source.text;
    return { key: `${UNNAMED}${words}`, name, kind: 'speaker', side: 'none', echo: false };
  }
  const key = c.outlet ? `outlet:${c.outlet.toLowerCase()}` : `report:${c.originId}`;
  return { key, name: outlet, kind: 'outlet', side: 'none', echo: !witness };
}

/** Bodies that fight in nobody's war, even where their people are among the dead. */
const NEUTRAL = /^(IGO\.(UN|ICRC|OSCE|WHO)\b|NGO\.|media:)/;

type Standpoint = Omit<Voice, 'name' | 'echo'>;

/** An id of the actor files, or one that belongs to somebody; ids made from mere words tell nobody apart. */
function isKnown(id: string, c: StoredClaim, parties: Parties): boolean {
  return !isMade(id) || parties.reachOf(id, c).reach.length > 1;
}

/** A party to the fight that stands on neither side of this incident. */
function asParty(voice: Standpoint): Standpoint {
  return voice.kind === 'party' ? voice : { ...voice, key: `party:${voice.key}`, kind: 'party' };
}

function partyOrSpeaker(id: string, c: StoredClaim, fact: Fact, parties: Parties): Standpoint {
  const { reach } = parties.reachOf(id, c);
  const side = sideOf(id, reach, fact);
  if (side) return { key: `side:${side}`, kind: 'party', side };
  return { key: `speaker:${reach.at(-1)!}`, kind: 'speaker', side: 'none' };
}

function sideOf(id: string, reach: readonly string[], fact: Fact): 'actor' | 'recipient' | null {
  const doer = onSideOf(reach, fact.doers);
  const sufferer = onSideOf(reach, fact.sufferers) || isStruckState(reach, fact);
  if (doer && sufferer) {
    const own = (list: Fact['doers']) => list.some((p) => p.id === id || id.startsWith(`${p.id}~`));
    return own(fact.doers) === own(fact.sufferers) ? null : own(fact.doers) ? 'actor' : 'recipient';
  }
  return doer ? 'actor' : sufferer ? 'recipient' : null;
}

/** The state on whose ground another state acts. */
function isStruckState(reach: readonly string[], fact: Fact): boolean {
  const country = fact.places[0]?.country;
  if (!country || !reach.includes(country) || !fact.doers.length) return false;
  return fact.doers.every((p) => p.country !== null && p.country !== country);
}

/** Sources that assert the happening, counted. */
export function sourcesOf(cluster: Cluster, parties: Parties, options: MergeOptions): IncidentSources {
  const { fact } = cluster;
  const claims = [...cluster.tellings, ...cluster.recollections].flatMap((t) => t.claims);
  const voices = new Map<string, Counted>();
  const speakers: IncidentSources['speakers'] = [];
  const firstOfOrigin = new Map<string, StoredClaim>();
  const copies: { outlet: string; of: string }[] = [];

  for (const c of claims) {
    for (const { source } of c.claim.attribution) {
      if (!source) continue;
      const known = speakers.find((s) => (s.id && s.id === source.id) || s.name === source.text);
      if (known) known.claims.push(c.key);
      else speakers.push({ id: source.id, name: source.text, party: source.party, claims: [c.key] });
    }
    const voice = voiceOf(c, fact, parties, options);
    const first = firstOfOrigin.get(c.originId);
    if (!first) firstOfOrigin.set(c.originId, c);
    else if (first.reportId !== c.reportId && voice.kind === 'outlet') {
      const original = voices.get(voiceOf(first, fact, parties, options).key);
      copies.push({ outlet: c.outlet ?? c.reportId, of: first.outlet ?? first.reportId });
      original?.claims.push(c.key);
      if (c.outlet) addOnce(original?.outlets ?? [], c.outlet);
      continue;
    }
    const had = voices.get(voice.key);
    if (had) {
      had.claims.push(c.key);
      had.echo &&= voice.echo;
      if (c.outlet) addOnce(had.outlets, c.outlet);
    } else {
      voices.set(voice.key, { ...voice, claims: [c.key], outlets: c.outlet ? [c.outlet] : [] });
    }
  }
  const list = withoutEchoes([...voices.values()], claims).map(({ echo: _, ...voice }) => voice);
  const outlets = [...new Set(claims.map((c) => c.outlet).filter((o): o is string => o !== null))];
  return { outlets, speakers, voices: list, independent: list.length, explanation: explain(claims, list, copies) };
}

/**
 * An outlet that quotes a speaker in one sentence and states the same in the next has told it once; and "the spokesman"
 * beside a speaker who is known is nobody else.
 */
function withoutEchoes(voices: Counted[], claims: readonly StoredClaim[]): Counted[] {
  const reports = new Map<string, string>(claims.map((c) => [c.key, c.reportId]));
  const drop = (isEcho: (v: Counted) => boolean, list: Counted[], tells = (_: Counted) => true) => {
    const others = list.filter((v) => !isEcho(v) && tells(v));
    const told = new Set(others.flatMap((v) => v.claims.map((k) => reports.get(k)!)));
    return list.filter((v) => !isEcho(v) || v.claims.some((k) => !told.has(reports.get(k)!)));
  };
  const isUnnamed = (v: Counted) => v.key.startsWith(UNNAMED);
  const known = drop(isUnnamed, voices, (v) => v.kind !== 'outlet' && !v.echo);
  return drop((v) => v.echo, known);
}

type Counted = IncidentSource & { echo: boolean };

function addOnce(list: string[], item: string): void {
  if (!list.includes(item)) list.push(item);
}

const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;

export function listWords(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** "3 reports, 1 independent source: B copies A; A and C quote a spokesman of the army." */
function explain(
  claims: readonly StoredClaim[],
  voices: readonly IncidentSource[],
  copies: readonly { outlet: string; of: string }[],
): string {
  const reports = new Set(claims.map((c) => c.reportId)).size;
  const head = `${plural(reports, 'report')}, ${plural(voices.length, 'independent source')}`;
  const reasons: string[] = [];
  for (const text of new Set(copies.map((c) => `${c.outlet} repeats the text of ${c.of}`))) reasons.push(text);
  for (const v of voices) {
    const who = listWords(v.outlets);
    if (v.kind === 'outlet') reasons.push(`${v.name} says it on its own account`);
    else if (v.kind === 'party') {
      const sides = {
        actor: 'the side that acts',
        recipient: 'the side that it is done to',
        none: 'a party to the conflict',
      };
      const own = v.outlets.length === 1 && v.outlets[0] === v.name;
      if (own) reasons.push(`${v.name} speaks for ${sides[v.side]}`);
      else
        reasons.push(
          `${who || 'a report'} ${v.outlets.length > 1 ? 'have' : 'has'} it from ${sides[v.side]} (${v.name})`,
        );
    } else reasons.push(`${who || 'a report'} ${v.outlets.length > 1 ? 'quote' : 'quotes'} ${named(v.name)}`);
  }
  return reasons.length ? `${head}: ${reasons.join('; ')}.` : `${head}.`;
}

/** Types by which the recipient loses what it would not give away in words: its own admission confirms. */
const LOSSES = new Set(['territory', 'air-loss', 'surrender', 'captivity', 'other:weapons-seizure']);

/** claimed, reported or confirmed; see docs/incidents.md. */
export function standingOf(fact: Fact, sources: IncidentSources): Standing {
  if (fact.kind === 'plan' || fact.kind === 'verbal')
    return sources.voices.some((v) => v.kind === 'outlet') ? 'reported' : 'claimed';
  const sides = new Set(sources.voices.map((v) => v.side));
  const free = sources.voices.filter((v) => v.kind !== 'party' && !v.key.startsWith(UNNAMED)).length;
  if (sides.has('actor') && sides.has('recipient')) return 'confirmed';
  if (sides.has('recipient') && LOSSES.has(fact.group) && fact.subtype !== 'interception') return 'confirmed';
  if (free > 0 && sources.voices.length > 1) return 'confirmed';
  return free > 0 ? 'reported' : 'claimed';
}
