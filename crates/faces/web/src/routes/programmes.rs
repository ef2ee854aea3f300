//! Programmes, their news, public acts, and the files they show.

use keruen_office::programme::{DECIDERS, TEAM, WRITERS};
use keruen_paper::photo;

use crate::go;
use crate::guard::body::UPLOAD;
use crate::pages::acts::{self, make};
use crate::pages::programmes::desk::{
    check, desks, invite, news as posts, open, overview, photo as pictures, tables, team,
};
use crate::pages::{files, news, programmes};
use crate::route::{Route, Rule, get, post};

use Rule::{Everyone, Programme, Site, Somewhere};

/// The largest photo, in bytes.
const PHOTO: u64 = photo::MAX_BYTES as u64;

/// The rows.
#[rustfmt::skip]
pub const ROWS: &[Route] = &[
    // For everybody
    get("/{lang}/programmes", Everyone, go!(programmes::list::show), &["programmes", "programmes-empty"]).public(),
    get("/{lang}/p/{programme}", Everyone, go!(programmes::show::show), &["programme", "programme-bare"]).public(),
    get("/{lang}/p/{programme}/feed.atom", Everyone, go!(news::feed::show), &[]).public(),
    get("/{lang}/p/{programme}/news/{slug}", Everyone, go!(news::show::show), &["news", "news-draft"]).public(),
    get("/p/{programme}/card.jpg", Everyone, go!(programmes::card::of_programme), &[]).public().tight("card", 60, 1),
    get("/p/{programme}/news/{slug}/card.jpg", Everyone, go!(programmes::card::of_post), &[]).public().tight("card", 60, 1),
    get("/{lang}/acts", Everyone, go!(acts::list::show), &["acts", "acts-empty"]).public(),
    get("/{lang}/acts/{n}", Everyone, go!(acts::show::show), &["act", "act-correction"]).public(),
    // Acts at the desk
    get("/{lang}/desk/acts", Somewhere(acts::desk::READ), go!(acts::desk::show), &["desk-acts", "desk-acts-empty", "desk-acts-nothing"]),
    get("/{lang}/desk/acts/new", Somewhere(acts::list::MAKERS), go!(make::write), &["act-new", "act-new-wrong"]),
    post("/{lang}/desk/acts/new", Somewhere(acts::list::MAKERS), go!(make::check)).upload(UPLOAD).shows(&["act-check"]),
    post("/{lang}/desk/acts/make", Somewhere(acts::list::MAKERS), go!(make::make)),
    get("/{lang}/desk/acts/{n}", Somewhere(acts::list::MAKERS), go!(make::made), &["act-made"]),
    // The desk of a programme
    get("/{lang}/desk/programmes", Somewhere(TEAM), go!(desks::show), &["programme-desks", "programme-desks-empty", "programme-desks-late"]),
    get("/{lang}/desk/programmes/new", Site(desks::MAKERS), go!(open::create), &["programme-new-wrong"]),
    post("/{lang}/desk/programmes/new", Site(desks::MAKERS), go!(open::created)),
    get("/{lang}/desk/programmes/{id}", Programme(TEAM), go!(overview::show), &["programme-desk", "programme-desk-new"]),
    get("/{lang}/desk/programmes/{id}/edit", Programme(DECIDERS), go!(open::edit), &["programme-edit"]),
    post("/{lang}/desk/programmes/{id}/edit", Programme(DECIDERS), go!(open::edited)).shows(&["programme-conflict"]),
    get("/{lang}/desk/programmes/{id}/publish", Programme(DECIDERS), go!(check::publish), &["programme-publish", "programme-publish-blocked"]),
    post("/{lang}/desk/programmes/{id}/publish", Programme(DECIDERS), go!(check::published)).shows(&["programme-overtaken"]),
    get("/{lang}/desk/programmes/{id}/withdraw", Programme(DECIDERS), go!(check::withdraw), &["programme-withdraw"]),
    post("/{lang}/desk/programmes/{id}/withdraw", Programme(DECIDERS), go!(check::withdrawn)),
    get("/{lang}/desk/programmes/{id}/stages", Programme(DECIDERS), go!(open::stages), &["programme-stages"]),
    post("/{lang}/desk/programmes/{id}/stages", Programme(DECIDERS), go!(open::staged)),
    get("/{lang}/desk/programmes/{id}/indicators", Programme(TEAM), go!(tables::indicators), &["programme-indicators", "programme-indicators-empty"]),
    get("/{lang}/desk/programmes/{id}/indicators/new", Programme(DECIDERS), go!(open::new_indicator), &["programme-indicator-new"]),
    post("/{lang}/desk/programmes/{id}/indicators/new", Programme(DECIDERS), go!(open::indicator_made)),
    get("/{lang}/desk/programmes/{id}/indicators/{item}", Programme(DECIDERS), go!(open::indicator), &["programme-indicator"]),
    post("/{lang}/desk/programmes/{id}/indicators/{item}", Programme(DECIDERS), go!(open::indicator_saved)),
    post("/{lang}/desk/programmes/{id}/indicators/{item}/remove", Programme(DECIDERS), go!(open::remove_indicator)),
    get("/{lang}/desk/programmes/{id}/deliverables", Programme(TEAM), go!(tables::deliverables), &["programme-deliverables", "programme-deliverables-empty"]),
    get("/{lang}/desk/programmes/{id}/deliverables/new", Programme(DECIDERS), go!(open::new_deliverable), &["programme-deliverable-new"]),
    post("/{lang}/desk/programmes/{id}/deliverables/new", Programme(DECIDERS), go!(open::deliverable_made)),
    get("/{lang}/desk/programmes/{id}/deliverables/{item}", Programme(DECIDERS), go!(open::deliverable), &["programme-deliverable"]),
    post("/{lang}/desk/programmes/{id}/deliverables/{item}", Programme(DECIDERS), go!(open::deliverable_saved)),
    get("/{lang}/desk/programmes/{id}/deliverables/{item}/done", Programme(DECIDERS), go!(open::hand_over), &["programme-hand-over"]),
    post("/{lang}/desk/programmes/{id}/deliverables/{item}/done", Programme(DECIDERS), go!(open::handed_over)),
    post("/{lang}/desk/programmes/{id}/deliverables/{item}/remove", Programme(DECIDERS), go!(open::remove_deliverable)),
    get("/{lang}/desk/programmes/{id}/team", Programme(DECIDERS), go!(team::show), &["programme-team", "programme-team-empty"]),
    post("/{lang}/desk/programmes/{id}/team", Programme(DECIDERS), go!(team::give)),
    get("/{lang}/desk/programmes/{id}/team/new", Programme(DECIDERS), go!(invite::show), &["programme-invite", "programme-invite-wrong"]),
    post("/{lang}/desk/programmes/{id}/team/new", Programme(DECIDERS), go!(invite::make)).tight("invite", 30, 60),
    post("/{lang}/desk/programmes/{id}/team/{item}/link", Programme(DECIDERS), go!(invite::hand)).shows(&["account-hand"]),
    post("/{lang}/desk/programmes/{id}/team/{item}/remove", Programme(DECIDERS), go!(team::take)),
    get("/{lang}/desk/programmes/{id}/news", Programme(WRITERS), go!(posts::list), &["news-desk", "news-desk-empty"]),
    get("/{lang}/desk/programmes/{id}/news/new", Programme(WRITERS), go!(open::new_post), &["news-new"]),
    post("/{lang}/desk/programmes/{id}/news/new", Programme(WRITERS), go!(open::post_made)).upload(PHOTO),
    get("/{lang}/desk/programmes/{id}/news/{item}", Programme(WRITERS), go!(posts::one), &["news-post"]),
    get("/{lang}/desk/programmes/{id}/news/{item}/photo.jpg", Programme(WRITERS), go!(pictures::show), &[]),
    get("/{lang}/desk/programmes/{id}/news/{item}/edit", Programme(WRITERS), go!(open::edit_post), &["news-edit"]),
    post("/{lang}/desk/programmes/{id}/news/{item}/edit", Programme(WRITERS), go!(open::post_saved)).upload(PHOTO),
    get("/{lang}/desk/programmes/{id}/news/{item}/publish", Programme(DECIDERS), go!(check::publish_post), &["news-publish"]),
    post("/{lang}/desk/programmes/{id}/news/{item}/publish", Programme(DECIDERS), go!(check::post_published)),
    get("/{lang}/desk/programmes/{id}/news/{item}/withdraw", Programme(DECIDERS), go!(check::withdraw_post), &["programme-withdraw"]),
    post("/{lang}/desk/programmes/{id}/news/{item}/withdraw", Programme(DECIDERS), go!(check::post_withdrawn)),
    // What all these show
    get("/files/{hash}", Everyone, go!(files::kept), &[]).public(),
];
