/** Tables for lists, maps and searches over incidents. Derived: filing.ts fills them. */
export const BROWSE_SCHEMA = `
  -- Values that incidents can have, numbered from 0 within each kind; numbers never change.
  CREATE TABLE incident_term (
    kind TEXT NOT NULL,
    code INTEGER NOT NULL,
    value TEXT NOT NULL,
    label TEXT NOT NULL,
    folded TEXT NOT NULL,
    info TEXT,
    PRIMARY KEY (kind, code)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX incident_term_by_value ON incident_term (kind, value);

  -- An incident in a few bytes: a hundred thousand are read in some ten milliseconds.
  CREATE TABLE incident_head (
    seq INTEGER PRIMARY KEY,
    incident_id TEXT NOT NULL UNIQUE REFERENCES incident (id) ON DELETE CASCADE,
    kind INTEGER NOT NULL,
    event INTEGER NOT NULL,
    subtype INTEGER NOT NULL,
    status INTEGER NOT NULL,
    standing INTEGER NOT NULL,
    side INTEGER,
    "precision" INTEGER,
    lon REAL,
    lat REAL,
    uncertainty REAL,
    sources INTEGER NOT NULL,
    killed INTEGER NOT NULL,
    harm INTEGER NOT NULL,
    contradicted INTEGER NOT NULL,
    start INTEGER,
    "end" INTEGER,
    reported INTEGER
  ) STRICT;
  CREATE INDEX incident_head_by_start ON incident_head (start, incident_id);
  CREATE INDEX incident_head_by_end ON incident_head ("end");
  CREATE VIRTUAL TABLE incident_box USING rtree (seq, west, east, south, north);
  CREATE VIRTUAL TABLE incident_words USING fts5 (summary, names, tokenize = 'porter unicode61 remove_diacritics 2');
  CREATE TRIGGER incident_head_goes AFTER DELETE ON incident_head BEGIN
    DELETE FROM incident_box WHERE seq = old.seq;
    DELETE FROM incident_words WHERE rowid = old.seq;
  END;

  -- Parties, sides, places and countries of incidents; role is 0 where it has none, 1 who acts, 2 whom it is done to.
  CREATE TABLE incident_tag (
    kind TEXT NOT NULL,
    code INTEGER NOT NULL,
    seq INTEGER NOT NULL REFERENCES incident_head (seq) ON DELETE CASCADE,
    role INTEGER NOT NULL,
    PRIMARY KEY (kind, code, seq, role)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX incident_tag_by_incident ON incident_tag (seq);
  CREATE TABLE incident_source (
    code INTEGER NOT NULL,
    seq INTEGER NOT NULL REFERENCES incident_head (seq) ON DELETE CASCADE,
    alone INTEGER NOT NULL,
    corroborated INTEGER NOT NULL,
    contradicted INTEGER NOT NULL,
    PRIMARY KEY (code, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX incident_source_by_incident ON incident_source (seq);

  CREATE INDEX report_by_day ON report (coalesce(published, ''), seq);
  CREATE INDEX report_by_outlet ON report (outlet, published);
`;

/** Days of incidents as an interval index, and ways from readings to the outlets and days of their reports. */
export const BROWSE_DAYS_SCHEMA = `
  CREATE VIRTUAL TABLE incident_days USING rtree_i32 (seq, first, last);
  CREATE TRIGGER incident_days_go AFTER DELETE ON incident_head BEGIN
    DELETE FROM incident_days WHERE seq = old.seq;
  END;
  CREATE INDEX current_reading_by_reading ON current_reading (reading_id);
  CREATE INDEX report_heads ON report (seq, outlet, published);
`;

/** Incidents in the order of lists; incidents.ts orders by the same expressions. */
export const BROWSE_ORDER_SCHEMA = `
  CREATE INDEX incident_head_by_day ON incident_head (coalesce(start, 9000000), incident_id);
  CREATE INDEX incident_head_by_latest ON incident_head (coalesce(-start, 9000000), incident_id);
  DROP INDEX incident_head_by_start;
  DROP INDEX incident_head_by_end;
`;
