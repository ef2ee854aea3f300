//! One day of the calendar, by the act that changes it: the announced day of a holiday, or a day of
//! the weekend worked for a day off. Nobody needs to touch the text for these.

use jiff::civil::Date;
use keruen_clock::{Calendar, CalendarError, Transfer};
use keruen_speech::Speaker;

use super::words;
use crate::form::{Form, Need};
use crate::parts::Choice;

/// The longest name of an act, in characters.
const ACT: usize = 300;

/// The movable holidays of a calendar, by their place in it.
pub fn holidays(t: Speaker<'_>, calendar: &Calendar) -> Vec<Choice> {
    let named = |(place, holiday): (usize, &keruen_clock::Movable)| {
        Choice::new(place.to_string(), words::name(t, &holiday.name))
    };
    calendar.movable().iter().enumerate().map(named).collect()
}

/// The calendar that the form of one day makes of this one; `None` where something is wrong, and
/// stands in the form. `today` names the edition.
pub fn changed(form: &mut Form, calendar: &Calendar, today: Date) -> Option<Calendar> {
    let edition = today.to_string();
    if form.has("step", "announce") {
        let count = calendar.movable().len();
        let holiday = form.choice("holiday", Need::Must, |place| {
            place.parse().ok().filter(|place: &usize| *place < count)
        });
        let day = form.date("announced", Need::Must);
        let act = form.text("announced_act", Need::Must, ACT);
        if form.has_errors() {
            return None;
        }
        match calendar.announced(holiday?, day?) {
            Ok(new) => Some(new.resting_on(&act, edition)),
            Err(error) => {
                refuse(form, &error, "announced");
                None
            }
        }
    } else {
        let day_off = form.date("day_off", Need::Must);
        let working = form.date("working", Need::Must);
        let act = form.text("swapped_act", Need::Must, ACT);
        if form.has_errors() {
            return None;
        }
        let transfer = Transfer {
            day_off: day_off?,
            working: working?,
        };
        match calendar.swapped(transfer) {
            Ok(new) => Some(new.resting_on(&act, edition)),
            Err(error) => {
                refuse(form, &error, "working");
                None
            }
        }
    }
}

/// Says what the day contradicts, at its field, without the places of the text.
fn refuse(form: &mut Form, error: &CalendarError, otherwise: &str) {
    let t = form.speaker();
    let on = |key: &str, date: Date| t.say1(key, "day", words::day(t, date));
    let (field, sentence) = match error {
        CalendarError::WorkedAnyway { date, .. } => {
            ("working", on("site-day-worked-anyway", *date))
        }
        CalendarError::HolidayWorked { date, .. } => {
            ("working", on("site-day-holiday-worked", *date))
        }
        CalendarError::OffAnyway { date, .. } => ("day_off", on("site-day-off-anyway", *date)),
        CalendarError::Twice { place } if place.ends_with("day_off") => {
            ("day_off", t.say("site-day-twice"))
        }
        CalendarError::Twice { .. } => (otherwise, t.say("site-day-twice")),
        other => (otherwise, words::mistake(t, other)),
    };
    form.refuse(field, sentence);
}
