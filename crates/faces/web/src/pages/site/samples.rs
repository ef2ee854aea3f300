//! The pages with invented data.

use askama::Template as _;
use jiff::Timestamp;
use keruen_office::queue::Kind;
use keruen_office::site::SiteForm;
use keruen_office::text::Trio;
use keruen_store::jobs::{Job, State};

use super::backups::Backup;
use super::edit::{Edit, filled};
use super::journal::JournalPage;
use super::overview::{Overview, Standing};
use crate::deeds::Deed;
use crate::done::Done;
use crate::form::Form;
use crate::page::Page as _;
use crate::samples::{Sample, desk};
use crate::shell::Scene;

/// All of them.
#[rustfmt::skip]
pub const SAMPLES: &[Sample] = &[
    desk("site", "/desk/site", |s| Overview::sample(s).render()),
    desk("site-bare", "/desk/site", |s| bare(s).render()),
    desk("site-edit", "/desk/site", |s| Edit::sample(s).render()),
    desk("site-edit-wrong", "/desk/site", |s| edit_wrong(s).render()),
    desk("journal", "/desk/site", |s| JournalPage::sample(s).render()),
    desk("journal-empty", "/desk/site", |s| JournalPage::new(s, form(s), 0, Vec::new()).render()),
];

fn at(text: &str) -> Timestamp {
    text.parse().unwrap_or(Timestamp::UNIX_EPOCH)
}

fn form(scene: &Scene) -> Form {
    Form::blank(scene.t(), "sample".into())
}

fn content() -> SiteForm {
    SiteForm {
        name: Trio::new("Үлгі қауымдастығы", "Ассоциация «Образец»", ""),
        about: Trio::default(),
        contact_name: Some("Сейітова Айгерім".to_owned()),
        contact_email: Some("ulgi@ngo.example".to_owned()),
        contact_phone: Some("+77000000031".to_owned()),
        morning_hour: None,
    }
}

pub(super) fn overview(scene: &Scene) -> Overview {
    let now = at("2026-10-14T05:00:00Z");
    let last = at("2026-10-13T21:02:00Z");
    let backup = |name: &str, at, size| Backup {
        name: name.to_owned(),
        at,
        size,
    };
    let state = Standing {
        content: content(),
        backups: vec![
            backup("keruen-2026-10-14.tar.gz", last, 4_812_300),
            backup(
                "keruen-2026-10-13.tar.gz",
                at("2026-10-12T21:02:00Z"),
                4_799_120,
            ),
        ],
        last: Some(last),
        running: false,
        dead: vec![Job {
            id: 7,
            kind: Kind::Duplicates.code().to_owned(),
            payload: serde_json::Value::Null,
            state: State::Dead,
            run_at: now,
            lease_until: None,
            attempts: 8,
            error: Some("the database is busy".to_owned()),
            created_at: now,
            finished_at: Some(now),
        }],
    };
    Overview::new(&scene.after(Done::Saved), form(scene), state, now)
}

fn bare(scene: &Scene) -> Overview {
    let state = Standing {
        running: true,
        ..Standing::default()
    };
    Overview::new(scene, form(scene), state, at("2026-10-14T05:00:00Z"))
}

pub(super) fn edit(scene: &Scene) -> Edit {
    Edit::new(scene, filled(form(scene), &content(), 3))
}

fn edit_wrong(scene: &Scene) -> Edit {
    let mut form = form(scene).with("contact_email", "ulgi.example");
    form.refuse("name_kk", scene.t().say("errors-need-any-language"));
    form.refuse("contact_email", scene.t().say("errors-email"));
    Edit::new(scene, form)
}

pub(super) fn journal(scene: &Scene) -> JournalPage {
    let t = scene.t();
    let deed = |moment: &str, what: &str, about: &str, why: &str| Deed {
        ago: moment.to_owned(),
        moment: moment.to_owned(),
        what: t.say(what),
        about: about.to_owned(),
        href: String::new(),
        who: "Әбенов Нұрлан".to_owned(),
        role: t.say("home-role-coordinator"),
        why: why.to_owned(),
    };
    let deeds = vec![
        deed(
            "14.10.2026, 09:12",
            "home-did-person-create",
            "Ким Светлана",
            "",
        ),
        deed(
            "14.10.2026, 08:40",
            "home-did-account-lock",
            "Досжанов Ерлан",
            "жұмыстан шықты",
        ),
        deed("13.10.2026, 18:02", "home-did-site-save", "", ""),
    ];
    JournalPage::new(scene, form(scene).with("page", "2"), 138, deeds)
}
