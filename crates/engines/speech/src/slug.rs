//! thin
pub fn slug(text: &str) -> String { let s = crate::tokens(text).join("-"); if s.is_empty() { "x".into() } else { s } }
