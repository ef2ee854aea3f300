//! Changing many persons at once, on every engine at hand.

use keruen_store::{Sql, journal, params};

use super::super::*;
use super::database::{begin, import, letters, sites};
use super::given::{drafts, sheet};
use crate::person::{self, PersonDraft, PersonForm};

/// More than a block of rows has, and no whole number of blocks.
const MANY: usize = 70;

/// All that stands of a person in rows of their own, the id apart.
const ROW: Sql = Sql(
    "SELECT surname || '|' || given || '|' || COALESCE(patronymic, '-') || '|' || languages || '|' || \
    COALESCE(territory_id, 0) || '|' || sound || '|' || created_at || '|' || version FROM person WHERE id = $1",
);
const KEYS: Sql = Sql("SELECT sort_kk, sort_ru, sort_en FROM person WHERE id = $1");
const FORMER: Sql =
    Sql("SELECT position, name FROM former_name WHERE person_id = $1 ORDER BY position");
const WORDS: Sql =
    Sql("SELECT field, token FROM token WHERE kind = 'person' AND id = $1 ORDER BY field, token");

fn named(surname: &str, given: &str, patronymic: &str, former: &[&str]) -> PersonForm {
    let draft = PersonDraft {
        surname: surname.to_owned(),
        given: given.to_owned(),
        patronymic: patronymic.to_owned(),
        former: former.join("; "),
        ..PersonDraft::default()
    };
    draft.parse().expect("a person")
}

#[tokio::test]
async fn many_changed_by_a_file_stand_as_if_each_was_changed_by_hand() {
    for db in sites().await {
        let mut tx = begin(&db).await;
        let mut ids = Vec::new();
        for place in 0..2 * MANY {
            let word = letters(place % MANY);
            let form = named(&format!("Сынақ{word}"), "Үлгі", "Тестұлы", &["Бұрынғы"]);
            ids.push(person::create(&mut tx, &form, &[]).await.expect("a person"));
        }
        let (by_hand, by_file) = ids.split_at(MANY);
        for (place, id) in by_hand.iter().enumerate() {
            let word = letters(place);
            // Each third also gets another former name, and another surname.
            let form = if place % 3 == 0 {
                named(
                    &format!("Жаңа{word}"),
                    "Үлгі",
                    "Тестқызы",
                    &["Бұрынғы", "Ескі"],
                )
            } else {
                named(&format!("Сынақ{word}"), "Үлгі", "Тестқызы", &["Бұрынғы"])
            };
            person::change(&mut tx, *id, 1, &form)
                .await
                .expect("changed");
        }
        tx.commit().await.expect("kept");
        let rows: Vec<[String; 5]> = by_file
            .iter()
            .enumerate()
            .map(|(place, id)| {
                let word = letters(place);
                let (surname, former) = if place % 3 == 0 {
                    (format!("Жаңа{word}"), "Бұрынғы; Ескі")
                } else {
                    (format!("Сынақ{word}"), "")
                };
                [&id.to_string(), &surname, "Үлгі", "Тестқызы", former].map(str::to_owned)
            })
            .collect();
        let rows: Vec<Vec<&str>> = rows
            .iter()
            .map(|row| row.iter().map(String::as_str).collect())
            .collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let headers = ["ID", "Тегі", "Аты", "Әкесінің аты", "Бұрынғы тегі"];
        let applied = import(&db, &drafts(&sheet(&headers, &rows)), Scope::Site).await;
        assert_eq!(applied.summary.changed, MANY);
        for (one, other) in by_hand.iter().zip(by_file) {
            let (one, other) = (params![*one], params![*other]);
            let row: String = db.one(ROW, &one).await.expect("a row");
            assert_eq!(row, db.one::<String>(ROW, &other).await.expect("a row"));
            assert!(row.ends_with("|2"), "{row}");
            let keys: (Vec<u8>, Vec<u8>, Vec<u8>) = db.one(KEYS, &one).await.expect("keys");
            assert_eq!(keys, db.one(KEYS, &other).await.expect("keys"));
            let former: Vec<(i64, String)> = db.many(FORMER, &one).await.expect("names");
            assert_eq!(former, db.many(FORMER, &other).await.expect("names"));
            let words: Vec<(String, String)> = db.many(WORDS, &one).await.expect("words");
            assert_eq!(words, db.many(WORDS, &other).await.expect("words"));
        }
        for (one, other) in by_hand.iter().zip(by_file) {
            let [one, other] = [one, other].map(|id| journal::of(&db, person::thing(*id)));
            let (one, other) = (one.await.expect("acts"), other.await.expect("acts"));
            let told = |acts: &[journal::Entry]| {
                let told = acts
                    .iter()
                    .map(|act| (act.verb.clone(), act.fields.clone(), act.old.clone()));
                told.collect::<Vec<_>>()
            };
            assert_eq!(told(&one), told(&other));
            assert_eq!(one[0].verb, "change");
        }
    }
}
