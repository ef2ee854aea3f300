//! What can be done with accounts. Each writes its journal row in the same transaction.

use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_store::{StoreError, Tx, params};

use super::model::{Account, AccountForm, Email, OwnForm, Theme};
use super::queries::{self, Held};
use super::{KIND, thing};
use crate::error::{OfficeError, Refusal};
use crate::history::{self, Change};
use crate::home;
use crate::sign_in::{link, password, recovery, second_factor, session};
use crate::token::Token;

/// Which rule of the tables the form ran into.
fn refused(error: StoreError) -> OfficeError {
    match error {
        StoreError::Duplicate { columns } if columns.contains("email") => {
            Refusal::EmailTaken.into()
        }
        StoreError::Duplicate { columns } if columns.contains("person") => {
            Refusal::PersonTaken.into()
        }
        StoreError::Linked => Refusal::NoSuchPerson.into(),
        other => other.into(),
    }
}

/// Makes an account without roles.
pub async fn create(tx: &mut Tx, form: &AccountForm) -> Result<i64, OfficeError> {
    let at = tx.at();
    let id = tx.next_id(KIND).await?;
    let values = params![
        id,
        form.name.as_str(),
        form.email.as_ref().map(Email::as_str),
        form.email.as_ref().map(Email::folded),
        form.phone.as_ref().map(super::Phone::as_str),
        form.lang.code(),
        Theme::default().code(),
        form.person,
        at,
    ];
    tx.run(queries::INSERT, &values).await.map_err(refused)?;
    tx.journal(
        thing(id),
        "create",
        &["name", "email", "phone", "lang", "person"],
        None,
    )
    .await?;
    Ok(id)
}

/// Saves an account that was shown in `version`.
pub async fn save(
    tx: &mut Tx,
    id: i64,
    version: i64,
    form: &AccountForm,
) -> Result<(), OfficeError> {
    let old: Account = tx.one(queries::FIND, &params![id]).await?;
    history::fresh(thing(id), version, old.version)?;
    let email = form.email.as_ref().map(Email::as_str);
    let phone = form.phone.as_ref().map(super::Phone::as_str);
    let changes = [
        Change::text("name", Some(&old.name), Some(&form.name)),
        Change::text("email", old.email.as_deref(), email),
        Change::text("phone", old.phone.as_deref(), phone),
        Change::text("lang", Some(old.lang.code()), Some(form.lang.code())),
        Change::id("person", old.person, form.person),
    ];
    let values = params![
        id,
        version,
        form.name.as_str(),
        email,
        form.email.as_ref().map(Email::folded),
        phone,
        form.lang.code(),
        form.person,
    ];
    tx.run(queries::UPDATE, &values).await.map_err(refused)?;
    if email != old.email.as_deref() {
        super::address::moved(tx, id).await?;
    }
    history::record(tx, thing(id), "save", &changes, None).await
}

/// Name and telephone, corrected by the account itself; shown in `version`.
pub async fn save_own(
    tx: &mut Tx,
    id: i64,
    version: i64,
    form: &OwnForm,
) -> Result<(), OfficeError> {
    let old: Account = tx.one(queries::FIND, &params![id]).await?;
    history::fresh(thing(id), version, old.version)?;
    let phone = form.phone.as_ref().map(super::Phone::as_str);
    let changes = [
        Change::text("name", Some(&old.name), Some(&form.name)),
        Change::text("phone", old.phone.as_deref(), phone),
    ];
    let values = params![id, version, form.name.as_str(), phone];
    tx.run(queries::UPDATE_OWN, &values).await?;
    history::record(tx, thing(id), "save-own", &changes, None).await
}

/// Language and look, chosen by the person. The language is a field of the owners' form too, so
/// another one is a new version; the look is the person's alone.
pub async fn set_preferences(
    tx: &mut Tx,
    id: i64,
    lang: Lang,
    theme: Theme,
) -> Result<(), OfficeError> {
    if tx
        .run(queries::PREFER, &params![id, lang.code(), theme.code()])
        .await?
        == 0
    {
        return Err(StoreError::NotFound.into());
    }
    tx.journal(thing(id), "set-preferences", &["lang", "theme"], None)
        .await?;
    Ok(())
}

/// Locks an account and signs it out everywhere.
pub async fn lock(tx: &mut Tx, id: i64, why: Option<&str>) -> Result<(), OfficeError> {
    set(tx, id, Door::Locked, why).await?;
    tx.run(session::CLOSE_ALL, &params![id]).await?;
    tx.run(link::DROP_ALL, &params![id]).await?;
    tx.run(super::address::DROP, &params![id]).await?;
    if tx.one::<i64>(queries::OWNERS, &[]).await? == 0 {
        return Err(Refusal::LastOwner.into());
    }
    Ok(())
}

