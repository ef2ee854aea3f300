//! What this area's pages say of things the room names by codes.
//!
//! keys: people-post-* people-purpose-* people-way-* people-language-*

use jiff::Timestamp;
use jiff::civil::Date;
use keruen_people::Span;
use keruen_people::consent::{Purpose, Way};
use keruen_people::membership::Post;
use keruen_people::territory::Branch;
use keruen_speech::{Lang, Speaker, date};

use crate::parts::Choice;
use crate::zone;

fn key(family: &str, code: &str) -> String {
    format!("people-{family}-{}", code.replace('_', "-"))
}

/// What somebody is in an organisation.
pub fn post(t: Speaker<'_>, post: Post) -> String {
    t.say(&key("post", post.code()))
}

/// Whether what was looked for may be a name: it has letters, and is no address.
pub fn is_name(typed: &str) -> bool {
    typed.chars().any(char::is_alphabetic) && !typed.contains('@')
}

/// What a consent is for.
pub fn purpose(t: Speaker<'_>, purpose: Purpose) -> String {
    t.say(&key("purpose", purpose.code()))
}

/// How a consent was given or withdrawn.
pub fn way(t: Speaker<'_>, way: Way) -> String {
    t.say(&key("way", way.code()))
}

/// The ways of agreeing that somebody of the team can write down.
pub fn ways(t: Speaker<'_>) -> Vec<Choice> {
    Way::OFFERED
        .map(|one| Choice::word(one.code(), &way(t, one)))
        .into()
}

/// One language that somebody speaks.
pub fn language(t: Speaker<'_>, lang: Lang) -> String {
    t.say(&key("language", lang.code()))
}

/// The languages that somebody speaks, the preferred one first.
pub fn languages(t: Speaker<'_>, languages: &[Lang]) -> String {
    let words: Vec<String> = languages.iter().map(|lang| language(t, *lang)).collect();
    words.join(", ")
}

/// The last moment of a day in the region.
pub fn end_of(day: Date) -> Option<Timestamp> {
    let zoned = day
        .at(23, 59, 59, 0)
        .to_zoned_datetime(zone::of_site().rules())
        .ok()?;
    Some(zoned.timestamp())
}

/// From when to when, in words.
pub fn span(t: Speaker<'_>, span: Span) -> String {
    days(t, span.from(), span.to())
}

/// As [`span`] for two days, each of which may be open.
pub fn days(t: Speaker<'_>, from: Option<Date>, to: Option<Date>) -> String {
    let long = |day: Date| date::long(t.lang(), day);
    match (from.map(long), to.map(long)) {
        (Some(from), Some(to)) => t.say2("people-span-both", "from", from, "to", to),
        (Some(from), None) => t.say1("people-span-since", "from", from),
        (None, Some(to)) => t.say1("people-span-until", "to", to),
        (None, None) => t.say("people-span-open"),
    }
}

/// Territories for a select, each one under its parent.
pub fn territories(lang: Lang, tree: &[Branch]) -> Vec<Choice> {
    let indent = |depth: usize| "\u{a0}\u{a0}".repeat(depth);
    tree.iter()
        .map(|branch| {
            let name = branch.territory.form.names.say(lang);
            Choice::new(
                branch.territory.id.to_string(),
                format!("{}{name}", indent(branch.depth)),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording;

    #[test]
    fn every_code_has_its_word() {
        for lang in Lang::ALL {
            let t = wording::speaker(lang);
            let words = Post::ALL
                .map(|code| post(t, code))
                .into_iter()
                .chain(Purpose::ALL.map(|code| purpose(t, code)))
                .chain(Way::ALL.map(|code| way(t, code)))
                .chain(Lang::ALL.map(|code| language(t, code)));
            for word in words {
                assert!(!word.starts_with("people-"), "{lang}: {word}");
            }
        }
    }

    #[test]
    fn a_day_ends_in_the_region() {
        let day = Date::new(2026, 11, 30).expect("a day");
        let end = end_of(day).expect("a moment");
        assert_eq!(end.to_string(), "2026-11-30T18:59:59Z");
        assert_eq!(zone::day(end), day);
    }
}
