-- How far a job has come was never told here: an import tells it beside its file.
ALTER TABLE job DROP COLUMN done;
ALTER TABLE job DROP COLUMN total;
