//! Search in our own table of folded words: the same on both engines, and in every script.
//!
//! A name or text is cut into words, folded to one script by the speech engine, and each word is a
//! row. A search by prefix is a range over the words for each of its [`beginnings`]:
//!
//! ```sql
//! SELECT p.id FROM token t JOIN person p ON p.id = t.id
//! WHERE t.kind = 'person' AND t.token >= $1 AND t.token < $2
//! ```
//!
//! Beside each word of a name stands its skeleton, marked with `~`, which survives common
//! misspellings; a search that found nothing tries those.

use std::collections::BTreeSet;

use crate::{StoreError, Thing, Tx, bulk, params};

/// Marks the fields and words that are skeletons, so that a search for words never meets them.
const SKELETON: char = '~';

crate::statements! {
    FORGET = "DELETE FROM token WHERE kind = $1 AND id = $2";
}

/// Replaces all words of a thing by those of the given fields: names, titles, places.
pub async fn index(tx: &mut Tx, thing: Thing, fields: &[(&str, &str)]) -> Result<(), StoreError> {
    forget(tx, thing).await?;
    let rows = fields.iter().flat_map(|(field, text)| rows(field, text));
    bulk::index_rows(tx, thing, rows).await
}

/// What a field of a thing puts into the index: its words and, marked, their skeletons.
pub(crate) fn rows(field: &str, text: &str) -> BTreeSet<(String, String)> {
    let words = keruen_speech::tokens(text);
    let bones = words
        .iter()
        .flat_map(|word| skeletons(word))
        .map(|bone| (bones_of(field), bone));
    let mut rows: BTreeSet<(String, String)> = bones.collect();
    rows.extend(words.into_iter().map(|word| (field.to_owned(), word)));
    rows
}

/// The field that the skeletons of a field's words stand under.
pub(crate) fn bones_of(field: &str) -> String {
    format!("{SKELETON}{field}")
}

/// Replaces all words of a thing by those of titles and running texts: of a title the words and
/// their stems, as field `name`; of a text the stems alone, as field `text`.
pub async fn index_texts(
    tx: &mut Tx,
    thing: Thing,
    titles: &[&str],
    texts: &[&str],
) -> Result<(), StoreError> {
    forget(tx, thing).await?;
    let mut rows: BTreeSet<(&str, String)> = BTreeSet::new();
    for title in titles {
        let words = keruen_speech::tokens(title);
        rows.extend(words.into_iter().map(|word| ("name", word)));
        let stems = keruen_speech::stems(title);
        rows.extend(stems.into_iter().map(|stem| ("name", stem)));
    }
    for text in texts {
        let stems = keruen_speech::stems(text);
        rows.extend(stems.into_iter().map(|stem| ("text", stem)));
    }
    bulk::index_rows(tx, thing, rows).await
}

/// Removes all words of a thing: part of its erasure.
pub async fn forget(tx: &mut Tx, thing: Thing) -> Result<(), StoreError> {
    tx.run(FORGET, &params![thing.kind, thing.id]).await?;
    Ok(())
}

/// For each word of a query what a word of the index may begin with, folded as that is, the likeliest
/// first. The last typed letter may be half of a sound (`Ask` on the way to `Askhat`), so there can
/// be two beginnings, and never more.
pub fn beginnings(query: &str) -> Vec<Vec<String>> {
    keruen_speech::prefixes(query)
}

/// The words that begin with this one: from the first, to before the second.
pub fn range(word: &str) -> (String, String) {
    // No character is greater than this one, so every longer word sorts before it.
    (word.to_owned(), format!("{word}\u{10FFFF}"))
}

/// Length of a skeleton from which it is looked for as a beginning: shorter ones begin too many names.
const LONG_ENOUGH: usize = 4;

/// The range of the skeletons that begin as that of a folded word does; empty for a short one.
pub fn heard_beginning(word: &str) -> (String, String) {
    let bones = keruen_speech::skeleton(word);
    if bones.chars().count() < LONG_ENOUGH {
        return (String::new(), String::new());
    }
    range(&format!("{SKELETON}{bones}"))
}

/// The skeletons of a folded word, as they stand in the index; to be compared as equal.
pub fn skeletons(word: &str) -> Vec<String> {
    keruen_speech::skeletons(word)
        .into_iter()
        .filter(|bones| !bones.is_empty())
        .map(|bones| format!("{SKELETON}{bones}"))
        .collect()
}
