//! long: one test for each way to find somebody.
//!
//! Finding persons.

use crate::given::{
    body, day, district, done, draft, houses, letters, membership, owner, somebody, staff, today,
};
use keruen_people::consent::{self, Purpose, Way};
use keruen_people::contact::{self, ContactValue};
use keruen_people::directory::{Consent, Found, Query, Spelling, find};
use keruen_people::membership::Post;
use keruen_people::organisation::OrganisationKind;
use keruen_people::person::{self, PersonForm};
use keruen_people::{Role, Viewer};
use keruen_speech::Lang;
use keruen_store::Db;

async fn ask(db: &Db, viewer: &Viewer, query: Query) -> Found {
    find(db, viewer, Lang::Kk, today(), &query)
        .await
        .expect("the directory answers")
}

async fn search(db: &Db, viewer: &Viewer, words: &str) -> Vec<String> {
    let query = Query {
        words: words.to_owned(),
        ..Query::default()
    };
    names(&ask(db, viewer, query).await)
}

fn names(found: &Found) -> Vec<String> {
    found
        .entries
        .iter()
        .map(|entry| entry.name.listed())
        .collect()
}

#[tokio::test]
async fn one_name_is_found_in_every_script() {
    for db in houses().await {
        somebody(&db, "Құмтаев Амангелді Бекұлы").await;
        somebody(&db, "Теңізова Гүлсім").await;
        for typed in [
            "Амангелді",
            "Amangeldi",
            "амангельд",
            "аманг",
            "АМАНГЕЛДІ",
            "Кумтаев",
            "құм",
            "Qumtaev аман",
            "аман кум",
            "бек кум аман",
        ] {
            assert_eq!(
                search(&db, &owner(), typed).await,
                ["Құмтаев Амангелді Бекұлы"],
                "{typed}"
            );
        }
        assert!(search(&db, &owner(), "Теңізова аман").await.is_empty());
        assert!(search(&db, &owner(), "?!").await.is_empty());
        assert!(search(&db, &owner(), "%").await.is_empty());
        assert_eq!(search(&db, &owner(), "").await.len(), 2);
    }
}

/// Spellings of one name, each of which finds it among all the others; both engines run this table.
#[tokio::test]
async fn names_are_found_in_the_spellings_that_people_use() {
    const SPELLINGS: [(&str, &[&str]); 14] = [
        (
            "Амангелді",
            &[
                "Amangeldi",
                "амангельд",
                "Амангельды",
                "Омангелди",
                "Amangeldy",
                "ама",
            ],
        ),
        ("Әлия", &["Алия", "Aliya", "Әлія", "Aliia", "али"]),
        (
            "Жұмабай",
            &[
                "Jumabay",
                "Zhumabay",
                "Джумабай",
                "Жумабай",
                "Jumabai",
                "жұм",
                "zhu",
            ],
        ),
        ("Қайрат", &["Kairat", "Qairat", "Кайрат", "Kayrat", "қай"]),
        (
            "Ғалымжан",
            &["Galymzhan", "Галымжан", "Ghalymjan", "Galimzhan", "ғал"],
        ),
        ("Шыңғыс", &["Chingiz", "Чингиз", "Shyngys", "Шынгыс", "шың"]),
        ("Нұрсұлтан", &["Nursultan", "Нурсултан", "Нурсолтан", "нұр"]),
        ("Күләш", &["Куляш", "Kulyash", "Кулаш", "күл"]),
        ("Өмірзақ", &["Умирзак", "Омирзак", "Omirzaq", "өмі"]),
        ("Хадиша", &["Hadisha", "Khadisha", "Қадиша", "хад"]),
        ("Юлия", &["Yuliya", "Iuliia", "юли"]),
        ("Сергей", &["Sergey", "Sergei", "Сергеи", "сер"]),
        ("Ерлан", &["Yerlan", "Erlan", "Эрлан", "ерл"]),
        ("Щербак", &["Shcherbak", "Scherbak", "Шербак", "щер"]),
    ];
    for db in houses().await {
        for (n, (name, _)) in SPELLINGS.iter().enumerate() {
            somebody(&db, &format!("Үлгі{} {name}", letters(n))).await;
        }
        let mut lost = Vec::new();
        for (n, (name, typed)) in SPELLINGS.iter().enumerate() {
            let wanted = format!("Үлгі{} {name}", letters(n));
            for typed in typed.iter().chain([name]) {
                let found = search(&db, &owner(), typed).await;
                if found != [wanted.clone()] {
                    lost.push(format!("{typed}: {found:?}"));
                }
            }
        }
        assert!(lost.is_empty(), "{lost:#?}");
    }
}

