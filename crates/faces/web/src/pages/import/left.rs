//! Rows that are not taken, gathered by what is wrong with them: the same sentence is said once, and
//! what would mend many rows is seen to do so.
//!
//! keys: faults-kind-*

use std::collections::BTreeMap;

use keruen_people::import::{Column, Fault, FaultReason};
use keruen_speech::{Speaker, date};

use super::words;
use crate::import_words;
use crate::imports::{Look, Understood};

/// So many lines of a group are shown; the workbook with the rows holds all of them.
const LINES: usize = 20;
/// So few rows are shown without being asked for.
const FEW: usize = 5;

/// Rows with which the same is wrong.
#[derive(Debug)]
pub struct Group {
    /// The column, if it is about one.
    pub column: String,
    /// Why they are not taken.
    pub why: String,
    /// How many rows.
    pub rows: usize,
    /// The rows, by number or by what stands in them.
    pub lines: Vec<Line>,
    /// How many lines are left out.
    pub more: usize,
    /// Whether the lines are shown from the start.
    pub open: bool,
}

/// One row, or several in which the same stands.
#[derive(Debug)]
pub struct Line {
    /// Which.
    pub rows: String,
    /// Whose row it is, as far as it says; may be empty.
    pub who: String,
    /// What stands there; nothing for personal numbers, which are not shown again.
    pub value: String,
    /// What is said where no value is shown; may be empty.
    pub instead: String,
    /// What is wrong with just this one; may be empty.
    pub own: String,
}

/// All that is wrong, what concerns most rows first.
pub fn groups(t: Speaker<'_>, look: &Look, understood: &Understood) -> Vec<Group> {
    let faults = &understood.plan.faults;
    let mut alike: BTreeMap<(&str, Option<usize>), Vec<&Fault>> = BTreeMap::new();
    for fault in faults {
        alike
            .entry((fault.reason.code(), fault.column))
            .or_default()
            .push(fault);
    }
    let mut groups: Vec<Group> = alike
        .into_values()
        .filter_map(|some| group(t, look, understood, &some))
        .collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.rows));
    groups
}

fn group(t: Speaker<'_>, look: &Look, understood: &Understood, some: &[&Fault]) -> Option<Group> {
    let first = some.first()?;
    let mut lines: Vec<(&Fault, String, Vec<u32>)> = Vec::new();
    for &fault in some {
        let own = own(t, &fault.reason);
        let alike = |(other, said, _): &&mut (&Fault, String, Vec<u32>)| {
            !fault.value.is_empty() && other.value == fault.value && *said == own
        };
        match lines.iter_mut().find(alike) {
            Some((.., rows)) => rows.push(fault.row),
            None => lines.push((fault, own, vec![fault.row])),
        }
    }
    lines.sort_by_key(|(.., rows)| std::cmp::Reverse(rows.len()));
    let more = lines.len().saturating_sub(LINES);
    let sheet = &look.paper.sheet;
    let line = |(fault, own, rows): (&Fault, String, Vec<u32>)| Line {
        who: match rows[..] {
            [row] => who(look, understood, row),
            _ => String::new(),
        },
        rows: match rows[..] {
            [row] => t.say1("import-row-n", "n", i64::from(row)),
            _ => t.say1("import-rows-some", "rows", import_words::many(t, &rows)),
        },
        instead: instead(t, fault),
        value: fault.value.clone(),
        own,
    };
    Some(Group {
        column: first
            .column
            .map(|index| words::header(t, sheet, index))
            .unwrap_or_default(),
        why: words::sentence(&kind(t, first)),
        rows: some.len(),
        lines: lines.into_iter().take(LINES).map(line).collect(),
        more,
        open: some.len() <= FEW,
    })
}

/// What is wrong with all rows of a group: the reason of one of them, without what is only its own.
fn kind(t: Speaker<'_>, fault: &Fault) -> String {
    match fault.reason {
        FaultReason::OddSign(_)
        | FaultReason::NotAPhone(_)
        | FaultReason::SerialDate(_)
        | FaultReason::UnknownTerritory(_)
        | FaultReason::AmbiguousTerritory(_)
        | FaultReason::UnknownOrganisation(_)
        | FaultReason::Ambiguous(_)
        | FaultReason::Namesake(_)
        | FaultReason::Otherwise(_) => t.say(&format!("faults-kind-{}", fault.reason.code())),
        _ => import_words::reason(t, &fault.reason),
    }
}

