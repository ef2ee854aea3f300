//! The table of people: a line for each, a column for each feature.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::fault::{Found, Input, Near, Reason, Special, short};
use super::lines::Line;
use super::near::near;
use super::table::{Source, open};
use super::{Columns, Faults, Ignored, Quotas, Reading};
use crate::pool::{Counted, Feature, MOST_PEOPLE, Person, Pool, sums};
use crate::text::{self, TextError};

pub(super) const IDS: [&str; 3] = ["id", "nr", "№"];
pub(super) const HOUSEHOLD: &str = "household";

/// So many different spellings of a column's values are remembered.
const MOST_REMEMBERED: usize = 4_096;

pub(super) fn read(
    mut quotas: Quotas,
    source: Source<'_>,
    named: &Columns,
) -> Result<Reading, Faults> {
    let mut found = std::mem::take(&mut quotas.found);
    let means = |heading: &str| quotas.knows(heading, named);
    let mut taken = Taken::default();
    if let Some(opened) = open(source, Input::People, &means, &mut found) {
        let columns = Places::of(&opened.headings, &quotas, named, &mut found);
        let mut any = false;
        for line in opened.rows {
            any = true;
            if !taken.take(&line, &columns, &quotas, &mut found) {
                break;
            }
        }
        if !any {
            found.add(Input::People, None, None, Reason::NoRows);
        }
        taken.columns = columns;
    }
    finish(quotas, taken, found)
}

/// All or nothing.
fn finish(quotas: Quotas, taken: Taken, mut found: Found) -> Result<Reading, Faults> {
    let Quotas {
        seats,
        features,
        mut ignored,
        ..
    } = quotas;
    let shortfalls = |features: &[Feature]| {
        let sums = features.iter().filter_map(|feature| sums(seats, feature));
        sums.collect::<Vec<_>>()
    };
    if !found.is_empty() {
        // Sums of numbers that could not be read say nothing.
        let sound = found.is_sound(Input::Quotas) && found.is_sound(Input::Seats);
        let shortfalls = if sound {
            shortfalls(&features)
        } else {
            Vec::new()
        };
        return Err(found.into_faults(shortfalls));
    }
    let Taken {
        people,
        households,
        columns,
        ..
    } = taken;
    ignored.extend(columns.ignored());
    match Pool::new(seats, features, people, households) {
        Ok(pool) => Ok(Reading {
            pool,
            ids: columns.id.map(|column| column.heading),
            households: columns.household.map(|column| column.heading),
            ignored,
        }),
        Err(error) => {
            found.add(Input::People, None, None, Reason::Pool(error));
            Err(found.into_faults(Vec::new()))
        }
    }
}

/// A column that means something.
struct Place {
    index: usize,
    heading: String,
}

/// What each column means.
#[derive(Default)]
struct Places {
    /// For each feature its column; none was said to be missing.
    features: Vec<Option<Place>>,
    id: Option<Place>,
    household: Option<Place>,
    /// The other columns: their headings, and whether anything stands in them.
    others: BTreeMap<usize, (String, bool)>,
    width: usize,
}

impl Places {
    fn of(headings: &Line<'_>, quotas: &Quotas, named: &Columns, found: &mut Found) -> Self {
        let mut at: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, cell) in headings.cells.iter().enumerate() {
            at.entry(text::key(cell)).or_default().push(index);
        }
        let all: Vec<Cow<'_, str>> = headings.cells.iter().map(|cell| text::tidy(cell)).collect();
        let line = Some(headings.number);
        let mut place = |name: &str| {
            let columns = at.get(&text::key(name))?;
            let index = *columns.first()?;
            let heading = all[index].clone().into_owned();
            if columns.len() > 1 {
                found.add(Input::People, line, Some(&heading), Reason::SameHeading);
            }
            Some(Place { index, heading })
        };
        let id = match &named.id {
            Some(name) => place(name),
            None => IDS.iter().find_map(|name| place(name)),
        };
        let household = place(named.household.as_deref().unwrap_or(HOUSEHOLD));
        let features: Vec<_> = quotas.features.iter().map(|f| place(&f.name)).collect();

        let used: Vec<usize> = (features.iter().flatten())
            .chain(&id)
            .chain(&household)
            .map(|place| place.index)
            .collect();
        let unused = || (0..all.len()).filter(|index| !used.contains(index));
        let meant = |name: &str| near(name, unused().map(|index| all[index].as_ref()));
        // A line in which no feature is named and somebody's values stand holds no headings.
        let none = features.iter().all(Option::is_none)
            && (headings.cells.iter().map(|cell| text::key(cell)))
                .any(|cell| quotas.values.iter().any(|known| known.contains_key(&cell)));
        if none {
            let features = quotas.features.iter().map(|f| f.name.clone());
            let reason = Reason::NoHeadings {
                features: features.collect(),
            };
            found.add(Input::People, line, None, reason);
        }
        for (feature, place) in quotas.features.iter().zip(&features) {
            if place.is_none() && !none {
                let reason = Reason::NoFeatureColumn {
                    feature: feature.name.clone(),
                    near: meant(&feature.name),
                };
                found.add(Input::People, line, None, reason);
            }
        }
        let special = [
            (Special::Ids, &named.id, &id),
            (Special::Households, &named.household, &household),
        ];
        for (of, name, place) in special {
            if let (Some(name), None) = (name, place) {
                let reason = Reason::NoNamedColumn {
                    of,
                    name: short(name),
                    near: meant(name),
                };
                found.add(Input::People, line, None, reason);
            }
        }
        let others = unused().map(|index| (index, (all[index].clone().into_owned(), false)));
        Self {
            others: others.collect(),
            width: all.len(),
            features,
            id,
            household,
        }
    }

    fn ignored(&self) -> impl Iterator<Item = Ignored> {
        let others = self.others.iter();
        let named = others.filter(|(_, (heading, filled))| *filled || !heading.is_empty());
        named.map(|(&column, (heading, _))| Ignored {
            input: Input::People,
            column,
            heading: heading.clone(),
        })
    }
}

