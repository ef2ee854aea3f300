//! What a programme measures: the indicators of its contract.

use keruen_speech::Lang;
use keruen_store::{Db, Record, Row, StoreError, Thing, Tx, Value, params};

use super::acts::{bump, text, thing};
use crate::error::OfficeError;
use crate::fields::{Fault, Fields, LINE, PARAGRAPH, Reader, Reason};
use crate::history::{self, Change};
use crate::text::Trio;

keruen_store::statements! {
    INDICATORS = "SELECT id, name_kk, name_ru, name_en, baseline, target, unit_kk, unit_ru, unit_en, breakdown_kk, \
        breakdown_ru, breakdown_en, verification_kk, verification_ru, verification_en \
        FROM indicator WHERE programme_id = $1 ORDER BY place, id";
    INDICATOR = "SELECT id, name_kk, name_ru, name_en, baseline, target, unit_kk, unit_ru, unit_en, breakdown_kk, \
        breakdown_ru, breakdown_en, verification_kk, verification_ru, verification_en \
        FROM indicator WHERE id = $1 AND programme_id = $2";
    ADD_INDICATOR = "INSERT INTO indicator (id, programme_id, place, name_kk, name_ru, name_en, baseline, target, \
        unit_kk, unit_ru, unit_en, breakdown_kk, breakdown_ru, breakdown_en, verification_kk, verification_ru, \
        verification_en, unit, breakdown, verification) \
        VALUES ($1, $2, $1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)";
    SET_INDICATOR = "UPDATE indicator SET name_kk = $3, name_ru = $4, name_en = $5, baseline = $6, target = $7, \
        unit_kk = $8, unit_ru = $9, unit_en = $10, breakdown_kk = $11, breakdown_ru = $12, breakdown_en = $13, \
        verification_kk = $14, verification_ru = $15, verification_en = $16, unit = $17, breakdown = $18, \
        verification = $19 WHERE id = $1 AND programme_id = $2";
    DROP_INDICATOR = "DELETE FROM indicator WHERE id = $1 AND programme_id = $2";
}

/// An indicator of the contract.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// Its id.
    pub id: i64,
    /// What is measured and how.
    pub content: IndicatorForm,
}

/// What is measured and how.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorForm {
    /// What is measured.
    pub name: Trio,
    /// The value before the programme, if known.
    pub baseline: Option<f64>,
    /// The value to reach.
    pub target: f64,
    /// The unit, such as "people" or "%".
    pub unit: Trio,
    /// By which groups it is broken down.
    pub breakdown: Trio,
    /// How anyone can check it.
    pub verification: Trio,
}

impl IndicatorForm {
    /// Reads `name_kk`…, `baseline`, `target`, `unit_kk`…, `breakdown_kk`…,
    /// `verification_kk`….
    pub fn read(fields: &dyn Fields) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(fields);
        let name = reader.required_line_trio("name", LINE);
        let baseline = reader.number("baseline");
        if fields.field("target").trim().is_empty() {
            reader.fault("target", Reason::Missing);
        }
        let target = reader.number("target").unwrap_or_default();
        let unit = reader.required_trio("unit", LINE);
        let breakdown = reader.trio("breakdown", PARAGRAPH);
        let verification = reader.trio("verification", PARAGRAPH);
        reader.finish(|| {
            Some(Self {
                name,
                baseline,
                target,
                unit,
                breakdown,
                verification,
            })
        })
    }

    fn values(&self, id: i64, programme: i64) -> Vec<Value> {
        const LANGS: [Lang; 3] = [Lang::Kk, Lang::Ru, Lang::En];
        let words = [&self.unit, &self.breakdown, &self.verification];
        let mut values = vec![Value::from(id), Value::from(programme)];
        values.extend(LANGS.map(|lang| text(&self.name, lang)));
        values.extend([Value::from(self.baseline), Value::from(self.target)]);
        for trio in words {
            values.extend(LANGS.map(|lang| text(trio, lang)));
        }
        // The columns of one language, until they are dropped.
        values.extend(words.map(|trio| Value::from(trio.nearest(Lang::Kk).map(|(_, text)| text))));
        values
    }
}

