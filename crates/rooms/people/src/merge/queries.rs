//! The statements of merging.

keruen_store::statements! {
    pub MOVE_CONTACT = "UPDATE contact SET person_id = $2, main = $3 WHERE id = $1";
    pub MOVE_SEATS = "UPDATE seat_holder SET person_id = $2 WHERE person_id = $1";
    pub MOVE_CONSENTS = "UPDATE consent SET person_id = $2 WHERE person_id = $1";
    /// Whom somebody said not to be the one, the other is not either.
    pub MOVE_APART = "INSERT INTO duplicate (first_id, second_id, reason, found_at, kept_apart_at) \
        SELECT CASE WHEN q.other < $2 THEN q.other ELSE $2 END, CASE WHEN q.other < $2 THEN $2 ELSE q.other END, \
        q.reason, q.found_at, q.kept_apart_at FROM (SELECT CASE WHEN first_id = $1 THEN second_id ELSE first_id END \
        AS other, reason, found_at, kept_apart_at FROM duplicate WHERE (first_id = $1 OR second_id = $1) \
        AND kept_apart_at IS NOT NULL) q WHERE q.other <> $2 \
        ON CONFLICT (first_id, second_id) DO UPDATE SET kept_apart_at = excluded.kept_apart_at";
    pub MOVE_ALIASES = "UPDATE person_alias SET person_id = $2 WHERE person_id = $1";
    pub ADD_ALIAS = "INSERT INTO person_alias (id, person_id, merged_at) VALUES ($1, $2, $3)";
    /// Everything that is done to a person writes a row of the journal, so the last one's number
    /// tells whether anything was done since.
    pub JOURNALLED = "SELECT COALESCE(max(id), 0) FROM journal WHERE kind = 'person' AND thing = $1";
    pub COUNT_SEATS = "SELECT COUNT(*) FROM seat_holder WHERE person_id = $1";
}
