//! Pools worked out by hand on which a solver goes wrong that trusts real numbers.

use super::Draft;
use crate::pool::Pool;

/// One of the hand-made pools by its letter, `A` to `D`; `None` for another letter.
///
/// - `A`, excluded people: the rules for real numbers promise everybody 1/7, but the
///   fourth, fifth and sixth are in no legal panel. There are three legal panels.
/// - `B`, odd cycle: the bound is 1/2, the highest possible minimum 1/3.
/// - `C`, parity: half a seat for everybody meets the quotas; no legal panel exists.
/// - `D`, second level: `B` beside ten people who share one seat. The minimum 1/10 is reached and
///   proved at once; the second level is 1/3, not the 1/2 that its bound says.
pub fn note(letter: char) -> Option<Pool> {
    let yes_no = |count: u32, max: u32, min: u32, seats: u32| {
        (0..count)
            .map(|n| {
                let values = vec![("y".to_owned(), (min, max)), ("n".to_owned(), (0, seats))];
                (format!("F{}", n + 1), values)
            })
            .collect::<Vec<_>>()
    };
    let (seats, features, people): (u32, Vec<Table>, Vec<&str>) = match letter {
        'A' => {
            let pair = |name: &str, one: &str, two: &str| {
                let values = vec![(one.to_owned(), (1, 1)), (two.to_owned(), (1, 1))];
                (name.to_owned(), values)
            };
            (
                2,
                vec![
                    pair("G", "a", "b"),
                    pair("H", "c", "d"),
                    pair("J", "e", "f"),
                ],
                vec!["ace", "acf", "acf", "adf", "bcf", "bcf", "bde", "bdf"],
            )
        }
        'B' => (2, yes_no(3, 1, 0, 2), vec!["yyn", "yny", "nyy", "nnn"]),
        'C' => (
            2,
            yes_no(3, 1, 1, 2),
            vec!["yyn", "yny", "nyy", "nnn", "nnn"],
        ),
        'D' => {
            let mut features = yes_no(3, 1, 0, 3);
            features.push((
                "R".to_owned(),
                vec![("0".to_owned(), (2, 2)), ("1".to_owned(), (1, 1))],
            ));
            let mut people = vec!["yyn0", "yny0", "nyy0", "nnn0"];
            people.extend(["nnn1"; 10]);
            (3, features, people)
        }
        _ => return None,
    };
    let people: Vec<Vec<u16>> = (people.iter())
        .map(|person| {
            (person.chars().zip(&features))
                .map(|(letter, (_, values))| {
                    let place = values.iter().position(|(v, _)| v.starts_with(letter));
                    u16::try_from(place.unwrap_or(0)).unwrap_or(0)
                })
                .collect()
        })
        .collect();
    let (names, quotas) = (features.into_iter())
        .map(|(name, values)| {
            let (values, quotas) = values.into_iter().unzip();
            ((name, values), quotas)
        })
        .unzip();
    let draft = Draft {
        seats,
        features: names,
        households: vec![None; people.len()],
        people,
        quotas,
    };
    Some(draft.finish())
}

/// A feature with the quotas of its values.
type Table = (String, Vec<(String, (u32, u32))>);
