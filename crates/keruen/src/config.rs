//! What a site is told about itself: flags, then the environment, then
//! `DIR/keruen.toml`, then defaults.

mod kept;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use keruen_post::{Mailer, PostError, Security, Smtp};
use keruen_store::Target;
use keruen_web::zone::{NoSuchZone, Zone};
use serde::Deserialize;

use crate::cli::{Place, Settings, SiteArgs};

pub use kept::write;

/// Name of the configuration file in the site's folder.
pub const FILE: &str = "keruen.toml";

/// The whole configuration of a running site.
#[derive(Clone, Debug)]
pub struct Config {
    /// The site's folder.
    pub data: PathBuf,
    /// Where the rows are.
    pub database: Option<String>,
    /// Address listened on.
    pub listen: SocketAddr,
    /// Origin that people type, as browsers name it: small letters, no default
    /// port, an internationalised name in ASCII, no slash at the end.
    pub base_url: String,
    /// Proxies whose `X-Forwarded-For` counts.
    pub trust_proxy: Vec<ipnet::IpNet>,
    /// The mail server, if there is one; without it every letter goes by hand.
    pub smtp: Option<Smtp>,
    /// The sender of letters, as it was told.
    pub mail_from: Option<String>,
    /// The zone in which its days begin.
    pub zone: Zone,
    /// A backup every night.
    pub nightly_backup: bool,
}

/// Why a configuration cannot be used; the words are in `locales/*/cli.ftl`.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is there and cannot be read.
    #[error("{path}: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A line of the file is no setting, or its value does not fit. Of what stands there nothing
    /// is repeated but the name of a setting that there is: anything else may be a secret.
    #[error("{path}, line {line}: {}", .setting.unwrap_or("?"))]
    Line {
        /// The file.
        path: PathBuf,
        /// Which line, from 1.
        line: usize,
        /// The setting it begins with, where it begins with one.
        setting: Option<&'static str>,
    },
    /// The file names a setting that there is not.
    #[error("{path}, line {line}: no setting {key:?}")]
    Unknown {
        /// The file.
        path: PathBuf,
        /// Which line, from 1.
        line: usize,
        /// The name that stands there.
        key: String,
    },
    /// The base address is not an origin.
    #[error("base address {0:?}")]
    BaseUrl(String),
    /// The database's address is none of PostgreSQL's. It may hold a password and is not repeated.
    #[error("the address of the database")]
    Database,
    /// The mail server's address is none. It may hold a password and is not repeated.
    #[error("the address of the mail server")]
    Smtp,
    /// There is a mail server, but no sender, or one that is no mail address.
    #[error("sender {0:?}")]
    Sender(String),
}

/// The settings of the file, as they are called there, each in a line as it may stand there.
pub const SETTINGS: [(&str, &str); 8] = [
    (
        "database",
        "database = \"postgres://keruen:password@127.0.0.1/keruen\"",
    ),
    ("listen", "listen = \"127.0.0.1:8080\""),
    ("base_url", "base_url = \"https://keruen.example\""),
    ("trust_proxy", "trust_proxy = [\"127.0.0.1/32\"]"),
    (
        "smtp",
        "smtp = \"smtp://user:password@mail.keruen.example:587\"",
    ),
    (
        "mail_from",
        "mail_from = \"Keruen <keruen@keruen.example>\"",
    ),
    ("time_zone", "time_zone = \"Asia/Almaty\""),
    ("nightly_backup", "nightly_backup = true"),
];

/// A line that holds this setting, or the one that most sites begin with.
pub fn example(setting: Option<&str>) -> &'static str {
    let wanted = setting.unwrap_or("base_url");
    let found = SETTINGS.iter().find(|(name, _)| *name == wanted);
    found.map_or("", |(_, line)| line)
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    database: Option<String>,
    listen: Option<SocketAddr>,
    base_url: Option<String>,
    #[serde(default)]
    trust_proxy: Vec<ipnet::IpNet>,
    smtp: Option<String>,
    mail_from: Option<String>,
    time_zone: Option<Named>,
    nightly_backup: Option<bool>,
}

/// A zone by its name, as the file has it.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Named(Zone);

impl TryFrom<String> for Named {
    type Error = NoSuchZone;

    fn try_from(name: String) -> Result<Self, NoSuchZone> {
        name.parse().map(Self)
    }
}

