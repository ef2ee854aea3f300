//! Which column means what. The words stand in the vocabulary of the import of people.

use keruen_speech::{Lang, fold};

use crate::import::words;
use crate::organisation::OrganisationKind;

/// A column that an import takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// The organisation's number on this site, as an export gives it.
    Id,
    /// Its place in addresses.
    Slug,
    /// What kind it is.
    Kind,
    /// Its Kazakh name.
    NameKk,
    /// Its Russian name.
    NameRu,
    /// Its English name.
    NameEn,
    /// City or district.
    Territory,
    /// Since when it has been.
    From,
    /// Until when it was.
    To,
    /// The body whose place it took: its number, its place in addresses, or its name.
    Predecessor,
}

impl Column {
    /// Every column, in the order in which an export writes them.
    pub const ALL: [Self; 10] = [
        Self::Id,
        Self::Slug,
        Self::Kind,
        Self::NameKk,
        Self::NameRu,
        Self::NameEn,
        Self::Territory,
        Self::From,
        Self::To,
        Self::Predecessor,
    ];

    /// The word for it in the vocabulary.
    pub fn code(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Slug => "slug",
            Self::Kind => "kind",
            Self::NameKk => "name_kk",
            Self::NameRu => "name_ru",
            Self::NameEn => "name_en",
            Self::Territory => "territory",
            Self::From => "valid_from",
            Self::To => "valid_to",
            Self::Predecessor => "predecessor",
        }
    }

    /// The header that an export writes for a reader of this language; it is recognised again.
    pub fn header(self, lang: Lang) -> &'static str {
        words::entry("organisation-column", self.code())
            .and_then(|entry| entry.first(lang))
            .unwrap_or(self.code())
    }

    fn recognise(header: &str) -> Option<Self> {
        let folded = fold(header);
        Self::ALL.into_iter().find(|column| {
            words::entry("organisation-column", column.code())
                .is_some_and(|entry| entry.words().any(|word| fold(word) == folded))
        })
    }
}

/// What each column of a sheet means; `None` for those that are not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping(Vec<Option<Column>>);

/// No column holds names: this is no list of organisations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no column with names of organisations")]
pub struct NoName;

impl Mapping {
    /// Recognises the headers of a sheet. Of two columns with one meaning the first is taken.
    pub fn recognise(headers: &[String]) -> Result<Self, NoName> {
        let mut seen = Vec::new();
        let meanings = headers.iter().map(|header| {
            let column = Column::recognise(header).filter(|column| !seen.contains(column));
            seen.extend(column);
            column
        });
        let mapping = Self(meanings.collect());
        let named = [Column::NameKk, Column::NameRu, Column::NameEn];
        if named.iter().any(|column| mapping.index(*column).is_some()) {
            Ok(mapping)
        } else {
            Err(NoName)
        }
    }

    /// What each column means, in the order of the sheet.
    pub fn meanings(&self) -> &[Option<Column>] {
        &self.0
    }

    /// The index of a column in the sheet, from 0.
    pub fn index(&self, column: Column) -> Option<usize> {
        self.0.iter().position(|meaning| *meaning == Some(column))
    }

    /// Whether the row is the header row once more.
    pub(super) fn is_header(&self, cells: &[String]) -> bool {
        let mut taken = 0;
        for (meaning, cell) in self.0.iter().zip(cells) {
            if let Some(column) = meaning
                && !cell.trim().is_empty()
            {
                if Column::recognise(cell) != Some(*column) {
                    return false;
                }
                taken += 1;
            }
        }
        taken > 1
    }
}

/// Whether a cell names a column of a list of organisations, as far as anybody here knows.
pub fn names_column(cell: &str) -> bool {
    // A kind is no name of a column, whatever it shares with one.
    Column::recognise(cell).is_some() && kind(cell).is_none()
}

/// The word that an export writes for a kind.
pub fn kind_word(kind: OrganisationKind, lang: Lang) -> &'static str {
    words::entry("kind", kind.code())
        .and_then(|entry| entry.first(lang))
        .unwrap_or(kind.code())
}

/// The kind that a word names, by the house's word or one that people write.
pub(super) fn kind(text: &str) -> Option<OrganisationKind> {
    let folded = fold(text);
    OrganisationKind::from_code(text.trim()).or_else(|| {
        OrganisationKind::ALL.into_iter().find(|kind| {
            words::entry("kind", kind.code())
                .is_some_and(|entry| entry.words().any(|word| fold(word) == folded))
        })
    })
}
