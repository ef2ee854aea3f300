//! The public page of an organisation or a public council.

use askama::Template;
use keruen_office::programme;
use keruen_office::rights::Viewer as OfficeViewer;
use keruen_people::Viewer;
use keruen_people::organisation::{self, Page as Content};
use keruen_speech::Speaker;

use super::kin::{self, Behind, Council, Kin, Who};
use super::words::{self, Named};
use crate::cx::Cx;
use crate::page::{Answer, Page};
use crate::pages::people::words as people;
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// The page.
#[derive(Debug, Template)]
#[template(path = "orgs/show.html")]
pub struct Show {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    lang: &'static str,
    about: String,
    names: Vec<Named>,
    before: Vec<Kin>,
    after: Vec<Kin>,
    programmes: Vec<Behind>,
    council: Option<Council>,
    members: Vec<Member>,
    count: String,
    api: String,
    desk: Option<String>,
}

/// A member whose name is public.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Member {
    name: String,
    post: String,
    since: String,
}

impl Show {
    fn new(scene: &Scene, page: &Content, programmes: Vec<Behind>) -> Self {
        let t = scene.t();
        let organisation = &page.organisation;
        let form = &organisation.form;
        let (name, lang) = form.names.best(scene.lang);
        let kind = words::kind(t, form.kind);
        let territory = page
            .territory
            .as_ref()
            .map(|names| names.say(scene.lang).to_owned());
        let about: Vec<String> = [Some(kind), territory, Some(words::lived(t, form.valid))]
            .into_iter()
            .flatten()
            .filter(|text| !text.is_empty())
            .collect();
        let about = about.join(" · ");
        let here = scene.href(&format!("/orgs/{}", organisation.slug));
        let desk = scene.open(&format!("/desk/orgs/{}", organisation.id));
        let members = page.members.iter().map(|member| Member {
            name: member.name.listed(),
            post: match &member.membership.form.title {
                Some(title) => title.clone(),
                None => people::post(t, member.membership.form.post),
            },
            since: people::span(t, member.membership.form.span),
        });
        Self {
            shell: scene.shell(name).about(t.say2(
                "orgs-about-one",
                "name",
                name,
                "about",
                about.as_str(),
            )),
            t,
            crumbs: vec![
                Crumb::link(scene.href("/orgs"), t.say("orgs-title")),
                Crumb::here(name),
            ],
            lang: lang.code(),
            about,
            names: words::names(t, &form.names),
            before: kin::kin(scene, &page.predecessors, false),
            after: kin::kin(scene, &page.successors, false),
            programmes,
            council: kin::council(t, page, &here),
            members: members.collect(),
            count: t.say1("orgs-members-count", "n", page.member_count),
            api: format!("/api/organisations/{}", organisation.slug),
            desk,
        }
    }

    /// An association with members.
    pub fn sample_ngo(scene: &Scene) -> Self {
        Self::new(scene, &super::samples::ngo(), super::samples::behind(scene))
    }

    /// A body that took another one's place.
    pub fn sample_successor(scene: &Scene) -> Self {
        Self::new(scene, &super::samples::successor(), Vec::new())
    }
}

impl Page for Show {
    fn sample(scene: &Scene) -> Self {
        Self::new(scene, &super::samples::council(), Vec::new())
    }
}

/// `GET /{lang}/orgs/{slug}`: the same for everybody, whatever else they may see.
pub async fn show(cx: Cx) -> Answer {
    let slug: String = cx.param("slug")?;
    let today = zone::day(cx.now());
    let term = cx.query("term").parse().ok();
    let page = organisation::page(cx.db(), &Viewer::Visitor, cx.lang, today, &slug, term)
        .await?
        .ok_or(Trouble::NotFound)?;
    let tied = programme::of_body(cx.db(), &OfficeViewer::VISITOR, page.organisation.id).await?;
    Show::new(&cx.scene, &page, kin::behind(&cx.scene, &tied)).show()
}
