//! Everything about one person as typed records, one file a kind. A face packs them.

use crate::consent;
use crate::contact::{self, ContactKind};
use crate::council;
use crate::membership;
use crate::names::Names;
use crate::person;
use crate::refusal::Refusal;
use crate::territory;
use jiff::Timestamp;
use keruen_speech::Lang;
use keruen_store::{Db, journal, params};
use serde_json::{Value as Json, json};

/// The files of a person's export in this room: name and content. Other rooms add
/// theirs. The caller has asked the visibility.
pub async fn person(db: &Db, id: i64) -> Result<Vec<(&'static str, Json)>, Refusal> {
    let person = person::find(db, id)
        .await?
        .ok_or(Refusal::missing(person::KIND))?;
    let territory = match person.form.territory {
        Some(id) => territory::find(db, id).await?,
        None => None,
    };
    let programmes: Vec<i64> = db.many(person::queries::PROGRAMMES, &params![id]).await?;
    let name = &person.form.name;
    let record = json!({
        "id": person.id,
        "surname": name.surname,
        "given": name.given,
        "patronymic": name.patronymic,
        "former_names": person.form.former,
        "languages": person.form.languages.iter().map(|lang| lang.code()).collect::<Vec<_>>(),
        "territory": territory.map(|territory| names(&territory.form.names)),
        "programmes": programmes,
        "created_at": time(person.created_at),
        "blocked_at": person.blocked_at.map(time),
    });
    Ok(vec![
        ("person.json", record),
        ("contacts.json", contacts(db, id).await?),
        ("memberships.json", memberships(db, id).await?),
        ("seats.json", seats(db, id).await?),
        ("consents.json", consents(db, id).await?),
        ("journal.json", history(db, id).await?),
    ])
}

async fn contacts(db: &Db, id: i64) -> Result<Json, Refusal> {
    let contacts = contact::of(db, id).await?;
    Ok(contacts
        .iter()
        .map(|contact| {
            let kind: ContactKind = contact.value.kind();
            json!({ "kind": kind.code(), "value": contact.value.as_str(), "main": contact.main })
        })
        .collect())
}

async fn memberships(db: &Db, id: i64) -> Result<Json, Refusal> {
    let bonds = membership::of_person(db, id).await?;
    Ok(bonds
        .iter()
        .map(|bond| {
            let form = &bond.membership.form;
            json!({
                "organisation": names(&bond.organisation),
                "post": form.post.code(),
                "title": form.title,
                "since": form.span.from().map(|day| day.to_string()),
                "until": form.span.to().map(|day| day.to_string()),
                "basis": form.basis,
            })
        })
        .collect())
}

async fn seats(db: &Db, id: i64) -> Result<Json, Refusal> {
    let held = council::held_by(db, id).await?;
    Ok(held
        .iter()
        .map(|held| {
            json!({
                "council": names(&held.organisation),
                "number": held.sitting.seat.form.number,
                "post": held.sitting.seat.form.post.code(),
                "term_from": held.sitting.seat.form.term_from.to_string(),
                "term_to": held.sitting.seat.form.term_to.to_string(),
                "since": held.sitting.holding.since.to_string(),
                "until": held.sitting.holding.until.map(|day| day.to_string()),
                "basis": held.sitting.holding.basis,
            })
        })
        .collect())
}

/// Receipts with the text that was read, so that the file speaks for itself.
async fn consents(db: &Db, id: i64) -> Result<Json, Refusal> {
    let wordings = consent::wordings(db).await?;
    let consents = consent::of_person(db, id).await?;
    Ok(consents
        .iter()
        .map(|receipt| {
            let text = wordings
                .iter()
                .find(|text| text.purpose == receipt.purpose && text.version == receipt.version)
                .map(|text| text.text(receipt.language));
            json!({
                "purpose": receipt.purpose.code(),
                "text_version": receipt.version,
                "text_sha256": receipt.text_hash,
                "text": text,
                "language": receipt.language.code(),
                "given_at": time(receipt.given_at),
                "way": receipt.way.code(),
                "withdrawn_at": receipt.withdrawn.map(|(at, _)| time(at)),
                "withdrawn_way": receipt.withdrawn.map(|(_, way)| way.code()),
            })
        })
        .collect())
}

/// What was done with the data, under this number and those merged into it. The roles
/// of those who did it, not who they are.
async fn history(db: &Db, id: i64) -> Result<Json, Refusal> {
    let aliases: Vec<i64> = db.many(person::queries::ALIASES, &params![id]).await?;
    let mut entries = Vec::new();
    for id in aliases.into_iter().chain([id]) {
        entries.extend(journal::of(db, person::thing(id)).await?);
    }
    entries.sort_by_key(|entry| entry.id);
    Ok(entries
        .iter()
        .map(|entry| {
            let old: serde_json::Map<String, Json> = entry
                .old
                .iter()
                .map(|(field, value)| (field.clone(), Json::from(value.as_str())))
                .collect();
            json!({
                "at": time(entry.at),
                "role": entry.role,
                "person": entry.thing,
                "what": entry.verb,
                "fields": entry.fields,
                "old_values": old,
                "why": entry.why,
            })
        })
        .collect())
}

fn names(names: &Names) -> Json {
    json!({
        "kk": names.get(Lang::Kk),
        "ru": names.get(Lang::Ru),
        "en": names.get(Lang::En),
    })
}

fn time(at: Timestamp) -> String {
    at.to_string()
}
