-- Migration 2: what lies around the places, and where rows came from. A fourth layer, ground, holds
-- roads, water and green; every import is a batch that knows its rows, so that it can be taken back.

CREATE TABLE ground (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  geom GEOMETRY,
  kind TEXT NOT NULL,
  class TEXT,
  name TEXT,
  width_m REAL,
  source TEXT
);

ALTER TABLE place ADD COLUMN address TEXT;
ALTER TABLE place ADD COLUMN source TEXT;
ALTER TABLE place ADD COLUMN proposed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE place ADD COLUMN estimated INTEGER NOT NULL DEFAULT 0;
ALTER TABLE grid ADD COLUMN proposed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE shop ADD COLUMN source TEXT;
ALTER TABLE facility ADD COLUMN source TEXT;

CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  at INTEGER NOT NULL,
  files TEXT NOT NULL,   -- JSON: [{"name":…,"sha256":…}]
  crs TEXT NOT NULL,     -- as found in the files, and what was done to it
  report TEXT NOT NULL,  -- JSON: one object a layer
  undone_at INTEGER
);
-- The rows of a batch: ids of one import follow one another.
CREATE TABLE import_range (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  batch INTEGER NOT NULL REFERENCES import_batch(id),
  tbl TEXT NOT NULL,
  first_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL
);