impl Record for Indicator {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            content: IndicatorForm {
                name: Trio::read(row, "name")?,
                baseline: row.get("baseline")?,
                target: row.get("target")?,
                unit: Trio::read(row, "unit")?,
                breakdown: Trio::read(row, "breakdown")?,
                verification: Trio::read(row, "verification")?,
            },
        })
    }
}

/// One indicator of a programme.
pub async fn indicator(db: &Db, programme: i64, id: i64) -> Result<Indicator, OfficeError> {
    Ok(db.one(INDICATOR, &params![id, programme]).await?)
}

fn indicator_thing(id: i64) -> Thing {
    Thing {
        kind: "indicator",
        id,
    }
}

/// The indicators of a programme, in their order.
pub async fn indicators(db: &Db, programme: i64) -> Result<Vec<Indicator>, OfficeError> {
    Ok(db.many(INDICATORS, &params![programme]).await?)
}

/// Adds (`id` `None`) or saves an indicator of the programme shown in `version`.
pub async fn save_indicator(
    tx: &mut Tx,
    programme: i64,
    version: i64,
    id: Option<i64>,
    form: &IndicatorForm,
) -> Result<i64, OfficeError> {
    bump(tx, programme, version).await?;
    let Some(id) = id else {
        let id = tx.next_id("indicator").await?;
        tx.run(ADD_INDICATOR, &form.values(id, programme)).await?;
        tx.journal(indicator_thing(id), "create", &["name", "target"], None)
            .await?;
        return Ok(id);
    };
    let old: Indicator = tx.one(INDICATOR, &params![id, programme]).await?;
    tx.run(SET_INDICATOR, &form.values(id, programme)).await?;
    let old = old.content;
    let number = |n: Option<f64>| n.map(|n| n.to_string());
    let mut changes = Vec::from(Change::trio(
        ["name_kk", "name_ru", "name_en"],
        &old.name,
        &form.name,
    ));
    changes.extend([
        Change::text(
            "baseline",
            number(old.baseline).as_deref(),
            number(form.baseline).as_deref(),
        ),
        Change::text(
            "target",
            number(Some(old.target)).as_deref(),
            number(Some(form.target)).as_deref(),
        ),
    ]);
    changes.extend(Change::trio(
        ["unit_kk", "unit_ru", "unit_en"],
        &old.unit,
        &form.unit,
    ));
    changes.extend(Change::trio(
        ["breakdown_kk", "breakdown_ru", "breakdown_en"],
        &old.breakdown,
        &form.breakdown,
    ));
    changes.extend(Change::trio(
        ["verification_kk", "verification_ru", "verification_en"],
        &old.verification,
        &form.verification,
    ));
    history::record(tx, indicator_thing(id), "save", &changes, None).await?;
    Ok(id)
}

/// Takes an indicator out of the programme; what it was stays in the history of the programme,
/// which is still there to be asked.
pub async fn remove_indicator(
    tx: &mut Tx,
    programme: i64,
    version: i64,
    id: i64,
) -> Result<(), OfficeError> {
    bump(tx, programme, version).await?;
    let old: Indicator = tx.one(INDICATOR, &params![id, programme]).await?;
    tx.run(DROP_INDICATOR, &params![id, programme]).await?;
    let mut changes = Vec::from(Change::trio(
        [
            "indicator_name_kk",
            "indicator_name_ru",
            "indicator_name_en",
        ],
        &old.content.name,
        &Trio::default(),
    ));
    changes.push(Change::text(
        "indicator_target",
        Some(&old.content.target.to_string()),
        None,
    ));
    history::record(tx, thing(programme), "remove-indicator", &changes, None).await
}
