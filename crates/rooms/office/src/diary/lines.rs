//! Rows of the journal drawn together into lines.

use jiff::Timestamp;
use keruen_store::Db;
use keruen_store::journal::{self, Entry};

use super::about::{About, Names, PartKind, Sight};
use crate::error::OfficeError;
use crate::rights::Viewer;

/// Rows looked at in one go.
const CHUNK: u32 = 60;
/// Chunks looked through for somebody who may see only a part.
const CHUNKS: usize = 4;

/// What somebody did at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When.
    pub at: Timestamp,
    /// The name of the account, if somebody was signed in.
    pub who: Option<String>,
    /// The role acted in.
    pub role: String,
    /// The kind of the thing.
    pub kind: String,
    /// What was done.
    pub verb: String,
    /// Which fields; names, never values.
    pub fields: Vec<String>,
    /// Why, where a reason was given.
    pub why: Option<String>,
    /// With how many things the same was done at once.
    pub count: i64,
    /// With more than `count`, not all of which were looked at.
    pub more: bool,
    /// The thing, as far as it is still there.
    pub about: About,
}

/// Rows that belong together: the same thing at the same moment, then the same deed on many things.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Deed {
    /// The first row: what was done first says most about an act ("added", not "gave a telephone").
    first: Entry,
    /// The number of the latest row.
    latest: i64,
    count: i64,
}

/// Rows about the same thing at the same moment, the latest first in and out. Pure.
fn by_thing(rows: Vec<Entry>) -> Vec<Deed> {
    let mut deeds: Vec<Deed> = Vec::new();
    for row in rows {
        match deeds.last_mut() {
            Some(deed) if one_act(&deed.first, &row) && deed.first.thing == row.thing => {
                deed.first = row;
            }
            _ => deeds.push(Deed {
                latest: row.id,
                first: row,
                count: 1,
            }),
        }
    }
    deeds
}

/// The same deed on many things becomes one line. Pure. What somebody may not see is taken out
/// before: a number would tell of it too.
fn drawn_together(deeds: Vec<Deed>) -> Vec<Deed> {
    let mut lines: Vec<Deed> = Vec::new();
    for deed in deeds {
        match lines.last_mut() {
            Some(line)
                if one_act(&line.first, &deed.first) && line.first.verb == deed.first.verb =>
            {
                line.count += deed.count;
                line.first = deed.first;
            }
            _ => lines.push(deed),
        }
    }
    lines
}

fn one_act(a: &Entry, b: &Entry) -> bool {
    (a.at, a.account, &a.role, &a.kind) == (b.at, b.account, &b.role, &b.kind)
}

/// What changed last, the latest first, as far as the viewer may see it; `kinds` are those of things of
/// programmes.
pub async fn latest(
    db: &Db,
    viewer: &Viewer,
    limit: usize,
    kinds: &[PartKind],
) -> Result<Vec<Line>, OfficeError> {
    let owner = viewer.is_owner();
    let mut found: Vec<(Deed, bool)> = Vec::new();
    let mut before = i64::MAX;
    for _ in 0..CHUNKS {
        let rows = journal::before(db, before, CHUNK).await?;
        let whole = rows.len() < CHUNK as usize;
        let mut deeds = by_thing(rows);
        let mut things = None;
        if !whole {
            let acts = drawn_together(deeds.clone());
            match acts.as_slice() {
                [] => {}
                // An act of many rows fills the chunk: the rest of it is counted, not read.
                [act] => {
                    let (end, earlier) = journal::act_of(db, &act.first).await?;
                    before = end + 1;
                    things = Some(act.count + earlier);
                }
                // The last one may go on in the next chunk.
                [.., cut] => {
                    before = cut.latest + 1;
                    deeds.retain(|deed| deed.latest > cut.latest);
                }
            }
        }
        if !owner {
            let sight = Sight::of(db, &firsts(&deeds), kinds).await?;
            deeds.retain(|deed| sight.shows(viewer, &deed.first));
        }
        for mut deed in drawn_together(deeds) {
            if let (true, Some(things)) = (owner, things) {
                deed.count = things;
            }
            found.push((deed, things.is_some() && !owner));
        }
        if whole || found.len() >= limit {
            break;
        }
    }
    found.truncate(limit);
    lines(db, found, kinds).await
}

