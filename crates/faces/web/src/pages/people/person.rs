//! The page of one person.

mod receipts;

use askama::Template;
use axum::http::StatusCode;
use keruen_office::programme;
use keruen_people::consent::{self, Purpose, Wording};
use keruen_people::contact::ContactKind;
use keruen_people::visibility::PersonSight;
use keruen_people::{Refusal, person};
use keruen_speech::Speaker;

use receipts::{Consent, State, consents};

use super::history::{self, Names};
use super::{gate, invented, words};
use crate::cx::Cx;
use crate::history::History;
use crate::page::{Answer, Page, redirect};
use crate::parts::Crumb;
use crate::shell::{self, Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// The page.
#[derive(Debug, Template)]
#[template(path = "people/person.html")]
pub struct Person {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    here: String,
    initials: String,
    about: String,
    blocked: bool,
    missing: Vec<Missing>,
    sight: PersonSight,
    facts: Vec<(String, String)>,
    contacts: Vec<Contact>,
    bonds: Vec<Bond>,
    seats: Vec<Bond>,
    correct: bool,
    programmes: Vec<(String, String)>,
    consents: Vec<Consent>,
    /// Where all that is known of the person is taken as one file; may be empty.
    take: String,
    history: History,
}

/// Something that is not there yet, and where it is put right.
#[derive(Debug)]
struct Missing {
    sentence: String,
    action: String,
    href: String,
}

/// A telephone or an address.
#[derive(Debug)]
struct Contact {
    href: String,
    text: String,
    phone: bool,
}

/// A membership or a seat.
#[derive(Debug)]
struct Bond {
    href: String,
    edit: String,
    days: String,
    organisation: String,
    post: String,
    basis: String,
    past: bool,
}

/// Everything the page is made of.
struct Read {
    page: person::Page,
    wordings: Vec<Wording>,
    programmes: Vec<(String, String)>,
    names: Names,
    today: jiff::civil::Date,
    correct: bool,
}

impl Person {
    fn new(scene: &Scene, read: Read) -> Self {
        let t = scene.t();
        let lang = scene.lang;
        let page = &read.page;
        let name = &page.person.form.name;
        let here = scene.href(&format!("/desk/people/{}", page.person.id));
        let territory = page
            .territory
            .as_ref()
            .map(|names| names.say(lang).to_owned());
        let territory = territory.unwrap_or_default();
        let about: Vec<String> = [
            territory.clone(),
            words::languages(t, &page.person.form.languages),
        ]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
        Self {
            shell: scene.shell(name.listed()),
            t,
            crumbs: vec![
                Crumb::link(scene.href("/desk/people"), t.say("people-title")),
                Crumb::here(format!("{} {}", name.surname, name.given)),
            ],
            initials: shell::initials(&name.listed()),
            about: about.join(" · "),
            blocked: page.person.blocked_at.is_some(),
            missing: missing(t, page, &here),
            sight: page.sight,
            facts: facts(t, page),
            contacts: contacts(page),
            bonds: bonds(scene, page, &here, read.today),
            seats: seats(scene, page, &here, read.today),
            correct: read.correct && page.sight.seat(),
            consents: consents(t, page, &read.wordings, &here),
            history: history::told(t, &page.journal, &page.person, &territory, &read.names),
            programmes: read.programmes,
            take: take(scene, page, &here),
            here,
        }
    }
}

/// What is not there yet but needed, the first with the page's main button.
fn missing(t: Speaker<'_>, page: &person::Page, here: &str) -> Vec<Missing> {
    let mut all = Vec::new();
    if !page.sight.change {
        return all;
    }
    if page.sight.contacts && page.contacts.is_empty() {
        all.push(Missing {
            sentence: t.say("people-missing-contact"),
            action: t.say("people-missing-contact-add"),
            href: format!("{here}/contacts"),
        });
    }
    if page.sight.consents && page.standing(Purpose::TakingPart).is_none() {
        all.push(Missing {
            sentence: t.say("people-missing-consent"),
            action: t.say("people-missing-consent-add"),
            href: format!("{here}/consents/{}", Purpose::TakingPart.code()),
        });
    }
    all
}

/// Where the person's data is taken out: one's own where everybody takes theirs, whatever the role.
fn take(scene: &Scene, page: &person::Page, here: &str) -> String {
    if scene.viewer.in_people().own() == Some(page.person.id) {
        return scene.href("/me/data.zip");
    }
    let take = format!("{here}/export.zip");
    if page.sight.export {
        take
    } else {
        String::new()
    }
}

fn facts(t: Speaker<'_>, page: &person::Page) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    if !page.person.form.former.is_empty() {
        facts.push((
            t.say("people-field-former"),
            page.person.form.former.join("; "),
        ));
    }
    facts.push((t.say("people-number"), page.person.id.to_string()));
    facts.push((
        t.say("people-created"),
        zone::long(t.lang(), page.person.created_at),
    ));
    facts
}

