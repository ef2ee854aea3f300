//! News of a programme: short posts in three languages, with a photo if those on it agreed.

use jiff::Timestamp;
use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_store::{Db, Record, Row, StoreError, Thing, Tx, Value, params};

use crate::error::{OfficeError, Refusal};
use crate::fields::{Fault, Fields, LINE, Reader, Reason, TEXT};
use crate::history::{self, Change};
use crate::rights::{Decision, Object, Rule, Viewer, may};
use crate::text::{Slug, Trio};
use crate::token::Sha;

const KIND: &str = "news";

keruen_store::statements! {
    FIND = "SELECT n.id, n.programme_id, n.slug, n.title_kk, n.title_ru, n.title_en, n.text_kk, n.text_ru, n.text_en, \
        n.photo, n.alt_kk, n.alt_ru, n.alt_en, n.photo_consent, n.published_at, n.version, \
        p.slug AS programme_slug, p.published_at AS programme_published FROM news n \
        JOIN programme p ON p.id = n.programme_id WHERE n.id = $1";
    FIND_SLUG = "SELECT n.id FROM news n JOIN programme p ON p.id = n.programme_id WHERE p.slug = $1 AND n.slug = $2";
    OF_PROGRAMME = "SELECT n.id, n.programme_id, n.slug, n.title_kk, n.title_ru, n.title_en, n.text_kk, n.text_ru, \
        n.text_en, n.photo, n.alt_kk, n.alt_ru, n.alt_en, n.photo_consent, n.published_at, n.version, \
        p.slug AS programme_slug, p.published_at AS programme_published FROM news n \
        JOIN programme p ON p.id = n.programme_id WHERE n.programme_id = $1 ORDER BY n.id DESC";
    FEED = "SELECT n.id, n.programme_id, n.slug, n.title_kk, n.title_ru, n.title_en, n.text_kk, n.text_ru, \
        n.text_en, n.photo, n.alt_kk, n.alt_ru, n.alt_en, n.photo_consent, n.published_at, n.version, \
        p.slug AS programme_slug, p.published_at AS programme_published FROM news n \
        JOIN programme p ON p.id = n.programme_id WHERE n.published_at IS NOT NULL AND p.published_at IS NOT NULL \
        AND (CAST($1 AS BIGINT) IS NULL OR n.programme_id = CAST($1 AS BIGINT)) \
        ORDER BY n.published_at DESC, n.id DESC LIMIT $2";
    SHOWN = "SELECT count(*) FROM news n JOIN programme p ON p.id = n.programme_id WHERE n.photo = $1 \
        AND n.photo_consent = 1 AND n.published_at IS NOT NULL AND p.published_at IS NOT NULL";
    USED = "SELECT count(*) FROM news WHERE photo = $1";
    INSERT = "INSERT INTO news (id, programme_id, slug, title_kk, title_ru, title_en, text_kk, text_ru, text_en, photo, \
        alt_kk, alt_ru, alt_en, photo_consent, version, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, $15)";
    UPDATE = "UPDATE news SET title_kk = $2, title_ru = $3, title_en = $4, text_kk = $5, text_ru = $6, text_en = $7, \
        photo = $8, alt_kk = $9, alt_ru = $10, alt_en = $11, photo_consent = $12, version = version + 1 WHERE id = $1";
    SET_PUBLISHED = "UPDATE news SET published_at = $2, version = version + 1 WHERE id = $1";
}

/// A photo with its description, and whether those on it agreed to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// The file.
    pub file: Sha,
    /// What can be seen, for those who cannot see it.
    pub alt: Trio,
    /// Those who can be recognised agreed.
    pub consent: bool,
}

/// A post as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Its id.
    pub id: i64,
    /// The programme it belongs to.
    pub programme: i64,
    /// The end of that programme's address.
    pub programme_slug: String,
    /// That programme's page is open.
    pub programme_published: bool,
    /// The end of its own address; never changes.
    pub slug: String,
    /// Title.
    pub title: Trio,
    /// Text, with blank lines between paragraphs. A missing language is shown as missing.
    pub text: Trio,
    /// The photo. Public pages ask [`Post::public_photo`].
    pub photo: Option<Photo>,
    /// When it was published; `None`: only the team sees it.
    pub published_at: Option<Timestamp>,
    /// Goes up with every save.
    pub version: i64,
}

impl Post {
    /// The photo, if everybody may see it.
    pub fn public_photo(&self) -> Option<&Photo> {
        self.photo.as_ref().filter(|photo| photo.consent)
    }

