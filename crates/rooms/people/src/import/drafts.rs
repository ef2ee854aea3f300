//! What the rows of a file say, before anybody is looked up.

use std::collections::BTreeMap;

use keruen_speech::Lang;
use keruen_speech::name::PersonName;

use super::answers::Answers;
use super::columns::Column;
use super::sheet::Fault;
use crate::contact::ContactValue;
use crate::membership::Post;
use crate::span::Span;

/// A row that says something about a person. What is blank says nothing: it never empties a
/// field of somebody who is here already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The row's number in the spreadsheet programme.
    pub row: u32,
    /// The record number, if the row has one.
    pub id: Option<i64>,
    /// The name.
    pub name: PersonName,
    /// Former names.
    pub former: Vec<String>,
    /// Languages, the preferred one first.
    pub languages: Vec<Lang>,
    /// Telephones and addresses, the main one of each kind first.
    pub contacts: Vec<ContactValue>,
    /// The territory, in the words of the file.
    pub territory: Option<String>,
    /// What ties the person to an organisation.
    pub tie: Option<TieDraft>,
    /// Whether the row has a role or a day of membership without an organisation; they are left.
    pub post_left: bool,
}

/// A membership in the words of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TieDraft {
    /// The organisation's name.
    pub organisation: String,
    /// As what.
    pub post: Post,
    /// The post in the file's own words, where the house has none for it.
    pub title: Option<String>,
    /// From when to when.
    pub span: Span,
}

/// The places in the words of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceDraft {
    /// The row's number in the spreadsheet programme.
    pub row: u32,
    /// The territory.
    pub territory: Option<String>,
    /// The membership with its organisation.
    pub tie: Option<TieDraft>,
}

/// What a sheet says: the drafts of its good rows and the faults of the others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drafts {
    /// One per good row, in the order of the file.
    pub drafts: Vec<Draft>,
    /// What is wrong with the others; a row can have several faults.
    pub faults: Vec<Fault>,
    /// The places that those call by name: whether they are known is told with the other faults.
    pub places: Vec<PlaceDraft>,
    /// Rows that are the header row once more, and no persons.
    pub header_rows: Vec<u32>,
    /// Where the file has each column, so that what is found wrong later still names the place.
    pub columns: BTreeMap<Column, usize>,
    /// What a reader answered about names of organisations in it.
    pub answers: Answers,
}

impl Drafts {
    /// The index of a column of the file, from 0; none if no column means this.
    pub(super) fn at(&self, column: Column) -> Option<usize> {
        self.columns.get(&column).copied()
    }
}
