//! A new account, and one whose name or addresses change.

use askama::Template;
use keruen_office::account::{self, Account, AccountForm, Grant, Scope};
use keruen_office::error::{OfficeError, Refusal};
use keruen_office::programme::{self, Listed};
use keruen_people::contact::ContactValue;
use keruen_people::role::Role;
use keruen_speech::{Lang, Speaker};

use super::list::{HERE, crumbs};
use super::{person, stale};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::{Form, Need};
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::pages::account::roles;
use crate::parts::{Choice, Crumb};
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;

/// The page.
#[derive(Debug, Template)]
#[template(path = "accounts/edit.html")]
pub struct Edit {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    action: String,
    back: String,
    form: Form,
    langs: Vec<Choice>,
    persons: Vec<Choice>,
    /// For a new account: the roles, and the programmes they may be in.
    offer: Option<Offer>,
}

/// Roles and programmes to choose from.
#[derive(Debug, Clone)]
pub struct Offer {
    /// All roles.
    pub roles: Vec<Choice>,
    /// All programmes.
    pub programmes: Vec<Choice>,
}

impl Offer {
    /// All roles, and these programmes.
    pub fn new(t: Speaker<'_>, programmes: &[Listed]) -> Self {
        Self {
            roles: Role::ALL
                .map(|role| Choice::new(role.code(), roles::name(t, role)))
                .into(),
            programmes: programmes
                .iter()
                .map(|programme| Choice::new(programme.id.to_string(), roles::title(t, programme)))
                .collect(),
        }
    }

    /// With two invented programmes.
    pub fn sample(t: Speaker<'_>) -> Self {
        let programme =
            |n: i64| Choice::new(n.to_string(), t.say1("shell-samples-programme", "n", n));
        Self {
            programmes: vec![programme(1), programme(2)],
            ..Self::new(t, &[])
        }
    }
}

impl Edit {
    /// Names of the values that stood there when the form was opened.
    fn was() -> Vec<String> {
        let name = |(field, _): &(&str, &str)| format!("was_{field}");
        stale::FIELDS.iter().map(name).collect()
    }

    fn new(
        scene: &Scene,
        whom: Option<(i64, &str)>,
        form: Form,
        persons: Vec<Choice>,
        offer: Option<Offer>,
    ) -> Self {
        let t = scene.t();
        let title = if whom.is_some() {
            t.say("accounts-edit-title")
        } else {
            t.say("accounts-new")
        };
        let list = scene.href(HERE);
        let mut steps = crumbs(scene, Some(&title));
        let (action, back) = if let Some((id, name)) = whom {
            let here = format!("{list}/{id}");
            steps.insert(steps.len() - 1, Crumb::link(here.clone(), name));
            (format!("{here}/edit"), here)
        } else {
            (format!("{list}/new"), list)
        };
        Self {
            shell: scene.shell(title).form(&form),
            t,
            crumbs: steps,
            action,
            back,
            form,
            langs: Lang::ALL
                .map(|lang| Choice::new(lang.code(), lang.name()))
                .into(),
            persons,
            offer,
        }
    }

    /// A new account.
    pub fn sample_new(scene: &Scene) -> Self {
        let form = Form::blank(scene.t(), "sample".into()).with("lang", "kk");
        Self::new(
            scene,
            None,
            form,
            Vec::new(),
            Some(Offer::sample(scene.t())),
        )
    }

    /// A new account with what was wrong, and two persons to choose from.
    pub fn sample_wrong(scene: &Scene) -> Self {
        let t = scene.t();
        let mut form = Form::blank(t, "sample".into())
            .with("email", "dana.example")
            .with("person_name", "Сейіт")
            .with("lang", "kk")
            .with("role", "trainer");
        form.refuse("name", t.say("errors-need"));
        form.refuse("email", t.say("errors-email"));
        form.refuse("person", t.say("accounts-person-several"));
        form.refuse("programme", t.say("accounts-role-programme-needed"));
        let persons = vec![
            Choice::new("1", "Сейітов Дәурен, Ақтау"),
            Choice::new("2", "Сейітова Айгерім, Бейнеу"),
        ];
        Self::new(scene, None, form, persons, Some(Offer::sample(t)))
    }
}

impl Page for Edit {
    fn sample(scene: &Scene) -> Self {
        let form = Form::blank(scene.t(), "sample".into())
            .with("name", "Сейітова Айгерім")
            .with("email", "aigerim@example.kz")
            .with("phone", ContactValue::phone_shown("+77000000031"))
            .with("person_name", "Сейітова Айгерім")
            .with("lang", "kk");
        Self::new(scene, Some((1, "Сейітова Айгерім")), form, Vec::new(), None)
    }
}

/// `GET /{lang}/desk/site/accounts/new`.
pub async fn blank(cx: Cx) -> Answer {
    let programmes = programme::list(cx.db(), &cx.viewer).await?;
    let form = cx.blank().with("lang", cx.lang.code());
    Edit::new(
        &cx.scene,
        None,
        form,
        Vec::new(),
        Some(Offer::new(cx.t, &programmes)),
    )
    .show()
}

