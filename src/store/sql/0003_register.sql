-- Migration 3: the register of homes, without persons: what a home is, to whom it is let in numbers,
-- which of its issues are its own, and notes on places. A row that ends keeps its line and gets
-- valid_to: it no longer counts.

ALTER TABLE unit ADD COLUMN floors INTEGER NOT NULL DEFAULT 1;  -- it takes so many: 2 of a duplex
ALTER TABLE unit ADD COLUMN tenure TEXT;                        -- K03
ALTER TABLE unit ADD COLUMN valid_to INTEGER;
ALTER TABLE household ADD COLUMN valid_to INTEGER;
ALTER TABLE issue ADD COLUMN unit INTEGER REFERENCES unit(id);

ALTER TABLE shop ADD COLUMN licence TEXT;                       -- K11
ALTER TABLE shop ADD COLUMN nine_small TEXT;                    -- K12
ALTER TABLE shop ADD COLUMN door_duties INTEGER;                -- 门前三包: 1 signed, 0 not
ALTER TABLE shop ADD COLUMN checked_at INTEGER;
ALTER TABLE shop ADD COLUMN valid_to INTEGER;

CREATE TABLE rental (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  unit INTEGER NOT NULL REFERENCES unit(id),
  lessor TEXT,        -- K05
  purpose TEXT,       -- K06
  rooms INTEGER,
  area_m2 REAL,
  tenants_local INTEGER NOT NULL DEFAULT 0,
  tenants_other INTEGER NOT NULL DEFAULT 0,    -- from another province
  tenants_hmt INTEGER NOT NULL DEFAULT 0,      -- from Hong Kong, Macao, Taiwan
  tenants_foreign INTEGER NOT NULL DEFAULT 0,
  registration TEXT NOT NULL DEFAULT '2',      -- K07
  letter INTEGER NOT NULL DEFAULT 0,           -- the letter of responsibility is signed
  group_let INTEGER NOT NULL DEFAULT 0,
  heating TEXT,       -- K08
  alarms INTEGER,     -- of gas and carbon monoxide
  hazard TEXT NOT NULL DEFAULT '0',            -- K09
  since INTEGER,
  checked_at INTEGER,
  valid_to INTEGER
);
CREATE INDEX rental_unit ON rental(unit);
CREATE TABLE note (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  place INTEGER NOT NULL REFERENCES place(id),
  text TEXT NOT NULL,
  author INTEGER REFERENCES staff(id),
  at INTEGER NOT NULL,
  until INTEGER       -- it is shown until then; without one until it is taken off
);
CREATE INDEX note_place ON note(place);
CREATE INDEX visit_unit ON visit(unit, at);

ALTER TABLE place_tally ADD COLUMN units_group_let INTEGER NOT NULL DEFAULT 0;
ALTER TABLE place_tally ADD COLUMN units_unregistered INTEGER NOT NULL DEFAULT 0;
