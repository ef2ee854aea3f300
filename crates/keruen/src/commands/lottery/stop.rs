//! Stopping: Ctrl-C, and what ends a service.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::SigId;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use super::{INTERRUPTED, Trouble};

/// What ends a command from outside.
const SIGNALS: [i32; 2] = [SIGINT, SIGTERM];

/// Hears the signals that end a command. Where the work listens, the first one asks it to end and a
/// second one ends the process at once; where it does not, the first one does. So it is until
/// something is written: that is done as a whole.
pub struct Stop {
    asked: Arc<AtomicBool>,
    shutdown: Vec<SigId>,
}

impl Stop {
    /// For a work that does not listen.
    pub fn at_once() -> Self {
        Self::hear(true)
    }

    /// For a work that asks [`asked`](Self::asked) now and then.
    pub fn heard() -> Self {
        Self::hear(false)
    }

    fn hear(at_once: bool) -> Self {
        let asked = Arc::new(AtomicBool::new(false));
        // Where the work listens, the second signal finds what the first one left.
        let end = if at_once {
            Arc::new(AtomicBool::new(true))
        } else {
            Arc::clone(&asked)
        };
        let mut shutdown = Vec::new();
        for signal in SIGNALS {
            // In this order. A signal that cannot be heard ends the process as it always does.
            let code = INTERRUPTED.into();
            let id = flag::register_conditional_shutdown(signal, code, Arc::clone(&end));
            shutdown.extend(id);
            let _ = flag::register(signal, Arc::clone(&asked));
        }
        Self { asked, shutdown }
    }

    /// Whether somebody asked it to end.
    pub fn asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }

    /// The last moment at which it ends without having done anything: from here on it goes to its
    /// end, which is near.
    pub fn last_chance(self) -> Result<(), Trouble> {
        for id in &self.shutdown {
            signal_hook::low_level::unregister(*id);
        }
        if self.asked() {
            Err(Trouble::Interrupted)
        } else {
            Ok(())
        }
    }
}
