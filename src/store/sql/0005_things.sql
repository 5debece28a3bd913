-- Migration 5: what a place has beside homes, shops and persons: organisations, components
-- (GB/T 30428.2, in force until GB/T 47678.5), the doors of a building, and drawings that lie under
-- a courtyard's plan. What ends keeps its row and gets valid_to, as in the register of homes.

ALTER TABLE facility ADD COLUMN phone TEXT;
ALTER TABLE facility ADD COLUMN hours TEXT;        -- as written on the door
ALTER TABLE facility ADD COLUMN capacity INTEGER;  -- persons
ALTER TABLE facility ADD COLUMN valid_to INTEGER;

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  place INTEGER NOT NULL REFERENCES place(id),
  kind TEXT NOT NULL,   -- K15
  name TEXT NOT NULL,
  code TEXT,            -- GB 32100, 18 characters
  staff INTEGER,        -- how many work there
  party INTEGER NOT NULL DEFAULT 0,  -- it has a branch of the party
  source TEXT,
  valid_to INTEGER
);
CREATE INDEX organisation_place ON organisation(place);
CREATE TABLE component (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  geom GEOMETRY,
  place INTEGER REFERENCES place(id),
  class TEXT NOT NULL,  -- K36: major and minor, 5 digits
  name TEXT,
  code TEXT,            -- division 6, class 5, sequence 6
  state TEXT NOT NULL DEFAULT '1',   -- K37
  keeper TEXT,          -- who keeps it in order
  source TEXT,
  checked_at INTEGER,
  valid_to INTEGER
);
CREATE INDEX component_place ON component(place);
CREATE TABLE entrance (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  geom GEOMETRY,
  place INTEGER NOT NULL REFERENCES place(id),
  stair INTEGER,        -- to which it leads; none of a door to the whole building
  step_free INTEGER NOT NULL DEFAULT 0,
  source TEXT,
  valid_to INTEGER
);
CREATE INDEX entrance_place ON entrance(place);
CREATE TABLE site_plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  place INTEGER NOT NULL REFERENCES place(id),
  name TEXT NOT NULL,
  media TEXT NOT NULL,       -- image/png, image/webp, image/jpeg, application/x-getu-lines
  placement TEXT NOT NULL,   -- x0 xx xy y0 yx yy, as a geotransform: metres from its own plane
  pairs TEXT,                -- control points "u v x y", with semicolons between them
  opacity REAL NOT NULL DEFAULT 0.6,
  above INTEGER NOT NULL DEFAULT 0,  -- it lies over the blocks, not under them
  valid_to INTEGER,
  drawing BLOB NOT NULL      -- last: what stands behind a large one is read through it
);
CREATE INDEX site_plan_place ON site_plan(place);
