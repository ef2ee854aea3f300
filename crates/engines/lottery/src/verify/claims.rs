//! What a file without a panel claims beyond that: ways out, a conflict, people whom no panel seats.

use std::collections::BTreeSet;

use super::ground::Ground;
use super::panels::index;
use super::search::{Answer, Question, Search};
use super::untrue::Untrue;
use super::{Open, Outcome, Report, Step};
use crate::format::{Change, Feature, Infeasible, QuotaSide, Side};

/// So many ways out are shown at most: three.
const MOST_WAYS: usize = 3;

/// Checks all of them. Forms are checked even where the search has given up; after it has, a step
/// asks nothing more, so that a file with very many claims keeps nobody busy.
pub(super) fn check(
    file: &Infeasible,
    ground: &Ground<'_>,
    search: &mut dyn Search,
    report: &mut Report,
) {
    let asking = &mut Asking {
        file,
        ground,
        search,
    };
    let ways = file.changes.len();
    if ways > MOST_WAYS {
        report.add(Step::Ways, Err(Untrue::Ways(ways).into()));
        return;
    }
    let mut first = None;
    for (way, number) in file.changes.iter().zip(1..) {
        let made = match Made::new(file, ground, way) {
            Ok(made) => made,
            Err(untrue) => {
                report.add(Step::Way(number), Err(untrue.into()));
                continue;
            }
        };
        if report.goes_on(Step::Way(number), asking.opens(&made)) {
            report.add(Step::WayNeeded(number), asking.needs_all(&made));
            if number == 1 {
                first = Some(made);
            }
        }
    }
    if !file.conflict.is_empty() {
        match sides(file, ground) {
            Ok(sides) => {
                if report.goes_on(Step::Conflict, asking.contradict(&sides)) {
                    report.add(Step::ConflictNeeded, asking.each_counts(&sides));
                }
            }
            Err(untrue) => report.add(Step::Conflict, Err(untrue.into())),
        }
    }
    if !file.excluded.is_empty() {
        let outcome = match (excluded(file, ground), first) {
            (Err(untrue), _) => Err(untrue.into()),
            // What is wrong with the first way out was said.
            (Ok(_), None) if !file.changes.is_empty() => return,
            (Ok(_), None) => Err(Untrue::NoFirstWay.into()),
            (Ok(out), Some(made)) => {
                report.add(Step::Excluded, asking.seats_none(&made, &out));
                return;
            }
        };
        report.add(Step::Excluded, outcome);
    }
}

/// Changes of quotas, made.
struct Made<'a> {
    changes: Vec<(Place, &'a Change)>,
    /// The quotas with all of them.
    features: Vec<Feature>,
}

/// A side of a quota: its feature and value, by index.
type Place = (usize, usize, Side);

impl<'a> Made<'a> {
    fn new(file: &Infeasible, ground: &Ground<'_>, way: &'a [Change]) -> Result<Self, Untrue> {
        if way.is_empty() {
            return Err(Untrue::NoChange);
        }
        let mut features = file.features.clone();
        let mut seen = BTreeSet::new();
        let mut changes = Vec::with_capacity(way.len());
        for change in way {
            let (from, to) = (change.from, change.to);
            let side = named(change);
            let place = find(ground, &side)?;
            if !seen.insert(place) {
                return Err(Untrue::SideTwice(side));
            }
            let bound = bound(&mut features, place);
            let found = *bound;
            if found != from {
                return Err(Untrue::From {
                    side,
                    stated: from,
                    found,
                });
            }
            let wider = match change.side {
                Side::Min => to < from,
                Side::Max => to > from,
            };
            if !wider {
                return Err(Untrue::NotWider { side, from, to });
            }
            *bound = to;
            changes.push((place, change));
        }
        Ok(Self { changes, features })
    }
}

fn named(change: &Change) -> QuotaSide {
    QuotaSide {
        feature: change.feature.clone(),
        value: change.value.clone(),
        side: change.side,
    }
}

fn find(ground: &Ground<'_>, side: &QuotaSide) -> Result<Place, Untrue> {
    let quota = ground.quota(&side.feature, &side.value);
    let place = quota.and_then(|quota| {
        let mut ranges = ground.features.iter();
        let feature = ranges.position(|range| range.contains(&quota))?;
        Some((feature, quota - ground.features[feature].start, side.side))
    });
    place.ok_or_else(|| Untrue::NoSuchQuota(side.clone()))
}

fn bound(features: &mut [Feature], (feature, value, side): Place) -> &mut u32 {
    let quota = &mut features[feature].values[value];
    match side {
        Side::Min => &mut quota.min,
        Side::Max => &mut quota.max,
    }
}

/// The sides of the conflict: each is there, and there once.
fn sides<'a>(
    file: &'a Infeasible,
    ground: &Ground<'_>,
) -> Result<Vec<(Place, &'a QuotaSide)>, Untrue> {
    let mut seen = BTreeSet::new();
    let place = |side: &'a QuotaSide| {
        let place = find(ground, side)?;
        if seen.insert(place) {
            Ok((place, side))
        } else {
            Err(Untrue::SideTwice(side.clone()))
        }
    };
    file.conflict.iter().map(place).collect()
}