/// What is wrong with one row alone.
fn own(t: Speaker<'_>, reason: &FaultReason) -> String {
    match reason {
        FaultReason::NotAPhone(n) => t.say1("import-own-digits", "n", *n),
        FaultReason::SerialDate(day) => {
            t.say1("import-own-perhaps", "what", date::short(t.lang(), *day))
        }
        FaultReason::UnknownTerritory(near)
        | FaultReason::AmbiguousTerritory(near)
        | FaultReason::UnknownOrganisation(near)
            if !near.is_empty() =>
        {
            t.say1("import-own-perhaps", "what", near.join(", "))
        }
        FaultReason::Ambiguous(ids) if !ids.is_empty() => {
            let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
            t.say1("import-own-numbers", "numbers", ids.join(", "))
        }
        FaultReason::Namesake(id) => t.say1("import-own-numbers", "numbers", id.to_string()),
        FaultReason::Otherwise(row) => t.say1("import-own-row", "n", i64::from(*row)),
        _ => String::new(),
    }
}

/// What is said where nothing of the cell is shown.
fn instead(t: Speaker<'_>, fault: &Fault) -> String {
    match fault.reason {
        FaultReason::PersonalNumber => t.say("import-not-shown"),
        FaultReason::NoResult => t.say("import-formula"),
        _ if fault.column.is_some() => t.say("import-empty"),
        _ => String::new(),
    }
}

/// The name that stands in a row, from whichever columns hold it.
fn who(look: &Look, understood: &Understood, row: u32) -> String {
    let rows = &look.paper.sheet.rows;
    let Ok(place) = rows.binary_search_by_key(&row, |row| row.number) else {
        return String::new();
    };
    let parts = [Column::Name, Column::Surname, Column::Given].map(|column| {
        let index = understood.mapping.index(column);
        let cell = index.and_then(|index| rows[place].cells.get(index));
        cell.map(|cell| cell.trim().chars().take(80).collect::<String>())
            .unwrap_or_default()
    });
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use keruen_speech::Lang;

    use super::super::samples;
    use super::*;
    use crate::wording;

    #[test]
    fn the_same_is_said_once_and_counted() {
        let row = |row: usize| {
            let phone = if row.is_multiple_of(20) { "8700" } else { "" };
            format!("Сынақов Үлгі{};г. Актау;{phone}", "а".repeat(row))
        };
        let rows: Vec<String> = (0..60).map(row).collect();
        let table = format!("ФИО;Қала;Телефон\n{}\n", rows.join("\n"));
        let look = samples::look(&table);
        let understood = look.understood.as_ref().expect("a list of people");
        let said = groups(wording::speaker(Lang::En), &look, understood);
        let [places, phones] = &said[..] else {
            panic!("{said:?}")
        };
        assert_eq!(
            (places.rows, places.lines.len(), places.open),
            (60, 1, false)
        );
        assert_eq!(places.lines[0].value, "г. Актау");
        assert!(places.lines[0].rows.contains("2, 3, 4"), "{places:?}");
        assert_eq!(
            (phones.rows, phones.open, phones.column.as_str()),
            (3, true, "Телефон")
        );
    }

    #[test]
    fn every_reason_has_its_words_for_many_rows() {
        let day = jiff::civil::date(2026, 11, 23);
        let near = || vec!["Бейнеу".to_owned()];
        let reasons = [
            FaultReason::OddSign('='),
            FaultReason::NotAPhone(4),
            FaultReason::SerialDate(day),
            FaultReason::UnknownTerritory(near()),
            FaultReason::AmbiguousTerritory(near()),
            FaultReason::UnknownOrganisation(near()),
            FaultReason::Ambiguous(vec![1, 2]),
            FaultReason::Namesake(7),
            FaultReason::Otherwise(2),
            FaultReason::NoName,
        ];
        for lang in Lang::ALL {
            let t = wording::speaker(lang);
            for reason in &reasons {
                let fault = Fault {
                    row: 2,
                    column: None,
                    reason: reason.clone(),
                    value: String::new(),
                };
                for said in [kind(t, &fault), own(t, reason)] {
                    let bare = said.contains("faults-") || said.contains("import-");
                    assert!(!bare, "{lang}: {said}");
                }
            }
        }
    }
}
