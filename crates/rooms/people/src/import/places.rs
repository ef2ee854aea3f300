//! Territories and organisations by the names people write for them.

use std::collections::HashMap;
use std::sync::LazyLock;

use keruen_speech::{distance, fold};

use super::words;
use crate::names::Names;
use crate::organisation::{Organisation, OrganisationKind};
use crate::territory::{Territory, TerritoryKind};

/// Finds things by name: exactly, then without the words that only say what kind of thing it is.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    whole: HashMap<String, Vec<i64>>,
    bare: HashMap<String, Vec<i64>>,
    /// Shown where a name is not known: id, folded bare name, name.
    listed: Vec<(i64, String, String)>,
    /// Things that give way to others of the same bare name: a region to the district in it.
    wide: Vec<i64>,
}

/// A thing that a name may mean.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Candidate {
    /// Its id.
    pub id: i64,
    /// The name of it that comes nearest.
    pub name: String,
}

/// What these are called.
pub(crate) fn called(candidates: Vec<Candidate>) -> Vec<String> {
    candidates.into_iter().map(|one| one.name).collect()
}

/// What a name was found to mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Just this thing.
    One(i64),
    /// Any of these.
    Several(Vec<Candidate>),
    /// None; these are spelt almost alike.
    None(Vec<Candidate>),
}

/// Folded words that only say what kind of thing it is, each with spaces around.
type Words = LazyLock<Vec<String>>;

static TERRITORY_WORDS: Words = LazyLock::new(|| generic("territory"));
static ORGANISATION_WORDS: Words = LazyLock::new(|| generic("organisation"));

fn generic(code: &str) -> Vec<String> {
    let words = words::entry("generic", code)
        .into_iter()
        .flat_map(words::Entry::words);
    words.map(|word| format!(" {} ", fold(word))).collect()
}

/// How names of one kind of thing are compared.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Territory,
    Organisation,
}

impl Kind {
    /// The folded name without the words that only say what kind of thing it is.
    fn bare(self, name: &str) -> String {
        match self {
            Self::Territory => bare(name, &TERRITORY_WORDS),
            Self::Organisation => one_word_each(&bare(&city_in_full(name), &ORGANISATION_WORDS)),
        }
    }
}

/// The words of the vocabulary's section `alike` with what stands for each, spaces around both.
static ALIKE: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let words = |entry: &'static words::Entry| {
        let code = format!(" {} ", entry.code);
        entry
            .words()
            .map(move |word| (format!(" {} ", fold(word)), code.clone()))
    };
    words::entries("alike").flat_map(words).collect()
});

/// `г. Актау` and `города Актау` in the same words.
fn one_word_each(bare: &str) -> String {
    let mut name = format!(" {bare} ");
    for (word, code) in ALIKE.iter() {
        name = name.replace(word, code);
    }
    name.trim().to_owned()
}

/// `Ақтау қ.` with the word for a city in full: folded, its one letter and the two that shorten a
/// public foundation are the same.
fn city_in_full(name: &str) -> String {
    // words: how a city is shortened, and its word
    name.replace(" қ. ", " қаласы ")
}

/// The name without the words for city, region and district, if it has any.
fn without_place(bare: &str) -> Option<String> {
    let place = |word: &&str| ["city", "region", "district"].contains(word);
    let words = || bare.split_whitespace();
    words().any(|word| place(&word)).then(|| {
        words()
            .filter(|word| !place(word))
            .collect::<Vec<_>>()
            .join(" ")
    })
}

/// Whether two names differ only in that one of them says city, region or district.
fn place_left_out(one: &str, other: &str) -> bool {
    match (without_place(one), without_place(other)) {
        (Some(bare), None) => bare == other,
        (None, Some(bare)) => bare == one,
        _ => false,
    }
}

impl Gazetteer {
    /// Of all territories.
    pub fn of_territories(territories: &[Territory]) -> Self {
        let mut all = Self::default();
        for territory in territories {
            all.add(territory.id, &territory.form.names, Kind::Territory);
            if territory.form.kind == TerritoryKind::Region {
                all.wide.push(territory.id);
            }
        }
        all
    }

    /// Of all organisations.
    pub fn of_organisations(organisations: &[Organisation]) -> Self {
        let mut all = Self::default();
        for organisation in organisations {
            all.add(
                organisation.id,
                &organisation.form.names,
                Kind::Organisation,
            );
        }
        all
    }

