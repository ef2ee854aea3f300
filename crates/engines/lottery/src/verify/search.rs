//! The one question of a certificate that multiplication may not answer: is there a legal panel
//! that weighs more than the bound allows?

use super::ground::{Ground, Quota};
use crate::format::{Feature, Person};

/// Somebody who can search all legal panels.
pub trait Search {
    /// Is there a legal panel that weighs more than the limit?
    fn heavier(&mut self, question: &Question<'_>) -> Answer;
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// How many people a panel has.
    pub seats: u32,
    /// The quotas that it has to meet.
    pub features: &'a [Feature],
    /// Who may sit.
    pub people: &'a [Person],
    /// The weight of each person of a profile. Profiles are people with the same values, numbered
    /// by their first person; whoever shares a household is a profile apart.
    pub weights: &'a [i128],
    /// What no panel should weigh more than.
    pub limit: i128,
}

impl Question<'_> {
    /// Weights are shorter than this, so that those of any panel can be added up.
    pub const MOST_BITS: u64 = 90;
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// No legal panel weighs more: all were searched, or shown to be lighter.
    None,
    /// This one does: how many people of each profile.
    Panel(Vec<u32>),
    /// Not found out.
    GaveUp,
}

/// A search without any cunning, for pools of some dozens of profiles: it takes profile by profile,
/// the heaviest first, and leaves a branch when even the best way to fill the seats that are left,
/// under the quotas of any one feature, would not weigh enough.
#[derive(Clone, Copy, Debug)]
pub struct Plain {
    /// How many looks at a profile or a quota are left before it gives up, for all questions
    /// together. Some 10^8 take a second.
    pub looks: u64,
}

impl Default for Plain {
    fn default() -> Self {
        Self { looks: 500_000_000 }
    }
}

impl Search for Plain {
    fn heavier(&mut self, question: &Question<'_>) -> Answer {
        let Question {
            seats,
            features,
            people,
            ..
        } = *question;
        // To lay a pool out takes its time too, and there may be as many questions as levels.
        let values = people.len() * (features.len() + 1);
        let Some(looks) = self.looks.checked_sub(values as u64) else {
            return Answer::GaveUp;
        };
        self.looks = looks;
        let Ok(ground) = Ground::new(seats, features, people) else {
            return Answer::GaveUp;
        };
        if ground.profiles.len() != question.weights.len() {
            return Answer::GaveUp;
        }
        let mut order: Vec<usize> = (0..question.weights.len()).collect();
        order.sort_by_key(|&profile| std::cmp::Reverse(question.weights[profile]));
        let branch = Branch {
            question,
            order: &order,
            panel: vec![0; order.len()],
            count: vec![0; ground.quotas.len()],
            at_home: vec![false; ground.homes.len()],
            left: seats,
            weight: 0,
            ground: &ground,
            looks: &mut self.looks,
        };
        branch.search()
    }
}

/// What a look at a branch tells.
enum Look {
    /// A panel that is heavy enough.
    Found,
    /// No panel of the branch is.
    Nothing,
    /// So many people of the next profile could sit.
    Open(u32),
    /// Nothing: that was too many looks.
    Tired,
}

/// The profiles before some place in the order are decided, those after it are not.
struct Branch<'a> {
    question: &'a Question<'a>,
    ground: &'a Ground<'a>,
    order: &'a [usize],
    panel: Vec<u32>,
    count: Vec<u32>,
    at_home: Vec<bool>,
    left: u32,
    weight: i128,
    looks: &'a mut u64,
}

