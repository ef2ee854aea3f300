//! Where a programme stands: what it needs, its stages, what is known of it.

use askama::Template;
use keruen_office::programme::{self, Programme, Stage};
use keruen_office::text::Trio;
use keruen_speech::{Lang, Speaker, date};

use super::gate::{Head, Part, enter};
use super::told;
use crate::cx::Cx;
use crate::history::{History, Told};
use crate::page::{Answer, Page};
use crate::pages::programmes::step::{self, Step, steps};
use crate::pages::programmes::text::{Said, span};
use crate::parts::{Todo, Weight};
use crate::shell::{Scene, Shell};
use crate::zone;

/// The page.
#[derive(Debug, Template)]
#[template(path = "programmes/overview.html")]
pub struct Overview {
    shell: Shell,
    t: Speaker<'static>,
    head: Head,
    todos: Vec<Todo>,
    steps: Vec<Step>,
    facts: Vec<(String, Said)>,
    act: String,
    history: History,
}

/// The languages of the programme in which it has no such text.
pub fn missing_of(programme: &Programme, trio: &Trio) -> Vec<&'static str> {
    let spoken = |lang: &Lang| programme.langs.contains(lang);
    trio.missing()
        .into_iter()
        .filter(spoken)
        .map(Lang::name)
        .collect()
}

/// What a programme lacks before everybody should see it.
pub fn lacks(t: Speaker<'_>, programme: &Programme) -> Vec<String> {
    let mut all = Vec::new();
    if programme.commissioner.is_none() {
        all.push(t.say("programme-no-commissioner"));
    }
    all.extend(texts_lacking(t, programme));
    all
}

/// The texts that are not there in all languages of the programme; its page can be opened so.
pub fn texts_lacking(t: Speaker<'_>, programme: &Programme) -> Vec<String> {
    let mut all = Vec::new();
    for (trio, key) in [
        (&programme.name, "programme-field-name"),
        (&programme.lede, "programme-field-lede"),
        (&programme.goals, "programme-field-goals"),
    ] {
        let missing = missing_of(programme, trio);
        if !missing.is_empty() {
            all.push(t.say2(
                "programme-lacks",
                "what",
                t.say(key),
                "langs",
                missing.join(", "),
            ));
        }
    }
    all
}

/// What is agreed about the programme, with a dash for what is not written down.
fn facts(t: Speaker<'static>, programme: &Programme) -> Vec<(String, Said)> {
    let none = || Said {
        text: "—".to_owned(),
        ..Said::default()
    };
    let plain = |text: String| Said {
        text: if text.is_empty() {
            "—".to_owned()
        } else {
            text
        },
        ..Said::default()
    };
    let body = |body: &Option<programme::Body>| {
        body.as_ref()
            .map_or_else(none, |body| Said::or(t, &body.name, &body.slug))
    };
    let contract = [
        programme.contract_number.clone(),
        programme.contract_date.map(|day| date::long(t.lang(), day)),
    ];
    let contract: Vec<String> = contract.into_iter().flatten().collect();
    vec![
        (
            t.say("programme-commissioner"),
            body(&programme.commissioner),
        ),
        (t.say("programme-operator"), body(&programme.operator)),
        (t.say("programme-contract"), plain(contract.join(", "))),
        (
            t.say("programme-days"),
            plain(span(t, programme.starts, programme.ends)),
        ),
        (
            t.say("programme-field-langs"),
            plain(
                programme
                    .langs
                    .iter()
                    .map(|lang| lang.name())
                    .collect::<Vec<_>>()
                    .join(", "),
            ),
        ),
    ]
}

impl Overview {
    fn new(
        scene: &Scene,
        programme: &Programme,
        stages: &[Stage],
        history: Vec<Told>,
        today: jiff::civil::Date,
    ) -> Self {
        let t = scene.t();
        let head = Head::new(scene, programme, Part::Overview);
        let todo = |weight, title: &str, text: String, path: &str, action: &str| Todo {
            weight,
            when: String::new(),
            title: t.say(title),
            text,
            points: Vec::new(),
            href: format!("{}{path}", head.here),
            action: t.say(action),
        };
        let steps = steps(t, stages, today);
        let lacks = lacks(t, programme);
        let mut todos = Vec::new();
        if head.decides {
            if !lacks.is_empty() {
                let fill = todo(
                    Weight::Soon,
                    "programme-todo-fill",
                    String::new(),
                    "/edit",
                    "programme-edit",
                );
                todos.push(Todo {
                    points: lacks,
                    ..fill
                });
            }
            if steps.is_empty() {
                let text = t.say("programme-todo-stages-why");
                todos.push(todo(
                    Weight::Soon,
                    "programme-todo-stages",
                    text,
                    "/stages",
                    "programme-stages-edit",
                ));
            }
            let odd = programme::doubts(stages, programme.starts, programme.ends);
            if !odd.is_empty() {
                let look = todo(
                    Weight::Soon,
                    "programme-todo-doubts",
                    t.say("programme-todo-doubts-why"),
                    "/stages",
                    "programme-stages-edit",
                );
                todos.push(Todo {
                    points: odd.into_iter().map(|doubt| step::doubt(t, doubt)).collect(),
                    ..look
                });
            }
            if !head.published {
                let text = t.say("programme-draft-why");
                todos.push(todo(
                    Weight::New,
                    "programme-todo-publish",
                    text,
                    "/publish",
                    "programme-publish-check",
                ));
            }
        }
        Self {
            shell: scene.shell(head.name.text.clone()),
            t,
            todos,
            steps,
            facts: facts(t, programme),
            act: scene.href(&format!("/desk/acts/new?programme={}", programme.id)),
            history: History::new(history),
            head,
        }
    }

    /// Just made.
    pub fn sample_new(scene: &Scene) -> Self {
        let mut programme = crate::pages::programmes::invented::parts(scene).programme;
        programme.published_at = None;
        programme.commissioner = None;
        Self::new(
            scene,
            &programme,
            &[],
            Vec::new(),
            jiff::civil::date(2026, 11, 30),
        )
    }
}

impl Page for Overview {
    fn sample(scene: &Scene) -> Self {
        let parts = crate::pages::programmes::invented::parts(scene);
        Self::new(
            scene,
            &parts.programme,
            &parts.stages,
            vec![Told::sample(scene.t())],
            jiff::civil::date(2026, 11, 30),
        )
    }
}

/// `/{lang}/desk/programmes/{id}`.
pub async fn show(cx: Cx) -> Answer {
    let (programme, _) = enter(&cx).await?;
    let stages = programme::stages(cx.db(), programme.id).await?;
    let history = told::programme(&cx, &programme).await?;
    let today = zone::day(cx.now());
    Overview::new(&cx.scene, &programme, &stages, history, today).show()
}
