//! The model: a table as read, what was noticed in it, and why a file can be refused.

use thiserror::Error;

/// How much of a file is read before it is refused.
///
/// The defaults let a list of every council member and NGO activist of the country through and
/// keep a hostile file from filling the memory of a small server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it was sent.
    pub bytes: u64,
    /// Bytes of everything packed inside an XLSX file, unpacked.
    pub unpacked: u64,
    /// How many times larger than packed a part of an XLSX file may be. Asked only of parts that
    /// unpack to more than a megabyte: small parts of honest files pack very well.
    pub ratio: u64,
    /// Rows, the header row included.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// Bytes of text in all cells together.
    pub text: usize,
}

impl Limits {
    /// The most bytes of a file as it is sent, unless said otherwise.
    pub const SENT: u64 = 20_000_000;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // As people count them: what is said is "20 MB".
            bytes: Self::SENT,
            unpacked: 128 * 1024 * 1024,
            ratio: 200,
            rows: 100_000,
            columns: 200,
            text: 64 * 1024 * 1024,
        }
    }
}

/// The most characters one cell may hold: the limit of XLSX itself.
pub(crate) const CELL_CHARS: usize = 32_767;

/// The most cells a table may have, empty ones between others included: each takes memory, and a
/// small file can ask for very many.
pub(crate) const MOST_CELLS: usize = 4_000_000;

/// The most things noticed in one file; one with more is hostile or hopeless.
pub(crate) const MOST_NOTES: usize = 200_000;

/// A table as a reader sees it: one row of headers and the rows below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// One name per column; empty where a column has no name.
    pub headers: Vec<String>,
    /// The spreadsheet row in which the headers stand, counted from 1; none if there are none.
    pub header_row: Option<u32>,
    /// The first rows of the file as they stand, whatever became of them: where the headers were
    /// looked for.
    pub top: Vec<Row>,
    /// The rows below the headers; blank rows are left out.
    pub rows: Vec<Row>,
    /// What was noticed while reading, in the order of the rows.
    pub notes: Vec<Note>,
    /// What kind of file it was.
    pub source: Source,
}

/// One row of a [`Table`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The number at the left edge of the spreadsheet programme, counted from 1.
    pub number: u32,
    /// One text per header; empty where the cell is.
    pub cells: Vec<String>,
}

/// What kind of file a table was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// An Excel workbook, and which of its sheets was read.
    Xlsx {
        /// The name on the sheet's tab.
        sheet: String,
    },
    /// A text file with one line per row.
    Csv {
        /// How its letters were written down.
        encoding: Encoding,
        /// What stood between its cells.
        separator: Separator,
    },
}

/// How the letters of a CSV file were written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16 with a byte order mark: what Excel calls "Unicode text".
    Utf16,
    /// Windows-1251: has no Kazakh letters beyond the Russian ones, so they may be lost.
    Windows1251,
}

/// What stands between the cells of a CSV file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// `,`: what spreadsheet programmes expect of English readers.
    Comma,
    /// `;`: what they expect where the comma stands in decimal numbers, as in Kazakhstan.
    Semicolon,
    /// The tab character.
    Tab,
}

impl Separator {
    /// The character itself.
    pub const fn as_char(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
        }
    }

    pub(crate) const fn as_byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// Something noticed while reading. Rows are counted from 1 as the spreadsheet programme does,
/// columns from 0 as in [`Row::cells`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Kazakh letters were replaced by `?` before the file came here (`?аза?стан`): Windows-1251
    /// does not have them. Saving the original as XLSX or UTF-8 brings them back.
    LostLetters {
        /// Spreadsheet row.
        row: u32,
        /// Index of the column.
        column: usize,
        /// The cell as read.
        text: String,
    },
    /// The cell holds a formula but no result: the file was never recalculated and saved.
    FormulaWithoutValue {
        /// Spreadsheet row.
        row: u32,
        /// Index of the column.
        column: usize,
    },
    /// Cells hold formulas; the results that were saved with them were taken.
    FormulaResults {
        /// The spreadsheet row of the first one.
        row: u32,
        /// How many cells.
        cells: usize,
    },
    /// Rows that the spreadsheet hides, by a filter or by hand; they were read like the others.
    HiddenRows {
        /// Their numbers.
        rows: Vec<u32>,
    },
    /// The cell shows an error such as `#N/A`; it was read as empty.
    CellError {
        /// Spreadsheet row.
        row: u32,
        /// Index of the column.
        column: usize,
        /// The error as the spreadsheet shows it.
        text: String,
    },
    /// The cell held more than 32,767 characters and was cut there.
    CutCell {
        /// Spreadsheet row.
        row: u32,
        /// Index of the column.
        column: usize,
    },
    /// Characters that no text has (such as NUL) were left out of the cell.
    ControlCharacters {
        /// Spreadsheet row.
        row: u32,
        /// Index of the column.
        column: usize,
    },
    /// The cell is merged with the one above; the value was taken from there.
    MergedCell {
        /// Spreadsheet row.
        row: u32,
        /// Index of the column.
        column: usize,
        /// The row in which the value stands.
        from: u32,
    },
    /// A heading above the table was passed over.
    TitleRow {
        /// Spreadsheet row.
        row: u32,
    },
    /// The headers stand in two rows, one above the other; they were read together, the lower
    /// name first where both are there.
    TwoHeaderRows {
        /// The upper row.
        first: u32,
        /// The lower row.
        second: u32,
    },
    /// The header row came again in the middle of the table and was passed over.
    RepeatedHeaders {
        /// Spreadsheet row.
        row: u32,
    },
    /// The row has more cells than there are headers.
    MoreCellsThanHeaders {
        /// Spreadsheet row.
        row: u32,
    },
    /// Other sheets of the workbook, hidden ones too, have something on them; only the first
    /// visible one was read.
    OtherSheets {
        /// The sheet that was read.
        read: String,
        /// The names of the others.
        left: Vec<String>,
    },
}

