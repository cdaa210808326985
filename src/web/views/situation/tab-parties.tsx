/** Sides, backers and opponents: as a network, and the same as tables. */
import { useMemo } from 'react';
import type { Situation } from '../../../situation/types.js';
import { Badge } from '../../shared/badge.js';
import { Empty } from '../../shared/states.js';
import { type Column, Table } from '../../shared/table.js';
import { dayWords, plural } from '../../shared/words.js';
import { Evidence } from './evidence.js';
import { type Edge, graphOf } from './graph.js';
import { edgeWords, Network } from './network.js';
import { SideMark } from './side-mark.js';
import type { Sides } from './sides.js';

interface Props {
  picture: Situation;
  sides: Sides;
  selected: string;
  onSelect: (id: string) => void;
}

/** Of a pair that fights more often, the picture names the latest incidents only. */
const LATEST = 20;

export function PartiesTab({ picture, sides, selected, onSelect }: Props) {
  const graph = useMemo(() => graphOf(picture, sides), [picture, sides]);
  const chosen = graph.nodes.find((n) => n.id === selected);
  const name = (id: string) => sides.get(id)?.name ?? id;
  const shown = chosen ? graph.edges.filter((e) => e.from === chosen.id || e.to === chosen.id) : graph.edges;
  const mark = (id: string) => {
    const side = sides.get(id);
    return (
      <span className="party">
        {side && <SideMark side={side} />} {name(id)}
      </span>
    );
  };
  const columns: Column<Edge>[] = [
    { key: 'from', label: 'Who', cell: (e) => mark(e.from), sort: (e) => name(e.from) },
    {
      key: 'type',
      label: 'Tie',
      sort: (e) => edgeWords(e),
      cell: (e) => (
        <>
          {edgeWords(e)}
          {e.type === 'fights' && <span className="quiet"> ({plural(e.incidents, 'incident')}, either way)</span>}
          {e.state !== 'stated' && <Badge tone="bad">{e.state}</Badge>}
          {e.sources > 0 && <span className="quiet"> ({plural(e.sources, 'source')})</span>}
          {e.since && <span className="quiet"> since {dayWords(e.since)}</span>}
        </>
      ),
    },
    { key: 'to', label: 'Whom', cell: (e) => mark(e.to), sort: (e) => name(e.to) },
    { key: 'evidence', label: 'Rests on', cell: (e) => <Evidence of={e.evidence} latest={e.incidents > LATEST} /> },
  ];
  if (!graph.edges.length)
    return <Empty title="No ties are told">By this day no report that counts says who backs or fights whom.</Empty>;
  return (
    <>
      <p className="quiet">
        An arrow is a tie that a report states, in its own words below. A crossed line counts acts of force between two.
        Where a party stands in the picture says nothing.
      </p>
      <ul className="bare row net-key" aria-label="Lines">
        <li>
          <Key kind="backs" /> backs, supplies, is allied with
        </li>
        <li>
          <Key kind="belongs" /> belongs to, is loyal to
        </li>
        <li>
          <Key kind="against" /> opposes, fights
        </li>
      </ul>
      <Network graph={graph} selected={selected} onSelect={onSelect} />
      {chosen && (
        <section className="card" aria-label={chosen.name}>
          <h2>
            <SideMark side={chosen.side} /> {chosen.name}
          </h2>
          {chosen.members.length > 0 ? (
            <ul className="bare facts">
              {chosen.members.map((m) => (
                <li key={m.party.id} className="row">
                  {m.party.name}
                  <span className="quiet">
                    {m.basis === 'files' ? 'belongs to it by the actor files' : 'belongs to it, a report says'}
                  </span>
                  {m.evidence.claims.length > 0 && <Evidence of={m.evidence} />}
                </li>
              ))}
            </ul>
          ) : (
            <p className="quiet">No other party is put on this side.</p>
          )}
          <button type="button" onClick={() => onSelect('')}>
            Show all ties
          </button>
        </section>
      )}
      <Table
        caption={chosen ? `Ties of ${chosen.name}` : 'All ties and fights'}
        rows={shown}
        columns={columns}
        rowKey={(e) => e.key}
      />
    </>
  );
}

function Key({ kind }: { kind: 'backs' | 'belongs' | 'against' }) {
  return (
    <svg width="34" height="12" viewBox="0 0 34 12" aria-hidden="true" className={`net-line net-${kind}`}>
      <line x1="1" y1="6" x2="32" y2="6" />
      {kind === 'against' ? <path d="M13 1L20 11M20 1L13 11" /> : <path d="M33 6L25 2L25 10Z" />}
    </svg>
  );
}
