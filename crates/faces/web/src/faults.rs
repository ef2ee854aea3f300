//! Faults that the rooms found in a form, put into words beside their fields.

use keruen_office::fields::{self, Fields, Reason};
use keruen_people::fault::{self, Why};
use keruen_speech::Speaker;

use crate::form::Form;

/// Rooms that read whole forms read them from here.
impl Fields for Form {
    fn field(&self, name: &str) -> &str {
        self.value(name)
    }
}

impl Form {
    /// Words the faults the office found.
    pub fn refuse_office(&mut self, faults: &[fields::Fault]) {
        for fault in faults {
            let sentence = match fault.reason {
                Reason::TooLong(max) => self.too_long(&fault.field, max),
                reason => of_reason(self.speaker(), reason),
            };
            if fault.reason == Reason::MissingInAllLanguages {
                self.refuse_own(&fault.field, sentence);
            } else {
                self.refuse(&fault.field, sentence);
            }
        }
    }

    /// Refuses a text that lacks in every language. The house names its Kazakh field; the sentence
    /// stands at the field of the reader's language, which the page asks first.
    pub fn refuse_own(&mut self, field: &str, sentence: String) {
        let own = field
            .strip_suffix("_kk")
            .map(|stem| format!("{stem}_{}", self.speaker().lang().code()))
            .filter(|own| self.has_field(own));
        self.refuse(own.as_deref().unwrap_or(field), sentence);
    }

    /// Words the faults the room of people found.
    pub fn refuse_people(&mut self, faults: &[fault::Fault]) {
        self.refuse_people_at(faults, str::to_owned);
    }

    /// The same where the form has several things of one kind: `at` gives the field of this one.
    pub fn refuse_people_at(&mut self, faults: &[fault::Fault], at: impl Fn(&str) -> String) {
        for fault in faults {
            let field = at(fault.field);
            let sentence = match &fault.why {
                Why::TooLong(max) => self.too_long(&field, *max),
                why => of_why(self.speaker(), why),
            };
            self.refuse(&field, sentence);
        }
    }

    /// How long a field is, and how long it may be: without the first nobody knows how much to leave
    /// out. A room may have read several fields as one; then only the bound is said.
    fn too_long(&self, field: &str, max: usize) -> String {
        let length = keruen_speech::shown(self.value(field))
            .trim()
            .chars()
            .count();
        if length > max {
            return self
                .speaker()
                .say2("errors-long", "max", max, "length", length);
        }
        self.speaker().say1("errors-too-long", "max", max)
    }
}

/// What the office says is wrong.
pub fn of_reason(t: Speaker<'_>, reason: Reason) -> String {
    match reason {
        Reason::Missing => t.say("errors-need"),
        Reason::MissingInAllLanguages => t.say("errors-need-any-language"),
        Reason::TooLong(max) => t.say1("errors-too-long", "max", max),
        Reason::TooShort(min) => t.say1("errors-too-short", "min", min),
        Reason::Unreadable => t.say("errors-unreadable"),
        Reason::NotADate => t.say("errors-date"),
        Reason::EndBeforeStart => t.say("errors-end-before-start"),
        Reason::NotANumber => t.say("errors-number-wanted"),
        Reason::NotAnEmail => t.say("errors-email"),
        Reason::NotAPhone => t.say("errors-phone"),
        Reason::BadSlug => t.say("errors-slug"),
        Reason::NotAChoice => t.say("errors-choose"),
        Reason::Guessable => t.say("errors-guessable"),
        Reason::NotAHash => t.say("errors-hash"),
        Reason::InFuture => t.say("errors-future"),
        Reason::NotACalendar => t.say("errors-calendar"),
    }
}

/// What the room of people says is wrong.
pub fn of_why(t: Speaker<'_>, why: &Why) -> String {
    match why {
        Why::Missing => t.say("errors-need"),
        Why::TooLong(max) => t.say1("errors-too-long", "max", *max),
        Why::Control => t.say("errors-unreadable"),
        Why::NotAName(sign) => t.say1("errors-name", "sign", sign.to_string()),
        Why::NotAPhone => t.say("errors-phone"),
        Why::NotAnEmail => t.say("errors-email"),
        Why::NotADate => t.say("errors-date"),
        Why::EndsBeforeStart => t.say("errors-end-before-start"),
        Why::NotANumber => t.say("errors-number-wanted"),
        Why::Unknown => t.say("errors-choose"),
        Why::TooMany(max) => t.say1("errors-too-many-entries", "max", *max),
        Why::Circle => t.say("errors-circle"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording;
    use keruen_speech::Lang;

    #[test]
    fn the_rooms_faults_stand_at_their_fields() {
        let mut form = Form::blank(wording::speaker(Lang::En), String::new())
            .with("email", "x")
            .with("name_en", "");
        let fault = |field: &str, reason| fields::Fault {
            field: field.into(),
            reason,
        };
        form.refuse_office(&[
            fault("email", Reason::NotAnEmail),
            fault("name_kk", Reason::MissingInAllLanguages),
            fault("title_kk", Reason::MissingInAllLanguages),
        ]);
        form.refuse_people(&[fault::Fault {
            field: "surname",
            why: Why::TooLong(100),
        }]);
        assert!(
            form.fault("email")
                .is_some_and(|sentence| sentence.contains('@'))
        );
        // A page without a field of the reader's language keeps the Kazakh one.
        assert!(form.fault("name_en").is_some() && form.fault("name_kk").is_none());
        assert!(form.fault("title_kk").is_some());
        assert!(
            form.fault("surname")
                .is_some_and(|sentence| sentence.contains("100"))
        );
        let mut form = form.with("about_kk", " әәә ");
        form.refuse_office(&[fields::Fault {
            field: "about_kk".into(),
            reason: Reason::TooLong(2),
        }]);
        let sentence = form.fault("about_kk").expect("a fault");
        assert!(
            sentence.contains('2') && sentence.contains('3'),
            "{sentence}"
        );
    }
}
