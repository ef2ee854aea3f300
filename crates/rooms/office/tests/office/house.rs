//! A fresh site for each test, and the people in it.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use keruen_office::account::{self, AccountForm, Grant, Scope};
use keruen_office::programme::{self, ProgrammeForm};
use keruen_office::rights::{SignedIn, Viewer};
use keruen_office::sign_in::{Proofs, SessionState, session};
use keruen_office::token::Token;
use keruen_people::organisation::{self, OrganisationDraft};
use keruen_people::person::{self, PersonDraft};
use keruen_people::role::Role;
use keruen_store::testing::{self, TestDb};
use keruen_store::{Actor, Db, Schema, Tx};

pub const SCHEMAS: [Schema; 2] = [keruen_people::SCHEMA, keruen_office::SCHEMA];

pub async fn sites() -> Vec<TestDb> {
    testing::fresh(&SCHEMAS).await
}

/// The moment everything happens at, plus some minutes.
pub fn at(minutes: i64) -> Timestamp {
    testing::epoch() + SignedDuration::from_mins(minutes)
}

pub async fn act(db: &Db) -> Tx {
    act_at(db, at(0)).await
}

pub async fn act_at(db: &Db, at: Timestamp) -> Tx {
    db.act(Actor::system("test"), at)
        .await
        .expect("a transaction")
}

pub fn form(fields: &[(&str, &str)]) -> BTreeMap<String, String> {
    fields
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

pub fn account_form(name: &str, email: &str) -> AccountForm {
    AccountForm::read(&form(&[("name", name), ("email", email), ("lang", "kk")]))
        .expect("a good form")
}

/// As [`account_form`], of somebody in the directory.
pub fn account_form_of(person: i64, name: &str, email: &str) -> AccountForm {
    let person = person.to_string();
    let fields = [
        ("name", name),
        ("email", email),
        ("lang", "kk"),
        ("person", person.as_str()),
    ];
    AccountForm::read(&form(&fields)).expect("a good form")
}

pub async fn account(db: &Db, name: &str, email: &str) -> i64 {
    let mut tx = act(db).await;
    let id = account::create(&mut tx, &account_form(name, email))
        .await
        .expect("an account");
    tx.commit().await.expect("kept");
    id
}

pub async fn granted(db: &Db, account: i64, role: Role, scope: Scope) -> i64 {
    let mut tx = act(db).await;
    let grant = Grant::new(role, scope).expect("a role where it belongs");
    let id = account::grant(&mut tx, account, grant)
        .await
        .expect("granted");
    tx.commit().await.expect("kept");
    id
}

pub async fn owner(db: &Db) -> i64 {
    let id = account(db, "Үлгі Иесі", "owner@example.kz").await;
    granted(db, id, Role::Owner, Scope::Site).await;
    id
}

pub fn programme_form(slug: &str) -> ProgrammeForm {
    let fields = form(&[
        ("slug", slug),
        ("name_kk", "Көшбасшылар керуені"),
        ("lang_kk", "on"),
    ]);
    ProgrammeForm::read(&fields).expect("a good form")
}

pub async fn programme(db: &Db, slug: &str) -> i64 {
    let mut tx = act(db).await;
    let id = programme::create(&mut tx, &programme_form(slug))
        .await
        .expect("a programme");
    tx.commit().await.expect("kept");
    id
}

pub async fn body(db: &Db) -> i64 {
    let draft = OrganisationDraft {
        kind: "state_body".to_owned(),
        name_kk: "Үлгі басқармасы".to_owned(),
        ..OrganisationDraft::default()
    };
    let mut tx = act(db).await;
    let id = organisation::create(&mut tx, &draft.parse().expect("a good draft"))
        .await
        .expect("an organisation");
    tx.commit().await.expect("kept");
    id
}

pub async fn person(db: &Db, surname: &str, programmes: &[i64]) -> i64 {
    let draft = PersonDraft {
        surname: surname.to_owned(),
        given: "Анкет".to_owned(),
        languages: "kk".to_owned(),
        ..PersonDraft::default()
    };
    let mut tx = act(db).await;
    let id = person::create(&mut tx, &draft.parse().expect("a good draft"), programmes)
        .await
        .expect("a person");
    tx.commit().await.expect("kept");
    id
}

pub fn token(seed: u8) -> Token {
    Token::new([seed; 32])
}

/// Opens a session and says who comes in with it.
pub async fn enter(db: &Db, account: i64, proofs: Proofs, seed: u8) -> Viewer {
    let mut tx = db.upkeep(at(0)).await.expect("a transaction");
    session::open(&mut tx, account, proofs, &token(seed), "Firefox, Android")
        .await
        .expect("a session");
    tx.commit().await.expect("kept");
    session::present(db, &token(seed), at(0))
        .await
        .expect("read")
        .expect("alive")
        .viewer
}

/// Somebody who has come in whole, with these roles for the site and in programmes.
pub fn viewer(id: i64, site: Vec<Role>, programmes: Vec<(i64, Role)>) -> Viewer {
    Viewer {
        account: Some(SignedIn {
            id,
            session: 1,
            person: None,
            state: SessionState::Full,
            site,
            programmes,
        }),
    }
}
