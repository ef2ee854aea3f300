//! The desk: today, messages, the site and its calendar.

use crate::go;
use crate::pages::today;
use crate::route::{Route, Rule, get};

use Rule::SignedIn;

/// The rows.
#[rustfmt::skip]
pub const ROWS: &[Route] = &[
    get("/{lang}/desk", SignedIn, go!(today::show), &["today", "today-quiet", "today-new"]),
];
