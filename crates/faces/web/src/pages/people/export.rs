//! Everything the site holds about one person as one file: records for machines, and a page to
//! read in the reader's language.

use std::io::{Cursor, Write as _};

use askama::Template;
use keruen_office::account::{self, Account};
use keruen_office::personal;
use keruen_people::consent::{self, Wording};
use keruen_people::contact::ContactValue;
use keruen_people::{contact, council, export, membership, person, territory};
use keruen_speech::Speaker;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::gate;
use super::words;
use crate::cx::Cx;
use crate::page::{Answer, download};
use crate::trouble::Trouble;
use crate::zone;

/// The page to read; it stands alone and needs nothing of the site.
#[derive(Debug, Template)]
#[template(path = "people/summary.html")]
struct Summary {
    t: Speaker<'static>,
    lang: &'static str,
    name: String,
    made: String,
    facts: Vec<(String, String)>,
    contacts: Vec<String>,
    memberships: Vec<String>,
    seats: Vec<String>,
    consents: Vec<(String, String, String)>,
    letters: Vec<(String, String)>,
}

/// `GET /{lang}/desk/people/{id}/export.zip`.
pub async fn of_person(cx: Cx) -> Answer {
    let id: i64 = cx.param("id")?;
    gate::may(&cx, id, |sight| sight.export).await?;
    packed(&cx, id).await
}

/// `GET /{lang}/me/data.zip`: one's own, of the person in the directory and of the account.
pub async fn own(cx: Cx) -> Answer {
    let me = cx.account()?;
    let Some(id) = me.person else {
        return of_account(&cx, me.id).await;
    };
    gate::may(&cx, id, |sight| sight.export).await?;
    packed(&cx, id).await
}

async fn packed(cx: &Cx, id: i64) -> Answer {
    let records = export::person(cx.db(), id)
        .await
        .map_err(|refusal| gate::refused(cx.t, refusal))?;
    let office = personal::export(cx.db(), &cx.viewer, id, cx.now()).await?;
    let summary = Summary::read(cx, id, &office).await?;
    let records = records.into_iter().chain([("office.json", office)]);
    file(cx, &format!("keruen-{id}.zip"), &summary, records)
}

/// What the site holds about an account that belongs to nobody in the directory.
async fn of_account(cx: &Cx, id: i64) -> Answer {
    let account = account::by_id(cx.db(), id).await?;
    let office = personal::export_account(cx.db(), &account, cx.now()).await?;
    let summary = Summary::of_account(cx, account, &office);
    file(cx, "keruen.zip", &summary, [("office.json", office)])
}

