//! Asking the directory.

use super::model::{Entry, Found, Query, Spelling};
use super::queries as sql;
use super::words::{self, Wanted};
use crate::consent::Purpose;
use crate::membership::Post;
use crate::visibility::{self, Aim, PersonScope, Viewer};
use jiff::civil::Date;
use keruen_speech::Lang;
use keruen_store::{Db, Record, Row, Sql, StoreError, Value, params, search};

/// How many other spellings of a word are tried.
const SPELLINGS: usize = 6;
/// How many skeletons of a word are asked for; longer words have more.
const KEYS: usize = 16;

/// How many persons a page has at most, whatever is asked for.
const MOST_ON_A_PAGE: i64 = 1_000;

/// A page of the persons whom this viewer may see, found as asked. A search that finds
/// nobody as typed is tried again with names that sound alike.
pub async fn find(
    db: &Db,
    viewer: &Viewer,
    lang: Lang,
    today: Date,
    query: &Query,
) -> Result<Found, StoreError> {
    let mut scope = visibility::persons_for(viewer, query.aim);
    let wanted = words::read(&query.words, scope.contacts);
    // Finding by a telephone or by a consent shows it: only where the viewer may see them.
    let tells = matches!(wanted, Wanted::Contact(_)) || query.asks_for_consents();
    if tells && scope.contacts && query.aim == Aim::Look {
        scope = visibility::persons_for(viewer, Aim::TypeIn);
    }
    let base = base(&scope, query, today);
    match wanted {
        Wanted::Nothing => Ok(nobody()),
        Wanted::All => {
            let sql = match lang {
                Lang::Kk => sql::BROWSE_KK,
                Lang::Ru => sql::BROWSE_RU,
                Lang::En => sql::BROWSE_EN,
            };
            let total = count_all(db, &scope, query, &base).await?;
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

/// How many persons browsing leads through. Without filters there are short ways for
/// those who look at the whole list often.
async fn count_all(
    db: &Db,
    scope: &PersonScope,
    query: &Query,
    base: &[Value],
) -> Result<i64, StoreError> {
    if query.filters_nothing() {
        if scope.all {
            return db.one(sql::COUNT_EVERYBODY, &[]).await;
        }
        if scope.programmes == scope.unblocks
            && let Some(programmes) = padded::<i64, 8>(&scope.programmes)
        {
            let mut values = programmes.map(Value::from).to_vec();
            values.push(Value::from(scope.own));
            return db.one(sql::COUNT_TIED, &values).await;
        }
    }
    db.one(sql::COUNT_ALL, base).await
}

async fn by_words(
    db: &Db,
    scope: &PersonScope,
    query: &Query,
    mut values: Vec<Value>,
    words: &[Vec<String>],
    lang: Lang,
) -> Result<Found, StoreError> {
    let Some(words) = words::three(words) else {
        return Ok(nobody());
    };
    for (from, to) in words.iter().flat_map(|word| words::ranges(word)) {
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
    words: &[Vec<String>],
    lang: Lang,
) -> Result<Found, StoreError> {
    let mut spellings = Vec::new();
    for word in words.iter().filter_map(|word| word.first()) {
        let known = known_spellings(db, word).await?;
        let Some(padded) = padded::<String, SPELLINGS>(known.get(..SPELLINGS).unwrap_or(&known))
        else {
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
    let keys: Vec<String> = search::skeletons(word).into_iter().take(KEYS).collect();
    let Some(keys) = padded::<String, KEYS>(&keys) else {
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
/// there are none or too many.
fn padded<T: Clone, const N: usize>(some: &[T]) -> Option<[T; N]> {
    let first = some.first()?;
    (some.len() <= N).then(|| std::array::from_fn(|place| some.get(place).unwrap_or(first).clone()))
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
    let size = query.size.clamp(1, MOST_ON_A_PAGE);
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
    let consent = query.consent.filter(|_| scope.contacts);
    let without = query.without.filter(|_| scope.contacts);
    let mut values = scope.values().to_vec();
    values.extend(params![
        territory,
        query.post.map(Post::code),
        query.organisation,
        consent.map(Purpose::code),
        today.to_string(),
        without.map(Purpose::code),
        query.blocked
    ]);
    values
}
