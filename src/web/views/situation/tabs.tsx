/** The parts of the picture as tabs, moved through with the arrow keys. */
import { type KeyboardEvent, useRef } from 'react';
import type { Situation } from '../../../situation/types.js';
import { number } from '../../shared/words.js';
import { TABS, type Tab } from './state.js';

export const tabLabels: Record<Tab, string> = {
  control: 'Control',
  operations: 'Operations',
  parties: 'Parties',
  logistics: 'Logistics',
  hazards: 'Hazards',
  truces: 'Truces',
  casualties: 'Casualties',
  outlook: 'Outlook',
};

const countOf = (p: Situation, tab: Tab): number =>
  ({
    control: p.control.length + p.ground.length,
    operations: p.operations.length,
    parties:
      p.parties.ties.length + p.parties.sides.reduce((n, s) => n + s.opponents.filter((o) => s.id < o.id).length, 0),
    logistics: p.logistics.supply.length + p.logistics.bases.length,
    hazards: p.hazards.length,
    truces: p.diplomacy.truces.length + p.diplomacy.events.length,
    casualties: p.casualties.weeks.length + p.casualties.totals.length,
    outlook: p.outlook.length,
  })[tab];

export function Tabs({ tab, picture, onTab }: { tab: Tab; picture: Situation; onTab: (tab: Tab) => void }) {
  const ref = useRef<HTMLDivElement>(null);
  const keys = (event: KeyboardEvent) => {
    const at = TABS.indexOf(tab);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const to = TABS[(next + TABS.length) % TABS.length]!;
    onTab(to);
    ref.current?.querySelector<HTMLElement>(`#tab-${to}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label="Parts of the situation" ref={ref} onKeyDown={keys}>
      {TABS.map((t) => (
        <button
          key={t}
          type="button"
          role="tab"
          id={`tab-${t}`}
          aria-selected={t === tab}
          aria-controls="situation-panel"
          tabIndex={t === tab ? 0 : -1}
          onClick={() => onTab(t)}
        >
          {tabLabels[t]} <span className="tab-count">{number(countOf(picture, t))}</span>
        </button>
      ))}
    </div>
  );
}
