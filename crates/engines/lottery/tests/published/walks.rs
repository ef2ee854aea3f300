//! Whom an order chose, checked by somebody who cannot or will not search.

use keruen_lottery::draw::{CommitError, DrawError, Said, Sources};
use keruen_lottery::format::*;
use keruen_lottery::verify::{self, *};
use keruen_lottery::walk::{WalkError, commit, lot, settle};

/// Two seats and three features of two values, one of each: whoever sits needs the opposite of
/// themselves beside them. Only the last two are that, so the others are passed over, and no single
/// quota says why.
fn opposites() -> Points {
    let names = [("district", "ns"), ("age", "yo"), ("work", "kr")];
    let value = |value: char| Value {
        value: value.to_string(),
        min: 1,
        max: 1,
    };
    let feature = |(name, values): (&str, &str)| Feature {
        name: name.to_owned(),
        values: values.chars().map(value).collect(),
    };
    let person = |(place, values): (u32, &str)| Ranked {
        id: format!("p{place}"),
        values: values.chars().map(String::from).collect(),
        household: None,
        place,
        points: None,
    };
    Points {
        format: Points::FORMAT.to_owned(),
        seats: 2,
        alternates: 5,
        features: names.map(feature).to_vec(),
        criteria: Vec::new(),
        people: (1..)
            .zip(["nyk", "nok", "nyk", "nor", "syk"])
            .map(person)
            .collect(),
    }
}

fn turns(points: &Points, walked: &Walked, search: &mut dyn Search) -> Option<Outcome> {
    let (points, walk) = (points.to_bytes().unwrap(), walked.to_bytes().unwrap());
    let files = WalkFiles {
        points: &points,
        walk: Some(&walk),
        commitment: None,
    };
    let checks = verify::walk(files, search).checks;
    let turns = checks.into_iter().find(|check| check.step == Step::Turns);
    turns.map(|check| check.outcome)
}

/// It never finds out, and counts how often it was asked.
#[derive(Default)]
struct Tired {
    asked: u32,
}

impl Search for Tired {
    fn heavier(&mut self, _: &Question<'_>) -> Answer {
        self.asked += 1;
        Answer::GaveUp
    }
}

#[test]
fn a_search_that_gave_up_is_not_asked_again() {
    let points = opposites();
    let walked = settle(&points, None, &mut ()).unwrap();
    assert_eq!(walked.people, ["p4", "p5"]);
    assert_eq!(walked.alternates, ["p1", "p2", "p3"]);
    let known = turns(&points, &walked, &mut Plain::default());
    assert_eq!(known, Some(Outcome::Passed));

    let mut tired = Tired::default();
    let open = Some(Outcome::Open(Open::Unsearched));
    assert_eq!(turns(&points, &walked, &mut tired), open);
    assert_eq!(tired.asked, 1);

    // What needs no search is found all the same.
    let mut other = walked;
    other.people.swap(0, 1);
    let passed = Astray::PassedOver { id: "p4".into() };
    let failed = Some(Outcome::Failed(passed.into()));
    let mut tired = Tired::default();
    assert_eq!(turns(&points, &other, &mut tired), failed);
    assert_eq!(tired.asked, 1);
}

/// It says that there is always room.
struct Liar;

impl Search for Liar {
    fn heavier(&mut self, question: &Question<'_>) -> Answer {
        Answer::Panel(vec![1; question.weights.len()])
    }
}

#[test]
fn whoever_says_that_there_was_room_has_to_show_it() {
    let points = opposites();
    let walked = settle(&points, None, &mut ()).unwrap();
    let open = Some(Outcome::Open(Open::Unsearched));
    assert_eq!(turns(&points, &walked, &mut Liar), open);
}

/// SHA-256 of the bytes that section 12 of the format names, by another program.
#[test]
fn a_lot_is_the_hash_of_what_the_format_says() {
    let bytes = |from: u8| Bytes(std::array::from_fn(|at| from + u8::try_from(at).unwrap()));
    let found = lot(&bytes(0), &bytes(32), &[4, 0, 7], "A-1");
    let expected = "dc287babca95183496b028010e333ffd9185cba077cabfd3f7ac04437c00854a";
    assert_eq!(found.to_string(), expected);
    let kazakh = lot(&bytes(0), &bytes(32), &[], KAZAKH);
    let expected = "c614b3818152f64e23c717b0f96735cd61c21daf838e54538a45d3197bc2a280";
    assert_eq!(kazakh.to_string(), expected);
}

/// Two bytes in UTF-8 and two signs.
const KAZAKH: &str = "\u{49a}-1";

#[test]
fn dice_alone_decide_between_nobody() {
    let mut points = opposites();
    points.people[1].place = 1;
    let dice = Sources {
        dice: true,
        beacon: None,
    };
    assert_eq!(commit(&points, dice), Err(CommitError::DiceAlone));
    let commitment = Commitment {
        format: Commitment::FORMAT.to_owned(),
        lottery_sha256: points.sha256().unwrap(),
        beacon: None,
        dice: Dice::Three,
    };
    let said = Said {
        dice: Some(vec![4, 0, 7]),
        beacon_signature: None,
    };
    let alone = DrawError::NoCommitment(CommitError::DiceAlone);
    let refused = settle(&points, Some((&commitment, said)), &mut ());
    assert_eq!(refused, Err(WalkError::Draw(alone.clone())));

    let walked = Walked {
        format: Walked::FORMAT.to_owned(),
        points_sha256: points.sha256().unwrap(),
        commitment: Some(commitment),
        beacon_signature: None,
        dice: Some(vec![4, 0, 7]),
        people: vec!["p4".into(), "p5".into()],
        alternates: Vec::new(),
    };
    let (points, walk) = (points.to_bytes().unwrap(), walked.to_bytes().unwrap());
    let files = WalkFiles {
        points: &points,
        walk: Some(&walk),
        commitment: None,
    };
    let checks = verify::walk(files, &mut Plain::default()).checks;
    let last = checks.into_iter().next_back().unwrap();
    let refused = Outcome::Failed(alone.into());
    assert_eq!((last.step, last.outcome), (Step::Equals, refused));
}
