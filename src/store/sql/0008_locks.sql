-- Migration 8: locks on service targets. A lock keeps its rule and never those it means; of a visit
-- task only to whom it went stands in clear, the home is sealed. Like the audit, both outlive the
-- rows that they name.

CREATE TABLE lock_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  name TEXT NOT NULL UNIQUE,
  name_en TEXT,
  rule TEXT NOT NULL,                   -- as model/lock.h reads it
  author TEXT                           -- name of the account; none: it came with the program
);
INSERT INTO lock_rule(name,name_en,rule) VALUES
  ('独居高龄老人','Living alone, 80 and over','G01 age>=80'),
  ('独居老人','Elderly living alone','G01'),
  ('高龄老人','80 and over','age>=80'),
  ('重点照护','Greatest need','need>=3'),
  ('失能与残疾','Disabled','G02 G03'),
  ('低保特困家庭','Low income','G04'),
  ('困境与留守儿童','Children in need','G05'),
  ('孕产妇新生儿','Newborn','G06'),
  ('走访逾期对象','Visits overdue','due'),
  ('出租未备案','Let, not registered','unregistered'),
  ('群租','Let to a group','group');

CREATE TABLE target_lock (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  name TEXT NOT NULL,
  rule TEXT NOT NULL,
  place INTEGER,                        -- none: the whole store
  purpose TEXT NOT NULL,                -- K32
  account INTEGER,
  author TEXT NOT NULL,                 -- name of the account
  at INTEGER NOT NULL,
  until INTEGER NOT NULL,               -- it ends by itself
  ended_at INTEGER                      -- before that, by hand
);
CREATE TABLE visit_task (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  lock INTEGER NOT NULL,
  staff INTEGER NOT NULL,
  at INTEGER NOT NULL,
  sealed BLOB NOT NULL                  -- the home
);
CREATE INDEX visit_task_lock ON visit_task(lock);
