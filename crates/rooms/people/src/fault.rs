//! What can be wrong with something a person typed, field by field.
//!
//! A form or an imported row is parsed once, into a type that cannot be wrong.
//! All faults are collected, so that a reader corrects them in one go.

/// One field and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The name of the field, as forms and import columns call it.
    pub field: &'static str,
    /// What is wrong.
    pub why: Why,
}

/// What is wrong with a field; faces word it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It must not be empty.
    Missing,
    /// It has more than this many characters.
    TooLong(usize),
    /// It contains signs that cannot be typed, such as NUL.
    Control,
    /// It has this sign, which no name of a person has.
    NotAName(char),
    /// It cannot be read as a telephone number.
    NotAPhone,
    /// It cannot be read as an e-mail address.
    NotAnEmail,
    /// It cannot be read as a date.
    NotADate,
    /// The end lies before the beginning.
    EndsBeforeStart,
    /// It must be a whole number, not negative.
    NotANumber,
    /// It is not one of the known choices.
    Unknown,
    /// There are more than this many entries.
    TooMany(usize),
    /// A thing cannot be its own parent or predecessor, not even through others.
    Circle,
}

/// Collects faults while fields are parsed.
#[derive(Debug, Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Begins with no faults.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes one fault.
    pub fn note(&mut self, field: &'static str, why: Why) {
        self.0.push(Fault { field, why });
    }

    /// Keeps the value or notes the fault and goes on.
    pub fn keep<T>(&mut self, field: &'static str, parsed: Result<T, Why>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(why) => {
                self.note(field, why);
                None
            }
        }
    }

    /// One optional line of at most `max` characters.
    pub fn line(&mut self, field: &'static str, raw: &str, max: usize) -> Option<String> {
        self.keep(field, line(raw, max)).flatten()
    }

    /// The value, if there was no fault.
    pub fn done<T>(self, value: T) -> Result<T, Vec<Fault>> {
        if self.0.is_empty() {
            Ok(value)
        } else {
            Err(self.0)
        }
    }

    /// The faults, where a value could not be made.
    pub fn list(self) -> Vec<Fault> {
        self.0
    }
}

/// One line of text: invisible marks and outer spaces cut, inner runs of white space made one space.
/// Nothing left gives `None`.
pub fn line(raw: &str, max: usize) -> Result<Option<String>, Why> {
    let raw = keruen_speech::shown(raw);
    let text = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().any(char::is_control) {
        return Err(Why::Control);
    }
    if text.chars().count() > max {
        return Err(Why::TooLong(max));
    }
    Ok((!text.is_empty()).then_some(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_tidied() {
        assert_eq!(
            line("  Анкет\u{a0} \t Үлгі ", 20),
            Ok(Some("Анкет Үлгі".into()))
        );
        assert_eq!(line(" \n ", 20), Ok(None));
        assert_eq!(line("\u{202e}\u{200b}\u{200d}", 20), Ok(None));
    }

    #[test]
    fn what_cannot_be_kept_is_named() {
        assert_eq!(line("a\0b", 20), Err(Why::Control));
        assert_eq!(line("абвг", 3), Err(Why::TooLong(3)));
    }
}
