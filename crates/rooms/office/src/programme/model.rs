//! A programme, and the form it is filled in with.

use jiff::Timestamp;
use jiff::civil::Date;
use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_store::{Record, Row, StoreError};

use crate::fields::{Fault, Fields, LINE, PARAGRAPH, Reader, Reason};
use crate::rights::{Object, Rule, Viewer, may};
use crate::text::{Slug, Trio};

/// An organisation as a programme's page names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The organisation.
    pub id: i64,
    /// The end of its page's address.
    pub slug: String,
    /// Its name.
    pub name: Trio,
}

/// A programme as stored, with the names of the bodies behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// Its id.
    pub id: i64,
    /// The end of its page's address; never changes.
    pub slug: String,
    /// What it is called.
    pub name: Trio,
    /// One or two sentences under the name.
    pub lede: Trio,
    /// What it is for.
    pub goals: Trio,
    /// Who ordered it.
    pub commissioner: Option<Body>,
    /// Who runs it.
    pub operator: Option<Body>,
    /// The contract's number.
    pub contract_number: Option<String>,
    /// The contract's day.
    pub contract_date: Option<Date>,
    /// The first day.
    pub starts: Option<Date>,
    /// The last day.
    pub ends: Option<Date>,
    /// Its working languages, Kazakh first.
    pub langs: Vec<Lang>,
    /// When it was published; `None`: only its team sees it.
    pub published_at: Option<Timestamp>,
    /// Goes up with every save.
    pub version: i64,
}

impl Record for Programme {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            slug: row.get("slug")?,
            name: Trio::read(row, "name")?,
            lede: Trio::read(row, "lede")?,
            goals: Trio::read(row, "goals")?,
            commissioner: body(row, "commissioner")?,
            operator: body(row, "operator")?,
            contract_number: row.get("contract_number")?,
            contract_date: day(row, "contract_date")?,
            starts: day(row, "starts")?,
            ends: day(row, "ends")?,
            langs: langs(&row.get::<String>("langs")?),
            published_at: row.get("published_at")?,
            version: row.get("version")?,
        })
    }
}

fn body(row: &Row, stem: &str) -> Result<Option<Body>, StoreError> {
    let Some(id) = row.get::<Option<i64>>(&format!("{stem}_id"))? else {
        return Ok(None);
    };
    Ok(Some(Body {
        id,
        slug: row
            .get::<Option<String>>(&format!("{stem}_slug"))?
            .unwrap_or_default(),
        name: Trio::read(row, stem)?,
    }))
}

/// A day stored as `2026-11-30`.
pub(crate) fn day(row: &Row, column: &str) -> Result<Option<Date>, StoreError> {
    row.get::<Option<String>>(column)?
        .map(|text| text.parse::<Date>())
        .transpose()
        .map_err(|error| StoreError::Other(format!("{column}: {error}")))
}

/// `kk,ru` as languages; Kazakh always comes first.
fn langs(text: &str) -> Vec<Lang> {
    let mut langs: Vec<Lang> = text
        .split(',')
        .filter_map(|code| code.parse().ok())
        .collect();
    langs.sort_by_key(|lang| {
        [Lang::Kk, Lang::Ru, Lang::En]
            .iter()
            .position(|l| l == lang)
    });
    langs.dedup();
    langs
}

/// Those who see a programme before it is published, and its desk.
pub const TEAM: &[Role] = &[
    Role::Owner,
    Role::Coordinator,
    Role::Clerk,
    Role::Reviewer,
    Role::Commissioner,
    Role::Trainer,
];
/// Who decides what becomes of it and what is published.
pub const DECIDERS: &[Role] = &[Role::Owner, Role::Coordinator];
/// Who writes its news, and sees them before everybody does.
pub const WRITERS: &[Role] = &[Role::Owner, Role::Coordinator, Role::Clerk];

/// Whether the viewer may see the programme and everything it publishes: every exit asks here.
pub fn visible(viewer: &Viewer, id: i64, published: bool) -> bool {
    let rule = if published {
        Rule::Everyone
    } else {
        Rule::Programme(TEAM)
    };
    matches!(
        may(viewer, rule, Object::of_programme(id)),
        crate::rights::Decision::Yes(_)
    )
}

/// A programme as somebody filled it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeForm {
    /// The end of its address; only read when it is made.
    pub slug: Option<Slug>,
    /// What it is called, in at least one language.
    pub name: Trio,
    /// One or two sentences.
    pub lede: Trio,
    /// What it is for.
    pub goals: Trio,
    /// Who ordered it.
    pub commissioner: Option<i64>,
    /// Who runs it.
    pub operator: Option<i64>,
    /// The contract's number.
    pub contract_number: Option<String>,
    /// The contract's day.
    pub contract_date: Option<Date>,
    /// The first day.
    pub starts: Option<Date>,
    /// The last day.
    pub ends: Option<Date>,
    /// Its working languages.
    pub langs: Vec<Lang>,
}

impl ProgrammeForm {
    /// Reads `slug`, `name_kk`…, `lede_kk`…, `goals_kk`…, `commissioner`, `operator`,
    /// `contract_number`, `contract_date`, `starts`, `ends`, and boxes `lang_kk`, `lang_ru`,
    /// `lang_en`. A slug left blank is made from the name when the
    /// programme is.
    pub fn read(fields: &dyn Fields) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(fields);
        let slug = reader.slug("slug");
        let name = reader.required_line_trio("name", LINE);
        let lede = reader.trio("lede", PARAGRAPH);
        let goals = reader.trio("goals", PARAGRAPH * 2);
        let commissioner = reader.id("commissioner");
        let operator = reader.id("operator");
        let contract_number = reader.line("contract_number");
        let contract_date = reader.date("contract_date");
        let (starts, ends) = reader.span("starts", "ends");
        let langs: Vec<Lang> = [Lang::Kk, Lang::Ru, Lang::En]
            .into_iter()
            .filter(|lang| reader.ticked(&format!("lang_{}", lang.code())))
            .collect();
        if langs.is_empty() {
            reader.fault("lang_kk", Reason::Missing);
        }
        reader.finish(|| {
            Some(Self {
                slug,
                name,
                lede,
                goals,
                commissioner,
                operator,
                contract_number,
                contract_date,
                starts,
                ends,
                langs,
            })
        })
    }

    pub(super) fn langs_code(&self) -> String {
        langs_code(&self.langs)
    }
}

pub(super) fn langs_code(langs: &[Lang]) -> String {
    langs
        .iter()
        .map(|lang| lang.code())
        .collect::<Vec<_>>()
        .join(",")
}
