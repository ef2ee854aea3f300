//! What a list of organisations would do, and what it did.

use std::collections::HashMap;

use askama::Template;
use keruen_paper::{PaperError, Spread, write_xlsx};
use keruen_people::Refusal;
use keruen_people::import::{Fault, FaultyRows};
use keruen_people::organisation::import::{
    self, Change, Column, Known, Plan, Summary, Wish, known, plan,
};
use keruen_people::organisation::{Organisation, OrganisationForm};
use keruen_speech::{Lang, Speaker, date, number};

use super::read::{List, kept};
use super::upload::crumbs;
use crate::cx::Cx;
use crate::done::{self, Done};
use crate::form::Form;
use crate::heavy::Heavy;
use crate::import_words;
use crate::once::{self, Begun};
use crate::page::{Answer, Page, download, see_other};
use crate::pages::import::lines::FaultLine;
use crate::pages::import::upload::XLSX;
use crate::pages::import::words as said;
use crate::pages::orgs::{gate, words};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;

/// So many faults are listed; the workbook with the rows holds all of them.
const FAULTS: usize = 50;
/// So many changes and new organisations are listed.
const LISTED: usize = 100;

/// The page.
#[derive(Debug, Template)]
#[template(path = "orgs/import-difference.html")]
pub struct DifferencePage {
    shell: Shell,
    t: Speaker<'static>,
    form: Form,
    crumbs: Vec<Crumb>,
    here: String,
    list: String,
    other: String,
    /// What was just carried out.
    done: Option<Summary>,
    summary: Summary,
    agreed: String,
    faults: Vec<FaultLine>,
    more_faults: usize,
    changes: Vec<ChangeLine>,
    added: Vec<NewLine>,
    columns: Vec<(String, String)>,
    left: Vec<String>,
    notes: Vec<String>,
}

/// One thing that changes.
#[derive(Debug)]
struct ChangeLine {
    name: String,
    href: String,
    what: String,
    old: String,
    new: String,
}

/// An organisation to be added.
#[derive(Debug)]
struct NewLine {
    row: u32,
    name: String,
    kind: String,
    territory: String,
}

/// How the page came to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Nothing has changed yet.
    Looking,
    /// The list was just carried out.
    Done(Summary),
    /// What was agreed to no longer held.
    Outdated,
}

impl DifferencePage {
    /// The page of a list under its address.
    pub fn new(
        scene: &Scene,
        form: Form,
        (here, moment): (String, Moment),
        list: &List,
        known: &Known,
    ) -> Self {
        let t = scene.t();
        let plan = plan(&list.sheet, &list.mapping, known);
        let named = Named::of(known, &plan, scene.lang);
        let title = t.say(match moment {
            Moment::Looking => "import-nothing-yet",
            Moment::Done(_) => "orgs-import-done",
            Moment::Outdated => "import-outdated-title",
        });
        let column = |(index, meaning): (usize, &Option<Column>)| {
            let header = said::header(t, &list.sheet, index);
            meaning.map(|column| (header, column.header(scene.lang).to_owned()))
        };
        let meanings = || list.mapping.meanings().iter().enumerate();
        let file = if list.name.is_empty() {
            title.as_str()
        } else {
            list.name.as_str()
        };
        Self {
            crumbs: crumbs(scene, file),
            shell: scene.shell(title),
            t,
            form,
            here,
            list: scene.href("/desk/orgs"),
            other: scene.href("/desk/orgs/import"),
            done: match moment {
                Moment::Done(summary) => Some(summary),
                Moment::Looking | Moment::Outdated => None,
            },
            summary: plan.summary(),
            agreed: plan.seal().to_string(),
            faults: faults(t, list, &plan),
            more_faults: plan.faults.len().saturating_sub(FAULTS),
            changes: plan
                .changed
                .iter()
                .flat_map(|change| changes(scene, &named, change))
                .take(LISTED)
                .collect(),
            added: plan
                .new
                .iter()
                .take(LISTED)
                .map(|wish| NewLine {
                    row: wish.row,
                    name: wish.form.names.say(scene.lang).to_owned(),
                    kind: words::kind(t, wish.form.kind),
                    territory: named.territory(wish.form.territory),
                })
                .collect(),
            columns: meanings().filter_map(column).collect(),
            left: meanings()
                .filter(|(index, meaning)| {
                    meaning.is_none() && !list.sheet.headers[*index].trim().is_empty()
                })
                .map(|(index, _)| said::header(t, &list.sheet, index))
                .collect(),
            notes: said::notes(t, &list.source, &list.notes, &[]),
        }
    }

