//! What the columns of a file mean, to be corrected by whoever knows.

use askama::Template;
use keruen_paper::{Note, lost_letters};
use keruen_people::import::runs::{self, Run};
use keruen_people::import::{
    Column, Headings, Left, Mapping, MappingError, Meaning, has_personal_number, recognise,
};
use keruen_speech::Speaker;

use super::gate;
use super::run::{looked, opened};
use super::words;
use crate::cx::Cx;
use crate::form::Form;
use crate::import_words;
use crate::imports::Look;
use crate::once::{self, Begun};
use crate::page::{Answer, Page, see_other};
use crate::parts::{Choice, Crumb};
use crate::shell::{Scene, Shell};

/// So many values of a column are shown, each cut to so many letters.
const VALUES: usize = 3;
const LETTERS: usize = 30;
/// The field for the row of the names.
const HEADINGS: &str = "headings";

/// The page.
#[derive(Debug, Template)]
#[template(path = "import/columns.html")]
pub struct ColumnsPage {
    shell: Shell,
    t: Speaker<'static>,
    form: Form,
    crumbs: Vec<Crumb>,
    here: String,
    fields: Vec<Field>,
    choices: Vec<Choice>,
    rows: Vec<Choice>,
    left: Vec<String>,
    /// Whether letters of the names were lost before the file came.
    lost: bool,
    again: String,
}

/// A column that may be taken.
#[derive(Debug)]
struct Field {
    name: String,
    header: String,
    values: String,
}

impl ColumnsPage {
    fn new(scene: &Scene, form: Form, run: &Run, look: &Look) -> Self {
        let t = scene.t();
        let sheet = &look.paper.sheet;
        let headers = || sheet.headers.iter().enumerate();
        let never = |header: &str| recognise(header) == Meaning::Left(Left::PersonalNumber);
        let fields = headers()
            .filter(|(_, header)| !never(header))
            .map(|(index, _)| Field {
                name: field(index),
                header: words::header(t, sheet, index),
                values: values(t, look, index),
            });
        let left = headers()
            .filter(|(_, header)| never(header))
            .map(|(index, _)| {
                let why = words::left(t, Left::PersonalNumber);
                t.say2(
                    "import-column-left",
                    "column",
                    words::header(t, sheet, index),
                    "why",
                    why,
                )
            });
        let lang = scene.lang;
        let choices = Column::ALL.map(|column| Choice::new(column.code(), column.header(lang)));
        Self {
            shell: scene.shell(t.say("import-columns-title")).form(&form),
            t,
            crumbs: vec![
                Crumb::link(scene.href("/desk/people"), t.say("shell-people")),
                Crumb::link(scene.href("/desk/people/import"), t.say("import-title")),
                Crumb::here(run.file_name.as_str()),
            ],
            here: scene.href(&format!("/desk/people/import/{}", run.id)),
            fields: fields.collect(),
            choices: choices.into(),
            rows: rows(t, look),
            left: left.collect(),
            lost: lost(look),
            again: scene.href("/desk/people/import"),
            form,
        }
    }

    /// A list that was written in Windows-1251, which has no Kazakh letters.
    pub fn sample_lost(scene: &Scene) -> Self {
        let look = super::samples::look("Аты-ж?ні;Телефон\nСына?ова ?сел;+7 700 000 00 21\n");
        Self::of_sample(scene, &look)
    }

    /// A list without a column of names.
    pub fn sample_no_name(scene: &Scene) -> Self {
        let look = super::samples::look("Кім екені;Телефон;ЖСН\nСынақова Әсел;+7 700 000 00 21;\n");
        Self::of_sample(scene, &look)
    }

    fn of_sample(scene: &Scene, look: &Look) -> Self {
        let form = first(scene.t(), Form::blank(scene.t(), "sample".into()), look);
        Self::new(scene, form, &super::samples::run(), look)
    }
}

impl Page for ColumnsPage {
    fn sample(scene: &Scene) -> Self {
        Self::of_sample(scene, &super::samples::large())
    }
}

/// Whether Kazakh letters were lost before the file came, in its cells or in the names of its
/// columns: then those names are not known, and no choice on the page gives the letters back.
fn lost(look: &Look) -> bool {
    let cells = |note: &Note| matches!(note, Note::LostLetters { .. });
    look.paper.notes.iter().any(cells)
        || look
            .paper
            .sheet
            .headers
            .iter()
            .any(|head| lost_letters(head))
}

