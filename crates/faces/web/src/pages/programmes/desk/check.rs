//! The page before a decision, which says what it will do: opening and closing pages.
//!
//! keys: programme-publish* programme-withdraw* news-publish* news-withdraw*

use askama::Template;
use axum::http::StatusCode;
use keruen_office::news::{self, Post};
use keruen_office::programme::{self, Programme};
use keruen_office::{OfficeError, Refusal, fields};
use keruen_people::role::Role;
use keruen_speech::Speaker;

use super::change::refused;
use super::gate::{crumbs, enter, home};
use super::overview::{missing_of, texts_lacking};
use super::told;
use crate::conflict::{Overtaken, Place};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::{Form, Need};
use crate::page::{Answer, Page, see_other};
use crate::pages::programmes::text::Said;
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;

/// The page.
#[derive(Debug, Template)]
#[template(path = "programmes/check.html")]
pub struct Check {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    text: String,
    lacks: Lacks,
    mend: String,
    why: bool,
    form: Form,
    button: String,
    back: String,
}

/// What is to be opened or closed.
#[derive(Debug, Clone, Copy)]
enum Thing<'a> {
    Programme(&'a Programme),
    Post(&'a Programme, &'a Post),
}

impl Thing<'_> {
    fn programme(&self) -> &Programme {
        let (Self::Programme(programme) | Self::Post(programme, _)) = self;
        programme
    }

    fn version(&self) -> i64 {
        match self {
            Self::Programme(programme) => programme.version,
            Self::Post(_, post) => post.version,
        }
    }

    fn is_public(&self) -> bool {
        match self {
            Self::Programme(programme) => programme.published_at.is_some(),
            Self::Post(_, post) => post.published_at.is_some(),
        }
    }

    fn here(&self, scene: &Scene) -> String {
        match self {
            Self::Programme(programme) => home(scene, programme.id),
            Self::Post(programme, post) => {
                format!("{}/news/{}", home(scene, programme.id), post.id)
            }
        }
    }

    /// What keeps it from being opened, and what it may be opened without.
    fn lacks(&self, t: Speaker<'_>) -> Lacks {
        let mut lacks = Lacks::default();
        match self {
            Self::Programme(programme) => {
                if programme.commissioner.is_none() {
                    lacks.must.push(t.say("programme-no-commissioner"));
                }
                lacks.rest = texts_lacking(t, programme);
            }
            Self::Post(programme, post) => {
                let photo = post.photo.as_ref();
                if photo.is_some_and(|photo| !photo.consent) {
                    lacks.must.push(t.say("news-no-consent"));
                }
                if photo.is_some_and(|photo| photo.alt.is_empty()) {
                    lacks.must.push(t.say("news-no-alt"));
                }
                let missing = missing_of(programme, &post.text);
                if !missing.is_empty() {
                    let (what, langs) = (t.say("news-field-text"), missing.join(", "));
                    let lack = t.say2("programme-lacks", "what", what, "langs", langs);
                    lacks.rest.push(lack);
                }
                if programme.published_at.is_none() {
                    lacks.rest.push(t.say("news-programme-draft"));
                }
            }
        }
        lacks
    }
}

/// What a page lacks before it is opened.
#[derive(Debug, Default)]
struct Lacks {
    /// Without this it is not opened.
    must: Vec<String>,
    /// This can be added afterwards.
    rest: Vec<String>,
}

impl Check {
    fn publish(scene: &Scene, thing: Thing<'_>, form: Form) -> Self {
        let t = scene.t();
        let lacks = thing.lacks(t);
        let (title, text) = match thing {
            Thing::Programme(_) => ("programme-publish", "programme-publish-text"),
            Thing::Post(..) => ("news-publish", "news-publish-text"),
        };
        let here = thing.here(scene);
        Self {
            shell: scene.shell(t.say(title)).faulty(form.has_errors()),
            t,
            crumbs: crumbs(scene, thing.programme(), &t.say(title)),
            text: t.say(text),
            lacks,
            mend: format!("{here}/edit"),
            why: false,
            form,
            button: t.say(title),
            back: here,
        }
    }

