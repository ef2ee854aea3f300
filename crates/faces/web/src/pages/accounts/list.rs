//! All accounts.

use std::collections::BTreeMap;

use askama::Template;
use keruen_office::account::{self, Account, Held};
use keruen_office::home;
use keruen_office::programme::{self, Listed};
use keruen_people::contact::ContactValue;
use keruen_speech::{Speaker, fold};

use crate::cx::Cx;
use crate::done::Done;
use crate::form::Form;
use crate::page::{Answer, Page};
use crate::pages::account::roles;
use crate::parts::{Crumb, Pager};
use crate::shell::{Scene, Shell};

/// Accounts on a page.
const PAGE: usize = 50;
/// Where the list is, after the language.
pub const HERE: &str = "/desk/site/accounts";

/// The page.
#[derive(Debug, Template)]
#[template(path = "accounts/list.html")]
pub struct List {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    here: String,
    q: String,
    lines: Vec<Line>,
    pager: Pager,
    /// Only those that lack the second factor they need.
    lacking: bool,
}

/// An account as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its page.
    pub href: String,
    /// What the person is called.
    pub name: String,
    /// How they are reached.
    pub reach: String,
    /// What they may, where.
    pub roles: Vec<String>,
    /// Cannot sign in.
    pub locked: bool,
}

/// The steps down to the list, and to one account.
pub fn crumbs(scene: &Scene, last: Option<&str>) -> Vec<Crumb> {
    let t = scene.t();
    let mut crumbs = Vec::new();
    if crate::routes::has("/desk/site") {
        crumbs.push(Crumb::link(scene.href("/desk/site"), t.say("shell-site")));
    }
    match last {
        None => crumbs.push(Crumb::here(t.say("accounts-title"))),
        Some(last) => {
            crumbs.push(Crumb::link(scene.href(HERE), t.say("accounts-title")));
            crumbs.push(Crumb::here(last));
        }
    }
    crumbs
}

impl List {
    fn new(scene: &Scene, q: &str, mut lines: Vec<Line>, query: Form) -> Self {
        let t = scene.t();
        let here = scene.href(HERE);
        let pager = Pager::new(here.clone(), query, lines.len(), PAGE);
        lines.drain(..pager.offset(PAGE).min(lines.len()));
        lines.truncate(PAGE);
        Self {
            shell: scene.shell(t.say("accounts-title")),
            t,
            crumbs: crumbs(scene, None),
            here,
            q: q.to_owned(),
            lines,
            pager,
            lacking: false,
        }
    }

    /// Just after an account was erased.
    pub fn sample_erased(scene: &Scene) -> Self {
        Self::sample(&scene.after(Done::AccountErased))
    }

    /// When nobody fits what was typed.
    pub fn sample_none(scene: &Scene) -> Self {
        Self::new(
            scene,
            "жоқ адам",
            Vec::new(),
            Form::blank(scene.t(), String::new()),
        )
    }
}

impl Page for List {
    fn sample(scene: &Scene) -> Self {
        let t = scene.t();
        let line = |name: &str, reach: &str, roles: Vec<String>, locked| Line {
            href: scene.href("/samples/account"),
            name: name.to_owned(),
            reach: reach.to_owned(),
            roles,
            locked,
        };
        let place = t.say1("shell-samples-programme", "n", 3);
        let role = |key: &str| format!("{} — {place}", t.say(key));
        let lines = vec![
            line(
                "Сейітова Айгерім",
                "seiitova.aigerim.maratqyzy@mangystau-education.example",
                vec![t.say("account-role-owner")],
                false,
            ),
            line(
                "Төлегенов Нұрлыбек",
                "nurlybek@example.kz",
                vec![role("account-role-coordinator")],
                false,
            ),
            line(
                "Ким Юлия",
                "+7 700 000 00 26",
                vec![role("account-role-trainer"), role("account-role-clerk")],
                true,
            ),
            line("Үлгіұлы Дана", "", Vec::new(), false),
        ];
        Self::new(scene, "", lines, Form::blank(t, String::new()))
    }
}

/// `GET /{lang}/desk/site/accounts`.
pub async fn show(cx: Cx) -> Answer {
    let q = cx.query("q").trim().to_owned();
    let mut accounts = account::all(cx.db()).await?;
    let wanted: Vec<String> = fold(&q).split_whitespace().map(str::to_owned).collect();
    let number = digits(&q);
    accounts.retain(|account| {
        fits(account, &wanted)
            || number
                .as_deref()
                .is_some_and(|number| rings(account, number))
    });
    let lacking = cx.query("without") == "factor";
    if lacking {
        let these = home::without_factor(cx.db()).await?;
        accounts.retain(|account| these.contains(&account.id));
    }
    accounts.sort_by_cached_key(|account| keruen_speech::sort_key(cx.lang, &account.name));
    let programmes = programme::list(cx.db(), &cx.viewer).await?;
    let mut held: BTreeMap<i64, Vec<Held>> = BTreeMap::new();
    for one in account::held(cx.db(), None).await? {
        held.entry(one.account).or_default().push(one);
    }
    let none = Vec::new();
    let lines = accounts
        .iter()
        .map(|account| {
            line(
                &cx,
                account,
                held.get(&account.id).unwrap_or(&none),
                &programmes,
            )
        })
        .collect();
    let mut page = List::new(&cx.scene, &q, lines, cx.query_form());
    page.lacking = lacking;
    page.show()
}

fn fits(account: &Account, wanted: &[String]) -> bool {
    let email = account.email.as_deref().unwrap_or_default().to_lowercase();
    let name = fold(&account.name);
    wanted
        .iter()
        .all(|word| name.contains(word) || email.contains(word))
}

/// So many digits of a telephone are enough to look for it.
const FEWEST_DIGITS: usize = 3;

/// The digits of what looks like a telephone or a part of one, however it is grouped; one that
/// begins with 8 is dialled within the country.
fn digits(q: &str) -> Option<String> {
    let signs = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+()-".contains(c);
    let digits: String = q.chars().filter(char::is_ascii_digit).collect();
    (q.chars().all(signs) && digits.len() >= FEWEST_DIGITS).then_some(digits)
}

fn rings(account: &Account, number: &str) -> bool {
    let phone = account.phone.as_deref().unwrap_or_default();
    phone.contains(number)
        || (number.strip_prefix('8')).is_some_and(|rest| phone.starts_with(&format!("+7{rest}")))
}

fn line(cx: &Cx, account: &Account, held: &[Held], programmes: &[Listed]) -> Line {
    let role = |held: &Held| {
        let line = roles::Line::of(cx.t, held, programmes);
        if held.programme.is_none() {
            line.role
        } else {
            format!("{} — {}", line.role, line.place)
        }
    };
    Line {
        href: cx.href(&format!("{HERE}/{}", account.id)),
        name: account.name.clone(),
        reach: account
            .email
            .clone()
            .or_else(|| account.phone.as_deref().map(ContactValue::phone_shown))
            .unwrap_or_default(),
        roles: held.iter().map(role).collect(),
        locked: account.locked,
    }
}
