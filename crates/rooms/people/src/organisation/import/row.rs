//! One row: what its cells say, or what is wrong with them.

use super::columns::{Column, Mapping, kind};
use super::entry::{Known, Names3};
use crate::fault::{Why, line};
use crate::import::places::called;
use crate::import::places::kind_of;
use crate::import::{Fault, FaultReason, Found, Gazetteer, SheetRow};
use crate::names::Names;
use crate::organisation::{Organisation, OrganisationForm};
use crate::span::{Span, date};

/// Reads the cells of one row.
pub(super) struct Reader<'a> {
    pub(super) mapping: &'a Mapping,
    pub(super) row: &'a SheetRow,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(mapping: &'a Mapping, row: &'a SheetRow) -> Self {
        Self {
            mapping,
            row,
            faults: Vec::new(),
        }
    }

    /// The text of a cell; empty if there is no such column.
    pub(super) fn cell(&self, column: Column) -> &'a str {
        self.mapping
            .index(column)
            .and_then(|index| self.row.cells.get(index))
            .map_or("", |cell| cell.trim())
    }

    /// A fault of this row, at a column if there is one.
    pub(super) fn fault(&self, column: Option<Column>, reason: FaultReason) -> Fault {
        Fault {
            row: self.row.number,
            column: column.and_then(|column| self.mapping.index(column)),
            reason,
            value: column.map_or(String::new(), |column| {
                self.cell(column).chars().take(40).collect()
            }),
        }
    }

    fn note(&mut self, column: Column, reason: FaultReason) {
        let fault = self.fault(Some(column), reason);
        self.faults.push(fault);
    }

    /// The organisation as the row wants it, its predecessor aside.
    pub(super) fn form(
        mut self,
        old: Option<&Organisation>,
        known: &Known,
        places: &Gazetteer,
    ) -> Result<OrganisationForm, Vec<Fault>> {
        let names = self.names(old);
        let kind = self.kind(old, names.as_ref(), known);
        let valid = self.valid(old);
        let territory = self.territory(old, known, places);
        match (names, kind, self.faults.is_empty()) {
            (Some(names), Some(kind), true) => Ok(OrganisationForm {
                kind,
                names,
                valid,
                predecessor: old.and_then(|old| old.form.predecessor),
                territory,
            }),
            _ => Err(self.faults),
        }
    }

    fn names(&mut self, old: Option<&Organisation>) -> Option<Names> {
        let mut texts = Names3::default();
        for (place, column) in Names3::COLUMNS {
            let stands = old.and_then(|old| old.form.names.get(place));
            let text = match line(self.cell(column), Names::LONGEST) {
                Ok(text) => text,
                Err(why) => {
                    self.note(column, reason(&why));
                    None
                }
            };
            texts.set(place, text.or_else(|| stands.map(str::to_owned)));
        }
        let names = texts.parse();
        if names.is_none() && self.faults.is_empty() {
            let column = Names3::COLUMNS
                .map(|(_, column)| column)
                .into_iter()
                .find(|column| self.mapping.index(*column).is_some());
            let fault = self.fault(column, FaultReason::NoOrganisationName);
            self.faults.push(fault);
        }
        names
    }

    fn kind(
        &mut self,
        old: Option<&Organisation>,
        names: Option<&Names>,
        known: &Known,
    ) -> Option<crate::organisation::OrganisationKind> {
        let text = self.cell(Column::Kind);
        let kind = match (text.is_empty(), old) {
            (true, Some(old)) => old.form.kind,
            // Nothing is said of it: many names tell.
            (true, None) => names.map_or(crate::organisation::OrganisationKind::Other, |names| {
                kind_of(names.say(keruen_speech::Lang::Kk))
            }),
            (false, _) => {
                let Some(kind) = kind(text) else {
                    self.note(Column::Kind, FaultReason::UnknownKind);
                    return None;
                };
                kind
            }
        };
        if old.is_some_and(|old| old.form.kind != kind && known.with_seats.contains(&old.id)) {
            self.note(Column::Kind, FaultReason::HasSeats);
        }
        Some(kind)
    }

    fn valid(&mut self, old: Option<&Organisation>) -> Span {
        let stands = old.map_or(Span::ALWAYS, |old| old.form.valid);
        let mut day = |column, stands| {
            if let Ok(day) = date(self.cell(column)) {
                day.or(stands)
            } else {
                self.note(column, FaultReason::NotADate);
                None
            }
        };
        let (from, to) = (
            day(Column::From, stands.from()),
            day(Column::To, stands.to()),
        );
        Span::new(from, to).unwrap_or_else(|_| {
            self.note(Column::To, FaultReason::EndsBeforeStart);
            Span::ALWAYS
        })
    }

    fn territory(
        &mut self,
        old: Option<&Organisation>,
        known: &Known,
        places: &Gazetteer,
    ) -> Option<i64> {
        let text = self.cell(Column::Territory);
        let stands = old.and_then(|old| old.form.territory);
        if text.is_empty() {
            return stands;
        }
        // A name that several places share means the one that stands: an export comes back as it
        // went.
        let same = known.territories.iter().any(|place| {
            Some(place.id) == stands
                && place
                    .form
                    .names
                    .search_fields()
                    .iter()
                    .any(|(_, name)| *name == text)
        });
        if same {
            return stands;
        }
        match places.territory(text) {
            Found::One(id) => Some(id),
            Found::Several(near) => {
                self.note(
                    Column::Territory,
                    FaultReason::AmbiguousTerritory(called(near)),
                );
                None
            }
            Found::None(near) => {
                self.note(
                    Column::Territory,
                    FaultReason::UnknownTerritory(called(near)),
                );
                None
            }
        }
    }
}

fn reason(why: &Why) -> FaultReason {
    match why {
        Why::TooLong(most) => FaultReason::TooLong(*most),
        _ => FaultReason::Control,
    }
}
