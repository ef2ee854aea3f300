//! Who sees what of a person's page.

use crate::given::{body, done, houses, membership, owner, somebody, staff};
use keruen_people::consent::{self, Purpose, Way};
use keruen_people::contact::{self, ContactValue};
use keruen_people::membership as bonds;
use keruen_people::organisation::OrganisationKind;
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

        let refusal = person::page(&db, &Viewer::Visitor, id)
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
            let page = person::page(&db, &viewer, id).await.expect("a page");
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