/// Unlocks an account.
pub async fn unlock(tx: &mut Tx, id: i64) -> Result<(), OfficeError> {
    set(tx, id, Door::Open, None).await
}

/// Whether an account can be signed in to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Door {
    Open,
    Locked,
}

async fn set(tx: &mut Tx, id: i64, door: Door, why: Option<&str>) -> Result<(), OfficeError> {
    if tx
        .run(queries::LOCK, &params![id, door == Door::Locked])
        .await?
        == 0
    {
        return Err(StoreError::NotFound.into());
    }
    let verb = match door {
        Door::Open => "unlock",
        Door::Locked => "lock",
    };
    tx.journal(thing(id), verb, &["locked"], why).await?;
    Ok(())
}

/// Where a role holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The whole site.
    Site,
    /// One programme.
    Programme(i64),
}

/// A role with the place where it holds; only pairs that make sense can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Grant {
    role: Role,
    scope: Scope,
}

impl Grant {
    /// Owner belongs to the site, every other role to a programme.
    pub fn new(role: Role, scope: Scope) -> Result<Self, Refusal> {
        if (role == Role::Owner) == (scope == Scope::Site) {
            Ok(Self { role, scope })
        } else {
            Err(Refusal::WrongScope)
        }
    }

    fn programme(self) -> Option<i64> {
        match self.scope {
            Scope::Site => None,
            Scope::Programme(id) => Some(id),
        }
    }
}

/// Gives an account a role.
pub async fn grant(tx: &mut Tx, account: i64, grant: Grant) -> Result<i64, OfficeError> {
    let at = tx.at();
    let id = tx.next_id("role_grant").await?;
    let values = params![id, account, grant.role.code(), grant.programme(), at];
    tx.run(queries::GRANT, &values)
        .await
        .map_err(|error| match error {
            StoreError::Duplicate { .. } => OfficeError::from(Refusal::RoleHeld),
            StoreError::Linked => StoreError::NotFound.into(),
            other => other.into(),
        })?;
    tx.journal(thing(account), "grant-role", &[grant.role.code()], None)
        .await?;
    recount(tx, grant.role).await?;
    Ok(id)
}

/// What waits for coordinators and clerks is counted for each of them.
async fn recount(tx: &mut Tx, role: Role) -> Result<(), OfficeError> {
    if matches!(role, Role::Coordinator | Role::Clerk) {
        home::outdated(tx).await?;
    }
    Ok(())
}

/// Takes a role away. The site keeps at least one owner.
pub async fn revoke(tx: &mut Tx, grant: i64) -> Result<Held, OfficeError> {
    let held: Held = tx.one(queries::FIND_GRANT, &params![grant]).await?;
    tx.run(queries::REVOKE, &params![grant]).await?;
    if held.role == Role::Owner && tx.one::<i64>(queries::OWNERS, &[]).await? == 0 {
        return Err(Refusal::LastOwner.into());
    }
    tx.journal(
        thing(held.account),
        "revoke-role",
        &[held.role.code()],
        None,
    )
    .await?;
    recount(tx, held.role).await?;
    Ok(held)
}

/// `keruen user reset`: forgets password, second factor, codes, sessions and links, and makes one
/// new link. For the person who lost the telephone and the codes. An account that an owner locked
/// stays so: [`Refusal::Locked`].
pub async fn reset(tx: &mut Tx, id: i64, token: &Token) -> Result<(), OfficeError> {
    if queries::load(tx, id).await?.locked {
        return Err(Refusal::Locked.into());
    }
    tx.run(session::CLOSE_ALL, &params![id]).await?;
    tx.run(link::DROP_ALL, &params![id]).await?;
    tx.run(second_factor::DROP, &params![id]).await?;
    tx.run(recovery::DROP, &params![id]).await?;
    tx.run(password::DROP, &params![id]).await?;
    tx.run(super::address::DROP, &params![id]).await?;
    link::issue(tx, id, link::Purpose::Reset, token).await?;
    let fields = ["password", "second_factor", "recovery_code", "session"];
    tx.journal(thing(id), "reset", &fields, None).await?;
    Ok(())
}

/// The first owner of a new site, and the link to come in by.
pub async fn first_owner(
    tx: &mut Tx,
    form: &AccountForm,
    token: &Token,
) -> Result<i64, OfficeError> {
    let id = create(tx, form).await?;
    let owner = Grant {
        role: Role::Owner,
        scope: Scope::Site,
    };
    grant(tx, id, owner).await?;
    link::issue(tx, id, link::Purpose::FirstOwner, token).await?;
    Ok(id)
}
