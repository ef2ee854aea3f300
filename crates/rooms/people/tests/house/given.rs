//! What tests begin with.

use jiff::civil::Date;
use keruen_people::membership::MembershipDraft;
use keruen_people::organisation::{self, OrganisationDraft, OrganisationKind};
use keruen_people::person::{self, PersonDraft, PersonForm};
use keruen_people::territory::{self, TerritoryDraft};
use keruen_people::{Role, SCHEMA, Viewer};
use keruen_store::testing::{self, TestDb};
use keruen_store::{Actor, Db, Tx};

/// Fresh databases with this room in them.
pub async fn houses() -> Vec<TestDb> {
    testing::fresh(&[SCHEMA]).await
}

/// An act of a coordinator.
pub async fn act(db: &Db) -> Tx {
    let by = Actor {
        account: Some(1),
        role: "coordinator",
    };
    db.act(by, testing::epoch()).await.expect("an act begins")
}

/// Runs an act, commits it, and gives what it gave.
macro_rules! done {
    ($db:expr, |$tx:ident| $act:expr) => {{
        let mut $tx = $crate::given::act($db).await;
        let given = $act.await.expect("the act is allowed");
        $tx.commit().await.expect("the act is kept");
        given
    }};
}

/// Runs an act that must be refused, and gives why.
macro_rules! refused {
    ($db:expr, |$tx:ident| $act:expr) => {{
        let mut $tx = $crate::given::act($db).await;
        $act.await.expect_err("the act is refused")
    }};
}

pub(crate) use {done, refused};

/// A day.
pub fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// The day on which tests happen.
pub fn today() -> Date {
    day("2026-11-30")
}

/// Surname, given name, patronymic.
pub fn draft(name: &str) -> PersonDraft {
    let mut parts = name.split(' ').map(str::to_owned);
    PersonDraft {
        surname: parts.next().unwrap_or_default(),
        given: parts.next().unwrap_or_default(),
        patronymic: parts.next().unwrap_or_default(),
        languages: "kk ru".to_owned(),
        ..PersonDraft::default()
    }
}

/// The same, parsed.
pub fn form(name: &str) -> PersonForm {
    draft(name).parse().expect("a name")
}

/// A number in letters: names that must differ have no digits. A syllable for each digit, as two
/// letters alike are one to the search; none that is another letter in Cyrillic.
pub fn letters(n: usize) -> String {
    let syllable = |digit: u8| {
        ["ba", "da", "ga", "la", "ma", "na", "za", "ra", "sa", "ta"][usize::from(digit - b'0')]
    };
    n.to_string().bytes().map(syllable).collect()
}

/// A person tied to programme 1.
pub async fn somebody(db: &Db, name: &str) -> i64 {
    done!(db, |tx| person::create(&mut tx, &form(name), &[1]))
}

/// A district.
pub async fn district(db: &Db, name: &str) -> i64 {
    let draft = TerritoryDraft {
        kind: "district".to_owned(),
        name_kk: name.to_owned(),
        ..TerritoryDraft::default()
    };
    done!(db, |tx| territory::create(
        &mut tx,
        &draft.parse().expect("a territory")
    ))
}

/// An organisation.
pub async fn body(db: &Db, kind: OrganisationKind, name: &str) -> i64 {
    let draft = OrganisationDraft {
        kind: kind.code().to_owned(),
        name_kk: name.to_owned(),
        ..OrganisationDraft::default()
    };
    done!(db, |tx| organisation::create(
        &mut tx,
        &draft.parse().expect("an organisation")
    ))
}

/// A membership since a day.
pub fn membership(organisation: i64, post: &str, since: &str, until: &str) -> MembershipDraft {
    MembershipDraft {
        organisation: Some(organisation),
        post: post.to_owned(),
        since: since.to_owned(),
        until: until.to_owned(),
        ..MembershipDraft::default()
    }
}

/// The owner of the site.
pub fn owner() -> Viewer {
    Viewer::of(&[(Role::Owner, None)], None)
}

/// Somebody with a role in programme 1; an owner's is for the site.
pub fn staff(role: Role) -> Viewer {
    let place = (role != Role::Owner).then_some(1);
    Viewer::of(&[(role, place)], None)
}

/// Every row of every table, the store's own too, as `table: cells`.
pub async fn every_row(db: &Db) -> Vec<String> {
    testing::every_row(db, &[SCHEMA]).await
}
