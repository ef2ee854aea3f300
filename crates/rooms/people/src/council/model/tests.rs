//! Whatever is tried with seats, each has one holder a day within its term, and nobody two of one
//! council, not even by being merged with somebody.

use super::*;
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Try {
    Take(i8),
    Leave(i8),
    Correct(usize, i8, Option<i8>),
}

fn any_try() -> impl Strategy<Value = Try> {
    prop_oneof![
        (1_i8..29).prop_map(Try::Take),
        (1_i8..29).prop_map(Try::Leave),
        (0_usize..4, 1_i8..29, prop::option::of(1_i8..29))
            .prop_map(|(which, since, until)| Try::Correct(which, since, until)),
    ]
}

fn march(day: i8) -> Date {
    Date::constant(2026, 3, day)
}

proptest! {
    #[test]
    fn a_seat_has_one_holder_a_day(tries in prop::collection::vec(any_try(), 0..20)) {
        let seat = SeatForm { number: 1, post: Post::Member, term_from: march(5), term_to: march(25) };
        let mut holdings: Vec<Holding> = Vec::new();
        for one in tries {
            match one {
                Try::Take(day) => {
                    if may_take(&seat, &holdings, march(day)).is_ok() {
                        let id = i64::try_from(holdings.len()).unwrap_or_default();
                        let since = march(day);
                        holdings.push(Holding { id, seat: 1, person: Some(id), since, until: None, basis: None });
                    }
                }
                Try::Leave(day) => {
                    if let Some(held) = holdings.iter_mut().find(|held| held.until.is_none())
                        && may_leave(&seat, held, march(day)).is_ok()
                    {
                        held.until = Some(march(day));
                    }
                }
                Try::Correct(which, since, until) => {
                    let (since, until) = (march(since), until.map(march));
                    let wanted = HoldingForm { since, until, basis: None };
                    let id = i64::try_from(which).unwrap_or_default();
                    let may = may_have_sat(&seat, &holdings, id, &wanted).is_ok();
                    if let Some(held) = holdings.get_mut(which).filter(|_| may) {
                        (held.since, held.until) = (since, until);
                    }
                }
            }
            for day in 1..29 {
                let holders = holdings
                    .iter()
                    .filter(|held| held.since <= march(day) && held.until.is_none_or(|until| march(day) <= until))
                    .count();
                prop_assert!(holders <= 1, "{holders} on {day}");
                prop_assert!(holders == 0 || day >= 5, "before the term");
            }
            prop_assert!(holdings.iter().filter_map(|held| held.until).all(|until| seat.contains(until)));
        }
    }
}

fn any_term() -> impl Strategy<Value = Term> {
    (1_i8..31, 0_i8..10).prop_map(|(from, days)| Term {
        from: march(from),
        to: march((from + days).min(31)),
    })
}

proptest! {
    #[test]
    fn a_day_of_a_council_belongs_to_one_term(wanted in prop::collection::vec(any_term(), 0..12)) {
        let mut terms: Vec<Term> = Vec::new();
        for term in wanted {
            if may_stand(&terms, term).is_ok() && !terms.contains(&term) {
                terms.push(term);
            }
        }
        for day in 1..32 {
            let of_day = terms.iter().filter(|term| term.from <= march(day) && march(day) <= term.to);
            prop_assert!(of_day.count() <= 1, "{terms:?} on {day}");
        }
    }
}

/// What may happen to the seats of a house: somebody takes one or leaves it, or two turn out to be
/// one person.
#[derive(Debug, Clone)]
enum Move {
    Take { person: i64, seat: usize, day: i8 },
    Leave { seat: usize, day: i8 },
    Merge { keep: i64, gone: i64 },
}

fn any_move() -> impl Strategy<Value = Move> {
    let person = || 0_i64..4;
    prop_oneof![
        4 => (person(), 0_usize..4, 1_i8..29)
            .prop_map(|(person, seat, day)| Move::Take { person, seat, day }),
        2 => (0_usize..4, 1_i8..29).prop_map(|(seat, day)| Move::Leave { seat, day }),
        2 => (person(), person()).prop_map(|(keep, gone)| Move::Merge { keep, gone }),
    ]
}

