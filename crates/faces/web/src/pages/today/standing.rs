//! Where programmes stand.
//!
//! keys: programme-stage-*

use jiff::civil::Date;
use keruen_office::OfficeError;
use keruen_office::programme::{self, Listed, StageState, Step, rail};
use keruen_office::rights::Viewer;
use keruen_office::text::Trio;
use keruen_speech::{Lang, Speaker};
use keruen_store::Db;

use crate::pages::programmes::text::{span, span_near};
use crate::shell::Scene;

/// One stage of the rail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// `done`, `now`, `next`: how the stylesheet draws it.
    pub class: &'static str,
    /// Its name.
    pub name: String,
    /// A word about it, else its days.
    pub note: String,
    /// Whether it is under way.
    pub now: bool,
}

/// A programme with its rail.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The programme.
    pub listed: Listed,
    /// Its stages on that day.
    pub steps: Vec<Step>,
}

/// A programme as a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// What it is called.
    pub name: String,
    /// The language of the name, if it is not the page's.
    pub lang: Option<&'static str>,
    /// Where it is worked on; for those who do not, where everybody reads of it.
    pub href: String,
    /// Its stage and its days.
    pub text: String,
    /// Whether its page is open to everybody.
    pub published: bool,
}

/// A stage that is under way or ahead, for whoever takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// Which stage.
    pub what: String,
    /// Its days.
    pub when: String,
    /// Of which programme.
    pub programme: String,
    /// Whether it is under way.
    pub now: bool,
}

/// What comes in these programmes, by its first day; what has no days yet says nothing.
pub fn coming(t: Speaker<'_>, mine: &[Standing]) -> Vec<Coming> {
    let mut all: Vec<(Option<Date>, Coming)> = Vec::new();
    for standing in mine {
        for step in &standing.steps {
            let stage = &step.stage;
            let when = span(t, stage.starts, stage.ends);
            let ahead = matches!(step.state, StageState::Now | StageState::Ahead);
            if ahead && !when.is_empty() {
                let coming = Coming {
                    what: t.say(&format!("programme-stage-{}", stage.kind.code())),
                    when,
                    programme: named(&standing.listed.name, t.lang()).0,
                    now: step.state == StageState::Now,
                };
                all.push((stage.starts, coming));
            }
        }
    }
    all.sort_by_key(|(starts, _)| *starts);
    all.into_iter().map(|(_, coming)| coming).collect()
}

/// The programmes that the viewer works in, the one that is under way first.
pub async fn mine(db: &Db, viewer: &Viewer, today: Date) -> Result<Vec<Standing>, OfficeError> {
    let mut all = Vec::new();
    let mut stages = programme::all_stages(db).await?;
    for listed in programme::list(db, viewer).await? {
        let works_here = viewer.is_owner()
            || viewer
                .full()
                .is_some_and(|account| account.programmes.iter().any(|(id, _)| *id == listed.id));
        if works_here {
            let steps = rail::rail(&stages.remove(&listed.id).unwrap_or_default(), today);
            all.push(Standing { listed, steps });
        }
    }
    all.sort_by_key(|standing| order(&standing.listed, today));
    Ok(all)
}

/// Under way first, then what begins soonest, then what has no days, then what ended last.
fn order(listed: &Listed, today: Date) -> (u8, i32) {
    let days = |from: Date, to: Date| (to - from).get_days();
    match (listed.starts, listed.ends) {
        (_, Some(ends)) if ends < today => (3, days(ends, today)),
        (Some(starts), _) if starts > today => (1, days(today, starts)),
        (None, None) => (2, 0),
        _ => (0, 0),
    }
}

/// The rail in words.
pub fn stages(t: Speaker<'_>, steps: &[Step], today: Date) -> Vec<Stage> {
    steps
        .iter()
        .map(|step| {
            let stage = &step.stage;
            let note = stage.note.get(t.lang()).map(str::to_owned);
            Stage {
                class: match step.state {
                    StageState::Done => "done",
                    StageState::Now => "now",
                    StageState::Ahead | StageState::Undated => "next",
                },
                name: t.say(&format!("programme-stage-{}", stage.kind.code())),
                note: note.unwrap_or_else(|| span_near(t, stage.starts, stage.ends, today)),
                now: step.state == StageState::Now,
            }
        })
        .collect()
}

/// The name in the reader's language, else with the language it is in.
pub fn named(name: &Trio, lang: Lang) -> (String, Option<&'static str>) {
    match name.nearest(lang) {
        Some((found, text)) => (text.to_owned(), (found != lang).then(|| found.code())),
        None => (String::new(), None),
    }
}

/// A programme as a card.
pub fn card(scene: &Scene, standing: &Standing) -> Card {
    let t = scene.t();
    let listed = &standing.listed;
    let (name, lang) = named(&listed.name, t.lang());
    let now = rail::current(&standing.steps)
        .map(|step| t.say(&format!("programme-stage-{}", step.stage.kind.code())));
    let days = span(t, listed.starts, listed.ends);
    let words: Vec<String> = now
        .into_iter()
        .chain([days])
        .filter(|text| !text.is_empty())
        .collect();
    Card {
        name,
        lang,
        href: scene
            .open(&format!("/desk/programmes/{}", listed.id))
            .unwrap_or_else(|| scene.href(&format!("/p/{}", listed.slug))),
        text: words.join(" · "),
        published: listed.published_at.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_is_under_way_comes_first() {
        let today = date(2026, 11, 30);
        let listed = |id, starts, ends| Listed {
            id,
            slug: String::new(),
            name: Trio::default(),
            lede: Trio::default(),
            commissioner: Trio::default(),
            starts,
            ends,
            published_at: None,
        };
        let mut all = [
            listed(1, Some(date(2025, 1, 1)), Some(date(2025, 6, 1))),
            listed(2, None, None),
            listed(3, Some(date(2027, 1, 1)), None),
            listed(4, Some(date(2026, 9, 1)), Some(date(2026, 12, 15))),
            listed(5, Some(date(2026, 12, 5)), None),
        ];
        all.sort_by_key(|one| order(one, today));
        assert_eq!(all.map(|one| one.id), [4, 5, 3, 2, 1]);
    }
}
