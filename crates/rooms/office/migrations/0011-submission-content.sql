-- What a form said stands beside its key: the same key with other words is no second arrival of the
-- same form. Whoever goes back in the browser and corrects something sends the old key.

ALTER TABLE submission ADD COLUMN content TEXT NOT NULL DEFAULT '';
