//! The statements of erasing.

keruen_store::statements! {
    pub COUNT_CONTACTS = "SELECT COUNT(*) FROM contact WHERE person_id = $1";
    pub COUNT_FORMER = "SELECT COUNT(*) FROM former_name WHERE person_id = $1";
    pub COUNT_MEMBERSHIPS = "SELECT COUNT(*) FROM membership WHERE person_id = $1";
    pub COUNT_SEATS = "SELECT COUNT(*) FROM seat_holder WHERE person_id = $1 AND since <= $2";
    pub COUNT_CONSENTS = "SELECT COUNT(*) FROM consent WHERE person_id = $1";
    pub COUNT_PROGRAMMES = "SELECT COUNT(*) FROM person_programme WHERE person_id = $1";
    pub DELETE_CONTACTS = "DELETE FROM contact WHERE person_id = $1";
    pub DELETE_MEMBERSHIPS = "DELETE FROM membership WHERE person_id = $1";
    pub DELETE_CONSENTS = "DELETE FROM consent WHERE person_id = $1";
    /// Nobody has sat there yet, and now nobody will.
    pub DELETE_SEATS_TO_COME = "DELETE FROM seat_holder WHERE person_id = $1 AND since > $2";
    /// Whoever never left sat there until the term ended, or until today.
    pub EMPTY_SEATS = "UPDATE seat_holder SET person_id = NULL, basis = NULL, until = COALESCE(until, \
        (SELECT CASE WHEN s.term_to < $2 THEN s.term_to ELSE $2 END FROM seat s WHERE s.id = seat_holder.seat_id)) \
        WHERE person_id = $1";
    pub DELETE_ALIASES = "DELETE FROM person_alias WHERE person_id = $1";
    pub DELETE_PROGRAMMES = "DELETE FROM person_programme WHERE person_id = $1";
    pub DELETE_PERSON = "DELETE FROM person WHERE id = $1";
}
