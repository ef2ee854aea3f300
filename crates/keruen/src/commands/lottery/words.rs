//! The words of a lottery: numbers, tables, and why a file is not taken.

use std::path::Path;

use keruen_lottery::format::{Hash, Lottery, Objective, Unwritable};
use keruen_lottery::fraction::Fraction;
use keruen_speech::{Speaker, number};

use super::facts::{Facts, Proved, UNSEEN, share};

/// A text from a file, fit for a terminal: nothing in it moves the cursor or turns the writing.
pub fn shown(text: &str) -> String {
    let plain: String = (text.chars())
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect();
    keruen_speech::shown(&plain)
}

/// A chance: `11.1%`, and below one hundredth with a digit more.
pub fn percent(t: Speaker<'_>, chance: f64) -> String {
    number::percent(t.lang(), chance, digits(chance))
}

/// A path as it is typed in a command.
pub fn typed(path: &Path) -> String {
    let path = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-+:~".contains(c);
    if path.chars().all(plain) {
        path
    } else {
        format!("'{path}'")
    }
}

/// How a file of the next step may be called: `commitment2.json` after `lottery2.json`, and never a
/// file that is there.
pub fn next_name(path: &Path, of: &str, then: &str) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let next = if name.contains(of) {
        name.replacen(of, then, 1)
    } else {
        format!("{then}.json")
    };
    let numbered = (2..1000).map(|n| format!("{then}{n}.json"));
    let free = std::iter::once(next.clone())
        .chain(numbered)
        .find(|name| !path.with_file_name(name).exists());
    typed(&path.with_file_name(free.unwrap_or(next)))
}

/// A chance that is promised: rounded down, so that the promise is kept.
pub fn at_least(t: Speaker<'_>, chance: f64) -> String {
    down(t, chance, digits(chance))
}

/// A chance and a bound above it: rounded down and up, with so many digits that rounding does not
/// make a large difference out of a small one.
fn apart(t: Speaker<'_>, chance: f64, bound: f64) -> (String, String) {
    let fewest = digits(chance).max(1);
    let told = |digits| (down(t, chance, digits), up(t, bound, digits));
    let seen = (fewest..10).find(|&digits| (bound - chance) * scale(digits) > 0.9);
    told(seen.unwrap_or(10))
}

fn down(t: Speaker<'_>, chance: f64, digits: usize) -> String {
    let scale = scale(digits);
    // A little is added first: what is 0.111 up to rounding shall not become 11.0.
    number::percent(t.lang(), (chance * scale + 1e-6).floor() / scale, digits)
}

fn up(t: Speaker<'_>, bound: f64, digits: usize) -> String {
    let scale = scale(digits);
    number::percent(t.lang(), (bound * scale - 1e-6).ceil() / scale, digits)
}

fn digits(chance: f64) -> usize {
    // Nobody and everybody are no matter of rounding.
    if chance <= 0.0 || chance >= 1.0 {
        0
    } else if chance < 0.01 {
        2
    } else {
        1
    }
}

/// What a chance is multiplied by so that so many digits of hundredths are whole.
fn scale(digits: usize) -> f64 {
    (0..digits).fold(100.0, |scale, _| scale * 10.0)
}

/// A small difference of chances in hundredths, with as many digits as it takes to see it.
pub fn small(t: Speaker<'_>, difference: &Fraction) -> String {
    let hundredths = difference.to_f64() * 100.0;
    let seen = (2..12).find(|&digits| {
        number::decimal(t.lang(), hundredths, digits).contains(|c| ('1'..='9').contains(&c))
    });
    number::percent(t.lang(), difference.to_f64(), seen.unwrap_or(12))
}

/// Chances from here to there.
pub fn between(t: Speaker<'_>, from: f64, to: f64) -> String {
    let (from, to) = (percent(t, from), percent(t, to));
    if from == to {
        return to;
    }
    let from = from.trim_end_matches(['%', '\u{a0}', ' ']);
    format!("{from}–{to}")
}

/// `3–5`, or `3` where both are the same.
pub fn seats(min: u32, max: u32) -> String {
    if min == max {
        min.to_string()
    } else {
        format!("{min}–{max}")
    }
}

/// A table with its columns below each other.
pub fn columns(table: &[Vec<String>]) -> Vec<String> {
    let width = |column: usize| {
        let cells = table.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let most = table.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..most).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths);
        let cells: Vec<String> = cells.map(|(cell, &wide)| format!("{cell:wide$}")).collect();
        cells.join("  ").trim_end().to_owned()
    };
    table.iter().map(line).collect()
}

/// The lowest, the mean and the highest chance, as the rows give them: they are what is drawn.
pub fn range(t: Speaker<'_>, facts: &Facts) -> String {
    let sat: usize = facts.seated.iter().sum();
    let places = facts.seated.len() as u64 * facts.rows as u64;
    let mean = percent(t, share(sat as u64, places));
    let (fewest, most) = (facts.fewest_rows(), facts.most_rows());
    let highest = percent(t, facts.in_rows(most));
    match facts.unseated() {
        0 if fewest == most => t.say1("cli-lottery-range-equal", "chance", highest),
        0 => t.with(
            "cli-lottery-range",
            &[
                ("lowest", at_least(t, facts.in_rows(fewest)).into()),
                ("mean", mean.into()),
                ("highest", highest.into()),
            ],
        ),
        never => t.with(
            "cli-lottery-range-never",
            &[
                ("n", never.into()),
                ("mean", mean.into()),
                ("highest", highest.into()),
            ],
        ),
    }
}

