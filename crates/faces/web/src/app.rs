//! What every request shares: database, files, sentences, configuration, time and chance.

use std::path::PathBuf;
use std::sync::Arc;

use ipnet::IpNet;
use jiff::Timestamp;
use keruen_speech::Catalogues;
use keruen_store::Db;
use keruen_store::files::Files;
use keruen_store::limits::Counted;
use url::Url;

use crate::cookie::Reached;
use crate::guard::seen::Marking;
use crate::shell::DemoRole;
use crate::site_name::{self, Says};
use crate::wording;

/// Reads the clock. A test gives a fixed one.
pub type Clock = fn() -> Timestamp;

/// Fills bytes with chance. A test gives a counted one.
pub type Chance = fn(&mut [u8]);

/// The settings that pages and the guard need. Read from flags, environment and file by the binary.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where the site is reached from outside; links in mails, feeds and canonical addresses begin
    /// with it. The `Host` header is never believed instead.
    pub base_url: Url,
    /// Proxies whose `X-Forwarded-For` counts.
    pub trusted_proxies: Vec<IpNet>,
    /// Whether `/{lang}/samples` answers: in the demonstration and in tests.
    pub samples: bool,
    /// The roles a demonstration offers; empty on a real site.
    pub demo: Vec<DemoRole>,
    /// Whether letters leave by mail; without it somebody of the team passes them on.
    pub mail: bool,
    /// The data folder; uploads lie in its `incoming/` while they arrive.
    pub data: PathBuf,
}

impl Config {
    /// A site at this address with its data in this folder; no proxy, no samples.
    pub fn new(base_url: Url, data: PathBuf) -> Self {
        Self {
            base_url,
            trusted_proxies: Vec::new(),
            samples: false,
            demo: Vec::new(),
            mail: false,
            data,
        }
    }

    /// How browsers reach the site: by https its cookies are sent by nothing else.
    pub(crate) fn reached(&self) -> Reached {
        if self.base_url.scheme() == "https" {
            Reached::Securely
        } else {
            Reached::Plainly
        }
    }

    /// An absolute address of this site; `path` begins with a slash.
    pub fn absolute(&self, path: &str) -> String {
        let base = self.base_url.as_str().trim_end_matches('/');
        format!("{base}{path}")
    }
}

/// Everything an [`App`] is made of.
#[derive(Debug)]
pub struct Ground {
    /// The database.
    pub db: Db,
    /// Files by content hash.
    pub files: Files,
    /// Settings.
    pub config: Arc<Config>,
    /// The clock.
    pub clock: Clock,
    /// Chance.
    pub chance: Chance,
}

/// The running site; cheap to clone.
#[derive(Clone, Debug)]
pub struct App(Arc<Standing>);

#[derive(Debug)]
struct Standing {
    ground: Ground,
    says: site_name::Kept,
    marking: Marking,
    counted: Counted,
}

impl App {
    /// Puts a site together.
    pub fn new(ground: Ground) -> Self {
        Self(Arc::new(Standing {
            ground,
            says: site_name::Kept::default(),
            marking: Marking::default(),
            counted: Counted::default(),
        }))
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.0.ground.db
    }

    /// Files by content hash.
    pub fn files(&self) -> &Files {
        &self.0.ground.files
    }

    /// Settings.
    pub fn config(&self) -> &Arc<Config> {
        &self.0.ground.config
    }

    /// The sentences of the site.
    pub fn catalogues(&self) -> &'static Catalogues {
        wording::catalogues()
    }

    /// What the site says of itself on every page.
    pub async fn says(&self) -> Arc<Says> {
        self.0.says.at(self.db(), self.now()).await
    }

    /// What the site says of itself was changed by this process.
    pub fn says_otherwise(&self) {
        self.0.says.forget();
    }

    /// Which sessions are being marked as seen.
    pub(crate) fn marking(&self) -> &Marking {
        &self.0.marking
    }

    /// What this process counts by itself.
    pub fn counted(&self) -> &Counted {
        &self.0.counted
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        (self.0.ground.clock)()
    }

    /// Bytes of chance: tokens, submission keys, trouble numbers.
    pub fn chance<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.0.ground.chance)(&mut bytes);
        bytes
    }
}

/// The system's clock.
#[expect(clippy::disallowed_methods, reason = "a face may read the clock")]
pub fn system_clock() -> Timestamp {
    Timestamp::now()
}

/// The system's generator of chance.
///
/// # Panics
/// If the operating system has none to give: no session or link may be made without it.
#[expect(clippy::disallowed_methods, reason = "a face may draw chance")]
pub fn system_chance(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the operating system's generator of chance answers");
}
