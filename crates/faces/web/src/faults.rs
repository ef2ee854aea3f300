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
            let sentence = of_reason(self.speaker(), fault.reason);
            self.refuse(&fault.field, sentence);
        }
    }

    /// Words the faults the room of people found.
    pub fn refuse_people(&mut self, faults: &[fault::Fault]) {
        for fault in faults {
            let sentence = of_why(self.speaker(), &fault.why);
            self.refuse(fault.field, sentence);
        }
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
        let mut form = Form::blank(wording::speaker(Lang::En), String::new()).with("email", "x");
        form.refuse_office(&[fields::Fault {
            field: "email".into(),
            reason: Reason::NotAnEmail,
        }]);
        form.refuse_people(&[fault::Fault {
            field: "surname",
            why: Why::TooLong(100),
        }]);
        assert!(
            form.fault("email")
                .is_some_and(|sentence| sentence.contains('@'))
        );
        assert!(
            form.fault("surname")
                .is_some_and(|sentence| sentence.contains("100"))
        );
    }
}
