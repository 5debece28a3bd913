-- Migration 4: persons, and who may read them. In clear stand a person's home, birth year, sex and
-- kind of residence, because places count them; all else is sealed with keys that only accounts of
-- certain roles can open (README.md, "What is sealed"). A sealed BLOB is 8 bytes number of the seal,
-- 24 bytes nonce, cipher text.

CREATE TABLE account (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  scope INTEGER REFERENCES place(id),   -- none: the whole store
  staff INTEGER REFERENCES staff(id),
  categories TEXT,                      -- of a special officer: K35, separated by blanks
  salt BLOB NOT NULL,
  ops INTEGER NOT NULL,                 -- of Argon2id; 0: a random secret, which needs no hardening
  memory_bytes INTEGER NOT NULL,
  verifier BLOB NOT NULL,
  slot BLOB,                            -- the private key, wrapped; none for roles without persons
  made_at INTEGER NOT NULL,
  closed_at INTEGER
);
CREATE TABLE seal (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  key BLOB NOT NULL                     -- of one batch, for the holder of the private key
);
CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  unit INTEGER NOT NULL REFERENCES unit(id),
  birth_year INTEGER,
  sex TEXT NOT NULL DEFAULT '0',        -- K33
  residence TEXT NOT NULL DEFAULT '1',  -- K17
  sealed BLOB,                          -- name, phone, relation, mask of the identity number
  token BLOB,
  valid_to INTEGER
);
CREATE INDEX person_unit ON person(unit);
CREATE INDEX person_token ON person(token) WHERE token IS NOT NULL;
CREATE TABLE service_target (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  sealed BLOB NOT NULL
);
-- What shared screens may show of those, small numbers left out; made anew by whoever can read.
CREATE TABLE care_count (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  place INTEGER NOT NULL REFERENCES place(id),
  category TEXT NOT NULL,
  shown TEXT NOT NULL,
  UNIQUE (place, category)
);
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  at INTEGER NOT NULL,
  account INTEGER,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  station TEXT NOT NULL,
  act TEXT NOT NULL,
  tbl TEXT,
  row_id INTEGER,
  place INTEGER,
  amount INTEGER,
  purpose TEXT,                         -- K32
  detail TEXT,
  chain BLOB NOT NULL                   -- SHA-256 of the chain before and this line
);
CREATE INDEX audit_account ON audit(account, act, at);
CREATE INDEX audit_row ON audit(tbl, row_id);
CREATE TRIGGER audit_stays_as_written BEFORE UPDATE ON audit
  BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
CREATE TRIGGER audit_stays_in_line BEFORE INSERT ON audit
  WHEN EXISTS (SELECT 1 FROM audit WHERE id=NEW.id)
  BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
CREATE TRIGGER audit_stays_complete BEFORE DELETE ON audit
  BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;

ALTER TABLE place_tally ADD COLUMN people TEXT;  -- YYYYSR a person: birth year, sex, residence
