//! Making a public act: written, looked at, made for good.

use askama::Template;
use axum::http::StatusCode;
use keruen_office::OfficeError;
use keruen_office::fields::TEXT;
use keruen_office::programme;
use keruen_office::public_acts::{self, By, Kind as ActKind, NewAct};
use keruen_office::rights::Viewer;
use keruen_people::role::Role;
use keruen_speech::{Lang, Speaker, number};
use keruen_store::StoreError;

use super::desk::HERE;
use super::list::MAKERS;
use super::words;
use crate::cx::Cx;
use crate::form::Form;
use crate::guard::body::UPLOAD;
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::pages::files::mime_of;
use crate::pages::programmes::desk::sheet::{Field, Kind};
use crate::pages::programmes::text::Said;
use crate::parts::{Choice, Crumb};
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// What an act is made of, in the order of the form.
const CARRIED: [&str; 9] = [
    "kind",
    "programme",
    "text_kk",
    "text_ru",
    "text_en",
    "sha256",
    "file",
    "file_name",
    "corrects",
];

/// The form.
#[derive(Debug, Template)]
#[template(path = "acts/make.html")]
pub struct Make {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    form: Form,
    kinds: Vec<Choice>,
    programmes: Vec<Choice>,
    owner: bool,
}

/// The act as it will stand, before it is made.
#[derive(Debug, Template)]
#[template(path = "acts/check.html")]
pub struct Check {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    form: Form,
    action: String,
    again: String,
    pairs: Vec<(String, String)>,
    texts: Vec<(&'static str, &'static str, Option<Said>)>,
}

/// After it was made.
#[derive(Debug, Template)]
#[template(path = "acts/made.html")]
pub struct Made {
    shell: Shell,
    t: Speaker<'static>,
    number: String,
    href: String,
    address: String,
    list: String,
}

fn crumbs(scene: &Scene, last: &str) -> Vec<Crumb> {
    vec![
        Crumb::link(scene.href(HERE), scene.t().say("shell-acts")),
        Crumb::here(last),
    ]
}

impl Make {
    fn new(scene: &Scene, form: Form, programmes: Vec<Choice>) -> Self {
        let t = scene.t();
        let title = t.say("acts-make");
        Self {
            crumbs: crumbs(scene, &title),
            shell: scene.shell(title).form(&form),
            t,
            form,
            kinds: ActKind::ALL
                .into_iter()
                .map(|kind| Choice::new(kind.code(), words::kind(t, kind)))
                .collect(),
            programmes,
            owner: scene.viewer.is_owner(),
        }
    }

    fn texts(&self) -> Vec<Field> {
        Field::trio(&Kind::Area, "text", &self.t.say("acts-says"), "", TEXT).split_off(1)
    }

    /// How long a text may be.
    fn longest(&self) -> String {
        self.t.say1("errors-limit", "max", TEXT)
    }

    /// The most a file may weigh.
    fn limit(&self) -> String {
        number::bytes(self.t.lang(), UPLOAD)
    }

    /// Without the Kazakh text.
    pub fn sample_faulty(scene: &Scene) -> Self {
        let t = scene.t();
        let mut form = Form::blank(t, "sample".into()).with("kind", "correction");
        form.refuse("text_kk", t.say("acts-need-kazakh"));
        form.refuse("corrects", t.say("errors-need"));
        Self::new(scene, form, Vec::new())
    }
}

impl Page for Make {
    fn sample(scene: &Scene) -> Self {
        let form = Form::blank(scene.t(), "sample".into()).with("kind", "publication");
        let name = scene.t().say1("shell-samples-programme", "n", 1);
        Self::new(scene, form, vec![Choice::new("3", name)])
    }
}

