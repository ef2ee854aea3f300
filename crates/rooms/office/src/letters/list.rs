//! Letters by what is to be done with them, a page at a time.

use jiff::Timestamp;
use keruen_people::role::Role;
use keruen_store::{Db, Record, Row, StoreError, Value};

use super::model::{ErrorClass, State};
use super::queries::viewer_id;
use crate::error::OfficeError;
use crate::rights::Viewer;

// The viewer's programmes come as ",1,7,"; an owner's condition is switched off by $1 = 1. What is over
// lies where it would lie after the nightly sweep, what is held (see `queries`) with what did not arrive; of what waits, the link that ends first stands first.
keruen_store::statements! {
    COUNT = "SELECT CASE WHEN l.state NOT IN ('queued', 'by-hand', 'failed', 'bounced') THEN l.state \
        WHEN l.expires_at <= $3 THEN 'expired' WHEN p.blocked_at IS NOT NULL AND (l.account_id IS NULL OR l.kind = 'notice') \
        THEN 'held' ELSE l.state END AS how, count(*) FROM letter l \
        LEFT JOIN person p ON p.id = l.person_id WHERE ($1 = 1 OR CAST($2 AS TEXT) LIKE '%,' || \
        CAST(l.programme_id AS TEXT) || ',%') \
        AND (l.state <> 'by-hand' OR l.account_id IS NULL OR l.account_id <> $4) GROUP BY how";
    OLDEST_FIRST = "SELECT l.id, l.subject, CASE WHEN l.state NOT IN ('queued', 'by-hand', 'failed', 'bounced') THEN l.state \
        WHEN l.expires_at <= $9 THEN 'expired' WHEN p.blocked_at IS NOT NULL AND (l.account_id IS NULL OR l.kind = 'notice') \
        THEN 'held' ELSE l.state END AS state, l.address, l.error, l.attempts, l.next_at, l.created_at, \
        l.expires_at, l.closed_at, p.surname, p.given, p.patronymic, a.name FROM letter l \
        LEFT JOIN person p ON p.id = l.person_id LEFT JOIN account a ON a.id = l.account_id \
        WHERE ($1 = 1 OR CAST($2 AS TEXT) LIKE '%,' || CAST(l.programme_id AS TEXT) || ',%') \
        AND CASE WHEN l.state NOT IN ('queued', 'by-hand', 'failed', 'bounced') THEN l.state \
        WHEN l.expires_at <= $9 THEN 'expired' WHEN p.blocked_at IS NOT NULL AND (l.account_id IS NULL OR l.kind = 'notice') \
        THEN 'held' ELSE l.state END IN ($3, $4, $5, $6) \
        AND (l.state <> 'by-hand' OR l.account_id IS NULL OR l.account_id <> $10) \
        ORDER BY CASE WHEN l.expires_at > $9 THEN l.expires_at ELSE 9223372036854775807 END, l.id LIMIT $7 OFFSET $8";
    LATEST_FIRST = "SELECT l.id, l.subject, CASE WHEN l.state NOT IN ('queued', 'by-hand', 'failed', 'bounced') THEN l.state \
        WHEN l.expires_at <= $9 THEN 'expired' WHEN p.blocked_at IS NOT NULL AND (l.account_id IS NULL OR l.kind = 'notice') \
        THEN 'held' ELSE l.state END AS state, l.address, l.error, l.attempts, l.next_at, l.created_at, \
        l.expires_at, l.closed_at, p.surname, p.given, p.patronymic, a.name FROM letter l \
        LEFT JOIN person p ON p.id = l.person_id LEFT JOIN account a ON a.id = l.account_id \
        WHERE ($1 = 1 OR CAST($2 AS TEXT) LIKE '%,' || CAST(l.programme_id AS TEXT) || ',%') \
        AND CASE WHEN l.state NOT IN ('queued', 'by-hand', 'failed', 'bounced') THEN l.state \
        WHEN l.expires_at <= $9 THEN 'expired' WHEN p.blocked_at IS NOT NULL AND (l.account_id IS NULL OR l.kind = 'notice') \
        THEN 'held' ELSE l.state END IN ($3, $4, $5, $6) \
        AND (l.state <> 'by-hand' OR l.account_id IS NULL OR l.account_id <> $10) ORDER BY l.id DESC LIMIT $7 OFFSET $8";
}

/// Where a letter lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Drawer {
    /// To be sent by hand.
    ByHand,
    /// Waits for the mail server.
    Waiting,
    /// Did not arrive: came back, was given up, its link ended first, or it is held.
    Troubled,
    /// Sent, by mail or by hand.
    Sent,
}

impl Drawer {
    /// All, what needs somebody first.
    pub const ALL: [Self; 4] = [Self::ByHand, Self::Troubled, Self::Waiting, Self::Sent];

