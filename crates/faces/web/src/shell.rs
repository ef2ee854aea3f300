//! long: the scene of a request and the shell that is drawn from it are read together.
//!
//! What stands around every page: title, addresses, places, languages, footer.

mod initials;

use std::sync::Arc;

use keruen_office::rights::Viewer;
use keruen_speech::{Lang, Speaker};

use crate::app::Config;
use crate::assets;
use crate::done;
use crate::form::Form;
use crate::places::{self, Link};
use crate::site_name::{self, Says};
use crate::turned;
use crate::wording;

pub use initials::initials;

/// A name with more characters than this is set smaller, so that it stands beside the mark on a
/// phone in two or three lines.
const LONG_NAME: usize = 14;

/// What a page needs to know of the request it answers, or of the sample it shows.
#[derive(Debug, Clone)]
pub struct Scene {
    /// The language of the page.
    pub lang: Lang,
    /// The path after the language, with its leading slash: `/desk/people`.
    pub path: String,
    /// The query with its question mark, or nothing.
    pub query: String,
    /// Where the same page can be read in another language: `path`, or, where that takes forms
    /// only, the page above it.
    pub readable: String,
    /// The address of a page that has no language in it and is asked for one by `?lang=`.
    pub unspoken: Option<String>,
    /// The path that decides which place is current; differs from `path` in samples only.
    pub place: String,
    /// Who reads.
    pub viewer: Viewer,
    /// The reader's initials and theme, if signed in.
    pub reader: Option<Reader>,
    /// What the site says of itself.
    pub says: Arc<Says>,
    /// Settings.
    pub config: Arc<Config>,
}

/// A signed-in reader as the shell shows them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reader {
    /// Their name, surname first.
    pub name: String,
    /// One or two letters.
    pub initials: String,
    /// `light` or `dark`, if they chose.
    pub theme: Option<&'static str>,
}

/// A role that a demonstration offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoRole {
    /// Its address: `/demo/{path}`.
    pub path: &'static str,
    /// The key of its name.
    pub label: &'static str,
}

/// The bar of a demonstration.
#[derive(Debug, Clone)]
pub struct Demo {
    /// Every role, and whether it is the one shown.
    pub roles: Vec<DemoLink>,
}

/// One role in the bar of a demonstration.
#[derive(Debug, Clone)]
pub struct DemoLink {
    /// Its address: `/demo/{path}`.
    pub path: &'static str,
    /// The key of its name.
    pub label: &'static str,
    /// Whether the reader is in this role.
    pub current: bool,
}

/// What messengers show of a link.
#[derive(Debug, Clone, Default)]
pub struct Og {
    /// The absolute address of a picture.
    pub picture: Option<String>,
}

/// One language of the switch.
#[derive(Debug, Clone)]
pub struct LangLink {
    /// The language.
    pub lang: Lang,
    /// Its code.
    pub code: &'static str,
    /// Its name in itself.
    pub name: &'static str,
    /// Three letters.
    pub short: &'static str,
    /// The same page in it.
    pub href: String,
    /// The same, absolute and without the query.
    pub address: String,
    /// Whether the page is in it.
    pub current: bool,
}

/// The frame of a page; pages hold it as `shell`.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The language.
    pub lang: Lang,
    /// The heading, also the browser's title.
    pub title: String,
    /// What the site is called; without a name of its own, as the product is.
    pub site: String,
    /// The language of that name, where it is not the page's.
    pub site_lang: Option<&'static str>,
    /// One sentence for search engines and messengers.
    pub about: String,
    /// A form on the page was refused: the title says so first.
    pub faulty: bool,
    /// The page has a form, `id="filled"`, that goes along into another language.
    pub filled: bool,
    /// Kept out of search engines: the desk, and everything behind a token.
    pub noindex: bool,
    /// Texts for messengers.
    pub og: Option<Og>,
    /// The address of a feed.
    pub feed: Option<String>,
    /// The theme chosen by the reader.
    pub theme: Option<&'static str>,
    /// The reader, if signed in.
    pub me: Option<Reader>,
    /// The bar of a demonstration.
    pub demo: Option<Demo>,
    scene: Scene,
}

impl LangLink {
    /// Where a half-filled form is shown in this language.
    pub fn turned(&self) -> String {
        turned::to(&self.href)
    }
}

impl Scene {
    /// A visitor at a path.
    pub fn visitor(lang: Lang, path: &str, config: Arc<Config>) -> Self {
        Self {
            lang,
            path: path.to_owned(),
            query: String::new(),
            readable: path.to_owned(),
            unspoken: None,
            place: path.to_owned(),
            viewer: Viewer::VISITOR,
            reader: None,
            says: Arc::default(),
            config,
        }
    }

