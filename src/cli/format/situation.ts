/**
 * The situation as a page: a section for each question, a line for each fact, and behind it the incidents (or ties) that
 * it rests on, which `sitrep show` opens. Marks say how well a fact stands; no line says more than its claims.
 */
import { partyWords } from '../../situation/items.js';
import type {
  Aim,
  Control,
  Evidence,
  Expectation,
  Happened,
  HarmRange,
  Hazard,
  Operation,
  Reported,
  Situation,
  SituationParty,
  Standing,
  Tie,
  Truce,
} from '../../situation/types.js';
import type { Terminal } from '../terminal.js';
import { hanging } from './claim.js';
import { countText, dayText, periodText, plural, shortId, wrap } from './words.js';

type Name = (code: string) => string;

/** Ids shown behind a line; the rest is counted. */
const IDS_SHOWN = 3;
const ID_LETTERS = 8;
/** Weeks shown; --json has them all. */
const WEEKS_SHOWN = 6;

class Page {
  constructor(readonly terminal: Terminal) {}

  get colour() {
    return this.terminal.colour;
  }

  heading(text: string): string[] {
    return ['', this.colour.bold(this.colour.cyan(text))];
  }

  /** A fact with what it rests on. */
  fact(text: string, evidence: Evidence, mark = ' ', indent = '  '): string[] {
    const lines = wrap(`${text} ${this.colour.dim(idsOf(evidence))}`, this.terminal.width - indent.length - 4);
    return lines.map((line, i) => indent + (i === 0 ? `${mark} ` : '    ') + line);
  }

  note(text: string, indent = '      '): string[] {
    return wrap(text, this.terminal.width - indent.length).map((line) => indent + this.colour.dim(line));
  }

  standing(standing: Standing | null): string {
    if (standing === 'claimed') return this.colour.yellow('[one side only]');
    if (standing === 'reported') return '[one source]';
    return standing === 'confirmed' ? this.colour.green('[confirmed]') : '';
  }

  /** The summaries of plans and possibilities begin with the word. */
  status(status: string): string {
    if (status !== 'contested' && status !== 'denied' && status !== 'possible') return '';
    return `${this.colour.magenta(status === 'possible' ? '[not certain]' : `[${status}]`)} `;
  }
}

function idsOf({ incidents, claims }: Evidence): string {
  const ties = claims.filter((k) => /\/r\d+$/.test(k)).map((k) => k.replace(/^[^/]+/, (report) => shortId(report)));
  const ids = [...incidents.map((id) => id.slice(0, ID_LETTERS)), ...ties];
  const more = ids.length - IDS_SHOWN;
  return `(${ids.slice(0, IDS_SHOWN).join(' ')}${more > 0 ? ` +${more}` : ''})`;
}

const and = (list: readonly string[]): string =>
  list.length < 2 ? (list[0] ?? '') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
const names = (parties: readonly SituationParty[]): string => and(parties.map(partyWords));

const whenOf = (when: Happened | null): string => (when ? periodText(when.start, when.end, when.precision) : '');

/** Short enough for a line: how many sources there are stands in `sitrep show`. */
const brief = (summary: string): string =>
  summary
    .replace(/; \d+ independent sources?\.?$/, '')
    .replace(/^Running total: /, '')
    .replace(/\.$/, '');

function reportedText({ first, last }: Reported): string {
  if (first === null || last === null) return 'undated';
  return first === last ? dayText(first) : `${dayText(first)} to ${dayText(last)}`;
}

