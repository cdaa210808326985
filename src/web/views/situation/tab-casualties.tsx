/** How many people were harmed, per week, country and side: always a lower and an upper bound. */
import { useCallback, useMemo } from 'react';
import type { HarmRange, RunningTotal, Situation, WeekOfHarm } from '../../../situation/types.js';
import { colour, useDark } from '../../app/theme.js';
import { Chart, type Plot } from '../../shared/chart.js';
import { Empty } from '../../shared/states.js';
import { type Column, Table } from '../../shared/table.js';
import { dayWords, number, periodWords, plural } from '../../shared/words.js';
import { Evidence } from './evidence.js';
import { rangeWords } from './words.js';

export interface HarmRow extends HarmRange {
  week: string;
  area: string | null;
}

export const harmRows = (weeks: readonly WeekOfHarm[], kind: string): HarmRow[] =>
  weeks.flatMap((w) => w.rows.filter((r) => r.kind === kind).map((r) => ({ ...r, week: w.week, area: w.area })));

/** Kinds of harm that the picture has numbers of, those with most rows first. */
export function harmKinds({ casualties }: Situation): string[] {
  const counts = new Map<string, number>();
  for (const r of [...casualties.weeks.flatMap((w) => w.rows), ...casualties.totals])
    counts.set(r.kind, (counts.get(r.kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([kind]) => kind);
}

interface Props {
  picture: Situation;
  harm: string;
  onHarm: (kind: string) => void;
  countryName: (code: string) => string;
}

const weekWords = (week: string): string => {
  const end = new Date(Date.parse(week) + 6 * 86_400_000).toISOString().slice(0, 10);
  return periodWords(week, end);
};

export function CasualtiesTab({ picture, harm, onHarm, countryName }: Props) {
  const kinds = useMemo(() => harmKinds(picture), [picture]);
  const kind = kinds.includes(harm) ? harm : (kinds[0] ?? 'killed');
  const rows = useMemo(() => harmRows(picture.casualties.weeks, kind), [picture, kind]);
  const areas = useMemo(() => [...new Set(rows.map((r) => r.area))].sort(), [rows]);
  const totals = picture.casualties.totals.filter((t) => t.kind === kind);
  const areaWords = (code: string | null) => (code ? countryName(code) : 'Country not said');
  if (!kinds.length)
    return <Empty title="No numbers are told">By this day no report that counts says how many were harmed.</Empty>;
  const columns: Column<HarmRow>[] = [
    { key: 'week', label: 'Week', cell: (r) => weekWords(r.week), sort: (r) => r.week },
    { key: 'area', label: 'Country', cell: (r) => areaWords(r.area), sort: (r) => areaWords(r.area) },
    { key: 'side', label: 'Side', cell: (r) => r.sideName, sort: (r) => r.sideName },
    { key: 'range', label: kind, number: true, cell: (r) => rangeWords(r), sort: (r) => r.min },
    { key: 'incidents', label: 'Incidents', number: true, cell: (r) => number(r.incidents), sort: (r) => r.incidents },
    { key: 'evidence', label: 'Rests on', cell: (r) => <Evidence of={r.evidence} /> },
  ];
  return (
    <>
      <div className="row">
        <label className="row">
          <span className="quiet">People</span>
          <select value={kind} onChange={(e) => onHarm(e.target.value)}>
            {kinds.map((k) => (
              <option key={k} value={k}>
                {k.replaceAll('-', ' ')}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Whole rows={picture.casualties.whole.filter((r) => r.kind === kind)} kind={kind} />
      {rows.length > 0 && (
        <>
          <p className="quiet">
            From the least to the most that the reports of a week leave open. Dot: at least. Ring: at most. Arrow: no
            upper bound. “Everybody” is not the sum of the sides, since people of no stated side may be of any. The
            scale is that of square roots.
          </p>
          {areas.map((area) => (
            <section key={area} className="sit-part">
              <h2>{areaWords(area)}</h2>
              <HarmChart
                rows={rows.filter((r) => r.area === area)}
                label={`People ${kind} by week and side, ${areaWords(area)}; the table below has the numbers`}
              />
            </section>
          ))}
          <Table
            caption="The same as a table"
            rows={rows}
            columns={columns}
            rowKey={(r) => `${r.week}|${r.area}|${r.side}`}
          />
        </>
      )}
      {totals.length > 0 && <Totals totals={totals} />}
    </>
  );
}

function Whole({ rows, kind }: { rows: readonly HarmRange[]; kind: string }) {
  if (!rows.length) return null;
  return (
    <dl className="whole">
      {rows.map((r) => (
        <div key={r.side}>
          <dt>{r.sideName}</dt>
          <dd>
            <strong>{rangeWords(r)}</strong> {kind.replaceAll('-', ' ')}
            <span className="quiet"> in {plural(r.incidents, 'incident')}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A round number that divides by four, no smaller than `n`. */
function niceTop(n: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(n, 4)));
  const top = [0.4, 0.8, 1.2, 2, 4, 6, 8, 10, 12].map((f) => f * step).find((t) => t >= n && t % 4 === 0);
  return top ?? Math.ceil(n / 4) * 4;
}

const ROW = 84;

function HarmChart({ rows, label }: { rows: readonly HarmRow[]; label: string }) {
  const dark = useDark();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chart's colours follow the theme
  const draw = useCallback(
    (plot: Plot, { width }: { width: number }) => {
      const data = rows.map((r) => ({
        ...r,
        x: new Date(Date.parse(r.week) + 3.5 * 86_400_000),
        words: r.max === null ? `${number(r.min)}+` : rangeWords(r),
      }));
      const order = [...new Set(data.map((d) => d.sideName))].sort(
        (a, b) => Number(b === 'everybody') - Number(a === 'everybody') || a.localeCompare(b),
      );
      const times = data.map((d) => d.x.getTime());
      const air = Math.max(14 * 86_400_000, (Math.max(...times) - Math.min(...times)) * 0.06);
      const ink = colour('--ink-2');
      const tone = colour('--accent');
      const top = niceTop(Math.max(...data.map((d) => d.max ?? d.min)) * 1.4);
      const ticks = [0, top / 4, top];
      const base = { x: 'x', fy: 'sideName' } as const;
      const open = data.filter((d) => d.max === null);
      const closed = data.filter((d) => d.max !== null);
      return plot.plot({
        width,
        height: 44 + ROW * order.length,
        marginLeft: 44,
        marginRight: 24,
        marginTop: 18,
        x: {
          type: 'utc',
          domain: [new Date(Math.min(...times) - air), new Date(Math.max(...times) + air)],
          label: null,
          ticks: Math.max(2, Math.floor(width / 110)),
        },
        y: { type: 'sqrt', domain: [0, top], ticks, label: null },
        fy: { domain: order, axis: null, padding: 0.28 },
        marks: [
          plot.gridY({ stroke: colour('--rule'), strokeOpacity: 1, ticks }),
          plot.axisY({ ticks, label: null, fill: ink, tickSize: 0 }),
          plot.ruleY([0], { stroke: colour('--rule-strong') }),
          plot.text(order, {
            fy: (d: string) => d,
            text: (d: string) => d,
            frameAnchor: 'top-left',
            dy: -12,
            fill: ink,
            fontWeight: 600,
          }),
          plot.link(closed, {
            ...base,
            x1: 'x',
            x2: 'x',
            y1: 'min',
            y2: 'max',
            x: undefined,
            stroke: tone,
            strokeWidth: 4,
            strokeOpacity: 0.45,
          }),
          plot.vector(open, {
            ...base,
            y: 'min',
            length: 20,
            anchor: 'start',
            rotate: 0,
            stroke: tone,
            strokeWidth: 1.5,
          }),
          plot.dot(
            closed.filter((d) => d.max !== d.min),
            { ...base, y: 'max', r: 3.5, stroke: tone, strokeWidth: 1.5, fill: colour('--surface') },
          ),
          plot.dot(data, { ...base, y: 'min', r: 3.5, fill: tone }),
          ...(data.length <= 30
            ? [plot.text(data, { ...base, y: 'min', text: 'words', dx: 8, textAnchor: 'start', fill: colour('--ink') })]
            : []),
        ],
      });
    },
    [rows, dark],
  );
  return <Chart label={label} draw={draw} />;
}

/** Totals as reports give them: each by itself, none in a sum. */
function Totals({ totals }: { totals: readonly RunningTotal[] }) {
  const time = (iso: string) => Date.parse(iso);
  const from = (t: RunningTotal) => t.from ?? t.to ?? t.reported.first;
  const to = (t: RunningTotal) => t.to ?? t.reported.last ?? t.from;
  const all = totals.flatMap((t) => [from(t), to(t)].filter((d): d is string => d !== null).map(time));
  const [first, last] = [Math.min(...all), Math.max(...all)];
  const pc = (iso: string) => ((time(iso) - first) / Math.max(1, last - first)) * 100;
  return (
    <section className="sit-part" aria-labelledby="totals">
      <h2 id="totals">Running totals, as they are given</h2>
      <p className="quiet">
        A total covers a period and may hold all of the above again. It stands by itself and is in no sum.
      </p>
      <ul className="bare facts">
        {totals.map((t) => {
          const [a, b] = [from(t), to(t)];
          return (
            <li key={t.evidence.claims.join() + t.side}>
              <p>{t.summary}</p>
              {a && b && (
                <div className="total-bar" aria-hidden="true">
                  <span style={{ left: `${Math.min(98, pc(a))}%`, width: `${Math.max(2, pc(b) - pc(a))}%` }} />
                </div>
              )}
              <div className="row">
                <strong>{rangeWords(t)}</strong>
                <span>{t.sideName}</span>
                <span className="quiet">
                  {t.from && t.to ? periodWords(t.from, t.to) : b ? `up to ${dayWords(b)}` : 'no period given'} · said
                  by {t.source}
                </span>
                <Evidence of={t.evidence} />
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
