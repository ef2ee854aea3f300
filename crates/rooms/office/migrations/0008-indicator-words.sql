-- Unit, breakdown and means of verification of an indicator in three languages, as its name has them.
-- What is there goes to the first working language of the programme; Kazakh stands first among them.
-- The single columns stay for this version, holding the nearest text; a later one drops them.

ALTER TABLE indicator ADD COLUMN unit_kk TEXT;
ALTER TABLE indicator ADD COLUMN unit_ru TEXT;
ALTER TABLE indicator ADD COLUMN unit_en TEXT;
ALTER TABLE indicator ADD COLUMN breakdown_kk TEXT;
ALTER TABLE indicator ADD COLUMN breakdown_ru TEXT;
ALTER TABLE indicator ADD COLUMN breakdown_en TEXT;
ALTER TABLE indicator ADD COLUMN verification_kk TEXT;
ALTER TABLE indicator ADD COLUMN verification_ru TEXT;
ALTER TABLE indicator ADD COLUMN verification_en TEXT;

UPDATE indicator SET unit_ru = unit, breakdown_ru = breakdown, verification_ru = verification
    WHERE programme_id IN (SELECT id FROM programme WHERE langs IN ('ru', 'ru,en'));
UPDATE indicator SET unit_en = unit, breakdown_en = breakdown, verification_en = verification
    WHERE programme_id IN (SELECT id FROM programme WHERE langs = 'en');
UPDATE indicator SET unit_kk = unit, breakdown_kk = breakdown, verification_kk = verification
    WHERE unit_ru IS NULL AND unit_en IS NULL;
