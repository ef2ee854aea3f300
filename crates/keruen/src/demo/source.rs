//! The embedded folder `demo/` and what can be wrong with it.

use std::collections::BTreeMap;

use keruen_office::OfficeError;
use keruen_people::Refusal;
use keruen_store::StoreError;
use rust_embed::RustEmbed;
use serde::de::DeserializeOwned;

#[derive(RustEmbed)]
#[folder = "../../demo"]
struct Folder;

/// The files of the demonstration by their path.
#[derive(Clone, Debug)]
pub struct Source(BTreeMap<String, Vec<u8>>);

/// Why the demonstration cannot be told, and where in its files.
#[derive(Debug, thiserror::Error)]
#[error("demo/{file}{}: {wrong}", row.map(|row| format!(", row {row}")).unwrap_or_default())]
pub struct DemoError {
    /// The file.
    pub file: String,
    /// The line of a table, or the entry of a list, counted from 1.
    pub row: Option<u64>,
    /// What is wrong there.
    pub wrong: Wrong,
}

/// What can be wrong.
#[derive(Debug, thiserror::Error)]
pub enum Wrong {
    /// The file is not there.
    #[error("the file is missing")]
    NoFile,
    /// The text is not what its kind asks for: an unknown key, a missing column, a broken quote.
    #[error("{0}")]
    Text(String),
    /// A reference leads nowhere.
    #[error("{column}: there is no {key:?}")]
    Nowhere {
        /// The column.
        column: &'static str,
        /// What stands there.
        key: String,
    },
    /// Two rows have the same key.
    #[error("{0:?} is there twice")]
    Twice(String),
    /// A value is none of those that the column takes.
    #[error("{column}: {value:?} is not understood")]
    Value {
        /// The column.
        column: &'static str,
        /// What stands there.
        value: String,
    },
    /// Fields that the people room refuses.
    #[error("{0:?}")]
    People(Vec<keruen_people::Fault>),
    /// Fields that the office refuses.
    #[error("{0:?}")]
    Office(Vec<keruen_office::fields::Fault>),
    /// The people room refuses the act.
    #[error(transparent)]
    PeopleAct(#[from] Refusal),
    /// The office refuses the act.
    #[error(transparent)]
    OfficeAct(#[from] OfficeError),
    /// The database could not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A row of a file with its number, for saying where something is wrong.
#[derive(Clone, Debug)]
pub struct Row<T> {
    /// The file.
    pub file: &'static str,
    /// Counted from 1; in a table the header is row 1, as a spreadsheet shows it.
    pub number: u64,
    /// What stands there.
    pub is: T,
}

impl<T> Row<T> {
    /// Something is wrong with this row.
    pub fn wrong(&self, wrong: impl Into<Wrong>) -> DemoError {
        DemoError {
            file: self.file.to_owned(),
            row: Some(self.number),
            wrong: wrong.into(),
        }
    }
}

impl From<Vec<keruen_people::Fault>> for Wrong {
    fn from(faults: Vec<keruen_people::Fault>) -> Self {
        Self::People(faults)
    }
}

impl From<Vec<keruen_office::fields::Fault>> for Wrong {
    fn from(faults: Vec<keruen_office::fields::Fault>) -> Self {
        Self::Office(faults)
    }
}

impl Source {
    /// What the binary carries.
    pub fn embedded() -> Self {
        let read = |path: std::borrow::Cow<'static, str>| {
            Folder::get(&path).map(|file| (path.into_owned(), file.data.into_owned()))
        };
        Self(Folder::iter().filter_map(read).collect())
    }

    /// The same with one file's text changed, for tests of what is refused.
    #[cfg(test)]
    pub fn with(mut self, path: &str, change: impl Fn(&str) -> String) -> Self {
        let bytes = self.0.get_mut(path).expect("the file is there");
        *bytes = change(std::str::from_utf8(bytes).expect("text")).into_bytes();
        self
    }

    /// The bytes of a file that a row names.
    pub fn bytes<T>(&self, path: &str, row: &Row<T>) -> Result<&[u8], DemoError> {
        let nowhere = || {
            row.wrong(Wrong::Nowhere {
                column: "file",
                key: path.to_owned(),
            })
        };
        self.0.get(path).map(Vec::as_slice).ok_or_else(nowhere)
    }

    /// A table with a header row; every column must be known.
    pub fn table<T: DeserializeOwned>(&self, file: &'static str) -> Result<Vec<Row<T>>, DemoError> {
        let text = self.text(file)?;
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for row in reader.deserialize() {
            let number = rows.len() as u64 + 2;
            let is = row.map_err(|error: csv::Error| DemoError {
                file: file.to_owned(),
                row: Some(error.position().map_or(number, csv::Position::line)),
                wrong: Wrong::Text(error.to_string()),
            })?;
            rows.push(Row { file, number, is });
        }
        Ok(rows)
    }

    /// A TOML file; every key must be known.
    pub fn toml<T: DeserializeOwned>(&self, file: &'static str) -> Result<T, DemoError> {
        let text = self.text(file)?;
        toml::from_str(text).map_err(|error| {
            let line = error
                .span()
                .map(|span| 1 + text[..span.start].matches('\n').count() as u64);
            DemoError {
                file: file.to_owned(),
                row: line,
                wrong: Wrong::Text(error.message().to_owned()),
            }
        })
    }

    fn text(&self, file: &str) -> Result<&str, DemoError> {
        let wrong = |wrong| DemoError {
            file: file.to_owned(),
            row: None,
            wrong,
        };
        let bytes = self.0.get(file).ok_or_else(|| wrong(Wrong::NoFile))?;
        std::str::from_utf8(bytes).map_err(|error| wrong(Wrong::Text(error.to_string())))
    }
}

/// The entries of a list, numbered.
pub fn numbered<T>(file: &'static str, list: Vec<T>) -> Vec<Row<T>> {
    (1..)
        .zip(list)
        .map(|(number, is)| Row { file, number, is })
        .collect()
}
