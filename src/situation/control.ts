/**
 * From the steps of one place to the stretches of days in which the reports give one answer. A pure function of the
 * steps: they are sorted first, so the order in which reports came does not matter.
 */
import { compareText, joinReported, onOneSide, partyWords } from './items.js';
import type { Step } from './steps.js';
import type { ControlInterval, ControlStep, SituationParty, Standing } from './types.js';

/** An interval while it is being made. */
interface Open extends Omit<ControlInterval, 'evidence'> {
  sources: Set<string>;
  claims: Set<string>;
  incidents: Set<string>;
}

export interface Timeline {
  steps: Step[];
  intervals: ControlInterval[];
}

const KIND_ORDER: ControlStep['kind'][] = ['besieged', 'siege-lifted', 'taken', 'lost', 'left', 'held'];

function compareSteps(a: Step, b: Step): number {
  return (
    compareText(a.day, b.day) ||
    KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) ||
    compareText(a.reported.first ?? '9999', b.reported.first ?? '9999') ||
    compareText(
      a.evidence.incidents.join() || a.evidence.claims.join(),
      b.evidence.incidents.join() || b.evidence.claims.join(),
    )
  );
}

const RANK: Record<Standing, number> = { claimed: 0, reported: 1, confirmed: 2 };

/** A claim of one side and a source of neither side confirm each other, and so do two sources of neither side. */
function standTogether(open: Open, step: Step): Standing {
  const had = open.standing ?? 'claimed';
  if (had === 'confirmed' || step.standing === 'confirmed') return 'confirmed';
  const second = step.sources.some((s) => !open.sources.has(s));
  if (second && (had === 'reported' || step.standing === 'reported')) return 'confirmed';
  return RANK[had] >= RANK[step.standing] ? had : step.standing;
}

function whyOf(kind: ControlStep['kind'], standing: Standing): string {
  const act = {
    taken: 'taking it',
    lost: 'losing it',
    left: 'leaving it',
    held: 'holding it',
    besieged: 'besieging it',
    'siege-lifted': 'lifting the siege',
  }[kind];
  if (standing === 'claimed') return `${act} is claimed by one side only`;
  return standing === 'reported'
    ? `${act} is reported by one source`
    : `${act} is confirmed by the other side or a second source`;
}

function closed({ sources: _, claims, incidents, ...interval }: Open): ControlInterval {
  return { ...interval, evidence: { claims: [...claims].sort(), incidents: [...incidents].sort() } };
}

class Timelines {
  readonly done: ControlInterval[] = [];
  now: Open | null = null;

  /** Ends what holds and begins another; what would last no day is forgotten, its evidence is in the steps. */
  begin(
    step: Step,
    what: Pick<Open, 'state' | 'standing' | 'holders' | 'rivals' | 'besiegers' | 'why'>,
    keep = false,
  ): void {
    const { now } = this;
    this.end(step);
    this.now = {
      from: step.day,
      earliest: step.when && step.when.start < step.day ? step.when.start : step.day,
      fromReported: step.reported.first,
      to: null,
      toReported: null,
      ...what,
      sources: new Set(keep ? now?.sources : []),
      claims: new Set(keep ? now?.claims : []),
      incidents: new Set(keep ? now?.incidents : []),
    };
    this.rest(step);
  }

  /** What holds rests on this step as well. */
  rest(step: Step): void {
    const now = this.now!;
    for (const s of step.sources) now.sources.add(s);
    for (const c of step.evidence.claims) now.claims.add(c);
    for (const i of step.evidence.incidents) now.incidents.add(i);
  }

  end(step: Step): void {
    if (!this.now) return;
    const interval = closed(this.now);
    if (interval.from < step.day) this.done.push({ ...interval, to: step.day, toReported: step.reported.first });
    this.now = null;
  }

  support(step: Step): void {
    const now = this.now!;
    now.standing = now.standing === null ? null : standTogether(now, step);
    this.rest(step);
    if (now.state === 'held' && now.standing === 'confirmed')
      now.why = 'confirmed by the other side or a second source';
  }

  finish(): ControlInterval[] {
    if (this.now) this.done.push(closed(this.now));
    return this.done;
  }
}

const names = (list: readonly SituationParty[]) => list.map(partyWords).join(' and ') || 'nobody who is named';

function taken(t: Timelines, step: Step): ControlStep['effect'] {
  const { now } = t;
  const held = now && (now.state === 'held' || now.state === 'besieged') && onOneSide(now.holders, step.by);
  if (step.by.length === 0) return lost(t, { ...step, kind: 'lost' });
  if (step.status === 'contested') {
    const before = held ? now.rivals : (now?.holders ?? []);
    const rivals = step.deniers.length ? step.deniers : step.from.length ? step.from : before;
    t.begin(step, {
      state: 'contested',
      standing: step.standing,
      holders: step.by,
      rivals: rivals.filter((p) => !onOneSide([p], step.by)),
      besiegers: [],
      why: `said to have been taken by ${names(step.by)}; denied by ${step.deniers.length ? names(step.deniers) : 'another source'}`,
    });
    return 'contests';
  }
  if (held) {
    t.support(step);
    return 'supports';
  }
  t.begin(step, {
    state: 'held',
    standing: step.standing,
    holders: step.by,
    rivals: [],
    besiegers: [],
    why: whyOf('taken', step.standing),
  });
  return 'changes';
}

