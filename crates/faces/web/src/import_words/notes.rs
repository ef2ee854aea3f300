//! What was noticed while a file was read, beside what is wrong with its rows.
//!
//! keys: import-note-*

use std::collections::BTreeMap;

use keruen_paper::{Encoding, Note, Source};
use keruen_speech::Speaker;

/// So many rows are named in a sentence; the others are counted.
const NAMED: usize = 5;
/// So many where a list of rows is asked for.
const LISTED: usize = 40;

/// What was noticed while reading, one sentence for each kind of thing. Spoilt cells are not
/// among them: their rows stand among the faulty ones.
pub fn notes(t: Speaker<'_>, source: &Source, notes: &[Note], header_rows: &[u32]) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Source::Csv {
        encoding: Encoding::Windows1251,
        ..
    } = source
    {
        sentences.push(t.say("import-note-windows-1251"));
    }
    let mut rows: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for note in notes {
        match note {
            Note::OtherSheets { read, left } => sentences.push(t.say2(
                "import-note-other-sheets",
                "read",
                read.as_str(),
                "left",
                left.join(", "),
            )),
            Note::TwoHeaderRows { first, second } => sentences.push(t.say2(
                "import-note-two-header-rows",
                "first",
                i64::from(*first),
                "second",
                i64::from(*second),
            )),
            Note::TitleRow { row } => rows.entry("title-row").or_default().push(*row),
            Note::MergedCell { row, .. } => rows.entry("merged").or_default().push(*row),
            Note::ControlCharacters { row, .. } => rows.entry("control").or_default().push(*row),
            Note::RepeatedHeaders { row } => rows.entry("repeated-headers").or_default().push(*row),
            Note::FormulaResults { row, cells } => {
                sentences.push(t.say2("import-note-formulas", "row", i64::from(*row), "n", *cells));
            }
            Note::HiddenRows { rows: hidden } => {
                rows.entry("hidden-rows").or_default().extend(hidden);
            }
            Note::LostLetters { .. }
            | Note::FormulaWithoutValue { .. }
            | Note::CellError { .. }
            | Note::CutCell { .. }
            | Note::MoreCellsThanHeaders { .. } => {}
        }
    }
    rows.entry("repeated-headers")
        .or_default()
        .extend(header_rows);
    for (code, mut numbers) in rows {
        numbers.sort_unstable();
        numbers.dedup();
        if !numbers.is_empty() {
            sentences.push(t.say1(&format!("import-note-{code}"), "rows", some(t, &numbers)));
        }
    }
    sentences
}

/// Of which rows the person is taken without the role or the days they have; nothing if of none.
pub fn posts_left(t: Speaker<'_>, rows: &[u32]) -> Option<String> {
    let said = || t.say2("import-posts-left", "n", rows.len(), "rows", some(t, rows));
    (!rows.is_empty()).then(said)
}

/// `3, 5, 7`, and how many more.
pub fn some(t: Speaker<'_>, numbers: &[u32]) -> String {
    first(t, numbers, NAMED)
}

/// The same where the numbers are all that is told of the rows.
pub fn many(t: Speaker<'_>, numbers: &[u32]) -> String {
    first(t, numbers, LISTED)
}

fn first(t: Speaker<'_>, numbers: &[u32], most: usize) -> String {
    let named: Vec<String> = numbers.iter().take(most).map(u32::to_string).collect();
    let named = named.join(", ");
    match numbers.len().saturating_sub(most) {
        0 => named,
        more => t.say2("import-and-more", "named", named, "n", more),
    }
}
