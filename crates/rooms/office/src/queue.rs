//! What the queue of jobs may hold. Whoever wants work done puts it there by its kind; the binary
//! does it, and compiles only with a handler for each.

use keruen_store::{StoreError, Tx, jobs};

use crate::{morning, search};

/// A kind of work that nobody waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Writes the nightly backup.
    Backup,
    /// Forgets what is over: sessions, links, old jobs, files that nothing shows.
    Sweep,
    /// Looks for people written down twice.
    Duplicates,
    /// Takes in a table of people that somebody agreed to.
    Import,
    /// Empties the database's log, so that erased bytes are gone from it.
    Checkpoint,
    /// Rebuilds sort keys made by another version.
    SortKeys,
    /// Counts anew what the home page shows.
    Recount,
    /// Writes the morning letters.
    Morning,
    /// Makes texts of an older version ready for the search.
    Texts,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 9] = [
        Self::Backup,
        Self::Sweep,
        Self::Duplicates,
        Self::Import,
        Self::Checkpoint,
        Self::SortKeys,
        Self::Recount,
        Self::Morning,
        Self::Texts,
    ];

    /// As the queue writes it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Backup => "backup",
            Self::Sweep => "sweep",
            Self::Duplicates => "duplicates",
            Self::Import => keruen_people::import::runs::JOB,
            Self::Checkpoint => "checkpoint",
            Self::SortKeys => "sort-keys",
            Self::Recount => "recount",
            Self::Morning => morning::KIND,
            Self::Texts => "texts",
        }
    }

    /// From the queue.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Of work that is done once for each version: the version of this program.
    pub fn version(self) -> Option<String> {
        match self {
            Self::SortKeys => Some(keruen_speech::COLLATION_VERSION.to_string()),
            Self::Texts => Some(search::INDEX_VERSION.to_string()),
            _ => None,
        }
    }
}

/// Queues work that needs to be told nothing, for as soon as the transaction is committed.
pub async fn put(tx: &mut Tx, kind: Kind) -> Result<(), StoreError> {
    let now = tx.at();
    jobs::enqueue(tx, kind.code(), &serde_json::Value::Null, now).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_a_word_of_its_own() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(Kind::from_code("tea"), None);
    }
}
