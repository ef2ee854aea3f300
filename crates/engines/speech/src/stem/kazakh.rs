//! A stripper of Kazakh noun endings.
//!
//! First by knowledge: is there a way to take regular endings off and arrive at a known root?
//! Then by guess: take off what fits, longest first, and only endings that stems seldom end in.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::suffixes::{SUFFIXES, Slot, Suffix, Then, classes, is_vowel};

/// Known roots, in lower case.
static ROOTS: LazyLock<BTreeSet<Vec<char>>> = LazyLock::new(|| {
    include_str!("roots-kk.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(|root| root.to_lowercase().chars().collect())
        .collect()
});

/// Roots that lose a vowel before a possessive: `халық`, but `халқ-ы`.
const SHORTENED: &[(&str, &str)] = &[
    ("халқ", "халық"),
    ("орн", "орын"),
    ("ауз", "ауыз"),
    ("мойн", "мойын"),
    ("мұрн", "мұрын"),
    ("қойн", "қойын"),
    ("қарн", "қарын"),
    ("ерн", "ерін"),
    ("ерк", "ерік"),
    ("көрк", "көрік"),
    ("көңл", "көңіл"),
    ("құлқ", "құлық"),
    ("ғұрп", "ғұрып"),
    ("әрп", "әріп"),
    ("қаун", "қауын"),
    ("парқ", "парық"),
    ("нарқ", "нарық"),
    ("бөрк", "бөрік"),
    ("егн", "егін"),
    ("келн", "келін"),
];

/// Longest word that is looked at; longer ones are no words, and would make the search deep.
const LONGEST: usize = 40;

/// Shortest stem that a guess may leave.
const SHORTEST: usize = 3;

/// How far in from the end of the word we are; endings of one slot never stand twice in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// Plural was taken off.
    AfterMany,
    /// A possessive was taken off, or skipped.
    AfterOwner,
    /// A case was taken off, or skipped.
    AfterCase,
    /// Nothing was taken off yet.
    Whole,
}

/// How sure one has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Only what ends at a known root.
    Known,
    /// What fits.
    Guess,
}

/// A letter of Kazakh written in Cyrillic, in lower case.
pub(super) const fn is_letter(c: char) -> bool {
    matches!(
        c,
        'а'..='я' | 'ё' | 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і'
    )
}

/// The stem of a lower-case word in Cyrillic letters.
///
/// A guessed stem is a key rather than a word: its last б, г, ғ is written п, к, қ.
pub(super) fn stem(word: &str) -> String {
    let letters: Vec<char> = word.chars().take(LONGEST + 1).collect();
    if letters.len() > LONGEST {
        return word.to_owned();
    }
    strip(&letters, Stage::Whole, Then::Any, Way::Known)
        .or_else(|| strip(&letters, Stage::Whole, Then::Any, Way::Guess))
        .map_or_else(|| word.to_owned(), |stem| stem.into_iter().collect())
}

/// Takes endings off from the outermost inwards. `None` if that leads nowhere.
fn strip(word: &[char], stage: Stage, then: Then, way: Way) -> Option<Vec<char>> {
    if way == Way::Known && then == Then::Any && ROOTS.contains(word) {
        return Some(word.to_vec());
    }
    for suffix in SUFFIXES {
        let Some(next) = step(stage, suffix.slot).filter(|_| satisfies(then, suffix.slot)) else {
            continue;
        };
        let Some(rest) = before(word, suffix, way) else {
            continue;
        };
        for base in bases(rest, suffix, way) {
            if let Some(found) = strip(&base, next, suffix.then, way) {
                return Some(found);
            }
        }
    }
    (way == Way::Guess && then == Then::Any).then(|| devoice(word))
}

/// The stage after an ending of this slot was taken off, if it may stand here.
fn step(stage: Stage, slot: Slot) -> Option<Stage> {
    match slot {
        Slot::Place => Some(Stage::AfterCase),
        Slot::Case if stage > Stage::AfterCase => Some(Stage::AfterCase),
        Slot::Third | Slot::Ours | Slot::Mine if stage > Stage::AfterOwner => {
            Some(Stage::AfterOwner)
        }
        Slot::Many if stage > Stage::AfterMany => Some(Stage::AfterMany),
        _ => None,
    }
}

/// Whether an ending is the one that has to come next.
fn satisfies(then: Then, slot: Slot) -> bool {
    match then {
        Then::Any => true,
        Then::Third => slot == Slot::Third,
        Then::Mine => slot == Slot::Mine,
    }
}

