//! What this room keeps in the database.

use keruen_store::{Migration, Schema};

/// Tables, their migrations and every statement of this room.
pub const SCHEMA: Schema = Schema {
    room: "people",
    migrations: &[
        Migration {
            name: "people/0001-places",
            sql: include_str!("../migrations/0001-places.sql"),
        },
        Migration {
            name: "people/0002-persons",
            sql: include_str!("../migrations/0002-persons.sql"),
        },
        Migration {
            name: "people/0003-bonds",
            sql: include_str!("../migrations/0003-bonds.sql"),
        },
        Migration {
            name: "people/0004-consents",
            sql: include_str!("../migrations/0004-consents.sql"),
        },
        Migration {
            name: "people/0005-duplicates",
            sql: include_str!("../migrations/0005-duplicates.sql"),
        },
        Migration {
            name: "people/0006-imports",
            sql: include_str!("../migrations/0006-imports.sql"),
        },
        Migration {
            name: "people/0007-blocked",
            sql: include_str!("../migrations/0007-blocked.sql"),
        },
        Migration {
            name: "people/0008-headings",
            sql: include_str!("../migrations/0008-headings.sql"),
        },
        Migration {
            name: "people/0009-faults-taken",
            sql: include_str!("../migrations/0009-faults-taken.sql"),
        },
        Migration {
            name: "people/0010-import-answers",
            sql: include_str!("../migrations/0010-import-answers.sql"),
        },
    ],
    tables: &[
        "territory",
        "organisation",
        "person",
        "former_name",
        "contact",
        "person_programme",
        "person_alias",
        "membership",
        "seat",
        "seat_holder",
        "consent_text",
        "consent",
        "duplicate",
        "import_run",
    ],
    private: &[],
    restored: crate::import::runs::queries::RESTORED,
    statements: &[
        crate::territory::queries::STATEMENTS,
        crate::organisation::queries::STATEMENTS,
        crate::organisation::page::STATEMENTS,
        crate::person::queries::STATEMENTS,
        crate::person::many::STATEMENTS,
        crate::contact::queries::STATEMENTS,
        crate::membership::queries::STATEMENTS,
        crate::council::queries::STATEMENTS,
        crate::consent::queries::STATEMENTS,
        crate::directory::queries::STATEMENTS,
        crate::duplicates::queries::STATEMENTS,
        crate::merge::queries::STATEMENTS,
        crate::erase::queries::STATEMENTS,
        crate::import::queries::STATEMENTS,
        crate::import::runs::queries::STATEMENTS,
        crate::sorting::STATEMENTS,
        crate::todo::STATEMENTS,
    ],
};
