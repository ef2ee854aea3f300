//! The certificate, level by level, in whole numbers: all fractions of a level are brought to one
//! denominator first.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed as _, ToPrimitive as _};

use super::fault::{Fault, LevelFault};
use super::ground::Ground;
use super::prices::{Given, Prices, Scale};
use super::search::{Answer, Question, Search};
use super::{Open, Outcome, Report, Step, tolerance};
use crate::format::{Kind, Level, Lottery, Objective};
use crate::fraction::Fraction;

/// Checks all levels, and whether they say as much as the objective promises.
pub(super) fn check(
    lottery: &Lottery,
    ground: &Ground<'_>,
    chances: &[u64],
    search: &mut dyn Search,
    report: &mut Report,
) {
    let levels = &lottery.certificate.levels;
    if levels.is_empty() {
        report.add(Step::Objective, Err(Fault::NoLevels));
        return;
    }
    let mut state = State {
        lottery,
        ground,
        chances: ground
            .profiles
            .iter()
            .map(|of| Chances::new(of, chances))
            .collect(),
        settled: vec![false; ground.profiles.len()],
    };
    let mut unsearched = false;
    let mut above_nothing = false;
    for (number, level) in (1..).zip(levels) {
        let outcome = match state.level(level, search) {
            Ok(None) => Outcome::Passed,
            Ok(Some(open)) => Outcome::Open(open),
            Err(fault) => {
                let level = number;
                let fault = Fault::Level { level, fault };
                report.add(Step::Level(number), Outcome::Failed(fault));
                // What is settled by a level that is false, is not settled.
                return;
            }
        };
        unsearched |= outcome == Outcome::Open(Open::Unsearched);
        above_nothing |= level.bound > tolerance();
        report.add(Step::Level(number), outcome);
    }
    let unsettled = (ground.profiles.iter().zip(&state.settled))
        .filter(|(_, settled)| !**settled)
        .map(|(people, _)| people.len())
        .sum();
    let outcome = match lottery.objective {
        // What no level is known to prove, all of them do not prove.
        _ if unsearched => Outcome::Open(Open::Unsearched),
        Objective::Leximin if unsettled > 0 => Outcome::Open(Open::Unsettled(unsettled)),
        // One who could never sit makes the lowest chance nothing, whatever the others have.
        Objective::Maximin if unsettled > 0 && !above_nothing => {
            Outcome::Open(Open::Unsettled(unsettled))
        }
        _ => Outcome::Passed,
    };
    report.add(Step::Objective, outcome);
}

/// What is known of those whom a level settles.
struct Settled {
    /// How far the highest chance among them is above the bound.
    above: Fraction,
    /// By how much the chance of one of them could be higher, all that the level says being true.
    loose: Fraction,
}

/// How much that may be: 10^-6.
fn loosest() -> Fraction {
    Fraction::new(1, 1_000_000)
}

struct State<'a> {
    lottery: &'a Lottery,
    ground: &'a Ground<'a>,
    /// Of the people of each profile. There may be as many levels as profiles, and many people.
    chances: Vec<Chances>,
    /// Whether an earlier level settled the profile.
    settled: Vec<bool>,
}

/// Chances of the people of one profile, times the denominator.
struct Chances {
    lowest: u64,
    highest: u64,
    together: u128,
}

impl Chances {
    fn new(people: &[usize], chances: &[u64]) -> Self {
        let of = || people.iter().map(|&person| chances[person]);
        Self {
            lowest: of().min().unwrap_or(0),
            highest: of().max().unwrap_or(0),
            together: of().map(u128::from).sum(),
        }
    }
}

