//! What the site is called in letters and apps.

use keruen_office::text::Trio;
use keruen_office::{OfficeError, site};
use keruen_speech::Speaker;
use keruen_store::Db;

/// The site's name in a language; without one, the product's.
pub async fn load(db: &Db, t: Speaker<'_>) -> Result<String, OfficeError> {
    Ok(of(&site::load(db).await?.content.name, t))
}

/// The same of names that are at hand.
pub fn of(names: &Trio, t: Speaker<'_>) -> String {
    names
        .get(t.lang())
        .map_or_else(|| t.say("shell-name"), str::to_owned)
}
