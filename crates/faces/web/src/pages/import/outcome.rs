//! What becomes of an import: at work, done, gone.

use askama::Template;
use jiff::{SignedDuration, Timestamp};
use keruen_people::import::Summary;
use keruen_people::import::runs::{KEPT_FOR, Run};
use keruen_speech::{Speaker, date, number};
use keruen_store::StoreError;
use keruen_store::jobs::{Job, State};

use crate::page::Page;
use crate::pages::people::directory;
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::zone;

/// Whoever carries an import out takes a lease of a minute and a half. With less than this left, and
/// no word of how far it is, it may be that nobody does any more.
const HEARD_OF: SignedDuration = SignedDuration::from_secs(75);

fn crumbs(scene: &Scene, here: &str) -> Vec<Crumb> {
    let t = scene.t();
    vec![
        Crumb::link(scene.href("/desk/people"), t.say("shell-people")),
        Crumb::link(scene.href("/desk/people/import"), t.say("import-title")),
        Crumb::here(here),
    ]
}

/// At work.
#[derive(Debug, Template)]
#[template(path = "import/progress.html")]
pub struct Progress {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    here: String,
    done: Option<(String, String)>,
    /// Why it does not go on yet, and when it does.
    waits: Option<String>,
    /// How many hundredths are done.
    part: usize,
}

impl Progress {
    /// `far`: how many persons of how many are written, if that is known.
    pub fn new(scene: &Scene, run: &Run, far: Option<(usize, usize)>) -> Self {
        let t = scene.t();
        let count = |n: usize| number::integer(scene.lang, i64::try_from(n).unwrap_or(i64::MAX));
        Self {
            shell: scene.shell(t.say("import-running-title")),
            t,
            crumbs: crumbs(scene, &run.file_name),
            here: scene.href(&format!("/desk/people/import/{}", run.id)),
            done: far.map(|(done, total)| (count(done), count(total))),
            waits: None,
            part: far.map_or(0, |(done, total)| done * 100 / total.max(1)),
        }
    }

    /// How its job stands at this moment, where nothing is heard of it here.
    pub fn stands(&mut self, job: &Job, now: Timestamp) {
        let broke_off = |error: &String| {
            if error.contains(&StoreError::Full.to_string()) {
                "import-broke-off-full"
            } else if error.contains(&StoreError::Busy.to_string()) {
                "import-broke-off-busy"
            } else {
                "import-broke-off"
            }
        };
        let (key, again) = match (job.state, &job.error, job.lease_until) {
            (State::Waiting, Some(error), _) => (broke_off(error), job.run_at),
            // Whoever is at work takes a new lease in time; nobody takes one any more once killed.
            (State::Running, _, Some(until)) if until.duration_since(now) < HEARD_OF => {
                ("import-silent", until)
            }
            _ => return,
        };
        if again > now {
            let time = date::time(self.t.lang(), zone::zoned(again).time());
            self.waits = Some(self.t.say1(key, "time", time));
        }
    }

    /// Broken off, to be tried again.
    pub fn sample_broke_off(scene: &Scene) -> Self {
        let run = super::samples::run();
        let mut page = Self::new(scene, &run, None);
        let job = Job {
            id: 1,
            kind: String::new(),
            payload: serde_json::Value::Null,
            state: State::Waiting,
            run_at: run.created_at + SignedDuration::from_mins(2),
            lease_until: None,
            attempts: 3,
            error: Some(StoreError::Full.to_string()),
            created_at: run.created_at,
            finished_at: None,
        };
        page.stands(&job, run.created_at);
        page
    }

    /// Waiting for its turn.
    pub fn sample_waiting(scene: &Scene) -> Self {
        Self::new(scene, &super::samples::run(), None)
    }
}

impl Page for Progress {
    fn sample(scene: &Scene) -> Self {
        Self::new(scene, &super::samples::run(), Some((3_500, 10_000)))
    }
}

/// Done.
#[derive(Debug, Template)]
#[template(path = "import/result.html")]
pub struct Outcome {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    summary: Summary,
    people: String,
    again: String,
    duplicates: String,
    faults: Option<String>,
    until: String,
    consents: String,
    untied: bool,
}

impl Outcome {
    /// `faults`: whether the rows that were not taken are still there; `programmes`: whether there is
    /// any that the people could be tied to.
    pub fn new(scene: &Scene, run: &Run, faults: bool, programmes: bool) -> Self {
        let t = scene.t();
        let until = run
            .changed_at
            .saturating_add(KEPT_FOR)
            .unwrap_or(run.changed_at);
        let name = if run.file_name.is_empty() {
            t.say1("import-number", "n", run.id)
        } else {
            run.file_name.clone()
        };
        Self {
            shell: scene.shell(t.say("import-done-title")),
            t,
            crumbs: crumbs(scene, &name),
            summary: run.outcome.unwrap_or_default(),
            people: scene.href("/desk/people"),
            again: scene.href("/desk/people/import"),
            duplicates: scene.href("/desk/people/duplicates"),
            faults: faults
                .then(|| scene.href(&format!("/desk/people/import/{}/faults.xlsx", run.id))),
            until: zone::moment(scene.lang, until),
            consents: scene.href(&directory::without_consent()),
            untied: run.programme.is_none() && programmes,
        }
    }

    fn count(&self, n: usize) -> String {
        number::integer(self.t.lang(), i64::try_from(n).unwrap_or(i64::MAX))
    }

    fn added(&self) -> usize {
        self.summary.new
    }

    fn changed(&self) -> usize {
        self.summary.changed
    }

    fn faulty(&self) -> usize {
        self.summary.faulty
    }

    fn unchanged(&self) -> usize {
        self.summary.same + self.summary.duplicates
    }
}

impl Page for Outcome {
    fn sample(scene: &Scene) -> Self {
        Self::new(scene, &super::samples::run(), true, true)
    }
}

/// Gone.
#[derive(Debug, Template)]
#[template(path = "import/gone.html")]
pub struct Gone {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    again: String,
}

impl Gone {
    /// The page.
    pub fn new(scene: &Scene) -> Self {
        let t = scene.t();
        let title = t.say("import-gone-title");
        Self {
            crumbs: crumbs(scene, &title),
            shell: scene.shell(title),
            t,
            again: scene.href("/desk/people/import"),
        }
    }
}

impl Page for Gone {
    fn sample(scene: &Scene) -> Self {
        Self::new(scene)
    }
}
