//! People and what is done with them.

use crate::go;
use crate::pages::people::gate::{READ, WRITE};
use crate::pages::people::{directory, edit, person};
use crate::route::{Route, Rule, get, post};

use Rule::Somewhere;

/// The rows.
#[rustfmt::skip]
pub const ROWS: &[Route] = &[
    get("/{lang}/desk/people", Somewhere(READ), go!(directory::list), &["directory", "directory-empty", "directory-nobody"]),
    get("/{lang}/desk/people/{id}", Somewhere(READ), go!(person::show), &["person", "person-bare", "person-blocked"]),
    get("/{lang}/desk/people/new", Somewhere(WRITE), go!(edit::create), &["person-new", "person-faulty", "person-alike"]),
    post("/{lang}/desk/people/new", Somewhere(WRITE), go!(edit::created)),
    get("/{lang}/desk/people/{id}/edit", Somewhere(WRITE), go!(edit::edit), &["person-edit"]),
    post("/{lang}/desk/people/{id}/edit", Somewhere(WRITE), go!(edit::save)).shows(&["person-conflict"]),
];
