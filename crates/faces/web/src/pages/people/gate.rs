//! Who may do what with a person, asked of the room before anything is shown or changed.

use keruen_people::visibility::{self, PersonSight};
use keruen_people::{Refusal, Role, person};
use keruen_speech::Speaker;

use crate::cx::Cx;
use crate::trouble::Trouble;

/// Who has a directory.
pub const READ: &[Role] = &[Role::Owner, Role::Coordinator, Role::Clerk, Role::Commissioner];
/// Who types people in.
pub const WRITE: &[Role] = &[Role::Owner, Role::Coordinator, Role::Clerk];
/// Who merges, erases, exports.
pub const DECIDE: &[Role] = &[Role::Owner, Role::Coordinator];

/// What the reader may see of a person and do. Somebody of whom they may see no more than
/// everybody does is not in their directory: 404.
pub async fn sight(cx: &Cx, id: i64) -> Result<PersonSight, Trouble> {
    let facts = person::facts(cx.db(), id).await?.ok_or(Trouble::NotFound)?;
    let sight = visibility::person(&cx.viewer.in_people(), &facts);
    if sight.particulars { Ok(sight) } else { Err(Trouble::NotFound) }
}

/// Lets only those through who have this right, and says why not.
pub async fn may(cx: &Cx, id: i64, right: fn(&PersonSight) -> bool) -> Result<(), Trouble> {
    let sight = sight(cx, id).await?;
    if right(&sight) {
        return Ok(());
    }
    let facts = person::facts(cx.db(), id).await?.ok_or(Trouble::NotFound)?;
    Err(if facts.blocked && sight.block {
        refused(cx.t, Refusal::Blocked)
    } else {
        Trouble::Forbidden
    })
}

/// What the room refuses, as a page says it. Pages that can say more do so before.
pub fn refused(t: Speaker<'_>, refusal: Refusal) -> Trouble {
    let sentence = match refusal {
        Refusal::Store(error) => return error.into(),
        Refusal::Missing { .. } | Refusal::Merged { .. } => return Trouble::NotFound,
        Refusal::StalePerson { .. } | Refusal::PreviewOutdated => return Trouble::Stale,
        Refusal::Blocked => t.say("people-refused-blocked"),
        Refusal::ContactTwice => t.say("people-refused-contact-twice"),
        Refusal::MembershipOverlaps { .. } => t.say("people-refused-overlaps"),
        Refusal::NoConsent => t.say("people-refused-no-consent"),
        Refusal::ConsentStands => t.say("people-refused-consent-stands"),
        Refusal::NoWording => t.say("people-refused-no-wording"),
        Refusal::SamePerson => t.say("people-refused-same"),
        Refusal::InUse => t.say("people-refused-in-use"),
        other => return Trouble::internal(other),
    };
    Trouble::Refused { sentence }
}
