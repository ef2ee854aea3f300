//! What a person is.

use crate::fault::{Fault, Faults, Why, line};
use jiff::Timestamp;
use keruen_speech::name::PersonName;
use keruen_speech::{Lang, skeleton, sort_key, tokens};
use keruen_store::{Record, Row, StoreError};

/// The longest part of a name.
const LONGEST: usize = 80;
/// The most former names that somebody may type: far more than a life has, because each merging of
/// records adds those of the other, and what a merge left must still be corrected and imported.
pub(crate) const MOST_FORMER: usize = 100;

/// A person as they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their number.
    pub id: i64,
    /// What anybody may set.
    pub form: PersonForm,
    /// When their data was blocked, if it is.
    pub blocked_at: Option<Timestamp>,
    /// When they were written down first.
    pub created_at: Timestamp,
    /// Raised by every change of the form.
    pub version: i64,
}

/// The part of a person that is typed in, parsed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PersonForm {
    /// Surname, given name, patronymic.
    pub name: PersonName,
    /// Names the person had before, the newest first.
    pub former: Vec<String>,
    /// Languages, the preferred one first; letters come in that one.
    pub languages: Vec<Lang>,
    /// Where they live.
    pub territory: Option<i64>,
}

/// The same as raw text, as a form or a table has it.
#[derive(Debug, Clone, Default)]
pub struct PersonDraft {
    /// Surname, needed.
    pub surname: String,
    /// Given name, needed.
    pub given: String,
    /// Patronymic.
    pub patronymic: String,
    /// Former names, separated by `;` or line breaks.
    pub former: String,
    /// Language codes, separated by commas or spaces.
    pub languages: String,
    /// The territory's id.
    pub territory: Option<i64>,
}

impl PersonDraft {
    /// Parses all fields, or names everything that is wrong.
    pub fn parse(&self) -> Result<PersonForm, Vec<Fault>> {
        let mut faults = Faults::new();
        let mut part = |field, raw: &str, needed| {
            let part = name_part(raw).and_then(|part| match part {
                None if needed => Err(Why::Missing),
                part => Ok(part),
            });
            faults.keep(field, part).flatten()
        };
        let surname = part("surname", &self.surname, true).unwrap_or_default();
        let given = part("given", &self.given, true).unwrap_or_default();
        let patronymic = part("patronymic", &self.patronymic, false);
        let former = faults
            .keep("former", former_names(&self.former))
            .unwrap_or_default();
        let languages = faults
            .keep("languages", languages(&self.languages))
            .unwrap_or_default();
        faults.done(PersonForm {
            name: PersonName::new(&surname, &given, patronymic.as_deref()),
            former,
            languages,
            territory: self.territory,
        })
    }
}

/// A part of a name, or nothing. What a spreadsheet would take for a formula is no name.
fn name_part(raw: &str) -> Result<Option<String>, Why> {
    let part = line(raw, LONGEST)?;
    match part.as_deref().and_then(PersonName::foreign_sign) {
        Some(sign) => Err(Why::NotAName(sign)),
        None => Ok(part),
    }
}

fn former_names(raw: &str) -> Result<Vec<String>, Why> {
    let mut names: Vec<String> = Vec::new();
    for part in raw.split([';', '\n']) {
        if let Some(name) = name_part(part)?
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    if names.len() > MOST_FORMER {
        Err(Why::TooMany(MOST_FORMER))
    } else {
        Ok(names)
    }
}

fn languages(raw: &str) -> Result<Vec<Lang>, Why> {
    let mut languages = Vec::new();
    for code in raw.split([',', ';', ' ']).filter(|code| !code.is_empty()) {
        let language: Lang = code.to_lowercase().parse().map_err(|_| Why::Unknown)?;
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    Ok(languages)
}

impl PersonForm {
    /// Sort keys for readers of Kazakh, Russian and English.
    pub fn sort_keys(&self) -> [Vec<u8>; 3] {
        let listed = self.name.listed();
        [Lang::Kk, Lang::Ru, Lang::En].map(|lang| sort_key(lang, &listed))
    }

    /// Fields for the search index.
    pub fn search_fields(&self) -> Vec<(&'static str, &str)> {
        let mut fields = vec![
            ("surname", self.name.surname.as_str()),
            ("given", self.name.given.as_str()),
        ];
        fields.extend(
            self.name
                .patronymic
                .as_deref()
                .map(|name| ("patronymic", name)),
        );
        fields.extend(self.former.iter().map(|name| ("former", name.as_str())));
        fields
    }

    /// How surname and given name sound, in either order: equal for most spellings of
    /// the same name.
    pub fn sound(&self) -> String {
        let mut sounds: Vec<String> = [&self.name.surname, &self.name.given]
            .into_iter()
            .flat_map(|part| tokens(part))
            .map(|word| skeleton(&word))
            .collect();
        sounds.sort();
        sounds.join(" ")
    }

    /// Language codes as one column, `kk,ru`.
    pub fn language_codes(&self) -> String {
        let codes: Vec<&str> = self.languages.iter().map(|lang| lang.code()).collect();
        codes.join(",")
    }

    /// The fields in which `wanted` differs, with the old values.
    pub(crate) fn changes(&self, wanted: &Self) -> Vec<(&'static str, String)> {
        let mut changes = Vec::new();
        let mut note = |field, differs: bool, old: &dyn Fn() -> String| {
            if differs {
                changes.push((field, old()));
            }
        };
        let (old, new) = (&self.name, &wanted.name);
        note("surname", old.surname != new.surname, &|| {
            old.surname.clone()
        });
        note("given", old.given != new.given, &|| old.given.clone());
        note("patronymic", old.patronymic != new.patronymic, &|| {
            old.patronymic.clone().unwrap_or_default()
        });
        note("former", self.former != wanted.former, &|| {
            self.former.join("; ")
        });
        note("languages", self.languages != wanted.languages, &|| {
            self.language_codes()
        });
        note("territory", self.territory != wanted.territory, &|| {
            self.territory.map(|id| id.to_string()).unwrap_or_default()
        });
        changes
    }
}

/// The columns `{prefix}surname`, `…given`, `…patronymic` as a name.
pub(crate) fn read_name(row: &Row, prefix: &str) -> Result<PersonName, StoreError> {
    Ok(PersonName {
        surname: row.get(&format!("{prefix}surname"))?,
        given: row.get(&format!("{prefix}given"))?,
        patronymic: row.get(&format!("{prefix}patronymic"))?,
    })
}

/// Reads everything but the former names, which stand in their own table.
impl Record for Person {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            form: PersonForm {
                name: read_name(row, "")?,
                former: Vec::new(),
                languages: languages(&row.get::<String>("languages")?).unwrap_or_default(),
                territory: row.get("territory_id")?,
            },
            blocked_at: row.get("blocked_at")?,
            created_at: row.get("created_at")?,
            version: row.get("version")?,
        })
    }
}
