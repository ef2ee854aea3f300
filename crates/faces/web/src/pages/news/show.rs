//! A post, for everybody once it is published.

use askama::Template;
use keruen_office::news::{self, Photo, Post};
use keruen_office::programme;
use keruen_office::text::Trio;
use keruen_office::token::Sha;
use keruen_speech::{Lang, Speaker};

use super::line::{PostLine, path};
use crate::cx::Cx;
use crate::page::{Answer, Page};
use crate::pages::programmes::text::{Said, beginning, missing};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::{assets, zone};

/// The page.
#[derive(Debug, Template)]
#[template(path = "news/show.html")]
pub struct Show {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    draft: bool,
    desk: String,
    missing: String,
    title: Said,
    day: String,
    text: Option<Said>,
    photo: Option<Picture>,
    more: Vec<PostLine>,
    home: String,
}

/// The photo as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Picture {
    src: String,
    alt: Said,
}

impl Show {
    fn new(scene: &Scene, post: &Post, programme: &Trio, more: &[Post]) -> Self {
        let t = scene.t();
        let title = Said::or(t, &post.title, &post.slug);
        let text = Said::of(t, &post.text);
        let about = text
            .as_ref()
            .map_or_else(|| title.text.clone(), |text| beginning(&text.text, 200));
        let home = scene.href(&format!("/p/{}", post.programme_slug));
        let public = post.public_photo().filter(|_| post.is_public());
        let card = match public {
            Some(_) => format!("{}/card.jpg", path(post)),
            None => assets::address("card.png").to_owned(),
        };
        let shell = scene
            .shell(title.text.clone())
            .about(about)
            .picture(scene.config.absolute(&card))
            .feed(format!("{home}/feed.atom"));
        let draft = !post.is_public();
        let programme = Said::or(t, programme, &post.programme_slug);
        Self {
            shell: if draft { shell.noindex() } else { shell },
            t,
            crumbs: vec![
                Crumb::link(scene.href("/programmes"), t.say("shell-programmes")),
                Crumb::link(home.clone(), programme.text),
                Crumb::here(title.text.clone()),
            ],
            draft,
            desk: scene.href(&format!(
                "/desk/programmes/{}/news/{}",
                post.programme, post.id
            )),
            missing: missing(t, &[&post.title, &post.text]),
            title,
            day: post
                .published_at
                .map(|at| zone::long(scene.lang, at))
                .unwrap_or_default(),
            text,
            photo: public.map(|photo| Picture {
                src: format!("/files/{}", photo.file.as_str()),
                alt: Said::or(t, &photo.alt, ""),
            }),
            more: more
                .iter()
                .filter(|other| other.id != post.id)
                .map(|other| PostLine::new(scene, other))
                .collect(),
            home,
        }
    }

    /// As the team sees it before it is published, in another language.
    pub fn sample_draft(scene: &Scene) -> Self {
        let other = if scene.lang == Lang::Kk {
            Lang::Ru
        } else {
            Lang::Kk
        };
        let mut post = invented(&Scene {
            lang: other,
            ..scene.clone()
        });
        post.published_at = None;
        post.photo = None;
        let programme = crate::pages::programmes::invented::parts(scene)
            .programme
            .name;
        Self::new(scene, &post, &programme, &[])
    }
}

/// An invented post.
pub(in crate::pages) fn invented(scene: &Scene) -> Post {
    let t = scene.t();
    let say = |text: String| match scene.lang {
        Lang::Kk => Trio::new(&text, "", ""),
        Lang::Ru => Trio::new("", &text, ""),
        Lang::En => Trio::new("", "", &text),
    };
    Post {
        id: 7,
        programme: 3,
        programme_slug: "sample".into(),
        programme_published: true,
        slug: "sample".into(),
        title: say(t.say("news-sample-title")),
        text: say(format!(
            "{}\n\n{}",
            t.say("news-sample-text-1"),
            t.say("news-sample-text-2")
        )),
        photo: Some(Photo {
            file: Sha::of(b"sample"),
            alt: say(t.say("news-sample-alt")),
            consent: true,
        }),
        published_at: "2026-11-28T05:00:00Z".parse().ok(),
        version: 2,
    }
}

impl Page for Show {
    fn sample(scene: &Scene) -> Self {
        let mut post = invented(scene);
        // A sample has no file behind it; the mark stands for the photo.
        let programme = crate::pages::programmes::invented::parts(scene)
            .programme
            .name;
        let other = Post {
            id: 8,
            ..post.clone()
        };
        post.version = 1;
        let mut page = Self::new(scene, &post, &programme, &[post.clone(), other]);
        if let Some(photo) = &mut page.photo {
            assets::address("card.png").clone_into(&mut photo.src);
        }
        page
    }
}

/// The post at the address, if this reader may see it.
pub async fn seen(cx: &Cx) -> Result<Post, Trouble> {
    let (programme, slug): (String, String) = (cx.param("programme")?, cx.param("slug")?);
    let post = news::by_slug(cx.db(), &programme, &slug).await?;
    if news::visible(&cx.viewer, &post) {
        Ok(post)
    } else {
        Err(Trouble::NotFound)
    }
}

/// `/{lang}/p/{programme}/news/{slug}`.
pub async fn show(cx: Cx) -> Answer {
    let post = seen(&cx).await?;
    let programme = programme::by_id(cx.db(), post.programme).await?;
    let more = news::feed(cx.db(), Some(post.programme), 4).await?;
    Show::new(&cx.scene, &post, &programme.name, &more).show()
}
