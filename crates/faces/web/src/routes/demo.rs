//! The doors of a demonstration; a real site has none of them.

use crate::go;
use crate::pages::demo;
use crate::route::{Route, Rule, get, post};

/// The rows.
pub const ROWS: &[Route] = &[
    get("/demo/{role}", Rule::Everyone, go!(demo::show), &["demo"]),
    post("/demo/{role}", Rule::Everyone, go!(demo::enter)),
];
