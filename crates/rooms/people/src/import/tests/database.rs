//! Imports into a real database, on every engine at hand.
//! long: one story told from its start, each test leaning on the same beginnings.

use keruen_store::testing::{TestDb, epoch, fresh};
use keruen_store::{Actor, Record, Sql, Tx, journal, params};

use super::super::*;
use super::given::{drafts, organisation_forms, sheet, territory_forms};
use crate::refusal::Refusal;
use crate::{SCHEMA, contact, membership, organisation, person, territory};

const PEOPLE: Sql = Sql("SELECT COUNT(*) FROM person");
const JOURNAL: Sql = Sql("SELECT COUNT(*) FROM journal");
const TOKENS: Sql =
    Sql("SELECT field, token FROM token WHERE kind = 'person' AND id = $1 ORDER BY field, token");

/// A number in letters: names that must differ have no digits. A syllable for each digit, as two
/// letters alike are one to the search; none that is another letter in Cyrillic.
pub(super) fn letters(n: usize) -> String {
    let syllable = |digit: u8| {
        ["ba", "da", "ga", "la", "ma", "na", "za", "ra", "sa", "ta"][usize::from(digit - b'0')]
    };
    n.to_string().bytes().map(syllable).collect()
}

pub(super) async fn begin(db: &TestDb) -> Tx {
    db.act(Actor::system("owner"), epoch())
        .await
        .expect("a write begins")
}

/// Sites with three territories and two organisations.
pub(super) async fn sites() -> Vec<TestDb> {
    let sites = fresh(&[SCHEMA]).await;
    for db in &sites {
        let mut tx = begin(db).await;
        for form in territory_forms() {
            territory::create(&mut tx, &form)
                .await
                .expect("a territory");
        }
        for form in organisation_forms() {
            organisation::create(&mut tx, &form)
                .await
                .expect("an organisation");
        }
        tx.commit().await.expect("kept");
    }
    sites
}

pub(super) async fn import(db: &TestDb, drafts: &Drafts, scope: Scope) -> Applied {
    let agreed = dry_run(db, drafts, scope).await.expect("a plan").seal();
    let mut tx = begin(db).await;
    let applied = apply(&mut tx, drafts, scope, Some(agreed), |_, _| ())
        .await
        .expect("applied");
    tx.commit().await.expect("kept");
    applied
}

async fn one<T: Record>(db: &TestDb, sql: Sql) -> T {
    db.one(sql, &[]).await.expect("an answer")
}

const HEADERS: [&str; 9] = [
    "Аты-жөні",
    "Бұрынғы тегі",
    "Тілі",
    "Телефон",
    "E-mail",
    "Аудан",
    "Ұйым",
    "Рөлі",
    "Басталған күні",
];

#[tokio::test]
async fn what_is_imported_is_there_and_found() {
    for db in sites().await {
        let file = sheet(
            &HEADERS,
            &[
                &[
                    "Сынақов Үлгі Тестұлы",
                    "Бұрынғы",
                    "kk, ru",
                    "87000000021; 87000000022",
                    "ulgi@example.kz",
                    "Бейнеу",
                    "Сынақ толқыны",
                    "төраға",
                    "23.11.2024",
                ],
                &[
                    "Сынақов Үлгі Тестұлы",
                    "",
                    "",
                    "87000000021",
                    "",
                    "",
                    "ОФ «Жаңа арна»",
                    "бухгалтер",
                    "",
                ],
                &["Тестова Аққу", "", "", "", "", "Ақтау", "Жаңа арна", "", ""],
            ],
        );
        let applied = import(&db, &drafts(&file), Scope::Programme(5)).await;
        assert_eq!(
            (
                applied.summary.new,
                applied.summary.organisations,
                applied.added
            ),
            (2, 1, (1, 3))
        );

        let there = person::find(&db, 1)
            .await
            .expect("an answer")
            .expect("a person");
        assert_eq!(there.form.name.listed(), "Сынақов Үлгі Тестұлы");
        assert_eq!(there.form.former, ["Бұрынғы"]);
        assert_eq!(
            (there.form.language_codes().as_str(), there.form.territory),
            ("kk,ru", Some(2))
        );
        let contacts = contact::of(&db, 1).await.expect("contacts");
        let contacts: Vec<(&str, bool)> = contacts
            .iter()
            .map(|c| (c.value.as_str(), c.main))
            .collect();
        assert_eq!(
            contacts,
            [
                ("+77000000021", true),
                ("+77000000022", false),
                ("ulgi@example.kz", true)
            ]
        );
        let bonds = membership::of_person(&db, 1).await.expect("memberships");
        assert_eq!(bonds.len(), 2);
        let made = organisation::find(&db, 3)
            .await
            .expect("an answer")
            .expect("an organisation");
        assert_eq!(
            made.form.names.get(keruen_speech::Lang::Kk),
            Some("ОФ «Жаңа арна»")
        );
        let facts = person::facts(&db, 2)
            .await
            .expect("an answer")
            .expect("facts");
        assert_eq!(facts.programmes, [5]);

        // Whoever is imported is found as if written down by hand.
        let mut tx = begin(&db).await;
        let by_hand = person::create(&mut tx, &there.form, &[])
            .await
            .expect("a person");
        tx.commit().await.expect("kept");
        let imported: Vec<(String, String)> = db.many(TOKENS, &params![1]).await.expect("words");
        let wanted: Vec<(String, String)> =
            db.many(TOKENS, &params![by_hand]).await.expect("words");
        assert_eq!(imported, wanted);
        let acts = journal::of(&db, person::thing(1)).await.expect("a journal");
        assert_eq!(acts[0].verb, "import");
    }
}

