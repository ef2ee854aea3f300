//! The pages of this area with invented data.

use askama::Template as _;

use super::edit::Edit;
use super::erase::Erase;
use super::hand::Hand;
use super::list::List;
use super::show::Show;
use super::stale;
use crate::page::Page as _;
use crate::samples::{Sample, desk};

/// All of them.
#[rustfmt::skip]
pub const SAMPLES: &[Sample] = &[
    desk("accounts", "/desk/site/accounts", |s| List::sample(s).render()),
    desk("accounts-none", "/desk/site/accounts", |s| List::sample_none(s).render()),
    desk("account", "/desk/site/accounts/1", |s| Show::sample(s).render()),
    desk("account-created", "/desk/site/accounts/1", |s| Show::sample_new(s).render()),
    desk("account-wrong", "/desk/site/accounts/1", |s| Show::sample_wrong(s).render()),
    desk("account-new", "/desk/site/accounts/new", |s| Edit::sample_new(s).render()),
    desk("account-new-wrong", "/desk/site/accounts/new", |s| Edit::sample_wrong(s).render()),
    desk("account-edit", "/desk/site/accounts/1/edit", |s| Edit::sample(s).render()),
    desk("account-conflict", "/desk/site/accounts/1/edit", |s| stale::sample(s).render()),
    desk("account-erase", "/desk/site/accounts/1", |s| Erase::sample(s).render()),
    desk("account-erase-nobody", "/desk/site/accounts/1", |s| Erase::sample_nobody(s).render()),
    desk("accounts-erased", "/desk/site/accounts", |s| List::sample_erased(s).render()),
    desk("account-hand", "/desk/site/accounts/1", |s| Hand::sample(s).render()),
];
