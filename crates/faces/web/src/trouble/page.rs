//! The page that says what went wrong, and gives back what was typed.

use askama::Template;
use keruen_office::rights::Viewer;
use keruen_people::role::Role;
use keruen_speech::Speaker;

use super::{BadForm, SECOND_FACTOR, SIGN_IN, Trouble};
use crate::form::CUT;
use crate::named;
use crate::page::Page;
use crate::samples::SAMPLES;
use crate::shell::{Scene, Shell};
use crate::turned;

/// How a form that met trouble goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// Sent once more to the same address.
    Again,
    /// Shown once more in another language: it was not to be taken.
    Turned,
    /// Shown once more at the same address, where its page stands.
    Page {
        /// It is one with a file, which does not come back.
        file: bool,
    },
}

/// What was asked, for the page that says it went wrong.
#[derive(Debug)]
pub struct Asked {
    /// What the shell needs.
    pub scene: Scene,
    /// The pattern of the path, without anybody's token; for the log.
    pub pattern: String,
    /// A change was asked for.
    pub post: bool,
    /// A program asked.
    pub api: bool,
    /// How what was typed goes on from here.
    pub on: On,
    /// What was typed.
    pub kept: Vec<(String, String)>,
}

/// The page of a trouble.
#[derive(Debug, Template)]
#[template(path = "pages/error.html")]
pub struct ErrorPage {
    shell: Shell,
    t: Speaker<'static>,
    status: u16,
    pub(super) title: String,
    text: String,
    /// What was typed, to copy by hand.
    typed: String,
    number: Option<String>,
    kept: Vec<(String, String)>,
    again: Option<String>,
    /// Where the form is shown again with what was typed.
    back: Option<String>,
    sign_in: Option<String>,
    /// Where it stands whom to ask.
    whom: Option<String>,
    /// The way back to work, for whoever has one.
    desk: Option<String>,
}

/// Where a coordinator may not, no other coordinator does: whom they can tell, if not a coordinator.
fn above(viewer: &Viewer) -> Option<&'static str> {
    let account = viewer.account.as_ref()?;
    if viewer.is_owner() {
        Some("errors-forbidden-owner")
    } else if account.programmes_as(&[Role::Coordinator]).is_empty() {
        None
    } else {
        Some("errors-forbidden-coordinator")
    }
}

/// Who may do something about it, and what did not come to be: a change, or a file asked for.
fn unwritten(trouble: &Trouble, asked: &Asked) -> Option<&'static str> {
    let owner = asked.scene.viewer.is_owner();
    let last = asked.pattern.rsplit('/').next().unwrap_or_default();
    let file = !asked.post && last.contains('.');
    match (trouble, file, owner) {
        (Trouble::Full, false, true) => Some("errors-full-owner"),
        (Trouble::Full, true, false) => Some("errors-full-file"),
        (Trouble::Full, true, true) => Some("errors-full-file-owner"),
        (Trouble::ReadOnly, false, true) => Some("errors-read-only-owner"),
        (Trouble::ReadOnly, true, false) => Some("errors-read-only-file"),
        (Trouble::ReadOnly, true, true) => Some("errors-read-only-file-owner"),
        _ => None,
    }
}

/// Whether a field carries what the page itself put there, or a choice from a list of codes.
fn carried(name: &str) -> bool {
    ["submission", "version", "lang", "step", "to", CUT].contains(&name) || name.starts_with("was_")
}

/// The pages of this address as they look, in the reader's language.
fn looks(asked: &Asked) -> Vec<String> {
    let names: Vec<&str> = crate::routes::samples_at(&asked.pattern).collect();
    let samples = SAMPLES.iter().filter(|sample| names.contains(&sample.name));
    samples
        .filter_map(|sample| sample.html(&asked.scene).ok())
        .collect()
}

/// What was typed, to copy by hand, each text under the name of its field. What people do not type (a
/// choice, a box, what goes along unseen) goes along still, but would tell them nothing here.
fn typed(asked: &Asked) -> String {
    let worth = |(name, value): &&(String, String)| !carried(name) && !value.is_empty();
    let worth: Vec<_> = asked.kept.iter().filter(worth).collect();
    let looks = if worth.is_empty() {
        Vec::new()
    } else {
        looks(asked)
    };
    let shown = worth.into_iter().filter_map(|(name, value)| {
        let entry = format!(" name=\"{name}\"");
        match looks.iter().find_map(|html| named::written(html, name)) {
            Some(label) => Some(format!("{label}:\n{value}")),
            None if looks.iter().any(|html| html.contains(&entry)) => None,
            None => Some(value.clone()),
        }
    });
    shown.collect::<Vec<_>>().join("\n\n")
}