/// How many rows there are, and what rounding to them does to chances.
pub fn rows(t: Speaker<'_>, lottery: &Lottery, facts: &Facts) -> Vec<String> {
    let key = if facts.distinct < 2 {
        "cli-lottery-rows-same"
    } else {
        "cli-lottery-rows"
    };
    let mut lines = vec![t.say2(key, "n", facts.rows, "distinct", facts.distinct)];
    if let Some(far) = far(t, facts) {
        lines.push(far);
        return lines;
    }
    let change = points(t, lottery.largest_change.to_f64());
    let rounded = change != points(t, 0.0);
    let mut words = vec![if rounded {
        t.say1("cli-lottery-rounding", "change", change)
    } else {
        t.say("cli-lottery-rounding-none")
    }];
    let fewest = facts.fewest_rows();
    if fewest > 0 && fewest < facts.most_rows() {
        words.push(t.say3(
            "cli-lottery-fewest",
            "fewest",
            fewest,
            "rows",
            facts.rows,
            "lowest",
            at_least(t, facts.in_rows(fewest)),
        ));
    }
    // One panel and nothing rounded: all is said.
    if rounded || facts.distinct > 1 {
        lines.push(words.join(" "));
    }
    if facts.rows < 10_000 && facts.is_visible() {
        lines.push(t.say("cli-lottery-coarse"));
    }
    lines
}

/// That somebody sits in a row more or fewer than the chances give, or in many; nothing where
/// nobody does.
pub fn far(t: Speaker<'_>, facts: &Facts) -> Option<String> {
    let shift = facts.shift();
    let key = match shift {
        0 => return None,
        1.. => "cli-lottery-far-more",
        _ => "cli-lottery-far-fewer",
    };
    let far = t.say1(key, "n", shift.unsigned_abs());
    Some(format!("{far} {}", far_remedy(t, facts)))
}

/// What helps where rows are far from the chances: more of them, unless there are very many.
pub fn far_remedy(t: Speaker<'_>, facts: &Facts) -> String {
    t.say(if facts.rows < 10_000 {
        "cli-lottery-far-remedy"
    } else {
        "cli-lottery-far-remedy-time"
    })
}

/// A difference of chances in hundredths: `0.09`, rounded up.
fn points(t: Speaker<'_>, change: f64) -> String {
    number::decimal(t.lang(), (change * 1e4 - 1e-6).ceil().max(0.0) / 100.0, 2)
}

/// How far it is proved that nothing better is possible. Without a proof nothing is called best.
pub fn proved(t: Speaker<'_>, proved: &Proved, facts: &Facts) -> Vec<String> {
    let exact = facts.lowest_exact();
    let mut lines = levels(t, proved, exact);
    let (lowest, in_rows) = (at_least(t, exact), facts.in_rows(facts.fewest_rows()));
    if proved.open.is_none_or(|(level, ..)| level > 1) && lowest != at_least(t, in_rows) {
        lines.push(t.say1("cli-lottery-proved-before", "lowest", lowest));
    }
    lines
}

/// What the levels prove.
fn levels(t: Speaker<'_>, proved: &Proved, lowest: f64) -> Vec<String> {
    match (proved.open, proved.objective) {
        (None, Objective::Maximin) => vec![t.say("cli-lottery-proved")],
        (None, Objective::Leximin) if proved.unsettled => {
            vec![t.say("cli-lottery-proved"), t.say("cli-lottery-open-rest")]
        }
        (None, Objective::Leximin) => {
            vec![t.say("cli-lottery-proved"), t.say("cli-lottery-proved-all")]
        }
        (Some((1, _, gap)), _) if gap < UNSEEN => vec![t.say("cli-lottery-open-nearly")],
        (Some((1, bound, _)), _) => {
            let (lowest, bound) = apart(t, lowest, bound);
            vec![t.say2("cli-lottery-open", "lowest", lowest, "bound", bound)]
        }
        (Some((level, _, gap)), _) if gap < UNSEEN => vec![
            t.say("cli-lottery-proved"),
            t.say1("cli-lottery-open-above-nearly", "level", level),
        ],
        (Some((level, bound, gap)), _) => {
            let (chance, bound) = apart(t, bound - gap, bound);
            vec![
                t.say("cli-lottery-proved"),
                t.with(
                    "cli-lottery-open-above",
                    &[
                        ("level", level.into()),
                        ("chance", chance.into()),
                        ("bound", bound.into()),
                    ],
                ),
            ]
        }
    }
}

/// A file was written, and the fact about its bytes by which others know it.
pub fn written(t: Speaker<'_>, path: &Path, bytes: &[u8]) -> String {
    let file = path.display().to_string();
    let sha256 = Hash::of(bytes).to_string();
    format!(
        "{}\n{}",
        t.say1("cli-lottery-written", "file", file),
        t.say1("cli-lottery-sha256", "sha256", sha256)
    )
}

/// People by their ids, in their order.
pub fn list(t: Speaker<'_>, key: &str, ids: &[String]) -> String {
    let list: Vec<String> = ids.iter().map(|id| shown(id)).collect();
    t.say2(key, "n", ids.len(), "list", list.join(", "))
}

/// The same of the first few; the others are counted.
pub fn some(t: Speaker<'_>, key: &str, ids: &[String], most: usize) -> String {
    let mut list: Vec<String> = ids.iter().take(most).map(|id| shown(id)).collect();
    if ids.len() > most {
        list.push(t.say1("cli-lottery-more", "n", ids.len() - most));
    }
    t.say2(key, "n", ids.len(), "list", list.join(", "))
}

/// Why there are no bytes to write.
pub fn unwritable(t: Speaker<'_>, error: Unwritable) -> String {
    match error {
        Unwritable::TooLong => t.say("cli-lottery-unwritable-long"),
        Unwritable::NoNumber => t.say1("cli-lottery-broken", "detail", error.to_string()),
    }
}
