//! Write transactions: who does what, when, and the journal row that says so.

use jiff::Timestamp;
use sqlx::{Any, AnyConnection, Transaction};

use crate::{Record, Sql, StoreError, Value, db, journal, params};

/// Something the site keeps: a person, a call, an application. Points at it from the journal, the
/// search tokens and the list of erased things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Thing {
    /// Its kind, as the journal writes it.
    pub kind: &'static str,
    /// Its id, from [`Tx::next_id`] of the same kind.
    pub id: i64,
}

/// Who acts, and in what role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The account, if somebody is signed in.
    pub account: Option<i64>,
    /// The role acted in.
    pub role: &'static str,
}

impl Actor {
    /// The site itself, in a role: a job, the command line, the first start.
    pub fn system(role: &'static str) -> Self {
        Self {
            account: None,
            role,
        }
    }
}

/// A write transaction. Dropping it undoes everything; [`Tx::commit`] keeps it.
///
/// Writers take turns: whoever holds one must not begin another, nor wait for anything slow.
#[derive(Debug)]
pub struct Tx {
    inner: Transaction<'static, Any>,
    by: Actor,
    at: Timestamp,
    must_journal: bool,
    ran: bool,
    journalled: Option<i64>,
}

crate::statements! {
    /// The next id of a kind: one statement, so that it costs one trip.
    NEXT_ID = "INSERT INTO counter (kind, last) VALUES ($1, 1) \
        ON CONFLICT (kind) DO UPDATE SET last = counter.last + 1 RETURNING last";
}

impl Tx {
    pub(crate) fn new(
        inner: Transaction<'static, Any>,
        by: Actor,
        at: Timestamp,
        must_journal: bool,
    ) -> Self {
        Self {
            inner,
            by,
            at,
            must_journal,
            ran: false,
            journalled: None,
        }
    }

    /// When this happens.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// Who does it.
    pub fn by(&self) -> &Actor {
        &self.by
    }

    /// The one row that answers, or [`StoreError::NotFound`].
    pub async fn one<T: Record>(&mut self, sql: Sql, values: &[Value]) -> Result<T, StoreError> {
        self.maybe(sql, values).await?.ok_or(StoreError::NotFound)
    }

    /// The first row that answers, if any.
    pub async fn maybe<T: Record>(
        &mut self,
        sql: Sql,
        values: &[Value],
    ) -> Result<Option<T>, StoreError> {
        self.ran |= changes(sql);
        db::maybe(&mut self.inner, sql.0, values).await
    }

    /// All rows that answer.
    pub async fn many<T: Record>(
        &mut self,
        sql: Sql,
        values: &[Value],
    ) -> Result<Vec<T>, StoreError> {
        self.ran |= changes(sql);
        db::many(&mut self.inner, sql.0, values).await
    }

    /// Runs a statement that changes something; how many rows it changed.
    pub async fn run(&mut self, sql: Sql, values: &[Value]) -> Result<u64, StoreError> {
        self.ran = true;
        db::run(&mut self.inner, sql.0, values).await
    }

    /// The next id of a kind, from 1. An id is never given twice, not even after an erasure or a
    /// restore.
    pub async fn next_id(&mut self, kind: &'static str) -> Result<i64, StoreError> {
        // Taking a number changes nothing that a journal would tell of.
        let id = db::maybe(&mut self.inner, NEXT_ID.0, &params![kind]).await?;
        id.ok_or(StoreError::NotFound)
    }

    /// Writes the act's journal row: which thing, what was done, which fields (names, never
    /// values), and why. Gives the row's number.
    pub async fn journal(
        &mut self,
        thing: Thing,
        verb: &str,
        fields: &[&str],
        why: Option<&str>,
    ) -> Result<i64, StoreError> {
        let fields = fields.join(",");
        let row = params![
            self.at,
            self.by.account,
            self.by.role,
            thing.kind,
            thing.id,
            verb,
            fields,
            why
        ];
        let id = db::maybe(&mut self.inner, journal::ADD.0, &row).await?;
        let id = id.ok_or(StoreError::NotFound)?;
        self.journalled = Some(id);
        Ok(id)
    }

    /// Keeps a field's old value beside the last journal row, until an erasure clears it.
    pub async fn keep_old(
        &mut self,
        thing: Thing,
        field: &str,
        old: &str,
    ) -> Result<(), StoreError> {
        let id = self.journalled.ok_or(StoreError::Unjournalled)?;
        db::run(
            &mut self.inner,
            journal::KEEP_OLD.0,
            &params![id, thing.kind, thing.id, field, old],
        )
        .await?;
        Ok(())
    }

    /// Writes the act's journal row and keeps the old value of every field it changed. Gives the
    /// names of the fields.
    pub async fn journal_changes(
        &mut self,
        thing: Thing,
        verb: &str,
        changes: &[(&'static str, String)],
        why: Option<&str>,
    ) -> Result<Vec<&'static str>, StoreError> {
        let fields: Vec<&'static str> = changes.iter().map(|(field, _)| *field).collect();
        self.journal(thing, verb, &fields, why).await?;
        for (field, old) in changes {
            self.keep_old(thing, field, old).await?;
        }
        Ok(fields)
    }

    /// Notes the journal row that was written last.
    pub(crate) fn journalled_as(&mut self, id: i64) {
        self.journalled = Some(id);
    }

    /// Keeps everything, durably. An act that ran a statement and wrote no journal row is undone
    /// and refused.
    pub async fn commit(self) -> Result<(), StoreError> {
        if self.must_journal && self.ran && self.journalled.is_none() {
            self.inner.rollback().await?;
            return Err(StoreError::Unjournalled);
        }
        Ok(self.inner.commit().await?)
    }

    pub(crate) fn connection(&mut self) -> &mut AnyConnection {
        &mut self.inner
    }
}

/// Whether a question also changes something, as `UPDATE … RETURNING` does.
fn changes(sql: Sql) -> bool {
    let text = sql.0.trim_start();
    !(text.starts_with("SELECT") || text.starts_with("WITH"))
}
