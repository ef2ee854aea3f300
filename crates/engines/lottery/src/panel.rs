//! Whether people make a panel that the quotas allow.

use crate::ledger::Ledger;
use crate::pool::Pool;

/// What is wrong with a panel. Numbers of people are indexes among [`Pool::people`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotLegal {
    /// An index that nobody has.
    #[error("there is no person {0}")]
    Unknown(u32),
    /// Indexes are not ascending: somebody stands twice or in the wrong place.
    #[error("person {0} stands twice or out of order")]
    Order(u32),
    /// Not as many people as seats.
    #[error("{people} people for {seats} seats")]
    Seats {
        /// How many there are.
        people: usize,
        /// How many there should be.
        seats: u32,
    },
    /// A quota is not met.
    #[error("{feature} {value}: {count} seats, {min} to {max} allowed")]
    Quota {
        /// The feature's name.
        feature: String,
        /// The value.
        value: String,
        /// How many of the people have it.
        count: u32,
        /// Fewest allowed.
        min: u32,
        /// Most allowed.
        max: u32,
    },
    /// Two people of one household.
    #[error("two people of the household {0}")]
    Household(String),
}

/// A row of a lottery that is no panel.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("row {row}: {fault}")]
pub struct BadRow {
    /// Which, from 0.
    pub row: usize,
    /// What is wrong with it.
    pub fault: NotLegal,
}

/// Whether these people, by ascending index, make a panel; else the first fault found.
pub fn check(pool: &Pool, people: &[u32]) -> Result<(), NotLegal> {
    check_with(pool, &Ledger::new(pool), people)
}

/// [`check`] for each row.
pub fn check_rows(pool: &Pool, rows: &[Vec<u32>]) -> Result<(), BadRow> {
    let ledger = Ledger::new(pool);
    for (row, people) in rows.iter().enumerate() {
        check_with(pool, &ledger, people).map_err(|fault| BadRow { row, fault })?;
    }
    Ok(())
}

fn check_with(pool: &Pool, ledger: &Ledger, people: &[u32]) -> Result<(), NotLegal> {
    if let Some(&unknown) = people.iter().find(|&&p| p as usize >= pool.people().len()) {
        return Err(NotLegal::Unknown(unknown));
    }
    if let Some(pair) = people.windows(2).find(|pair| pair[0] >= pair[1]) {
        return Err(NotLegal::Order(pair[1]));
    }
    if people.len() != pool.seats() as usize {
        return Err(NotLegal::Seats {
            people: people.len(),
            seats: pool.seats(),
        });
    }
    let count = ledger.count(people);
    let quotas = (pool.features().iter()).flat_map(|f| f.quotas.iter().map(move |q| (f, q)));
    for ((feature, quota), &count) in quotas.zip(&count) {
        if count < quota.min || count > quota.max {
            return Err(NotLegal::Quota {
                feature: feature.name.clone(),
                value: quota.value.clone(),
                count,
                min: quota.min,
                max: quota.max,
            });
        }
    }
    let mut households: Vec<u32> = (people.iter())
        .filter_map(|&p| pool.people()[p as usize].household)
        .collect();
    households.sort_unstable();
    match households.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(NotLegal::Household(
            pool.households()[pair[0] as usize].clone(),
        )),
        None => Ok(()),
    }
}
