//! What a site is told about itself: flags, then the environment, then
//! `DIR/keruen.toml`, then defaults.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use keruen_post::{Security, Smtp};
use keruen_store::Target;
use serde::Deserialize;

use crate::cli::SiteArgs;

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
    /// The file is not the TOML that is asked for.
    #[error("{path}: {message}")]
    Toml {
        /// The file.
        path: PathBuf,
        /// The parser's sentence with line and column.
        message: String,
    },
    /// The base address is not an origin.
    #[error("base address {0:?}")]
    BaseUrl(String),
    /// The mail server's address or the sender cannot be used.
    #[error("mail: {0}")]
    Smtp(String),
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
    nightly_backup: Option<bool>,
}

impl Config {
    /// Puts together flags and environment (already merged by clap) with the file.
    ///
    /// # Errors
    /// When the file cannot be read or understood, or the base address is none.
    pub fn gather(args: &SiteArgs) -> Result<Self, ConfigError> {
        let file = read(&args.data.join(FILE))?;
        let listen = args
            .listen
            .or(file.listen)
            .unwrap_or_else(|| SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)));
        let base = args
            .base_url
            .clone()
            .or(file.base_url)
            .unwrap_or_else(|| format!("http://{listen}"));
        let from = args.mail_from.clone().or(file.mail_from);
        let smtp = args
            .smtp
            .as_deref()
            .or(file.smtp.as_deref())
            .map(|address| mail_server(address, from.as_deref()))
            .transpose()?;
        Ok(Self {
            data: args.data.clone(),
            database: args.database.clone().or(file.database),
            listen,
            base_url: origin(&base)?,
            trust_proxy: if args.trust_proxy.is_empty() {
                file.trust_proxy
            } else {
                args.trust_proxy.clone()
            },
            smtp,
            nightly_backup: !args.no_nightly_backup && file.nightly_backup.unwrap_or(true),
        })
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

    /// The configuration as it goes into a backup: no secret, no address of this machine.
    pub fn without_secrets(&self) -> String {
        let mut out = toml::Table::new();
        if self.base_url != format!("http://{}", self.listen) {
            out.insert("base_url".into(), self.base_url.clone().into());
        }
        if let Some(smtp) = &self.smtp {
            out.insert("mail_from".into(), smtp.from.clone().into());
        }
        out.insert("nightly_backup".into(), self.nightly_backup.into());
        out.to_string()
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
    toml::from_str(&text).map_err(|error| ConfigError::Toml {
        path: path.to_owned(),
        message: error.to_string(),
    })
}

/// `smtp://user:password@host:587` with STARTTLS, `smtps://` with TLS from the first byte,
/// `smtp+plain://` without either, for a server on the same machine.
fn mail_server(address: &str, from: Option<&str>) -> Result<Smtp, ConfigError> {
    // The address holds a password: it is not repeated in the message.
    let wrong = |what: &str| ConfigError::Smtp(what.to_owned());
    let url = url::Url::parse(address).map_err(|_| wrong("smtp://user:password@host:587"))?;
    let (security, port) = match url.scheme() {
        "smtp" => (Security::StartTls, 587),
        "smtps" => (Security::Tls, 465),
        "smtp+plain" => (Security::None, 25),
        other => {
            return Err(wrong(&format!(
                "{other}:// (smtp://, smtps://, smtp+plain://)"
            )));
        }
    };
    let host = url
        .host_str()
        .ok_or_else(|| wrong("smtp://user:password@host:587"))?;
    let plain = |text: &str| {
        percent_encoding::percent_decode_str(text)
            .decode_utf8()
            .map(std::borrow::Cow::into_owned)
            .ok()
    };
    Ok(Smtp {
        host: host.to_owned(),
        port: url.port().unwrap_or(port),
        security,
        user: Some(url.username())
            .filter(|user| !user.is_empty())
            .and_then(plain),
        password: url.password().and_then(plain),
        from: from.ok_or_else(|| wrong("--mail-from"))?.to_owned(),
        timeout: Smtp::TIMEOUT,
    })
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
mod tests {
    use super::*;

    #[test]
    fn the_base_address_is_kept_as_browsers_name_it() {
        for (typed, kept) in [
            ("HTTPS://Keruen.Example:443/", "https://keruen.example"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("https://керуен.example", "https://xn--e1aabgxj.example"),
        ] {
            let kept_here = origin(typed).unwrap();
            if typed.is_ascii() {
                assert_eq!(kept_here, kept, "{typed}");
            } else {
                assert!(kept_here.starts_with("https://xn--"), "{kept_here}");
            }
        }
    }

    #[test]
    fn what_is_no_origin_is_refused() {
        for typed in [
            "keruen.example",
            "ftp://a.example",
            "https://a.example/x",
            "https://u@a.example",
            "",
        ] {
            assert!(
                matches!(origin(typed), Err(ConfigError::BaseUrl(_))),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_mail_server_is_read_with_its_secret_and_never_shows_it() {
        let smtp = mail_server("smtp://a%40b:p%3Aw@mail.example", Some("k@ngo.example")).unwrap();
        assert_eq!((smtp.port, smtp.security), (587, Security::StartTls));
        assert_eq!(smtp.user.as_deref(), Some("a@b"));
        assert_eq!(smtp.password.as_deref(), Some("p:w"));
        assert!(!format!("{smtp:?}").contains("p:w"));
        for wrong in ["mail.example", "http://mail.example", "smtp://"] {
            let error = mail_server(wrong, Some("k@ngo.example")).unwrap_err();
            assert!(matches!(error, ConfigError::Smtp(_)), "{wrong}");
        }
        assert!(matches!(
            mail_server("smtp://mail.example", None),
            Err(ConfigError::Smtp(_))
        ));
    }

    #[test]
    fn flags_come_before_the_file() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(
            dir.path().join(FILE),
            "listen = \"127.0.0.1:9000\"\nbase_url = \"https://a.example\"\n",
        )
        .unwrap();
        let args = SiteArgs {
            data: dir.path().to_owned(),
            listen: Some("127.0.0.1:9001".parse().unwrap()),
            ..SiteArgs::default()
        };
        let config = Config::gather(&args).unwrap();
        assert_eq!(config.listen.port(), 9001);
        assert_eq!(config.base_url, "https://a.example");
        std::fs::write(dir.path().join(FILE), "lisen = 1\n").unwrap();
        assert!(matches!(
            Config::gather(&args),
            Err(ConfigError::Toml { .. })
        ));
    }
}
