//! Bringing a spreadsheet: step one of three.

use askama::Template;
use jiff::Timestamp;
use keruen_paper::{Limits, PaperError, Spread, write_xlsx};
use keruen_people::Role;
use keruen_people::import::Column;
use keruen_people::import::runs::{self, NewRun, Run, RunState};
use keruen_speech::{Lang, Speaker};
use keruen_store::files::Hash;

use super::gate::{self, Reach};
use super::words;
use crate::cx::Cx;
use crate::form::Form;
use crate::imports::{self, Folder};
use crate::once::{self, Begun};
use crate::page::{Answer, Page, download};
use crate::parts::{Choice, Crumb, Weight};
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::upload::{Incoming, Upload};
use crate::zone;

/// The media type of a workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The columns of the sheet that people may fill in, in its order.
const TEMPLATE: [Column; 11] = [
    Column::Surname,
    Column::Given,
    Column::Patronymic,
    Column::Languages,
    Column::Phone,
    Column::Email,
    Column::Territory,
    Column::Organisation,
    Column::Post,
    Column::Since,
    Column::Until,
];

/// The page.
#[derive(Debug, Template)]
#[template(path = "import/upload.html")]
pub struct UploadPage {
    shell: Shell,
    t: Speaker<'static>,
    form: Form,
    crumbs: Vec<Crumb>,
    whole_site: bool,
    programmes: Vec<Choice>,
    lines: Vec<Line>,
    here: String,
    columns: String,
    /// What the list shows, where it is not the last days.
    shown: Option<String>,
}

/// An import of the last days.
#[derive(Debug)]
struct Line {
    href: String,
    name: String,
    state: String,
    weight: Weight,
    when: String,
}

impl Line {
    fn new(scene: &Scene, run: &Run) -> Self {
        let t = scene.t();
        let name = if run.file_name.is_empty() {
            t.say1("import-number", "n", run.id)
        } else {
            run.file_name.clone()
        };
        Self {
            href: scene.href(&format!("/desk/people/import/{}", run.id)),
            name,
            state: words::state(t, run.state),
            weight: match run.state {
                RunState::Done => Weight::Fine,
                RunState::Queued | RunState::Running => Weight::New,
                RunState::Shown | RunState::Outdated => Weight::Soon,
                RunState::Failed => Weight::Late,
                RunState::Empty | RunState::Gone => Weight::Plain,
            },
            when: zone::moment(scene.lang, run.created_at),
        }
    }
}

impl UploadPage {
    fn new(scene: &Scene, form: Form, reach: &Reach, runs: &[Run]) -> Self {
        let t = scene.t();
        let lang = scene.lang;
        let columns: Vec<&str> = TEMPLATE.iter().map(|column| column.header(lang)).collect();
        Self {
            shell: scene.shell(t.say("import-title")).faulty(form.has_errors()),
            t,
            form,
            crumbs: vec![
                Crumb::link(scene.href("/desk/people"), t.say("shell-people")),
                Crumb::here(t.say("import-title")),
            ],
            whole_site: matches!(reach, Reach::Site(_)),
            programmes: reach.choices().to_vec(),
            lines: runs.iter().map(|run| Line::new(scene, run)).collect(),
            here: scene.href("/desk/people/import"),
            columns: columns.join(", "),
            shown: None,
        }
    }

    fn limit(&self) -> String {
        keruen_speech::number::bytes(self.t.lang(), Limits::default().bytes)
    }

    /// A coordinator with two programmes, whose file was a PDF.
    pub fn sample_faulty(scene: &Scene) -> Self {
        let t = scene.t();
        let mut form = Form::blank(t, "sample".into());
        let pdf = PaperError::NotASpreadsheet(keruen_paper::Found::Pdf);
        form.refuse("file", words::unread(t, &pdf));
        Self::new(
            scene,
            form,
            &Reach::Programmes(Self::sample_programmes()),
            &[],
        )
    }

