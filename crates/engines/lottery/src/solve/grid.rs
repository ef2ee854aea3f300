//! Chances on whole numbers, where "meets the quotas" has no tolerance.

use super::problem::Problem;
use super::run::Run;

/// A number that is nearer to a whole one than this part of one is taken for it.
const NEARLY: i64 = 1_000_000;
/// Turns after which no numbers are believed to be there.
const TURNS: u32 = 4_000;
/// Turns in which a number that was moved stays where it is.
const TABU: u32 = 3;

/// Rounds expected seats to multiples of 1/`denominator` that meet every row exactly; `None` where
/// none are found nearby. Each comes within a few hundred units of what it was, most within one.
pub(crate) fn round(
    problem: &Problem,
    seats: &[f64],
    denominator: i64,
    run: &mut Run<'_>,
) -> Option<Vec<i64>> {
    let most = |&n: &i64| (0, n.min(problem.seats) * denominator);
    let cells: Vec<(i64, i64)> = problem.sizes.iter().map(most).collect();
    let near = |x: f64| libm::round(x * denominator as f64) as i64;
    let start = seats
        .iter()
        .zip(&cells)
        .map(|(&x, cell)| near(x).clamp(cell.0, cell.1))
        .collect();
    repair(problem, start, &cells, denominator, run)
}

/// Brings numbers from one denominator to a smaller one: each becomes one of the two whole numbers
/// around it, and every row holds. What is whole but for the last digits becomes that whole number,
/// where the rows allow it: 44.9999999 rows are 45.
pub(crate) fn coarsen(
    problem: &Problem,
    seats: &[i64],
    from: i64,
    to: i64,
    run: &mut Run<'_>,
) -> Option<Vec<i64>> {
    [from / NEARLY, 0].into_iter().find_map(|nearly| {
        let (mut cells, mut start) = (Vec::new(), Vec::new());
        for &r in seats {
            let wide = i128::from(r) * i128::from(to);
            let floor = wide.div_euclid(from.into()) as i64;
            let rest = wide.rem_euclid(from.into()) as i64;
            let low = floor + i64::from(rest != 0 && rest >= from - nearly);
            let high = floor + i64::from(rest > nearly);
            // Above or below by chance, in proportion, so that no group of people is favoured.
            let up = run.chance.below(from as u64) < rest as u64;
            start.push(if up { high } else { low });
            cells.push((low, high));
        }
        repair(problem, start, &cells, to, run)
    })
}

/// Moves numbers within their cells until every row holds. A row that stays broken weighs more and
/// more; a move as large as what is missing is tried before smaller ones.
fn repair(
    problem: &Problem,
    mut seats: Vec<i64>,
    cells: &[(i64, i64)],
    denominator: i64,
    run: &mut Run<'_>,
) -> Option<Vec<i64>> {
    let bounds: Vec<(i64, i64)> = (problem.rows.iter())
        .map(|row| row.bounds(denominator))
        .collect();
    let missing = |q: usize, sum: i64| {
        if sum < bounds[q].0 {
            bounds[q].0 - sum
        } else {
            (bounds[q].1 - sum).min(0)
        }
    };
    let mut sums = problem.sums(&seats);
    let mut weight = vec![1_i64; sums.len()];
    let mut rests_until = vec![0_u32; seats.len()];
    for turn in 1..=TURNS {
        let broken: Vec<usize> = (0..sums.len())
            .filter(|&q| problem.rows[q].matters)
            .filter(|&q| bounds[q].0 > sums[q] || bounds[q].1 < sums[q])
            .collect();
        if broken.is_empty() {
            return Some(seats);
        }
        let row = broken[run.chance.index(broken.len())];
        let lack = missing(row, sums[row]);
        let mut best: Option<(i64, usize, i64)> = None;
        let mut size = lack.abs();
        while size > 0 && best.is_none_or(|(gain, _, _)| gain <= 0) {
            let by = size * lack.signum();
            let of = &problem.rows[row].profiles;
            if !run.spend(8 * of.len() + sums.len()) {
                return None;
            }
            let gain_of: Vec<i64> = (0..sums.len())
                .map(|q| {
                    if problem.rows[q].matters {
                        weight[q].saturating_mul(
                            missing(q, sums[q]).abs() - missing(q, sums[q] + by).abs(),
                        )
                    } else {
                        0
                    }
                })
                .collect();
            let mut ties = 0;
            for &t in of {
                let t = t as usize;
                let to = seats[t] + by;
                if to < cells[t].0 || to > cells[t].1 || rests_until[t] > turn {
                    continue;
                }
                let gain = problem.rows_of[t]
                    .iter()
                    .fold(0_i64, |sum, &q| sum.saturating_add(gain_of[q as usize]));
                if best.is_none_or(|(other, _, _)| gain > other) {
                    (best, ties) = (Some((gain, t, by)), 1);
                } else if best.is_some_and(|(other, _, step)| gain == other && by == step) {
                    ties += 1;
                    if run.chance.below(ties) == 0 {
                        best = Some((gain, t, by));
                    }
                }
            }
            size /= 2;
        }
        if best.is_none_or(|(gain, _, _)| gain <= 0) {
            for &q in &broken {
                weight[q] += 1;
            }
        }
        if let Some((_, t, by)) = best {
            seats[t] += by;
            rests_until[t] = turn + TABU;
            for &q in &problem.rows_of[t] {
                sums[q as usize] += by;
            }
        }
    }
    None
}
