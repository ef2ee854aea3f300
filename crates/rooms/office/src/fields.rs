//! Reading a form: every fault is collected, so a person sees all of them at once,
//! each beside its field.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use keruen_speech::Lang;

use crate::text::{Slug, Trio};

/// Where typed values come from: a form, a row of a table, an argument of a test.
pub trait Fields {
    /// The value of a field as typed, `""` if it was not sent.
    fn field(&self, name: &str) -> &str;
}

impl<S: std::hash::BuildHasher> Fields for HashMap<String, String, S> {
    fn field(&self, name: &str) -> &str {
        self.get(name).map_or("", String::as_str)
    }
}

impl Fields for BTreeMap<String, String> {
    fn field(&self, name: &str) -> &str {
        self.get(name).map_or("", String::as_str)
    }
}

impl Fields for [(&str, &str)] {
    fn field(&self, name: &str) -> &str {
        self.iter()
            .find(|(n, _)| *n == name)
            .map_or("", |(_, value)| value)
    }
}

/// One fault of a form: which field, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The name of the field in the form.
    pub field: String,
    /// What is wrong.
    pub reason: Reason,
}

/// What can be wrong with a typed value. Faces word it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Nothing was typed where something is needed.
    Missing,
    /// None of the three languages was filled in.
    MissingInAllLanguages,
    /// Longer than this many characters.
    TooLong(usize),
    /// Shorter than this many characters.
    TooShort(usize),
    /// It has characters that cannot be stored or shown.
    Unreadable,
    /// Not a day of the calendar written as 2026-11-30.
    NotADate,
    /// The end lies before the beginning.
    EndBeforeStart,
    /// A day that has not come yet, of something that has happened.
    InFuture,
    /// Not a number.
    NotANumber,
    /// Not an e-mail address.
    NotAnEmail,
    /// Not a telephone number.
    NotAPhone,
    /// An address has only a-z, 0-9 and hyphens.
    BadSlug,
    /// Not one of the choices offered.
    NotAChoice,
    /// Too easy to guess.
    Guessable,
    /// Not a file's SHA-256.
    NotAHash,
    /// Not rules of a calendar.
    NotACalendar,
}

/// Longest single line, in characters.
pub const LINE: usize = 200;
/// Longest paragraph or list, in characters.
pub const PARAGRAPH: usize = 2_000;
/// Longest text of a post or an act, in characters.
pub const TEXT: usize = 20_000;

fn in_one_line(text: &str) -> String {
    text.replace(['\n', '\t'], " ")
}

