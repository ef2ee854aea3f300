//! Erasing an account: what goes and what stays is shown before. A person of the directory behind it
//! stays; they are erased on their own page, and their account with them.

use askama::Template;
use keruen_office::account::{self, Account};
use keruen_office::error::{OfficeError, Refusal};
use keruen_office::home;
use keruen_office::personal::{self, Counted};
use keruen_office::queue::{self, Kind};
use keruen_speech::Speaker;
use keruen_store::erased;

use super::list::{HERE, crumbs};
use super::person;
use crate::cx::Cx;
use crate::done::Done;
use crate::erasing;
use crate::form::Form;
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;

/// The page on which an owner decides.
#[derive(Debug, Template)]
#[template(path = "accounts/erase.html")]
pub struct Erase {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    here: String,
    name: String,
    form: Form,
    goes: Vec<String>,
    stays: Vec<String>,
    /// The person of the directory, and where they are erased.
    person: Option<(String, String)>,
}

impl Erase {
    fn new(
        scene: &Scene,
        (id, name): (i64, &str),
        form: Form,
        counted: Counted,
        person: Option<(i64, String)>,
    ) -> Self {
        let t = scene.t();
        let title = t.say("accounts-erase");
        let here = scene.href(&format!("{HERE}/{id}"));
        let mut steps = crumbs(scene, Some(&title));
        steps.insert(steps.len() - 1, Crumb::link(here.clone(), name));
        Self {
            shell: scene.shell(title),
            t,
            crumbs: steps,
            here,
            name: name.to_owned(),
            form,
            goes: goes(t, counted),
            stays: [
                "people-stays-journal",
                "people-stays-published",
                "people-stays-backups",
            ]
            .map(|key| t.say(key))
            .into(),
            person: person.map(|(id, name)| (scene.href(&format!("/desk/people/{id}")), name)),
        }
    }

    /// Of an account without a person of the directory.
    pub fn sample_nobody(scene: &Scene) -> Self {
        let counted = Counted {
            roles: 0,
            sessions: 0,
            letters: 0,
            old_values: 0,
        };
        let form = Form::blank(scene.t(), "sample".into());
        Self::new(scene, (1, "Үлгіұлы Дана"), form, counted, None)
    }
}

fn goes(t: Speaker<'_>, counted: Counted) -> Vec<String> {
    let mut all = vec![t.say("accounts-goes-name"), t.say("accounts-goes-keys")];
    let counts = [
        (counted.roles, "accounts-goes-roles"),
        (counted.sessions, "accounts-goes-sessions"),
        (counted.letters, "people-goes-letters"),
        (counted.old_values, "people-goes-old"),
    ];
    let counts = counts.into_iter().filter(|(n, _)| *n > 0);
    all.extend(counts.map(|(n, key)| t.say1(key, "n", n)));
    all
}

impl Page for Erase {
    fn sample(scene: &Scene) -> Self {
        let counted = Counted {
            roles: 2,
            sessions: 1,
            letters: 5,
            old_values: 3,
        };
        let form = Form::blank(scene.t(), "sample".into());
        let person = Some((5, "Төлегенов Нұрлыбек".to_owned()));
        Self::new(scene, (1, "Төлегенов Нұрлыбек"), form, counted, person)
    }
}

/// Nobody erases the account that they are signed in with: the page after it would be the door.
async fn other(cx: &Cx, id: i64) -> Result<Account, Trouble> {
    if id == cx.account()?.id {
        return Err(Trouble::Refused {
            sentence: cx.t.say("accounts-erase-own"),
        });
    }
    Ok(account::by_id(cx.db(), id).await?)
}

/// `GET /{lang}/desk/site/accounts/{id}/erase`.
pub async fn show(cx: Cx) -> Answer {
    let account = other(&cx, cx.param("id")?).await?;
    let counted = personal::count_account(cx.db(), account.id).await?;
    let person = match account.person {
        Some(id) => person::name(&cx, id).await?.map(|name| (id, name)),
        None => None,
    };
    let who = (account.id, account.name.as_str());
    Erase::new(&cx.scene, who, cx.blank(), counted, person).show()
}

/// `POST /{lang}/desk/site/accounts/{id}/erase`: everything of the account in one transaction, then
/// the database's log is emptied by a job.
pub async fn apply(cx: Cx) -> Answer {
    let id: i64 = cx.param("id")?;
    let to = Done::AccountErased.at(&cx.href(HERE));
    let thing = account::thing(id);
    if erased::when(cx.db(), thing).await?.is_some() {
        return see_other(&to);
    }
    let account = other(&cx, id).await?;
    let mut act = match begin(&cx, &cx.form()).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return see_other(&to),
    };
    match personal::erase_account(&mut act.tx, account.id).await {
        Err(OfficeError::Refused(Refusal::LastOwner)) => {
            return Err(Trouble::Refused {
                sentence: cx.t.say("accounts-last-owner"),
            });
        }
        other => other?,
    }
    home::outdated(&mut act.tx).await?;
    queue::put(&mut act.tx, Kind::Checkpoint).await?;
    let answer = act.done(&to).await?;
    erasing::note(cx.db(), &cx.app.config().data).await;
    Ok(answer)
}
