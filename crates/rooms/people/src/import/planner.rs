//! Deciding what an import would do: purely, over a file and who is known.
//!
//! Nothing is written here, and the same plan made over its own outcome changes nothing: what is
//! blank says nothing, a row finds the person it made, and rows of one file that speak of one
//! person are taken once.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::columns::Column;
use super::drafts::{Draft, Drafts};
use super::known::Known;
use super::plan::{Change, Difference, Duplicate, New, Place, Plan};
use super::pool::{Match, Outcome, Pool};
use super::resolve::Places;
use super::sheet::{Fault, FaultReason};
use super::wanted::Wanted;

/// Rows are read again until nothing changes any more; a file that does not settle by then is
/// taken as it stands.
const MOST_READINGS: usize = 16;

/// Decides what to do with every draft.
///
/// What a row means can depend on a later one: a bare name may fit two persons until another row
/// gives one of them a telephone. So the file is read again over its own outcome until a reading
/// changes nothing; which is also why importing it once more changes nothing.
pub fn plan(drafts: &Drafts, known: &Known) -> Plan {
    let mut places = Places::new(known, drafts);
    let mut faults = drafts.faults.clone();
    let mut rows = Vec::with_capacity(drafts.drafts.len());
    for draft in &drafts.drafts {
        match places.wanted(draft) {
            Ok(wanted) => rows.push((draft, wanted)),
            Err(found) => faults.extend(found),
        }
    }
    // All that is wrong with a row is told at once; nothing is made for it.
    let (made, asked) = (places.new.len(), places.asked.clone());
    for row in &drafts.places {
        let found = places.found(row.row, row.territory.as_deref(), row.tie.as_ref());
        faults.extend(found.err().unwrap_or_default());
    }
    places.new.truncate(made);
    places.asked = asked;
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
    planner.finish(drafts, &rows, faults, places)
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fate {
    /// Something of it is written, of this person; negative for one to be added.
    Taken(i64),
    /// All of it is known of this person.
    Same(i64),
    /// It says word for word what this row says.
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
        let id = match self.pool.find(wanted, draft.id)? {
            Match::One(id) => id,
            Match::Doubt(id) => return Err(self.doubt(id)),
            Match::None => {
                let id = self.pool.add(wanted);
                self.remember(id, draft.row, wanted);
                return Ok(Fate::Taken(id));
            }
        };
        let differences = self.pool.differences(id, wanted, draft.id.is_some())?;
        if let Some(seen) = self.seen.get(&id) {
            if seen.said.contains(&wanted) {
                return Ok(Fate::Duplicate(seen.first_row));
            }
            // Two rows that contradict each other are for a human being to tell apart: taking one
            // of them would lose what the other says, or another person of that name.
            if !differences.iter().all(Difference::only_adds) {
                return Err(FaultReason::Otherwise(seen.first_row));
            }
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

    /// Why a row is left that may speak of this person or of a namesake. Taking it would give one of
    /// two people the other's telephone.
    fn doubt(&self, id: i64) -> FaultReason {
        match self.seen.get(&id) {
            Some(seen) => FaultReason::Otherwise(seen.first_row),
            None if id > 0 => FaultReason::Namesake(id),
            // Somebody whom a row brings in of which this reading does not know yet.
            None => FaultReason::Ambiguous(Vec::new()),
        }
    }

    fn remember(&mut self, id: i64, row: u32, wanted: &'a Wanted) {
        let seen = self.seen.entry(id).or_insert(Seen {
            first_row: row,
            said: Vec::new(),
        });
        seen.said.push(wanted);
    }

    fn finish(
        self,
        drafts: &Drafts,
        rows: &[(&Draft, Wanted)],
        faults: Vec<Fault>,
        places: Places,
    ) -> Plan {
        let mut plan = Plan {
            faults,
            organisations: places.new,
            asked: places.asked,
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
                    plan.faults.push(left(drafts, draft, reason));
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
        let left: BTreeSet<u32> = plan.faults.iter().map(|fault| fault.row).collect();
        let posts = drafts.drafts.iter().filter(|draft| draft.post_left);
        plan.posts_left = posts
            .map(|draft| draft.row)
            .filter(|row| !left.contains(row))
            .collect();
        mark_needed(&mut plan);
        plan
    }
}

/// Why a row is left, at the column it is about if it is about one.
fn left(drafts: &Drafts, draft: &Draft, reason: FaultReason) -> Fault {
    let (column, value) = match (&reason, draft.id, &draft.tie) {
        (FaultReason::UnknownId | FaultReason::IdOfAnother, Some(id), _) => {
            (drafts.at(Column::Id), id.to_string())
        }
        (FaultReason::MembershipOverlaps | FaultReason::Seated, _, Some(tie)) => {
            (drafts.at(Column::Organisation), tie.organisation.clone())
        }
        (FaultReason::TooMany(_), ..) => (drafts.at(Column::Former), draft.former.join("; ")),
        _ => (None, draft.name.listed()),
    };
    Fault {
        row: draft.row,
        column,
        reason,
        value,
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
