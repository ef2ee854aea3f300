//! Asking the directory.

use super::queries as sql;
use super::words::{self, Wanted};
use crate::consent::Purpose;
use crate::membership::Post;
use crate::names::Names;
use crate::person::model::read_name;
use crate::visibility::{self, PersonScope, Viewer};
use jiff::civil::Date;
use keruen_speech::Lang;
use keruen_speech::name::PersonName;
use keruen_store::{Db, Record, Row, Sql, StoreError, Value, params, search};

/// How many persons a page of the list has.
pub const PAGE: i64 = 50;
/// How many other spellings of a word are tried.
const SPELLINGS: usize = 6;
/// How many skeletons of a word are asked for; longer words have more.
const KEYS: usize = 16;

/// What is asked of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// What was typed into the search field.
    pub words: String,
    /// Only persons of this territory, or of one within it.
    pub territory: Option<i64>,
    /// Only those who hold this post now.
    pub post: Option<Post>,
    /// Only those of this organisation now.
    pub organisation: Option<i64>,
    /// Only those whose consent to this stands.
    pub consent: Option<Purpose>,
    /// The page, from 1.
    pub page: i64,
    /// How many persons a page has.
    pub size: i64,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            words: String::new(),
            territory: None,
            post: None,
            organisation: None,
            consent: None,
            page: 1,
            size: PAGE,
        }
    }
}

impl Query {
    fn filters_nothing(&self) -> bool {
        self.territory.is_none()
            && self.post.is_none()
            && self.organisation.is_none()
            && self.consent.is_none()
    }
}

/// Whether what was typed was found as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// As it is, in whatever script.
    AsTyped,
    /// Only names that sound alike.
    Similar,
}

/// A page of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The persons of this page, in the order of the reader's language.
    pub entries: Vec<Entry>,
    /// How many persons there are on all pages.
    pub total: i64,
    /// This page, from 1; the last one if a later one was asked for.
    pub page: i64,
    /// How many pages there are, at least 1.
    pub pages: i64,
    /// Whether they were found as typed.
    pub spelling: Spelling,
}

/// What a person does where, for a line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bond {
    /// As what.
    pub post: Post,
    /// In the organisation's own words.
    pub title: Option<String>,
    /// The organisation's place in addresses.
    pub slug: String,
    /// Where.
    pub organisation: Names,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The person.
    pub id: i64,
    /// Their name.
    pub name: PersonName,
    /// The name they had before, where the viewer may see it.
    pub former: Option<String>,
    /// Where they live, where the viewer may see it.
    pub territory: Option<Names>,
    /// What they are now: the newest membership, and a seat on a council.
    pub bonds: Vec<Bond>,
    /// Whether their data is blocked.
    pub blocked: bool,
    /// For an optimistic save from the list.
    pub version: i64,
}

impl Record for Entry {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let bond = |post: &str, title: Option<String>, prefix: &str| {
            let Some(post) = row.get::<Option<String>>(post)? else {
                return Ok(None);
            };
            let Some(organisation) = Names::read_maybe(row, &format!("{prefix}_"))? else {
                return Ok(None);
            };
            Ok::<_, StoreError>(Some(Bond {
                post: Post::from_code(&post).unwrap_or(Post::Other),
                title,
                slug: row.get(&format!("{prefix}_slug"))?,
                organisation,
            }))
        };
        let membership = bond("post", row.get("title")?, "organisation")?;
        let seat = bond("seat_post", None, "council")?;
        Ok(Self {
            id: row.get("id")?,
            name: read_name(row, "")?,
            former: row.get("former")?,
            territory: Names::read_maybe(row, "territory_")?,
            bonds: membership.into_iter().chain(seat).collect(),
            blocked: row.get::<Option<i64>>("blocked_at")?.is_some(),
            version: row.get("version")?,
        })
    }
}

/// A page of the persons whom this viewer may see, found as asked. A search that finds
/// nobody as typed is tried again with names that sound alike.
pub async fn find(
    db: &Db,
    viewer: &Viewer,
    lang: Lang,
    today: Date,
    query: &Query,
) -> Result<Found, StoreError> {
    let scope = visibility::persons(viewer);
    let base = base(&scope, query, today);
    match words::read(&query.words, scope.contacts) {
        Wanted::Nothing => Ok(nobody()),
        Wanted::All => {
            let sql = match lang {
                Lang::Kk => sql::BROWSE_KK,
                Lang::Ru => sql::BROWSE_RU,
                Lang::En => sql::BROWSE_EN,
            };
            let everybody = scope.all && scope.blocked && query.filters_nothing();
            let total: i64 = if everybody {
                db.one(sql::COUNT_EVERYBODY, &[]).await?
            } else {
                db.one(sql::COUNT_ALL, &base).await?
            };
            page(
                db,
                &scope,
                query,
                (Count::Known(total), sql),
                (base, vec![]),
            )
            .await
        }
        Wanted::Contact(ranges) => {
            let mut values = base;
            values.extend(ranges.into_iter().flat_map(|(from, to)| params![from, to]));
            let statements = (Count::Within(sql::COUNT_BY_CONTACT), sql::BY_CONTACT);
            page(
                db,
                &scope,
                query,
                statements,
                (values, params![lang.code()].into()),
            )
            .await
        }
        Wanted::Words(words) => {
            let found = by_words(db, &scope, query, base.clone(), &words, lang).await?;
            if found.total > 0 {
                return Ok(found);
            }
            by_spellings(db, &scope, query, base, &words, lang).await
        }
    }
}

