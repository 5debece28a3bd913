-- Migration 10: what planners and desks work on beside the register. Ways that people walk, numbers
-- that somebody has to set, the real plans of buildings, the staff of communities and their targets,
-- other divisions into grids, and what walls are told to show. What ends in the register keeps its
-- row and gets valid_to; all else is taken out when it goes.

-- Ways that end at the same point, to 5 cm, are joined there.
CREATE TABLE walk_edge (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  geom GEOMETRY,
  kind TEXT NOT NULL,                   -- K42
  hours TEXT,                           -- as OSM writes them; none: always open
  closed INTEGER NOT NULL DEFAULT 0,    -- barred until somebody opens it
  step_free INTEGER NOT NULL DEFAULT 1,
  derived INTEGER NOT NULL DEFAULT 0,   -- made from the street layer, not drawn
  source TEXT,
  valid_to INTEGER,
  CONSTRAINT valid_to_is_seconds CHECK (typeof(valid_to) IN ('null', 'integer', 'real'))
);
-- One without a row is not set.
CREATE TABLE parameter (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  key TEXT NOT NULL UNIQUE,
  value REAL NOT NULL
);

CREATE TABLE level (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  place INTEGER NOT NULL REFERENCES place(id),
  ordinal INTEGER NOT NULL,             -- 0 at the ground, -1 below it
  name TEXT NOT NULL,                   -- as on the lift's button
  source TEXT,
  valid_to INTEGER,
  CONSTRAINT valid_to_is_seconds CHECK (typeof(valid_to) IN ('null', 'integer', 'real'))
);
CREATE INDEX level_place ON level(place);
CREATE TABLE room (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  geom GEOMETRY,
  level INTEGER NOT NULL REFERENCES level(id),
  kind TEXT NOT NULL,                   -- K43
  name TEXT,
  unit INTEGER REFERENCES unit(id),     -- the home it is part of
  front INTEGER REFERENCES place(id),   -- or the shop front
  source TEXT,
  valid_to INTEGER,
  CONSTRAINT valid_to_is_seconds CHECK (typeof(valid_to) IN ('null', 'integer', 'real'))
);
CREATE INDEX room_level ON room(level);
CREATE INDEX room_unit ON room(unit) WHERE unit IS NOT NULL;
CREATE INDEX room_front ON room(front) WHERE front IS NOT NULL;
CREATE TABLE opening (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  geom GEOMETRY,
  level INTEGER NOT NULL REFERENCES level(id),
  kind TEXT NOT NULL,                   -- door, entrance, window, wall, detail
  source TEXT,
  valid_to INTEGER,
  CONSTRAINT valid_to_is_seconds CHECK (typeof(valid_to) IN ('null', 'integer', 'real'))
);
CREATE INDEX opening_level ON opening(level);

CREATE TABLE certificate (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  staff INTEGER NOT NULL REFERENCES staff(id),
  level TEXT NOT NULL,                  -- K44
  issued_at INTEGER,
  expires_at INTEGER,                   -- none: it does not
  CONSTRAINT issued_at_is_seconds CHECK (typeof(issued_at) IN ('null', 'integer', 'real')),
  CONSTRAINT expires_at_is_seconds CHECK (typeof(expires_at) IN ('null', 'integer', 'real'))
);
CREATE INDEX certificate_staff ON certificate(staff);
CREATE TABLE training (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  staff INTEGER NOT NULL REFERENCES staff(id),
  at INTEGER NOT NULL,
  hours REAL NOT NULL,
  subject TEXT,
  CONSTRAINT at_is_seconds CHECK (typeof(at) IN ('integer', 'real'))
);
CREATE INDEX training_staff ON training(staff);
CREATE TABLE roster (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  place INTEGER NOT NULL REFERENCES place(id),  -- a community
  month TEXT NOT NULL,                  -- 2026-04, in Beijing
  published_at INTEGER,
  CONSTRAINT published_at_is_seconds CHECK (typeof(published_at) IN ('null', 'integer', 'real'))
);
CREATE INDEX roster_place ON roster(place);
CREATE TABLE shift (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  roster INTEGER NOT NULL REFERENCES roster(id),
  staff INTEGER NOT NULL REFERENCES staff(id),
  day TEXT NOT NULL,                    -- 2026-04-01, in Beijing
  kind TEXT NOT NULL                    -- K45
);
CREATE INDEX shift_roster ON shift(roster);
CREATE INDEX shift_staff ON shift(staff);

