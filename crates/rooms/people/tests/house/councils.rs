//! Public councils: seats, terms, holders.

use crate::given::{act, body, day, done, houses, letters, owner, refused, somebody, staff, today};
use keruen_people::consent::{self, Purpose, Way};
use keruen_people::council::{self, Holder, SeatDraft};
use keruen_people::import::{self, Mapping, Plan, Scope, Sheet, SheetRow};
use keruen_people::organisation::{self, OrganisationKind, Waits};
use keruen_people::{Refusal, Role, Viewer};
use keruen_speech::Lang;
use keruen_store::testing::TestDb;

/// A council of five seats: its number, its place in addresses, its seats.
pub async fn council(db: &TestDb) -> (i64, String, Vec<i64>) {
    let id = body(
        db,
        OrganisationKind::Council,
        "Үлгі ауданының Қоғамдық кеңесі",
    )
    .await;
    let opened = done!(db, |tx| council::open_term(
        &mut tx,
        id,
        5,
        day("2025-01-01"),
        day("2027-12-31")
    ));
    assert_eq!(opened, 5);
    let slug = organisation::find(db, id)
        .await
        .expect("reads")
        .expect("is there")
        .slug;
    let seats = council::seats(db, &owner(), id, day("2025-01-01"), today())
        .await
        .expect("reads");
    (id, slug, seats.iter().map(|seat| seat.seat.id).collect())
}

#[tokio::test]
async fn a_seat_has_one_holder_at_a_time() {
    for db in houses().await {
        let (_, _, seats) = council(&db).await;
        let one = somebody(&db, "Құмтаев Амангелді").await;
        let two = somebody(&db, "Теңізова Гүлсім").await;
        let from = day("2025-01-10");
        done!(&db, |tx| council::take(
            &mut tx,
            seats[0],
            one,
            from,
            "Үлгі шешімі № 1"
        ));
        let refusal = refused!(&db, |tx| council::take(&mut tx, seats[0], two, from, ""));
        assert!(matches!(refusal, Refusal::SeatTaken), "{refusal:?}");
        let refusal = refused!(&db, |tx| council::take(&mut tx, seats[1], one, from, ""));
        assert!(
            matches!(refusal, Refusal::HoldsSeat { number: 1 }),
            "{refusal:?}"
        );

        done!(&db, |tx| council::leave(
            &mut tx,
            seats[0],
            day("2026-03-31"),
            Some("өз еркімен")
        ));
        let refusal = refused!(&db, |tx| council::leave(&mut tx, seats[0], today(), None));
        assert!(matches!(refusal, Refusal::SeatVacant), "{refusal:?}");
        let refusal = refused!(&db, |tx| council::take(
            &mut tx,
            seats[0],
            two,
            day("2026-03-31"),
            ""
        ));
        assert!(matches!(refusal, Refusal::OutsideTerm { from, .. } if from == day("2026-04-01")));
        let refusal = refused!(&db, |tx| council::take(
            &mut tx,
            seats[0],
            two,
            day("2028-01-01"),
            ""
        ));
        assert!(
            matches!(refusal, Refusal::OutsideTerm { .. }),
            "{refusal:?}"
        );
        done!(&db, |tx| council::take(
            &mut tx,
            seats[0],
            two,
            day("2026-04-01"),
            ""
        ));
        done!(&db, |tx| council::take(
            &mut tx,
            seats[1],
            one,
            day("2026-04-01"),
            ""
        ));
        let refusal = refused!(&db, |tx| council::remove_seat(&mut tx, seats[0]));
        assert!(matches!(refusal, Refusal::InUse), "{refusal:?}");
        done!(&db, |tx| council::remove_seat(&mut tx, seats[4]));
    }
}

#[tokio::test]
async fn seats_belong_to_councils_and_to_one_term() {
    for db in houses().await {
        let ngo = body(&db, OrganisationKind::Ngo, "«Үлгі» қоры").await;
        let draft = |from: &str, to: &str| SeatDraft {
            number: "1".into(),
            post: "chair".into(),
            term_from: from.into(),
            term_to: to.into(),
        };
        let seat = draft("01.01.2026", "31.12.2026").parse().expect("a seat");
        let refusal = refused!(&db, |tx| council::open_seat(&mut tx, ngo, &seat));
        assert!(matches!(refusal, Refusal::NotACouncil), "{refusal:?}");

        let (id, _, _) = council(&db).await;
        let refusal = refused!(&db, |tx| council::open_seat(&mut tx, id, &seat));
        assert!(
            matches!(refusal, Refusal::TermOverlaps { from, to }
                if from == day("2025-01-01") && to == day("2027-12-31")),
            "{refusal:?}"
        );
        let there = draft("01.01.2025", "31.12.2027").parse().expect("a seat");
        let refusal = refused!(&db, |tx| council::open_seat(&mut tx, id, &there));
        assert!(matches!(refusal, Refusal::SeatExists), "{refusal:?}");
        let next = draft("01.01.2028", "31.12.2030").parse().expect("a seat");
        done!(&db, |tx| council::open_seat(&mut tx, id, &next));
        assert!(draft("01.01.2028", "31.12.2027").parse().is_err());
        assert!(
            SeatDraft {
                number: "0".into(),
                ..draft("01.01.2028", "31.12.2030")
            }
            .parse()
            .is_err()
        );
        assert!(
            SeatDraft {
                post: "secretary".into(),
                ..draft("01.01.2028", "31.12.2030")
            }
            .parse()
            .is_err()
        );
    }
}

