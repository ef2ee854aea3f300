//! The words for what is wrong with two tables, and for what counting alone says against quotas.
//!
//! keys: lottery-fault-* lottery-short-*

use keruen_lottery::pool::{Counted, MOST_PEOPLE, PoolError, QuotaError, Shortfall};
use keruen_lottery::reading::{Fault, Faults, Input, Near, Reason, Special};
use keruen_lottery::text::{LONGEST, TextError};
use keruen_speech::{Arg, Speaker};

use super::words::shown;
use crate::say;

/// What the two tables are called: the names that were typed.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// That of the quotas.
    pub quotas: &'a str,
    /// That of the people.
    pub people: &'a str,
}

/// All that is wrong, a line each: file, lines, column, what, and what to do.
pub fn told(t: Speaker<'_>, files: Files<'_>, faults: &Faults) -> Vec<String> {
    let mut lines: Vec<String> = (faults.list.iter())
        .map(|fault| self::fault(t, files, fault))
        .collect();
    if faults.left > 0 {
        lines.push(t.say1("lottery-fault-left", "n", faults.left));
    }
    lines.extend(faults.shortfalls.iter().map(|one| shortfall(t, one)));
    lines
}

fn fault(t: Speaker<'_>, files: Files<'_>, fault: &Fault) -> String {
    let why = reason(t, files, fault);
    let file = match fault.input {
        Input::Seats => return why,
        Input::Quotas => files.quotas,
        Input::People => files.people,
    };
    let place = Place {
        file,
        lines: &fault.lines,
        more: fault.more,
        column: fault.column.as_deref(),
    };
    place.told(t, &why)
}

/// Where something is wrong.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The file, as it was named.
    pub file: &'a str,
    /// The lines, the first few of them.
    pub lines: &'a [u32],
    /// How many more there are.
    pub more: usize,
    /// The heading of the column.
    pub column: Option<&'a str>,
}

impl<'a> Place<'a> {
    /// The whole of a file.
    pub fn of(file: &'a str) -> Self {
        Self {
            file,
            lines: &[],
            more: 0,
            column: None,
        }
    }

    /// `people.csv, lines 4, 9, column “district”: …`
    pub fn told(&self, t: Speaker<'_>, why: &str) -> String {
        let lines: Vec<String> = self.lines.iter().map(u32::to_string).collect();
        let key = match (lines.len(), self.more) {
            (..=1, 0) => "lottery-fault-line",
            (_, 0) => "lottery-fault-lines",
            _ => "lottery-fault-lines-more",
        };
        let named = t.say2(key, "lines", lines.join(", "), "n", self.more);
        let key = match (lines.is_empty(), self.column) {
            (true, None) => "lottery-fault-at-file",
            (true, Some(_)) => "lottery-fault-at-column",
            (false, None) => "lottery-fault-at-line",
            (false, Some(_)) => "lottery-fault-at-cell",
        };
        t.with(
            key,
            &[
                ("file", shown(self.file).into()),
                ("lines", named.into()),
                ("column", shown(self.column.unwrap_or_default()).into()),
                ("reason", why.into()),
            ],
        )
    }
}

/// What is wrong, and what to do.
fn reason(t: Speaker<'_>, files: Files<'_>, fault: &Fault) -> String {
    let quotas = ("quotas", Arg::from(shown(files.quotas)));
    let said =
        |name: &str, values: &[(&str, Arg)]| t.with(&format!("lottery-fault-{name}"), values);
    match &fault.reason {
        Reason::Empty => said("empty", &[]),
        Reason::NoRows => match fault.input {
            Input::People => said("no-people", &[]),
            Input::Quotas | Input::Seats => said("no-quotas", &[]),
        },
        Reason::NotUtf8 => said("not-utf8", &[]),
        Reason::OpenQuote => said("open-quote", &[]),
        Reason::ManyColumns { most } => said("many-columns", &[self::most(t, *most as u64)]),
        Reason::MoreCells => said("more-cells", &[]),
        Reason::NoQuotaColumn { name } => said("no-quota-column", &[("name", (*name).into())]),
        Reason::NoHeadings { features } => {
            let names: Vec<String> = features.iter().map(|name| shown(name)).collect();
            said("no-headings", &[("list", names.join(", ").into())])
        }
        Reason::NoFeatureColumn { feature, near } => {
            let values = [("feature", shown(feature).into()), quotas];
            meant(t, "no-feature", near, values)
        }
        Reason::NoNamedColumn { of, name, near } => {
            let option = match of {
                Special::Ids => "--id-column",
                Special::Households => "--household-column",
            };
            let values = [("name", shown(name).into()), ("option", option.into())];
            meant(t, "no-named", near, values)
        }
        Reason::SameHeading => said("same-heading", &[]),
        Reason::Missing => said("missing", &[]),
        Reason::NotWhole { text } if below(text) => said("below", &[("text", shown(text).into())]),
        Reason::NotWhole { text } => said("not-whole", &[("text", shown(text).into())]),
        Reason::Text { text, error } => words_of_text(t, text, *error),
        Reason::Quota(error) => quota(t, error),
        Reason::SameValue {
            feature,
            value,
            first,
        } => said(
            "same-value",
            &[
                ("feature", shown(feature).into()),
                ("value", shown(value).into()),
                ("first", (*first).into()),
            ],
        ),
        Reason::SameId { id, first } => {
            let values = [("id", shown(id).into()), ("first", (*first).into())];
            said("same-id", &values)
        }
        Reason::AlikeId { id, other, first } => said(
            "alike-id",
            &[
                ("id", shown(id).into()),
                ("other", shown(other).into()),
                ("first", (*first).into()),
            ],
        ),
        Reason::UnknownValue { value, near } => {
            meant(t, "unknown", near, [("value", shown(value).into()), quotas])
        }
        Reason::TooMany { what, most } => too_many(t, *what, *most),
        Reason::Pool(PoolError::Seats { .. }) => said("seats", &[most(t, MOST_PEOPLE)]),
        Reason::Pool(error) => said("other", &[("detail", shown(&error.to_string()).into())]),
    }
}

