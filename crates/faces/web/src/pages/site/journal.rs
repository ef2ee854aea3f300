//! The whole journal, for the owner.

use askama::Template;
use keruen_office::diary;
use keruen_speech::{Speaker, number};
use keruen_store::journal;

use crate::cx::Cx;
use crate::deeds::{Deed, KINDS};
use crate::form::Form;
use crate::page::{Answer, Page};
use crate::parts::{Crumb, Pager};
use crate::shell::{Scene, Shell};

/// Rows on a page.
const PAGE: usize = 50;

/// The page.
#[derive(Debug, Template)]
#[template(path = "site/journal.html")]
pub struct JournalPage {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    deeds: Vec<Deed>,
    pager: Pager,
    total: String,
}

impl JournalPage {
    pub(super) fn new(scene: &Scene, query: Form, total: i64, deeds: Vec<Deed>) -> Self {
        let t = scene.t();
        let title = t.say("site-journal");
        Self {
            shell: scene.shell(title.clone()),
            t,
            crumbs: vec![
                Crumb::link(scene.href("/desk/site"), t.say("shell-site")),
                Crumb::here(title),
            ],
            deeds,
            pager: Pager::new(
                scene.href("/desk/site/journal"),
                query,
                usize::try_from(total).unwrap_or(0),
                PAGE,
            ),
            total: number::integer(t.lang(), total),
        }
    }
}

impl Page for JournalPage {
    fn sample(scene: &Scene) -> Self {
        super::samples::journal(scene)
    }
}

/// `/{lang}/desk/site/journal`.
pub async fn journal(cx: Cx) -> Answer {
    let last = journal::last(cx.db()).await?;
    let query = cx.blank().with("page", cx.query("page"));
    let mut page = JournalPage::new(&cx.scene, query, last, Vec::new());
    // Numbers have no gaps: the page before this one ends at this number.
    let skipped = i64::try_from(page.pager.offset(PAGE)).unwrap_or(0);
    let limit = u32::try_from(PAGE).unwrap_or(50);
    let lines = diary::everything(cx.db(), last - skipped + 1, limit, KINDS).await?;
    page.deeds = lines
        .into_iter()
        .map(|line| Deed::told(&cx.scene, line, cx.now()))
        .collect();
    page.show()
}
