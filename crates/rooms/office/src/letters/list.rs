//! Letters by what is to be done with them, a page at a time.

use std::collections::BTreeMap;

use jiff::Timestamp;
use keruen_people::role::Role;
use keruen_people::visibility;
use keruen_store::{Db, Record, Row, StoreError, Value, search};

use super::drawer::{Drawer, Way};
use super::model::{ErrorClass, State};
use super::queries::{held, viewer_id};
use crate::account;
use crate::error::OfficeError;
use crate::rights::Viewer;

/// How a letter stands at a moment: what is over lies where it would lie after the nightly sweep, and
/// what is held (see `queries`) says so.
macro_rules! how {
    () => {
        concat!(
            "CASE WHEN l.state NOT IN ('queued', 'by-hand', 'failed', 'bounced') THEN l.state ",
            "WHEN l.expires_at <= $3 THEN 'expired' WHEN ",
            held!("l."),
            " THEN 'held' ELSE l.state END"
        )
    };
}

/// Persons with a word of their name in one of two ranges.
macro_rules! word {
    ($a:literal, $b:literal, $c:literal, $d:literal) => {
        concat!(
            "SELECT id FROM token WHERE kind = 'person' AND field IN ('surname', 'given', 'patronymic') ",
            "AND (token >= ", $a, " AND token < ", $b, " OR token >= ", $c, " AND token < ", $d, ")"
        )
    };
}

// $1, $2: an owner, and the viewer's programmes as ",1,7,"; $4 the way; $5 whether a recipient is looked
// for: $6..$17 words of a person's name, $18 accounts as ",1,7,", $19 a part of an address.
// $20 the viewer, who hands no letter to themselves. $21..$25 whose names the viewer may read, $26 the
// accounts they may see, as ",1,7,": whom they may not see they neither read nor find.
macro_rules! person_seen {
    () => {
        keruen_people::person_scope!("$21", "$22", "$23", "$24", "$25")
    };
}

/// Whether the viewer may know whom a letter goes to.
macro_rules! seen {
    () => {
        concat!(
            "(CASE WHEN l.person_id IS NOT NULL THEN EXISTS (SELECT 1 FROM person p WHERE p.id = l.person_id AND ",
            person_seen!(),
            ") ELSE l.account_id IS NULL OR $1 = 1 OR CAST($26 AS TEXT) LIKE '%,' || CAST(l.account_id AS TEXT) || ',%' END)"
        )
    };
}

macro_rules! chosen {
    () => {
        concat!(
            "($1 = 1 OR CAST($2 AS TEXT) LIKE '%,' || CAST(l.programme_id AS TEXT) || ',%') ",
            "AND (CAST($4 AS TEXT) IS NULL OR l.way = CAST($4 AS TEXT)) AND ($5 = 0 OR ",
            seen!(),
            " AND (l.person_id IN (",
            word!("$6", "$7", "$8", "$9"),
            " INTERSECT ",
            word!("$10", "$11", "$12", "$13"),
            " INTERSECT ",
            word!("$14", "$15", "$16", "$17"),
            ") OR CAST($18 AS TEXT) LIKE '%,' || CAST(l.account_id AS TEXT) || ',%' ",
            "OR lower(l.address) LIKE CAST($19 AS TEXT) ESCAPE '!')) ",
            "AND (l.state <> 'by-hand' OR l.account_id IS NULL OR l.account_id <> $20)"
        )
    };
}

macro_rules! page {
    ($order:literal) => {
        concat!(
            "SELECT l.id, l.subject, ", how!(), " AS state, CASE WHEN ", seen!(), " THEN l.address END AS address, \
            CAST(CASE WHEN ", seen!(), " THEN 0 ELSE 1 END AS BIGINT) AS unseen, l.error, l.attempts, l.next_at, l.created_at, ",
            "l.expires_at, l.closed_at, p.surname, p.given, p.patronymic, a.name FROM letter l ",
            "LEFT JOIN person p ON p.id = l.person_id AND ", seen!(), " LEFT JOIN account a ON a.id = l.account_id AND ",
            seen!(), " WHERE ", chosen!(), " AND ", how!(), " IN ($27, $28, $29, $30) ORDER BY ", $order,
            " LIMIT $31 OFFSET $32"
        )
    };
}

keruen_store::statements! {
    COUNT = concat!("SELECT ", how!(), " AS how, count(*) FROM letter l WHERE ", chosen!(), " GROUP BY how");
    // Of what waits, the link that ends first stands first.
    OLDEST_FIRST = page!("CASE WHEN l.expires_at > $3 THEN l.expires_at ELSE 9223372036854775807 END, l.id");
    LATEST_FIRST = page!("l.id DESC");
}

/// Which letters are wanted of all drawers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those that go this way.
    pub way: Option<Way>,
    /// Only those to whoever bears these words in their name, or this part of an address.
    pub to: String,
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
    /// Whether it goes to somebody whom the viewer may not see any more; neither name nor address
    /// is told then.
    pub unseen: bool,
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
            unseen: row.get("unseen")?,
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

/// How many states a drawer has at most.
const STATES: usize = 4;

