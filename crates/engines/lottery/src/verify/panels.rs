//! Rows, exact panels and alternates: is each what it should be?

use super::fault::{Fault, PanelFault, Shown};
use super::ground::{Ground, Quota};
use crate::format::Lottery;

/// Every row is a legal panel.
pub(super) fn rows(lottery: &Lottery, ground: &Ground<'_>) -> Result<(), Fault> {
    if lottery.rows.is_empty() {
        return Err(Fault::NoRows);
    }
    let mut rules = Rules::new(lottery.seats, ground);
    for (number, row) in lottery.rows.iter().enumerate() {
        rules.check(row).map_err(|fault| Fault::Panel {
            shown: Shown::Row(number),
            fault,
        })?;
    }
    Ok(())
}

/// So is every exact panel; their weights are above 0 and sum to the denominator.
pub(super) fn exact(lottery: &Lottery, ground: &Ground<'_>) -> Result<(), Fault> {
    let denominator = lottery.exact.denominator;
    if !(1..=1 << 53).contains(&denominator) {
        return Err(Fault::Denominator { denominator });
    }
    let mut rules = Rules::new(lottery.seats, ground);
    let mut sum = 0;
    for (number, panel) in lottery.exact.panels.iter().enumerate() {
        rules.check(&panel.people).map_err(|fault| Fault::Panel {
            shown: Shown::Panel(number),
            fault,
        })?;
        if panel.weight == 0 {
            return Err(Fault::NoWeight { panel: number });
        }
        sum += u128::from(panel.weight);
    }
    if sum == u128::from(denominator) {
        Ok(())
    } else {
        Err(Fault::WeightSum { sum, denominator })
    }
}

/// Every row has its own alternates: people outside it, none twice.
pub(super) fn alternates(lottery: &Lottery, ground: &Ground<'_>) -> Result<(), Fault> {
    let (rows, lists) = (lottery.rows.len(), lottery.alternates.len());
    if rows != lists {
        return Err(Fault::AlternateLists { rows, lists });
    }
    // The last row in which somebody was found, from 1.
    let mut taken = vec![0; ground.of_person.len()];
    for (number, (people, list)) in lottery.rows.iter().zip(&lottery.alternates).enumerate() {
        for &person in people {
            if let Some(taken) = taken.get_mut(index(person)) {
                *taken = number + 1;
            }
        }
        for &person in list {
            let row = number;
            match taken.get_mut(index(person)) {
                Some(taken) if *taken != number + 1 => *taken = number + 1,
                _ => return Err(Fault::Alternate { row, person }),
            }
        }
    }
    Ok(())
}

/// Whether people, by ascending index, are a legal panel.
pub(super) fn legal(seats: u32, ground: &Ground<'_>, people: &[u32]) -> Result<(), PanelFault> {
    Rules::new(seats, ground).check(people)
}

/// What makes a panel legal. A check takes as long as the panel is large, however many quotas there
/// are: a file may have millions of panels.
struct Rules<'a> {
    seats: u32,
    ground: &'a Ground<'a>,
    /// The quotas that somebody has to count for.
    needed: Vec<usize>,
    /// How many people of the panel count for each quota; all 0 between two checks.
    count: Vec<u32>,
}

impl<'a> Rules<'a> {
    fn new(seats: u32, ground: &'a Ground<'a>) -> Self {
        let quotas = &ground.quotas;
        Self {
            seats,
            ground,
            needed: (0..quotas.len()).filter(|&q| quotas[q].min > 0).collect(),
            count: vec![0; quotas.len()],
        }
    }

    /// Whether people are a legal panel, by ascending index.
    fn check(&mut self, people: &[u32]) -> Result<(), PanelFault> {
        let (found, seats, ground) = (people.len(), self.seats, self.ground);
        if u32::try_from(found) != Ok(seats) {
            return Err(PanelFault::Size { found, seats });
        }
        if let Some(&index) = people.iter().find(|&&p| index(p) >= ground.of_person.len()) {
            return Err(PanelFault::Nobody { index });
        }
        if let Some(pair) = people.windows(2).find(|pair| pair[0] >= pair[1]) {
            return Err(PanelFault::Order { index: pair[1] });
        }
        self.quotas(people)?;
        let mut homes: Vec<usize> = (people.iter())
            .filter_map(|&person| ground.home[index(person)])
            .collect();
        homes.sort_unstable();
        match homes.windows(2).find(|pair| pair[0] == pair[1]) {
            None => Ok(()),
            Some(pair) => Err(PanelFault::Household {
                household: ground.homes[pair[0]].to_owned(),
            }),
        }
    }

    /// The first quota that is not met.
    fn quotas(&mut self, people: &[u32]) -> Result<(), PanelFault> {
        let ground = self.ground;
        let counts_for = || people.iter().flat_map(|&p| &ground.of_person[index(p)]);
        for &quota in counts_for() {
            self.count[quota] += 1;
        }
        let met = |quota: usize| {
            let Quota { min, max, .. } = ground.quotas[quota];
            (min..=max).contains(&self.count[quota])
        };
        let missed = (counts_for().chain(&self.needed).copied())
            .filter(|&quota| !met(quota))
            .min()
            .map(|quota| PanelFault::Quota {
                feature: ground.quotas[quota].feature.to_owned(),
                value: ground.quotas[quota].value.to_owned(),
                count: self.count[quota],
                min: ground.quotas[quota].min,
                max: ground.quotas[quota].max,
            });
        for &quota in counts_for() {
            self.count[quota] = 0;
        }
        missed.map_or(Ok(()), Err)
    }
}

/// An index of the file, as an index of a list here.
pub(super) fn index(person: u32) -> usize {
    usize::try_from(person).unwrap_or(usize::MAX)
}
