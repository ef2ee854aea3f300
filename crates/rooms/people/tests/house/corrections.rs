//! What was written down wrongly about terms and seats is put right.

use crate::given::{body, day, done, houses, owner, refused, somebody, today};
use keruen_people::Refusal;
use keruen_people::council::{self, HoldingForm, Term};
use keruen_people::membership::{self, MembershipDraft};
use keruen_people::organisation::OrganisationKind;
use keruen_store::testing::TestDb;

/// A council with two seats from 2025 to 2027, somebody in the first of them.
async fn seated(db: &TestDb) -> (i64, Vec<i64>, i64, i64) {
    let council = body(db, OrganisationKind::Council, "Үлгі Қоғамдық кеңесі").await;
    let (from, to) = (day("2025-01-01"), day("2027-12-31"));
    done!(db, |tx| council::open_term(&mut tx, council, 2, from, to));
    let seats = council::seats(db, &owner(), council, from, from).await;
    let seats: Vec<i64> = seats
        .expect("reads")
        .iter()
        .map(|view| view.seat.id)
        .collect();
    let person = somebody(db, "Құмтаев Амангелді").await;
    let since = day("2026-01-10");
    let holding = done!(db, |tx| council::take(
        &mut tx, seats[0], person, since, "№ 1"
    ));
    (council, seats, person, holding)
}

fn form(since: &str, until: Option<&str>, basis: Option<&str>) -> HoldingForm {
    HoldingForm {
        since: day(since),
        until: until.map(day),
        basis: basis.map(str::to_owned),
    }
}

#[tokio::test]
async fn a_time_in_a_seat_is_corrected_and_the_second_saver_is_told() {
    for db in houses().await {
        let (_, seats, person, holding) = seated(&db).await;
        let shown = form("2026-01-10", None, Some("№ 1"));
        let mark = shown.mark();
        let wanted = form("2025-02-01", Some("2026-03-31"), Some("№ 2"));
        let fields = done!(&db, |tx| council::correct_shown(
            &mut tx, holding, &mark, &wanted
        ));
        assert_eq!(fields, ["span", "basis"]);
        let held = council::holdings(&db, seats[0]).await.expect("reads");
        let held = held.iter().find(|one| one.id == holding);
        assert_eq!(held.expect("is there").form(), wanted);
        let other = form("2025-02-01", None, None);
        let refusal = refused!(&db, |tx| council::correct_shown(
            &mut tx, holding, &mark, &other
        ));
        assert!(matches!(refusal, Refusal::PreviewOutdated), "{refusal:?}");
        let page = keruen_people::person::page(&db, &owner(), today(), person)
            .await
            .expect("a page");
        let entry = page
            .journal
            .iter()
            .find(|entry| entry.verb == "correct-seat");
        let old = &entry.expect("an entry").old;
        assert!(
            old.contains(&("span".to_owned(), "2026-01-10..".to_owned())),
            "{old:?}"
        );

        // Somebody else sits there now: their days cannot meet.
        let next = somebody(&db, "Теңізова Гүлсім").await;
        done!(&db, |tx| council::take(
            &mut tx,
            seats[0],
            next,
            day("2026-04-01"),
            ""
        ));
        let mark = wanted.mark();
        for (since, until) in [("2025-02-01", Some("2026-04-01")), ("2025-02-01", None)] {
            let wanted = form(since, until, None);
            let refusal = refused!(&db, |tx| council::correct_shown(
                &mut tx, holding, &mark, &wanted
            ));
            assert!(matches!(refusal, Refusal::HeldThen { .. }), "{refusal:?}");
        }
        for (since, until) in [
            ("2024-12-31", Some("2026-03-31")),
            ("2027-01-01", Some("2028-01-01")),
        ] {
            let wanted = form(since, until, None);
            let refusal = refused!(&db, |tx| council::correct_shown(
                &mut tx, holding, &mark, &wanted
            ));
            assert!(
                matches!(refusal, Refusal::OutsideTerm { .. }),
                "{refusal:?}"
            );
        }
    }
}

