//! Adding and removing contacts. They are journalled with their person.

use super::model::{Contact, ContactKind, ContactValue};
use super::queries;
use crate::person;
use crate::refusal::Refusal;
use keruen_store::{Tx, params};

/// Adds a contact; the first of its kind becomes the main one.
pub async fn add(tx: &mut Tx, person: i64, value: &ContactValue) -> Result<i64, Refusal> {
    person::acts::usable(tx, person).await?;
    let others = tx.many::<Contact>(queries::OF, &params![person]).await?;
    if others.iter().any(|other| other.value == *value) {
        return Err(Refusal::ContactTwice);
    }
    let first = others
        .iter()
        .all(|other| other.value.kind() != value.kind());
    let kind = value.kind().code();
    let id = tx.next_id("contact").await?;
    let at = tx.at();
    let values = params![
        id,
        person,
        kind,
        value.as_str(),
        value.backwards(),
        first,
        at
    ];
    tx.run(queries::INSERT, &values).await?;
    tx.journal(person::thing(person), "add-contact", &[kind], None)
        .await?;
    Ok(id)
}

/// Removes a contact; the oldest other one of its kind becomes the main one.
pub async fn remove(tx: &mut Tx, id: i64) -> Result<(), Refusal> {
    let contact = find(tx, id).await?;
    person::acts::usable(tx, contact.person).await?;
    let kind = contact.value.kind();
    tx.run(queries::DELETE, &params![id]).await?;
    if contact.main {
        let next = others(tx, &contact, kind).await?;
        if let Some(next) = next {
            tx.run(queries::SET_MAIN, &params![next]).await?;
        }
    }
    tx.journal(
        person::thing(contact.person),
        "remove-contact",
        &[kind.code()],
        None,
    )
    .await?;
    tx.keep_old(
        person::thing(contact.person),
        kind.code(),
        contact.value.as_str(),
    )
    .await?;
    Ok(())
}

/// As [`make_main`], for an editor who was shown another main one of its kind, or none: if that
/// changed meanwhile, [`Refusal::PreviewOutdated`].
pub async fn make_main_shown(tx: &mut Tx, id: i64, shown: Option<i64>) -> Result<(), Refusal> {
    let contact = find(tx, id).await?;
    let all = tx
        .many::<Contact>(queries::OF, &params![contact.person])
        .await?;
    let main = all
        .iter()
        .find(|other| other.main && other.value.kind() == contact.value.kind());
    let main = main.map(|main| main.id);
    if main != shown && main != Some(id) {
        return Err(Refusal::PreviewOutdated);
    }
    make_main(tx, id).await
}

/// Makes a contact the one to use first.
pub async fn make_main(tx: &mut Tx, id: i64) -> Result<(), Refusal> {
    let contact = find(tx, id).await?;
    person::acts::usable(tx, contact.person).await?;
    if !contact.main {
        let kind = contact.value.kind().code();
        tx.run(queries::CLEAR_MAIN, &params![contact.person, kind])
            .await?;
        tx.run(queries::SET_MAIN, &params![id]).await?;
        tx.journal(person::thing(contact.person), "main-contact", &[kind], None)
            .await?;
    }
    Ok(())
}

async fn find(tx: &mut Tx, id: i64) -> Result<Contact, Refusal> {
    tx.maybe::<Contact>(queries::FIND, &params![id])
        .await?
        .ok_or(Refusal::missing("contact"))
}

async fn others(tx: &mut Tx, contact: &Contact, kind: ContactKind) -> Result<Option<i64>, Refusal> {
    let rest = tx
        .many::<Contact>(queries::OF, &params![contact.person])
        .await?;
    Ok(rest
        .iter()
        .find(|other| other.value.kind() == kind)
        .map(|other| other.id))
}