impl Config {
    /// Puts together flags and environment (already merged by clap) with the file.
    ///
    /// # Errors
    /// When the file cannot be read or understood, or the base address is none.
    pub fn gather(
        place: &Place,
        settings: &Settings,
        smtp: Option<&str>,
    ) -> Result<Self, ConfigError> {
        let file = read(&place.data.join(FILE))?;
        let listen = settings
            .listen
            .or(file.listen)
            .unwrap_or_else(|| SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)));
        let base = settings
            .base_url
            .clone()
            .or(file.base_url)
            .unwrap_or_else(|| format!("http://{listen}"));
        let mail_from = settings.mail_from.clone().or(file.mail_from);
        let smtp = smtp
            .or(file.smtp.as_deref())
            .map(|address| mail_server(address, mail_from.as_deref()))
            .transpose()?;
        // Without a mail server too: whoever adds one later gets a sender that works.
        let alone = mail_from.as_ref().filter(|_| smtp.is_none());
        if let Some(from) = alone.filter(|from| !keruen_post::is_sender(from)) {
            return Err(ConfigError::Sender(from.clone()));
        }
        let database = place.database.clone().or(file.database);
        if database
            .as_deref()
            .is_some_and(|url| !url.starts_with("postgres://") && !url.starts_with("postgresql://"))
        {
            return Err(ConfigError::Database);
        }
        Ok(Self {
            data: place.data.clone(),
            database,
            listen,
            base_url: origin(&base)?,
            trust_proxy: if settings.trust_proxy.is_empty() {
                file.trust_proxy
            } else {
                settings.trust_proxy.clone()
            },
            smtp,
            mail_from,
            zone: (settings.time_zone.clone())
                .or(file.time_zone.map(|Named(zone)| zone))
                .unwrap_or_default(),
            nightly_backup: !settings.no_nightly_backup && file.nightly_backup.unwrap_or(true),
        })
    }

    /// The same for a command that takes them all.
    ///
    /// # Errors
    /// As [`Config::gather`].
    pub fn of(args: &SiteArgs) -> Result<Self, ConfigError> {
        Self::gather(&args.place, &args.settings, args.smtp.as_deref())
    }

    /// A demonstration: on this machine alone, no mail, no configuration file.
    pub fn of_demo(data: PathBuf, database: Option<String>, listen: SocketAddr) -> Self {
        Self {
            data,
            database,
            listen,
            base_url: format!("http://{listen}"),
            trust_proxy: Vec::new(),
            smtp: None,
            mail_from: None,
            zone: crate::demo::zone(),
            nightly_backup: true,
        }
    }

    /// Port 0 means any free one: an address that nobody set names the port that it became.
    pub fn listening_on(&mut self, address: SocketAddr) {
        if self.base_url == format!("http://{}", self.listen) {
            self.base_url = format!("http://{address}");
        }
        self.listen = address;
    }

    /// What pages and letters need of it.
    ///
    /// # Errors
    /// When the base address is none.
    pub fn web(&self) -> Result<keruen_web::Config, ConfigError> {
        let base_url = url::Url::parse(&self.base_url)
            .map_err(|_| ConfigError::BaseUrl(self.base_url.clone()))?;
        let mut web = keruen_web::Config::new(base_url, self.data.clone());
        web.trusted_proxies.clone_from(&self.trust_proxy);
        web.mail = self.smtp.is_some();
        Ok(web)
    }

    /// The database that the site's rows are in.
    pub fn target(&self) -> Target {
        match &self.database {
            Some(url) => Target::Postgres(url.clone()),
            None => Target::Sqlite(self.data.join("keruen.sqlite")),
        }
    }

    /// The folder of files by content hash.
    pub fn files(&self) -> PathBuf {
        self.data.join("files")
    }

    /// The folder of nightly backups.
    pub fn backups(&self) -> PathBuf {
        self.data.join("backups")
    }
}

fn read(path: &Path) -> Result<File, ConfigError> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(File::default()),
        Err(source) => {
            return Err(ConfigError::Unreadable {
                path: path.to_owned(),
                source,
            });
        }
    };
    toml::from_str(&text).map_err(|error| wrong_line(path, &text, &error))
}

/// Says which line is wrong, and whether it is the name of the setting. A file that is no TOML says
/// nothing certain about what is a name and what a value: there only the names that Keruen knows
/// itself are repeated.
fn wrong_line(path: &Path, text: &str, error: &toml::de::Error) -> ConfigError {
    let at = error.span().map_or(0, |span| span.start).min(text.len());
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let words = text.lines().nth(line - 1).unwrap_or_default().trim_start();
    let in_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let end = words.find(|c| !in_name(c)).unwrap_or(words.len());
    let name = &words[..end];
    let path = path.to_owned();
    let known = SETTINGS.iter().find(|(setting, _)| *setting == name);
    let keys = text.parse::<toml::Table>().unwrap_or_default();
    match known {
        None if keys.contains_key(name) => ConfigError::Unknown {
            path,
            line,
            key: name.to_owned(),
        },
        known => ConfigError::Line {
            path,
            line,
            setting: known.map(|(setting, _)| *setting),
        },
    }
}

/// `smtp://user:password@host:587` with STARTTLS, `smtps://` with TLS from the first byte,
/// `smtp+plain://` without either, for a server on the same machine.
fn mail_server(address: &str, from: Option<&str>) -> Result<Smtp, ConfigError> {
    let url = url::Url::parse(address).map_err(|_| ConfigError::Smtp)?;
    let (security, port) = match url.scheme() {
        "smtp" => (Security::StartTls, 587),
        "smtps" => (Security::Tls, 465),
        "smtp+plain" => (Security::None, 25),
        _ => return Err(ConfigError::Smtp),
    };
    let host = url
        .host_str()
        .filter(|host| !host.is_empty())
        .ok_or(ConfigError::Smtp)?;
    let plain = |text: &str| {
        percent_encoding::percent_decode_str(text)
            .decode_utf8()
            .map(std::borrow::Cow::into_owned)
            .ok()
    };
    let smtp = Smtp {
        host: host.to_owned(),
        port: url.port().unwrap_or(port),
        security,
        user: Some(url.username())
            .filter(|user| !user.is_empty())
            .and_then(plain),
        password: url.password().and_then(plain),
        from: from.unwrap_or_default().to_owned(),
        timeout: Smtp::TIMEOUT,
        patience: Smtp::PATIENCE,
    };
    match Mailer::new(&smtp) {
        Ok(_) => Ok(smtp),
        Err(PostError::BadSender) => Err(ConfigError::Sender(smtp.from)),
        Err(_) => Err(ConfigError::Smtp),
    }
}

/// The origin of an address as browsers send it in `Origin`, since forms are
/// checked against it (RFC 6454, section 6.2).
fn origin(text: &str) -> Result<String, ConfigError> {
    let wrong = || ConfigError::BaseUrl(text.to_owned());
    let url = url::Url::parse(text.trim()).map_err(|_| wrong())?;
    let plain = matches!(url.scheme(), "http" | "https")
        && url.host().is_some()
        && matches!(url.path(), "" | "/")
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    if !plain {
        return Err(wrong());
    }
    Ok(url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests;