/// Reads fields and gathers their faults.
pub struct Reader<'a> {
    from: &'a dyn Fields,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    /// Begins to read.
    pub fn new(from: &'a dyn Fields) -> Self {
        Self {
            from,
            faults: Vec::new(),
        }
    }

    /// Notes a fault.
    pub fn fault(&mut self, field: &str, reason: Reason) {
        self.faults.push(Fault {
            field: field.to_owned(),
            reason,
        });
    }

    /// The field trimmed, without invisible marks; `None` if blank or faulty. Line breaks come as one `\n`.
    pub fn text(&mut self, name: &str, max: usize) -> Option<String> {
        let typed = keruen_speech::shown(self.from.field(name)).replace("\r\n", "\n");
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        if typed
            .chars()
            .any(|c| c.is_control() && c != '\n' && c != '\t')
        {
            self.fault(name, Reason::Unreadable);
            return None;
        }
        if typed.chars().count() > max {
            self.fault(name, Reason::TooLong(max));
            return None;
        }
        Some(typed.to_owned())
    }

    /// One line: breaks and tabs become spaces.
    pub fn line(&mut self, name: &str) -> Option<String> {
        self.text(name, LINE).as_deref().map(in_one_line)
    }

    /// One line that must be there; `""` stands in when it is not, and the form fails.
    pub fn required(&mut self, name: &str) -> String {
        let before = self.faults.len();
        let line = self.line(name);
        if line.is_none() && self.faults.len() == before {
            self.fault(name, Reason::Missing);
        }
        line.unwrap_or_default()
    }

    /// The three languages of a text: fields `{stem}_kk`, `{stem}_ru`, `{stem}_en`.
    pub fn trio(&mut self, stem: &str, max: usize) -> Trio {
        Trio {
            kk: self.text(&format!("{stem}_kk"), max),
            ru: self.text(&format!("{stem}_ru"), max),
            en: self.text(&format!("{stem}_en"), max),
        }
    }

    /// Three languages of which at least one must be there.
    pub fn required_trio(&mut self, stem: &str, max: usize) -> Trio {
        let before = self.faults.len();
        let trio = self.trio(stem, max);
        if trio.is_empty() && self.faults.len() == before {
            self.fault(&format!("{stem}_kk"), Reason::MissingInAllLanguages);
        }
        trio
    }

    /// As [`Reader::required_trio`], each in one line: breaks and tabs become spaces.
    pub fn required_line_trio(&mut self, stem: &str, max: usize) -> Trio {
        let Trio { kk, ru, en } = self.required_trio(stem, max);
        let [kk, ru, en] = [kk, ru, en].map(|text| text.as_deref().map(in_one_line));
        Trio { kk, ru, en }
    }

    /// A day as `2026-11-30` or `30.11.2026`.
    pub fn date(&mut self, name: &str) -> Option<Date> {
        let typed = self.line(name)?;
        let date = keruen_speech::date::read(&typed);
        if date.is_none() {
            self.fault(name, Reason::NotADate);
        }
        date
    }

    /// A first and a last day, of which either may be open.
    pub fn span(&mut self, first: &str, last: &str) -> (Option<Date>, Option<Date>) {
        let (from, to) = (self.date(first), self.date(last));
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            self.fault(last, Reason::EndBeforeStart);
        }
        (from, to)
    }

    /// A number with a decimal point or comma, spaces between thousands allowed.
    pub fn number(&mut self, name: &str) -> Option<f64> {
        let typed = self.line(name)?;
        let plain: String = typed
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| if c == ',' { '.' } else { c })
            .collect();
        match plain.parse::<f64>() {
            Ok(number) if number.is_finite() => Some(number),
            _ => {
                self.fault(name, Reason::NotANumber);
                None
            }
        }
    }

    /// The id chosen from a list; blank is none.
    pub fn id(&mut self, name: &str) -> Option<i64> {
        let typed = self.line(name)?;
        let id = typed.parse::<i64>().ok().filter(|id| *id > 0);
        if id.is_none() {
            self.fault(name, Reason::NotAChoice);
        }
        id
    }

    /// A checked box.
    pub fn ticked(&self, name: &str) -> bool {
        !matches!(self.from.field(name).trim(), "" | "0" | "false" | "off")
    }

    /// One of the choices offered.
    pub fn choice<T>(&mut self, name: &str, of: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let typed = self.line(name)?;
        let choice = of(&typed);
        if choice.is_none() {
            self.fault(name, Reason::NotAChoice);
        }
        choice
    }

    /// An address for a page.
    pub fn slug(&mut self, name: &str) -> Option<Slug> {
        let typed = self.line(name)?;
        let slug = Slug::parse(&typed);
        if slug.is_none() {
            self.fault(name, Reason::BadSlug);
        }
        slug
    }

    /// A language by its code.
    pub fn lang(&mut self, name: &str) -> Option<Lang> {
        self.choice(name, |code| code.parse().ok())
    }

    /// The value, if nothing was wrong.
    pub fn finish<T>(self, value: impl FnOnce() -> Option<T>) -> Result<T, Vec<Fault>> {
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        value().ok_or_else(|| {
            vec![Fault {
                field: String::new(),
                reason: Reason::Missing,
            }]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_faults_at_once() {
        let form: &[(&str, &str)] = &[
            ("name", "  "),
            ("starts", "2026-02-30"),
            ("target", "много"),
            ("note", "a\u{0}b"),
        ];
        let form: BTreeMap<String, String> = form
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect();
        let mut reader = Reader::new(&form);
        reader.required("name");
        reader.date("starts");
        reader.number("target");
        reader.text("note", 10);
        let faults = reader.finish(|| Some(())).expect_err("four faults");
        let reasons: Vec<_> = faults.iter().map(|f| f.reason).collect();
        assert_eq!(
            reasons,
            [
                Reason::Missing,
                Reason::NotADate,
                Reason::NotANumber,
                Reason::Unreadable
            ]
        );
    }

    #[test]
    fn a_day_and_a_number_as_people_write_them() {
        let form: BTreeMap<String, String> = [
            ("a", "30.11.2026"),
            ("b", "2026-11-30"),
            ("c", "30 қараша 2026"),
            ("d", "30/11/2026"),
            ("n", "1\u{a0}234,5"),
        ]
        .into_iter()
        .map(|(k, v)| (k.to_owned(), v.to_owned()))
        .collect();
        let mut reader = Reader::new(&form);
        for other in ["b", "c", "d"] {
            assert_eq!(reader.date("a"), reader.date(other), "{other}");
        }
        assert_eq!(reader.number("n"), Some(1234.5));
        assert!(reader.finish(|| Some(())).is_ok());
    }

    #[test]
    fn the_end_is_not_before_the_beginning() {
        let form: BTreeMap<String, String> = [("from", "2026-11-30"), ("to", "2026-11-29")]
            .into_iter()
            .map(|(k, v)| (k.to_owned(), v.to_owned()))
            .collect();
        let mut reader = Reader::new(&form);
        reader.span("from", "to");
        assert_eq!(
            reader.finish(|| Some(())).expect_err("a fault")[0].reason,
            Reason::EndBeforeStart
        );
    }
}
