//! The proof that no panel meets the quotas.

use num_traits::Signed as _;

use super::fault::{Fault, LevelFault};
use super::ground::Ground;
use super::prices::{Given, Prices, Scale};
use super::search::{Answer, Question, Search};
use crate::format::{Infeasible, NoPanel, Published as _};

/// How it is shown that there is no legal panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// By multiplication, which was done again.
    Multiplication,
    /// By a search, as the file says; only another search could check that: [`any_panel`].
    Search,
}

/// Why the file does not show that there is no legal panel.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ShowsNothing {
    /// It cannot be read, or its people and quotas are not what they should be.
    #[error(transparent)]
    Ground(#[from] Fault),
    /// A multiplier is not what it should be.
    #[error(transparent)]
    Multiplier(#[from] Box<LevelFault>),
    /// Somebody's multipliers sum to less than 0.
    #[error("the multipliers of {id} sum to less than 0")]
    Below {
        /// The profile's first person.
        id: String,
    },
    /// A legal panel could have a sum of 0 or more.
    #[error("the multipliers leave room for a panel")]
    Room,
}

/// Checks `keruen-infeasible/1`: that its certificate shows that no panel meets the quotas.
///
/// # Errors
/// Where it does not.
pub fn no_panel(bytes: &[u8]) -> Result<Shows, ShowsNothing> {
    let file = Infeasible::from_bytes(bytes).map_err(Fault::from)?;
    let ground = Ground::new(file.seats, &file.features, &file.people)?;
    let NoPanel::Multipliers {
        quota,
        household,
        gamma,
        caps,
    } = &file.certificate
    else {
        return Ok(Shows::Search);
    };
    let given = Given {
        gamma,
        quota,
        household,
        caps,
    };
    let prices = Prices::new(&given, &ground, file.seats, &Scale::new(&[], &given)?)?;
    if let Some(profile) = prices.paid.iter().position(num_bigint::BigInt::is_negative) {
        let id = file.people[ground.profiles[profile][0]].id.clone();
        return Err(ShowsNothing::Below { id });
    }
    if prices.most.is_negative() {
        Ok(Shows::Multiplication)
    } else {
        Err(ShowsNothing::Room)
    }
}

/// Whether some panel meets the quotas after all: the search behind [`Shows::Search`], done again.
pub fn any_panel(file: &Infeasible, search: &mut dyn Search) -> Answer {
    let Ok(ground) = Ground::new(file.seats, &file.features, &file.people) else {
        return Answer::GaveUp;
    };
    // Nobody weighs anything, so every panel there is weighs more than this.
    let answer = search.heavier(&Question {
        seats: file.seats,
        features: &file.features,
        people: &file.people,
        weights: &vec![0; ground.profiles.len()],
        limit: -1,
    });
    match answer {
        // Whoever says that there is one has to show it.
        Answer::Panel(panel) if !ground.is_panel(file.seats, &panel) => Answer::GaveUp,
        answer => answer,
    }
}
