/** One report: its text with what was read from it in layers, and for each sentence what was read and why. */
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { IncidentPage } from '../../../server/schema/incidents.js';
import type { ReadingAnswer } from '../../../server/schema/reading.js';
import type { ReportAnswer } from '../../../server/schema/reports.js';
import { Link } from '../../app/link.js';
import type { ViewProps } from '../../app/views.js';
import { useQuery } from '../../data/query.js';
import { useUrlState } from '../../data/url-state.js';
import { useKeys, useKeysOn } from '../../shared/keys.js';
import { eventLabel } from '../../shared/kinds.js';
import { Empty, ErrorNote, Loading } from '../../shared/states.js';
import { exportItems } from './export.js';
import { Head } from './head.js';
import { carried, LAYERS, type LayerId, type LayerMark, layerLabels, marksOf, sentenceAt } from './layers.js';
import { Panel } from './panel.js';
import { schema } from './state.js';
import { sentenceId, Text } from './text.js';
import './report.css';

export default function ReportView({ id }: ViewProps) {
  const { data, error, loading, retry } = useQuery<ReportAnswer>(id ? `/api/reports/${encodeURIComponent(id)}` : null);
  if (!id)
    return (
      <Empty title="Which report?">
        A report is reached from an incident: <Link to="/">look on the map</Link>.
      </Empty>
    );
  if (error)
    return (
      <div className="page">
        <h1 className="hidden">Report</h1>
        <ErrorNote error={error} onRetry={retry} />
      </div>
    );
  if (!data || loading) return <Loading what="the report" />;
  return <Page key={data.report.hash} answer={data} />;
}

const nothing: ReadingAnswer = {
  ...{ reader: '', language: null, notes: [], sentences: [], claims: [], relations: [], attributions: [] },
  mentions: { toponyms: [], actors: [], dates: [], quantities: [] },
};

