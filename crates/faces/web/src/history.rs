//! What happened to a thing, in words: the one way of telling it, on the pages of people,
//! organisations, programmes and posts. Each room words its own fields; here is what they share.

use std::collections::BTreeMap;

use keruen_office::account;
use keruen_speech::Speaker;
use keruen_store::journal::Entry;
use keruen_store::{Db, Thing, journal};

use crate::cx::Cx;
use crate::trouble::Trouble;
use crate::zone;

/// How many entries stand open; the others are behind a fold.
const OPEN: usize = 5;

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// When.
    pub when: String,
    /// Who, if it was somebody.
    pub who: String,
    /// What was done.
    pub what: String,
    /// The reason, if one was given.
    pub why: String,
    /// The fields with what they said before, and what they said then.
    pub changes: Vec<Change>,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its name.
    pub field: String,
    /// What it said; may be empty.
    pub old: String,
    /// What it said from then on; empty if that is not known.
    pub new: String,
}

impl Told {
    /// An invented one, of a programme.
    pub fn sample(t: Speaker<'_>) -> Self {
        let saver = Saver::sample();
        Self {
            when: saver.when,
            who: saver.who,
            what: t.say("home-did-programme-save"),
            why: String::new(),
            changes: vec![Change {
                field: t.say("programme-field-contract-number"),
                old: "24/2026".to_owned(),
                new: "42/2026".to_owned(),
            }],
        }
    }
}

/// Entries, the newest first, as `parts/history.html` draws them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History(Vec<Told>);

impl History {
    /// Of these entries, the newest first.
    pub fn new(entries: Vec<Told>) -> Self {
        Self(entries)
    }

    /// Whether nothing happened yet.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those that stand open.
    pub fn newest(&self) -> &[Told] {
        self.0.get(..OPEN).unwrap_or(&self.0)
    }

    /// The others.
    pub fn older(&self) -> &[Told] {
        self.0.get(OPEN..).unwrap_or_default()
    }
}

/// The names of those who acted in these entries. An account may be gone; its acts stay.
pub async fn actors(db: &Db, entries: &[Entry]) -> Result<BTreeMap<i64, String>, Trouble> {
    let ids = entries.iter().filter_map(|entry| entry.account).collect();
    Ok(account::names_of(db, ids).await?)
}

/// Who did something, and when, both in words; empty where it is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Saver {
    /// The name.
    pub who: String,
    /// The moment.
    pub when: String,
    /// Whether it was the reader: in another window, or by the Back button.
    pub me: bool,
}

impl Saver {
    /// Whoever saved a thing last.
    pub async fn last(cx: &Cx, thing: Thing) -> Result<Self, Trouble> {
        let entries = journal::of(cx.db(), thing).await?;
        let Some(entry) = entries.first() else {
            return Ok(Self::default());
        };
        let names = actors(cx.db(), std::slice::from_ref(entry)).await?;
        Ok(Self {
            who: names.into_values().next().unwrap_or_default(),
            when: zone::moment(cx.lang, entry.at),
            me: entry.account.is_some() && entry.account == cx.account().ok().map(|me| me.id),
        })
    }

    /// An invented one.
    ///
    /// words: the sample names somebody who does not exist
    pub fn sample() -> Self {
        Self {
            who: "Төлегенов Нұрлыбек".to_owned(),
            when: "14:02".to_owned(),
            me: false,
        }
    }
}
