//! The pages of this area with invented data.

use askama::Template as _;

use super::block::Block;
use super::consents::Given;
use super::contacts::Contacts;
use super::directory::Directory;
use super::duplicates::Duplicates;
use super::edit::Edit;
use super::erase::{Erase, Erased};
use super::merge::Merge;
use super::other::Choose;
use super::person::Person;
use super::programmes::Programmes;
use super::stale;
use super::{memberships, seats, wordings};
use crate::page::Page as _;
use crate::samples::{Sample, desk};

/// All of them.
#[rustfmt::skip]
pub const SAMPLES: &[Sample] = &[
    desk("directory", "/desk/people", |s| Directory::sample(s).render()),
    desk("directory-empty", "/desk/people", |s| Directory::sample_empty(s).render()),
    desk("directory-nobody", "/desk/people", |s| Directory::sample_nobody(s).render()),
    desk("person", "/desk/people/52", |s| Person::sample(s).render()),
    desk("person-bare", "/desk/people/52", |s| Person::sample_bare(s).render()),
    desk("person-blocked", "/desk/people/52", |s| Person::sample_blocked(s).render()),
    desk("person-new", "/desk/people/new", |s| Edit::sample(s).render()),
    desk("person-faulty", "/desk/people/new", |s| Edit::sample_faulty(s).render()),
    desk("person-alike", "/desk/people/new", |s| Edit::sample_alike(s).render()),
    desk("person-edit", "/desk/people/52/edit", |s| Edit::sample_edit(s).render()),
    desk("person-conflict", "/desk/people/52/edit", |s| stale::sample(s).render()),
    desk("contacts", "/desk/people/52/contacts", |s| Contacts::sample(s).render()),
    desk("contacts-faulty", "/desk/people/52/contacts", |s| Contacts::sample_faulty(s).render()),
    desk("membership-new", "/desk/people/52/memberships/new", |s| memberships::Edit::sample(s).render()),
    desk("membership-faulty", "/desk/people/52/memberships/new", |s| memberships::Edit::sample_faulty(s).render()),
    desk("person-seat", "/desk/people/52/seats/4", |s| seats::Correct::sample(s).render()),
    desk("person-seat-faulty", "/desk/people/52/seats/4", |s| seats::Correct::sample_faulty(s).render()),
    desk("membership-seated", "/desk/people/52/memberships/new", |s| memberships::Edit::sample_seated(s).render()),
    desk("membership-edit", "/desk/people/52/memberships/1", |s| memberships::Edit::sample_edit(s).render()),
    desk("ties", "/desk/people/52/programmes", |s| Programmes::sample(s).render()),
    desk("consent", "/desk/people/52/consents/name_public", |s| Given::sample(s).render()),
    desk("consent-stands", "/desk/people/52/consents/name_public", |s| Given::sample_stands(s).render()),
    desk("consent-faulty", "/desk/people/52/consents/name_public", |s| Given::sample_faulty(s).render()),
    desk("block", "/desk/people/52/block", |s| Block::sample(s).render()),
    desk("block-blocked", "/desk/people/52/block", |s| Block::sample_blocked(s).render()),
    desk("duplicates", "/desk/people/duplicates", |s| Duplicates::sample(s).render()),
    desk("duplicates-apart", "/desk/people/duplicates", |s| Duplicates::sample_apart(s).render()),
    desk("duplicates-none", "/desk/people/duplicates", |s| Duplicates::sample_empty(s).render()),
    desk("merge-choose", "/desk/people/52/merge", |s| Choose::sample(s).render()),
    desk("merge-same", "/desk/people/merge", |s| Choose::sample_same(s).render()),
    desk("merge-nobody", "/desk/people/52/merge", |s| Choose::sample_nobody(s).render()),
    desk("merge", "/desk/people/merge", |s| Merge::sample(s).render()),
    desk("merge-accounts", "/desk/people/merge", |s| Merge::sample_accounts(s).render()),
    desk("erase", "/desk/people/52/erase", |s| Erase::sample(s).render()),
    desk("erased", "/desk/people/52/erased", |s| Erased::sample(s).render()),
    desk("consent-texts", "/desk/site/consents", |s| wordings::Wordings::sample(s).render()),
    desk("consent-text", "/desk/site/consents/name_public", |s| wordings::Edit::sample(s).render()),
    desk("consent-text-faulty", "/desk/site/consents/name_public", |s| wordings::Edit::sample_faulty(s).render()),
    desk("consent-text-check", "/desk/site/consents/name_public", |s| wordings::Check::sample(s).render()),
];
