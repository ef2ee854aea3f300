//! Checking a term, the days off ahead, the editions.

use askama::Template;
use jiff::ToSpan as _;
use jiff::civil::Date;
use keruen_clock::{Calendar, DayKind, Reason};
use keruen_office::calendar::{self, Edition};
use keruen_speech::{Lang, Speaker};

use super::words::{self, Told};
use crate::cx::Cx;
use crate::form::{Form, Need};
use crate::page::{Answer, Page};
use crate::parts::Choice;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// The longest term that is worth checking by hand.
const LONGEST: i64 = 400;

/// An edition in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    number: String,
    name: String,
    when: String,
    href: String,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "calendar/show.html")]
pub struct Working {
    shell: Shell,
    t: Speaker<'static>,
    form: Form,
    ways: Vec<Choice>,
    told: Option<Told>,
    ahead: Vec<String>,
    edition: String,
    source: String,
    editions: Vec<Shown>,
    /// Where it is edited; nothing for whom may not.
    edit: String,
    action: String,
}

impl Working {
    pub(super) fn new(scene: &Scene, form: Form, calendar: &Calendar, today: Date) -> Self {
        let t = scene.t();
        Self {
            shell: scene
                .shell(t.say("shell-calendar"))
                .faulty(form.has_errors()),
            t,
            form,
            ways: vec![
                Choice::new("forward", t.say("site-term-forward")),
                Choice::new("back", t.say("site-term-back")),
            ],
            told: None,
            ahead: ahead(t, calendar, today),
            edition: calendar.edition().to_owned(),
            source: words::name(t, calendar.source()).to_owned(),
            editions: Vec::new(),
            edit: String::new(),
            action: scene.href("/desk/calendar"),
        }
    }

    /// Counts what the form asks for; an empty form asks for nothing.
    pub(super) fn counted(mut self, calendar: &Calendar) -> Self {
        if self.form.value("from").is_empty() && self.form.value("days").is_empty() {
            return self;
        }
        let from = self.form.date("from", Need::Must);
        let days = self.form.integer("days", Need::Must, 1..=LONGEST);
        let days = days.and_then(|days| u32::try_from(days).ok());
        if let (Some(from), Some(days)) = (from, days) {
            let term = if self.form.has("way", "back") {
                calendar.back(from, days)
            } else {
                calendar.add(from, days)
            };
            match term {
                Ok(term) => self.told = Some(words::count(self.t, &term)),
                Err(error) => {
                    let sentence = words::term_error(self.t, error);
                    self.form.refuse("days", sentence);
                }
            }
        }
        self.shell = self.shell.faulty(self.form.has_errors());
        self
    }

    pub(super) fn with_editions(
        mut self,
        scene: &Scene,
        editions: &[Edition],
        owner: bool,
    ) -> Self {
        let lang = scene.lang;
        self.editions = editions
            .iter()
            .map(|one| shown(scene, lang, one, owner))
            .collect();
        if owner {
            self.edit = scene.href("/desk/calendar/edit");
        }
        self
    }

    fn first_choice(&self) -> bool {
        !self.form.has("way", "back")
    }
}

fn shown(scene: &Scene, lang: Lang, edition: &Edition, owner: bool) -> Shown {
    // An edition that cannot be read any more still has its number and its day.
    let name = Calendar::parse(&edition.rules).map(|calendar| calendar.edition().to_owned());
    let href = scene.href(&format!("/desk/calendar/edit?edition={}", edition.number));
    Shown {
        number: edition.number.to_string(),
        name: name.unwrap_or_default(),
        when: zone::moment(lang, edition.made_at),
        href: if owner { href } else { String::new() },
    }
}

/// The days of the coming year that are not what their weekday says.
fn ahead(t: Speaker<'_>, calendar: &Calendar, today: Date) -> Vec<String> {
    let unusual = |kind: &DayKind| match kind {
        DayKind::Working => false,
        DayKind::Worked { .. } => true,
        DayKind::Off { reason } => *reason != Reason::Weekend,
    };
    today
        .series(1.day())
        .take(365)
        .map(|day| (day, calendar.day(day)))
        .filter(|(_, kind)| unusual(kind))
        .map(|(day, kind)| words::kind(t, day, &kind))
        .collect()
}

impl Page for Working {
    fn sample(scene: &Scene) -> Self {
        super::samples::counted(scene)
    }
}

/// `/{lang}/desk/calendar`.
pub async fn show(cx: Cx) -> Answer {
    let (_, calendar) = calendar::load(cx.db()).await.map_err(Trouble::internal)?;
    let editions = calendar::editions(cx.db()).await?;
    let today = zone::day(cx.now());
    Working::new(&cx.scene, cx.query_form(), &calendar, today)
        .counted(&calendar)
        .with_editions(&cx.scene, &editions, cx.viewer.is_owner())
        .show()
}
