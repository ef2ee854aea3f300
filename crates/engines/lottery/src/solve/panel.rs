//! One legal panel near given chances, by moves of one seat at a time.

use super::problem::Problem;
use super::run::Run;

/// What a panel is to keep to.
#[derive(Clone, Debug)]
pub(crate) struct Cells {
    /// Fewest and most seats of each profile; for [`find`] they differ by one at most.
    pub profiles: Vec<(i64, i64)>,
    /// Fewest and most seats of each row.
    pub rows: Vec<(i64, i64)>,
    /// How much each profile is wanted in its upper place, where there is a choice.
    pub wanted: Vec<f64>,
}

/// Turns in which a profile that moved rests, at least.
const TABU: i64 = 3;

/// Finds a panel within the cells, or gives up.
///
/// Starts from as few seats as are allowed and moves one seat at a time within a row that is
/// broken: the move that mends most, among equals the one that is wanted most. A row that stays
/// broken weighs more; a profile that moved rests for a while.
pub(crate) fn find(problem: &Problem, cells: &Cells, run: &mut Run<'_>) -> Option<Vec<i64>> {
    let mut seats: Vec<i64> = cells.profiles.iter().map(|cell| cell.0).collect();
    let mut state = State::new(cells, problem.sums(&seats));
    let mut open: Vec<Option<Vec<u32>>> = vec![None; problem.rows.len()];
    let mut rests_until = vec![0_i64; seats.len()];
    for turn in 1..=state.turns() {
        if state.broken.is_empty() {
            return Some(seats);
        }
        let row = state.broken[run.chance.index(state.broken.len())] as usize;
        let rising = state.sums[row] < cells.rows[row].0;
        let gain_of = if rising { &state.up } else { &state.down };
        let choice = |&t: &u32| cells.profiles[t as usize].0 < cells.profiles[t as usize].1;
        let open = open[row].get_or_insert_with(|| {
            problem.rows[row]
                .profiles
                .iter()
                .copied()
                .filter(choice)
                .collect()
        });
        if !run.spend(8 * open.len()) {
            return None;
        }
        let mut best: Option<(i64, f64, usize)> = None;
        for &t in open.iter() {
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
            rests_until[t] = turn + TABU + run.chance.below(5) as i64;
            for &q in &problem.rows_of[t] {
                state.change(q as usize, by);
            }
        }
        if stuck {
            state.press();
        }
    }
    None
}

/// Where each row stands.
struct State<'a> {
    cells: &'a Cells,
    sums: Vec<i64>,
    weight: Vec<i64>,
    /// What one seat more, and one seat fewer, mends in each row.
    up: Vec<i64>,
    down: Vec<i64>,
    /// Rows outside of their cells, and where each stands in that list.
    broken: Vec<u32>,
    place: Vec<Option<u32>>,
}

impl<'a> State<'a> {
    fn new(cells: &'a Cells, sums: Vec<i64>) -> Self {
        let rows = sums.len();
        let mut state = Self {
            cells,
            sums,
            weight: vec![1; rows],
            up: vec![0; rows],
            down: vec![0; rows],
            broken: Vec::new(),
            place: vec![None; rows],
        };
        for row in 0..rows {
            state.change(row, 0);
        }
        state
    }

    /// Turns after which it is given up: some for each seat that is missing and each broken row.
    fn turns(&self) -> i64 {
        let missing = |&q: &u32| (self.cells.rows[q as usize].0 - self.sums[q as usize]).max(0);
        2 * self.broken.iter().map(missing).max().unwrap_or(0)
            + 3 * (self.sums.len() as i64).min(80)
            + 30
    }

    fn change(&mut self, row: usize, by: i64) {
        self.sums[row] += by;
        let (sum, (low, high), weight) = (self.sums[row], self.cells.rows[row], self.weight[row]);
        let mends = |mends: bool, breaks: bool| {
            if mends {
                weight
            } else if breaks {
                -weight
            } else {
                0
            }
        };
        self.up[row] = mends(sum < low, sum >= high);
        self.down[row] = mends(sum > high, sum <= low);
        match (sum < low || sum > high, self.place[row]) {
            (true, None) => {
                self.place[row] = Some(self.broken.len() as u32);
                self.broken.push(row as u32);
            }
            (false, Some(place)) => {
                self.broken.swap_remove(place as usize);
                if let Some(&moved) = self.broken.get(place as usize) {
                    self.place[moved as usize] = Some(place);
                }
                self.place[row] = None;
            }
            _ => {}
        }
    }

    /// Whatever is broken weighs more from now on.
    fn press(&mut self) {
        for at in 0..self.broken.len() {
            let row = self.broken[at] as usize;
            self.weight[row] += 1;
            self.change(row, 0);
        }
    }
}
