//! The pages of this area with invented data.

use askama::Template as _;

use super::conflict::Conflict;
use super::directory::Directory;
use super::edit::Edit;
use super::person::Person;
use crate::page::Page as _;
use crate::samples::{Sample, desk};

/// All of them.
#[rustfmt::skip]
pub const SAMPLES: &[Sample] = &[
    desk("directory", "/desk/people", |s| Directory::sample(s).render()),
    desk("directory-empty", "/desk/people", |s| Directory::sample_empty(s).render()),
    desk("directory-nobody", "/desk/people", |s| Directory::sample_nobody(s).render()),
    desk("person", "/desk/people/1", |s| Person::sample(s).render()),
    desk("person-bare", "/desk/people/1", |s| Person::sample_bare(s).render()),
    desk("person-blocked", "/desk/people/1", |s| Person::sample_blocked(s).render()),
    desk("person-new", "/desk/people/new", |s| Edit::sample(s).render()),
    desk("person-faulty", "/desk/people/new", |s| Edit::sample_faulty(s).render()),
    desk("person-alike", "/desk/people/new", |s| Edit::sample_alike(s).render()),
    desk("person-edit", "/desk/people/52/edit", |s| Edit::sample_edit(s).render()),
    desk("person-conflict", "/desk/people/52/edit", |s| Conflict::sample(s).render()),
];