impl Note {
    /// The spreadsheet row it is about, if it is about one.
    pub fn row(&self) -> Option<u32> {
        match *self {
            Self::LostLetters { row, .. }
            | Self::FormulaWithoutValue { row, .. }
            | Self::CellError { row, .. }
            | Self::CutCell { row, .. }
            | Self::ControlCharacters { row, .. }
            | Self::MergedCell { row, .. }
            | Self::TitleRow { row }
            | Self::RepeatedHeaders { row }
            | Self::FormulaResults { row, .. }
            | Self::MoreCellsThanHeaders { row } => Some(row),
            Self::TwoHeaderRows { first, .. } => Some(first),
            Self::OtherSheets { .. } | Self::HiddenRows { .. } => None,
        }
    }

    /// The index of the column it is about, if it is about one.
    pub fn column(&self) -> Option<usize> {
        match *self {
            Self::LostLetters { column, .. }
            | Self::FormulaWithoutValue { column, .. }
            | Self::CellError { column, .. }
            | Self::CutCell { column, .. }
            | Self::ControlCharacters { column, .. }
            | Self::MergedCell { column, .. } => Some(column),
            Self::TitleRow { .. }
            | Self::RepeatedHeaders { .. }
            | Self::MoreCellsThanHeaders { .. }
            | Self::TwoHeaderRows { .. }
            | Self::FormulaResults { .. }
            | Self::HiddenRows { .. }
            | Self::OtherSheets { .. } => None,
        }
    }

    /// Whether what the cell should say is not known, so that its row must not be taken as it
    /// stands.
    pub fn spoils_row(&self) -> bool {
        matches!(
            self,
            Self::LostLetters { .. }
                | Self::FormulaWithoutValue { .. }
                | Self::CellError { .. }
                | Self::CutCell { .. }
                | Self::MoreCellsThanHeaders { .. }
        )
    }
}

/// What a file turned out to be instead of a spreadsheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A PDF document.
    Pdf,
    /// A picture.
    Image,
    /// A text document (Word).
    Document,
    /// A web page, often saved from a site under the name `.xls`.
    WebPage,
    /// An archive with other files inside.
    Archive,
    /// An Excel file of before 2007 (`.xls`): open it and save it as XLSX.
    OldExcel,
    /// An Excel file in the binary form (`.xlsb`): open it and save it as XLSX.
    BinaryExcel,
    /// An OpenDocument spreadsheet (`.ods`): open it and save it as XLSX.
    OpenDocument,
    /// Bytes that are no text.
    Binary,
}

/// Why a table could not be read or written.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum PaperError {
    /// There is nothing in the file, or nothing on its sheets.
    #[error("the file is empty")]
    Empty,
    /// All that the workbook holds lies on a hidden sheet.
    #[error("only the hidden sheet {sheet} has something on it")]
    OnlyHidden {
        /// Its name.
        sheet: String,
    },
    /// The file is larger than allowed.
    #[error("the file has {bytes} bytes, at most {limit} are read")]
    TooBig {
        /// Its size in bytes.
        bytes: u64,
        /// What is allowed.
        limit: u64,
    },
    /// The file is something else.
    #[error("the file is not a spreadsheet but {0:?}")]
    NotASpreadsheet(Found),
    /// The workbook is locked with a password: save it without one.
    #[error("the workbook is locked with a password")]
    Locked,
    /// The file begins as a spreadsheet but cannot be read to its end.
    #[error("the file is damaged: {detail}")]
    Damaged {
        /// What the reader stumbled over, for the log.
        detail: String,
    },
    /// The file unpacks to more than any honest spreadsheet does.
    #[error("the file unpacks to more than is allowed")]
    Bomb,
    /// More rows than allowed: split the file.
    #[error("the table has more than {limit} rows")]
    TooManyRows {
        /// What is allowed.
        limit: usize,
    },
    /// More columns than allowed.
    #[error("row {row} has more than {limit} columns")]
    TooManyColumns {
        /// Spreadsheet row, counted from 1.
        row: u32,
        /// What is allowed.
        limit: usize,
    },
    /// More text than allowed in all cells together.
    #[error("by row {row} the table has more text than is read")]
    TooMuchText {
        /// The row at which reading stopped.
        row: u32,
    },
    /// A quotation mark opens in this row of a CSV file and never closes.
    #[error("the quotation mark opened in row {row} never closes")]
    OpenQuote {
        /// Spreadsheet row, counted from 1.
        row: u32,
    },
    /// A CSV file in UTF-8 has bytes that are no letter: it was damaged, or cut off on its way.
    #[error("row {row} holds a broken letter")]
    BrokenLetters {
        /// The line of the first one, counted from 1.
        row: u32,
    },
    /// A cell to be written holds more than XLSX can.
    #[error("row {row}, column {column}: more than 32767 characters")]
    CellTooLong {
        /// Row of the sheet to be written, counted from 1.
        row: u32,
        /// Index of the column.
        column: usize,
    },
    /// The spreadsheet could not be written.
    #[error("the spreadsheet could not be written: {detail}")]
    NotWritten {
        /// What the writer said, for the log.
        detail: String,
    },
}
