//! What an import would do: a pure decision over a file and who is known.
//!
//! Nothing is written here, and the same plan made over its own outcome changes nothing: what is
//! blank says nothing, a row finds the person it made, and rows of one file that speak of one
//! person are taken once.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use keruen_speech::Lang;
use keruen_speech::name::PersonName;

use super::draft::{Draft, Drafts, TieDraft};
use super::known::Known;
use super::places::{Found, kind_of, organisation_key};
use super::pool::{Match, Outcome, Pool, Wanted};
use super::sheet::{Fault, FaultReason};
use crate::contact::ContactValue;
use crate::membership::Post;
use crate::organisation::OrganisationKind;
use crate::person::PersonForm;
use crate::span::Span;

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// Persons who are not here yet.
    pub new: Vec<New>,
    /// Persons who are here and of whom the file knows more, or other things.
    pub changed: Vec<Change>,
    /// Rows that say what is known already: row, person.
    pub same: Vec<(u32, i64)>,
    /// Rows that speak of somebody of whom an earlier row of the file spoke.
    pub duplicates: Vec<Duplicate>,
    /// What is wrong with the rows that are not taken.
    pub faults: Vec<Fault>,
    /// Organisations that the file names and nobody knows; they are made.
    pub organisations: Vec<NewOrganisation>,
}

/// How many rows of which kind; what a reader is shown first and agrees to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Persons to be added.
    pub new: usize,
    /// Persons to be changed.
    pub changed: usize,
    /// Rows that say what is known.
    pub same: usize,
    /// Rows that repeat others of the file.
    pub duplicates: usize,
    /// Rows with faults.
    pub faulty: usize,
    /// New persons who resemble somebody.
    pub likely: usize,
    /// Organisations to be made.
    pub organisations: usize,
}

/// A person to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// The rows that speak of them; more than one if they have several memberships.
    pub rows: Vec<u32>,
    /// Name, languages, territory.
    pub form: PersonForm,
    /// Telephones and addresses, the main one of each kind first.
    pub contacts: Vec<ContactValue>,
    /// Memberships.
    pub ties: Vec<Tie>,
    /// Persons who may be the same: they sound alike, or share a telephone or address.
    pub likely: Vec<i64>,
}

/// A person to be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The rows that say so.
    pub rows: Vec<u32>,
    /// Who.
    pub person: i64,
    /// Their name as it stands.
    pub name: PersonName,
    /// What differs, at least one thing.
    pub differences: Vec<Difference>,
}

/// One thing that differs between a row and a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// The surname; only for rows with a record number.
    Surname {
        /// As it stands.
        old: String,
        /// As the file has it.
        new: String,
    },
    /// The given name; only for rows with a record number.
    Given {
        /// As it stands.
        old: String,
        /// As the file has it.
        new: String,
    },
    /// The patronymic.
    Patronymic {
        /// As it stands.
        old: Option<String>,
        /// As the file has it.
        new: String,
    },
    /// Former names that are added.
    Former {
        /// The names.
        new: Vec<String>,
    },
    /// Languages.
    Languages {
        /// As they stand.
        old: Vec<Lang>,
        /// As the file has them.
        new: Vec<Lang>,
    },
    /// The territory.
    Territory {
        /// As it stands.
        old: Option<i64>,
        /// As the file has it.
        new: i64,
    },
    /// A telephone or address that is added.
    Contact {
        /// The main one of its kind until now.
        old: Option<ContactValue>,
        /// The one of the file.
        new: ContactValue,
        /// Whether it becomes the main one; the old one stays beside it.
        main: bool,
    },
    /// A membership that is added.
    Membership {
        /// The membership.
        new: Tie,
    },
    /// Other days of a membership that stands.
    MembershipSpan {
        /// The membership.
        membership: i64,
        /// As the file has it, with the new days.
        tie: Tie,
        /// The days as they stand.
        old: Span,
    },
}

/// A membership with its organisation found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// Where.
    pub organisation: Place,
    /// As what.
    pub post: Post,
    /// In the file's own words, where the house has none.
    pub title: Option<String>,
    /// From when to when.
    pub span: Span,
}

/// An organisation that is here, or will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// Its id.
    Known(i64),
    /// Its place in [`Plan::organisations`].
    New(usize),
}

/// A row that repeats another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duplicate {
    /// The row.
    pub row: u32,
    /// The first row that speaks of the same person.
    pub of: u32,
}

/// An organisation to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrganisation {
    /// Its name as the file first has it.
    pub name: String,
    /// What its name tells of it; somebody may correct it later.
    pub kind: OrganisationKind,
    /// Whether anybody who is taken belongs to it; if not, it is not made.
    pub needed: bool,
}

impl Plan {
    /// The numbers.
    pub fn summary(&self) -> Summary {
        let faulty: BTreeSet<u32> = self.faults.iter().map(|fault| fault.row).collect();
        Summary {
            new: self.new.len(),
            changed: self.changed.len(),
            same: self.same.len(),
            duplicates: self.duplicates.len(),
            faulty: faulty.len(),
            likely: self.new.iter().filter(|new| !new.likely.is_empty()).count(),
            organisations: self.organisations.iter().filter(|new| new.needed).count(),
        }
    }

