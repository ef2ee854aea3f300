//! The connections that only read.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool, Transaction};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The connections that only read, lent for one question or one look at a time.
///
/// A pool asks each connection that comes back whether it still lives. A server's may have died;
/// SQLite's are threads of this process, and asking one costs as much as a small question. So
/// these are kept in hand between questions, the last one used on top: its pages are the warmest.
#[derive(Clone)]
pub(super) struct Readers {
    pool: AnyPool,
    kept: Option<Arc<Kept>>,
}

struct Kept {
    turns: Arc<Semaphore>,
    patience: Duration,
    idle: Mutex<Vec<PoolConnection<Any>>>,
}

/// A connection in somebody's hands; dropping it gives it back.
pub(super) struct Reader {
    connection: Option<PoolConnection<Any>>,
    /// Where it goes back to, unless to the pool.
    home: Option<Arc<Kept>>,
    turn: Turn,
}

/// The right to one of the connections, given back when dropped.
pub(super) type Turn = Option<OwnedSemaphorePermit>;

impl Readers {
    /// Lets the pool look after its connections.
    pub(super) fn pooled(pool: AnyPool) -> Self {
        Self { pool, kept: None }
    }

    /// Keeps the pool's connections in hand, as many as it may open.
    pub(super) fn kept(pool: AnyPool) -> Self {
        let options = pool.options();
        let kept = Kept {
            turns: Arc::new(Semaphore::new(options.get_max_connections() as usize)),
            patience: options.get_acquire_timeout(),
            idle: Mutex::default(),
        };
        Self {
            pool,
            kept: Some(Arc::new(kept)),
        }
    }

    /// A connection, as soon as one is free.
    pub(super) async fn acquire(&self) -> Result<Reader, sqlx::Error> {
        let Some(kept) = &self.kept else {
            return Ok(Reader {
                connection: Some(self.pool.acquire().await?),
                home: None,
                turn: None,
            });
        };
        let turn = tokio::time::timeout(kept.patience, Arc::clone(&kept.turns).acquire_owned())
            .await
            .map_err(|_| sqlx::Error::PoolTimedOut)?
            .map_err(|_| sqlx::Error::PoolClosed)?;
        let idle = kept.pop();
        let connection = match idle {
            Some(connection) => connection,
            None => self.pool.acquire().await?,
        };
        Ok(Reader {
            connection: Some(connection),
            home: Some(Arc::clone(kept)),
            turn: Some(turn),
        })
    }

    /// Begins to read in a transaction. It goes back by the pool, which undoes what was left open.
    pub(super) async fn begin(
        &self,
        statement: Option<&'static str>,
    ) -> Result<(Transaction<'static, Any>, Turn), sqlx::Error> {
        let mut reader = self.acquire().await?;
        let connection = reader.connection.take().ok_or(sqlx::Error::PoolClosed)?;
        let begun = Transaction::begin(connection, statement.map(sqlx::SqlSafeStr::into_sql_str));
        Ok((begun.await?, reader.turn.take()))
    }

    /// Closes all connections, once they are given back.
    pub(super) async fn close(&self) {
        if let Some(kept) = &self.kept {
            kept.turns.close();
            while kept.pop().is_some() {}
        }
        self.pool.close().await;
    }
}

impl Kept {
    fn pop(&self) -> Option<PoolConnection<Any>> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.pop()
    }

    fn push(&self, connection: PoolConnection<Any>) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        // After the end it goes back to the pool, which waits for it.
        if !self.turns.is_closed() {
            idle.push(connection);
        }
    }
}

/// Going back to the pool takes a runtime, and the last of a site may be dropped after it.
impl Drop for Kept {
    fn drop(&mut self) {
        while let Some(connection) = self.pop() {
            drop(connection.detach());
        }
    }
}

impl Reader {
    pub(super) fn connection(&mut self) -> Result<&mut AnyConnection, sqlx::Error> {
        self.connection
            .as_deref_mut()
            .ok_or(sqlx::Error::PoolClosed)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        if let (Some(home), Some(connection)) = (&self.home, self.connection.take()) {
            home.push(connection);
        }
    }
}
