//! The pages of news with invented data.

use askama::Template as _;

use super::show;
use crate::page::Page as _;
use crate::samples::{Sample, public};

/// All of them.
#[rustfmt::skip]
pub const SAMPLES: &[Sample] = &[
    public("news", "/p/sample/news/sample", |s| show::Show::sample(s).render()),
    public("news-draft", "/p/sample/news/sample", |s| show::Show::sample_draft(s).render()),
];
