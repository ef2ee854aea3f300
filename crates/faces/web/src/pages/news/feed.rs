//! The news of a programme as an Atom feed, one per language.

use askama::Template;
use axum::http::StatusCode;
use jiff::Timestamp;
use keruen_office::news::{self, Post};
use keruen_office::programme::Programme;
use keruen_speech::Speaker;

use super::line::path;
use crate::cx::Cx;
use crate::page::{Answer, bytes};
use crate::pages::programmes::{show, text::Said};
use crate::shell::Scene;
use crate::site_name;
use crate::trouble::Trouble;

/// How many posts a feed has.
const LENGTH: i64 = 30;

/// The feed. Its addresses are absolute, and so are the ids: they never change.
#[derive(Debug, Template)]
#[template(path = "news/feed.xml")]
struct Feed {
    lang: &'static str,
    title: Said,
    subtitle: Option<Said>,
    home: String,
    this: String,
    updated: Timestamp,
    author: String,
    entries: Vec<Entry>,
}

/// One post of the feed.
#[derive(Debug)]
struct Entry {
    href: String,
    title: Said,
    published: Timestamp,
    text: Option<Said>,
}

impl Feed {
    fn new(scene: &Scene, programme: &Programme, posts: &[Post]) -> Self {
        let t = scene.t();
        let absolute = |path: &str| scene.config.absolute(&scene.href(path));
        let home = format!("/p/{}", programme.slug);
        let published = posts.iter().filter_map(|post| post.published_at).max();
        let author = programme
            .operator
            .as_ref()
            .and_then(|body| Said::of(t, &body.name));
        Self {
            lang: scene.lang.code(),
            title: plain(Said::or(t, &programme.name, &programme.slug)),
            subtitle: Said::of(t, &programme.lede).map(plain),
            this: absolute(&format!("{home}/feed.atom")),
            home: absolute(&home),
            updated: published
                .or(programme.published_at)
                .unwrap_or(Timestamp::UNIX_EPOCH),
            author: author.map_or_else(
                || site_name::of(&scene.says.name, t),
                |name| plain(name).text,
            ),
            entries: posts
                .iter()
                .filter_map(|post| Entry::new(t, absolute(&path(post)), post))
                .collect(),
        }
    }
}

impl Entry {
    fn new(t: Speaker<'_>, href: String, post: &Post) -> Option<Self> {
        Some(Self {
            href,
            title: plain(Said::or(t, &post.title, &post.slug)),
            published: post.published_at?,
            text: Said::of(t, &post.text).map(plain),
        })
    }
}

/// Without the few characters that XML cannot carry at all.
fn plain(mut said: Said) -> Said {
    said.text.retain(|c| {
        !matches!(c, '\u{fffe}' | '\u{ffff}') && (!c.is_control() || c == '\n' || c == '\t')
    });
    said
}

/// `/{lang}/p/{programme}/feed.atom`: of what is public, whoever asks.
pub async fn show(cx: Cx) -> Answer {
    let programme = show::seen(&cx).await?;
    let posts = news::feed(cx.db(), Some(programme.id), LENGTH).await?;
    let feed = Feed::new(&cx.scene, &programme, &posts);
    let xml = feed.render().map_err(Trouble::internal)?;
    Ok(bytes(
        StatusCode::OK,
        "application/atom+xml; charset=utf-8",
        xml,
    ))
}
