//! The statements of erasing.

keruen_store::statements! {
    pub COUNT_CONTACTS = "SELECT COUNT(*) FROM contact WHERE person_id = $1";
    pub COUNT_FORMER = "SELECT COUNT(*) FROM former_name WHERE person_id = $1";
    pub COUNT_MEMBERSHIPS = "SELECT COUNT(*) FROM membership WHERE person_id = $1";
    pub COUNT_SEATS = "SELECT COUNT(*) FROM seat_holder WHERE person_id = $1";
    pub COUNT_CONSENTS = "SELECT COUNT(*) FROM consent WHERE person_id = $1";
    pub COUNT_PROGRAMMES = "SELECT COUNT(*) FROM person_programme WHERE person_id = $1";
    pub DELETE_CONTACTS = "DELETE FROM contact WHERE person_id = $1";
    pub DELETE_MEMBERSHIPS = "DELETE FROM membership WHERE person_id = $1";
    pub DELETE_CONSENTS = "DELETE FROM consent WHERE person_id = $1";
    pub EMPTY_SEATS = "UPDATE seat_holder SET person_id = NULL, basis = NULL, \
        until = COALESCE(until, CASE WHEN since > $2 THEN since ELSE $2 END) WHERE person_id = $1";
    pub DELETE_ALIASES = "DELETE FROM person_alias WHERE person_id = $1";
    pub DELETE_PROGRAMMES = "DELETE FROM person_programme WHERE person_id = $1";
    pub DELETE_PERSON = "DELETE FROM person WHERE id = $1";
}
