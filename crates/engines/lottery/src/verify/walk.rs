//! Whom an order chose, checked from the files alone: the places, the chance that decided between
//! equals, and that nobody was passed over who could have been taken.

use std::collections::BTreeMap;

use super::fault::{Fault, PanelFault};
use super::ground::Ground;
use super::panels;
use super::search::Search;
use super::turns::Turns;
use super::{Outcome, Report, Step};
use crate::draw::{CommitError, DrawError, Heard, Said, heard};
use crate::format::{Commitment, Hash, Points, Published as _, Ranked, Walked};

/// The files that are checked against each other.
#[derive(Clone, Copy, Debug)]
pub struct WalkFiles<'a> {
    /// `points.json`.
    pub points: &'a [u8],
    /// `walk.json`, if there is one yet.
    pub walk: Option<&'a [u8]>,
    /// `commitment.json`, where somebody kept it: the walk repeats it.
    pub commitment: Option<&'a [u8]>,
}

/// What is false about an order, or about whom it chose.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Astray {
    /// Somebody's place, or where they stand, does not follow from the others or from the points.
    #[error("{id} does not stand in the place that follows from the others")]
    Place {
        /// The first of whom it is so.
        id: String,
    },
    /// Some share a place, and nothing was committed to that could decide between them.
    #[error("some people share a place, and no commitment says what decides between them")]
    Equals,
    /// Chance spoke that nobody had announced.
    #[error("dice or a signature without a commitment")]
    Unannounced,
    /// The walk goes down another order.
    #[error("the walk is down the order {stated}, this one is {found}")]
    OtherPoints {
        /// The SHA-256 in the walk.
        stated: Hash,
        /// The SHA-256 of the file.
        found: Hash,
    },
    /// Somebody was chosen who is not in the order, or twice.
    #[error("{id} is not in the order, or was chosen twice")]
    Unknown {
        /// Who.
        id: String,
    },
    /// Those who were chosen are not a legal panel.
    #[error("those who were chosen: {0}")]
    Panel(PanelFault),
    /// Somebody could have been taken when it was their turn.
    #[error("{id} was passed over, and there is a panel with them")]
    PassedOver {
        /// Who.
        id: String,
    },
    /// The alternates are not the first of those who are left.
    #[error("the alternates are not those who follow, from place {place} on")]
    Others {
        /// The first place, from 1, that differs.
        place: usize,
    },
}

/// Checks the files. `search` is asked about those who were passed over where counting does not
/// tell.
pub fn walk(files: WalkFiles<'_>, search: &mut dyn Search) -> Report {
    let mut report = Report::default();
    let points = match Points::from_bytes(files.points) {
        Ok(points) => points,
        Err(error) => {
            report.add(Step::PointsFile, Outcome::Failed(error.into()));
            return report;
        }
    };
    report.add(Step::PointsFile, Ok(()));
    let people = points.people();
    let ground = match Ground::new(points.seats, &points.features, &people) {
        Ok(ground) => ground,
        Err(fault) => {
            report.add(Step::People, Err(fault));
            return report;
        }
    };
    report.add(Step::People, Ok(()));
    let placed = places(&points.people);
    let ordered = placed.is_ok();
    report.add(Step::Places, placed.map_err(Fault::from));
    let Some(bytes) = files.walk else {
        return report;
    };
    let walked = match Walked::from_bytes(bytes) {
        Ok(walked) => walked,
        Err(error) => {
            report.add(Step::WalkFile, Outcome::Failed(error.into()));
            return report;
        }
    };
    report.add(Step::WalkFile, Ok(()));
    if let Some(bytes) = files.commitment {
        let same = match Commitment::from_bytes(bytes) {
            Ok(commitment) if Some(&commitment) == walked.commitment.as_ref() => Ok(()),
            Ok(_) => Err(Fault::OtherCommitment),
            Err(error) => Err(error.into()),
        };
        report.add(Step::CommitmentFile, same);
    }
    let committed = committed(&points, Hash::of(files.points), &walked);
    let sound = committed.is_ok();
    report.add(Step::PointsCommitment, committed);
    if !(sound && ordered) {
        return report;
    }
    let order = match order(&points, &walked) {
        Ok(order) => order,
        Err(fault) => {
            report.add(Step::Equals, Err(fault));
            return report;
        }
    };
    report.add(Step::Equals, Ok(()));
    let taken = match chosen(&points, &ground, &walked) {
        Ok(taken) => taken,
        Err(fault) => {
            report.add(Step::Chosen, Err(Fault::from(fault)));
            return report;
        }
    };
    report.add(Step::Chosen, Ok(()));
    let turns = Turns::new(&points, &people, &ground);
    report.add(Step::Turns, turns.check(&order, &taken, search));
    let others = others(&points, &order, &taken, &walked);
    report.add(Step::Others, others.map_err(Fault::from));
    report
}

