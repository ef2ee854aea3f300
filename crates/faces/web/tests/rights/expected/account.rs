//! The door, and one's own page.

use super::{May, Row};

use May::{Account, Begun, Everyone, Own};

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    // The door
    ("GET", "/{lang}/sign-in", Everyone),
    ("POST", "/{lang}/sign-in", Everyone),
    ("POST", "/{lang}/sign-in/password", Everyone),
    ("GET", "/{lang}/sign-in/code", Begun),
    ("POST", "/{lang}/sign-in/code", Begun),
    ("GET", "/{lang}/letters/{token}", Everyone),
    ("POST", "/{lang}/letters/{token}", Everyone),
    ("GET", "/{lang}/search", Everyone),
    ("GET", "/{lang}/sign-in/{token}", Everyone),
    ("POST", "/{lang}/sign-in/{token}", Everyone),
    ("POST", "/{lang}/sign-in/{token}/again", Everyone),
    ("POST", "/{lang}/sign-out", Begun),
    // One's own page
    ("GET", "/{lang}/me", Account),
    ("POST", "/{lang}/me/about", Account),
    ("POST", "/{lang}/me/email", Account),
    ("POST", "/{lang}/me/email/cancel", Account),
    ("GET", "/{lang}/me/email/{token}", Account),
    ("POST", "/{lang}/me/email/{token}", Account),
    ("POST", "/{lang}/me/preferences", Account),
    ("POST", "/{lang}/me/password", Account),
    ("POST", "/{lang}/me/password/remove", Account),
    ("POST", "/{lang}/me/sessions", Account),
    ("POST", "/{lang}/me/sessions/{id}", Own),
    ("GET", "/{lang}/me/second-factor", Begun),
    ("POST", "/{lang}/me/second-factor", Begun),
    ("POST", "/{lang}/me/second-factor/codes", Account),
    ("POST", "/{lang}/me/second-factor/app", Account),
];
