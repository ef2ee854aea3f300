//! Adding, changing, removing memberships. They are journalled with their person.

use super::model::{Membership, MembershipForm, Post, overlapping};
use super::queries;
use crate::fault::{Fault, Why};
use crate::organisation::{self, Organisation};
use crate::person;
use crate::refusal::Refusal;
use keruen_store::{Tx, Value, params};

/// Adds a membership and gives its id. Who sits in a council with seats is seated there instead:
/// [`Refusal::SeatedInstead`].
pub async fn add(tx: &mut Tx, person: i64, form: &MembershipForm) -> Result<i64, Refusal> {
    not_seated(tx, form).await?;
    add_listed(tx, person, form).await
}

/// As [`add`], from a list that knows of no seats.
pub(crate) async fn add_listed(
    tx: &mut Tx,
    person: i64,
    form: &MembershipForm,
) -> Result<i64, Refusal> {
    person::acts::usable(tx, person).await?;
    check(tx, person, form, None).await?;
    let id = tx.next_id("membership").await?;
    tx.run(queries::INSERT, &row(id, person, form)).await?;
    let thing = person::thing(person);
    tx.journal(thing, "add-membership", &["membership"], None)
        .await?;
    tx.keep_old(thing, "membership", &form.which()).await?;
    Ok(id)
}

/// Changes a membership; gives the changed fields.
pub async fn change(
    tx: &mut Tx,
    id: i64,
    form: &MembershipForm,
) -> Result<Vec<&'static str>, Refusal> {
    let current = find(tx, id).await?;
    person::acts::usable(tx, current.person).await?;
    let changes = current.form.changes(form);
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    // What a list brought in can be corrected; what is made of it now is a matter of seats.
    if changes
        .iter()
        .any(|(field, _)| matches!(*field, "organisation" | "post"))
    {
        not_seated(tx, form).await?;
    }
    check(tx, current.person, form, Some(id)).await?;
    tx.run(queries::UPDATE, &row(id, current.person, form))
        .await?;
    let fields: Vec<&'static str> = changes.iter().map(|(field, _)| *field).collect();
    let thing = person::thing(current.person);
    tx.journal(thing, "change-membership", &fields, None)
        .await?;
    tx.keep_old(thing, "membership", &form.which()).await?;
    for (field, old) in &changes {
        tx.keep_old(thing, field, old).await?;
    }
    Ok(fields)
}

/// As [`change`], for an editor who was shown what [`MembershipForm::mark`] stands for: the second
/// of two savers gets [`Refusal::PreviewOutdated`]. Saving what stands already is no conflict.
pub async fn change_shown(
    tx: &mut Tx,
    id: i64,
    shown: &str,
    form: &MembershipForm,
) -> Result<Vec<&'static str>, Refusal> {
    let current = find(tx, id).await?.form;
    if current != *form && current.mark() != shown {
        return Err(Refusal::PreviewOutdated);
    }
    change(tx, id, form).await
}

/// As [`remove`], for an editor who was shown what [`MembershipForm::mark`] stands for.
pub async fn remove_shown(tx: &mut Tx, id: i64, shown: &str) -> Result<(), Refusal> {
    if find(tx, id).await?.form.mark() != shown {
        return Err(Refusal::PreviewOutdated);
    }
    remove(tx, id).await
}

/// Removes a membership that was written down by mistake. One that is over is ended instead.
pub async fn remove(tx: &mut Tx, id: i64) -> Result<(), Refusal> {
    let current = find(tx, id).await?;
    person::acts::usable(tx, current.person).await?;
    tx.run(queries::DELETE, &params![id]).await?;
    tx.journal(
        person::thing(current.person),
        "remove-membership",
        &["membership"],
        None,
    )
    .await?;
    let old = current.form.which();
    tx.keep_old(person::thing(current.person), "membership", &old)
        .await?;
    Ok(())
}

async fn find(tx: &mut Tx, id: i64) -> Result<Membership, Refusal> {
    tx.maybe::<Membership>(queries::FIND, &params![id])
        .await?
        .ok_or(Refusal::missing("membership"))
}

/// Members of a council, its chair and the deputies have seats, each with a number and a term.
async fn not_seated(tx: &mut Tx, form: &MembershipForm) -> Result<(), Refusal> {
    let organisation = form.organisation;
    let seats = organisation::queries::COUNT_SEATS;
    if Post::OF_SEAT.contains(&form.post) && tx.one::<i64>(seats, &params![organisation]).await? > 0
    {
        return Err(Refusal::SeatedInstead { organisation });
    }
    Ok(())
}

async fn check(
    tx: &mut Tx,
    person: i64,
    form: &MembershipForm,
    except: Option<i64>,
) -> Result<(), Refusal> {
    tx.maybe::<Organisation>(organisation::queries::FIND, &params![form.organisation])
        .await?
        .ok_or_else(|| {
            Refusal::Faulty(vec![Fault {
                field: "organisation",
                why: Why::Unknown,
            }])
        })?;
    let others = tx
        .many::<Membership>(queries::OF_PERSON, &params![person])
        .await?;
    match overlapping(&others, form, except) {
        Some(membership) => Err(Refusal::MembershipOverlaps { membership }),
        None => Ok(()),
    }
}

pub(crate) fn row(id: i64, person: i64, form: &MembershipForm) -> [Value; 8] {
    params![
        id,
        person,
        form.organisation,
        form.post.code(),
        form.title.as_deref(),
        form.span.from().map(|day| day.to_string()),
        form.span.to().map(|day| day.to_string()),
        form.basis.as_deref()
    ]
}
