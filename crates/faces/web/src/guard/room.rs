//! Room for large forms. What was typed comes back with any trouble, so it is kept until the answer
//! stands; a hundred forms of some megabytes at once would be more than a small machine has. Forms
//! of people are far smaller and never wait.

use tokio::sync::{Semaphore, SemaphorePermit};

/// A form up to this many bytes needs no room: a news post of three pages, as a browser sends
/// Cyrillic letters, fits.
pub const WITHOUT: u64 = 64_000;

/// How many larger forms are held at once; the next ones wait on their line.
static ROOMS: Semaphore = Semaphore::const_new(4);

/// The room that a form takes, until this is dropped.
#[derive(Debug, Default)]
pub struct Room(Option<SemaphorePermit<'static>>);

impl Room {
    /// Makes sure that a form of so many bytes may be held.
    pub async fn of(&mut self, size: u64) {
        if size > WITHOUT && self.0.is_none() {
            self.0 = ROOMS.acquire().await.ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt as _;

    #[tokio::test]
    async fn large_forms_wait_for_each_other_and_small_ones_never_do() {
        let mut held = Vec::new();
        for _ in 0..4 {
            let mut room = Room::default();
            room.of(WITHOUT + 1).await;
            held.push(room);
        }
        let mut late = Room::default();
        assert!(late.of(WITHOUT).now_or_never().is_some());
        assert!(late.of(WITHOUT + 1).now_or_never().is_none());
        // A form that has its room already does not ask again.
        assert!(held[0].of(WITHOUT * 9).now_or_never().is_some());
        held.pop();
        assert!(late.of(WITHOUT + 1).now_or_never().is_some());
    }
}
