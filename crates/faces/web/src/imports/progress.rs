//! How far imports of this process have come. In memory: while one is carried out, it is the
//! database's only writer. Another node says "at work" without numbers.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};

type Far = HashMap<(PathBuf, i64), (usize, usize)>;

static FAR: LazyLock<Mutex<Far>> = LazyLock::new(Mutex::default);

/// How many persons of how many are written, while that goes on here.
pub fn progress(data: &Path, run: i64) -> Option<(usize, usize)> {
    let far = FAR.lock().unwrap_or_else(PoisonError::into_inner);
    far.get(&(data.to_owned(), run)).copied()
}

/// Tells of one import; it is forgotten when this is dropped, however its work ends.
#[derive(Debug)]
pub(super) struct Teller(PathBuf, i64);

impl Teller {
    pub(super) fn new(data: &Path, run: i64) -> Self {
        Self(data.to_owned(), run)
    }

    pub(super) fn tell(&self, done: usize, total: usize) {
        let mut far = FAR.lock().unwrap_or_else(PoisonError::into_inner);
        far.insert((self.0.clone(), self.1), (done, total));
    }
}

impl Drop for Teller {
    fn drop(&mut self) {
        let mut far = FAR.lock().unwrap_or_else(PoisonError::into_inner);
        far.remove(&(self.0.clone(), self.1));
    }
}
