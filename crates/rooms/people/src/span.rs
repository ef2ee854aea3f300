//! A stretch of days, open at either end.

use crate::fault::{Faults, Why};
use jiff::civil::Date;
use keruen_store::{Row, StoreError};

/// From a day to a day, both included; an empty end is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Span {
    from: Option<Date>,
    to: Option<Date>,
}

impl Span {
    /// Always.
    pub const ALWAYS: Self = Self {
        from: None,
        to: None,
    };

    /// Refuses an end before the beginning.
    pub fn new(from: Option<Date>, to: Option<Date>) -> Result<Self, Why> {
        match (from, to) {
            (Some(from), Some(to)) if to < from => Err(Why::EndsBeforeStart),
            _ => Ok(Self { from, to }),
        }
    }

    /// The first day.
    pub fn from(self) -> Option<Date> {
        self.from
    }

    /// The last day.
    pub fn to(self) -> Option<Date> {
        self.to
    }

    /// Whether the day lies in it.
    pub fn contains(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether a day lies in both.
    pub fn overlaps(self, other: Self) -> bool {
        let before = |to: Option<Date>, from: Option<Date>| match (to, from) {
            (Some(to), Some(from)) => to < from,
            _ => false,
        };
        !before(self.to, other.from) && !before(other.to, self.from)
    }

    /// Reads two fields of a form; what is wrong is noted under their names.
    pub fn parse(
        faults: &mut Faults,
        from: (&'static str, &str),
        to: (&'static str, &str),
    ) -> Self {
        let first = faults.keep(from.0, date(from.1)).flatten();
        let last = faults.keep(to.0, date(to.1)).flatten();
        faults
            .keep(to.0, Self::new(first, last))
            .unwrap_or_default()
    }

    /// Reads two columns.
    pub fn read(row: &Row, from: &str, to: &str) -> Result<Self, StoreError> {
        Ok(Self {
            from: read_date(row, from)?,
            to: read_date(row, to)?,
        })
    }

    /// The two days as text for the history, `2021-03-04..`.
    pub fn text(self) -> String {
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        format!("{}..{}", day(self.from), day(self.to))
    }
}

/// Reads a column with an ISO date. A column that holds something else counts as
/// empty: a site must open its pages even so.
pub fn read_date(row: &Row, column: &str) -> Result<Option<Date>, StoreError> {
    Ok(row
        .get::<Option<String>>(column)?
        .and_then(|text| text.parse().ok()))
}

/// Reads a day as [`keruen_speech::date::read`] does. Empty gives `None`.
pub fn date(raw: &str) -> Result<Option<Date>, Why> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Ok(None);
    }
    let day = keruen_speech::date::read(raw);
    day.map(Some).ok_or(Why::NotADate)
}

/// The day that a bare number may stand for: a spreadsheet keeps days as numbers, counted from
/// 1900, and a cell that is not formatted as a date shows that number. To be asked about, not to be
/// taken: some workbooks count from 1904.
pub fn serial(raw: &str) -> Option<Date> {
    const DAYS: std::ops::RangeInclusive<i32> = 15_000..=80_000;
    let number: i32 = raw.trim().parse().ok()?;
    let first = jiff::civil::date(1899, 12, 30);
    let days = jiff::Span::new().days(DAYS.contains(&number).then_some(number)?);
    first.checked_add(days).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_day() -> impl Strategy<Value = Option<Date>> {
        proptest::option::of(
            (2000i16..2040, 1i8..=12, 1i8..=28)
                .prop_map(|(y, m, d)| Date::new(y, m, d).unwrap_or(Date::MIN)),
        )
    }

    #[test]
    fn a_field_may_be_empty_and_a_bare_number_is_asked_about() {
        let day = Date::new(2026, 11, 23).ok();
        assert_eq!(date(" "), Ok(None));
        assert_eq!(date(" 23 қараша 2026 "), Ok(day));
        assert_eq!(date("46349"), Err(Why::NotADate));
        assert_eq!((serial("46349"), serial("12")), (day, None));
    }

    proptest! {
        #[test]
        fn spans_overlap_when_a_day_lies_in_both(
            (a, b, c, d) in (any_day(), any_day(), any_day(), any_day())
        ) {
            if let (Ok(one), Ok(two)) = (Span::new(a, b), Span::new(c, d)) {
                prop_assert_eq!(one.overlaps(two), two.overlaps(one));
                let witness = [a, b, c, d, Some(Date::MIN), Some(Date::MAX)]
                    .into_iter()
                    .flatten()
                    .any(|day| one.contains(day) && two.contains(day));
                prop_assert_eq!(one.overlaps(two), witness);
            }
        }

        #[test]
        fn what_is_written_is_read_again(day in any_day()) {
            let text = day.map(|day| day.to_string()).unwrap_or_default();
            prop_assert_eq!(date(&text), Ok(day));
        }
    }
}
