//! The page.

use askama::Template;
use keruen_office::home::{self, Facts, Occasion, Stock};
use keruen_office::{calendar, diary, programme};
use keruen_speech::{Speaker, date, number};

use super::doors::{self, Door};
use super::needs;
use super::standing::{self, Card, Coming, Stage};
use crate::cx::Cx;
use crate::deeds::{Deed, KINDS};
use crate::needs::gather;
use crate::page::{Answer, Page};
use crate::parts::Todo;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// How many lines of "What changed".
const LINES: usize = 8;

/// One of the first steps of a new site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstStep {
    /// What is to be done.
    pub title: String,
    /// Why, or what it takes.
    pub text: String,
    /// Where.
    pub href: String,
    /// Whether it is done.
    pub done: bool,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "today/today.html")]
pub struct Today {
    pub(super) shell: Shell,
    pub(super) t: Speaker<'static>,
    /// The programme on the rail, with its days.
    pub(super) over: String,
    /// Its public page, if it is open.
    pub(super) public: String,
    pub(super) stages: Vec<Stage>,
    pub(super) todos: Vec<Todo>,
    /// How many there are, in words.
    pub(super) count: String,
    pub(super) steps: Vec<FirstStep>,
    pub(super) cards: Vec<Card>,
    pub(super) facts: Vec<(String, String)>,
    pub(super) deeds: Vec<Deed>,
    /// The whole journal, for whom it is open.
    pub(super) journal: String,
    /// What comes in the programmes that the reader takes part in.
    pub(super) coming: Vec<Coming>,
    /// What the reader comes here for, besides what waits.
    pub(super) doors: Vec<Door>,
    /// The reader has no work here: neither to-dos nor changes are theirs.
    pub(super) plain: bool,
}

impl Today {
    /// An empty page of that day.
    pub(super) fn bare(scene: &Scene, today: jiff::civil::Date) -> Self {
        let t = scene.t();
        let day = date::weekday_day_month(scene.lang, today);
        Self {
            shell: scene.shell(t.say1("home-title", "day", day)),
            t,
            over: String::new(),
            public: String::new(),
            stages: Vec::new(),
            todos: Vec::new(),
            count: String::new(),
            steps: Vec::new(),
            cards: Vec::new(),
            facts: Vec::new(),
            deeds: Vec::new(),
            journal: String::new(),
            coming: Vec::new(),
            doors: Vec::new(),
            plain: false,
        }
    }

    /// The step to do next: the one with the button.
    fn next_step(&self) -> Option<&FirstStep> {
        self.steps.iter().find(|step| !step.done)
    }
}

impl Page for Today {
    fn sample(scene: &Scene) -> Self {
        super::samples::busy(scene)
    }
}

/// `/{lang}/desk`.
pub async fn show(cx: Cx) -> Answer {
    let (db, now, t) = (cx.db(), cx.now(), cx.t);
    let today = zone::day(now);
    let scene = &cx.scene;
    let mut page = Today::bare(scene, today);
    let (_, calendar) = calendar::load(db).await.map_err(Trouble::internal)?;
    let occasion = Occasion {
        now,
        today,
        calendar: &calendar,
        mail: scene.config.mail,
    };
    let (facts, needs) = gather(db, &cx.viewer, occasion).await?;
    let mine = standing::mine(db, &cx.viewer, today).await?;
    let stock = home::stock(db, &cx.viewer, today).await?;
    page.todos = needs.iter().map(|need| needs::todo(scene, need)).collect();
    page.count = count(t, page.todos.len());
    if let Some(first) = mine.first() {
        page.over = standing::named(&first.listed.name, t.lang()).0;
        page.stages = standing::stages(t, &first.steps, today);
        if programme::visible(
            &keruen_office::rights::Viewer::VISITOR,
            first.listed.id,
            first.listed.published_at.is_some(),
        ) {
            page.public = scene.href(&format!("/p/{}", first.listed.slug));
        }
    }
    page.cards = mine
        .iter()
        .map(|standing| standing::card(scene, standing))
        .collect();
    page.facts = stock_in_words(t, stock);
    page.doors = doors::of_reader(scene, &mine);
    // Who has no directory has no work at the desk: what comes is what they look for.
    page.plain = stock.people.is_none();
    if page.plain {
        page.coming = standing::coming(t, &mine);
    }
    if cx.viewer.is_owner() {
        page.steps = first_steps(scene, &facts, stock, mine.len());
        page.journal = scene.href("/desk/site/journal");
    }
    page.deeds = diary::latest(db, &cx.viewer, LINES, KINDS)
        .await?
        .into_iter()
        .map(|line| Deed::told(scene, line, now))
        .collect();
    page.show()
}