#[tokio::test]
async fn whoever_is_called_just_so_comes_first() {
    for db in houses().await {
        for name in ["Бекжанов Айдын", "Аббеков Бекзат", "Үлгіов Бек", "Бек Яна"]
        {
            somebody(&db, name).await;
        }
        let found = search(&db, &owner(), "бек").await;
        assert_eq!(
            found,
            ["Бек Яна", "Үлгіов Бек", "Аббеков Бекзат", "Бекжанов Айдын"]
        );
        let query = Query {
            words: "бек".to_owned(),
            size: 1,
            page: 3,
            ..Query::default()
        };
        let third = ask(&db, &owner(), query).await;
        assert_eq!(
            (third.total, names(&third)),
            (4, vec!["Аббеков Бекзат".to_owned()])
        );
    }
}

#[tokio::test]
async fn a_misspelt_name_is_found_and_said_to_be_similar() {
    for db in houses().await {
        let (he, she) = ("Құмтаев Амангелді", "Өмірзақова Айсұлу");
        for name in [he, she, "Теңізова Гүлсім"] {
            somebody(&db, name).await;
        }
        let his = "Амагелді|Амангилды Кумтаев|Аманкельды|Кунтаев|Амагелди Кумтоев";
        let hers = "умирзакова|умирзак|umirzak|омерзак айсолу";
        let his = his.split('|').map(|typed| (typed, he));
        for (typed, who) in his.chain(hers.split('|').map(|typed| (typed, she))) {
            let query = Query {
                words: typed.to_owned(),
                ..Query::default()
            };
            let found = ask(&db, &owner(), query).await;
            assert_eq!(names(&found), [who], "{typed}");
            assert_eq!(found.spelling, Spelling::Similar, "{typed}");
        }
        let query = Query {
            words: "Жұлдызбек".to_owned(),
            ..Query::default()
        };
        let found = ask(&db, &owner(), query).await;
        assert_eq!((found.total, found.spelling), (0, Spelling::AsTyped));
    }
}

#[tokio::test]
async fn former_names_organisations_and_telephones_find_too() {
    for db in houses().await {
        let mut draft = draft("Теңізова Гүлсім");
        draft.former = "Құмтаева".to_owned();
        let form: PersonForm = draft.parse().expect("a form");
        let id = done!(&db, |tx| person::create(&mut tx, &form, &[1]));
        let ngo = body(&db, OrganisationKind::Ngo, "«Жағалау үлгісі» қоғамдық қоры").await;
        let chair = membership(ngo, "chair", "2020-01-01", "")
            .parse()
            .expect("a membership");
        done!(&db, |tx| keruen_people::membership::add(
            &mut tx, id, &chair
        ));
        let phone = ContactValue::phone("8 700 000 45 67").expect("a phone");
        done!(&db, |tx| contact::add(&mut tx, id, &phone));
        let email = ContactValue::email("gulsim.ulgi@example.kz").expect("an address");
        done!(&db, |tx| contact::add(&mut tx, id, &email));
        somebody(&db, "Мысалов Әділ").await;

        let other = somebody(&db, "Asqarov Askhat").await;
        for typed in ["Ask", "Askh", "асх"] {
            let found = ask(
                &db,
                &owner(),
                Query {
                    words: typed.to_owned(),
                    ..Query::default()
                },
            )
            .await;
            assert!(
                found.entries.iter().any(|entry| entry.id == other),
                "{typed}"
            );
            assert_eq!(
                found.spelling,
                keruen_people::directory::Spelling::AsTyped,
                "{typed}"
            );
        }
        for typed in [
            "Кумтаева",
            "жағалау",
            "4567",
            "8 700 000",
            "+7700000",
            "7000004567",
            "gulsim.ulgi@",
            "гүлсім жағалау",
        ] {
            assert_eq!(
                search(&db, &owner(), typed).await,
                ["Теңізова Гүлсім"],
                "{typed}"
            );
        }
        let query = Query {
            words: "Кумтаева".to_owned(),
            ..Query::default()
        };
        let found = ask(&db, &owner(), query).await;
        assert_eq!(found.entries[0].former.as_deref(), Some("Құмтаева"));
        assert_eq!(found.entries[0].bonds[0].post, Post::Chair);

        // Finding by a telephone would show it to those who may not see it.
        let commissioner = staff(Role::Commissioner);
        assert_eq!(search(&db, &commissioner, "гүлсім").await.len(), 1);
        assert!(search(&db, &commissioner, "4567").await.is_empty());
        assert!(search(&db, &commissioner, "gulsim.ulgi@").await.is_empty());
    }
}

