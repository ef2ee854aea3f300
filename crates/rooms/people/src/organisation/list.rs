//! The list of organisations.

use super::model::{Organisation, OrganisationKind};
use super::queries;
use crate::directory::ranges;
use crate::names::Names;
use crate::todo;
use jiff::civil::Date;
use keruen_speech::Lang;
use keruen_store::{Db, Record, Row, StoreError, Value, params, search};

/// How many organisations a page has.
pub const PAGE: i64 = 50;

/// What a council may wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waits {
    /// Somebody for a vacant seat of the present term.
    Vacant,
    /// The next term: this one ends soon.
    Ending,
    /// Other days for one of two terms that share some.
    Overlap,
}

impl Waits {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Vacant, Self::Ending, Self::Overlap];

    /// As addresses, statements and catalogue keys write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vacant => "vacant",
            Self::Ending => "ending",
            Self::Overlap => "overlap",
        }
    }

    /// From an address.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|waits| waits.code() == code)
    }
}

/// Which organisations are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// What was typed into the search field.
    pub words: String,
    /// Only of this kind.
    pub kind: Option<OrganisationKind>,
    /// Only of this territory, or of one within it.
    pub territory: Option<i64>,
    /// Bodies that are no more, too.
    pub past: bool,
    /// Only councils that wait for this.
    pub waits: Option<Waits>,
    /// The page, from 1.
    pub page: i64,
    /// How many organisations a page has.
    pub size: i64,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            words: String::new(),
            kind: None,
            territory: None,
            past: false,
            waits: None,
            page: 1,
            size: PAGE,
        }
    }
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// The organisation.
    pub organisation: Organisation,
    /// The name of its territory.
    pub territory: Option<Names>,
    /// Seats in the present term; only councils have any.
    pub seats: i64,
    /// How many of them are vacant.
    pub vacant: i64,
}

impl Record for ListRow {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            organisation: Organisation::read(row)?,
            territory: Names::read_maybe(row, "territory_")?,
            seats: row.get("seats")?,
            vacant: row.get("vacant")?,
        })
    }
}

/// A row with how many there are on all pages.
struct Counted(ListRow, i64);

impl Record for Counted {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self(ListRow::read(row)?, row.get("total")?))
    }
}

/// An organisation as a choice offers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Its id.
    pub id: i64,
    /// Its place in addresses.
    pub slug: String,
    /// What it is called.
    pub names: Names,
}

impl Record for Offered {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            slug: row.get("slug")?,
            names: Names::read(row, "")?,
        })
    }
}

/// What a choice offers: the organisations that exist on a day, or ever did, in the order of the
/// reader's language. `None` if they are more than `most`: too many to choose from.
pub async fn offered(
    db: &Db,
    lang: Lang,
    on: Option<Date>,
    most: usize,
) -> Result<Option<Vec<Offered>>, StoreError> {
    let sql = match lang {
        Lang::Kk => queries::OFFERED_KK,
        Lang::Ru => queries::OFFERED_RU,
        Lang::En => queries::OFFERED_EN,
    };
    let limit = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
    let values = params![on.map(|day| day.to_string()), limit];
    let offered: Vec<Offered> = db.many(sql, &values).await?;
    Ok((offered.len() <= most).then_some(offered))
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The organisations of this page, in the order of the reader's language.
    pub rows: Vec<ListRow>,
    /// How many there are on all pages.
    pub total: i64,
    /// This page, from 1; the last one if a later one was asked for.
    pub page: i64,
    /// How many pages there are, at least 1.
    pub pages: i64,
}

/// A page of the organisations, which anybody may see.
pub async fn list(
    db: &Db,
    lang: Lang,
    today: Date,
    filter: &Filter,
) -> Result<Listing, StoreError> {
    let words = search::beginnings(&filter.words);
    let mut values: Vec<Value> = params![
        filter.kind.map(OrganisationKind::code),
        filter.territory,
        (!filter.past).then(|| today.to_string()),
        !filter.words.trim().is_empty()
    ]
    .into();
    for place in 0..3 {
        // Signs alone are no word, and nothing is found by them.
        let word = words
            .get(place)
            .or(words.first())
            .map_or(&[][..], Vec::as_slice);
        for (from, to) in ranges(word) {
            values.extend(params![from, to]);
        }
    }
    values.extend(params![
        filter.waits.map(Waits::code),
        today.to_string(),
        todo::term_ends_soon(today).to_string()
    ]);
    let sql = match lang {
        Lang::Kk => queries::LIST_KK,
        Lang::Ru => queries::LIST_RU,
        Lang::En => queries::LIST_EN,
    };
    let size = filter.size.clamp(1, 1_000);
    let read = |page: i64| {
        let mut values = values.clone();
        values.extend(params![size, (page - 1).saturating_mul(size)]);
        async move { db.many::<Counted>(sql, &values).await }
    };
    let mut page = filter.page.max(1);
    let mut rows = read(page).await?;
    let total = match rows.first() {
        Some(Counted(_, total)) => *total,
        None if page == 1 => 0,
        // Behind the last page no row says how many there are.
        None => db.one(queries::COUNT, &values).await?,
    };
    let pages = ((total + size - 1) / size).max(1);
    if page > pages {
        page = pages;
        rows = read(page).await?;
    }
    Ok(Listing {
        rows: rows.into_iter().map(|Counted(row, _)| row).collect(),
        total,
        page,
        pages,
    })
}
