-- Migration 11: what grids were called before. A line of grid_history about a community tells the
-- code that one of its grids had until then; a line about a leaf, as before, in which grid it was.

ALTER TABLE grid_history ADD COLUMN code TEXT;
