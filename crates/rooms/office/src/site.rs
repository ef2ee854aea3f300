//! What the site says about itself, and the time of its last good backup.

use jiff::Timestamp;
use keruen_store::{Db, Sql, Thing, Tx, params};
use serde::{Deserialize, Serialize};

use crate::account::{Email, Phone};
use crate::error::OfficeError;
use crate::fields::{Fault, Fields, LINE, PARAGRAPH, Reader, Reason};
use crate::history::{self, Change};
use crate::morning;
use crate::text::Trio;

keruen_store::statements! {
    FIND = "SELECT value, version FROM setting WHERE name = $1";
    PUT = "INSERT INTO setting (name, value, version, changed_at) VALUES ($1, $2, 1, $3) \
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, version = setting.version + 1, \
        changed_at = excluded.changed_at";
    FORGET_BACKUP = "DELETE FROM setting WHERE name = 'last-backup'";
}

/// After so many days no backup holds any more what was erased: none is kept longer.
pub const BACKUP_DAYS: i64 = 35;

/// At the end of a restore: the backups of the old site are not in the new one's folder.
pub(crate) const RESTORED: Sql = FORGET_BACKUP;

const SITE: &str = "site";
const LAST_BACKUP: &str = "last-backup";
/// The site is one thing; its number in the journal.
const THING: Thing = Thing {
    kind: "site",
    id: 1,
};

/// What the site says about itself. The base address is configuration, not here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// The operator's content.
    pub content: SiteForm,
    /// Goes up with every save; 0: never saved.
    pub version: i64,
}

/// What an owner fills in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteForm {
    /// The site's name. Without one, faces show "Keruen".
    pub name: Trio,
    /// One sentence about the site.
    pub about: Trio,
    /// Whom to ask.
    pub contact_name: Option<String>,
    /// By mail.
    pub contact_email: Option<String>,
    /// By telephone.
    pub contact_phone: Option<String>,
    /// The hour of the morning letter on the site's clock; `None`: [`morning::HOUR`].
    pub morning_hour: Option<i8>,
}

impl SiteForm {
    /// The hour of the morning letter on the site's clock.
    pub fn morning(&self) -> i8 {
        self.morning_hour.unwrap_or(morning::HOUR)
    }
}

/// As stored: a flat object, so that old sites read new settings and the other way round.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    name: [Option<String>; 3],
    about: [Option<String>; 3],
    contact_name: Option<String>,
    contact_email: Option<String>,
    contact_phone: Option<String>,
    morning_hour: Option<i8>,
}

fn array(trio: &Trio) -> [Option<String>; 3] {
    [trio.kk.clone(), trio.ru.clone(), trio.en.clone()]
}

fn trio([kk, ru, en]: [Option<String>; 3]) -> Trio {
    Trio { kk, ru, en }
}

impl SiteForm {
    /// Reads `name_kk`…, `about_kk`…, `contact_name`, `contact_email`, `contact_phone`,
    /// `morning_hour`.
    pub fn read(fields: &dyn Fields) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(fields);
        let name = reader.required_line_trio("name", LINE / 2);
        let about = reader.trio("about", PARAGRAPH);
        let contact_name = reader.line("contact_name");
        let contact_email = reader.line("contact_email");
        if contact_email
            .as_deref()
            .is_some_and(|typed| Email::parse(typed).is_none())
        {
            reader.fault("contact_email", Reason::NotAnEmail);
        }
        let phone = reader.line("contact_phone");
        let contact_phone = phone.as_deref().and_then(Phone::parse);
        if phone.is_some() && contact_phone.is_none() {
            reader.fault("contact_phone", Reason::NotAPhone);
        }
        let morning_hour = reader.choice("morning_hour", |hour| {
            hour.parse()
                .ok()
                .filter(|hour| morning::HOURS.contains(hour))
        });
        reader.finish(|| {
            Some(Self {
                name,
                about,
                contact_name,
                contact_email,
                contact_phone: contact_phone.map(|phone| phone.as_str().to_owned()),
                morning_hour,
            })
        })
    }

    fn stored(&self) -> Stored {
        Stored {
            name: array(&self.name),
            about: array(&self.about),
            contact_name: self.contact_name.clone(),
            contact_email: self.contact_email.clone(),
            contact_phone: self.contact_phone.clone(),
            morning_hour: self.morning_hour,
        }
    }
}

