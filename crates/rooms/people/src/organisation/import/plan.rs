//! Comparing a list with what is known: a pure decision.

use std::collections::{BTreeSet, HashMap};

use keruen_speech::fold;

use super::circles;
use super::columns::{Column, Mapping};
use super::entry::{Before, Entry, Known, Names3};
use super::row::Reader;
use crate::import::{Fault, FaultReason, Gazetteer, Sheet};
use crate::organisation::{Organisation, OrganisationForm};
use crate::seal::Seal;

/// An organisation to be added.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Wish {
    /// The row that speaks of it.
    pub row: u32,
    /// What it will be.
    pub form: OrganisationForm,
    /// Its predecessor, if that is added by the same list: its place in [`Plan::new`].
    pub after: Option<usize>,
}

/// An organisation to be changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Change {
    /// The row that speaks of it.
    pub row: u32,
    /// As it stands.
    pub old: Organisation,
    /// What it will be.
    pub form: OrganisationForm,
    /// As [`Wish::after`].
    pub after: Option<usize>,
}

/// What a list would do.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Plan {
    /// To be added, in the order of the list.
    pub new: Vec<Wish>,
    /// To be changed, predecessors first, so that no step makes a circle.
    pub changed: Vec<Change>,
    /// Rows that say nothing new.
    pub same: usize,
    /// What is wrong with the rows that are not taken, in their order.
    pub faults: Vec<Fault>,
}

/// The rows by what becomes of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Organisations to be added.
    pub new: usize,
    /// Organisations to be changed.
    pub changed: usize,
    /// Rows that say nothing new.
    pub same: usize,
    /// Rows that are not taken.
    pub faulty: usize,
}

impl Summary {
    /// As a form carries it.
    pub fn code(self) -> String {
        let Self {
            new,
            changed,
            same,
            faulty,
        } = self;
        format!("{new}-{changed}-{same}-{faulty}")
    }

    /// Reads what a form carried.
    pub fn from_code(code: &str) -> Option<Self> {
        let numbers: Vec<usize> = code
            .split('-')
            .map(|number| number.parse().ok())
            .collect::<Option<_>>()?;
        let [new, changed, same, faulty] = numbers[..] else {
            return None;
        };
        Some(Self {
            new,
            changed,
            same,
            faulty,
        })
    }
}

impl Plan {
    /// All that it would do, for a reader to agree to.
    pub fn seal(&self) -> Seal {
        Seal::of(self)
    }

    /// The rows by what becomes of them.
    pub fn summary(&self) -> Summary {
        let rows: BTreeSet<u32> = self.faults.iter().map(|fault| fault.row).collect();
        Summary {
            new: self.new.len(),
            changed: self.changed.len(),
            same: self.same,
            faulty: rows.len(),
        }
    }
}

/// Decides what becomes of each row.
pub fn plan(sheet: &Sheet, mapping: &Mapping, known: &Known) -> Plan {
    let index = Index::of(known);
    let places = Gazetteer::of_territories(&known.territories);
    let mut faults: Vec<Fault> = sheet.spoilt.clone();
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let mut readers = Vec::new();
    let mut taken: HashMap<i64, u32> = HashMap::new();
    let mut begun: HashMap<String, usize> = HashMap::new();
    for row in &sheet.rows {
        let spoilt = sheet.spoilt.iter().any(|fault| fault.row == row.number);
        if spoilt || mapping.is_header(&row.cells) {
            continue;
        }
        let reader = || Reader::new(mapping, row);
        let old = match index.find(&reader()) {
            Ok(old) => old,
            Err(fault) => {
                faults.push(fault);
                continue;
            }
        };
        let form = match reader().form(old, known, &places) {
            Ok(form) => form,
            Err(found) => {
                faults.extend(found);
                continue;
            }
        };
        let names: Vec<String> = form
            .names
            .search_fields()
            .iter()
            .map(|(_, name)| fold(name))
            .collect();
        let earlier = match old {
            Some(old) => taken.insert(old.id, row.number),
            None => names
                .iter()
                .find_map(|name| begun.get(name))
                .map(|place: &usize| entries[*place].row),
        };
        if let Some(earlier) = earlier {
            faults.push(reader().fault(None, FaultReason::Repeated(earlier)));
            continue;
        }
        if old.is_none() {
            for name in names {
                begun.entry(name).or_insert(entries.len());
            }
        }
        readers.push(reader());
        entries.push(Entry {
            row: row.number,
            old,
            before: Before::Stands(form.predecessor),
            form,
            faults: Vec::new(),
        });
    }
    for (entry, reader) in entries.iter_mut().zip(&readers) {
        let text = reader.cell(Column::Predecessor);
        if !text.is_empty() {
            match index.predecessor(text, &begun) {
                Ok(before) => entry.before = before,
                Err(reason) => {
                    entry.faults = vec![reader.fault(Some(Column::Predecessor), reason)];
                }
            }
        }
    }
    circles::refuse(&mut entries, &readers, known);
    gather(entries, known, faults)
}

