//! From seats of profiles to seats of people: everybody of a profile gets the same.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::problem::Problem;
use super::walk::Mix;
use crate::chance::Chance;

/// Places that are left, from where, and to where.
type Piece = (u32, Reverse<i64>, i64);

/// Seats people so that the chances within a profile differ by one unit at most.
///
/// The weights are laid end to end; each profile then has so many places along that line. One person
/// after the other takes the parts where most places are left, until the own share is full; the last
/// part is cut where it is. Taking where most is left never leaves a later person short (Gale 1957,
/// Ryser 1957: the same argument for a matrix of zeros and ones with given sums), and cuts a profile
/// of n people n - 1 times at most.
pub(crate) fn exact(problem: &Problem, mix: &Mix) -> Vec<(i64, Vec<u32>)> {
    let mut sittings: Vec<(i64, i64, u32)> = Vec::new();
    let mut cuts = vec![0];
    // Parts of the line where a profile has places: most places first, then the earliest.
    let mut pieces: Vec<BinaryHeap<Piece>> = vec![BinaryHeap::new(); problem.profiles()];
    let mut start = 0;
    for (weight, panel) in mix {
        for &(t, places) in panel {
            pieces[t as usize].push((places, Reverse(start), start + weight));
        }
        start += weight;
        cuts.push(start);
    }
    for (people, mut pieces) in problem.people.iter().zip(pieces) {
        let count = people.len() as i64;
        let whole: i64 = pieces
            .iter()
            .map(|(places, Reverse(from), to)| (to - from) * i64::from(*places))
            .sum();
        for (place, &person) in (0..).zip(people) {
            let mut due = whole / count + i64::from(place < whole % count);
            let mut taken = Vec::new();
            while due > 0
                && let Some((places, Reverse(from), to)) = pieces.pop()
            {
                let end = to.min(from + due);
                due -= end - from;
                sittings.push((from, end, person));
                if places > 1 {
                    taken.push((places - 1, Reverse(from), end));
                }
                if end < to {
                    cuts.push(end);
                    pieces.push((places, Reverse(end), to));
                }
            }
            pieces.extend(taken);
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    sittings.sort_unstable();
    let mut next = sittings.into_iter().peekable();
    let mut seated: Vec<(u32, i64)> = Vec::new();
    let mut panels = Vec::with_capacity(cuts.len());
    for pair in cuts.windows(2) {
        seated.retain(|(_, until)| *until > pair[0]);
        while let Some((_, until, person)) = next.next_if(|sitting| sitting.0 == pair[0]) {
            seated.push((person, until));
        }
        let mut people: Vec<u32> = seated.iter().map(|(person, _)| *person).collect();
        people.sort_unstable();
        panels.push((pair[1] - pair[0], people));
    }
    panels
}

/// Makes rows of panels whose weights are numbers of rows: whoever of a profile sat least so far is
/// seated next, equals by chance. The rows come in an arbitrary order.
pub(crate) fn rows(problem: &Problem, mix: &Mix, chance: &mut Chance) -> Vec<Vec<u32>> {
    let mut order: Vec<&Vec<(u32, u32)>> = Vec::new();
    for (weight, panel) in mix {
        order.extend(std::iter::repeat_n(panel, *weight as usize));
    }
    chance.shuffle(&mut order);
    let people: usize = problem.people.iter().map(Vec::len).sum();
    let mut sat = vec![0_u32; people];
    let mut rows = Vec::with_capacity(order.len());
    for panel in order {
        let mut row = Vec::with_capacity(problem.seats as usize);
        for &(t, places) in panel {
            let of = &problem.people[t as usize];
            if places as usize == of.len() {
                row.extend_from_slice(of);
                continue;
            }
            let mut queue: Vec<(u32, u64, u32)> = of
                .iter()
                .map(|&p| (sat[p as usize], chance.bits(), p))
                .collect();
            queue.select_nth_unstable(places as usize);
            row.extend(queue.iter().take(places as usize).map(|(_, _, p)| *p));
        }
        for &person in &row {
            sat[person as usize] += 1;
        }
        row.sort_unstable();
        rows.push(row);
    }
    rows
}
