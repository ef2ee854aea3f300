//! Saying messages.

use std::fmt;

use fluent_bundle::{FluentArgs, FluentValue};

use super::{Arg, Bundle};
use crate::Lang;

/// One who says messages in one language.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    pub(super) bundle: &'a Bundle,
    pub(super) lang: Lang,
}

impl fmt::Debug for Speaker<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Speaker")
            .field("lang", &self.lang)
            .finish_non_exhaustive()
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
        self.bundle
            .get_message(id)
            .is_some_and(|message| match attribute {
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
    #[expect(
        clippy::too_many_arguments,
        reason = "three pairs; templates cannot build slices"
    )]
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
        self.with(
            key,
            &[
                (name, value.into()),
                (name2, value2.into()),
                (name3, value3.into()),
            ],
        )
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
            Some(pattern) => one_stop(
                self.bundle
                    .format_pattern(pattern, args, &mut faults)
                    .into_owned(),
                args,
            ),
            None => key.to_owned(),
        }
    }
}

/// A value that ends with a full stop, as `2026 г.` and `Иван П.` do, ends the sentence with it too.
fn one_stop(said: String, args: Option<&FluentArgs>) -> String {
    let values = args.into_iter().flat_map(FluentArgs::iter);
    values.fold(said, |said, (_, value)| match value {
        FluentValue::String(text) if text.ends_with('.') && !text.ends_with("..") => {
            said.replace(&[text, "."].concat(), text)
        }
        _ => said,
    })
}

/// `key.attribute` taken apart.
fn split(key: &str) -> (&str, Option<&str>) {
    match key.split_once('.') {
        Some((id, attribute)) => (id, Some(attribute)),
        None => (key, None),
    }
}
