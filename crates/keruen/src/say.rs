//! The command line's own words, in the language of whoever types.

use keruen_speech::{Lang, Speaker, number};
use keruen_store::StoreError;

use crate::config::ConfigError;
use crate::site::SiteError;

/// Whom the command speaks to: `--lang`, then the locale of the environment, then Kazakh.
pub fn speaker(lang: Option<&str>) -> Speaker<'static> {
    let asked = lang.map(str::to_owned).or_else(|| {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    });
    let lang = asked
        .and_then(|text| {
            text.get(..2)
                .and_then(|code| code.to_lowercase().parse().ok())
        })
        .unwrap_or(Lang::Kk);
    keruen_web::wording::catalogues().speaker(lang)
}

/// A sentence that says what is wrong and what to do about it.
pub fn site_trouble(t: Speaker<'_>, error: &SiteError) -> String {
    match error {
        SiteError::Config(error) => config_trouble(t, error),
        SiteError::None(dir) => t.say1("cli-site-none", "dir", dir.display().to_string()),
        SiteError::Lost(dir) => t.say1("cli-site-lost", "dir", dir.display().to_string()),
        SiteError::Taken => t.say("cli-site-taken"),
        SiteError::Busy(dir) => t.say1("cli-site-busy", "dir", dir.display().to_string()),
        SiteError::Store(error) | SiteError::People(keruen_people::Refusal::Store(error)) => {
            store_trouble(t, error)
        }
        SiteError::Office(error) => office_trouble(t, error),
        SiteError::People(other) => t.say1("cli-store-other", "detail", other.to_string()),
        SiteError::Io { path, source } => file_trouble(t, path, source),
    }
}

/// The same for the configuration.
pub fn config_trouble(t: Speaker<'_>, error: &ConfigError) -> String {
    match error {
        ConfigError::Unreadable { path, source } => file_trouble(t, path, source),
        ConfigError::Toml { path, message } => t.say1(
            "cli-config-wrong",
            "detail",
            format!("{}: {message}", path.display()),
        ),
        ConfigError::BaseUrl(url) => t.say1("cli-config-base", "url", url),
        ConfigError::Smtp(detail) => t.say1("cli-config-wrong", "detail", detail),
    }
}

/// The same for the database.
pub fn store_trouble(t: Speaker<'_>, error: &StoreError) -> String {
    match error {
        StoreError::NewerSchema { .. } => t.say1("cli-site-newer", "name", error.to_string()),
        StoreError::Gone { .. } | StoreError::Busy => {
            t.say1("cli-store-gone", "detail", error.to_string())
        }
        _ => t.say1("cli-store-other", "detail", error.to_string()),
    }
}

/// The same for a file.
pub fn file_trouble(t: Speaker<'_>, path: &std::path::Path, error: &std::io::Error) -> String {
    t.say2(
        "cli-file-wrong",
        "file",
        path.display().to_string(),
        "detail",
        error.to_string(),
    )
}

/// A count in the reader's digits.
pub fn count(t: Speaker<'_>, n: u64) -> String {
    number::integer(t.lang(), i64::try_from(n).unwrap_or(i64::MAX))
}

/// The same for accounts.
pub fn office_trouble(t: Speaker<'_>, error: &keruen_office::OfficeError) -> String {
    match error {
        keruen_office::OfficeError::Store(error) => store_trouble(t, error),
        other => t.say1("cli-store-other", "detail", other.to_string()),
    }
}
