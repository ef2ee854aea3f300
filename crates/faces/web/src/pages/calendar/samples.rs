//! The pages with invented data.

use askama::Template as _;
use jiff::Timestamp;
use jiff::civil::date;
use keruen_clock::{Calendar, DayKind, Reason};
use keruen_office::calendar::Edition;

use super::edit::{Changed, Edit, Preview};
use super::show::Working;
use super::words;
use crate::form::Form;
use crate::page::Page as _;
use crate::samples::{Sample, desk};
use crate::shell::Scene;

/// All of them.
#[rustfmt::skip]
pub const SAMPLES: &[Sample] = &[
    desk("calendar", "/desk/calendar", |s| working(s, form(s)).render()),
    desk("calendar-term", "/desk/calendar", |s| Working::sample(s).render()),
    desk("calendar-term-wrong", "/desk/calendar", |s| working(s, form(s).with("from", "31.02.2026").with("days", "0")).render()),
    desk("calendar-edit", "/desk/calendar", |s| Edit::sample(s).render()),
    desk("calendar-edit-wrong", "/desk/calendar", |s| edit_wrong(s).render()),
    desk("calendar-day-wrong", "/desk/calendar", |s| day_wrong(s).render()),
    desk("calendar-preview", "/desk/calendar", |s| Preview::sample(s).render()),
];

/// The calendar that comes with the engine. Its text is checked by the engine's tests; a sample
/// without it would be an empty one.
#[expect(
    clippy::expect_used,
    reason = "the engine's own calendar, proven by its tests"
)]
fn calendar() -> Calendar {
    Calendar::kazakhstan().expect("the engine's own calendar")
}

fn form(scene: &Scene) -> Form {
    Form::blank(scene.t(), "sample".into())
}

fn rules() -> String {
    calendar().to_json()
}

fn working(scene: &Scene, form: Form) -> Working {
    let calendar = calendar();
    let edition = Edition {
        number: 1,
        rules: rules(),
        made_at: Timestamp::constant(1_788_235_200, 0),
    };
    Working::new(scene, form, &calendar, date(2026, 10, 14))
        .counted(&calendar)
        .with_editions(scene, &[edition], true)
}

pub(super) fn counted(scene: &Scene) -> Working {
    working(
        scene,
        form(scene).with("from", "2026-03-06").with("days", "15"),
    )
}

pub(super) fn edit(scene: &Scene) -> Edit {
    let form = form(scene).with("shown", "1").with("rules", rules());
    Edit::new(scene, form, &calendar())
}

/// A day to be worked that is worked anyway.
fn day_wrong(scene: &Scene) -> Edit {
    let mut form = form(scene)
        .with("shown", "1")
        .with("rules", rules())
        .with("step", "swap")
        .with("day_off", "06.09.2027")
        .with("working", "10.09.2027");
    let _ = super::day::changed(&mut form, &calendar(), date(2026, 10, 14));
    Edit::new(scene, form, &calendar())
}

fn edit_wrong(scene: &Scene) -> Edit {
    let text = rules().replace("\"03-08\"", "\"8 наурыз\"");
    let mut form = form(scene).with("shown", "1").with("rules", text.clone());
    if let Err(error) = Calendar::parse(&text) {
        form.refuse("rules", words::mistake(scene.t(), &error));
    }
    Edit::new(scene, form, &calendar())
}

fn off_for(reason: Reason) -> DayKind {
    DayKind::Off { reason }
}

/// A Saturday worked for a Monday: both days before and after.
pub(super) fn preview(scene: &Scene) -> Preview {
    let t = scene.t();
    let (off, worked) = (date(2027, 9, 6), date(2027, 9, 11));
    let after = [
        (DayKind::Working, off_for(Reason::Transfer { worked })),
        (off_for(Reason::Weekend), DayKind::Worked { day_off: off }),
    ];
    let changed = [off, worked].into_iter().zip(after);
    let changed = changed.map(|(day, (was, becomes))| Changed {
        was: words::kind(t, day, &was),
        becomes: words::kind(t, day, &becomes),
    });
    Preview::new(
        scene,
        form(scene).with("shown", "1").with("rules", rules()),
        changed.collect(),
        (2025, 2028),
    )
}
