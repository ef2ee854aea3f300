//! Rows, exact panels and alternates: is each what it should be?

use super::fault::{Fault, PanelFault, Shown};
use super::ground::Ground;
use crate::format::Lottery;

/// Every row is a legal panel.
pub(super) fn rows(lottery: &Lottery, ground: &Ground<'_>) -> Result<(), Fault> {
    if lottery.rows.is_empty() {
        return Err(Fault::NoRows);
    }
    for (number, row) in lottery.rows.iter().enumerate() {
        legal(lottery.seats, ground, row).map_err(|fault| Fault::Panel {
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
    let mut sum = 0;
    for (number, panel) in lottery.exact.panels.iter().enumerate() {
        legal(lottery.seats, ground, &panel.people).map_err(|fault| Fault::Panel {
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
    for (number, (row, list)) in lottery.rows.iter().zip(&lottery.alternates).enumerate() {
        let mut taken: Vec<u32> = row.clone();
        for &person in list {
            let there = index(person) < ground.of_person.len();
            if !there || taken.contains(&person) {
                return Err(Fault::Alternate {
                    row: number,
                    person,
                });
            }
            taken.push(person);
        }
    }
    Ok(())
}

fn legal(seats: u32, ground: &Ground<'_>, people: &[u32]) -> Result<(), PanelFault> {
    let found = people.len();
    if u32::try_from(found) != Ok(seats) {
        return Err(PanelFault::Size { found, seats });
    }
    let mut count = vec![0; ground.quotas.len()];
    let mut homes = Vec::new();
    let mut before = None;
    for &person in people {
        let nobody = PanelFault::Nobody { index: person };
        let quotas = ground.of_person.get(index(person)).ok_or(nobody)?;
        if before.is_some_and(|before| before >= person) {
            return Err(PanelFault::Order { index: person });
        }
        before = Some(person);
        for &quota in quotas {
            count[quota] += 1;
        }
        homes.extend(ground.home[index(person)]);
    }
    for (quota, &count) in ground.quotas.iter().zip(&count) {
        let (min, max) = (quota.min, quota.max);
        if !(min..=max).contains(&count) {
            return Err(PanelFault::Quota {
                feature: quota.feature.to_owned(),
                value: quota.value.to_owned(),
                count,
                min,
                max,
            });
        }
    }
    homes.sort_unstable();
    match homes.windows(2).find(|pair| pair[0] == pair[1]) {
        None => Ok(()),
        Some(pair) => Err(PanelFault::Household {
            household: ground.homes[pair[0]].to_owned(),
        }),
    }
}

/// An index of the file, as an index of a list here.
pub(super) fn index(person: u32) -> usize {
    usize::try_from(person).unwrap_or(usize::MAX)
}
