//! Organisations as a table that an import reads back unchanged.

use std::collections::HashMap;

use keruen_speech::Lang;

use super::columns::{Column, kind_word};
use super::entry::Known;
use crate::organisation::Organisation;

/// Headers and rows of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Headers in the reader's language.
    pub headers: Vec<String>,
    /// A row per organisation.
    pub rows: Vec<Vec<String>>,
}

/// All organisations, which anybody may see, for a reader of this language.
pub fn table(known: &Known, lang: Lang) -> Table {
    let places: HashMap<i64, &str> = known
        .territories
        .iter()
        .map(|place| (place.id, place.form.names.say(lang)))
        .collect();
    let slugs: HashMap<i64, &str> = known
        .organisations
        .iter()
        .map(|one| (one.id, one.slug.as_str()))
        .collect();
    let cell = |one: &Organisation, column: Column| -> String {
        let form = &one.form;
        let text = match column {
            Column::Id => return one.id.to_string(),
            Column::Slug => Some(one.slug.as_str()),
            Column::Kind => Some(kind_word(form.kind, lang)),
            Column::NameKk => form.names.get(Lang::Kk),
            Column::NameRu => form.names.get(Lang::Ru),
            Column::NameEn => form.names.get(Lang::En),
            Column::Territory => form.territory.and_then(|id| places.get(&id).copied()),
            Column::From => {
                return form
                    .valid
                    .from()
                    .map_or(String::new(), |day| day.to_string());
            }
            Column::To => return form.valid.to().map_or(String::new(), |day| day.to_string()),
            Column::Predecessor => form.predecessor.and_then(|id| slugs.get(&id).copied()),
        };
        text.unwrap_or_default().to_owned()
    };
    Table {
        headers: Column::ALL
            .map(|column| column.header(lang).to_owned())
            .into(),
        rows: known
            .organisations
            .iter()
            .map(|one| Column::ALL.map(|column| cell(one, column)).into())
            .collect(),
    }
}
