//! What closes a branch: multipliers, multiplied out in whole numbers.

use super::tree::Descent;
use crate::solve::scale::SEARCHED;
use crate::solve::simplex::Outcome;

impl Descent<'_> {
    /// What no panel of this branch weighs more than, in whole numbers; `i64::MIN` if it has none.
    /// Any multipliers give such a bound, those of a program that was ended too; a poor one is no
    /// harm.
    pub(super) fn bound(&self, outcome: Outcome) -> i64 {
        let all: i128 = (self.profiles.iter().zip(self.weights))
            .map(|(&(low, high), &w)| i128::from(w) * i128::from(if w > 0 { high } else { low }))
            .sum();
        let all = i64::try_from(all).unwrap_or(i64::MAX);
        self.multiplied(outcome).unwrap_or(i64::MAX).min(all)
    }

    /// What the multipliers of the program come to; `None` where their products leave 128 bits.
    fn multiplied(&self, outcome: Outcome) -> Option<i64> {
        let impossible = outcome == Outcome::Infeasible;
        let scale = if impossible {
            SEARCHED
        } else {
            SEARCHED * self.heaviest
        };
        let times: Vec<(usize, i128)> = (self.program.duals().iter().enumerate())
            .map(|(line, y)| (self.row_of[line], libm::round(y * scale) as i128))
            .filter(|(_, y)| *y != 0)
            .collect();
        let mut of_row = vec![0_i128; self.problem.rows.len()];
        let mut total = 0_i128;
        for (q, y) in times {
            of_row[q] = y;
            total = total.checked_add(highest(y, self.rows[q])?)?;
        }
        for (t, &cell) in self.profiles.iter().enumerate() {
            let own = if impossible {
                0
            } else {
                i128::from(self.weights[t]) * SEARCHED as i128
            };
            let rest = (self.problem.rows_of[t].iter())
                .try_fold(own, |rest, &q| rest.checked_sub(of_row[q as usize]))?;
            total = total.checked_add(highest(rest, cell)?)?;
        }
        if impossible {
            return (total < 0).then_some(i64::MIN);
        }
        i64::try_from(total.div_euclid(SEARCHED as i128)).ok()
    }
}

/// The greatest product of a number with one between two bounds.
fn highest(times: i128, (low, high): (i64, i64)) -> Option<i128> {
    let low = times.checked_mul(low.into())?;
    Some(low.max(times.checked_mul(high.into())?))
}
