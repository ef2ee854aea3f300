//! Rows that were not taken, mended and brought again; and people taken out and brought again.

use std::sync::atomic::{AtomicUsize, Ordering};

use keruen_paper::{Limits, Separator, Spread, read_table, write_csv, write_xlsx};
use keruen_people::contact::{self, ContactValue};
use keruen_people::import::{self, Mapping, Scope};
use keruen_people::membership::{self, MembershipDraft};
use keruen_people::organisation::{self, OrganisationDraft};
use keruen_people::person::{self, PersonDraft};
use keruen_speech::Lang;
use keruen_store::Tx;
use keruen_web::import_words;
use keruen_web::testing::Site;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::hands::{agree, bring, persons, words, work};

#[tokio::test]
async fn faulty_rows_come_back_with_reasons_and_are_taken_once_mended() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let table = "Тегі;Аты;Телефон;Ұйымы;Басталған күні;Келген күні\n\
        Сынақова;Әсел;+7 700 000 00 22;«Үлгі» ҚБ;23 қараша 2024;x\n\
        Үлгібаев;Бек;12;«Үлгі» ҚБ;01.09.2024;y\n\
        Жолов;;+7 700 000 00 24;;;z\n\
        Арнаев;Дос;;«Үлгі» ҚБ;45555;\n";
    let at = bring(&owner, &[], "list.csv", table.as_bytes()).await;
    let said = words(&owner.get(&at).await);
    for part in [
        "Телефон 1 row",
        "Row 3 Үлгібаев Бек · 12 · 2 digits",
        "Row 4 Жолов · empty cell",
        "Row 5 Арнаев Дос · 45555 · perhaps 20.09.2024",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    agree(&owner, &at).await;
    work(&site).await;
    assert_eq!(persons(&site).await, 1);

    // The home page tells of them, straight to the import, until somebody takes them back.
    let told = async || {
        let home = owner.get("/en/desk").await.text();
        home.contains("left faulty rows out") && home.contains(&format!("href=\"{at}\""))
    };
    assert!(told().await);
    let list = owner.get("/en/desk/people/import?show=faulty").await.text();
    assert!(list.contains("list.csv"), "{list}");
    let faults = owner.get(&format!("{at}/faults.xlsx")).await;
    assert!(!told().await, "they are in somebody's hands");
    let mut back = read_table(&faults.bytes, &Limits::default()).expect("a workbook");
    let why = back.headers.len() - 1;
    for row in &back.rows {
        assert!(
            !row.cells[why].is_empty(),
            "a row without its reason: {row:?}"
        );
    }
    back.rows[0].cells[2] = "8 (700) 000-00-23".to_owned();
    back.rows[1].cells[1] = "Жан".to_owned();
    back.rows[2].cells[4] = "20.09.2024".to_owned();
    let rows: Vec<Vec<String>> = back.rows.into_iter().map(|row| row.cells).collect();
    let spread = Spread {
        title: "x",
        headers: &back.headers,
        rows: &rows,
    };
    let mended = write_xlsx(&spread).expect("written");
    let again = bring(&owner, &[], "mended.xlsx", &mended).await;
    let said = words(&owner.get(&again).await);
    assert!(said.contains("Take in 3 rows"), "{said}");
    agree(&owner, &again).await;
    work(&site).await;
    assert_eq!(persons(&site).await, 4);
}

/// What stands in a name or a title, odd characters included.
fn odd() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[А-ЯӘҒҚҢӨҰҮІ][а-яәғқңөұүіё]{1,10}",
        2 => "[=+@'-][А-Я]{2,6}",
        2 => "[А-Я]{2,8}",
        1 => "[A-Z][a-z]{1,6}[\";,_\t'’-][a-z]{1,4}",
        1 => "[А-Яа-я]\\PC{1,12}",
        1 => "[а-я]{1,5}(🙂|漢字|\u{301}|\u{200d}|_x000D_)[а-я]{1,3}",
    ]
    // A `?` before a Cyrillic letter is taken for one that Windows-1251 lost, whatever the file: such
    // a text is asked about and does not come back by itself.
    .prop_map(|text| text.replace('?', "!"))
}

#[derive(Debug, Clone)]
struct Person {
    names: [String; 3],
    former: Option<String>,
    languages: &'static str,
    phones: Vec<u32>,
    email: Option<u32>,
    ties: Vec<(usize, usize, String, Option<u8>)>,
}

fn people() -> impl Strategy<Value = Person> {
    let posts = prop::sample::select((0..4_usize).collect::<Vec<_>>());
    (
        (odd(), odd(), prop::option::of(odd())),
        prop::option::of("[А-Яа-яӘәІі]{2,12}"),
        prop::sample::select(vec!["", "kk", "ru kk", "en"]),
        prop::collection::vec(0..9_999_u32, 0..3),
        prop::option::of(0..9_999_u32),
        prop::collection::vec((0..3_usize, posts, odd(), prop::option::of(1..28_u8)), 0..3),
    )
        .prop_map(
            |((surname, given, patronymic), former, languages, phones, email, ties)| Person {
                names: [surname, given, patronymic.unwrap_or_default()],
                former,
                languages,
                phones,
                email,
                ties,
            },
        )
}