export function* situationPage(s: Situation, terminal: Terminal, countryName: Name): Generator<string> {
  const page = new Page(terminal);
  const { colour } = terminal;
  const area = s.area ? ` · ${/^[A-Z]{3}$/.test(s.area) ? countryName(s.area) : s.area}` : '';
  yield colour.bold(`Situation on ${dayText(s.on)}${area}`);
  yield* basisLines(s, page);
  const sections: [string, string[]][] = [
    ['Who holds what', [...controlLines(s, page, countryName)]],
    [
      'Ground not tied to one place',
      s.ground.flatMap((g) => page.fact(`${page.status(g.status)}${groundText(g)}`, g.evidence)),
    ],
    ['Operations', s.operations.flatMap((o) => [...operationLines(o, page)])],
    ['Sides', [...sideLines(s, page)]],
    ['Supply and bases', [...logisticsLines(s, page)]],
    ['Mines, depots and other explosive hazards', s.hazards.flatMap((h) => [...hazardLines(h, page, countryName)])],
    ['Talks and truces', [...diplomacyLines(s, page)]],
    ['People harmed', [...harmLines(s, page, countryName)]],
    ['Announced, threatened, expected', s.outlook.flatMap((e) => [...outlookLines(e, page)])],
  ];
  for (const [title, lines] of sections) {
    if (lines.length === 0) continue;
    yield* page.heading(title);
    yield* lines;
  }
  const silent = sections.filter(([, lines]) => lines.length === 0).map(([title]) => title.toLowerCase());
  if (silent.length > 0 && silent.length < sections.length) {
    yield '';
    yield* wrap(`Nothing is reported under: ${silent.join('; ')}.`, terminal.width).map((l) => colour.dim(l));
  }
  if (silent.length < sections.length) {
    yield '';
    yield colour.dim('Behind each line, in brackets, is what it rests on: sitrep show ID');
  }
}

function basisLines({ basis, asKnown }: Situation, page: Page): string[] {
  const span =
    basis.firstReported === null
      ? ''
      : `, published ${reportedText({ first: basis.firstReported, last: basis.lastReported })}`;
  const known = asKnown ? `As known on ${dayText(asKnown)}: from` : 'From';
  const undated = basis.undated ? `; ${plural(basis.undated, 'report')} without a publication date` : '';
  const text = `${known} ${plural(basis.claims, 'claim')} of ${plural(basis.reports, 'report')}${span}${undated}.`;
  return wrap(text, page.terminal.width).map((l) => page.colour.dim(l));
}

function controlText(c: Control, page: Page): string {
  const place = page.colour.bold(c.place.name) + (c.place.precision === 'unresolved' ? ' (not in the gazetteer)' : '');
  const since = `since ${dayText(c.since)}`;
  if (c.state === 'contested') return `${place}: ${page.colour.yellow('contested')} ${since}, ${c.why}`;
  if (c.state === 'lost') return `${place}: ${c.why} ${page.standing(c.standing)} ${since}`;
  const siege = c.state === 'besieged' ? `besieged by ${names(c.besiegers) || 'somebody not named'} ${since}` : '';
  if (c.holders.length === 0) return `${place}: ${siege} ${page.standing(c.standing)}`;
  const held = `held by ${names(c.holders)}`;
  return `${place}: ${siege ? `${held}, ${siege}` : `${held} ${since}`} ${page.standing(c.standing)}`;
}

/** Days after which the page says that nothing newer is reported. */
const LONG_AGO = 30;

/** Silence is no news: how old the last word of who holds it is. */
function silence(c: Control, on: string): string {
  const { last } = c.reported;
  if (last === null || (Date.parse(on) - Date.parse(last)) / 86_400_000 <= LONG_AGO) return '';
  return ` (last told of on ${dayText(last)})`;
}

function* controlLines(s: Situation, page: Page, countryName: Name): Generator<string> {
  let country: string | null | undefined;
  const several = new Set(s.control.map((c) => c.place.country)).size > 1;
  for (const c of s.control) {
    if (several && c.place.country !== country) {
      country = c.place.country;
      yield `  ${page.colour.underline(country ? countryName(country) : 'Country not known')}`;
    }
    const mark = c.state === 'contested' ? page.colour.yellow('!') : ' ';
    yield* page.fact(`${controlText(c, page)}${silence(c, s.on)}`, c.evidence, mark);
    const before = c.history.slice(0, -1).map((i) => {
      const who = i.holders.length ? `held by ${names(i.holders)}` : i.state;
      return `${i.state === 'contested' ? 'contested' : who} from ${dayText(i.from)}`;
    });
    if (before.length) yield* page.note(`before: ${before.join('; ')}`);
    for (const w of c.within) yield* page.note(`lies within ${w.name}, of which nothing follows for it`);
  }
}

function groundText(g: Situation['ground'][number]): string {
  return g.what && !g.summary.includes(g.what) ? `${brief(g.summary)} – only ${g.what}` : brief(g.summary);
}

