//! One row of the table of routes.

use futures_util::future::BoxFuture;
pub use keruen_office::rights::Rule;

use crate::cx::Cx;
use crate::page::Answer;

/// What a handler is to the table.
pub type Handler = fn(Cx) -> BoxFuture<'static, Answer>;

/// What a request asks for. HEAD is answered as GET without the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Shows.
    Get,
    /// Changes.
    Post,
}

impl Verb {
    /// As HTTP writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// What may come with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Load {
    /// Nothing.
    Nothing,
    /// A form, at most 1 MB.
    Form,
    /// A form with one file, written to disk as it arrives.
    Upload {
        /// The largest file that the form takes, in bytes; at most
        /// [`UPLOAD`](crate::guard::body::UPLOAD), up to which files are read at all.
        most: u64,
    },
}

/// How long an answer may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// For this reader only, asked again each time.
    Private,
    /// The same for every visitor; carries an ETag.
    Public,
    /// Never changes under this address.
    Forever,
}

/// A token bucket besides the one every POST has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tight {
    /// What the bucket is for: part of its key.
    pub name: &'static str,
    /// How many at once, per network address.
    pub burst: u32,
    /// Seconds until one more is allowed.
    pub refill_seconds: u32,
}

/// Method, path, rule, handler, and how pages of it look as samples.
#[derive(Clone, Copy)]
pub struct Route {
    /// The method.
    pub verb: Verb,
    /// The path with `{params}`; with `{lang}` first if people read it.
    pub path: &'static str,
    /// Who may.
    pub rule: Rule,
    /// Who answers.
    pub handler: Handler,
    /// Samples of the pages it shows, see [`crate::samples`].
    pub samples: &'static [&'static str],
    /// What may come with it.
    pub load: Load,
    /// How long the answer may be kept.
    pub keep: Keep,
    /// A limit of its own.
    pub tight: Option<Tight>,
    /// Whether changes are counted by the secret in the address.
    pub by_link: bool,
}

impl std::fmt::Debug for Route {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {:?}", self.verb.name(), self.path, self.rule)
    }
}

/// A row that shows a page.
pub const fn get(
    path: &'static str,
    rule: Rule,
    handler: Handler,
    samples: &'static [&'static str],
) -> Route {
    Route {
        verb: Verb::Get,
        path,
        rule,
        handler,
        samples,
        load: Load::Nothing,
        keep: Keep::Private,
        tight: None,
        by_link: false,
    }
}

/// A row that takes a form. Its refusals are samples of the page that shows the form.
pub const fn post(path: &'static str, rule: Rule, handler: Handler) -> Route {
    Route {
        verb: Verb::Post,
        path,
        rule,
        handler,
        samples: &[],
        load: Load::Form,
        keep: Keep::Private,
        tight: None,
        by_link: false,
    }
}

impl Route {
    /// The same for every visitor.
    #[must_use]
    pub const fn public(mut self) -> Self {
        self.keep = Keep::Public;
        self
    }

    /// Never changes under its address.
    #[must_use]
    pub const fn forever(mut self) -> Self {
        self.keep = Keep::Forever;
        self
    }

    /// Takes a file too, of at most so many bytes.
    #[must_use]
    pub const fn upload(mut self, most: u64) -> Self {
        self.load = Load::Upload { most };
        self
    }

    /// Shows pages of its own after the change.
    #[must_use]
    pub const fn shows(mut self, samples: &'static [&'static str]) -> Self {
        self.samples = samples;
        self
    }

    /// Is limited more tightly: `burst` at once per network address, then one per so many seconds.
    #[must_use]
    pub const fn tight(mut self, name: &'static str, burst: u32, refill_seconds: u32) -> Self {
        self.tight = Some(Tight {
            name,
            burst,
            refill_seconds,
        });
        self
    }

    /// The address holds a secret, `{token}`, that somebody was sent: what they change is counted by
    /// it and not by their network address. A village behind one address must fit; and it is counted in
    /// this process, so that a step of somebody's form costs the database nothing but the step.
    #[must_use]
    pub const fn by_link(mut self) -> Self {
        self.by_link = true;
        self
    }
}

/// Makes a handler of the table from an async function of a [`Cx`].
#[macro_export]
macro_rules! go {
    ($handler:path) => {
        |cx| Box::pin($handler(cx))
    };
}