/// Two seats of a council in one term, one of the next term, and one of another council.
fn seats() -> Vec<Seat> {
    let seat = |id, organisation, number, from, to| Seat {
        id,
        organisation,
        form: SeatForm {
            number,
            post: Post::Member,
            term_from: march(from),
            term_to: march(to),
        },
    };
    vec![
        seat(0, 1, 1, 1, 20),
        seat(1, 1, 2, 1, 20),
        seat(2, 1, 1, 21, 28),
        seat(3, 2, 1, 1, 28),
    ]
}

proptest! {
    #[test]
    fn nobody_ever_sits_on_two_seats_of_a_council(moves in prop::collection::vec(any_move(), 0..30)) {
        let seats = seats();
        let mut all: Vec<Sitting> = Vec::new();
        let of = |all: &[Sitting], person: i64| -> Vec<Sitting> {
            all.iter().filter(|sitting| sitting.holding.person == Some(person)).cloned().collect()
        };
        for one in moves {
            match one {
                Move::Take { person, seat, day } => {
                    let seat = &seats[seat];
                    let on_it: Vec<Holding> = all
                        .iter()
                        .filter(|sitting| sitting.seat.id == seat.id)
                        .map(|sitting| sitting.holding.clone())
                        .collect();
                    let mut wanted = Sitting::wanted(seat, march(day), seat.form.term_to);
                    let elsewhere: Vec<Sitting> =
                        of(&all, person).into_iter().filter(|other| other.seat.id != seat.id).collect();
                    let other = at_once(&elsewhere, std::slice::from_ref(&wanted));
                    if other.is_none() && may_take(&seat.form, &on_it, march(day)).is_ok() {
                        wanted.holding.person = Some(person);
                        wanted.holding.until = None;
                        all.push(wanted);
                    }
                }
                Move::Leave { seat, day } => {
                    if let Some(held) = all
                        .iter_mut()
                        .find(|held| held.seat.id == seats[seat].id && held.holding.until.is_none())
                        && may_leave(&held.seat.form, &held.holding, march(day)).is_ok()
                    {
                        held.holding.until = Some(march(day));
                    }
                }
                Move::Merge { keep, gone } => {
                    if keep != gone && at_once(&of(&all, keep), &of(&all, gone)).is_none() {
                        for held in &mut all {
                            if held.holding.person == Some(gone) {
                                held.holding.person = Some(keep);
                            }
                        }
                    }
                }
            }
            for (person, day) in (0..4).flat_map(|person| (1..29).map(move |day| (person, march(day)))) {
                let councils: Vec<i64> = of(&all, person)
                    .into_iter()
                    .filter(|held| {
                        let until = held.holding.until.unwrap_or(held.seat.form.term_to);
                        held.holding.since <= day && day <= until
                    })
                    .map(|held| held.seat.organisation)
                    .collect();
                let twice = councils.iter().any(|one| councils.iter().filter(|other| *other == one).count() > 1);
                prop_assert!(!twice, "{person} on {day}: {councils:?}");
            }
        }
    }
}

proptest! {
    /// Every pair that shares a day is found, none that does not, whatever their order.
    #[test]
    fn terms_that_share_a_day_are_all_found(days in prop::collection::vec((1_i8..28, 0_i8..8), 0..8)) {
        let term = |&(from, length): &(i8, i8)| Term { from: march(from), to: march((from + length).min(31)) };
        let terms: Vec<Term> = days.iter().map(term).collect();
        let found = overlaps(&terms);
        for (one, other) in &found {
            prop_assert!(one.from <= other.to && other.from <= one.to);
        }
        let meeting = |(at, one): (usize, &Term)| {
            let others = terms[at + 1..].iter();
            others.filter(|other| one.from <= other.to && other.from <= one.to).count()
        };
        let wanted: usize = terms.iter().enumerate().map(meeting).sum();
        prop_assert_eq!(found.len(), wanted);
    }
}
