//! All legal panels of a small pool.

use std::collections::BTreeMap;

use keruen_lottery::pool::Pool;

/// People whom no rule tells apart, and how many of each kind each legal panel has.
pub struct Panels {
    /// The group of each person.
    pub group: Vec<usize>,
    /// How many people each group has.
    pub size: Vec<u32>,
    /// Every legal panel: its people in each group.
    pub every: Vec<Vec<u32>>,
}

/// The values of somebody, and the household where there is one.
type Kind<'a> = (&'a [u16], Option<u32>);

/// Lists the legal panels; `None` where there are more than `limit`.
pub fn list(pool: &Pool, limit: usize) -> Option<Panels> {
    let mut numbers: BTreeMap<Kind, usize> = BTreeMap::new();
    let (mut size, mut kinds): (Vec<u32>, Vec<Kind>) = (Vec::new(), Vec::new());
    let group = (pool.people().iter())
        .map(|person| {
            let kind = (person.values.as_slice(), person.household);
            let number = *numbers.entry(kind).or_insert_with(|| {
                size.push(0);
                kinds.push(kind);
                kinds.len() - 1
            });
            size[number] += 1;
            number
        })
        .collect();
    let none: Vec<Vec<u32>> = (pool.features().iter())
        .map(|feature| vec![0; feature.quotas.len()])
        .collect();
    let mut search = Search {
        pool,
        kinds: &kinds,
        size: &size,
        counts: none.clone(),
        later: none,
        homes: vec![0; pool.households().len()],
        panel: vec![0; kinds.len()],
        panels: Vec::new(),
        limit,
    };
    for (kind, &size) in kinds.iter().zip(&size) {
        for (later, &value) in search.later.iter_mut().zip(kind.0) {
            later[usize::from(value)] += size;
        }
    }
    search.from(0, pool.seats());
    let every = search.panels;
    (every.len() <= limit).then_some(Panels { group, size, every })
}

struct Search<'a> {
    pool: &'a Pool,
    kinds: &'a [Kind<'a>],
    size: &'a [u32],
    /// People of each value in `panel`, and in the groups not yet decided.
    counts: Vec<Vec<u32>>,
    later: Vec<Vec<u32>>,
    /// People of each household in `panel`.
    homes: Vec<u32>,
    panel: Vec<u32>,
    panels: Vec<Vec<u32>>,
    limit: usize,
}

impl Search<'_> {
    /// Tries every number of people of `group`, and of each group after it.
    fn from(&mut self, group: usize, seats: u32) {
        if self.panels.len() > self.limit {
            return;
        }
        if group == self.kinds.len() {
            if seats == 0 {
                self.panels.push(self.panel.clone());
            }
            return;
        }
        let (values, home) = self.kinds[group];
        let size = self.size[group];
        for (later, &value) in self.later.iter_mut().zip(values) {
            later[usize::from(value)] -= size;
        }
        for count in 0..=size.min(seats) {
            self.put(group, values, home, count);
            if self.may_still_be_legal(home) {
                self.from(group + 1, seats - count);
            }
            self.put(group, values, home, 0);
        }
        for (later, &value) in self.later.iter_mut().zip(values) {
            later[usize::from(value)] += size;
        }
    }

    fn put(&mut self, group: usize, values: &[u16], home: Option<u32>, count: u32) {
        let before = std::mem::replace(&mut self.panel[group], count);
        for (counts, &value) in self.counts.iter_mut().zip(values) {
            let cell = &mut counts[usize::from(value)];
            *cell = *cell + count - before;
        }
        if let Some(home) = home {
            let cell = &mut self.homes[home as usize];
            *cell = *cell + count - before;
        }
    }

    fn may_still_be_legal(&self, home: Option<u32>) -> bool {
        let quotas = self.pool.features().iter().flat_map(|f| &f.quotas);
        let counts = self
            .counts
            .iter()
            .flatten()
            .zip(self.later.iter().flatten());
        home.is_none_or(|home| self.homes[home as usize] <= 1)
            && (quotas.zip(counts))
                .all(|(quota, (&now, &later))| now <= quota.max && now + later >= quota.min)
    }
}
