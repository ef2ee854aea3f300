//! Previewing and applying a merge.

use super::plan::{self, ContactFate, MembershipFate, Preview, merged_form};
use super::queries;
use crate::consent::{self, Consent, Way};
use crate::contact::{self, Contact};
use crate::council::{self, Sitting};
use crate::duplicates;
use crate::erase;
use crate::membership::{self, Membership, MembershipForm};
use crate::person::{self, Person};
use crate::refusal::Refusal;
use keruen_store::{Db, Tx, Value, params, search};

/// What both records have, read once.
struct Records {
    keep: Person,
    gone: Person,
    contacts: (Vec<Contact>, Vec<Contact>),
    memberships: (Vec<Membership>, Vec<Membership>),
    programmes: (Vec<i64>, Vec<i64>),
    consents: (Vec<Consent>, Vec<Consent>),
}

/// What merging `gone` into `keep` would do. The caller asks the visibility of both.
pub async fn preview(db: &Db, keep: i64, gone: i64) -> Result<Preview, Refusal> {
    if keep == gone {
        return Err(Refusal::SamePerson);
    }
    let both = |id: i64| async move {
        person::find(db, id)
            .await?
            .ok_or(Refusal::missing(person::KIND))
    };
    let (one, two) = (params![keep], params![gone]);
    // First, so that whatever happens meanwhile makes the preview outdated.
    let seen = (
        db.one(queries::JOURNALLED, &one).await?,
        db.one(queries::JOURNALLED, &two).await?,
    );
    let records = Records {
        keep: both(keep).await?,
        gone: both(gone).await?,
        contacts: (
            db.many(contact::queries::OF, &one).await?,
            db.many(contact::queries::OF, &two).await?,
        ),
        memberships: (
            db.many(membership::queries::OF_PERSON, &one).await?,
            db.many(membership::queries::OF_PERSON, &two).await?,
        ),
        programmes: (
            db.many(person::queries::PROGRAMMES, &one).await?,
            db.many(person::queries::PROGRAMMES, &two).await?,
        ),
        consents: (
            db.many(consent::queries::OF_PERSON, &one).await?,
            db.many(consent::queries::OF_PERSON, &two).await?,
        ),
    };
    let seats: i64 = db.one(queries::COUNT_SEATS, &two).await?;
    let seats = usize::try_from(seats).unwrap_or_default();
    Ok(plan_of(records, seats, seen))
}

fn plan_of(records: Records, seats: usize, seen: (i64, i64)) -> Preview {
    let choices = plan::choices(&records.keep.form, &records.gone.form);
    let taken: Vec<&str> = choices
        .iter()
        .filter(|choice| choice.takes_gone)
        .map(|choice| choice.field)
        .collect();
    let ending = plan::consents_to_end(&records.consents.0, &records.consents.1);
    let receipts = || records.consents.0.iter().chain(&records.consents.1);
    let mut ends = Vec::new();
    for consent in receipts().filter(|consent| ending.contains(&consent.id)) {
        let stays = receipts().any(|other| {
            other.purpose == consent.purpose && other.stands() && !ending.contains(&other.id)
        });
        if !stays && !ends.contains(&consent.purpose) {
            ends.push(consent.purpose);
        }
    }
    Preview {
        moves: plan::moves(
            (&records.contacts.0, &records.contacts.1),
            (&records.memberships.0, &records.memberships.1),
            (&records.programmes.0, &records.programmes.1),
            seats,
            records.consents.1.len(),
        ),
        result: merged_form(&records.keep.form, &records.gone.form, &taken),
        seen,
        choices,
        ends,
        keep: records.keep,
        gone: records.gone,
    }
}

/// Whether both are as they were previewed, contacts, memberships, seats, consents and programmes
/// included, or [`Refusal::PreviewOutdated`]. `seen` is [`Preview::seen`]; ask this in the
/// transaction of [`apply`], which by itself only sees to the records.
pub async fn as_previewed(
    tx: &mut Tx,
    keep: i64,
    gone: i64,
    seen: (i64, i64),
) -> Result<(), Refusal> {
    let now: (i64, i64) = (
        tx.one(queries::JOURNALLED, &params![keep]).await?,
        tx.one(queries::JOURNALLED, &params![gone]).await?,
    );
    if now == seen {
        Ok(())
    } else {
        Err(Refusal::PreviewOutdated)
    }
}