    fn add(&mut self, id: i64, names: &Names, kind: Kind) {
        for (_, name) in names.search_fields() {
            for (map, key) in [
                (&mut self.whole, fold(name)),
                (&mut self.bare, kind.bare(name)),
            ] {
                let ids = map.entry(key).or_default();
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            self.listed.push((id, kind.bare(name), name.to_owned()));
        }
    }

    /// The territory that a text names.
    pub fn territory(&self, text: &str) -> Found {
        self.find(text, Kind::Territory)
    }

    /// The organisation that a text names.
    pub fn organisation(&self, text: &str) -> Found {
        self.find(text, Kind::Organisation)
    }

    fn find(&self, text: &str, kind: Kind) -> Found {
        let bare = kind.bare(text);
        let hits = self.whole.get(&fold(text)).or_else(|| self.bare.get(&bare));
        match hits.map(Vec::as_slice) {
            Some([one]) => Found::One(*one),
            Some(several) => {
                let narrow: Vec<i64> = several
                    .iter()
                    .copied()
                    .filter(|id| !self.wide.contains(id))
                    .collect();
                match narrow[..] {
                    [one] => Found::One(one),
                    _ => Found::Several(self.named(several)),
                }
            }
            None => Found::None(self.near(&bare)),
        }
    }

    fn named(&self, ids: &[i64]) -> Vec<Candidate> {
        let named = |id: &i64| self.listed.iter().find(|(other, ..)| other == id);
        ids.iter().filter_map(named).map(candidate).collect()
    }

    /// At most three names that are one or two letters away, or differ in saying what kind of place
    /// it is of; the nearest first.
    fn near(&self, bare: &str) -> Vec<Candidate> {
        let length = bare.chars().count();
        let allowed = if length >= 8 { 2 } else { 1 };
        if length < 4 {
            return Vec::new();
        }
        let mut near: Vec<(usize, i64, &String)> = self
            .listed
            .iter()
            .filter_map(|(id, other, name)| {
                if place_left_out(bare, other) {
                    return Some((0, *id, name));
                }
                (other.chars().count().abs_diff(length) <= allowed)
                    .then(|| (distance(bare, other), *id, name))
                    .filter(|(distance, ..)| *distance <= allowed)
            })
            .collect();
        near.sort();
        let mut seen = Vec::new();
        near.retain(|(_, id, _)| {
            let first = !seen.contains(id);
            seen.push(*id);
            first
        });
        near.into_iter()
            .take(3)
            .map(|(_, id, name)| Candidate {
                id,
                name: name.clone(),
            })
            .collect()
    }
}

fn candidate((id, _, name): &(i64, String, String)) -> Candidate {
    Candidate {
        id: *id,
        name: name.clone(),
    }
}

/// The folded name without the words that only say what kind of thing it is; the whole folded
/// name if nothing else is left.
fn bare(name: &str, words: &[String]) -> String {
    let whole = fold(name);
    let mut rest = format!(" {whole} ");
    for word in words {
        while let Some(at) = rest.find(word) {
            rest.replace_range(at..at + word.len() - 1, "");
        }
    }
    let rest = rest.trim();
    if rest.is_empty() {
        whole
    } else {
        rest.to_owned()
    }
}

/// The name under which an organisation that nobody knows yet is one and the same in a file.
pub(crate) fn organisation_key(name: &str) -> String {
    Kind::Organisation.bare(name)
}

/// What kind of organisation a name tells of.
pub(crate) fn kind_of(name: &str) -> OrganisationKind {
    static SIGNS: LazyLock<Vec<(OrganisationKind, Vec<String>)>> = LazyLock::new(|| {
        words::entries("organisation")
            .filter_map(|entry| {
                let signs = entry
                    .words()
                    .map(|word| format!(" {} ", fold(word)))
                    .collect();
                Some((OrganisationKind::from_code(entry.code)?, signs))
            })
            .collect()
    });
    let folded = format!(" {} ", fold(name));
    SIGNS
        .iter()
        .find(|(_, signs)| signs.iter().any(|sign| folded.contains(sign)))
        .map_or(OrganisationKind::Other, |(kind, _)| *kind)
}

#[cfg(test)]
mod tests;
