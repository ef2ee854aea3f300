//! Giving and withdrawing consent, and publishing wordings. Receipts are journalled
//! with their person.

use super::model::{Consent, Purpose, Way, Wording, text_hash};
use super::{WORDING_KIND, queries};
use crate::fault::{Fault, Why};
use crate::person;
use crate::refusal::Refusal;
use jiff::Timestamp;
use keruen_speech::Lang;
use keruen_store::{Thing, Tx, params};

/// Writes the receipt of a consent to the present wording and gives its id. A consent
/// to an older wording is replaced by it; both receipts stay.
pub async fn give(
    tx: &mut Tx,
    person: i64,
    purpose: Purpose,
    language: Lang,
    way: Way,
) -> Result<i64, Refusal> {
    let at = tx.at();
    give_on(tx, person, purpose, (language, way), at).await
}

/// As [`give`], for a consent that was given earlier than it is written down, such as on
/// paper. It cannot be older than the wording it agrees to, nor than the last time the
/// person withdrew it: a late note does not bring back what was taken back since.
pub async fn give_on(
    tx: &mut Tx,
    person: i64,
    purpose: Purpose,
    (language, way): (Lang, Way),
    given: Timestamp,
) -> Result<i64, Refusal> {
    person::acts::usable(tx, person).await?;
    let wording = tx
        .maybe::<Wording>(queries::WORDING, &params![purpose.code()])
        .await?
        .ok_or(Refusal::NoWording)?;
    let at = tx.at();
    let receipts: Vec<Consent> = tx.many(queries::OF_PERSON, &params![person]).await?;
    let earliest = earliest(&wording, &receipts);
    if given > at || (given < at && given < earliest) {
        return Err(Refusal::NotGivenThen {
            from: earliest,
            to: at,
        });
    }
    if let Some(standing) = standing(tx, person, purpose).await? {
        if standing.version == wording.version {
            return Err(Refusal::ConsentStands);
        }
        let way = Way::NewerWording.code();
        tx.run(queries::WITHDRAW, &params![standing.id, at, way])
            .await?;
    }
    let id = tx.next_id("consent").await?;
    let hash = wording.hash(language);
    let values = params![
        id,
        person,
        wording.id,
        purpose.code(),
        hash,
        language.code(),
        given,
        way.code()
    ];
    tx.run(queries::INSERT, &values).await?;
    tx.journal(
        person::thing(person),
        "give-consent",
        &[purpose.code()],
        None,
    )
    .await?;
    Ok(id)
}

/// The first moment at which the present wording can have been agreed to.
fn earliest(wording: &Wording, receipts: &[Consent]) -> Timestamp {
    let withdrawn = receipts
        .iter()
        .filter(|receipt| receipt.purpose == wording.purpose)
        .filter_map(|receipt| receipt.withdrawn)
        .filter(|(_, way)| !matches!(way, Way::NewerWording | Way::Merge))
        .map(|(at, _)| at);
    withdrawn
        .chain([wording.created_at])
        .max()
        .unwrap_or(wording.created_at)
}

/// Withdraws a consent; from then on every page asks anew. Possible even while the
/// person's data is blocked.
pub async fn withdraw(tx: &mut Tx, person: i64, purpose: Purpose, way: Way) -> Result<(), Refusal> {
    person::load(tx, person).await?;
    let standing = standing(tx, person, purpose)
        .await?
        .ok_or(Refusal::NoConsent)?;
    let at = tx.at();
    tx.run(queries::WITHDRAW, &params![standing.id, at, way.code()])
        .await?;
    tx.journal(
        person::thing(person),
        "withdraw-consent",
        &[purpose.code()],
        None,
    )
    .await?;
    Ok(())
}

/// As [`publish_wording`], for an editor who was shown this version, 0 where there was none: the
/// second of two gets [`Refusal::PreviewOutdated`].
pub async fn publish_wording_shown(
    tx: &mut Tx,
    purpose: Purpose,
    shown: i64,
    texts: [&str; 3],
) -> Result<i64, Refusal> {
    let present = tx
        .maybe::<Wording>(queries::WORDING, &params![purpose.code()])
        .await?;
    if present.map_or(0, |present| present.version) != shown {
        return Err(Refusal::PreviewOutdated);
    }
    publish_wording(tx, purpose, texts).await
}

/// Publishes the next version of a wording in three languages and gives its version.
/// Texts that say the same as the present version change nothing.
pub async fn publish_wording(
    tx: &mut Tx,
    purpose: Purpose,
    [kk, ru, en]: [&str; 3],
) -> Result<i64, Refusal> {
    let faults: Vec<Fault> = [("text_kk", kk), ("text_ru", ru), ("text_en", en)]
        .into_iter()
        .filter(|(_, text)| keruen_speech::shown(text).trim().is_empty())
        .map(|(field, _)| Fault {
            field,
            why: Why::Missing,
        })
        .collect();
    if !faults.is_empty() {
        return Err(Refusal::Faulty(faults));
    }
    let present = tx
        .maybe::<Wording>(queries::WORDING, &params![purpose.code()])
        .await?;
    if let Some(present) = &present
        && [(Lang::Kk, kk), (Lang::Ru, ru), (Lang::En, en)]
            .iter()
            .all(|(lang, text)| present.text(*lang) == *text)
    {
        return Ok(present.version);
    }
    let version = present.map_or(1, |present| present.version + 1);
    let id = tx.next_id(WORDING_KIND).await?;
    let at = tx.at();
    let values = params![
        id,
        purpose.code(),
        version,
        kk,
        ru,
        en,
        text_hash(kk),
        text_hash(ru),
        text_hash(en),
        at
    ];
    tx.run(queries::INSERT_WORDING, &values).await?;
    let thing = Thing {
        kind: WORDING_KIND,
        id,
    };
    tx.journal(thing, "publish", &["text_kk", "text_ru", "text_en"], None)
        .await?;
    Ok(version)
}

async fn standing(tx: &mut Tx, person: i64, purpose: Purpose) -> Result<Option<Consent>, Refusal> {
    Ok(tx
        .maybe(queries::STANDING, &params![person, purpose.code()])
        .await?)
}
