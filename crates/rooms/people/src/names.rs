//! The name of a body or a place in up to three languages.

use crate::fault::{Faults, Why, line};
use keruen_speech::{Lang, sort_key};
use keruen_store::{Db, Record, Row, Sql, StoreError};
use std::collections::BTreeMap;

/// A name in Kazakh, Russian and English; at least one is there. A language
/// without a name is shown as missing, with the name in another language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Names {
    kk: Option<String>,
    ru: Option<String>,
    en: Option<String>,
}

impl Names {
    /// Names of bodies are long: "Mangystau regional department of …".
    pub(crate) const LONGEST: usize = 300;

    /// Parses the three fields `name_kk`, `name_ru`, `name_en`.
    pub fn parse(faults: &mut Faults, kk: &str, ru: &str, en: &str) -> Self {
        let lines = [("name_kk", kk), ("name_ru", ru), ("name_en", en)]
            .map(|(field, raw)| (field, line(raw, Self::LONGEST)));
        // Asked of what is left: signs that do not show are no name.
        if lines.iter().all(|(_, name)| *name == Ok(None)) {
            faults.note("name_kk", Why::Missing);
        }
        let [kk, ru, en] = lines.map(|(field, name)| faults.keep(field, name).flatten());
        Self { kk, ru, en }
    }

    /// Reads the columns `{prefix}name_kk`, `…_ru`, `…_en`.
    pub fn read(row: &Row, prefix: &str) -> Result<Self, StoreError> {
        Ok(Self {
            kk: row.get(&format!("{prefix}name_kk"))?,
            ru: row.get(&format!("{prefix}name_ru"))?,
            en: row.get(&format!("{prefix}name_en"))?,
        })
    }

    /// As [`Names::read`], for a joined row that may not be there.
    pub fn read_maybe(row: &Row, prefix: &str) -> Result<Option<Self>, StoreError> {
        let names = Self::read(row, prefix)?;
        Ok((names.kk.is_some() || names.ru.is_some() || names.en.is_some()).then_some(names))
    }

    /// The name in just this language.
    pub fn get(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::Kk => self.kk.as_deref(),
            Lang::Ru => self.ru.as_deref(),
            Lang::En => self.en.as_deref(),
        }
    }

    /// The name for a reader of this language and the language it is really in:
    /// Kazakh, then Russian, then English stand in for a missing one.
    pub fn best(&self, lang: Lang) -> (&str, Lang) {
        [lang, Lang::Kk, Lang::Ru, Lang::En]
            .into_iter()
            .find_map(|lang| Some((self.get(lang)?, lang)))
            .unwrap_or(("", lang))
    }

    /// The name for a reader of this language.
    pub fn say(&self, lang: Lang) -> &str {
        self.best(lang).0
    }

    /// Sort keys for readers of Kazakh, Russian and English.
    pub fn sort_keys(&self) -> [Vec<u8>; 3] {
        [Lang::Kk, Lang::Ru, Lang::En].map(|lang| sort_key(lang, self.say(lang)))
    }

    /// The three fields with what stands in them.
    pub fn fields(&self) -> [(&'static str, Option<&str>); 3] {
        [
            ("name_kk", self.kk.as_deref()),
            ("name_ru", self.ru.as_deref()),
            ("name_en", self.en.as_deref()),
        ]
    }

    /// Fields that are there, for the search index.
    pub fn search_fields(&self) -> Vec<(&'static str, &str)> {
        self.fields()
            .into_iter()
            .filter_map(|(field, name)| Some((field, name?)))
            .collect()
    }

    /// The name fields in which `wanted` differs, with the old values.
    pub(crate) fn changes(&self, wanted: &Self) -> Vec<(&'static str, String)> {
        self.fields()
            .into_iter()
            .zip(wanted.fields())
            .filter(|((_, old), (_, new))| old != new)
            .map(|((field, old), _)| (field, old.unwrap_or_default().to_owned()))
            .collect()
    }
}

/// A thing's id and its names.
struct Numbered(i64, Names);

impl Record for Numbered {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self(row.get("id")?, Names::read(row, "")?))
    }
}

/// The names of many things at once, by id; `sql` asks for a block of them.
pub(crate) async fn of_each(
    db: &Db,
    sql: Sql,
    ids: Vec<i64>,
) -> Result<BTreeMap<i64, Names>, StoreError> {
    let rows: Vec<Numbered> = db.of_each(sql, ids).await?;
    Ok(rows.into_iter().map(|row| (row.0, row.1)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(kk: &str, ru: &str) -> Result<Names, Vec<crate::Fault>> {
        let mut faults = Faults::new();
        let names = Names::parse(&mut faults, kk, ru, "");
        faults.done(names)
    }

    #[test]
    fn a_name_of_which_nothing_shows_is_missing() {
        let missing = vec![crate::Fault {
            field: "name_kk",
            why: Why::Missing,
        }];
        for nothing in [
            "", " ", "\u{200b}", "\u{3164}", "\u{2800}", "\u{ad}", "\u{feff}", "\u{202e}",
        ] {
            assert_eq!(
                parsed(nothing, nothing),
                Err(missing.clone()),
                "{nothing:?}"
            );
        }
        let names = parsed("\u{200b}", "Фонд").expect("a name");
        assert_eq!(names.best(Lang::Kk), ("Фонд", Lang::Ru));
    }

    #[test]
    fn a_name_that_cannot_be_kept_is_not_missing() {
        let long = "ұ".repeat(Names::LONGEST + 1);
        let faults = parsed("", &long).expect_err("too long");
        assert_eq!(
            faults.iter().map(|fault| fault.field).collect::<Vec<_>>(),
            ["name_ru"]
        );
    }
}
