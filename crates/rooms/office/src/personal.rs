//! What this room holds about a person: taking it out, moving it in a merge, erasing it. Faces call
//! these in the same transaction as the rules of the other rooms.

use jiff::Timestamp;
use keruen_people::role::Role;
use keruen_store::{Db, Tx, erased, journal, params};
use serde_json::{Value as Json, json};

use crate::account::{self, Account, AccountForm, Grant, Scope};
use crate::error::{OfficeError, Refusal};
use crate::history::{self, Change};
use crate::rights::Viewer;
use crate::sign_in::{link, password, recovery, second_factor, session};
use crate::{letters, morning};

keruen_store::statements! {
    OF_PERSON = "SELECT id, name, email, phone, lang, theme, person_id, locked, version FROM account \
        WHERE person_id = $1";
    DROP_ROLES = "DELETE FROM role_grant WHERE account_id = $1";
    DROP_SUBMISSIONS = "DELETE FROM submission WHERE account_id = $1";
    DROP_ACCOUNT = "DELETE FROM account WHERE id = $1";
    OWNERS_BUT = "SELECT count(*) FROM role_grant g JOIN account a ON a.id = g.account_id WHERE g.role = 'owner' \
        AND g.programme_id IS NULL AND a.locked = 0 AND a.id <> $1";
    IS_OWNER = "SELECT count(*) FROM role_grant WHERE account_id = $1 AND role = 'owner' AND programme_id IS NULL";
    IS_THERE = "SELECT count(*) FROM account WHERE id = $1";
    COUNT_ROLES = "SELECT count(*) FROM role_grant WHERE account_id = $1";
    COUNT_SESSIONS = "SELECT count(*) FROM session WHERE account_id = $1";
    COUNT_LETTERS = "SELECT count(*) FROM letter WHERE account_id = $1";
    MOVE_ACCOUNT = "UPDATE account SET person_id = $2, version = version + 1 WHERE person_id = $1";
}

/// What this room holds about a person, for the one-ZIP export. No hashes and no links: those are
/// keys, not data about anybody.
///
/// To oneself all of it. To others what they would see elsewhere: letters by [`letters::visible`], the
/// account by [`account::visible`]; and its devices, its history and all its roles only if they may
/// become it.
pub async fn export(
    db: &Db,
    viewer: &Viewer,
    person: i64,
    now: Timestamp,
) -> Result<Json, OfficeError> {
    let account = account::by_person(db, person).await?;
    let held_by = |account: &Account| viewer.full().is_some_and(|me| me.id == account.id);
    let own = account.as_ref().is_some_and(held_by);
    let mut found = letters::of_person(db, person).await?;
    let mut whole = own;
    let mut held = None;
    if let Some(account) = account {
        let standing = account::standing(db, account.id, Some(person)).await?;
        whole |= viewer.may_let_in(&standing);
        if whole {
            let others = letters::of_account(db, account.id).await?;
            found.extend(others.into_iter().filter(|one| one.person != Some(person)));
        }
        if whole || account::visible(viewer, account.id, &standing.programmes) {
            let mut fields =
                particulars(db, &account, |place| whole || shared(viewer, place)).await?;
            if whole {
                fields.extend(beneath(db, account.id, now).await?);
            }
            held = Some(fields);
        }
    }
    if !own {
        found.retain(|one| letters::visible(viewer, one.programme));
    }
    let letters: Json = found.iter().map(letter).collect();
    Ok(json!({ "account": held, "letters": letters }))
}

/// Whether a role held in this place is held where the viewer coordinates, too.
fn shared(viewer: &Viewer, programme: Option<i64>) -> bool {
    let coordinates = |id| {
        viewer
            .full()
            .is_some_and(|me| me.in_programme(id, &[Role::Coordinator]).is_some())
    };
    programme.is_some_and(coordinates)
}

/// As [`export`], of one's own account that belongs to nobody in the directory.
pub async fn export_account(
    db: &Db,
    account: &Account,
    now: Timestamp,
) -> Result<Json, OfficeError> {
    let mut held = particulars(db, account, |_| true).await?;
    held.extend(beneath(db, account.id, now).await?);
    let found = letters::of_account(db, account.id).await?;
    let letters: Json = found.iter().map(letter).collect();
    Ok(json!({ "account": held, "letters": letters }))
}

