//! A lottery for seats that alternates cannot fill.
//!
//! It is an ordinary lottery among fewer people for fewer seats, prepared, committed to, drawn and
//! checked like the first. From the first it differs by this:
//! - **Seats**: those that are open.
//! - **Quotas**: of each minimum and each maximum the people who keep their seats are taken away;
//!   a minimum never falls below 0. So whoever is drawn, the whole panel meets every quota of the
//!   first lottery.
//! - **People**: everybody of the first file but those who keep a seat, those who are lost, and
//!   those of a household that keeps a seat; in the order of that file. Alternates who were not
//!   needed are among them, with the same chances as the others.
//!
//! The file says so itself: its member `replaces` names the first result by its hash, who keeps a
//! seat and who is lost. All else follows, and [`check`] follows it. As the file is committed to
//! before the draw, nobody can say afterwards that somebody else had been lost.
//!
//! Seats are not put into a lottery that alternates can fill by the rule of [`crate::alternates`]:
//! an organiser could choose between the two ways otherwise, and with it who may hope.
//!
//! A second replacement continues the first lottery, not the first replacement; it names the results
//! of those before it. Whoever took a seat by them keeps it, and whoever was lost stays so.

mod check;
mod earlier;
mod mismatch;
mod turn;

pub use check::check;
pub use earlier::{Earlier, Missing, Past, Unchained};
pub use mismatch::{Mismatch, Unshown};

use std::collections::{BTreeMap, BTreeSet};

use crate::alternates::{FillError, fill_rest};
use crate::format::{Drawn, Lottery, Published as _, Replaces, Unwritable};
use crate::ledger::{Ledger, number};
use crate::pool::{Feature, Person, Pool, PoolError, Quota};
use crate::prepare::{Options, Prepared, Refusal, Watch, prepare};
use crate::pulse::Pulse;

/// What happened since the draw. Ids in any order; to name one twice changes nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Since<'a> {
    /// Everybody who can no longer be seated: people of the panel and alternates who declined or
    /// were erased, from the draw until now.
    pub lost: &'a [String],
    /// Everybody who took a seat since: alternates. Whoever an earlier replacement seated need not be
    /// named.
    pub joined: &'a [String],
    /// The replacement lotteries since, the first first: [`Earlier::in_order`].
    pub earlier: &'a [Past<'a>],
}

/// What is left of a lottery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    /// The open seats, what is left of the quotas, and who may be drawn.
    pub pool: Pool,
    /// What the new lottery will say about the first.
    pub replaces: Replaces,
}

