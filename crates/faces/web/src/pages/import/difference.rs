//! What a file would do: step two of three. Nothing has changed yet.

use std::collections::BTreeSet;

use askama::Template;
use keruen_people::import::runs::{Run, RunState};
use keruen_people::import::{Headings, Plan, Summary, unknown_places};
use keruen_speech::{Speaker, number};

use super::left::{self, Group};
use super::lines::{self, ChangeLine, ColumnLine, Named, NewLine, Remedy};
use super::names::{self, NameLine};
use super::words;
use crate::form::Form;
use crate::import_words;
use crate::imports::{Look, Understood};
use crate::page::Page;
use crate::pages::orgs::words as org_words;
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};

/// So many persons are listed at first, and so many when all are asked for.
const FEW: usize = 20;
const MANY: usize = 1_000;

/// The page.
#[derive(Debug, Template)]
#[template(path = "import/difference.html")]
pub struct DifferencePage {
    shell: Shell,
    t: Speaker<'static>,
    form: Form,
    crumbs: Vec<Crumb>,
    here: String,
    lede: String,
    summary: Summary,
    agreed: String,
    state: RunState,
    programme: Option<String>,
    rows: usize,
    faults: Vec<Group>,
    /// Territories that the site does not have: what that costs.
    missing: Option<String>,
    councils: Vec<Remedy>,
    changes: Vec<ChangeLine>,
    all_changes: bool,
    added: Vec<NewLine>,
    organisations: Vec<(String, String)>,
    repeats: Vec<String>,
    columns: Vec<ColumnLine>,
    notes: Vec<String>,
    names: Vec<NameLine>,
    /// How many names wait for an answer.
    unanswered: usize,
    posts_left: Option<String>,
}

/// What the page is made of.
#[derive(Debug)]
pub struct Seen<'a> {
    /// The import.
    pub run: &'a Run,
    /// The file.
    pub look: &'a Look,
    /// What it would do.
    pub understood: &'a Understood,
    /// Names of places and organisations.
    pub named: &'a Named,
    /// The name of the programme.
    pub programme: Option<String>,
    /// Whether all changes are listed.
    pub all: bool,
}

impl DifferencePage {
    /// The page around a form that agrees.
    pub fn new(scene: &Scene, form: Form, seen: Seen<'_>) -> Self {
        let t = scene.t();
        let Seen {
            run,
            look,
            understood,
            named,
            programme,
            all,
        } = seen;
        let plan = &understood.plan;
        let summary = plan.summary();
        let rows = look.paper.sheet.rows.len();
        let most = if all { MANY } else { FEW };
        let changes = plan.changed.iter().take(most);
        let (names, form) = names::asked(t, named, plan, form);
        let unanswered = plan.asked.iter().filter(|name| name.answer.is_none());
        let needed = plan.organisations.iter().filter(|new| new.needed);
        Self {
            shell: scene.shell(if run.state == RunState::Outdated {
                t.say("import-outdated-title")
            } else {
                t.say("import-nothing-yet")
            }),
            t,
            form,
            crumbs: vec![
                Crumb::link(scene.href("/desk/people"), t.say("shell-people")),
                Crumb::link(scene.href("/desk/people/import"), t.say("import-title")),
                Crumb::here(run.file_name.as_str()),
            ],
            here: scene.href(&format!("/desk/people/import/{}", run.id)),
            lede: t.say2("import-lede", "file", run.file_name.as_str(), "rows", rows),
            agreed: plan.seal().to_string(),
            summary,
            state: run.state,
            programme,
            rows: taken_rows(plan),
            faults: left::groups(t, look, understood),
            missing: missing(t, plan),
            councils: lines::councils(scene, named, plan),
            changes: changes
                .flat_map(|change| lines::changes(scene, named, plan, change))
                .collect(),
            all_changes: all || plan.changed.len() <= FEW,
            added: plan
                .new
                .iter()
                .take(FEW)
                .map(|new| lines::added(t, named, plan, new))
                .collect(),
            organisations: needed
                .take(FEW)
                .map(|new| (new.name.clone(), org_words::kind(t, new.kind)))
                .collect(),
            repeats: plan
                .duplicates
                .iter()
                .take(FEW)
                .map(|twin| {
                    t.say2(
                        "import-repeat",
                        "row",
                        i64::from(twin.row),
                        "of",
                        i64::from(twin.of),
                    )
                })
                .collect(),
            columns: lines::columns(t, look, understood),
            notes: notes(t, look, understood),
            names,
            unanswered: unanswered.count(),
            posts_left: import_words::posts_left(t, &plan.posts_left),
        }
    }

