//! Whether somebody may still be taken, given all who were.

use crate::prepare::Refusal;
use crate::solve::panel::Cells;
use crate::solve::problem::Problem;
use crate::solve::run::Run;
use crate::solve::search::{self, Goal};

/// How far the walk has come. Who counts for the same is one profile, so numbers of each are enough.
pub(super) struct Path<'a> {
    problem: &'a Problem,
    profile_of: Vec<usize>,
    /// For each profile the places of its people in the order.
    places: Vec<Vec<usize>>,
    /// Of each profile at least those who were taken, and no more than may be.
    cells: Cells,
    /// How many who were taken count in each row.
    sums: Vec<i64>,
    /// A legal panel that contains all who were taken.
    panel: Vec<i64>,
}

impl<'a> Path<'a> {
    /// Stands before the first of the order; `None` where there is no panel at all.
    pub fn begin(
        problem: &'a Problem,
        order: &[u32],
        run: &mut Run<'_>,
    ) -> Result<Option<Self>, Refusal> {
        let mut profile_of = vec![0; order.len()];
        for (profile, people) in problem.people.iter().enumerate() {
            for &person in people {
                profile_of[person as usize] = profile;
            }
        }
        let mut places = vec![Vec::new(); problem.profiles()];
        for (place, &person) in order.iter().enumerate() {
            places[profile_of[person as usize]].push(place);
        }
        let mut path = Self {
            problem,
            profile_of,
            places,
            cells: search::everything(problem),
            sums: vec![0; problem.rows.len()],
            panel: Vec::new(),
        };
        Ok(path.search(run)?.map(|panel| {
            path.panel = panel;
            path
        }))
    }

    /// Takes the next person of the order if there is a panel with them.
    pub fn takes(&mut self, person: u32, run: &mut Run<'_>) -> Result<bool, Refusal> {
        let profile = self.profile_of[person as usize];
        let (has, most) = self.cells.profiles[profile];
        if has == most {
            return Ok(false);
        }
        if self.is_full(profile) {
            self.cells.profiles[profile] = (has, has);
            return Ok(false);
        }
        self.cells.profiles[profile] = (has + 1, most);
        // A panel that has one more of them shows that it is possible.
        if self.panel[profile] <= has {
            let Some(panel) = self.search(run)? else {
                self.cells.profiles[profile] = (has, has);
                return Ok(false);
            };
            self.panel = panel;
        }
        for &row in &self.problem.rows_of[profile] {
            self.sums[row as usize] += 1;
        }
        Ok(true)
    }

    /// Whether some row has no room for one more of the profile.
    fn is_full(&self, profile: usize) -> bool {
        let full = |&row: &u32| self.sums[row as usize] >= self.problem.rows[row as usize].max;
        self.problem.rows_of[profile].iter().any(full)
    }

    /// A panel within the cells, preferably with whoever comes soon; `None` where there is none.
    fn search(&self, run: &mut Run<'_>) -> Result<Option<Vec<i64>>, Refusal> {
        let people = self.profile_of.len();
        let soon = |(places, &(has, most)): (&Vec<usize>, &(i64, i64))| {
            let next = usize::try_from(has).ok().filter(|_| has < most);
            let next = next.and_then(|next| places.get(next));
            next.map_or(0, |place| i64::try_from(people - place).unwrap_or(0))
        };
        let weights: Vec<i64> = (self.places.iter().zip(&self.cells.profiles))
            .map(soon)
            .collect();
        let found = search::among(
            self.problem,
            &self.cells,
            &weights,
            Goal::Any,
            u64::MAX,
            run,
        );
        match (found.best, found.bound) {
            (Some((_, panel)), _) => Ok(Some(panel)),
            (None, Some(_)) => Ok(None),
            (None, None) => Err(Refusal::Interrupted),
        }
    }
}
