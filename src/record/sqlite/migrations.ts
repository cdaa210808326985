/**
 * The schema, as the steps that lead to it. A step that has been released is never edited; what changes is a new step.
 * `PRAGMA user_version` counts the steps that a file has taken.
 */

import { BROWSE_DAYS_SCHEMA, BROWSE_ORDER_SCHEMA, BROWSE_SCHEMA } from './browse/tables.js';

/** "sitr" in ASCII: tells our files from those of other programs. */
export const APPLICATION_ID = 0x73697472;

const appendOnly = (table: string) => `
  CREATE TRIGGER ${table}_never_changes BEFORE UPDATE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${table}: what is recorded is never changed'); END;
  CREATE TRIGGER ${table}_never_goes BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${table}: what is recorded is never deleted'); END;
`;

export const MIGRATIONS: readonly string[] = [
  // 1: reports, readings, claims, incidents.
  `
  CREATE TABLE report (
    seq INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    given_id TEXT,
    outlet TEXT,
    published TEXT,
    title TEXT,
    url TEXT,
    language TEXT,
    headers TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX report_by_given_id ON report (given_id) WHERE given_id IS NOT NULL;
  CREATE INDEX report_by_published ON report (published);
  ${appendOnly('report')}

  CREATE VIRTUAL TABLE report_words USING fts5 (
    title, text, content = 'report', content_rowid = 'seq', tokenize = 'porter unicode61 remove_diacritics 2'
  );
  CREATE TRIGGER report_is_searchable AFTER INSERT ON report
    BEGIN INSERT INTO report_words (rowid, title, text) VALUES (new.seq, new.title, new.text); END;

  -- Which report a report repeats. Derived: may change when an earlier copy comes in.
  CREATE TABLE origin (
    report_seq INTEGER PRIMARY KEY REFERENCES report (seq),
    origin_seq INTEGER NOT NULL REFERENCES report (seq),
    similarity REAL NOT NULL
  ) STRICT;
  CREATE INDEX origin_by_origin ON origin (origin_seq);
  CREATE TABLE band (
    key INTEGER NOT NULL,
    report_seq INTEGER NOT NULL REFERENCES report (seq),
    PRIMARY KEY (key, report_seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE reading (
    id INTEGER PRIMARY KEY,
    report_seq INTEGER NOT NULL REFERENCES report (seq),
    reader TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (report_seq, reader)
  ) STRICT;
  ${appendOnly('reading')}
  -- The reading by the newest version. Derived.
  CREATE TABLE current_reading (
    report_seq INTEGER PRIMARY KEY REFERENCES report (seq),
    reading_id INTEGER NOT NULL REFERENCES reading (id)
  ) STRICT;

  CREATE TABLE claim (
    id INTEGER PRIMARY KEY,
    reading_id INTEGER NOT NULL REFERENCES reading (id),
    claim TEXT NOT NULL,
    event TEXT NOT NULL,
    mode TEXT,
    subtype TEXT NOT NULL,
    modality TEXT NOT NULL,
    background INTEGER NOT NULL,
    start TEXT,
    "end" TEXT,
    place TEXT,
    lat REAL,
    lon REAL,
    country TEXT,
    precision TEXT,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    UNIQUE (reading_id, claim)
  ) STRICT;
  CREATE INDEX claim_by_place ON claim (place) WHERE place IS NOT NULL;
  ${appendOnly('claim')}
  CREATE TABLE claim_party (
    claim_id INTEGER NOT NULL REFERENCES claim (id),
    role TEXT NOT NULL,
    nr INTEGER NOT NULL,
    actor_id TEXT,
    name TEXT NOT NULL,
    code TEXT,
    party INTEGER NOT NULL,
    PRIMARY KEY (claim_id, role, nr)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX claim_party_by_actor ON claim_party (actor_id);
  ${appendOnly('claim_party')}

  -- Under which keys a report's claims are filed, so that those that may tell of the same happening are found. Derived.
  CREATE TABLE partition (
    key TEXT NOT NULL,
    report_seq INTEGER NOT NULL REFERENCES report (seq),
    PRIMARY KEY (key, report_seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX partition_by_report ON partition (report_seq);
  -- Reports whose claims are not yet in incidents: what an interrupted run leaves for the next.
  CREATE TABLE pending (report_seq INTEGER PRIMARY KEY REFERENCES report (seq)) STRICT;

  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  -- Derived from the claims and replaced when they change.
  CREATE TABLE incident (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    event TEXT NOT NULL,
    subtype TEXT NOT NULL,
    label TEXT NOT NULL,
    status TEXT NOT NULL,
    start TEXT,
    "end" TEXT,
    independent INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX incident_by_time ON incident (start, id);
  CREATE TABLE incident_place (
    incident_id TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    nr INTEGER NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    country TEXT,
    lat REAL,
    lon REAL,
    PRIMARY KEY (incident_id, nr)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX incident_place_by_point ON incident_place (lat, lon);
  CREATE TABLE incident_party (
    incident_id TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    nr INTEGER NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (incident_id, nr)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE incident_claim (
    incident_id TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (key, incident_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX incident_claim_by_incident ON incident_claim (incident_id);
  `,
  // 2: reviews, and what to review first. Incidents are built anew to get their priority.
  `
  CREATE TABLE review (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    "by" TEXT NOT NULL,
    reason TEXT NOT NULL,
    incident TEXT,
    type TEXT NOT NULL,
    action TEXT NOT NULL
  ) STRICT;
  CREATE INDEX review_by_incident ON review (incident) WHERE incident IS NOT NULL;
  ${appendOnly('review')}
  -- Reports by hash: reviews may be brought in before the reports that they speak of.
  CREATE TABLE review_target (
    report TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    review_seq INTEGER NOT NULL REFERENCES review (seq),
    PRIMARY KEY (report, start, "end", review_seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX review_target_by_review ON review_target (review_seq);
  ${appendOnly('review_target')}
  ALTER TABLE incident ADD COLUMN priority REAL NOT NULL DEFAULT 0;
  CREATE INDEX incident_by_priority ON incident (priority DESC, id) WHERE priority > 0;
  DELETE FROM meta WHERE key = 'incidents_built_by';
  `,
  // 3: incidents in few bytes and by their values, for lists, maps and searches. They are filed when the store is opened.
  BROWSE_SCHEMA,
  // 4: incidents by their days.
  BROWSE_DAYS_SCHEMA,
  // 5: incidents in the order of lists.
  BROWSE_ORDER_SCHEMA,
];
