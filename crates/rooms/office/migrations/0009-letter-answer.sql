-- What the mail server said when it did not take a letter, for whoever looks after it. It may repeat
-- the address; like the rest of the letter it goes when the reader is erased.

ALTER TABLE letter ADD COLUMN answer TEXT;
