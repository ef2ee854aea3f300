//! To whom a message goes: a person of the directory or an account, as far as the writer may reach
//! them.

use keruen_office::account::{self, Email};
use keruen_people::contact::{self, ContactKind};
use keruen_people::directory::{self, Query};
use keruen_people::role::Role;
use keruen_people::visibility::Aim;
use keruen_people::{person, visibility};
use keruen_speech::Lang;

use crate::cx::Cx;
use crate::trouble::Trouble;
use crate::zone;

/// Found by a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// `person-5` or `account-7`.
    pub code: String,
    /// Their name.
    pub name: String,
    /// What they are, or where.
    pub about: String,
}

/// Somebody to write to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// `person-5` or `account-7`.
    pub code: String,
    /// Their name.
    pub name: String,
    /// The language they read.
    pub lang: Lang,
    /// Where letters go, if anywhere.
    pub email: Option<Email>,
    /// The person.
    pub person: Option<i64>,
    /// The account.
    pub account: Option<i64>,
    /// Whose coordinators look after the letter; `None`: the owner.
    pub programme: Option<i64>,
}

/// How many are shown of each kind.
const SHOWN: i64 = 12;

/// Looks for people and accounts whom the writer may reach.
pub async fn find(cx: &Cx, words: &str) -> Result<Vec<Found>, Trouble> {
    if words.trim().is_empty() {
        return Ok(Vec::new());
    }
    let query = Query {
        words: words.to_owned(),
        size: SHOWN,
        aim: Aim::Decide,
        ..Query::default()
    };
    let people = directory::find(
        cx.db(),
        &cx.viewer.in_people(),
        cx.lang,
        zone::day(cx.now()),
        &query,
    )
    .await?;
    let mut found: Vec<Found> = people
        .entries
        .into_iter()
        .filter(|entry| !entry.blocked)
        .map(|entry| Found {
            code: format!("person-{}", entry.id),
            name: entry.name.listed(),
            about: entry
                .territory
                .map(|names| names.best(cx.lang).0.to_owned())
                .unwrap_or_default(),
        })
        .collect();
    for account in account::seen(cx.db(), &cx.viewer).await? {
        // Who is in the directory was found there.
        if account.bears(words) && account.person.is_none() {
            found.push(Found {
                code: format!("account-{}", account.id),
                name: account.name,
                about: cx.t.say("letters-account"),
            });
        }
    }
    Ok(found)
}

/// The recipient behind a code. Whom the writer may not reach does not exist.
pub async fn of(cx: &Cx, code: &str) -> Result<Recipient, Trouble> {
    let (kind, id) = code.split_once('-').ok_or(Trouble::NotFound)?;
    let id: i64 = id.parse().map_err(|_| Trouble::NotFound)?;
    match kind {
        "person" => of_person(cx, id).await,
        "account" => of_account(cx, id).await,
        _ => Err(Trouble::NotFound),
    }
}

/// The writer's own programme among these; an owner's letters belong to no programme.
fn shared(cx: &Cx, programmes: &[i64]) -> Option<i64> {
    if cx.viewer.is_owner() {
        return None;
    }
    let mine = cx.viewer.full()?.programmes_as(&[Role::Coordinator]);
    mine.into_iter().find(|id| programmes.contains(id))
}

async fn of_person(cx: &Cx, id: i64) -> Result<Recipient, Trouble> {
    let facts = person::facts(cx.db(), id).await?.ok_or(Trouble::NotFound)?;
    let sight = visibility::person(&cx.viewer.in_people(), &facts);
    let programme = shared(cx, &facts.programmes);
    let reached = sight.contacts && !facts.blocked && (programme.is_some() || cx.viewer.is_owner());
    let person = person::find(cx.db(), id)
        .await?
        .filter(|_| reached)
        .ok_or(Trouble::NotFound)?;
    let contacts = contact::of(cx.db(), id).await?;
    let email = contacts
        .iter()
        .filter(|one| one.value.kind() == ContactKind::Email)
        .max_by_key(|one| one.main)
        .and_then(|one| Email::parse(one.value.as_str()));
    Ok(Recipient {
        code: format!("person-{id}"),
        name: person.form.name.listed(),
        lang: person.form.languages.first().copied().unwrap_or(Lang::Kk),
        email,
        person: Some(id),
        account: None,
        programme,
    })
}

async fn of_account(cx: &Cx, id: i64) -> Result<Recipient, Trouble> {
    let account = account::by_id(cx.db(), id).await?;
    let (_, programmes) = account::roles(cx.db(), id).await?;
    let ids: Vec<i64> = programmes.iter().map(|(programme, _)| *programme).collect();
    let programme = shared(cx, &ids);
    let seen = account::visible(&cx.viewer, id, &programmes);
    // The team does not write to somebody whose data is blocked by way of their account either.
    if let Some(own) = account.person {
        let facts = person::facts(cx.db(), own).await?;
        if facts.is_some_and(|facts| facts.blocked) {
            return Err(Trouble::NotFound);
        }
    }
    if !seen || account.locked || (programme.is_none() && !cx.viewer.is_owner()) {
        return Err(Trouble::NotFound);
    }
    Ok(Recipient {
        code: format!("account-{id}"),
        name: account.name,
        lang: account.lang,
        email: account.email.as_deref().and_then(Email::parse),
        person: account.person,
        account: Some(id),
        programme,
    })
}