/// The plan of what is left.
fn gather(mut entries: Vec<Entry<'_>>, known: &Known, mut faults: Vec<Fault>) -> Plan {
    let depths = circles::depths(&entries, known);
    let mut places: HashMap<usize, usize> = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        if entry.faults.is_empty() && entry.old.is_none() {
            places.insert(at, places.len());
        }
    }
    let mut plan = Plan::default();
    let mut changed: Vec<(usize, Change)> = Vec::new();
    for (entry, depth) in entries.iter_mut().zip(depths) {
        if !entry.faults.is_empty() {
            faults.append(&mut entry.faults);
            continue;
        }
        let mut form = entry.form.clone();
        let after = match entry.before {
            Before::Stands(id) => {
                form.predecessor = id;
                None
            }
            Before::Entry(at) => places.get(&at).copied(),
        };
        let row = entry.row;
        match entry.old {
            None => plan.new.push(Wish { row, form, after }),
            Some(old) if after.is_none() && old.form == form => plan.same += 1,
            Some(old) => changed.push((
                depth,
                Change {
                    row,
                    old: old.clone(),
                    form,
                    after,
                },
            )),
        }
    }
    changed.sort_by_key(|(depth, change)| (*depth, change.row));
    plan.changed = changed.into_iter().map(|(_, change)| change).collect();
    faults.sort_by_key(|fault| (fault.row, fault.column));
    plan.faults = faults;
    plan
}

/// Organisations by what a row may call them.
struct Index<'a> {
    ids: HashMap<i64, &'a Organisation>,
    slugs: HashMap<&'a str, &'a Organisation>,
    names: HashMap<String, Vec<&'a Organisation>>,
}

impl<'a> Index<'a> {
    fn of(known: &'a Known) -> Self {
        let mut names: HashMap<String, Vec<&'a Organisation>> = HashMap::new();
        for one in &known.organisations {
            for (_, name) in one.form.names.search_fields() {
                let ones = names.entry(fold(name)).or_default();
                if ones.iter().all(|other| other.id != one.id) {
                    ones.push(one);
                }
            }
        }
        let all = &known.organisations;
        Self {
            ids: all.iter().map(|one| (one.id, one)).collect(),
            slugs: all.iter().map(|one| (one.slug.as_str(), one)).collect(),
            names,
        }
    }

    /// The organisation that a row speaks of: by its number, by its place in addresses, by one of
    /// its whole names. `None`: nobody knows it yet.
    fn find(&self, row: &Reader<'_>) -> Result<Option<&'a Organisation>, Fault> {
        let (id, slug) = (row.cell(Column::Id), row.cell(Column::Slug));
        let by_slug = self.slugs.get(slug).copied();
        if !id.is_empty() {
            let found = id.parse().ok().and_then(|id: i64| self.ids.get(&id));
            let found = found.ok_or_else(|| row.fault(Some(Column::Id), FaultReason::UnknownId))?;
            if !slug.is_empty() && found.slug != slug {
                return Err(row.fault(Some(Column::Id), FaultReason::SlugOfAnother));
            }
            return Ok(Some(found));
        }
        if by_slug.is_some() {
            return Ok(by_slug);
        }
        let mut ones: Vec<&'a Organisation> = Vec::new();
        for (_, column) in Names3::COLUMNS {
            for one in self.named(row.cell(column)) {
                if ones.iter().all(|other| other.id != one.id) {
                    ones.push(one);
                }
            }
        }
        match ones[..] {
            [] => Ok(None),
            [one] => Ok(Some(one)),
            _ => {
                let ids = ones.iter().map(|one| one.id).collect();
                Err(row.fault(None, FaultReason::AmbiguousOrganisation(ids)))
            }
        }
    }

    fn named(&self, name: &str) -> &[&'a Organisation] {
        let folded = fold(name);
        if folded.is_empty() {
            return &[];
        }
        self.names.get(&folded).map_or(&[], Vec::as_slice)
    }

    fn predecessor(
        &self,
        text: &str,
        begun: &HashMap<String, usize>,
    ) -> Result<Before, FaultReason> {
        let by_id = text.parse().ok().and_then(|id: i64| self.ids.get(&id));
        if let Some(found) = by_id.or_else(|| self.slugs.get(text)) {
            return Ok(Before::Stands(Some(found.id)));
        }
        match (self.named(text), begun.get(&fold(text))) {
            ([one], None) => Ok(Before::Stands(Some(one.id))),
            ([], Some(place)) => Ok(Before::Entry(*place)),
            ([], None) => Err(FaultReason::UnknownPredecessor),
            (ones, _) => {
                let ids = ones.iter().map(|one| one.id).collect();
                Err(FaultReason::AmbiguousOrganisation(ids))
            }
        }
    }
}
