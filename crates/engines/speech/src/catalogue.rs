//! Message catalogues in Fluent: every sentence a person reads, in the three languages.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::{Lang, number};

mod arg;
mod source;
mod speaker;

pub use arg::Arg;
pub use speaker::Speaker;

/// A bundle that threads may share.
type Bundle = FluentBundle<FluentResource>;
/// How numbers inside sentences are written.
type Written = Option<String>;

/// Why catalogues were refused. Every variant names the file, the key and the language at fault.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    /// The text is no Fluent.
    #[error("{lang}/{file}, line {line}: {detail}")]
    Syntax {
        /// Language of the file.
        lang: Lang,
        /// Name of the file.
        file: String,
        /// Line, counted from one.
        line: usize,
        /// What the parser says.
        detail: String,
    },
    /// One language says the key twice.
    #[error("{lang}/{file}: {key} is said twice, first in {first}")]
    Twice {
        /// Language of the file.
        lang: Lang,
        /// File with the second one.
        file: String,
        /// The key.
        key: String,
        /// File with the first one.
        first: String,
    },
    /// A key that another language has is missing.
    #[error("{lang}/{file}: {key} is missing, {other} has it")]
    Missing {
        /// Language without the key.
        lang: Lang,
        /// File in which the other language has it.
        file: String,
        /// The key; `key.attribute` for an attribute.
        key: String,
        /// A language that has it.
        other: Lang,
    },
}

/// One key in one language.
struct Entry {
    /// The file it stands in.
    file: String,
    /// The names of the values it uses.
    values: BTreeSet<String>,
}

/// The catalogues of the three languages; the keys of one are the keys of all.
pub struct Catalogues {
    bundles: [Bundle; 3],
    entries: [BTreeMap<String, Entry>; 3],
}

impl fmt::Debug for Catalogues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalogues")
            .field("keys", &self.entries[0].len())
            .finish_non_exhaustive()
    }
}

impl Catalogues {
    /// Reads catalogues from (language, file name, text).
    ///
    /// # Errors
    /// The first fault found: text that is no Fluent, a key said twice in one language, a key or
    /// attribute that one language has and another has not.
    pub fn load(
        files: impl IntoIterator<Item = (Lang, String, String)>,
    ) -> Result<Self, CatalogueError> {
        let bundles = Lang::ALL.map(empty_bundle);
        let mut catalogues = Self {
            bundles,
            entries: Default::default(),
        };
        for (lang, file, text) in files {
            catalogues.add(lang, &file, text)?;
        }
        // A message can have attributes alone; then its name is no key.
        for lang in Lang::ALL {
            let Self { bundles, entries } = &mut catalogues;
            let speaker = Speaker {
                bundle: &bundles[lang.index()],
                lang,
            };
            entries[lang.index()].retain(|key, _| speaker.has(key));
        }
        catalogues.check_parity()?;
        Ok(catalogues)
    }

    /// Adds one file.
    fn add(&mut self, lang: Lang, file: &str, text: String) -> Result<(), CatalogueError> {
        let found = source::messages(&text);
        let resource = FluentResource::try_new(text).map_err(|(resource, errors)| {
            let error = errors.first();
            CatalogueError::Syntax {
                lang,
                file: file.to_owned(),
                line: source::line(resource.source(), error.map_or(0, |e| e.pos.start)),
                detail: error.map_or_else(String::new, |e| e.kind.to_string()),
            }
        })?;
        for (key, values) in found {
            let entry = Entry {
                file: file.to_owned(),
                values,
            };
            if let Some(first) = self.entries[lang.index()].insert(key.clone(), entry) {
                let (file, first) = (file.to_owned(), first.file);
                return Err(CatalogueError::Twice {
                    lang,
                    file,
                    key,
                    first,
                });
            }
        }
        // Nothing is overridden: keys said twice were refused above.
        self.bundles[lang.index()].add_resource_overriding(resource);
        Ok(())
    }

    /// Refuses a key that is not in all languages.
    fn check_parity(&self) -> Result<(), CatalogueError> {
        for other in Lang::ALL {
            for lang in Lang::ALL {
                for (key, entry) in &self.entries[other.index()] {
                    if !self.entries[lang.index()].contains_key(key) {
                        let (file, key) = (entry.file.clone(), key.clone());
                        return Err(CatalogueError::Missing {
                            lang,
                            file,
                            key,
                            other,
                        });
                    }
                }
            }
        }
        Ok(())
    }

    /// One who speaks the language.
    pub fn speaker(&self, lang: Lang) -> Speaker<'_> {
        Speaker {
            bundle: &self.bundles[lang.index()],
            lang,
        }
    }

    /// All keys in order, attributes as `key.attribute`.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries[0].keys().map(String::as_str)
    }

    /// The names of the values a message uses in any language, in order.
    pub fn values_of(&self, key: &str) -> BTreeSet<&str> {
        self.entries
            .iter()
            .filter_map(|entries| entries.get(key))
            .flat_map(|entry| entry.values.iter().map(String::as_str))
            .collect()
    }

    /// (key, value, language) where the language leaves out a value that another one uses.
    ///
    /// Mostly a slip of the pen, now and then a turn of phrase, so loading does not refuse it:
    /// a test of the catalogues looks at the list.
    pub fn uneven(&self) -> impl Iterator<Item = (&str, &str, Lang)> {
        self.keys().flat_map(move |key| {
            let lacks = move |value: &str, lang: Lang| {
                let entry = self.entries[lang.index()].get(key);
                entry.is_some_and(|entry| !entry.values.contains(value))
            };
            self.values_of(key).into_iter().flat_map(move |value| {
                let langs = Lang::ALL
                    .into_iter()
                    .filter(move |&lang| lacks(value, lang));
                langs.map(move |lang| (key, value, lang))
            })
        })
    }
}

/// A bundle of the language that writes numbers its way.
fn empty_bundle(lang: Lang) -> Bundle {
    let formatter: fn(&FluentValue, &_) -> Written = match lang {
        Lang::Kk => |value, _| written(Lang::Kk, value),
        Lang::Ru => |value, _| written(Lang::Ru, value),
        Lang::En => |value, _| written(Lang::En, value),
    };
    // The codes are well formed; were one not, the plurals of no language would be used.
    let tag = LanguageIdentifier::from_bytes(lang.code().as_bytes()).unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // The marks are for right-to-left scripts and would end up in copied text and in PDFs.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(formatter));
    // Fails only where a function of this name is there already.
    let _ = bundle.add_builtins();
    bundle
}

/// A number in a sentence, as the language writes it; other values as they are.
fn written(lang: Lang, value: &FluentValue) -> Written {
    let FluentValue::Number(number) = value else {
        return None;
    };
    if !number.options.use_grouping {
        return None;
    }
    let digits = number.options.minimum_fraction_digits.unwrap_or(0);
    Some(number::of_message(lang, number.value, digits))
}
