//! The pages of acts with invented data.

use askama::Template as _;

use super::{list, show};
use crate::page::Page as _;
use crate::samples::{Sample, public};

/// All of them.
#[rustfmt::skip]
pub const SAMPLES: &[Sample] = &[
    public("acts", "/acts", |s| list::List::sample(s).render()),
    public("acts-empty", "/acts", |s| list::List::sample_empty(s).render()),
    public("act", "/acts/12", |s| show::Show::sample(s).render()),
    public("act-correction", "/acts/14", |s| show::Show::sample_correction(s).render()),
];
