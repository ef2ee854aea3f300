//! Who sees what of a person's page.

use crate::given::{body, day, done, houses, membership, owner, somebody, staff, today};
use keruen_people::consent::{self, Purpose, Way};
use keruen_people::contact::{self, ContactValue};
use keruen_people::council;
use keruen_people::membership as bonds;
use keruen_people::organisation::{self, OrganisationKind};
use keruen_people::person;
use keruen_people::visibility::{self, PersonFacts, PersonSight};
use keruen_people::{Refusal, Role, Viewer};
use keruen_speech::Lang;

#[tokio::test]
async fn a_page_holds_only_what_its_reader_may_see() {
    for db in houses().await {
        let id = somebody(&db, "Құмтаев Амангелді").await;
        let ngo = body(&db, OrganisationKind::Ngo, "«Үлгі» қоры").await;
        let mut own = membership(ngo, "chair", "2020-01-01", "");
        own.basis = "Үлгі жарғы".into();
        done!(&db, |tx| bonds::add(&mut tx, id, &own.parse().expect("ok")));
        let past = membership(ngo, "member", "2018-01-01", "2019-12-31")
            .parse()
            .expect("ok");
        done!(&db, |tx| bonds::add(&mut tx, id, &past));
        let phone = ContactValue::phone("8 700 000 00 21").expect("a phone");
        done!(&db, |tx| contact::add(&mut tx, id, &phone));
        let texts = ["Атым көрінсін", "Имя видно", "Name shown"];
        done!(&db, |tx| consent::publish_wording(
            &mut tx,
            Purpose::NamePublic,
            texts
        ));

        let refusal = person::page(&db, &Viewer::Visitor, today(), id)
            .await
            .expect_err("not public");
        assert!(matches!(refusal, Refusal::Missing { .. }), "{refusal:?}");
        done!(&db, |tx| consent::give(
            &mut tx,
            id,
            Purpose::NamePublic,
            Lang::Kk,
            Way::Site
        ));

        // What each one gets: contacts, consents, journal, languages, past memberships.
        let cases = [
            (owner(), [true, true, true, true, true]),
            (staff(Role::Coordinator), [true, true, true, true, true]),
            (staff(Role::Clerk), [true, true, false, true, true]),
            (staff(Role::Commissioner), [false, false, false, true, true]),
            (staff(Role::Reviewer), [false; 5]),
            (staff(Role::Trainer), [false; 5]),
            (Viewer::of(&[], Some(id)), [true, true, false, true, true]),
            (
                Viewer::of(&[(Role::Coordinator, Some(2))], None),
                [false; 5],
            ),
            (Viewer::Visitor, [false; 5]),
        ];
        for (viewer, expected) in cases {
            let page = person::page(&db, &viewer, today(), id)
                .await
                .expect("a page");
            let got = [
                !page.contacts.is_empty(),
                !page.consents.is_empty(),
                !page.journal.is_empty(),
                !page.person.form.languages.is_empty(),
                page.memberships.len() == 2,
            ];
            assert_eq!(got, expected, "{viewer:?}");
            let basis = page
                .memberships
                .iter()
                .any(|bond| bond.membership.form.basis.is_some());
            assert_eq!(basis, expected[3], "{viewer:?}");
        }
    }
}

/// Lists and pages must agree; so does this table of every role against every tie.
#[test]
fn deny_is_the_default() {
    let facts = |tied: bool, name_public, blocked| PersonFacts {
        id: 5,
        programmes: if tied { vec![1, 4] } else { vec![4] },
        name_public,
        blocked,
    };
    let nothing = PersonSight::default();
    for role in Role::ALL {
        let viewer = staff(role);
        let sight = visibility::person(&viewer, &facts(false, false, false));
        assert_eq!(
            sight != nothing,
            role == Role::Owner,
            "{role} sees somebody of another programme"
        );
        let sight = visibility::person(&viewer, &facts(true, false, true));
        let unblocks = matches!(role, Role::Owner | Role::Coordinator);
        assert_eq!(sight != nothing, unblocks, "{role} sees blocked data");
        assert!(!sight.change && !sight.merge, "{role} changes blocked data");
        let sight = visibility::person(&viewer, &facts(true, true, false));
        let decides = matches!(role, Role::Owner | Role::Coordinator);
        for (right, held) in [
            ("export", sight.export),
            ("erase", sight.erase),
            ("merge", sight.merge),
            ("block", sight.block),
        ] {
            assert_eq!(held, decides, "{role} {right}");
        }
    }
    assert_eq!(
        visibility::person(&Viewer::Visitor, &facts(true, false, false)),
        nothing
    );
    assert_eq!(
        visibility::person(&Viewer::Visitor, &facts(true, true, true)),
        nothing
    );
}

