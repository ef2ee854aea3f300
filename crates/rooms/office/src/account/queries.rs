//! Questions about accounts.

use std::collections::BTreeMap;

use keruen_people::person;
use keruen_people::role::Role;
use keruen_store::{ASKED, Db, Record, Row, StoreError, Tx, params, rows};

use super::model::{Account, Email, Login, visible};
use crate::error::OfficeError;
use crate::rights::{Standing, Viewer};

keruen_store::statements! {
    pub(super) FIND = "SELECT id, name, email, phone, lang, theme, person_id, locked, version \
        FROM account WHERE id = $1";
    FIND_EMAIL = "SELECT id, name, email, phone, lang, theme, person_id, locked, version \
        FROM account WHERE email_folded = $1";
    /// Two are enough to know that it is not one.
    FIND_PHONE = "SELECT id, name, email, phone, lang, theme, person_id, locked, version \
        FROM account WHERE phone = $1 ORDER BY id LIMIT 2";
    pub(super) FIND_PERSON = "SELECT id, name, email, phone, lang, theme, person_id, locked, version \
        FROM account WHERE person_id = $1";
    ALL = "SELECT id, name, email, phone, lang, theme, person_id, locked, version FROM account ORDER BY id";
    ROLES = "SELECT role, programme_id FROM role_grant WHERE account_id = $1 ORDER BY id";
    ROLES_OF = rows!("SELECT account_id, role, programme_id FROM role_grant WHERE account_id IN ", ASKED, 1, " ORDER BY id");
    NAMES_OF = rows!("SELECT id, name FROM account WHERE id IN ", ASKED, 1, "");
    HELD = "SELECT g.id, g.account_id, g.role, g.programme_id, g.granted_at FROM role_grant g \
        WHERE (CAST($1 AS BIGINT) IS NULL OR g.account_id = CAST($1 AS BIGINT)) ORDER BY g.id";
    pub(super) OWNERS = "SELECT count(*) FROM role_grant g JOIN account a ON a.id = g.account_id \
        WHERE g.role = 'owner' AND g.programme_id IS NULL AND a.locked = 0";
    TEAM = "SELECT g.id, g.role, a.id AS account_id, a.name, a.person_id, a.locked FROM role_grant g \
        JOIN account a ON a.id = g.account_id WHERE g.programme_id = $1 ORDER BY g.id";
    pub(super) INSERT = "INSERT INTO account (id, name, email, email_folded, phone, lang, theme, person_id, \
        locked, version, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 1, $9)";
    pub(super) UPDATE = "UPDATE account SET name = $3, email = $4, email_folded = $5, phone = $6, lang = $7, \
        person_id = $8, version = version + 1 WHERE id = $1 AND version = $2";
    pub(super) UPDATE_OWN = "UPDATE account SET name = $3, phone = $4, version = version + 1 \
        WHERE id = $1 AND version = $2";
    pub(super) PREFER = "UPDATE account SET lang = $2, theme = $3, \
        version = version + CASE WHEN lang = $2 THEN 0 ELSE 1 END WHERE id = $1";
    pub(super) LOCK = "UPDATE account SET locked = $2, version = version + 1 WHERE id = $1";
    pub(super) GRANT = "INSERT INTO role_grant (id, account_id, role, programme_id, granted_at) \
        VALUES ($1, $2, $3, $4, $5)";
    pub(super) FIND_GRANT = "SELECT id, account_id, role, programme_id, granted_at FROM role_grant WHERE id = $1";
    pub(super) REVOKE = "DELETE FROM role_grant WHERE id = $1";
}

/// The account, or [`StoreError::NotFound`].
pub async fn by_id(db: &Db, id: i64) -> Result<Account, OfficeError> {
    Ok(db.one(FIND, &params![id]).await?)
}

/// The account with this address.
async fn by_email(db: &Db, email: &Email) -> Result<Option<Account>, OfficeError> {
    Ok(db.maybe(FIND_EMAIL, &params![email.folded()]).await?)
}

/// The account that signs in with this. A telephone that two accounts share opens neither.
pub async fn by_login(db: &Db, login: &Login) -> Result<Option<Account>, OfficeError> {
    match login {
        Login::Email(email) => by_email(db, email).await,
        Login::Phone(phone) => {
            let found: Vec<Account> = db.many(FIND_PHONE, &params![phone.as_str()]).await?;
            Ok(<[Account; 1]>::try_from(found)
                .ok()
                .map(|[account]| account))
        }
    }
}

/// The account of a person in the directory.
pub async fn by_person(db: &Db, person: i64) -> Result<Option<Account>, OfficeError> {
    Ok(db.maybe(FIND_PERSON, &params![person]).await?)
}

/// All accounts, the oldest first. Faces sort by name in the reader's language.
pub async fn all(db: &Db) -> Result<Vec<Account>, OfficeError> {
    Ok(db.many(ALL, &[]).await?)
}

/// Those of [`visible_to`] that can sign in.
pub async fn seen(db: &Db, viewer: &Viewer) -> Result<Vec<Account>, OfficeError> {
    let mut accounts = visible_to(db, viewer).await?;
    accounts.retain(|account| !account.locked);
    Ok(accounts)
}

