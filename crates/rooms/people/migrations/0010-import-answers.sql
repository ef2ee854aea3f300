-- What a reader answered about names of organisations that a file spells almost as the site does.
ALTER TABLE import_run ADD COLUMN answers TEXT;