impl Check {
    fn new(scene: &Scene, form: Form, act: &NewAct, programmes: &[Choice]) -> Self {
        let t = scene.t();
        let title = t.say("acts-check-title");
        let mut pairs = vec![(t.say("acts-field-kind"), words::kind(t, act.kind))];
        let programme = act.programme.map(|id| id.to_string());
        if let Some(choice) =
            programme.and_then(|id| programmes.iter().find(|choice| choice.value == id))
        {
            pairs.push((t.say("acts-field-programme"), choice.label.clone()));
        }
        if let Some(earlier) = act.corrects {
            pairs.push((t.say("acts-corrects"), words::title(t, earlier)));
        }
        if let Some(subject) = &act.subject {
            if subject.kept && !form.value("file_name").is_empty() {
                pairs.push((t.say("acts-field-file"), form.value("file_name").to_owned()));
            }
            pairs.push((
                "SHA-256".to_owned(),
                words::grouped(subject.sha256.as_str()).join(" "),
            ));
        }
        let text = |lang: Lang| {
            let text = act.text.get(lang).map(|text| Said {
                text: text.to_owned(),
                ..Said::default()
            });
            (lang.code(), lang.name(), text)
        };
        Self {
            crumbs: crumbs(scene, &title),
            shell: scene.shell(title).form(&form),
            t,
            form,
            action: scene.href("/desk/acts/make"),
            again: scene.href("/desk/acts/new"),
            pairs,
            texts: Lang::ALL.map(text).into(),
        }
    }

    fn carried(&self) -> Vec<(&'static str, &str)> {
        CARRIED
            .iter()
            .map(|name| (*name, self.form.value(name)))
            .collect()
    }
}

impl Page for Check {
    fn sample(scene: &Scene) -> Self {
        let act = super::show::invented(scene);
        let new = NewAct {
            kind: act.kind,
            programme: None,
            text: act.text,
            subject: act.subject,
            corrects: None,
        };
        let form = Form::blank(scene.t(), "sample".into()).with("file_name", "shart.pdf");
        Self::new(scene, form, &new, &[])
    }
}

impl Made {
    fn new(scene: &Scene, number: i64) -> Self {
        let t = scene.t();
        let path = format!("/acts/{number}");
        Self {
            shell: scene.shell(t.say("acts-made")),
            t,
            number: words::title(t, number),
            href: scene.href(&path),
            address: scene.config.absolute(&scene.href(&path)),
            list: scene.href(HERE),
        }
    }
}

impl Page for Made {
    fn sample(scene: &Scene) -> Self {
        Self::new(scene, 12)
    }
}

/// The programmes whose acts the reader may make.
async fn programmes(cx: &Cx) -> Result<Vec<Choice>, Trouble> {
    let mine = cx.account()?.programmes_as(MAKERS);
    let all = programme::list(cx.db(), &cx.viewer).await?;
    let named = |one: &programme::Listed| {
        Choice::new(
            one.id.to_string(),
            Said::or(cx.t, &one.name, &one.slug).text,
        )
    };
    Ok(all
        .iter()
        .filter(|one| cx.viewer.is_owner() || mine.contains(&one.id))
        .map(named)
        .collect())
}

/// `GET /{lang}/desk/acts/new`, with `?programme=` on the way from one, and with `?corrects=` on the
/// way to a correction: it belongs to the programme of the act it corrects.
pub async fn write(cx: Cx) -> Answer {
    let mut form = cx.blank();
    if let Ok(earlier) = cx.query("corrects").parse::<i64>() {
        let act = public_acts::by_number(cx.db(), earlier).await?;
        let programme = act.programme.map(|id| id.to_string());
        form = form
            .with("kind", ActKind::Correction.code())
            .with("corrects", earlier.to_string())
            .with("programme", programme.unwrap_or_default());
    } else {
        form = form.with("programme", cx.query("programme"));
    }
    Make::new(&cx.scene, form, programmes(&cx).await?).show()
}

