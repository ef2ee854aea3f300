//! A message that somebody of the team writes themselves.

use keruen_speech::Lang;

use super::model::SECRET;
use crate::fields::{Fault, Fields, PARAGRAPH, Reader, Reason};

/// The kind of such a letter.
pub const NOTICE: &str = "notice";

/// Longest text, in characters.
pub const TEXT: usize = PARAGRAPH * 2;

/// The message as it was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageForm {
    /// The subject line.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The language it is written in.
    pub lang: Lang,
    /// By mail; otherwise by hand.
    pub by_mail: bool,
}

impl MessageForm {
    /// Reads `subject`, `text`, `lang` and `way` (`mail` or `hand`).
    pub fn read(fields: &dyn Fields) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(fields);
        let subject = reader.required("subject");
        let text = fields.field("text").trim().replace("\r\n", "\n");
        if text.is_empty() {
            reader.fault("text", Reason::Missing);
        } else if text.chars().count() > TEXT {
            reader.fault("text", Reason::TooLong(TEXT));
        }
        // That mark stands for a one-time link, which this letter does not have.
        for (name, written) in [("subject", &subject), ("text", &text)] {
            if written.contains(SECRET) {
                reader.fault(name, Reason::Unreadable);
            }
        }
        let lang = reader.lang("lang").unwrap_or(Lang::Kk);
        let by_mail = fields.field("way") == "mail";
        reader.finish(|| {
            Some(Self {
                subject,
                text,
                lang,
                by_mail,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn read(pairs: &[(&str, &str)]) -> Result<MessageForm, Vec<Fault>> {
        let fields: BTreeMap<String, String> = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        MessageForm::read(&fields)
    }

    #[test]
    fn a_message_has_a_subject_and_a_text() {
        let faults = read(&[("subject", " "), ("text", "")]).expect_err("refused");
        let names: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(names, ["subject", "text"]);
        let form = read(&[
            ("subject", "Жиын"),
            ("text", "Бір\r\nекі"),
            ("lang", "ru"),
            ("way", "mail"),
        ])
        .expect("good");
        assert_eq!(
            (form.text.as_str(), form.lang, form.by_mail),
            ("Бір\nекі", Lang::Ru, true)
        );
    }

    #[test]
    fn the_mark_of_a_link_is_no_text() {
        assert!(read(&[("subject", "a"), ("text", "see {secret}")]).is_err());
    }
}
