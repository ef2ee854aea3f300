//! Public acts: numbered without gaps, dated, in three languages, with the hash of the file they
//! speak of. Append only: this module has no statement that changes or deletes one, and a
//! correction is a new act.

use jiff::civil::Date;
use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_store::{Db, Record, Row, StoreError, Thing, Tx, Value, params};

use crate::error::{OfficeError, Refusal};
use crate::fields::{Fault, Fields, Reader, Reason, TEXT};
use crate::programme::day;
use crate::text::Trio;
use crate::token::Sha;

const KIND: &str = "public_act";

keruen_store::statements! {
    NEXT = "SELECT CAST(COALESCE(MAX(number), 0) + 1 AS BIGINT) FROM public_act";
    INSERT = "INSERT INTO public_act (number, date, role, kind, programme_id, text_kk, text_ru, text_en, sha256, file, \
        corrects, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    FIND = "SELECT a.number, a.date, a.role, a.kind, a.programme_id, p.slug AS programme_slug, a.text_kk, a.text_ru, \
        a.text_en, a.sha256, a.file, a.corrects FROM public_act a LEFT JOIN programme p ON p.id = a.programme_id \
        AND p.published_at IS NOT NULL WHERE a.number = $1";
    CORRECTED = "SELECT number FROM public_act WHERE corrects = $1 ORDER BY number";
    PAGE = "SELECT a.number, a.date, a.role, a.kind, a.programme_id, p.slug AS programme_slug, a.text_kk, a.text_ru, \
        a.text_en, a.sha256, a.file, a.corrects FROM public_act a LEFT JOIN programme p ON p.id = a.programme_id \
        AND p.published_at IS NOT NULL WHERE (CAST($1 AS BIGINT) IS NULL OR a.number < CAST($1 AS BIGINT)) \
        AND (CAST($2 AS BIGINT) IS NULL OR a.programme_id = CAST($2 AS BIGINT)) ORDER BY a.number DESC LIMIT $3";
    COUNT = "SELECT count(*) FROM public_act";
    USED = "SELECT count(*) FROM public_act WHERE file = $1";
}

/// What an act does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Something is published.
    Publication,
    /// A list is closed.
    Freeze,
    /// A hash is fixed before the dice are thrown.
    Commitment,
    /// A draw took place.
    Draw,
    /// A draw does not count, for the reason given.
    Void,
    /// A seat passes to an alternate.
    Replacement,
    /// An earlier act said something wrong.
    Correction,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Publication,
        Self::Freeze,
        Self::Commitment,
        Self::Draw,
        Self::Void,
        Self::Replacement,
        Self::Correction,
    ];

    /// As stored, in forms and in catalogue keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Publication => "publication",
            Self::Freeze => "freeze",
            Self::Commitment => "commitment",
            Self::Draw => "draw",
            Self::Void => "void",
            Self::Replacement => "replacement",
            Self::Correction => "correction",
        }
    }

    /// From a form or storage.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The file an act speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Its SHA-256.
    pub sha256: Sha,
    /// The site keeps the file, and everybody can download it.
    pub kept: bool,
}

/// A public act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Its number on this site; 1, 2, 3 without gaps.
    pub number: i64,
    /// Its day.
    pub date: Date,
    /// In which role somebody made it; the name stays in the journal.
    pub role: String,
    /// What it does.
    pub kind: Kind,
    /// The programme it belongs to.
    pub programme: Option<i64>,
    /// The end of that programme's address, if its page is open.
    pub programme_slug: Option<String>,
    /// What it says.
    pub text: Trio,
    /// The file it speaks of.
    pub subject: Option<Subject>,
    /// The act it corrects.
    pub corrects: Option<i64>,
}

impl Record for Act {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let wrong = |what: &str| StoreError::Other(format!("public_act.{what} is unreadable"));
        let hash: Option<String> = row.get("sha256")?;
        let kept = row.get::<Option<String>>("file")?.is_some();
        let subject = match hash {
            Some(hash) => Some(Subject {
                sha256: Sha::parse(&hash).ok_or_else(|| wrong("sha256"))?,
                kept,
            }),
            None => None,
        };
        Ok(Self {
            number: row.get("number")?,
            date: day(row, "date")?.ok_or_else(|| wrong("date"))?,
            role: row.get("role")?,
            kind: Kind::from_code(&row.get::<String>("kind")?).ok_or_else(|| wrong("kind"))?,
            programme: row.get("programme_id")?,
            programme_slug: row.get("programme_slug")?,
            text: Trio::read(row, "text")?,
            subject,
            corrects: row.get("corrects")?,
        })
    }
}

