//! What a programme hands over: its deliverables, when each is due and when it was handed over.

use jiff::civil::Date;
use keruen_speech::Lang;
use keruen_store::{Db, Record, Row, StoreError, Thing, Tx, Value, params};

use super::acts::{bump, day as day_value, text, thing};
use super::model::day;
use crate::error::OfficeError;
use crate::fields::{Fault, Fields, LINE, Reader, Reason};
use crate::history::{self, Change};
use crate::text::Trio;

keruen_store::statements! {
    DELIVERABLES = "SELECT id, name_kk, name_ru, name_en, due, done FROM deliverable WHERE programme_id = $1 \
        ORDER BY place, id";
    DELIVERABLE = "SELECT id, name_kk, name_ru, name_en, due, done FROM deliverable \
        WHERE id = $1 AND programme_id = $2";
    ADD_DELIVERABLE = "INSERT INTO deliverable (id, programme_id, place, name_kk, name_ru, name_en, due) \
        VALUES ($1, $2, $1, $3, $4, $5, $6)";
    SET_DELIVERABLE = "UPDATE deliverable SET name_kk = $3, name_ru = $4, name_en = $5, due = $6 \
        WHERE id = $1 AND programme_id = $2";
    DONE_DELIVERABLE = "UPDATE deliverable SET done = $3 WHERE id = $1 AND programme_id = $2";
    DROP_DELIVERABLE = "DELETE FROM deliverable WHERE id = $1 AND programme_id = $2";
}

/// Something the programme hands over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deliverable {
    /// Its id.
    pub id: i64,
    /// What it is and when it is due.
    pub content: DeliverableForm,
    /// The day it was handed over.
    pub done: Option<Date>,
}

/// What is handed over, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliverableForm {
    /// What it is.
    pub name: Trio,
    /// The day it is due.
    pub due: Option<Date>,
}

impl DeliverableForm {
    /// Reads `name_kk`…, `due`.
    pub fn read(fields: &dyn Fields) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(fields);
        let name = reader.required_line_trio("name", LINE);
        let due = reader.date("due");
        reader.finish(|| Some(Self { name, due }))
    }

    fn values(&self, id: i64, programme: i64) -> [Value; 6] {
        [
            Value::from(id),
            Value::from(programme),
            text(&self.name, Lang::Kk),
            text(&self.name, Lang::Ru),
            text(&self.name, Lang::En),
            day_value(self.due),
        ]
    }
}

impl Record for Deliverable {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            content: DeliverableForm {
                name: Trio::read(row, "name")?,
                due: day(row, "due")?,
            },
            done: day(row, "done")?,
        })
    }
}

/// One deliverable of a programme.
pub async fn deliverable(db: &Db, programme: i64, id: i64) -> Result<Deliverable, OfficeError> {
    Ok(db.one(DELIVERABLE, &params![id, programme]).await?)
}

fn deliverable_thing(id: i64) -> Thing {
    Thing {
        kind: "deliverable",
        id,
    }
}

/// The deliverables of a programme, in their order.
pub async fn deliverables(db: &Db, programme: i64) -> Result<Vec<Deliverable>, OfficeError> {
    Ok(db.many(DELIVERABLES, &params![programme]).await?)
}

/// Adds (`id` `None`) or saves a deliverable of the programme shown in `version`.
pub async fn save_deliverable(
    tx: &mut Tx,
    programme: i64,
    version: i64,
    id: Option<i64>,
    form: &DeliverableForm,
) -> Result<i64, OfficeError> {
    bump(tx, programme, version).await?;
    let Some(id) = id else {
        let id = tx.next_id("deliverable").await?;
        tx.run(ADD_DELIVERABLE, &form.values(id, programme)).await?;
        tx.journal(deliverable_thing(id), "create", &["name", "due"], None)
            .await?;
        return Ok(id);
    };
    let old: Deliverable = tx.one(DELIVERABLE, &params![id, programme]).await?;
    tx.run(SET_DELIVERABLE, &form.values(id, programme)).await?;
    let mut changes = Vec::from(Change::trio(
        ["name_kk", "name_ru", "name_en"],
        &old.content.name,
        &form.name,
    ));
    changes.push(Change::date("due", old.content.due, form.due));
    history::record(tx, deliverable_thing(id), "save", &changes, None).await?;
    Ok(id)
}

/// Reads `done`, the day a deliverable was handed over; blank takes the note back. Nothing is
/// handed over after `today`.
pub fn read_hand_over(fields: &dyn Fields, today: Date) -> Result<Option<Date>, Vec<Fault>> {
    let mut reader = Reader::new(fields);
    let done = reader.date("done");
    if done.is_some_and(|day| day > today) {
        reader.fault("done", Reason::InFuture);
    }
    reader.finish(|| Some(done))
}

/// Notes the day a deliverable was handed over; `None` takes the note back.
pub async fn mark_done(
    tx: &mut Tx,
    programme: i64,
    version: i64,
    id: i64,
    done: Option<Date>,
) -> Result<(), OfficeError> {
    bump(tx, programme, version).await?;
    let old: Deliverable = tx.one(DELIVERABLE, &params![id, programme]).await?;
    tx.run(
        DONE_DELIVERABLE,
        &[Value::from(id), Value::from(programme), day_value(done)],
    )
    .await?;
    let change = [Change::date("done", old.done, done)];
    history::record(tx, deliverable_thing(id), "mark-done", &change, None).await
}

/// Takes a deliverable out of the programme; what it was stays in the history of the programme.
pub async fn remove_deliverable(
    tx: &mut Tx,
    programme: i64,
    version: i64,
    id: i64,
) -> Result<(), OfficeError> {
    bump(tx, programme, version).await?;
    let old: Deliverable = tx.one(DELIVERABLE, &params![id, programme]).await?;
    tx.run(DROP_DELIVERABLE, &params![id, programme]).await?;
    let changes = Change::trio(
        [
            "deliverable_name_kk",
            "deliverable_name_ru",
            "deliverable_name_en",
        ],
        &old.content.name,
        &Trio::default(),
    );
    history::record(tx, thing(programme), "remove-deliverable", &changes, None).await
}
