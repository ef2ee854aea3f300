//! Who is who: the people of a file, their quotas, households and profiles, by index.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::fault::Fault;
use crate::format::{Feature, Person, profiles};
use crate::pool::{Counted, MOST_FEATURES, MOST_VALUES};
use crate::text;

/// What the checks stand on.
pub(super) struct Ground<'a> {
    /// All quotas, feature by feature.
    pub quotas: Vec<Quota<'a>>,
    /// For each person the index of the quota of each of their values.
    pub of_person: Vec<Vec<usize>>,
    /// For each person their household, if they share it.
    pub home: Vec<Option<usize>>,
    /// The households that two or more people share.
    pub homes: Vec<&'a str>,
    /// The people of each profile, ascending. Profiles are numbered by their first person.
    pub profiles: Vec<Vec<usize>>,
    /// For each feature the quotas of its values.
    pub features: Vec<Range<usize>>,
    /// Where the quota of a feature's value stands.
    places: BTreeMap<(&'a str, &'a str), usize>,
}

/// The quota of one value.
pub(super) struct Quota<'a> {
    pub feature: &'a str,
    pub value: &'a str,
    pub min: u32,
    pub max: u32,
}

impl<'a> Ground<'a> {
    pub fn new(seats: u32, features: &'a [Feature], people: &'a [Person]) -> Result<Self, Fault> {
        if seats == 0 {
            return Err(Fault::NoSeats);
        }
        if people.is_empty() {
            return Err(Fault::NoPeople);
        }
        let Quotas {
            list: quotas,
            features: ranges,
            places: by_feature,
        } = Quotas::new(features)?;
        let of_person = values(features, people, &by_feature)?;
        let places = (quotas.iter().enumerate())
            .map(|(place, quota)| ((quota.feature, quota.value), place))
            .collect();
        let mut at_home: BTreeMap<&str, usize> = BTreeMap::new();
        for person in people {
            if let Some(home) = &person.household {
                *at_home.entry(home).or_default() += 1;
            }
        }
        at_home.retain(|_, people| *people > 1);
        let homes: Vec<&str> = at_home.into_keys().collect();
        let home: Vec<Option<usize>> = (people.iter())
            .map(|person| homes.binary_search(&person.household.as_deref()?).ok())
            .collect();
        Ok(Self {
            quotas,
            of_person,
            home,
            homes,
            profiles: profiles(people),
            features: ranges,
            places,
        })
    }

    /// Where the quota of a value stands.
    pub fn quota(&self, feature: &str, value: &str) -> Option<usize> {
        self.places.get(&(feature, value)).copied()
    }

    /// The quotas and the household that a person of the profile counts in.
    pub fn of_profile(&self, profile: usize) -> (&[usize], Option<usize>) {
        let first = self.profiles[profile][0];
        (&self.of_person[first], self.home[first])
    }

    /// Whether so many people of each profile are a legal panel.
    pub fn is_panel(&self, seats: u32, panel: &[u32]) -> bool {
        if panel.len() != self.profiles.len() {
            return false;
        }
        let mut people = 0_u64;
        let mut count = vec![0_u64; self.quotas.len()];
        let mut at_home = vec![0_u64; self.homes.len()];
        for (profile, &number) in panel.iter().enumerate() {
            if usize::try_from(number).is_ok_and(|n| n > self.profiles[profile].len()) {
                return false;
            }
            let number = u64::from(number);
            let (quotas, home) = self.of_profile(profile);
            people += number;
            for &quota in quotas {
                count[quota] += number;
            }
            if let Some(home) = home {
                at_home[home] += number;
            }
        }
        people == u64::from(seats)
            && at_home.iter().all(|&count| count <= 1)
            && (self.quotas.iter().zip(count))
                .all(|(quota, count)| (quota.min.into()..=quota.max.into()).contains(&count))
    }
}

/// For each feature, where each value's quota stands.
type Places<'a> = Vec<BTreeMap<&'a str, usize>>;

struct Quotas<'a> {
    list: Vec<Quota<'a>>,
    features: Vec<Range<usize>>,
    places: Places<'a>,
}

impl<'a> Quotas<'a> {
    fn new(given: &'a [Feature]) -> Result<Self, Fault> {
        let values = given.iter().map(|feature| feature.values.len()).sum();
        bounded(Counted::Features, given.len(), MOST_FEATURES)?;
        bounded(Counted::Values, values, MOST_VALUES)?;
        let (mut list, mut features, mut places) = (Vec::new(), Vec::new(), Vec::new());
        let mut names = BTreeSet::new();
        for feature in given {
            if !names.insert(text::key(&feature.name)) {
                let feature = feature.name.clone();
                return Err(Fault::FeatureTwice { feature });
            }
            let (start, mut place) = (list.len(), BTreeMap::new());
            let mut looks = BTreeSet::new();
            for quota in &feature.values {
                let (min, max) = (quota.min, quota.max);
                let (feature, value) = (&feature.name, &quota.value);
                place.insert(value.as_str(), list.len());
                if !looks.insert(text::look(value)) {
                    let (feature, value) = (feature.clone(), value.clone());
                    return Err(Fault::ValueTwice { feature, value });
                }
                if min > max {
                    let (feature, value) = (feature.clone(), value.clone());
                    return Err(Fault::MinAboveMax {
                        feature,
                        value,
                        min,
                        max,
                    });
                }
                list.push(Quota {
                    feature,
                    value,
                    min,
                    max,
                });
            }
            features.push(start..list.len());
            places.push(place);
        }
        Ok(Self {
            list,
            features,
            places,
        })
    }
}

/// The work of a check grows with the product of such numbers.
fn bounded(what: Counted, found: usize, most: usize) -> Result<(), Fault> {
    if found <= most {
        return Ok(());
    }
    let most = u32::try_from(most).unwrap_or(u32::MAX);
    Err(Fault::TooMany { what, most })
}

fn values(
    features: &[Feature],
    people: &[Person],
    places: &Places<'_>,
) -> Result<Vec<Vec<usize>>, Fault> {
    let mut ids: BTreeMap<String, &str> = BTreeMap::new();
    let mut all = Vec::with_capacity(people.len());
    for person in people {
        let id = || person.id.clone();
        if person.id.is_empty() {
            return Err(Fault::Id { id: id() });
        }
        match ids.insert(text::look(&person.id), &person.id) {
            None => {}
            Some(other) if other == person.id => return Err(Fault::Id { id: id() }),
            Some(other) => {
                let other = other.to_owned();
                return Err(Fault::AlikeIds { id: id(), other });
            }
        }
        let (found, wanted) = (person.values.len(), places.len());
        if found != wanted {
            let id = id();
            return Err(Fault::ValueCount { id, found, wanted });
        }
        let mut mine = Vec::with_capacity(wanted);
        for ((value, place), feature) in person.values.iter().zip(places).zip(features) {
            match place.get(value.as_str()) {
                Some(&quota) => mine.push(quota),
                None => {
                    return Err(Fault::NoSuchValue {
                        id: id(),
                        feature: feature.name.clone(),
                        value: value.clone(),
                    });
                }
            }
        }
        all.push(mine);
    }
    Ok(all)
}
