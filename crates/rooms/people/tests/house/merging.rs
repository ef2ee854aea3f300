//! Merging two records of one person, and finding such pairs.

use crate::given::{
    body, day, district, done, draft, every_row, houses, letters, membership, owner, refused,
    somebody, staff, today,
};
use keruen_people::consent::{self, Purpose, Way};
use keruen_people::contact::{self, ContactValue};
use keruen_people::council;
use keruen_people::directory::{Query, find};
use keruen_people::duplicates::{self, Reason};
use keruen_people::membership as bonds;
use keruen_people::organisation::OrganisationKind;
use keruen_people::person;
use keruen_people::visibility::Aim;
use keruen_people::{Refusal, Role, merge};
use keruen_speech::Lang;
use keruen_store::Db;

struct Pair {
    keep: i64,
    gone: i64,
    seat: i64,
}

/// Two records of one person, each with something that the other lacks.
async fn pair(db: &Db) -> Pair {
    let place = district(db, "Үлгі ауданы").await;
    let ngo = body(db, OrganisationKind::Ngo, "«Үлгі» қоры").await;
    let media = body(db, OrganisationKind::Media, "«Мысал» газеті").await;
    let council = body(db, OrganisationKind::Council, "Үлгі Қоғамдық кеңесі").await;
    let texts = ["Атым көрінсін", "Имя видно", "Name shown"];
    done!(db, |tx| consent::publish_wording(
        &mut tx,
        Purpose::NamePublic,
        texts
    ));

    let keep = somebody(db, "Құмтаев Амангелді").await;
    let mut other = draft("Кумтаев Амангельды Бекович");
    other.territory = Some(place);
    other.former = "Мысалов".into();
    let gone = done!(db, |tx| person::create(
        &mut tx,
        &other.parse().expect("ok"),
        &[1, 3]
    ));

    let shared = ContactValue::phone("8 700 000 00 21").expect("a phone");
    let second = ContactValue::phone("8 700 000 00 22").expect("a phone");
    let email = ContactValue::email("ulgi@example.kz").expect("an address");
    done!(db, |tx| contact::add(&mut tx, keep, &shared));
    for value in [&shared, &second, &email] {
        done!(db, |tx| contact::add(&mut tx, gone, value));
    }
    let parsed = |body, since, until| {
        membership(body, "member", since, until)
            .parse()
            .expect("ok")
    };
    done!(db, |tx| bonds::add(
        &mut tx,
        keep,
        &parsed(ngo, "2020-05-01", "2024-01-01")
    ));
    done!(db, |tx| bonds::add(
        &mut tx,
        gone,
        &parsed(ngo, "2019-01-01", "2021-01-01")
    ));
    done!(db, |tx| bonds::add(
        &mut tx,
        gone,
        &parsed(media, "2022-01-01", "")
    ));
    let (from, to) = (day("2025-01-01"), day("2027-12-31"));
    done!(db, |tx| council::open_term(&mut tx, council, 2, from, to));
    let seats = council::seats(db, &owner(), council, from, from)
        .await
        .expect("reads");
    let seat = seats[0].seat.id;
    done!(db, |tx| council::take(
        &mut tx,
        seat,
        gone,
        from,
        "Үлгі шешімі"
    ));
    done!(db, |tx| consent::give(
        &mut tx,
        gone,
        Purpose::NamePublic,
        Lang::Ru,
        Way::Paper
    ));
    Pair {
        keep,
        gone,
        seat: seats[1].seat.id,
    }
}