/// Writes somebody down as the desk does. What the house refuses is left out.
async fn written(tx: &mut Tx, some: &Person, bodies: &[i64]) -> Option<i64> {
    let [surname, given, patronymic] = some.names.clone();
    let draft = PersonDraft {
        surname,
        given,
        patronymic,
        former: some.former.clone().unwrap_or_default(),
        languages: some.languages.to_owned(),
        territory: None,
    };
    let form = draft.parse().ok()?;
    let id = person::create(tx, &form, &[]).await.expect("a person");
    let phones = some
        .phones
        .iter()
        .map(|n| format!("8 700 111 {:02} {:02}", n / 100, n % 100));
    let emails = some.email.iter().map(|n| format!("ulgi{n}@example.kz"));
    let values = phones
        .map(|raw| ContactValue::phone(&raw))
        .chain(emails.map(|raw| ContactValue::email(&raw)));
    for value in values {
        // The same one twice is refused, and nothing is lost by it.
        let _ = contact::add(tx, id, &value.expect("a contact")).await;
    }
    for (body, post, title, day) in &some.ties {
        let draft = MembershipDraft {
            organisation: Some(bodies[*body]),
            post: ["member", "chair", "secretary", "other"][*post].to_owned(),
            title: if *post == 3 {
                title.clone()
            } else {
                String::new()
            },
            since: day
                .map(|day| format!("{day:02}.05.2024"))
                .unwrap_or_default(),
            ..MembershipDraft::default()
        };
        if let Ok(form) = draft.parse() {
            let _ = membership::add(tx, id, &form).await;
        }
    }
    Some(id)
}

/// Whoever is taken out of the site as a spreadsheet is the same when the file comes back, in every
/// language and either form, however odd the names are.
#[test]
fn whoever_is_exported_comes_back_unchanged() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let sites = runtime.block_on(Site::all());
    for site in &sites {
        let bodies: Vec<i64> = runtime.block_on(async {
            let mut ids = Vec::new();
            let mut tx = site.act().await;
            for name in ["«Үлгі; \"бір\"» ҚБ", "ОФ «Пример, 2»", "=Теңдік қоры"]
            {
                let draft = OrganisationDraft {
                    kind: "ngo".to_owned(),
                    name_kk: name.to_owned(),
                    ..OrganisationDraft::default()
                };
                let form = draft.parse().expect("an organisation");
                ids.push(organisation::create(&mut tx, &form).await.expect("made"));
            }
            tx.commit().await.expect("kept");
            ids
        });
        let written_down = AtomicUsize::new(0);
        let config = ProptestConfig {
            cases: 16,
            ..ProptestConfig::default()
        };
        let every = prop::collection::vec(people(), 1..8);
        let checked = TestRunner::new(config).run(&every, |some| {
            runtime.block_on(async {
                let mut ids = Vec::new();
                let mut tx = site.act().await;
                for one in &some {
                    ids.extend(written(&mut tx, one, &bodies).await);
                }
                if ids.is_empty() {
                    return Ok(());
                }
                tx.commit().await.expect("kept");
                written_down.fetch_add(ids.len(), Ordering::Relaxed);
                for lang in Lang::ALL {
                    comes_back(site, &ids, lang).await?;
                }
                Ok(())
            })
        });
        checked.expect("all came back");
        assert!(
            written_down.into_inner() > 16,
            "the house refused nearly everybody"
        );
    }
}

async fn comes_back(site: &Site, ids: &[i64], lang: Lang) -> Result<(), TestCaseError> {
    let table = import::table(site.app.db(), ids, lang, true)
        .await
        .expect("a table");
    let spread = Spread {
        title: "x",
        headers: &table.headers,
        rows: &table.rows,
    };
    let files = [
        write_xlsx(&spread).expect("xlsx"),
        write_csv(&spread, Separator::Semicolon).expect("csv"),
        write_csv(&spread, Separator::Comma).expect("csv"),
        write_csv(&spread, Separator::Tab).expect("csv"),
    ];
    for (form, file) in files.iter().enumerate() {
        let sheet = import_words::sheet(read_table(file, &Limits::default()).expect("read"));
        let mapping = Mapping::recognise(&sheet.headers).expect("our own headers");
        let drafts = import::parse(&sheet, &mapping);
        let plan = import::dry_run(site.app.db(), &drafts, Scope::Site)
            .await
            .expect("a plan");
        prop_assert!(
            plan.is_empty() && plan.faults.is_empty(),
            "{} {}: {:#?}\nof {:#?}",
            lang,
            form,
            plan,
            table.rows
        );
    }
    Ok(())
}
