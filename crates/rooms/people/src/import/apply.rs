//! Carrying out an import.

use std::ops::Range;

use keruen_speech::Lang;
use keruen_store::{Db, StoreError, Tx, Value};

use super::change;
use super::drafts::Drafts;
use super::plan::{Change, New, NewOrganisation, Place, Plan, Summary, Tie};
use super::planner::plan;
use super::queries;
use super::sheet::Fault;
use crate::fault::Faults;
use crate::membership::{self, MembershipForm};
use crate::names::Names;
use crate::organisation::{self, OrganisationForm, OrganisationKind};
use crate::person::{self, Newcomer};
use crate::refusal::Refusal;
use crate::seal::Seal;
use crate::span::Span;

/// How many persons are written between two reports of progress.
const STRIDE: usize = 500;

/// Whom an import may find, and where new persons belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All persons of the site: an owner's import. New ones belong to no programme.
    Site,
    /// All persons of the site, for this programme: an owner's import too. New persons are tied to
    /// it, and so are those found who are not yet; the reader sees that as a difference.
    SiteFor(i64),
    /// Persons tied to this programme: a coordinator's import. Others are not found, so that the
    /// differences show nobody whom the coordinator may not see; new persons are tied to it.
    Programme(i64),
}

impl Scope {
    pub(super) fn programme(self) -> Option<i64> {
        match self {
            Self::Site => None,
            Self::SiteFor(id) | Self::Programme(id) => Some(id),
        }
    }
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The rows by what became of them.
    pub summary: Summary,
    /// The ids of the persons who were added: from, to before; empty if nobody was.
    pub added: (i64, i64),
    /// What was wrong with the rows that were not taken, as judged before anything was written:
    /// afterwards a row may fit somebody new.
    pub faults: Vec<Fault>,
}

/// Shows what an import would do; nothing is written.
pub async fn dry_run(db: &Db, drafts: &Drafts, scope: Scope) -> Result<Plan, StoreError> {
    let mut snapshot = db.snapshot().await?;
    let known = queries::known(&mut snapshot, drafts, scope).await?;
    Ok(plan(drafts, &known))
}

/// Carries out an import within a transaction: all of it, or nothing.
///
/// The plan is made anew, over what stands now. `agreed` is the [`Plan::seal`] of what the reader
/// saw; if anything of it is different by now, [`Refusal::PreviewOutdated`] asks to look again. `progress` is told how many persons of
/// how many are done; it must not wait for the database, whose one writer this transaction is.
pub async fn apply(
    tx: &mut Tx,
    drafts: &Drafts,
    scope: Scope,
    agreed: Option<Seal>,
    mut progress: impl FnMut(usize, usize),
) -> Result<Applied, Refusal> {
    let known = queries::known(tx, drafts, scope).await?;
    let plan = plan(drafts, &known);
    let summary = plan.summary();
    if agreed.is_some_and(|agreed| agreed != plan.seal()) {
        return Err(Refusal::PreviewOutdated);
    }
    let total = plan.new.len() + plan.changed.len();
    let organisations = make_organisations(tx, &plan.organisations).await?;
    let mut added: Option<Range<i64>> = None;
    let mut done = 0;
    for some in plan.new.chunks(STRIDE) {
        let ids = add(tx, some, &organisations, scope).await?;
        // Nobody else writes meanwhile: the strides follow each other.
        added = Some(added.map_or(ids.start, |before| before.start)..ids.end);
        done += some.len();
        progress(done, total);
    }
    // By their ids, as their rows lie on the disk.
    let mut changed: Vec<&Change> = plan.changed.iter().collect();
    changed.sort_by_key(|change| change.person);
    for some in changed.chunks(STRIDE) {
        change::carry_out(tx, some, &known, &organisations, scope).await?;
        done += some.len();
        progress(done, total);
    }
    Ok(Applied {
        summary,
        added: added.map_or((0, 0), |ids| (ids.start, ids.end)),
        faults: plan.faults,
    })
}

/// Makes the organisations that somebody belongs to; gives their ids by place.
async fn make_organisations(
    tx: &mut Tx,
    organisations: &[NewOrganisation],
) -> Result<Vec<Option<i64>>, Refusal> {
    let mut ids = Vec::with_capacity(organisations.len());
    for new in organisations {
        ids.push(if new.needed {
            Some(organisation::create(tx, &form_of(new)?).await?)
        } else {
            None
        });
    }
    Ok(ids)
}

/// The name goes where its language is told by its letters: Kazakh ones, other Cyrillic, Latin.
fn form_of(new: &NewOrganisation) -> Result<OrganisationForm, Refusal> {
    let (mut kk, mut ru, mut en) = ("", "", "");
    match Lang::of_letters(&new.name) {
        Lang::Kk => kk = &new.name,
        Lang::Ru => ru = &new.name,
        Lang::En => en = &new.name,
    }
    let mut faults = Faults::new();
    let names = Names::parse(&mut faults, kk, ru, en);
    let kind: OrganisationKind = new.kind;
    faults
        .done(OrganisationForm {
            kind,
            names,
            valid: Span::ALWAYS,
            predecessor: None,
            territory: None,
        })
        .map_err(Refusal::Faulty)
}

/// Writes new persons with all that hangs on them, in blocks; gives their ids.
async fn add(
    tx: &mut Tx,
    people: &[New],
    organisations: &[Option<i64>],
    scope: Scope,
) -> Result<Range<i64>, Refusal> {
    let newcomers: Vec<Newcomer<'_>> = people
        .iter()
        .map(|new| Newcomer {
            form: &new.form,
            contacts: &new.contacts,
            written: written(new),
        })
        .collect();
    let ids = person::create_many(tx, &newcomers, scope.programme().as_slice()).await?;
    let memberships = memberships(tx, people, ids.clone(), organisations).await?;
    tx.run_rows(queries::MEMBERSHIP_BLOCK, &memberships).await?;
    Ok(ids)
}

/// The fields that an import wrote of a new person.
fn written(new: &New) -> &'static [&'static str] {
    match (new.contacts.is_empty(), new.ties.is_empty()) {
        (true, true) => &["surname", "given"],
        (false, true) => &["surname", "given", "contacts"],
        (true, false) => &["surname", "given", "membership"],
        (false, false) => &["surname", "given", "contacts", "membership"],
    }
}

async fn memberships(
    tx: &mut Tx,
    people: &[New],
    persons: Range<i64>,
    organisations: &[Option<i64>],
) -> Result<Vec<Value>, Refusal> {
    let count = people.iter().map(|new| new.ties.len()).sum();
    let mut ids = tx.next_ids("membership", count).await?;
    let mut values = Vec::with_capacity(count * 8);
    for (new, person) in people.iter().zip(persons) {
        for (tie, row) in new.ties.iter().zip(ids.by_ref()) {
            let form = membership_of(tie, organisations)?;
            values.extend(membership::acts::row(row, person, &form));
        }
    }
    Ok(values)
}

/// A membership of the file, with the organisation that was found or made for it.
pub(super) fn membership_of(
    tie: &Tie,
    organisations: &[Option<i64>],
) -> Result<MembershipForm, Refusal> {
    let organisation = match tie.organisation {
        Place::Known(id) => Some(id),
        Place::New(place) => organisations.get(place).copied().flatten(),
    };
    Ok(MembershipForm {
        organisation: organisation.ok_or(Refusal::missing(organisation::KIND))?,
        post: tie.post,
        title: tie.title.clone(),
        span: tie.span,
        basis: None,
    })
}