/// The role chosen in a form, if one was; a role in a programme names it.
pub fn grant_of(form: &mut Form) -> Option<Grant> {
    let t = form.speaker();
    let role = form.choice("role", Need::May, |code| code.parse::<Role>().ok())?;
    let programme = form.choice("programme", Need::May, |id| id.parse::<i64>().ok());
    let scope = match (role, programme) {
        (Role::Owner, _) => Scope::Site,
        (_, Some(id)) => Scope::Programme(id),
        (_, None) => {
            form.refuse("programme", t.say("accounts-role-programme-needed"));
            return None;
        }
    };
    Grant::new(role, scope).ok()
}

/// `POST /{lang}/desk/site/accounts/new`.
pub async fn create(cx: Cx) -> Answer {
    let (mut form, persons) = person::resolve(&cx, cx.form()).await?;
    let grant = grant_of(&mut form);
    let read = AccountForm::read(&form);
    if let Err(faults) = &read {
        form.refuse_office(faults);
    }
    if let (Ok(read), false) = (&read, form.has_errors()) {
        let mut act = match begin(&cx, &form).await? {
            Begun::First(act) => act,
            Begun::Again(to) => return see_other(&to),
        };
        match account::create(&mut act.tx, read).await {
            Ok(id) => {
                if let Some(grant) = grant {
                    account::grant(&mut act.tx, id, grant).await?;
                }
                return act
                    .done(&Done::Account.at(&cx.href(&format!("{HERE}/{id}"))))
                    .await;
            }
            Err(error) => taken(&mut form, error)?,
        }
    }
    let programmes = programme::list(cx.db(), &cx.viewer).await?;
    Edit::new(
        &cx.scene,
        None,
        form.clone(),
        persons,
        Some(Offer::new(cx.t, &programmes)),
    )
    .show_with(&form)
}

/// Words what two accounts would share.
fn taken(form: &mut Form, error: OfficeError) -> Result<(), Trouble> {
    let t = form.speaker();
    match error {
        OfficeError::Refused(Refusal::EmailTaken) => {
            form.refuse("email", t.say("accounts-email-taken"));
        }
        OfficeError::Refused(Refusal::PersonTaken) => {
            form.refuse("person_name", t.say("accounts-person-taken"));
        }
        other => return Err(other.into()),
    }
    Ok(())
}

/// A form with what is stored.
async fn filled(cx: &Cx, account: &Account) -> Result<Form, Trouble> {
    let person_name = match account.person {
        Some(id) => person::name(cx, id).await?.unwrap_or_default(),
        None => String::new(),
    };
    let person = account.person.map(|id| id.to_string()).unwrap_or_default();
    let phone = account.phone.as_deref().map(ContactValue::phone_shown);
    let phone = phone.unwrap_or_default();
    let mut form = cx
        .blank()
        .with("version", account.version.to_string())
        .with("name", account.name.clone())
        .with("email", account.email.clone().unwrap_or_default())
        .with("phone", phone)
        .with("lang", account.lang.code())
        .with("person", person)
        .with("person_name", person_name);
    for (field, _) in stale::FIELDS {
        // A telephone is compared as it is stored, not as it is read.
        let stands = match (field, &account.phone) {
            ("phone", Some(stored)) => stored.clone(),
            _ => form.value(field).to_owned(),
        };
        form = form.with(&format!("was_{field}"), stands);
    }
    Ok(form)
}

/// `GET /{lang}/desk/site/accounts/{id}/edit`.
pub async fn show(cx: Cx) -> Answer {
    let account = account::by_id(cx.db(), cx.param("id")?).await?;
    let form = filled(&cx, &account).await?;
    Edit::new(
        &cx.scene,
        Some((account.id, &account.name)),
        form,
        Vec::new(),
        None,
    )
    .show()
}

/// `POST /{lang}/desk/site/accounts/{id}/edit`.
pub async fn save(cx: Cx) -> Answer {
    let account = account::by_id(cx.db(), cx.param("id")?).await?;
    let (mut form, persons) = person::resolve(&cx, cx.form()).await?;
    let read = AccountForm::read(&form);
    if let Err(faults) = &read {
        form.refuse_office(faults);
    }
    if let (Ok(read), false) = (&read, form.has_errors()) {
        let version = form.value("version").parse().unwrap_or(0);
        let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
        match account::save(&mut tx, account.id, version, read).await {
            Ok(()) => {
                tx.commit().await?;
                return see_other(&Done::Saved.at(&cx.href(&format!("{HERE}/{}", account.id))));
            }
            Err(OfficeError::Stale { .. }) => {
                drop(tx);
                let current = account::by_id(cx.db(), account.id).await?;
                let current = (
                    current.id,
                    current.name.clone(),
                    filled(&cx, &current).await?,
                );
                return stale::answer(&cx, &form, current).await;
            }
            Err(error) => {
                drop(tx);
                taken(&mut form, error)?;
            }
        }
    }
    Edit::new(
        &cx.scene,
        Some((account.id, &account.name)),
        form.clone(),
        persons,
        None,
    )
    .show_with(&form)
}
