//! The texts that people agree to, a purpose each, with their versions. A new version is typed,
//! looked at beside the present one, and put in force.

use askama::Template;
use axum::http::StatusCode;
use keruen_people::Refusal;
use keruen_people::consent::{self, Purpose, Wording};
use keruen_speech::{Lang, Speaker};

use super::gate;
use super::words;
use crate::cx::Cx;
use crate::done::Done;
use crate::form::{Form, Need};
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

mod stale;

/// Where the list is, after the language.
const PLACE: &str = "/desk/site/consents";
/// The longest text, in characters.
const LONGEST: usize = 5_000;
/// The fields of the three texts.
const FIELDS: [(Lang, &str); 3] = [
    (Lang::Kk, "text_kk"),
    (Lang::Ru, "text_ru"),
    (Lang::En, "text_en"),
];

/// The list of purposes.
#[derive(Debug, Template)]
#[template(path = "people/wordings.html")]
pub struct Wordings {
    shell: Shell,
    t: Speaker<'static>,
    lines: Vec<Line>,
}

/// One purpose.
#[derive(Debug)]
struct Line {
    href: String,
    purpose: String,
    state: String,
    missing: bool,
}

impl Wordings {
    fn new(scene: &Scene, present: &[(Purpose, Option<Version>, i64)]) -> Self {
        let t = scene.t();
        let line = |(purpose, version, agreed): &(Purpose, Option<Version>, i64)| Line {
            href: scene.href(&format!("{PLACE}/{}", purpose.code())),
            purpose: words::purpose(t, *purpose),
            state: version.as_ref().map_or_else(
                || t.say("people-wording-none"),
                |version| {
                    let since = version.since.as_str();
                    let n = version.number;
                    t.say3(
                        "people-wording-state",
                        "version",
                        n,
                        "day",
                        since,
                        "n",
                        *agreed,
                    )
                },
            ),
            missing: version.is_none(),
        };
        Self {
            shell: scene.shell(t.say("people-wordings")),
            t,
            lines: present.iter().map(line).collect(),
        }
    }
}

impl Page for Wordings {
    fn sample(scene: &Scene) -> Self {
        let present: Vec<_> = Purpose::ALL
            .into_iter()
            .enumerate()
            .map(|(place, purpose)| (purpose, (place != 4).then(|| Version::sample(scene)), 12))
            .collect();
        Self::new(scene, &present)
    }
}

/// A version of a wording.
#[derive(Debug, Clone)]
struct Version {
    number: i64,
    since: String,
    texts: [String; 3],
}

impl Version {
    fn new(t: Speaker<'_>, wording: &Wording) -> Self {
        Self {
            number: wording.version,
            since: zone::long(t.lang(), wording.created_at),
            texts: FIELDS.map(|(lang, _)| wording.text(lang).to_owned()),
        }
    }

    fn sample(scene: &Scene) -> Self {
        let at = super::invented::at("2026-09-01T05:00:00Z");
        let text = scene.t().say("wordings-name-public");
        Self {
            number: 1,
            since: zone::long(scene.lang, at),
            texts: [text.clone(), text.clone(), text],
        }
    }

    /// Its number, as templates hand it on.
    fn n(&self) -> i64 {
        self.number
    }

    fn in_languages(&self) -> Vec<(Lang, &str)> {
        FIELDS
            .iter()
            .map(|(lang, _)| *lang)
            .zip(self.texts.iter().map(String::as_str))
            .collect()
    }
}

/// The page of one purpose: the present version, a new one, the older ones.
#[derive(Debug, Template)]
#[template(path = "people/wording.html")]
pub struct Edit {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    form: Form,
    present: Option<Version>,
    older: Vec<Version>,
    agreed: i64,
    here: String,
}

fn crumbs(scene: &Scene, purpose: Purpose) -> Vec<Crumb> {
    vec![
        Crumb::link(scene.href(PLACE), scene.t().say("people-wordings")),
        Crumb::here(words::purpose(scene.t(), purpose)),
    ]
}