/// Merges `gone` into `keep`, taking the named fields from the one that goes.
/// `versions` are those of the preview, in the same order; if either record was
/// changed since, nothing happens.
///
/// Other rooms that hold the number of a person move theirs within the same
/// transaction, before this: the record that goes is removed at the end, and its
/// number leads to the one that stays.
pub async fn apply(
    tx: &mut Tx,
    keep: i64,
    gone: i64,
    versions: (i64, i64),
    taken: &[&str],
) -> Result<(), Refusal> {
    if keep == gone {
        return Err(Refusal::SamePerson);
    }
    let stays = person::acts::usable(tx, keep).await?;
    let goes = person::acts::usable(tx, gone).await?;
    if (stays.version, goes.version) != versions {
        return Err(Refusal::PreviewOutdated);
    }
    let sits = council::queries::SITTINGS;
    let theirs: Vec<Sitting> = tx.many(sits, &params![keep]).await?;
    let others: Vec<Sitting> = tx.many(sits, &params![gone]).await?;
    if let Some(number) = council::at_once(&theirs, &others) {
        return Err(Refusal::HoldsSeat { number });
    }

    let form = merged_form(&stays.form, &goes.form, taken);
    let changes = stays.form.changes(&form);
    let thing = person::thing(keep);
    tx.journal_changes(thing, "merge", &changes, None).await?;
    leave_trace(tx, &goes).await?;

    move_contacts(tx, keep, gone).await?;
    move_memberships(tx, keep, gone).await?;
    move_consents(tx, keep, gone).await?;
    let at = tx.at();
    tx.run(queries::MOVE_SEATS, &params![gone, keep]).await?;
    for programme in tx
        .many::<i64>(person::queries::PROGRAMMES, &params![gone])
        .await?
    {
        tx.run(person::queries::TIE, &params![keep, programme, at])
            .await?;
    }
    tx.run(queries::MOVE_APART, &params![gone, keep]).await?;
    tx.run(duplicates::queries::FORGET, &params![gone]).await?;
    tx.run(queries::MOVE_ALIASES, &params![gone, keep]).await?;
    search::forget(tx, person::thing(gone)).await?;
    erase::remove_row(tx, gone).await?;
    tx.run(queries::ADD_ALIAS, &params![gone, keep, at]).await?;
    person::acts::rewrite(tx, keep, stays.version + 1, &form).await
}

/// What the record that goes said stays in its history.
async fn leave_trace(tx: &mut Tx, goes: &Person) -> Result<(), Refusal> {
    let thing = person::thing(goes.id);
    let name = &goes.form.name;
    let fields = [
        "surname",
        "given",
        "patronymic",
        "former",
        "languages",
        "territory",
    ];
    tx.journal(thing, "merge-away", &fields, None).await?;
    let territory = goes
        .form
        .territory
        .map(|id| id.to_string())
        .unwrap_or_default();
    for (field, old) in [
        ("surname", name.surname.clone()),
        ("given", name.given.clone()),
        ("patronymic", name.patronymic.clone().unwrap_or_default()),
        ("former", goes.form.former.join("; ")),
        ("languages", goes.form.language_codes()),
        ("territory", territory),
    ] {
        if !old.is_empty() {
            tx.keep_old(thing, field, &old).await?;
        }
    }
    Ok(())
}

async fn move_contacts(tx: &mut Tx, keep: i64, gone: i64) -> Result<(), Refusal> {
    let there: Vec<Contact> = tx.many(contact::queries::OF, &params![keep]).await?;
    let coming: Vec<Contact> = tx.many(contact::queries::OF, &params![gone]).await?;
    for contact in coming {
        match plan::contact_fate(&there, &contact) {
            ContactFate::Move { main } => {
                tx.run(queries::MOVE_CONTACT, &params![contact.id, keep, main])
                    .await?;
            }
            ContactFate::Drop => {
                tx.run(contact::queries::DELETE, &params![contact.id])
                    .await?;
            }
        }
    }
    Ok(())
}

async fn move_memberships(tx: &mut Tx, keep: i64, gone: i64) -> Result<(), Refusal> {
    let coming: Vec<Membership> = tx
        .many(membership::queries::OF_PERSON, &params![gone])
        .await?;
    for membership in coming {
        // Read anew each time: two memberships may join the same third one.
        let there: Vec<Membership> = tx
            .many(membership::queries::OF_PERSON, &params![keep])
            .await?;
        match plan::membership_fate(&there, &membership) {
            MembershipFate::Move => {
                let row = membership::acts::row(membership.id, keep, &membership.form);
                tx.run(membership::queries::UPDATE, &row).await?;
            }
            MembershipFate::Join {
                into,
                form,
                absorbed,
            } => {
                let ones = there
                    .iter()
                    .filter(|one| one.id == into || absorbed.contains(&one.id));
                for one in ones.chain([&membership]) {
                    joined(tx, keep, &one.form, &form).await?;
                }
                for id in absorbed {
                    tx.run(membership::queries::DELETE, &params![id]).await?;
                }
                let row: [Value; 8] = membership::acts::row(into, keep, &form);
                tx.run(membership::queries::UPDATE, &row).await?;
                tx.run(membership::queries::DELETE, &params![membership.id])
                    .await?;
            }
        }
    }
    Ok(())
}

/// What a membership said before it was joined with others stays in the history.
async fn joined(
    tx: &mut Tx,
    keep: i64,
    said: &MembershipForm,
    says: &MembershipForm,
) -> Result<(), Refusal> {
    let lost: Vec<(&str, String)> = said.changes(says);
    if lost.is_empty() {
        return Ok(());
    }
    let thing = person::thing(keep);
    let fields: Vec<&str> = lost.iter().map(|(field, _)| *field).collect();
    tx.journal(thing, "join-membership", &fields, None).await?;
    tx.keep_old(thing, "membership", &said.which()).await?;
    for (field, old) in lost.iter().filter(|(_, old)| !old.is_empty()) {
        tx.keep_old(thing, field, old).await?;
    }
    Ok(())
}

async fn move_consents(tx: &mut Tx, keep: i64, gone: i64) -> Result<(), Refusal> {
    let there: Vec<Consent> = tx.many(consent::queries::OF_PERSON, &params![keep]).await?;
    let coming: Vec<Consent> = tx.many(consent::queries::OF_PERSON, &params![gone]).await?;
    let at = tx.at();
    for id in plan::consents_to_end(&there, &coming) {
        let way = Way::Merge.code();
        tx.run(consent::queries::WITHDRAW, &params![id, at, way])
            .await?;
    }
    tx.run(queries::MOVE_CONSENTS, &params![gone, keep]).await?;
    Ok(())
}