    /// Whether everybody may see the post.
    pub fn is_public(&self) -> bool {
        self.programme_published && self.published_at.is_some()
    }
}

impl Record for Post {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let photo = match row.get::<Option<String>>("photo")? {
            Some(hash) => Some(Photo {
                file: Sha::parse(&hash).ok_or_else(|| StoreError::Other("news.photo: not a hash".to_owned()))?,
                alt: Trio::read(row, "alt")?,
                consent: row.get("photo_consent")?,
            }),
            None => None,
        };
        Ok(Self {
            id: row.get("id")?,
            programme: row.get("programme_id")?,
            programme_slug: row.get("programme_slug")?,
            programme_published: row.get::<Option<Timestamp>>("programme_published")?.is_some(),
            slug: row.get("slug")?,
            title: Trio::read(row, "title")?,
            text: Trio::read(row, "text")?,
            photo,
            published_at: row.get("published_at")?,
            version: row.get("version")?,
        })
    }
}

/// Whether the viewer may see the post: every exit asks here.
pub fn visible(viewer: &Viewer, post: &Post) -> bool {
    const TEAM: &[Role] = &[Role::Owner, Role::Coordinator, Role::Clerk];
    let rule = if post.is_public() { Rule::Everyone } else { Rule::Programme(TEAM) };
    matches!(may(viewer, rule, Object::of_programme(post.programme)), Decision::Yes(_))
}

/// A post as somebody filled it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostForm {
    /// The end of its address; only read when it is made.
    pub slug: Option<Slug>,
    /// Title, in at least one language.
    pub title: Trio,
    /// Text, in at least one language.
    pub text: Trio,
    /// The photo, already stored.
    pub photo: Option<Photo>,
}

impl PostForm {
    /// Reads `slug`, `title_kk`…, `text_kk`…, `photo` (a hash), `alt_kk`…, `photo_consent`.
    pub fn read(fields: &dyn Fields) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(fields);
        let typed_slug = reader.slug("slug");
        let title = reader.required_trio("title", LINE);
        let text = reader.required_trio("text", TEXT);
        let alt = reader.trio("alt", LINE * 2);
        let file = reader.line("photo").and_then(|typed| {
            let hash = Sha::parse(&typed);
            if hash.is_none() {
                reader.fault("photo", Reason::NotAHash);
            }
            hash
        });
        let consent = reader.ticked("photo_consent");
        let slug = typed_slug.or_else(|| {
            [Lang::En, Lang::Kk, Lang::Ru]
                .into_iter()
                .find_map(|lang| title.get(lang))
                .and_then(Slug::from_title)
        });
        let photo = file.map(|file| Photo { file, alt, consent });
        reader.finish(|| {
            Some(Self {
                slug,
                title,
                text,
                photo,
            })
        })
    }

    fn content(&self) -> Vec<Value> {
        let none = Trio::default();
        let alt = self.photo.as_ref().map_or(&none, |photo| &photo.alt);
        let languages = |trio: &Trio| [Lang::Kk, Lang::Ru, Lang::En].map(|lang| Value::from(trio.get(lang)));
        let mut values = Vec::with_capacity(11);
        values.extend(languages(&self.title));
        values.extend(languages(&self.text));
        values.push(Value::from(self.photo.as_ref().map(|photo| photo.file.as_str())));
        values.extend(languages(alt));
        values.push(Value::from(self.photo.as_ref().is_some_and(|photo| photo.consent)));
        values
    }
}

fn thing(id: i64) -> Thing {
    Thing { kind: KIND, id }
}

/// Writes a post that only the team sees.
pub async fn create(tx: &mut Tx, programme: i64, form: &PostForm) -> Result<i64, OfficeError> {
    let at = tx.at();
    let id = tx.next_id(KIND).await?;
    let slug = form.slug.as_ref().map_or_else(|| format!("n{id}"), Slug::to_string);
    let mut values = vec![Value::from(id), Value::from(programme), Value::from(slug)];
    values.extend(form.content());
    values.push(Value::from(at));
    tx.run(INSERT, &values).await.map_err(|error| match error {
        StoreError::Duplicate { .. } => OfficeError::from(Refusal::SlugTaken),
        StoreError::Linked => StoreError::NotFound.into(),
        other => other.into(),
    })?;
    tx.journal(thing(id), "create", &["title", "text"], None).await?;
    Ok(id)
}