    fn sample_programmes() -> Vec<Choice> {
        [(1, "«Көшбасшы» мектебі, 2026"), (2, "«Үлгі» көктемі, 2027")]
            .map(|(id, name)| Choice::new(id.to_string(), name))
            .into()
    }
}

impl Page for UploadPage {
    fn sample(scene: &Scene) -> Self {
        let t = scene.t();
        let run = |id, file_name: &str, state| Run {
            id,
            file_name: file_name.to_owned(),
            state,
            ..super::samples::run()
        };
        let runs = [
            run(12, "Қатысушылар, қыркүйек.xlsx", RunState::Shown),
            run(11, "keneshter.csv", RunState::Done),
        ];
        let form = Form::blank(t, "sample".into());
        Self::new(scene, form, &Reach::Site(Self::sample_programmes()), &runs)
    }
}

/// `GET /{lang}/desk/people/import`.
pub async fn show(cx: Cx) -> Answer {
    page(&cx, None).await?.show()
}

/// The page with what was sent, or as it is opened.
async fn page(cx: &Cx, sent: Option<Form>) -> Result<UploadPage, Trouble> {
    let reach = gate::reach(cx).await?;
    let form = sent.unwrap_or_else(|| opened(cx.blank(), &reach));
    let show = Show::from_code(cx.query("show"));
    let runs = match show {
        None => runs::recent(cx.db(), week_before(cx.now())).await?,
        Some(show) => {
            let since = cx.now().saturating_sub(runs::KEPT_FOR);
            let mut left = runs::on_hand(cx.db(), since.unwrap_or(cx.now())).await?;
            left.retain(|run| run.state.is_open() == (show == Show::Waiting));
            left
        }
    };
    let mine = cx.account()?;
    let seen: Vec<Run> = runs
        .into_iter()
        .filter(|run| match (&reach, run.programme) {
            (Reach::Site(_), _) => true,
            (Reach::Programmes(_), Some(programme)) if !run.of_site() => {
                mine.in_programme(programme, &[Role::Coordinator]).is_some()
            }
            (Reach::Programmes(_), _) => false,
        })
        .take(if show.is_some() { usize::MAX } else { 10 })
        .collect();
    let mut page = UploadPage::new(&cx.scene, form, &reach, &seen);
    // keys: import-show-*
    page.shown = show.map(|show| cx.t.say(&format!("import-show-{}", show.code())));
    Ok(page)
}

/// The form as it is opened: where there is one programme, the people are for it unless somebody
/// says otherwise.
fn opened(form: Form, reach: &Reach) -> Form {
    match reach.choices() {
        [only] => form.with("programme", only.value.clone()),
        _ => form,
    }
}

/// Which imports the list shows instead of those of the last days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Show {
    /// Those that wait for a decision.
    Waiting,
    /// Those whose faulty rows nobody has taken back.
    Faulty,
}

impl Show {
    const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Faulty => "faulty",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Waiting, Self::Faulty]
            .into_iter()
            .find(|show| show.code() == code)
    }
}

fn week_before(now: Timestamp) -> Timestamp {
    now.saturating_sub(jiff::SignedDuration::from_hours(7 * 24))
        .unwrap_or(now)
}

