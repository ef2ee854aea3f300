//! Choosing by an order instead of by lot: by points, or by nomination.
//!
//! # The rule
//! Go down the order. Take each person with whom there still is a legal panel that contains all who
//! were taken before; pass over the others. The alternates are everybody who was not taken, in the order,
//! those who were passed over among them. Of all panels that is the one whose places in the order, written by size, are
//! smallest where they first differ from those of another: the *earliest filling* of
//! [`crate::alternates`], of all seats.
//!
//! Who was passed over once need not be looked at again: more people who are taken leave less room.
//! And whoever counts for the same as they do, further down the order, has no more luck.
//!
//! # Equal places
//! Among those who share a place, whoever has the smaller [`lot`] comes first. It follows from what
//! was committed to and from what a beacon said afterwards, so nobody can have known it before. Dice
//! may add to that. Alone they do not do: what was committed to covers free text, and whoever writes
//! it could try wordings until more of a thousand throws put a friend first.

mod path;

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use crate::chance::Chance;
use crate::draw::{CommitError, DrawError, Heard, Said, Sources, heard, known};
use crate::format::{Commitment, Dice, Hash, Points, Published as _, Unwritable, Walked};
use crate::fraction::Fraction;
use crate::infeasible;
use crate::pool::{Pool, PoolError};
use crate::prepare::{Refusal, Watch, problem};
use crate::solve::run::Run;
use path::Path;

/// Whom an order chose: indexes among [`Pool::people`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walk {
    /// As many as there are seats, in the order in which they were taken.
    pub taken: Vec<u32>,
    /// The first of the others, in the order in which they are asked.
    pub alternates: Vec<u32>,
}

