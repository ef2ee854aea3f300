//! The command line's own words, in the language of whoever types.

use std::fmt::Display;
use std::io::Write as _;

use keruen_post::PostError;
use keruen_speech::{Lang, Speaker, number};
use keruen_store::StoreError;
use keruen_web::erasing::ErasingError;

use crate::config::{self, ConfigError};
use crate::site::SiteError;
use crate::wrap;

/// The mail server's answer to the doctor.
pub fn mail_trouble(t: Speaker<'_>, error: &PostError) -> String {
    match error {
        PostError::SignIn { code } => t.say1("cli-doctor-mail-sign-in", "code", code.to_string()),
        PostError::NoSuchAddress { reply, .. }
        | PostError::Refused { reply, .. }
        | PostError::Later { reply, .. } => t.say1("cli-doctor-mail-refused", "detail", reply),
        PostError::Tls { detail } => t.say1("cli-doctor-mail-tls", "detail", detail),
        PostError::NoStartTls => t.say("cli-doctor-mail-no-starttls"),
        PostError::Silent | PostError::OutcomeUnknown { .. } => t.say("cli-doctor-mail-silent"),
        PostError::Unreachable { detail } => t.say1("cli-doctor-mail-away", "detail", detail),
        PostError::BadSender | PostError::BadAddress => t.say("cli-config-sender-none"),
    }
}

/// Whom the command speaks to: the first of those asked for that there is, then the locale of the
/// environment, then Kazakh.
pub fn speaker(asked: &[String]) -> Speaker<'static> {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    keruen_web::wording::catalogues().speaker(lang(asked, locale.as_deref()))
}

fn lang(asked: &[String], locale: Option<&str>) -> Lang {
    let read = |text: &str| text.get(..2)?.to_lowercase().parse().ok();
    asked
        .iter()
        .find_map(|text| read(text))
        .or_else(|| read(locale?))
        .unwrap_or(Lang::Kk)
}

/// A sentence that says what is wrong and what to do about it.
pub fn site_trouble(t: Speaker<'_>, error: &SiteError) -> String {
    match error {
        SiteError::Config(error) => config_trouble(t, error),
        SiteError::None(dir) => t.say1("cli-site-none", "dir", dir.display().to_string()),
        SiteError::Lost(dir) => t.say1("cli-site-lost", "dir", dir.display().to_string()),
        SiteError::Unfinished(dir, making) => t.say2(
            "cli-site-unfinished",
            "dir",
            dir.display().to_string(),
            "command",
            making.code(),
        ),
        SiteError::Older(dir) => t.say1("cli-site-older", "dir", dir.display().to_string()),
        SiteError::Hollow(dir) => t.say1("cli-site-hollow", "dir", dir.display().to_string()),
        SiteError::NotEmpty(dir) => t.say1("cli-site-not-empty", "dir", dir.display().to_string()),
        SiteError::Taken => t.say("cli-site-taken"),
        SiteError::Busy(dir) => t.say1("cli-site-busy", "dir", dir.display().to_string()),
        SiteError::Store(error) | SiteError::People(keruen_people::Refusal::Store(error)) => {
            store_trouble(t, error)
        }
        SiteError::Office(error) | SiteError::Erasing(ErasingError::Office(error)) => {
            office_trouble(t, error)
        }
        SiteError::Erasing(other) => t.say1("cli-store-other", "detail", other.to_string()),
        SiteError::Work(error) => t.say1("cli-store-other", "detail", error.to_string()),
        SiteError::People(other) => t.say1("cli-store-other", "detail", other.to_string()),
        SiteError::Io { path, source } => file_trouble(t, path, source),
    }
}

