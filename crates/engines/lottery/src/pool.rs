//! People and quotas, as they are once nothing in them can be wrong.
//!
//! Whether a panel can exist at all is another question. What arithmetic alone says about it is
//! [`Pool::shortfalls`].

mod check;
mod file;
mod shortfalls;

pub(crate) use check::seats as check_seats;
pub use check::{Counted, PoolError, QuotaError};
pub use shortfalls::{Shortfall, sums};

/// The most people in a pool, the most seats, and the most that a quota may say.
pub const MOST_PEOPLE: u32 = 1_000_000;

/// The most values of all features together.
pub const MOST_VALUES: usize = 65_535;

/// The most features.
pub const MOST_FEATURES: usize = 200;

/// How many of the seats go to people of one value of a feature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    /// The value, such as `Beineu`, as it is written in the quotas.
    pub value: String,
    /// Fewest seats.
    pub min: u32,
    /// Most seats, at least `min`. May be more than there are seats or people.
    pub max: u32,
    /// How far the two may be changed where the quotas are impossible: `(lowest min, highest max)`.
    pub flex: Option<(u32, u32)>,
}

/// Something that people differ in and that has quotas, such as `district`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Its name, as it is written in the quotas.
    pub name: String,
    /// A quota for each of its values, at least one. Everybody has exactly one of them.
    pub quotas: Vec<Quota>,
}

/// Somebody who may be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who it is in every file: a number of a receipt, a row number, never a name.
    pub id: String,
    /// For each feature the index of the person's value among its quotas.
    pub values: Vec<u16>,
    /// Index among [`Pool::households`]; no panel has two people of one household.
    pub household: Option<u32>,
}

/// A pool of people and the quotas a panel of them is to meet.
///
/// There is at least one seat. Ids are different; names of features, of the values of one feature
/// and of households differ in more than capitals and spaces ([`crate::text::key`]); each is as
/// [`crate::text::tidy`] writes it. Of each quota `min` ≤ `max`, and its flex holds both. There may
/// be nobody, and no feature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    seats: u32,
    features: Vec<Feature>,
    people: Vec<Person>,
    households: Vec<String>,
}

impl Pool {
    /// Puts together what belongs together. Households without people are left out, and the others
    /// numbered by their first person.
    ///
    /// # Errors
    /// The first thing that contradicts what is said of [`Pool`].
    pub fn new(
        seats: u32,
        features: Vec<Feature>,
        mut people: Vec<Person>,
        households: Vec<String>,
    ) -> Result<Self, PoolError> {
        check::seats(seats)?;
        check::features(&features)?;
        check::people(&people, &features, &households)?;
        let households = in_order(&mut people, households);
        Ok(Self {
            seats,
            features,
            people,
            households,
        })
    }

    /// How many people a panel has.
    pub fn seats(&self) -> u32 {
        self.seats
    }

    /// What people differ in, with the quotas.
    pub fn features(&self) -> &[Feature] {
        &self.features
    }

    /// Everybody who may be drawn; a person's index here is the index in every file.
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// The names of the households, in the order of their first people.
    pub fn households(&self) -> &[String] {
        &self.households
    }
}

/// Numbers households by their first person; one pool has one form.
fn in_order(people: &mut [Person], mut names: Vec<String>) -> Vec<String> {
    let mut place: Vec<Option<u32>> = vec![None; names.len()];
    let mut ordered = Vec::new();
    for household in people.iter_mut().filter_map(|one| one.household.as_mut()) {
        let old = *household as usize;
        *household = *place[old].get_or_insert_with(|| {
            ordered.push(std::mem::take(&mut names[old]));
            u32::try_from(ordered.len() - 1).unwrap_or(u32::MAX)
        });
    }
    ordered
}
