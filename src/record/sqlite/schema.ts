/** The tables as Kysely sees them; the truth is migrations.ts. */
import type { Generated } from 'kysely';

export interface Tables {
  report: {
    seq: Generated<number>;
    hash: string;
    given_id: string | null;
    outlet: string | null;
    published: string | null;
    title: string | null;
    url: string | null;
    language: string | null;
    headers: string;
    text: string;
  };
  origin: { report_seq: number; origin_seq: number; similarity: number };
  band: { key: number; report_seq: number };
  reading: { id: Generated<number>; report_seq: number; reader: string; body: string };
  current_reading: { report_seq: number; reading_id: number };
  claim: {
    id: Generated<number>;
    reading_id: number;
    claim: string;
    event: string;
    mode: string | null;
    subtype: string;
    modality: string;
    background: number;
    start: string | null;
    end: string | null;
    place: string | null;
    lat: number | null;
    lon: number | null;
    country: string | null;
    precision: string | null;
    sentence_start: number;
    sentence_end: number;
  };
  claim_party: {
    claim_id: number;
    role: string;
    nr: number;
    actor_id: string | null;
    name: string;
    code: string | null;
    party: number;
  };
  meta: { key: string; value: string };
  partition: { key: string; report_seq: number };
  pending: { report_seq: number };
  incident: {
    id: string;
    kind: string;
    event: string;
    subtype: string;
    label: string;
    status: string;
    start: string | null;
    end: string | null;
    independent: number;
    priority: number;
    body: string;
  };
  review: {
    seq: Generated<number>;
    id: string;
    at: string;
    by: string;
    reason: string;
    incident: string | null;
    type: string;
    action: string;
  };
  review_target: { review_seq: number; report: string; start: number; end: number };
  incident_place: {
    incident_id: string;
    nr: number;
    name: string;
    folded: string;
    country: string | null;
    lat: number | null;
    lon: number | null;
  };
  incident_term: {
    kind: string;
    code: number;
    value: string;
    label: string;
    folded: string;
    info: string | null;
  };
  incident_head: {
    seq: Generated<number>;
    incident_id: string;
    kind: number;
    event: number;
    subtype: number;
    status: number;
    standing: number;
    side: number | null;
    precision: number | null;
    lon: number | null;
    lat: number | null;
    uncertainty: number | null;
    sources: number;
    killed: number;
    harm: number;
    contradicted: number;
    start: number | null;
    end: number | null;
    reported: number | null;
  };
  incident_tag: { kind: string; code: number; seq: number; role: number };
  incident_source: { code: number; seq: number; alone: number; corroborated: number; contradicted: number };
  incident_party: { incident_id: string; nr: number; folded: string };
  incident_claim: { incident_id: string; key: string; role: string };
}
