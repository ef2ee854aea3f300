//! The pages of acts with invented data.

use askama::Template as _;

use super::{desk as desk_list, list, make, show};
use crate::page::Page as _;
use crate::samples::{Sample, desk, public};

/// All of them.
#[rustfmt::skip]
pub const SAMPLES: &[Sample] = &[
    public("acts", "/acts", |s| list::List::sample(s).render()),
    public("acts-empty", "/acts", |s| list::List::sample_empty(s).render()),
    public("act", "/acts/12", |s| show::Show::sample(s).render()),
    public("act-correction", "/acts/14", |s| show::Show::sample_correction(s).render()),
    desk("desk-acts", "/desk/acts", |s| desk_list::Desk::sample(s).render()),
    desk("desk-acts-empty", "/desk/acts", |s| desk_list::Desk::sample_empty(s).render()),
    desk("desk-acts-nothing", "/desk/acts", |s| desk_list::Desk::sample_nothing(s).render()),
    desk("act-new", "/desk/acts/new", |s| make::Make::sample(s).render()),
    desk("act-new-wrong", "/desk/acts/new", |s| make::Make::sample_faulty(s).render()),
    desk("act-check", "/desk/acts/new", |s| make::Check::sample(s).render()),
    desk("act-made", "/desk/acts/12", |s| make::Made::sample(s).render()),
];
