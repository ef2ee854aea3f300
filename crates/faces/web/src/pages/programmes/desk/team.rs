//! Who works on a programme, and in which role.
//!
//! words: the sample names people who do not exist

use askama::Template;
use axum::http::StatusCode;
use keruen_office::account::{self, Grant, Member, Scope};
use keruen_office::programme::Programme;
use keruen_office::rights::Object;
use keruen_office::{OfficeError, Refusal};
use keruen_people::role::Role;
use keruen_speech::Speaker;

use super::gate::{Head, Part, enter};
use super::invite;
use crate::cx::Cx;
use crate::done::Done;
use crate::form::{Form, Need};
use crate::page::{Answer, Page, see_other};
use crate::pages::programmes::invented;
use crate::parts::Choice;
use crate::shell::{Scene, Shell, initials};
use crate::trouble::Trouble;

/// The page.
#[derive(Debug, Template)]
#[template(path = "programmes/team.html")]
pub struct Team {
    shell: Shell,
    t: Speaker<'static>,
    head: Head,
    members: Vec<Line>,
    form: Form,
    accounts: Vec<Choice>,
    roles: Vec<Choice>,
}

/// One member in one role.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    grant: i64,
    name: String,
    initials: String,
    role: String,
    locked: bool,
    removable: bool,
    /// The reader may make a sign-in link for them.
    link: bool,
}

pub(super) fn role_name(t: Speaker<'_>, role: Role) -> String {
    t.say(&format!("account-role-{}", role.code()))
}

/// The roles that a reader may give and take here: an owner all of a programme, a coordinator
/// those below the own.
pub(super) fn gives(mine: Option<Role>) -> impl Iterator<Item = Role> {
    let least = if mine == Some(Role::Owner) {
        Role::Owner
    } else {
        Role::Coordinator
    };
    Role::ALL.into_iter().filter(move |role| *role > least)
}

impl Team {
    fn new(
        scene: &Scene,
        programme: &Programme,
        mine: Option<Role>,
        members: &[(Member, bool)],
        accounts: Vec<Choice>,
        form: Form,
    ) -> Self {
        let t = scene.t();
        let head = Head::new(scene, programme, Part::Team);
        let title = format!("{}: {}", t.say("programme-tab-team"), head.name.text);
        Self {
            shell: scene.shell(title).faulty(form.has_errors()),
            t,
            head,
            // Who came last stands first, below the note that says so.
            members: members
                .iter()
                .rev()
                .map(|(member, link)| Line {
                    link: *link,
                    grant: member.grant,
                    name: member.name.clone(),
                    initials: initials(&member.name),
                    role: role_name(t, member.role),
                    locked: member.locked,
                    removable: gives(mine).any(|role| role == member.role),
                })
                .collect(),
            form,
            accounts,
            roles: gives(mine)
                .map(|role| Choice::new(role.code(), role_name(t, role)))
                .collect(),
        }
    }

    fn invented(scene: &Scene, members: &[(Member, bool)], form: Form) -> Self {
        let accounts = vec![Choice::new("7", "Жолдасова Үлгі")];
        Self::new(
            scene,
            &invented::parts(scene).programme,
            Some(Role::Owner),
            members,
            accounts,
            form,
        )
    }

    /// Nobody yet, and a form without a choice.
    pub fn sample_empty(scene: &Scene) -> Self {
        let t = scene.t();
        let mut form = Form::blank(t, "sample".into());
        form.refuse("account", t.say("errors-choose"));
        Self::invented(scene, &[], form)
    }
}

impl Page for Team {
    fn sample(scene: &Scene) -> Self {
        let member = |grant, name: &str, role| {
            let member = Member {
                grant,
                account: grant,
                name: name.to_owned(),
                person: None,
                role,
                locked: false,
            };
            (member, role > Role::Coordinator)
        };
        let members = [
            member(1, "Үлгібаев Мысал", Role::Coordinator),
            member(2, "Нөлова Жол", Role::Clerk),
        ];
        let form = Form::blank(scene.t(), "sample".into());
        Self::invented(&scene.after(Done::Invited), &members, form)
    }
}

/// The accounts that the reader sees, by name.
async fn accounts(cx: &Cx) -> Result<Vec<Choice>, Trouble> {
    let mut named: Vec<Choice> = account::seen(cx.db(), &cx.viewer)
        .await?
        .into_iter()
        .map(|one| Choice::new(one.id.to_string(), one.name))
        .collect();
    named.sort_by_cached_key(|choice| keruen_speech::sort_key(cx.lang, &choice.label));
    Ok(named)
}

async fn page(
    cx: &Cx,
    programme: &Programme,
    mine: Option<Role>,
    form: Form,
) -> Result<Team, Trouble> {
    let members = account::team(cx.db(), programme.id).await?;
    let links = invite::let_in(cx, &members).await?;
    let members: Vec<(Member, bool)> = members
        .into_iter()
        .map(|member| {
            let link = links.contains(&member.account);
            (member, link)
        })
        .collect();
    Ok(Team::new(
        &cx.scene,
        programme,
        mine,
        &members,
        accounts(cx).await?,
        form,
    ))
}

/// `GET …/team`.
pub async fn show(cx: Cx) -> Answer {
    let (programme, role) = enter(&cx).await?;
    page(&cx, &programme, role, cx.blank()).await?.show()
}

/// `POST …/team`: gives a role.
pub async fn give(cx: Cx) -> Answer {
    let (programme, mine) = enter(&cx).await?;
    let mut form = cx.form();
    let offered = accounts(&cx).await?;
    let account: Option<i64> = form.choice("account", Need::Must, |typed| {
        offered
            .iter()
            .find(|choice| choice.value == typed)
            .and_then(|choice| choice.value.parse().ok())
    });
    let role = form.choice("role", Need::Must, |typed| {
        gives(mine).find(|role| role.code() == typed)
    });
    let (Some(account), Some(role)) = (account, role) else {
        return page(&cx, &programme, mine, form)
            .await?
            .show_as(StatusCode::UNPROCESSABLE_ENTITY);
    };
    let grant = Grant::new(role, Scope::Programme(programme.id)).map_err(OfficeError::from)?;
    let mut tx = cx.db().act(cx.actor(mine), cx.now()).await?;
    match account::grant(&mut tx, account, grant).await {
        Ok(_) => {
            tx.commit().await?;
            let team = format!(
                "{}{}",
                super::gate::home(&cx.scene, programme.id),
                Part::Team.path()
            );
            see_other(&Done::Granted.at(&team))
        }
        Err(OfficeError::Refused(Refusal::RoleHeld)) => {
            drop(tx);
            form.refuse("role", cx.t.say("programme-role-held"));
            page(&cx, &programme, mine, form)
                .await?
                .show_as(StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST …/team/{item}/remove`: takes a role away.
pub async fn take(cx: Cx) -> Answer {
    let id: i64 = cx.param("id")?;
    let mine = cx.allow(Object::of_programme(id))?;
    let grant: i64 = cx.param("item")?;
    let members = account::team(cx.db(), id).await?;
    let member = members
        .iter()
        .find(|member| member.grant == grant)
        .ok_or(Trouble::NotFound)?;
    if !gives(mine).any(|role| role == member.role) {
        return Err(Trouble::Forbidden);
    }
    let mut tx = cx.db().act(cx.actor(mine), cx.now()).await?;
    account::revoke(&mut tx, grant).await?;
    tx.commit().await?;
    let team = format!("{}{}", super::gate::home(&cx.scene, id), Part::Team.path());
    see_other(&Done::Revoked.at(&team))
}
