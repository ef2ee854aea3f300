//! Why bytes are not a file of a lottery, and what to do. The reader of JSON speaks English; what it
//! found is said in the language of whoever types.

use std::path::Path;

use keruen_lottery::format::{Infeasible, Lottery, Published as _, ReadError};
use keruen_speech::{Speaker, number};

use super::words::shown;
use crate::say;

/// Whether bytes are no file of a lottery at all, not even a changed one: those are objects that
/// name their format.
pub fn is_foreign(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let named = |text: &str| {
        let mut parts = text.split("\"format\"").skip(1);
        parts.any(|rest| {
            let rest = rest.trim_start().strip_prefix(':').unwrap_or_default();
            rest.trim_start().starts_with("\"keruen-")
        })
    };
    !text.trim_start().starts_with('{') || !named(&text)
}

/// Why these bytes are not a file of the kind that is needed. Of what is no file of a lottery no
/// more is said than that.
pub fn of(t: Speaker<'_>, path: &Path, bytes: &[u8], error: &ReadError) -> String {
    let begun = !bytes.trim_ascii().is_empty();
    let foreign = match error {
        ReadError::WrongMember { .. } | ReadError::NotCanonical { .. } => is_foreign(bytes),
        ReadError::OtherFormat { found, .. } => found.is_none(),
        // A lottery may be cut off before it names its format.
        ReadError::NotJson { reason, .. } => {
            reason.starts_with("EOF") && begun && !bytes.trim_ascii_start().starts_with(b"{")
        }
        _ => false,
    };
    if foreign {
        t.say1("cli-lottery-foreign", "file", path.display().to_string())
    } else {
        told(t, path, error)
    }
}

/// Why bytes are not a file of the kind that is needed.
pub fn told(t: Speaker<'_>, path: &Path, error: &ReadError) -> String {
    let file = path.display().to_string();
    let offset = |n: usize| (n as u64).saturating_add(1);
    match error {
        ReadError::TooLong { most, .. } => {
            let limit = number::bytes(t.lang(), *most as u64);
            t.say2("cli-lottery-long", "file", file, "limit", limit)
        }
        ReadError::TooManyParts { most, .. } => {
            let most = say::count(t, *most as u64);
            t.say2("cli-lottery-many-parts", "file", file, "most", most)
        }
        ReadError::NotText { offset: at } => {
            t.say2("cli-lottery-not-text", "file", file, "byte", offset(*at))
        }
        ReadError::NotJson { line, byte, reason } => {
            let cut_off = reason.starts_with("EOF");
            let values = [
                ("file", file.into()),
                ("line", (*line).into()),
                ("byte", (*byte).into()),
            ];
            t.with(
                match (cut_off, byte) {
                    (true, 0) => "cli-lottery-file-empty",
                    (true, _) => "cli-lottery-cut-off",
                    (false, _) => "cli-lottery-not-json",
                },
                &values,
            )
        }
        ReadError::WrongMember { line, byte, reason } => {
            let values = [
                ("file", file.into()),
                ("line", (*line).into()),
                ("byte", (*byte).into()),
                ("fault", member(t, reason).into()),
            ];
            t.with("cli-lottery-member", &values)
        }
        ReadError::OtherFormat { wanted, found } => match found.as_deref() {
            Some(found) if found == Infeasible::FORMAT && *wanted == Lottery::FORMAT => {
                t.say1("cli-lottery-is-infeasible", "file", file)
            }
            Some(found) => t.say3(
                "cli-lottery-other-format",
                "file",
                file,
                "found",
                shown(found),
                "wanted",
                *wanted,
            ),
            None => t.say2("cli-lottery-no-format", "file", file, "wanted", *wanted),
        },
        ReadError::NotCanonical { offset: at } => {
            t.say2("cli-lottery-changed", "file", file, "byte", offset(*at))
        }
    }
}

/// What is wrong with a member, by what the reader says: "missing field `seats`".
fn member(t: Speaker<'_>, reason: &str) -> String {
    let kinds = [
        ("missing field `", "cli-lottery-member-missing"),
        ("unknown field `", "cli-lottery-member-unknown"),
        ("duplicate field `", "cli-lottery-member-twice"),
    ];
    for (says, key) in kinds {
        let name = (reason.strip_prefix(says)).and_then(|rest| rest.split('`').next());
        if let Some(name) = name {
            // A name of the file's own making may be of any length.
            let name: String = name.chars().take(60).collect();
            return t.say1(key, "name", shown(&name));
        }
    }
    t.say("cli-lottery-member-value")
}

#[cfg(test)]
mod tests {
    use keruen_speech::Lang;

    use super::*;

    /// The words are the reader's: should it speak otherwise one day, this says so.
    #[test]
    fn what_the_reader_of_json_found_is_said_without_its_words() {
        let t = keruen_web::wording::speaker(Lang::En);
        let said = |text: &str| {
            let error = Infeasible::from_bytes(text.as_bytes()).expect_err("no such file");
            told(t, Path::new("none.json"), &error)
        };
        let begun = "{\"format\":\"keruen-infeasible/1\",\"seats\":";
        for (text, words) in [
            ("", "is empty"),
            (begun, "ends in line 1, byte 40"),
            ("x", "line 1, byte 1: this is not JSON"),
            (&format!("{begun}1}}"), "“features” is missing"),
            (&format!("{begun}1,\"x\":1}}"), "“x” does not belong here"),
            (
                &format!("{begun}1,\"seats\":1}}"),
                "“seats” stands here twice",
            ),
            (&format!("{begun}\"a\"}}"), "line 1, byte 43: the value"),
        ] {
            let said = said(text);
            assert!(said.contains(words), "{text}: {said}");
            assert!(!said.contains("expected"), "{said}");
        }
    }
}