const AIM: Record<Aim['state'], string> = {
  done: 'reported as reached',
  contested: 'reported as reached, and denied',
  denied: 'denied',
  open: 'nothing later is reported of it',
};

function* operationLines(o: Operation, page: Page): Generator<string> {
  const against = o.against.length ? ` against ${names(o.against)}` : '';
  const by = o.parties.length ? ` by ${names(o.parties)}` : '';
  const launched = o.launched ? `, launched ${whenOf(o.launched)}` : '';
  yield* page.fact(`${page.colour.bold(o.name)}${by}${against}${launched}`, o.evidence);
  for (const a of o.aims) {
    const what = a.place ? `${a.place.name} (${a.label.toLowerCase()})` : a.label.toLowerCase();
    const now = a.control
      ? `; on this day ${a.control.state}${a.control.holders.length ? ` by ${names(a.control.holders)}` : ''}`
      : '';
    const done = a.outcomes.map((r) => `${whenOf(r.when)} (${r.incident.slice(0, ID_LETTERS)})`);
    const when = done.length ? ` ${and(done)}` : '';
    yield* page.fact(`aim: ${what} – ${AIM[a.state]}${when}${now}`, a.evidence, '·', '    ');
  }
}

const TIES_ELSEWHERE = new Set([
  'part-of',
  'loyal-to',
  'supports',
  'affiliated-with',
  'opposes',
  'supplies',
  'owns',
  'stronghold-of',
]);

function* sideLines(s: Situation, page: Page): Generator<string> {
  for (const side of s.parties.sides) {
    const others = side.members.filter((m) => m.party.id !== side.id && m.party.name !== side.name);
    const members = others.length ? ` with ${names(others.map((m) => m.party))}` : '';
    if (others.length + side.backers.length + side.opponents.length === 0) continue;
    const evidence = side.members.flatMap((m) => m.evidence.claims);
    const ids = evidence.length ? ` ${page.colour.dim(idsOf({ claims: evidence, incidents: [] }))}` : '';
    yield* hanging('    ', `${page.colour.bold(side.name)}${members}${ids}`, page.terminal);
    for (const b of side.backers) yield* page.fact(`backed by ${partyWords(b.party)}`, b.evidence, '+', '      ');
    for (const o of side.opponents) {
      const acts = o.incidents ? `, ${plural(o.incidents, 'incident')} between them` : '';
      const last = o.last ? `, the last on ${dayText(o.last)}` : '';
      yield* page.fact(`against ${partyWords(o)}${acts}${last}`, o.evidence, '×', '      ');
    }
  }
  for (const t of s.parties.ties) if (!TIES_ELSEWHERE.has(t.type) || t.state !== 'stated') yield* tieLines(t, page);
}

function tieLines(t: Tie, page: Page): string[] {
  const since = t.since ? ` since ${dayText(t.since)}` : '';
  const said = t.statements.map((x) => x.source);
  const text = `${t.from.name} – ${t.type.replaceAll('-', ' ')} – ${t.to.name}${since}; said by ${and([...new Set(said)])}`;
  return page.fact(`${page.status(t.state)}${text}`, t.evidence, '=');
}

function* logisticsLines(s: Situation, page: Page): Generator<string> {
  for (const x of s.logistics.supply) {
    const what = x.what.length && !x.what.some((w) => x.summary.includes(w)) ? ` (${x.what.join(', ')})` : '';
    yield* page.fact(`${page.status(x.status)}${brief(x.summary)}${what}`, x.evidence);
  }
  for (const b of s.logistics.bases) yield* page.fact(`${page.status(b.status)}${brief(b.summary)}`, b.evidence);
}

const HAZARD: Record<Hazard['state'], string> = {
  present: 'not reported as cleared',
  seized: 'reported as seized',
  destroyed: 'reported as destroyed',
  cleared: 'reported as cleared',
};

