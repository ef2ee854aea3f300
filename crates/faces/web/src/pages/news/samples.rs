//! The pages of news with invented data.

use askama::Template as _;

use super::show;
use crate::page::Page as _;
use crate::pages::programmes::desk::change::What;
use crate::pages::programmes::desk::{check, news};
use crate::pages::programmes::samples::sheet;
use crate::samples::{Sample, desk, public};

/// All of them.
#[rustfmt::skip]
pub const SAMPLES: &[Sample] = &[
    public("news", "/p/sample/news/sample", |s| show::Show::sample(s).render()),
    public("news-draft", "/p/sample/news/sample", |s| show::Show::sample_draft(s).render()),
    desk("news-desk", "/desk/programmes/3/news", |s| news::List::sample(s).render()),
    desk("news-desk-empty", "/desk/programmes/3/news", |s| news::List::sample_empty(s).render()),
    desk("news-new", "/desk/programmes/3/news/new", |s| sheet(s, What::Post(None))),
    desk("news-edit", "/desk/programmes/3/news/7/edit", |s| sheet(s, What::Post(Some(7)))),
    desk("news-post", "/desk/programmes/3/news/7", |s| news::One::sample(s).render()),
    desk("news-publish", "/desk/programmes/3/news/7/publish", |s| check::Check::sample_post(s).render()),
];