function lost(t: Timelines, step: Step): ControlStep['effect'] {
  const { now } = t;
  if (step.by.length > 0 && !(now && onOneSide(now.holders, step.by))) return taken(t, { ...step, kind: 'taken' });
  if (now && step.from.length > 0 && !onOneSide(now.holders, step.from) && now.holders.length > 0) {
    // The other side is gone: what the holder claims is borne out, if it says so itself.
    if (now.state === 'contested' && step.standing === 'confirmed' && onOneSide(now.rivals, step.from)) {
      t.begin(
        step,
        {
          state: 'held',
          standing: 'confirmed',
          holders: now.holders,
          rivals: [],
          besiegers: [],
          why: whyOf(step.kind, 'confirmed'),
        },
        true,
      );
      return 'confirms';
    }
    if (now.state === 'held' && step.standing === 'confirmed') {
      t.support(step);
      return 'confirms';
    }
    return 'supports';
  }
  if (now?.state === 'lost') {
    t.support(step);
    return 'supports';
  }
  t.begin(step, {
    state: 'lost',
    standing: step.standing,
    holders: [],
    rivals: [],
    besiegers: [],
    why: step.from.length
      ? `said to have been ${step.kind === 'left' ? 'left' : 'lost'} by ${names(step.from)}; nobody is said to hold it`
      : 'said to have changed hands; the reports do not tell winner and loser apart',
  });
  return 'changes';
}

function held(t: Timelines, step: Step): ControlStep['effect'] {
  const { now } = t;
  if (step.by.length === 0) return 'none';
  if (!now || now.state === 'lost' || (now.holders.length === 0 && now.state === 'besieged')) {
    if (now?.state === 'besieged') {
      now.holders = step.by;
      t.support(step);
      return 'supports';
    }
    const why = whyOf('held', step.standing);
    t.begin(step, { state: 'held', standing: step.standing, holders: step.by, rivals: [], besiegers: [], why });
    return 'changes';
  }
  if (onOneSide(now.holders, step.by) || onOneSide(now.rivals, step.by)) {
    if (now.state === 'contested') t.rest(step);
    else t.support(step);
    return 'supports';
  }
  const why = `said to be held by ${names(now.holders)}, and by ${names(step.by)}`;
  t.begin(
    step,
    { state: 'contested', standing: null, holders: now.holders, rivals: step.by, besiegers: [], why },
    true,
  );
  return 'contests';
}

function besieged(t: Timelines, step: Step): ControlStep['effect'] {
  const { now } = t;
  if (now && onOneSide(now.holders, step.by)) return 'none';
  if (now?.state === 'besieged' && onOneSide(now.besiegers, step.by)) {
    t.support(step);
    return 'supports';
  }
  const holders = now && now.state !== 'lost' ? now.holders : [];
  const why = whyOf('besieged', step.standing);
  t.begin(step, { state: 'besieged', standing: step.standing, holders, rivals: [], besiegers: step.by, why }, true);
  return 'changes';
}

function lifted(t: Timelines, step: Step): ControlStep['effect'] {
  const { now } = t;
  if (now?.state !== 'besieged') return 'none';
  const { holders } = now;
  if (holders.length === 0) {
    t.end(step);
    return 'changes';
  }
  const why = whyOf('siege-lifted', step.standing);
  t.begin(step, { state: 'held', standing: step.standing, holders, rivals: [], besiegers: [], why }, true);
  return 'changes';
}

function denied(t: Timelines, step: Step): ControlStep['effect'] {
  const { now } = t;
  if (now?.state !== 'held' || step.kind !== 'taken' || !onOneSide(now.holders, step.by)) return 'none';
  const rivals = step.deniers.filter((p) => !onOneSide([p], now.holders));
  if (rivals.length === 0 || now.standing === 'confirmed') return 'none';
  const why = `said to be held by ${names(now.holders)}; that it was taken is denied by ${names(rivals)}`;
  t.begin(step, { state: 'contested', standing: now.standing, holders: now.holders, rivals, besiegers: [], why }, true);
  return 'contests';
}

/** The timeline of one place. */
export function timelineOf(all: readonly Step[]): Timeline {
  const t = new Timelines();
  const steps = [...all].sort(compareSteps).map((step): Step => {
    let effect: ControlStep['effect'];
    if (step.status === 'denied') effect = denied(t, step);
    else if (step.status !== 'asserted' && step.status !== 'contested') effect = 'none';
    else if (step.kind === 'taken') effect = taken(t, step);
    else if (step.kind === 'held') effect = held(t, step);
    else if (step.kind === 'besieged') effect = besieged(t, step);
    else if (step.kind === 'siege-lifted') effect = lifted(t, step);
    else effect = lost(t, step);
    return { ...step, effect };
  });
  return { steps, intervals: t.finish() };
}

/** The step as it is shown. */
export function shownStep({ day: _, deniers: __, sources: ___, ...step }: Step): ControlStep {
  return step;
}

export const reportedOf = (steps: readonly Step[]) => joinReported(...steps.map((s) => s.reported));