/// What stands before the ending, if sound and harmony let it be one.
fn before<'a>(word: &'a [char], suffix: &Suffix, way: Way) -> Option<&'a [char]> {
    let length = suffix.text.chars().count();
    let rest = &word[..word.len().checked_sub(length)?];
    let fits = word
        .iter()
        .rev()
        .zip(suffix.text.chars().rev())
        .all(|(&a, b)| a == b)
        && classes(*rest.last()?) & suffix.after != 0
        && rest.iter().any(|&c| is_vowel(c))
        && in_harmony(rest, suffix);
    if !fits || (suffix.then == Then::Third && !rest.ends_with(&['ы']) && !rest.ends_with(&['і']))
    {
        return None;
    }
    (way == Way::Known || plausible(rest, suffix)).then_some(rest)
}

/// Back endings follow back vowels, front endings front ones; what is open goes with both.
fn in_harmony(rest: &[char], suffix: &Suffix) -> bool {
    // These have one form for all words.
    if matches!(
        suffix.text,
        "мен" | "бен" | "пен" | "нікі" | "дікі" | "тікі"
    ) {
        return true;
    }
    let ending = suffix.text.chars().find_map(harmony);
    let stem = rest.iter().rev().find_map(|&c| harmony(c));
    match (ending, stem) {
        (Some(Harmony::Back), Some(Harmony::Front)) => false,
        (Some(Harmony::Front), Some(Harmony::Back)) => rest.ends_with(&['ь']),
        _ => true,
    }
}

/// Which endings a vowel asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Harmony {
    Back,
    Front,
    /// и, у, ю: in native words as the vowel before them, in loans as they sound
    /// (мониторинг-і, секунд-ы).
    Open,
}

/// The harmony of a vowel; `None` for other letters.
const fn harmony(c: char) -> Option<Harmony> {
    match c {
        'а' | 'о' | 'ұ' | 'ы' | 'я' | 'ё' => Some(Harmony::Back),
        'ә' | 'е' | 'ө' | 'ү' | 'і' | 'э' => Some(Harmony::Front),
        'и' | 'у' | 'ю' => Some(Harmony::Open),
        _ => None,
    }
}

/// Whether a guess may take the ending off.
fn plausible(rest: &[char], suffix: &Suffix) -> bool {
    if rest.len() < SHORTEST {
        return false;
    }
    match (suffix.text, rest) {
        // No native stem ends in these vowels, so what follows is of the stem (мазмұн-ы); mine
        // and thine are taken off only behind a plural, else they end a noun (білім).
        (_, [.., 'ұ' | 'ү' | 'ө']) | ("м" | "ң", _) => false,
        _ if suffix.slot == Slot::Mine => {
            matches!(rest, [.., 'л' | 'д' | 'т', 'а' | 'е', 'р'])
        }
        // After ы the с is of the stem (дауыс-ы), unless the ы makes a trade (басшы-сы).
        ("сы" | "сі", [.., before, 'ы' | 'і']) => *before == 'ш',
        // A trade, not a thing owned: хатшы, тыңдаушы; but ағаш-ы.
        ("ы" | "і", [.., before, 'ш']) => is_vowel(*before) && !matches!(before, 'у' | 'ю'),
        _ => true,
    }
}

/// The stems that what is left may stand for: a possessive changes the sound before it.
fn bases(rest: &[char], suffix: &Suffix, way: Way) -> Vec<Vec<char>> {
    let voiced = matches!(suffix.slot, Slot::Third | Slot::Ours | Slot::Mine)
        && suffix.text.starts_with(['ы', 'і']);
    if !voiced {
        return vec![rest.to_vec()];
    }
    let text: String = rest.iter().collect();
    if let Some((_, whole)) = SHORTENED.iter().find(|(short, _)| *short == text) {
        return vec![whole.chars().collect()];
    }
    let raw = rest.to_vec();
    match (rest, way) {
        // A native к, қ, п is voiced between vowels, so where it is not it belongs to the root
        // and what follows is no possessive (ішкі); a loan keeps г, б as they are (клуб-ы).
        ([.., vowel, 'б' | 'г' | 'ғ'], _) if is_vowel(*vowel) => vec![devoice(rest), raw],
        ([.., 'к' | 'қ' | 'п' | 'б' | 'г' | 'ғ'], Way::Guess) => Vec::new(),
        _ => vec![raw],
    }
}

/// The word with its last consonant as it sounds at the end: `кітаб` is `кітап`.
fn devoice(word: &[char]) -> Vec<char> {
    let mut out = word.to_vec();
    if let Some(last) = out.last_mut() {
        *last = match *last {
            'б' => 'п',
            'г' => 'к',
            'ғ' => 'қ',
            other => other,
        };
    }
    out
}