/// The same for the configuration.
pub fn config_trouble(t: Speaker<'_>, error: &ConfigError) -> String {
    match error {
        ConfigError::Unreadable { path, source } => file_trouble(t, path, source),
        ConfigError::Line {
            path,
            line,
            setting,
        } => {
            let key = if setting.is_some() {
                "cli-config-line"
            } else {
                "cli-config-no-line"
            };
            t.with(
                key,
                &[
                    ("file", path.display().to_string().into()),
                    ("line", (*line).into()),
                    ("name", setting.unwrap_or_default().into()),
                    ("example", config::example(*setting).into()),
                ],
            )
        }
        ConfigError::Unknown { path, line, key } => t.with(
            "cli-config-unknown",
            &[
                ("file", path.display().to_string().into()),
                ("line", (*line).into()),
                ("name", key.as_str().into()),
                (
                    "all",
                    config::SETTINGS.map(|(name, _)| name).join(", ").into(),
                ),
            ],
        ),
        ConfigError::BaseUrl(url) => t.say1("cli-config-base", "url", url),
        ConfigError::Database => t.say("cli-config-database"),
        ConfigError::Smtp => t.say("cli-config-smtp"),
        ConfigError::Sender(from) if from.is_empty() => t.say("cli-config-sender-none"),
        ConfigError::Sender(from) => t.say1("cli-config-sender", "from", from),
    }
}

/// The same for the database.
pub fn store_trouble(t: Speaker<'_>, error: &StoreError) -> String {
    match error {
        StoreError::NewerSchema { unknown } => t.say1("cli-site-newer", "name", unknown.join(", ")),
        StoreError::ChangedMigration { name } => t.say1("cli-store-changed", "name", name),
        StoreError::Busy => t.say("cli-store-busy"),
        StoreError::Gone(detail) => t.say1("cli-store-gone", "detail", detail),
        StoreError::NoEntry(detail) => t.say1("cli-store-no-entry", "detail", detail),
        StoreError::Full => t.say("cli-store-full"),
        StoreError::ReadOnly => t.say("cli-store-read-only"),
        StoreError::Damaged { part, .. } if part == "database" => t.say("cli-store-damaged"),
        StoreError::NotEmpty { .. } | StoreError::OtherSchema => t.say("cli-site-taken"),
        StoreError::Io { path, error } => file_trouble(t, std::path::Path::new(path), error),
        _ => t.say1("cli-store-other", "detail", error.to_string()),
    }
}

/// The same for a file.
pub fn file_trouble(t: Speaker<'_>, path: &std::path::Path, error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    let file = path.display().to_string();
    match error.kind() {
        ErrorKind::NotFound => t.say1("cli-file-none", "file", file),
        ErrorKind::AlreadyExists => t.say1("cli-file-exists", "file", file),
        ErrorKind::PermissionDenied => t.say1("cli-file-denied", "file", file),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => t.say("cli-store-full"),
        ErrorKind::ReadOnlyFilesystem => t.say1("cli-file-read-only", "file", file),
        _ => t.say2("cli-file-wrong", "file", file, "detail", error.to_string()),
    }
}

/// Prints a line. A reader that went away (`keruen … | head`) is no failure of the command.
pub fn tell(line: impl Display) {
    let _ = write(line);
}

/// Prints a line, or says why it cannot be printed.
pub fn write(line: impl Display) -> std::io::Result<()> {
    let out = std::io::stdout();
    let shown = wrap::to(wrap::width(&out), &line.to_string());
    let mut out = out.lock();
    writeln!(out, "{shown}")?;
    out.flush()
}

/// Prints a line that is said only once: where nobody reads the output any more, on the error stream.
pub fn tell_surely(line: impl Display) {
    if write(&line).is_err() {
        complain(line);
    }
}

/// Prints a line on the error stream.
pub fn complain(line: impl Display) {
    let err = std::io::stderr();
    let shown = wrap::to(wrap::width(&err), &line.to_string());
    let _ = writeln!(err.lock(), "{shown}");
}

/// A sentence with a count, and the things counted below it, a line each.
pub fn listed(t: Speaker<'_>, key: &str, things: &[String]) -> String {
    let mut words = t.say1(key, "n", things.len());
    for thing in things {
        words.push_str("\n  ");
        words.push_str(thing);
    }
    words
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_there_is_is_spoken() {
        let asked = |all: &[&str], locale| {
            let all: Vec<String> = all.iter().map(|&one| one.to_owned()).collect();
            lang(&all, locale)
        };
        for (all, locale, spoken) in [
            (&["ru", "en"][..], Some("kk_KZ.UTF-8"), Lang::Ru),
            (&["de", "en"], Some("ru_RU.UTF-8"), Lang::En),
            (&["de"], Some("ru_RU.UTF-8"), Lang::Ru),
            (&[], Some("C"), Lang::Kk),
            (&[], None, Lang::Kk),
        ] {
            assert_eq!(asked(all, locale), spoken, "{all:?} {locale:?}");
        }
    }
}