impl Branch<'_> {
    /// Of each profile in turn as many as can sit, then one less, and so on. (A loop: there may be
    /// more profiles than calls can be nested.)
    fn search(mut self) -> Answer {
        let mut place = 0;
        loop {
            match self.look(place) {
                Look::Found => return Answer::Panel(self.panel),
                Look::Tired => return Answer::GaveUp,
                Look::Open(most) => {
                    self.seat(self.order[place], most);
                    place += 1;
                }
                Look::Nothing => loop {
                    let Some(before) = place.checked_sub(1) else {
                        return Answer::None;
                    };
                    let profile = self.order[before];
                    match self.panel[profile].checked_sub(1) {
                        Some(fewer) => {
                            self.seat(profile, fewer);
                            break;
                        }
                        None => place = before,
                    }
                },
            }
        }
    }

    fn look(&mut self, place: usize) -> Look {
        let profiles = (self.order.len() - place) * (self.ground.features.len() + 1);
        let looks = self.ground.quotas.len() + profiles;
        let Some(left) = self.looks.checked_sub(looks as u64) else {
            return Look::Tired;
        };
        *self.looks = left;
        if self.left == 0 {
            let met = |(quota, &count): (&Quota<'_>, &u32)| count >= quota.min;
            let met = self.ground.quotas.iter().zip(&self.count).all(met);
            return if met && self.weight > self.question.limit {
                Look::Found
            } else {
                Look::Nothing
            };
        }
        let hopeless = |feature: Option<usize>| {
            let best = self.best(place, feature);
            best.is_none_or(|most| most <= self.question.limit)
        };
        if place == self.order.len()
            || hopeless(None)
            || (0..self.ground.features.len()).any(|feature| hopeless(Some(feature)))
        {
            return Look::Nothing;
        }
        let profile = self.order[place];
        let (quotas, home) = self.ground.of_profile(profile);
        if home.is_some_and(|home| self.at_home[home]) {
            return Look::Open(0);
        }
        let room = |&quota: &usize| self.ground.quotas[quota].max - self.count[quota];
        let people = self.people(profile).min(self.left);
        Look::Open(quotas.iter().map(room).fold(people, u32::min))
    }

    /// Seats so many people of a profile, and no longer as many as before.
    fn seat(&mut self, profile: usize, number: u32) {
        let (quotas, home) = self.ground.of_profile(profile);
        let before = std::mem::replace(&mut self.panel[profile], number);
        for &quota in quotas {
            self.count[quota] = self.count[quota] - before + number;
        }
        if let Some(home) = home.filter(|_| before != number) {
            self.at_home[home] = number > 0;
        }
        self.left = self.left + before - number;
        let more = i128::from(number) - i128::from(before);
        self.weight += self.question.weights[profile] * more;
    }

    fn people(&self, profile: usize) -> u32 {
        u32::try_from(self.ground.profiles[profile].len()).unwrap_or(u32::MAX)
    }

    /// The most that a panel can weigh from here, if only the quotas of one feature counted, or
    /// none: first the heaviest people for each minimum, then the heaviest for which there is room.
    /// `None` where the seats cannot be filled.
    fn best(&self, place: usize, feature: Option<usize>) -> Option<i128> {
        let range = feature.map_or(0..0, |feature| self.ground.features[feature].clone());
        let (start, quotas) = (range.start, &self.ground.quotas[range.clone()]);
        let used = &self.count[range];
        let mut need: Vec<u32> = (quotas.iter().zip(used))
            .map(|(quota, &count)| quota.min.saturating_sub(count))
            .collect();
        let mut room: Vec<u32> = (quotas.iter().zip(used))
            .map(|(quota, &count)| quota.max - count)
            .collect();
        let needed: u64 = need.iter().copied().map(u64::from).sum();
        let needed = u32::try_from(needed).ok()?;
        let mut free = self.left.checked_sub(needed)?;
        let mut filled = 0;
        let mut weight = self.weight;
        // People beyond a minimum compete for the seats that are free; in this order the first who
        // come are the heaviest for both.
        for &profile in &self.order[place..] {
            let people = self.people(profile);
            let value = feature.map(|feature| self.ground.of_profile(profile).0[feature] - start);
            let (for_need, beyond) = match value {
                None => (0, people.min(free)),
                Some(value) => {
                    let for_need = people.min(need[value]);
                    let most = (room[value] - need[value]).min(free);
                    let beyond = most.min(people - for_need);
                    need[value] -= for_need;
                    room[value] -= for_need + beyond;
                    (for_need, beyond)
                }
            };
            free -= beyond;
            filled += for_need;
            weight += i128::from(for_need + beyond) * self.question.weights[profile];
        }
        (filled == needed && free == 0).then_some(weight)
    }
}