#[tokio::test]
async fn merging_moves_everything_and_the_old_number_leads_there() {
    for db in houses().await {
        // So that the two have numbers that nothing else in these tables has.
        for n in 0..20 {
            somebody(&db, &format!("Үлгіов{} Әділ", letters(n))).await;
        }
        let Pair { keep, gone, .. } = pair(&db).await;
        let preview = merge::preview(&db, keep, gone).await.expect("a preview");
        assert_eq!(preview.result.name.listed(), "Құмтаев Амангелді Бекович");
        assert_eq!(preview.result.former, ["Мысалов", "Кумтаев"]);
        assert!(preview.result.territory.is_some());
        let moves = preview.moves;
        assert_eq!((moves.contacts, moves.memberships, moves.joined), (2, 1, 1));
        assert_eq!((moves.seats, moves.consents, moves.programmes), (1, 1, 1));
        assert!(preview.ends.is_empty());

        let taken: Vec<&str> = preview
            .choices
            .iter()
            .filter(|choice| choice.takes_gone)
            .map(|choice| choice.field)
            .collect();
        let versions = (preview.keep.version, preview.gone.version);
        done!(&db, |tx| merge::apply(
            &mut tx, keep, gone, versions, &taken
        ));

        let page = person::page(&db, &owner(), today(), keep)
            .await
            .expect("a page");
        assert_eq!(page.person.form, preview.result);
        let values: Vec<&str> = page
            .contacts
            .iter()
            .map(|contact| contact.value.as_str())
            .collect();
        assert_eq!(values, ["+77000000021", "+77000000022", "ulgi@example.kz"]);
        assert_eq!(
            page.contacts.iter().filter(|contact| contact.main).count(),
            2
        );
        let spans: Vec<String> = page
            .memberships
            .iter()
            .map(|bond| bond.membership.form.span.text())
            .collect();
        assert_eq!(spans, ["2022-01-01..", "2019-01-01..2024-01-01"]);
        assert_eq!(page.seats.len(), 1);
        assert!(page.standing(Purpose::NamePublic).is_some());
        assert_eq!(page.programmes, [1, 3]);
        for verb in ["merge", "merge-away", "take-seat"] {
            assert!(
                page.journal.iter().any(|entry| entry.verb == verb),
                "{verb}"
            );
        }

        let refusal = person::page(&db, &owner(), today(), gone)
            .await
            .expect_err("gone");
        assert!(
            matches!(refusal, Refusal::Merged { into } if into == keep),
            "{refusal:?}"
        );
        let outsider = staff(Role::Reviewer);
        assert!(person::page(&db, &outsider, today(), gone).await.is_err());
        let refusal = refused!(&db, |tx| person::change(&mut tx, gone, 1, &preview.result));
        assert!(matches!(refusal, Refusal::Merged { .. }), "{refusal:?}");

        for typed in ["Кумтаев", "Amangeldi", "мысалов"] {
            let query = Query {
                words: typed.to_owned(),
                ..Query::default()
            };
            let found = find(&db, &owner(), Lang::Kk, day("2026-11-30"), &query)
                .await
                .expect("answers");
            assert_eq!(
                found
                    .entries
                    .iter()
                    .map(|entry| entry.id)
                    .collect::<Vec<_>>(),
                [keep],
                "{typed}"
            );
        }
        // The number that went stands in the journal, the history and the alias, nowhere else.
        let left: Vec<String> = every_row(&db)
            .await
            .into_iter()
            .filter(|row| !row.starts_with("journal:") && !row.starts_with("history:"))
            .filter(|row| row.contains("person") && row.contains(&format!("Int({gone})")))
            .filter(|row| !row.starts_with("person_programme:") && !row.starts_with("counter:"))
            .filter(|row| !row.starts_with("token:"))
            .collect();
        assert_eq!(left.len(), 1, "{left:?}");
        assert!(left[0].starts_with("person_alias:"));
    }
}

#[tokio::test]
async fn a_merge_that_was_previewed_before_a_change_does_not_happen() {
    for db in houses().await {
        let Pair { keep, gone, seat } = pair(&db).await;
        let refusal = refused!(&db, |tx| merge::apply(&mut tx, keep, keep, (1, 1), &[]));
        assert!(matches!(refusal, Refusal::SamePerson), "{refusal:?}");
        let refusal = refused!(&db, |tx| merge::apply(&mut tx, keep, gone, (1, 0), &[]));
        assert!(matches!(refusal, Refusal::PreviewOutdated), "{refusal:?}");
        // Two seats of one council at once is for people to settle first.
        done!(&db, |tx| council::take(
            &mut tx,
            seat,
            keep,
            day("2025-02-01"),
            ""
        ));
        let refusal = refused!(&db, |tx| merge::apply(&mut tx, keep, gone, (1, 1), &[]));
        assert!(
            matches!(refusal, Refusal::HoldsSeat { number: 2 }),
            "{refusal:?}"
        );
        done!(&db, |tx| person::block(&mut tx, gone, None));
        let refusal = refused!(&db, |tx| merge::apply(&mut tx, keep, gone, (1, 1), &[]));
        assert!(matches!(refusal, Refusal::Blocked), "{refusal:?}");
    }
}

/// One left the seat in June, the other sits on another one since January: for those months the two
/// cannot have been one person, though only one of them sits there now.
#[tokio::test]
async fn two_who_sat_side_by_side_are_not_one() {
    for db in houses().await {
        let Pair { keep, gone, seat } = pair(&db).await;
        let (since, last) = (day("2025-02-01"), day("2025-06-30"));
        done!(&db, |tx| council::take(&mut tx, seat, keep, since, ""));
        done!(&db, |tx| council::leave(&mut tx, seat, last, None));
        let refusal = refused!(&db, |tx| merge::apply(&mut tx, keep, gone, (1, 1), &[]));
        assert!(
            matches!(refusal, Refusal::HoldsSeat { number: 2 }),
            "{refusal:?}"
        );
    }
}

