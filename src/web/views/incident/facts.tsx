/** What the claims come to, field by field: ranges and places as exact as they are said, and which claims carry each. */
import type { ReactNode } from 'react';
import type { IncidentAnswer } from '../../../server/schema/incidents.js';
import { Precision } from '../../shared/badge.js';
import { timePrecision } from '../../shared/claim-words.js';
import { number, periodWords } from '../../shared/words.js';
import { ClaimRefs } from './refs.js';
import type { ByKey, SetState } from './state.js';

interface Props {
  incident: IncidentAnswer;
  byKey: ByKey;
  set: SetState;
}

type Place = NonNullable<IncidentAnswer['place']>;

export function Facts({ incident, byKey, set }: Props) {
  const refs = (keys: readonly string[]) => <ClaimRefs keys={keys} byKey={byKey} set={set} />;
  const all = incident.claims.map((c) => c.key);
  const { when, place, objects, operation } = incident;
  const [actors, recipients] = [byName(incident.actors), byName(incident.recipients)];
  const also = incident.places.filter((p) => p.name !== place?.name);
  return (
    <dl className="facts">
      <Fact label="What" refs={refs(all)}>
        {incident.label}
        <small>
          coded {incident.event}
          {incident.mode && ` · ${incident.mode}`}
        </small>
      </Fact>
      <Fact label="When" refs={when && refs(all.filter((key) => byKey.get(key)!.claim.claim.when?.start))}>
        {when ? periodWords(when.start, when.end) : <None />}
        {when && (
          <small>
            {when.basis === 'publication'
              ? 'no claim gives a date: the days before the first report'
              : timePrecision(when.precision)}
          </small>
        )}
      </Fact>
      <Fact label="Where" refs={place && refs(place.claims)}>
        {place ? <PlaceWords place={place} /> : <None />}
      </Fact>
      {also.map((p) => (
        <Fact key={p.name} label="Also named" refs={refs(p.claims)}>
          <PlaceWords place={p} />
        </Fact>
      ))}
      {actors.length === 0 && (
        <Fact label="Who did it">
          <None />
        </Fact>
      )}
      {actors.map((a, i) => (
        <Fact key={a.id} label={i ? '' : 'Who did it'} refs={refs(a.claims)}>
          <PartyWords party={a} />
        </Fact>
      ))}
      {recipients.map((r, i) => (
        <Fact key={r.id} label={i ? '' : 'To whom'} refs={refs(r.claims)}>
          <PartyWords party={r} />
        </Fact>
      ))}
      {objects.map((o, i) => (
        <Fact key={`${o.kind} ${o.text}`} label={i ? '' : 'To what, with what'} refs={refs(o.claims)}>
          {o.text}
          {o.kind !== 'other' && <small>{o.kind.replaceAll('-', ' ')}</small>}
        </Fact>
      ))}
      {operation && <Fact label="Operation">{operation}</Fact>}
    </dl>
  );
}

type Party = IncidentAnswer['actors'][number];

/** Those who are called the same stand in one row: what tells them apart is how the reports describe them. */
function byName(parties: readonly Party[]): Party[] {
  const rows = new Map<string, Party>();
  for (const party of parties) {
    const key = [party.name.toLowerCase(), party.code, party.sector].join();
    const row = rows.get(key);
    rows.set(key, row ? { ...row, claims: [...new Set([...row.claims, ...party.claims])] } : party);
  }
  return [...rows.values()];
}

const None = () => <span className="quiet">not said</span>;

function Fact({ label, refs, children }: { label: string; refs?: ReactNode; children: ReactNode }) {
  return (
    <div className={label ? 'fact' : 'fact fact-more'}>
      <dt>{label || <span className="hidden">also</span>}</dt>
      <dd>
        <span className="fact-value">{children}</span>
        {refs}
      </dd>
    </div>
  );
}

function PlaceWords({ place }: { place: Place }) {
  const { name, country, precision, uncertaintyKm, lat } = place;
  return (
    <>
      {name} <Precision value={precision} />
      <small>
        {country}
        {lat === null
          ? ' no position is known'
          : uncertaintyKm > 0 && ` within about ${number(Math.max(1, Math.round(uncertaintyKm)))} km`}
      </small>
    </>
  );
}

function PartyWords({ party }: { party: Party }) {
  const code = [party.code, party.sector].filter(Boolean).join(' ');
  return (
    <>
      {party.name}
      {code && <small title="Country and sector, as PLOVER codes them">{code}</small>}
    </>
  );
}
