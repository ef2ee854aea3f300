//! The one question of a certificate that multiplication may not answer: is there a legal panel
//! that weighs more than the bound allows?

use super::ground::{Ground, Quota};
use crate::format::Lottery;

/// Somebody who can search all legal panels.
pub trait Search {
    /// Is there a legal panel that weighs more than the limit?
    fn heavier(&mut self, question: &Question<'_>) -> Answer;
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// Whose panels.
    pub lottery: &'a Lottery,
    /// The weight of each person of a profile. Profiles are people with the same values, numbered
    /// by their first person; whoever shares a household is a profile apart.
    pub weights: &'a [i128],
    /// What no panel should weigh more than.
    pub limit: i128,
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
    /// How many profiles may be looked at before it gives up.
    pub steps: u64,
}

impl Default for Plain {
    fn default() -> Self {
        Self { steps: 100_000_000 }
    }
}

impl Search for Plain {
    fn heavier(&mut self, question: &Question<'_>) -> Answer {
        let lottery = question.lottery;
        let ground = Ground::new(lottery.seats, &lottery.features, &lottery.people);
        let Ok(ground) = ground else {
            return Answer::GaveUp;
        };
        if ground.profiles.len() != question.weights.len() {
            return Answer::GaveUp;
        }
        let mut order: Vec<usize> = (0..question.weights.len()).collect();
        order.sort_by_key(|&profile| std::cmp::Reverse(question.weights[profile]));
        let mut branch = Branch {
            question,
            order: &order,
            panel: vec![0; order.len()],
            count: vec![0; ground.quotas.len()],
            at_home: vec![false; ground.homes.len()],
            left: question.lottery.seats,
            weight: 0,
            ground: &ground,
            steps: self.steps,
        };
        match branch.go(0) {
            Walk::Found => Answer::Panel(branch.panel),
            Walk::Nothing => Answer::None,
            Walk::Tired => Answer::GaveUp,
        }
    }
}

enum Walk {
    Found,
    Nothing,
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
    steps: u64,
}

impl Branch<'_> {
    fn go(&mut self, place: usize) -> Walk {
        let Some(steps) = self.steps.checked_sub((self.order.len() - place) as u64) else {
            return Walk::Tired;
        };
        self.steps = steps;
        if self.left == 0 {
            let met = |(quota, &count): (&Quota<'_>, &u32)| count >= quota.min;
            let met = self.ground.quotas.iter().zip(&self.count).all(met);
            return if met && self.weight > self.question.limit {
                Walk::Found
            } else {
                Walk::Nothing
            };
        }
        let hopeless = |range: &std::ops::Range<usize>| {
            (self.best(place, range.clone())).is_none_or(|most| most <= self.question.limit)
        };
        if place == self.order.len()
            || self.ground.features.iter().any(hopeless)
            || (self.best(place, 0..0)).is_none_or(|most| most <= self.question.limit)
        {
            return Walk::Nothing;
        }
        let profile = self.order[place];
        let (quotas, home) = self.ground.of_profile(profile);
        let people = u32::try_from(self.ground.profiles[profile].len()).unwrap_or(u32::MAX);
        let room = |&quota: &usize| self.ground.quotas[quota].max - self.count[quota];
        let mut most = quotas
            .iter()
            .map(room)
            .fold(people.min(self.left), u32::min);
        if home.is_some_and(|home| self.at_home[home]) {
            most = 0;
        }
        for number in (0..=most).rev() {
            self.take(profile, number);
            if let Some(home) = home.filter(|_| number > 0) {
                self.at_home[home] = true;
            }
            match self.go(place + 1) {
                Walk::Nothing => {}
                end => return end,
            }
            self.give_back(profile, number);
            if let Some(home) = home.filter(|_| number > 0) {
                self.at_home[home] = false;
            }
        }
        Walk::Nothing
    }

    fn take(&mut self, profile: usize, number: u32) {
        let (quotas, _) = self.ground.of_profile(profile);
        for &quota in quotas {
            self.count[quota] += number;
        }
        self.panel[profile] = number;
        self.left -= number;
        self.weight += self.question.weights[profile] * i128::from(number);
    }

    fn give_back(&mut self, profile: usize, number: u32) {
        let (quotas, _) = self.ground.of_profile(profile);
        for &quota in quotas {
            self.count[quota] -= number;
        }
        self.panel[profile] = 0;
        self.left += number;
        self.weight -= self.question.weights[profile] * i128::from(number);
    }

    /// The most that a panel can weigh from here, if only the quotas of one feature counted: first
    /// the heaviest people for each minimum, then the heaviest for which there is room. `None` where
    /// the seats cannot be filled.
    fn best(&self, place: usize, feature: std::ops::Range<usize>) -> Option<i128> {
        let (start, quotas) = (feature.start, &self.ground.quotas[feature.clone()]);
        let used = &self.count[feature.clone()];
        let mut need: Vec<u32> = (quotas.iter().zip(used))
            .map(|(quota, &count)| quota.min.saturating_sub(count))
            .collect();
        let mut room: Vec<u32> = (quotas.iter().zip(used))
            .map(|(quota, &count)| quota.max - count)
            .collect();
        let needed: u32 = need.iter().sum();
        let mut free = self.left.checked_sub(needed)?;
        let mut filled = 0;
        let mut weight = self.weight;
        // People beyond a minimum compete for the seats that are free; in this order the first who
        // come are the heaviest for both.
        for &profile in &self.order[place..] {
            let people = u32::try_from(self.ground.profiles[profile].len()).unwrap_or(u32::MAX);
            let mine = self.ground.of_profile(profile).0.iter();
            let value = mine.copied().find(|quota| feature.contains(quota));
            let (for_need, beyond) = match value.map(|quota| quota - start) {
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
