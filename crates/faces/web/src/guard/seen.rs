//! A session is marked as seen beside the request that shows it. Only the idle clock depends on the
//! mark, and while somebody else writes it would wait for its turn: nobody who reads does.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use keruen_office::error::OfficeError;
use keruen_office::sign_in::session;

use crate::app::App;

/// The sessions whose mark is on its way; one needs no second one behind the first. Another process
/// misses nothing by not knowing: a mark made twice says the same.
#[derive(Debug, Default)]
pub struct Marking(Mutex<HashSet<i64>>);

impl Marking {
    fn held(&self) -> std::sync::MutexGuard<'_, HashSet<i64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to mark a session, given back when dropped.
struct Turn {
    app: App,
    session: i64,
}

impl Turn {
    fn take(app: &App, session: i64) -> Option<Self> {
        let first = app.marking().held().insert(session);
        first.then(|| Self {
            app: app.clone(),
            session,
        })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.app.marking().held().remove(&self.session);
    }
}

/// Marks the session as seen, as soon as the database lets it.
pub(super) fn mark(app: &App, session: i64) {
    let Some(turn) = Turn::take(app, session) else {
        return;
    };
    tokio::spawn(async move {
        if let Err(error) = touch(&turn).await {
            tracing::warn!(%error, "a session could not be marked as seen");
        }
    });
}

async fn touch(turn: &Turn) -> Result<(), OfficeError> {
    let mut tx = turn.app.db().upkeep(turn.app.now()).await?;
    session::touch(&mut tx, turn.session).await?;
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Site;

    #[tokio::test]
    async fn one_session_has_one_mark_on_its_way() {
        let site = Site::new().await;
        let turn = Turn::take(&site.app, 1);
        assert!(turn.is_some());
        assert!(Turn::take(&site.app, 1).is_none());
        assert!(Turn::take(&site.app, 2).is_some(), "another session");
        drop(turn);
        assert!(Turn::take(&site.app, 1).is_some(), "the mark was made");
    }
}
