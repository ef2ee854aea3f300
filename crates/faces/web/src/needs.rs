//! What needs somebody, by the rules of all rooms: the home page shows it and the morning letter tells
//! it, so neither can know of something that the other does not.

use keruen_office::OfficeError;
use keruen_office::home::{self, Facts, Need, Occasion};
use keruen_office::rights::Viewer;
use keruen_store::Db;

/// What the office knows, and what of it needs the viewer, what is late first. A later room adds its
/// needs here, and the list is put in order once more.
pub async fn gather(
    db: &Db,
    viewer: &Viewer,
    occasion: Occasion<'_>,
) -> Result<(Facts, Vec<Need>), OfficeError> {
    let facts = home::gather(db, viewer, occasion).await?;
    let needs = home::needs_of(viewer, &facts, occasion.now);
    Ok((facts, needs))
}
