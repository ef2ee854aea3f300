//! Many rows in few statements: what an import of ten thousand rows needs.
//!
//! A statement that writes a block of rows is a constant like every other, made from the text for
//! one row by [`rows!`](crate::rows!); rows that do not fill a block go one by one.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::{ASKED, Sql, StoreError, Thing, Tx, Value, blocks, journal, params, search};

/// Repeats a row of placeholders: `rows!("INSERT INTO t (a, b) VALUES ", 2, 3, "")` gives
/// `INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4), ($5, $6)`, as a constant text. One row of many
/// columns is a list for `IN`.
#[macro_export]
macro_rules! rows {
    ($head:expr, $columns:expr, $rows:expr, $tail:expr) => {{
        const BYTES: [u8; $crate::bulk::length($head, $columns, $rows, $tail)] =
            $crate::bulk::text($head, $columns, $rows, $tail);
        match ::std::str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => panic!("statements are text"),
        }
    }};
}

/// A statement for a block of rows and the same for one row.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// Writes `rows` rows at once.
    pub many: Sql,
    /// Writes one row.
    pub one: Sql,
    /// Values in a row.
    pub columns: usize,
    /// Rows in a block.
    pub rows: usize,
}

crate::statements! {
    NEXT_IDS = "INSERT INTO counter (kind, last) VALUES ($1, $2) \
        ON CONFLICT (kind) DO UPDATE SET last = counter.last + $2 RETURNING last";
    JOURNAL_MANY = rows!(JOURNAL, 9, 64, "");
    JOURNAL_ONE = rows!(JOURNAL, 9, 1, "");
    TOKEN_MANY = rows!(TOKEN, 4, 128, TOKEN_TAIL);
    TOKEN_FEW = rows!(TOKEN, 4, 8, TOKEN_TAIL);
    TOKEN_ONE = rows!(TOKEN, 4, 1, TOKEN_TAIL);
    FORGET_FIELD = rows!("DELETE FROM token WHERE id IN ", ASKED, 1, " AND kind = $65 AND field IN ($66, $67)");
    OLD_MANY = rows!(OLD, 5, 64, OLD_TAIL);
    OLD_ONE = rows!(OLD, 5, 1, OLD_TAIL);
    /// How far it reaches, see [`journal::act_of`].
    REACH = "INSERT INTO bulk_act (first, last, at, kind, verb, things) VALUES ($1, $2, $3, $4, $5, $6)";
}

const JOURNAL: &str =
    "INSERT INTO journal (id, at, account, role, kind, thing, verb, fields, why) VALUES ";
const TOKEN: &str = "INSERT INTO token (kind, id, field, token) VALUES ";
const TOKEN_TAIL: &str = " ON CONFLICT (kind, id, field, token) DO NOTHING";

const OLD: &str = "INSERT INTO history (journal, kind, thing, field, old) VALUES ";
const OLD_TAIL: &str = " ON CONFLICT (journal, kind, thing, field) DO NOTHING";

/// One act among many of the same moment.
#[derive(Clone, Debug)]
pub struct Act<'a> {
    /// Which thing.
    pub thing: Thing,
    /// What was done.
    pub verb: &'a str,
    /// Which fields; names, never values.
    pub fields: &'a [&'a str],
    /// Old values to be kept beside the journal row, by field, as [`Tx::keep_old`] would.
    pub old: &'a [(&'static str, String)],
}

impl Tx {
    /// The next ids of a kind, as [`Tx::next_id`] would give them one after the other.
    pub async fn next_ids(
        &mut self,
        kind: &'static str,
        count: usize,
    ) -> Result<Range<i64>, StoreError> {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        if count == 0 {
            return Ok(0..0);
        }
        let last: i64 = self.one(NEXT_IDS, &params![kind, count]).await?;
        Ok(last - count + 1..last + 1)
    }

    /// Writes rows, given as their values one after the other, in blocks.
    pub async fn run_rows(&mut self, block: Block, values: &[Value]) -> Result<(), StoreError> {
        let (blocks, rest) =
            values.split_at(values.len() - values.len() % (block.columns * block.rows));
        for values in blocks.chunks_exact(block.columns * block.rows) {
            self.run(block.many, values).await?;
        }
        for values in rest.chunks(block.columns) {
            self.run(block.one, values).await?;
        }
        Ok(())
    }

