//! Whoever is erased is in nothing that the site holds: in no column of any table, and in no file.
//!
//! Marked texts are put wherever the product puts something of a person. Which columns there are is
//! asked of the database itself: a new one fails here until somebody says whether it may hold what is
//! somebody's own, and a mark is put there.

mod columns;

use std::collections::BTreeMap;
use std::path::Path;

use axum::http::StatusCode;
use jiff::civil::date;
use keruen_office::account::{self, AccountForm, Email, Grant, Scope};
use keruen_office::letters::{self, NewLetter, SECRET};
use keruen_office::sign_in::{Proofs, session};
use keruen_office::token::Token;
use keruen_people::consent::{self, Purpose, Way};
use keruen_people::contact::{self, ContactValue};
use keruen_people::council;
use keruen_people::membership::{self, MembershipDraft};
use keruen_people::merge;
use keruen_people::organisation::{self, OrganisationDraft};
use keruen_people::person::{self, PersonDraft};
use keruen_people::role::Role;
use keruen_speech::{Lang, fold};
use keruen_store::testing::every_row;
use keruen_store::{Engine, Schema, Sql, params};
use keruen_web::testing::{Person, Site};

/// The rooms of the site; the store's own tables come with them.
pub const SCHEMAS: [Schema; 2] = [keruen_people::SCHEMA, keruen_office::SCHEMA];

/// What is somebody's own and stands nowhere else: names, old and new, a telephone from both ends,
/// addresses, and words that were typed about them.
const MARKS: [&str; 18] = [
    "Ерекшеатау",
    "Ғажайыпбек",
    "Сирекұлы",
    "Бұрынғытау",
    "Ерекшятау",
    "7771234567",
    "7654321777",
    "ereksheatau@example.kz",
    "zhanamarqa@example.kz",
    "Лауазыммарқа",
    "Негізмарқа",
    "Себепмарқа",
    "Тақырыпмарқа",
    "Мәтінмарқа",
    "Жауапмарқа",
    "Кілтмарқа",
    "Аспапмарқа",
    "Ескімарқа",
];

keruen_store::statements! {
    ANSWER = "UPDATE letter SET answer = $1";
    SOUND = "SELECT sound FROM person WHERE id = $1";
}

/// A statement of this test alone.
pub fn leaked(text: String) -> Sql {
    Sql(Box::leak(text.into_boxed_str()))
}

/// A person with a mark in every one of those columns, and in files. Their number.
async fn marked(site: &Site, owner: &Person<'_>) -> i64 {
    let programme = site.programme().await;
    let mut tx = site.act().await;
    let draft = |surname: &str| PersonDraft {
        surname: surname.to_owned(),
        given: "Ғажайыпбек".to_owned(),
        patronymic: "Сирекұлы".to_owned(),
        former: "Бұрынғытау".to_owned(),
        languages: "kk".to_owned(),
        ..PersonDraft::default()
    };
    let form = |surname: &str| draft(surname).parse().expect("a name");
    let id = person::create(&mut tx, &form("Ескімарқа"), &[programme]).await;
    let id = id.expect("a person");
    person::change(&mut tx, id, 1, &form("Ерекшеатау"))
        .await
        .expect("named anew");
    let twin = person::create(&mut tx, &form("Ерекшятау"), &[programme]).await;
    let twin = twin.expect("a person");
    let phone = ContactValue::phone("8 777 123 45 67").expect("a telephone");
    let email = ContactValue::email("ereksheatau@example.kz").expect("an address");
    for (who, value) in [(id, &phone), (twin, &email)] {
        contact::add(&mut tx, who, value).await.expect("a contact");
    }
    let body = OrganisationDraft {
        kind: "council".to_owned(),
        name_kk: "Үлгі Қоғамдық кеңесі".to_owned(),
        ..OrganisationDraft::default()
    };
    let council = organisation::create(&mut tx, &body.parse().expect("a body"))
        .await
        .expect("a council");
    let bond = MembershipDraft {
        organisation: Some(council),
        post: "other".to_owned(),
        title: "Лауазыммарқа".to_owned(),
        basis: "Негізмарқа".to_owned(),
        ..MembershipDraft::default()
    };
    let bond = bond.parse().expect("a membership");
    membership::add(&mut tx, id, &bond).await.expect("a bond");
    let (from, to) = (date(2025, 1, 1), date(2027, 12, 31));
    council::open_term(&mut tx, council, 1, from, to)
        .await
        .expect("a term");
    let texts = ["Атым көрінсін", "Имя видно", "Name shown"];
    consent::publish_wording(&mut tx, Purpose::NamePublic, texts)
        .await
        .expect("a wording");
    consent::give(&mut tx, twin, Purpose::NamePublic, Lang::Kk, Way::Paper)
        .await
        .expect("a consent");
    tx.commit().await.expect("a commit");
    let viewer = keruen_people::Viewer::Visitor;
    let seats = council::seats(site.db(), &viewer, council, from, from).await;
    let seat = seats.expect("seats")[0].seat.id;
    let mut tx = site.act().await;
    council::take(&mut tx, seat, id, from, "Негізмарқа")
        .await
        .expect("seated");
    merge::apply(&mut tx, id, twin, (2, 1), &[])
        .await
        .expect("merged");
    person::block(&mut tx, id, Some("Себепмарқа"))
        .await
        .expect("blocked");
    person::unblock(&mut tx, id, None).await.expect("unblocked");
    tx.commit().await.expect("a commit");
    with_account(site, id, programme).await;
    for (place, name, text) in [
        ("people", "a.csv", "Тегі;Аты\r\nЕрекшеатау;Ғажайыпбек\r\n"),
        (
            "people",
            "Ерекшеатау Ғажайыпбек.csv",
            "Тегі;Аты\r\nСынақов;Асан\r\n",
        ),
        (
            "orgs",
            "b.csv",
            "Қазақша атауы;Түрі\nЕрекшеатау Ғажайыпбек қоры;ҮЕҰ\n",
        ),
        (
            "orgs",
            "Ерекшеатау Ғажайыпбек.csv",
            "Қазақша атауы;Түрі\nСынақ қоры;ҮЕҰ\n",
        ),
    ] {
        let path = format!("/en/desk/{place}/import");
        let kept = owner
            .upload(&path, &[], "file", name, text.as_bytes())
            .await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text());
    }
    id
}