#[tokio::test]
async fn the_same_file_twice_writes_nothing() {
    for db in sites().await {
        let cells: Vec<Vec<String>> = (0..1_300)
            .map(|n| {
                vec![
                    format!("Сынақов{} Үлгі Тестұлы", letters(n)),
                    String::new(),
                    "kk".to_owned(),
                    format!("8700{n:07}"),
                    format!("ulgi{n}@example.kz"),
                    ["Ақтау", "Бейнеу"][n % 2].to_owned(),
                    ["Сынақ толқыны", "ОФ «Жаңа арна»"][n % 2].to_owned(),
                    "мүше".to_owned(),
                    "2024-11-23".to_owned(),
                ]
            })
            .collect();
        let rows: Vec<Vec<&str>> = cells
            .iter()
            .map(|row| row.iter().map(String::as_str).collect())
            .collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let drafts = drafts(&sheet(&HEADERS, &rows));
        assert_eq!(drafts.faults, []);
        let mut steps = Vec::new();
        let mut tx = begin(&db).await;
        apply(&mut tx, &drafts, Scope::Site, None, |done, of| {
            steps.push((done, of));
        })
        .await
        .expect("applied");
        tx.commit().await.expect("kept");
        assert_eq!(steps, [(500, 1_300), (1_000, 1_300), (1_300, 1_300)]);
        let written: i64 = one(&db, JOURNAL).await;

        let again = dry_run(&db, &drafts, Scope::Site).await.expect("a plan");
        assert_eq!(again.changed.first(), None);
        let applied = import(&db, &drafts, Scope::Site).await;
        assert_eq!(
            (
                applied.summary.same,
                applied.summary.new,
                applied.summary.changed
            ),
            (1_300, 0, 0)
        );
        assert_eq!(one::<i64>(&db, PEOPLE).await, 1_300);
        assert_eq!(one::<i64>(&db, JOURNAL).await, written);
    }
}

#[tokio::test]
async fn changes_are_journalled_and_the_old_values_kept() {
    for db in sites().await {
        let before = sheet(
            &HEADERS,
            &[&[
                "Сынақов Үлгі Тестұлы",
                "",
                "kk",
                "87000000021",
                "",
                "Бейнеу",
                "Сынақ толқыны",
                "мүше",
                "2024-11-23",
            ]],
        );
        import(&db, &drafts(&before), Scope::Site).await;
        let after = sheet(
            &[
                "ID",
                "Тегі",
                "Аты",
                "Телефон",
                "Аудан",
                "Ұйым",
                "Рөлі",
                "Басталған күні",
                "Аяқталған күні",
            ],
            &[&[
                "1",
                "Тестов",
                "Үлгі",
                "87000000022",
                "Ақтау",
                "Сынақ толқыны",
                "мүше",
                "",
                "2026-11-22",
            ]],
        );
        let applied = import(&db, &drafts(&after), Scope::Site).await;
        assert_eq!(applied.summary.changed, 1);
        let there = person::find(&db, 1)
            .await
            .expect("an answer")
            .expect("a person");
        assert_eq!(
            there.form.name.listed(),
            "Тестов Үлгі Тестұлы",
            "a blank patronymic says nothing"
        );
        let contacts = contact::of(&db, 1).await.expect("contacts");
        assert_eq!(
            (contacts[0].value.as_str(), contacts[0].main),
            ("+77000000022", true)
        );
        assert_eq!(contacts.len(), 2);
        let bonds = membership::of_person(&db, 1).await.expect("memberships");
        assert_eq!(
            bonds[0].membership.form.span.text(),
            "2024-11-23..2026-11-22"
        );
        let acts = journal::of(&db, person::thing(1)).await.expect("a journal");
        let old: Vec<&(String, String)> = acts.iter().flat_map(|act| &act.old).collect();
        assert!(
            old.contains(&&("surname".to_owned(), "Сынақов".to_owned())),
            "{old:?}"
        );
        assert!(
            dry_run(&db, &drafts(&after), Scope::Site)
                .await
                .expect("a plan")
                .is_empty()
        );
    }
}

