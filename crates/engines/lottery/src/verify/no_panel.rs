//! A file that says that no panel meets the quotas: its proof, and what else it claims.

use num_traits::Signed as _;

use super::claims;
use super::fault::Fault;
use super::ground::Ground;
use super::prices::{Given, Prices, Scale};
use super::search::{Answer, Question, Search};
use super::untrue::Untrue;
use super::{Open, Outcome, Report, Step};
use crate::format::{Infeasible, NoPanel, Published as _};

/// How it is shown that there is no legal panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shows {
    /// By multiplication.
    Multiplication,
    /// By a search of all panels.
    Search,
}

/// Checks `keruen-infeasible/1`: that no panel meets the quotas, that each way out is one and needs
/// all of its changes, that the conflict is one from which nothing can be dropped, and that nobody
/// who is called excluded could be drawn. That no changes are cheaper is not checked.
///
/// Nearly all of it needs a search. What the search gives up on stays open.
pub fn no_panel(bytes: &[u8], search: &mut dyn Search) -> Report {
    let mut report = Report::default();
    let file = match Infeasible::from_bytes(bytes) {
        Ok(file) => file,
        Err(error) => {
            report.add(Step::NoPanelFile, Outcome::Failed(error.into()));
            return report;
        }
    };
    report.add(Step::NoPanelFile, Ok(()));
    let ground = match Ground::new(file.seats, &file.features, &file.people) {
        Ok(ground) => ground,
        Err(fault) => {
            report.add(Step::People, Err(fault));
            return report;
        }
    };
    report.add(Step::People, Ok(()));
    match certificate(&file, &ground) {
        Ok(Shows::Multiplication) => report.add(Step::NoPanel(Shows::Multiplication), Ok(())),
        Ok(Shows::Search) => {
            let found = panel(&file, &ground, search);
            report.add(Step::NoPanel(Shows::Search), found);
        }
        Err(untrue) => {
            let fault = Fault::from(untrue);
            report.add(Step::NoPanel(Shows::Multiplication), Err(fault));
        }
    }
    if report.is_true() {
        claims::check(&file, &ground, search, &mut report);
    }
    report
}

/// Whether the multipliers show it, where there are any.
fn certificate(file: &Infeasible, ground: &Ground<'_>) -> Result<Shows, Untrue> {
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
    let prices = Prices::new(&given, ground, file.seats, &Scale::new(&[], &given)?)?;
    if let Some(profile) = prices.paid.iter().position(num_bigint::BigInt::is_negative) {
        let id = file.people[ground.profiles[profile][0]].id.clone();
        return Err(Untrue::Below { id });
    }
    if prices.most.is_negative() {
        Ok(Shows::Multiplication)
    } else {
        Err(Untrue::Room)
    }
}

/// The search that the file says was done, done again.
fn panel(file: &Infeasible, ground: &Ground<'_>, search: &mut dyn Search) -> Outcome {
    // Nobody weighs anything, so every panel there is weighs more than this.
    let answer = search.heavier(&Question {
        seats: file.seats,
        features: &file.features,
        people: &file.people,
        weights: &vec![0; ground.profiles.len()],
        limit: -1,
    });
    match answer {
        Answer::None => Outcome::Passed,
        // Whoever says that there is one has to show it.
        Answer::Panel(panel) if ground.is_panel(file.seats, &panel) => {
            Outcome::Failed(Untrue::SomePanel.into())
        }
        Answer::Panel(_) | Answer::GaveUp => Outcome::Open(Open::Unsearched),
    }
}
