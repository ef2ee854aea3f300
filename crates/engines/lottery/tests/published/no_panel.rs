//! Why there is no panel, checked by multiplication.

use keruen_lottery::format::*;
use keruen_lottery::fraction::Fraction;
use keruen_lottery::thorough::Thorough;
use keruen_lottery::verify::*;

use crate::maker;

/// Two groups whose maxima leave a seat empty: every seat costs 1, every seat of a group pays 1.
fn impossible() -> Infeasible {
    let lottery = maker::groups(&[(3, 1), (4, 2)], 10);
    let price = |value: &str| Multiplier {
        feature: "group".into(),
        value: value.into(),
        side: Side::Max,
        multiplier: Fraction::new(1, 1),
    };
    Infeasible {
        format: Infeasible::FORMAT.into(),
        seats: 4,
        features: lottery.features,
        people: lottery.people,
        certificate: NoPanel::Multipliers {
            quota: vec![price("g0"), price("g1")],
            household: vec![],
            gamma: Fraction::new(-1, 1),
            caps: vec![],
        },
        changes: vec![],
        conflict: vec![],
        excluded: vec![],
    }
}

fn shown(file: &Infeasible) -> Result<Shows, ShowsNothing> {
    no_panel(&file.to_bytes().unwrap())
}

#[test]
fn multiplication_shows_that_there_is_no_panel() {
    let good = impossible();
    assert_eq!(shown(&good), Ok(Shows::Multiplication));
    let searched = Infeasible {
        certificate: NoPanel::Searched {},
        ..good.clone()
    };
    assert_eq!(shown(&searched), Ok(Shows::Search));

    let mut possible = good.clone();
    possible.seats = 3;
    assert_eq!(shown(&possible), Err(ShowsNothing::Room));
    let mut other = good.clone();
    if let NoPanel::Multipliers { quota, .. } = &mut other.certificate {
        quota.truncate(1);
    }
    assert_eq!(shown(&other), Err(ShowsNothing::Below { id: "n4".into() }));
    let mut wrong = good.clone();
    if let NoPanel::Multipliers { quota, .. } = &mut wrong.certificate {
        quota[0].side = Side::Min;
    }
    assert!(matches!(shown(&wrong), Err(ShowsNothing::Multiplier(_))));
    assert!(matches!(
        no_panel(b"{}"),
        Err(ShowsNothing::Ground(Fault::Read(_)))
    ));
}

#[test]
fn a_search_that_found_no_panel_is_done_again() {
    let mut file = impossible();
    file.certificate = NoPanel::Searched {};
    let answers = |file: &Infeasible| {
        let thorough = &mut Thorough {
            go_on: &mut || true,
        };
        [
            any_panel(file, &mut Plain::default()),
            any_panel(file, thorough),
        ]
    };
    assert_eq!(answers(&file), [Answer::None, Answer::None]);
    let hasty = &mut Plain { looks: 1 };
    assert_eq!(any_panel(&file, hasty), Answer::GaveUp);
    file.seats = 3;
    for answer in answers(&file) {
        assert_eq!(answer, Answer::Panel(vec![1, 2]));
    }
}
