/** Supplies on their way, bases, strongholds and deployments. */
import type { Situation } from '../../../situation/types.js';
import { Badge, Modality, Standing } from '../../shared/badge.js';
import { Empty } from '../../shared/states.js';
import { Evidence } from './evidence.js';
import { Parties } from './side-mark.js';
import type { Sides } from './sides.js';
import { happenedWords, tieLabels } from './words.js';

/** Ties are "stated" where incidents are "asserted". */
const statusOf = (status: string): string => (status === 'stated' ? 'asserted' : status);
const kindWords = (kind: string): string => tieLabels[kind] ?? kind.replaceAll('-', ' ');

export function LogisticsTab({ picture, sides }: { picture: Situation; sides: Sides }) {
  const { supply, bases } = picture.logistics;
  if (!supply.length && !bases.length)
    return (
      <Empty title="No supplies or bases are told">By this day no report that counts says anything of them.</Empty>
    );
  return (
    <>
      {supply.length > 0 && (
        <section className="sit-part" aria-labelledby="supply">
          <h2 id="supply">Supplies</h2>
          <ul className="bare facts">
            {supply.map((s) => (
              <li key={s.evidence.claims.join() + s.kind}>
                <p>{s.summary}</p>
                <div className="row">
                  <Badge>{kindWords(s.kind)}</Badge>
                  {s.standing && <Standing value={s.standing} />}
                  <Modality value={statusOf(s.status)} />
                  <Parties parties={s.from} sides={sides} none="from nobody named" />
                  <span aria-hidden="true">→</span>
                  <span className="hidden">to</span>
                  <Parties parties={s.to} sides={sides} none="nobody named" />
                  <span className="quiet">{happenedWords(s.when)}</span>
                  <Evidence of={s.evidence} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {bases.length > 0 && (
        <section className="sit-part" aria-labelledby="bases">
          <h2 id="bases">Bases, strongholds, deployments</h2>
          <ul className="bare facts">
            {bases.map((b) => (
              <li key={b.evidence.claims.join() + b.kind}>
                <p>{b.summary}</p>
                <div className="row">
                  <Badge>{b.kind}</Badge>
                  <Modality value={statusOf(b.status)} />
                  <Parties parties={b.party} sides={sides} none="nobody named" />
                  <span className="quiet">{happenedWords(b.when)}</span>
                  <Evidence of={b.evidence} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
