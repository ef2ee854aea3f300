//! Papers that people bring and take away: spreadsheets in both directions, and photos.
//!
//! Everything here is a function from bytes to typed values or from typed values to bytes: no
//! files, no network, no clock. What is wrong with a paper comes back as an enum that names row
//! and column, so that the page can say it in the reader's language.
//!
//! * [`read_table`] reads XLSX and CSV as a person's spreadsheet programme would show them;
//! * [`read_table_under`] takes word for where the names of the columns stand;
//! * [`write_xlsx`] and [`write_csv`] write tables that [`read_table`] reads back unchanged;
//! * [`photo`] turns photos upright, scales them down and drops their metadata.

mod container;
mod delimited;
mod grid;
mod headings;
mod hidden;
mod lost;
pub mod photo;
mod read;
mod table;
mod workbook;
mod write;

pub use headings::Headings;
pub use lost::lost_letters;
pub use read::{read_table, read_table_under};
pub use table::{Encoding, Found, Limits, Note, PaperError, Row, Separator, Source, Table};
pub use write::{Spread, write_csv, write_xlsx};