/// An act about to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAct {
    /// What it does.
    pub kind: Kind,
    /// The programme it belongs to.
    pub programme: Option<i64>,
    /// What it says, in at least one language.
    pub text: Trio,
    /// The file it speaks of.
    pub subject: Option<Subject>,
    /// The act it corrects; a correction has one, no other kind does.
    pub corrects: Option<i64>,
}

impl NewAct {
    /// Reads `kind`, `text_kk`…, `sha256`, `programme`, `corrects`. A file that the face has
    /// stored is named by `file`, and its hash is the act's.
    pub fn read(fields: &dyn Fields) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(fields);
        let kind = reader.choice("kind", Kind::from_code);
        if fields.field("kind").trim().is_empty() {
            reader.fault("kind", Reason::Missing);
        }
        let programme = reader.id("programme");
        let text = reader.required_trio("text", TEXT);
        let hash = |reader: &mut Reader<'_>, name: &str| {
            let typed = reader.line(name)?;
            let hash = Sha::parse(&typed);
            if hash.is_none() {
                reader.fault(name, Reason::NotAHash);
            }
            hash
        };
        let file = hash(&mut reader, "file");
        let named = hash(&mut reader, "sha256");
        if let (Some(file), Some(named)) = (&file, &named)
            && file != named
        {
            reader.fault("sha256", Reason::NotAHash);
        }
        let corrects = reader.id("corrects");
        match (kind, corrects) {
            (Some(Kind::Correction), None) => reader.fault("corrects", Reason::Missing),
            (Some(kind), Some(_)) if kind != Kind::Correction => reader.fault("corrects", Reason::NotAChoice),
            _ => {}
        }
        let kept = file.is_some();
        let subject = file.or(named).map(|sha256| Subject { sha256, kept });
        reader.finish(|| {
            Some(Self {
                kind: kind?,
                programme,
                text,
                subject,
                corrects,
            })
        })
    }
}

/// Makes the act, under the next number, for good. `date` is the day on the site's clock.
///
/// The number is one more than the greatest there is: writes are serialised on both engines, and
/// one that fails leaves no row, so there is never a gap.
pub async fn make(tx: &mut Tx, act: &NewAct, role: Role, date: Date) -> Result<i64, OfficeError> {
    let at = tx.at();
    if let Some(earlier) = act.corrects {
        let found: Option<Act> = tx.maybe(FIND, &params![earlier]).await?;
        if found.is_none() {
            return Err(Refusal::NoSuchAct.into());
        }
    }
    let number: i64 = tx.one(NEXT, &[]).await?;
    let hash = act.subject.as_ref().map(|s| s.sha256.as_str());
    let file = act.subject.as_ref().filter(|s| s.kept).map(|s| s.sha256.as_str());
    let values = [
        Value::from(number),
        Value::from(date.to_string()),
        Value::from(role.code()),
        Value::from(act.kind.code()),
        Value::from(act.programme),
        Value::from(act.text.get(Lang::Kk)),
        Value::from(act.text.get(Lang::Ru)),
        Value::from(act.text.get(Lang::En)),
        Value::from(hash),
        Value::from(file),
        Value::from(act.corrects),
        Value::from(at),
    ];
    tx.run(INSERT, &values).await?;
    tx.journal(Thing { kind: KIND, id: number }, act.kind.code(), &["text", "sha256"], None)
        .await?;
    Ok(number)
}

/// The act of this number.
pub async fn by_number(db: &Db, number: i64) -> Result<Act, OfficeError> {
    Ok(db.one(FIND, &params![number]).await?)
}

/// The numbers of the acts that correct this one.
pub async fn corrections(db: &Db, number: i64) -> Result<Vec<i64>, OfficeError> {
    Ok(db.many(CORRECTED, &params![number]).await?)
}

/// A page of acts, the newest first: those before a number, of one programme or of all.
pub async fn page(
    db: &Db,
    before: Option<i64>,
    programme: Option<i64>,
    limit: i64,
) -> Result<Vec<Act>, OfficeError> {
    Ok(db.many(PAGE, &params![before, programme, limit]).await?)
}

/// How many acts there are, which is also the number of the last one.
pub async fn count(db: &Db) -> Result<i64, OfficeError> {
    Ok(db.one(COUNT, &[]).await?)
}

/// Whether an act keeps this file, so that everybody may download it and no sweep takes it.
pub async fn keeps(db: &Db, file: &Sha) -> Result<bool, OfficeError> {
    Ok(db.one::<i64>(USED, &params![file.as_str()]).await? > 0)
}
