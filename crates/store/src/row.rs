//! What a question answers: rows, read by column into plain types.

use jiff::Timestamp;
use sqlx::any::{AnyRow, AnyTypeInfoKind};
use sqlx::{Any, Decode, Row as _, TypeInfo as _, ValueRef as _};

use crate::StoreError;

/// One row of an answer.
pub struct Row(pub(crate) AnyRow);

impl Row {
    /// Reads a column by name.
    ///
    /// Fails with [`StoreError::Column`] when the column is missing, empty where `T` is not an
    /// `Option`, or of another type.
    pub fn get<T: Column>(&self, name: &str) -> Result<T, StoreError> {
        self.read(name, || name.to_owned())
    }

    /// Reads a column by its place, from 0.
    pub fn at<T: Column>(&self, place: usize) -> Result<T, StoreError> {
        self.read(place, || place.to_string())
    }

    /// Reads a word of a list. One that the list does not have is refused: whatever stood for it
    /// would be a false record.
    pub fn word<T>(
        &self,
        name: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, StoreError> {
        read(&self.get::<String>(name)?).ok_or_else(|| StoreError::Column {
            column: name.to_owned(),
            why: "holds a word that this version does not know".to_owned(),
        })
    }

    /// How many columns the row has.
    pub fn width(&self) -> usize {
        self.0.len()
    }

    /// What stands in a column, by its place from 0.
    pub fn cell(&self, place: usize) -> Result<Cell<'_>, StoreError> {
        self.raw_cell(place).map_err(StoreError::from)
    }

    fn read<T: Column>(
        &self,
        index: impl sqlx::ColumnIndex<AnyRow>,
        column: impl Fn() -> String,
    ) -> Result<T, StoreError> {
        T::from_cell(self.raw_cell(index)?).map_err(|why| StoreError::Column {
            column: column(),
            why,
        })
    }

    fn raw_cell(&self, index: impl sqlx::ColumnIndex<AnyRow>) -> Result<Cell<'_>, sqlx::Error> {
        let value = self.0.try_get_raw(index)?;
        if value.is_null() {
            return Ok(Cell::Empty);
        }
        let info = value.type_info().into_owned();
        let cell = match info.kind() {
            AnyTypeInfoKind::Null => Ok(Cell::Empty),
            AnyTypeInfoKind::Bool => {
                <bool as Decode<Any>>::decode(value).map(|yes| Cell::Int(i64::from(yes)))
            }
            AnyTypeInfoKind::SmallInt | AnyTypeInfoKind::Integer | AnyTypeInfoKind::BigInt => {
                <i64 as Decode<Any>>::decode(value).map(Cell::Int)
            }
            AnyTypeInfoKind::Real | AnyTypeInfoKind::Double => {
                <f64 as Decode<Any>>::decode(value).map(Cell::Real)
            }
            AnyTypeInfoKind::Text => <&str as Decode<Any>>::decode(value).map(Cell::Text),
            AnyTypeInfoKind::Blob => <&[u8] as Decode<Any>>::decode(value).map(Cell::Bytes),
        };
        cell.map_err(|source| sqlx::Error::ColumnDecode {
            index: info.name().to_owned(),
            source,
        })
    }
}

/// What stands in one column of one row, borrowed from the row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// NULL.
    Empty,
    /// A whole number.
    Int(i64),
    /// A real number.
    Real(f64),
    /// A text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
}

impl Cell<'_> {
    /// What this is, without its value: errors go to logs, and values may be somebody's.
    fn kind(&self) -> &'static str {
        match self {
            Self::Empty => "nothing",
            Self::Int(_) => "a whole number",
            Self::Real(_) => "a real number",
            Self::Text(_) => "a text",
            Self::Bytes(_) => "bytes",
        }
    }
}

/// A type a column can be read into.
pub trait Column: Sized {
    /// Reads the cell, or says what is wrong with it.
    fn from_cell(cell: Cell<'_>) -> Result<Self, String>;
}

macro_rules! column {
    ($($type:ty = $asked:literal, $($pattern:pat => $read:expr),+;)*) => {$(
        impl Column for $type {
            fn from_cell(cell: Cell<'_>) -> Result<Self, String> {
                match cell {
                    $($pattern => $read,)+
                    other => Err(format!("holds {}, not {}", other.kind(), $asked)),
                }
            }
        }
    )*};
}

column! {
    i64 = "a whole number", Cell::Int(number) => Ok(number);
    f64 = "a real number", Cell::Real(number) => Ok(number);
    bool = "0 or 1", Cell::Int(0) => Ok(false), Cell::Int(1) => Ok(true);
    String = "a text", Cell::Text(text) => Ok(text.to_owned());
    Vec<u8> = "bytes", Cell::Bytes(bytes) => Ok(bytes.to_vec());
    Timestamp = "microseconds since 1970", Cell::Int(micros) => Timestamp::from_microsecond(micros).map_err(|error| error.to_string());
}

impl<T: Column> Column for Option<T> {
    fn from_cell(cell: Cell<'_>) -> Result<Self, String> {
        match cell {
            Cell::Empty => Ok(None),
            other => T::from_cell(other).map(Some),
        }
    }
}

/// A type a whole row can be read into.
pub trait Record: Sized {
    /// Reads the row.
    fn read(row: &Row) -> Result<Self, StoreError>;
}

macro_rules! single {
    ($($type:ty),*) => {$(
        impl Record for $type {
            fn read(row: &Row) -> Result<Self, StoreError> {
                row.at(0)
            }
        }

        impl Record for Option<$type> {
            fn read(row: &Row) -> Result<Self, StoreError> {
                row.at(0)
            }
        }
    )*};
}

single!(i64, f64, bool, String, Vec<u8>, Timestamp);

macro_rules! tuple {
    ($($name:ident $place:tt),+) => {
        impl<$($name: Column),+> Record for ($($name,)+) {
            fn read(row: &Row) -> Result<Self, StoreError> {
                Ok(($(row.at::<$name>($place)?,)+))
            }
        }
    };
}

tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
