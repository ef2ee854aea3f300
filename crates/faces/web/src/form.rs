//! A form as it was typed, its faults, and the reading of its fields into types.
//!
//! A [`Form`] never loses what was typed: a page that refuses it shows the same values again,
//! with one sentence at the top and the same sentence at the field.

use std::fmt::Write as _;

use jiff::civil::Date;
use keruen_office::token::Sha;
use keruen_speech::{Speaker, date};
use sha2::{Digest as _, Sha256};

use crate::guard::body::Typed;

/// A field among those that are given back: the form broke off, and others may be missing.
pub const CUT: &str = "cut-off";

/// What a person typed, and what is wrong with it.
#[derive(Debug, Clone)]
pub struct Form {
    t: Speaker<'static>,
    typed: Typed,
    faults: Vec<Fault>,
    key: String,
    /// It was filled in already, in another language: what is stored does not go over it.
    turned: bool,
    /// All that arrived, whatever is put into the form later.
    arrived: Sha256,
}

/// One thing to put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field's name, or nothing if the fault is of the form as a whole.
    pub field: String,
    /// The sentence.
    pub sentence: String,
}

/// Whether a field may be left empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Empty is a fault.
    Must,
    /// Empty is fine.
    May,
}

impl Form {
    /// A form nobody has filled in yet. The key tells one submission sent twice from two.
    pub fn blank(t: Speaker<'static>, key: String) -> Self {
        Self {
            t,
            typed: Typed::default(),
            faults: Vec::new(),
            key,
            turned: false,
            arrived: Sha256::new(),
        }
    }

    /// A form as it arrived.
    pub fn from_typed(t: Speaker<'static>, typed: Typed) -> Self {
        let key = typed.first("submission").unwrap_or_default().to_owned();
        let mut arrived = Sha256::new();
        // A query and a form without a key are nobody's second arrival.
        if !key.is_empty() {
            for text in typed.pairs.iter().flat_map(|(name, value)| [name, value]) {
                arrived.update(text.len().to_be_bytes());
                arrived.update(text);
            }
        }
        Self {
            t,
            typed,
            faults: Vec::new(),
            key,
            turned: false,
            arrived,
        }
    }

    /// A form as it was filled in in another language, without secrets. All of its fields are there
    /// but boxes without a tick, so nothing that a page begins with is put into it.
    pub fn turned(t: Speaker<'static>, typed: Typed) -> Self {
        let arrived = Self::from_typed(t, typed);
        let pairs = arrived.kept();
        Self {
            turned: true,
            ..Self::from_typed(t, Typed { pairs })
        }
    }

    /// The form with the hash of a file that came beside it.
    #[must_use]
    pub fn beside(mut self, file: &[u8]) -> Self {
        self.arrived.update(file);
        self
    }

