//! `keruen lottery draw`: what chance said becomes a row, once.

use keruen_lottery::draw::{self, DrawError, Said};
use keruen_lottery::format::{Commitment, Drawn, Lottery, NotBytes, Published as _, Signature};
use keruen_speech::Speaker;

use super::files::{self, Place};
use super::stop::Stop;
use super::{Trouble, commit, words};
use crate::cli::lottery::DrawArgs;
use crate::say;

/// Draws, writes the result and says who is in it.
pub fn run(t: Speaker<'_>, args: &DrawArgs, stop: &Stop) -> Result<u8, Trouble> {
    let place = Place::of_a_draw(t, &args.out)?;
    let lottery = files::read::<Lottery>(t, &args.lottery)?.file;
    let commitment = files::read::<Commitment>(t, &args.commitment)?.file;
    let said = Said {
        beacon_signature: signature(t, args)?,
        dice: args.dice.as_ref().map(|dice| dice.0.clone()),
    };
    let drawn =
        draw::draw(&lottery, &commitment, said).map_err(|error| Trouble(trouble(t, &error)))?;
    let bytes = drawn
        .to_bytes()
        .map_err(|error| Trouble(words::unwritable(t, error)))?;
    place.write(t, &bytes, stop)?;
    say::tell(told(t, &lottery, &drawn).join("\n"));
    say::tell(words::written(t, &args.out, &bytes));
    let check = format!(
        "keruen lottery verify {} {}",
        words::typed(&args.lottery),
        words::typed(&args.out)
    );
    say::tell(t.say1("cli-lottery-check", "command", check));
    Ok(0)
}

/// The signature as people copy it: with capitals, spaces or `0x` it is the same.
fn signature(t: Speaker<'_>, args: &DrawArgs) -> Result<Option<Signature>, Trouble> {
    let Some(text) = &args.beacon_signature else {
        return Ok(None);
    };
    let text = text.trim().trim_matches('"').to_lowercase();
    let text = text.strip_prefix("0x").unwrap_or(&text);
    let wrong = |error| match error {
        NotBytes::Length { wanted, found } => t.say2(
            "cli-lottery-signature-length",
            "wanted",
            wanted,
            "found",
            found,
        ),
        NotBytes::Digit { place } => t.say1("cli-lottery-signature-digit", "place", place),
    };
    let read = text.parse().map_err(|error| Trouble(wrong(error)))?;
    Ok(Some(read))
}

/// Which row, why that one, and who is in it.
pub fn told(t: Speaker<'_>, lottery: &Lottery, drawn: &Drawn) -> Vec<String> {
    let rows = lottery.rows.len();
    let mut lines = vec![t.with(
        "cli-lottery-drawn",
        &[
            ("row", drawn.row.to_string().into()),
            ("last", rows.saturating_sub(1).to_string().into()),
        ],
    )];
    lines.extend(way(t, rows, drawn));
    lines.push(words::list(t, "cli-lottery-drawn-people", &drawn.people));
    if !drawn.alternates.is_empty() {
        lines.push(words::list(
            t,
            "cli-lottery-drawn-alternates",
            &drawn.alternates,
        ));
    }
    lines
}

/// How the row follows, so that it can be followed by hand.
pub fn way(t: Speaker<'_>, rows: usize, drawn: &Drawn) -> Vec<String> {
    let mut lines = Vec::new();
    let dice = drawn.dice.as_deref().unwrap_or_default();
    let number: String = dice.iter().map(ToString::to_string).collect();
    if !dice.is_empty() {
        lines.push(t.say1("cli-lottery-way-dice", "number", number.clone()));
    }
    let from_beacon = drawn.commitment.beacon.zip(drawn.beacon_signature.as_ref());
    if let Some((beacon, signature)) = from_beacon
        && let Ok(commitment) = drawn.commitment.sha256()
    {
        let chance = keruen_lottery::format::Hash::of(&signature.0);
        let b = draw::row(&commitment, Some(&chance), &[], rows).unwrap_or(0);
        let values = [
            ("round", beacon.round.to_string().into()),
            ("number", b.to_string().into()),
            ("rows", rows.to_string().into()),
        ];
        lines.push(t.with("cli-lottery-way-beacon", &values));
        let when = commit::when(t, beacon.round);
        lines.push(t.say1("cli-lottery-way-before", "when", when));
        if !dice.is_empty() {
            let values = [
                ("b", b.to_string().into()),
                ("d", number.into()),
                ("rows", rows.to_string().into()),
                ("row", drawn.row.to_string().into()),
            ];
            lines.push(t.with("cli-lottery-way-both", &values));
        }
    }
    lines
}

/// Why there is no row.
pub fn trouble(t: Speaker<'_>, error: &DrawError) -> String {
    match error {
        DrawError::OtherLottery { committed, found } => commit::other_lottery(t, committed, found),
        DrawError::NoCommitment(error) => commit::trouble(t, error),
        DrawError::SignatureMissing(beacon) => t.say2(
            "cli-lottery-signature-missing",
            "round",
            beacon.round.to_string(),
            "signature",
            commit::address(beacon.round),
        ),
        DrawError::SignatureNotAnnounced => t.say("cli-lottery-signature-not-announced"),
        DrawError::Beacon(error) => commit::beacon_trouble(t, error),
        DrawError::DiceCount { announced: 0, .. } => t.say("cli-lottery-dice-not-announced"),
        DrawError::DiceCount { announced, thrown } => t.say2(
            "cli-lottery-dice-count",
            "announced",
            u32::from(*announced),
            "thrown",
            *thrown,
        ),
        DrawError::Die { place, shown } => t.say2(
            "cli-lottery-die",
            "place",
            *place,
            "shown",
            u32::from(*shown),
        ),
        DrawError::BrokenRow { row } => t.say1("cli-lottery-row-broken", "row", row.to_string()),
    }
}