/// An account with what gathers beneath it, and letters.
async fn with_account(site: &Site, person: i64, programme: i64) {
    let number = person.to_string();
    let fields = [
        ("name", "Ерекшеатау Ғажайыпбек"),
        ("email", "ereksheatau@example.kz"),
        ("phone", "8 777 123 45 67"),
        ("lang", "kk"),
        ("person", &number),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let form = AccountForm::read(&BTreeMap::from(fields)).expect("a good form");
    let mut tx = site.act().await;
    let account = account::create(&mut tx, &form).await.expect("an account");
    let grant = Grant::new(Role::Clerk, Scope::Programme(programme)).expect("a role");
    account::grant(&mut tx, account, grant)
        .await
        .expect("granted");
    let wish = Email::parse("zhanamarqa@example.kz").expect("an address");
    account::address::ask(&mut tx, account, &wish, &Token::new([1; 32]))
        .await
        .expect("asked");
    session::open(
        &mut tx,
        account,
        Proofs::First,
        &Token::new([2; 32]),
        "Аспапмарқа",
    )
    .await
    .expect("a session");
    for (account, who) in [(Some(account), None), (None, Some(person))] {
        let letter = NewLetter {
            kind: "notice",
            account,
            person: who,
            programme: Some(programme),
            address: Email::parse("ereksheatau@example.kz"),
            lang: Lang::Kk,
            subject: "Тақырыпмарқа".to_owned(),
            body: format!("Мәтінмарқа {SECRET}"),
            secret: Some("https://example.kz/Кілтмарқа".to_owned()),
            expires_at: None,
        };
        letters::queue(&mut tx, &letter).await.expect("a letter");
    }
    tx.run(ANSWER, &params!["Жауапмарқа"])
        .await
        .expect("answered");
    tx.commit().await.expect("a commit");
}

/// Every file under a folder.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = std::fs::read(&path).expect("a file");
                found.push((path.display().to_string(), bytes));
            }
        }
    }
    found
}

/// The marks that a file holds, in its name too.
fn found_in(files: &[(String, Vec<u8>)], marks: &[String]) -> Vec<String> {
    let holds = |bytes: &[u8], mark: &str| {
        let mark = mark.as_bytes();
        bytes.windows(mark.len()).any(|part| part == mark)
    };
    let mut found = Vec::new();
    for (name, bytes) in files {
        let of = marks
            .iter()
            .filter(|mark| holds(bytes, mark) || name.contains(mark.as_str()));
        found.extend(of.map(|mark| format!("{name}: {mark}")));
    }
    found
}

#[tokio::test]
async fn after_an_erasure_no_row_and_no_file_holds_a_mark() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let id = marked(&site, &owner).await;
        let sound: String = site.db().one(SOUND, &params![id]).await.expect("a sound");
        let mut marks: Vec<String> = MARKS.map(str::to_owned).into();
        marks.extend(MARKS.map(fold));
        marks.push(sound);
        let told = |text: &str| marks.iter().any(|mark| text.contains(mark.as_str()));
        for column in columns::OWN {
            let (table, name) = column.split_once('.').expect("a table and a column");
            let sql = leaked(format!("SELECT COALESCE({name}, '') FROM {table}"));
            let values: Vec<String> = site.db().many(sql, &[]).await.expect("values");
            assert!(
                values.iter().any(|value| told(value)),
                "{column} has no mark"
            );
        }
        let data = &site.app.config().data;
        assert!(found_in(&files(data), &marks).len() > 2);

        let erase = format!("/en/desk/people/{id}/erase");
        let erased = owner.post(&erase, &[("submission", "e")]).await;
        assert_eq!(erased.status, StatusCode::SEE_OTHER, "{}", erased.text());
        let rows = every_row(site.db(), &SCHEMAS).await;
        let left: Vec<&String> = rows.iter().filter(|row| told(row)).collect();
        assert!(left.is_empty(), "{:?}: {left:#?}", site.db().engine());
        assert_eq!(found_in(&files(data), &marks), [""; 0]);
        // Nor in the bytes of the database, once its log is emptied.
        site.db().checkpoint().await.expect("emptied");
        if site.db().engine() == Engine::Sqlite {
            let mut bytes = files(site.db().dir());
            bytes.retain(|(name, _)| !name.ends_with("-shm"));
            assert!(!bytes.is_empty());
            assert_eq!(found_in(&bytes, &marks), [""; 0]);
        }
    }
}
