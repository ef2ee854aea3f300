//! Programmes, their news, public acts, and the files they show.

use crate::go;
use crate::pages::{acts, files, news, programmes};
use crate::route::{Route, Rule, get};

use Rule::Everyone;

/// The rows.
#[rustfmt::skip]
pub const ROWS: &[Route] = &[
    // For everybody
    get("/{lang}/programmes", Everyone, go!(programmes::list::show), &["programmes", "programmes-empty"]).public(),
    get("/{lang}/p/{programme}", Everyone, go!(programmes::show::show), &["programme", "programme-bare"]).public(),
    get("/{lang}/p/{programme}/feed.atom", Everyone, go!(news::feed::show), &[]).public(),
    get("/{lang}/p/{programme}/news/{slug}", Everyone, go!(news::show::show), &["news", "news-draft"]).public(),
    get("/p/{programme}/card.jpg", Everyone, go!(programmes::card::of_programme), &[]).public().tight("card", 60, 1),
    get("/p/{programme}/news/{slug}/card.jpg", Everyone, go!(programmes::card::of_post), &[]).public().tight("card", 60, 1),
    get("/{lang}/acts", Everyone, go!(acts::list::show), &["acts", "acts-empty"]).public(),
    get("/{lang}/acts/{n}", Everyone, go!(acts::show::show), &["act", "act-correction"]).public(),
    get("/files/{hash}", Everyone, go!(files::kept), &[]).forever(),
];