/// What the public sees of a person is what holds on the day: not what is over or has not begun,
/// and not a seat of a term that ended without anybody leaving.
#[tokio::test]
async fn the_public_sees_what_holds_on_the_day() {
    for db in houses().await {
        let id = somebody(&db, "Құмтаев Амангелді").await;
        let council_id = body(&db, OrganisationKind::Council, "Үлгі Қоғамдық кеңесі").await;
        let ngo = body(&db, OrganisationKind::Ngo, "«Үлгі» қоры").await;
        name_public(&db, id).await;
        for (post, since, until) in [
            ("chair", "2020-01-01", "2027-12-31"),
            ("member", "2018-01-01", "2019-12-31"),
            ("expert", "2027-01-01", ""),
            ("trainer", "", ""),
        ] {
            let form = membership(ngo, post, since, until).parse().expect("ok");
            done!(&db, |tx| bonds::add(&mut tx, id, &form));
        }
        for (from, to) in [("2021-01-01", "2023-12-31"), ("2025-01-01", "2027-12-31")] {
            let (from, to) = (day(from), day(to));
            done!(&db, |tx| council::open_term(
                &mut tx, council_id, 1, from, to
            ));
            let seats = council::seats(&db, &owner(), council_id, from, from)
                .await
                .expect("reads");
            let seat = seats[0].seat.id;
            done!(&db, |tx| council::take(&mut tx, seat, id, from, ""));
        }
        let page = person::page(&db, &Viewer::Visitor, today(), id)
            .await
            .expect("a page");
        let posts: Vec<&str> = page
            .memberships
            .iter()
            .map(|bond| bond.membership.form.post.code())
            .collect();
        assert_eq!(posts, ["trainer", "chair"], "{:?}", db.engine());
        let terms: Vec<_> = page
            .seats
            .iter()
            .map(|held| held.sitting.seat.form.term_from)
            .collect();
        assert_eq!(terms, [day("2025-01-01")]);
    }
}

/// The page of an organisation shows of each person what that person's own page would: somebody at
/// the desk of another programme is the public to them.
#[tokio::test]
async fn a_desk_learns_no_more_from_the_organisation_than_from_the_person() {
    for db in houses().await {
        let id = somebody(&db, "Құмтаев Амангелді").await;
        let ngo = body(&db, OrganisationKind::Ngo, "«Үлгі» қоры").await;
        let council_id = body(&db, OrganisationKind::Council, "Үлгі Қоғамдық кеңесі").await;
        name_public(&db, id).await;
        let mut past = membership(ngo, "chair", "2018-01-01", "2019-12-31");
        past.basis = "Үлгі жарғы".into();
        let mut present = membership(ngo, "member", "2020-01-01", "");
        present.basis = "Үлгі өтініш".into();
        for draft in [past, present] {
            let form = draft.parse().expect("ok");
            done!(&db, |tx| bonds::add(&mut tx, id, &form));
        }
        let (from, to) = (day("2025-01-01"), day("2027-12-31"));
        done!(&db, |tx| council::open_term(
            &mut tx, council_id, 1, from, to
        ));
        let open = council::seats(&db, &owner(), council_id, from, from)
            .await
            .expect("reads");
        let seat = open[0].seat.id;
        done!(&db, |tx| council::take(
            &mut tx,
            seat,
            id,
            from,
            "Үлгі шешімі"
        ));

        let ngo = organisation::find(&db, ngo)
            .await
            .expect("reads")
            .expect("there");
        let council = organisation::find(&db, council_id)
            .await
            .expect("reads")
            .expect("there");
        let page = async |viewer: &Viewer, slug: &str| {
            organisation::page(&db, viewer, Lang::Kk, today(), slug, None)
                .await
                .expect("reads")
                .expect("there")
        };
        let elsewhere = Viewer::of(&[(Role::Commissioner, Some(2))], None);
        for (viewer, everything) in [
            (owner(), true),
            (staff(Role::Commissioner), true),
            (elsewhere, false),
            (Viewer::Visitor, false),
        ] {
            let own = person::page(&db, &viewer, today(), id)
                .await
                .expect("a page");
            let members = page(&viewer, &ngo.slug).await.members;
            assert_eq!(own.sight.particulars, everything, "{viewer:?}");
            assert_eq!(members.len(), own.memberships.len(), "{viewer:?}");
            assert_eq!(members.len(), if everything { 2 } else { 1 }, "{viewer:?}");
            for member in &members {
                assert_eq!(
                    member.membership.form.basis.is_some(),
                    everything,
                    "{viewer:?}"
                );
            }
            let seats = page(&viewer, &council.slug).await.seats;
            let council::Holder::Named { basis, .. } = &seats[0].holder else {
                panic!("{viewer:?} sees who sits there: {seats:?}");
            };
            assert_eq!(basis.is_some(), everything, "{viewer:?}");
        }
    }
}

/// The person agrees to a public name.
async fn name_public(db: &keruen_store::Db, id: i64) {
    let texts = ["Атым көрінсін", "Имя видно", "Name shown"];
    let purpose = Purpose::NamePublic;
    done!(db, |tx| consent::publish_wording(&mut tx, purpose, texts));
    done!(db, |tx| consent::give(
        &mut tx,
        id,
        purpose,
        Lang::Kk,
        Way::Site
    ));
}
