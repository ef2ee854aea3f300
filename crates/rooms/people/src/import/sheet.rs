//! The sheet as it comes in, what is wrong with its rows, and the rows that go back.

use std::borrow::Cow;

use keruen_speech::{Lang, shown};

use super::columns::{Column, Left, Mapping, Meaning, recognise};
use crate::fault::Why;

/// A table of texts; how it was read is no matter of this room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// One header per column.
    pub headers: Vec<String>,
    /// The rows below them.
    pub rows: Vec<SheetRow>,
    /// Cells of which the reader knows that they do not say what they should; their rows are
    /// not taken.
    pub spoilt: Vec<Fault>,
}

/// One row of a [`Sheet`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// The row's number in the spreadsheet programme, from 1.
    pub number: u32,
    /// One text per header.
    pub cells: Vec<String>,
}

impl SheetRow {
    /// The row without invisible marks; nearly always as it is.
    pub(super) fn without_marks(&self) -> Cow<'_, Self> {
        let shown: Vec<String> = self.cells.iter().map(|cell| shown(cell)).collect();
        if shown == self.cells {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Self {
            number: self.number,
            cells: shown,
        })
    }
}

/// Why a row is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fault {
    /// The row's number in the spreadsheet programme, from 1.
    pub row: u32,
    /// The index of the column from 0, if it is about one.
    pub column: Option<usize>,
    /// What is wrong.
    pub reason: FaultReason,
    /// What stands in the cell; empty for personal numbers, which are not shown again.
    pub value: String,
}

/// What is wrong with a row; faces word it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FaultReason {
    /// Surname or given name is missing: a person could not be found without.
    NoName,
    /// It is no name: there is no letter in it.
    NotAName,
    /// It is no name: it has this sign.
    OddSign(char),
    /// It has more than this many characters.
    TooLong(usize),
    /// It contains signs that cannot be typed.
    Control,
    /// It cannot be read as a telephone number; it has this many digits.
    NotAPhone(usize),
    /// It cannot be read as an e-mail address.
    NotAnEmail,
    /// There is no such day, or it is not written as one.
    NotADate,
    /// It is a number under which a spreadsheet may have kept this day.
    SerialDate(jiff::civil::Date),
    /// The end lies before the beginning.
    EndsBeforeStart,
    /// No such language is known here.
    UnknownLanguage,
    /// No such city or district is known; perhaps one of these is meant.
    UnknownTerritory(Vec<String>),
    /// It can mean several territories.
    AmbiguousTerritory(Vec<String>),
    /// The organisation is not known, but these are spelt almost alike.
    UnknownOrganisation(Vec<String>),
    /// It is no person but the line under a list that counts them.
    TotalRow,
    /// It holds a personal number of twelve digits, which is not collected.
    PersonalNumber,
    /// It is no record number, or nobody has it.
    UnknownId,
    /// The record number belongs to somebody else: neither name nor contact agree.
    IdOfAnother,
    /// Somebody of this number has the full name and the territory, but other telephones and
    /// addresses.
    Namesake(i64),
    /// The person's data is blocked.
    Blocked,
    /// It can be any of several persons; their record number would tell.
    Ambiguous(Vec<i64>),
    /// The membership overlaps one that stands already.
    MembershipOverlaps,
    /// The person holds a seat with this role in the council, on other days.
    Seated,
    /// More than this many entries.
    TooMany(usize),
    /// Kazakh letters were lost before the file came here.
    LostLetters,
    /// The cell holds a formula without a result.
    NoResult,
    /// The cell shows an error.
    CellError,
    /// The cell was longer than a cell can be.
    CutCell,
    /// The row has more cells than there are headers.
    MoreCells,
    /// An organisation without a name in any language.
    NoOrganisationName,
    /// No such kind of organisation is known here.
    UnknownKind,
    /// A council with seats stays a council.
    HasSeats,
    /// It can be any of several organisations; their record number would tell.
    AmbiguousOrganisation(Vec<i64>),
    /// This row has spoken of the same organisation already.
    Repeated(u32),
    /// This row speaks of the same person and says something else.
    Otherwise(u32),
    /// Record number and address name belong to two organisations.
    SlugOfAnother,
    /// The predecessor is not known, or its own row is not taken.
    UnknownPredecessor,
    /// The organisation would come before itself.
    Circle,
}

