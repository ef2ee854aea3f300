//! Whatever is tried with a seat, it has one holder a day, within its term.

use super::*;
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Try {
    Take(i8),
    Leave(i8),
}

fn any_try() -> impl Strategy<Value = Try> {
    prop_oneof![
        (1_i8..29).prop_map(Try::Take),
        (1_i8..29).prop_map(Try::Leave)
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
                    if may_take(&seat, &holdings, None, march(day)).is_ok() {
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

#[test]
fn a_second_seat_of_the_same_term_is_refused() {
    let seat = SeatForm {
        number: 2,
        post: Post::Member,
        term_from: march(5),
        term_to: march(25),
    };
    let refusal = may_take(&seat, &[], Some(7), march(6));
    assert!(matches!(refusal, Err(Refusal::HoldsSeat { number: 7 })));
}
