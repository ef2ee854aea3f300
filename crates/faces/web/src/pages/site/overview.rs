//! The state of the site.
//!
//! keys: site-job-*

use askama::Template;
use jiff::Timestamp;
use keruen_office::home::BACKUP_LATE;
use keruen_office::queue::{self, Kind};
use keruen_office::site::{self, SiteForm};
use keruen_office::text::Trio;
use keruen_people::contact::ContactValue;
use keruen_speech::{Lang, Speaker};
use keruen_store::jobs::{self, Job, State};

use super::THING;
use super::backups::{self, Backup};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::Form;
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// Jobs that were given up, as far as they are listed.
const DEAD: u32 = 20;

/// What the page is drawn from.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// What the site says about itself.
    pub content: SiteForm,
    /// The backups in the folder.
    pub backups: Vec<Backup>,
    /// The last good one.
    pub last: Option<Timestamp>,
    /// A backup is being written or about to be.
    pub running: bool,
    /// Jobs that were given up.
    pub dead: Vec<Job>,
}

/// A job that was given up, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadJob {
    id: i64,
    what: String,
    when: String,
    error: String,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "site/overview.html")]
pub struct Overview {
    shell: Shell,
    t: Speaker<'static>,
    form: Form,
    names: Vec<(String, String)>,
    backups: Vec<Backup>,
    last: String,
    late: bool,
    running: bool,
    dead: Vec<DeadJob>,
    base: String,
    calendar: String,
    messages: String,
}

/// Three languages side by side; a missing one is shown as missing.
fn trio(t: Speaker<'_>, label: &str, trio: &Trio) -> Vec<(String, String)> {
    Lang::ALL
        .map(|lang| {
            let text = trio
                .get(lang)
                .map_or_else(|| t.say("site-missing"), str::to_owned);
            (format!("{}, {}", t.say(label), lang.name()), text)
        })
        .into()
}

impl Overview {
    pub(super) fn new(scene: &Scene, form: Form, state: Standing, now: Timestamp) -> Self {
        let t = scene.t();
        let mut names = trio(t, "site-name", &state.content.name);
        let content = &state.content;
        let phone = content.contact_phone.as_deref();
        for (key, value) in [
            ("site-contact-name", content.contact_name.clone()),
            ("site-contact-email", content.contact_email.clone()),
            ("site-contact-phone", phone.map(ContactValue::phone_shown)),
        ] {
            names.push((t.say(key), value.unwrap_or_else(|| t.say("site-missing"))));
        }
        let late = state
            .last
            .is_none_or(|at| now.duration_since(at) > BACKUP_LATE);
        let last = match state.last {
            Some(at) => t.say1("site-backup-last", "when", zone::moment(t.lang(), at)),
            None => t.say("site-backup-never"),
        };
        let dead = state.dead.into_iter().map(|job| dead_job(t, job)).collect();
        Self {
            shell: scene.shell(t.say("shell-site")),
            t,
            form,
            names,
            backups: state.backups,
            last,
            late,
            running: state.running,
            dead,
            base: scene.href("/desk/site"),
            calendar: scene.href("/desk/calendar"),
            messages: scene.href("/desk/messages"),
        }
    }
}

fn dead_job(t: Speaker<'_>, job: Job) -> DeadJob {
    let key = format!("site-job-{}", job.kind);
    DeadJob {
        id: job.id,
        what: if t.has(&key) { t.say(&key) } else { job.kind },
        when: zone::moment(t.lang(), job.finished_at.unwrap_or(job.created_at)),
        error: job.error.unwrap_or_default(),
    }
}

impl Page for Overview {
    fn sample(scene: &Scene) -> Self {
        super::samples::overview(scene)
    }
}

async fn backup_under_way(cx: &Cx) -> Result<bool, Trouble> {
    for state in [State::Waiting, State::Running] {
        let open = jobs::in_state(cx.db(), state, 100).await?;
        if open
            .iter()
            .any(|job| job.kind == Kind::Backup.code() && job.run_at <= cx.now())
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `/{lang}/desk/site`.
pub async fn overview(cx: Cx) -> Answer {
    let state = Standing {
        content: site::load(cx.db()).await?.content,
        backups: backups::list(&cx.app.config().data)
            .await
            .map_err(Trouble::internal)?,
        last: site::last_backup(cx.db()).await?,
        running: backup_under_way(&cx).await?,
        dead: jobs::in_state(cx.db(), State::Dead, DEAD).await?,
    };
    Overview::new(&cx.scene, cx.blank(), state, cx.now()).show()
}

/// "Back up now".
pub async fn back_up(cx: Cx) -> Answer {
    let to = Done::Backup.at(&cx.href("/desk/site"));
    if backup_under_way(&cx).await? {
        return see_other(&to);
    }
    let mut act = match begin(&cx, &cx.form()).await? {
        Begun::First(act) => act,
        Begun::Again(led) => return see_other(&led),
    };
    queue::put(&mut act.tx, Kind::Backup).await?;
    act.tx.journal(THING, "back-up", &[], None).await?;
    act.done(&to).await
}

/// A job that was given up is tried again.
pub async fn revive(cx: Cx) -> Answer {
    let id: i64 = cx.param("id")?;
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    if !jobs::revive(&mut tx, id).await? {
        return Err(Trouble::NotFound);
    }
    tx.journal(THING, "try-job-again", &[], None).await?;
    tx.commit().await?;
    see_other(&Done::Revived.at(&cx.href("/desk/site")))
}
