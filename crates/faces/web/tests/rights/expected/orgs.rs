//! Organisations and territories.

use super::{May, READ, RUN, Row};

use May::{Anywhere, Everyone};

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    ("GET", "/{lang}/orgs", Everyone),
    ("GET", "/{lang}/orgs/{slug}", Everyone),
    ("GET", "/{lang}/desk/orgs", Anywhere(READ)),
    ("GET", "/{lang}/desk/orgs/new", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/new", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/{id}", Anywhere(READ)),
    ("GET", "/{lang}/desk/orgs/{id}/edit", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/{id}/edit", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/{id}/delete", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/{id}/delete", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/import", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/import", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/import/template.xlsx", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/import/{file}", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/import/{file}", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/import/{file}/faults.xlsx", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/export.xlsx", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/export.csv", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/{id}/term", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/{id}/term", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/{id}/seats/new", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/{id}/seats/new", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/{id}/seats/{seat}/take", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/{id}/seats/{seat}/take", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/{id}/seats/{seat}/leave", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/{id}/seats/{seat}/leave", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/{id}/seats/{seat}/remove", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/{id}/seats/{seat}/remove", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/{id}/seats/{seat}/term", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/{id}/seats/{seat}/term", Anywhere(RUN)),
    ("GET", "/{lang}/desk/territories", Anywhere(READ)),
    ("GET", "/{lang}/desk/territories/new", Anywhere(RUN)),
    ("POST", "/{lang}/desk/territories/new", Anywhere(RUN)),
    ("GET", "/{lang}/desk/territories/kazakhstan", Anywhere(RUN)),
    ("POST", "/{lang}/desk/territories/kazakhstan", Anywhere(RUN)),
    ("GET", "/{lang}/desk/territories/{id}/edit", Anywhere(RUN)),
    ("POST", "/{lang}/desk/territories/{id}/edit", Anywhere(RUN)),
];
