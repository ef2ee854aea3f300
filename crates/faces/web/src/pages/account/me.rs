//! One's own page: who one is here, language and look, password, second key, devices, roles.

use askama::Template;
use keruen_office::account::{self, Account, Theme, address};
use keruen_office::programme;
use keruen_office::sign_in::{password, recovery, second_factor, session};
use keruen_people::contact::ContactValue;
use keruen_people::role::Role;
use keruen_speech::{Lang, Speaker};

use super::present::Asked;
use super::{about, preferences, roles};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::Form;
use crate::page::{Answer, Page};
use crate::parts::Choice;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// The page.
#[derive(Debug, Template)]
#[template(path = "account/me.html")]
pub struct Me {
    shell: Shell,
    t: Speaker<'static>,
    known: Known,
    form: Form,
    langs: Vec<Choice>,
    themes: Vec<Choice>,
}

/// What is known of the account.
#[derive(Debug)]
struct Known {
    name: String,
    about: Vec<(String, String)>,
    /// A new address that waits for its link to be pressed.
    waiting: Option<address::Waiting>,
    roles: Vec<roles::Line>,
    has_password: bool,
    /// A link reaches the account by mail, whenever its owner asks for one.
    link_comes: bool,
    /// What a change of password or address asks for first.
    asked: Asked,
    /// Whether a second key is set up, and how many recovery codes are left.
    codes: Option<i64>,
    devices: Vec<Device>,
    /// Whether the morning letter comes.
    morning: bool,
}

/// A session as the list shows it.
#[derive(Debug)]
struct Device {
    id: i64,
    label: String,
    when: String,
    current: bool,
}

/// The moment that the sample speaks of: 23 November 2026, 14:05.
const SEEN: jiff::Timestamp = jiff::Timestamp::constant(1_795_424_700, 0);

impl Me {
    fn new(scene: &Scene, known: Known, form: Form) -> Self {
        let t = scene.t();
        // keys: account-theme-*
        let theme = |theme: Theme| {
            Choice::new(
                theme.code(),
                t.say(&format!("account-theme-{}", theme.code())),
            )
        };
        Self {
            shell: scene.shell(known.name.clone()).faulty(form.has_errors()),
            t,
            known,
            form,
            langs: Lang::ALL
                .map(|lang| Choice::new(lang.code(), lang.name()))
                .into(),
            themes: Theme::ALL.map(theme).into(),
        }
    }

    fn others(&self) -> bool {
        self.known.devices.iter().any(|device| !device.current)
    }

    fn sample_of(scene: &Scene, form: Form) -> Self {
        let t = scene.t();
        let device = |id, label: &str, current| Device {
            id,
            label: label.to_owned(),
            when: t.say1(
                "account-device-seen",
                "when",
                zone::moment(scene.lang, SEEN),
            ),
            current,
        };
        let known = Known {
            name: "Сейітова Айгерім".into(),
            about: vec![
                (t.say("account-mail"), "aigerim@example.kz".into()),
                (t.say("account-phone"), "+7 700 000 00 31".into()),
            ],
            waiting: None,
            roles: vec![
                roles::Line::site(t, Role::Owner),
                roles::Line {
                    role: t.say("account-role-trainer"),
                    place: t.say1("shell-samples-programme", "n", 3),
                },
            ],
            has_password: true,
            link_comes: true,
            asked: Asked::Code,
            codes: Some(9),
            morning: true,
            devices: vec![
                device(1, "Chrome · Android", true),
                device(2, "Firefox · Windows", false),
            ],
        };
        Self::new(
            scene,
            known,
            form.with("name", "Сейітова Айгерім")
                .with("phone", "+7 700 000 00 31")
                .with("lang", scene.lang.code())
                .with("theme", "device")
                .with("morning", "1"),
        )
    }

    /// Just after the password was set.
    pub fn sample_done(scene: &Scene) -> Self {
        Self::sample_of(
            &scene.after(Done::Password),
            Form::blank(scene.t(), "sample".into()),
        )
    }