/// `POST /{lang}/desk/people/import`: reads the file, keeps it, and shows what it would do.
pub async fn take(mut cx: Cx) -> Answer {
    let Upload { mut form, file } = cx.upload().await?;
    let reach = gate::reach(&cx).await?;
    let programme = programme(&mut form, &reach);
    let bytes = sheet(cx.t, &mut form, file.as_ref()).await?;
    let (Some(bytes), Some(file)) = (bytes, file.filter(|_| !form.has_errors())) else {
        return page(&cx, Some(form.clone())).await?.show_with(&form);
    };
    let mut act = match once::begin(&cx, &form).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return crate::page::see_other(&to),
    };
    let new = NewRun {
        account: cx.account()?.id,
        role: match reach {
            Reach::Site(_) => Role::Owner,
            Reach::Programmes(_) => Role::Coordinator,
        },
        programme,
        lang: cx.lang,
        file_name: file.name.clone(),
        file_hash: Hash::of(&bytes),
    };
    let before = runs::supersede(&mut act.tx, &new).await?;
    let id = runs::create(&mut act.tx, &new).await?;
    imports::count_waiting(&mut act.tx).await?;
    let folder = Folder::of(&cx.app.config().data);
    folder.keep(id, bytes).await.map_err(Trouble::of_file)?;
    for id in before {
        folder.remove(id).await.map_err(Trouble::of_file)?;
    }
    act.done(&cx.href(&format!("/desk/people/import/{id}")))
        .await
}

/// The programme chosen, one of the reader's own; the only one if there is one. An owner may
/// choose none.
fn programme(form: &mut Form, reach: &Reach) -> Option<i64> {
    let known = |text: &str| reach.choices().iter().any(|choice| choice.value == text);
    let asked = match reach {
        Reach::Site(_) if form.value("programme").is_empty() => return None,
        // Nothing is asked where there is one; what was asked for all the same must be that one.
        Reach::Programmes(choices) if choices.len() == 1 && form.value("programme").is_empty() => {
            choices[0].value.clone()
        }
        _ => form.value("programme").to_owned(),
    };
    if known(&asked) {
        return asked.parse().ok();
    }
    let sentence = form.speaker().say("errors-choose");
    form.refuse("programme", sentence);
    None
}

/// The bytes of the file if it can be read as a table with rows, else a fault in words.
async fn sheet(
    t: Speaker<'static>,
    form: &mut Form,
    file: Option<&Incoming>,
) -> Result<Option<Vec<u8>>, Trouble> {
    let Some(file) = file else {
        form.refuse("file", t.say("import-no-file"));
        return Ok(None);
    };
    let limit = Limits::default().bytes;
    if file.size > limit {
        let error = PaperError::TooBig {
            bytes: file.size,
            limit,
        };
        form.refuse("file", words::unread(t, &error));
        return Ok(None);
    }
    let bytes = file.bytes().await?;
    match imports::read(bytes.clone(), None).await {
        Ok(paper) if paper.sheet.rows.is_empty() && paper.sheet.spoilt.is_empty() => {
            form.refuse("file", t.say("import-no-rows"));
        }
        Ok(_) => return Ok(Some(bytes)),
        Err(error) => form.refuse("file", words::unread(t, &error)),
    }
    Ok(None)
}

/// `GET /{lang}/desk/people/import/template.xlsx`: a sheet with the headers, to be filled in.
pub async fn template(cx: Cx) -> Answer {
    let workbook = blank_sheet(cx.t, cx.lang).map_err(Trouble::internal)?;
    download(
        XLSX,
        &format!("{}.xlsx", cx.t.say("import-template-file")),
        workbook,
    )
}

fn blank_sheet(t: Speaker<'_>, lang: Lang) -> Result<Vec<u8>, PaperError> {
    let headers = TEMPLATE.map(|column| column.header(lang).to_owned());
    write_xlsx(&Spread {
        title: &t.say("import-template-sheet"),
        headers: &headers,
        rows: &[],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording;
    use keruen_people::import::{Mapping, Meaning};

    #[test]
    fn the_blank_sheet_is_understood_when_it_comes_back_filled_in() {
        for lang in Lang::ALL {
            let headers = TEMPLATE.map(|column| column.header(lang).to_owned());
            let mapping = Mapping::recognise(&headers).expect("a list of people");
            assert_eq!(mapping.meanings(), TEMPLATE.map(Meaning::Taken), "{lang}");
            assert!(blank_sheet(wording::speaker(lang), lang).is_ok());
        }
    }
}