    fn withdraw(scene: &Scene, thing: Thing<'_>, form: Form) -> Self {
        let t = scene.t();
        let (title, text) = match thing {
            Thing::Programme(_) => ("programme-withdraw", "programme-withdraw-text"),
            Thing::Post(..) => ("news-withdraw", "news-withdraw-text"),
        };
        Self {
            shell: scene.shell(t.say(title)).form(&form),
            crumbs: crumbs(scene, thing.programme(), &t.say(title)),
            text: t.say(text),
            lacks: Lacks::default(),
            mend: String::new(),
            why: true,
            form,
            button: t.say(title),
            back: thing.here(scene),
            t,
        }
    }

    /// What cannot be opened yet.
    pub fn sample_blocked(scene: &Scene) -> Self {
        let mut programme = crate::pages::programmes::invented::parts(scene).programme;
        programme.commissioner = None;
        Self::publish(
            scene,
            Thing::Programme(&programme),
            Form::blank(scene.t(), String::new()),
        )
    }

    /// Closing a page, without a reason.
    pub fn sample_withdraw(scene: &Scene) -> Self {
        let programme = crate::pages::programmes::invented::parts(scene).programme;
        let mut form = Form::blank(scene.t(), String::new());
        form.refuse("why", scene.t().say("errors-need"));
        Self::withdraw(scene, Thing::Programme(&programme), form)
    }

    /// A post.
    pub fn sample_post(scene: &Scene) -> Self {
        let programme = crate::pages::programmes::invented::parts(scene).programme;
        let mut post = crate::pages::news::show::invented(scene);
        post.published_at = None;
        if let Some(photo) = &mut post.photo {
            photo.consent = false;
        }
        Self::publish(
            scene,
            Thing::Post(&programme, &post),
            Form::blank(scene.t(), String::new()),
        )
    }
}

impl Page for Check {
    fn sample(scene: &Scene) -> Self {
        let programme = crate::pages::programmes::invented::parts(scene).programme;
        Self::publish(
            scene,
            Thing::Programme(&programme),
            Form::blank(scene.t(), String::new()),
        )
    }
}

async fn post_of(cx: &Cx, programme: &Programme) -> Result<Post, Trouble> {
    let post = news::by_id(cx.db(), cx.param("item")?).await?;
    if post.programme == programme.id {
        Ok(post)
    } else {
        Err(Trouble::NotFound)
    }
}

fn versioned(cx: &Cx, thing: Thing<'_>) -> Form {
    cx.blank().with("version", thing.version().to_string())
}

/// The question before a page is opened; one that is open has nothing to ask.
fn asked_to_open(cx: &Cx, thing: Thing<'_>) -> Answer {
    if thing.is_public() {
        return see_other(&thing.here(&cx.scene));
    }
    Check::publish(&cx.scene, thing, versioned(cx, thing)).show()
}

/// The question before a page is closed.
fn asked_to_close(cx: &Cx, thing: Thing<'_>) -> Answer {
    if !thing.is_public() {
        return see_other(&thing.here(&cx.scene));
    }
    Check::withdraw(&cx.scene, thing, versioned(cx, thing)).show()
}

