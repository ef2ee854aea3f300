//! What can go wrong, in the words a face can act on.

use sqlx::error::{DatabaseError, ErrorKind};
use sqlx::postgres::PgDatabaseError;

/// Why the store did not do what it was asked.
///
/// The texts here are for the log; a face words the variant for its reader.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No row answers the question.
    #[error("no such row")]
    NotFound,
    /// The value is already taken.
    #[error("already there: {columns}")]
    Duplicate {
        /// The columns that must be unique, as `seat.call_id, seat.number`, alike on both engines;
        /// the name of the index where the rule is not on plain columns.
        columns: String,
    },
    /// A row points at something that is not there, or is still pointed at.
    #[error("a reference between rows would break")]
    Linked,
    /// A value breaks a NOT NULL or CHECK rule of its table.
    #[error("a rule of the table refuses the value: {rule}")]
    Refused {
        /// What the engine says about the rule; never a value.
        rule: String,
    },
    /// Somebody else holds what is needed; trying again soon may help.
    #[error("the database is busy")]
    Busy,
    /// The database cannot be reached.
    #[error("the database cannot be reached: {0}")]
    Gone(String),
    /// The server answers and lets nobody in: no such database, or a wrong name or password.
    #[error("the database server does not let us in: {0}")]
    NoEntry(String),
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The database, or the disk it is on, may only be read.
    #[error("the database can only be read")]
    ReadOnly,
    /// The database was written by a newer Keruen.
    #[error("the database was written by a newer version; unknown migrations: {}", unknown.join(", "))]
    NewerSchema {
        /// Migrations in the database that this binary does not know.
        unknown: Vec<String>,
    },
    /// A backup was written by a newer Keruen, in a format that this one does not read.
    #[error("the backup has format {format}, which a newer version wrote")]
    NewerBackup {
        /// The number of the format.
        format: u32,
    },
    /// A file is no backup: it does not begin as one.
    #[error("the file does not begin as a backup does")]
    NotABackup,
    /// A migration was edited after it had been applied.
    #[error("migration {name} was changed after it was applied")]
    ChangedMigration {
        /// The migration's name.
        name: String,
    },
    /// An act changed something and wrote no journal row; nothing was kept.
    #[error("an act must write a journal row")]
    Unjournalled,
    /// Stored bytes are not what was written.
    #[error("damaged: {part}: {why}")]
    Damaged {
        /// What is damaged: `manifest.json`, `tables/person.jsonl`, `database`, a file's hash.
        part: String,
        /// How one can tell.
        why: String,
    },
    /// A backup was made with other migrations than this database has; an empty database without
    /// tables takes it.
    #[error("the backup and the database have different migrations")]
    OtherSchema,
    /// A restore goes into an empty site only.
    #[error("the site is not empty: {table} has rows")]
    NotEmpty {
        /// A table with rows.
        table: String,
    },
    /// A column is missing or holds something else than asked for.
    #[error("column {column}: {why}")]
    Column {
        /// The column's name, or its place from 0.
        column: String,
        /// What is there instead.
        why: String,
    },
    /// A file under the data folder could not be read or written.
    #[error("{path}: {error}")]
    Io {
        /// The path.
        path: String,
        /// What the system said.
        error: std::io::Error,
    },
    /// Anything else: a mistake in a statement, an engine's inner trouble.
    #[error("{0}")]
    Other(String),
}

