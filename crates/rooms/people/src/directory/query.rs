//! Asking the directory.

use super::model::{Consent, Entry, Found, Query, Spelling};
use super::queries as sql;
use super::words::{self, Wanted};
use crate::consent::Purpose;
use crate::membership::Post;
use crate::visibility::{self, Aim, PersonScope, Viewer};
use jiff::civil::Date;
use keruen_speech::Lang;
use keruen_store::{Db, Sql, StoreError, Value, params, search};

/// How many other spellings of a word are tried.
const SPELLINGS: usize = 6;
/// How many skeletons of a word are asked for; longer words have more.
const KEYS: usize = 16;

/// How many persons a page has at most, whatever is asked for.
const MOST_ON_A_PAGE: i64 = 1_000;

/// From so many on, persons found are not read and sorted: the page is filled along the
/// sorted index instead. A walk passes everybody who was not found and reads nobody else,
/// so it pays only where many were found.
const MANY: i64 = 300;

/// A page of the persons whom this viewer may see, found as asked. A search that finds
/// nobody as typed is tried again with names that sound alike.
pub async fn find(
    db: &Db,
    viewer: &Viewer,
    lang: Lang,
    today: Date,
    query: &Query,
) -> Result<Found, StoreError> {
    answer(db, viewer, lang, today, query, MOST_ON_A_PAGE).await
}

/// Everybody whom [`find`] leads through, page after page, in one look: who is added or removed
/// meanwhile makes nobody else be skipped or come twice.
pub async fn everybody(
    db: &Db,
    viewer: &Viewer,
    lang: Lang,
    today: Date,
    query: &Query,
) -> Result<Vec<Entry>, StoreError> {
    let whole = Query {
        page: 1,
        size: i64::MAX,
        ..query.clone()
    };
    let found = answer(db, viewer, lang, today, &whole, i64::MAX).await?;
    Ok(found.entries)
}

async fn answer(
    db: &Db,
    viewer: &Viewer,
    lang: Lang,
    today: Date,
    query: &Query,
    most: i64,
) -> Result<Found, StoreError> {
    let mut scope = visibility::persons_for(viewer, query.aim);
    let wanted = words::read(&query.words, scope.contacts);
    // Finding by a telephone or by a consent shows it: only where the viewer may see them.
    let by_contact = matches!(wanted, Wanted::Contact(_)).then_some(Aim::TypeIn);
    let told = query.consent.map(Consent::aim).or(by_contact);
    if let Some(aim) = told.filter(|_| scope.contacts && query.aim == Aim::Look) {
        scope = visibility::persons_for(viewer, aim);
    }
    let asked = Asked {
        db,
        lang,
        query,
        scope,
        today,
        most,
    };
    match wanted {
        Wanted::Nothing => Ok(nobody()),
        Wanted::All => asked.browse().await,
        Wanted::Contact(ranges) => {
            let values: Vec<Value> = ranges
                .into_iter()
                .flat_map(|(from, to)| params![from, to])
                .collect();
            asked.search(BY_CONTACT, &values).await
        }
        Wanted::Words(words) => {
            let found = asked.by_words(&words).await?;
            if found.total > 0 {
                return Ok(found);
            }
            asked.by_spellings(&words).await
        }
    }
}

/// One way to search.
struct Search {
    /// How many of those whom the viewer may see.
    count: Sql,
    /// The same for who sees everybody and filters nothing.
    count_of_all: Option<Sql>,
    /// A page by reading and sorting all that were found.
    sorted: Sql,
    /// A page along the index of each language.
    along: Option<fn(Lang) -> Sql>,
    /// Whether somebody bears a word just so and comes first; then nothing is walked along.
    first: Option<Sql>,
}

const BY_CONTACT: Search = Search {
    count: sql::COUNT_CONTACT,
    count_of_all: Some(sql::COUNT_CONTACT_OF_ALL),
    sorted: sql::BY_CONTACT,
    along: Some(|lang| match lang {
        Lang::Kk => sql::ALONG_CONTACT_KK,
        Lang::Ru => sql::ALONG_CONTACT_RU,
        Lang::En => sql::ALONG_CONTACT_EN,
    }),
    first: None,
};

const BY_WORD: Search = Search {
    count: sql::COUNT_WORD,
    count_of_all: Some(sql::COUNT_WORD_OF_ALL),
    sorted: sql::BY_WORD,
    along: Some(|lang| match lang {
        Lang::Kk => sql::ALONG_WORD_KK,
        Lang::Ru => sql::ALONG_WORD_RU,
        Lang::En => sql::ALONG_WORD_EN,
    }),
    first: Some(sql::BEARS_WORD),
};

const BY_TWO: Search = Search {
    count: sql::COUNT_TWO,
    count_of_all: Some(sql::COUNT_TWO_OF_ALL),
    sorted: sql::BY_TWO,
    along: None,
    first: None,
};

const BY_THREE: Search = Search {
    count: sql::COUNT_THREE,
    count_of_all: Some(sql::COUNT_THREE_OF_ALL),
    sorted: sql::BY_THREE,
    along: None,
    first: None,
};

const BY_SPELLINGS: Search = Search {
    count: sql::COUNT_SPELLINGS,
    count_of_all: None,
    sorted: sql::BY_SPELLINGS,
    along: None,
    first: None,
};

/// What is asked, by whom.
struct Asked<'a> {
    db: &'a Db,
    lang: Lang,
    query: &'a Query,
    scope: PersonScope,
    today: Date,
    /// How many persons a page may have.
    most: i64,
}

