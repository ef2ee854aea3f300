//! Acts in words.

use keruen_office::public_acts::Kind;
use keruen_speech::Speaker;

/// "Act 12".
pub fn title(t: Speaker<'_>, number: i64) -> String {
    t.say1("acts-number", "n", number.to_string())
}

/// What an act does.
pub fn kind(t: Speaker<'_>, kind: Kind) -> String {
    t.say(match kind {
        Kind::Publication => "acts-kind-publication",
        Kind::Freeze => "acts-kind-freeze",
        Kind::Commitment => "acts-kind-commitment",
        Kind::Draw => "acts-kind-draw",
        Kind::Void => "acts-kind-void",
        Kind::Replacement => "acts-kind-replacement",
        Kind::Correction => "acts-kind-correction",
    })
}

/// In which role an act was made, or that the site made it by itself; the name stays inside.
pub fn role(t: Speaker<'_>, code: &str) -> String {
    t.say(match code {
        "owner" => "acts-role-owner",
        "coordinator" => "acts-role-coordinator",
        "site" => "acts-role-site",
        _ => "acts-role-other",
    })
}

/// A hash in groups of four, as people compare it.
pub fn grouped(hash: &str) -> Vec<String> {
    let letters: Vec<char> = hash.chars().collect();
    letters
        .chunks(4)
        .map(|four| four.iter().collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_grouped_without_losing_a_sign() {
        assert_eq!(grouped("7f3a91c2e0"), ["7f3a", "91c2", "e0"]);
    }
}
