//! Tables as lines of JSON, the same from both engines.

use std::path::Path;

use futures_util::TryStreamExt as _;
use serde_json::{Number, Value as Json};
use sha2::{Digest as _, Sha256};
use sqlx::AssertSqlSafe;
use tokio::io::AsyncWriteExt as _;

use crate::files::{hex, unhex};
use crate::value::arguments;
use crate::{Cell, Engine, Record, Row, Snapshot, StoreError, Value, db, params};

use super::manifest::TablePart;

/// Lines are handed on in pieces of about this many bytes.
const PIECE: usize = 256 * 1024;

const SQLITE_COLUMNS: &str = "SELECT name AS name, type AS kind, CAST(pk AS BIGINT) AS place FROM pragma_table_info($1) ORDER BY cid";

/// The place in the primary key counts from 1; 0 is outside of it.
const POSTGRES_COLUMNS: &str = "SELECT CAST(a.attname AS TEXT) AS name, \
    CAST(format_type(a.atttypid, a.atttypmod) AS TEXT) AS kind, \
    COALESCE(CAST(array_position(CAST(i.indkey AS SMALLINT[]), a.attnum) + 1 AS BIGINT), 0) AS place \
    FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary \
    WHERE a.attrelid = to_regclass(CAST($1 AS TEXT)) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";

/// What a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Int,
    Real,
    Text,
    Bytes,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub(super) struct ColumnShape {
    pub name: String,
    pub kind: Kind,
    /// Its place in the primary key from 1; 0 outside of it.
    pub place: i64,
}

impl Record for ColumnShape {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let name: String = row.get("name")?;
        let declared: String = row.get("kind")?;
        let kind = match declared.to_ascii_uppercase().as_str() {
            "BIGINT" | "INTEGER" => Kind::Int,
            "DOUBLE PRECISION" => Kind::Real,
            "TEXT" => Kind::Text,
            "BLOB" | "BYTEA" => Kind::Bytes,
            _ => {
                return Err(StoreError::Column {
                    column: name,
                    why: format!("{declared} is not in the data vocabulary"),
                });
            }
        };
        Ok(Self {
            name,
            kind,
            place: row.get("place")?,
        })
    }
}

/// A table and its columns.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    pub table: String,
    pub columns: Vec<ColumnShape>,
}

/// Looks a table's columns up; [`StoreError::NotFound`] when there is no such table.
pub(super) async fn shape(look: &mut Snapshot, table: &str) -> Result<Shape, StoreError> {
    let sql = columns_sql(look.engine());
    let columns: Vec<ColumnShape> = db::many(look.connection(), sql, &params![table]).await?;
    if columns.is_empty() {
        return Err(StoreError::NotFound);
    }
    Shape::new(table, columns)
}

/// The question for a table's columns, its name bound.
pub(super) fn columns_sql(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => SQLITE_COLUMNS,
        Engine::Postgres => POSTGRES_COLUMNS,
    }
}

impl Shape {
    pub(super) fn new(table: &str, columns: Vec<ColumnShape>) -> Result<Self, StoreError> {
        if columns.is_empty() {
            return Err(StoreError::Other(format!(
                "table {table} is not in the database"
            )));
        }
        Ok(Self {
            table: table.to_owned(),
            columns,
        })
    }

    /// The columns of the primary key, in its order.
    pub(super) fn key(&self) -> Vec<&ColumnShape> {
        let mut key: Vec<&ColumnShape> = self
            .columns
            .iter()
            .filter(|column| column.place > 0)
            .collect();
        key.sort_by_key(|column| column.place);
        key
    }

