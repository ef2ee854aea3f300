//! People and quotas, as they are once nothing in them can be wrong.

/// How many of the seats go to people of one value of a feature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    /// The value, such as `Beineu`, as it is written in the quotas.
    pub value: String,
    /// Fewest seats.
    pub min: u32,
    /// Most seats, at least `min`.
    pub max: u32,
    /// How far the two may be changed where the quotas are impossible: `(lowest min, highest max)`.
    pub flex: Option<(u32, u32)>,
}

/// Something that people differ in and that has quotas, such as `district`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Its name, as it is written in the quotas.
    pub name: String,
    /// A quota for each of its values. Everybody has exactly one of them.
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    seats: u32,
    features: Vec<Feature>,
    people: Vec<Person>,
    households: Vec<String>,
}

impl Pool {
    /// Puts together what belongs together.
    ///
    /// # Panics
    /// Never; what does not belong together is a [`PoolError`].
    pub fn new(
        seats: u32,
        features: Vec<Feature>,
        people: Vec<Person>,
        households: Vec<String>,
    ) -> Result<Self, PoolError> {
        for person in &people {
            let fits = person.values.len() == features.len()
                && (person.values.iter().zip(&features))
                    .all(|(&v, f)| usize::from(v) < f.quotas.len())
                && person
                    .household
                    .is_none_or(|h| (h as usize) < households.len());
            if !fits {
                return Err(PoolError::Misfit {
                    id: person.id.clone(),
                });
            }
        }
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

    /// The names of the households.
    pub fn households(&self) -> &[String] {
        &self.households
    }
}

/// Why people and quotas do not make a pool.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PoolError {
    /// A person does not have one value for each feature.
    #[error("the values of {id} do not fit the features")]
    Misfit {
        /// Who.
        id: String,
    },
}
