//! What stands around everything else, what everybody may read, and what programs read.

use super::{May, Row, TEAM, TYPE};

use May::{Account, Everyone, Nobody, Published};

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    // The shell
    ("GET", "/", Everyone),
    ("GET", "/static/{hash}/{name}", Everyone),
    ("GET", "/manifest.webmanifest", Everyone),
    ("GET", "/robots.txt", Everyone),
    ("GET", "/favicon.ico", Everyone),
    ("GET", "/{lang}/", Everyone),
    ("GET", "/{lang}/about", Everyone),
    ("GET", "/{lang}/accessibility", Everyone),
    ("GET", "/{lang}/your-data", Everyone),
    ("GET", "/{lang}/samples", Everyone),
    ("GET", "/{lang}/samples/{name}", Everyone),
    ("GET", "/{lang}/desk/more", Account),
    // The demonstration
    ("GET", "/demo/{role}", Nobody),
    ("POST", "/demo/{role}", Nobody),
    // For programs
    ("GET", "/api/openapi.json", Everyone),
    ("GET", "/api/programmes", Everyone),
    ("GET", "/api/programmes/{slug}", Published(&[])),
    ("GET", "/api/organisations", Everyone),
    ("GET", "/api/organisations/{slug}", Everyone),
    ("GET", "/api/acts", Everyone),
    ("GET", "/api/acts/{n}", Everyone),
    ("GET", "/{lang}/api", Everyone),
    // Programmes
    ("GET", "/{lang}/programmes", Everyone),
    ("GET", "/{lang}/p/{programme}", Published(TEAM)),
    ("GET", "/{lang}/p/{programme}/feed.atom", Published(TEAM)),
    ("GET", "/{lang}/p/{programme}/news/{slug}", Published(TYPE)),
    ("GET", "/p/{programme}/card.jpg", Published(TEAM)),
    ("GET", "/p/{programme}/news/{slug}/card.jpg", Published(TYPE)),
    ("GET", "/{lang}/acts", Everyone),
    ("GET", "/{lang}/acts/{n}", Everyone),
    ("GET", "/files/{hash}", Everyone),
];