type Fields = serde_json::Map<String, Json>;

/// Who the account is, and what it may in the places that are shown.
async fn particulars(
    db: &Db,
    account: &Account,
    shown: impl Fn(Option<i64>) -> bool,
) -> Result<Fields, OfficeError> {
    let held = account::held(db, Some(account.id)).await?;
    let roles: Json = held
        .iter()
        .filter(|held| shown(held.programme))
        .map(|h| json!({ "role": h.role.code(), "programme": h.programme, "since": h.since.to_string() }))
        .collect();
    Ok(Fields::from_iter([
        ("name".to_owned(), json!(account.name)),
        ("email".to_owned(), json!(account.email)),
        ("phone".to_owned(), json!(account.phone)),
        ("language".to_owned(), json!(account.lang.code())),
        ("look".to_owned(), json!(account.theme.code())),
        ("locked".to_owned(), json!(account.locked)),
        (
            "morning_letter".to_owned(),
            json!(morning::choice(db, account.id).await?),
        ),
        ("roles".to_owned(), roles),
    ]))
}

/// What gathers beneath an account while it is used.
async fn beneath(db: &Db, id: i64, now: Timestamp) -> Result<Fields, OfficeError> {
    let devices: Json = session::devices(db, id, now)
        .await?
        .into_iter()
        .map(|device| {
            json!({
                "device": device.label,
                "since": device.created_at.to_string(),
                "seen": device.seen_at.to_string(),
            })
        })
        .collect();
    let thing = account::thing(id);
    let history: Json = journal::of(db, thing)
        .await?
        .into_iter()
        .map(|entry| {
            let old: Fields = entry
                .old
                .into_iter()
                .map(|(field, value)| (field, Json::String(value)))
                .collect();
            json!({
                "when": entry.at.to_string(),
                "what": entry.verb,
                "by_oneself": entry.account == Some(id),
                "role": entry.role,
                "fields": entry.fields,
                "why": entry.why,
                "before": old,
            })
        })
        .collect();
    let waiting = account::address::waiting(db, id, now).await?;
    let password = password::stored(db, id).await?.is_some();
    let second = second_factor::is_set(db, id).await?;
    Ok(Fields::from_iter([
        ("devices".to_owned(), devices),
        ("history".to_owned(), history),
        (
            "email_waiting".to_owned(),
            json!(waiting.map(|waiting| waiting.email)),
        ),
        ("has_password".to_owned(), json!(password)),
        ("has_second_key".to_owned(), json!(second)),
    ]))
}

fn letter(letter: &letters::Letter) -> Json {
    json!({
        "about": letter.kind,
        "address": letter.address,
        "language": letter.lang.code(),
        "subject": letter.subject,
        "text": letter.body,
        "state": letter.state.code(),
        "answer": letter.answer,
        "written": letter.created_at.to_string(),
        "closed": letter.closed_at.map(|at| at.to_string()),
    })
}

/// Erases what this room holds about a person: their account with its proofs and roles, and all
/// letters to them. The last owner is not erased: another one has to be named first.
pub async fn erase(tx: &mut Tx, person: i64) -> Result<(), OfficeError> {
    let account: Option<Account> = tx.maybe(OF_PERSON, &params![person]).await?;
    letters::forget(tx, person).await?;
    if let Some(account) = account {
        erase_account(tx, account.id).await?;
    }
    Ok(())
}

/// What erasing an account would take away, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Its roles.
    pub roles: i64,
    /// Devices signed in.
    pub sessions: i64,
    /// Letters to it.
    pub letters: i64,
    /// Old values in the history.
    pub old_values: i64,
}

/// What erasing this account would take away, shown before it happens.
pub async fn count_account(db: &Db, id: i64) -> Result<Counted, OfficeError> {
    let count = |sql| async move { db.one::<i64>(sql, &params![id]).await };
    let thing = account::thing(id);
    let entries = journal::of(db, thing).await?;
    let old_values: usize = entries.iter().map(|entry| entry.old.len()).sum();
    Ok(Counted {
        roles: count(COUNT_ROLES).await?,
        sessions: count(COUNT_SESSIONS).await?,
        letters: count(COUNT_LETTERS).await?,
        old_values: i64::try_from(old_values).unwrap_or(i64::MAX),
    })
}

