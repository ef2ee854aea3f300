//! The owner edits the calendar: the text, what it would change, then it is saved as an edition.

use askama::Template;
use axum::http::StatusCode;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use keruen_clock::Calendar;
use keruen_office::OfficeError;
use keruen_office::calendar::{self, CalendarRefusal};
use keruen_speech::Speaker;
use keruen_store::Thing;

use super::{day, words};
use crate::conflict::{Conflict, Field, Place, Said};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::{Form, Need};
use crate::history::Saver;
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::parts::{Choice, Crumb};
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// The most days by which two versions are told apart.
const MOST_DAYS: usize = 40;
/// Longest text, in characters; decades of holidays fit.
const LONGEST: usize = 60_000;

fn crumbs(scene: &Scene, title: &str) -> Vec<Crumb> {
    vec![
        Crumb::link(
            scene.href("/desk/calendar"),
            scene.t().say("shell-calendar"),
        ),
        Crumb::here(title),
    ]
}

/// The text.
#[derive(Debug, Template)]
#[template(path = "calendar/edit.html")]
pub struct Edit {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    form: Form,
    /// The holidays whose day is announced year by year.
    holidays: Vec<Choice>,
    action: String,
}

impl Edit {
    /// The forms of one day, and the whole text behind a fold.
    pub(super) fn new(scene: &Scene, form: Form, calendar: &Calendar) -> Self {
        let t = scene.t();
        let title = t.say("site-calendar-edit-title");
        Self {
            shell: scene.shell(title.clone()).form(&form),
            t,
            crumbs: crumbs(scene, &title),
            form,
            holidays: day::holidays(t, calendar),
            action: scene.href("/desk/calendar"),
        }
    }

    /// Whether the whole text is shown: somebody is at it.
    fn text_open(&self) -> bool {
        self.form.has("step", "edit") || self.form.fault("rules").is_some()
    }
}

impl Page for Edit {
    fn sample(scene: &Scene) -> Self {
        super::samples::edit(scene)
    }
}

/// A day that the new text changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// What it was.
    pub was: String,
    /// What it is to be.
    pub becomes: String,
}

/// What the text would change.
#[derive(Debug, Template)]
#[template(path = "calendar/preview.html")]
pub struct Preview {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    form: Form,
    changed: Vec<Changed>,
    span: (i16, i16),
    action: String,
}

impl Preview {
    pub(super) fn new(scene: &Scene, form: Form, changed: Vec<Changed>, span: (i16, i16)) -> Self {
        let t = scene.t();
        let title = t.say("site-preview");
        Self {
            shell: scene.shell(title.clone()).form(&form),
            t,
            crumbs: crumbs(scene, &title),
            form,
            changed,
            span,
            action: scene.href("/desk/calendar"),
        }
    }

    fn years(&self) -> String {
        let (from, to) = self.span;
        self.t.say2(
            "site-preview-years",
            "from",
            from.to_string(),
            "to",
            to.to_string(),
        )
    }
}

impl Page for Preview {
    fn sample(scene: &Scene) -> Self {
        super::samples::preview(scene)
    }
}

/// The years that are compared: last year, this one and the two after it.
fn span(today: Date) -> (i16, i16) {
    (
        today.year().saturating_sub(1),
        today.year().saturating_add(2),
    )
}

/// The days of those years that two calendars see differently. Pure.
pub(super) fn compare(
    t: Speaker<'_>,
    old: &Calendar,
    new: &Calendar,
    (from, to): (i16, i16),
) -> Vec<Changed> {
    date(from, 1, 1)
        .series(1.day())
        .take_while(|day| day.year() <= to)
        .filter_map(|day| {
            let (was, becomes) = (old.day(day), new.day(day));
            (was != becomes).then(|| Changed {
                was: words::kind(t, day, &was),
                becomes: words::kind(t, day, &becomes),
            })
        })
        .collect()
}

/// `/{lang}/desk/calendar/edit`: the text in force, or an earlier edition to begin from.
pub async fn form(cx: Cx) -> Answer {
    let (number, current) = calendar::load(cx.db()).await.map_err(Trouble::internal)?;
    let mut form = cx.blank().with("shown", number.to_string());
    let rules = match cx.query("edition") {
        "" => current.to_json(),
        asked => {
            form = form.with("step", "edit");
            calendar::edition(cx.db(), asked.parse().map_err(|_| Trouble::NotFound)?)
                .await?
                .rules
        }
    };
    Edit::new(&cx.scene, form.with("rules", rules), &current).show()
}

/// The calendar of a form, or the mistake at its field.
fn parsed(form: &mut Form) -> Option<Calendar> {
    form.text("rules", Need::Must, LONGEST);
    if form.has_errors() {
        return None;
    }
    match Calendar::parse(form.value("rules")) {
        Ok(calendar) => Some(calendar),
        Err(error) => {
            let sentence = words::mistake(form.speaker(), &error);
            form.refuse("rules", sentence);
            None
        }
    }
}