function Page({ answer }: { answer: ReportAnswer }) {
  const [state, set] = useUrlState(schema);
  const keysOn = useKeysOn();
  const { report } = answer;
  const reading = answer.reading ?? nothing;
  const { sentences, claims } = reading;
  const claim = claims.find((c) => c.id === state.claim);
  const at = state.at && state.at[1] <= report.text.length ? state.at : null;
  const chosen = state.sentence
    ? Math.min(state.sentence, sentences.length) - 1
    : claim
      ? sentenceAt(sentences, claim.trigger.span[0])
      : at
        ? sentenceAt(sentences, at[0])
        : -1;

  useEffect(() => {
    document.title = `${report.title ?? 'Report'} · sitrep`;
  }, [report]);

  const layerMarks = useMemo(() => marksOf(reading, state.layers, eventLabel), [reading, state.layers]);
  const marks = useMemo(() => {
    const own: LayerMark[] = [];
    for (const { field, span } of claim ? carried(claim) : [])
      own.push({
        span,
        layer: 'field',
        says: `${fieldLabels[field] ?? field} of the chosen claim`,
        label: fieldLabels[field],
      });
    if (at) own.push({ span: at, layer: 'at', says: '' });
    return [...layerMarks, ...own];
  }, [layerMarks, claim, at]);

  // What the address names is brought into view, also when it changes.
  const target = useRef('');
  useEffect(() => {
    const now = `${chosen} ${at ?? ''} ${claim?.id ?? ''}`;
    if (chosen < 0 || target.current === now) return;
    target.current = now;
    requestAnimationFrame(() => {
      const words = document.querySelector('.m-at') ?? document.getElementById(sentenceId(chosen));
      const box = words?.getBoundingClientRect();
      if (box && (box.top < 60 || box.bottom > innerHeight * 0.5)) words!.scrollIntoView({ block: 'center' });
    });
  }, [chosen, at, claim]);

  const choose = useCallback(
    (i: number) => set({ sentence: chosen === i ? 0 : i + 1, claim: '', at: null }),
    [set, chosen],
  );
  const stepSentence = (by: 1 | -1) => {
    const next = Math.max(0, Math.min(sentences.length - 1, chosen < 0 ? 0 : chosen + by));
    set({ sentence: next + 1, claim: '', at: null }, { replace: true });
    requestAnimationFrame(() => document.getElementById(sentenceId(next))?.focus());
  };
  const stepClaim = (by: 1 | -1) => {
    if (!claims.length) return;
    const now = claim ? claims.indexOf(claim) : nearest(claims, by, chosen < 0 ? null : sentences[chosen]![0]);
    const next = claims[Math.max(0, Math.min(claims.length - 1, claim ? now + by : now))]!;
    set({ claim: next.id, sentence: 0, at: null }, { replace: true });
  };
  useKeys({
    j: () => stepClaim(1),
    k: () => stepClaim(-1),
    // biome-ignore lint/correctness/noComponentHookFactories: the name of a key, no component
    Escape: () => set({ claim: '', sentence: 0, at: null }),
  });

  const ids = [...new Set(answer.incidents.map((x) => x.incident))].slice(0, 50);
  const params = new URLSearchParams([['limit', '50'], ...ids.map((x) => ['id', x]), ...KINDS.map((k) => ['kind', k])]);
  const incidents = useQuery<IncidentPage>(ids.length ? `/api/incidents?${params}` : null);

  return (
    <article className={chosen < 0 ? 'page report' : 'page report report-chosen'}>
      <Head answer={answer} exports={answer.reading ? exportItems(answer, answer.reading) : []} />
      <fieldset className="layers">
        <legend className="hidden">Layers</legend>
        {LAYERS.map((layer) => (
          <Switch
            key={layer}
            layer={layer}
            on={state.layers.includes(layer)}
            count={countOf(reading, layer)}
            onTurn={(on) => set({ layers: LAYERS.filter((l) => (l === layer ? on : state.layers.includes(l))) })}
          />
        ))}
        <p className="quiet layers-keys">
          {keysOn && (
            <>
              <kbd>J</kbd> <kbd>K</kbd> next and previous claim,{' '}
            </>
          )}
          <kbd>↑</kbd> <kbd>↓</kbd> sentence, <kbd>Esc</kbd> lets go
        </p>
      </fieldset>
      <div className="report-body">
        <Text
          report={report}
          sentences={sentences}
          marks={marks}
          chosen={chosen}
          onChoose={choose}
          onStep={stepSentence}
        />
        <aside className="panel" aria-label="What was read">
          <Panel answer={answer} reading={reading} chosen={chosen} state={state} set={set} incidents={incidents.data} />
        </aside>
      </div>
    </article>
  );
}

const KINDS = ['happening', 'plan', 'verbal', 'state', 'total', 'recollection'];

const fieldLabels: Record<string, string> = {
  ...{ event: 'what', actor: 'who', recipient: 'to whom', object: 'what', place: 'where', when: 'when' },
  ...{ casualties: 'harmed', speaker: 'says so', cue: 'saying', framing: 'takes sides' },
};

/** The claim at which a step begins that starts from a place in the text. */
function nearest(claims: ReadingAnswer['claims'], by: 1 | -1, from: number | null): number {
  if (from === null) return by > 0 ? 0 : claims.length - 1;
  if (by < 0)
    return Math.max(
      0,
      claims.findLastIndex((c) => c.trigger.span[0] < from),
    );
  const found = claims.findIndex((c) => c.trigger.span[0] >= from);
  return found < 0 ? claims.length - 1 : found;
}

function countOf({ claims, mentions, attributions }: ReadingAnswer, layer: LayerId): number {
  if (layer === 'claims') return claims.length;
  if (layer === 'attribution') return attributions.length;
  return (layer === 'places' ? mentions.toponyms : mentions[layer]).length;
}

interface SwitchProps {
  layer: LayerId;
  on: boolean;
  count: number;
  onTurn: (on: boolean) => void;
}

/** Turns a layer on and off; its name is drawn as its words are in the text. */
function Switch({ layer, on, count, onTurn }: SwitchProps) {
  return (
    <label className="layer">
      <input type="checkbox" checked={on} onChange={(e) => onTurn(e.target.checked)} />
      <span className={layer === 'claims' ? 'm m-trigger' : `m m-${layer}`}>{layerLabels[layer]}</span>
      <span className="quiet">{count}</span>
    </label>
  );
}
