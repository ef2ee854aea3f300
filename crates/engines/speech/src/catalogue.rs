//! Message catalogues in Fluent: every sentence a person reads, in the three languages.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::{Lang, number};

mod source;

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

/// The catalogues of the three languages; the keys of one are the keys of all.
pub struct Catalogues {
    bundles: [Bundle; 3],
    keys: BTreeMap<String, String>,
}

impl fmt::Debug for Catalogues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalogues").field("keys", &self.keys.len()).finish_non_exhaustive()
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
        let mut bundles = Lang::ALL.map(empty_bundle);
        let mut keys: [BTreeMap<String, String>; 3] = Default::default();
        for (lang, file, text) in files {
            let found = source::keys(&text);
            let resource = FluentResource::try_new(text).map_err(|(resource, errors)| {
                let error = errors.first();
                CatalogueError::Syntax {
                    lang,
                    file: file.clone(),
                    line: source::line(resource.source(), error.map_or(0, |e| e.pos.start)),
                    detail: error.map_or_else(String::new, |e| e.kind.to_string()),
                }
            })?;
            let own = &mut keys[lang.index()];
            for key in found {
                if let Some(first) = own.get(&key) {
                    let first = first.clone();
                    return Err(CatalogueError::Twice { lang, file, key, first });
                }
                own.insert(key, file.clone());
            }
            // Keys said twice, the only fault left here, were refused above.
            bundles[lang.index()].add_resource_overriding(resource);
        }
        for other in Lang::ALL {
            for lang in Lang::ALL {
                for (key, file) in &keys[other.index()] {
                    if !keys[lang.index()].contains_key(key) {
                        let (file, key) = (file.clone(), key.clone());
                        return Err(CatalogueError::Missing { lang, file, key, other });
                    }
                }
            }
        }
        let [keys, ..] = keys;
        Ok(Self { bundles, keys })
    }

    /// One who speaks the language.
    pub fn speaker(&self, lang: Lang) -> Speaker<'_> {
        Speaker { bundle: &self.bundles[lang.index()], lang }
    }

    /// All keys in order, attributes as `key.attribute`.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.keys().map(String::as_str)
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

/// What a message is told: a count, a measure or a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// A count; chooses plurals and is written with grouped thousands.
    Int(i64),
    /// A measure; written with as many digits after the point as it has.
    Real(f64),
    /// A text, put in as it is.
    Text(String),
}

impl Arg {
    /// The value as Fluent wants it.
    fn value(&self) -> FluentValue<'_> {
        match self {
            Self::Int(n) => FluentValue::from(*n),
            Self::Real(x) => FluentValue::from(*x),
            Self::Text(text) => FluentValue::String(Cow::Borrowed(text)),
        }
    }
}

impl From<i64> for Arg {
    fn from(n: i64) -> Self {
        Self::Int(n)
    }
}

impl From<i32> for Arg {
    fn from(n: i32) -> Self {
        Self::Int(n.into())
    }
}

impl From<u32> for Arg {
    fn from(n: u32) -> Self {
        Self::Int(n.into())
    }
}

impl From<u64> for Arg {
    fn from(n: u64) -> Self {
        Self::Int(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Arg {
    fn from(n: usize) -> Self {
        Self::Int(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl From<f64> for Arg {
    fn from(x: f64) -> Self {
        Self::Real(x)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

/// One who says messages in one language.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    bundle: &'a Bundle,
    lang: Lang,
}

impl fmt::Debug for Speaker<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Speaker").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl Speaker<'_> {
    /// The language spoken.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether there is a message (or an attribute, `key.attribute`) of this key.
    pub fn has(&self, key: &str) -> bool {
        let (id, attribute) = split(key);
        self.bundle.get_message(id).is_some_and(|message| match attribute {
            None => message.value().is_some(),
            Some(name) => message.get_attribute(name).is_some(),
        })
    }

    /// The message of the key. A missing key is returned itself.
    pub fn say(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The message told one value.
    pub fn say1(&self, key: &str, name: &str, value: impl Into<Arg>) -> String {
        self.with(key, &[(name, value.into())])
    }

    /// The message told two values.
    pub fn say2(
        &self,
        key: &str,
        name: &str,
        value: impl Into<Arg>,
        name2: &str,
        value2: impl Into<Arg>,
    ) -> String {
        self.with(key, &[(name, value.into()), (name2, value2.into())])
    }

    /// The message told three values.
    #[expect(clippy::too_many_arguments, reason = "three pairs; templates cannot build slices")]
    pub fn say3(
        &self,
        key: &str,
        name: &str,
        value: impl Into<Arg>,
        name2: &str,
        value2: impl Into<Arg>,
        name3: &str,
        value3: impl Into<Arg>,
    ) -> String {
        self.with(key, &[(name, value.into()), (name2, value2.into()), (name3, value3.into())])
    }

    /// The message told any number of values.
    pub fn with(&self, key: &str, values: &[(&str, Arg)]) -> String {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, value.value());
        }
        self.format(key, Some(&args))
    }

    /// The message or attribute put into words, or the key if there is none.
    fn format(&self, key: &str, args: Option<&FluentArgs>) -> String {
        let (id, attribute) = split(key);
        let Some(message) = self.bundle.get_message(id) else {
            return key.to_owned();
        };
        let pattern = match attribute {
            None => message.value(),
            Some(name) => message.get_attribute(name).map(|found| found.value()),
        };
        // A value that was not told shows as {$name}; nothing else can go wrong while formatting.
        let mut faults = Vec::new();
        match pattern {
            Some(pattern) => self.bundle.format_pattern(pattern, args, &mut faults).into_owned(),
            None => key.to_owned(),
        }
    }
}

/// `key.attribute` taken apart.
fn split(key: &str) -> (&str, Option<&str>) {
    match key.split_once('.') {
        Some((id, attribute)) => (id, Some(attribute)),
        None => (key, None),
    }
}