fn parse(row: Option<(String, i64)>) -> Result<Site, OfficeError> {
    let Some((value, version)) = row else {
        return Ok(Site::default());
    };
    let stored: Stored = serde_json::from_str(&value).map_err(|error| OfficeError::Unreadable {
        column: "setting.value",
        value: error.to_string(),
    })?;
    Ok(Site {
        content: SiteForm {
            name: trio(stored.name),
            about: trio(stored.about),
            contact_name: stored.contact_name,
            contact_email: stored.contact_email,
            contact_phone: stored.contact_phone,
            morning_hour: stored.morning_hour,
        },
        version,
    })
}

/// The site's settings; empty ones before the first save.
pub async fn load(db: &Db) -> Result<Site, OfficeError> {
    parse(db.maybe(FIND, &params![SITE]).await?)
}

/// As [`load`], with what the transaction has changed.
pub async fn load_now(tx: &mut Tx) -> Result<Site, OfficeError> {
    parse(tx.maybe(FIND, &params![SITE]).await?)
}

/// Saves settings that were shown in `version`.
pub async fn save(tx: &mut Tx, version: i64, form: &SiteForm) -> Result<(), OfficeError> {
    let at = tx.at();
    let old = load_now(tx).await?;
    history::fresh(THING, version, old.version)?;
    let value = serde_json::to_string(&form.stored()).map_err(|error| OfficeError::Unreadable {
        column: "setting.value",
        value: error.to_string(),
    })?;
    tx.run(PUT, &params![SITE, value, at]).await?;
    let old = old.content;
    let mut changes = Vec::new();
    changes.extend(Change::trio(
        ["name_kk", "name_ru", "name_en"],
        &old.name,
        &form.name,
    ));
    changes.extend(Change::trio(
        ["about_kk", "about_ru", "about_en"],
        &old.about,
        &form.about,
    ));
    for (field, before, after) in [
        ("contact_name", &old.contact_name, &form.contact_name),
        ("contact_email", &old.contact_email, &form.contact_email),
        ("contact_phone", &old.contact_phone, &form.contact_phone),
    ] {
        changes.push(Change::text(field, before.as_deref(), after.as_deref()));
    }
    let hour = |form: &SiteForm| form.morning().to_string();
    changes.push(Change::text(
        "morning_hour",
        Some(&hour(&old)),
        Some(&hour(form)),
    ));
    history::record(tx, THING, "save", &changes, None).await
}

/// Notes that a backup was written and read back, at the transaction's time. For the backup job
/// (`Db::upkeep`).
pub async fn backup_done(tx: &mut Tx) -> Result<(), OfficeError> {
    let at = tx.at();
    tx.run(PUT, &params![LAST_BACKUP, at.to_string(), at])
        .await?;
    Ok(())
}

fn made_name(what: &str) -> String {
    format!("made {what}")
}

/// In which version what is made once for each version stands here; `None`: in none that is known.
/// It stays in a backup with what was made.
pub async fn made(tx: &mut Tx, what: &str) -> Result<Option<String>, OfficeError> {
    let row: Option<(String, i64)> = tx.maybe(FIND, &params![made_name(what)]).await?;
    Ok(row.map(|(version, _)| version))
}

/// Notes that all of it stands in a version. For the jobs (`Db::upkeep`).
pub async fn note_made(tx: &mut Tx, what: &str, version: &str) -> Result<(), OfficeError> {
    let at = tx.at();
    tx.run(PUT, &params![made_name(what), version, at]).await?;
    Ok(())
}

/// Takes back that there is a good backup: its file is gone. For the jobs (`Db::upkeep`).
pub async fn backup_gone(tx: &mut Tx) -> Result<(), OfficeError> {
    tx.run(FORGET_BACKUP, &[]).await?;
    Ok(())
}

/// When the last good backup was written.
pub async fn last_backup(db: &Db) -> Result<Option<Timestamp>, OfficeError> {
    let row: Option<(String, i64)> = db.maybe(FIND, &params![LAST_BACKUP]).await?;
    Ok(row.and_then(|(value, _)| value.parse().ok()))
}
