//! Keeping the index: as something is written, and anew for everything by a job.

use jiff::Timestamp;
use keruen_speech::Lang;
use keruen_store::{Db, Record, Row, StoreError, Thing, Tx, params, search};

use crate::error::OfficeError;
use crate::text::Trio;

keruen_store::statements! {
    PROGRAMMES = "SELECT id FROM programme ORDER BY id";
    POSTS = "SELECT id FROM news ORDER BY id";
    ACTS = "SELECT number FROM public_act ORDER BY number";
    PROGRAMME = "SELECT name_kk AS title_kk, name_ru AS title_ru, name_en AS title_en, lede_kk AS text_kk, \
        lede_ru AS text_ru, lede_en AS text_en, goals_kk AS more_kk, goals_ru AS more_ru, goals_en AS more_en \
        FROM programme WHERE id = $1";
    POST = "SELECT title_kk, title_ru, title_en, text_kk, text_ru, text_en, CAST(NULL AS TEXT) AS more_kk, \
        CAST(NULL AS TEXT) AS more_ru, CAST(NULL AS TEXT) AS more_en FROM news WHERE id = $1";
    ACT = "SELECT CAST(number AS TEXT) AS title_kk, CAST(NULL AS TEXT) AS title_ru, CAST(NULL AS TEXT) AS title_en, \
        text_kk, text_ru, text_en, CAST(NULL AS TEXT) AS more_kk, CAST(NULL AS TEXT) AS more_ru, \
        CAST(NULL AS TEXT) AS more_en FROM public_act WHERE number = $1";
}

/// Goes up when stems or what is indexed change: everything is then indexed anew, once.
pub const INDEX_VERSION: u32 = 1;

/// What is indexed of a thing.
struct Said {
    title: Trio,
    text: Trio,
    more: Trio,
}

impl Record for Said {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            title: Trio::read(row, "title")?,
            text: Trio::read(row, "text")?,
            more: Trio::read(row, "more")?,
        })
    }
}

fn all(trio: &Trio) -> impl Iterator<Item = &str> {
    Lang::ALL.into_iter().filter_map(|lang| trio.get(lang))
}

/// Indexes a programme that has just been written.
pub(crate) async fn programme(tx: &mut Tx, id: i64) -> Result<(), StoreError> {
    let said: Said = tx.one(PROGRAMME, &params![id]).await?;
    let thing = crate::programme::thing(id);
    put(tx, thing, &said).await
}

/// Indexes a post that has just been written.
pub(crate) async fn post(tx: &mut Tx, id: i64) -> Result<(), StoreError> {
    let said: Said = tx.one(POST, &params![id]).await?;
    put(tx, crate::news::thing(id), &said).await
}

/// Indexes an act that has just been made; its number is as good as a title.
pub(crate) async fn act(tx: &mut Tx, number: i64) -> Result<(), StoreError> {
    let said: Said = tx.one(ACT, &params![number]).await?;
    let thing = Thing {
        kind: "public_act",
        id: number,
    };
    put(tx, thing, &said).await
}

async fn put(tx: &mut Tx, thing: Thing, said: &Said) -> Result<(), StoreError> {
    let titles: Vec<&str> = all(&said.title).collect();
    let texts: Vec<&str> = all(&said.text).chain(all(&said.more)).collect();
    search::index_texts(tx, thing, &titles, &texts).await
}

/// Indexes everything anew, each thing in a transaction of its own, so that people's saves get in
/// between; how many things. For a job after an upgrade: what an older version wrote has no words.
pub async fn rebuild(db: &Db, now: Timestamp) -> Result<usize, OfficeError> {
    let mut done = 0;
    for (ids, kind) in [(PROGRAMMES, 0), (POSTS, 1), (ACTS, 2)] {
        let ids: Vec<i64> = db.many(ids, &[]).await?;
        for id in ids {
            let mut tx = db.upkeep(now).await?;
            match kind {
                0 => programme(&mut tx, id).await?,
                1 => post(&mut tx, id).await?,
                _ => act(&mut tx, id).await?,
            }
            tx.commit().await?;
            done += 1;
        }
    }
    Ok(done)
}