impl FaultReason {
    /// The fault of a field of the room, as a fault of a cell.
    pub(crate) fn of(why: &Why, cell: &str) -> Self {
        match *why {
            Why::Missing => Self::NoName,
            Why::TooLong(most) => Self::TooLong(most),
            Why::NotAName(sign) => Self::OddSign(sign),
            Why::TooMany(most) => Self::TooMany(most),
            Why::NotAPhone => Self::NotAPhone(cell.chars().filter(char::is_ascii_digit).count()),
            Why::NotAnEmail => Self::NotAnEmail,
            Why::NotADate => Self::NotADate,
            Why::EndsBeforeStart => Self::EndsBeforeStart,
            Why::Control | Why::NotANumber | Why::Unknown | Why::Circle => Self::Control,
        }
    }

    /// The word for it in catalogue keys.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoName => "no-name",
            Self::NotAName => "not-a-name",
            Self::OddSign(_) => "odd-sign",
            Self::TooLong(_) => "too-long",
            Self::Control => "control",
            Self::NotAPhone(_) => "not-a-phone",
            Self::NotAnEmail => "not-an-email",
            Self::NotADate => "not-a-date",
            Self::SerialDate(_) => "serial-date",
            Self::EndsBeforeStart => "ends-before-start",
            Self::UnknownLanguage => "unknown-language",
            Self::UnknownTerritory(_) => "unknown-territory",
            Self::AmbiguousTerritory(_) => "ambiguous-territory",
            Self::UnknownOrganisation(_) => "unknown-organisation",
            Self::TotalRow => "total-row",
            Self::PersonalNumber => "personal-number",
            Self::UnknownId => "unknown-id",
            Self::IdOfAnother => "id-of-another",
            Self::Namesake(_) => "namesake",
            Self::Blocked => "blocked",
            Self::Ambiguous(_) => "ambiguous",
            Self::MembershipOverlaps => "membership-overlaps",
            Self::Seated => "seated",
            Self::TooMany(_) => "too-many",
            Self::LostLetters => "lost-letters",
            Self::NoResult => "no-result",
            Self::CellError => "cell-error",
            Self::CutCell => "cut-cell",
            Self::MoreCells => "more-cells",
            Self::NoOrganisationName => "no-organisation-name",
            Self::UnknownKind => "unknown-kind",
            Self::HasSeats => "has-seats",
            Self::AmbiguousOrganisation(_) => "ambiguous-organisation",
            Self::Repeated(_) => "repeated",
            Self::Otherwise(_) => "otherwise",
            Self::SlugOfAnother => "slug-of-another",
            Self::UnknownPredecessor => "unknown-predecessor",
            Self::Circle => "circle",
        }
    }
}

/// Rows that were not taken, to be corrected and brought again: the columns of the file without
/// those that are not collected. A face adds a last column with the reasons in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultyRows {
    /// The headers as they were in the file.
    pub headers: Vec<String>,
    /// The rows: number, cells, and what is wrong with them.
    pub rows: Vec<(u32, Vec<String>, Vec<Fault>)>,
}

impl FaultyRows {
    /// Gathers the rows that these faults are about, in the order of the file.
    ///
    /// Where the file names no column, the name is one that a reader of this language knows.
    pub fn of(sheet: &Sheet, mapping: &Mapping, faults: &[Fault], lang: Lang) -> Self {
        let gone = [Left::PersonalNumber, Left::Faults].map(Meaning::Left);
        let kept = mapping
            .meanings()
            .iter()
            .enumerate()
            .filter(|(_, meaning)| !gone.contains(meaning))
            .map(|(index, _)| index);
        let kept: Vec<usize> = kept.collect();
        let mut rows = Self::with(sheet, &kept, faults);
        for (header, index) in rows.headers.iter_mut().zip(kept) {
            if let Meaning::Taken(column) = mapping.meanings()[index]
                && header.trim().is_empty()
            {
                column.header(lang).clone_into(header);
            }
        }
        rows
    }

    /// The same of a sheet that is no list of people, with all its columns but the one that says
    /// what was wrong before.
    pub fn whole(sheet: &Sheet, faults: &[Fault]) -> Self {
        let kept = (0..sheet.headers.len())
            .filter(|index| recognise(&sheet.headers[*index]) != Meaning::Left(Left::Faults));
        Self::with(sheet, &kept.collect::<Vec<_>>(), faults)
    }

