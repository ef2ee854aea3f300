//! Somebody with several roles: what they see and may do is what their roles allow together, each
//! in its own programme, and never more.

use crate::given::{done, form, houses, somebody, today};
use keruen_people::consent::{self, Purpose, Way};
use keruen_people::contact::{self, ContactValue};
use keruen_people::directory::{self, Consent, Query};
use keruen_people::duplicates;
use keruen_people::person;
use keruen_people::visibility::{self, Aim, PersonFacts, PersonSight};
use keruen_people::{Role, Viewer};
use keruen_speech::Lang;
use keruen_store::{Db, testing};
use proptest::prelude::*;

type Held = (Role, Option<i64>);

const RIGHTS: [fn(&PersonSight) -> bool; 10] = [
    |sight| sight.name,
    |sight| sight.particulars,
    |sight| sight.contacts,
    |sight| sight.consents,
    |sight| sight.history,
    |sight| sight.change,
    |sight| sight.merge,
    |sight| sight.export,
    |sight| sight.block,
    |sight| sight.erase,
];

/// A role as the office gives it: an owner's for the site, every other in one of three programmes.
fn held() -> impl Strategy<Value = Held> {
    (proptest::sample::select(Role::ALL.to_vec()), 1i64..4)
        .prop_map(|(role, programme)| (role, (role != Role::Owner).then_some(programme)))
}

fn facts() -> impl Strategy<Value = PersonFacts> {
    (
        1i64..3,
        proptest::collection::vec(1i64..4, 0..3),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(id, programmes, name_public, blocked)| PersonFacts {
            id,
            programmes,
            name_public,
            blocked,
        })
}

proptest! {
    #[test]
    fn the_sight_of_several_roles_is_the_union_of_each_ones(
        roles in proptest::collection::vec(held(), 0..5),
        own in proptest::option::of(1i64..3),
        facts in facts(),
    ) {
        let together = visibility::person(&Viewer::of(&roles, own), &facts);
        let apart: Vec<PersonSight> = roles
            .iter()
            .map(|role| visibility::person(&Viewer::of(&[*role], None), &facts))
            .chain([visibility::person(&Viewer::of(&[], own), &facts)])
            .collect();
        for (number, right) in RIGHTS.iter().enumerate() {
            prop_assert_eq!(right(&together), apart.iter().any(right), "right {}", number);
        }
    }

    #[test]
    fn a_role_of_another_programme_adds_nothing(
        roles in proptest::collection::vec(held(), 0..5),
        facts in facts(),
    ) {
        let tied = |(role, place): &Held| *role == Role::Owner || place.is_some_and(|id| facts.programmes.contains(&id));
        let here: Vec<Held> = roles.iter().filter(|held| tied(held)).copied().collect();
        prop_assert_eq!(
            visibility::person(&Viewer::of(&roles, None), &facts),
            visibility::person(&Viewer::of(&here, None), &facts)
        );
    }

    #[test]
    fn the_role_named_in_the_journal_gives_the_right(
        roles in proptest::collection::vec(held(), 0..5),
        facts in facts(),
        right in proptest::sample::select(RIGHTS.to_vec()),
    ) {
        let viewer = Viewer::of(&roles, None);
        match visibility::role_for(&viewer, &facts, right) {
            Some(role) => {
                let places: Vec<Held> = roles.iter().filter(|held| held.0 == role).copied().collect();
                prop_assert!(right(&visibility::person(&Viewer::of(&places, None), &facts)));
            }
            None => prop_assert!(!right(&visibility::person(&viewer, &facts)) || facts.name_public),
        }
    }
}

/// Everybody whom a query finds.
async fn found(db: &Db, viewer: &Viewer, query: Query) -> Vec<i64> {
    let query = Query { size: 100, ..query };
    let found = directory::find(db, viewer, Lang::Kk, today(), &query)
        .await
        .expect("the directory answers");
    assert_eq!(
        found.total,
        i64::try_from(found.entries.len()).expect("few"),
        "counted as listed for {viewer:?}"
    );
    let mut ids: Vec<i64> = found.entries.iter().map(|entry| entry.id).collect();
    ids.sort_unstable();
    ids
}

