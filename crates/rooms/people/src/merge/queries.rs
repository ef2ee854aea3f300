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
}