#[tokio::test]
async fn pairs_are_found_once_and_stay_apart_when_told() {
    for db in houses().await {
        let Pair { keep, gone, .. } = pair(&db).await;
        let third = somebody(&db, "Амангелді Кумтаев").await;
        let now = keruen_store::testing::epoch();
        assert_eq!(duplicates::look(&db, now).await.expect("looks"), 3);
        assert_eq!(duplicates::look(&db, now).await.expect("looks"), 3);
        let pairs = duplicates::list(&db, &owner(), 10, 0).await.expect("reads");
        let shown: Vec<(i64, i64, Reason)> = pairs
            .iter()
            .map(|pair| (pair.first.id, pair.second.id, pair.reason))
            .collect();
        assert_eq!(
            shown,
            [
                (keep, gone, Reason::Contact),
                (keep, third, Reason::Name),
                (gone, third, Reason::Name)
            ]
        );
        done!(&db, |tx| duplicates::keep_apart(&mut tx, third, keep));
        assert_eq!(duplicates::look(&db, now).await.expect("looks"), 2);
        assert_eq!(duplicates::count(&db, &owner()).await.expect("reads"), 2);
        assert_eq!(
            duplicates::count(&db, &staff(Role::Clerk))
                .await
                .expect("reads"),
            0
        );
        let elsewhere = keruen_people::Viewer::of(&[(Role::Coordinator, Some(3))], None);
        assert_eq!(duplicates::count(&db, &elsewhere).await.expect("reads"), 0);

        let form = crate::given::form("Кумтаев Аманкелди");
        let like = duplicates::like(&db, &owner(), Aim::Look, &form)
            .await
            .expect("reads");
        assert_eq!(
            like.iter().map(|entry| entry.id).collect::<Vec<_>>(),
            [keep, gone, third]
        );

        done!(&db, |tx| merge::apply(&mut tx, keep, gone, (1, 1), &[]));
        assert_eq!(duplicates::count(&db, &owner()).await.expect("reads"), 0);
    }
}

/// Sixty-six records of one name make 2,145 pairs, more than are ever offered at once.
#[tokio::test]
async fn a_frequent_name_hides_no_other_pair() {
    for db in houses().await {
        let mut tx = crate::given::act(&db).await;
        let mut ids = Vec::new();
        for name in std::iter::repeat_n("Құмтаев Амангелді", 66).chain(["Үлгіова Аққу"; 2])
        {
            let form = crate::given::form(name);
            ids.push(person::create(&mut tx, &form, &[1]).await.expect("made"));
        }
        tx.commit().await.expect("kept");
        let now = keruen_store::testing::epoch();
        duplicates::look(&db, now).await.expect("looks");
        let pairs = duplicates::list(&db, &owner(), 100, 0)
            .await
            .expect("reads");
        assert!(
            pairs
                .iter()
                .any(|pair| (pair.first.id, pair.second.id) == (ids[66], ids[67])),
            "{} pairs, all of one name",
            pairs.len()
        );
    }
}

#[tokio::test]
async fn a_preview_is_outdated_by_whatever_is_done_to_either() {
    for db in houses().await {
        let Pair { keep, gone, seat } = pair(&db).await;
        let email = ContactValue::email("another@example.kz").expect("an address");
        let seen = |preview: merge::Preview| preview.seen;
        let before = seen(merge::preview(&db, keep, gone).await.expect("a preview"));
        done!(&db, |tx| contact::add(&mut tx, keep, &email));
        let refusal = refused!(&db, |tx| merge::as_previewed(&mut tx, keep, gone, before));
        assert!(matches!(refusal, Refusal::PreviewOutdated));

        let before = seen(merge::preview(&db, keep, gone).await.expect("a preview"));
        let from = day("2025-01-01");
        done!(&db, |tx| council::take(&mut tx, seat, keep, from, ""));
        let refusal = refused!(&db, |tx| merge::as_previewed(&mut tx, keep, gone, before));
        assert!(matches!(refusal, Refusal::PreviewOutdated));

        let now = seen(merge::preview(&db, keep, gone).await.expect("a preview"));
        let mut tx = crate::given::act(&db).await;
        merge::as_previewed(&mut tx, keep, gone, now)
            .await
            .expect("nothing was done since");
    }
}