async fn refused(cx: &Cx, form: Form) -> Answer {
    let (_, current) = calendar::load(cx.db()).await.map_err(Trouble::internal)?;
    Edit::new(&cx.scene, form, &current).show_as(StatusCode::UNPROCESSABLE_ENTITY)
}

/// What would change; nothing is saved.
pub async fn preview(cx: Cx) -> Answer {
    let mut form = cx.form();
    let (number, current) = calendar::load(cx.db()).await.map_err(Trouble::internal)?;
    if form.has("step", "announce") || form.has("step", "swap") {
        // One day changes the edition in force, whatever was shown beside it.
        match day::changed(&mut form, &current, zone::day(cx.now())) {
            Some(new) => {
                form = form
                    .replaced("shown", &number.to_string())
                    .replaced("rules", &new.to_json());
            }
            None => return refused(&cx, form.with("rules", current.to_json())).await,
        }
    }
    let Some(wanted) = parsed(&mut form) else {
        return refused(&cx, form).await;
    };
    if form.has("step", "edit") {
        return Edit::new(&cx.scene, form, &current).show();
    }
    let span = span(zone::day(cx.now()));
    let changed = compare(cx.t, &current, &wanted, span);
    Preview::new(&cx.scene, form, changed, span).show()
}

/// Saves an edition.
pub async fn save(cx: Cx) -> Answer {
    let mut form = cx.form();
    if parsed(&mut form).is_none() {
        return refused(&cx, form).await;
    }
    let shown: i64 = form.value("shown").parse().unwrap_or(-1);
    let mut act = match begin(&cx, &form).await? {
        Begun::First(act) => act,
        Begun::Again(led) => return see_other(&led),
    };
    match calendar::save(&mut act.tx, shown, form.value("rules")).await {
        Ok(_) => {
            act.done(&Done::Calendar.at(&cx.href("/desk/calendar")))
                .await
        }
        Err(CalendarRefusal::Rules(error)) => {
            form.refuse("rules", words::mistake(cx.t, &error));
            refused(&cx, form).await
        }
        Err(CalendarRefusal::Office(OfficeError::Stale { current, .. })) => {
            drop(act);
            stale(&cx, &form, current).await
        }
        Err(CalendarRefusal::Office(error)) => Err(error.into()),
    }
}

/// Another owner saved an edition meanwhile: both, told by the days on which they differ. What is
/// chosen is shown once more as a change to the edition in force before it is saved.
async fn stale(cx: &Cx, form: &Form, number: i64) -> Answer {
    let (_, current) = calendar::load(cx.db()).await.map_err(Trouble::internal)?;
    let mut wanted = form.clone();
    let Some(mine) = parsed(&mut wanted) else {
        return refused(cx, wanted).await;
    };
    let changed = compare(cx.t, &current, &mine, span(zone::day(cx.now())));
    let told = |pick: fn(&Changed) -> &String| {
        let days: Vec<&str> = changed.iter().map(|one| pick(one).as_str()).collect();
        match days.get(..MOST_DAYS) {
            Some(first) => format!("{}\n…", first.join("\n")),
            None if days.is_empty() => cx.t.say("site-calendar-same-days"),
            None => days.join("\n"),
        }
    };
    let mine = Said::new(form.value("rules"), told(|one| &one.becomes));
    let theirs = Said::new(current.to_json(), told(|one| &one.was));
    let label = cx.t.say("site-calendar-rules");
    let field = Field::new(form, "rules", label, mine, theirs);
    let back = cx.href("/desk/calendar");
    let mut crumbs = crumbs(&cx.scene, "");
    crumbs.pop();
    let place = Place {
        crumbs,
        action: format!("{back}/edit"),
        back,
        carried: vec![("shown", number.to_string())],
        multipart: false,
    };
    let thing = Thing {
        kind: "calendar",
        id: number,
    };
    let saver = Saver::last(cx, thing).await?;
    Conflict::new(&cx.scene, place, saver, vec![field]).answer()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording;
    use keruen_speech::Lang;

    #[test]
    fn a_swapped_saturday_shows_as_two_days() {
        let old = Calendar::kazakhstan().expect("the engine's own");
        let json = old.to_json().replace(
            "\"transfers\": [",
            "\"transfers\": [{\"day_off\": \"2027-09-06\", \"working\": \"2027-09-11\"},",
        );
        let json = json.replace(",]", "]").replace(",\n  ]", "\n  ]");
        let new = Calendar::parse(&json).expect("a calendar");
        let t = wording::speaker(Lang::En);
        let changed = compare(t, &old, &new, (2026, 2028));
        assert_eq!(changed.len(), 2, "{changed:?}");
        assert!(compare(t, &old, &old, (2026, 2028)).is_empty());
    }
}
