//! The pages of programmes with invented data.

use askama::Template as _;

use super::{list, show};
use crate::page::Page as _;
use crate::samples::{Sample, public};

/// All of them.
#[rustfmt::skip]
pub const SAMPLES: &[Sample] = &[
    public("programmes", "/programmes", |s| list::List::sample(s).render()),
    public("programmes-empty", "/programmes", |s| list::List::sample_empty(s).render()),
    public("programme", "/p/sample", |s| show::Show::sample(s).render()),
    public("programme-bare", "/p/sample", |s| show::Show::sample_bare(s).render()),
];
