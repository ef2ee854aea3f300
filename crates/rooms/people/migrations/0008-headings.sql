-- Where somebody said that the names of the columns of a file stand: a row of the spreadsheet, 0 if
-- they stand nowhere, nothing if they are looked for.
ALTER TABLE import_run ADD COLUMN header_row BIGINT;
