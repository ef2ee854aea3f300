//! Which column means what.
//!
//! Headers are recognised in Kazakh, Russian and English, whatever their case, spaces and
//! punctuation, and with Kazakh letters typed as Russian ones; `Тегі / Фамилия` is one column in
//! two languages. The words are data of the format, not sentences for a reader.

use std::collections::HashMap;
use std::sync::LazyLock;

use keruen_speech::{Lang, fold};

use super::words;

/// A column that an import takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// The person's number on this site, as an export gives it.
    Id,
    /// The whole name, surname first.
    Name,
    /// Surname.
    Surname,
    /// Given name.
    Given,
    /// Patronymic.
    Patronymic,
    /// Former names, separated by `;`.
    Former,
    /// Languages, the preferred one first.
    Languages,
    /// Telephones, separated by `;`.
    Phone,
    /// E-mail addresses, separated by `;`.
    Email,
    /// City or district.
    Territory,
    /// The organisation the person belongs to.
    Organisation,
    /// As what.
    Post,
    /// Since when.
    Since,
    /// Until when.
    Until,
}

impl Column {
    /// Every column, in the order in which an export writes them.
    pub const ALL: [Self; 14] = [
        Self::Id,
        Self::Name,
        Self::Surname,
        Self::Given,
        Self::Patronymic,
        Self::Former,
        Self::Languages,
        Self::Phone,
        Self::Email,
        Self::Territory,
        Self::Organisation,
        Self::Post,
        Self::Since,
        Self::Until,
    ];

    /// The word for it in forms and catalogue keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Name => "name",
            Self::Surname => "surname",
            Self::Given => "given",
            Self::Patronymic => "patronymic",
            Self::Former => "former",
            Self::Languages => "languages",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Territory => "territory",
            Self::Organisation => "organisation",
            Self::Post => "post",
            Self::Since => "since",
            Self::Until => "until",
        }
    }

    /// Reads the word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }

    /// The header that an export writes for a reader of this language; it is recognised again.
    pub fn header(self, lang: Lang) -> &'static str {
        words::entry("column", self.code())
            .and_then(|entry| entry.first(lang))
            .unwrap_or(self.code())
    }

    /// Whether several columns of a sheet may mean this one.
    fn repeats(self) -> bool {
        matches!(self, Self::Phone | Self::Email)
    }
}

/// Why a column is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// The personal number (IIN): the law says not to collect what is not needed.
    PersonalNumber,
    /// Date or year of birth: not needed.
    Birth,
    /// It says what was wrong with the row, in a file that was given back.
    Faults,
    /// Nobody here knows what it means.
    Unknown,
    /// It has no header.
    Unnamed,
    /// A reader said to leave it.
    Unwanted,
}

impl Left {
    /// Every reason.
    pub const ALL: [Self; 6] = [
        Self::PersonalNumber,
        Self::Birth,
        Self::Faults,
        Self::Unknown,
        Self::Unnamed,
        Self::Unwanted,
    ];

    /// The word for it in catalogue keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::PersonalNumber => "personal-number",
            Self::Birth => "birth",
            Self::Faults => "faults",
            Self::Unknown => "unknown",
            Self::Unnamed => "unnamed",
            Self::Unwanted => "unwanted",
        }
    }
}

/// What is done with a column of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// It is taken as this.
    Taken(Column),
    /// It is left where it is.
    Left(Left),
}

/// What each column of a sheet means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping(Vec<Meaning>);

/// Why the columns make no list of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// There is neither a whole name nor both surname and given name.
    #[error("no column with names")]
    NoName,
    /// Two columns mean the same; indices from 0.
    #[error("two columns mean the same")]
    Twice {
        /// What both mean.
        column: Column,
        /// The first of them.
        first: usize,
        /// The second of them.
        second: usize,
    },
}

impl Mapping {
    /// Recognises the headers of a sheet.
    pub fn recognise(headers: &[String]) -> Result<Self, MappingError> {
        Self::new(headers.iter().map(|header| recognise(header)).collect())
    }

    /// Takes meanings that a person chose.
    pub fn new(meanings: Vec<Meaning>) -> Result<Self, MappingError> {
        let mut seen: HashMap<Column, usize> = HashMap::new();
        for (index, meaning) in meanings.iter().enumerate() {
            if let Meaning::Taken(column) = *meaning
                && let Some(first) = seen.insert(column, index)
                && !column.repeats()
            {
                return Err(MappingError::Twice {
                    column,
                    first,
                    second: index,
                });
            }
        }
        let both = seen.contains_key(&Column::Surname) && seen.contains_key(&Column::Given);
        if both || seen.contains_key(&Column::Name) {
            Ok(Self(meanings))
        } else {
            Err(MappingError::NoName)
        }
    }

    /// As a reader corrected them: what each column is taken as, if at all. Columns with personal
    /// numbers are left whatever is said of them.
    pub fn corrected(headers: &[String], chosen: &[Option<Column>]) -> Result<Self, MappingError> {
        let meaning = |(index, header): (usize, &String)| {
            let chosen = chosen.get(index).copied().flatten();
            match (recognise(header), chosen) {
                (Meaning::Left(Left::PersonalNumber), _) => Meaning::Left(Left::PersonalNumber),
                (_, Some(column)) => Meaning::Taken(column),
                (Meaning::Left(why), None) => Meaning::Left(why),
                (Meaning::Taken(_), None) => Meaning::Left(Left::Unwanted),
            }
        };
        Self::new(headers.iter().enumerate().map(meaning).collect())
    }

    /// The meanings, one per column of the sheet.
    pub fn meanings(&self) -> &[Meaning] {
        &self.0
    }

