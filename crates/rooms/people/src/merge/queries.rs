//! The statements of merging.

keruen_store::statements! {
    pub MOVE_CONTACT = "UPDATE contact SET person_id = $2, main = $3 WHERE id = $1";
    pub MOVE_SEATS = "UPDATE seat_holder SET person_id = $2 WHERE person_id = $1";
    pub MOVE_CONSENTS = "UPDATE consent SET person_id = $2 WHERE person_id = $1";
    pub MOVE_ALIASES = "UPDATE person_alias SET person_id = $2 WHERE person_id = $1";
    pub ADD_ALIAS = "INSERT INTO person_alias (id, person_id, merged_at) VALUES ($1, $2, $3)";
    /// Everything that is done to a person writes a row of the journal, so the last one's number
    /// tells whether anything was done since.
    pub JOURNALLED = "SELECT COALESCE(max(id), 0) FROM journal WHERE kind = 'person' AND thing = $1";
    pub COUNT_SEATS = "SELECT COUNT(*) FROM seat_holder WHERE person_id = $1";
    pub SEATS_AT_ONCE = "SELECT s.number FROM seat_holder h JOIN seat s ON s.id = h.seat_id \
        WHERE h.person_id = $1 AND h.until IS NULL AND EXISTS (SELECT 1 FROM seat_holder oh \
        JOIN seat os ON os.id = oh.seat_id WHERE oh.person_id = $2 AND oh.until IS NULL \
        AND os.organisation_id = s.organisation_id AND os.term_from = s.term_from) ORDER BY s.number LIMIT 1";
}