impl Asked<'_> {
    async fn browse(&self) -> Result<Found, StoreError> {
        let base = base(&self.scope, self.query, self.today);
        let total = count_all(self.db, &self.scope, self.query, &base).await?;
        let sql = match self.lang {
            Lang::Kk => sql::BROWSE_KK,
            Lang::Ru => sql::BROWSE_RU,
            Lang::En => sql::BROWSE_EN,
        };
        self.page(total, sql, base).await
    }

    async fn by_words(&self, words: &[Vec<String>]) -> Result<Found, StoreError> {
        let search = match words.len() {
            0 => return Ok(nobody()),
            1 => BY_WORD,
            2 => BY_TWO,
            _ => BY_THREE,
        };
        let mut values = vec![Value::from(self.scope.particulars)];
        // The fewer letters, the more it finds.
        let mut words: Vec<&Vec<String>> = words.iter().take(3).collect();
        words.sort_by_key(|word| word.first().map_or(0, String::len));
        for (from, to) in words.into_iter().flat_map(|word| words::ranges(word)) {
            values.extend(params![from, to]);
        }
        self.search(search, &values).await
    }

    async fn by_spellings(&self, words: &[Vec<String>]) -> Result<Found, StoreError> {
        let mut spellings = Vec::new();
        for word in words.iter().filter_map(|word| word.first()) {
            let known = known_spellings(self.db, word).await?;
            let Some(padded) =
                padded::<String, SPELLINGS>(known.get(..SPELLINGS).unwrap_or(&known))
            else {
                return Ok(nobody());
            };
            spellings.push(padded);
        }
        let Some(spellings) = words::three(&spellings) else {
            return Ok(nobody());
        };
        let mut values: Vec<Value> = spellings.into_iter().flatten().map(Value::from).collect();
        values.push(Value::from(self.scope.particulars));
        let found = self.search(BY_SPELLINGS, &values).await?;
        Ok(Found {
            spelling: if found.total > 0 {
                Spelling::Similar
            } else {
                Spelling::AsTyped
            },
            ..found
        })
    }

    /// Counts, then reads one page in whichever way is the shorter.
    async fn search(&self, search: Search, sought: &[Value]) -> Result<Found, StoreError> {
        let mut values = base(&self.scope, self.query, self.today);
        values.extend_from_slice(sought);
        let everybody = self.scope.all && self.query.filters_nothing();
        let total: i64 = match search.count_of_all {
            Some(count) if everybody => self.db.one(count, sought).await?,
            _ => self.db.one(search.count, &values).await?,
        };
        if total == 0 {
            return Ok(nobody());
        }
        let sql = match search.along {
            Some(along) if total >= MANY && !self.anybody(search.first, sought).await? => {
                along(self.lang)
            }
            _ => {
                values.push(Value::from(self.lang.code()));
                search.sorted
            }
        };
        self.page(total, sql, values).await
    }

    /// Whether somebody bears the one word just so; its two beginnings are where its ranges begin.
    async fn anybody(&self, first: Option<Sql>, sought: &[Value]) -> Result<bool, StoreError> {
        let (Some(sql), [_, one, _, other, _]) = (first, sought) else {
            return Ok(false);
        };
        let bearers: i64 = self.db.one(sql, &[one.clone(), other.clone()]).await?;
        Ok(bearers > 0)
    }

    /// The page asked for, or the last one.
    async fn page(
        &self,
        total: i64,
        sql: Sql,
        mut values: Vec<Value>,
    ) -> Result<Found, StoreError> {
        let size = self.query.size.clamp(1, self.most);
        let pages = (total.saturating_add(size - 1) / size).max(1);
        let page = self.query.page.clamp(1, pages);
        values.extend(params![size, (page - 1) * size]);
        let mut entries: Vec<Entry> = self.db.many(sql, &values).await?;
        if !self.scope.particulars {
            for entry in &mut entries {
                entry.former = None;
                entry.territory = None;
            }
        }
        Ok(Found {
            entries,
            total,
            page,
            pages,
            spelling: Spelling::AsTyped,
        })
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

/// The words of names that this one, or their beginning, may be a misspelling of, the nearest
/// first. The index finds those that share a skeleton with it, one consonant more or less, or whose
/// skeleton begins with its own; how many letters they really are apart decides.
async fn known_spellings(db: &Db, word: &str) -> Result<Vec<String>, StoreError> {
    let keys: Vec<String> = search::skeletons(word).into_iter().take(KEYS).collect();
    let Some(keys) = padded::<String, KEYS>(&keys) else {
        return Ok(Vec::new());
    };
    let (from, to) = search::heard_beginning(word);
    let mut values = keys.map(Value::from).to_vec();
    values.extend(params![from, to]);
    let likely: Vec<String> = db.many(sql::LIKELY, &values).await?;
    let distance = |known: String| {
        let apart = if keruen_speech::near(word, &known) {
            keruen_speech::distance(word, &known)
        } else {
            keruen_speech::near_beginning(word, &known)?
        };
        Some((apart, known))
    };
    let mut near: Vec<(usize, String)> = likely.into_iter().filter_map(distance).collect();
    near.sort_unstable();
    Ok(near.into_iter().map(|(_, known)| known).collect())
}

/// Exactly `N` of them for as many placeholders, the first one repeated; `None` if
/// there are none or too many.
fn padded<T: Clone, const N: usize>(some: &[T]) -> Option<[T; N]> {
    let first = some.first()?;
    (some.len() <= N).then(|| std::array::from_fn(|place| some.get(place).unwrap_or(first).clone()))
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
    let (purpose, stands) = consent.map(Consent::parts).unzip();
    let mut values = scope.values().to_vec();
    values.extend(params![
        territory,
        query.post.map(Post::code),
        query.organisation,
        purpose.map(Purpose::code),
        today.to_string(),
        stands,
        query.blocked
    ]);
    values
}
