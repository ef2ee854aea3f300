//! The one thing that can be done: make an act.

use jiff::civil::Date;
use keruen_speech::Lang;
use keruen_store::{Thing, Tx, Value, params};

use super::model::{Act, By, NewAct};
use super::queries;
use crate::error::{OfficeError, Refusal};
use crate::search;

const KIND: &str = "public_act";

/// Makes the act, under the next number, for good. `date` is the day on the site's clock.
///
/// A correction belongs to the programme of the act it corrects: who may not speak for that one
/// does not correct it either.
///
/// The number is one more than the greatest there is: writes are serialised on both engines, and
/// one that fails leaves no row, so there is never a gap.
pub async fn make(tx: &mut Tx, act: &NewAct, by: By, date: Date) -> Result<i64, OfficeError> {
    let at = tx.at();
    if let Some(earlier) = act.corrects {
        let found: Option<Act> = tx.maybe(queries::FIND, &params![earlier]).await?;
        let found = found.ok_or(Refusal::NoSuchAct)?;
        if found.programme != act.programme {
            return Err(Refusal::OtherProgramme.into());
        }
    }
    let number: i64 = tx.one(queries::NEXT, &[]).await?;
    let hash = act.subject.as_ref().map(|s| s.sha256.as_str());
    let file = act
        .subject
        .as_ref()
        .filter(|s| s.kept)
        .map(|s| s.sha256.as_str());
    let values = [
        Value::from(number),
        Value::from(date.to_string()),
        Value::from(by.code()),
        Value::from(act.kind.code()),
        Value::from(act.programme),
        Value::from(act.text.get(Lang::Kk)),
        Value::from(act.text.get(Lang::Ru)),
        Value::from(act.text.get(Lang::En)),
        Value::from(hash),
        Value::from(file),
        Value::from(act.corrects),
        Value::from(at),
    ];
    tx.run(queries::INSERT, &values).await?;
    search::act(tx, number).await?;
    tx.journal(
        Thing {
            kind: KIND,
            id: number,
        },
        act.kind.code(),
        &["text", "sha256"],
        None,
    )
    .await?;
    Ok(number)
}
