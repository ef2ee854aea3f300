//! People and what is done with them.

use keruen_people::role::Role;

use crate::go;
use crate::pages::people::gate::{DECIDE, READ, WRITE};
use crate::pages::people::{
    added, block, consents, contacts, directory, duplicates, edit, erase, export, memberships,
    merge, other, person, programmes, seats, wordings,
};
use crate::route::{Route, Rule, get, post};

use Rule::{SignedIn, Site, Somewhere};

/// The rows. Whoever gets in still sees only those whom the room of people shows them.
#[rustfmt::skip]
pub const ROWS: &[Route] = &[
    get("/{lang}/desk/people", Somewhere(READ), go!(directory::list), &["directory", "directory-empty", "directory-nobody"]),
    get("/{lang}/desk/people/new", Somewhere(WRITE), go!(added::create), &["person-new", "person-faulty", "person-alike"]),
    post("/{lang}/desk/people/new", Somewhere(WRITE), go!(added::created)),
    // Records of one person
    get("/{lang}/desk/people/duplicates", Somewhere(DECIDE), go!(duplicates::list), &["duplicates", "duplicates-apart", "duplicates-none"]),
    post("/{lang}/desk/people/duplicates", Somewhere(DECIDE), go!(duplicates::keep_apart)),
    get("/{lang}/desk/people/merge", Somewhere(DECIDE), go!(merge::show), &["merge", "merge-same", "merge-accounts"]),
    post("/{lang}/desk/people/merge", Somewhere(DECIDE), go!(merge::apply)),
    get("/{lang}/desk/people/{id}/merge", Somewhere(DECIDE), go!(other::show), &["merge-choose", "merge-nobody"]),
    // One person
    get("/{lang}/desk/people/{id}", Somewhere(READ), go!(person::show), &["person", "person-bare", "person-blocked"]),
    get("/{lang}/desk/people/{id}/edit", Somewhere(WRITE), go!(edit::edit), &["person-edit"]),
    post("/{lang}/desk/people/{id}/edit", Somewhere(WRITE), go!(edit::save)).shows(&["person-conflict"]),
    get("/{lang}/desk/people/{id}/contacts", Somewhere(WRITE), go!(contacts::list), &["contacts", "contacts-faulty"]),
    post("/{lang}/desk/people/{id}/contacts", Somewhere(WRITE), go!(contacts::add)),
    post("/{lang}/desk/people/{id}/contacts/{contact}/remove", Somewhere(WRITE), go!(contacts::remove)),
    post("/{lang}/desk/people/{id}/contacts/{contact}/main", Somewhere(WRITE), go!(contacts::make_main)),
    get("/{lang}/desk/people/{id}/memberships/new", Somewhere(WRITE), go!(memberships::create), &["membership-new", "membership-faulty", "membership-seated"]),
    post("/{lang}/desk/people/{id}/memberships/new", Somewhere(WRITE), go!(memberships::created)),
    get("/{lang}/desk/people/{id}/memberships/{membership}", Somewhere(WRITE), go!(memberships::edit), &["membership-edit"]),
    post("/{lang}/desk/people/{id}/memberships/{membership}", Somewhere(WRITE), go!(memberships::save)),
    post("/{lang}/desk/people/{id}/memberships/{membership}/remove", Somewhere(WRITE), go!(memberships::remove)),
    get("/{lang}/desk/people/{id}/seats/{holding}", Somewhere(DECIDE), go!(seats::edit), &["person-seat", "person-seat-faulty"]),
    post("/{lang}/desk/people/{id}/seats/{holding}", Somewhere(DECIDE), go!(seats::save)),
    post("/{lang}/desk/people/{id}/seats/{holding}/remove", Somewhere(DECIDE), go!(seats::remove)),
    get("/{lang}/desk/people/{id}/programmes", Somewhere(WRITE), go!(programmes::list), &["ties"]),
    post("/{lang}/desk/people/{id}/programmes", Somewhere(WRITE), go!(programmes::tie)),
    post("/{lang}/desk/people/{id}/programmes/{programme}/untie", Somewhere(WRITE), go!(programmes::untie)),
    get("/{lang}/desk/people/{id}/consents/{purpose}", Somewhere(WRITE), go!(consents::show), &["consent", "consent-stands", "consent-faulty"]),
    post("/{lang}/desk/people/{id}/consents/{purpose}", Somewhere(WRITE), go!(consents::give)),
    post("/{lang}/desk/people/{id}/consents/{purpose}/withdraw", Somewhere(WRITE), go!(consents::withdraw)),
    get("/{lang}/desk/people/{id}/block", Somewhere(DECIDE), go!(block::show), &["block", "block-blocked"]),
    post("/{lang}/desk/people/{id}/block", Somewhere(DECIDE), go!(block::save)),
    get("/{lang}/desk/people/{id}/erase", Somewhere(DECIDE), go!(erase::show), &["erase"]),
    post("/{lang}/desk/people/{id}/erase", Somewhere(DECIDE), go!(erase::apply)),
    get("/{lang}/desk/people/{id}/erased", Somewhere(DECIDE), go!(erase::show_erased), &["erased"]),
    get("/{lang}/desk/people/{id}/export.zip", Somewhere(DECIDE), go!(export::of_person), &[]),
    get("/{lang}/me/data.zip", SignedIn, go!(export::own), &[]),
    // What people agree to
    get("/{lang}/desk/site/consents", Site(&[Role::Owner]), go!(wordings::list), &["consent-texts"]),
    get("/{lang}/desk/site/consents/{purpose}", Site(&[Role::Owner]), go!(wordings::edit), &["consent-text", "consent-text-faulty"]),
    post("/{lang}/desk/site/consents/{purpose}", Site(&[Role::Owner]), go!(wordings::save)).shows(&["consent-text-check"]),
];