    /// Writes a journal row for each act. Where all of them did the same, how far they reach is
    /// written beside them.
    pub async fn journal_many(&mut self, acts: &[Act<'_>]) -> Result<(), StoreError> {
        let block = Block {
            many: JOURNAL_MANY,
            one: JOURNAL_ONE,
            columns: 9,
            rows: 64,
        };
        let last: i64 = self.one(journal::LAST, &[]).await?;
        let count = i64::try_from(acts.len()).unwrap_or(i64::MAX - last - 1);
        let ids = last + 1..last + 1 + count;
        let (at, by) = (self.at(), self.by().clone());
        let mut values = Vec::with_capacity(acts.len() * block.columns);
        for (id, act) in ids.clone().zip(acts) {
            let Thing { kind, id: thing } = act.thing;
            let fields = act.fields.join(",");
            values.extend(params![
                id,
                at,
                by.account,
                by.role,
                kind,
                thing,
                act.verb,
                fields,
                None::<&str>
            ]);
        }
        self.run_rows(block, &values).await?;
        let mut old = Vec::new();
        for (id, act) in ids.clone().zip(acts) {
            let Thing { kind, id: thing } = act.thing;
            for (field, value) in act.old {
                old.extend(params![id, kind, thing, *field, value]);
            }
        }
        self.run_rows(OLD_VALUES, &old).await?;
        let (Some(first), false) = (acts.first(), ids.is_empty()) else {
            return Ok(());
        };
        let (kind, verb) = (first.thing.kind, first.verb);
        if acts
            .iter()
            .all(|act| act.thing.kind == kind && act.verb == verb)
        {
            let things: BTreeSet<i64> = acts.iter().map(|act| act.thing.id).collect();
            let things = i64::try_from(things.len()).unwrap_or(i64::MAX);
            let reach = params![ids.start, ids.end - 1, at, kind, verb, things];
            self.run(REACH, &reach).await?;
        }
        self.journalled_as(ids.end - 1);
        Ok(())
    }
}

/// How old values are written.
const OLD_VALUES: Block = Block {
    many: OLD_MANY,
    one: OLD_ONE,
    columns: 5,
    rows: 64,
};

/// How words are written.
const TOKENS: Block = Block {
    many: TOKEN_MANY,
    one: TOKEN_ONE,
    columns: 4,
    rows: 128,
};

/// The words of one thing: a name has a dozen or two.
const FEW_TOKENS: Block = Block {
    many: TOKEN_FEW,
    one: TOKEN_ONE,
    columns: 4,
    rows: 8,
};

/// Writes the words of one thing, each after its field.
pub(crate) async fn index_rows<F: AsRef<str>>(
    tx: &mut Tx,
    thing: Thing,
    rows: impl IntoIterator<Item = (F, String)>,
) -> Result<(), StoreError> {
    let mut values = Vec::new();
    for (field, token) in rows {
        values.extend(params![thing.kind, thing.id, field.as_ref(), token]);
    }
    // A text fills large blocks; what is over, and a name, small ones.
    let rest = values.split_off(values.len() - values.len() % (TOKENS.columns * TOKENS.rows));
    tx.run_rows(TOKENS, &values).await?;
    tx.run_rows(FEW_TOKENS, &rest).await
}

/// Indexes things that have no words yet, as [`search::index`] would one by one.
pub async fn index_new(
    tx: &mut Tx,
    things: &[(Thing, Vec<(&str, &str)>)],
) -> Result<(), StoreError> {
    let block = TOKENS;
    let mut values = Vec::with_capacity(block.columns * block.rows * 2);
    for (thing, fields) in things {
        for (field, token) in fields
            .iter()
            .flat_map(|(field, text)| search::rows(field, text))
        {
            values.extend(params![thing.kind, thing.id, field, token]);
        }
        // Whole blocks leave at once, so that the memory of a large import stays small.
        let whole = values.len() - values.len() % (block.columns * block.rows);
        if whole > 0 {
            let rest = values.split_off(whole);
            tx.run_rows(block, &values).await?;
            values = rest;
        }
    }
    tx.run_rows(block, &values).await
}

/// Replaces the words of those fields of things that changed; what stands of their other fields
/// stays. A field of several texts comes with all of them, one that is empty now with an empty one.
pub async fn index_changed(
    tx: &mut Tx,
    things: &[(Thing, Vec<(&str, &str)>)],
) -> Result<(), StoreError> {
    let mut changed: BTreeMap<(&str, &str), Vec<i64>> = BTreeMap::new();
    for (thing, fields) in things {
        for (field, _) in fields {
            changed
                .entry((thing.kind, field))
                .or_default()
                .push(thing.id);
        }
    }
    for ((kind, field), ids) in changed {
        for values in blocks(&ids, &params![kind, field, search::bones_of(field)]) {
            tx.run(FORGET_FIELD, &values).await?;
        }
    }
    index_new(tx, things).await
}

/// The length of what [`text`] gives.
#[doc(hidden)]
pub const fn length(head: &str, columns: usize, rows: usize, tail: &str) -> usize {
    let mut length = head.len() + tail.len();
    let mut n = 1;
    while n <= columns * rows {
        length += 1 + digits(n);
        n += 1;
    }
    // Between the values of a row, around each row, and between rows.
    length + (columns - 1) * 2 * rows + 2 * rows + 2 * (rows - 1)
}

const fn digits(n: usize) -> usize {
    if n < 10 { 1 } else { 1 + digits(n / 10) }
}

/// The text of [`rows!`](crate::rows!).
#[doc(hidden)]
pub const fn text<const LENGTH: usize>(
    head: &str,
    columns: usize,
    rows: usize,
    tail: &str,
) -> [u8; LENGTH] {
    let mut out = [b' '; LENGTH];
    let mut at = put(&mut out, 0, head.as_bytes());
    let mut n = 1;
    let mut row = 0;
    while row < rows {
        at = put(&mut out, at, if row == 0 { b"(" } else { b", (" });
        let mut column = 0;
        while column < columns {
            at = put(&mut out, at, if column == 0 { b"$" } else { b", $" });
            let width = digits(n);
            let (mut place, mut left) = (width, n);
            while place > 0 {
                place -= 1;
                out[at + place] = b"0123456789"[left % 10];
                left /= 10;
            }
            at += width;
            n += 1;
            column += 1;
        }
        at = put(&mut out, at, b")");
        row += 1;
    }
    put(&mut out, at, tail.as_bytes());
    out
}

const fn put<const LENGTH: usize>(out: &mut [u8; LENGTH], at: usize, bytes: &[u8]) -> usize {
    let mut n = 0;
    while n < bytes.len() {
        out[at + n] = bytes[n];
        n += 1;
    }
    at + bytes.len()
}

#[cfg(test)]
mod tests {
    use crate::testing::{asked, epoch, fresh};
    use crate::{Actor, Thing, journal, search};