-- Counts only: who answered stands nowhere.
CREATE TABLE survey (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  place INTEGER NOT NULL REFERENCES place(id),
  kind TEXT NOT NULL,                   -- K46
  wave TEXT NOT NULL,                   -- 2026H1
  at INTEGER NOT NULL,
  sample INTEGER NOT NULL,
  positive INTEGER NOT NULL,
  CONSTRAINT at_is_seconds CHECK (typeof(at) IN ('integer', 'real'))
);
CREATE INDEX survey_place ON survey(place);
CREATE TABLE indicator (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  key TEXT NOT NULL,                    -- counted by the program; or manual
  line TEXT NOT NULL,                   -- who assesses by it
  name TEXT NOT NULL,
  name_en TEXT,
  weight REAL NOT NULL,
  worst REAL NOT NULL DEFAULT 0,        -- gives 0 points
  best REAL NOT NULL DEFAULT 100        -- gives 100
);
-- In per cent; 15, 95 and 90 are the targets that communities were given.
INSERT INTO indicator(key,line,name,name_en,weight,best) VALUES
  ('on_time','综合指挥','按期结案率','Closed on time',15,100),
  ('closed','综合指挥','结案率','Closed',10,100),
  ('in_grid','综合指挥','格内办结率','Settled in the grid',10,100),
  ('satisfied','综合指挥','回访满意率','Satisfied when called back',10,100),
  ('fresh','网格管理','走访新鲜率','Homes visited lately',10,100),
  ('complete','网格管理','信息完整率','Register complete',5,100),
  ('responsible','网格管理','责任覆盖率','Somebody answers for it',10,100),
  ('staffing','队伍建设','人员配备率','Staffed to the standard',5,100),
  ('certified','队伍建设','社工持证率','Certified staff',5,15),
  ('trained','队伍建设','培训达标率','Trained enough',5,100),
  ('safety','平安建设','治安安全感','Feel safe',10,95),
  ('satisfaction','民政服务','居民满意率','Satisfied residents',5,90);
CREATE TABLE score (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  indicator INTEGER NOT NULL REFERENCES indicator(id),
  place INTEGER NOT NULL REFERENCES place(id),
  year INTEGER NOT NULL,
  value REAL NOT NULL,
  evidence TEXT
);
CREATE INDEX score_indicator ON score(indicator);
CREATE INDEX score_place ON score(place);

-- Another division into grids. It moves nothing until it is applied; what held before stays in
-- grid_history.
CREATE TABLE draft (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  name TEXT NOT NULL,
  author TEXT,
  at INTEGER NOT NULL,                  -- last saved
  apply_from INTEGER,                   -- it becomes the division then; none: when somebody says so
  applied_at INTEGER,
  CONSTRAINT at_is_seconds CHECK (typeof(at) IN ('integer', 'real')),
  CONSTRAINT apply_from_is_seconds CHECK (typeof(apply_from) IN ('null', 'integer', 'real')),
  CONSTRAINT applied_at_is_seconds CHECK (typeof(applied_at) IN ('null', 'integer', 'real'))
);
CREATE TABLE draft_move (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  draft INTEGER NOT NULL REFERENCES draft(id),
  place INTEGER NOT NULL REFERENCES place(id),
  grid INTEGER NOT NULL REFERENCES grid(id),
  from_grid INTEGER REFERENCES grid(id) -- in which it was when this was drawn up
);
CREATE INDEX draft_move_draft ON draft_move(draft);
CREATE INDEX draft_move_place ON draft_move(place);
CREATE INDEX draft_move_grid ON draft_move(grid);
CREATE INDEX draft_move_from ON draft_move(from_grid);
CREATE TABLE grid_history (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  place INTEGER NOT NULL REFERENCES place(id),
  grid INTEGER REFERENCES grid(id),     -- none: it was in none
  until INTEGER NOT NULL,
  CONSTRAINT until_is_seconds CHECK (typeof(until) IN ('integer', 'real'))
);
CREATE INDEX grid_history_place ON grid_history(place);
CREATE INDEX grid_history_grid ON grid_history(grid);

-- What a wall shows: a state, written by a seat. It names an issue without referring to it: a wall
-- must not keep an import from being taken back.
CREATE TABLE wall (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  name TEXT NOT NULL UNIQUE,
  layout TEXT NOT NULL DEFAULT 'full',  -- full, map
  tour INTEGER NOT NULL DEFAULT 1,      -- goes from issue to issue by itself
  spotlight INTEGER,                    -- an issue
  message TEXT,
  until INTEGER,                        -- the message is shown
  author TEXT,
  at INTEGER,
  CONSTRAINT until_is_seconds CHECK (typeof(until) IN ('null', 'integer', 'real')),
  CONSTRAINT at_is_seconds CHECK (typeof(at) IN ('null', 'integer', 'real'))
);
INSERT INTO wall(name) VALUES('main');
