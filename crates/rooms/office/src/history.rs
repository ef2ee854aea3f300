//! What a save changed: field names into the journal, old values into the history that erasure
//! clears; and the check that nobody saved in between.

use jiff::civil::Date;
use keruen_speech::Lang;
use keruen_store::{Thing, Tx};

use crate::error::OfficeError;
use crate::text::Trio;

/// One field that was looked at: its name, and the old value if it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    field: &'static str,
    old: Option<String>,
}

impl Change {
    /// A text.
    pub(crate) fn text(field: &'static str, old: Option<&str>, new: Option<&str>) -> Self {
        let changed = old != new;
        Self {
            field,
            old: changed.then(|| old.unwrap_or_default().to_owned()),
        }
    }

    /// A reference.
    pub(crate) fn id(field: &'static str, old: Option<i64>, new: Option<i64>) -> Self {
        let (old, new) = (old.map(|id| id.to_string()), new.map(|id| id.to_string()));
        Self::text(field, old.as_deref(), new.as_deref())
    }

    /// A day.
    pub(crate) fn date(field: &'static str, old: Option<Date>, new: Option<Date>) -> Self {
        let (old, new) = (old.map(|d| d.to_string()), new.map(|d| d.to_string()));
        Self::text(field, old.as_deref(), new.as_deref())
    }

    /// Three languages, under three field names.
    pub(crate) fn trio(fields: [&'static str; 3], old: &Trio, new: &Trio) -> [Self; 3] {
        let [kk, ru, en] = fields;
        [(kk, Lang::Kk), (ru, Lang::Ru), (en, Lang::En)]
            .map(|(field, lang)| Self::text(field, old.get(lang), new.get(lang)))
    }
}

/// The version that was shown is still the current one.
pub(crate) fn fresh(thing: Thing, shown: i64, current: i64) -> Result<(), OfficeError> {
    if shown == current {
        Ok(())
    } else {
        Err(OfficeError::Stale { thing, current })
    }
}

/// Journals the changed fields and keeps their old values. A save without any change is journalled
/// too: it was an act of a person.
pub(crate) async fn record(
    tx: &mut Tx,
    thing: Thing,
    verb: &str,
    changes: &[Change],
    why: Option<&str>,
) -> Result<(), OfficeError> {
    let fields: Vec<&str> = changes
        .iter()
        .filter(|c| c.old.is_some())
        .map(|c| c.field)
        .collect();
    tx.journal(thing, verb, &fields, why).await?;
    for change in changes {
        if let Some(old) = &change.old {
            tx.keep_old(thing, change.field, old).await?;
        }
    }
    Ok(())
}