/// `POST /{lang}/desk/acts/new`: keeps the file and shows the act as it will stand.
pub async fn check(mut cx: Cx) -> Answer {
    let upload = cx.upload().await?;
    let mut form = upload.form;
    let programmes = programmes(&cx).await?;
    if let Some(file) = upload.file {
        let content = file.bytes().await?;
        let mut tx = cx.db().upkeep(cx.now()).await?;
        let hash = cx
            .app
            .files()
            .put(&mut tx, &content, mime_of(&file.name))
            .await?;
        tx.commit().await?;
        form = form
            .replaced("file", &hash.to_string())
            .replaced("file_name", &file.name);
    } else if form.ticked("without_file") {
        form = form.replaced("file", "").replaced("file_name", "");
    }
    if form.ticked("edit") {
        return Make::new(&cx.scene, form, programmes).show();
    }
    match read(&cx, &mut form, &programmes).await? {
        Some(act) => Check::new(&cx.scene, form, &act, &programmes).show(),
        None => Make::new(&cx.scene, form, programmes).show_as(StatusCode::UNPROCESSABLE_ENTITY),
    }
}

/// Reads an act and everything it speaks of; `None` with the faults in the form.
async fn read(cx: &Cx, form: &mut Form, programmes: &[Choice]) -> Result<Option<NewAct>, Trouble> {
    let act = match NewAct::read(form) {
        Ok(act) => Some(act),
        Err(faults) => {
            form.refuse_office(&faults);
            None
        }
    };
    if keruen_speech::shown(form.value("text_kk"))
        .trim()
        .is_empty()
    {
        form.refuse("text_kk", cx.t.say("acts-need-kazakh"));
    }
    let chosen = form.value("programme").to_owned();
    let known = programmes.iter().any(|choice| choice.value == chosen);
    if !(known || chosen.is_empty() && cx.viewer.is_owner()) {
        form.refuse("programme", cx.t.say("errors-choose"));
    }
    let Some(act) = act.filter(|_| !form.has_errors()) else {
        return Ok(None);
    };
    if let Some(earlier) = act.corrects {
        match public_acts::by_number(cx.db(), earlier).await {
            Ok(earlier) if earlier.programme == act.programme => {}
            Ok(_) => {
                form.refuse("programme", cx.t.say("acts-other-programme"));
                return Ok(None);
            }
            Err(OfficeError::Store(StoreError::NotFound)) => {
                form.refuse("corrects", cx.t.say("acts-no-such"));
                return Ok(None);
            }
            Err(other) => return Err(other.into()),
        }
    }
    if let Some(subject) = act.subject.as_ref().filter(|subject| subject.kept) {
        let hash = subject.sha256.as_str().parse().map_err(Trouble::internal)?;
        if cx.app.files().info(cx.db(), &hash).await?.is_none() {
            form.refuse("upload", cx.t.say("acts-file-gone"));
            return Ok(None);
        }
    }
    Ok(Some(act))
}

/// In which role the reader makes an act of this programme.
pub fn role(viewer: &Viewer, programme: Option<i64>) -> Option<Role> {
    let account = viewer.full()?;
    account
        .on_site(MAKERS)
        .or_else(|| account.in_programme(programme?, MAKERS))
}

/// `POST /{lang}/desk/acts/make`: for good.
pub async fn make(cx: Cx) -> Answer {
    let mut form = cx.form();
    let programmes = programmes(&cx).await?;
    let Some(act) = read(&cx, &mut form, &programmes).await? else {
        return Make::new(&cx.scene, form, programmes).show_as(StatusCode::UNPROCESSABLE_ENTITY);
    };
    let role = role(&cx.viewer, act.programme).ok_or(Trouble::Forbidden)?;
    cx.acts_as(role);
    let mut begun = match begin(&cx, &form).await? {
        Begun::First(begun) => begun,
        Begun::Again(to) => return see_other(&to),
    };
    let number =
        public_acts::make(&mut begun.tx, &act, By::Role(role), zone::day(cx.now())).await?;
    begun.done(&cx.href(&format!("/desk/acts/{number}"))).await
}

/// `GET /{lang}/desk/acts/{n}`: what happened, and the number to quote.
pub async fn made(cx: Cx) -> Answer {
    let act = public_acts::by_number(cx.db(), cx.param("n")?).await?;
    Made::new(&cx.scene, act.number).show()
}
