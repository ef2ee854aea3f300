//! What was found, in lines.

use keruen_office::news::Post;
use keruen_office::programme::Listed;
use keruen_office::public_acts::Act;
use keruen_office::search::{Excerpt, Words, excerpt};
use keruen_office::text::Trio;
use keruen_people::directory::Entry;
use keruen_people::organisation::ListRow;
use keruen_speech::{Lang, date};

use crate::pages::acts::words as acts;
use crate::pages::news::line;
use crate::pages::orgs::words as orgs;
use crate::pages::programmes::text::{Said, span};
use crate::shell::Scene;
use crate::zone;

/// A kind of thing that is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Programmes.
    Programmes,
    /// News.
    News,
    /// Public acts.
    Acts,
    /// Organisations.
    Organisations,
    /// People, for those who work here.
    People,
}

impl Kind {
    /// As addresses write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Programmes => "programmes",
            Self::News => "news",
            Self::Acts => "acts",
            Self::Organisations => "orgs",
            Self::People => "people",
        }
    }

    /// Those that have no list with a search of its own, so that this page shows all of them.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Programmes, Self::News, Self::Acts]
            .into_iter()
            .find(|kind| kind.code() == code)
    }

    /// The key of its heading.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Programmes => "shell-programmes",
            Self::News => "search-news",
            Self::Acts => "shell-acts",
            Self::Organisations => "shell-organisations",
            Self::People => "shell-people",
        }
    }
}

/// The piece of a text in which the word stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The code of its language, if that is not the page's.
    pub lang: Option<&'static str>,
    /// The piece.
    pub piece: Excerpt,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub title: Said,
    /// Only the team sees it yet.
    pub draft: bool,
    /// When, by whom, where.
    pub about: String,
    /// Why it was found.
    pub quote: Option<Quote>,
}

/// The piece of the first text that has a word, in the page's language before the others.
fn quote(scene: &Scene, texts: &[&Trio], words: &Words) -> Option<Quote> {
    let mut beginning = None;
    for lang in [scene.lang, Lang::Kk, Lang::Ru, Lang::En] {
        for text in texts.iter().filter_map(|trio| trio.get(lang)) {
            let found = Quote {
                lang: (lang != scene.lang).then(|| lang.code()),
                piece: excerpt(text, words),
            };
            if !found.piece.word.is_empty() {
                return Some(found);
            }
            beginning.get_or_insert(found);
        }
    }
    beginning
}

fn joined(parts: impl IntoIterator<Item = String>) -> String {
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(" · ")
}

/// A programme.
pub fn programme(scene: &Scene, one: &Listed, words: &Words) -> Line {
    let t = scene.t();
    let commissioner = Said::of(t, &one.commissioner).map(|said| said.text);
    Line {
        href: scene.href(&format!("/p/{}", one.slug)),
        title: Said::or(t, &one.name, &one.slug),
        draft: one.published_at.is_none(),
        about: joined([
            span(t, one.starts, one.ends),
            commissioner.unwrap_or_default(),
        ]),
        quote: quote(scene, &[&one.lede], words),
    }
}

/// A post.
pub fn post(scene: &Scene, one: &Post, words: &Words) -> Line {
    let t = scene.t();
    Line {
        href: scene.href(&line::path(one)),
        title: Said::or(t, &one.title, &one.slug),
        draft: !one.is_public(),
        about: one
            .published_at
            .map(|at| zone::long(scene.lang, at))
            .unwrap_or_default(),
        quote: quote(scene, &[&one.text], words),
    }
}

/// An act.
pub fn act(scene: &Scene, one: &Act, words: &Words) -> Line {
    let t = scene.t();
    Line {
        href: scene.href(&format!("/acts/{}", one.number)),
        title: Said {
            text: acts::title(t, one.number),
            ..Said::default()
        },
        draft: false,
        about: joined([date::long(scene.lang, one.date), acts::kind(t, one.kind)]),
        quote: quote(scene, &[&one.text], words),
    }
}

/// An organisation.
pub fn organisation(scene: &Scene, row: &ListRow) -> Line {
    let t = scene.t();
    let form = &row.organisation.form;
    let (name, lang) = form.names.best(scene.lang);
    let territory = row.territory.as_ref();
    let territory = territory.map(|names| names.say(scene.lang).to_owned());
    Line {
        href: scene.href(&format!("/orgs/{}", row.organisation.slug)),
        title: Said {
            text: name.to_owned(),
            lang: (lang != scene.lang).then(|| lang.code()),
            tag: String::new(),
        },
        draft: false,
        about: joined([orgs::kind(t, form.kind), territory.unwrap_or_default()]),
        quote: None,
    }
}

/// A person, as the directory shows them.
pub fn person(scene: &Scene, entry: &Entry) -> Line {
    let bond = entry.bonds.first();
    let organisation = bond.map(|bond| bond.organisation.say(scene.lang).to_owned());
    let territory = entry.territory.as_ref();
    let territory = territory.map(|names| names.say(scene.lang).to_owned());
    Line {
        href: scene.href(&format!("/desk/people/{}", entry.id)),
        title: Said {
            text: entry.name.listed(),
            ..Said::default()
        },
        draft: false,
        about: joined([
            organisation.unwrap_or_default(),
            territory.unwrap_or_default(),
        ]),
        quote: None,
    }
}
