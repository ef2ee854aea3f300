//! Every page with invented data: for the browser tests, for translators, for whoever asks how a
//! page looks. Answers in the demonstration and in tests only.

use askama::Template;
use keruen_speech::{Lang, Speaker};

use crate::cx::Cx;
use crate::page::{Answer, Page};
use crate::pages::{
    account, accounts, acts, api, calendar, demo, home, import, messages, more, news, orgs, people,
    programmes, search, site, territories, texts, today,
};
use crate::parts::{Choice, Crumb, Pager, Tab, Todo, Weight};
use crate::shell::{Reader, Scene, Shell};
use crate::table;
use crate::trouble::{ErrorPage, Trouble};
use crate::{Form, named, wording};

/// A page as a sample.
#[derive(Clone, Copy)]
pub struct Sample {
    /// Its name in addresses and in the table of routes.
    pub name: &'static str,
    /// Where the page lives, so that navigation looks as there.
    pub place: &'static str,
    /// Whether the reader is signed in.
    pub signed_in: bool,
    /// Draws it.
    pub draw: fn(&Scene) -> askama::Result<String>,
}

impl std::fmt::Debug for Sample {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} at {}", self.name, self.place)
    }
}

/// A sample of a public page.
pub const fn public(
    name: &'static str,
    place: &'static str,
    draw: fn(&Scene) -> askama::Result<String>,
) -> Sample {
    Sample {
        name,
        place,
        signed_in: false,
        draw,
    }
}

/// A sample of a page for whoever is signed in.
pub const fn desk(
    name: &'static str,
    place: &'static str,
    draw: fn(&Scene) -> askama::Result<String>,
) -> Sample {
    Sample {
        name,
        place,
        signed_in: true,
        draw,
    }
}

/// All samples.
pub const SAMPLES: &[Sample] = &table::joined::<Sample, { table::rows(PARTS) }>(PARTS);

/// The parts of the list; an area keeps its own beside its pages.
const PARTS: &[&[Sample]] = &[
    SHELL,
    demo::SAMPLES,
    account::samples::SAMPLES,
    accounts::samples::SAMPLES,
    people::samples::SAMPLES,
    import::samples::SAMPLES,
    orgs::samples::SAMPLES,
    territories::samples::SAMPLES,
    api::about::SAMPLES,
    today::samples::SAMPLES,
    messages::samples::SAMPLES,
    site::samples::SAMPLES,
    calendar::samples::SAMPLES,
    acts::samples::SAMPLES,
    news::samples::SAMPLES,
    programmes::samples::SAMPLES,
    search::samples::SAMPLES,
];

/// What stands around everything else.
const SHELL: &[Sample] = &[
    public("home", "/", |s| home::Home::sample(s).render()),
    public("home-empty", "/", |s| home::Home::sample_empty(s).render()),
    public("about", "/about", |s| texts::About::sample(s).render()),
    public("accessibility", "/accessibility", |s| {
        texts::Accessibility::sample(s).render()
    }),
    public("your-data", "/your-data", |s| {
        texts::YourData::sample(s).render()
    }),
    desk("more", "/desk/more", |s| more::More::sample(s).render()),
    public("samples", "/samples", |s| Index::sample(s).render()),
    desk("parts", "/desk/people", |s| Parts::sample(s).render()),
    public("error-404", "/nowhere", |s| ErrorPage::sample(s).render()),
    public("error-500", "/nowhere", |s| {
        ErrorPage::sample_internal(s).render()
    }),
    public("error-503", "/nowhere", |s| {
        ErrorPage::sample_busy(s).render()
    }),
    public("error-400", "/nowhere", |s| {
        ErrorPage::sample_bad_form(s).render()
    }),
    public("error-413", "/nowhere", |s| {
        ErrorPage::sample_too_large(s).render()
    }),
    public("error-429", "/nowhere", |s| {
        ErrorPage::sample_too_many(s).render()
    }),
    public("error-403", "/nowhere", |s| {
        ErrorPage::sample_forbidden(s).render()
    }),
    public("error-401", "/nowhere", |s| {
        ErrorPage::sample_sign_in(s).render()
    }),
    public("error-410", "/nowhere", |s| {
        ErrorPage::sample_gone(s).render()
    }),
];

impl Sample {
    /// Draws the sample as if it stood where its page lives.
    pub fn html(&self, scene: &Scene) -> askama::Result<String> {
        let mut scene = scene.at(self.place);
        scene.viewer = keruen_office::rights::Viewer::VISITOR;
        scene.reader = None;
        if self.signed_in {
            scene.viewer = owner();
            let name = match scene.lang {
                Lang::Kk => "Сейітова Айгерім",
                Lang::Ru => "Сейтова Айгерим",
                Lang::En => "Seitova Aigerim",
            };
            scene.reader = Some(Reader {
                name: name.to_owned(),
                initials: crate::shell::initials(name),
                theme: None,
            });
        }
        (self.draw)(&scene).map(named::faults)
    }
}