/// Whether each place is one more than the number of people with a better one, equals stand by
/// their ids, and more points are a better place.
fn places(people: &[Ranked]) -> Result<(), Astray> {
    let mut known: BTreeMap<u32, _> = BTreeMap::new();
    for (at, who) in people.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &people[before]);
        let follows = match before.filter(|before| before.place == who.place) {
            Some(before) => before.id < who.id,
            None => u32::try_from(at + 1) == Ok(who.place),
        };
        let fits = who.points.as_ref().is_none_or(|points| {
            let equal = *known.entry(who.place).or_insert(points) == points;
            let better = known.range(..who.place).next_back();
            equal && better.is_none_or(|(_, more)| *more > points)
        });
        if !(follows && fits) {
            let id = who.id.clone();
            return Err(Astray::Place { id });
        }
    }
    Ok(())
}

/// Whether the walk is down this order, and the commitment is to it where one is needed.
fn committed(points: &Points, found: Hash, walked: &Walked) -> Result<(), Fault> {
    if walked.points_sha256 != found {
        let stated = walked.points_sha256;
        return Err(Astray::OtherPoints { stated, found }.into());
    }
    match &walked.commitment {
        None if points.has_equals() => Err(Astray::Equals.into()),
        None => Ok(()),
        Some(commitment) => {
            // The commitment inside is a file of its own with a format of its own.
            Commitment::from_bytes(&commitment.to_bytes().unwrap_or_default())?;
            let committed = commitment.lottery_sha256;
            if committed == found {
                Ok(())
            } else {
                Err(Fault::OtherLottery { committed, found })
            }
        }
    }
}

/// Everybody in order, once chance is shown to come from where the commitment says.
fn order(points: &Points, walked: &Walked) -> Result<Vec<usize>, Fault> {
    let mut order: Vec<usize> = (0..points.people.len()).collect();
    let Some(commitment) = &walked.commitment else {
        let silent = walked.beacon_signature.is_none() && walked.dice.is_none();
        return if silent {
            Ok(order)
        } else {
            Err(Astray::Unannounced.into())
        };
    };
    let said = Said {
        beacon_signature: walked.beacon_signature,
        dice: walked.dice.clone(),
    };
    let Heard { randomness, dice } = heard(commitment, &said)?;
    let randomness = (randomness.ok_or(CommitError::DiceAlone)).map_err(DrawError::from)?;
    let hash = Hash::of(&commitment.to_bytes().unwrap_or_default());
    order.sort_by_cached_key(|&person| {
        let who = &points.people[person];
        (who.place, lot(&hash, &randomness, dice, &who.id))
    });
    Ok(order)
}

/// Where somebody stands among those who share their place: the smaller one comes first.
fn lot(commitment: &Hash, randomness: &Hash, dice: &[u8], id: &str) -> Hash {
    let (tag, id) = (b"keruen-walk-v1", id.as_bytes());
    Hash::of(&[tag, &commitment.0[..], &randomness.0, dice, id].concat())
}

/// Who was chosen, as the walk names them; they are a legal panel.
fn chosen(points: &Points, ground: &Ground<'_>, walked: &Walked) -> Result<Vec<usize>, Astray> {
    let places: BTreeMap<&str, usize> = (points.people.iter().enumerate())
        .map(|(place, who)| (who.id.as_str(), place))
        .collect();
    let mut seen = vec![false; points.people.len()];
    let mut taken = Vec::with_capacity(walked.people.len());
    for id in &walked.people {
        match places.get(id.as_str()) {
            Some(&person) if !std::mem::replace(&mut seen[person], true) => taken.push(person),
            _ => return Err(Astray::Unknown { id: id.clone() }),
        }
    }
    let mut panel: Vec<u32> = taken.iter().map(|&p| crate::ledger::number(p)).collect();
    panel.sort_unstable();
    panels::legal(points.seats, ground, &panel).map_err(Astray::Panel)?;
    Ok(taken)
}

/// Whether the alternates are the first of those who are left.
fn others(
    points: &Points,
    order: &[usize],
    taken: &[usize],
    walked: &Walked,
) -> Result<(), Astray> {
    let most = usize::try_from(points.alternates).unwrap_or(usize::MAX);
    let mut sits = vec![false; points.people.len()];
    for &person in taken {
        sits[person] = true;
    }
    let left: Vec<&str> = (order.iter())
        .filter(|&&person| !sits[person])
        .take(most)
        .map(|&person| points.people[person].id.as_str())
        .collect();
    let same = (walked.alternates.iter().zip(&left))
        .take_while(|(said, id)| said == *id)
        .count();
    if same == left.len() && same == walked.alternates.len() {
        Ok(())
    } else {
        Err(Astray::Others { place: same + 1 })
    }
}
