//! The pages of this area with invented data.

use askama::Template as _;
use jiff::civil::{Date, date};
use keruen_people::council::{Former, Holder, Seat, SeatForm, SeatView, Term};
use keruen_people::membership::{Membership, MembershipForm, Post};
use keruen_people::organisation::page::Member;
use keruen_people::organisation::{ListRow, Organisation, OrganisationDraft, Page};
use keruen_people::visibility::OrganisationSight;
use keruen_people::{Names, Span, fault};
use keruen_speech::name::PersonName;

use super::delete::Delete;
use super::desk::Desk;
use super::edit::Edit;
use super::import;
use super::import::difference::DifferencePage;
use super::import::upload::UploadPage;
use super::kin::Behind;
use super::list::List;
use super::seat::SeatPage;
use super::seats::Seats;
use super::show::Show;
use super::take::Take;
use super::term::TermPage;
use crate::conflict::Conflict;
use crate::page::Page as _;
use crate::samples::{Sample, desk, public};
use crate::shell::Scene;

/// All of them.
#[rustfmt::skip]
pub const SAMPLES: &[Sample] = &[
    public("orgs", "/orgs", |s| List::sample(s).render()),
    public("orgs-empty", "/orgs", |s| List::sample_empty(s).render()),
    public("orgs-nothing", "/orgs", |s| List::sample_nothing(s).render()),
    public("org", "/orgs/beineu", |s| Show::sample(s).render()),
    public("org-ngo", "/orgs/analar-qory", |s| Show::sample_ngo(s).render()),
    public("org-successor", "/orgs/kurultai", |s| Show::sample_successor(s).render()),
    desk("desk-orgs", "/desk/orgs", |s| List::sample_desk(s).render()),
    desk("desk-orgs-empty", "/desk/orgs", |s| List::sample_desk_empty(s).render()),
    desk("desk-org", "/desk/orgs/7", |s| Desk::sample(s).render()),
    desk("desk-org-bare", "/desk/orgs/7", |s| Desk::sample_bare(s).render()),
    desk("desk-org-ngo", "/desk/orgs/8", |s| Desk::sample_ngo(s).render()),
    desk("desk-org-overlap", "/desk/orgs/7", |s| Desk::sample_overlap(s).render()),
    desk("org-new", "/desk/orgs/new", |s| Edit::sample(s).render()),
    desk("org-new-faulty", "/desk/orgs/new", |s| Edit::sample_faulty(s).render()),
    desk("orgs-import", "/desk/orgs/import", |s| UploadPage::sample(s).render()),
    desk("orgs-import-faulty", "/desk/orgs/import", |s| UploadPage::sample_faulty(s).render()),
    desk("orgs-import-difference", "/desk/orgs/import/sample", |s| DifferencePage::sample(s).render()),
    desk("orgs-import-done", "/desk/orgs/import/sample", |s| import::samples::done(s).render()),
    desk("orgs-import-outdated", "/desk/orgs/import/sample", |s| import::samples::outdated(s).render()),
    desk("org-edit", "/desk/orgs/7/edit", |s| Edit::sample_edit(s).render()),
    desk("org-delete", "/desk/orgs/7/delete", |s| Delete::sample(s).render()),
    desk("org-delete-kept", "/desk/orgs/7/delete", |s| Delete::sample_kept(s).render()),
    desk("org-conflict", "/desk/orgs/7/edit", |s| Conflict::sample(s).render()),
    desk("org-term", "/desk/orgs/7/term", |s| Seats::sample(s).render()),
    desk("org-term-faulty", "/desk/orgs/7/term", |s| Seats::sample_faulty(s).render()),
    desk("org-seat-new", "/desk/orgs/7/seats/new", |s| Seats::sample_seat(s).render()),
    desk("org-term-edit", "/desk/orgs/7/seats/3/term", |s| TermPage::sample(s).render()),
    desk("org-term-edit-faulty", "/desk/orgs/7/seats/3/term", |s| TermPage::sample_faulty(s).render()),
    desk("org-take", "/desk/orgs/7/seats/3/take", |s| Take::sample(s).render()),
    desk("org-take-chosen", "/desk/orgs/7/seats/3/take", |s| Take::sample_chosen(s).render()),
    desk("org-take-nobody", "/desk/orgs/7/seats/3/take", |s| Take::sample_nobody(s).render()),
    desk("org-take-held", "/desk/orgs/7/seats/1/take", |s| Take::sample_held(s).render()),
    desk("org-take-taken", "/desk/orgs/7/seats/3/take", |s| Take::sample_taken(s).render()),
    desk("org-leave", "/desk/orgs/7/seats/3/leave", |s| SeatPage::sample(s).render()),
    desk("org-remove", "/desk/orgs/7/seats/3/remove", |s| SeatPage::sample_remove(s).render()),
];

const FROM: Date = date(2025, 3, 1);
const TO: Date = date(2028, 2, 29);

fn names(kk: &str, ru: &str, en: &str) -> Names {
    Names::parse(&mut fault::Faults::new(), kk, ru, en)
}

fn organisation(
    id: i64,
    slug: &str,
    kind: &str,
    names: [&str; 3],
    valid: [&str; 2],
) -> Organisation {
    let draft = OrganisationDraft {
        kind: kind.to_owned(),
        name_kk: names[0].to_owned(),
        name_ru: names[1].to_owned(),
        name_en: names[2].to_owned(),
        valid_from: valid[0].to_owned(),
        valid_to: valid[1].to_owned(),
        ..OrganisationDraft::default()
    };
    // The texts stand right here, and a test draws every sample.
    let form = draft
        .parse()
        .unwrap_or_else(|faults| unreachable!("{faults:?}"));
    Organisation {
        id,
        slug: slug.to_owned(),
        form,
        version: 3,
    }
}

