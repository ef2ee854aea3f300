//! The standing texts: what this site is, how accessible it is, what it keeps about people.

use askama::Template;
use keruen_office::site::{self, SiteForm};
use keruen_people::contact::ContactValue;
use keruen_post::by_hand::tel_link;
use keruen_speech::Speaker;

use crate::cx::Cx;
use crate::page::{Answer, Page};
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;

/// Whom a reader can ask, as the owner wrote it down.
#[derive(Debug)]
pub struct Contact {
    /// Their name; may be empty.
    pub name: String,
    /// Their address; may be empty.
    pub email: String,
    /// As it is shown and as it is dialled.
    pub phone: Option<(String, String)>,
}

impl Contact {
    /// None while the owner has written nothing down.
    fn of(site: SiteForm) -> Option<Self> {
        let phone = site
            .contact_phone
            .map(|kept| (ContactValue::phone_shown(&kept), tel_link(&kept)));
        let told = Self {
            name: site.contact_name.unwrap_or_default(),
            email: site.contact_email.unwrap_or_default(),
            phone,
        };
        let empty = told.name.is_empty() && told.email.is_empty() && told.phone.is_none();
        (!empty).then_some(told)
    }

    /// As it stands now.
    pub async fn load(cx: &Cx) -> Result<Option<Self>, Trouble> {
        Ok(Self::of(site::load(cx.db()).await?.content))
    }

    /// Somebody for samples.
    pub fn invented() -> Option<Self> {
        Self::of(SiteForm {
            contact_name: Some("Сейітова Айгерім".to_owned()), // words: an invented person
            contact_email: Some("ulgi@ngo.example".to_owned()),
            contact_phone: Some("+77000000031".to_owned()),
            ..SiteForm::default()
        })
    }
}

fn about_lede(scene: &Scene) -> String {
    scene.about("shell-about-lede")
}

fn accessibility_lede(scene: &Scene) -> String {
    scene.t().say("shell-accessibility-lede")
}

fn your_data_lede(scene: &Scene) -> String {
    scene.t().say("shell-your-data-lede")
}

macro_rules! standing {
    ($(#[$doc:meta])* $page:ident, $handler:ident, $template:literal, $title:literal, $lede:path) => {
        $(#[$doc])*
        #[derive(Debug, Template)]
        #[template(path = $template)]
        pub struct $page {
            shell: Shell,
            t: Speaker<'static>,
            contact: Option<Contact>,
        }

        impl $page {
            fn new(scene: &Scene, contact: Option<Contact>) -> Self {
                let t = scene.t();
                Self { shell: scene.shell(t.say($title)).about($lede(scene)), t, contact }
            }
        }

        impl Page for $page {
            fn sample(scene: &Scene) -> Self {
                Self::new(scene, Contact::invented())
            }
        }

        $(#[$doc])*
        pub async fn $handler(cx: Cx) -> Answer {
            let contact = Contact::load(&cx).await?;
            $page::new(&cx.scene, contact).show()
        }
    };
}

standing!(
    /// What this site is.
    About, about, "pages/about.html", "shell-about", about_lede
);
standing!(
    /// How accessible it is, and whom to tell when it is not.
    Accessibility, accessibility, "pages/accessibility.html", "shell-accessibility", accessibility_lede
);
standing!(
    /// What it keeps about people, and what they can ask for.
    YourData, your_data, "pages/your-data.html", "shell-your-data", your_data_lede
);