async fn by_words(
    db: &Db,
    scope: &PersonScope,
    query: &Query,
    mut values: Vec<Value>,
    words: &[String],
    lang: Lang,
) -> Result<Found, StoreError> {
    let Some(words) = words::three(words) else {
        return Ok(nobody());
    };
    for word in words {
        let (from, to) = search::range(&word);
        values.extend(params![from, to]);
    }
    values.push(Value::from(scope.particulars));
    let statements = (Count::Within(sql::COUNT_BY_WORDS), sql::BY_WORDS);
    page(
        db,
        scope,
        query,
        statements,
        (values, params![lang.code()].into()),
    )
    .await
}

async fn by_spellings(
    db: &Db,
    scope: &PersonScope,
    query: &Query,
    mut values: Vec<Value>,
    words: &[String],
    lang: Lang,
) -> Result<Found, StoreError> {
    let mut spellings = Vec::new();
    for word in words {
        let known = known_spellings(db, word).await?;
        let Some(padded) = padded::<SPELLINGS>(&known) else {
            return Ok(nobody());
        };
        spellings.push(padded);
    }
    let Some(spellings) = words::three(&spellings) else {
        return Ok(nobody());
    };
    values.extend(spellings.into_iter().flatten().map(Value::from));
    values.push(Value::from(scope.particulars));
    let statements = (Count::Within(sql::COUNT_BY_SPELLINGS), sql::BY_SPELLINGS);
    let found = page(
        db,
        scope,
        query,
        statements,
        (values, params![lang.code()].into()),
    )
    .await?;
    Ok(Found {
        spelling: if found.total > 0 {
            Spelling::Similar
        } else {
            Spelling::AsTyped
        },
        ..found
    })
}

/// The words of names that this one may be a misspelling of, the nearest first. The
/// index finds those that share a skeleton with it, one consonant more or less; how
/// many letters they really are apart decides.
async fn known_spellings(db: &Db, word: &str) -> Result<Vec<String>, StoreError> {
    let Some(keys) = padded::<KEYS>(&search::skeletons(word)) else {
        return Ok(Vec::new());
    };
    let likely: Vec<String> = db.many(sql::LIKELY, &keys.map(Value::from)).await?;
    let mut near: Vec<String> = likely
        .into_iter()
        .filter(|known| keruen_speech::near(word, known))
        .collect();
    near.sort_by_cached_key(|known| (keruen_speech::distance(word, known), known.clone()));
    Ok(near)
}

/// Exactly `N` of them for as many placeholders, the first one repeated; `None` if
/// there are none.
fn padded<const N: usize>(some: &[String]) -> Option<[String; N]> {
    let first = some.first()?;
    Some(std::array::from_fn(|place| {
        some.get(place).unwrap_or(first).clone()
    }))
}

/// When the persons found are counted.
enum Count {
    /// They were counted already.
    Known(i64),
    /// In every line of the page; by the statement only when the page is empty.
    Within(Sql),
}

/// A line with how many persons were found.
struct Line {
    entry: Entry,
    found: i64,
}

impl Record for Line {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            entry: Entry::read(row)?,
            found: row.get("found")?,
        })
    }
}

async fn page(
    db: &Db,
    scope: &PersonScope,
    query: &Query,
    (count, list): (Count, Sql),
    (values, more): (Vec<Value>, Vec<Value>),
) -> Result<Found, StoreError> {
    let size = query.size.max(1);
    let read = |page: i64| {
        let mut values = values.clone();
        values.extend(more.iter().cloned());
        values.extend(params![size, (page - 1).saturating_mul(size)]);
        async move { db.many::<Line>(list, &values).await }
    };
    let pages_of = |total: i64| ((total + size - 1) / size).max(1);
    let mut page = query.page.max(1);
    let (lines, total) = match count {
        Count::Known(total) => {
            page = page.min(pages_of(total));
            (read(page).await?, total)
        }
        Count::Within(sql) => {
            let lines = read(page).await?;
            match lines.first() {
                Some(line) => {
                    let total = line.found;
                    (lines, total)
                }
                None if page == 1 => (lines, 0),
                None => {
                    let total: i64 = db.one(sql, &values).await?;
                    page = pages_of(total);
                    (read(page).await?, total)
                }
            }
        }
    };
    let mut entries: Vec<Entry> = lines.into_iter().map(|line| line.entry).collect();
    if !scope.particulars {
        for entry in &mut entries {
            entry.former = None;
            entry.territory = None;
        }
    }
    Ok(Found {
        entries,
        total,
        page,
        pages: pages_of(total),
        spelling: Spelling::AsTyped,
    })
}

fn nobody() -> Found {
    Found {
        entries: Vec::new(),
        total: 0,
        page: 1,
        pages: 1,
        spelling: Spelling::AsTyped,
    }
}

fn base(scope: &PersonScope, query: &Query, today: Date) -> Vec<Value> {
    // A filter tells about everybody it leaves, so it works only on what the viewer may see.
    let territory = query.territory.filter(|_| scope.particulars);
    let consent = query.consent.filter(|_| scope.consents);
    let mut values = scope.values().to_vec();
    values.extend(params![
        territory,
        query.post.map(Post::code),
        query.organisation,
        consent.map(Purpose::code),
        today.to_string()
    ]);
    values
}
