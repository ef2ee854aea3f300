//! Many persons written down at once.

use crate::given::{act, done, draft, houses};
use keruen_people::contact::{self, ContactValue};
use keruen_people::person::{self, Newcomer};
use keruen_store::{Db, Sql, journal, params};

/// The words by which somebody is found.
const WORDS: Sql =
    Sql("SELECT token FROM token WHERE kind = 'person' AND id = $1 ORDER BY field, token");

/// Everything that is kept of somebody beside their number.
async fn kept(db: &Db, id: i64) -> impl PartialEq + std::fmt::Debug {
    let person = person::find(db, id).await.expect("reads").expect("there");
    let contacts = contact::of(db, id).await.expect("reads");
    let contacts: Vec<_> = contacts
        .into_iter()
        .map(|one| (one.value, one.main))
        .collect();
    let programmes = person::programmes(db, id).await.expect("reads");
    let words: Vec<String> = db.many(WORDS, &params![id]).await.expect("reads");
    assert!(!words.is_empty(), "nobody would be found");
    (person.form, person.version, contacts, programmes, words)
}

#[tokio::test]
async fn many_at_once_are_written_as_each_alone() {
    for db in houses().await {
        let mut draft = draft("Үлгібаева Айнұр Теңізқызы");
        draft.former = "Мысалова; Үлгіқызы".to_owned();
        let form = draft.parse().expect("a form");
        let contacts = [
            ContactValue::phone("8 700 111 22 33").expect("a telephone"),
            ContactValue::email("ulgi@example.kz").expect("an address"),
            ContactValue::phone("8 700 111 22 34").expect("another"),
        ];
        let alone = done!(&db, |tx| person::create(&mut tx, &form, &[1, 2]));
        for one in &contacts {
            done!(&db, |tx| contact::add(&mut tx, alone, one));
        }
        let alone = kept(&db, alone).await;
        // More than a block of each kind.
        let newcomer = Newcomer {
            form: &form,
            contacts: &contacts,
            written: &["surname", "given", "contacts"],
        };
        let many = vec![newcomer; 70];
        let mut tx = act(&db).await;
        let ids = person::create_many(&mut tx, &many, &[1, 2]);
        let ids = ids.await.expect("written");
        let nobody = person::create_many(&mut tx, &[], &[1]).await;
        assert!(nobody.expect("nothing to do").is_empty());
        let more = person::create_many(&mut tx, &many[..2], &[1, 2]);
        assert_eq!(more.await.expect("written"), ids.end..ids.end + 2);
        tx.commit().await.expect("kept");
        assert_eq!(ids.clone().count(), 70);
        for id in ids.start..ids.end + 2 {
            assert_eq!(kept(&db, id).await, alone, "{id}");
        }
        let told = journal::of(&db, person::thing(ids.end)).await;
        let told = told.expect("reads");
        let told: Vec<_> = told.iter().map(|row| row.verb.as_str()).collect();
        assert_eq!(told, ["import"]);
    }
}
