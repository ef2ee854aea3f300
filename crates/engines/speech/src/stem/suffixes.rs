//! The endings of Kazakh nouns, and after which letters each may stand.
//!
//! A noun is stem + plural + possessive + case: `қала-лар-ымыз-да`, "in our cities". The first
//! letter of an ending follows the last sound of what stands before it, its vowel follows the
//! last vowel (back: қала-лар, front: үй-лер).

/// Vowels.
const V: u8 = 1;
/// р, й, у and the glides и, ю.
const R: u8 = 2;
/// л, also softened by ь in loans.
const L: u8 = 4;
/// м, н, ң.
const N: u8 = 8;
/// з, ж.
const Z: u8 = 16;
/// Voiceless consonants, and б в г д, which end loans and count as such.
const H: u8 = 32;
/// All consonants.
const C: u8 = R | L | N | Z | H;

/// The classes a letter belongs to, as bits; nought for what is no letter of Kazakh.
pub(super) const fn classes(letter: char) -> u8 {
    match letter {
        'а' | 'ә' | 'е' | 'ё' | 'о' | 'ө' | 'ұ' | 'ү' | 'ы' | 'і' | 'э' | 'я' => V,
        'и' | 'ю' => V | R,
        'р' | 'й' | 'у' => R,
        'л' | 'ь' => L,
        'м' | 'н' | 'ң' => N,
        'з' | 'ж' => Z,
        'п' | 'ф' | 'к' | 'қ' | 'т' | 'с' | 'ш' | 'щ' | 'ч' | 'ц' | 'х' | 'һ' | 'б' | 'в' | 'г'
        | 'ғ' | 'д' => H,
        _ => 0,
    }
}

/// Whether the letter is a vowel before which a stem-final consonant stands between vowels.
pub(super) const fn is_vowel(letter: char) -> bool {
    classes(letter) & V != 0 || letter == 'у'
}

/// What an ending says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// Case: genitive, accusative, dative, locative, ablative, instrumental.
    Case,
    /// "The one in": `ауыл-дағы`; what is left is a noun with its own endings again.
    Place,
    /// His, hers, its, theirs.
    Third,
    /// Ours and yours, in endings that are hard to take for anything else.
    Ours,
    /// Mine and thine, in endings as short as the ends of many stems.
    Mine,
    /// Plural.
    Many,
}

/// What must be taken off next for the ending to have been one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    /// Nothing in particular.
    Any,
    /// His, hers, its: the н of `қала-сы-нда` stands only after it.
    Third,
    /// Mine or thine: `үй-ім-е`.
    Mine,
}

/// One ending.
pub(super) struct Suffix {
    pub(super) text: &'static str,
    pub(super) slot: Slot,
    /// Classes of letters it may follow.
    pub(super) after: u8,
    pub(super) then: Then,
}

const fn suffix(text: &'static str, slot: Slot, after: u8, then: Then) -> Suffix {
    Suffix {
        text,
        slot,
        after,
        then,
    }
}

/// Case ending.
const fn case(text: &'static str, after: u8) -> Suffix {
    suffix(text, Slot::Case, after, Then::Any)
}

/// All endings, longer ones first: the longest that fits is tried before shorter ones.
pub(super) const SUFFIXES: &[Suffix] = &[
    suffix("ндағы", Slot::Place, V, Then::Third),
    suffix("ндегі", Slot::Place, V, Then::Third),
    suffix("дағы", Slot::Place, V | R | L | N | Z, Then::Any),
    suffix("дегі", Slot::Place, V | R | L | N | Z, Then::Any),
    suffix("тағы", Slot::Place, H, Then::Any),
    suffix("тегі", Slot::Place, H, Then::Any),
    suffix("нікі", Slot::Case, V | N, Then::Any),
    suffix("дікі", Slot::Case, R | L | Z, Then::Any),
    suffix("тікі", Slot::Case, H, Then::Any),
    suffix("ымыз", Slot::Ours, C, Then::Any),
    suffix("іміз", Slot::Ours, C, Then::Any),
    suffix("ыңыз", Slot::Ours, C, Then::Any),
    suffix("іңіз", Slot::Ours, C, Then::Any),
    suffix("мыз", Slot::Ours, V, Then::Any),
    suffix("міз", Slot::Ours, V, Then::Any),
    suffix("ңыз", Slot::Ours, V, Then::Any),
    suffix("ңіз", Slot::Ours, V, Then::Any),
    case("ның", V | N),
    case("нің", V | N),
    case("дың", R | L | Z),
    case("дің", R | L | Z),
    case("тың", H),
    case("тің", H),
    suffix("нда", Slot::Case, V, Then::Third),
    suffix("нде", Slot::Case, V, Then::Third),
    suffix("нан", Slot::Case, V, Then::Third),
    suffix("нен", Slot::Case, V, Then::Third),
    case("нан", N),
    case("нен", N),
    case("дан", V | R | L | Z),
    case("ден", V | R | L | Z),
    case("тан", H),
    case("тен", H),
    case("мен", V | R | L | N),
    case("бен", Z),
    case("пен", H),
    suffix("лар", Slot::Many, V | R, Then::Any),
    suffix("лер", Slot::Many, V | R, Then::Any),
    suffix("дар", Slot::Many, L | N | Z, Then::Any),
    suffix("дер", Slot::Many, L | N | Z, Then::Any),
    suffix("тар", Slot::Many, H, Then::Any),
    suffix("тер", Slot::Many, H, Then::Any),
    suffix("на", Slot::Case, V, Then::Third),
    suffix("не", Slot::Case, V, Then::Third),
    case("ны", V),
    case("ні", V),
    case("ды", R | L | N | Z),
    case("ді", R | L | N | Z),
    case("ты", H),
    case("ті", H),
    case("ға", V | R | L | N | Z),
    case("ге", V | R | L | N | Z),
    case("қа", H),
    case("ке", H),
    case("да", V | R | L | N | Z),
    case("де", V | R | L | N | Z),
    case("та", H),
    case("те", H),
    suffix("сы", Slot::Third, V, Then::Any),
    suffix("сі", Slot::Third, V, Then::Any),
    suffix("ым", Slot::Mine, C, Then::Any),
    suffix("ім", Slot::Mine, C, Then::Any),
    suffix("ың", Slot::Mine, C, Then::Any),
    suffix("ің", Slot::Mine, C, Then::Any),
    suffix("н", Slot::Case, V, Then::Third),
    suffix("а", Slot::Case, N, Then::Mine),
    suffix("е", Slot::Case, N, Then::Mine),
    suffix("ы", Slot::Third, C, Then::Any),
    suffix("і", Slot::Third, C, Then::Any),
    suffix("м", Slot::Mine, V, Then::Any),
    suffix("ң", Slot::Mine, V, Then::Any),
];
