//! thin
pub fn fold(text: &str) -> String { text.to_lowercase() }
pub fn tokens(text: &str) -> Vec<String> { fold(text).split_whitespace().map(str::to_owned).collect() }