/// Where the names of the columns may stand.
fn rows(t: Speaker<'_>, look: &Look) -> Vec<Choice> {
    let row = |row: &keruen_paper::Row| {
        let cells = row.cells.iter().filter(|cell| !cell.trim().is_empty());
        let cells: Vec<String> = cells.take(VALUES).map(|cell| cut(cell)).collect();
        let row = i64::from(row.number);
        Choice::new(
            row.to_string(),
            t.say2(
                "import-headings-row",
                "row",
                row,
                "cells",
                cells.join(" · "),
            ),
        )
    };
    let mut rows: Vec<Choice> = look.paper.top.iter().map(row).collect();
    rows.push(Choice::new(
        Headings::Nowhere.number().to_string(),
        t.say("import-headings-none"),
    ));
    rows
}

/// The beginning of a cell; a personal number is not shown again.
fn cut(cell: &str) -> String {
    if has_personal_number(cell) {
        return "…".to_owned();
    }
    cell.trim().chars().take(LETTERS).collect()
}

fn field(index: usize) -> String {
    format!("column-{index}")
}

/// The first values of a column, so that a reader knows it without opening the file.
fn values(t: Speaker<'_>, look: &Look, index: usize) -> String {
    let cells = look
        .paper
        .sheet
        .rows
        .iter()
        .filter_map(|row| row.cells.get(index));
    let some: Vec<String> = cells
        .filter(|cell| !cell.trim().is_empty())
        .take(VALUES)
        .map(|cell| cut(cell))
        .collect();
    if some.is_empty() {
        t.say("import-column-empty")
    } else {
        t.say1("import-column-values", "values", some.join(" · "))
    }
}

/// The form as the columns are understood now, with what is wrong with that.
fn first(t: Speaker<'static>, mut form: Form, look: &Look) -> Form {
    let sheet = &look.paper.sheet;
    let now: Vec<Meaning> = match &look.understood {
        Ok(understood) => understood.mapping.meanings().to_vec(),
        Err(_) => sheet
            .headers
            .iter()
            .map(|header| recognise(header))
            .collect(),
    };
    form = form.with(HEADINGS, look.paper.headings.number().to_string());
    for (index, meaning) in now.iter().enumerate() {
        if let Meaning::Taken(column) = meaning {
            form = form.with(&field(index), column.code());
        }
    }
    if let Err(error) = &look.understood {
        refuse(t, &mut form, look, error);
    }
    form
}

fn refuse(t: Speaker<'static>, form: &mut Form, look: &Look, error: &MappingError) {
    let at = match error {
        MappingError::Twice { second, .. } => field(*second),
        MappingError::NoName => String::new(),
    };
    let sentence = words::sentence(&import_words::mapping(t, &look.paper.sheet, error));
    form.refuse(&at, sentence);
}

/// `GET /{lang}/desk/people/import/{id}/columns`.
pub async fn show(cx: Cx) -> Answer {
    let run = opened(gate::run(&cx).await?)?;
    let look = looked(&cx, &run).await?;
    let form = first(cx.t, cx.blank(), &look);
    ColumnsPage::new(&cx.scene, form, &run, &look).show()
}

/// `POST /{lang}/desk/people/import/{id}/columns`.
pub async fn choose(cx: Cx) -> Answer {
    let run = opened(gate::run(&cx).await?)?;
    let mut look = looked(&cx, &run).await?;
    let mut form = cx.form();
    let here = cx.href(&format!("/desk/people/import/{}", run.id));
    let number = form.value(HEADINGS).parse().ok();
    let moved = number
        .map(Headings::from_number)
        .filter(|headings| *headings != look.paper.headings);
    // Other names may mean other things: they are asked of anew, and shown.
    if let Some(row @ Headings::Row(_)) = moved {
        return keep(
            &cx,
            &form,
            &run,
            Some(row),
            None,
            &format!("{here}/columns"),
        )
        .await;
    }
    if let Some(nowhere) = moved {
        let run = Run {
            headings: Some(nowhere),
            ..run.clone()
        };
        look = looked(&cx, &run).await?;
    }
    let headers = &look.paper.sheet.headers;
    let chosen: Vec<Option<Column>> = (0..headers.len())
        .map(|index| Column::from_code(form.value(&field(index))))
        .collect();
    if let Err(error) = Mapping::corrected(headers, &chosen) {
        refuse(cx.t, &mut form, &look, &error);
        return ColumnsPage::new(&cx.scene, form.clone(), &run, &look).show_with(&form);
    }
    keep(
        &cx,
        &form,
        &run,
        moved.or(run.headings),
        Some(&chosen),
        &here,
    )
    .await
}

/// Keeps what was chosen and goes on.
async fn keep(
    cx: &Cx,
    form: &Form,
    run: &Run,
    headings: Option<Headings>,
    columns: Option<&[Option<Column>]>,
    to: &str,
) -> Answer {
    match once::begin(cx, form).await? {
        Begun::First(mut act) => {
            runs::choose(&mut act.tx, run.id, headings, columns).await?;
            act.done(to).await
        }
        Begun::Again(to) => see_other(&to),
    }
}