/// What goes along unseen from form to form: the version shown, and what stood there.
fn carried(form: &Form) -> Vec<(String, &str)> {
    let was = FIELDS.iter().map(|(_, field)| format!("was_{field}"));
    std::iter::once("version".to_owned())
        .chain(was)
        .filter(|name| form.has_field(name))
        .map(|name| (name.clone(), form.value(&name)))
        .collect()
}

impl Edit {
    fn longest(&self) -> String {
        self.t.say1("errors-limit", "max", LONGEST)
    }

    fn carried(&self) -> Vec<(String, &str)> {
        carried(&self.form)
    }

    fn new(
        scene: &Scene,
        purpose: Purpose,
        form: Form,
        mut all: Vec<Version>,
        agreed: i64,
    ) -> Self {
        let t = scene.t();
        let present = if all.is_empty() {
            None
        } else {
            Some(all.remove(0))
        };
        Self {
            shell: scene.shell(words::purpose(t, purpose)).form(&form),
            t,
            crumbs: crumbs(scene, purpose),
            form,
            present,
            older: all,
            agreed,
            here: scene.href(&format!("{PLACE}/{}", purpose.code())),
        }
    }

    /// With a language that is missing.
    pub fn sample_faulty(scene: &Scene) -> Self {
        let mut form = Form::blank(scene.t(), "sample".into());
        form.refuse("text_ru", scene.t().say("errors-need"));
        Self::new(scene, Purpose::NamePublic, form, Vec::new(), 0)
    }
}

impl Page for Edit {
    fn sample(scene: &Scene) -> Self {
        let version = Version::sample(scene);
        let mut form = Form::blank(scene.t(), "sample".into());
        for ((_, field), text) in FIELDS.iter().zip(&version.texts) {
            form = form.with(field, text.clone());
        }
        let newest = Version {
            number: 2,
            ..version.clone()
        };
        Self::new(scene, Purpose::NamePublic, form, vec![newest, version], 12)
    }
}

/// The page on which a new version is looked at before it is in force.
#[derive(Debug, Template)]
#[template(path = "people/wording-check.html")]
pub struct Check {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    form: Form,
    here: String,
    number: i64,
    agreed: i64,
    texts: Vec<(Lang, &'static str, String, String)>,
}

impl Check {
    fn carried(&self) -> Vec<(String, &str)> {
        carried(&self.form)
    }

