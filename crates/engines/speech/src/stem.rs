//! thin
pub fn stems(text: &str) -> Vec<String> { crate::tokens(text) }
pub fn stem_groups(text: &str) -> Vec<Vec<String>> { crate::tokens(text).into_iter().map(|t| vec![t]).collect() }