function* hazardLines(h: Hazard, page: Page, countryName: Name): Generator<string> {
  const where = h.place ? h.place.name : h.country ? `somewhere in ${countryName(h.country)}` : 'place not stated';
  const near = h.place && h.place.uncertaintyKm >= 5 ? ` (within ${Math.round(h.place.uncertaintyKm)} km)` : '';
  const type = h.type.replaceAll('-', ' ');
  const mark = h.state === 'present' ? page.colour.yellow('!') : ' ';
  yield* page.fact(`${page.colour.bold(where)}${near}: ${type}, ${HAZARD[h.state]}`, h.evidence, mark);
  for (const step of h.steps) yield* page.note(`${page.status(step.status)}${brief(step.summary)}`);
}

function* truceLines(t: Truce, on: string, page: Page): Generator<string> {
  const first = t.violations[0];
  const starts = t.when && t.when.basis === 'stated' && t.when.end > on;
  const quiet = t.kind === 'proposed' ? '' : starts ? ' – not yet in force' : first ? '' : ' – no violation reported';
  yield* page.fact(`${page.status(t.status)}${brief(t.summary)} ${page.standing(t.standing)}${quiet}`, t.evidence);
  if (!first || t.heldDays === null) return;
  const after = t.heldDays === 0 ? 'on its first day' : `after ${plural(t.heldDays, 'day')}`;
  const more = t.violations.length > 1 ? ` and ${plural(t.violations.length - 1, 'further report')}` : '';
  yield* page.fact(`fighting or a violation ${after}: ${brief(first.summary)}${more}`, first.evidence, '×', '    ');
}

function* diplomacyLines(s: Situation, page: Page): Generator<string> {
  for (const t of s.diplomacy.truces) yield* truceLines(t, s.on, page);
  for (const e of s.diplomacy.events) yield* page.fact(`${page.status(e.status)}${brief(e.summary)}`, e.evidence);
}

function harmLine(r: HarmRange, page: Page): string[] {
  const range = countText(r.min === 0 && r.max !== null ? null : r.min, r.max);
  const whose =
    r.side === 'all'
      ? 'in all'
      : r.side === 'unstated'
        ? 'of no stated side'
        : `of ${r.parties.length ? names(r.parties) : r.sideName}`;
  const text = `${page.colour.red(`${range} ${r.kind.replaceAll('-', ' ')}`)} ${r.side === 'civilians' ? '– civilians' : whose}`;
  return page.fact(r.incidents > 1 ? `${text}, ${plural(r.incidents, 'incident')}` : text, r.evidence, ' ', '    ');
}

function* harmLines(s: Situation, page: Page, countryName: Name): Generator<string> {
  const { whole, weeks, totals } = s.casualties;
  const areas = new Set(weeks.map((w) => w.area));
  const shown = weeks.slice(-WEEKS_SHOWN);
  for (const week of shown) {
    const area = areas.size > 1 ? `, ${week.area ? countryName(week.area) : 'place not stated'}` : '';
    yield `    ${page.colour.bold(`Week of ${dayText(week.week)}${area}`)}`;
    for (const r of week.rows) yield* harmLine(r, page);
  }
  if (weeks.length > shown.length)
    yield* page.note(`${plural(weeks.length - shown.length, 'earlier week')}: see --json`, '    ');
  if (weeks.length > 1 && areas.size === 1) {
    yield `    ${page.colour.bold('All weeks')}`;
    for (const r of whole) yield* harmLine(r, page);
  }
  if (totals.length) yield `    ${page.colour.bold('Running totals as reported, never added to the sums above')}`;
  for (const t of totals) yield* page.fact(brief(t.summary), t.evidence, '=', '    ');
}

const EXPECTED: Record<Expectation['state'], string> = {
  done: 'later reported as done',
  contested: 'later reported as done, and denied',
  denied: 'later denied',
  open: '',
};

function* outlookLines(e: Expectation, page: Page): Generator<string> {
  const told = e.reported.first ? `, told on ${dayText(e.reported.first)}` : '';
  const since = / in the days to /.test(e.summary) ? '' : told;
  yield* page.fact(`${brief(e.summary)}${since}`, e.evidence);
  for (const o of e.outcomes) {
    yield* page.fact(
      `${EXPECTED[e.state]}: ${o.label}, ${whenOf(o.when)}, ${o.standing}`,
      { claims: [], incidents: [o.incident] },
      '→',
      '    ',
    );
  }
}