    /// Names come from the schema, not from people; they are quoted because some are SQL words.
    fn select(&self) -> Result<String, StoreError> {
        let key = self.key();
        if key.is_empty() {
            return Err(StoreError::Other(format!(
                "table {} has no primary key",
                self.table
            )));
        }
        let names = |columns: &[&ColumnShape]| {
            columns
                .iter()
                .map(|column| format!("\"{}\"", column.name))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let all: Vec<&ColumnShape> = self.columns.iter().collect();
        Ok(format!(
            "SELECT {} FROM \"{}\" ORDER BY {}",
            names(&all),
            self.table,
            names(&key)
        ))
    }
}

/// A table's lines, spooled to a nameless file that vanishes with its handle.
pub(super) struct Spool {
    pub part: TablePart,
    pub file: std::fs::File,
    pub size: u64,
}

/// Writes a table's lines to a nameless file in a folder.
pub(super) async fn spool(
    look: &mut Snapshot,
    shape: &Shape,
    folder: &Path,
) -> Result<Spool, StoreError> {
    let io = |error| StoreError::io(folder, error);
    let mut file = tokio::fs::File::from_std(tempfile::tempfile_in(folder).map_err(io)?);
    let mut size = 0;
    let part = lines(look, shape, async |piece: &[u8]| {
        size += piece.len() as u64;
        file.write_all(piece).await.map_err(io)
    })
    .await?;
    file.flush().await.map_err(io)?;
    Ok(Spool {
        part,
        file: file.into_std().await,
        size,
    })
}

/// Only the hash and the number of a table's lines.
pub(super) async fn digest(look: &mut Snapshot, shape: &Shape) -> Result<TablePart, StoreError> {
    lines(look, shape, async |_: &[u8]| Ok(())).await
}

async fn lines(
    look: &mut Snapshot,
    shape: &Shape,
    mut to: impl AsyncFnMut(&[u8]) -> Result<(), StoreError>,
) -> Result<TablePart, StoreError> {
    let mut hash = Sha256::new();
    let mut count = 0;
    let mut piece = Vec::with_capacity(PIECE + 4096);
    let query = sqlx::query_with(AssertSqlSafe(shape.select()?), arguments(&[])?);
    let mut rows = query.fetch(look.connection());
    while let Some(row) = rows.try_next().await? {
        write_line(&Row(row), &mut piece)?;
        count += 1;
        if piece.len() >= PIECE {
            hash.update(&piece);
            to(&piece).await?;
            piece.clear();
        }
    }
    hash.update(&piece);
    to(&piece).await?;
    Ok(TablePart {
        name: shape.table.clone(),
        columns: shape
            .columns
            .iter()
            .map(|column| column.name.clone())
            .collect(),
        rows: count,
        sha256: hex(&hash.finalize()),
    })
}

/// One row as a JSON array: whole and real numbers as numbers, texts as texts, bytes as
/// `{"hex":"…"}`, nothing as null.
fn write_line(row: &Row, out: &mut Vec<u8>) -> Result<(), StoreError> {
    out.push(b'[');
    for place in 0..row.width() {
        if place > 0 {
            out.push(b',');
        }
        let json = match row.cell(place)? {
            Cell::Empty => Json::Null,
            Cell::Int(number) => number.into(),
            // JSON has no word for infinity; such a number stands as a text in a column of reals.
            Cell::Real(number) => {
                Number::from_f64(number).map_or_else(|| number.to_string().into(), Json::Number)
            }
            Cell::Text(text) => {
                serde_json::to_writer(&mut *out, text)
                    .map_err(|error| StoreError::Other(error.to_string()))?;
                continue;
            }
            Cell::Bytes(bytes) => serde_json::json!({ "hex": hex(bytes) }),
        };
        serde_json::to_writer(&mut *out, &json)
            .map_err(|error| StoreError::Other(error.to_string()))?;
    }
    out.extend_from_slice(b"]\n");
    Ok(())
}

/// One line back into values, by what the columns hold.
pub(super) fn read_line(line: &str, columns: &[ColumnShape]) -> Result<Vec<Value>, String> {
    let cells: Vec<Json> = serde_json::from_str(line).map_err(|error| error.to_string())?;
    if cells.len() != columns.len() {
        return Err(format!(
            "a row has {} columns, not {}",
            cells.len(),
            columns.len()
        ));
    }
    cells
        .into_iter()
        .zip(columns)
        .map(|(cell, column)| {
            read_cell(cell, column.kind)
                .ok_or_else(|| format!("a row's {} is no {:?}", column.name, column.kind))
        })
        .collect()
}

fn read_cell(cell: Json, kind: Kind) -> Option<Value> {
    Some(match (kind, cell) {
        (Kind::Int, Json::Null) => Value::NoInt,
        (Kind::Real, Json::Null) => Value::NoReal,
        (Kind::Text, Json::Null) => Value::NoText,
        (Kind::Bytes, Json::Null) => Value::NoBytes,
        (Kind::Int, Json::Number(number)) => Value::Int(number.as_i64()?),
        (Kind::Real, Json::Number(number)) => Value::Real(number.as_f64()?),
        (Kind::Real, Json::String(text)) => Value::Real(text.parse().ok()?),
        (Kind::Text, Json::String(text)) => Value::Text(text),
        (Kind::Bytes, Json::Object(object)) => Value::Bytes(unhex(object.get("hex")?.as_str()?)?),
        _ => return None,
    })
}
