//! The journal: who did what, in what role, when and why; and the old values beside it.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::{ASKED, Db, Record, Row, StoreError, Thing, Tx, blocks, params, rows};

/// One act, as the journal keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The row's number; later acts have greater ones.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// The account, if somebody was signed in.
    pub account: Option<i64>,
    /// The role acted in.
    pub role: String,
    /// The thing's kind.
    pub kind: String,
    /// The thing's id.
    pub thing: i64,
    /// What was done.
    pub verb: String,
    /// Which fields; names, never values.
    pub fields: Vec<String>,
    /// Why, where a reason was asked for.
    pub why: Option<String>,
    /// Old values kept beside the row, by field.
    pub old: Vec<(String, String)>,
}

impl Entry {
    /// Puts the old values in the order in which the act named its fields: that of the form.
    fn as_journalled(&mut self) {
        let fields = &self.fields;
        let place = |field: &str| fields.iter().position(|one| one == field);
        self.old
            .sort_by_key(|(field, _)| place(field).unwrap_or(usize::MAX));
    }
}

impl Record for Entry {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let fields: String = row.get("fields")?;
        Ok(Self {
            id: row.get("id")?,
            at: row.get("at")?,
            account: row.get("account")?,
            role: row.get("role")?,
            kind: row.get("kind")?,
            thing: row.get("thing")?,
            verb: row.get("verb")?,
            fields: fields
                .split(',')
                .filter(|field| !field.is_empty())
                .map(str::to_owned)
                .collect(),
            why: row.get("why")?,
            old: Vec::new(),
        })
    }
}

crate::statements! {
    /// A journal row with the next number. Writers take turns and no journal row is ever deleted, so
    /// the greatest number plus one is never given twice, and it costs no trip of its own.
    pub(crate) ADD = "INSERT INTO journal (id, at, account, role, kind, thing, verb, fields, why) \
        SELECT COALESCE(max(id), 0) + 1, CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS TEXT), \
        CAST($4 AS TEXT), CAST($5 AS BIGINT), CAST($6 AS TEXT), CAST($7 AS TEXT), CAST($8 AS TEXT) \
        FROM journal RETURNING id";
    /// The number of the last journal row.
    /// An old value beside its journal row; the first one kept for a field counts.
    pub(crate) KEEP_OLD = "INSERT INTO history (journal, kind, thing, field, old) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (journal, kind, thing, field) DO NOTHING";
    OF = "SELECT id, at, account, role, kind, thing, verb, fields, why FROM journal \
        WHERE kind = $1 AND thing = $2 ORDER BY id DESC";
    OLD_OF = "SELECT journal, field, old FROM history WHERE kind = $1 AND thing = $2 ORDER BY journal DESC, field";
    OF_EACH = rows!("SELECT id, at, account, role, kind, thing, verb, fields, why FROM journal WHERE thing IN ", ASKED, 1,
        " AND kind = $65 ORDER BY id DESC");
    OLD_OF_EACH = rows!("SELECT thing, journal, field, old FROM history WHERE thing IN ", ASKED, 1,
        " AND kind = $65 ORDER BY journal DESC, field");
    pub(crate) LAST = "SELECT COALESCE(max(id), 0) FROM journal";
    RECENT = "SELECT id, at, account, role, kind, thing, verb, fields, why FROM journal ORDER BY id DESC LIMIT $1";
    BEFORE = "SELECT id, at, account, role, kind, thing, verb, fields, why FROM journal WHERE id < $1 \
        ORDER BY id DESC LIMIT $2";
    /// The last row before one act: an act's rows have one moment and follow each other.
    BEFORE_ACT = "SELECT id FROM journal WHERE id < $1 AND (at <> $2 OR kind <> $3) ORDER BY id DESC LIMIT 1";
    THINGS_OF_ACT = "SELECT count(DISTINCT thing) FROM journal WHERE id > $1 AND id < $2 AND verb = $3";
    REACHES = "SELECT first, last, things FROM bulk_act WHERE at = $1 AND kind = $2 AND verb = $3 AND first <= $4 \
        ORDER BY first";
    FORGET_OLD = "DELETE FROM history WHERE kind = $1 AND thing = $2";
    FORGET_WHY = "UPDATE journal SET why = NULL WHERE kind = $1 AND thing = $2 AND why IS NOT NULL";
}

