//! Erasing in a restored site what was erased since its backup.

use jiff::Timestamp;
use jiff::civil::Date;
use keruen_office::personal;
use keruen_people::person;
use keruen_store::erased::{self, Erased};
use keruen_store::{Actor, Thing, Tx};
use keruen_web::erasing::Erasing;

use crate::site::{Site, SiteError};

/// What erasing again came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Again {
    /// How many persons were still there.
    pub persons: usize,
    /// The last owner was among them, and an owner without a name came in their place.
    pub stand_in: bool,
}

/// Erases in a restored site what was erased after its backup.
pub async fn again(site: &Site, things: &[Erased], now: Timestamp) -> Result<Again, SiteError> {
    let mut tx = site.db.act(Actor::system("system"), now).await?;
    let again = erase(site, &mut tx, things, site.config.zone.day(now)).await?;
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

/// Erases what is still there; the persons first, and their accounts with them.
async fn erase(
    site: &Site,
    tx: &mut Tx,
    things: &[Erased],
    today: Date,
) -> Result<Again, SiteError> {
    let of = |kind: &'static str| {
        things
            .iter()
            .filter(move |thing| thing.kind == kind)
            .map(|thing| thing.id)
    };
    let mut again = Again::default();
    for id in of(person::KIND) {
        // Gone already, or a number that was merged into another one of the list.
        let Some(erasing) = Erasing::look(&site.db, &site.config.data, id).await? else {
            continue;
        };
        again.stand_in |= erasing.apply_again(tx, today).await?;
        again.persons += 1;
    }
    for id in of("account") {
        again.stand_in |= personal::erase_account_again(tx, id).await?;
    }
    Ok(again)
}