fn contacts(page: &person::Page) -> Vec<Contact> {
    let contact = |contact: &keruen_people::contact::Contact| {
        let phone = contact.value.kind() == ContactKind::Phone;
        let scheme = if phone { "tel" } else { "mailto" };
        Contact {
            href: format!("{scheme}:{}", contact.value.as_str()),
            text: contact.value.grouped(),
            phone,
        }
    };
    page.contacts.iter().map(contact).collect()
}

fn bonds(scene: &Scene, page: &person::Page, here: &str, today: jiff::civil::Date) -> Vec<Bond> {
    let t = scene.t();
    let bond = |bond: &keruen_people::membership::Bond| {
        let form = &bond.membership.form;
        Bond {
            href: scene.href(&format!("/desk/orgs/{}", form.organisation)),
            edit: format!("{here}/memberships/{}", bond.membership.id),
            days: words::span(t, form.span),
            organisation: bond.organisation.say(scene.lang).to_owned(),
            post: form
                .title
                .clone()
                .unwrap_or_else(|| words::post(t, form.post)),
            basis: form.basis.clone().unwrap_or_default(),
            past: form.span.to().is_some_and(|to| to < today),
        }
    };
    page.memberships.iter().map(bond).collect()
}

fn seats(scene: &Scene, page: &person::Page, here: &str, today: jiff::civil::Date) -> Vec<Bond> {
    let t = scene.t();
    let seat = |held: &keruen_people::council::Held| {
        let form = &held.sitting.seat.form;
        let until = held.sitting.holding.until.or(Some(form.term_to));
        Bond {
            href: scene.href(&format!("/desk/orgs/{}", held.sitting.seat.organisation)),
            edit: format!("{here}/seats/{}", held.sitting.holding.id),
            days: words::days(t, Some(held.sitting.holding.since), until),
            organisation: held.organisation.say(scene.lang).to_owned(),
            post: t.say2(
                "people-seat",
                "post",
                words::post(t, form.post),
                "n",
                form.number,
            ),
            basis: held.sitting.holding.basis.clone().unwrap_or_default(),
            past: until.is_some_and(|until| until < today),
        }
    };
    page.seats.iter().map(seat).collect()
}

/// `GET /{lang}/desk/people/{id}`. A number that was merged away leads to the record that stays.
pub async fn show(cx: Cx) -> Answer {
    let id: i64 = cx.param("id")?;
    let page = match person::page(cx.db(), &cx.viewer.in_people(), zone::day(cx.now()), id).await {
        Ok(page) if page.sight.particulars => page,
        Ok(_) => return Err(Trouble::NotFound),
        Err(Refusal::Merged { into }) => {
            let to = cx.href(&format!("/desk/people/{into}"));
            return redirect(StatusCode::MOVED_PERMANENTLY, &to);
        }
        Err(refusal) => return Err(gate::refused(cx.t, refusal)),
    };
    let names = Names::read(cx.db(), cx.lang, &page.journal).await?;
    let mut programmes = Vec::new();
    for listed in programme::list(cx.db(), &cx.viewer).await? {
        if page.programmes.contains(&listed.id) {
            let name = listed
                .name
                .nearest(cx.lang)
                .map_or(listed.slug.as_str(), |(_, name)| name);
            programmes.push((cx.href(&format!("/p/{}", listed.slug)), name.to_owned()));
        }
    }
    let read = Read {
        wordings: consent::wordings(cx.db()).await?,
        programmes,
        names,
        today: zone::day(cx.now()),
        // Seats are for those who decide; somebody who types people in reads them.
        correct: cx.role.is_some_and(|role| gate::DECIDE.contains(&role)),
        page,
    };
    Person::new(&cx.scene, read).show()
}

impl Person {
    fn sample_of(scene: &Scene, page: person::Page) -> Self {
        let programmes = vec![(
            scene.href("/p/kerwen"),
            "«Көшбасшылар керуені» 2026".to_owned(),
        )];
        let today = zone::day(invented::at("2026-11-30T05:00:00Z"));
        Self::new(
            scene,
            Read {
                page,
                wordings: Vec::new(),
                programmes,
                names: Names::default(),
                today,
                correct: true,
            },
        )
    }

    /// Somebody of whom little is known.
    pub fn sample_bare(scene: &Scene) -> Self {
        let page = person::Page {
            contacts: Vec::new(),
            memberships: Vec::new(),
            consents: Vec::new(),
            journal: Vec::new(),
            ..invented::page(false)
        };
        Self {
            programmes: Vec::new(),
            ..Self::sample_of(scene, page)
        }
    }

    /// Somebody whose data is blocked.
    pub fn sample_blocked(scene: &Scene) -> Self {
        Self::sample_of(scene, invented::page(true))
    }
}

impl Page for Person {
    fn sample(scene: &Scene) -> Self {
        Self::sample_of(scene, invented::page(false))
    }
}
