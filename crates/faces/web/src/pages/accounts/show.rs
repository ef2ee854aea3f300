//! One account: how the person signs in, what they may, and what can be done about it.

use askama::Template;
use keruen_office::account::{self, Account};
use keruen_office::programme;
use keruen_office::sign_in::{password, second_factor, session};
use keruen_people::contact::ContactValue;
use keruen_people::role::Role;
use keruen_speech::{Speaker, date};

use super::edit::Offer;
use super::list::{HERE, crumbs};
use super::person;
use crate::cx::Cx;
use crate::done::Done;
use crate::form::Form;
use crate::page::{Answer, Page};
use crate::pages::account::roles;
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::zone;

/// The page.
#[derive(Debug, Template)]
#[template(path = "accounts/show.html")]
pub struct Show {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    here: String,
    form: Form,
    about: Vec<(String, String)>,
    person: Option<(String, String)>,
    held: Vec<Line>,
    offer: Offer,
    locked: bool,
    own: bool,
}

/// The moment that the sample speaks of: 23 November 2026.
const SEEN: jiff::Timestamp = jiff::Timestamp::constant(1_795_424_700, 0);

/// A role with the number of its grant.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    grant: i64,
    role: roles::Line,
    since: String,
}

/// The account as the page tells it.
struct Told<'a> {
    id: i64,
    name: &'a str,
    about: Vec<(String, String)>,
    person: Option<(i64, String)>,
    held: Vec<Line>,
    locked: bool,
    own: bool,
}

impl Show {
    fn new(scene: &Scene, told: Told<'_>, offer: Offer, form: Form) -> Self {
        let t = scene.t();
        Self {
            shell: scene.shell(told.name).faulty(form.has_errors()),
            t,
            crumbs: crumbs(scene, Some(told.name)),
            here: scene.href(&format!("{HERE}/{}", told.id)),
            form,
            about: told.about,
            person: told
                .person
                .map(|(id, name)| (scene.href(&format!("/desk/people/{id}")), name)),
            held: told.held,
            offer,
            locked: told.locked,
            own: told.own,
        }
    }

    fn sample_of(scene: &Scene, held: Vec<Line>, locked: bool, form: Form) -> Self {
        let t = scene.t();
        let told = Told {
            id: 1,
            name: "Төлегенов Нұрлыбек",
            about: vec![
                (t.say("account-mail"), "nurlybek@example.kz".into()),
                (
                    t.say("account-phone"),
                    ContactValue::phone_shown("+77000000026"),
                ),
                (t.say("account-lang"), "Қазақша".into()),
                (t.say("account-factor"), t.say("accounts-yes")),
            ],
            person: Some((5, "Төлегенов Нұрлыбек".into())),
            held,
            locked,
            own: false,
        };
        Self::new(scene, told, Offer::sample(t), form)
    }

    /// A new account without roles.
    pub fn sample_new(scene: &Scene) -> Self {
        Self::sample_of(
            &scene.after(Done::Account),
            Vec::new(),
            false,
            Form::blank(scene.t(), "sample".into()),
        )
    }

    /// A locked account, and a role without its programme.
    pub fn sample_wrong(scene: &Scene) -> Self {
        let mut form = Form::blank(scene.t(), "sample".into()).with("role", "clerk");
        form.refuse("programme", scene.t().say("accounts-role-programme-needed"));
        Self::sample_of(scene, Vec::new(), true, form)
    }
}

impl Page for Show {
    fn sample(scene: &Scene) -> Self {
        let t = scene.t();
        let place = t.say1("shell-samples-programme", "n", 3);
        let line = |grant, role: Role| Line {
            grant,
            role: roles::Line {
                role: roles::name(t, role),
                place: place.clone(),
            },
            since: date::long(scene.lang, zone::day(SEEN)),
        };
        let held = vec![line(1, Role::Coordinator), line(2, Role::Trainer)];
        Self::sample_of(scene, held, false, Form::blank(t, "sample".into()))
    }
}

/// `GET /{lang}/desk/site/accounts/{id}`.
pub async fn show(cx: Cx) -> Answer {
    let account = account::by_id(cx.db(), cx.param("id")?).await?;
    page(&cx, &account, cx.blank()).await
}

/// The page around a form that was refused, or a blank one.
pub async fn page(cx: &Cx, account: &Account, form: Form) -> Answer {
    let t = cx.t;
    let programmes = programme::list(cx.db(), &cx.viewer).await?;
    let yes = |yes: bool| t.say(if yes { "accounts-yes" } else { "accounts-no" });
    let devices = session::devices(cx.db(), account.id, cx.now()).await?;
    let seen = devices.first().map_or_else(
        || t.say("accounts-seen-never"),
        |d| zone::moment(cx.lang, d.seen_at),
    );
    let none = || t.say("account-none");
    let about = vec![
        (
            t.say("account-mail"),
            account.email.clone().unwrap_or_else(none),
        ),
        (
            t.say("account-phone"),
            account
                .phone
                .as_deref()
                .map_or_else(none, ContactValue::phone_shown),
        ),
        (t.say("account-lang"), account.lang.name().to_owned()),
        (
            t.say("account-password"),
            yes(password::stored(cx.db(), account.id).await?.is_some()),
        ),
        (
            t.say("account-factor"),
            yes(second_factor::is_set(cx.db(), account.id).await?),
        ),
        (t.say("accounts-seen"), seen),
    ];
    let person = match account.person {
        Some(id) => person::name(cx, id).await?.map(|name| (id, name)),
        None => None,
    };
    let held = account::held(cx.db(), Some(account.id)).await?;
    let told = Told {
        id: account.id,
        name: &account.name,
        about,
        person,
        held: held
            .iter()
            .map(|held| Line {
                grant: held.id,
                role: roles::Line::of(t, held, &programmes),
                since: date::long(cx.lang, zone::day(held.since)),
            })
            .collect(),
        locked: account.locked,
        own: cx.account()?.id == account.id,
    };
    Show::new(&cx.scene, told, Offer::new(t, &programmes), form.clone()).show_with(&form)
}