impl ErrorPage {
    pub(super) fn new(trouble: &Trouble, asked: &Asked, number: &str) -> Self {
        let t = asked.scene.t();
        let (title, mut text) = trouble.words(t);
        if let (Trouble::Forbidden, Some(key)) = (trouble, above(&asked.scene.viewer)) {
            text = t.say(key);
        }
        if let Some(key) = unwritten(trouble, asked) {
            text = t.say(key);
        }
        let again = match trouble {
            Trouble::Busy
            | Trouble::Full
            | Trouble::ReadOnly
            | Trouble::Internal { .. }
            | Trouble::TooMany { .. }
            | Trouble::Slow => true,
            Trouble::SignIn | Trouble::SecondFactor | Trouble::ForeignForm => asked.post,
            _ => false,
        };
        let address = asked
            .scene
            .href(&format!("{}{}", asked.scene.path, asked.scene.query));
        let page = turned::to(&address);
        let here = if asked.on == On::Turned {
            page.clone()
        } else {
            address
        };
        // What is wrong with the form is put right there. A file is gone, so that to send the rest
        // once more would do another thing than was asked.
        let faulty = matches!(trouble, Trouble::BadForm(_) | Trouble::TooLarge { .. });
        let mend = match asked.on {
            On::Page { file } => faulty || (again && file),
            On::Again | On::Turned => false,
        };
        let mend = mend && asked.post && !asked.kept.is_empty();
        let back = mend.then_some(page);
        let again = again && !mend;
        let typed = if asked.post {
            typed(asked)
        } else {
            String::new()
        };
        let whole = !asked.kept.iter().any(|(name, _)| name == CUT);
        match trouble {
            Trouble::BadForm(BadForm::Broken) if mend => {
                text = t.say("errors-bad-form-broken-kept");
            }
            Trouble::TooLarge { limit } if mend => {
                let limit = keruen_speech::number::bytes(t.lang(), *limit);
                let key = if whole {
                    "errors-too-large-kept"
                } else {
                    "errors-too-large-part"
                };
                text = t.say1(key, "limit", limit);
            }
            _ if typed.is_empty() => {}
            _ => text = format!("{text} {}", t.say("errors-kept")),
        }
        let sign_in = match trouble {
            Trouble::SignIn => Some(SIGN_IN),
            Trouble::SecondFactor => Some(SECOND_FACTOR),
            _ => None,
        };
        Self {
            shell: asked.scene.shell(title.clone()).noindex(),
            t,
            status: trouble.status().as_u16(),
            title,
            text,
            typed,
            number: matches!(trouble, Trouble::Internal { .. }).then(|| number.to_owned()),
            kept: if asked.post {
                asked.kept.clone()
            } else {
                Vec::new()
            },
            again: again.then_some(here),
            back,
            whom: matches!(trouble, Trouble::Forbidden).then(|| asked.scene.href("/about")),
            desk: asked.scene.open("/desk").filter(|_| sign_in.is_none()),
            sign_in: sign_in
                .filter(|path| crate::routes::has(path))
                .map(|path| asked.scene.href(path)),
        }
    }

    fn asked(scene: &Scene, kept: &[(&str, &str)]) -> Asked {
        Asked {
            scene: scene.clone(),
            pattern: String::new(),
            post: !kept.is_empty(),
            api: false,
            on: On::Page { file: false },
            kept: kept
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        }
    }

    fn sample_of(trouble: &Trouble, scene: &Scene, kept: &[(&str, &str)]) -> Self {
        Self::new(trouble, &Self::asked(scene, kept), "K7-2F91")
    }

    /// 500 after a form: the page says which text was typed where.
    pub fn sample_internal(scene: &Scene) -> Self {
        let kept = [
            ("surname", "Үлгібаева"),
            ("given", "Сынақ"),
            ("programme", "1"),
            ("submission", "k"),
        ];
        let asked = Asked {
            pattern: "/{lang}/desk/people/new".to_owned(),
            ..Self::asked(scene, &kept)
        };
        Self::new(&Trouble::internal(""), &asked, "K7-2F91")
    }

    /// 503 after a form.
    pub fn sample_busy(scene: &Scene) -> Self {
        Self::sample_of(
            &Trouble::Busy,
            scene,
            &[("note", "Жиналысқа 12 адам келді."), ("submission", "k")],
        )
    }