async fn opened(cx: &Cx, thing: Thing<'_>, role: Option<Role>) -> Answer {
    let mut form = cx.form();
    let version: i64 = form.value("version").parse().map_err(|_| Trouble::Stale)?;
    let mut tx = cx.db().act(cx.actor(role), cx.now()).await?;
    let done = match thing {
        Thing::Programme(programme) => programme::publish(&mut tx, programme.id, version).await,
        Thing::Post(_, post) => news::publish(&mut tx, post.id, version).await,
    };
    match done {
        Ok(()) => {
            tx.commit().await?;
            see_other(&Done::Published.at(&thing.here(&cx.scene)))
        }
        // Sent twice, or somebody was quicker: its page shows that it is public.
        Err(OfficeError::Refused(Refusal::PublicAlready)) => see_other(&thing.here(&cx.scene)),
        Err(OfficeError::Refused(refusal)) => {
            let (_, key) = refused(refusal).ok_or_else(|| Trouble::from(refusal))?;
            form.refuse("", cx.t.say(key));
            Check::publish(&cx.scene, thing, form).show_as(StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(OfficeError::Stale { .. }) => {
            drop(tx);
            overtaken(cx, thing, &form, "publish").await
        }
        Err(other) => Err(other.into()),
    }
}

/// Somebody saved it after the page was opened: what changed, and the decision once more.
async fn overtaken(cx: &Cx, thing: Thing<'_>, form: &Form, verb: &str) -> Answer {
    let shown = form.value("version").parse().unwrap_or_default();
    let (title, current, told) = match thing {
        Thing::Programme(programme) => {
            let programme = programme::by_id(cx.db(), programme.id).await?;
            let told = told::programme(cx, &programme).await?;
            (format!("programme-{verb}"), programme.version, told)
        }
        Thing::Post(_, post) => {
            let post = news::by_id(cx.db(), post.id).await?;
            (
                format!("news-{verb}"),
                post.version,
                told::post(cx, &post).await?,
            )
        }
    };
    let mut crumbs = crumbs(&cx.scene, thing.programme(), "");
    crumbs.pop();
    let here = thing.here(&cx.scene);
    let mut place = Place::new(crumbs, here.clone(), format!("{here}/{verb}"), current);
    let why = form.value("why").to_owned();
    if !why.is_empty() {
        place.carried.push(("why", why.clone()));
    }
    let changes = told::since(told, shown, current);
    Overtaken::new(&cx.scene, place, changes, cx.t.say(&title))
        .typed(cx.t.say("programme-why"), &why)
        .answer()
}

async fn closed(cx: &Cx, thing: Thing<'_>, role: Option<Role>) -> Answer {
    let mut form = cx.form();
    let why = form.text("why", Need::Must, fields::LINE);
    if form.has_errors() {
        return Check::withdraw(&cx.scene, thing, form).show_as(StatusCode::UNPROCESSABLE_ENTITY);
    }
    let version: i64 = form.value("version").parse().map_err(|_| Trouble::Stale)?;
    let mut tx = cx.db().act(cx.actor(role), cx.now()).await?;
    let done = match thing {
        Thing::Programme(programme) => {
            programme::withdraw(&mut tx, programme.id, version, &why).await
        }
        Thing::Post(_, post) => news::withdraw(&mut tx, post.id, version, &why).await,
    };
    match done {
        Ok(()) => {
            tx.commit().await?;
            see_other(&Done::Withdrawn.at(&thing.here(&cx.scene)))
        }
        Err(OfficeError::Refused(Refusal::NotPublic)) => see_other(&thing.here(&cx.scene)),
        Err(OfficeError::Stale { .. }) => {
            drop(tx);
            overtaken(cx, thing, &form, "withdraw").await
        }
        Err(other) => Err(other.into()),
    }
}

/// `GET …/publish`.
pub async fn publish(cx: Cx) -> Answer {
    let (programme, _) = enter(&cx).await?;
    let thing = Thing::Programme(&programme);
    asked_to_open(&cx, thing)
}

/// `POST …/publish`.
pub async fn published(cx: Cx) -> Answer {
    let (programme, role) = enter(&cx).await?;
    opened(&cx, Thing::Programme(&programme), role).await
}

/// `GET …/withdraw`.
pub async fn withdraw(cx: Cx) -> Answer {
    let (programme, _) = enter(&cx).await?;
    let thing = Thing::Programme(&programme);
    asked_to_close(&cx, thing)
}

/// `POST …/withdraw`.
pub async fn withdrawn(cx: Cx) -> Answer {
    let (programme, role) = enter(&cx).await?;
    closed(&cx, Thing::Programme(&programme), role).await
}

/// `GET …/news/{item}/publish`.
pub async fn publish_post(cx: Cx) -> Answer {
    let (programme, _) = enter(&cx).await?;
    let post = post_of(&cx, &programme).await?;
    let thing = Thing::Post(&programme, &post);
    asked_to_open(&cx, thing)
}

/// `POST …/news/{item}/publish`.
pub async fn post_published(cx: Cx) -> Answer {
    let (programme, role) = enter(&cx).await?;
    let post = post_of(&cx, &programme).await?;
    opened(&cx, Thing::Post(&programme, &post), role).await
}

/// `GET …/news/{item}/withdraw`.
pub async fn withdraw_post(cx: Cx) -> Answer {
    let (programme, _) = enter(&cx).await?;
    let post = post_of(&cx, &programme).await?;
    let thing = Thing::Post(&programme, &post);
    asked_to_close(&cx, thing)
}

/// `POST …/news/{item}/withdraw`.
pub async fn post_withdrawn(cx: Cx) -> Answer {
    let (programme, role) = enter(&cx).await?;
    let post = post_of(&cx, &programme).await?;
    closed(&cx, Thing::Post(&programme, &post), role).await
}

/// The name of a post for headings.
pub fn post_title(t: Speaker<'_>, post: &Post) -> Said {
    Said::or(t, &post.title, &post.slug)
}
