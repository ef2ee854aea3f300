//! The news of a programme for its team: the list, and a post before and after it is published.

use askama::Template;
use keruen_office::news::{self, Post};
use keruen_office::programme::Programme;
use keruen_speech::Speaker;

use super::check::post_title;
use super::gate::{Head, Part, enter, home};
use super::told;
use crate::cx::Cx;
use crate::history::{History, Told};
use crate::page::{Answer, Page};
use crate::pages::news::line::path;
use crate::pages::programmes::invented;
use crate::pages::programmes::text::Said;
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::{assets, zone};

/// The list.
#[derive(Debug, Template)]
#[template(path = "news/desk.html")]
pub struct List {
    shell: Shell,
    t: Speaker<'static>,
    head: Head,
    lines: Vec<Line>,
}

/// A post in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    href: String,
    title: Said,
    published: bool,
    day: String,
}

impl List {
    fn new(scene: &Scene, programme: &Programme, posts: &[Post]) -> Self {
        let t = scene.t();
        let head = Head::new(scene, programme, Part::News);
        Self {
            shell: scene.shell(format!("{}: {}", t.say("news-title"), head.name.text)),
            t,
            lines: posts
                .iter()
                .map(|post| Line {
                    href: format!("{}/news/{}", head.here, post.id),
                    title: post_title(t, post),
                    published: post.published_at.is_some(),
                    day: post
                        .published_at
                        .map(|at| zone::long(scene.lang, at))
                        .unwrap_or_default(),
                })
                .collect(),
            head,
        }
    }

    /// Before the first post.
    pub fn sample_empty(scene: &Scene) -> Self {
        Self::new(scene, &invented::parts(scene).programme, &[])
    }
}

impl Page for List {
    fn sample(scene: &Scene) -> Self {
        let parts = invented::parts(scene);
        let draft = Post {
            published_at: None,
            ..parts.news[0].clone()
        };
        Self::new(scene, &parts.programme, &[draft, parts.news[0].clone()])
    }
}

/// One post.
#[derive(Debug, Template)]
#[template(path = "news/desk-post.html")]
pub struct One {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    here: String,
    public: String,
    published: bool,
    decides: bool,
    title: Said,
    text: Option<Said>,
    photo: Option<(String, Said)>,
    warning: String,
    change: bool,
    history: History,
}

impl One {
    fn new(scene: &Scene, programme: &Programme, post: &Post, history: Vec<Told>) -> Self {
        let t = scene.t();
        let head = Head::new(scene, programme, Part::News);
        let here = format!("{}/news/{}", home(scene, programme.id), post.id);
        let title = post_title(t, post);
        Self {
            shell: scene.shell(title.text.clone()),
            t,
            crumbs: vec![
                Crumb::link(scene.href("/desk/programmes"), t.say("shell-programmes")),
                Crumb::link(head.here.clone(), head.name.text),
                Crumb::link(format!("{}/news", head.here), t.say("news-title")),
                Crumb::here(title.text.clone()),
            ],
            public: scene.href(&path(post)),
            published: post.published_at.is_some(),
            decides: head.decides,
            title,
            text: Said::of(t, &post.text),
            photo: post
                .photo
                .as_ref()
                .map(|photo| (format!("{here}/photo.jpg"), Said::or(t, &photo.alt, ""))),
            warning: warning(t, post),
            change: news::changeable(&scene.viewer, post),
            history: History::new(history),
            here,
        }
    }
}

/// What keeps a photo from being shown, or nothing.
fn warning(t: Speaker<'_>, post: &Post) -> String {
    match &post.photo {
        Some(photo) if !photo.consent => t.say("news-no-consent"),
        _ => String::new(),
    }
}

impl Page for One {
    fn sample(scene: &Scene) -> Self {
        let parts = invented::parts(scene);
        let mut post = parts.news[0].clone();
        post.published_at = None;
        if let Some(photo) = &mut post.photo {
            photo.consent = false;
        }
        let mut page = Self::new(scene, &parts.programme, &post, Vec::new());
        if let Some((src, _)) = &mut page.photo {
            // A sample has no file behind it.
            assets::address("card.png").clone_into(src);
        }
        page
    }
}

/// `…/news`.
pub async fn list(cx: Cx) -> Answer {
    let (programme, _) = enter(&cx).await?;
    let posts = news::of_programme(cx.db(), programme.id).await?;
    List::new(&cx.scene, &programme, &posts).show()
}

/// `…/news/{item}`.
pub async fn one(cx: Cx) -> Answer {
    let (programme, _) = enter(&cx).await?;
    let post = news::by_id(cx.db(), cx.param("item")?).await?;
    if post.programme != programme.id {
        return Err(Trouble::NotFound);
    }
    let history = told::post(&cx, &post).await?;
    One::new(&cx.scene, &programme, &post, history).show()
}
