-- Rows that an import did not take wait for their correction until somebody takes them back.
ALTER TABLE import_run ADD COLUMN faults_taken_at BIGINT;
