//! The page that says what went wrong, and gives back what was typed.

use askama::Template;
use keruen_office::rights::Viewer;
use keruen_people::role::Role;
use keruen_speech::Speaker;

use super::{BadForm, SECOND_FACTOR, SIGN_IN, Trouble};
use crate::page::Page;
use crate::shell::{Scene, Shell};

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
    number: Option<String>,
    kept: Vec<(String, String)>,
    again: Option<String>,
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

/// Whether a field carries what the page itself put there, or a choice from a list of codes.
fn carried(name: &str) -> bool {
    ["submission", "version", "lang", "step", "to"].contains(&name) || name.starts_with("was_")
}

impl ErrorPage {
    pub(super) fn new(trouble: &Trouble, asked: &Asked, number: &str) -> Self {
        let t = asked.scene.t();
        let (title, mut text) = trouble.words(t);
        if let (Trouble::Forbidden, Some(key)) = (trouble, above(&asked.scene.viewer)) {
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
        let here = asked
            .scene
            .href(&format!("{}{}", asked.scene.path, asked.scene.query));
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
            number: matches!(trouble, Trouble::Internal { .. }).then(|| number.to_owned()),
            kept: if asked.post {
                asked.kept.clone()
            } else {
                Vec::new()
            },
            again: again.then_some(here),
            whom: matches!(trouble, Trouble::Forbidden).then(|| asked.scene.href("/about")),
            desk: asked.scene.open("/desk").filter(|_| sign_in.is_none()),
            sign_in: sign_in
                .filter(|path| crate::routes::has(path))
                .map(|path| asked.scene.href(path)),
        }
    }

    /// What was typed, to copy by hand.
    fn typed(&self) -> String {
        let worth = self
            .kept
            .iter()
            .filter(|(name, value)| !carried(name) && !value.is_empty());
        worth
            .map(|(_, value)| value.as_str())
            .collect::<Vec<_>>()
            .join("\n\n")
    }

    fn sample_of(trouble: &Trouble, scene: &Scene, kept: &[(&str, &str)]) -> Self {
        let asked = Asked {
            scene: scene.clone(),
            pattern: String::new(),
            post: !kept.is_empty(),
            api: false,
            kept: kept
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        };
        Self::new(trouble, &asked, "K7-2F91")
    }

    /// 500 after a form.
    pub fn sample_internal(scene: &Scene) -> Self {
        let kept = [
            ("note", "Жиналысқа 12 адам келді."),
            ("submission", "k"),
            ("lang", "kk"),
        ];
        Self::sample_of(&Trouble::internal(""), scene, &kept)
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
