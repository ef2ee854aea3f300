//! Somebody new on the team: an account with one role in this programme, and the letter that says
//! how to come in; and a link by hand for whoever has no mail.
//!
//! words: the sample names people who do not exist

use std::collections::BTreeSet;

use askama::Template;
use keruen_office::account::{self, AccountForm, Email, Grant, Member, Scope};
use keruen_office::letters;
use keruen_office::programme::Programme;
use keruen_office::{OfficeError, Refusal};
use keruen_people::role::Role;
use keruen_speech::{Lang, Speaker};

use super::gate::{self, Part, crumbs, enter};
use super::team::{gives, role_name};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::{Form, Need};
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::pages::account::mail::{self, Around, Words};
use crate::pages::accounts::hand;
use crate::pages::programmes::invented;
use crate::pages::programmes::text::Said;
use crate::parts::{Choice, Crumb};
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::wording;

/// The page.
#[derive(Debug, Template)]
#[template(path = "programmes/invite.html")]
pub struct Invite {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    back: String,
    form: Form,
    langs: Vec<Choice>,
    roles: Vec<Choice>,
}

impl Invite {
    fn new(scene: &Scene, programme: &Programme, mine: Option<Role>, form: Form) -> Self {
        let t = scene.t();
        let title = t.say("programme-invite");
        let team = team_of(scene, programme.id);
        let mut steps = crumbs(scene, programme, &title);
        let step = Crumb::link(team.clone(), t.say("programme-tab-team"));
        steps.insert(steps.len() - 1, step);
        Self {
            shell: scene.shell(title).form(&form),
            t,
            crumbs: steps,
            back: team,
            form,
            langs: Lang::ALL
                .map(|lang| Choice::new(lang.code(), lang.name()))
                .into(),
            roles: gives(mine)
                .map(|role| Choice::new(role.code(), role_name(t, role)))
                .collect(),
        }
    }

    /// With an address that somebody has.
    pub fn sample_wrong(scene: &Scene) -> Self {
        let t = scene.t();
        let mut form = Form::blank(t, "sample".into())
            .with("email", "nurlybek@example.kz")
            .with("lang", "kk");
        form.refuse("name", t.say("errors-need"));
        form.refuse("email", t.say("programme-invite-taken"));
        form.refuse("role", t.say("errors-choose"));
        let programme = invented::parts(scene).programme;
        Self::new(scene, &programme, Some(Role::Coordinator), form)
    }
}

impl Page for Invite {
    fn sample(scene: &Scene) -> Self {
        let form = Form::blank(scene.t(), "sample".into()).with("lang", "kk");
        let programme = invented::parts(scene).programme;
        Self::new(scene, &programme, Some(Role::Coordinator), form)
    }
}

fn team_of(scene: &Scene, programme: i64) -> String {
    format!("{}{}", gate::home(scene, programme), Part::Team.path())
}

/// `GET …/team/new`.
pub async fn show(cx: Cx) -> Answer {
    let (programme, mine) = enter(&cx).await?;
    let form = cx.blank().with("lang", cx.lang.code());
    Invite::new(&cx.scene, &programme, mine, form).show()
}

/// `POST …/team/new`: the account, its role and the letter, or nothing.
pub async fn make(cx: Cx) -> Answer {
    let (programme, mine) = enter(&cx).await?;
    // Whoever is in the directory is tied to their account by an owner: the account opens their data.
    let mut form = cx.form().replaced("person", "");
    let role = form.choice("role", Need::Must, |typed| {
        gives(mine).find(|role| role.code() == typed)
    });
    let read = AccountForm::read(&form);
    if let Err(faults) = &read {
        form.refuse_office(faults);
    }
    let (Ok(read), Some(role), false) = (&read, role, form.has_errors()) else {
        return Invite::new(&cx.scene, &programme, mine, form.clone()).show_with(&form);
    };
    let grant = Grant::new(role, Scope::Programme(programme.id)).map_err(OfficeError::from)?;
    // Before the transaction: whoever writes holds up all others.
    let around = Around::of(&cx, read.lang(), Some(programme.id)).await?;
    let mut act = match begin(&cx, &form).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return see_other(&to),
    };
    let id = match account::create(&mut act.tx, read).await {
        Ok(id) => id,
        Err(OfficeError::Refused(Refusal::EmailTaken)) => {
            drop(act);
            form.refuse("email", cx.t.say("programme-invite-taken"));
            return Invite::new(&cx.scene, &programme, mine, form.clone()).show_with(&form);
        }
        Err(error) => return Err(error.into()),
    };
    account::grant(&mut act.tx, id, grant).await?;
    if let Some(email) = read.email() {
        let letter = letter(&cx, &programme, &around, (id, read, email), role);
        letters::queue(&mut act.tx, &letter).await?;
    }
    act.done(&Done::Invited.at(&team_of(&cx.scene, programme.id)))
        .await
}

/// Where to come in, and with which address. A link of a quarter of an hour would be over before
/// most people read it.
fn letter(
    cx: &Cx,
    programme: &Programme,
    around: &Around,
    (id, form, email): (i64, &AccountForm, &Email),
    role: Role,
) -> letters::NewLetter {
    let t = wording::speaker(form.lang());
    let account = account::Account {
        id,
        name: form.name().to_owned(),
        email: None,
        phone: None,
        lang: form.lang(),
        theme: account::Theme::Device,
        person: None,
        locked: false,
        version: 1,
    };
    let door = format!("/{}/sign-in", form.lang().code());
    let words = Words {
        kind: "invitation",
        subject: "account-letter-invite-subject",
        text: "account-letter-invite-text",
        values: vec![
            ("role", role_name(t, role)),
            (
                "programme",
                wording::within(
                    form.lang(),
                    &Said::or(t, &programme.name, &programme.slug).text,
                ),
            ),
            ("door", cx.app.config().absolute(&door)),
            ("email", email.as_str().to_owned()),
        ],
        path: None,
    };
    mail::to(cx, &account, Some(email.clone()), around, words)
}

/// The accounts among these to which the reader may hand a sign-in link.
pub async fn let_in(cx: &Cx, members: &[Member]) -> Result<BTreeSet<i64>, Trouble> {
    let me = cx.account()?.id;
    let others: Vec<(i64, Option<i64>)> = members
        .iter()
        .filter(|member| !member.locked && member.account != me)
        .map(|member| (member.account, member.person))
        .collect();
    let standings = account::standings(cx.db(), &others).await?;
    Ok(standings
        .into_iter()
        .filter(|(_, standing)| cx.viewer.may_let_in(standing))
        .map(|(id, _)| id)
        .collect())
}

/// `POST …/team/{item}/link`: a link to hand on. Whoever holds it becomes that account, so only for
/// those who may less than the reader, here and everywhere else.
pub async fn hand(cx: Cx) -> Answer {
    let (programme, _) = enter(&cx).await?;
    let grant: i64 = cx.param("item")?;
    let team = account::team(cx.db(), programme.id).await?;
    let member = team
        .iter()
        .find(|member| member.grant == grant)
        .ok_or(Trouble::NotFound)?;
    let links = let_in(&cx, std::slice::from_ref(member)).await?;
    if !links.contains(&member.account) {
        return Err(Trouble::Refused {
            sentence: cx.t.say("programme-team-no-link"),
        });
    }
    let mut steps = crumbs(&cx.scene, &programme, &cx.t.say("accounts-hand"));
    let back = team_of(&cx.scene, programme.id);
    let step = Crumb::link(back.clone(), cx.t.say("programme-tab-team"));
    steps.insert(steps.len() - 1, step);
    hand::give(&cx, member.account, steps, back).await
}
