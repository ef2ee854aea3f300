//! Where in a file the names of its columns stand.

use super::columns::{Left, Meaning, recognise};
use super::words;

/// What somebody said of that, who looked at the first rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headings {
    /// In this row of the spreadsheet, counted from 1.
    Row(u32),
    /// Nowhere: the first row is a person already.
    Nowhere,
}

impl Headings {
    /// The row; 0 if there is none.
    pub fn number(self) -> u32 {
        match self {
            Self::Row(row) => row,
            Self::Nowhere => 0,
        }
    }

    /// Reads the number.
    pub fn from_number(number: u32) -> Self {
        match number {
            0 => Self::Nowhere,
            row => Self::Row(row),
        }
    }
}

/// Whether a cell names a column, as far as anybody here knows.
pub fn names_column(cell: &str) -> bool {
    let unknown = matches!(
        recognise(cell),
        Meaning::Left(Left::Unknown | Left::Unnamed)
    );
    // Some words head a column in one file and say in another what somebody is.
    !unknown && words::post(cell).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_is_names_no_column() {
        for name in ["Тегі", "ФИО", "Телефон 2", "ИИН", "Туған күні"] {
            assert!(names_column(name), "{name}");
        }
        for cell in ["", "№", "Сынақова", "участник", "Участник", "төраға"]
        {
            assert!(!names_column(cell), "{cell}");
        }
    }
}