#[tokio::test]
async fn a_plan_that_no_longer_holds_is_not_carried_out() {
    for db in sites().await {
        let file = drafts(&sheet(
            &["ФИО", "Телефон"],
            &[&["Сынақов Үлгі", "87000000021"]],
        ));
        let agreed = dry_run(&db, &file, Scope::Site)
            .await
            .expect("a plan")
            .seal();
        import(&db, &file, Scope::Site).await;
        let mut tx = begin(&db).await;
        let refused = apply(&mut tx, &file, Scope::Site, Some(agreed), |_, _| ()).await;
        assert!(
            matches!(refused, Err(Refusal::PreviewOutdated)),
            "{refused:?}"
        );
    }
}

/// As many rows of each kind as before, but over another value: nobody agreed to that.
#[tokio::test]
async fn a_value_that_nobody_saw_is_not_overwritten() {
    for db in sites().await {
        let rows =
            |language: &str| drafts(&sheet(&["ФИО", "Тілі"], &[&["Сынақов Үлгі", language]]));
        import(&db, &rows("ru"), Scope::Site).await;
        let file = rows("kk");
        let seen = dry_run(&db, &file, Scope::Site).await.expect("a plan");
        let again = dry_run(&db, &file, Scope::Site).await.expect("a plan");
        assert_eq!(
            seen.seal(),
            again.seal(),
            "nothing happened between the two"
        );

        // Somebody else hears what the person really speaks.
        let current = person::find(&db, 1)
            .await
            .expect("an answer")
            .expect("there");
        let mut heard = current.form.clone();
        heard.languages = vec![keruen_speech::Lang::En];
        let mut tx = begin(&db).await;
        person::change(&mut tx, 1, current.version, &heard)
            .await
            .expect("changed");
        tx.commit().await.expect("kept");

        let now = dry_run(&db, &file, Scope::Site).await.expect("a plan");
        assert_eq!(seen.summary(), now.summary(), "the numbers are the same");
        let mut tx = begin(&db).await;
        let refused = apply(&mut tx, &file, Scope::Site, Some(seen.seal()), |_, _| ()).await;
        assert!(
            matches!(refused, Err(Refusal::PreviewOutdated)),
            "{refused:?}"
        );
    }
}

#[tokio::test]
async fn a_half_finished_import_leaves_nothing() {
    for db in sites().await {
        let file = drafts(&sheet(
            &["ФИО", "Ұйым"],
            &[&["Сынақов Үлгі", "Жаңа арна"], &["Тестов Үлгі", ""]],
        ));
        let mut tx = begin(&db).await;
        apply(&mut tx, &file, Scope::Site, None, |_, _| ())
            .await
            .expect("applied");
        drop(tx);
        assert_eq!(one::<i64>(&db, PEOPLE).await, 0);
        assert_eq!(organisation::find(&db, 3).await.expect("an answer"), None);
    }
}

#[tokio::test]
async fn a_coordinator_meets_only_people_of_the_programme() {
    for db in sites().await {
        let file = drafts(&sheet(
            &["ФИО", "Телефон"],
            &[&["Сынақов Үлгі", "87000000021"]],
        ));
        import(&db, &file, Scope::Programme(1)).await;
        let other = dry_run(&db, &file, Scope::Programme(2))
            .await
            .expect("a plan");
        assert_eq!(
            (other.new.len(), other.new[0].likely.len()),
            (1, 0),
            "{other:?}"
        );
        assert!(
            dry_run(&db, &file, Scope::Programme(1))
                .await
                .expect("a plan")
                .is_empty()
        );
    }
}