    /// 400.
    pub fn sample_bad_form(scene: &Scene) -> Self {
        Self::sample_of(
            &Trouble::BadForm(BadForm::Nul),
            scene,
            &[("note", "Жиналысқа 12 адам келді.")],
        )
    }

    /// 413.
    pub fn sample_too_large(scene: &Scene) -> Self {
        Self::sample_of(&Trouble::TooLarge { limit: 1 << 20 }, scene, &[])
    }

    /// 429.
    pub fn sample_too_many(scene: &Scene) -> Self {
        Self::sample_of(&Trouble::TooMany { wait: 30 }, scene, &[])
    }

    /// 403.
    pub fn sample_forbidden(scene: &Scene) -> Self {
        Self::sample_of(&Trouble::Forbidden, scene, &[])
    }

    /// 401 after a form: the session ended while somebody was writing.
    pub fn sample_sign_in(scene: &Scene) -> Self {
        Self::sample_of(
            &Trouble::SignIn,
            scene,
            &[("note", "Жиналысқа 12 адам келді.")],
        )
    }

    /// 410.
    pub fn sample_gone(scene: &Scene) -> Self {
        Self::sample_of(&Trouble::Gone, scene, &[])
    }
}

impl Page for ErrorPage {
    fn sample(scene: &Scene) -> Self {
        Self::sample_of(&Trouble::NotFound, scene, &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::owner;
    use keruen_speech::Lang;

    #[test]
    fn a_form_without_a_page_of_its_own_has_names_too() {
        let config = crate::app::Config::new("https://keruen.example".parse().unwrap(), "/".into());
        let scene = Scene::visitor(Lang::En, "/sign-in/password", std::sync::Arc::new(config));
        let asked = Asked {
            pattern: "/{lang}/sign-in/password".to_owned(),
            ..ErrorPage::asked(&scene, &[("email", "ulgi@ngo.example")])
        };
        let typed = ErrorPage::new(&Trouble::TooMany { wait: 30 }, &asked, "").typed;
        let (name, text) = typed.split_once(":\n").expect("under its name");
        assert!(!name.is_empty() && text == "ulgi@ngo.example", "{typed}");
    }

    #[test]
    fn owners_are_told_what_to_do_and_a_file_is_no_change() {
        let config = crate::app::Config::new("https://keruen.example".parse().unwrap(), "/".into());
        let mut scene = Scene::visitor(Lang::En, "/desk", std::sync::Arc::new(config));
        let text = |scene: &Scene, trouble: &Trouble, post: bool, pattern: &str| {
            let asked = Asked {
                pattern: pattern.to_owned(),
                post,
                ..ErrorPage::asked(scene, &[])
            };
            ErrorPage::new(trouble, &asked, "").text
        };
        let (form, file) = ("/{lang}/desk/people/new", "/{lang}/desk/people/export.xlsx");
        for trouble in [Trouble::Full, Trouble::ReadOnly] {
            let said = text(&scene, &trouble, true, form);
            assert!(
                said.contains("change is not saved. Tell the owner"),
                "{said}"
            );
            let said = text(&scene, &trouble, false, file);
            assert!(said.contains("file was not made. Tell the owner"), "{said}");
        }
        scene.viewer = owner();
        for trouble in [Trouble::Full, Trouble::ReadOnly] {
            let said = text(&scene, &trouble, true, form);
            assert!(
                said.contains("change is not saved") && said.contains("disk"),
                "{said}"
            );
            let said = text(&scene, &trouble, false, file);
            assert!(
                said.contains("file was not made") && said.contains("disk"),
                "{said}"
            );
            assert!(!said.contains("Tell the owner"), "{said}");
        }
    }

    #[test]
    fn the_text_stands_under_the_names_of_its_fields() {
        let config = crate::app::Config::new("https://keruen.example".parse().unwrap(), "/".into());
        let scene = Scene::visitor(Lang::En, "/desk/people/new", std::sync::Arc::new(config));
        let page = ErrorPage::sample_internal(&scene);
        // The programme was chosen, not written; it goes along unseen.
        assert_eq!(page.typed, "Surname:\nҮлгібаева\n\nGiven name:\nСынақ");
        assert!(page.kept.iter().any(|(name, _)| name == "programme"));
        assert!(page.text.ends_with("still on this page."));
        let bare = ErrorPage::sample_of(&Trouble::Busy, &scene, &[("submission", "k")]);
        assert!(
            !bare.text.contains("still on this page"),
            "nothing was written"
        );
    }
}