    fn count(&self, n: usize) -> String {
        number::integer(self.t.lang(), i64::try_from(n).unwrap_or(i64::MAX))
    }

    fn taken(&self) -> usize {
        self.summary.new + self.summary.changed
    }

    /// What stands in the four facts: what would be, or what was done.
    fn shown(&self) -> Summary {
        self.done.unwrap_or(self.summary)
    }

    fn added_count(&self) -> usize {
        self.shown().new
    }

    fn changed_count(&self) -> usize {
        self.shown().changed
    }

    fn same_count(&self) -> usize {
        self.shown().same
    }

    fn faulty(&self) -> usize {
        self.summary.faulty
    }

    fn faults_left(&self) -> usize {
        self.more_faults
    }

    fn is_done(&self) -> bool {
        self.done.is_some()
    }
}

/// Names of what a plan speaks of by number.
struct Named {
    lang: Lang,
    territories: HashMap<i64, String>,
    organisations: HashMap<i64, String>,
    new: Vec<String>,
}

impl Named {
    fn of(known: &Known, plan: &Plan, lang: Lang) -> Self {
        let name = |one: &Organisation| (one.id, one.form.names.say(lang).to_owned());
        let new = |wish: &Wish| wish.form.names.say(lang).to_owned();
        Self {
            lang,
            territories: known
                .territories
                .iter()
                .map(|one| (one.id, one.form.names.say(lang).to_owned()))
                .collect(),
            organisations: known.organisations.iter().map(name).collect(),
            new: plan.new.iter().map(new).collect(),
        }
    }

    fn territory(&self, id: Option<i64>) -> String {
        id.and_then(|id| self.territories.get(&id).cloned())
            .unwrap_or_default()
    }

    fn predecessor(&self, form: &OrganisationForm, after: Option<usize>) -> String {
        let new = after.and_then(|place| self.new.get(place));
        let known = form.predecessor.and_then(|id| self.organisations.get(&id));
        new.or(known).cloned().unwrap_or_default()
    }

    /// What a column says of an organisation.
    fn said(
        &self,
        t: Speaker<'_>,
        column: Column,
        form: &OrganisationForm,
        after: Option<usize>,
    ) -> String {
        let name = |lang| form.names.get(lang).unwrap_or_default().to_owned();
        let day = |day: Option<jiff::civil::Date>| {
            day.map(|day| date::long(self.lang, day))
                .unwrap_or_default()
        };
        match column {
            Column::Id | Column::Slug => String::new(),
            Column::Kind => words::kind(t, form.kind),
            Column::NameKk => name(Lang::Kk),
            Column::NameRu => name(Lang::Ru),
            Column::NameEn => name(Lang::En),
            Column::Territory => self.territory(form.territory),
            Column::From => day(form.valid.from()),
            Column::To => day(form.valid.to()),
            Column::Predecessor => self.predecessor(form, after),
        }
    }
}

fn changes(scene: &Scene, named: &Named, change: &Change) -> Vec<ChangeLine> {
    let t = scene.t();
    let name = change.old.form.names.say(scene.lang);
    let href = scene.href(&format!("/desk/orgs/{}", change.old.id));
    let line = |column: Column| {
        let old = named.said(t, column, &change.old.form, None);
        let new = named.said(t, column, &change.form, change.after);
        (old != new).then(|| ChangeLine {
            name: name.to_owned(),
            href: href.clone(),
            what: column.header(scene.lang).to_owned(),
            old,
            new,
        })
    };
    Column::ALL.into_iter().filter_map(line).collect()
}

