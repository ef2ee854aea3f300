//! Territories that a file names and the site does not have: one of each place, however its rows
//! spell it, with what the spelling says of its kind and language.

use keruen_speech::{Lang, fold};

use super::places::territory_key;
use super::sheet::{Fault, FaultReason};
use super::words;
use crate::territory::TerritoryKind;

/// A place that a file names and the site does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownPlace {
    /// The first row that names it.
    pub row: u32,
    /// How many rows do.
    pub rows: usize,
    /// How they spell it, as they come.
    pub said: Vec<String>,
    /// What kind of territory it is, if a word of the name says so.
    pub kind: Option<TerritoryKind>,
    /// Its name in Kazakh, Russian and English, as far as the file tells.
    pub names: [Option<String>; 3],
}

/// The places among the faults of a plan, those of most rows first. What is spelt almost like a
/// known one is rather a slip and not among them.
pub fn unknown_places(faults: &[Fault]) -> Vec<UnknownPlace> {
    let mut places: Vec<(String, UnknownPlace)> = Vec::new();
    let unknown = faults.iter().filter(
        |fault| matches!(&fault.reason, FaultReason::UnknownTerritory(near) if near.is_empty()),
    );
    for fault in unknown {
        let key = territory_key(&fault.value);
        let known = places.iter().position(|(other, _)| *other == key);
        let at = known.unwrap_or_else(|| {
            places.push((key, UnknownPlace::first(fault.row)));
            places.len() - 1
        });
        places[at].1.add(&fault.value);
    }
    let mut places: Vec<UnknownPlace> = places.into_iter().map(|(_, place)| place).collect();
    places.sort_by_key(|place| std::cmp::Reverse(place.rows));
    places
}

impl UnknownPlace {
    fn first(row: u32) -> Self {
        Self {
            row,
            rows: 0,
            said: Vec::new(),
            kind: None,
            names: [None, None, None],
        }
    }

    fn add(&mut self, name: &str) {
        self.rows += 1;
        if self.said.iter().any(|said| said == name) {
            return;
        }
        self.said.push(name.to_owned());
        let called = called(name);
        self.kind = self.kind.or(called.kind);
        let at = match called.lang {
            Lang::Kk => 0,
            Lang::Ru => 1,
            Lang::En => 2,
        };
        self.names[at].get_or_insert(called.name);
    }
}

/// What a name says beside itself.
#[derive(Debug, PartialEq, Eq)]
struct Called {
    kind: Option<TerritoryKind>,
    lang: Lang,
    /// As it would stand in a list: a city without the word for it, others with the word in full.
    name: String,
}

fn called(name: &str) -> Called {
    let plain = || Called {
        kind: None,
        lang: Lang::of_letters(name),
        name: name.trim().to_owned(),
    };
    // `г.Актау` is two words.
    let spaced = name.replace('.', ". ");
    let (signs, rest): (Vec<&str>, Vec<&str>) = spaced
        .split_whitespace()
        .partition(|word| sign(word).is_some());
    // An address of several territories is for a human being to read.
    let [only] = signs[..] else {
        return plain();
    };
    let Some((kind, entry)) = sign(only).filter(|_| !rest.is_empty()) else {
        return plain();
    };
    let langs: Vec<Lang> = Lang::ALL
        .into_iter()
        .filter(|lang| says(entry.in_lang(*lang), only))
        .collect();
    let rest = rest.join(" ");
    let lang = match langs[..] {
        [one] => one,
        _ => Lang::of_letters(&rest),
    };
    let name = match (kind, entry.first(lang)) {
        (TerritoryKind::Region | TerritoryKind::District, Some(word)) => format!("{rest} {word}"),
        _ => rest,
    };
    Called {
        kind: Some(kind),
        lang,
        name,
    }
}

/// The kind of territory that a word stands for.
fn sign(word: &str) -> Option<(TerritoryKind, &'static words::Entry)> {
    words::entries("place")
        .filter_map(|entry| Some((TerritoryKind::from_code(entry.code)?, entry)))
        .find(|(_, entry)| {
            Lang::ALL
                .iter()
                .any(|lang| says(entry.in_lang(*lang), word))
        })
}

fn says(words: &[&str], word: &str) -> bool {
    words.iter().any(|known| fold(known) == fold(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, kind: Option<TerritoryKind>, lang: Lang, listed: &str) {
        let wanted = Called {
            kind,
            lang,
            name: listed.to_owned(),
        };
        assert_eq!(called(name), wanted, "{name}");
    }

    #[test]
    fn a_name_tells_its_kind_and_its_language() {
        use TerritoryKind::{City, District, Region};
        check("г. Актау", Some(City), Lang::Ru, "Актау");
        check("г.Актау", Some(City), Lang::Ru, "Актау");
        check("Ақтау қаласы", Some(City), Lang::Kk, "Ақтау");
        check("Актау каласы", Some(City), Lang::Kk, "Актау");
        check("Мұнайлы ауд.", Some(District), Lang::Kk, "Мұнайлы ауданы");
        check(
            "Мунайлинский р-н",
            Some(District),
            Lang::Ru,
            "Мунайлинский район",
        );
        check(
            "Мангистауская обл.",
            Some(Region),
            Lang::Ru,
            "Мангистауская область",
        );
        check("Маңғыстау обл.", Some(Region), Lang::Kk, "Маңғыстау облысы");
        check("Aktau city", Some(City), Lang::En, "Aktau");
        check("Атлантида", None, Lang::Ru, "Атлантида");
        check("Аудан", None, Lang::Ru, "Аудан");
        let address = "Мангистауская обл. Мунайлинский р-н";
        check(address, None, Lang::Ru, address);
    }

    #[test]
    fn spellings_of_one_place_are_one_and_the_most_named_comes_first() {
        let fault = |(row, name, near): (u32, &str, &[&str])| Fault {
            row,
            column: None,
            reason: FaultReason::UnknownTerritory(near.iter().map(ToString::to_string).collect()),
            value: name.to_owned(),
        };
        let faults = [
            (2, "Атлантида ауданы", &[][..]),
            (3, "г. Актау", &[]),
            (4, "Ақтау қаласы", &[]),
            (5, "Бейнеп", &["Бейнеу ауданы"]),
            (6, "Актау", &[]),
        ];
        let places = unknown_places(&faults.map(fault));
        let [aktau, atlantis] = &places[..] else {
            panic!("{places:?}")
        };
        assert_eq!(
            (aktau.row, aktau.rows, aktau.kind),
            (3, 3, Some(TerritoryKind::City))
        );
        assert_eq!(aktau.said, ["г. Актау", "Ақтау қаласы", "Актау"]);
        let named = |name: &str| Some(name.to_owned());
        assert_eq!(aktau.names, [named("Ақтау"), named("Актау"), None]);
        assert_eq!((atlantis.row, atlantis.rows), (2, 1));
    }
}