#[tokio::test]
async fn a_term_that_meets_another_is_refused_whole() {
    for db in houses().await {
        let (id, _, _) = council(&db).await;
        let open = |count: i64, from: &'static str, to: &'static str| (count, day(from), day(to));
        for (count, from, to) in [
            open(7, "2026-06-01", "2029-01-01"),
            open(3, "2025-01-01", "2026-12-31"),
            open(7, "2024-01-01", "2025-01-01"),
        ] {
            let refusal = refused!(&db, |tx| council::open_term(&mut tx, id, count, from, to));
            assert!(
                matches!(refusal, Refusal::TermOverlaps { from, .. } if from == day("2025-01-01")),
                "{refusal:?}"
            );
        }
        let terms = council::queries::terms(&db, id).await.expect("reads");
        assert_eq!(terms.len(), 1);
        let (count, from, to) = open(7, "2025-01-01", "2027-12-31");
        let more = done!(&db, |tx| council::open_term(&mut tx, id, count, from, to));
        assert_eq!(more, 2);
    }
}

#[tokio::test]
async fn the_public_sees_names_by_consent_and_every_vacancy() {
    for db in houses().await {
        let (_, slug, seats) = council(&db).await;
        let one = somebody(&db, "Құмтаев Амангелді").await;
        let two = somebody(&db, "Теңізова Гүлсім").await;
        done!(&db, |tx| council::take(
            &mut tx,
            seats[0],
            one,
            day("2025-01-10"),
            "Үлгі шешімі № 1"
        ));
        done!(&db, |tx| council::take(
            &mut tx,
            seats[1],
            two,
            day("2025-01-10"),
            ""
        ));
        let texts = ["Атым көрінсін", "Имя видно", "Name shown"];
        done!(&db, |tx| consent::publish_wording(
            &mut tx,
            Purpose::NamePublic,
            texts
        ));
        done!(&db, |tx| consent::give(
            &mut tx,
            one,
            Purpose::NamePublic,
            Lang::Kk,
            Way::Paper
        ));

        let shown = |viewer: Viewer| {
            let (db, slug) = (&db, &slug);
            async move {
                let page = organisation::page(db, &viewer, Lang::Kk, today(), slug, None).await;
                let page = page.expect("reads").expect("is there");
                assert_eq!(page.vacant(), 3);
                let holders: Vec<String> = page
                    .seats
                    .iter()
                    .take(2)
                    .map(|seat| match &seat.holder {
                        Holder::Vacant => "-".to_owned(),
                        Holder::Hidden => "?".to_owned(),
                        Holder::Named { name, basis, .. } => {
                            format!(
                                "{}{}",
                                name.surname,
                                basis.as_deref().map(|_| "!").unwrap_or_default()
                            )
                        }
                    })
                    .collect();
                holders
            }
        };
        assert_eq!(shown(Viewer::Visitor).await, ["Құмтаев", "?"]);
        assert_eq!(
            shown(staff(Role::Coordinator)).await,
            ["Құмтаев!", "Теңізова"]
        );
        let elsewhere = Viewer::of(&[(Role::Coordinator, Some(2))], None);
        // At the desk of another programme the person is as public as to anybody.
        assert_eq!(shown(elsewhere).await, ["Құмтаев", "?"]);

        let all = organisation::Filter::default();
        let listing = organisation::list(&db, Lang::Kk, today(), &all);
        let listing = listing.await.expect("reads");
        assert_eq!((listing.rows[0].seats, listing.rows[0].vacant), (5, 3));
        let mut tx = db
            .upkeep(keruen_store::testing::epoch())
            .await
            .expect("a look");
        let vacant = keruen_people::todo::vacant_seats(&mut tx, today()).await;
        assert_eq!(vacant.expect("counts"), 3, "as the list says");
        drop(tx);

        // The lists that to-dos lead to show just what they speak of.
        let found = async |waits, day| {
            let filter = organisation::Filter {
                waits: Some(waits),
                ..organisation::Filter::default()
            };
            let listing = organisation::list(&db, Lang::Kk, day, &filter);
            listing.await.expect("reads").total
        };
        body(&db, OrganisationKind::Ngo, "Үлгі бірлестігі").await;
        assert_eq!(found(Waits::Vacant, today()).await, 1);
        assert_eq!(found(Waits::Ending, today()).await, 0);
        assert_eq!(found(Waits::Ending, day("2027-12-01")).await, 1);
        assert_eq!(found(Waits::Ending, day("2028-01-01")).await, 0);
    }
}

