//! How much there is: the state of things under what needs somebody.

use keruen_people::role::Role;
use keruen_people::visibility;
use keruen_store::{Db, params};

use crate::error::OfficeError;
use crate::rights::Viewer;

keruen_store::statements! {
    PEOPLE = "SELECT count(*) FROM person";
    PEOPLE_OF_SEVERAL = "SELECT count(DISTINCT t.person_id) FROM role_grant g JOIN person_programme t \
        ON t.programme_id = g.programme_id WHERE g.account_id = $1 AND g.role IN ('coordinator', 'clerk', 'commissioner')";
    PEOPLE_OF = "SELECT count(*) FROM person_programme WHERE programme_id = $1";
    BODIES = "SELECT count(*), count(CASE WHEN kind = 'council' THEN 1 END), (SELECT count(*) FROM seat \
        WHERE term_to >= $1) FROM organisation";
}

/// What there is; `None` where the viewer has no directory.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stock {
    /// Persons in the viewer's directory.
    pub people: Option<i64>,
    /// Organisations.
    pub organisations: Option<i64>,
    /// Public councils among them.
    pub councils: Option<i64>,
    /// Seats of public councils whose term is not over.
    pub seats: Option<i64>,
}

/// Counts for one viewer.
pub async fn stock(
    db: &Db,
    viewer: &Viewer,
    today: jiff::civil::Date,
) -> Result<Stock, OfficeError> {
    const DESK: &[Role] = &[Role::Coordinator, Role::Clerk, Role::Commissioner];
    let Some(account) = viewer.full() else {
        return Ok(Stock::default());
    };
    if !visibility::organisations(&viewer.in_people()).desk {
        return Ok(Stock::default());
    }
    let people = if viewer.is_owner() {
        db.one(PEOPLE, &[]).await?
    } else {
        match account.programmes_as(DESK).as_slice() {
            [] => 0,
            [one] => db.one(PEOPLE_OF, &params![*one]).await?,
            // Who is in two of them is one person.
            _ => db.one(PEOPLE_OF_SEVERAL, &params![account.id]).await?,
        }
    };
    let (organisations, councils, seats) = db.one(BODIES, &params![today.to_string()]).await?;
    Ok(Stock {
        people: Some(people),
        organisations: Some(organisations),
        councils: Some(councils),
        seats: Some(seats),
    })
}