/// An invented owner, who sees every place.
pub(crate) fn owner() -> keruen_office::rights::Viewer {
    use keruen_office::rights::{SignedIn, Viewer};
    use keruen_office::sign_in::SessionState;
    let account = SignedIn {
        id: 1,
        session: 1,
        person: None,
        state: SessionState::Full,
        site: vec![keruen_people::role::Role::Owner],
        programmes: Vec::new(),
    };
    Viewer {
        account: Some(account),
    }
}

/// The list of all samples.
#[derive(Debug, Template)]
#[template(path = "pages/samples.html")]
pub struct Index {
    shell: Shell,
    t: Speaker<'static>,
    samples: &'static [Sample],
}

impl Index {
    fn new(scene: &Scene) -> Self {
        let t = scene.t();
        Self {
            shell: scene.shell(t.say("shell-samples")).noindex(),
            t,
            samples: SAMPLES,
        }
    }
}

impl Page for Index {
    fn sample(scene: &Scene) -> Self {
        Self::new(scene)
    }
}

/// Every part of a page once.
#[derive(Debug, Template)]
#[template(path = "pages/parts.html")]
pub struct Parts {
    shell: Shell,
    t: Speaker<'static>,
    form: Form,
    choices: Vec<Choice>,
    crumbs: Vec<Crumb>,
    tabs: Vec<Tab>,
    pager: Pager,
    todos: Vec<Todo>,
    pairs: Vec<(String, String)>,
}

impl Page for Parts {
    fn sample(scene: &Scene) -> Self {
        let t = scene.t();
        let mut form = Form::blank(t, "sample".into())
            .with("note", "Заңдарды білгім ке")
            .with("kind", "2");
        form.refuse("name", t.say("errors-need"));
        form.refuse("agree", t.say("errors-choose"));
        let choice = |value: &str, key: &str| Choice::new(value, t.say(key));
        let query = Form::blank(t, String::new())
            .with("q", "сейт")
            .with("page", "2");
        let tab = |key: &str, count: usize, current| Tab {
            href: scene.href("/samples/parts"),
            label: t.say(key),
            count: Some(count.to_string()),
            current,
        };
        let todo = |weight, when: &str| Todo {
            weight,
            when: t.say(when),
            title: t.say("shell-samples-todo"),
            text: t.say("shell-samples-todo-why"),
            points: Vec::new(),
            href: scene.href("/samples/parts"),
            action: t.say("shell-find"),
        };
        Self {
            shell: scene.shell(t.say("shell-samples-parts")).faulty(true),
            t,
            form,
            choices: vec![
                choice("1", "shell-people"),
                choice("2", "shell-organisations"),
            ],
            crumbs: vec![
                Crumb::link(scene.href("/samples"), t.say("shell-samples")),
                Crumb::here("5"),
            ],
            tabs: vec![
                tab("shell-people", 6, true),
                tab("shell-organisations", 3, false),
            ],
            pager: Pager::new(scene.href("/samples/parts"), query, 120, 50),
            todos: vec![
                todo(Weight::Late, "shell-samples-late"),
                todo(Weight::Soon, "shell-samples-soon"),
            ],
            pairs: vec![(t.say("shell-language"), scene.lang.name().to_owned())],
        }
    }
}

/// `/{lang}/samples`.
pub async fn index(cx: Cx) -> Answer {
    switched_on(&cx)?;
    Index::new(&cx.scene).show()
}

/// `/{lang}/samples/{name}`.
pub async fn show(cx: Cx) -> Answer {
    switched_on(&cx)?;
    let name: String = cx.param("name")?;
    let sample = SAMPLES
        .iter()
        .find(|sample| sample.name == name)
        .ok_or(Trouble::NotFound)?;
    let html = sample.html(&cx.scene).map_err(Trouble::internal)?;
    Ok(crate::page::bytes(
        axum::http::StatusCode::OK,
        crate::page::HTML,
        html,
    ))
}

fn switched_on(cx: &Cx) -> Result<(), Trouble> {
    if cx.app.config().samples {
        Ok(())
    } else {
        Err(Trouble::NotFound)
    }
}

/// A scene for drawing samples without a request.
pub fn scene(lang: Lang, name: &str, config: &std::sync::Arc<crate::Config>) -> Scene {
    let _ = wording::speaker(lang);
    Scene::visitor(
        lang,
        &format!("/samples/{name}"),
        std::sync::Arc::clone(config),
    )
}