/// How many words of a name are looked at.
const WORDS: usize = 3;

/// The letters that the viewer may see and that are wanted, at a moment.
#[derive(Debug, Clone)]
pub struct Outbox {
    /// The first twenty-six values of every statement.
    values: Vec<Value>,
}

impl Outbox {
    /// Narrowed to what [`super::visible`] would show (an owner's letters are all, a coordinator's
    /// those of their programmes) and to what is wanted.
    pub async fn open(
        db: &Db,
        viewer: &Viewer,
        filter: &Filter,
        now: Timestamp,
    ) -> Result<Self, OfficeError> {
        let mine = viewer
            .full()
            .map(|account| account.programmes_as(&[Role::Coordinator]))
            .unwrap_or_default();
        let mut values = vec![
            Value::from(viewer.is_owner()),
            Value::from(listed(&mine)),
            Value::from(now),
            Value::from(filter.way.map(Way::code)),
            Value::from(!filter.to.trim().is_empty()),
        ];
        let words = search::beginnings(&filter.to);
        for place in 0..WORDS {
            // Fewer words stand twice; signs alone are no word, and nothing is found by them.
            let word = words.get(place).or(words.first());
            for place in 0..2 {
                let beginning = word.and_then(|word| word.get(place));
                let (from, to) = beginning.map_or_else(Default::default, |one| search::range(one));
                values.extend([Value::from(from), Value::from(to)]);
            }
        }
        let searched = !filter.to.trim().is_empty();
        // An owner sees every account; whose letters are shown needs no list of them.
        let mut accounts = if viewer.is_owner() && !searched {
            Vec::new()
        } else {
            account::visible_to(db, viewer).await?
        };
        let visible: Vec<i64> = accounts.iter().map(|account| account.id).collect();
        accounts.retain(|account| searched && account.bears(&filter.to));
        let ids: Vec<i64> = accounts.iter().map(|account| account.id).collect();
        values.extend([
            Value::from(listed(&ids)),
            Value::from(address(&filter.to)),
            Value::from(viewer_id(viewer)),
        ]);
        // As the letter's own page decides by `visibility::person`.
        let persons = visibility::persons(&viewer.in_people()).with_public();
        values.extend(persons.values());
        values.push(Value::from(listed(&visible)));
        Ok(Self { values })
    }

    /// How many of them stand in each state.
    pub async fn counts(&self, db: &Db) -> Result<BTreeMap<State, i64>, OfficeError> {
        let rows: Vec<(String, i64)> = db.many(COUNT, &self.values).await?;
        let known = |(code, count): (String, i64)| Some((State::from_code(&code)?, count));
        Ok(rows.into_iter().filter_map(known).collect())
    }

    /// A page of one drawer, or of one state in it: links that end soon first, then what waits the
    /// oldest first; what was sent the latest first.
    pub async fn page(
        &self,
        db: &Db,
        drawer: Drawer,
        state: Option<State>,
        part: Part,
    ) -> Result<Vec<Listed>, OfficeError> {
        let states = state.map_or_else(|| drawer.states(), |state| vec![state]);
        let mut values = self.values.clone();
        for place in 0..STATES {
            let state = states.get(place).or(states.first());
            values.push(Value::from(state.map(|state| state.code())));
        }
        values.extend([Value::from(part.limit), Value::from(part.offset)]);
        let sql = if drawer == Drawer::Sent {
            LATEST_FIRST
        } else {
            OLDEST_FIRST
        };
        Ok(db.many(sql, &values).await?)
    }
}

/// A part of a drawer.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// The first letter, counted from 0.
    pub offset: i64,
    /// How many letters.
    pub limit: i64,
}

/// `,1,7,` to look an id up in.
fn listed(ids: &[i64]) -> String {
    ids.iter()
        .fold(String::from(","), |list, id| format!("{list}{id},"))
}

/// The pattern of a part of an address; nothing where what was typed cannot be one.
fn address(typed: &str) -> Option<String> {
    let typed = typed.trim().to_lowercase();
    let whole = !typed.is_empty() && !typed.contains(char::is_whitespace);
    whole.then(|| {
        let plain = typed.replace('!', "!!");
        let plain = plain.replace('%', "!%").replace('_', "!_");
        format!("%{plain}%")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_lies_in_one_drawer_and_the_statement_has_room_for_its_states() {
        for state in State::ALL {
            let holding: Vec<_> = Drawer::ALL
                .into_iter()
                .filter(|drawer| drawer.states().contains(&state))
                .collect();
            assert_eq!(holding, [Drawer::of(state)], "{state:?}");
        }
        assert!(
            Drawer::ALL
                .iter()
                .all(|drawer| (1..=STATES).contains(&drawer.states().len()))
        );
    }

    #[test]
    fn an_address_is_taken_at_its_word() {
        assert_eq!(
            address(" A_b%!@ulgi.kz ").as_deref(),
            Some("%a!_b!%!!@ulgi.kz%")
        );
        assert_eq!(address("Сынақ Үлгі"), None);
        assert_eq!(address("  "), None);
    }
}
