-- Every request for a file asks what shows it, and every feed wants the latest posts: neither may
-- read all texts.
CREATE INDEX news_photo ON news (photo);
CREATE INDEX news_latest ON news (published_at, id);
CREATE INDEX public_act_file ON public_act (file);

-- Every request of somebody signed in asks for the roles; the unique indexes hold a part each.
CREATE INDEX role_grant_account ON role_grant (account_id, id);

-- How many letters lie in which drawer, counted without their texts.
CREATE INDEX letter_drawer ON letter (state, programme_id, id);
