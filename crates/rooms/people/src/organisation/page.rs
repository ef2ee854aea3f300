//! The page of one organisation: members, seats, what was before and after it.

use super::model::{Organisation, OrganisationKind};
use super::queries;
use crate::council::{self, Former, SeatView, Term};
use crate::membership::Membership;
use crate::names::Names;
use crate::person::model::read_name;
use crate::territory;
use crate::visibility::{self, OrganisationSight, Viewer};
use jiff::civil::Date;
use keruen_speech::Lang;
use keruen_speech::name::PersonName;
use keruen_store::journal::{self, Entry};
use keruen_store::{Db, Record, Row, StoreError, Thing, Value, params};

keruen_store::statements! {
    /// What the page of each person shows the same viewer: of who is merely public (the scope without
    /// the public ones leaves them out) the present membership alone, without its basis.
    MEMBERS = concat!(
        "SELECT m.id, m.person_id, m.organisation_id, m.role, m.title, m.since, m.until, ",
        "CASE WHEN ", person_scope!("$1", "$2", "$3", "0", "$5"), " THEN m.basis END AS basis, ",
        "p.surname, p.given, p.patronymic FROM membership m JOIN person p ON p.id = m.person_id ",
        "WHERE m.organisation_id = $6 AND ", person_scope!("$1", "$2", "$3", "$4", "$5"),
        " AND ((", member_on!("$7"), ") OR ", person_scope!("$1", "$2", "$3", "0", "$5"), ")",
        " ORDER BY CASE WHEN m.until IS NOT NULL AND m.until < $7 THEN 1 ELSE 0 END,",
        " CASE m.role WHEN 'chair' THEN 0 WHEN 'head' THEN 0 WHEN 'deputy_chair' THEN 1 WHEN 'deputy_head' THEN 1",
        " WHEN 'secretary' THEN 2 ELSE 3 END,",
        " CASE CAST($8 AS TEXT) WHEN 'kk' THEN p.sort_kk WHEN 'ru' THEN p.sort_ru ELSE p.sort_en END, m.id",
        " LIMIT $9"
    );
    COUNT_MEMBERS = concat!(
        "SELECT COUNT(DISTINCT m.person_id) FROM membership m WHERE m.organisation_id = $1 AND ", member_on!("$2")
    );
}

/// How many members a page lists; the directory, filtered, has all of them.
const MOST_MEMBERS: i64 = 200;
/// How far back the chain of predecessors is followed.
const LONGEST_CHAIN: usize = 20;

/// A member on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The membership; its basis is empty for whoever may see no particulars of the person.
    pub membership: Membership,
    /// Who.
    pub name: PersonName,
}

impl Record for Member {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            membership: Membership::read(row)?,
            name: read_name(row, "")?,
        })
    }
}

/// Everything the page of an organisation shows this viewer.
#[derive(Debug, Clone)]
pub struct Page {
    /// The organisation.
    pub organisation: Organisation,
    /// The name of its territory.
    pub territory: Option<Names>,
    /// What the viewer may do here.
    pub sight: OrganisationSight,
    /// The bodies before it, the nearest first.
    pub predecessors: Vec<Organisation>,
    /// The bodies that took its place.
    pub successors: Vec<Organisation>,
    /// The members whom the viewer may see; of those whose particulars they may see also past ones,
    /// at the end.
    pub members: Vec<Member>,
    /// How many members there are now, seen or not.
    pub member_count: i64,
    /// A council's terms, the newest first.
    pub terms: Vec<Term>,
    /// The term that is shown.
    pub term: Option<Term>,
    /// Its seats with who holds them.
    pub seats: Vec<SeatView>,
    /// Who held one of them earlier in the term.
    pub former: Vec<Former>,
    /// What happened to it; empty for the public.
    pub journal: Vec<Entry>,
}

impl Page {
    /// How many of the shown seats are vacant.
    pub fn vacant(&self) -> usize {
        self.seats
            .iter()
            .filter(|seat| seat.holder == council::Holder::Vacant)
            .count()
    }
}

/// The page of the organisation at this place in addresses; `None` if there is none.
/// `term` asks for the term that begins on that day instead of today's.
pub async fn page(
    db: &Db,
    viewer: &Viewer,
    lang: Lang,
    today: Date,
    slug: &str,
    term: Option<Date>,
) -> Result<Option<Page>, StoreError> {
    let Some(organisation) = queries::find_by_slug(db, slug).await? else {
        return Ok(None);
    };
    let sight = visibility::organisations(viewer);
    let id = organisation.id;
    let territory = match organisation.form.territory {
        Some(id) => territory::find(db, id)
            .await?
            .map(|territory| territory.form.names),
        None => None,
    };
    let terms = if organisation.form.kind == OrganisationKind::Council {
        council::queries::terms(db, id).await?
    } else {
        Vec::new()
    };
    let asked = term.and_then(|from| terms.iter().find(|term| term.from == from).copied());
    let term = asked.or_else(|| council::queries::term_on(&terms, today));
    let (seats, former) = match term {
        // A past term is shown as it was on its last day, a coming one as on its first.
        Some(term) => {
            let day = today.clamp(term.from, term.to);
            (
                council::seats(db, viewer, id, term.from, day).await?,
                council::former(db, viewer, id, term.from, day).await?,
            )
        }
        None => (Vec::new(), Vec::new()),
    };
    let journal = if sight.change {
        journal::of(
            db,
            Thing {
                kind: super::KIND,
                id,
            },
        )
        .await?
    } else {
        Vec::new()
    };
    Ok(Some(Page {
        territory,
        sight,
        predecessors: chain(db, &organisation).await?,
        successors: db.many(queries::SUCCESSORS, &params![id]).await?,
        members: members(db, viewer, lang, today, id).await?,
        member_count: db
            .one(COUNT_MEMBERS, &params![id, today.to_string()])
            .await?,
        terms,
        term,
        seats,
        former,
        journal,
        organisation,
    }))
}

async fn chain(db: &Db, organisation: &Organisation) -> Result<Vec<Organisation>, StoreError> {
    let mut chain = Vec::new();
    let mut before = organisation.form.predecessor;
    while let Some(id) = before
        && chain.len() < LONGEST_CHAIN
    {
        let Some(next) = queries::find(db, id).await? else {
            break;
        };
        before = next.form.predecessor;
        chain.push(next);
    }
    Ok(chain)
}

async fn members(
    db: &Db,
    viewer: &Viewer,
    lang: Lang,
    today: Date,
    organisation: i64,
) -> Result<Vec<Member>, StoreError> {
    let mut values: Vec<Value> = visibility::persons(viewer).with_public().values().to_vec();
    values.extend(params![
        organisation,
        today.to_string(),
        lang.code(),
        MOST_MEMBERS
    ]);
    db.many(MEMBERS, &values).await
}