/// What the organisation of a row is called there, in the language nearest to this one; nothing where
/// the row has no name.
fn called(lang: Lang, list: &List, row: u32) -> String {
    let own = match lang {
        Lang::Kk => Column::NameKk,
        Lang::Ru => Column::NameRu,
        Lang::En => Column::NameEn,
    };
    let row = list.sheet.rows.iter().find(|one| one.number == row);
    let cell = |column: Column| {
        let meanings = list.mapping.meanings();
        let at = meanings.iter().position(|held| *held == Some(column))?;
        let text = row?.cells.get(at)?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    [own, Column::NameKk, Column::NameRu, Column::NameEn]
        .into_iter()
        .find_map(cell)
        .unwrap_or_default()
}

fn faults(t: Speaker<'_>, list: &List, plan: &Plan) -> Vec<FaultLine> {
    let line = |fault: &Fault| FaultLine {
        row: fault.row,
        who: called(t.lang(), list, fault.row),
        column: fault
            .column
            .map(|index| said::header(t, &list.sheet, index))
            .unwrap_or_default(),
        value: fault.value.clone(),
        instead: t.say("import-empty"),
        why: said::reason(t, fault),
    };
    plan.faults.iter().take(FAULTS).map(line).collect()
}

/// `GET /{lang}/desk/orgs/import/{file}`.
pub async fn show(cx: Cx) -> Answer {
    let (hash, list) = kept(&cx).await?;
    let moment = match done::of(&cx.scene.query) {
        Some(Done::Outdated) => Moment::Outdated,
        _ => Summary::from_code(cx.query("taken")).map_or(Moment::Looking, Moment::Done),
    };
    let here = cx.href(&format!("/desk/orgs/import/{hash}"));
    let known = known(cx.db()).await?;
    let (scene, form) = (cx.scene.clone(), cx.blank());
    // Comparing two thousand rows takes a processor for a moment.
    let page =
        Heavy::Table.run(move || DifferencePage::new(&scene, form, (here, moment), &list, &known));
    page.await.map_err(Trouble::internal)?.show()
}

/// `POST /{lang}/desk/orgs/import/{file}`: carries out what was shown.
pub async fn agree(cx: Cx) -> Answer {
    let (hash, list) = kept(&cx).await?;
    let form = cx.form();
    let here = cx.href(&format!("/desk/orgs/import/{hash}"));
    // A form without what was shown is forged or cut: the page shows it again.
    let Ok(agreed) = form.value("agreed").parse() else {
        return see_other(&here);
    };
    let mut act = match once::begin(&cx, &form).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return see_other(&to),
    };
    match import::apply(&mut act.tx, &list.sheet, &list.mapping, agreed).await {
        Ok(done) => act.done(&format!("{here}?taken={}", done.code())).await,
        Err(Refusal::PreviewOutdated) => see_other(&Done::Outdated.at(&here)),
        Err(refusal) => Err(gate::refused(cx.t, refusal)),
    }
}

/// `GET /{lang}/desk/orgs/import/{file}/faults.xlsx`: the rows that are not taken, with the
/// reasons, to be corrected and brought again.
pub async fn faulty_rows(cx: Cx) -> Answer {
    let (_, list) = kept(&cx).await?;
    let plan = import::dry_run(cx.db(), &list.sheet, &list.mapping).await?;
    if plan.faults.is_empty() {
        return Err(Trouble::NotFound);
    }
    let workbook = workbook(cx.t, &list, &plan).map_err(Trouble::internal)?;
    download(
        XLSX,
        &format!("{}.xlsx", cx.t.say("faults-sheet")),
        workbook,
    )
}

fn workbook(t: Speaker<'_>, list: &List, plan: &Plan) -> Result<Vec<u8>, PaperError> {
    let faulty = FaultyRows::whole(&list.sheet, &plan.faults);
    let (headers, rows) = import_words::faulty_rows(t, &faulty);
    write_xlsx(&Spread {
        title: &t.say("faults-sheet"),
        headers: &headers,
        rows: &rows,
    })
}

impl Page for DifferencePage {
    fn sample(scene: &Scene) -> Self {
        super::samples::difference(scene, Moment::Looking)
    }
}