/// Everything done to a thing, the latest first, with the old values that were kept.
pub async fn of(db: &Db, thing: Thing) -> Result<Vec<Entry>, StoreError> {
    let mut look = db.snapshot().await?;
    let values = params![thing.kind, thing.id];
    let mut entries: Vec<Entry> = look.many(OF, &values).await?;
    let old: Vec<(i64, String, String)> = look.many(OLD_OF, &values).await?;
    for (journal, field, value) in old {
        // Old values can hang on the row of another thing (a merge); those are not shown here.
        if let Ok(place) = entries.binary_search_by(|entry| journal.cmp(&entry.id)) {
            entries[place].old.push((field, value));
        }
    }
    entries.iter_mut().for_each(Entry::as_journalled);
    Ok(entries)
}

/// As [`of`], for many things of a kind at once; a thing to which nothing was done is left out.
pub async fn of_each(
    db: &Db,
    kind: &str,
    ids: &[i64],
) -> Result<BTreeMap<i64, Vec<Entry>>, StoreError> {
    let mut look = db.snapshot().await?;
    let mut all: BTreeMap<i64, Vec<Entry>> = BTreeMap::new();
    for values in blocks(ids, &params![kind]) {
        for entry in look.many::<Entry>(OF_EACH, &values).await? {
            all.entry(entry.thing).or_default().push(entry);
        }
        let old: Vec<(i64, i64, String, String)> = look.many(OLD_OF_EACH, &values).await?;
        for (thing, journal, field, value) in old {
            let entries = all.entry(thing).or_default();
            if let Ok(place) = entries.binary_search_by(|entry| journal.cmp(&entry.id)) {
                entries[place].old.push((field, value));
            }
        }
    }
    all.retain(|_, entries| !entries.is_empty());
    all.values_mut().flatten().for_each(Entry::as_journalled);
    Ok(all)
}

/// The latest acts on the whole site, without old values.
pub async fn recent(db: &Db, limit: u32) -> Result<Vec<Entry>, StoreError> {
    db.many(RECENT, &params![limit]).await
}

/// The rows before a number, the latest first, without old values. Numbers have no gaps, so a page
/// of the journal is found by its number.
pub async fn before(db: &Db, id: i64, limit: u32) -> Result<Vec<Entry>, StoreError> {
    db.many(BEFORE, &params![id, limit]).await
}

/// The number of the last row; 0 if there is none. Also how many rows there are.
pub async fn last(db: &Db) -> Result<i64, StoreError> {
    db.one(LAST, &[]).await
}

/// How far an act reaches back from one of its rows: the number of the last row before it, and with
/// how many things it did the same before this row. For acts of many rows, such as imports: what
/// [`Tx::journal_many`] wrote is not counted again.
pub async fn act_of(db: &Db, row: &Entry) -> Result<(i64, i64), StoreError> {
    let verb = row.verb.as_str();
    let act = params![row.at, row.kind.as_str(), verb, row.id];
    let reaches: Vec<(i64, i64, i64)> = db.many(REACHES, &act).await?;
    let mut things = 0;
    // What lies between the reaches of one act was not written in bulk and is read.
    let mut next = row.id;
    for (first, last, many) in reaches.iter().rev().copied() {
        if last + 1 < next {
            let between = params![last, next, verb];
            things += db.one::<i64>(THINGS_OF_ACT, &between).await?;
        }
        // The row itself and what follows it are the reader's to count.
        things += (many - (last + 1 - next).max(0)).max(0);
        next = first;
    }
    let start = params![next, row.at, row.kind.as_str()];
    let before: i64 = db.maybe(BEFORE_ACT, &start).await?.unwrap_or(0);
    if before + 1 < next {
        let rest = params![before, next, verb];
        things += db.one::<i64>(THINGS_OF_ACT, &rest).await?;
    }
    Ok((before, things))
}

/// Clears a thing's old values and reasons: part of its erasure. The journal rows stay; they hold
/// ids and field names only.
pub async fn forget(tx: &mut Tx, thing: Thing) -> Result<(), StoreError> {
    let values = params![thing.kind, thing.id];
    tx.run(FORGET_OLD, &values).await?;
    tx.run(FORGET_WHY, &values).await?;
    Ok(())
}