impl State<'_> {
    /// Checks a level and settles those whom it gives a weight.
    fn level(
        &mut self,
        level: &Level,
        search: &mut dyn Search,
    ) -> Result<Option<Open>, Box<LevelFault>> {
        let (found, profiles) = (level.weights.len(), self.ground.profiles.len());
        if found != profiles {
            return Err(LevelFault::WeightCount { found, profiles }.into());
        }
        let given = Given::of_level(level);
        let scale = Scale::new(&level.weights, &given)?;
        let weights: Vec<BigInt> = level.weights.iter().map(|v| scale.up(v)).collect();
        self.check_weights(&weights, &scale)?;

        // What the weights of those who are settled are worth at the chances that they have.
        let denominator = BigInt::from(self.lottery.exact.denominator);
        let mut kept = BigInt::ZERO;
        for ((weight, chances), _) in (weights.iter().zip(&self.chances))
            .zip(&self.settled)
            .filter(|(_, settled)| **settled)
        {
            kept += weight * chances.together;
        }
        let bound_of = |most: &BigInt| scale.down(&(most * &denominator - &kept), &denominator);

        let prices = Prices::new(&given, self.ground, self.lottery.seats, &scale)?;
        let most = self.covered(level, &weights, prices, &scale);
        let mut unsearched = false;
        match (self.lottery.certificate.kind, most) {
            (Kind::A, Err(uncovered)) => return Err(uncovered),
            (Kind::A, Ok(most)) => {
                let found = bound_of(&most);
                if found != level.bound {
                    let stated = level.bound.clone();
                    return Err(LevelFault::Bound { stated, found }.into());
                }
            }
            // Multipliers can prove a level of kind B too; then nothing has to be searched.
            (Kind::B, Ok(most)) if bound_of(&most) <= level.bound => {}
            (Kind::B, _) => {
                // The most that the bound leaves to a legal panel: no whole number above it is.
                let most = &level.bound.0 * &scale.one + BigRational::new(kept, denominator);
                let limit = most.floor().to_integer();
                unsearched = !self.searched(&weights, &limit, &scale, search)?;
            }
        }

        let gap = self.gap(level);
        if gap != level.gap {
            let stated = level.gap.clone();
            return Err(LevelFault::Gap { stated, found: gap }.into());
        }
        let Settled { above, loose } = self.settle(&weights, level, &scale);
        let tolerance = tolerance();
        // Whoever is settled counts: in leximin, and where it is that they can have no chance at all.
        let each = self.lottery.objective == Objective::Leximin || level.bound <= tolerance;
        Ok(if unsearched {
            Some(Open::Unsearched)
        } else if gap > tolerance {
            Some(Open::Gap(gap))
        } else if each && above > tolerance {
            Some(Open::Above(above))
        } else if each && loose > loosest() {
            Some(Open::Loose(loose))
        } else {
            None
        })
    }

    /// Weights of those not settled are at least 0, and sum to 1 over all people.
    fn check_weights(&self, weights: &[BigInt], scale: &Scale) -> Result<(), Box<LevelFault>> {
        let mut sum = BigInt::ZERO;
        for (profile, weight) in weights.iter().enumerate() {
            if self.settled[profile] {
                continue;
            }
            if weight.is_negative() {
                let id = self.first_of(profile);
                return Err(LevelFault::NegativeWeight { id }.into());
            }
            sum += weight * self.ground.profiles[profile].len();
        }
        if sum == scale.one {
            return Ok(());
        }
        let sum = scale.down(&sum, &BigInt::from(1));
        Err(LevelFault::WeightSum { sum }.into())
    }

    /// The most that a legal panel can weigh by the multipliers; or who weighs more than they say.
    fn covered(
        &self,
        level: &Level,
        weights: &[BigInt],
        prices: Prices,
        scale: &Scale,
    ) -> Result<BigInt, Box<LevelFault>> {
        let over = weights
            .iter()
            .zip(&prices.paid)
            .position(|(weight, paid)| weight > paid);
        match over {
            None => Ok(prices.most),
            Some(profile) => Err(LevelFault::Uncovered {
                id: self.first_of(profile),
                weight: level.weights[profile].clone(),
                paid: scale.down(&prices.paid[profile], &BigInt::from(1)),
            }
            .into()),
        }
    }

    /// Whether a search shows that no legal panel weighs more than the limit.
    fn searched(
        &self,
        weights: &[BigInt],
        limit: &BigInt,
        scale: &Scale,
        search: &mut dyn Search,
    ) -> Result<bool, Box<LevelFault>> {
        let fits = |number: &BigInt| number.bits() <= Question::MOST_BITS;
        let whole: Option<Vec<i128>> = (weights.iter())
            .map(|weight| weight.to_i128().filter(|_| fits(weight)))
            .collect();
        let (Some(whole), Some(most)) = (whole, limit.to_i128()) else {
            return Err(LevelFault::TooFine.into());
        };
        let question = Question {
            seats: self.lottery.seats,
            features: &self.lottery.features,
            people: &self.lottery.people,
            weights: &whole,
            limit: most,
        };
        match search.heavier(&question) {
            Answer::None => Ok(true),
            // Whoever says that there is one has to show it.
            Answer::Panel(panel) if self.ground.is_panel(self.lottery.seats, &panel) => {
                let found: BigInt = weights.iter().zip(&panel).map(|(v, &a)| v * a).sum();
                if found <= *limit {
                    return Ok(false);
                }
                let one = BigInt::from(1);
                Err(LevelFault::Heavier {
                    stated: scale.down(limit, &one),
                    found: scale.down(&found, &one),
                }
                .into())
            }
            Answer::GaveUp | Answer::Panel(_) => Ok(false),
        }
    }

    /// The bound minus the lowest chance among those not settled.
    fn gap(&self, level: &Level) -> Fraction {
        let open = (self.chances.iter().zip(&self.settled)).filter(|(_, settled)| !**settled);
        let lowest = open.map(|(chances, _)| chances.lowest).min();
        let denominator = self.lottery.exact.denominator;
        let lowest = Fraction::new(lowest.unwrap_or(0).into(), denominator.into());
        Fraction(&level.bound.0 - lowest.0)
    }

    /// Settles those who have a weight.
    fn settle(&mut self, weights: &[BigInt], level: &Level, scale: &Scale) -> Settled {
        let mut highest = 0;
        let mut lightest: Option<BigInt> = None;
        for (profile, weight) in weights.iter().enumerate() {
            if !self.settled[profile] && weight.is_positive() {
                self.settled[profile] = true;
                highest = self.chances[profile].highest.max(highest);
                let together = weight * self.ground.profiles[profile].len();
                lightest = Some(lightest.map_or(together.clone(), |least| least.min(together)));
            }
        }
        let denominator = self.lottery.exact.denominator;
        let highest = Fraction::new(highest.into(), denominator.into());
        let above = Fraction(highest.0 - &level.bound.0);
        // From Σ n(t)·v(t)·p(t) ≤ bound, with every p(t) at least the lowest.
        let room = level.gap.0.clone().max(BigRational::from(BigInt::ZERO));
        let loose = lightest.map_or(BigRational::from(BigInt::ZERO), |lightest| {
            room * &scale.one / lightest
        });
        Settled {
            above,
            loose: Fraction(loose),
        }
    }

    fn first_of(&self, profile: usize) -> String {
        self.lottery.people[self.ground.profiles[profile][0]]
            .id
            .clone()
    }
}
