//! What a territory is.

use crate::fault::{Fault, Faults, Why, line};
use crate::names::Names;
use crate::span::{Span, date, read_date};
use jiff::civil::Date;
use keruen_store::{Record, Row, StoreError};

/// What kind of territory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TerritoryKind {
    /// A region (oblys), or a city of its rank.
    Region,
    /// A city.
    City,
    /// A district (audan).
    District,
}

impl TerritoryKind {
    /// Every kind, the widest first.
    pub const ALL: [Self; 3] = [Self::Region, Self::City, Self::District];

    /// The word for it in the database and in catalogue keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::City => "city",
            Self::District => "district",
        }
    }

    /// Reads the word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// How many people live there, and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Population {
    /// People.
    pub count: i64,
    /// Where the number stands, such as the statistics bureau's bulletin.
    pub source: Option<String>,
    /// The day it is of.
    pub date: Option<Date>,
    /// Whether it is an estimate and not an official figure.
    pub estimate: bool,
}

/// A territory as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Territory {
    /// Its number.
    pub id: i64,
    /// What anybody may set.
    pub form: TerritoryForm,
    /// Raised by every change.
    pub version: i64,
}

/// The part of a territory that is typed in, parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TerritoryForm {
    /// Region, city or district.
    pub kind: TerritoryKind,
    /// In up to three languages.
    pub names: Names,
    /// The territory it lies in.
    pub parent: Option<i64>,
    /// When it has been, and until when, if it was dissolved.
    pub valid: Span,
    /// How many people live there.
    pub population: Option<Population>,
}

/// The same as raw text, as a form or a table has it.
#[derive(Debug, Clone, Default)]
#[expect(
    missing_docs,
    reason = "the fields are those of TerritoryForm, unparsed"
)]
pub struct TerritoryDraft {
    pub kind: String,
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    pub parent: Option<i64>,
    pub valid_from: String,
    pub valid_to: String,
    pub population: String,
    pub population_source: String,
    pub population_date: String,
    pub population_estimate: bool,
}

impl TerritoryDraft {
    /// Parses all fields, or names everything that is wrong.
    pub fn parse(&self) -> Result<TerritoryForm, Vec<Fault>> {
        let mut faults = Faults::new();
        let names = Names::parse(&mut faults, &self.name_kk, &self.name_ru, &self.name_en);
        let valid = Span::parse(
            &mut faults,
            ("valid_from", &self.valid_from),
            ("valid_to", &self.valid_to),
        );
        let population = self.population(&mut faults);
        let kind = faults.keep(
            "kind",
            TerritoryKind::from_code(self.kind.trim()).ok_or(Why::Unknown),
        );
        let Some(kind) = kind else {
            return Err(faults.list());
        };
        faults.done(TerritoryForm {
            kind,
            names,
            parent: self.parent,
            valid,
            population,
        })
    }

    fn population(&self, faults: &mut Faults) -> Option<Population> {
        let digits: String = self
            .population
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        let source = faults
            .keep("population_source", line(&self.population_source, 300))
            .flatten();
        let date = faults
            .keep("population_date", date(&self.population_date))
            .flatten();
        if digits.is_empty() {
            return None;
        }
        let count = digits
            .parse::<i64>()
            .ok()
            .filter(|count| (0..=20_000_000_000).contains(count));
        let count = faults.keep("population", count.ok_or(Why::NotANumber))?;
        Some(Population {
            count,
            source,
            date,
            estimate: self.population_estimate,
        })
    }
}

impl Record for Territory {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let population = match row.get::<Option<i64>>("population")? {
            None => None,
            Some(count) => Some(Population {
                count,
                source: row.get("population_source")?,
                date: read_date(row, "population_date")?,
                estimate: row.get("population_estimate")?,
            }),
        };
        Ok(Self {
            id: row.get("id")?,
            form: TerritoryForm {
                kind: row.word("kind", TerritoryKind::from_code)?,
                names: Names::read(row, "")?,
                parent: row.get("parent_id")?,
                valid: Span::read(row, "valid_from", "valid_to")?,
                population,
            },
            version: row.get("version")?,
        })
    }
}