/// Why nobody is chosen.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum WalkError {
    /// An order names everybody once.
    #[error("the order names {named} people of {people}, or somebody twice")]
    Order {
        /// How many it names.
        named: usize,
        /// How many there are.
        people: usize,
    },
    /// A place is not one more than the number of people with a better one, or somebody does not
    /// stand where the place says, or the points say something else.
    #[error("{id} does not stand in the place that follows from the others")]
    Place {
        /// The first of whom it is so.
        id: String,
    },
    /// Some share a place, and nobody has said what decides between them.
    #[error("some people share a place: a commitment has to say what decides between them")]
    Equals,
    /// The file makes no pool.
    #[error(transparent)]
    Pool(#[from] PoolError),
    /// The commitment is to another file, or chance did not come from where it says.
    #[error(transparent)]
    Draw(#[from] DrawError),
    /// The file has no bytes that could be hashed.
    #[error(transparent)]
    Unwritable(#[from] Unwritable),
    /// No panel meets the quotas, the pool is beyond what is searched, or it was ended.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// Goes down an order of everybody in the pool, and names so many alternates at most.
///
/// # Errors
/// [`WalkError::Order`], and a [`Refusal`] where there is no panel or no end was found.
pub fn walk(
    pool: &Pool,
    order: &[u32],
    alternates: u32,
    watch: &mut dyn Watch,
) -> Result<Walk, WalkError> {
    everybody(order, pool.people().len())?;
    let problem = problem(pool)?;
    let chance = &mut Chance::new("keruen", "lottery walk");
    let run = &mut Run::new(chance, watch);
    let Some(mut path) = Path::begin(&problem, order, run)? else {
        let why = infeasible::searched(pool, &problem, run);
        return Err(Refusal::NoPanel(Box::new(why)).into());
    };
    let (mut taken, mut left) = (Vec::new(), Vec::new());
    for &person in order {
        if path.takes(person, run)? {
            taken.push(person);
        } else {
            left.push(person);
        }
    }
    left.truncate(alternates as usize);
    Ok(Walk {
        taken,
        alternates: left,
    })
}

/// Whether an order names everybody once.
fn everybody(order: &[u32], people: usize) -> Result<(), WalkError> {
    let mut seen = vec![false; people];
    let fresh = |&person: &u32| {
        let seen = seen.get_mut(person as usize);
        seen.is_some_and(|seen| !std::mem::replace(seen, true))
    };
    let named = order.iter().copied().filter(fresh).count();
    if named == people && order.len() == people {
        Ok(())
    } else {
        let named = order.len();
        Err(WalkError::Order { named, people })
    }
}

/// What is to be published before chance speaks about those who share a place: a round, and three
/// ten-sided dice besides where somebody wants to see it happen.
///
/// # Errors
/// A [`CommitError`] where nothing could decide, or dice alone.
pub fn commit(points: &Points, sources: Sources) -> Result<Commitment, CommitError> {
    known(sources)?;
    if sources.beacon.is_none() {
        return Err(CommitError::DiceAlone);
    }
    Ok(Commitment {
        format: Commitment::FORMAT.to_owned(),
        lottery_sha256: points.sha256()?,
        beacon: sources.beacon,
        dice: if sources.dice {
            Dice::Three
        } else {
            Dice::Zero
        },
    })
}

/// Chooses by what was published. Where nobody shares a place, no commitment is needed; one that
/// was made has to be kept all the same.
///
/// # Errors
/// A [`WalkError`] where the pieces do not belong together, or there is no panel.
pub fn settle(
    points: &Points,
    chance: Option<(&Commitment, Said)>,
    watch: &mut dyn Watch,
) -> Result<Walked, WalkError> {
    let points_sha256 = points.sha256()?;
    let pool = Pool::from_file(points.seats, &points.features, &points.people())?;
    in_place(points)?;
    let mut order: Vec<u32> = (0..crate::ledger::number(points.people.len())).collect();
    let (commitment, said) = match chance {
        None if points.has_equals() => return Err(WalkError::Equals),
        None => (None, Said::default()),
        Some((commitment, said)) => {
            if commitment.lottery_sha256 != points_sha256 {
                let (committed, found) = (commitment.lottery_sha256, points_sha256);
                return Err(DrawError::OtherLottery { committed, found }.into());
            }
            let Heard { randomness, dice } = heard(commitment, &said)?;
            let randomness = (randomness.ok_or(CommitError::DiceAlone)).map_err(DrawError::from)?;
            let hash = commitment.sha256()?;
            let lots: Vec<Hash> = (points.people.iter())
                .map(|who| lot(&hash, &randomness, dice, &who.id))
                .collect();
            let key = |&person: &u32| {
                let person = person as usize;
                (points.people[person].place, lots[person])
            };
            order.sort_by_key(key);
            (Some(commitment.clone()), said)
        }
    };
    let walk = walk(&pool, &order, points.alternates, watch)?;
    let ids = |people: &[u32]| -> Vec<String> {
        let id = |&person: &u32| points.people[person as usize].id.clone();
        people.iter().map(id).collect()
    };
    Ok(Walked {
        format: Walked::FORMAT.to_owned(),
        points_sha256,
        commitment,
        beacon_signature: said.beacon_signature,
        dice: said.dice,
        people: ids(&walk.taken),
        alternates: ids(&walk.alternates),
    })
}

/// Where somebody stands among those who share their place: the SHA-256 of `keruen-walk-v1`, the
/// commitment, the beacon's randomness, a byte from 0 to 9 for each of the dice, and the id. The smaller one comes first.
pub fn lot(commitment: &Hash, randomness: &Hash, dice: &[u8], id: &str) -> Hash {
    let mut hash = Sha256::new();
    hash.update(b"keruen-walk-v1");
    hash.update(commitment.0);
    hash.update(randomness.0);
    hash.update(dice);
    hash.update(id.as_bytes());
    crate::format::Bytes(hash.finalize().into())
}

/// Whether everybody stands where their place says, equals by their ids, and points say the same.
fn in_place(points: &Points) -> Result<(), WalkError> {
    let mut before: Option<&crate::format::Ranked> = None;
    // The points that are known of each place.
    let mut known: BTreeMap<u32, &Fraction> = BTreeMap::new();
    for (ranked, count) in points.people.iter().zip(1_u32..) {
        let sits = match before {
            Some(other) if other.place == ranked.place => other.id < ranked.id,
            _ => ranked.place == count,
        };
        let fits = ranked.points.as_ref().is_none_or(|points| {
            let same = *known.entry(ranked.place).or_insert(points) == points;
            let better = known.range(..ranked.place).next_back();
            same && better.is_none_or(|(_, more)| *more > points)
        });
        if !(sits && fits) {
            let id = ranked.id.clone();
            return Err(WalkError::Place { id });
        }
        before = Some(ranked);
    }
    Ok(())
}
