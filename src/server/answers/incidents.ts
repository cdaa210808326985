/** Incidents as the pages show them. */
import type { Incident } from '../../incident/types.js';
import type { Claim } from '../../reading/types.js';
import type { Store, StoredClaim, ReportHead as StoredHead } from '../../record/index.js';
import type { Span } from '../../report/index.js';
import { anchorOf, sameSubject, takenBack } from '../../review/index.js';
import { historyOf } from '../reviews.js';
import type {
  IncidentAnswer,
  IncidentClaimAnswer,
  IncidentRow,
  MarkField,
  Quote,
  ReportHead,
} from '../schema/index.js';

export function incidentRow(i: Incident): IncidentRow {
  const { id, kind, event, mode, subtype, label, status, standing, summary, operation, firstReported, lastReported } =
    i;
  const named = (p: { id: string; name: string }) => ({ id: p.id, name: p.name });
  return {
    ...{ id, kind, event, mode, subtype, label, status, standing, summary, operation, firstReported, lastReported },
    when: i.when,
    place: i.place && placeOf(i.place),
    actors: i.actors.map(named),
    recipients: i.recipients.map(named),
    casualties: i.casualties.map(({ kind, min, max }) => ({ kind, min, max })),
    independent: i.sources.independent,
    outlets: i.sources.outlets.length,
    claims: i.claims.length,
    contradictions: i.contradictions.length,
  };
}

function placeOf({ name, lat, lon, country, precision, uncertaintyKm }: NonNullable<Incident['place']>) {
  return { name, lat, lon, country, precision, uncertaintyKm };
}

export function reportHead(r: StoredHead): ReportHead {
  const { contentHash, id, title, outlet, published, url, language, originId } = r;
  const copyOf = originId === contentHash ? null : originId;
  return { hash: contentHash, id, title, outlet, published, url: safeUrl(url), language, copyOf };
}

/** Only addresses that a browser may follow: what a feed calls a link may be a script. */
export function safeUrl(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? url : null;
}

/** Every stretch of the report that carries a field of the claim. */
function carried(claim: Claim): { field: MarkField; span: Span }[] {
  const marks: { field: MarkField; span: Span }[] = [{ field: 'event', span: claim.trigger.span }];
  const add = (field: MarkField, span: Span | undefined | null) => {
    if (span && span[1] > span[0]) marks.push({ field, span });
  };
  for (const a of claim.actors) add('actor', a.span);
  for (const r of claim.recipients) add('recipient', r.span);
  for (const o of claim.objects) add('object', o.span);
  for (const p of claim.places.length ? claim.places : claim.place ? [claim.place] : []) add('place', p.span);
  add('when', claim.when?.span);
  for (const c of claim.casualties) add('casualties', c.span);
  for (const link of claim.attribution) {
    add('speaker', link.source?.span);
    add('cue', link.cue?.span);
  }
  add('framing', claim.framing?.span);
  return marks;
}

/** The sentence of a claim and the words that carry it; words of other sentences are cut from the report's text. */
export function quoteOf(stored: StoredClaim, text: string): Quote {
  const [from, to] = stored.sentenceSpan;
  const marks = carried(stored.claim).map(({ field, span }) => ({
    field,
    span,
    text: text.slice(...span),
    inside: span[0] >= from && span[1] <= to,
  }));
  return { text: stored.sentence, span: stored.sentenceSpan, marks };
}

export async function incidentAnswer(store: Store, i: Incident): Promise<IncidentAnswer> {
  const stored = new Map((await store.claimsOf(i.claims.map((c) => c.key))).map((c) => [c.key, c]));
  const reports = new Map<string, { head: ReportHead; text: string }>();
  for (const { reportId } of stored.values()) {
    if (reports.has(reportId)) continue;
    const report = (await store.reports(reportId)).find((r) => r.contentHash === reportId);
    if (report) reports.set(reportId, { head: reportHead(report), text: report.text });
  }
  const claims = i.claims.flatMap(({ key, role, why }): IncidentClaimAnswer[] => {
    const claim = stored.get(key);
    const report = claim && reports.get(claim.reportId);
    if (!claim || !report) return [];
    const { review } = claim;
    return [
      {
        key,
        role,
        why,
        report: report.head,
        reader: claim.reader,
        claim: claim.claim,
        quote: quoteOf(claim, report.text),
        review: review ? { status: review.status, corrected: review.corrected, reviews: review.reviews } : null,
      },
    ];
  });
  return { ...withoutInsides(i), claims, history: await historyRows(store, i, [...stored.values()]) };
}

/** What the contract promises; what else an incident holds is the merging rules' own. */
function withoutInsides(i: Incident): Omit<IncidentAnswer, 'claims' | 'history'> {
  const { id, kind, event, mode, subtype, label, status, standing, summary, operation, firstReported, lastReported } =
    i;
  const { background, summaryParts, when, actors, recipients, objects, casualties, loaded, contradictions, links } = i;
  return {
    ...{ id, kind, event, mode, subtype, label, status, standing, summary, operation, firstReported, lastReported },
    ...{ background, summaryParts, when, actors, recipients, objects, casualties, loaded, contradictions, links },
    place: i.place,
    places: i.places,
    sources: i.sources,
  };
}

async function historyRows(
  store: Store,
  i: Incident,
  stored: readonly StoredClaim[],
): Promise<IncidentAnswer['history']> {
  const history = await historyOf(store, i.id, stored);
  const back = takenBack(history);
  return history.map(({ id, at, by, reason, action }) => ({
    id,
    at,
    by,
    reason,
    type: action.type,
    claims: stored.filter((c) => sameSubject(action, { type: 'merge', claims: [anchorOf(c)] })).map((c) => c.key),
    fields: action.type === 'correct' ? Object.keys(action.changes) : [],
    undoes: action.type === 'undo' ? action.review : null,
    holds: !back.has(id),
  }));
}