    fn new(scene: &Scene, purpose: Purpose, form: Form, present: Option<&Version>, n: i64) -> Self {
        let t = scene.t();
        let before = |place: usize| {
            present
                .and_then(|version| version.texts.get(place))
                .cloned()
                .unwrap_or_default()
        };
        let texts = FIELDS
            .iter()
            .enumerate()
            .map(|(place, (lang, field))| {
                (
                    *lang,
                    *field,
                    before(place),
                    form.value(field).trim().to_owned(),
                )
            })
            .collect();
        Self {
            shell: scene
                .shell(t.say1(
                    "people-wording-check",
                    "purpose",
                    words::purpose(t, purpose),
                ))
                .form(&form),
            t,
            crumbs: crumbs(scene, purpose),
            here: scene.href(&format!("{PLACE}/{}", purpose.code())),
            number: present.map_or(1, |version| version.number + 1),
            agreed: n,
            texts,
            form,
        }
    }
}

impl Page for Check {
    fn sample(scene: &Scene) -> Self {
        let mut form = Form::blank(scene.t(), "sample".into());
        for (_, field) in FIELDS {
            form = form.with(field, scene.t().say("wordings-photo-public"));
        }
        Self::new(
            scene,
            Purpose::NamePublic,
            form,
            Some(&Version::sample(scene)),
            12,
        )
    }
}

/// All versions of a purpose, the newest first.
async fn versions(cx: &Cx, purpose: Purpose) -> Result<Vec<Version>, Trouble> {
    let all = consent::wordings_of(cx.db(), purpose).await?;
    Ok(all
        .iter()
        .map(|wording| Version::new(cx.t, wording))
        .collect())
}

/// How many consents to a purpose stand.
async fn agreed(cx: &Cx, purpose: Purpose) -> Result<i64, Trouble> {
    let standing = consent::standing(cx.db()).await?;
    let found = standing.into_iter().find(|(one, _)| *one == purpose);
    Ok(found.map_or(0, |(_, count)| count))
}

fn purpose(cx: &Cx) -> Result<Purpose, Trouble> {
    let code: String = cx.param("purpose")?;
    Purpose::from_code(&code).ok_or(Trouble::NotFound)
}

/// `GET /{lang}/desk/site/consents`.
pub async fn list(cx: Cx) -> Answer {
    let texts = consent::wordings(cx.db()).await?;
    let standing = consent::standing(cx.db()).await?;
    let line = |(purpose, agreed): (Purpose, i64)| {
        let newest = texts.iter().find(|wording| wording.purpose == purpose);
        (
            purpose,
            newest.map(|wording| Version::new(cx.t, wording)),
            agreed,
        )
    };
    let present: Vec<_> = standing.into_iter().map(line).collect();
    Wordings::new(&cx.scene, &present).show()
}

/// `GET /{lang}/desk/site/consents/{purpose}`.
pub async fn edit(cx: Cx) -> Answer {
    let purpose = purpose(&cx)?;
    let all = versions(&cx, purpose).await?;
    let mut form = cx.blank();
    if let Some(present) = all.first() {
        form = form.with("version", present.number.to_string());
        for ((_, field), text) in FIELDS.iter().zip(&present.texts) {
            form = form
                .with(&format!("was_{field}"), text.clone())
                .with(field, text.clone());
        }
    }
    let agreed = agreed(&cx, purpose).await?;
    Edit::new(&cx.scene, purpose, form, all, agreed).show()
}

/// `POST /{lang}/desk/site/consents/{purpose}`: `step` says whether the typed texts are to be
/// looked at, typed again, or put in force.
pub async fn save(cx: Cx) -> Answer {
    let purpose = purpose(&cx)?;
    let mut form = cx.form();
    let texts = FIELDS.map(|(_, field)| form.text(field, Need::Must, LONGEST));
    let all = versions(&cx, purpose).await?;
    let agreed = agreed(&cx, purpose).await?;
    let same = all.first().is_some_and(|present| present.texts == texts);
    if same {
        form.refuse("text_kk", cx.t.say("people-wording-same"));
    }
    if form.has_errors() {
        let page = Edit::new(&cx.scene, purpose, form, all, agreed);
        return page.show_as(StatusCode::UNPROCESSABLE_ENTITY);
    }
    match form.value("step") {
        "publish" => publish(&cx, purpose, &form, &texts).await,
        "edit" => Edit::new(&cx.scene, purpose, form, all, agreed).show(),
        _ => Check::new(&cx.scene, purpose, form, all.first(), agreed).show(),
    }
}

async fn publish(cx: &Cx, purpose: Purpose, form: &Form, texts: &[String; 3]) -> Answer {
    let shown = form.value("version").parse().unwrap_or_default();
    let mut act = match begin(cx, form).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return see_other(&to),
    };
    let typed = texts.each_ref().map(String::as_str);
    match consent::publish_wording_shown(&mut act.tx, purpose, shown, typed).await {
        Ok(_) => act.done(&Done::Wording.at(&cx.href(PLACE))).await,
        Err(Refusal::PreviewOutdated) => {
            drop(act);
            stale::answer(cx, purpose, form, texts).await
        }
        Err(refusal) => Err(gate::refused(cx.t, refusal)),
    }
}
