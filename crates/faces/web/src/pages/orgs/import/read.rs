//! Reading the file of a list.

use keruen_paper::{Headings, Limits, Note, PaperError, Source, read_table_under};
use keruen_people::import::Sheet;
use keruen_people::organisation::import::{Mapping, NoName, ROWS, names_column};
use keruen_speech::{Speaker, number};
use keruen_store::files::Hash;

use crate::cx::Cx;
use crate::heavy::Heavy;
use crate::import_words;
use crate::imports::Folder;
use crate::pages::import::words;
use crate::trouble::Trouble;

/// A list as read.
#[derive(Debug, Clone)]
pub struct List {
    /// What its sender calls the file.
    pub name: String,
    /// The rows.
    pub sheet: Sheet,
    /// What the columns mean.
    pub mapping: Mapping,
    /// What kind of file it is.
    pub source: Source,
    /// What was noticed while reading.
    pub notes: Vec<Note>,
}

/// Why a file is no list of organisations.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// It cannot be read as a table.
    #[error(transparent)]
    Paper(#[from] PaperError),
    /// No column holds names.
    #[error(transparent)]
    NoName(#[from] NoName),
    /// It has headers and nothing below them.
    #[error("no rows")]
    NoRows,
}

impl Unread {
    /// Why, as a page says it.
    pub fn sentence(&self, t: Speaker<'_>) -> String {
        match self {
            Self::Paper(PaperError::TooManyRows { .. }) => {
                let most = i64::try_from(ROWS).unwrap_or(i64::MAX);
                t.say1(
                    "orgs-import-too-many",
                    "limit",
                    number::integer(t.lang(), most),
                )
            }
            Self::Paper(error) => words::unread(t, error),
            Self::NoName(NoName) => t.say("orgs-import-no-name"),
            Self::NoRows => t.say("import-no-rows"),
        }
    }
}

/// What a list may be: as any spreadsheet, but shorter.
pub fn limits() -> Limits {
    Limits {
        // The header row counts too.
        rows: ROWS + 1,
        ..Limits::default()
    }
}

/// Reads a list, away from the threads that serve people.
pub async fn read(bytes: Vec<u8>) -> Result<List, Unread> {
    let read = Heavy::Table.run(move || {
        let table = read_table_under(&bytes, &limits(), Headings::Known(&names_column))?;
        let (notes, source) = (table.notes.clone(), table.source.clone());
        let sheet = import_words::sheet(table);
        if sheet.rows.is_empty() && sheet.spoilt.is_empty() {
            return Err(Unread::NoRows);
        }
        let mapping = Mapping::recognise(&sheet.headers)?;
        Ok(List {
            name: String::new(),
            sheet,
            mapping,
            source,
            notes,
        })
    });
    read.await.unwrap_or_else(|panic| {
        let detail = panic.to_string();
        Err(PaperError::Damaged { detail }.into())
    })
}

/// The list of the address; it is gone after a day.
pub async fn kept(cx: &Cx) -> Result<(Hash, List), Trouble> {
    let hash: Hash = cx.param("file")?;
    let folder = Folder::of(&cx.app.config().data);
    let bytes = folder
        .read_list(&hash)
        .await
        .map_err(Trouble::of_file)?
        .ok_or(Trouble::Gone)?;
    let list = read(bytes).await.map_err(|why| Trouble::Refused {
        sentence: why.sentence(cx.t),
    })?;
    let name = folder
        .read_list_name(&hash)
        .await
        .map_err(Trouble::of_file)?;
    Ok((hash, List { name, ..list }))
}