/// Saves a post that was shown in `version`. A published one stays fit to be seen.
pub async fn save(tx: &mut Tx, id: i64, version: i64, form: &PostForm) -> Result<(), OfficeError> {
    let old: Post = tx.one(FIND, &params![id]).await?;
    history::fresh(thing(id), version, old.version)?;
    if old.published_at.is_some() {
        publishable(&form.title, form.photo.as_ref())?;
    }
    let file = |photo: Option<&Photo>| photo.map(|p| p.file.as_str().to_owned());
    let consent = |photo: Option<&Photo>| photo.map(|p| if p.consent { "1" } else { "0" });
    let none = Trio::default();
    let alt = |photo: Option<&Photo>| photo.map_or_else(|| none.clone(), |p| p.alt.clone());
    let (before, after) = (old.photo.as_ref(), form.photo.as_ref());
    let mut changes = Vec::new();
    changes.extend(Change::trio(["title_kk", "title_ru", "title_en"], &old.title, &form.title));
    changes.extend(Change::trio(["text_kk", "text_ru", "text_en"], &old.text, &form.text));
    changes.extend(Change::trio(["alt_kk", "alt_ru", "alt_en"], &alt(before), &alt(after)));
    changes.push(Change::text("photo", file(before).as_deref(), file(after).as_deref()));
    changes.push(Change::text("photo_consent", consent(before), consent(after)));
    let mut values = vec![Value::from(id)];
    values.extend(form.content());
    tx.run(UPDATE, &values).await?;
    history::record(tx, thing(id), "save", &changes, None).await
}

fn publishable(title: &Trio, photo: Option<&Photo>) -> Result<(), Refusal> {
    if title.is_empty() {
        return Err(Refusal::NothingToShow);
    }
    match photo {
        Some(photo) if !photo.consent => Err(Refusal::PhotoWithoutConsent),
        Some(photo) if photo.alt.is_empty() => Err(Refusal::PhotoWithoutAlt),
        _ => Ok(()),
    }
}

/// Shows the post to everybody, once its programme is published.
pub async fn publish(tx: &mut Tx, id: i64, version: i64) -> Result<(), OfficeError> {
    let old: Post = tx.one(FIND, &params![id]).await?;
    history::fresh(thing(id), version, old.version)?;
    publishable(&old.title, old.photo.as_ref())?;
    let at = tx.at();
    tx.run(SET_PUBLISHED, &params![id, old.published_at.unwrap_or(at)]).await?;
    tx.journal(thing(id), "publish", &["published_at"], None).await?;
    Ok(())
}

/// Takes the post off the page; its address stays taken.
pub async fn withdraw(tx: &mut Tx, id: i64, version: i64, why: &str) -> Result<(), OfficeError> {
    let old: Post = tx.one(FIND, &params![id]).await?;
    history::fresh(thing(id), version, old.version)?;
    tx.run(SET_PUBLISHED, &params![id, None::<i64>]).await?;
    tx.journal(thing(id), "withdraw", &["published_at"], Some(why)).await?;
    Ok(())
}

/// The post, or [`StoreError::NotFound`]. Whether the reader may see it says [`visible`].
pub async fn by_id(db: &Db, id: i64) -> Result<Post, OfficeError> {
    Ok(db.one(FIND, &params![id]).await?)
}

/// The post at an address.
pub async fn by_slug(db: &Db, programme: &str, slug: &str) -> Result<Post, OfficeError> {
    let id: i64 = db.one(FIND_SLUG, &params![programme, slug]).await?;
    by_id(db, id).await
}

/// All posts of a programme for its team, the newest first.
pub async fn of_programme(db: &Db, programme: i64) -> Result<Vec<Post>, OfficeError> {
    Ok(db.many(OF_PROGRAMME, &params![programme]).await?)
}

/// The latest public posts, of one programme or of all: for pages and feeds.
pub async fn feed(db: &Db, programme: Option<i64>, limit: i64) -> Result<Vec<Post>, OfficeError> {
    Ok(db.many(FEED, &params![programme, limit]).await?)
}

/// Whether a file is the photo of a public post, so that `/files/{hash}` may give it to everybody.
pub async fn shows_publicly(db: &Db, file: &Sha) -> Result<bool, OfficeError> {
    Ok(db.one::<i64>(SHOWN, &params![file.as_str()]).await? > 0)
}

/// Whether any post uses a file, for the sweep of files that nothing shows.
pub async fn uses(db: &Db, file: &Sha) -> Result<bool, OfficeError> {
    Ok(db.one::<i64>(USED, &params![file.as_str()]).await? > 0)
}
