//! Pool E of the note: a target that noise has moved. The walk may stall on it, and must say so.

use super::{Mix, Pace, Stuck, walk};
use crate::chance::Chance;
use crate::generate::{Hostile, hostile, note};
use crate::solve::grid;
use crate::solve::marginals::{Marginals, leximin};
use crate::solve::problem::Problem;
use crate::solve::run::Run;
use crate::solve::scale::DENOMINATOR;

/// How far the expected seats of a profile are moved, at most.
const NOISE: f64 = 1e-10;

/// What panels seat, in units.
fn seated(problem: &Problem, mix: &Mix) -> Vec<i64> {
    let mut seats = vec![0; problem.profiles()];
    for (weight, panel) in mix {
        let mut all = vec![0; problem.profiles()];
        for &(t, people) in panel {
            all[t as usize] = i64::from(people);
            seats[t as usize] += weight * i64::from(people);
        }
        assert!(
            *weight > 0 && problem.legal(&all),
            "a panel that is not legal"
        );
    }
    seats
}

#[test]
fn a_target_that_noise_has_moved_is_reached_or_what_is_left_is_said() {
    let mut pools = Chance::new("keruen", "pools whose targets are moved");
    let mut all: Vec<_> = ['A', 'B', 'D'].into_iter().filter_map(note).collect();
    all.extend((0..60).map(|_| hostile(Hostile::SMALL, &mut pools)));
    let (mut reached, mut stuck) = (0, 0);
    for pool in &all {
        let problem = &Problem::new(pool);
        let chance = &mut Chance::new("keruen", "noise");
        let go_on = &mut |_| true;
        let run = &mut Run::new(chance, go_on);
        let Ok(Marginals { mut seats, .. }) = leximin(problem, run) else {
            continue;
        };
        for seats in &mut seats {
            *seats += NOISE * (2.0 * run.chance.unit() - 1.0);
        }
        let Some(target) = grid::round(problem, &seats, DENOMINATOR, run) else {
            continue;
        };
        let rest = DENOMINATOR / 2_000_000_000;
        let pace = Pace {
            stride: DENOMINATOR,
            rest: (rest, rest),
            returns: 30,
        };
        let tell = |left: f64| crate::prepare::Progress::Panels { placed: 1.0 - left };
        match walk(problem, target.clone(), DENOMINATOR, pace, tell, run) {
            Ok(mix) => {
                reached += 1;
                let weight: i64 = mix.iter().map(|(weight, _)| weight).sum();
                assert_eq!(weight, DENOMINATOR, "the weights are all there is");
                for (is, should) in seated(problem, &mix).iter().zip(&target) {
                    let most = rest * problem.seats;
                    assert!((is - should).abs() <= most, "{is} is not {should}");
                }
            }
            Err(Stuck { mix, left }) => {
                stuck += 1;
                let weight: i64 = mix.iter().map(|(weight, _)| weight).sum();
                assert!(left > 0, "a walk that is stuck has something left");
                assert_eq!(weight + left, DENOMINATOR, "and says how much");
                for (is, should) in seated(problem, &mix).iter().zip(&target) {
                    assert!(is <= should, "what was taken is part of the target");
                }
            }
        }
    }
    assert!(reached > 0 && stuck > 0, "{reached} reached, {stuck} stuck");
}
