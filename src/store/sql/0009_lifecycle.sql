-- Migration 9: issues from report to evaluation. The row of an issue is what its log says: each step
-- is a line with what it changed, the log is only added to, and replaying it gives the row. What may
-- take how long, what goes to whom and which days are worked are rows too.

CREATE TABLE department (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  name TEXT NOT NULL,
  name_en TEXT,
  phone TEXT,
  valid_to INTEGER
);

ALTER TABLE issue ADD COLUMN kind TEXT;                 -- K20
ALTER TABLE issue ADD COLUMN first_receiver INTEGER REFERENCES staff(id);
ALTER TABLE issue ADD COLUMN department INTEGER REFERENCES department(id);  -- leads
ALTER TABLE issue ADD COLUMN pace INTEGER NOT NULL DEFAULT 0;  -- of its clock: 0 hours, 1 working hours, 2 working days
ALTER TABLE issue ADD COLUMN due_rule TEXT;             -- by which version of which rule due_at was found
ALTER TABLE issue ADD COLUMN first_due_at INTEGER;      -- before it was extended, suspended, reworked
ALTER TABLE issue ADD COLUMN stage_due_at INTEGER;      -- of acceptance, dispatch, receipt, check
ALTER TABLE issue ADD COLUMN accepted_at INTEGER;
ALTER TABLE issue ADD COLUMN suspended_at INTEGER;
ALTER TABLE issue ADD COLUMN resumes_at INTEGER;
ALTER TABLE issue ADD COLUMN suspended_s INTEGER NOT NULL DEFAULT 0;  -- by its own clock
ALTER TABLE issue ADD COLUMN asked_due_at INTEGER;      -- an extension that is waited for
ALTER TABLE issue ADD COLUMN urges_answered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE issue ADD COLUMN urge_due_at INTEGER;
ALTER TABLE issue ADD COLUMN extensions INTEGER NOT NULL DEFAULT 0;
ALTER TABLE issue ADD COLUMN returns INTEGER NOT NULL DEFAULT 0;
ALTER TABLE issue ADD COLUMN reopens INTEGER NOT NULL DEFAULT 0;
ALTER TABLE issue ADD COLUMN escalations INTEGER NOT NULL DEFAULT 0;
ALTER TABLE issue ADD COLUMN trips INTEGER NOT NULL DEFAULT 0;
ALTER TABLE issue ADD COLUMN level INTEGER NOT NULL DEFAULT 0;  -- at which it was settled
ALTER TABLE issue ADD COLUMN result TEXT;               -- K24
ALTER TABLE issue ADD COLUMN satisfaction TEXT;         -- K25
ALTER TABLE issue ADD COLUMN merged_into INTEGER REFERENCES issue(id);
ALTER TABLE issue ADD COLUMN exercise INTEGER NOT NULL DEFAULT 0;
CREATE INDEX issue_suspended ON issue(resumes_at) WHERE state='SUSPENDED';

ALTER TABLE issue_log ADD COLUMN text TEXT;
ALTER TABLE issue_log ADD COLUMN effect TEXT;           -- JSON: column → [was, is]

CREATE TABLE issue_task (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  issue INTEGER NOT NULL REFERENCES issue(id),
  department INTEGER NOT NULL REFERENCES department(id),
  lead INTEGER NOT NULL DEFAULT 1,
  assigned_at INTEGER,
  received_at INTEGER,
  due_at INTEGER,
  done_at INTEGER,
  withdrawn_at INTEGER
);
CREATE INDEX issue_task_issue ON issue_task(issue);
CREATE INDEX issue_task_open ON issue_task(department) WHERE done_at IS NULL AND withdrawn_at IS NULL;
CREATE TABLE issue_link (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  a INTEGER NOT NULL REFERENCES issue(id),
  b INTEGER NOT NULL REFERENCES issue(id),
  kind TEXT NOT NULL  -- duplicate, repeat, cause, campaign, split
);
CREATE INDEX issue_link_a ON issue_link(a);
CREATE INDEX issue_link_b ON issue_link(b);

CREATE TABLE matter_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  matter TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  kind TEXT,                        -- K20
  urgency TEXT NOT NULL,            -- K22
  length INTEGER NOT NULL,          -- minutes, or working days
  pace INTEGER NOT NULL,
  physical INTEGER NOT NULL DEFAULT 0,  -- its end is shown by a picture
  in_grid INTEGER NOT NULL DEFAULT 0,   -- may be settled within the grid
  source TEXT,                      -- where the length is from
  valid_to INTEGER
);
CREATE INDEX matter_rule_matter ON matter_rule(matter, version);
CREATE TABLE stage_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  stage TEXT NOT NULL,              -- accept, verify, file, dispatch, receipt, check, callback, reply
  urgency TEXT,                     -- none: all that have no rule of their own
  length INTEGER NOT NULL,
  pace INTEGER NOT NULL
);
CREATE TABLE route_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  matter TEXT,                      -- beginning of a code; none: all
  place INTEGER REFERENCES place(id),
  department INTEGER NOT NULL REFERENCES department(id),
  assist INTEGER REFERENCES department(id)
);
CREATE TABLE threshold (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  key TEXT NOT NULL UNIQUE,
  value REAL NOT NULL
);
CREATE TABLE calendar_day (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  day TEXT NOT NULL UNIQUE,         -- 2026-10-01, in Beijing
  worked INTEGER NOT NULL,          -- 0 a day off, 1 a worked weekend
  name TEXT
);
CREATE TABLE working_span (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  from_min INTEGER NOT NULL,        -- after midnight
  to_min INTEGER NOT NULL
);