    /// The index of the first column with this meaning.
    pub fn index(&self, column: Column) -> Option<usize> {
        self.0
            .iter()
            .position(|meaning| *meaning == Meaning::Taken(column))
    }

    /// The cells of a row with this meaning that are not blank, with their indices.
    pub(crate) fn cells<'a>(
        &'a self,
        column: Column,
        cells: &'a [String],
    ) -> impl Iterator<Item = (usize, &'a str)> {
        self.0
            .iter()
            .zip(cells)
            .enumerate()
            .filter(move |(_, (meaning, cell))| {
                **meaning == Meaning::Taken(column) && !cell.trim().is_empty()
            })
            .map(|(index, (_, cell))| (index, cell.as_str()))
    }
}

/// What a header means.
pub fn recognise(header: &str) -> Meaning {
    let folded = fold(header);
    if folded.is_empty() {
        return Meaning::Left(Left::Unnamed);
    }
    if let Some(meaning) = known(&folded) {
        return meaning;
    }
    // `Тегі / Фамилия`, `Phone (телефон)`: parts that mean something must mean the same.
    let mut parts = header
        .split(['/', '(', ')', '|', '\\', ',', ';'])
        .filter_map(|part| known(&fold(part)));
    match parts.next() {
        Some(meaning) if parts.all(|other| other == meaning) => meaning,
        _ => Meaning::Left(Left::Unknown),
    }
}

fn known(folded: &str) -> Option<Meaning> {
    static KNOWN: LazyLock<HashMap<String, Meaning>> = LazyLock::new(|| {
        let taken = words::entries("column")
            .filter_map(|entry| Some((entry, Meaning::Taken(Column::from_code(entry.code)?))));
        let left = [Left::PersonalNumber, Left::Birth, Left::Faults]
            .into_iter()
            .filter_map(|why| Some((words::entry("left", why.code())?, Meaning::Left(why))));
        let meant = |(entry, meaning): (&'static words::Entry, Meaning)| {
            entry.words().map(move |word| (fold(word), meaning))
        };
        taken.chain(left).flat_map(meant).collect()
    });
    // `Телефон 2` is another telephone.
    let bare = folded
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end();
    KNOWN.get(folded).or_else(|| KNOWN.get(bare)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn headers_are_recognised_however_they_are_typed() {
        for (header, column) in [
            (" ТЕГІ ", Column::Surname),
            ("теги", Column::Surname),
            ("Фамилия:", Column::Surname),
            ("Тегі / Фамилия", Column::Surname),
            ("Әкесінің\u{a0}аты", Column::Patronymic),
            ("Ф. И. О.", Column::Name),
            ("Аты-жөні", Column::Name),
            ("e-mail", Column::Email),
            ("Email", Column::Email),
            ("Телефон (ұялы)", Column::Phone),
            ("тел.", Column::Phone),
            ("Телефон 2", Column::Phone),
            ("АУДАН", Column::Territory),
            ("Organization", Column::Organisation),
            ("по", Column::Until),
            ("С", Column::Since),
        ] {
            assert_eq!(recognise(header), Meaning::Taken(column), "{header}");
        }
    }

    #[test]
    fn what_is_not_needed_is_left() {
        for header in ["ИИН", "ЖСН", "иин участника", "IIN"] {
            assert_eq!(
                recognise(header),
                Meaning::Left(Left::PersonalNumber),
                "{header}"
            );
        }
        assert_eq!(recognise("Туған күні"), Meaning::Left(Left::Birth));
        assert_eq!(recognise("Ескерту"), Meaning::Left(Left::Unknown));
        assert_eq!(recognise(" — "), Meaning::Left(Left::Unnamed));
    }

    #[test]
    fn a_reader_corrects_columns_but_takes_no_personal_numbers() {
        let headers = headers(&["Кім", "Телефон", "ИИН"]);
        let all = [Some(Column::Name), None, Some(Column::Phone)];
        let mapping = Mapping::corrected(&headers, &all).expect("a name");
        let wanted = [
            Meaning::Taken(Column::Name),
            Meaning::Left(Left::Unwanted),
            Meaning::Left(Left::PersonalNumber),
        ];
        assert_eq!(mapping.meanings(), wanted);
        assert_eq!(
            Mapping::corrected(&headers, &[None; 3]),
            Err(MappingError::NoName)
        );
    }

    #[test]
    fn exported_headers_are_recognised_again() {
        for lang in Lang::ALL {
            for column in Column::ALL {
                let header = column.header(lang);
                assert_eq!(recognise(header), Meaning::Taken(column), "{header}");
            }
        }
    }

    #[test]
    fn no_word_means_two_things() {
        let mut seen: HashMap<String, Column> = HashMap::new();
        for column in Column::ALL {
            let entry = words::entry("column", column.code()).expect("a line for every column");
            for word in entry.words() {
                let other = seen.insert(fold(word), column);
                assert!(
                    other.is_none_or(|other| other == column),
                    "{word}: {other:?}, {column:?}"
                );
            }
        }
    }

    #[test]
    fn a_list_needs_names_and_no_column_twice() {
        assert_eq!(
            Mapping::recognise(&headers(&["Телефон", "Аудан"])),
            Err(MappingError::NoName)
        );
        assert_eq!(
            Mapping::recognise(&headers(&["Тегі", "Аудан"])),
            Err(MappingError::NoName)
        );
        assert!(Mapping::recognise(&headers(&["ФИО", "Телефон", "Телефон 2"])).is_ok());
        assert_eq!(
            Mapping::recognise(&headers(&["ФИО", "Район", "Город"])),
            Err(MappingError::Twice {
                column: Column::Territory,
                first: 1,
                second: 2
            })
        );
    }
}
