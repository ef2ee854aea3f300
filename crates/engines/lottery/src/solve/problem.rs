//! A pool as the mathematics sees it: profiles, and rows that a panel is to meet.

use std::collections::BTreeMap;

use crate::pool::Pool;

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// The number of seats: everybody counts.
    Seats,
    /// A quota: index of the feature and of its value.
    Quota(usize, usize),
    /// One of a household at most: its index.
    Household(usize),
}

/// Bounds that no row of a panel can break when seats are counted, with room to subtract from.
pub(crate) const ANYTHING: (i64, i64) = (i64::MIN / 4, i64::MAX / 4);

/// A bound on how many of some profiles a panel may have.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// What it stands for.
    pub what: Rule,
    /// Fewest.
    pub min: i64,
    /// Most.
    pub max: i64,
    /// The profiles that count, ascending.
    pub profiles: Vec<u32>,
    /// Whether some panel of the right size could break it.
    pub matters: bool,
}

/// Profiles and rows. Profiles are numbered by their first person; rows are the number of seats,
/// the quotas in the order of the file, and the households of two or more people.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    /// How many people a panel has.
    pub seats: i64,
    /// The people of each profile, ascending.
    pub people: Vec<Vec<u32>>,
    /// How many they are.
    pub sizes: Vec<i64>,
    /// The rows.
    pub rows: Vec<Row>,
    /// For each profile the rows in which it counts, ascending, but those that do not matter.
    pub rows_of: Vec<Vec<u32>>,
}

impl Problem {
    /// Joins equal people. Somebody whose household has two applicants is a profile apart.
    pub(crate) fn new(pool: &Pool) -> Self {
        let mut at_home = vec![0_u32; pool.households().len()];
        for home in pool.people().iter().filter_map(|p| p.household) {
            at_home[home as usize] += 1;
        }
        let mut known: BTreeMap<(&[u16], Option<u32>), usize> = BTreeMap::new();
        let mut people: Vec<Vec<u32>> = Vec::new();
        let mut kinds = Vec::new();
        for (index, person) in (0..).zip(pool.people()) {
            let shared = person.household.filter(|&h| at_home[h as usize] > 1);
            // Two of one household with the same values stay apart: each row of a household counts
            // people, and their chances are the same all the same, as leximin has one solution.
            let apart = shared.map(|_| index);
            let profile = *known.entry((&person.values, apart)).or_insert_with(|| {
                people.push(Vec::new());
                kinds.push((&person.values, shared));
                people.len() - 1
            });
            people[profile].push(index);
        }
        let seats = i64::from(pool.seats());
        let sizes: Vec<i64> = people.iter().map(|of| of.len() as i64).collect();
        let mut rows = vec![Row::new(Rule::Seats, seats, seats)];
        let mut first = Vec::new();
        for (f, feature) in pool.features().iter().enumerate() {
            first.push(rows.len());
            for (v, quota) in feature.quotas.iter().enumerate() {
                // No panel tells bounds above the seats apart; smaller numbers stay within 64 bits.
                let bound = |of: u32, most: i64| i64::from(of).min(most);
                let (min, max) = (bound(quota.min, seats + 1), bound(quota.max, seats));
                rows.push(Row::new(Rule::Quota(f, v), min, max));
            }
        }
        let mut home_row = BTreeMap::new();
        for (h, _) in at_home.iter().enumerate().filter(|(_, count)| **count > 1) {
            home_row.insert(h as u32, rows.len());
            rows.push(Row::new(Rule::Household(h), 0, 1));
        }
        for (t, (values, home)) in (0..).zip(&kinds) {
            rows[0].profiles.push(t);
            for (&value, start) in values.iter().zip(&first) {
                rows[start + usize::from(value)].profiles.push(t);
            }
            if let Some(row) = home.and_then(|h| home_row.get(&h)) {
                rows[*row].profiles.push(t);
            }
        }
        Self {
            seats,
            people,
            sizes,
            rows,
            rows_of: Vec::new(),
        }
        .settled()
    }

    /// The same people under other bounds.
    pub(crate) fn with_bounds(&self, bounds: impl Fn(usize, (i64, i64)) -> (i64, i64)) -> Self {
        let mut changed = self.clone();
        for (q, row) in changed.rows.iter_mut().enumerate() {
            (row.min, row.max) = bounds(q, (row.min, row.max));
        }
        changed.settled()
    }

    /// Finds out which rows matter, and lists them for each profile.
    fn settled(mut self) -> Self {
        self.rows_of = vec![Vec::new(); self.sizes.len()];
        for (q, row) in (0..).zip(&mut self.rows) {
            let there: i64 = row.profiles.iter().map(|&t| self.sizes[t as usize]).sum();
            row.matters = row.what == Rule::Seats || row.min > 0 || row.max < there.min(self.seats);
            if row.matters {
                for &t in &row.profiles {
                    self.rows_of[t as usize].push(q);
                }
            }
        }
        self
    }

    /// How many quotas matter.
    pub(crate) fn quotas(&self) -> usize {
        let matter = |row: &&Row| row.matters && matches!(row.what, Rule::Quota(..));
        self.rows.iter().filter(matter).count()
    }

    /// How many profiles there are.
    pub(crate) fn profiles(&self) -> usize {
        self.sizes.len()
    }

    /// The sum over each row of what stands beside its profiles.
    pub(crate) fn sums(&self, of: &[i64]) -> Vec<i64> {
        (self.rows.iter())
            .map(|row| row.profiles.iter().map(|&t| of[t as usize]).sum())
            .collect()
    }

    /// Whether so many of each profile are a legal panel.
    pub(crate) fn legal(&self, panel: &[i64]) -> bool {
        panel
            .iter()
            .zip(&self.sizes)
            .all(|(&a, &n)| (0..=n).contains(&a))
            && self
                .rows
                .iter()
                .zip(self.sums(panel))
                .all(|(row, sum)| (row.min..=row.max).contains(&sum))
    }
}

impl Row {
    fn new(what: Rule, min: i64, max: i64) -> Self {
        Self {
            what,
            min,
            max,
            profiles: Vec::new(),
            matters: true,
        }
    }

    /// Between what so many panels together may have: anything where it does not matter.
    pub(crate) fn bounds(&self, panels: i64) -> (i64, i64) {
        if self.matters {
            (self.min * panels, self.max * panels)
        } else {
            ANYTHING
        }
    }

    /// Whether no panel of so many seats has too many.
    pub(crate) fn is_open_above(&self, seats: i64) -> bool {
        self.what != Rule::Seats && self.max >= seats
    }

    /// Whether it stands for a household.
    pub(crate) fn is_household(&self) -> bool {
        matches!(self.what, Rule::Household(_))
    }
}