    /// A new address waits for its link.
    pub fn sample_waiting(scene: &Scene) -> Self {
        let form = Form::blank(scene.t(), "sample".into());
        let mut page = Self::sample_of(&scene.after(Done::EmailAsked), form);
        page.known.waiting = Some(address::Waiting {
            email: "aigerim.zhana@example.kz".into(),
            over: false,
        });
        page
    }

    /// With a name left out and an address that is none, after an older wish ran out.
    pub fn sample_about(scene: &Scene) -> Self {
        let t = scene.t();
        let mut form = Form::blank(t, "sample".into())
            .with("name", "")
            .with("new_email", "aigerim.example");
        form.refuse("name", t.say("errors-need"));
        form.refuse("new_email", t.say("errors-email"));
        let mut page = Self::sample_of(scene, form);
        page.known.waiting = Some(address::Waiting {
            email: "aigerim.zhana@example.kz".into(),
            over: true,
        });
        page
    }

    /// With a password that is too easy.
    pub fn sample_wrong(scene: &Scene) -> Self {
        let mut form = Form::blank(scene.t(), "sample".into());
        form.refuse("password", scene.t().say("errors-guessable"));
        let mut page = Self::sample_of(scene, form);
        page.known.codes = None;
        page.known.asked = Asked::Password;
        page
    }

    /// Somebody new, without roles, password or a second key.
    pub fn sample_empty(scene: &Scene) -> Self {
        let mut page = Self::sample_of(scene, Form::blank(scene.t(), "sample".into()));
        page.known.roles.clear();
        page.known.devices.truncate(1);
        page.known.has_password = false;
        page.known.link_comes = false;
        page.known.asked = Asked::Nothing;
        page.known.codes = None;
        page
    }
}

impl Page for Me {
    fn sample(scene: &Scene) -> Self {
        Self::sample_of(scene, Form::blank(scene.t(), "sample".into()))
    }
}

/// `GET /{lang}/me`.
pub async fn show(cx: Cx) -> Answer {
    page(&cx, cx.blank()).await
}

/// The page around a form that was refused, or a blank one.
pub async fn page(cx: &Cx, form: Form) -> Answer {
    let id = cx.account()?.id;
    let account = account::by_id(cx.db(), id).await?;
    let known = known(cx, &account).await?;
    let form = preferences::filled(form, &account, known.morning);
    Me::new(&cx.scene, known, form.clone()).show_with(&form)
}

async fn known(cx: &Cx, account: &Account) -> Result<Known, Trouble> {
    let (t, lang) = (cx.t, cx.lang);
    let signed_in = cx.account()?;
    let programmes = programme::list(cx.db(), &cx.viewer).await?;
    let held = account::held(cx.db(), Some(account.id)).await?;
    let devices = session::devices(cx.db(), account.id, cx.now()).await?;
    let codes = if second_factor::is_set(cx.db(), account.id).await? {
        Some(recovery::left(cx.db(), account.id).await?.unwrap_or(0))
    } else {
        None
    };
    let about = [
        ("account-mail", account.email.clone()),
        (
            "account-phone",
            account.phone.as_deref().map(ContactValue::phone_shown),
        ),
    ];
    Ok(Known {
        name: account.name.clone(),
        about: about
            .into_iter()
            .map(|(key, value)| (t.say(key), value.unwrap_or_else(|| t.say("account-none"))))
            .collect(),
        waiting: address::waiting(cx.db(), account.id, cx.now()).await?,
        roles: held
            .iter()
            .map(|held| roles::Line::of(t, held, &programmes))
            .collect(),
        link_comes: cx.app.config().mail && account.email.is_some(),
        has_password: password::stored(cx.db(), account.id).await?.is_some(),
        asked: Asked::of(cx).await?,
        morning: preferences::morning(cx, account.id).await?,
        codes,
        devices: devices
            .into_iter()
            .map(|device| Device {
                id: device.id,
                label: if device.label.is_empty() {
                    t.say("account-device-unknown")
                } else {
                    device.label
                },
                when: t.say1(
                    "account-device-seen",
                    "when",
                    zone::moment(lang, device.seen_at),
                ),
                current: device.id == signed_in.session,
            })
            .collect(),
    })
}
