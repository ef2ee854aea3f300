//! Looking at a file: what is in it, what its columns mean, what it would do.

use std::path::Path;

use keruen_paper::{
    self as paper, Limits, Note, PaperError, Row, Source, Spread, read_table_under, write_xlsx,
};
use keruen_people::import::runs::Run;
use keruen_people::import::{
    self, Answers, Column, Drafts, Fault, FaultyRows, Headings, Mapping, MappingError, Plan, Scope,
    Sheet, names_column,
};
use keruen_speech::Speaker;
use keruen_store::{Db, StoreError};

use super::folder::Folder;
use crate::heavy::Heavy;
use crate::import_words as words;

/// A file as read.
#[derive(Debug)]
pub struct Paper {
    /// The table.
    pub sheet: Sheet,
    /// What was noticed while reading.
    pub notes: Vec<Note>,
    /// What kind of file it is.
    pub source: Source,
    /// Where the names of its columns stand.
    pub headings: Headings,
    /// Its first rows as they stand.
    pub top: Vec<Row>,
}

impl Paper {
    /// Reads a table, from where somebody said that the names of its columns stand, or else where
    /// they are found.
    pub fn of(bytes: &[u8], headings: Option<Headings>) -> Result<Self, PaperError> {
        let under = match headings {
            None => paper::Headings::Known(&names_column),
            Some(Headings::Row(row)) => paper::Headings::Row(row),
            Some(Headings::Nowhere) => paper::Headings::Nowhere,
        };
        let mut table = read_table_under(bytes, &Limits::default(), under)?;
        Ok(Self {
            notes: table.notes.clone(),
            source: table.source.clone(),
            headings: table.header_row.map_or(Headings::Nowhere, Headings::Row),
            top: std::mem::take(&mut table.top),
            sheet: words::sheet(table),
        })
    }
}

/// What a file would do.
#[derive(Debug)]
pub struct Understood {
    /// What its columns mean.
    pub mapping: Mapping,
    /// Rows that are the header row once more.
    pub header_rows: Vec<u32>,
    /// What would become of its rows.
    pub plan: Plan,
}

/// A file that was looked at.
#[derive(Debug)]
pub struct Look {
    /// The file.
    pub paper: Paper,
    /// What it would do, or why its columns make no list of people.
    pub understood: Result<Understood, MappingError>,
}

/// Why a file cannot be looked at.
#[derive(Debug, thiserror::Error)]
pub enum LookError {
    /// It is not there any more.
    #[error("the file of the import is gone")]
    Gone,
    /// It cannot be read as a table.
    #[error(transparent)]
    Paper(#[from] PaperError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The disk, or a thread that broke.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// Reads a table, away from the threads that serve people.
pub async fn read(bytes: Vec<u8>, headings: Option<Headings>) -> Result<Paper, PaperError> {
    let read = Heavy::Table.run(move || Paper::of(&bytes, headings)).await;
    read.unwrap_or_else(|panic| {
        Err(PaperError::Damaged {
            detail: panic.to_string(),
        })
    })
}

/// Looks at the file of an import and at who is known; nothing is written.
pub async fn look(db: &Db, data: &Path, run: &Run) -> Result<Look, LookError> {
    let bytes = Folder::of(data)
        .read(run.id, &run.file_hash)
        .await?
        .ok_or(LookError::Gone)?;
    let paper = read(bytes, run.headings).await?;
    let (db, chosen, scope) = (db.clone(), run.mapping.clone(), run.scope());
    let answers = run.answers.clone();
    // Comparing ten thousand rows with whom we know takes a processor for a while.
    let runtime = tokio::runtime::Handle::current();
    let looking = Heavy::Table.run(move || {
        let understood = match understand(&paper.sheet, chosen.as_deref(), answers) {
            Ok((mapping, drafts)) => {
                let plan = runtime.block_on(plan(&db, &drafts, scope))?;
                Ok(Understood {
                    mapping,
                    header_rows: drafts.header_rows,
                    plan,
                })
            }
            Err(error) => Err(error),
        };
        Ok(Look { paper, understood })
    });
    looking.await.map_err(std::io::Error::other)?
}

async fn plan(db: &Db, drafts: &Drafts, scope: Scope) -> Result<Plan, LookError> {
    Ok(import::dry_run(db, drafts, scope).await?)
}

/// What the columns mean, as recognised or as somebody chose, and what the rows say then, with what was
/// answered about names in them.
pub(super) fn understand(
    sheet: &Sheet,
    chosen: Option<&[Option<Column>]>,
    answers: Answers,
) -> Result<(Mapping, Drafts), MappingError> {
    let mapping = match chosen {
        Some(chosen) => Mapping::corrected(&sheet.headers, chosen)?,
        None => Mapping::recognise(&sheet.headers)?,
    };
    let drafts = Drafts {
        answers,
        ..import::parse(sheet, &mapping)
    };
    Ok((mapping, drafts))
}

/// The rows that are not taken, with their reasons in words, as a workbook.
pub fn faults_xlsx(
    t: Speaker<'_>,
    sheet: &Sheet,
    mapping: &Mapping,
    faults: &[Fault],
) -> Result<Vec<u8>, PaperError> {
    let (headers, rows) = words::faulty_rows(t, &FaultyRows::of(sheet, mapping, faults, t.lang()));
    let title = t.say("faults-sheet");
    write_xlsx(&Spread {
        title: &title,
        headers: &headers,
        rows: &rows,
    })
}