    /// As addresses and catalogue keys write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ByHand => "by-hand",
            Self::Waiting => "waiting",
            Self::Troubled => "troubled",
            Self::Sent => "sent",
        }
    }

    /// From an address.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|drawer| drawer.code() == code)
    }

    /// Where a letter in this state lies.
    pub const fn of(state: State) -> Self {
        match state {
            State::ByHand => Self::ByHand,
            State::Queued => Self::Waiting,
            State::Failed | State::Bounced | State::Expired | State::Held => Self::Troubled,
            State::Sent | State::HandDone => Self::Sent,
        }
    }

    /// Four codes for the statement; fewer states repeat one.
    fn states(self) -> [&'static str; 4] {
        let codes: Vec<&str> = State::ALL
            .into_iter()
            .filter(|state| Self::of(*state) == self)
            .map(State::code)
            .collect();
        [0, 1, 2, 3].map(|place| {
            codes
                .get(place)
                .or(codes.first())
                .copied()
                .unwrap_or_default()
        })
    }
}

/// A letter in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its number.
    pub id: i64,
    /// The subject line.
    pub subject: String,
    /// Where it stands.
    pub state: State,
    /// To whom: the person's name, surname first, or the account's.
    pub to: Option<String>,
    /// The address; `None` goes by hand.
    pub address: Option<String>,
    /// What went wrong last.
    pub error: Option<ErrorClass>,
    /// How often it was tried.
    pub attempts: i64,
    /// When it may be tried next.
    pub next_at: Timestamp,
    /// When it was written.
    pub created_at: Timestamp,
    /// When its link ends.
    pub expires_at: Option<Timestamp>,
    /// When it was sent or given up.
    pub closed_at: Option<Timestamp>,
}

impl Record for Listed {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let person = match row.get::<Option<String>>("surname")? {
            Some(surname) => Some(keruen_speech::name::PersonName {
                surname,
                given: row.get("given")?,
                patronymic: row.get("patronymic")?,
            }),
            None => None,
        };
        Ok(Self {
            id: row.get("id")?,
            subject: row.get("subject")?,
            state: State::from_code(&row.get::<String>("state")?)
                .ok_or_else(|| StoreError::Other("letter.state: no such state".to_owned()))?,
            to: person.map(|name| name.listed()).or(row.get("name")?),
            address: row.get("address")?,
            error: row
                .get::<Option<String>>("error")?
                .map(|code| ErrorClass::from_code(&code)),
            attempts: row.get("attempts")?,
            next_at: row.get("next_at")?,
            created_at: row.get("created_at")?,
            expires_at: row.get("expires_at")?,
            closed_at: row.get("closed_at")?,
        })
    }
}

/// The values that narrow to what [`super::visible`] would show: an owner's letters are all, a
/// coordinator's those of their programmes.
fn scope(viewer: &Viewer) -> [Value; 2] {
    let mine = viewer
        .full()
        .map(|account| account.programmes_as(&[Role::Coordinator]))
        .unwrap_or_default();
    let programmes = mine
        .iter()
        .fold(String::from(","), |list, id| format!("{list}{id},"));
    [Value::from(viewer.is_owner()), Value::from(programmes)]
}

/// How many letters lie in each drawer, in the order of [`Drawer::ALL`].
pub async fn drawers(
    db: &Db,
    viewer: &Viewer,
    now: Timestamp,
) -> Result<[(Drawer, i64); 4], OfficeError> {
    let [owner, programmes] = scope(viewer);
    let me = Value::from(viewer_id(viewer));
    let values = [owner, programmes, Value::from(now), me];
    let rows: Vec<(String, i64)> = db.many(COUNT, &values).await?;
    Ok(Drawer::ALL.map(|drawer| {
        let here = |(code, _): &&(String, i64)| {
            State::from_code(code).is_some_and(|state| Drawer::of(state) == drawer)
        };
        (
            drawer,
            rows.iter().filter(here).map(|(_, count)| count).sum(),
        )
    }))
}

/// A part of a drawer: from which letter, how many, and how it is at which moment.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// The first letter, counted from 0.
    pub offset: i64,
    /// How many letters.
    pub limit: i64,
    /// The moment.
    pub now: Timestamp,
}

/// A page of one drawer: links that end soon first, then what waits the oldest first; what was sent
/// the latest first.
pub async fn drawer(
    db: &Db,
    viewer: &Viewer,
    drawer: Drawer,
    part: Part,
) -> Result<Vec<Listed>, OfficeError> {
    let [one, two, three, four] = drawer.states();
    let [owner, programmes] = scope(viewer);
    let values = [
        owner,
        programmes,
        Value::from(one),
        Value::from(two),
        Value::from(three),
        Value::from(four),
        Value::from(part.limit),
        Value::from(part.offset),
        Value::from(part.now),
        Value::from(viewer_id(viewer)),
    ];
    let sql = if drawer == Drawer::Sent {
        LATEST_FIRST
    } else {
        OLDEST_FIRST
    };
    Ok(db.many(sql, &values).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_lies_in_one_drawer() {
        for state in State::ALL {
            let holding: Vec<_> = Drawer::ALL
                .into_iter()
                .filter(|drawer| drawer.states().contains(&state.code()))
                .collect();
            assert_eq!(holding, [Drawer::of(state)], "{state:?}");
        }
    }
}