/// One page of the whole journal, a line for each row, the latest first. For an owner: who may
/// read it says the route. `before` is the number after the first row shown.
pub async fn everything(
    db: &Db,
    before: i64,
    limit: u32,
    kinds: &[PartKind],
) -> Result<Vec<Line>, OfficeError> {
    let rows = journal::before(db, before, limit).await?;
    let deed = |row: Entry| Deed {
        latest: row.id,
        first: row,
        count: 1,
    };
    let deeds = rows.into_iter().map(|row| (deed(row), false));
    lines(db, deeds.collect(), kinds).await
}

fn firsts<'d>(deeds: impl IntoIterator<Item = &'d Deed>) -> Vec<&'d Entry> {
    deeds.into_iter().map(|deed| &deed.first).collect()
}

/// Deeds as lines, each with whether more than it counts were not looked at.
async fn lines(
    db: &Db,
    deeds: Vec<(Deed, bool)>,
    kinds: &[PartKind],
) -> Result<Vec<Line>, OfficeError> {
    let names = Names::of(db, &firsts(deeds.iter().map(|(deed, _)| deed)), kinds).await?;
    Ok(deeds
        .into_iter()
        .map(|(Deed { first, count, .. }, more)| Line {
            at: first.at,
            who: names.who(&first),
            about: names.about(&first),
            role: first.role,
            kind: first.kind,
            verb: first.verb,
            fields: first.fields,
            why: first.why,
            count,
            more,
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: i64, second: i64, kind: &str, thing: i64, verb: &str) -> Entry {
        Entry {
            id,
            at: Timestamp::from_second(second).expect("in range"),
            account: Some(1),
            role: "owner".to_owned(),
            kind: kind.to_owned(),
            thing,
            verb: verb.to_owned(),
            fields: Vec::new(),
            why: None,
            old: Vec::new(),
        }
    }

    #[test]
    fn an_act_on_one_thing_is_one_line_named_by_what_came_first() {
        let rows = vec![
            row(4, 20, "person", 7, "change"),
            row(3, 10, "person", 7, "tie"),
            row(2, 10, "person", 7, "add-contact"),
            row(1, 10, "person", 7, "create"),
        ];
        let lines: Vec<_> = drawn_together(by_thing(rows))
            .into_iter()
            .map(|deed| (deed.first.verb, deed.latest, deed.count))
            .collect();
        assert_eq!(
            lines,
            [("change".to_owned(), 4, 1), ("create".to_owned(), 3, 1)]
        );
    }

    #[test]
    fn the_same_deed_on_many_things_is_one_line() {
        let mut rows: Vec<Entry> = (1..=9)
            .map(|n| {
                row(
                    n,
                    10,
                    "person",
                    (n + 2) / 3,
                    ["create", "add-contact", "tie"][(usize::try_from(n).expect("small") - 1) % 3],
                )
            })
            .collect();
        rows.reverse();
        let lines = drawn_together(by_thing(rows));
        assert_eq!(lines.len(), 1);
        assert_eq!(
            (
                lines[0].count,
                lines[0].first.verb.as_str(),
                lines[0].latest
            ),
            (3, "create", 9)
        );
    }

    #[test]
    fn two_people_or_two_moments_are_two_lines() {
        let mut other = row(2, 10, "person", 8, "create");
        other.account = Some(2);
        let rows = vec![
            row(3, 11, "person", 9, "create"),
            other,
            row(1, 10, "person", 7, "create"),
        ];
        assert_eq!(drawn_together(by_thing(rows)).len(), 3);
    }
}
