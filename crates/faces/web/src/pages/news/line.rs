//! A post in a list.

use keruen_office::news::Post;

use crate::pages::programmes::text::Said;
use crate::shell::Scene;
use crate::zone;

/// A post as lists of public pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostLine {
    /// Its address.
    pub href: String,
    /// Its title.
    pub title: Said,
    /// The day it was published, or nothing.
    pub day: String,
}

impl PostLine {
    /// A post of a public list.
    pub fn new(scene: &Scene, post: &Post) -> Self {
        Self {
            href: scene.href(&path(post)),
            title: Said::or(scene.t(), &post.title, &post.slug),
            day: post
                .published_at
                .map(|at| zone::long(scene.lang, at))
                .unwrap_or_default(),
        }
    }
}

/// Where a post stands, after the language.
pub fn path(post: &Post) -> String {
    format!("/p/{}/news/{}", post.programme_slug, post.slug)
}
