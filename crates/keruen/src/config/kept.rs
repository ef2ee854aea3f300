//! What is kept of a configuration: in the file of a new site, and in a backup.

use std::path::Path;

use super::{Config, ConfigError, FILE, read};
use crate::cli::{Place, Settings};

/// The configuration of a restored site.
#[derive(Debug, PartialEq, Eq)]
pub struct Restored {
    /// What its file says.
    pub text: String,
    /// The settings of the backup could not be read, and are not in it.
    pub unread: bool,
}

impl Config {
    /// What a new site was told about itself, to be kept in its file, so that later commands know
    /// it too; nothing that is secret. `None` when it was told nothing.
    pub fn told(settings: &Settings) -> Option<String> {
        let told = Self::told_table(settings);
        (!told.is_empty()).then(|| told.to_string())
    }

    /// The settings of a backup, with what the restored site was told laid over them.
    pub fn restored(kept: &str, settings: &Settings) -> Restored {
        let table: Result<toml::Table, _> = kept.parse();
        let unread = table.is_err();
        let mut table = table.unwrap_or_default();
        table.extend(Self::told_table(settings));
        Restored {
            text: table.to_string(),
            unread,
        }
    }

    /// The line for a new site's file that names its PostgreSQL, unless the file has one. It is not
    /// kept by itself, since it may hold a password, which stands there as `PASSWORD`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn not_kept(place: &Place) -> Result<Option<String>, ConfigError> {
        let file = read(&place.data.join(FILE))?;
        let address = place.database.as_deref();
        Ok(address.filter(|_| file.database.is_none()).map(|address| {
            let mut url = url::Url::parse(address).ok();
            if let Some(url) = url.as_mut().filter(|url| url.password().is_some()) {
                // An address that has a password can have another one.
                let _ = url.set_password(Some("PASSWORD"));
            }
            let shown = url.map_or_else(|| "postgres://…".to_owned(), String::from);
            format!("database = {}", toml::Value::String(shown))
        }))
    }

    fn told_table(settings: &Settings) -> toml::Table {
        let mut out = toml::Table::new();
        let mut put = |name: &str, value: Option<toml::Value>| {
            if let Some(value) = value {
                out.insert(name.into(), value);
            }
        };
        let text = |text: String| toml::Value::String(text);
        put("base_url", settings.base_url.clone().map(text));
        put(
            "listen",
            settings.listen.map(|listen| text(listen.to_string())),
        );
        put("mail_from", settings.mail_from.clone().map(text));
        let zone = settings.time_zone.as_ref();
        put("time_zone", zone.map(|zone| text(zone.name().to_owned())));
        let proxies = settings.trust_proxy.iter().map(|net| text(net.to_string()));
        let proxies: Vec<toml::Value> = proxies.collect();
        put(
            "trust_proxy",
            Some(proxies).filter(|all| !all.is_empty()).map(Into::into),
        );
        put(
            "nightly_backup",
            settings.no_nightly_backup.then(|| false.into()),
        );
        out
    }

    /// The configuration as it goes into a backup: nothing that is secret.
    pub fn without_secrets(&self) -> String {
        let mut out = toml::Table::new();
        out.insert("listen".into(), self.listen.to_string().into());
        let proxies = self.trust_proxy.iter().map(ToString::to_string);
        let proxies: Vec<String> = proxies.collect();
        if !proxies.is_empty() {
            out.insert("trust_proxy".into(), proxies.into());
        }
        if self.base_url != format!("http://{}", self.listen) {
            out.insert("base_url".into(), self.base_url.clone().into());
        }
        if let Some(from) = &self.mail_from {
            out.insert("mail_from".into(), from.clone().into());
        }
        out.insert("time_zone".into(), self.zone.name().into());
        out.insert("nightly_backup".into(), self.nightly_backup.into());
        out.to_string()
    }
}

/// Writes a configuration file that only its owner may read: a password may be added to it.
pub fn write(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    options.open(path)?.write_all(text.as_bytes())
}
