//! Territories and organisations by the names people write for them.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use keruen_speech::fold;

use super::words;
use crate::names::Names;
use crate::organisation::{Organisation, OrganisationKind};
use crate::territory::{Territory, TerritoryKind};

mod near;

use near::Spellings;

/// Finds things by name: exactly, then without the words that only say what kind of thing it is.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    whole: HashMap<String, Vec<i64>>,
    bare: HashMap<String, Vec<i64>>,
    /// Shown where a name is not known: id, name.
    listed: Vec<(i64, String)>,
    /// Where in that list a thing first stands.
    first: HashMap<i64, usize>,
    /// Where in that list names stand by what they are but for the words city, region and district,
    /// and whether they say one.
    placeless: HashMap<String, Vec<(bool, usize)>>,
    /// The bare names of that list.
    spellings: Spellings,
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

static TERRITORY_WORDS: Words = LazyLock::new(|| spaced(words::entries("place")));
static ORGANISATION_WORDS: Words = LazyLock::new(|| spaced(words::entries("generic")));

fn spaced(entries: impl Iterator<Item = &'static words::Entry>) -> Vec<String> {
    let words = entries.flat_map(words::Entry::words);
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
        #[cfg(test)]
        tests::BARED.with(|bared| bared.set(bared.get() + 1));
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

/// Whether the name says city, region or district, and the name without those words.
fn without_place(bare: &str) -> (bool, String) {
    let place = |word: &&str| ["city", "region", "district"].contains(word);
    let words = || bare.split_whitespace();
    let rest: Vec<&str> = words().filter(|word| !place(word)).collect();
    (words().any(|word| place(&word)), rest.join(" "))
}

impl Gazetteer {
    /// Of all territories.
    pub fn of_territories(territories: &[Territory]) -> Self {
        let names = territories
            .iter()
            .map(|territory| (territory.id, &territory.form.names));
        let wide = territories
            .iter()
            .filter(|territory| territory.form.kind == TerritoryKind::Region)
            .map(|territory| territory.id);
        Self {
            wide: wide.collect(),
            ..Self::of(names, Kind::Territory)
        }
    }

    /// Of all organisations.
    pub fn of_organisations(organisations: &[Organisation]) -> Self {
        let names = organisations
            .iter()
            .map(|organisation| (organisation.id, &organisation.form.names));
        Self::of(names, Kind::Organisation)
    }

    fn of<'a>(things: impl IntoIterator<Item = (i64, &'a Names)>, kind: Kind) -> Self {
        let mut all = Self::default();
        let mut bares = Vec::new();
        for (id, names) in things {
            for (_, name) in names.search_fields() {
                let bare = kind.bare(name);
                let at = all.listed.len();
                for (map, key) in [(&mut all.whole, fold(name)), (&mut all.bare, bare.clone())] {
                    let ids = map.entry(key).or_default();
                    // All names of one thing come in a row.
                    if ids.last() != Some(&id) {
                        ids.push(id);
                    }
                }
                let (says, rest) = without_place(&bare);
                all.placeless.entry(rest).or_default().push((says, at));
                all.first.entry(id).or_insert(at);
                all.listed.push((id, name.to_owned()));
                bares.push(bare);
            }
        }
        all.spellings = Spellings::new(bares.iter().map(String::as_str).zip(0..));
        all
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
        ids.iter()
            .filter_map(|id| self.first.get(id))
            .filter_map(|at| self.listed.get(*at))
            .map(candidate)
            .collect()
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
            .place_left_out(bare)
            .map(|at| (0, at))
            .chain(self.spellings.within(bare, allowed))
            .filter_map(|(edits, at)| {
                let (id, name) = self.listed.get(at)?;
                Some((edits, *id, name))
            })
            .collect();
        near.sort_unstable();
        let mut seen = HashSet::new();
        near.retain(|(_, id, _)| seen.insert(*id));
        near.into_iter()
            .take(3)
            .map(|(_, id, name)| Candidate {
                id,
                name: name.clone(),
            })
            .collect()
    }

    /// Where names stand that differ from this one only in that one of the two says city, region or
    /// district.
    fn place_left_out(&self, bare: &str) -> impl Iterator<Item = usize> {
        let (says, rest) = without_place(bare);
        let alike = self.placeless.get(&rest).into_iter().flatten();
        alike
            .filter(move |(other, _)| *other != says)
            .map(|(_, at)| *at)
    }
}

fn candidate((id, name): &(i64, String)) -> Candidate {
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

/// The name under which a territory that nobody knows yet is one and the same in a file.
pub(crate) fn territory_key(name: &str) -> String {
    Kind::Territory.bare(name)
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
pub(in crate::import) mod tests;
