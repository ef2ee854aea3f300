//! Which of the known names somebody may have meant.

use super::fault::Near;
use crate::text;

/// Longer texts are compared with none: comparing takes the product of lengths.
const LONGEST: usize = 60;

/// So many known names are looked at.
const MOST: usize = 1_000;

/// The known name nearest to what was written, if one is near.
pub(super) fn near<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Near {
    let written = text::key(written);
    let letters: Vec<char> = written.chars().take(LONGEST + 1).collect();
    if letters.is_empty() || letters.len() > LONGEST {
        return Near::None;
    }
    let look = text::look(&written);
    let mut best: Option<(usize, &str)> = None;
    for name in known.into_iter().take(MOST) {
        let key = text::key(name);
        if text::look(&key) == look {
            return Near::SameLook(name.to_owned());
        }
        let other: Vec<char> = key.chars().take(LONGEST + 1).collect();
        let longer = letters.len().max(other.len());
        let shorter = letters.len().min(other.len());
        // A third of the letters may differ, but not all of a short word.
        let allowed = (longer / 3).clamp(1, 4);
        let distance = if begins(&key, &written) || begins(&written, &key) {
            1
        } else if longer > LONGEST || longer - shorter > allowed {
            continue;
        } else {
            distance(&letters, &other)
        };
        let near = distance <= allowed && distance < shorter;
        if near && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, name));
        }
    }
    best.map_or(Near::None, |(_, name)| Near::Similar(name.to_owned()))
}

/// Whether a text begins with another one and a word goes on behind it: `ақтау қаласы`.
fn begins(longer: &str, shorter: &str) -> bool {
    longer
        .strip_prefix(shorter)
        .is_some_and(|rest| rest.starts_with(' '))
}

/// How many letters have to be put in, left out, replaced or exchanged with their neighbour.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (i, &a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &b) in other.iter().enumerate() {
            let replaced = above[j] + usize::from(a != b);
            let mut least = replaced.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a == other[j - 1] && one[i - 1] == b {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KNOWN: [&str; 8] = [
        "Ақтау",
        "Жаңаөзен",
        "Бейнеу",
        "Маңғыстау",
        "18-29",
        "60+",
        "әйел",
        "ұ",
    ];

    #[test]
    fn the_nearest_is_found() {
        let similar = |name: &str| Near::Similar(name.to_owned());
        let same = |name: &str| Near::SameLook(name.to_owned());
        for (written, want) in [
            ("Актау", similar("Ақтау")),
            ("А?тау", similar("Ақтау")),
            ("Ақтау қаласы", similar("Ақтау")),
            ("Жанаозен", similar("Жаңаөзен")),
            ("Бенйеу", similar("Бейнеу")),
            ("Мангистау", similar("Маңғыстау")),
            // A Latin A, a dash for a hyphen, an ə of another alphabet, a nought for an O.
            ("Aқтay", same("Ақтау")),
            ("18–29", same("18-29")),
            ("əйел", same("әйел")),
            ("Екібастұз", Near::None),
            ("у", Near::None),
            ("", Near::None),
        ] {
            assert_eq!(near(written, KNOWN), want, "{written}");
        }
    }

    proptest! {
        #[test]
        fn one_slip_is_found(name in "[a-z]{4,20}", at in 0_usize..20, letter in proptest::char::range('а', 'я')) {
            let mut slip: Vec<char> = name.chars().collect();
            let at = at % slip.len();
            slip[at] = letter;
            let found = near(&String::from_iter(slip), [name.as_str()]);
            prop_assert!(found == Near::Similar(name.clone()) || found == Near::SameLook(name));
        }

        #[test]
        fn distances_are_distances(a in "[аб]{0,6}", b in "[аб]{0,6}") {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            prop_assert_eq!(distance(&a, &b), distance(&b, &a));
            prop_assert_eq!(distance(&a, &b) == 0, a == b);
        }
    }
}