/// What was read of the people so far.
#[derive(Default)]
struct Taken {
    people: Vec<Person>,
    lines: u32,
    /// For each look of an id the first that has it, and where that stands.
    ids: BTreeMap<String, (String, u32)>,
    households: Vec<String>,
    numbers: BTreeMap<String, u32>,
    /// For each feature what spellings mean.
    remembered: Vec<BTreeMap<String, Meaning>>,
    columns: Places,
}

#[derive(Clone, Copy)]
enum Meaning {
    Value(u16),
    /// The place of the fault in the list.
    Unknown(usize),
}

impl Taken {
    /// `false` where there are too many to go on.
    fn take(
        &mut self,
        line: &Line<'_>,
        columns: &Places,
        quotas: &Quotas,
        found: &mut Found,
    ) -> bool {
        let number = Some(line.number);
        if line.open {
            found.add(Input::People, number, None, Reason::OpenQuote);
            return false;
        }
        if self.lines == MOST_PEOPLE {
            let reason = Reason::TooMany {
                what: Counted::People,
                most: MOST_PEOPLE,
            };
            found.add(Input::People, number, None, reason);
            return false;
        }
        self.lines += 1;
        let beyond = line.cells.iter().skip(columns.width);
        if line.wider || beyond.into_iter().any(|cell| !text::tidy(cell).is_empty()) {
            found.add(Input::People, number, None, Reason::MoreCells);
        }
        let id = self.id(line, columns.id.as_ref(), found);
        let household = self.household(line, columns.household.as_ref(), found);
        self.remembered
            .resize_with(quotas.features.len(), BTreeMap::new);
        let mut values = Vec::with_capacity(quotas.features.len());
        for (feature, column) in columns.features.iter().enumerate() {
            if let Some(column) = column {
                values.extend(self.value(line, column, feature, quotas, found));
            }
        }
        if let Some(id) = id
            && found.is_empty()
        {
            self.people.push(Person {
                id,
                values,
                household,
            });
        }
        true
    }

    fn id(&mut self, line: &Line<'_>, column: Option<&Place>, found: &mut Found) -> Option<String> {
        let Some(column) = column else {
            return Some(self.lines.to_string());
        };
        let id = named(line, column, found)?;
        let look = text::look(&id);
        if let Some((other, first)) = self.ids.get(&look) {
            let first = *first;
            let reason = if *other == id {
                Reason::SameId { id, first }
            } else {
                let other = other.clone();
                Reason::AlikeId { id, other, first }
            };
            found.add(
                Input::People,
                Some(line.number),
                Some(&column.heading),
                reason,
            );
            return None;
        }
        self.ids.insert(look, (id.clone(), line.number));
        Some(id)
    }

    fn household(
        &mut self,
        line: &Line<'_>,
        column: Option<&Place>,
        found: &mut Found,
    ) -> Option<u32> {
        let column = column.filter(|column| !text::tidy(cell(line, column)).is_empty())?;
        let name = named(line, column, found)?;
        // Often an address stands there, and households are published: they are numbered from 1.
        let number = self.numbers.entry(text::key(&name)).or_insert_with(|| {
            let before = self.households.len();
            self.households.push((before + 1).to_string());
            u32::try_from(before).unwrap_or(u32::MAX)
        });
        Some(*number)
    }

    fn value(
        &mut self,
        line: &Line<'_>,
        column: &Place,
        feature: usize,
        quotas: &Quotas,
        found: &mut Found,
    ) -> Option<u16> {
        let written = cell(line, column);
        let remembered = &mut self.remembered[feature];
        match remembered.get(written) {
            Some(Meaning::Value(value)) => return Some(*value),
            Some(Meaning::Unknown(at)) => {
                found.again(*at, line.number);
                return None;
            }
            None => {}
        }
        if let Some(&value) = quotas.values[feature].get(&text::key(written)) {
            if remembered.len() < MOST_REMEMBERED {
                remembered.insert(written.to_owned(), Meaning::Value(value));
            }
            return Some(value);
        }
        let reason = if text::tidy(written).is_empty() {
            Reason::Missing
        } else {
            let known = quotas.features[feature].quotas.iter();
            Reason::UnknownValue {
                value: short(written),
                // Looking for it takes long, and what is only counted has no words.
                near: if found.is_full() {
                    Near::None
                } else {
                    near(written, known.map(|quota| quota.value.as_str()))
                },
            }
        };
        let at = found.add(
            Input::People,
            Some(line.number),
            Some(&column.heading),
            reason,
        );
        if let Some(at) = at {
            remembered.insert(written.to_owned(), Meaning::Unknown(at));
        }
        None
    }
}

fn cell<'a>(line: &'a Line<'_>, column: &Place) -> &'a str {
    line.cells.get(column.index).map_or("", AsRef::as_ref)
}

/// What stands in a cell, if it can name something.
fn named(line: &Line<'_>, column: &Place, found: &mut Found) -> Option<String> {
    let name = text::tidy(cell(line, column)).into_owned();
    let reason = match text::check(&name) {
        Ok(()) => return Some(name),
        Err(TextError::Empty) => Reason::Missing,
        Err(error) => Reason::Text {
            text: short(&name),
            error,
        },
    };
    found.add(
        Input::People,
        Some(line.number),
        Some(&column.heading),
        reason,
    );
    None
}
