//! Whether everybody in an order who was not taken could not have been, given those taken before.
//!
//! First it is counted, with numbers that grow along the order; only where counting does not tell is
//! the search asked, once for all who count for the same. Once it has given up it is not asked
//! again: to lay out a question takes as long as the pool is large, and there may be as many as
//! people.

use super::ground::Ground;
use super::search::{Answer, Question, Search};
use super::walk::Astray;
use super::{Open, Outcome};
use crate::format::{Feature, Person, Points, Value, profiles};

/// How far the order was gone down.
pub(super) struct Turns<'a> {
    points: &'a Points,
    people: &'a [Person],
    ground: &'a Ground<'a>,
    /// For each person the profile they belong to.
    profile_of: Vec<usize>,
    /// Who was taken so far.
    sits: Vec<bool>,
    /// How many of them count in each quota.
    count: Vec<u32>,
    /// The shared households of which somebody was taken.
    at_home: Vec<bool>,
    /// For each feature the seats that have to be kept for its minimums.
    needed: Vec<u64>,
    /// How many seats are not taken.
    left: u32,
}

impl<'a> Turns<'a> {
    /// Nobody was taken yet.
    pub fn new(points: &'a Points, people: &'a [Person], ground: &'a Ground<'a>) -> Self {
        let mut profile_of = vec![0; people.len()];
        for (profile, members) in ground.profiles.iter().enumerate() {
            for &person in members {
                profile_of[person] = profile;
            }
        }
        let needed = (ground.features.iter())
            .map(|quotas| {
                let mins = ground.quotas[quotas.clone()].iter();
                mins.map(|quota| u64::from(quota.min)).sum()
            })
            .collect();
        Self {
            points,
            people,
            ground,
            profile_of,
            sits: vec![false; people.len()],
            count: vec![0; ground.quotas.len()],
            at_home: vec![false; ground.homes.len()],
            needed,
            left: points.seats,
        }
    }

    /// Goes down the order; `taken` are a legal panel.
    pub fn check(mut self, order: &[usize], taken: &[usize], search: &mut dyn Search) -> Outcome {
        let mut chosen = vec![false; self.people.len()];
        for &person in taken {
            chosen[person] = true;
        }
        // Whoever counts for the same as somebody passed over has no more room than they had.
        let mut closed = vec![false; self.ground.profiles.len()];
        let mut next = taken.iter().peekable();
        let mut tired = false;
        for &person in order {
            match next.peek() {
                None => break,
                Some(&&one) if one == person => {
                    self.take(person);
                    next.next();
                    continue;
                }
                Some(_) => {}
            }
            let closed = &mut closed[self.profile_of[person]];
            let fits = if chosen[person] {
                // The panel that was chosen is one with them.
                Some(true)
            } else if *closed || !self.has_room(person) {
                Some(false)
            } else if tired {
                None
            } else {
                self.searched(person, search)
            };
            match fits {
                Some(true) => {
                    let id = self.people[person].id.clone();
                    return Outcome::Failed(Astray::PassedOver { id }.into());
                }
                Some(false) => *closed = true,
                None => tired = true,
            }
        }
        if tired {
            Outcome::Open(Open::Unsearched)
        } else {
            Outcome::Passed
        }
    }

    fn take(&mut self, person: usize) {
        self.sits[person] = true;
        for (feature, &quota) in self.ground.of_person[person].iter().enumerate() {
            if self.count[quota] < self.ground.quotas[quota].min {
                self.needed[feature] -= 1;
            }
            self.count[quota] += 1;
        }
        if let Some(home) = self.ground.home[person] {
            self.at_home[home] = true;
        }
        self.left = self.left.saturating_sub(1);
    }

    /// What counting tells: whether there is a seat for this person beside those who were taken, and
    /// beside those who are needed for a minimum. With no seat left after theirs, that is all.
    fn has_room(&self, person: usize) -> bool {
        let Some(left) = self.left.checked_sub(1) else {
            return false;
        };
        let room = |(&quota, &needed): (&usize, &u64)| {
            let (limits, count) = (&self.ground.quotas[quota], self.count[quota]);
            let needed = needed - u64::from(count < limits.min);
            count < limits.max && needed <= u64::from(left)
        };
        !self.ground.home[person].is_some_and(|home| self.at_home[home])
            && (self.ground.of_person[person].iter().zip(&self.needed)).all(room)
    }

    /// Whether there is a legal panel with all who were taken and this one, for whom there is room;
    /// `None` where that was not found out.
    fn searched(&self, person: usize, search: &mut dyn Search) -> Option<bool> {
        let seats = self.left.checked_sub(1)?;
        if seats == 0 {
            return Some(true);
        }
        let (own, home) = (&self.ground.of_person[person], self.ground.home[person]);
        let features: Vec<Feature> = (self.points.features.iter())
            .zip(self.ground.features.iter().zip(own))
            .map(|(feature, (quotas, own))| Feature {
                name: feature.name.clone(),
                values: (quotas.clone().zip(&feature.values))
                    .map(|(quota, value)| {
                        let count = self.count[quota] + u32::from(quota == *own);
                        Value {
                            value: value.value.clone(),
                            min: value.min.saturating_sub(count),
                            max: value.max.saturating_sub(count),
                        }
                    })
                    .collect(),
            })
            .collect();
        let free = |&one: &usize| {
            let at_home = |theirs: usize| self.at_home[theirs] || home == Some(theirs);
            one != person && !self.sits[one] && !self.ground.home[one].is_some_and(at_home)
        };
        let people: Vec<Person> = (0..self.people.len())
            .filter(free)
            .map(|one| self.people[one].clone())
            .collect();
        if people.len() < usize::try_from(seats).unwrap_or(usize::MAX) {
            return Some(false);
        }
        // Nobody weighs anything, so every panel there is weighs more than this.
        let answer = search.heavier(&Question {
            seats,
            features: &features,
            people: &people,
            weights: &vec![0; profiles(&people).len()],
            limit: -1,
        });
        match answer {
            Answer::None => Some(false),
            // Whoever says that there is one has to show it.
            Answer::Panel(panel) => {
                let rest = Ground::new(seats, &features, &people).ok()?;
                rest.is_panel(seats, &panel).then_some(true)
            }
            Answer::GaveUp => None,
        }
    }
}