/// Persons of programmes 1, 2, both and neither, one of each blocked; all have a telephone, a
/// public name, and a namesake.
async fn world(db: &Db) -> Vec<PersonFacts> {
    let texts = ["Атым көрінсін", "Имя видно", "Name shown"];
    done!(db, |tx| consent::publish_wording(
        &mut tx,
        Purpose::NamePublic,
        texts
    ));
    let mut all = Vec::new();
    for programmes in [vec![1], vec![2], vec![1, 2], vec![3], vec![]] {
        for blocked in [false, true] {
            let id = done!(db, |tx| person::create(
                &mut tx,
                &form("Үлгіұлы Анкет"),
                &programmes
            ));
            let phone = format!("8 700 000 01 {id:02}");
            let phone = ContactValue::phone(&phone).expect("a phone");
            done!(db, |tx| contact::add(&mut tx, id, &phone));
            done!(db, |tx| consent::give(
                &mut tx,
                id,
                Purpose::NamePublic,
                Lang::Kk,
                Way::Site
            ));
            if blocked {
                done!(db, |tx| person::block(&mut tx, id, None));
            }
            all.push(
                person::facts(db, id)
                    .await
                    .expect("reads")
                    .expect("somebody"),
            );
        }
    }
    duplicates::look(db, testing::epoch())
        .await
        .expect("pairs are found");
    all
}

/// Every pair of roles in two programmes: the list, the search by telephone, the filter by consent,
/// what can be taken out and the pairs to merge all agree with the sight of each person.
#[tokio::test]
async fn lists_agree_with_pages_for_every_pair_of_roles() {
    let places: Vec<Held> = Role::ALL
        .into_iter()
        .flat_map(|role| match role {
            Role::Owner => vec![(role, None)],
            _ => vec![(role, Some(1)), (role, Some(2))],
        })
        .collect();
    for db in houses().await {
        let all = world(&db).await;
        for (n, one) in places.iter().enumerate() {
            for other in &places[n..] {
                let viewer = Viewer::of(&[*one, *other], Some(all[6].id));
                let seen = |right: fn(&PersonSight) -> bool| -> Vec<i64> {
                    all.iter()
                        .filter(|facts| right(&visibility::person(&viewer, facts)))
                        .map(|facts| facts.id)
                        .collect()
                };
                let desk = visibility::organisations(&viewer).desk;
                let expected = if desk {
                    seen(|sight| sight.particulars)
                } else {
                    seen(|sight| sight.name)
                };
                assert_eq!(
                    found(&db, &viewer, Query::default()).await,
                    expected,
                    "{viewer:?}"
                );

                let types = [one.0, other.0].iter().any(|role| *role <= Role::Clerk);
                let by_phone = Query {
                    words: "+7 700 000 01".to_owned(),
                    ..Query::default()
                };
                let expected = if types {
                    seen(|sight| sight.contacts)
                } else {
                    Vec::new()
                };
                assert_eq!(found(&db, &viewer, by_phone).await, expected, "{viewer:?}");
                if types {
                    let by_consent = Query {
                        consent: Some(Consent::Given(Purpose::NamePublic)),
                        ..Query::default()
                    };
                    assert_eq!(
                        found(&db, &viewer, by_consent).await,
                        seen(|sight| sight.consents),
                        "{viewer:?}"
                    );
                }

                let to_take_out = Query {
                    aim: Aim::Decide,
                    ..Query::default()
                };
                let erasable = seen(|sight| sight.erase);
                assert_eq!(
                    found(&db, &viewer, to_take_out).await,
                    erasable,
                    "{viewer:?}"
                );
                let pairs = duplicates::list(&db, &viewer, 100, 0).await.expect("pairs");
                let count = erasable.len() * erasable.len().saturating_sub(1) / 2;
                assert_eq!(pairs.len(), count, "{viewer:?}");
            }
        }
    }
}

/// The case that a mightiest role would get wrong, spelled out.
#[tokio::test]
async fn a_coordinator_of_one_and_clerk_of_another_sees_both_and_decides_in_one() {
    for db in houses().await {
        let run = somebody(&db, "Құмтаев Амангелді").await;
        let typed = done!(&db, |tx| person::create(
            &mut tx,
            &form("Теңізова Гүлсім"),
            &[2]
        ));
        let viewer = Viewer::of(
            &[(Role::Coordinator, Some(1)), (Role::Clerk, Some(2))],
            None,
        );
        assert_eq!(
            found(&db, &viewer, Query::default()).await,
            [run, typed],
            "both are in the list"
        );
        for (id, decides) in [(run, true), (typed, false)] {
            let page = person::page(&db, &viewer, today(), id)
                .await
                .expect("a page");
            let sight = page.sight;
            assert!(sight.change && sight.contacts);
            for right in [sight.merge, sight.export, sight.block, sight.erase] {
                assert_eq!(right, decides);
            }
        }
    }
}
