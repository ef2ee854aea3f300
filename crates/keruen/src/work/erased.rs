//! The list of erased ids beside the backups: an older backup that is restored is erased again.

use std::fmt::Write as _;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use keruen_office::personal;
use keruen_people::{Refusal, person};
use keruen_store::erased::{self, Erased};
use keruen_store::{Actor, Db, Thing, Tx, files};

use super::WorkError;
use crate::site::{Site, SiteError};

/// The list in the site's folder.
pub const FILE: &str = "erased.jsonl";

#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    kind: String,
    id: i64,
    at: Timestamp,
}

/// Writes the list into the site's folder: ids and moments, nothing of anybody.
pub async fn keep(db: &Db, data: &Path) -> Result<(), WorkError> {
    let mut text = String::new();
    for Erased { kind, id, at } in erased::list(db).await? {
        let line = serde_json::to_string(&Line { kind, id, at })
            .map_err(|error| WorkError::Payload(error.to_string()))?;
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{line}");
    }
    let path = data.join(FILE);
    let write = || -> std::io::Result<tempfile::NamedTempFile> {
        let file = tempfile::NamedTempFile::new_in(data)?;
        std::fs::write(file.path(), &text)?;
        file.as_file().sync_all()?;
        Ok(file)
    };
    let file = write().map_err(|source| WorkError::Io {
        path: path.clone(),
        source,
    })?;
    // Gone with the handle when it cannot be moved.
    files::settle(file.path(), &path)?;
    Ok(())
}

/// What erasing again came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Again {
    /// How many persons were still there.
    pub persons: usize,
    /// The last owner was among them, and an owner without a name came in their place.
    pub stand_in: bool,
}

/// Reads the list that was kept beside the backups.
pub fn read(list: &Path) -> Result<Vec<Erased>, SiteError> {
    let text = std::fs::read_to_string(list).map_err(SiteError::io(list))?;
    let mut things = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        let line: Line = serde_json::from_str(line).map_err(|_| SiteError::ErasedList {
            path: list.to_owned(),
            line: number,
        })?;
        things.push(Erased {
            kind: line.kind,
            id: line.id,
            at: line.at,
        });
    }
    Ok(things)
}

/// Erases in a restored site what was erased after its backup.
pub async fn again(site: &Site, things: &[Erased], now: Timestamp) -> Result<Again, SiteError> {
    let mut tx = site.db.act(Actor::system("system"), now).await?;
    let again = erase(&mut tx, things, site.config.zone.day(now)).await?;
    erased::note(&mut tx, things).await?;
    // Said even when nothing was left to erase: the list was applied.
    tx.journal(
        Thing {
            kind: "site",
            id: 1,
        },
        "erase-again",
        &[],
        None,
    )
    .await?;
    tx.commit().await?;
    site.db.checkpoint().await?;
    Ok(again)
}

/// Erases what is still there; the office first, since its letters and accounts point at people.
async fn erase(tx: &mut Tx, things: &[Erased], today: Date) -> Result<Again, SiteError> {
    let of = |kind: &'static str| {
        things
            .iter()
            .filter(move |thing| thing.kind == kind)
            .map(|thing| thing.id)
    };
    let mut again = Again::default();
    for id in of(person::KIND) {
        match person::load(tx, id).await {
            Ok(_) => {
                again.stand_in |= personal::erase_again(tx, id).await?;
                keruen_people::erase::apply(tx, id, today).await?;
                again.persons += 1;
            }
            // Gone already, or a number that was merged into another one of the list.
            Err(Refusal::Missing { .. } | Refusal::Merged { .. }) => {}
            Err(other) => return Err(other.into()),
        }
    }
    for id in of("account") {
        again.stand_in |= personal::erase_account_again(tx, id).await?;
    }
    Ok(again)
}