#[tokio::test]
async fn filters_narrow_and_pages_do_not_lose_anybody() {
    for db in houses().await {
        let (here, there) = (
            district(&db, "Үлгі ауданы").await,
            district(&db, "Мысал ауданы").await,
        );
        let ngo = body(&db, OrganisationKind::Ngo, "«Үлгі» қоры").await;
        for n in 0..7 {
            let mut draft = draft(&format!("Үлгіов{} Әділ", letters(n)));
            draft.territory = Some(if n < 5 { here } else { there });
            let form = draft.parse().expect("a form");
            let id = done!(&db, |tx| person::create(&mut tx, &form, &[1]));
            if n == 0 {
                let past = membership(ngo, "chair", "2019-01-01", "2020-01-01")
                    .parse()
                    .expect("a membership");
                done!(&db, |tx| keruen_people::membership::add(&mut tx, id, &past));
            }
            if n == 1 {
                let now = membership(ngo, "chair", "2020-01-02", "")
                    .parse()
                    .expect("a membership");
                done!(&db, |tx| keruen_people::membership::add(&mut tx, id, &now));
            }
        }
        let all = |page| Query {
            territory: Some(here),
            page,
            size: 2,
            ..Query::default()
        };
        let mut seen = Vec::new();
        for page in 1..=3 {
            let found = ask(&db, &owner(), all(page)).await;
            assert_eq!((found.total, found.pages, found.page), (5, 3, page));
            seen.extend(names(&found));
        }
        assert_eq!(seen.len(), 5);
        let mut sorted = seen.clone();
        sorted.sort();
        assert_eq!(seen, sorted);
        assert_eq!(ask(&db, &owner(), all(99)).await.page, 3);
        assert_eq!(ask(&db, &owner(), all(-1)).await.page, 1);

        let chairs = Query {
            post: Some(Post::Chair),
            ..Query::default()
        };
        assert_eq!(
            names(&ask(&db, &owner(), chairs).await),
            [format!("Үлгіов{} Әділ", letters(1))]
        );
        let members = Query {
            organisation: Some(ngo),
            words: "үлг".to_owned(),
            ..Query::default()
        };
        assert_eq!(
            names(&ask(&db, &owner(), members).await),
            [format!("Үлгіов{} Әділ", letters(1))]
        );
    }
}

#[tokio::test]
async fn names_stand_in_the_order_of_the_readers_language() {
    for db in houses().await {
        for name in [
            "Қабылов Үлгі",
            "Ахатов Үлгі",
            "Әбілов Үлгі",
            "Кабылов Үлгі",
            "Бақов Үлгі",
        ] {
            somebody(&db, name).await;
        }
        assert_eq!(
            search(&db, &owner(), "").await,
            [
                "Ахатов Үлгі",
                "Әбілов Үлгі",
                "Бақов Үлгі",
                "Кабылов Үлгі",
                "Қабылов Үлгі"
            ]
        );
        assert_eq!(
            search(&db, &owner(), "улги").await,
            search(&db, &owner(), "").await
        );
    }
}

#[tokio::test]
async fn a_list_shows_only_whom_its_reader_may_see() {
    for db in houses().await {
        let tied = somebody(&db, "Құмтаев Амангелді").await;
        let form = crate::given::form("Теңізова Гүлсім");
        let other = done!(&db, |tx| person::create(&mut tx, &form, &[12]));
        let texts = ["Атым көрінсін", "Имя видно", "Name shown"];
        done!(&db, |tx| consent::publish_wording(
            &mut tx,
            Purpose::NamePublic,
            texts
        ));
        done!(&db, |tx| consent::give(
            &mut tx,
            other,
            Purpose::NamePublic,
            Lang::Kk,
            Way::Site
        ));

        let both = ["Құмтаев Амангелді", "Теңізова Гүлсім"];
        let cases = [
            (owner(), &both[..]),
            (staff(Role::Coordinator), &both[..1]),
            (staff(Role::Clerk), &both[..1]),
            (staff(Role::Commissioner), &both[..1]),
            (staff(Role::Reviewer), &both[1..]),
            (staff(Role::Participant), &both[1..]),
            (Viewer::of(&[], Some(tied)), &both[..]),
            (Viewer::Visitor, &both[1..]),
            // Programme 2 is neither 1 nor 12.
            (Viewer::of(&[(Role::Coordinator, Some(2))], None), &[]),
        ];
        for (viewer, expected) in cases {
            assert_eq!(search(&db, &viewer, "").await, expected, "{viewer:?}");
        }
        done!(&db, |tx| person::block(&mut tx, other, None));
        assert!(search(&db, &Viewer::Visitor, "").await.is_empty());
        assert_eq!(search(&db, &owner(), "").await, both);

        // A filter must not tell a visitor where somebody lives or what else they agreed to.
        done!(&db, |tx| person::unblock(&mut tx, other, None));
        let query = Query {
            consent: Some(Consent::Given(Purpose::PhotoPublic)),
            territory: Some(5),
            ..Query::default()
        };
        assert_eq!(ask(&db, &Viewer::Visitor, query).await.total, 1);
        let query = Query {
            consent: Some(Consent::Given(Purpose::NamePublic)),
            ..Query::default()
        };
        assert_eq!(names(&ask(&db, &owner(), query).await), ["Теңізова Гүлсім"]);
        assert!(day("2026-01-01") < today());
    }
}
