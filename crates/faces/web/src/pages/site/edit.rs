//! The site's name and whom to ask.

use askama::Template;
use axum::http::StatusCode;
use keruen_office::fields::PARAGRAPH;
use keruen_office::site::{self, SiteForm};
use keruen_office::{OfficeError, morning};
use keruen_people::contact::ContactValue;
use keruen_speech::{Lang, Speaker};
use keruen_store::Thing;

use crate::conflict::{Conflict, Field, Place, Said};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::Form;
use crate::history::Saver;
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::parts::{Choice, Crumb};
use crate::shell::{Scene, Shell};

/// The page.
#[derive(Debug, Template)]
#[template(path = "site/edit.html")]
pub struct Edit {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    form: Form,
    back: String,
}

/// The field of the telephone: compared as it is stored, read in groups.
const PHONE: &str = "contact_phone";

/// The fields, with the keys of their labels.
const FIELDS: [(&str, &str); 10] = [
    ("name_kk", "site-name"),
    ("name_ru", "site-name"),
    ("name_en", "site-name"),
    ("about_kk", "site-about"),
    ("about_ru", "site-about"),
    ("about_en", "site-about"),
    ("contact_name", "site-contact-name"),
    ("contact_email", "site-contact-email"),
    (PHONE, "site-contact-phone"),
    ("morning_hour", "site-morning-hour"),
];

/// What the fields say, in the order of [`FIELDS`].
fn texts(form: &SiteForm) -> [String; 10] {
    let say = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let [kk, ru, en] = Lang::ALL;
    [
        say(form.name.get(kk)),
        say(form.name.get(ru)),
        say(form.name.get(en)),
        say(form.about.get(kk)),
        say(form.about.get(ru)),
        say(form.about.get(en)),
        say(form.contact_name.as_deref()),
        say(form.contact_email.as_deref()),
        say(form.contact_phone.as_deref()),
        form.morning().to_string(),
    ]
}

/// The label of a field.
fn label(t: Speaker<'_>, name: &str, key: &str) -> String {
    let lang = name
        .rsplit('_')
        .next()
        .and_then(|code| code.parse::<Lang>().ok());
    match lang {
        Some(lang) => format!("{}, {}", t.say(key), lang.name()),
        None => t.say(key),
    }
}

impl Edit {
    pub(super) fn new(scene: &Scene, form: Form) -> Self {
        let t = scene.t();
        let back = scene.href("/desk/site");
        let title = t.say("site-edit-title");
        Self {
            shell: scene.shell(title.clone()).form(&form),
            t,
            crumbs: vec![
                Crumb::link(back.clone(), t.say("shell-site")),
                Crumb::here(title),
            ],
            form,
            back,
        }
    }

    /// The hours of the morning letter.
    fn hours() -> Vec<Choice> {
        morning::HOURS
            .map(|hour| Choice::new(hour.to_string(), format!("{hour}:00")))
            .collect()
    }

    fn about_hint(&self) -> String {
        let most = self.t.say1("errors-limit", "max", PARAGRAPH);
        format!("{} {most}", self.t.say("site-about-hint"))
    }

    fn label(&self, name: &str, key: &str) -> String {
        label(self.t, name, key)
    }

    /// What stood there when the form was opened, to tell whose change is whose.
    fn were(&self) -> Vec<(String, String)> {
        let was = |(name, _): &(&str, &str)| {
            let was = format!("was_{name}");
            let value = self.form.value(&was).to_owned();
            (was, value)
        };
        FIELDS.iter().map(was).collect()
    }
}

impl Page for Edit {
    fn sample(scene: &Scene) -> Self {
        super::samples::edit(scene)
    }
}

/// Fills a form with what is stored.
pub(super) fn filled(mut form: Form, stored: &SiteForm, version: i64) -> Form {
    for ((name, _), text) in FIELDS.into_iter().zip(texts(stored)) {
        let shown = match name {
            PHONE => ContactValue::phone_shown(&text),
            _ => text.clone(),
        };
        form = form.with(&format!("was_{name}"), text).with(name, shown);
    }
    form.with("version", version.to_string())
}

/// `/{lang}/desk/site/edit`.
pub async fn form(cx: Cx) -> Answer {
    let site = site::load(cx.db()).await?;
    Edit::new(&cx.scene, filled(cx.blank(), &site.content, site.version)).show()
}

/// Saves it, or shows both versions.
pub async fn save(cx: Cx) -> Answer {
    let mut form = cx.form();
    let wanted = match SiteForm::read(&form) {
        Ok(wanted) => wanted,
        Err(faults) => {
            form.refuse_office(&faults);
            return Edit::new(&cx.scene, form).show_as(StatusCode::UNPROCESSABLE_ENTITY);
        }
    };
    let version: i64 = form.value("version").parse().unwrap_or(-1);
    let mut act = match begin(&cx, &form).await? {
        Begun::First(act) => act,
        Begun::Again(led) => return see_other(&led),
    };
    match site::save(&mut act.tx, version, &wanted).await {
        Ok(()) => {
            let answer = act.done(&Done::Saved.at(&cx.href("/desk/site"))).await;
            cx.app.says_otherwise();
            answer
        }
        Err(OfficeError::Stale { .. }) => {
            drop(act);
            stale(&cx, &form, &wanted).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Both versions, to choose from.
async fn stale(cx: &Cx, form: &Form, wanted: &SiteForm) -> Answer {
    let site = site::load(cx.db()).await?;
    let fields = FIELDS
        .into_iter()
        .zip(texts(wanted).into_iter().zip(texts(&site.content)))
        .map(|((name, key), (mine, theirs))| {
            let label = label(cx.t, name, key);
            let said = |text: String| match name {
                PHONE => Said::phone(&text),
                _ => Said::plain(text),
            };
            Field::new(form, name, label, said(mine), said(theirs))
        })
        .collect();
    let back = cx.href("/desk/site");
    let crumbs = vec![Crumb::link(back.clone(), cx.t.say("shell-site"))];
    let action = format!("{back}/edit");
    let saver = Saver::last(
        cx,
        Thing {
            kind: "site",
            id: 1,
        },
    )
    .await?;
    let place = Place::new(crumbs, back, action, site.version);
    Conflict::new(&cx.scene, place, saver, fields).answer()
}
