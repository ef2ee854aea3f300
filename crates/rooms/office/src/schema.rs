//! The tables of this room and everything it asks of them.

use keruen_store::{Migration, Schema, Sql};

use crate::sign_in::{asking, link, password, recovery, second_factor, session};
use crate::{
    account, calendar, diary, home, letters, morning, news, personal, programme, public_acts,
    search, site, submission,
};

/// What a restore ends with.
const RESTORED: &[Sql] = &[letters::RESTORED[0], letters::RESTORED[1], site::RESTORED];

/// What the office keeps in the database. Its tables come after those of `people`,
/// which they point at.
pub const SCHEMA: Schema = Schema {
    room: "office",
    migrations: &[
        Migration {
            name: "office/0001-programmes",
            sql: include_str!("../migrations/0001-programmes.sql"),
        },
        Migration {
            name: "office/0002-accounts",
            sql: include_str!("../migrations/0002-accounts.sql"),
        },
        Migration {
            name: "office/0003-acts-and-letters",
            sql: include_str!("../migrations/0003-acts-and-letters.sql"),
        },
        Migration {
            name: "office/0004-site",
            sql: include_str!("../migrations/0004-site.sql"),
        },
        Migration {
            name: "office/0005-indexes",
            sql: include_str!("../migrations/0005-indexes.sql"),
        },
        Migration {
            name: "office/0006-morning",
            sql: include_str!("../migrations/0006-morning.sql"),
        },
        Migration {
            name: "office/0007-email-change",
            sql: include_str!("../migrations/0007-email-change.sql"),
        },
        Migration {
            name: "office/0008-indicator-words",
            sql: include_str!("../migrations/0008-indicator-words.sql"),
        },
        Migration {
            name: "office/0009-letter-answer",
            sql: include_str!("../migrations/0009-letter-answer.sql"),
        },
        Migration {
            name: "office/0010-offer",
            sql: include_str!("../migrations/0010-offer.sql"),
        },
        Migration {
            name: "office/0011-submission-content",
            sql: include_str!("../migrations/0011-submission-content.sql"),
        },
        Migration {
            name: "office/0012-kept-for-accounts",
            sql: include_str!("../migrations/0012-kept-for-accounts.sql"),
        },
    ],
    tables: &[
        "programme",
        "stage",
        "indicator",
        "deliverable",
        "news",
        "account",
        "role_grant",
        "password",
        "second_factor",
        "recovery_code",
        "sign_in_link",
        "session",
        "email_change",
        "public_act",
        "letter",
        "letter_secret",
        "setting",
        "calendar_edition",
        "kept_count",
        "kept_for_account",
        "submission",
        "morning_stop",
    ],
    // Whoever carries a backup home must not carry the keys of the house: proofs, sessions and
    // live links stay out. After a restore people sign in by a new link.
    private: &[
        "password",
        "second_factor",
        "recovery_code",
        "sign_in_link",
        "session",
        "email_change",
        "letter_secret",
        "kept_count",
        "kept_for_account",
        "submission",
        "morning_stop",
    ],
    restored: RESTORED,
    statements: &[
        programme::STATEMENTS,
        programme::INDICATOR_STATEMENTS,
        programme::DELIVERABLE_STATEMENTS,
        news::STATEMENTS,
        account::STATEMENTS,
        account::address::STATEMENTS,
        password::STATEMENTS,
        second_factor::STATEMENTS,
        recovery::STATEMENTS,
        link::STATEMENTS,
        asking::STATEMENTS,
        session::STATEMENTS,
        public_acts::STATEMENTS,
        letters::STATEMENTS,
        site::STATEMENTS,
        calendar::STATEMENTS,
        home::STATEMENTS,
        home::COUNTING_STATEMENTS,
        home::WAITING_STATEMENTS,
        home::STOCK_STATEMENTS,
        letters::LIST_STATEMENTS,
        submission::STATEMENTS,
        diary::STATEMENTS,
        personal::STATEMENTS,
        morning::STATEMENTS,
        search::STATEMENTS,
        search::INDEX_STATEMENTS,
    ],
};
