/** Ways to a claim: its number on this page, and the words in its report. */
import type { IncidentClaimAnswer, MarkField } from '../../../server/schema/incidents.js';
import { Link } from '../../app/link.js';
import { reportPath, type Span } from '../../shared/claim-words.js';
import { type ByKey, type SetState, shortKey } from './state.js';

/** Who speaks in a claim, in a few words: the last speaker of the chain, else the outlet. */
export function voiceOf({ claim, report }: IncidentClaimAnswer): string {
  const speaker = claim.attribution.findLast((link) => link.source)?.source?.text;
  const outlet = report.outlet ?? 'outlet unknown';
  return speaker ? `${speaker}, in ${outlet}` : outlet;
}

/** Words of a report that carry something, as a link to them. */
export function Words({ of, at, children }: { of: IncidentClaimAnswer; at: Span; children: string }) {
  return (
    <Link className="words" to={reportPath(of.report.hash, at, of.claim.id)} title="Read it in the report">
      <q dir="auto" lang={of.report.language ?? undefined}>
        {children}
      </q>
    </Link>
  );
}

/** The numbers of claims, each a way to its row in the table. */
export function ClaimRefs({ keys, byKey, set }: { keys: readonly string[]; byKey: ByKey; set: SetState }) {
  const found = keys.flatMap((key) => byKey.get(key) ?? []).sort((a, b) => a.number - b.number);
  return (
    <span className="refs">
      {found.map(({ claim, number }) => (
        <button
          key={claim.key}
          type="button"
          className="ref"
          title={voiceOf(claim)}
          onClick={() => {
            set({ claim: shortKey(claim.key), part: '' });
            toClaim(number);
          }}
        >
          <span className="hidden">Claim </span>
          {number}
        </button>
      ))}
    </span>
  );
}

/** Brings a claim's row into view and gives it focus. */
export function toClaim(number: number): void {
  requestAnimationFrame(() => {
    const row = document.getElementById(`claim-${number}`);
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  });
}

/** The stretches of a claim that carry some of its fields, each once. */
export function marksOf(one: IncidentClaimAnswer, fields: readonly MarkField[]): { span: Span; text: string }[] {
  const seen = new Set<string>();
  return one.quote.marks.filter(({ field, span, text }) => {
    const key = span.join();
    if (!fields.includes(field) || !text.trim() || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
