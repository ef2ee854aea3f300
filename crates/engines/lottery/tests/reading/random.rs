//! Whatever comes: a pool, or faults with their places; and what must not matter does not.

use std::collections::BTreeSet;

use keruen_lottery::generate::{Shape, Slack, generic, people_csv, quotas_csv};
use keruen_lottery::pool::Pool;
use keruen_lottery::reading::{Columns, Source, read};
use keruen_lottery::text;
use proptest::prelude::*;

use crate::of;

/// Reads anything; what was read has to hold what is promised.
fn survives(seats: u32, quotas: &[u8], people: &[u8]) {
    let columns = Columns::default();
    match read(seats, Source::Csv(quotas), Source::Csv(people), &columns) {
        Ok(reading) => {
            let pool = reading.pool;
            pool.shortfalls();
            let again = Pool::new(
                pool.seats(),
                pool.features().to_vec(),
                pool.people().to_vec(),
                pool.households().to_vec(),
            );
            assert_eq!(again.as_ref(), Ok(&pool));
        }
        Err(faults) => {
            assert!(!faults.list.is_empty());
            for fault in &faults.list {
                assert!(fault.lines.is_sorted(), "{fault}");
                // Reading finds a place for everything that a pool would refuse.
                let whole = fault.lines.is_empty();
                let about_all = ["the file is empty", "nothing stands below the headings"];
                let reason = fault.reason.to_string();
                assert!(
                    !whole || about_all.contains(&reason.as_str()) || reason.contains("seats"),
                    "{fault}"
                );
            }
        }
    }
}

/// Pieces that tables are made of, in no order.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "feature",
            "value",
            "min",
            "max",
            "min_flex",
            "max_flex",
            "category",
            "id",
            "№",
            "household",
            "town",
            "Aktau",
            "aktau ",
            "1",
            "2",
            "-1",
            "1e9",
            "\"",
            "\"\"",
            ",",
            ";",
            "\t",
            "\n",
            "\r\n",
            "\r",
            "\u{feff}",
            "sep=;",
            "\0",
            " ",
            "\u{200b}",
            "қ",
            "И\u{306}",
            "feature,value,min,max\n",
            "town,Aktau,1,2\n",
        ])
        .prop_map(|piece| piece.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..3),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A pool as two texts, and the number of seats.
#[derive(Clone, Debug)]
struct Texts {
    seats: u32,
    features: Vec<(String, Vec<Line>)>,
    people: Vec<(String, Vec<usize>, Option<String>)>,
}

#[derive(Clone, Debug)]
struct Line {
    value: String,
    min: u32,
    max: u32,
    flex: Option<(u32, u32)>,
}