/// Why there is no replacement lottery.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ReplaceError {
    /// The result is of another lottery, or not of the row that it names.
    #[error("the result does not belong to this lottery")]
    OtherLottery,
    /// Nobody of the lottery has this id.
    #[error("nobody in the lottery has the id {0}")]
    Unknown(String),
    /// Somebody is named as lost and as having joined.
    #[error("{0} is named both as lost and as having taken a seat")]
    Both(String),
    /// Somebody is named as having joined who was neither drawn nor is an alternate, by the first
    /// lottery or an earlier replacement.
    #[error("{0} was neither drawn nor is an alternate of the row")]
    Stranger(String),
    /// No seat is open.
    #[error("no seat is open")]
    NothingOpen,
    /// More people have seats than there are.
    #[error("{people} people for {seats} seats")]
    Crowded {
        /// How many keep a seat or took one.
        people: usize,
        /// How many seats there are.
        seats: u32,
    },
    /// Alternates can take the seats, by the rule that was published.
    #[error("alternates can take the open seats: {}", .0.join(", "))]
    AlternatesDo(Vec<String>),
    /// Those who have seats are more than a quota allows.
    #[error("{feature} {value}: {count} have seats, {max} are allowed")]
    Exceeded {
        /// The feature's name.
        feature: String,
        /// The value.
        value: String,
        /// How many have seats.
        count: u32,
        /// How many are allowed.
        max: u32,
    },
    /// Two who have seats are of one household.
    #[error("two people of the household {0} have seats")]
    Household(String),
    /// The first file makes no pool.
    #[error(transparent)]
    Pool(#[from] PoolError),
    /// The first lottery or its result could not be applied the filling rule to.
    #[error(transparent)]
    Fill(#[from] FillError),
    /// The first lottery or its result has no bytes that could be hashed.
    #[error(transparent)]
    Unwritable(#[from] Unwritable),
    /// There are people and seats, but no lottery: no panel of those who are left meets what is
    /// left of the quotas, or the preparation was ended.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// Prepares a lottery for the seats that are open.
pub fn replace(
    first: &Lottery,
    result: &Drawn,
    since: Since<'_>,
    options: &Options,
    watch: &mut dyn Watch,
) -> Result<Prepared, ReplaceError> {
    let rest = rest(first, result, since, watch)?;
    let mut prepared = prepare(&rest.pool, options, watch)?;
    prepared.lottery.replaces = Some(rest.replaces);
    Ok(prepared)
}

/// What is left of a lottery for the seats that are open. The watch is asked while alternates are
/// tried.
pub fn rest(
    first: &Lottery,
    result: &Drawn,
    since: Since<'_>,
    watch: &mut dyn Watch,
) -> Result<Rest, ReplaceError> {
    let rows = (since.earlier.iter()).all(|past| is_row(past.lottery, past.result));
    if result.commitment.lottery_sha256 != first.sha256()? || !is_row(first, result) || !rows {
        return Err(ReplaceError::OtherLottery);
    }
    let pool = Pool::from_file(first.seats, &first.features, &first.people)?;
    let index: BTreeMap<&str, u32> = (pool.people().iter().zip(0..))
        .map(|(person, index)| (person.id.as_str(), index))
        .collect();
    let indexes = |ids: &[String]| -> Result<BTreeSet<u32>, ReplaceError> {
        let known = |id: &String| {
            let found = index.get(id.as_str()).copied();
            found.ok_or_else(|| ReplaceError::Unknown(id.clone()))
        };
        ids.iter().map(known).collect()
    };
    let (mut lost, mut joined) = (indexes(since.lost)?, indexes(since.joined)?);
    for replaces in since
        .earlier
        .iter()
        .filter_map(|past| past.lottery.replaces.as_ref())
    {
        lost.append(&mut indexes(&replaces.lost)?);
    }
    let id = |person: u32| pool.people()[person as usize].id.clone();
    if let Some(&both) = lost.intersection(&joined).next() {
        return Err(ReplaceError::Both(id(both)));
    }
    let drawn = indexes(&result.people)?;
    let mut known = drawn.clone();
    let results = || std::iter::once(result).chain(since.earlier.iter().map(|past| past.result));
    for result in results() {
        known.append(&mut indexes(&result.people)?);
        known.append(&mut indexes(&result.alternates)?);
    }
    if let Some(&stranger) = joined.difference(&known).next() {
        return Err(ReplaceError::Stranger(id(stranger)));
    }
    for past in since.earlier {
        joined.append(&mut indexes(&past.result.people)?);
        let replaces = past.lottery.replaces.as_ref();
        joined.append(&mut indexes(
            replaces.map_or(&[], |replaces| &replaces.kept),
        )?);
    }
    let kept: Vec<u32> = drawn
        .union(&joined)
        .copied()
        .filter(|p| !lost.contains(p))
        .collect();
    let open = match (pool.seats() as usize).checked_sub(kept.len()) {
        Some(0) => return Err(ReplaceError::NothingOpen),
        Some(open) => open,
        None => {
            return Err(ReplaceError::Crowded {
                people: kept.len(),
                seats: pool.seats(),
            });
        }
    };
    let homes = homes(&pool, &kept)?;
    let features = features_left(&pool, &kept)?;

    let mut away: BTreeSet<u32> = kept.iter().chain(&lost).copied().collect();
    let order: Vec<u32> = (results().flat_map(|result| &result.alternates))
        .filter_map(|id| index.get(id.as_str()).copied())
        .filter(|&person| away.insert(person))
        .collect();
    let pulse = &mut Pulse::with_grace(watch);
    let taken = fill_rest(&pool, &kept, &order, open, pulse);
    if pulse.ended() {
        return Err(Refusal::Interrupted.into());
    }
    if let Some(taken) = taken? {
        return Err(ReplaceError::AlternatesDo(
            taken.into_iter().map(id).collect(),
        ));
    }

    let out = |person: u32| kept.binary_search(&person).is_ok() || lost.contains(&person);
    let people: Vec<Person> = (pool.people().iter().zip(0..))
        .filter(|(who, person)| {
            !out(*person) && who.household.is_none_or(|home| !homes.contains(&home))
        })
        .map(|(who, _)| who.clone())
        .collect();
    Ok(Rest {
        replaces: Replaces {
            result_sha256: result.sha256()?,
            earlier: since.earlier.iter().map(|past| past.sha256).collect(),
            kept: kept.iter().copied().map(id).collect(),
            lost: lost.iter().copied().map(id).collect(),
        },
        pool: Pool::new(number(open), features, people, pool.households().to_vec())?,
    })
}

/// Whether the people of the result are those of its row.
fn is_row(first: &Lottery, result: &Drawn) -> bool {
    let ids = |people: &[u32], ids: &[String]| {
        people.len() == ids.len()
            && (people.iter().zip(ids)).all(|(&p, id)| {
                first
                    .people
                    .get(p as usize)
                    .is_some_and(|who| who.id == *id)
            })
    };
    let row = result.row as usize;
    first
        .rows
        .get(row)
        .is_some_and(|row| ids(row, &result.people))
        && (first.alternates.get(row)).is_some_and(|order| ids(order, &result.alternates))
}

/// The households that have a seat.
fn homes(pool: &Pool, kept: &[u32]) -> Result<BTreeSet<u32>, ReplaceError> {
    let mut homes = BTreeSet::new();
    for home in kept
        .iter()
        .filter_map(|&p| pool.people()[p as usize].household)
    {
        if !homes.insert(home) {
            let name = pool.households()[home as usize].clone();
            return Err(ReplaceError::Household(name));
        }
    }
    Ok(homes)
}

/// What the people who keep their seats leave of the quotas.
fn features_left(pool: &Pool, kept: &[u32]) -> Result<Vec<Feature>, ReplaceError> {
    let mut counts = Ledger::new(pool).count(kept).into_iter();
    let left = |feature: &Feature, quota: &Quota, count: u32| match quota.max.checked_sub(count) {
        Some(max) => Ok(Quota {
            value: quota.value.clone(),
            min: quota.min.saturating_sub(count),
            max,
            flex: None,
        }),
        None => Err(ReplaceError::Exceeded {
            feature: feature.name.clone(),
            value: quota.value.clone(),
            count,
            max: quota.max,
        }),
    };
    (pool.features().iter())
        .map(|feature| {
            let quotas = (feature.quotas.iter().zip(&mut counts))
                .map(|(quota, count)| left(feature, quota, count))
                .collect::<Result<_, _>>()?;
            Ok(Feature {
                name: feature.name.clone(),
                quotas,
            })
        })
        .collect()
}