#[tokio::test]
async fn an_owners_file_ties_everybody_in_it_to_the_programme_it_is_for() {
    for db in sites().await {
        let old = drafts(&sheet(&["ФИО"], &[&["Сынақов Үлгі"]]));
        import(&db, &old, Scope::Site).await;
        let file = drafts(&sheet(&["ФИО"], &[&["Сынақов Үлгі"], &["Тестов Бек"]]));
        let shown = dry_run(&db, &file, Scope::SiteFor(7))
            .await
            .expect("a plan");
        assert_eq!(shown.changed[0].differences, [Difference::Programme]);
        import(&db, &file, Scope::SiteFor(7)).await;
        for id in [1, 2] {
            let facts = person::facts(&db, id).await.expect("an answer");
            assert_eq!(facts.expect("a person").programmes, [7], "person {id}");
        }
        let again = dry_run(&db, &file, Scope::SiteFor(7))
            .await
            .expect("a plan");
        assert_eq!((again.is_empty(), again.same.len()), (true, 2), "{again:?}");
    }
}

#[tokio::test]
async fn an_export_comes_back_unchanged() {
    for db in sites().await {
        let file = sheet(
            &HEADERS,
            &[
                &[
                    "Сынақов Үлгі Тестұлы",
                    "Бұрынғы",
                    "ru, kk",
                    "87000000021; 87000000022",
                    "ulgi@example.kz",
                    "Бейнеу",
                    "Сынақ толқыны",
                    "төраға",
                    "23.11.2024",
                ],
                &[
                    "Сынақов Үлгі Тестұлы",
                    "",
                    "",
                    "87000000021",
                    "",
                    "",
                    "ОФ «Жаңа арна»",
                    "бухгалтер",
                    "",
                ],
                &["Тестова Аққу", "", "", "", "", "Мұнайлы", "", "", ""],
                &[
                    "Тестова Аққу",
                    "",
                    "",
                    "87000000023",
                    "",
                    "",
                    "Жаңа арна",
                    "",
                    "",
                ],
            ],
        );
        import(&db, &drafts(&file), Scope::Site).await;
        for lang in keruen_speech::Lang::ALL {
            let out = table(&db, &[3, 1, 2], lang, true).await.expect("a table");
            assert_eq!(out.rows.len(), 4);
            let headers: Vec<&str> = out.headers.iter().map(String::as_str).collect();
            let rows: Vec<Vec<&str>> = out
                .rows
                .iter()
                .map(|row| row.iter().map(String::as_str).collect())
                .collect();
            let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
            let plan = dry_run(&db, &drafts(&sheet(&headers, &rows)), Scope::Site)
                .await
                .expect("a plan");
            assert_eq!(
                (plan.summary().same, plan.is_empty()),
                (4, true),
                "{plan:#?}"
            );
            assert_eq!(plan.faults, []);
        }
        let sealed = table(&db, &[1], keruen_speech::Lang::Kk, false)
            .await
            .expect("a table");
        assert!(
            sealed
                .rows
                .iter()
                .flatten()
                .all(|cell| !cell.contains("7700")),
            "{sealed:?}"
        );
    }
}

/// Whose file an erasure threw away while it was carried out is not taken in after all.
#[tokio::test]
async fn an_import_whose_file_was_thrown_away_at_work_is_not_finished() {
    for db in sites().await {
        for thrown_away in [false, true] {
            let mut tx = begin(&db).await;
            let new = runs::NewRun {
                account: 1,
                role: crate::role::Role::Owner,
                programme: None,
                lang: keruen_speech::Lang::Kk,
                file_name: "a.csv".to_owned(),
                file_hash: keruen_store::files::Hash::of(b"x"),
            };
            let run = runs::create(&mut tx, &new).await.expect("brought");
            let seal = crate::seal::Seal::of(&0_i64);
            let lang = keruen_speech::Lang::Kk;
            assert!(runs::agree(&mut tx, run, seal, lang).await.expect("agreed"));
            assert!(runs::begin(&mut tx, run).await.expect("begun"));
            if thrown_away {
                runs::forget(&mut tx, run).await.expect("forgotten");
            }
            let finished = runs::finish(&mut tx, run, &Summary::default()).await;
            assert_eq!(finished.expect("asked"), !thrown_away);
            tx.commit().await.expect("kept");
        }
    }
}
