//! Reading a table.
use crate::table::{Limits, PaperError, Table};
/// Reads.
pub fn read_table(_bytes: &[u8], _name: &str, _limits: &Limits) -> Result<Table, PaperError> {
    Err(PaperError::Empty)
}
