//! Organisations, councils, territories.

use keruen_paper::Limits;

use crate::go;
use crate::pages::orgs::gate::{CHANGE, READ};
use crate::pages::orgs::import::{difference, export, upload};
use crate::pages::orgs::{delete, desk, edit, list, seat, seats, show, take, term};
use crate::pages::territories;
use crate::route::{Route, Rule, get, post};

use Rule::{Everyone, Somewhere};

/// The rows.
#[rustfmt::skip]
pub const ROWS: &[Route] = &[
    // For everybody
    get("/{lang}/orgs", Everyone, go!(list::public), &["orgs", "orgs-empty", "orgs-nothing"]).public(),
    get("/{lang}/orgs/{slug}", Everyone, go!(show::show), &["org", "org-ngo", "org-successor"]).public(),
    // Organisations at the desk
    get("/{lang}/desk/orgs", Somewhere(READ), go!(list::desk), &["desk-orgs", "desk-orgs-empty"]),
    get("/{lang}/desk/orgs/new", Somewhere(CHANGE), go!(edit::create), &["org-new", "org-new-faulty"]),
    post("/{lang}/desk/orgs/new", Somewhere(CHANGE), go!(edit::created)),
    get("/{lang}/desk/orgs/{id}", Somewhere(READ), go!(desk::show), &["desk-org", "desk-org-bare", "desk-org-ngo", "desk-org-overlap"]),
    get("/{lang}/desk/orgs/{id}/edit", Somewhere(CHANGE), go!(edit::edit), &["org-edit"]),
    post("/{lang}/desk/orgs/{id}/edit", Somewhere(CHANGE), go!(edit::save)).shows(&["org-conflict"]),
    get("/{lang}/desk/orgs/{id}/delete", Somewhere(CHANGE), go!(delete::show), &["org-delete", "org-delete-kept"]),
    post("/{lang}/desk/orgs/{id}/delete", Somewhere(CHANGE), go!(delete::delete)),
    // Lists
    get("/{lang}/desk/orgs/import", Somewhere(CHANGE), go!(upload::show), &["orgs-import", "orgs-import-faulty"]),
    post("/{lang}/desk/orgs/import", Somewhere(CHANGE), go!(upload::take)).upload(Limits::SENT),
    get("/{lang}/desk/orgs/import/template.xlsx", Somewhere(CHANGE), go!(upload::template), &[]),
    get("/{lang}/desk/orgs/import/{file}", Somewhere(CHANGE), go!(difference::show), &["orgs-import-difference", "orgs-import-done", "orgs-import-outdated"]),
    post("/{lang}/desk/orgs/import/{file}", Somewhere(CHANGE), go!(difference::agree)),
    get("/{lang}/desk/orgs/import/{file}/faults.xlsx", Somewhere(CHANGE), go!(difference::faulty_rows), &[]),
    get("/{lang}/desk/orgs/export.xlsx", Somewhere(CHANGE), go!(export::xlsx), &[]),
    get("/{lang}/desk/orgs/export.csv", Somewhere(CHANGE), go!(export::csv), &[]),
    // Seats
    get("/{lang}/desk/orgs/{id}/term", Somewhere(CHANGE), go!(seats::term), &["org-term", "org-term-faulty"]),
    post("/{lang}/desk/orgs/{id}/term", Somewhere(CHANGE), go!(seats::open_term)),
    get("/{lang}/desk/orgs/{id}/seats/new", Somewhere(CHANGE), go!(seats::seat), &["org-seat-new"]),
    post("/{lang}/desk/orgs/{id}/seats/new", Somewhere(CHANGE), go!(seats::open_seat)),
    get("/{lang}/desk/orgs/{id}/seats/{seat}/take", Somewhere(CHANGE), go!(take::show), &["org-take", "org-take-chosen", "org-take-nobody", "org-take-held"]),
    post("/{lang}/desk/orgs/{id}/seats/{seat}/take", Somewhere(CHANGE), go!(take::take)).shows(&["org-take-taken"]),
    get("/{lang}/desk/orgs/{id}/seats/{seat}/leave", Somewhere(CHANGE), go!(seat::leave), &["org-leave"]),
    post("/{lang}/desk/orgs/{id}/seats/{seat}/leave", Somewhere(CHANGE), go!(seat::left)),
    get("/{lang}/desk/orgs/{id}/seats/{seat}/remove", Somewhere(CHANGE), go!(seat::remove), &["org-remove"]),
    post("/{lang}/desk/orgs/{id}/seats/{seat}/remove", Somewhere(CHANGE), go!(seat::removed)),
    get("/{lang}/desk/orgs/{id}/seats/{seat}/term", Somewhere(CHANGE), go!(term::show), &["org-term-edit", "org-term-edit-faulty"]),
    post("/{lang}/desk/orgs/{id}/seats/{seat}/term", Somewhere(CHANGE), go!(term::save)),
    // Territories
    get("/{lang}/desk/territories", Somewhere(READ), go!(territories::list::show), &["territories", "territories-empty"]),
    get("/{lang}/desk/territories/new", Somewhere(CHANGE), go!(territories::edit::create), &["territory-new", "territory-new-faulty"]),
    post("/{lang}/desk/territories/new", Somewhere(CHANGE), go!(territories::edit::created)),
    get("/{lang}/desk/territories/kazakhstan", Somewhere(CHANGE), go!(territories::kazakhstan::check), &["territories-kazakhstan", "territories-kazakhstan-done"]),
    post("/{lang}/desk/territories/kazakhstan", Somewhere(CHANGE), go!(territories::kazakhstan::add)),
    get("/{lang}/desk/territories/{id}/edit", Somewhere(CHANGE), go!(territories::edit::edit), &["territory-edit"]),
    post("/{lang}/desk/territories/{id}/edit", Somewhere(CHANGE), go!(territories::edit::save)),
];
