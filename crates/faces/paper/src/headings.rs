//! Where in a grid the names of the columns stand, and which they are.

use crate::grid::{Block, Grid};
use crate::table::{Note, PaperError};

/// So many rows may stand above the rows of a table.
pub(crate) const LOOKED_AT: usize = 7;

/// Where the names of the columns stand.
#[derive(Clone, Copy)]
pub enum Headings<'a> {
    /// In the first row of several cells that all could be names.
    Likely,
    /// In that of the first rows with the most names that this knows; nowhere if it knows none, so
    /// that a list without names does not lose its first row.
    Known(&'a dyn Fn(&str) -> bool),
    /// In this row of the spreadsheet, counted from 1; likely if there is no such row.
    Row(u32),
    /// Nowhere: the first row is data already.
    Nowhere,
}

impl Grid {
    /// The row of the headers, if there is one; headings above the table are passed over.
    pub(crate) fn header_row(&mut self, headings: Headings<'_>) -> Result<Option<u32>, PaperError> {
        let first = self.rows.keys().next().copied().ok_or(PaperError::Empty)?;
        let found = match headings {
            Headings::Row(row) if self.rows.contains_key(&row) => Some(row),
            Headings::Row(_) | Headings::Likely => Some(self.likely().unwrap_or(first)),
            Headings::Known(known) => self.best_named(known),
            Headings::Nowhere => None,
        };
        // Headings stand alone in their rows above the table, which is wider.
        let begin = found.or_else(|| self.first_wide()).unwrap_or(first);
        let below = self.rows.split_off(&begin);
        for row in std::mem::replace(&mut self.rows, below).into_keys() {
            self.note(Note::TitleRow { row });
        }
        Ok(found)
    }

    fn first_wide(&self) -> Option<u32> {
        let mut top = self.rows.iter().take(LOOKED_AT);
        top.find(|(_, cells)| filled(cells) > 1)
            .map(|(number, _)| *number)
    }

    /// The first wide row, if every cell of it could be a name.
    fn likely(&self) -> Option<u32> {
        let wide = self.first_wide()?;
        self.rows[&wide]
            .iter()
            .all(|cell| is_name(cell))
            .then_some(wide)
    }

    fn best_named(&self, known: &dyn Fn(&str) -> bool) -> Option<u32> {
        let named = |cells: &[String]| cells.iter().filter(|cell| known(cell)).count();
        let top = self.rows.iter().take(LOOKED_AT);
        let (row, _) = top
            .map(|(number, cells)| (*number, named(cells)))
            .filter(|(_, named)| *named > 0)
            // Of several that are as good the first.
            .max_by_key(|(number, named)| (*named, std::cmp::Reverse(*number)))?;
        let above = row.checked_sub(1).filter(|above| {
            self.rows.get(above).is_some_and(|cells| filled(cells) > 1) && self.belong(*above, row)
        });
        Some(above.unwrap_or(row))
    }

    /// Whether two rows name the columns together.
    fn belong(&self, first: u32, second: u32) -> bool {
        let (Some(upper), Some(lower)) = (self.rows.get(&first), self.rows.get(&second)) else {
            return false;
        };
        let mut blocks = self.merged.iter();
        blocks.any(|block| *block.rows.start() == first && splits(block, lower))
            || fills_gaps(upper, lower)
    }

    /// The headers, and the last row that belongs to them.
    pub(crate) fn take_headers(&mut self, first: u32) -> (Vec<String>, u32) {
        let second = first.saturating_add(1);
        let two = self.belong(first, second);
        let upper = self.rows.remove(&first).unwrap_or_default();
        let lower = if two {
            self.rows.remove(&second).unwrap_or_default()
        } else {
            Vec::new()
        };
        if two {
            self.note(Note::TwoHeaderRows { first, second });
        }
        let width = upper.len().max(lower.len());
        let headers = (0..width)
            .map(|column| {
                let name = lower.get(column).filter(|name| !name.is_empty());
                name.or_else(|| upper.get(column))
                    .map_or_else(String::new, |name| tidy(name))
            })
            .collect();
        (headers, if two { second } else { first })
    }
}

pub(crate) fn filled(cells: &[String]) -> usize {
    cells.iter().filter(|cell| !cell.is_empty()).count()
}

/// Whether a merged block of the first header row stands over names of its own in the second: it
/// spans columns, and more than one of them is named below.
fn splits(block: &Block, lower: &[String]) -> bool {
    let under = |column: &usize| lower.get(*column).is_some_and(|name| !name.is_empty());
    block.columns.clone().filter(under).count() > 1 && lower.iter().all(|name| is_name(name))
}

/// Whether the second row names just the columns that the first leaves unnamed, and at least one
/// named column has nothing below it: `ФИО | Байланыс | | Аудан` over ` | Телефон | E-mail | `.
fn fills_gaps(upper: &[String], lower: &[String]) -> bool {
    let at = |cells: &[String], column: usize| cells.get(column).is_some_and(|c| !c.is_empty());
    let width = upper.len().max(lower.len());
    let fills = (0..width).any(|column| !at(upper, column) && at(lower, column));
    let leaves = (0..width).any(|column| at(upper, column) && !at(lower, column));
    fills && leaves && lower.iter().all(|name| is_name(name))
}

/// Whether a cell could be the name of a column: short, without digits or an `@`.
fn is_name(cell: &str) -> bool {
    cell.chars().count() <= 40 && !cell.contains(|c: char| c.is_ascii_digit() || c == '@')
}

/// A header in one line: line breaks and double spaces inside it are layout.
pub(crate) fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
