//! All panels of a pool that has few of them.

use super::LISTED;
use crate::solve::problem::Problem;
use crate::solve::walk::{Panel, sparse};

/// More profiles than this have too many panels.
const MOST_PROFILES: usize = 200;

/// All panels of a problem that has few.
pub(crate) fn list(problem: &Problem) -> Option<Vec<Panel>> {
    if problem.profiles() > MOST_PROFILES {
        return None;
    }
    let mut lister = Lister {
        problem,
        panel: vec![0; problem.profiles()],
        sums: vec![0; problem.rows.len()],
        left: Vec::new(),
        found: Vec::new(),
        nodes: 0,
    };
    let mut left = vec![0; problem.rows.len()];
    lister.left.push(left.clone());
    for t in (0..problem.profiles()).rev() {
        for &q in &problem.rows_of[t] {
            left[q as usize] += problem.sizes[t];
        }
        lister.left.push(left.clone());
    }
    lister.left.reverse();
    lister.from(0).then_some(lister.found)
}

struct Lister<'a> {
    problem: &'a Problem,
    panel: Vec<i64>,
    sums: Vec<i64>,
    /// How many of each row there are from a profile on.
    left: Vec<Vec<i64>>,
    found: Vec<Panel>,
    nodes: usize,
}

impl Lister<'_> {
    /// Lists the panels that go on from here; `false` where they are too many.
    fn from(&mut self, t: usize) -> bool {
        self.nodes += 1;
        if self.nodes > 50 * LISTED || self.found.len() > LISTED {
            return false;
        }
        for (q, row) in self
            .problem
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.matters)
        {
            if self.sums[q] > row.max || self.sums[q] + self.left[t][q] < row.min {
                return true;
            }
        }
        if t == self.panel.len() {
            self.found.push(sparse(&self.panel));
            return true;
        }
        for seats in 0..=self.problem.sizes[t] {
            self.panel[t] = seats;
            for &q in &self.problem.rows_of[t] {
                self.sums[q as usize] += seats;
            }
            let fits = self.from(t + 1);
            for &q in &self.problem.rows_of[t] {
                self.sums[q as usize] -= seats;
            }
            self.panel[t] = 0;
            if !fits {
                return false;
            }
        }
        true
    }
}
