//! Loading a backup's rows and files into an empty site.

use std::path::Path;

use sqlx::AssertSqlSafe;
use tokio::sync::mpsc;

use crate::files::Files;
use crate::{Engine, StoreError, Tx, Value, db, erased, params};

use super::archive::{self, Part};
use super::manifest::{Manifest, TablePart};
use super::table::{self, Shape};

/// Columns of a table that point at the table itself.
const SQLITE_SELF: &str =
    "SELECT \"from\" AS name FROM pragma_foreign_key_list($1) WHERE \"table\" = $1";
const POSTGRES_SELF: &str = "SELECT CAST(a.attname AS TEXT) AS name FROM pg_constraint c \
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey) \
    WHERE c.contype = 'f' AND c.conrelid = c.confrelid AND c.conrelid = to_regclass(CAST($1 AS TEXT))";

/// Loads all rows, and the files beside them. `pristine` says that every row now in the tables was
/// put there by migrations, and goes.
pub(super) async fn rows(
    tx: &mut Tx,
    engine: Engine,
    tar: &Path,
    files: &Files,
    manifest: &Manifest,
    known: &[&'static str],
    pristine: bool,
) -> Result<(), StoreError> {
    let tables = tables(tx, engine, manifest, known).await?;
    for table in tables.iter().rev() {
        table.empty(tx, pristine).await?;
    }

    // The archive is read on a thread of its own; a few parts wait between it and the database.
    let (sender, mut parts) = mpsc::channel(64);
    let path = tar.to_path_buf();
    let reading = tokio::task::spawn_blocking(move || {
        archive::read(&path, &mut |part| {
            sender
                .blocking_send(part)
                .map_err(|_| StoreError::Other("the restore was given up".into()))
        })
    });
    let mut later = Vec::new();
    while let Some(part) = parts.recv().await {
        match part {
            Part::Config(_) => {}
            Part::Line(place, line) => tables[place].insert(tx, &line, &mut later).await?,
            Part::File(hash, bytes) => files.keep(hash, bytes).await?,
        }
    }
    reading
        .await
        .map_err(|error| StoreError::Other(error.to_string()))??;
    for (sql, values) in later {
        db::run(tx.connection(), AssertSqlSafe(sql), &values).await?;
    }
    erased::raise_counters(tx).await
}

async fn tables(
    tx: &mut Tx,
    engine: Engine,
    manifest: &Manifest,
    known: &[&'static str],
) -> Result<Vec<Table>, StoreError> {
    let mut tables = Vec::with_capacity(manifest.tables.len());
    for part in &manifest.tables {
        let columns = db::many(
            tx.connection(),
            table::columns_sql(engine),
            &params![part.name.as_str()],
        )
        .await?;
        let mut shape = Shape::new(&part.name, columns)?;
        let mut ordered = Vec::with_capacity(part.columns.len());
        for name in &part.columns {
            let place = shape.columns.iter().position(|column| column.name == *name);
            let place = place.ok_or_else(|| {
                StoreError::damaged(part.path(), "has a column this site has not")
            })?;
            ordered.push(shape.columns.swap_remove(place));
        }
        shape.columns = ordered;
        let own = match engine {
            Engine::Sqlite => SQLITE_SELF,
            Engine::Postgres => POSTGRES_SELF,
        };
        let own = db::many(tx.connection(), own, &params![part.name.as_str()]).await?;
        tables.push(Table::new(shape, &own, part.path()));
    }
    // At this point the database has just the tables of the backup's own version.
    for name in known {
        if manifest.tables.iter().any(|part| part.name == *name) {
            continue;
        }
        let columns: Vec<table::ColumnShape> =
            db::many(tx.connection(), table::columns_sql(engine), &params![*name]).await?;
        if !columns.is_empty() {
            return Err(StoreError::damaged(
                TablePart::path_of(name),
                "is not in the manifest",
            ));
        }
    }
    Ok(tables)
}

/// A statement to run when all rows are there.
type Later = Vec<(String, Vec<Value>)>;

/// A table being loaded.
struct Table {
    shape: Shape,
    part: String,
    insert: String,
    /// Columns that point at this same table; the row they name may come later.
    own: Vec<usize>,
    key: Vec<usize>,
}

impl Table {
    fn new(shape: Shape, own: &[String], part: String) -> Self {
        let names = shape
            .columns
            .iter()
            .map(|column| format!("\"{}\"", column.name))
            .collect::<Vec<_>>()
            .join(", ");
        let marks = (1..=shape.columns.len())
            .map(|n| format!("${n}"))
            .collect::<Vec<_>>()
            .join(", ");
        let insert = format!("INSERT INTO \"{}\" ({names}) VALUES ({marks})", shape.table);
        let places = |wanted: &dyn Fn(&table::ColumnShape) -> bool| {
            shape
                .columns
                .iter()
                .enumerate()
                .filter(|(_, column)| wanted(column))
                .map(|(place, _)| place)
                .collect()
        };
        let own = places(&|column| own.contains(&column.name));
        let key = places(&|column| column.place > 0);
        Self {
            shape,
            part,
            insert,
            own,
            key,
        }
    }

    /// Makes sure that the table is empty, or empties it.
    async fn empty(&self, tx: &mut Tx, pristine: bool) -> Result<(), StoreError> {
        let table = &self.shape.table;
        if pristine {
            db::run(
                tx.connection(),
                AssertSqlSafe(format!("DELETE FROM \"{table}\"")),
                &[],
            )
            .await?;
            return Ok(());
        }
        let any = format!(
            "SELECT CAST(count(*) AS BIGINT) FROM (SELECT 1 FROM \"{table}\" LIMIT 1) AS one"
        );
        match db::maybe::<i64>(tx.connection(), AssertSqlSafe(any), &[]).await? {
            Some(0) => Ok(()),
            _ => Err(StoreError::NotEmpty {
                table: table.clone(),
            }),
        }
    }

    async fn insert(&self, tx: &mut Tx, line: &str, later: &mut Later) -> Result<(), StoreError> {
        let mut values = table::read_line(line, &self.shape.columns)
            .map_err(|why| StoreError::damaged(self.part.as_str(), why))?;
        for &place in &self.own {
            let empty = match values[place] {
                Value::Int(_) => Value::NoInt,
                Value::Text(_) => Value::NoText,
                _ => continue,
            };
            let wanted = std::mem::replace(&mut values[place], empty);
            later.push(self.point(place, wanted, &values));
        }
        db::run(
            tx.connection(),
            AssertSqlSafe(self.insert.as_str()),
            &values,
        )
        .await?;
        Ok(())
    }

    /// The statement that lets a row point at another of its table.
    fn point(&self, place: usize, wanted: Value, row: &[Value]) -> (String, Vec<Value>) {
        let name = |place: usize| &self.shape.columns[place].name;
        let key = self
            .key
            .iter()
            .enumerate()
            .map(|(n, &place)| format!("\"{}\" = ${}", name(place), n + 2));
        let key = key.collect::<Vec<_>>().join(" AND ");
        let sql = format!(
            "UPDATE \"{}\" SET \"{}\" = $1 WHERE {key}",
            self.shape.table,
            name(place)
        );
        let values = std::iter::once(wanted)
            .chain(self.key.iter().map(|&place| row[place].clone()))
            .collect();
        (sql, values)
    }
}
