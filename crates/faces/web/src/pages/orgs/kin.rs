//! The bodies before and after an organisation, and the programmes it stands behind: what the
//! public page and the page of the desk both show.

use keruen_office::programme::{self, Tied};
use keruen_people::council::{self, Holder, SeatView};
use keruen_people::organisation::{Organisation, Page};
use keruen_speech::{Speaker, date};

use super::words;
use crate::pages::people::words as people;
use crate::parts::Tab;
use crate::shell::Scene;

/// A body before or after this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kin {
    /// Its page.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Since when or until when it has been; may be empty.
    pub when: String,
}

/// The bodies as a page lists them; `base` is `/orgs` or `/desk/orgs`.
pub fn kin(scene: &Scene, bodies: &[Organisation], desk: bool) -> Vec<Kin> {
    bodies
        .iter()
        .map(|body| Kin {
            href: href(scene, body, desk),
            name: body.form.names.say(scene.lang).to_owned(),
            when: words::lived(scene.t(), body.form.valid),
        })
        .collect()
}

/// Where an organisation's page is.
pub fn href(scene: &Scene, body: &Organisation, desk: bool) -> String {
    if desk {
        scene.href(&format!("/desk/orgs/{}", body.id))
    } else {
        scene.href(&format!("/orgs/{}", body.slug))
    }
}

/// A programme that the organisation stands behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// The programme's page.
    pub href: String,
    /// Its name.
    pub name: String,
    /// What the organisation is to it.
    pub part: String,
    /// When it runs; may be empty.
    pub when: String,
}

/// The programmes as a page lists them.
pub fn behind(scene: &Scene, tied: &[Tied]) -> Vec<Behind> {
    let t = scene.t();
    tied.iter()
        .map(|tied| Behind {
            href: scene.href(&format!("/p/{}", tied.programme.slug)),
            name: name_of(scene, &tied.programme),
            part: t.say(match (tied.commissions, tied.operates) {
                (true, true) => "orgs-commissions-and-operates",
                (true, false) => "orgs-commissions",
                _ => "orgs-operates",
            }),
            when: match (tied.programme.starts, tied.programme.ends) {
                (Some(from), Some(to)) => date::range(scene.lang, from, to),
                _ => String::new(),
            },
        })
        .collect()
}

fn name_of(scene: &Scene, listed: &programme::Listed) -> String {
    let name = listed.name.nearest(scene.lang);
    name.map_or_else(|| listed.slug.clone(), |(_, name)| name.to_owned())
}

/// The seats of a council in one term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Council {
    /// From when to when, in words.
    pub term: String,
    /// All terms, if there are several.
    pub terms: Vec<Tab>,
    /// Where the days of the term are corrected, for those who may.
    pub edit: String,
    /// How many seats there are and how many are vacant, in words.
    pub count: String,
    /// How many are vacant.
    pub vacant: usize,
    /// The seats in their order.
    pub seats: Vec<Seat>,
    /// Who held them earlier in the term.
    pub former: Vec<Former>,
}

/// Somebody who held a seat earlier in the term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// Who.
    pub who: Who,
    /// On which seat, as what, and from when to when.
    pub about: String,
}

/// A seat with who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Its number in the database.
    pub id: i64,
    /// Its number in the council.
    pub number: i64,
    /// Chair, deputy or member.
    pub post: String,
    /// Who.
    pub who: Who,
    /// Since when; may be empty.
    pub since: String,
    /// Nobody holds it, or the holder is known to leave: somebody else can be seated.
    pub open: bool,
    /// Somebody sits there of whom the reader may say that they left.
    pub leaves: bool,
}

/// Who holds a seat, as far as the reader may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Nobody.
    Vacant,
    /// Somebody whose name is not public.
    Hidden,
    /// Somebody; with the address of their page if the reader may open it.
    Named {
        /// Their number.
        person: i64,
        /// Their name.
        name: String,
        /// Their page.
        href: Option<String>,
    },
}

/// The council part of an organisation's page; `here` is its address.
pub fn council(t: Speaker<'static>, page: &Page, here: &str) -> Option<Council> {
    let shown = page.term?;
    let tab = |term: &keruen_people::council::Term| Tab {
        href: format!("{here}?term={}", term.from),
        label: date::range(t.lang(), term.from, term.to),
        count: None,
        current: *term == shown,
    };
    let terms = if page.terms.len() > 1 {
        page.terms.iter().map(tab).collect()
    } else {
        Vec::new()
    };
    let vacant = page.vacant();
    let first = page.seats.first().map(|seat| seat.seat.id);
    Some(Council {
        edit: first.map_or_else(String::new, |id| format!("{here}/seats/{id}/term")),
        term: date::range(t.lang(), shown.from, shown.to),
        terms,
        count: t.say2("orgs-seats-count", "n", page.seats.len(), "vacant", vacant),
        vacant,
        seats: page.seats.iter().map(|seat| self::seat(t, seat)).collect(),
        former: page.former.iter().map(|one| former(t, one)).collect(),
    })
}

fn former(t: Speaker<'_>, one: &council::Former) -> Former {
    let who = one.person.as_ref().map(|(person, name)| Who::Named {
        person: *person,
        name: name.listed(),
        href: None,
    });
    let about = [
        t.say1("orgs-seat-n", "n", one.number),
        people::post(t, one.post),
        people::days(t, one.since, one.until),
    ];
    Former {
        who: who.unwrap_or(Who::Hidden),
        about: about.join(" · "),
    }
}

fn seat(t: Speaker<'_>, view: &SeatView) -> Seat {
    let (who, since, open) = match &view.holder {
        Holder::Vacant => (Who::Vacant, String::new(), true),
        Holder::Hidden => (Who::Hidden, String::new(), false),
        Holder::Named {
            person,
            name,
            since,
            until,
            ..
        } => {
            let who = Who::Named {
                person: *person,
                name: name.listed(),
                href: None,
            };
            (who, people::days(t, *since, *until), until.is_some())
        }
    };
    Seat {
        id: view.seat.id,
        number: view.seat.form.number,
        post: people::post(t, view.seat.form.post),
        who,
        since,
        open,
        leaves: false,
    }
}