/// Names that are different, however they are written.
fn names(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<String>> {
    let name = "[A-Za-zА-Яа-яӘәҚқҰұ0-9 ,;\"'№+-]{1,12}";
    prop::collection::vec(name, count).prop_map(|names| {
        let mut seen = BTreeSet::new();
        // Columns that mean something by themselves, and what spreadsheets understand.
        seen.extend(["id", "nr", "no", "household"].map(str::to_owned));
        let mut all: Vec<String> = names
            .iter()
            .map(|name| text::tidy(name).into_owned())
            .filter(|name| !name.is_empty() && seen.insert(text::look(name)))
            .collect();
        if all.is_empty() {
            all.push("only".to_owned());
        }
        all
    })
}

fn texts() -> impl Strategy<Value = Texts> {
    let feature = (
        names(1..4),
        prop::collection::vec((0..4_u32, 0..4_u32, 0..3_u32, 0..9_u32), 4),
    );
    let features = (names(1..4), prop::collection::vec(feature, 4));
    let features = features.prop_map(|(names, rest)| {
        let features = names
            .into_iter()
            .zip(rest)
            .map(|(name, (values, numbers))| {
                let lines = values.into_iter().zip(numbers);
                let lines = lines.map(|(value, (min, more, down, up))| {
                    let max = min + more;
                    let flex = (up < 6).then(|| (min.saturating_sub(down), max + up));
                    Line {
                        value,
                        min,
                        max,
                        flex,
                    }
                });
                (name, lines.collect::<Vec<_>>())
            });
        features.collect::<Vec<_>>()
    });
    let people = (
        names(1..12),
        prop::collection::vec((prop::collection::vec(0..99_usize, 4), 0..6_usize), 12),
        names(4..6),
    );
    (1..20_u32, features, people).prop_map(|(seats, features, (ids, rest, households))| Texts {
        seats,
        people: ids
            .into_iter()
            .zip(rest)
            .map(|(id, (values, household))| {
                let values = features.iter().zip(values);
                let values = values.map(|((_, lines), value)| value % lines.len());
                (id, values.collect(), households.get(household).cloned())
            })
            .collect(),
        features,
    })
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// How a text is written where it does not matter how.
type Hand = fn(&str) -> String;

fn neat(cell: &str) -> String {
    cell.to_owned()
}

fn careless(cell: &str) -> String {
    format!(" {}\u{a0}", cell.to_uppercase().replace(' ', "\u{200b}  "))
}

impl Texts {
    fn quotas(&self, separator: char) -> String {
        let mut text =
            ["feature", "value", "min", "max", "min_flex", "max_flex"].join(&separator.to_string());
        for (feature, lines) in &self.features {
            for Line {
                value,
                min,
                max,
                flex,
            } in lines
            {
                let flex = flex.map_or([String::new(), String::new()], |(low, high)| {
                    [low.to_string(), high.to_string()]
                });
                let cells = [
                    quoted(feature),
                    quoted(value),
                    min.to_string(),
                    max.to_string(),
                ];
                text += "\n";
                text += &[&cells[..], &flex].concat().join(&separator.to_string());
            }
        }
        text
    }

    /// The people with their columns turned by so many places.
    fn people(&self, separator: char, turned: usize, end: &str, hand: Hand) -> String {
        let mut rows = vec![vec!["household".to_owned(), "id".to_owned()]];
        rows[0].extend(self.features.iter().map(|(name, _)| hand(name)));
        for (id, values, household) in &self.people {
            let household = household.as_deref().map(hand).unwrap_or_default();
            let mut row = vec![household, id.clone()];
            let values = values.iter().zip(&self.features);
            row.extend(values.map(|(&value, (_, lines))| hand(&lines[value].value)));
            rows.push(row);
        }
        let width = rows[0].len();
        for row in &mut rows {
            row.rotate_left(turned % width);
            for cell in row.iter_mut() {
                *cell = quoted(cell);
            }
        }
        rows.iter()
            .map(|row| row.join(&separator.to_string()) + end)
            .collect()
    }
}

/// Features and people alike, whatever the households are called.
fn same(one: &Pool, other: &Pool) {
    assert_eq!(one.features(), other.features());
    assert_eq!(one.people(), other.people());
    let keys =
        |pool: &Pool| -> Vec<String> { pool.households().iter().map(|h| text::key(h)).collect() };
    assert_eq!(keys(one), keys(other));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn bytes_never_frighten(seats in 0..4_u32, quotas in prop::collection::vec(any::<u8>(), 0..200), people in prop::collection::vec(any::<u8>(), 0..200)) {
        survives(seats, &quotas, &people);
        survives(seats, b"feature,value,min,max\ntown,Aktau,1,2\n", &people);
    }

    #[test]
    fn pieces_never_frighten(seats in 0..4_u32, quotas in pieces(), people in pieces()) {
        survives(seats, &quotas, &people);
        let begun = [b"feature,value,min,max,min_flex,max_flex\n".as_slice(), &quotas].concat();
        survives(seats, &begun, &[b"id,household,town\n".as_slice(), &people].concat());
    }

    #[test]
    fn what_was_written_is_read(texts in texts()) {
        let pool = of(texts.seats, &texts.quotas(','), &texts.people(',', 0, "\n", neat));
        let pool = pool.map_err(|faults| TestCaseError::fail(faults.to_string()))?.pool;
        prop_assert_eq!(pool.seats(), texts.seats);
        for (feature, (name, lines)) in pool.features().iter().zip(&texts.features) {
            prop_assert_eq!(&feature.name, name);
            for (quota, line) in feature.quotas.iter().zip(lines) {
                prop_assert_eq!(&quota.value, &line.value);
                prop_assert_eq!((quota.min, quota.max, quota.flex), (line.min, line.max, line.flex));
            }
        }
        prop_assert_eq!(pool.people().len(), texts.people.len());
        let mut homes: Vec<String> = Vec::new();
        for (person, (id, values, household)) in pool.people().iter().zip(&texts.people) {
            prop_assert_eq!(&person.id, id);
            let read: Vec<usize> = person.values.iter().map(|&v| usize::from(v)).collect();
            prop_assert_eq!(&read, values);
            let read = person.household.map(|h| pool.households()[h as usize].clone());
            // By a number, not by the name that was written.
            let number = household.as_ref().map(|name| {
                let at = homes.iter().position(|home| home == name).unwrap_or_else(|| {
                    homes.push(name.clone());
                    homes.len() - 1
                });
                (at + 1).to_string()
            });
            prop_assert_eq!(read, number);
        }
    }

    #[test]
    fn ids_that_look_alike_are_refused(ids in prop::collection::vec("[AaАаBbВв0OО1–-]{1,3}", 2..5)) {
        let lines: Vec<String> = ids.iter().map(|id| format!("{id},Aktau\n")).collect();
        let people = format!("id,town\n{}", lines.concat());
        let read = of(1, "feature,value,min,max\ntown,Aktau,1,1\n", &people);
        let looks: BTreeSet<String> = ids.iter().map(|id| text::look(id)).collect();
        prop_assert_eq!(read.is_ok(), looks.len() == ids.len());
    }

    #[test]
    fn pools_that_were_made_up_come_back(people in 1..60_u32, features in 1..5_u32, households in 0..100_u32, seed in "[a-z]{4}") {
        let shape = Shape { people, seats: people.min(7), features, slack: Slack::Tight, households };
        let pool = generic(shape, &seed);
        let reading = of(pool.seats(), &quotas_csv(&pool), &people_csv(&pool));
        let read = reading.map_err(|faults| TestCaseError::fail(faults.to_string()))?.pool;
        prop_assert_eq!(read.features(), pool.features());
        prop_assert_eq!(read.people(), pool.people());
        let numbers: Vec<String> = (1..=pool.households().len()).map(|n| n.to_string()).collect();
        prop_assert_eq!(read.households(), numbers);
    }

    #[test]
    fn separators_ends_and_the_order_of_columns_do_not_matter(texts in texts(), turned in 0..6_usize) {
        let plain = of(texts.seats, &texts.quotas(','), &texts.people(',', 0, "\n", neat));
        let plain = plain.map_err(|faults| TestCaseError::fail(faults.to_string()))?.pool;
        for (separator, end) in [(';', "\r\n"), ('\t', "\n\n"), (',', "\r")] {
            let other = of(
                texts.seats,
                &texts.quotas(separator),
                &format!("\u{feff}{}", texts.people(separator, turned, end, neat)),
            );
            let other = other.map(|reading| reading.pool);
            prop_assert_eq!(other.as_ref(), Ok(&plain));
        }
    }

    #[test]
    fn capitals_and_spaces_do_not_matter(texts in texts()) {
        let plain = of(texts.seats, &texts.quotas(','), &texts.people(',', 0, "\n", neat));
        let other = of(texts.seats, &texts.quotas(','), &texts.people(';', 1, "\r\n", careless));
        let other = other.map_err(|faults| TestCaseError::fail(faults.to_string()))?;
        same(&plain.map_err(|faults| TestCaseError::fail(faults.to_string()))?.pool, &other.pool);
    }

    #[test]
    fn a_file_gives_the_pool_back(texts in texts()) {
        let pool = of(texts.seats, &texts.quotas(','), &texts.people(',', 0, "\n", neat));
        let pool = pool.map_err(|faults| TestCaseError::fail(faults.to_string()))?.pool;
        let again = Pool::from_file(pool.seats(), &pool.file_features(), &pool.file_people());
        let again = again.map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(again.people(), pool.people());
        prop_assert_eq!(again.households(), pool.households());
        prop_assert_eq!(again.file_features(), pool.file_features());
    }
}
