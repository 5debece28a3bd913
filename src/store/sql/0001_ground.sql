-- Migration 1: the ground. A GeoPackage 1.3 (OGC 12-128r17) whose layers are place, grid and
-- facility; everything else is attribute tables. Times are whole UTC seconds; change_log.at
-- alone counts milliseconds. Code columns hold texts of code_item. Ids are never used again, and
-- begin at 1: where a column names a row, readers and importers take 0 for "none".

CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL REFERENCES gpkg_contents(table_name),
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id),
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  PRIMARY KEY (table_name, column_name),
  UNIQUE (table_name)
);
CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  UNIQUE (table_name, column_name, extension_name)
);

CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT
);
CREATE TABLE code_list (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  list TEXT NOT NULL UNIQUE,
  zh TEXT NOT NULL,
  en TEXT NOT NULL,
  standard TEXT
);
CREATE TABLE code_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  list TEXT NOT NULL REFERENCES code_list(list),
  code TEXT NOT NULL,
  zh TEXT NOT NULL,
  en TEXT NOT NULL,
  valid_from INTEGER,
  valid_to INTEGER,
  replaced_by TEXT
);
CREATE INDEX code_item_code ON code_item(list, code);

CREATE TABLE grid (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  geom GEOMETRY,
  place INTEGER REFERENCES place(id),
  kind TEXT NOT NULL DEFAULT 'basic',
  code TEXT,
  name TEXT NOT NULL
);
CREATE TABLE place (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  geom GEOMETRY,
  parent INTEGER REFERENCES place(id),
  kind TEXT NOT NULL,
  code TEXT,
  name TEXT NOT NULL,
  grid INTEGER REFERENCES grid(id),
  storeys INTEGER,
  stairs INTEGER,
  width_m REAL,
  order_in_walk INTEGER,
  valid_from INTEGER,
  valid_to INTEGER
);
CREATE INDEX place_parent ON place(parent);
CREATE INDEX place_grid ON place(grid);
CREATE INDEX place_code ON place(code);

CREATE TABLE unit (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  place INTEGER NOT NULL REFERENCES place(id),
  stair INTEGER NOT NULL DEFAULT 1,
  floor INTEGER NOT NULL DEFAULT 1,
  door TEXT NOT NULL,
  "use" TEXT NOT NULL DEFAULT '00',
  area_m2 REAL
);
CREATE INDEX unit_place ON unit(place, "use");
CREATE TABLE household (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  unit INTEGER NOT NULL REFERENCES unit(id)
);
CREATE INDEX household_unit ON household(unit);
CREATE TABLE shop (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  place INTEGER NOT NULL REFERENCES place(id),
  name TEXT NOT NULL,
  trade TEXT,
  state TEXT NOT NULL DEFAULT '1'
);
CREATE INDEX shop_place ON shop(place, state);
CREATE TABLE facility (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  geom GEOMETRY,
  place INTEGER REFERENCES place(id),
  kind TEXT NOT NULL,
  name TEXT NOT NULL
);
CREATE INDEX facility_place ON facility(place);

CREATE TABLE staff (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  name TEXT NOT NULL,
  post TEXT,
  place INTEGER REFERENCES place(id)
);
CREATE TABLE assignment (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  staff INTEGER NOT NULL REFERENCES staff(id),
  role TEXT NOT NULL,
  place INTEGER REFERENCES place(id),
  grid INTEGER REFERENCES grid(id),
  valid_from INTEGER,
  valid_to INTEGER
);

CREATE TABLE issue (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  no TEXT UNIQUE,
  external_id TEXT UNIQUE,
  title TEXT NOT NULL DEFAULT '',
  text_sealed BLOB,
  place INTEGER REFERENCES place(id),
  class TEXT,
  channel TEXT,
  urgency TEXT,
  state TEXT NOT NULL DEFAULT 'REPORTED',
  major INTEGER NOT NULL DEFAULT 0,
  urges INTEGER NOT NULL DEFAULT 0,
  reworks INTEGER NOT NULL DEFAULT 0,
  assignee INTEGER REFERENCES staff(id),
  reported_at INTEGER,
  due_at INTEGER,
  closed_at INTEGER,
  x REAL,
  y REAL,
  CONSTRAINT reported_at_is_seconds CHECK (typeof(reported_at) IN ('null', 'integer', 'real')),
  CONSTRAINT due_at_is_seconds CHECK (typeof(due_at) IN ('null', 'integer', 'real')),
  CONSTRAINT closed_at_is_seconds CHECK (typeof(closed_at) IN ('null', 'integer', 'real'))
);
CREATE INDEX issue_place ON issue(place);
CREATE INDEX issue_closed ON issue(closed_at);
CREATE TABLE issue_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  issue INTEGER NOT NULL REFERENCES issue(id),
  at INTEGER NOT NULL,
  actor INTEGER REFERENCES staff(id),
  action TEXT NOT NULL,
  from_state TEXT,
  to_state TEXT,
  reason TEXT
);
CREATE INDEX issue_log_issue ON issue_log(issue);
CREATE TABLE visit (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  staff INTEGER REFERENCES staff(id),
  place INTEGER NOT NULL REFERENCES place(id),
  unit INTEGER REFERENCES unit(id),
  at INTEGER NOT NULL,
  kind TEXT,
  result TEXT,
  CONSTRAINT at_is_seconds CHECK (typeof(at) IN ('integer', 'real'))
);
CREATE INDEX visit_place ON visit(place, at);

-- The ledger. AUTOINCREMENT, so that trimming it never gives a number twice.
CREATE TABLE change_log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  op TEXT NOT NULL,
  row_id INTEGER NOT NULL
);
-- What is attached to each place itself, recounted by the triggers; seq is the ledger line that
-- last touched it, so that a reader finds the new numbers.
CREATE TABLE place_tally (
  place INTEGER PRIMARY KEY,
  units INTEGER NOT NULL DEFAULT 0,
  units_self_used INTEGER NOT NULL DEFAULT 0,
  units_rented INTEGER NOT NULL DEFAULT 0,
  units_vacant INTEGER NOT NULL DEFAULT 0,
  units_uncollected INTEGER NOT NULL DEFAULT 0,
  households INTEGER NOT NULL DEFAULT 0,
  shops INTEGER NOT NULL DEFAULT 0,
  shops_vacant INTEGER NOT NULL DEFAULT 0,
  facilities INTEGER NOT NULL DEFAULT 0,
  issues INTEGER NOT NULL DEFAULT 0,
  visits INTEGER NOT NULL DEFAULT 0,
  last_visit_at INTEGER,
  seq INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX place_tally_seq ON place_tally(seq);
-- Rows that a statement with OR REPLACE may take away without firing a delete trigger: noted
-- before, judged after, empty between statements.
CREATE TABLE replace_note (
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  place INTEGER
);
