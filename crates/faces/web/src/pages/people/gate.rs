//! Who may do what with a person, asked of the room before anything is shown or changed.

use keruen_people::visibility::{self, PersonSight};
use keruen_people::{Refusal, Role, person};
use keruen_speech::Speaker;

use crate::cx::Cx;
use crate::parts::Crumb;
use crate::shell::Scene;
use crate::trouble::Trouble;

/// Who has a directory.
pub const READ: &[Role] = &[
    Role::Owner,
    Role::Coordinator,
    Role::Clerk,
    Role::Commissioner,
];
/// Who types people in.
pub const WRITE: &[Role] = &[Role::Owner, Role::Coordinator, Role::Clerk];
/// Who merges, erases, exports.
pub const DECIDE: &[Role] = &[Role::Owner, Role::Coordinator];

/// What the reader may see of a person and do. Somebody of whom they may see no more than
/// everybody does is not in their directory: 404.
pub async fn sight(cx: &Cx, id: i64) -> Result<PersonSight, Trouble> {
    let facts = person::facts(cx.db(), id).await?.ok_or(Trouble::NotFound)?;
    let sight = visibility::person(&cx.viewer.in_people(), &facts);
    if sight.particulars {
        Ok(sight)
    } else {
        Err(Trouble::NotFound)
    }
}

/// Lets only those through who have this right, and says why not. The journal names the role that
/// gives it: one tied to this person.
pub async fn may(cx: &Cx, id: i64, right: fn(&PersonSight) -> bool) -> Result<(), Trouble> {
    let sight = sight(cx, id).await?;
    let facts = person::facts(cx.db(), id).await?.ok_or(Trouble::NotFound)?;
    if right(&sight) {
        if let Some(role) = visibility::role_for(&cx.viewer.in_people(), &facts, right) {
            cx.acts_as(role);
        }
        return Ok(());
    }
    Err(if facts.blocked && sight.block {
        refused(cx.t, Refusal::Blocked)
    } else {
        Trouble::Forbidden
    })
}

/// The person that a page of an act is about.
#[derive(Debug, Clone)]
pub struct Subject {
    /// Their number.
    pub id: i64,
    /// Their name, surname first.
    pub name: String,
    /// The address of their page.
    pub here: String,
}

impl Subject {
    /// Whoever stands under this name at this number.
    pub fn new(scene: &Scene, id: i64, name: String) -> Self {
        Self {
            id,
            name,
            here: scene.href(&format!("/desk/people/{id}")),
        }
    }

    /// The way here from the directory.
    pub fn crumbs(&self, scene: &Scene, title: &str) -> Vec<Crumb> {
        vec![
            Crumb::link(scene.href("/desk/people"), scene.t().say("people-title")),
            Crumb::link(self.here.clone(), self.name.clone()),
            Crumb::here(title),
        ]
    }

    /// The invented person of the samples.
    pub fn sample(scene: &Scene) -> Self {
        Self::new(scene, 52, "Сейітова Айгерім Маратқызы".to_owned())
    }
}

/// The person of the path, if the reader has this right.
pub async fn subject(cx: &Cx, right: fn(&PersonSight) -> bool) -> Result<Subject, Trouble> {
    let id: i64 = cx.param("id")?;
    may(cx, id, right).await?;
    named(cx, id).await
}

/// A person under their name, once the reader's right is known.
pub async fn named(cx: &Cx, id: i64) -> Result<Subject, Trouble> {
    let person = person::find(cx.db(), id).await?.ok_or(Trouble::NotFound)?;
    Ok(Subject::new(&cx.scene, id, person.form.name.listed()))
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
        Refusal::HoldsSeat { number } => t.say1("people-refused-both-seats", "n", number),
        Refusal::SamePerson => t.say("people-refused-same"),
        Refusal::InUse => t.say("people-refused-in-use"),
        other => return Trouble::internal(other),
    };
    Trouble::Refused { sentence }
}
