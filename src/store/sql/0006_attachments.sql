-- Pictures of issues. What the camera wrote beside the picture (where, when, which camera) is gone
-- before it comes here; the picture itself is sealed: people may be on it.
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
  issue INTEGER NOT NULL REFERENCES issue(id),
  at INTEGER NOT NULL,
  actor INTEGER REFERENCES staff(id),
  media TEXT NOT NULL,       -- image/png, image/webp
  width_px INTEGER NOT NULL,
  height_px INTEGER NOT NULL,
  sealed BLOB NOT NULL,      -- last: what stands behind a large one is read through it
  CONSTRAINT at_is_seconds CHECK (typeof(at) IN ('integer', 'real'))
);
CREATE INDEX attachment_issue ON attachment(issue);
