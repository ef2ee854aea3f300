//! What is wrong with what somebody brought, and where.

use std::collections::BTreeMap;
use std::fmt;

use crate::pool::{Counted, PoolError, QuotaError, Shortfall};
use crate::text::TextError;

/// So many different faults are listed; more are counted.
const MOST_LISTED: usize = 20;

/// So many lines are named for one fault; more are counted.
const MOST_LINES: usize = 5;

/// All that is wrong with two tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    /// Different faults in the order in which they were found, quotas first, at most 20. What is
    /// wrong in the same way in several lines is one.
    pub list: Vec<Fault>,
    /// How many lines have further faults that are not listed.
    pub left: usize,
    /// What the sums of the quotas say, where these could be read: it would come next.
    pub shortfalls: Vec<Shortfall>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// With what.
    pub input: Input,
    /// The first lines it was found in, at most five, ascending; none where it is about the whole.
    pub lines: Vec<u32>,
    /// In how many further lines.
    pub more: usize,
    /// The heading of the column, as it stands in the file.
    pub column: Option<String>,
    /// What.
    pub reason: Reason,
}

/// What somebody brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// How many people a panel has.
    Seats,
    /// The table of quotas.
    Quotas,
    /// The table of people.
    People,
}

/// A column that is no feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Special {
    /// The one with ids.
    Ids,
    /// The one with households.
    Households,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Reason {
    /// There is nothing in the file.
    #[error("the file is empty")]
    Empty,
    /// There are headings and nothing below them.
    #[error("nothing stands below the headings")]
    NoRows,
    /// The bytes are no text in UTF-8.
    #[error("not UTF-8")]
    NotUtf8,
    /// A quotation mark opens and never closes.
    #[error("a quotation mark opens and never closes")]
    OpenQuote,
    /// More columns than are read.
    #[error("more than {most} columns")]
    ManyColumns {
        /// How many are.
        most: usize,
    },
    /// Something stands to the right of the last heading.
    #[error("more cells than headings")]
    MoreCells,
    /// The quotas lack a column.
    #[error("no column {name}")]
    NoQuotaColumn {
        /// How it is headed: `feature`, `value`, `min`, `max`.
        name: &'static str,
    },
    /// No column of the people is headed as a feature, and the first line has somebody's values.
    #[error("the first line holds no headings")]
    NoHeadings {
        /// The features with quotas: what headings are needed.
        features: Vec<String>,
    },
    /// The people lack the column of a feature that has quotas.
    #[error("no column for the feature {feature}")]
    NoFeatureColumn {
        /// The feature.
        feature: String,
        /// The heading that may be meant.
        near: Near,
    },
    /// The people lack a column that was named for ids or households.
    #[error("no column {name}")]
    NoNamedColumn {
        /// What it was named for.
        of: Special,
        /// The heading that was named.
        name: String,
        /// The heading that may be meant.
        near: Near,
    },
    /// Two columns that mean something have one heading.
    #[error("two columns have this heading")]
    SameHeading,
    /// A cell that has to say something is empty.
    #[error("an empty cell")]
    Missing,
    /// Not a number of seats.
    #[error("{text:?} is not a whole number")]
    NotWhole {
        /// What stands there, shortened.
        text: String,
    },
    /// A name, value, id or household that cannot stand for anything.
    #[error("{text:?} {error}")]
    Text {
        /// What stands there, shortened.
        text: String,
        /// What is wrong with it.
        error: TextError,
    },
    /// The numbers of a quota contradict each other.
    #[error(transparent)]
    Quota(QuotaError),
    /// A value of a feature stands twice in the quotas, or one that looks the same.
    #[error("{value} of {feature} stands already in line {first}")]
    SameValue {
        /// The feature.
        feature: String,
        /// The value.
        value: String,
        /// Where it stands first.
        first: u32,
    },
    /// Two people have one id.
    #[error("the id {id} stands already in line {first}")]
    SameId {
        /// The id.
        id: String,
        /// Where it stands first.
        first: u32,
    },
    /// An id that nobody tells from another one on paper.
    #[error("{id:?} looks like {other:?} in line {first}")]
    AlikeId {
        /// The id.
        id: String,
        /// The one that stands there already.
        other: String,
        /// Where that stands.
        first: u32,
    },
    /// A person has a value without a quota.
    #[error("{value:?} has no quota")]
    UnknownValue {
        /// What stands there, shortened.
        value: String,
        /// The value that may be meant.
        near: Near,
    },
    /// There is more of something than is taken.
    #[error("more than {most} {what}")]
    TooMany {
        /// Of what.
        what: Counted,
        /// The most there may be.
        most: u32,
    },
    /// Something else that makes no pool.
    #[error(transparent)]
    Pool(PoolError),
}

/// A known name that may be meant by an unknown one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Near {
    /// None resembles it.
    None,
    /// One differs in a few letters.
    Similar(String),
    /// One looks the same and has letters of another alphabet: a Latin A, a dash for a hyphen.
    SameLook(String),
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Seats => "seats",
            Self::Quotas => "quotas",
            Self::People => "people",
        })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.input)?;
        for line in &self.lines {
            write!(f, ", line {line}")?;
        }
        if self.more > 0 {
            write!(f, " and {} more", self.more)?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.list {
            writeln!(f, "{fault}")?;
        }
        for shortfall in &self.shortfalls {
            writeln!(f, "{shortfall}")?;
        }
        write!(f, "{} more", self.left)
    }
}

impl std::error::Error for Faults {}

/// Faults while they are being gathered.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    list: Vec<Fault>,
    left: usize,
    /// Where a fault stands in the list, so that more of the same come to it.
    places: BTreeMap<(Input, Option<String>, Reason), usize>,
}

impl Found {
    /// Notes a fault. Its place in the list, for [`Found::again`], unless it is only counted.
    pub(super) fn add(
        &mut self,
        input: Input,
        line: Option<u32>,
        column: Option<&str>,
        reason: Reason,
    ) -> Option<usize> {
        let place = (input, column.map(str::to_owned), reason);
        if let Some(&at) = self.places.get(&place) {
            if let Some(line) = line {
                self.again(at, line);
            }
            return Some(at);
        }
        if self.is_full() {
            self.left += 1;
            return None;
        }
        let at = self.list.len();
        let (input, column, reason) = place.clone();
        self.list.push(Fault {
            input,
            lines: line.into_iter().collect(),
            more: 0,
            column,
            reason,
        });
        self.places.insert(place, at);
        Some(at)
    }

    /// The same fault in another line.
    pub(super) fn again(&mut self, at: usize, line: u32) {
        let Some(fault) = self.list.get_mut(at) else {
            return;
        };
        if fault.lines.last() == Some(&line) {
            // Said already: of one line one thing once.
        } else if fault.lines.len() < MOST_LINES {
            fault.lines.push(line);
        } else {
            fault.more += 1;
        }
    }

    /// Whether further faults are only counted.
    pub(super) fn is_full(&self) -> bool {
        self.list.len() >= MOST_LISTED
    }

    /// Whether nothing is wrong with this.
    pub(super) fn is_sound(&self, input: Input) -> bool {
        self.list.iter().all(|fault| fault.input != input)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(super) fn into_faults(self, shortfalls: Vec<Shortfall>) -> Faults {
        Faults {
            list: self.list,
            left: self.left,
            shortfalls,
        }
    }
}

/// What stands in a cell, short enough for a sentence.
pub(super) fn short(text: &str) -> String {
    let text = crate::text::tidy(text);
    let mut letters = text.chars();
    let mut short: String = letters.by_ref().take(40).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}