/// Erases an account, which may belong to no person of the directory, with all letters to it. The
/// last owner is not erased.
pub async fn erase_account(tx: &mut Tx, id: i64) -> Result<(), OfficeError> {
    if is_last_owner(tx, id).await? {
        return Err(Refusal::LastOwner.into());
    }
    take_away(tx, id).await
}

/// What the account is called that stands in for a last owner, see [`erase_account_again`].
pub const STAND_IN: &str = "owner";

/// Erases in a restored site who was erased since its backup; whether a [`STAND_IN`] came for them.
pub async fn erase_again(tx: &mut Tx, person: i64) -> Result<bool, OfficeError> {
    let account: Option<Account> = tx.maybe(OF_PERSON, &params![person]).await?;
    letters::forget(tx, person).await?;
    match account {
        Some(account) => erase_account_again(tx, account.id).await,
        None => Ok(false),
    }
}

/// As [`erase_again`], of an account by its own number.
///
/// Whoever is the last owner in an older backup had named another one before they were erased, and
/// an erasure is not undone because the backup is older. So that somebody still can get in, an
/// owner without any particulars comes in their place; `keruen user reset` makes its link.
///
/// An account that the backup does not know was made and erased after it: nothing is to be done, and
/// nothing was.
pub async fn erase_account_again(tx: &mut Tx, id: i64) -> Result<bool, OfficeError> {
    if tx.one::<i64>(IS_THERE, &params![id]).await? == 0 {
        return Ok(false);
    }
    let last = is_last_owner(tx, id).await?;
    if last {
        let stand_in = account::create(tx, &AccountForm::bare(STAND_IN)).await?;
        let owner = Grant::new(Role::Owner, Scope::Site)?;
        account::grant(tx, stand_in, owner).await?;
    }
    take_away(tx, id).await?;
    Ok(last)
}

async fn is_last_owner(tx: &mut Tx, id: i64) -> Result<bool, OfficeError> {
    let owner: i64 = tx.one(IS_OWNER, &params![id]).await?;
    Ok(owner > 0 && tx.one::<i64>(OWNERS_BUT, &params![id]).await? == 0)
}

async fn take_away(tx: &mut Tx, id: i64) -> Result<(), OfficeError> {
    letters::forget_account(tx, id).await?;
    for statement in [
        session::CLOSE_ALL,
        link::DROP_ALL,
        second_factor::DROP,
        recovery::DROP,
        password::DROP,
        account::address::DROP,
        DROP_ROLES,
        DROP_SUBMISSIONS,
        morning::DROP_LINKS,
        DROP_ACCOUNT,
    ] {
        tx.run(statement, &params![id]).await?;
    }
    let thing = account::thing(id);
    tx.journal(thing, "erase", &["name", "email", "phone"], None)
        .await?;
    journal::forget(tx, thing).await?;
    erased::mark(tx, thing).await?;
    Ok(())
}

/// The accounts of two persons, if both have one: such a pair is not merged.
pub async fn both_accounts(
    db: &Db,
    one: i64,
    two: i64,
) -> Result<Option<(Account, Account)>, OfficeError> {
    let one = account::by_person(db, one).await?;
    let two = account::by_person(db, two).await?;
    Ok(one.zip(two))
}

/// After a merge: the account and the letters of the person who goes belong to the one who stays.
/// A person has one account, so that erasing them takes all of it: where both have one, an owner
/// first unties or erases one of them.
pub async fn merge(tx: &mut Tx, goes: i64, stays: i64) -> Result<(), OfficeError> {
    let kept: Option<Account> = tx.maybe(OF_PERSON, &params![stays]).await?;
    let moved: Option<Account> = tx.maybe(OF_PERSON, &params![goes]).await?;
    if kept.is_some() && moved.is_some() {
        return Err(Refusal::BothHaveAccounts.into());
    }
    letters::move_person(tx, goes, stays).await?;
    if let Some(account) = moved {
        tx.run(MOVE_ACCOUNT, &params![goes, stays]).await?;
        let thing = account::thing(account.id);
        let change = Change::id("person", Some(goes), Some(stays));
        history::record(tx, thing, "save", &[change], None).await?;
    }
    Ok(())
}