    /// The sentences of the page's language.
    pub fn speaker(&self) -> Speaker<'static> {
        self.t
    }

    /// Gives a field the value it begins with, as when something stored is edited.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        // Of a form that broke off, what is stored stands in for what did not arrive.
        let arrived = || !self.has_field(CUT) || self.has_field(name);
        if !(self.turned && arrived()) {
            self.typed.pairs.push((name.to_owned(), value.into()));
        }
        self
    }

    /// The form with one field holding this value alone.
    #[must_use]
    pub fn replaced(mut self, name: &str, value: &str) -> Self {
        if self.turned {
            return self;
        }
        self.typed.pairs.retain(|(held, _)| held != name);
        self.with(name, value)
    }

    /// The submission key, for `parts/form.html`.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The hash of all that arrived: the same key with another one is another form.
    pub fn content(&self) -> Sha {
        Sha::hashed(self.arrived.clone())
    }

    /// What was typed into a field, or nothing.
    pub fn value(&self, name: &str) -> &str {
        self.typed.first(name).unwrap_or_default()
    }

    /// Whether a field came at all, be it empty.
    pub fn has_field(&self, name: &str) -> bool {
        self.typed.first(name).is_some()
    }

    /// Every value of a field that may come several times.
    pub fn values<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.typed.all(name)
    }

    /// Whether a box or an option with this value was chosen.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values(name).any(|held| held == value)
    }

    /// The faults in the order they were found.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The first fault of a field.
    pub fn fault(&self, name: &str) -> Option<&str> {
        self.faults
            .iter()
            .find(|fault| fault.field == name)
            .map(|fault| fault.sentence.as_str())
    }

    /// Whether anything is to be put right.
    pub fn has_errors(&self) -> bool {
        !self.faults.is_empty()
    }

    /// Adds a fault. An empty `field` means the form as a whole. One fault per field is enough.
    pub fn refuse(&mut self, field: &str, sentence: impl Into<String>) {
        if field.is_empty() || self.fault(field).is_none() {
            self.faults.push(Fault {
                field: field.to_owned(),
                sentence: sentence.into(),
            });
        }
    }

    /// A line of text without invisible marks and the spaces around it, at most `max` characters.
    pub fn text(&mut self, name: &str, need: Need, max: usize) -> String {
        let text = keruen_speech::shown(self.value(name)).trim().to_owned();
        if text.is_empty() && need == Need::Must {
            self.refuse(name, self.t.say("errors-need"));
        }
        let length = text.chars().count();
        if length > max {
            self.refuse(
                name,
                self.t.say2("errors-long", "max", max, "length", length),
            );
        }
        text
    }

    /// As [`Form::text`] for a field that may stay empty: `None` then.
    pub fn maybe(&mut self, name: &str, max: usize) -> Option<String> {
        Some(self.text(name, Need::May, max)).filter(|text| !text.is_empty())
    }

    /// A value that parses itself. `wrong` words its refusal; an empty field is `None`, and a
    /// fault if it must be there.
    pub fn read<T, E>(
        &mut self,
        name: &str,
        need: Need,
        parse: impl FnOnce(&str) -> Result<T, E>,
        wrong: impl FnOnce(E) -> String,
    ) -> Option<T> {
        let text = self.text(name, need, 1000);
        if text.is_empty() {
            return None;
        }
        match parse(&text) {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(name, wrong(error));
                None
            }
        }
    }

    /// A day, as the browser sends it (`2026-11-23`) or as people write it (`23.11.2026`).
    pub fn date(&mut self, name: &str, need: Need) -> Option<Date> {
        let sentence = self.t.say("errors-date");
        self.read(name, need, |text| date::read(text).ok_or(()), |()| sentence)
    }

    /// A whole number within bounds; spaces between digits are fine.
    pub fn integer(
        &mut self,
        name: &str,
        need: Need,
        within: std::ops::RangeInclusive<i64>,
    ) -> Option<i64> {
        let sentence = self.t.say2(
            "errors-integer",
            "min",
            *within.start(),
            "max",
            *within.end(),
        );
        let parse = |text: &str| {
            let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            digits
                .parse()
                .ok()
                .filter(|number| within.contains(number))
                .ok_or(())
        };
        self.read(name, need, parse, |()| sentence)
    }

    /// One of a list: `parse` knows the values. Something else is a forged form, said plainly.
    pub fn choice<T>(
        &mut self,
        name: &str,
        need: Need,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        if self.value(name).trim().is_empty() && need == Need::Must {
            self.refuse(name, self.t.say("errors-choose"));
            return None;
        }
        let sentence = self.t.say("errors-choose");
        self.read(name, Need::May, |text| parse(text).ok_or(()), |()| sentence)
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.has(name, "1")
    }

    /// What can be given back after trouble: every field but secrets. The submission key stays, so
    /// that what was done after all is not done twice.
    pub fn kept(&self) -> Vec<(String, String)> {
        let secret = |name: &str| {
            ["password", "otp", "code", "recovery", "secret", "token"]
                .iter()
                .any(|word| name.contains(word))
        };
        self.typed
            .pairs
            .iter()
            .filter(|(name, _)| !secret(name))
            .cloned()
            .collect()
    }

    /// The query part of an address with these fields and another page, for a pager.
    pub fn query_with(&self, name: &str, value: &str) -> String {
        let mut out = String::new();
        let others = self
            .typed
            .pairs
            .iter()
            .filter(|(held, text)| held != name && !text.is_empty());
        for (name, value) in others
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .chain([(name, value)])
        {
            let sign = if out.is_empty() { '?' } else { '&' };
            let pair = url::form_urlencoded::Serializer::new(String::new())
                .append_pair(name, value)
                .finish();
            // Writing into a string does not fail.
            let _ = write!(out, "{sign}{pair}");
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording;
    use keruen_speech::Lang;

    fn form(pairs: &[(&str, &str)]) -> Form {
        let form = Form::blank(wording::speaker(Lang::En), "k".into());
        pairs
            .iter()
            .fold(form, |form, (name, value)| form.with(name, *value))
    }

    #[test]
    fn faults_stand_at_the_field_and_the_text_stays() {
        let mut form = form(&[("surname", "  "), ("note", "abcdef")]);
        form.text("surname", Need::Must, 10);
        form.text("note", Need::May, 3);
        form.refuse("note", "a second fault of one field is not shown");
        assert_eq!(form.faults().len(), 2);
        assert!(form.fault("surname").is_some());
        assert_eq!(form.value("note"), "abcdef");
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for (text, wanted) in [
            ("2026-11-23", true),
            ("23.11.2026", true),
            ("1/2/2026", true),
            ("5 қараша 2026", true),
            ("-000100-01-01", false),
            ("23.11.26", false),
            ("31.02.2026", false),
            ("tomorrow", false),
        ] {
            let mut form = form(&[("day", text)]);
            assert_eq!(form.date("day", Need::Must).is_some(), wanted, "{text}");
            assert_eq!(form.has_errors(), !wanted, "{text}");
        }
    }

    #[test]
    fn numbers_have_bounds() {
        let mut form = form(&[("a", "1 000"), ("b", "11"), ("c", "x"), ("d", "")]);
        assert_eq!(form.integer("a", Need::Must, 0..=1000), Some(1000));
        assert_eq!(form.integer("b", Need::Must, 0..=10), None);
        assert_eq!(form.integer("c", Need::Must, 0..=10), None);
        assert_eq!(form.integer("d", Need::May, 0..=10), None);
        assert_eq!(form.faults().len(), 2);
    }

    #[test]
    fn secrets_are_not_given_back() {
        let form = form(&[("surname", "A"), ("new_password", "x"), ("otp", "1")]);
        assert_eq!(form.kept(), [("surname".to_owned(), "A".to_owned())]);
    }

    #[test]
    fn what_is_stored_does_not_go_over_what_was_typed_in_another_language() {
        let typed = form(&[("name", "Ainur"), ("password", "x")]).typed;
        let turned = Form::turned(wording::speaker(Lang::Kk), typed)
            .with("name", "Stored")
            .with("ticked", "1")
            .replaced("name", "Stored");
        assert_eq!(turned.value("name"), "Ainur");
        assert!(!turned.has_field("ticked") && !turned.has_field("password"));
        let cut = form(&[("name", "Ainur"), (CUT, "1")]).typed;
        let cut = Form::turned(wording::speaker(Lang::Kk), cut)
            .with("name", "Stored")
            .with("alt", "Stored");
        assert_eq!((cut.value("name"), cut.value("alt")), ("Ainur", "Stored"));
    }

    #[test]
    fn a_pager_keeps_the_filters() {
        let form = form(&[("q", "сейт"), ("page", "2"), ("t", "")]);
        assert_eq!(
            form.query_with("page", "3"),
            "?q=%D1%81%D0%B5%D0%B9%D1%82&page=3"
        );
    }
}