    /// Whether it would write nothing.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty()
    }
}

/// Rows are read again until nothing changes any more; a file that does not settle by then is
/// taken as it stands.
const MOST_READINGS: usize = 16;

/// Decides what to do with every draft.
///
/// What a row means can depend on a later one: a bare name may fit two persons until another row
/// gives one of them a telephone. So the file is read again over its own outcome until a reading
/// changes nothing; which is also why importing it once more changes nothing.
pub fn plan(drafts: &Drafts, known: &Known) -> Plan {
    let mut places = Places {
        known,
        territories: HashMap::new(),
        organisations: HashMap::new(),
        new: Vec::new(),
    };
    let mut faults = drafts.faults.clone();
    let mut rows = Vec::with_capacity(drafts.drafts.len());
    for draft in &drafts.drafts {
        match places.wanted(draft) {
            Ok(wanted) => rows.push((draft, wanted)),
            Err(found) => faults.extend(found),
        }
    }
    // Rows with a record number speak first: whom they rename is found under the new name.
    rows.sort_by_key(|(draft, _)| draft.id.is_none());
    let mut planner = Planner {
        pool: Pool::new(known),
        fates: vec![None; rows.len()],
        seen: HashMap::new(),
    };
    for _ in 0..MOST_READINGS {
        if !planner.read(&rows) {
            break;
        }
    }
    planner.finish(&rows, faults, places)
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fate {
    /// Something of it is written, of this person; negative for one to be added.
    Taken(i64),
    /// All of it is known of this person.
    Same(i64),
    /// It speaks of somebody of whom this row spoke.
    Duplicate(u32),
    /// It is not taken.
    Left(FaultReason),
}

/// What rows said of a person in one reading.
struct Seen<'a> {
    first_row: u32,
    said: Vec<&'a Wanted>,
}

struct Planner<'a> {
    pool: Pool<'a>,
    fates: Vec<Option<Fate>>,
    seen: HashMap<i64, Seen<'a>>,
}

impl<'a> Planner<'a> {
    /// Reads all rows once; says whether that changed anything.
    fn read(&mut self, rows: &'a [(&Draft, Wanted)]) -> bool {
        self.seen.clear();
        let mut changed = false;
        for (place, (draft, wanted)) in rows.iter().enumerate() {
            let fate = self.row(draft, wanted).unwrap_or_else(Fate::Left);
            let taken = matches!(fate, Fate::Taken(_));
            changed |= taken;
            // What was written once stays written, though it is known by the next reading.
            if taken || !matches!(self.fates[place], Some(Fate::Taken(_))) {
                self.fates[place] = Some(fate);
            }
        }
        changed
    }

    fn row(&mut self, draft: &Draft, wanted: &'a Wanted) -> Result<Fate, FaultReason> {
        let Match::One(id) = self.pool.find(wanted, draft.id)? else {
            let id = self.pool.add(wanted);
            self.remember(id, draft.row, wanted);
            return Ok(Fate::Taken(id));
        };
        let differences = self.pool.differences(id, wanted, draft.id.is_some())?;
        let adds_only = differences
            .iter()
            .all(|d| matches!(d, Difference::Membership { .. }));
        if let Some(seen) = self.seen.get(&id)
            && (!adds_only || seen.said.contains(&wanted))
        {
            return Ok(Fate::Duplicate(seen.first_row));
        }
        if differences.is_empty() {
            self.remember(id, draft.row, wanted);
            return Ok(Fate::Same(id));
        }
        if self.pool.is_blocked(id) {
            return Err(FaultReason::Blocked);
        }
        self.pool.apply(id, &differences);
        self.remember(id, draft.row, wanted);
        Ok(Fate::Taken(id))
    }

    fn remember(&mut self, id: i64, row: u32, wanted: &'a Wanted) {
        let seen = self.seen.entry(id).or_insert(Seen {
            first_row: row,
            said: Vec::new(),
        });
        seen.said.push(wanted);
    }

