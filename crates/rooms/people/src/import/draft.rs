//! One row, parsed: a draft of a person, or what is wrong with it.

use std::collections::HashMap;

use keruen_speech::Lang;
use keruen_speech::name::PersonName;

use super::columns::{Column, Mapping};
use super::drafts::{Draft, Drafts, PlaceDraft, TieDraft};
use super::sheet::{Fault, FaultReason, Sheet, SheetRow, has_personal_number, is_header_row};
use super::words;
use crate::contact::{ContactKind, ContactValue};
use crate::membership::Post;
use crate::person::PersonDraft;
use crate::span::{Span, date, serial};

/// The most telephones, or addresses, that one row may have.
const MOST_CONTACTS: usize = 5;
/// The longest name of an organisation, and the longest title of a post.
const LONGEST_NAME: usize = 300;
const LONGEST_TITLE: usize = 120;

/// Parses all rows.
pub fn parse(sheet: &Sheet, mapping: &Mapping) -> Drafts {
    let mut spoilt: HashMap<u32, Vec<Fault>> = HashMap::new();
    for fault in &sheet.spoilt {
        spoilt.entry(fault.row).or_default().push(fault.clone());
    }
    let columns = Column::ALL.into_iter();
    let mut out = Drafts {
        columns: columns
            .filter_map(|column| Some((column, mapping.index(column)?)))
            .collect(),
        ..Drafts::default()
    };
    for row in &sheet.rows {
        let known = spoilt.remove(&row.number);
        if known.is_none() && is_header_row(mapping, row) {
            out.header_rows.push(row.number);
            continue;
        }
        let row = row.without_marks();
        match (Parser::new(&row, mapping).draft(), known) {
            (Ok(draft), None) => out.drafts.push(draft),
            (Ok(_), Some(known)) => out.faults.extend(known),
            (Err((faults, places)), known) => {
                // Of a spoilt cell nothing else is said.
                let known = known.unwrap_or_default();
                let said = |fault: &Fault| known.iter().any(|known| known.column == fault.column);
                out.faults
                    .extend(faults.into_iter().filter(|fault| !said(fault)));
                out.faults.extend(known);
                out.places.push(places);
            }
        }
    }
    // Cells that are spoilt without their row being listed, such as one of nothing but a formula.
    let mut rest: Vec<Fault> = spoilt.into_values().flatten().collect();
    rest.sort_by_key(|fault| (fault.row, fault.column));
    out.faults.extend(rest);
    out.faults.sort_by_key(|fault| (fault.row, fault.column));
    out
}

struct Parser<'a> {
    row: &'a SheetRow,
    mapping: &'a Mapping,
    faults: Vec<Fault>,
}

impl<'a> Parser<'a> {
    fn new(row: &'a SheetRow, mapping: &'a Mapping) -> Self {
        Self {
            row,
            mapping,
            faults: Vec::new(),
        }
    }

    fn draft(mut self) -> Result<Draft, (Vec<Fault>, PlaceDraft)> {
        self.personal_numbers();
        let id = self.id();
        let name = self.name();
        let (former, languages) = (self.former(), self.languages());
        let mut contacts = self.contacts(Column::Phone, ContactKind::Phone);
        contacts.extend(self.contacts(Column::Email, ContactKind::Email));
        let territory = self.text(Column::Territory, LONGEST_NAME);
        let tie = self.tie();
        let post_left = tie.is_none() && self.has_post();
        match name {
            Some(name) if self.faults.is_empty() => Ok(Draft {
                row: self.row.number,
                id,
                name,
                former,
                languages,
                contacts,
                territory,
                tie,
                post_left,
            }),
            _ => {
                let row = self.row.number;
                Err((
                    self.faults,
                    PlaceDraft {
                        row,
                        territory,
                        tie,
                    },
                ))
            }
        }
    }

    fn fault(&mut self, column: Option<usize>, reason: FaultReason) {
        let cell = column
            .and_then(|index| self.row.cells.get(index))
            .map_or("", String::as_str);
        // What cannot be kept is shown back cut: a fault is a line of a list, not a page.
        let value = if has_personal_number(cell) {
            String::new()
        } else {
            cell.chars().take(80).collect()
        };
        self.faults.push(Fault {
            row: self.row.number,
            column,
            reason,
            value,
        });
    }

