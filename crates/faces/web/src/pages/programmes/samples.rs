//! The pages of programmes with invented data.

use askama::Template as _;

use super::desk::change::What;
use super::desk::sheet::Sheet;
use super::desk::{check, desks, invite, overview, stale, tables, team};
use super::{list, show};
use crate::conflict::Overtaken;
use crate::form::Form;
use crate::page::Page as _;
use crate::samples::{Sample, desk, public};
use crate::shell::Scene;

/// All of them.
#[rustfmt::skip]
pub const SAMPLES: &[Sample] = &[
    public("programmes", "/programmes", |s| list::List::sample(s).render()),
    public("programmes-empty", "/programmes", |s| list::List::sample_empty(s).render()),
    public("programme", "/p/sample", |s| show::Show::sample(s).render()),
    public("programme-bare", "/p/sample", |s| show::Show::sample_bare(s).render()),
    desk("programme-desks", "/desk/programmes", |s| desks::Desks::sample(s).render()),
    desk("programme-desks-late", "/desk/programmes", |s| desks::Desks::sample_late(s).render()),
    desk("programme-desks-empty", "/desk/programmes", |s| desks::Desks::sample_empty(s).render()),
    desk("programme-new-wrong", "/desk/programmes/new", |s| Sheet::sample_faulty(s).render()),
    desk("programme-edit", "/desk/programmes/3/edit", |s| Sheet::sample(s).render()),
    desk("programme-conflict", "/desk/programmes/3/edit", |s| stale::sample(s).render()),
    desk("programme-desk", "/desk/programmes/3", |s| overview::Overview::sample(s).render()),
    desk("programme-desk-new", "/desk/programmes/3", |s| overview::Overview::sample_new(s).render()),
    desk("programme-publish", "/desk/programmes/3/publish", |s| check::Check::sample(s).render()),
    desk("programme-publish-blocked", "/desk/programmes/3/publish", |s| check::Check::sample_blocked(s).render()),
    desk("programme-withdraw", "/desk/programmes/3/withdraw", |s| check::Check::sample_withdraw(s).render()),
    desk("programme-overtaken", "/desk/programmes/3/publish", |s| Overtaken::sample(s).render()),
    desk("programme-stages", "/desk/programmes/3/stages", |s| sheet(s, What::Stages)),
    desk("programme-indicators", "/desk/programmes/3/indicators", |s| tables::Indicators::sample(s).render()),
    desk("programme-indicators-empty", "/desk/programmes/3/indicators", |s| tables::Indicators::sample_empty(s).render()),
    desk("programme-indicator-new", "/desk/programmes/3/indicators/new", |s| sheet(s, What::Indicator(None))),
    desk("programme-indicator", "/desk/programmes/3/indicators/1", |s| sheet(s, What::Indicator(Some(1)))),
    desk("programme-deliverables", "/desk/programmes/3/deliverables", |s| tables::Deliverables::sample(s).render()),
    desk("programme-deliverables-empty", "/desk/programmes/3/deliverables", |s| tables::Deliverables::sample_empty(s).render()),
    desk("programme-deliverable-new", "/desk/programmes/3/deliverables/new", |s| sheet(s, What::Deliverable(None))),
    desk("programme-deliverable", "/desk/programmes/3/deliverables/1", |s| sheet(s, What::Deliverable(Some(1)))),
    desk("programme-hand-over", "/desk/programmes/3/deliverables/1/done", |s| sheet(s, What::HandOver(1))),
    desk("programme-team", "/desk/programmes/3/team", |s| team::Team::sample(s).render()),
    desk("programme-invite", "/desk/programmes/3/team/new", |s| invite::Invite::sample(s).render()),
    desk("programme-invite-wrong", "/desk/programmes/3/team/new", |s| invite::Invite::sample_wrong(s).render()),
    desk("programme-team-empty", "/desk/programmes/3/team", |s| team::Team::sample_empty(s).render()),
];

/// A sheet as it is opened.
pub(in crate::pages) fn sheet(scene: &Scene, what: What) -> askama::Result<String> {
    let form = Form::blank(scene.t(), "sample".into()).with("version", "4");
    Sheet::sample_of(scene, what, form).render()
}