    fn with(sheet: &Sheet, kept: &[usize], faults: &[Fault]) -> Self {
        let mut by_row: std::collections::BTreeMap<u32, Vec<Fault>> =
            std::collections::BTreeMap::new();
        for fault in faults {
            by_row.entry(fault.row).or_default().push(fault.clone());
        }
        let cell = |row: &SheetRow, index: usize| {
            let text = row.cells.get(index).map_or("", String::as_str);
            if has_personal_number(text) {
                String::new()
            } else {
                text.to_owned()
            }
        };
        let rows = sheet
            .rows
            .iter()
            .filter_map(|row| {
                let faults = by_row.remove(&row.number)?;
                Some((
                    row.number,
                    kept.iter().map(|index| cell(row, *index)).collect(),
                    faults,
                ))
            })
            .collect();
        let headers = kept
            .iter()
            .map(|index| sheet.headers.get(*index).cloned().unwrap_or_default())
            .collect();
        Self { headers, rows }
    }
}

/// Whether a text holds a personal number: twelve digits in a row that begin with a day of birth
/// and a century from 0 to 6. Twelve digits that follow a `+` are a telephone from abroad.
pub fn has_personal_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        let length = bytes[start..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if length == 12 && (start == 0 || bytes[start - 1] != b'+') {
            let digits = &bytes[start..start + 12];
            let pair = |at: usize| (digits[at] - b'0') * 10 + digits[at + 1] - b'0';
            if (1..=12).contains(&pair(2)) && (1..=31).contains(&pair(4)) && digits[6] <= b'6' {
                return true;
            }
        }
        start += length.max(1);
    }
    false
}

/// Whether a row is the header row once more, perhaps in another language: two header rows are
/// common here.
pub(crate) fn is_header_row(mapping: &Mapping, row: &SheetRow) -> bool {
    let taken: Vec<(Column, &String)> = mapping
        .meanings()
        .iter()
        .zip(&row.cells)
        .filter_map(|(meaning, cell)| match meaning {
            Meaning::Taken(column) if !cell.trim().is_empty() => Some((*column, cell)),
            _ => None,
        })
        .collect();
    taken.len() > 1
        && taken
            .iter()
            .all(|(column, cell)| recognise(cell) == Meaning::Taken(*column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn personal_numbers_are_told_from_telephones() {
        for held in ["880312300123", "ИИН 880312300123", "(010203500001)"] {
            assert!(has_personal_number(held), "{held}");
        }
        for free in [
            "",
            "87000000021",
            "+998901234567",
            "8803123001234",
            "889912300123",
            "8 700 000 00 21",
        ] {
            assert!(!has_personal_number(free), "{free}");
        }
    }

    #[test]
    fn rows_go_back_without_what_is_not_collected() {
        let text = |cells: &[&str]| {
            cells
                .iter()
                .map(|cell| (*cell).to_owned())
                .collect::<Vec<_>>()
        };
        let row = |number, cells: &[&str]| SheetRow {
            number,
            cells: text(cells),
        };
        let sheet = Sheet {
            headers: text(&["ФИО", "ИИН", "Ескерту"]),
            rows: vec![
                row(2, &["А Б", "1", "x"]),
                row(3, &["", "880312300123", "880312300123"]),
            ],
            spoilt: vec![],
        };
        let mapping = Mapping::recognise(&sheet.headers).expect("names");
        let fault = Fault {
            row: 3,
            column: Some(0),
            reason: FaultReason::NoName,
            value: String::new(),
        };
        let back = FaultyRows::of(&sheet, &mapping, std::slice::from_ref(&fault), Lang::Kk);
        assert_eq!(back.headers, ["ФИО", "Ескерту"]);
        assert_eq!(back.rows, [(3, text(&["", ""]), vec![fault])]);
    }

    #[test]
    fn a_second_header_row_is_no_person() {
        let text = |cells: &[&str]| {
            cells
                .iter()
                .map(|cell| (*cell).to_owned())
                .collect::<Vec<_>>()
        };
        let mapping = Mapping::recognise(&text(&["Тегі", "Аты", "№"])).expect("names");
        let row = |cells: &[&str]| SheetRow {
            number: 2,
            cells: text(cells),
        };
        assert!(is_header_row(&mapping, &row(&["Фамилия", "Имя", "1"])));
        assert!(!is_header_row(&mapping, &row(&["Фамилия", "Арман", ""])));
    }
}