    fn cell(&self, column: Column) -> Option<(usize, &'a str)> {
        self.cells(column).next()
    }

    /// The cells of a column that say something: a dash or `жоқ` says that there is nothing, but
    /// in the column of a name it may be a mistake to be told.
    fn cells(&self, column: Column) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        let needed = [Column::Id, Column::Name, Column::Surname, Column::Given].contains(&column);
        self.mapping
            .cells(column, &self.row.cells)
            .filter(move |(_, cell)| needed || !words::says_nothing(cell))
    }

    /// The cell that makes a row the line under a list, `Барлығы: 200 адам`: its first one, if it
    /// stands where a name should or the row has no name at all.
    fn total(&self) -> Option<usize> {
        let filled = |(_, cell): &(usize, &String)| !cell.trim().is_empty();
        let (index, first) = self.row.cells.iter().enumerate().find(filled)?;
        let names = [Column::Name, Column::Surname, Column::Given];
        let mut given = names
            .into_iter()
            .flat_map(|column| self.mapping.cells(column, &self.row.cells));
        let of_name = given.next().is_none_or(|(first, _)| first == index);
        (of_name && words::is_total(first)).then_some(index)
    }

    /// One line of text, or a fault.
    fn text(&mut self, column: Column, longest: usize) -> Option<String> {
        let (index, raw) = self.cell(column)?;
        match crate::fault::line(raw, longest) {
            Ok(text) => text,
            Err(why) => {
                self.fault(Some(index), FaultReason::of(&why, raw));
                None
            }
        }
    }

    fn personal_numbers(&mut self) {
        for column in Column::ALL {
            let held: Vec<usize> = self
                .mapping
                .cells(column, &self.row.cells)
                .filter(|(_, cell)| has_personal_number(cell))
                .map(|(index, _)| index)
                .collect();
            for index in held {
                self.fault(Some(index), FaultReason::PersonalNumber);
            }
        }
    }

    fn id(&mut self) -> Option<i64> {
        let (index, raw) = self.cell(Column::Id)?;
        let id = raw.trim().parse::<i64>().ok().filter(|id| *id > 0);
        if id.is_none() {
            self.fault(Some(index), FaultReason::UnknownId);
        }
        id
    }

    /// The name from its own columns, or where those are blank from the one of the whole name.
    fn name(&mut self) -> Option<PersonName> {
        if let Some(index) = self.total() {
            self.fault(Some(index), FaultReason::TotalRow);
            return None;
        }
        let parts =
            [Column::Surname, Column::Given, Column::Patronymic].map(|part| self.cell(part));
        let whole = self.cell(Column::Name);
        let of_parts = matches!(parts, [Some(_), Some(_), _]);
        let (name, index) = match (parts, whole) {
            ([Some((index, surname)), Some((_, given)), patronymic], _) => (
                Some(PersonName::new(
                    surname,
                    given,
                    patronymic.map(|(_, cell)| cell),
                )),
                index,
            ),
            (_, Some((index, whole))) => (PersonName::from_listed(whole), index),
            ([surname, ..], None) => {
                let missing = if surname.is_none() {
                    Column::Surname
                } else {
                    Column::Given
                };
                let index = self
                    .mapping
                    .index(missing)
                    .or(self.mapping.index(Column::Name));
                self.fault(index, FaultReason::NoName);
                return None;
            }
        };
        let Some(name) = name else {
            self.fault(Some(index), FaultReason::NoName);
            return None;
        };
        if ![&name.surname, &name.given]
            .iter()
            .all(|part| part.chars().any(char::is_alphabetic))
        {
            self.fault(Some(index), FaultReason::NotAName);
            return None;
        }
        let form = PersonDraft {
            surname: name.surname.clone(),
            given: name.given.clone(),
            patronymic: name.patronymic.clone().unwrap_or_default(),
            ..PersonDraft::default()
        };
        match form.parse() {
            // A row with a record number says how the name is to be spelt.
            Ok(form) if self.cell(Column::Id).is_some() => Some(form.name),
            Ok(form) => Some(form.name.out_of_capitals()),
            Err(faults) => {
                for fault in faults {
                    let column = Column::from_code(fault.field)
                        .filter(|_| of_parts)
                        .and_then(|column| self.mapping.index(column));
                    self.fault(column.or(Some(index)), FaultReason::of(&fault.why, ""));
                    // In the one cell of a whole name, one fault says it.
                    if !of_parts {
                        break;
                    }
                }
                None
            }
        }
    }

    fn former(&mut self) -> Vec<String> {
        let Some((index, raw)) = self.cell(Column::Former) else {
            return Vec::new();
        };
        // The surname and given name are stand-ins: only the former names are looked at.
        let form = PersonDraft {
            surname: "x".to_owned(),
            given: "x".to_owned(),
            former: raw.to_owned(),
            ..PersonDraft::default()
        };
        match form.parse() {
            Ok(form) => form.former,
            Err(faults) => {
                for fault in faults {
                    self.fault(Some(index), FaultReason::of(&fault.why, raw));
                }
                Vec::new()
            }
        }
    }

    fn languages(&mut self) -> Vec<Lang> {
        let Some((index, raw)) = self.cell(Column::Languages) else {
            return Vec::new();
        };
        let mut known = Vec::new();
        for word in raw
            .split([',', ';', '/', '\n'])
            .filter(|word| !word.trim().is_empty())
        {
            match words::language(word) {
                Some(lang) if !known.contains(&lang) => known.push(lang),
                Some(_) => {}
                None => {
                    self.fault(Some(index), FaultReason::UnknownLanguage);
                    break;
                }
            }
        }
        known
    }

    fn contacts(&mut self, column: Column, kind: ContactKind) -> Vec<ContactValue> {
        let mut known: Vec<ContactValue> = Vec::new();
        let cells: Vec<(usize, &str)> = self.cells(column).collect();
        for (index, raw) in cells {
            for part in raw
                .split([',', ';', '\n'])
                .filter(|part| !part.trim().is_empty())
            {
                match ContactValue::parse(kind, part) {
                    Ok(value) if !known.contains(&value) => known.push(value),
                    Ok(_) => {}
                    // Of a cell it is said once: a comma in an address makes two wrong ones of it.
                    Err(why) => {
                        self.fault(Some(index), FaultReason::of(&why, part));
                        break;
                    }
                }
            }
            if known.len() > MOST_CONTACTS {
                self.fault(Some(index), FaultReason::TooMany(MOST_CONTACTS));
                known.truncate(MOST_CONTACTS);
            }
        }
        known
    }

    fn tie(&mut self) -> Option<TieDraft> {
        let organisation = self.text(Column::Organisation, LONGEST_NAME);
        // A role without a place is nothing that could be kept; the person is taken all the same.
        let organisation = organisation?;
        let words = self.text(Column::Post, LONGEST_TITLE);
        let since = self.day(Column::Since);
        let until = self.day(Column::Until);
        let span = match Span::new(since, until) {
            Ok(span) => span,
            Err(why) => {
                self.fault(self.mapping.index(Column::Until), FaultReason::of(&why, ""));
                return None;
            }
        };
        let (post, title) = match words {
            None => (Post::Member, None),
            Some(words) => match words::post(&words) {
                Some(post) => (post, None),
                None => (Post::Other, Some(words)),
            },
        };
        Some(TieDraft {
            organisation,
            post,
            title,
            span,
        })
    }

    /// Whether the row says what somebody is, or from when to when, and not where.
    fn has_post(&self) -> bool {
        let said = |column| self.cell(column).is_some();
        !said(Column::Organisation)
            && [Column::Post, Column::Since, Column::Until]
                .into_iter()
                .any(said)
    }

    fn day(&mut self, column: Column) -> Option<jiff::civil::Date> {
        let (index, raw) = self.cell(column)?;
        match date(raw) {
            Ok(day) => day,
            Err(why) => {
                let why =
                    serial(raw).map_or_else(|| FaultReason::of(&why, raw), FaultReason::SerialDate);
                self.fault(Some(index), why);
                None
            }
        }
    }
}
