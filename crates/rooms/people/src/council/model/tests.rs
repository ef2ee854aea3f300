//! Whatever is tried with a seat, it has one holder a day, within its term.

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
