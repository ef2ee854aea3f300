//! One question about many things, so that a page of fifty lines asks once for what all of them need
//! and not fifty times.
//!
//! The statement holds a list of [`ASKED`] placeholders, which [`rows!`](crate::rows!) writes:
//! `rows!("SELECT id, name FROM account WHERE id IN ", ASKED, 1, "")`. Shorter lists repeat their last
//! thing, so that each statement stays one constant text.

use crate::{Db, Record, Sql, StoreError, Value};

/// How many things one statement asks for: as many as a page shows. Who asks for one binds as many
/// values, so more would make small questions dear.
pub const ASKED: usize = 64;

/// The values of such a statement, a block of [`ASKED`] at a time, each followed by `rest`. Nothing
/// sought, nothing asked.
pub fn blocks<'a, V: Clone + Into<Value>>(
    sought: &'a [V],
    rest: &'a [Value],
) -> impl Iterator<Item = Vec<Value>> + 'a {
    sought.chunks(ASKED).map(|block| {
        let mut values: Vec<Value> = block.iter().cloned().map(Into::into).collect();
        if let Some(last) = values.last().cloned() {
            values.resize(ASKED, last);
        }
        values.extend_from_slice(rest);
        values
    })
}

impl Db {
    /// All rows that answer for the things with these ids, each asked for once.
    pub async fn of_each<T: Record>(
        &self,
        sql: Sql,
        mut ids: Vec<i64>,
    ) -> Result<Vec<T>, StoreError> {
        ids.sort_unstable();
        ids.dedup();
        let mut rows = Vec::new();
        for values in blocks(&ids, &[]) {
            rows.extend(self.many(sql, &values).await?);
        }
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params;

    #[test]
    fn blocks_are_full_and_nothing_is_asked_for_nothing() {
        assert_eq!(blocks::<i64>(&[], &params![7]).count(), 0);
        let all: Vec<Vec<Value>> = blocks(&[1_i64, 2], &params!["x"]).collect();
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].len(), ASKED + 1);
        assert_eq!(all[0][..3], params![1, 2, 2]);
        assert_eq!(all[0][ASKED], Value::from("x"));
        let long: Vec<i64> = (0..65).collect();
        assert_eq!(blocks(&long, &[]).count(), 2);
    }
}
