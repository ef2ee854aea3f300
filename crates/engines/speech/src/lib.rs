//! Three languages, spoken properly: Kazakh, Russian, English.
//!
//! Everything that turns data into words a person reads, or words a person typed into something
//! a machine can compare, stands here: message [`Catalogues`] with plurals, [`date`]s, [`number`]s,
//! [`name`]s, [`fold`]ing of names across scripts, [`stems`] of texts, [`sort_key`]s and [`slug`]s.
//! The crate is pure: no clock, no chance, no files, no network.
//!
//! ```
//! use keruen_speech::{Catalogues, Lang, near, tokens};
//!
//! let files = [
//!     (Lang::Kk, "people-found = { $n } адам табылды\n"),
//!     (Lang::Ru, "people-found = { $n ->\n    [one] Найден { $n } человек\n    [few] Найдено { $n } человека\n   *[other] Найдено { $n } человек\n }\n"),
//!     (Lang::En, "people-found = { $n ->\n    [one] { $n } person found\n   *[other] { $n } people found\n }\n"),
//! ];
//! let catalogues = Catalogues::load(
//!     files.map(|(lang, text)| (lang, "people.ftl".to_owned(), text.to_owned())),
//! )?;
//! let said = |lang, n: i64| catalogues.speaker(lang).say1("people-found", "n", n);
//! assert_eq!(said(Lang::Kk, 1_200), "1\u{a0}200 адам табылды");
//! assert_eq!(said(Lang::Ru, 3), "Найдено 3 человека");
//! assert_eq!(said(Lang::En, 1), "1 person found");
//!
//! // One person, however the name is spelt.
//! assert_eq!(tokens("Амангелді"), tokens("Amangeldi"));
//! assert!(near("Амангельдин", "Амангелді Сейітов"));
//! # Ok::<(), keruen_speech::CatalogueError>(())
//! ```

mod catalogue;
mod collate;
pub mod date;
mod fold;
mod lang;
pub mod name;
pub mod number;
mod prefix;
mod shown;
mod slug;
mod spelling;
mod stem;

pub use catalogue::{Arg, CatalogueError, Catalogues, Speaker};
pub use collate::{COLLATION_VERSION, compare, sort_key};
pub use fold::{fold, tokens};
pub use lang::{Lang, UnknownLang};
pub use prefix::prefixes;
pub use shown::shown;
pub use slug::slug;
pub use spelling::{distance, near, near_beginning, skeleton, skeletons};
pub use stem::{stem_groups, stems};

/// The examples of the README, tested.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
