//! The accounts of the site, for its owners.

use keruen_people::role::Role;

use crate::go;
use crate::pages::accounts::{acts, edit, erase, hand, list, show};
use crate::route::{Route, Rule, get, post};

const OWNER: Rule = Rule::Site(&[Role::Owner]);

/// The rows.
#[rustfmt::skip]
pub const ROWS: &[Route] = &[
    get("/{lang}/desk/site/accounts", OWNER, go!(list::show), &["accounts", "accounts-none", "accounts-erased"]),
    get("/{lang}/desk/site/accounts/new", OWNER, go!(edit::blank), &["account-new", "account-new-wrong"]),
    post("/{lang}/desk/site/accounts/new", OWNER, go!(edit::create)),
    get("/{lang}/desk/site/accounts/{id}", OWNER, go!(show::show), &["account", "account-created", "account-wrong"]),
    get("/{lang}/desk/site/accounts/{id}/edit", OWNER, go!(edit::show), &["account-edit"]),
    post("/{lang}/desk/site/accounts/{id}/edit", OWNER, go!(edit::save)).shows(&["account-conflict"]),
    post("/{lang}/desk/site/accounts/{id}/roles", OWNER, go!(acts::grant)),
    post("/{lang}/desk/site/accounts/{id}/roles/{grant}", OWNER, go!(acts::revoke)),
    post("/{lang}/desk/site/accounts/{id}/lock", OWNER, go!(acts::lock)),
    post("/{lang}/desk/site/accounts/{id}/unlock", OWNER, go!(acts::unlock)),
    get("/{lang}/desk/site/accounts/{id}/erase", OWNER, go!(erase::show), &["account-erase", "account-erase-nobody"]),
    post("/{lang}/desk/site/accounts/{id}/erase", OWNER, go!(erase::apply)),
    post("/{lang}/desk/site/accounts/{id}/link", OWNER, go!(hand::make)).shows(&["account-hand"]),
];
