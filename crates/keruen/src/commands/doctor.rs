//! `keruen doctor`: what is wrong with a site, in plain words.
//!
//! Exit code 0: all is well; 1: something is to be looked at; 2: something is wrong. `--help` says
//! so too.

mod kept;
mod rows;

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::ExitCode;

use jiff::Timestamp;
use keruen_post::Mailer;
use keruen_speech::{Speaker, number};
use keruen_store::files::Files;
use keruen_store::{Db, Engine, StoreError};

use super::failed;
use crate::cli::SiteArgs;
use crate::config::Config;
use crate::say;
use crate::site::Site;

/// Less free space than this is said to be low: some nights' backups of a small site and room for
/// the database to be rewritten.
const LOW_SPACE: u64 = 500 << 20;

/// How one thing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Ok,
    Warn,
    Bad,
}

/// One line of the doctor's: what was looked at, how it stands, in words.
struct Finding {
    what: &'static str,
    state: State,
    words: String,
}

impl Finding {
    fn new(what: &'static str, (state, words): (State, String)) -> Self {
        Self { what, state, words }
    }
}

/// Looks at everything and says how it stands.
pub async fn run(t: Speaker<'_>, args: SiteArgs) -> ExitCode {
    let config = match Config::of(&args) {
        Ok(config) => config,
        Err(error) => return bad(&say::config_trouble(t, &error)),
    };
    if let Err(error) = Site::found(&config) {
        return bad(&say::site_trouble(t, &error));
    }
    let now = keruen_web::app::system_clock();
    let mut found = vec![
        disk(t, &config),
        folder(t, &config),
        base(t, &config),
        mail(t, &config).await,
    ];
    match Db::open(&config.target()).await {
        Err(error) => {
            let trouble = (State::Bad, say::store_trouble(t, &error));
            found.push(Finding::new("cli-doctor-database", trouble));
        }
        Ok(db) => {
            found.push(database(t, &db, now).await);
            let schema = rows::schema(t, &config, &db).await;
            let fits = schema.state == State::Ok;
            found.push(schema);
            if fits {
                found.push(rows::clock(t, &config.zone, &db, now).await);
                let files = Files::new(config.files());
                found.push(kept::files(t, &db, &files).await);
                found.push(rows::councils(t, &db).await);
            }
        }
    }
    found.push(kept::backups(t, &config, now).await);
    let worst = found.iter().map(|finding| finding.state).max();
    for finding in &found {
        let state = match finding.state {
            State::Ok => t.say("cli-doctor-ok"),
            State::Warn => t.say("cli-doctor-warn"),
            State::Bad => t.say("cli-doctor-bad"),
        };
        say::tell(format!(
            "{}: {state} — {}",
            t.say(finding.what),
            finding.words
        ));
    }
    ExitCode::from(match worst.unwrap_or(State::Ok) {
        State::Ok => 0,
        State::Warn => 1,
        State::Bad => 2,
    })
}

fn bad(sentence: &str) -> ExitCode {
    failed(sentence);
    ExitCode::from(2)
}

async fn database(t: Speaker<'_>, db: &Db, now: Timestamp) -> Finding {
    let engine = match db.engine() {
        Engine::Sqlite => "SQLite",
        Engine::Postgres => "PostgreSQL",
    };
    let looked = async {
        db.check().await?;
        // Begun and undone: whoever may only read finds out here, and so do those who come second.
        drop(db.upkeep(now).await?);
        Ok(())
    };
    let standing = match looked.await {
        Ok(()) => (
            State::Ok,
            t.say1("cli-doctor-database-ok", "engine", engine),
        ),
        Err(error @ StoreError::Busy) => (State::Warn, say::store_trouble(t, &error)),
        Err(error) => (State::Bad, say::store_trouble(t, &error)),
    };
    Finding::new("cli-doctor-database", standing)
}

fn disk(t: Speaker<'_>, config: &Config) -> Finding {
    let free = tempfile::tempfile_in(&config.data).and_then(|_| {
        let stat = rustix::fs::statvfs(&config.data)?;
        Ok(stat.f_bavail.saturating_mul(stat.f_frsize))
    });
    let standing = match free {
        Err(error) => (State::Bad, say::file_trouble(t, &config.data, &error)),
        Ok(free) => {
            let size = number::bytes(t.lang(), free);
            if free < LOW_SPACE {
                (State::Bad, t.say1("cli-doctor-disk-low", "size", size))
            } else {
                (State::Ok, t.say1("cli-doctor-disk-free", "size", size))
            }
        }
    };
    Finding::new("cli-doctor-disk", standing)
}

/// Who on this machine may read the site: it holds personal data, and its settings may hold a
/// password.
fn folder(t: Speaker<'_>, config: &Config) -> Finding {
    let dir = config.data.display().to_string();
    let open = |path: &Path| {
        std::fs::metadata(path).is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0)
    };
    let standing = if open(&config.data) {
        (State::Warn, t.say1("cli-doctor-folder-open", "dir", dir))
    } else {
        (State::Ok, t.say("cli-doctor-folder-ok"))
    };
    Finding::new("cli-doctor-folder", standing)
}

fn base(t: Speaker<'_>, config: &Config) -> Finding {
    let url = config.base_url.as_str();
    let host = url::Url::parse(url)
        .ok()
        .and_then(|url| url.host_str().map(str::to_owned))
        .unwrap_or_default();
    let local = host == "localhost"
        || host.starts_with("127.")
        || host == "[::1]"
        || host.starts_with("0.0.0.0");
    // What lets others in comes before what only keeps them out.
    let standing = if let Some(net) = config.trust_proxy.iter().find(|net| trusts_all(net)) {
        (
            State::Warn,
            t.say1("cli-doctor-base-trusts", "net", net.to_string()),
        )
    } else if local {
        (State::Warn, t.say1("cli-doctor-base-local", "url", url))
    } else if url.starts_with("http://") {
        (State::Warn, t.say1("cli-doctor-base-plain", "url", url))
    } else if config.trust_proxy.is_empty() {
        // Keruen speaks no TLS itself: where people type https, something stands in front.
        (State::Warn, t.say1("cli-doctor-base-proxy", "url", url))
    } else {
        (State::Ok, url.to_owned())
    };
    Finding::new("cli-doctor-base", standing)
}

/// More than any network of one's own: whoever reaches the site could name the address that the
/// limits count for.
fn trusts_all(net: &ipnet::IpNet) -> bool {
    net.prefix_len() < 8
}

/// Keruen needs no mail server: a site without one is well.
async fn mail(t: Speaker<'_>, config: &Config) -> Finding {
    let standing = match &config.smtp {
        None => (State::Ok, t.say("cli-doctor-mail-none")),
        Some(smtp) => {
            let answer = match Mailer::new(smtp) {
                Ok(mailer) => mailer.check().await,
                Err(error) => Err(error),
            };
            match answer {
                Ok(()) => (State::Ok, t.say("cli-doctor-mail-ok")),
                Err(error) => (State::Bad, say::mail_trouble(t, &error)),
            }
        }
    };
    Finding::new("cli-doctor-mail", standing)
}