/// The page to read and the records as one file.
fn file(
    cx: &Cx,
    name: &str,
    summary: &Summary,
    records: impl IntoIterator<Item = (&'static str, serde_json::Value)>,
) -> Answer {
    let summary = summary.render().map_err(Trouble::internal)?;
    let mut files = vec![(cx.t.say("people-file-summary"), summary.into_bytes())];
    for (name, record) in records {
        let bytes = serde_json::to_vec_pretty(&record).map_err(Trouble::internal)?;
        files.push((name.to_owned(), bytes));
    }
    let bytes = zip(&files).map_err(Trouble::internal)?;
    download("application/zip", name, bytes)
}

fn zip(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name.as_str(), SimpleFileOptions::default())?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

impl Summary {
    /// Of an account alone: nobody in the directory has memberships or consents through it.
    fn of_account(cx: &Cx, account: Account, office: &serde_json::Value) -> Self {
        let t = cx.t;
        let phone = account.phone.as_deref().map(ContactValue::phone_shown);
        Self {
            t,
            lang: cx.lang.code(),
            name: account.name,
            made: t.say1("people-file-made", "when", zone::moment(cx.lang, cx.now())),
            facts: vec![(t.say("account-lang"), account.lang.name().to_owned())],
            contacts: account.email.into_iter().chain(phone).collect(),
            memberships: Vec::new(),
            seats: Vec::new(),
            consents: Vec::new(),
            letters: letters(office),
        }
    }

    async fn read(cx: &Cx, id: i64, office: &serde_json::Value) -> Result<Self, Trouble> {
        let (t, lang, db) = (cx.t, cx.lang, cx.db());
        let person = person::find(db, id).await?.ok_or(Trouble::NotFound)?;
        let form = &person.form;
        let place = match form.territory {
            Some(id) => territory::find(db, id).await?,
            None => None,
        };
        let place = place.map(|found| found.form.names.say(lang).to_owned());
        let facts = [
            ("people-field-territory", place.unwrap_or_default()),
            (
                "people-field-languages",
                words::languages(t, &form.languages),
            ),
            ("people-field-former", form.former.join("; ")),
            ("people-number", id.to_string()),
            ("people-created", zone::long(lang, person.created_at)),
        ];
        let facts = facts.into_iter().filter(|(_, text)| !text.is_empty());
        let contacts = contact::of(db, id).await?;
        let bonds = membership::of_person(db, id).await?;
        let seats = council::held_by(db, id).await?;
        Ok(Self {
            t,
            lang: lang.code(),
            name: form.name.listed(),
            made: t.say1("people-file-made", "when", zone::moment(lang, cx.now())),
            facts: facts.map(|(key, text)| (t.say(key), text)).collect(),
            contacts: contacts
                .iter()
                .map(|contact| contact.value.grouped())
                .collect(),
            memberships: bonds.iter().map(|bond| membership_line(t, bond)).collect(),
            seats: seats.iter().map(|held| seat_line(t, held)).collect(),
            consents: consents(cx, id).await?,
            letters: letters(office),
        })
    }
}

fn membership_line(t: Speaker<'_>, bond: &membership::Bond) -> String {
    let form = &bond.membership.form;
    let post = form
        .title
        .clone()
        .unwrap_or_else(|| words::post(t, form.post));
    line(
        bond.organisation.say(t.lang()),
        &post,
        &words::span(t, form.span),
        form.basis.as_deref(),
    )
}

fn seat_line(t: Speaker<'_>, held: &council::Held) -> String {
    let form = &held.sitting.seat.form;
    let post = t.say2(
        "people-seat",
        "post",
        words::post(t, form.post),
        "n",
        form.number,
    );
    let days = words::days(
        t,
        Some(held.sitting.holding.since),
        held.sitting.holding.until.or(Some(form.term_to)),
    );
    line(
        held.organisation.say(t.lang()),
        &post,
        &days,
        held.sitting.holding.basis.as_deref(),
    )
}

fn line(organisation: &str, post: &str, days: &str, basis: Option<&str>) -> String {
    let basis = basis.map(|basis| format!("; {basis}")).unwrap_or_default();
    format!("{organisation}, {post}: {days}{basis}")
}

/// Purpose, receipt, and the text that was read, in the language it was read in.
async fn consents(cx: &Cx, id: i64) -> Result<Vec<(String, String, String)>, Trouble> {
    let t = cx.t;
    let wordings: Vec<Wording> = consent::wordings(cx.db()).await?;
    let receipts = consent::of_person(cx.db(), id).await?;
    let receipt = |receipt: &consent::Consent| {
        let text = wordings
            .iter()
            .find(|text| text.purpose == receipt.purpose && text.version == receipt.version)
            .map(|text| text.text(receipt.language).to_owned());
        let given = zone::long(t.lang(), receipt.given_at);
        let mut said = t.say3(
            "people-consent-given",
            "day",
            given,
            "way",
            words::way(t, receipt.way),
            "version",
            receipt.version,
        );
        if let Some((at, way)) = receipt.withdrawn {
            let (day, way) = (zone::long(t.lang(), at), words::way(t, way));
            said = format!(
                "{said}. {}",
                t.say2("people-consent-withdrawn", "day", day, "way", way)
            );
        }
        (
            words::purpose(t, receipt.purpose),
            said,
            text.unwrap_or_default(),
        )
    };
    Ok(receipts.iter().map(receipt).collect())
}

/// Subject and text of every letter.
fn letters(office: &serde_json::Value) -> Vec<(String, String)> {
    let text = |letter: &serde_json::Value, name: &str| {
        letter
            .get(name)
            .and_then(|value| value.as_str())
            .unwrap_or_default()
            .to_owned()
    };
    let all = office.get("letters").and_then(|letters| letters.as_array());
    all.into_iter()
        .flatten()
        .map(|letter| (text(letter, "subject"), text(letter, "text")))
        .collect()
}
