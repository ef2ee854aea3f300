//! What an import on its way is.

use jiff::Timestamp;
use keruen_speech::Lang;
use keruen_store::files::Hash;
use keruen_store::{Actor, Record, Row, StoreError};

use crate::import::{Answers, Column, Headings, Scope, Summary};
use crate::role::Role;
use crate::seal::Seal;

/// Where an import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunState {
    /// It was looked at; nothing has changed.
    Shown,
    /// It was looked at, and there is nothing in it to take in: nobody has to decide.
    Empty,
    /// Somebody agreed; it will be carried out soon.
    Queued,
    /// It is being carried out.
    Running,
    /// It was carried out, whole.
    Done,
    /// What was agreed to no longer held when it was to be carried out: look again.
    Outdated,
    /// It could not be carried out; nothing has changed.
    Failed,
    /// Nobody agreed within a day, or somebody threw it away: the file is gone.
    Gone,
}

impl RunState {
    /// Every state.
    pub const ALL: [Self; 8] = [
        Self::Shown,
        Self::Empty,
        Self::Queued,
        Self::Running,
        Self::Done,
        Self::Outdated,
        Self::Failed,
        Self::Gone,
    ];

    /// The word for it in the database and in catalogue keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Empty => "empty",
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Outdated => "outdated",
            Self::Failed => "failed",
            Self::Gone => "gone",
        }
    }

    /// Whether somebody may still decide.
    pub fn is_open(self) -> bool {
        matches!(
            self,
            Self::Shown | Self::Empty | Self::Outdated | Self::Failed
        )
    }
}

/// An import on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its number.
    pub id: i64,
    /// Who brought the file.
    pub account: i64,
    /// The role in which they did.
    pub role: Role,
    /// The programme for which; `None` for the whole site.
    pub programme: Option<i64>,
    /// The language of whoever agreed, for the rows that go back.
    pub lang: Lang,
    /// What the sender calls the file; empty once the file is gone.
    pub file_name: String,
    /// The hash of its bytes.
    pub file_hash: Hash,
    /// Where a reader said the names of the columns stand; `None` if they are looked for.
    pub headings: Option<Headings>,
    /// What a reader said the columns mean, one per column; `None` if they are recognised.
    pub mapping: Option<Vec<Option<Column>>>,
    /// What a reader answered about names of organisations in it.
    pub answers: Answers,
    /// Where it stands.
    pub state: RunState,
    /// What somebody agreed to.
    pub agreed: Option<Seal>,
    /// What came of it.
    pub outcome: Option<Summary>,
    /// When the file came.
    pub created_at: Timestamp,
    /// When it last moved on.
    pub changed_at: Timestamp,
}

impl Run {
    /// Whom it may find, and where new persons belong.
    pub fn scope(&self) -> Scope {
        match self.programme {
            None => Scope::Site,
            Some(programme) if self.of_site() => Scope::SiteFor(programme),
            Some(programme) => Scope::Programme(programme),
        }
    }

    /// Whether it is an owner's, which may speak of anybody on the site: nobody else may look at
    /// it, whatever programme it is for.
    pub fn of_site(&self) -> bool {
        self.programme.is_none() || self.role == Role::Owner
    }

    /// How many rows it did not take, for they were faulty; 0 before it is carried out.
    pub fn left_faulty(&self) -> usize {
        match (self.state, &self.outcome) {
            (RunState::Done, Some(outcome)) => outcome.faulty,
            _ => 0,
        }
    }

    /// Who acts when it is carried out.
    pub fn actor(&self) -> Actor {
        Actor {
            account: Some(self.account),
            role: self.role.code(),
        }
    }
}

/// A file that was brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRun {
    /// Who brought it.
    pub account: i64,
    /// In which role.
    pub role: Role,
    /// For which programme.
    pub programme: Option<i64>,
    /// The language they read.
    pub lang: Lang,
    /// What they call the file.
    pub file_name: String,
    /// The hash of its bytes.
    pub file_hash: Hash,
}

impl Summary {
    /// The numbers as one word.
    pub fn code(&self) -> String {
        self.numbers().map(|number| number.to_string()).join("-")
    }

    /// Reads the word.
    pub fn from_code(code: &str) -> Option<Self> {
        let numbers: Vec<usize> = code
            .split('-')
            .map(|number| number.parse().ok())
            .collect::<Option<_>>()?;
        let [
            new,
            changed,
            same,
            duplicates,
            faulty,
            likely,
            organisations,
        ] = numbers[..]
        else {
            return None;
        };
        Some(Self {
            new,
            changed,
            same,
            duplicates,
            faulty,
            likely,
            organisations,
        })
    }

    fn numbers(&self) -> [usize; 7] {
        [
            self.new,
            self.changed,
            self.same,
            self.duplicates,
            self.faulty,
            self.likely,
            self.organisations,
        ]
    }
}

impl Record for Run {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let outcome = match row.get::<Option<String>>("outcome")? {
            None => None,
            Some(_) => Some(row.word("outcome", Summary::from_code)?),
        };
        // What an older version wrote there seals nothing: it has to be looked at again.
        let agreed: Option<String> = row.get("agreed")?;
        let mapping: Option<String> = row.get("mapping")?;
        // Answers that cannot be read are asked for again.
        let answers: Option<String> = row.get("answers")?;
        Ok(Self {
            id: row.get("id")?,
            account: row.get("account_id")?,
            role: row.word("role", |code| code.parse().ok())?,
            programme: row.get("programme_id")?,
            lang: row.word("lang", |code| code.parse().ok())?,
            file_name: row.get("file_name")?,
            file_hash: row.get("file_hash")?,
            headings: row
                .get::<Option<i64>>("header_row")?
                .map(|number| u32::try_from(number).map(Headings::from_number))
                .transpose()
                .map_err(|error| StoreError::Column {
                    column: "header_row".to_owned(),
                    why: error.to_string(),
                })?,
            mapping: mapping.map(|codes| read_mapping(&codes)),
            answers: answers
                .and_then(|code| Answers::from_code(&code))
                .unwrap_or_default(),
            state: row.word("state", |code| {
                RunState::ALL.into_iter().find(|known| known.code() == code)
            })?,
            agreed: agreed.and_then(|seal| seal.parse().ok()),
            outcome,
            created_at: row.get("created_at")?,
            changed_at: row.get("changed_at")?,
        })
    }
}

/// `surname,given,,phone`: a blank is a column that is left.
pub(super) fn write_mapping(columns: &[Option<Column>]) -> String {
    let codes: Vec<&str> = columns
        .iter()
        .map(|column| column.map_or("", Column::code))
        .collect();
    codes.join(",")
}

fn read_mapping(codes: &str) -> Vec<Option<Column>> {
    codes.split(',').map(Column::from_code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_one_word_and_back() {
        let summary = Summary {
            new: 117,
            changed: 8,
            same: 4,
            duplicates: 0,
            faulty: 5,
            likely: 3,
            organisations: 2,
        };
        assert_eq!(summary.code(), "117-8-4-0-5-3-2");
        assert_eq!(Summary::from_code(&summary.code()), Some(summary));
        for wrong in ["", "1-2", "1-2-3-4-5-6-x", "1-2-3-4-5-6-7-8"] {
            assert_eq!(Summary::from_code(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_choice_of_columns_is_one_word_and_back() {
        let chosen = vec![Some(Column::Surname), None, Some(Column::Phone), None];
        assert_eq!(write_mapping(&chosen), "surname,,phone,");
        assert_eq!(read_mapping("surname,,phone,"), chosen);
    }
}
