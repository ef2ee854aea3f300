//! Watching a long work: how far it is, and when its time is over.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use keruen_lottery::prepare::{Progress, Watch};
use keruen_speech::{Speaker, number};

use crate::say;

/// Watches a long work: says on a terminal how far it is, and ends it when its time is over.
pub struct Guard<'a> {
    t: Speaker<'a>,
    start: Instant,
    end: Option<Instant>,
    late: bool,
    bar: ProgressBar,
    shown: Option<Instant>,
}

impl<'a> Guard<'a> {
    /// Watches from now on, for so long at most.
    pub fn new(t: Speaker<'a>, limit: Option<Duration>) -> Self {
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
            bar.set_style(style);
        }
        let start = Instant::now();
        Self {
            t,
            start,
            end: limit.and_then(|limit| start.checked_add(limit)),
            late: false,
            bar,
            shown: None,
        }
    }

    /// Whether its time was over before its work was.
    pub fn late(&self) -> bool {
        self.late
    }

    /// Takes from the terminal what was said about the way.
    pub fn done(&self) {
        self.bar.finish_and_clear();
    }

    /// Whether there is time left for a search of all panels.
    pub fn searching(&mut self) -> bool {
        self.goes_on(|t, since| {
            let seconds = say::count(t, since.as_secs());
            t.say1("cli-lottery-now-searching", "seconds", seconds)
        })
    }

    fn goes_on(&mut self, words: impl FnOnce(Speaker<'a>, Duration) -> String) -> bool {
        let now = Instant::now();
        self.late = self.late || self.end.is_some_and(|end| now >= end);
        let due = |shown| now.duration_since(shown) >= Duration::from_millis(100);
        if !self.bar.is_hidden() && self.shown.is_none_or(due) {
            self.shown = Some(now);
            self.bar
                .set_message(words(self.t, now.duration_since(self.start)));
            self.bar.tick();
        }
        !self.late
    }
}

impl Watch for Guard<'_> {
    fn go_on(&mut self, progress: Progress) -> bool {
        self.goes_on(|t, _| said(t, progress))
    }
}

fn said(t: Speaker<'_>, progress: Progress) -> String {
    let percent = |share: f64| number::percent(t.lang(), share, 0);
    match progress {
        Progress::Chances { levels } => t.say1("cli-lottery-now-chances", "n", levels),
        Progress::Panels { placed } => t.say1("cli-lottery-now-panels", "done", percent(placed)),
        Progress::Columns { panels } => t.say1("cli-lottery-now-columns", "n", panels),
        Progress::Rows { filled } => t.say1("cli-lottery-now-rows", "n", filled),
        Progress::Mixing { done } => t.say1("cli-lottery-now-mixing", "done", percent(done)),
        Progress::Alternates { done } => {
            t.say1("cli-lottery-now-alternates", "done", percent(done))
        }
    }
}
