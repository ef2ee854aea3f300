//! What the site knows, and one row of a list as far as it alone tells.

use keruen_speech::Lang;

use super::columns::Column;
use crate::fault::Faults;
use crate::import::Fault;
use crate::names::Names;
use crate::organisation::{Organisation, OrganisationForm};
use crate::territory::Territory;

/// What the site knows.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Every organisation.
    pub organisations: Vec<Organisation>,
    /// Every territory.
    pub territories: Vec<Territory>,
    /// Councils that have seats, whose kind therefore stays.
    pub with_seats: Vec<i64>,
}

/// Names in three languages, while a row is read.
#[derive(Debug, Default)]
pub(super) struct Names3([Option<String>; 3]);

impl Names3 {
    /// The languages with their columns.
    pub(super) const COLUMNS: [(Lang, Column); 3] = [
        (Lang::Kk, Column::NameKk),
        (Lang::Ru, Column::NameRu),
        (Lang::En, Column::NameEn),
    ];

    pub(super) fn set(&mut self, lang: Lang, text: Option<String>) {
        let [kk, ru, en] = &mut self.0;
        *match lang {
            Lang::Kk => kk,
            Lang::Ru => ru,
            Lang::En => en,
        } = text;
    }

    pub(super) fn parse(&self) -> Option<Names> {
        let [kk, ru, en] = self.0.each_ref().map(|text| text.as_deref().unwrap_or(""));
        let mut faults = Faults::new();
        let names = Names::parse(&mut faults, kk, ru, en);
        faults.done(names).ok()
    }
}

/// Whose place an organisation took, as a row says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// What stands, or nobody.
    Stands(Option<i64>),
    /// One that the same list adds: its place among the entries.
    Entry(usize),
}

/// A row that can be taken, as far as it alone tells.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) row: u32,
    pub(super) old: Option<&'a Organisation>,
    pub(super) form: OrganisationForm,
    pub(super) before: Before,
    pub(super) faults: Vec<Fault>,
}