    fn finish(self, rows: &[(&Draft, Wanted)], faults: Vec<Fault>, places: Places) -> Plan {
        let mut plan = Plan {
            faults,
            organisations: places.new,
            ..Plan::default()
        };
        let mut taken: BTreeMap<i64, Vec<u32>> = BTreeMap::new();
        for ((draft, _), fate) in rows.iter().zip(&self.fates) {
            if let Some(Fate::Taken(id)) = fate {
                taken.entry(*id).or_default().push(draft.row);
            }
        }
        for ((draft, _), fate) in rows.iter().zip(self.fates) {
            let row = draft.row;
            match fate {
                Some(Fate::Same(id)) if id > 0 => plan.same.push((row, id)),
                // It says nothing beyond the rows that bring the person in.
                Some(Fate::Same(id)) => {
                    let of = taken
                        .get(&id)
                        .and_then(|rows| rows.first())
                        .copied()
                        .unwrap_or(row);
                    plan.duplicates.push(Duplicate { row, of });
                }
                Some(Fate::Duplicate(of)) => plan.duplicates.push(Duplicate { row, of }),
                Some(Fate::Left(reason)) => {
                    let value = draft.name.listed();
                    plan.faults.push(Fault {
                        row,
                        column: None,
                        reason,
                        value,
                    });
                }
                Some(Fate::Taken(_)) | None => {}
            }
        }
        let Outcome { added, changed } = self.pool.outcome();
        for (id, wanted) in added {
            let likely = wanted.likely(places.known);
            let rows = taken.remove(&id).unwrap_or_default();
            let Wanted {
                form,
                contacts,
                ties,
            } = wanted;
            plan.new.push(New {
                rows,
                form,
                contacts,
                ties,
                likely,
            });
        }
        for (person, name, differences) in changed {
            let rows = taken.remove(&person).unwrap_or_default();
            plan.changed.push(Change {
                rows,
                person,
                name,
                differences,
            });
        }
        plan.new.sort_by_key(|new| new.rows.first().copied());
        plan.changed
            .sort_by_key(|change| change.rows.first().copied());
        plan.same.sort_unstable();
        plan.duplicates.sort_by_key(|duplicate| duplicate.row);
        plan.faults.sort_by_key(|fault| (fault.row, fault.column));
        mark_needed(&mut plan);
        plan
    }
}

fn mark_needed(plan: &mut Plan) {
    let added = plan.new.iter().flat_map(|new| &new.ties);
    let changed = plan.changed.iter().flat_map(|change| &change.differences);
    let changed = changed.filter_map(|difference| match difference {
        Difference::Membership { new } => Some(new),
        _ => None,
    });
    let needed: BTreeSet<Place> = added.chain(changed).map(|tie| tie.organisation).collect();
    for (index, organisation) in plan.organisations.iter_mut().enumerate() {
        organisation.needed = needed.contains(&Place::New(index));
    }
}

/// Finds what a file calls by name, each name once.
struct Places<'a> {
    known: &'a Known,
    territories: HashMap<String, Found>,
    organisations: HashMap<String, Result<Place, FaultReason>>,
    new: Vec<NewOrganisation>,
}

impl Places<'_> {
    fn wanted(&mut self, draft: &Draft) -> Result<Wanted, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut fault = |reason, value: &str| {
            faults.push(Fault {
                row: draft.row,
                column: None,
                reason,
                value: value.to_owned(),
            });
        };
        let territory = draft
            .territory
            .as_deref()
            .and_then(|name| match self.territory(name) {
                Found::One(id) => Some(id),
                Found::Several(names) => {
                    fault(FaultReason::AmbiguousTerritory(names), name);
                    None
                }
                Found::None(near) => {
                    fault(FaultReason::UnknownTerritory(near), name);
                    None
                }
            });
        let tie = draft
            .tie
            .as_ref()
            .and_then(|tie| match self.organisation(&tie.organisation) {
                Ok(organisation) => Some(tie_of(tie, organisation)),
                Err(reason) => {
                    fault(reason, &tie.organisation);
                    None
                }
            });
        if !faults.is_empty() {
            return Err(faults);
        }
        let form = PersonForm {
            name: draft.name.clone(),
            former: draft.former.clone(),
            languages: draft.languages.clone(),
            territory,
        };
        Ok(Wanted {
            form,
            contacts: draft.contacts.clone(),
            ties: tie.into_iter().collect(),
        })
    }

    fn territory(&mut self, name: &str) -> Found {
        let known = self.known;
        self.territories
            .entry(name.to_owned())
            .or_insert_with(|| known.territories.territory(name))
            .clone()
    }

    /// The organisation of this name; one that resembles nothing known is to be made.
    fn organisation(&mut self, name: &str) -> Result<Place, FaultReason> {
        if let Some(found) = self.organisations.get(name) {
            return found.clone();
        }
        let found = match self.known.organisations.organisation(name) {
            Found::One(id) => Ok(Place::Known(id)),
            Found::Several(near) => Err(FaultReason::UnknownOrganisation(near)),
            Found::None(near) if !near.is_empty() => Err(FaultReason::UnknownOrganisation(near)),
            Found::None(_) => {
                let key = organisation_key(name);
                let index = self
                    .new
                    .iter()
                    .position(|new| organisation_key(&new.name) == key);
                Ok(Place::New(index.unwrap_or_else(|| {
                    let kind = kind_of(name);
                    self.new.push(NewOrganisation {
                        name: name.to_owned(),
                        kind,
                        needed: false,
                    });
                    self.new.len() - 1
                })))
            }
        };
        self.organisations.insert(name.to_owned(), found.clone());
        found
    }
}

fn tie_of(tie: &TieDraft, organisation: Place) -> Tie {
    Tie {
        organisation,
        post: tie.post,
        title: tie.title.clone(),
        span: tie.span,
    }
}

impl Tie {
    /// The first day, for [`crate::membership`]'s rule of one membership per beginning.
    pub(crate) fn since(&self) -> Option<Date> {
        self.span.from()
    }
}
