//! A post, its photo, and the form it is written in.

use jiff::Timestamp;
use keruen_speech::Lang;
use keruen_store::{Actor, Record, Row, StoreError, Value};

use crate::fields::{Fault, Fields, LINE, Reader, Reason, TEXT};
use crate::programme::{DECIDERS, WRITERS};
use crate::rights::{Decision, Object, Rule, Viewer, may};
use crate::text::{Slug, Trio};
use crate::token::Sha;

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
                file: Sha::parse(&hash)
                    .ok_or_else(|| StoreError::Other("news.photo: not a hash".to_owned()))?,
                alt: Trio::read(row, "alt")?,
                consent: row.get("photo_consent")?,
            }),
            None => None,
        };
        Ok(Self {
            id: row.get("id")?,
            programme: row.get("programme_id")?,
            programme_slug: row.get("programme_slug")?,
            programme_published: row
                .get::<Option<Timestamp>>("programme_published")?
                .is_some(),
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
    let rule = if post.is_public() {
        Rule::Everyone
    } else {
        Rule::Programme(WRITERS)
    };
    matches!(
        may(viewer, rule, Object::of_programme(post.programme)),
        Decision::Yes(_)
    )
}

/// Whether the viewer may change the post: its team drafts it, but once it is published only those
/// who decide do.
pub fn changeable(viewer: &Viewer, post: &Post) -> bool {
    let rule = if post.published_at.is_some() {
        Rule::Programme(DECIDERS)
    } else {
        Rule::Programme(WRITERS)
    };
    matches!(
        may(viewer, rule, Object::of_programme(post.programme)),
        Decision::Yes(_)
    )
}

/// The same for an act: whoever acts in a role that does not decide leaves alone what is published.
/// The site itself acts without an account.
pub(super) fn decides(by: &Actor) -> bool {
    by.account.is_none() || DECIDERS.iter().any(|role| role.code() == by.role)
}

/// A post as somebody filled it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostForm {
    /// The end of its address as typed, only read when it is made; else it comes from the title.
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
        let slug = reader.slug("slug");
        let title = reader.required_line_trio("title", LINE);
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

    pub(super) fn content(&self) -> Vec<Value> {
        let none = Trio::default();
        let alt = self.photo.as_ref().map_or(&none, |photo| &photo.alt);
        let languages =
            |trio: &Trio| [Lang::Kk, Lang::Ru, Lang::En].map(|lang| Value::from(trio.get(lang)));
        let mut values = Vec::with_capacity(11);
        values.extend(languages(&self.title));
        values.extend(languages(&self.text));
        values.push(Value::from(
            self.photo.as_ref().map(|photo| photo.file.as_str()),
        ));
        values.extend(languages(alt));
        values.push(Value::from(
            self.photo.as_ref().is_some_and(|photo| photo.consent),
        ));
        values
    }
}
