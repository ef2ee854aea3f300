//! Files on their way that speak of somebody who is erased: their rows are that person's data too.

use std::path::Path;

use keruen_people::contact::{Contact, ContactKind};
use keruen_people::import::runs::{self, RunState};
use keruen_people::person::PersonForm;
use keruen_speech::tokens;
use keruen_store::files::Hash;
use keruen_store::{Db, StoreError, Tx};

use super::folder::Folder;
use super::look::read;

/// What files are known by that speak of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traits {
    /// The words of their present and their former names, each with the given name.
    names: Vec<Vec<String>>,
    phones: Vec<String>,
    emails: Vec<String>,
}

impl Traits {
    /// Of a person with these contacts.
    pub fn of(form: &PersonForm, contacts: &[Contact]) -> Self {
        let given = tokens(&form.name.given);
        let names = std::iter::once(&form.name.surname)
            .chain(&form.former)
            .map(|surname| tokens(surname).into_iter().chain(given.clone()).collect())
            .filter(|words: &Vec<String>| !words.is_empty())
            .collect();
        let of_kind = |kind| {
            contacts
                .iter()
                .filter(move |contact| contact.value.kind() == kind)
                .map(|contact| contact.value.as_str())
        };
        Self {
            names,
            phones: of_kind(ContactKind::Phone).map(ending).collect(),
            emails: of_kind(ContactKind::Email).map(str::to_lowercase).collect(),
        }
    }

    /// Whether a row, or the name of a file, speaks of them.
    fn are_in<'c>(&self, cells: &(impl Iterator<Item = &'c str> + Clone)) -> bool {
        let words: Vec<String> = cells.clone().flat_map(tokens).collect();
        self.names
            .iter()
            .any(|name| name.iter().all(|word| words.contains(word)))
            || cells.clone().any(|cell| {
                let (digits, lower) = (digits(cell), cell.to_lowercase());
                self.phones.iter().any(|phone| digits.contains(phone))
                    || self.emails.iter().any(|email| lower.contains(email))
            })
    }

    async fn are_in_file(&self, bytes: Option<Vec<u8>>) -> bool {
        let Some(bytes) = bytes else {
            return false;
        };
        match read(bytes, None).await {
            Ok(paper) => {
                let sheet = paper.sheet;
                std::iter::once(&sheet.headers)
                    .chain(sheet.rows.iter().map(|row| &row.cells))
                    // A title may name them, and so may a row that was taken for the headers.
                    .chain(paper.top.iter().map(|row| &row.cells))
                    .any(|cells| self.are_in(&cells.iter().map(String::as_str)))
            }
            // What cannot be read may say anything.
            Err(_) => true,
        }
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The ten digits that `+7 700 …` and `8 700 …` share.
fn ending(phone: &str) -> String {
    let all = digits(phone);
    all[all.len().saturating_sub(10)..].to_owned()
}

/// The imports that speak of somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spoken {
    /// Those whose file does.
    files: Vec<i64>,
    /// Those of which only the file's name does.
    named: Vec<i64>,
    /// Lists of organisations that do, which belong to no import.
    lists: Vec<Hash>,
}

impl Spoken {
    /// How many files go.
    pub fn count(&self) -> usize {
        self.files.len() + self.lists.len()
    }

    /// Nothing speaks of them.
    pub fn is_empty(&self) -> bool {
        self.count() == 0 && self.named.is_empty()
    }

    /// Ends those imports, with the transaction of the erasure.
    pub async fn forget(&self, tx: &mut Tx) -> Result<(), StoreError> {
        for id in &self.files {
            runs::forget(tx, *id).await?;
        }
        for id in &self.named {
            runs::unname(tx, *id).await?;
        }
        Ok(())
    }

    /// Removes their files, after the transaction. What fails is left to the sweep of the night.
    pub async fn remove(&self, data: &Path) {
        let folder = Folder::of(data);
        for id in &self.files {
            for result in [folder.remove(*id).await, folder.remove_faults(*id).await] {
                if let Err(error) = result {
                    tracing::warn!(run = id, %error, "the file of an import stays until the sweep");
                }
            }
        }
        for hash in &self.lists {
            if let Err(error) = folder.remove_list(hash).await {
                tracing::warn!(list = %hash, %error, "a list of organisations stays until the sweep");
            }
        }
    }
}

/// Looks for imports that speak of somebody: files that wait, rows that were given back, names of
/// files, and lists of organisations: whoever brings one may have taken the wrong file.
pub async fn speaking_of(db: &Db, data: &Path, traits: &Traits) -> Result<Spoken, StoreError> {
    let folder = Folder::of(data);
    let mut spoken = Spoken::default();
    for run in runs::named(db).await? {
        let file = match run.state {
            RunState::Done => folder.read_faults(run.id).await,
            _ => folder.read(run.id, &run.file_hash).await,
        };
        // A file that the disk does not give is as good as one that speaks of them.
        let speaks = match file {
            Ok(bytes) => traits.are_in_file(bytes).await,
            Err(_) => true,
        };
        if speaks {
            spoken.files.push(run.id);
        } else if traits.are_in(&std::iter::once(run.file_name.as_str())) {
            spoken.named.push(run.id);
        }
    }
    let lists = folder.lists().await;
    let lists = lists.map_err(|error| StoreError::Other(error.to_string()))?;
    for hash in lists {
        let named = match folder.read_list_name(&hash).await {
            Ok(name) => traits.are_in(&std::iter::once(name.as_str())),
            Err(_) => true,
        };
        let speaks = named
            || match folder.read_list(&hash).await {
                Ok(bytes) => traits.are_in_file(bytes).await,
                Err(_) => true,
            };
        if speaks {
            spoken.lists.push(hash);
        }
    }
    Ok(spoken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use keruen_people::contact::ContactValue;
    use keruen_speech::name::PersonName;

    #[test]
    fn rows_are_known_by_name_in_any_script_and_by_contacts() {
        let form = PersonForm {
            name: PersonName::new("Үлгіұлы", "Дана", None),
            former: vec!["Сынақова".to_owned()],
            languages: Vec::new(),
            territory: None,
        };
        let contact = |value| Contact {
            id: 1,
            person: 1,
            value,
            main: true,
        };
        let contacts = [
            contact(ContactValue::phone("+7 700 000 00 31").expect("a telephone")),
            contact(ContactValue::email("dana@example.kz").expect("an address")),
        ];
        let traits = Traits::of(&form, &contacts);
        for (row, wanted) in [
            (&["Үлгіұлы", "Дана"][..], true),
            (&["ДАНА  Ulgiuly"], true),
            (&["Сынақова Дана"], true),
            (&["Үлгіұлы", "Анкет"], false),
            (&["", "8 (700) 000-00-31"], true),
            (&["Dana@Example.kz"], true),
            (&["87000000032", "dana@example.org"], false),
        ] {
            assert_eq!(traits.are_in(&row.iter().copied()), wanted, "{row:?}");
        }
    }
}
