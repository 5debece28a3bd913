-- Migration 7: what left the program as a file, and tables that people have made for themselves. The
-- register of exports is only added to; each row has a line of the audit that repeats it.

CREATE TABLE export_register (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  serial TEXT NOT NULL UNIQUE,          -- as printed in the file
  at INTEGER NOT NULL,
  account INTEGER,
  name TEXT NOT NULL,                   -- of the account
  role TEXT NOT NULL,
  template TEXT NOT NULL,               -- rental, care …, or the name of one's own
  format TEXT NOT NULL,                 -- xlsx, csv, pdf
  place INTEGER,                        -- none: the whole store
  amount INTEGER NOT NULL,              -- rows that are neither headings nor sums
  filter TEXT,
  purpose TEXT,                         -- as printed
  sha256 TEXT NOT NULL,
  file TEXT NOT NULL                    -- without its folder
);
CREATE TRIGGER export_stays_as_written BEFORE UPDATE ON export_register
  BEGIN SELECT RAISE(ABORT, 'the register of exports is only added to'); END;
CREATE TRIGGER export_stays_in_line BEFORE INSERT ON export_register
  WHEN EXISTS (SELECT 1 FROM export_register WHERE id=NEW.id OR serial=NEW.serial)
  BEGIN SELECT RAISE(ABORT, 'the register of exports is only added to'); END;
CREATE TRIGGER export_stays_complete BEFORE DELETE ON export_register
  BEGIN SELECT RAISE(ABORT, 'the register of exports is only added to'); END;

CREATE TABLE table_template (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  name TEXT NOT NULL UNIQUE,
  template TEXT NOT NULL,               -- JSON: source, title, columns, filter, sort, sums
  author TEXT NOT NULL,                 -- name of the account
  at INTEGER NOT NULL
);
