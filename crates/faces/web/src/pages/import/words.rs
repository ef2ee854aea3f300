//! What the pages of an import say of things the room and the reader of papers name by codes.
//!
//! keys: import-left-* import-state-*

use keruen_paper::PaperError;
use keruen_people::import::runs::RunState;
use keruen_people::import::{Fault, Left};
use keruen_speech::Speaker;

use crate::import_words;
use crate::parts::large_first;

pub use crate::import_words::{header, notes, some};

/// A sentence with its first letter large and a full stop.
pub fn sentence(text: &str) -> String {
    let stop = if text.ends_with(['.', '?', '!', '…']) {
        ""
    } else {
        "."
    };
    format!("{}{stop}", large_first(text))
}

/// Why a file is not read, and that nothing has changed.
pub fn unread(t: Speaker<'_>, error: &PaperError) -> String {
    t.say1("import-unread", "reason", import_words::paper(t, error))
}

/// Why a row is not taken.
pub fn reason(t: Speaker<'_>, fault: &Fault) -> String {
    sentence(&import_words::reason(t, &fault.reason))
}

/// Why a column is not taken.
pub fn left(t: Speaker<'_>, why: Left) -> String {
    t.say(&format!("import-left-{}", why.code()))
}

/// Where an import stands.
pub fn state(t: Speaker<'_>, state: RunState) -> String {
    t.say(&format!("import-state-{}", state.code()))
}

#[cfg(test)]
#[path = "words/tests.rs"]
mod tests;
