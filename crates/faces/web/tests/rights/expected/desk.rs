//! The desk: today, messages, acts, the site, its accounts and its calendar.

use super::{May, OWNER, READ, RUN, Row};

use May::{Account, Anywhere, Tied};

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    // Today
    ("GET", "/{lang}/desk", Account),
    // Messages
    ("GET", "/{lang}/desk/messages", Anywhere(RUN)),
    ("POST", "/{lang}/desk/messages", Tied(RUN)),
    ("GET", "/{lang}/desk/messages/new", Anywhere(RUN)),
    ("POST", "/{lang}/desk/messages/new", Tied(RUN)),
    ("GET", "/{lang}/desk/messages/{id}", Tied(RUN)),
    ("POST", "/{lang}/desk/messages/{id}/again", Tied(RUN)),
    ("POST", "/{lang}/desk/messages/{id}/not-sent", Tied(RUN)),
    ("POST", "/{lang}/desk/messages/{id}/hand", Tied(RUN)),
    ("POST", "/{lang}/desk/messages/{id}/sent", Tied(RUN)),
    // Public acts at the desk
    ("GET", "/{lang}/desk/acts", Anywhere(READ)),
    ("GET", "/{lang}/desk/acts/new", Anywhere(RUN)),
    ("POST", "/{lang}/desk/acts/new", Anywhere(RUN)),
    ("POST", "/{lang}/desk/acts/make", Anywhere(RUN)),
    ("GET", "/{lang}/desk/acts/{n}", Anywhere(RUN)),
    // Accounts
    ("GET", "/{lang}/desk/site/accounts", OWNER),
    ("GET", "/{lang}/desk/site/accounts/new", OWNER),
    ("POST", "/{lang}/desk/site/accounts/new", OWNER),
    ("GET", "/{lang}/desk/site/accounts/{id}", OWNER),
    ("GET", "/{lang}/desk/site/accounts/{id}/edit", OWNER),
    ("POST", "/{lang}/desk/site/accounts/{id}/edit", OWNER),
    ("POST", "/{lang}/desk/site/accounts/{id}/roles", OWNER),
    ("POST", "/{lang}/desk/site/accounts/{id}/roles/{grant}", OWNER),
    ("POST", "/{lang}/desk/site/accounts/{id}/lock", OWNER),
    ("POST", "/{lang}/desk/site/accounts/{id}/unlock", OWNER),
    ("GET", "/{lang}/desk/site/accounts/{id}/erase", OWNER),
    ("POST", "/{lang}/desk/site/accounts/{id}/erase", OWNER),
    ("POST", "/{lang}/desk/site/accounts/{id}/link", OWNER),
    // The site and its calendar
    ("GET", "/{lang}/desk/site", OWNER),
    ("GET", "/{lang}/desk/site/edit", OWNER),
    ("POST", "/{lang}/desk/site/edit", OWNER),
    ("POST", "/{lang}/desk/site/backup", OWNER),
    ("POST", "/{lang}/desk/site/jobs/{id}", OWNER),
    ("GET", "/{lang}/desk/site/journal", OWNER),
    ("GET", "/{lang}/desk/calendar", Anywhere(RUN)),
    ("POST", "/{lang}/desk/calendar", OWNER),
    ("GET", "/{lang}/desk/calendar/edit", OWNER),
    ("POST", "/{lang}/desk/calendar/edit", OWNER),
];