/// The profiles that are called excluded, each of them whole.
fn excluded(file: &Infeasible, ground: &Ground<'_>) -> Result<Vec<usize>, Untrue> {
    if let Some(&person) = (file.excluded.iter()).find(|&&p| index(p) >= file.people.len()) {
        return Err(Untrue::Nobody(person));
    }
    if let Some(pair) = file.excluded.windows(2).find(|pair| pair[0] >= pair[1]) {
        return Err(Untrue::Order(pair[1]));
    }
    let mut is_out = vec![false; file.people.len()];
    for &person in &file.excluded {
        is_out[index(person)] = true;
    }
    let mut out = Vec::new();
    for (number, people) in ground.profiles.iter().enumerate() {
        let id = |person: &usize| file.people[*person].id.clone();
        let there = people.iter().find(|&&person| is_out[person]);
        let missing = people.iter().find(|&&person| !is_out[person]);
        match (there, missing) {
            (None, _) => {}
            (Some(_), None) => out.push(number),
            (Some(there), Some(missing)) => {
                let (id, other) = (id(missing), id(there));
                return Err(Untrue::Half { id, other });
            }
        }
    }
    Ok(out)
}

/// Whether quotas leave a panel.
enum Panel {
    /// They do: how many people of each profile.
    Some(Vec<u32>),
    None,
    Unknown,
}

struct Asking<'a> {
    file: &'a Infeasible,
    ground: &'a Ground<'a>,
    search: &'a mut dyn Search,
}

impl Asking<'_> {
    /// A legal panel under these quotas with somebody of these profiles; of any, where there are none.
    fn panel(&mut self, features: &[Feature], of: &[usize]) -> Panel {
        let (seats, people) = (self.file.seats, &self.file.people);
        let mut weights = vec![0; self.ground.profiles.len()];
        for &profile in of {
            weights[profile] = 1;
        }
        let answer = self.search.heavier(&Question {
            seats,
            features,
            people,
            weights: &weights,
            limit: if of.is_empty() { -1 } else { 0 },
        });
        match answer {
            Answer::None => Panel::None,
            // Whoever says that there is one has to show it.
            Answer::Panel(panel) => {
                let shown = Ground::new(seats, features, people)
                    .is_ok_and(|ground| ground.is_panel(seats, &panel));
                let seated =
                    of.is_empty() || of.iter().any(|&profile| panel.get(profile) > Some(&0));
                if shown && seated {
                    Panel::Some(panel)
                } else {
                    Panel::Unknown
                }
            }
            Answer::GaveUp => Panel::Unknown,
        }
    }

    /// With all the changes there is a panel.
    fn opens(&mut self, made: &Made<'_>) -> Outcome {
        match self.panel(&made.features, &[]) {
            Panel::Some(_) => Outcome::Passed,
            Panel::None => Outcome::Failed(Untrue::NoWay.into()),
            Panel::Unknown => Outcome::Open(Open::Unsearched),
        }
    }

    /// Without any one of them there is none.
    fn needs_all(&mut self, made: &Made<'_>) -> Outcome {
        let mut features = made.features.clone();
        for &(place, change) in &made.changes {
            *bound(&mut features, place) = change.from;
            match self.panel(&features, &[]) {
                Panel::None => {}
                Panel::Some(_) => {
                    return Outcome::Failed(Untrue::NeedlessChange(named(change)).into());
                }
                Panel::Unknown => return Outcome::Open(Open::Unsearched),
            }
            *bound(&mut features, place) = change.to;
        }
        Outcome::Passed
    }

    /// The sides alone, without all other quotas, leave no panel.
    fn contradict(&mut self, sides: &[(Place, &QuotaSide)]) -> Outcome {
        match self.panel(&self.only(sides), &[]) {
            Panel::None => Outcome::Passed,
            Panel::Some(_) => Outcome::Failed(Untrue::NoConflict.into()),
            Panel::Unknown => Outcome::Open(Open::Unsearched),
        }
    }

    /// Without any one of them the others do.
    fn each_counts(&mut self, sides: &[(Place, &QuotaSide)]) -> Outcome {
        let mut features = self.only(sides);
        for &(place, side) in sides {
            let loose = self.loose(place);
            let kept = std::mem::replace(bound(&mut features, place), loose);
            match self.panel(&features, &[]) {
                Panel::Some(_) => {}
                Panel::None => return Outcome::Failed(Untrue::NeedlessSide(side.clone()).into()),
                Panel::Unknown => return Outcome::Open(Open::Unsearched),
            }
            *bound(&mut features, place) = kept;
        }
        Outcome::Passed
    }

    /// The quotas with these sides alone.
    fn only(&self, sides: &[(Place, &QuotaSide)]) -> Vec<Feature> {
        let mut features = self.file.features.clone();
        let kept: BTreeSet<Place> = sides.iter().map(|&(place, _)| place).collect();
        for (f, feature) in self.file.features.iter().enumerate() {
            for v in 0..feature.values.len() {
                for place in [(f, v, Side::Min), (f, v, Side::Max)] {
                    if !kept.contains(&place) {
                        *bound(&mut features, place) = self.loose(place);
                    }
                }
            }
        }
        features
    }

    /// A bound that keeps nobody out: no panel has fewer people, or more.
    fn loose(&self, (feature, value, side): Place) -> u32 {
        match side {
            Side::Min => 0,
            // A minimum above the seats cannot be met, whatever the maximum.
            Side::Max => (self.file.seats).max(self.file.features[feature].values[value].min),
        }
    }

    /// No panel with the changes of the first way out seats anybody of these profiles.
    fn seats_none(&mut self, made: &Made<'_>, out: &[usize]) -> Outcome {
        match self.panel(&made.features, out) {
            Panel::None => Outcome::Passed,
            Panel::Some(panel) => {
                let who = out.iter().find(|&&profile| panel[profile] > 0);
                let first = who.map_or(0, |&profile| self.ground.profiles[profile][0]);
                let id = self.file.people[first].id.clone();
                Outcome::Failed(Untrue::Seated { id }.into())
            }
            Panel::Unknown => Outcome::Open(Open::Unsearched),
        }
    }
}
