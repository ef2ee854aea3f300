//! Stopping: Ctrl-C, and what ends a service.

use std::io::{IsTerminal as _, Write as _};
use std::process;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::INTERRUPTED;
use crate::{house, say};

/// Hears what ends a command from outside, and ends it at once with a sentence, whatever it is
/// doing. So it is until something is written: that is done as a whole.
pub struct Stop {
    writing: Arc<Mutex<bool>>,
}

impl Stop {
    /// Hears from now on; says this at the end.
    pub fn hear(sentence: String) -> Self {
        let writing = Arc::new(Mutex::new(false));
        let seen = Arc::clone(&writing);
        let (ready, heard) = channel();
        thread::spawn(move || listen(&sentence, &seen, ready));
        // It hears, or the system does not let it: then a signal ends the process as it always does.
        let _ = heard.recv();
        Self { writing }
    }

    /// From here on the command goes to its end, which is near.
    pub fn last_chance(&self) {
        // Who was stopped before is held here until the process ends.
        *held(&self.writing) = true;
    }
}

/// Waits for the first signal.
fn listen(sentence: &str, writing: &Mutex<bool>, ready: Sender<()>) {
    let Ok(runtime) = (tokio::runtime::Builder::new_current_thread().enable_all()).build() else {
        return;
    };
    let stopped = runtime.block_on(async {
        let asked = house::asked_to_stop();
        drop(ready);
        match asked {
            Ok(asked) => {
                asked.await;
                true
            }
            Err(_) => false,
        }
    });
    let writing = held(writing);
    if stopped && !*writing {
        if std::io::stderr().is_terminal() {
            // What was said of the way stands in this line.
            let _ = write!(std::io::stderr(), "\r\u{1b}[2K");
        }
        say::complain(sentence);
        process::exit(INTERRUPTED.into());
    }
}

fn held(flag: &Mutex<bool>) -> MutexGuard<'_, bool> {
    flag.lock().unwrap_or_else(PoisonError::into_inner)
}
