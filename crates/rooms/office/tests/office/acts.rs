//! Public acts.

use jiff::civil::date;
use keruen_office::public_acts::{self, By, Filter, Kind, NewAct};
use keruen_office::schema::SCHEMA;
use keruen_office::token::Sha;
use keruen_office::{OfficeError, Refusal};
use keruen_people::role::Role;
use keruen_store::{Actor, Db};

use crate::house::{act, at, form, programme, sites};

fn new(fields: &[(&str, &str)]) -> NewAct {
    let mut all = vec![("kind", "publication"), ("text_kk", "Тізім жарияланды")];
    all.extend_from_slice(fields);
    NewAct::read(&form(&all)).expect("a good form")
}

async fn make(db: &Db, act: &NewAct) -> Result<i64, OfficeError> {
    let mut tx = db.act(Actor::system("coordinator"), at(0)).await?;
    let number = public_acts::make(
        &mut tx,
        act,
        By::Role(Role::Coordinator),
        date(2026, 11, 30),
    )
    .await?;
    tx.commit().await?;
    Ok(number)
}

#[tokio::test]
async fn fifty_rivals_leave_no_gap() {
    for db in sites().await {
        let rivals: Vec<_> = (0..50)
            .map(|n| {
                let db = Db::clone(&db);
                tokio::spawn(async move {
                    if n % 5 == 4 {
                        // Every fifth one gets its number and then fails.
                        let mut tx = act(&db).await;
                        public_acts::make(
                            &mut tx,
                            &new(&[]),
                            By::Role(Role::Owner),
                            date(2026, 11, 30),
                        )
                        .await
                        .expect("made");
                        return None;
                    }
                    Some(make(&db, &new(&[])).await.expect("made"))
                })
            })
            .collect();
        let mut numbers = Vec::new();
        for rival in rivals {
            numbers.extend(rival.await.expect("no panic"));
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=40).collect::<Vec<i64>>());
        assert_eq!(public_acts::count(&db).await.expect("counted"), 40);
        let page = public_acts::page(&db, None, None, 100).await.expect("read");
        assert!(page.windows(2).all(|w| w[0].number == w[1].number + 1));
    }
}

#[tokio::test]
async fn a_correction_belongs_to_the_programme_of_what_it_corrects() {
    for db in sites().await {
        let one = programme(&db, "one").await.to_string();
        let other = programme(&db, "other").await.to_string();
        make(&db, &new(&[("programme", &one)])).await.expect("made");
        for (programme, refusal) in [
            (other.as_str(), Some(Refusal::OtherProgramme)),
            ("", Some(Refusal::OtherProgramme)),
            (one.as_str(), None),
        ] {
            let correction = [
                ("kind", "correction"),
                ("corrects", "1"),
                ("programme", programme),
            ];
            let made = make(&db, &new(&correction)).await;
            match refusal {
                Some(wanted) => assert!(
                    matches!(made, Err(OfficeError::Refused(found)) if found == wanted),
                    "{made:?}"
                ),
                None => assert_eq!(made.expect("made"), 2),
            }
        }
        let all = public_acts::on_desk(&db, Filter::default(), 0, 10)
            .await
            .expect("read");
        let corrected: Vec<_> = all.iter().map(|one| one.corrected_by).collect();
        assert_eq!(corrected, [None, Some(2)]);
        let only = Filter {
            kind: Some(Kind::Correction),
            programme: one.parse().ok(),
        };
        assert_eq!(
            public_acts::count_on_desk(&db, only)
                .await
                .expect("counted"),
            1
        );
    }
}

#[test]
fn no_statement_changes_or_deletes_an_act() {
    for (name, sql) in SCHEMA.statements.iter().copied().flatten() {
        let text = sql.0.to_lowercase();
        let harmful = text.starts_with("update public_act")
            || text.starts_with("delete from public_act")
            || (text.contains("insert into public_act") && text.contains("on conflict"));
        assert!(!harmful, "{name}");
    }
}

#[tokio::test]
async fn a_correction_is_a_new_act_that_names_the_old_one() {
    for db in sites().await {
        let first = make(&db, &new(&[])).await.expect("made");
        let correction = new(&[("kind", "correction"), ("corrects", "1")]);
        assert_eq!(correction.kind, Kind::Correction);
        let second = make(&db, &correction).await.expect("made");
        assert_eq!(
            public_acts::by_number(&db, second)
                .await
                .expect("read")
                .corrects,
            Some(first)
        );
        assert_eq!(
            public_acts::corrections(&db, first).await.expect("read"),
            [second]
        );
        let lost = make(&db, &new(&[("kind", "correction"), ("corrects", "99")])).await;
        assert!(matches!(
            lost,
            Err(OfficeError::Refused(Refusal::NoSuchAct))
        ));
        assert_eq!(public_acts::count(&db).await.expect("counted"), 2);
    }
}

#[tokio::test]
async fn an_act_keeps_the_hash_of_what_it_speaks_of() {
    for db in sites().await {
        let hash = Sha::of(b"the list");
        let named = make(&db, &new(&[("sha256", hash.as_str())]))
            .await
            .expect("made");
        assert!(
            !public_acts::keeps(&db, &hash).await.expect("asked"),
            "only named"
        );
        let kept = make(&db, &new(&[("file", hash.as_str())]))
            .await
            .expect("made");
        assert!(public_acts::keeps(&db, &hash).await.expect("asked"));
        for (number, keeps) in [(named, false), (kept, true)] {
            let subject = public_acts::by_number(&db, number)
                .await
                .expect("read")
                .subject
                .expect("a file");
            assert_eq!((subject.sha256, subject.kept), (hash.clone(), keeps));
        }
    }
}

#[test]
fn a_form_is_refused_with_all_its_faults() {
    let hash = "0".repeat(64);
    for (fields, faults) in [
        (vec![], vec!["kind", "text_kk"]),
        (
            vec![("kind", "correction"), ("text_ru", "x")],
            vec!["corrects"],
        ),
        (
            vec![("kind", "draw"), ("text_ru", "x"), ("corrects", "1")],
            vec!["corrects"],
        ),
        (vec![("kind", "edict"), ("text_ru", "x")], vec!["kind"]),
        (
            vec![("kind", "draw"), ("text_ru", "x"), ("sha256", "abc")],
            vec!["sha256"],
        ),
        (
            vec![
                ("kind", "draw"),
                ("text_ru", "x"),
                ("sha256", hash.as_str()),
                ("file", &hash[1..]),
            ],
            vec!["file"],
        ),
    ] {
        let got = NewAct::read(&form(&fields)).expect_err("faults");
        assert_eq!(
            got.iter().map(|f| f.field.as_str()).collect::<Vec<_>>(),
            faults,
            "{fields:?}"
        );
    }
}

#[tokio::test]
async fn the_site_makes_an_act_by_itself_and_says_so() {
    for db in sites().await {
        let mut tx = db.act(Actor::system("system"), at(0)).await.expect("begun");
        let number = public_acts::make(&mut tx, &new(&[]), By::Site, date(2026, 11, 30))
            .await
            .expect("made");
        tx.commit().await.expect("kept");
        let act = public_acts::by_number(&db, number).await.expect("read");
        assert_eq!(act.role, "site");
        make(&db, &new(&[])).await.expect("made");
        let act = public_acts::by_number(&db, number + 1).await.expect("read");
        assert_eq!(act.role, "coordinator");
    }
}