/// Those of [`all`] that the viewer may see, in two questions however many there are.
pub async fn visible_to(db: &Db, viewer: &Viewer) -> Result<Vec<Account>, OfficeError> {
    let mut programmes: BTreeMap<i64, Vec<(i64, Role)>> = BTreeMap::new();
    for grant in held(db, None).await? {
        if let Some(programme) = grant.programme {
            let place = programmes.entry(grant.account).or_default();
            place.push((programme, grant.role));
        }
    }
    let mut accounts = all(db).await?;
    accounts.retain(|account| {
        let programmes = programmes.get(&account.id).map_or(&[][..], Vec::as_slice);
        visible(viewer, account.id, programmes)
    });
    Ok(accounts)
}

/// The names of these accounts by id. An account may be gone; its acts stay.
pub async fn names_of(db: &Db, ids: Vec<i64>) -> Result<BTreeMap<i64, String>, OfficeError> {
    let rows: Vec<(i64, String)> = db.of_each(NAMES_OF, ids).await?;
    Ok(rows.into_iter().collect())
}

/// As [`by_id`], with what the transaction has changed.
pub async fn load(tx: &mut Tx, id: i64) -> Result<Account, OfficeError> {
    Ok(tx.one(FIND, &params![id]).await?)
}

type Granted = Vec<(String, Option<i64>)>;
type Roles = (Vec<Role>, Vec<(i64, Role)>);

/// A word that names no role gives no right.
fn sorted(granted: Granted) -> Roles {
    let (mut site, mut programmes) = (Vec::new(), Vec::new());
    for (code, programme) in granted {
        let Ok(role) = code.parse::<Role>() else {
            continue;
        };
        match programme {
            Some(programme) => programmes.push((programme, role)),
            None => site.push(role),
        }
    }
    (site, programmes)
}

/// The roles of an account: for the site, and in programmes.
pub async fn roles(db: &Db, account: i64) -> Result<Roles, OfficeError> {
    Ok(sorted(db.many(ROLES, &params![account]).await?))
}

/// What letting somebody into an account gives away; `person`: whom it belongs to. An account that
/// is not there, or nobody's, costs the same two questions.
pub async fn standing(db: &Db, account: i64, person: Option<i64>) -> Result<Standing, OfficeError> {
    let (site, programmes) = roles(db, account).await?;
    let tied = person::programmes(db, person.unwrap_or(0)).await?;
    Ok(Standing {
        site,
        programmes,
        tied: person.map(|_| tied),
    })
}

/// As [`standing`], of many accounts at once, each with the person it belongs to.
pub async fn standings(
    db: &Db,
    accounts: &[(i64, Option<i64>)],
) -> Result<BTreeMap<i64, Standing>, OfficeError> {
    let mut granted: BTreeMap<i64, Granted> = BTreeMap::new();
    let ids = accounts.iter().map(|(id, _)| *id).collect();
    let rows: Vec<(i64, String, Option<i64>)> = db.of_each(ROLES_OF, ids).await?;
    for (account, role, programme) in rows {
        granted.entry(account).or_default().push((role, programme));
    }
    let owned = accounts.iter().filter_map(|(_, person)| *person).collect();
    let people = person::facts_of(db, owned).await?;
    Ok(accounts
        .iter()
        .map(|(id, person)| {
            let (site, programmes) = sorted(granted.get(id).cloned().unwrap_or_default());
            let tied = person.map(|person| {
                let facts = people.get(&person);
                facts.map_or_else(Vec::new, |facts| facts.programmes.clone())
            });
            let standing = Standing {
                site,
                programmes,
                tied,
            };
            (*id, standing)
        })
        .collect())
}

/// As [`standing`], with what the transaction has changed.
pub async fn standing_now(tx: &mut Tx, account: &Account) -> Result<Standing, OfficeError> {
    let (site, programmes) = sorted(tx.many(ROLES, &params![account.id]).await?);
    let tied = match account.person {
        Some(id) => Some(person::programmes_now(tx, id).await?),
        None => None,
    };
    Ok(Standing {
        site,
        programmes,
        tied,
    })
}

/// One role of one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The grant's id.
    pub id: i64,
    /// Whose.
    pub account: i64,
    /// Which role.
    pub role: Role,
    /// In which programme; `None` for the site.
    pub programme: Option<i64>,
    /// Since when.
    pub since: jiff::Timestamp,
}

impl Record for Held {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            account: row.get("account_id")?,
            role: role(row)?,
            programme: row.get("programme_id")?,
            since: row.get("granted_at")?,
        })
    }
}

fn role(row: &Row) -> Result<Role, StoreError> {
    row.get::<String>("role")?
        .parse()
        .map_err(|_| StoreError::Other("role_grant.role: no such role".to_owned()))
}

/// The roles of one account, or of all.
pub async fn held(db: &Db, account: Option<i64>) -> Result<Vec<Held>, OfficeError> {
    Ok(db.many(HELD, &params![account]).await?)
}

/// A member of a programme's team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The grant's id.
    pub grant: i64,
    /// The account.
    pub account: i64,
    /// Its name.
    pub name: String,
    /// The person in the directory.
    pub person: Option<i64>,
    /// Which role.
    pub role: Role,
    /// The account is locked.
    pub locked: bool,
}

impl Record for Member {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            grant: row.get("id")?,
            account: row.get("account_id")?,
            name: row.get("name")?,
            person: row.get("person_id")?,
            role: role(row)?,
            locked: row.get("locked")?,
        })
    }
}

/// The team of a programme, in the order in which its roles were given.
pub async fn team(db: &Db, programme: i64) -> Result<Vec<Member>, OfficeError> {
    Ok(db.many(TEAM, &params![programme]).await?)
}