fn beineu() -> Organisation {
    let names = [
        "Бейнеу ауданының Қоғамдық кеңесі",
        "Общественный совет Бейнеуского района",
        "",
    ];
    organisation(7, "council-beineu", "council", names, ["", ""])
}

fn analar() -> Organisation {
    let names = [
        "«Аналар қоры» қоғамдық қоры",
        "ОФ «Аналар қоры»",
        "Analar Qory Public Foundation",
    ];
    organisation(8, "analar-qory", "ngo", names, ["2021-03-04", ""])
}

fn mazhilis() -> Organisation {
    let names = ["Мәжіліс", "Мажилис", "Mazhilis"];
    organisation(20, "mazhilis", "chamber", names, ["", "2026-06-30"])
}

/// Lines of the list.
pub fn rows() -> Vec<ListRow> {
    let district = || {
        Some(names(
            "Бейнеу ауданы",
            "Бейнеуский район",
            "Beineu District",
        ))
    };
    let row = |organisation, territory, seats, vacant| ListRow {
        organisation,
        territory,
        seats,
        vacant,
    };
    vec![
        row(analar(), None, 0, 0),
        row(beineu(), district(), 5, 2),
        row(mazhilis(), None, 0, 0),
    ]
}

/// The seat that samples are about.
pub fn seat() -> Seat {
    seat_of(3, Post::Member)
}

fn seat_of(number: i64, post: Post) -> Seat {
    let form = SeatForm {
        number,
        post,
        term_from: FROM,
        term_to: TO,
    };
    Seat {
        id: number,
        organisation: 7,
        form,
    }
}

fn page(organisation: Organisation) -> Page {
    Page {
        organisation,
        territory: Some(names(
            "Бейнеу ауданы",
            "Бейнеуский район",
            "Beineu District",
        )),
        sight: OrganisationSight {
            page: true,
            desk: true,
            change: true,
        },
        predecessors: Vec::new(),
        successors: Vec::new(),
        members: Vec::new(),
        member_count: 0,
        terms: Vec::new(),
        term: None,
        seats: Vec::new(),
        former: Vec::new(),
        journal: Vec::new(),
    }
}

/// A council with every kind of seat.
pub fn council() -> Page {
    let named = |person, surname: &str, given: &str, since, until| Holder::Named {
        person,
        name: PersonName::new(surname, given, None),
        since: Some(since),
        until,
        basis: None,
    };
    let view = |number, post, holder| SeatView {
        seat: seat_of(number, post),
        holder,
    };
    let terms = vec![
        Term { from: FROM, to: TO },
        Term {
            from: date(2022, 3, 1),
            to: date(2025, 2, 28),
        },
    ];
    Page {
        term: terms.first().copied(),
        terms,
        seats: vec![
            view(1, Post::Chair, named(1, "Төлегенов", "Ерлан", FROM, None)),
            view(2, Post::Member, Holder::Hidden),
            view(3, Post::Member, Holder::Vacant),
            view(
                4,
                Post::Member,
                named(2, "Сейітова", "Айгерім", FROM, Some(date(2026, 12, 1))),
            ),
            view(5, Post::Member, Holder::Vacant),
        ],
        former: vec![
            former(
                3,
                Some((3, PersonName::new("Нұрланова", "Сәуле", None))),
                date(2026, 9, 11),
            ),
            former(5, None, date(2026, 2, 3)),
        ],
        ..page(beineu())
    }
}

fn former(number: i64, person: Option<(i64, PersonName)>, until: Date) -> Former {
    Former {
        number,
        post: Post::Member,
        person,
        since: Some(FROM),
        until: Some(until),
    }
}

/// A council of an older site, two of whose terms share days.
pub fn overlapping_council() -> Page {
    let mut page = council();
    page.terms[1].to = date(2025, 4, 30);
    page
}

/// A council whose seats nobody opened yet.
pub fn bare_council() -> Page {
    page(beineu())
}

/// An association.
pub fn ngo() -> Page {
    let member = |id, surname: &str, given: &str, post| Member {
        membership: Membership {
            id,
            person: id,
            form: MembershipForm {
                organisation: 8,
                post,
                title: None,
                span: Span::new(Some(date(2021, 3, 4)), None).unwrap_or(Span::ALWAYS),
                basis: None,
            },
        },
        name: PersonName::new(surname, given, None),
    };
    Page {
        members: vec![
            member(1, "Сейітова", "Айгерім", Post::Chair),
            member(2, "Нұрланова", "Сәуле", Post::Volunteer),
        ],
        member_count: 6,
        ..page(analar())
    }
}

/// A body that took another one's place.
pub fn successor() -> Page {
    let names = ["Құрылтай", "Курултай", "Kurultai"];
    let organisation = organisation(21, "kurultai", "chamber", names, ["2026-07-01", ""]);
    Page {
        territory: None,
        predecessors: vec![mazhilis()],
        ..page(organisation)
    }
}

/// A programme it ordered.
pub fn behind(scene: &Scene) -> Vec<Behind> {
    let t = scene.t();
    vec![Behind {
        href: scene.href("/p/caravan"),
        name: t.say1("shell-samples-programme", "n", 1),
        part: t.say("orgs-operates"),
        when: keruen_speech::date::range(scene.lang, date(2026, 9, 1), date(2026, 11, 15)),
    }]
}
