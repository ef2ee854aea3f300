//! What this room holds about a person: taking it out, moving it in a merge, erasing it.
//! The binary calls these in the same transaction as the rules of the other rooms.

use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_store::{Db, Thing, Tx, erased, journal, params};
use serde_json::{Value as Json, json};

use crate::account::{self, Account, AccountForm, Grant, Scope};
use crate::error::{OfficeError, Refusal};
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

/// Everything this room holds about a person, for the one-ZIP export. No hashes and no links:
/// those are keys, not data about anybody.
pub async fn export(db: &Db, person: i64) -> Result<Json, OfficeError> {
    let account = account::by_person(db, person).await?;
    let account = match account {
        Some(account) => {
            let held = account::held(db, Some(account.id)).await?;
            let roles: Vec<Json> = held
                .iter()
                .map(|h| json!({ "role": h.role.code(), "programme": h.programme, "since": h.since.to_string() }))
                .collect();
            json!({
                "name": account.name,
                "email": account.email,
                "phone": account.phone,
                "language": account.lang.code(),
                "locked": account.locked,
                "morning_letter": morning::choice(db, account.id).await?,
                "roles": roles,
            })
        }
        None => Json::Null,
    };
    let letters: Vec<Json> = letters::of_person(db, person)
        .await?
        .iter()
        .map(|l| {
            json!({
                "about": l.kind,
                "address": l.address,
                "language": l.lang.code(),
                "subject": l.subject,
                "text": l.body,
                "state": l.state.code(),
                "written": l.created_at.to_string(),
                "closed": l.closed_at.map(|at| at.to_string()),
            })
        })
        .collect();
    Ok(json!({ "account": account, "letters": letters }))
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
    let thing = Thing {
        kind: "account",
        id,
    };
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
        let form = AccountForm {
            name: STAND_IN.to_owned(),
            email: None,
            phone: None,
            lang: Lang::Kk,
            person: None,
        };
        let stand_in = account::create(tx, &form).await?;
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
    let thing = Thing {
        kind: "account",
        id,
    };
    tx.journal(thing, "erase", &["name", "email", "phone"], None)
        .await?;
    journal::forget(tx, thing).await?;
    erased::mark(tx, thing).await?;
    Ok(())
}

/// After a merge: the account and the letters of the person who goes belong to the one who stays.
/// Two accounts stay two; the second one loses its tie.
pub async fn merge(tx: &mut Tx, goes: i64, stays: i64) -> Result<(), OfficeError> {
    letters::move_person(tx, goes, stays).await?;
    let kept: Option<Account> = tx.maybe(OF_PERSON, &params![stays]).await?;
    let to = if kept.is_some() { None } else { Some(stays) };
    tx.run(MOVE_ACCOUNT, &params![goes, to]).await?;
    Ok(())
}