    use super::*;

    #[test]
    fn placeholders_are_numbered_through() {
        assert_eq!(rows!("V ", 2, 3, " X"), "V ($1, $2), ($3, $4), ($5, $6) X");
        assert_eq!(
            rows!("IN ", 11, 1, ""),
            "IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        );
    }

    #[tokio::test]
    async fn many_at_once_are_as_many_one_by_one() {
        const WORDS: Sql =
            Sql("SELECT id, field, token FROM token WHERE kind = $1 ORDER BY id, field, token");
        const FORGET_REACH: Sql = Sql("DELETE FROM bulk_act");
        for db in fresh(&[]).await {
            let names: Vec<String> = (0..150).map(|n| format!("Сынақов Үлгі {n}")).collect();
            let mut tx = db
                .act(Actor::system("owner"), epoch())
                .await
                .expect("a write begins");
            assert_eq!(tx.next_id("one").await.expect("an id"), 1);
            assert_eq!(tx.next_ids("one", 3).await.expect("ids"), 2..5);
            assert_eq!(tx.next_ids("one", 0).await.expect("no ids").count(), 0);
            assert_eq!(tx.next_id("one").await.expect("an id"), 5);
            let things: Vec<(Thing, Vec<(&str, &str)>)> = (1_i64..)
                .zip(&names)
                .map(|(id, name)| (Thing { kind: "many", id }, vec![("name", name.as_str())]))
                .collect();
            index_new(&mut tx, &things).await.expect("indexed");
            for (thing, fields) in &things {
                let thing = Thing {
                    kind: "one",
                    id: thing.id,
                };
                search::index(&mut tx, thing, fields)
                    .await
                    .expect("indexed");
            }
            let acts: Vec<Act> = things
                .iter()
                .map(|(thing, _)| Act {
                    thing: *thing,
                    verb: "create",
                    fields: &["name"],
                    old: &[],
                })
                .collect();
            tx.journal_many(&acts).await.expect("journalled");
            tx.commit().await.expect("kept");
            let many: Vec<(i64, String, String)> =
                db.many(WORDS, &params!["many"]).await.expect("words");
            let one: Vec<(i64, String, String)> =
                db.many(WORDS, &params!["one"]).await.expect("words");
            assert!(!many.is_empty());
            assert_eq!(many, one);
            let entries = journal::of(
                &db,
                Thing {
                    kind: "many",
                    id: 150,
                },
            )
            .await
            .expect("a journal");
            assert_eq!(entries.len(), 1);
            assert_eq!(entries[0].id, 150);
            // What was written in bulk is told without reading it, and told the same.
            let told = journal::act_of(&db, &entries[0]).await.expect("told");
            assert_eq!(told, (0, 149));
            let before = asked();
            journal::act_of(&db, &entries[0]).await.expect("told");
            assert_eq!(asked() - before, 2, "no row of the act is counted");
            let mut tx = db.upkeep(epoch()).await.expect("begun");
            tx.run(FORGET_REACH, &[]).await.expect("forgotten");
            tx.commit().await.expect("kept");
            assert_eq!(journal::act_of(&db, &entries[0]).await.expect("told"), told);
        }
    }
}
