//! The open interface for programs.

use crate::go;
use crate::pages::api::{about, acts, document, organisations, programmes};
use crate::route::{Route, Rule, get};

use Rule::Everyone;

/// The rows.
#[rustfmt::skip]
pub const ROWS: &[Route] = &[
    get("/api/openapi.json", Everyone, go!(document::show), &[]).public(),
    get("/api/programmes", Everyone, go!(programmes::list), &[]).public(),
    get("/api/programmes/{slug}", Everyone, go!(programmes::show), &[]).public(),
    get("/api/organisations", Everyone, go!(organisations::list), &[]).public(),
    get("/api/organisations/{slug}", Everyone, go!(organisations::show), &[]).public(),
    get("/api/acts", Everyone, go!(acts::list), &[]).public(),
    get("/api/acts/{n}", Everyone, go!(acts::show), &[]).public(),
    get("/{lang}/api", Everyone, go!(about::show), &["api"]).public(),
];