#[tokio::test]
async fn of_fifty_rivals_one_gets_the_seat() {
    for db in houses().await {
        let (_, _, seats) = council(&db).await;
        let mut rivals = Vec::new();
        for n in 0..50 {
            rivals.push(somebody(&db, &format!("Үлгіов{} Әділ", letters(n))).await);
        }
        let mut tries = Vec::new();
        for rival in rivals {
            let (db, seat) = ((*db).clone(), seats[0]);
            tries.push(tokio::spawn(async move {
                let mut tx = act(&db).await;
                let taken = council::take(&mut tx, seat, rival, day("2026-01-01"), "").await;
                match taken {
                    Ok(_) => {
                        tx.commit().await.expect("kept");
                        true
                    }
                    Err(Refusal::SeatTaken) => false,
                    Err(other) => panic!("{other:?}"),
                }
            }));
        }
        let mut winners = 0;
        for one in tries {
            winners += usize::from(one.await.expect("no panic"));
        }
        assert_eq!(winners, 1);
    }
}

#[tokio::test]
async fn nobody_sits_on_two_seats_on_one_day() {
    for db in houses().await {
        let (_, _, seats) = council(&db).await;
        let one = somebody(&db, "Үлгіов Әділ").await;
        let from = day("2026-01-01");
        done!(&db, |tx| council::take(&mut tx, seats[0], one, from, ""));
        // Their last day is known, and still ahead.
        let last = day("2026-12-31");
        done!(&db, |tx| council::leave(&mut tx, seats[0], last, None));
        let refusal = refused!(&db, |tx| council::take(&mut tx, seats[1], one, today(), ""));
        assert!(
            matches!(refusal, Refusal::HoldsSeat { number: 1 }),
            "{refusal}"
        );
        let next = day("2027-01-01");
        done!(&db, |tx| council::take(&mut tx, seats[1], one, next, ""));
    }
}

/// The persons as a table, read again as a file.
async fn brought_back(db: &TestDb, people: &[i64], change: impl Fn(&mut Vec<String>)) -> Plan {
    let out = import::table(db, people, Lang::Ru, true)
        .await
        .expect("a table");
    let rows = (2..).zip(out.rows).map(|(number, mut cells)| {
        change(&mut cells);
        SheetRow { number, cells }
    });
    let sheet = Sheet {
        rows: rows.collect(),
        headers: out.headers,
        spoilt: Vec::new(),
    };
    let mapping = Mapping::recognise(&sheet.headers).expect("names are there");
    let drafts = import::parse(&sheet, &mapping);
    import::dry_run(db, &drafts, Scope::Site)
        .await
        .expect("a plan")
}

#[tokio::test]
async fn who_sits_goes_out_with_the_seat_and_comes_back_unchanged() {
    for db in houses().await {
        let (id, _, seats) = council(&db).await;
        let one = somebody(&db, "Құмтаев Амангелді").await;
        done!(&db, |tx| council::take(
            &mut tx,
            seats[0],
            one,
            day("2025-01-10"),
            ""
        ));
        let seat = council::find(&db, seats[0]).await.expect("reads");
        let post = seat.expect("is there").form.post;
        let out = import::table(&db, &[one], Lang::Ru, true)
            .await
            .expect("a table");
        let [row] = &out.rows[..] else {
            panic!("{out:?}")
        };
        let word = import::post_word(post, Lang::Ru).expect("a word");
        assert!(row.iter().any(|cell| cell == word), "{row:?}");
        assert!(
            row.iter()
                .any(|cell| cell == "Үлгі ауданының Қоғамдық кеңесі"),
            "{row:?}"
        );
        let plan = brought_back(&db, &[one], |_| ()).await;
        assert!(plan.is_empty() && plan.faults.is_empty(), "{plan:?}");
        assert_eq!(plan.same.len(), 1);
        // Other days are for the page of the council, and no second membership.
        let plan = brought_back(&db, &[one], |row| {
            for cell in row {
                if cell == "2025-01-10" {
                    *cell = "2025-02-01".to_owned();
                }
            }
        })
        .await;
        let codes: Vec<&str> = plan.faults.iter().map(|one| one.reason.code()).collect();
        assert_eq!((codes, plan.is_empty()), (vec!["seated"], true), "{id}");
    }
}