    /// The sentences of the language.
    pub fn t(&self) -> Speaker<'static> {
        wording::speaker(self.lang)
    }

    /// The sentence that the site says about itself in the page's language, else this one.
    pub fn about(&self, otherwise: &str) -> String {
        let said = self.says.about.get(self.lang);
        said.map_or_else(|| self.t().say(otherwise), str::to_owned)
    }

    /// The same scene at another place, for samples of pages that live there.
    #[must_use]
    pub fn at(&self, place: &str) -> Self {
        Self {
            place: place.to_owned(),
            ..self.clone()
        }
    }

    /// The same scene after an act, for samples of pages that say so.
    #[must_use]
    pub fn after(&self, said: done::Done) -> Self {
        Self {
            query: said.at(""),
            ..self.clone()
        }
    }

    /// The frame of a page with this title. Pages of the desk and of the reader are not indexed.
    pub fn shell(&self, title: impl Into<String>) -> Shell {
        let roles = &self.config.demo;
        let demo = (!roles.is_empty()).then(|| Demo {
            roles: roles.iter().map(|role| self.demo_link(*role)).collect(),
        });
        let (site, site_lang) = site_name::shown(&self.says.name, self.t());
        Shell {
            lang: self.lang,
            title: title.into(),
            site,
            site_lang: (site_lang != self.lang).then(|| site_lang.code()),
            about: String::new(),
            faulty: false,
            filled: false,
            noindex: places::is_desk(&self.place),
            og: None,
            feed: None,
            theme: self.reader.as_ref().and_then(|reader| reader.theme),
            me: self.reader.clone(),
            demo,
            scene: self.clone(),
        }
    }

    fn demo_link(&self, role: DemoRole) -> DemoLink {
        let current = match &self.viewer.account {
            None => role.path == "visitor",
            Some(account) => {
                let first = account
                    .site
                    .first()
                    .copied()
                    .or_else(|| account.programmes.first().map(|(_, r)| *r));
                first.is_some_and(|held| held.code() == role.path)
            }
        };
        DemoLink {
            path: role.path,
            label: role.label,
            current,
        }
    }

    /// An address of this site in the page's language: `/desk/people` → `/kk/desk/people`.
    pub fn href(&self, path: &str) -> String {
        format!("/{}{path}", self.lang.code())
    }

    /// As [`Scene::href`], if the page opens to the reader: nobody is offered what they may not do.
    pub fn open(&self, path: &str) -> Option<String> {
        places::opens(&self.viewer, path).then(|| self.href(path))
    }
}

impl Shell {
    /// One sentence about the page; public pages have one, and it makes them known to messengers.
    #[must_use]
    pub fn about(mut self, sentence: impl Into<String>) -> Self {
        self.about = sentence.into();
        self.og.get_or_insert_default();
        self
    }

    /// With a picture for messengers; an absolute address.
    #[must_use]
    pub fn picture(mut self, address: impl Into<String>) -> Self {
        self.og = Some(Og {
            picture: Some(address.into()),
        });
        self
    }

    /// With a feed.
    #[must_use]
    pub fn feed(mut self, address: impl Into<String>) -> Self {
        self.feed = Some(address.into());
        self
    }

    /// Kept out of search engines.
    #[must_use]
    pub fn noindex(mut self) -> Self {
        self.noindex = true;
        self
    }

    /// Says in the title that the form was refused, if it was.
    #[must_use]
    pub fn faulty(mut self, faulty: bool) -> Self {
        self.faulty = faulty;
        self
    }

    /// With the page's one form, `id="filled"` in its template: the switch of languages takes along
    /// what is typed into it, and the title says first if it was refused.
    #[must_use]
    pub fn form(mut self, form: &Form) -> Self {
        self.filled = true;
        self.faulty(form.has_errors())
    }

    /// The page's own address, where its form is sent: without the mark under which a form is only
    /// shown in another language, or it could never be sent from there.
    pub fn here(&self) -> String {
        format!("{}{}", self.scene.href(&self.scene.path), self.scene.query)
    }

    /// What is said of the act that led here.
    pub fn said(&self) -> Option<done::Note> {
        done::note(self.scene.t(), &self.scene.query)
    }

    /// Whether the site has a name of its own: then the foot says what it works on.
    pub fn is_named(&self) -> bool {
        !self.scene.says.name.is_empty()
    }

    /// Whether its name is longer than a line of the head on a phone.
    pub fn has_long_name(&self) -> bool {
        self.site.chars().count() > LONG_NAME
    }

    /// Whether letters leave by mail.
    pub fn mail(&self) -> bool {
        self.scene.config.mail
    }

    /// Whether this is a page of work, with its places in the bottom bar of a phone.
    pub fn is_desk(&self) -> bool {
        places::is_desk(&self.scene.place)
    }

    /// The absolute address of this page in a language.
    pub fn address(&self, lang: Lang) -> String {
        self.scene
            .config
            .absolute(&format!("/{}{}", lang.code(), self.scene.path))
    }

    /// The absolute address of this page.
    pub fn canonical(&self) -> String {
        self.address(self.lang)
    }

    /// The absolute address for whom no language fits.
    pub fn first_address(&self) -> String {
        self.address(Lang::Kk)
    }

    /// The switch: every language, leading to the same page.
    pub fn languages(&self) -> Vec<LangLink> {
        let link = |lang: Lang| LangLink {
            lang,
            code: lang.code(),
            name: lang.name(),
            short: match lang {
                Lang::Kk => "ҚАЗ",
                Lang::Ru => "РУС",
                Lang::En => "ENG",
            },
            href: match &self.scene.unspoken {
                Some(path) => format!("{path}?lang={}", lang.code()),
                None => format!(
                    "/{}{}{}",
                    lang.code(),
                    self.scene.readable,
                    self.scene.query
                ),
            },
            address: self.address(lang),
            current: lang == self.lang,
        };
        Lang::ALL.map(link).into()
    }

    /// The address of the page about this site.
    pub fn about_href(&self) -> String {
        self.scene.href("/about")
    }

    /// The address of a static file.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::address(name)
    }

    /// The one font file that the page needs first.
    pub fn font(&self) -> &'static str {
        if self.lang == Lang::En {
            "onest-latin.woff2"
        } else {
            "onest-cyrillic.woff2"
        }
    }

    /// The places of this reader, the current one marked.
    pub fn places(&self) -> Vec<Link> {
        let side = if self.is_desk() {
            places::Side::Desk
        } else {
            places::Side::Public
        };
        places::of(side, self.lang, &self.scene.viewer, &self.scene.place)
    }

    /// The links at the foot.
    pub fn footer(&self) -> Vec<Link> {
        places::of(
            places::Side::Foot,
            self.lang,
            &self.scene.viewer,
            &self.scene.place,
        )
    }
}
