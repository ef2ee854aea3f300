//! Whether the database has what this version needs, and the clock agrees with it.

use jiff::Timestamp;
use keruen_people::council::{self, Term};
use keruen_speech::{Speaker, date};
use keruen_store::{Db, Standing, journal};
use keruen_web::zone::Zone;

use super::{Finding, State};
use crate::config::Config;
use crate::say;
use crate::schemas::SCHEMAS;
use crate::site::SiteError;

pub async fn schema(t: Speaker<'_>, config: &Config, db: &Db) -> Finding {
    let standing = match db.standing(SCHEMAS).await {
        Err(error) => (State::Bad, say::store_trouble(t, &error)),
        Ok(Standing::Empty) => {
            let hollow = SiteError::Hollow(config.data.clone());
            (State::Bad, say::site_trouble(t, &hollow))
        }
        Ok(Standing::Older(_)) => (State::Warn, t.say("cli-doctor-schema-old")),
        Ok(Standing::Fits) => tables(t, db).await,
    };
    Finding::new("cli-doctor-schema", standing)
}

/// The ledger says what was made; whether it is still there only the tables say.
async fn tables(t: Speaker<'_>, db: &Db) -> (State, String) {
    match db.lost_tables(SCHEMAS).await {
        Err(error) => (State::Bad, say::store_trouble(t, &error)),
        Ok(lost) if lost.is_empty() => (State::Ok, t.say("cli-doctor-schema-ok")),
        Ok(lost) => (
            State::Bad,
            t.say1("cli-doctor-schema-lost", "tables", lost.join(", ")),
        ),
    }
}

/// An older version let two terms of a council share a day; then the page shows one of them only.
pub async fn councils(t: Speaker<'_>, db: &Db) -> Finding {
    let standing = match council::overlapping(db).await {
        Err(error) => (State::Bad, say::store_trouble(t, &error)),
        Ok(none) if none.is_empty() => (State::Ok, t.say("cli-doctor-councils-ok")),
        Ok(pairs) => {
            let days = |term: Term| date::range(t.lang(), term.from, term.to);
            let said = pairs.iter().map(|pair| {
                let name = pair.names.say(t.lang());
                format!("{name}: {}, {}", days(pair.one), days(pair.other))
            });
            let said: Vec<String> = said.collect();
            (
                State::Warn,
                t.say1("cli-doctor-councils-overlap", "terms", said.join("; ")),
            )
        }
    };
    Finding::new("cli-doctor-councils", standing)
}

pub async fn clock(t: Speaker<'_>, zone: &Zone, db: &Db, now: Timestamp) -> Finding {
    let moment = |at| date::moment(t.lang(), &zone.zoned(at));
    let shown = moment(now);
    let standing = match journal::recent(db, 1).await {
        Err(error) => (State::Bad, say::store_trouble(t, &error)),
        Ok(last) => match last.first() {
            Some(entry) if entry.at > now => (
                State::Bad,
                t.say2(
                    "cli-doctor-clock-back",
                    "now",
                    shown,
                    "last",
                    moment(entry.at),
                ),
            ),
            _ => (
                State::Ok,
                t.say3(
                    "cli-doctor-clock-ok",
                    "now",
                    shown,
                    "zone",
                    zone.name(),
                    "offset",
                    zone.offset(now),
                ),
            ),
        },
    };
    Finding::new("cli-doctor-clock", standing)
}
