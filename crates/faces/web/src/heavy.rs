//! Work that takes a whole processor or much memory: away from the threads that serve people, and
//! only so much of it at once. Whoever comes next waits for a turn.

use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::task::JoinError;

/// A kind of such work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heavy {
    /// Decoding a photo: 50 megapixels are 200 MB while they are scaled down.
    Photo,
    /// Hashing a password: argon2id takes its memory on purpose.
    Password,
    /// Reading, comparing or writing a table of ten thousand rows.
    Table,
}

/// Leave to do one piece of such work.
#[derive(Debug)]
pub struct Turn {
    _held: Option<SemaphorePermit<'static>>,
}

impl Heavy {
    /// Waits until it is our turn. What the work needs is best brought into memory after that.
    pub async fn turn(self) -> Turn {
        static PHOTOS: Semaphore = Semaphore::const_new(1);
        static PASSWORDS: Semaphore = Semaphore::const_new(4);
        static TABLES: Semaphore = Semaphore::const_new(2);
        let turns = match self {
            Self::Photo => &PHOTOS,
            Self::Password => &PASSWORDS,
            Self::Table => &TABLES,
        };
        Turn {
            _held: turns.acquire().await.ok(),
        }
    }

    /// Waits for its turn, and does it.
    ///
    /// # Errors
    /// When the work panicked.
    pub async fn run<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, JoinError> {
        self.turn().await.run(work).await
    }
}

impl Turn {
    /// Does the work. The turn lasts as long as it does, even where nobody waits for it any more.
    ///
    /// # Errors
    /// When the work panicked.
    pub async fn run<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, JoinError> {
        tokio::task::spawn_blocking(move || {
            let done = work();
            drop(self);
            done
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt as _;

    #[tokio::test]
    async fn one_photo_after_the_other() {
        let first = Heavy::Photo.turn().await;
        assert!(Heavy::Photo.turn().now_or_never().is_none());
        assert!(Heavy::Table.turn().now_or_never().is_some());
        assert_eq!(first.run(|| 7).await.expect("no panic"), 7);
        assert!(Heavy::Photo.turn().now_or_never().is_some());
        let broken = Heavy::Photo.run(|| panic!("a broken photo")).await;
        assert!(broken.is_err());
        assert!(
            Heavy::Photo.turn().now_or_never().is_some(),
            "the turn came back"
        );
    }
}
