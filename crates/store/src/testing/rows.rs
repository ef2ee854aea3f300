//! Everything a database holds, as text to look through.

use crate::schema::with_own;
use crate::{Cell, Db, Record, Row, Schema, Sql, StoreError};

/// A whole row as text.
struct RowText(String);

impl Record for RowText {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let cells: Result<Vec<String>, StoreError> = (0..row.width())
            .map(|place| {
                Ok(match row.cell(place)? {
                    Cell::Text(text) => text.to_owned(),
                    Cell::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
                    other => format!("{other:?}"),
                })
            })
            .collect();
        Ok(Self(cells?.join(" | ")))
    }
}

/// The names of all tables of the schemas, the store's own too.
pub fn tables(schemas: &[Schema]) -> impl Iterator<Item = &'static str> {
    with_own(schemas).flat_map(|schema| schema.tables).copied()
}

/// Every row of every table of the schemas, the store's own too, as `table: cells`: what was erased
/// must stand in none of them, whichever table comes along later.
///
/// # Panics
///
/// When a table cannot be read: the test cannot go on.
pub async fn every_row(db: &Db, schemas: &[Schema]) -> Vec<String> {
    let mut rows = Vec::new();
    for table in tables(schemas) {
        // Statements are constants everywhere else; a test may leak a few.
        let sql = Sql(Box::leak(format!("SELECT * FROM {table}").into_boxed_str()));
        let found: Vec<RowText> = db.many(sql, &[]).await.expect("the table is read");
        rows.extend(found.into_iter().map(|row| format!("{table}: {}", row.0)));
    }
    rows
}
