//! One legal panel near given chances, by moves of one seat at a time.

use super::problem::Problem;
use crate::chance::Chance;

/// What a panel is to keep to.
#[derive(Clone, Debug)]
pub(crate) struct Cells {
    /// Fewest and most seats of each profile; they differ by one at most.
    pub profiles: Vec<(i64, i64)>,
    /// Fewest and most seats of each row.
    pub rows: Vec<(i64, i64)>,
    /// How much each profile is wanted in its upper place, where there is a choice.
    pub wanted: Vec<f64>,
}

/// Finds a panel within the cells, or gives up.
///
/// Starts from as few seats as are allowed and moves one seat at a time within a row that is
/// broken: the move that mends most, among equals the one that is wanted most. A row that stays
/// broken weighs more; a profile that moved rests for a while.
pub(crate) fn find(problem: &Problem, cells: &Cells, chance: &mut Chance) -> Option<Vec<i64>> {
    let mut seats: Vec<i64> = cells.profiles.iter().map(|cell| cell.0).collect();
    let mut sums = problem.sums(&seats);
    let lack: i64 = (sums.iter().zip(&cells.rows))
        .map(|(s, c)| (c.0 - s).max(s - c.1).max(0))
        .max()
        .unwrap_or(0);
    let open: Vec<Vec<u32>> = (problem.rows.iter())
        .map(|row| {
            row.profiles
                .iter()
                .copied()
                .filter(|&t| cells.profiles[t as usize].0 < cells.profiles[t as usize].1)
                .collect()
        })
        .collect();
    let mut weight = vec![1_i64; sums.len()];
    let mut rests_until = vec![0_i64; seats.len()];
    let (mut up, mut down) = (vec![0_i64; sums.len()], vec![0_i64; sums.len()]);
    for turn in 1..=(2 * lack + 3 * sums.len() as i64 + 30) {
        let mut row = None;
        let mut count = 0;
        for (q, (&sum, cell)) in sums.iter().zip(&cells.rows).enumerate() {
            let w = weight[q];
            up[q] = if sum < cell.0 {
                w
            } else if sum >= cell.1 {
                -w
            } else {
                0
            };
            down[q] = if sum > cell.1 {
                w
            } else if sum <= cell.0 {
                -w
            } else {
                0
            };
            if sum < cell.0 || sum > cell.1 {
                count += 1;
                if chance.below(count) == 0 {
                    row = Some(q);
                }
            }
        }
        let Some(row) = row else {
            return Some(seats);
        };
        let rising = sums[row] < cells.rows[row].0;
        let gain_of = if rising { &up } else { &down };
        let mut best: Option<(i64, f64, usize)> = None;
        for &t in &open[row] {
            let t = t as usize;
            if (seats[t] == cells.profiles[t].0) != rising || rests_until[t] > turn {
                continue;
            }
            let gain: i64 = problem.rows_of[t]
                .iter()
                .map(|&q| gain_of[q as usize])
                .sum();
            let liking = if rising {
                cells.wanted[t]
            } else {
                -cells.wanted[t]
            };
            if best.is_none_or(|(g, l, _)| gain > g || (gain == g && liking > l)) {
                best = Some((gain, liking, t));
            }
        }
        let stuck = best.is_none_or(|(gain, _, _)| gain <= 0);
        if let Some((_, _, t)) = best {
            let by = if rising { 1 } else { -1 };
            seats[t] += by;
            rests_until[t] = turn + 3 + chance.below(5) as i64;
            for &q in &problem.rows_of[t] {
                sums[q as usize] += by;
            }
        }
        if stuck {
            for (q, (&sum, cell)) in sums.iter().zip(&cells.rows).enumerate() {
                if sum < cell.0 || sum > cell.1 {
                    weight[q] += 1;
                }
            }
        }
    }
    None
}