/// A sentence of its own where a known name may be meant.
fn meant<const N: usize>(
    t: Speaker<'_>,
    name: &str,
    near: &Near,
    values: [(&str, Arg); N],
) -> String {
    let (kind, near) = match near {
        Near::None => ("", ""),
        Near::Similar(near) => ("-similar", near.as_str()),
        Near::SameLook(near) => ("-same-look", near.as_str()),
    };
    let near = ("near", shown(near).into());
    let values: Vec<(&str, Arg)> = values.into_iter().chain([near]).collect();
    t.with(&format!("lottery-fault-{name}{kind}"), &values)
}

fn words_of_text(t: Speaker<'_>, text: &str, error: TextError) -> String {
    let text = ("text", shown(text).into());
    match error {
        TextError::TooLong => t.with("lottery-fault-text-long", &[text, most(t, LONGEST as u64)]),
        // The reader has tidied it: what is left are signs that no text has.
        TextError::Control | TextError::Empty | TextError::Untidy => {
            t.with("lottery-fault-text-control", &[text])
        }
    }
}

fn quota(t: Speaker<'_>, error: &QuotaError) -> String {
    match *error {
        QuotaError::MinAboveMax { min, max } => {
            t.say2("lottery-fault-min-above-max", "min", min, "max", max)
        }
        QuotaError::FlexInside {
            min,
            max,
            low,
            high,
        } => t.with(
            "lottery-fault-flex-inside",
            &[
                ("min", min.into()),
                ("max", max.into()),
                ("low", low.into()),
                ("high", high.into()),
            ],
        ),
        QuotaError::TooLarge => t.with("lottery-fault-quota-large", &[most(t, MOST_PEOPLE)]),
    }
}

/// There is more of something than there may be.
pub fn too_many(t: Speaker<'_>, what: Counted, limit: u32) -> String {
    let key = match what {
        Counted::People => "lottery-fault-too-many-people",
        Counted::Features => "lottery-fault-too-many-features",
        Counted::Values => "lottery-fault-too-many-values",
    };
    t.with(key, &[most(t, limit)])
}

fn most(t: Speaker<'_>, limit: impl Into<u64>) -> (&'static str, Arg) {
    ("most", say::count(t, limit.into()).into())
}

/// Why no panel can meet the quotas, where counting shows it, and what to do.
pub fn shortfall(t: Speaker<'_>, shortfall: &Shortfall) -> String {
    let said =
        |name: &str, values: &[(&str, Arg)]| t.with(&format!("lottery-short-{name}"), values);
    let seats = |n: &u32| ("seats", Arg::from(*n));
    let feature = |name: &str| ("feature", Arg::from(shown(name)));
    let value = |name: &str| ("value", Arg::from(shown(name)));
    match shortfall {
        Shortfall::MinimaAbove {
            feature: name,
            sum,
            seats: n,
        } => said("minima", &[feature(name), ("sum", (*sum).into()), seats(n)]),
        Shortfall::MaximaBelow {
            feature: name,
            sum,
            seats: n,
        } => said("maxima", &[feature(name), ("sum", (*sum).into()), seats(n)]),
        Shortfall::FewPeople { have, seats: n } => {
            said("people", &[("have", (*have).into()), seats(n)])
        }
        Shortfall::FewHouseholds {
            people,
            have,
            seats: n,
        } => said(
            "households",
            &[
                ("people", (*people).into()),
                ("have", (*have).into()),
                seats(n),
            ],
        ),
        Shortfall::FewForMinimum {
            feature: name,
            value: of,
            have,
            need,
        } => said(
            "minimum",
            &[
                feature(name),
                value(of),
                ("have", (*have).into()),
                ("need", (*need).into()),
            ],
        ),
        Shortfall::FewHouseholdsForMinimum {
            feature: name,
            value: of,
            people,
            have,
            need,
        } => said(
            "minimum-households",
            &[
                feature(name),
                value(of),
                ("people", (*people).into()),
                ("have", (*have).into()),
                ("need", (*need).into()),
            ],
        ),
        Shortfall::OutOfReach {
            feature: name,
            reach,
            seats: n,
        } => said(
            "reach",
            &[feature(name), ("reach", (*reach).into()), seats(n)],
        ),
    }
}

/// Whether this is a whole number below the least.
fn below(text: &str) -> bool {
    let digits = text.trim().strip_prefix(['-', '−']).unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|sign| sign.is_ascii_digit())
}