impl StoreError {
    /// An input/output error at a path; a full or read-only disk keeps its own name.
    pub(crate) fn io(path: &std::path::Path, error: std::io::Error) -> Self {
        use std::io::ErrorKind::{QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        match error.kind() {
            StorageFull | QuotaExceeded => Self::Full,
            ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io {
                path: path.display().to_string(),
                error,
            },
        }
    }

    /// Stored bytes that are not what was written.
    pub(crate) fn damaged(part: impl Into<String>, why: impl Into<String>) -> Self {
        Self::Damaged {
            part: part.into(),
            why: why.into(),
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::RowNotFound => Self::NotFound,
            sqlx::Error::Database(error) => from_database(error.as_ref()),
            sqlx::Error::Io(error) => Self::Gone(error.to_string()),
            sqlx::Error::PoolTimedOut => Self::Gone("no connection became free in time".into()),
            sqlx::Error::PoolClosed => Self::Gone("the database is closed".into()),
            sqlx::Error::WorkerCrashed => Self::Gone("the database worker stopped".into()),
            sqlx::Error::Tls(error) => Self::Gone(error.to_string()),
            sqlx::Error::Protocol(error) => Self::Gone(error),
            sqlx::Error::ColumnNotFound(column) => Self::Column {
                column,
                why: "is not in the row".into(),
            },
            sqlx::Error::ColumnDecode { index, source } => Self::Column {
                column: index,
                why: source.to_string(),
            },
            other => Self::Other(other.to_string()),
        }
    }
}

fn from_database(error: &dyn DatabaseError) -> StoreError {
    match error.kind() {
        ErrorKind::UniqueViolation => {
            return StoreError::Duplicate {
                columns: unique_columns(error),
            };
        }
        ErrorKind::ForeignKeyViolation => return StoreError::Linked,
        ErrorKind::NotNullViolation | ErrorKind::CheckViolation => {
            return StoreError::Refused {
                rule: error.message().to_owned(),
            };
        }
        _ => {}
    }
    let code = error.code().unwrap_or_default();
    match error.try_downcast_ref::<PgDatabaseError>() {
        Some(_) => from_postgres(&code, error.message()),
        None => from_sqlite(&code, error.message()),
    }
}

/// SQLSTATE codes: <https://www.postgresql.org/docs/current/errcodes-appendix.html>
fn from_postgres(code: &str, message: &str) -> StoreError {
    match code {
        "53100" => StoreError::Full,
        "25006" => StoreError::ReadOnly,
        "40001" | "40P01" | "55P03" | "53300" => StoreError::Busy,
        "3D000" | "28000" | "28P01" => StoreError::NoEntry(message.to_owned()),
        "57P01" | "57P02" | "57P03" => StoreError::Gone(message.to_owned()),
        "XX001" | "XX002" => StoreError::damaged("database", message),
        _ if code.starts_with("08") => StoreError::Gone(message.to_owned()),
        _ => StoreError::Other(format!("{code} {message}")),
    }
}

/// The file beside the log that readers share could not be made as large as it must be: no room, since
/// an opened database has the right to it (10 | 19 << 8).
const SQLITE_IOERR_SHMSIZE: i32 = 4874;

/// Result codes: <https://www.sqlite.org/rescode.html>; the low byte is the primary code.
fn from_sqlite(code: &str, message: &str) -> StoreError {
    let code_number = code.parse::<i32>().unwrap_or(1);
    if code_number == SQLITE_IOERR_SHMSIZE {
        return StoreError::Full;
    }
    match code_number & 0xff {
        5 | 6 => StoreError::Busy,
        8 => StoreError::ReadOnly,
        11 | 26 => StoreError::damaged("database", message),
        13 => StoreError::Full,
        14 => StoreError::Gone(message.to_owned()),
        _ => StoreError::Other(format!("{code} {message}")),
    }
}

/// The unique columns a violation names, as `table.column, table.column` on both engines.
fn unique_columns(error: &dyn DatabaseError) -> String {
    if let Some(error) = error.try_downcast_ref::<PgDatabaseError>() {
        // The detail reads "Key (call_id, number)=(1, 2) already exists."; the values after the
        // equals sign may be somebody's and must not travel with the error.
        let table = error.table().unwrap_or_default();
        let columns = error
            .detail()
            .and_then(|detail| detail.strip_prefix("Key ("))
            .and_then(|detail| detail.split_once(")="))
            .map(|(columns, _)| columns)
            .filter(|columns| !columns.contains('('));
        return match columns {
            Some(columns) => columns
                .split(", ")
                .map(|column| format!("{table}.{column}"))
                .collect::<Vec<_>>()
                .join(", "),
            None => error.constraint().unwrap_or(table).to_owned(),
        };
    }
    let message = error.message();
    let named = message
        .strip_prefix("UNIQUE constraint failed: ")
        .unwrap_or(message);
    named
        .strip_prefix("index ")
        .map_or(named, |index| index.trim_matches('\''))
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engine_codes_become_words() {
        assert!(matches!(from_sqlite("5", ""), StoreError::Busy));
        assert!(
            matches!(from_sqlite("517", ""), StoreError::Busy),
            "SQLITE_BUSY_SNAPSHOT"
        );
        assert!(matches!(from_sqlite("13", ""), StoreError::Full));
        assert!(
            matches!(from_sqlite("4874", ""), StoreError::Full),
            "SQLITE_IOERR_SHMSIZE"
        );
        assert!(
            matches!(from_sqlite("1032", ""), StoreError::ReadOnly),
            "SQLITE_READONLY_DBMOVED"
        );
        assert!(matches!(from_postgres("25006", ""), StoreError::ReadOnly));
        assert!(matches!(from_sqlite("26", ""), StoreError::Damaged { .. }));
        assert!(matches!(from_sqlite("1", ""), StoreError::Other(_)));
        assert!(matches!(from_postgres("53100", ""), StoreError::Full));
        assert!(matches!(from_postgres("08006", ""), StoreError::Gone(_)));
        assert!(matches!(from_postgres("55P03", ""), StoreError::Busy));
        assert!(matches!(from_postgres("42601", ""), StoreError::Other(_)));
    }
}