pub(super) fn count(t: Speaker<'_>, todos: usize) -> String {
    if todos == 0 {
        String::new()
    } else {
        t.say1("home-todo-count", "n", todos)
    }
}

/// Counts with their names; what the reader may not see is left out.
pub(super) fn stock_in_words(t: Speaker<'_>, stock: Stock) -> Vec<(String, String)> {
    [
        ("home-stock-people", stock.people),
        ("home-stock-organisations", stock.organisations),
        ("home-stock-councils", stock.councils),
        ("home-stock-seats", stock.seats),
    ]
    .into_iter()
    .filter_map(|(key, count)| Some((t.say(key), number::integer(t.lang(), count?))))
    .collect()
}

/// What a new site begins with; nothing once the site stands.
pub(super) fn first_steps(
    scene: &Scene,
    facts: &Facts,
    stock: Stock,
    programmes: usize,
) -> Vec<FirstStep> {
    let has = |count: Option<i64>| count.is_some_and(|count| count > 0);
    let t = scene.t();
    let step = |name: &str, path: &str, done: bool| FirstStep {
        // keys: home-step-*
        title: t.say(&format!("home-step-{name}")),
        text: t.say(&format!("home-step-{name}-text")),
        href: scene.href(path),
        done,
    };
    let steps = vec![
        step(
            "factor",
            "/me/second-factor",
            facts.recovery_codes.is_some(),
        ),
        step("way", "/me", !facts.no_way_back),
        step("name", "/desk/site/edit", !facts.site_unnamed),
        // A coordinator's role needs a programme, and a programme its commissioner.
        step("organisation", "/desk/orgs/new", has(stock.organisations)),
        step("programme", "/desk/programmes/new", programmes > 0),
        step("invite", "/desk/site/accounts/new", facts.accounts > 1),
        step("import", "/desk/people/import", has(stock.people)),
    ];
    // The first two are asked for on their own: a role that sees others must have its second key, and a
    // missing way back is a to-do.
    let begun = steps.iter().skip(2).all(|step| step.done);
    if begun { Vec::new() } else { steps }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use keruen_speech::Lang;

    use super::*;
    use crate::{Config, routes};

    #[test]
    fn every_first_step_leads_to_a_page() {
        let base = "https://keruen.example".parse().expect("an address");
        let config = Config::new(base, "/nowhere".into());
        let scene = Scene::visitor(Lang::Kk, "/desk", Arc::new(config));
        let steps = first_steps(&scene, &Facts::default(), Stock::default(), 0);
        assert_eq!(steps.len(), 7);
        let at = |path: &str| steps.iter().position(|step| step.href.ends_with(path));
        assert!(
            at("/desk/orgs/new") < at("/desk/programmes/new")
                && at("/desk/programmes/new") < at("/desk/site/accounts/new"),
            "a role needs its programme"
        );
        for step in steps {
            let path = step
                .href
                .strip_prefix("/kk")
                .expect("a page of the language");
            assert!(routes::page_at(path).is_some(), "{}: {path}", step.title);
        }
    }

    #[test]
    fn the_first_steps_stay_until_the_site_stands() {
        let base = "https://keruen.example".parse().expect("an address");
        let config = Config::new(base, "/nowhere".into());
        let scene = Scene::visitor(Lang::Kk, "/desk", Arc::new(config));
        let stock = Stock {
            people: Some(3),
            organisations: Some(1),
            ..Stock::default()
        };
        let mut facts = Facts {
            recovery_codes: Some(10),
            accounts: 2,
            site_unnamed: true,
            ..Facts::default()
        };
        let undone = |facts: &Facts| {
            let steps = first_steps(&scene, facts, stock, 1);
            (steps.len(), steps.iter().filter(|step| !step.done).count())
        };
        assert_eq!(undone(&facts), (7, 1), "the site has no name");
        facts.site_unnamed = false;
        assert_eq!(undone(&facts), (0, 0));
        // What is left of the reader's own sign-in is said elsewhere.
        facts.no_way_back = true;
        assert_eq!(undone(&facts), (0, 0));
    }
}