    fn waiting(&self) -> usize {
        self.unanswered
    }

    /// All that is left to do here is to answer.
    fn answers_first(&self) -> bool {
        self.rows == 0
    }

    fn count(&self, n: usize) -> String {
        number::integer(self.t.lang(), i64::try_from(n).unwrap_or(i64::MAX))
    }

    fn added_count(&self) -> usize {
        self.summary.new
    }

    fn changed_count(&self) -> usize {
        self.summary.changed
    }

    fn faulty(&self) -> usize {
        self.summary.faulty
    }

    fn likely(&self) -> usize {
        self.summary.likely
    }

    fn twins(&self) -> usize {
        self.summary.duplicates
    }

    fn organisation_count(&self) -> usize {
        self.summary.organisations
    }

    fn taken(&self) -> usize {
        self.rows
    }

    fn may_show_all(&self) -> bool {
        !self.all_changes
    }

    fn unchanged(&self) -> usize {
        self.summary.same + self.summary.duplicates
    }

    /// Why those rows change nothing: what they say is here, or another row of the file says it.
    fn unchanged_of(&self) -> String {
        let Summary {
            same, duplicates, ..
        } = self.summary;
        match (same, duplicates) {
            (_, 0) => self.t.say("import-fact-same-of"),
            (0, _) => self.t.say1("import-fact-twice-of", "n", duplicates),
            _ => {
                let t = self.t;
                t.say2("import-fact-same-and-twice", "same", same, "n", duplicates)
            }
        }
    }

    fn is_outdated(&self) -> bool {
        self.state == RunState::Outdated
    }

    fn has_failed(&self) -> bool {
        self.state == RunState::Failed
    }

    /// A file that says nothing new.
    pub fn sample_same(scene: &Scene) -> Self {
        let look = super::samples::look("Тегі;Аты\nСынақова;Әсел\n");
        Self::of_sample(scene, &look, RunState::Shown)
    }

    /// Names of organisations that are spelt otherwise here.
    pub fn sample_names(scene: &Scene) -> Self {
        Self::of_sample(scene, &super::samples::misspelt(), RunState::Shown)
    }

    /// What was agreed to no longer holds.
    pub fn sample_outdated(scene: &Scene) -> Self {
        Self::of_sample(scene, &super::samples::large(), RunState::Outdated)
    }

    fn of_sample(scene: &Scene, look: &Look, state: RunState) -> Self {
        let run = Run {
            state,
            ..super::samples::run()
        };
        let form = Form::blank(scene.t(), "sample".into());
        match &look.understood {
            Ok(understood) => {
                let named = Named::sample();
                let seen = Seen {
                    run: &run,
                    look,
                    understood,
                    named: &named,
                    programme: None,
                    all: false,
                };
                Self::new(scene, form, seen)
            }
            // A sample whose own columns are not understood would be a mistake of its author.
            Err(error) => unreachable!("a sample is a list of people: {error}"),
        }
    }
}

impl Page for DifferencePage {
    fn sample(scene: &Scene) -> Self {
        Self::of_sample(scene, &super::samples::large(), RunState::Shown)
    }
}

/// How many territories of the file the site does not have, and how many rows wait for them.
fn missing(t: Speaker<'_>, plan: &Plan) -> Option<String> {
    let places = unknown_places(&plan.faults);
    let rows: usize = places.iter().map(|place| place.rows).sum();
    (rows > 0).then(|| t.say2("import-missing-places", "n", places.len(), "rows", rows))
}

/// What was noticed in the file.
fn notes(t: Speaker<'_>, look: &Look, understood: &Understood) -> Vec<String> {
    let paper = &look.paper;
    let mut notes = words::notes(t, &paper.source, &paper.notes, &understood.header_rows);
    if paper.headings == Headings::Nowhere {
        notes.insert(0, t.say("import-note-no-headings"));
    }
    notes
}

/// How many rows of the file would do something.
fn taken_rows(plan: &Plan) -> usize {
    let new = plan.new.iter().flat_map(|new| &new.rows);
    let changed = plan.changed.iter().flat_map(|change| &change.rows);
    new.chain(changed).collect::<BTreeSet<_>>().len()
}