#[tokio::test]
async fn nobody_is_corrected_into_two_seats_on_one_day() {
    for db in houses().await {
        let (_, seats, person, holding) = seated(&db).await;
        let first = form("2026-01-10", None, Some("№ 1"));
        let ended = form("2026-01-10", Some("2026-06-30"), Some("№ 1"));
        let mark = first.mark();
        done!(&db, |tx| council::correct_shown(
            &mut tx, holding, &mark, &ended
        ));
        done!(&db, |tx| council::take(
            &mut tx,
            seats[1],
            person,
            day("2026-07-01"),
            ""
        ));
        let mark = ended.mark();
        let refusal = refused!(&db, |tx| council::correct_shown(
            &mut tx, holding, &mark, &first
        ));
        assert!(
            matches!(refusal, Refusal::HoldsSeat { number: 2 }),
            "{refusal:?}"
        );
    }
}

#[tokio::test]
async fn a_time_in_a_seat_that_never_was_is_removed() {
    for db in houses().await {
        let (_, seats, person, holding) = seated(&db).await;
        let mark = form("2026-01-10", None, Some("№ 1")).mark();
        let refusal = refused!(&db, |tx| council::undo_shown(&mut tx, holding, "x"));
        assert!(matches!(refusal, Refusal::PreviewOutdated), "{refusal:?}");
        done!(&db, |tx| council::undo_shown(&mut tx, holding, &mark));
        let held = council::held_by(&db, person).await.expect("reads");
        assert_eq!(held, []);
        done!(&db, |tx| council::remove_seat(&mut tx, seats[0]));
    }
}

#[tokio::test]
async fn a_term_gets_other_days_with_all_its_seats_and_cuts_nobody_off() {
    for db in houses().await {
        let (council, _, _, _) = seated(&db).await;
        let term = |from: &str, to: &str| Term {
            from: day(from),
            to: day(to),
        };
        let first = term("2025-01-01", "2027-12-31");
        let later = term("2028-01-01", "2030-12-31");
        done!(&db, |tx| council::open_term(
            &mut tx, council, 2, later.from, later.to
        ));
        let longer = term("2025-01-01", "2028-06-30");
        let refusal = refused!(&db, |tx| council::change_term(
            &mut tx, council, first, longer
        ));
        assert!(
            matches!(refusal, Refusal::TermOverlaps { from, .. } if from == later.from),
            "{refusal:?}"
        );
        let too_late = term("2026-02-01", "2027-12-31");
        let refusal = refused!(&db, |tx| council::change_term(
            &mut tx, council, first, too_late
        ));
        assert!(
            matches!(refusal, Refusal::CutsOff { number: 1, .. }),
            "{refusal:?}"
        );
        let right = term("2025-06-01", "2027-05-31");
        done!(&db, |tx| council::change_term(
            &mut tx, council, first, right
        ));
        let terms = council::queries::terms(&db, council).await.expect("reads");
        assert_eq!(terms, [later, right]);
        let seats = council::seats(&db, &owner(), council, right.from, today()).await;
        assert_eq!(seats.expect("reads").len(), 2);
        let other = term("2025-05-01", "2027-05-31");
        let refusal = refused!(&db, |tx| council::change_term(
            &mut tx, council, first, other
        ));
        assert!(matches!(refusal, Refusal::PreviewOutdated), "{refusal:?}");
    }
}

#[tokio::test]
async fn members_of_a_council_with_seats_are_seated() {
    for db in houses().await {
        let (council, _, person, _) = seated(&db).await;
        let draft = |post: &str| MembershipDraft {
            organisation: Some(council),
            post: post.to_owned(),
            ..MembershipDraft::default()
        };
        for post in ["member", "chair", "deputy_chair"] {
            let form = draft(post).parse().expect("a membership");
            let refusal = refused!(&db, |tx| membership::add(&mut tx, person, &form));
            assert!(
                matches!(refusal, Refusal::SeatedInstead { organisation } if organisation == council),
                "{refusal:?}"
            );
        }
        let form = draft("secretary").parse().expect("a membership");
        let bond = done!(&db, |tx| membership::add(&mut tx, person, &form));
        let form = draft("member").parse().expect("a membership");
        let refusal = refused!(&db, |tx| membership::change(&mut tx, bond, &form));
        assert!(
            matches!(refusal, Refusal::SeatedInstead { .. }),
            "{refusal:?}"
        );
    }
}
