//! Whom an order chose: what a stranger is told about its files.

use keruen_lottery::beacon::QUICKNET;
use keruen_lottery::draw::{Said, Sources};
use keruen_lottery::format::{Beacon, Feature, Points, Published as _, Ranked, Value};
use keruen_lottery::walk::{commit, settle};

use super::Table;

/// Five invented people for three seats, at most two of a district; two of them share a place.
fn points() -> Points {
    let quota = |value: &str| Value {
        value: value.to_owned(),
        min: 1,
        max: 2,
    };
    let person = |(id, district, place): (&str, &str, u32)| Ranked {
        id: id.to_owned(),
        values: vec![district.to_owned()],
        household: None,
        place,
        points: None,
    };
    let people = [
        ("A-1", "north", 1),
        ("A-2", "north", 2),
        ("A-3", "north", 2),
        ("A-4", "south", 4),
        ("A-5", "south", 5),
    ];
    Points {
        format: Points::FORMAT.to_owned(),
        seats: 3,
        alternates: 2,
        features: vec![Feature {
            name: "district".to_owned(),
            values: vec![quota("north"), quota("south")],
        }],
        criteria: vec!["Experience".to_owned()],
        people: people.map(person).to_vec(),
    }
}

/// What quicknet published for round 1000.
const R1000: &str = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39";

#[test]
fn whom_an_order_chose_is_checked_from_the_files() {
    let table = Table::new();
    let points = points();
    let round = Beacon {
        chain: QUICKNET.hash,
        round: 1000.try_into().expect("a round"),
    };
    let both = Sources {
        dice: true,
        beacon: Some(round),
    };
    let commitment = commit(&points, both).expect("both decide");
    let said = Said {
        dice: Some(vec![4, 0, 7]),
        beacon_signature: Some(R1000.parse().expect("a signature")),
    };
    let walked = settle(&points, Some((&commitment, said)), &mut ()).expect("three are chosen");
    let write = |name, bytes: Vec<u8>| table.write(name, bytes);
    write("points.json", points.to_bytes().expect("a file"));
    write("c.json", commitment.to_bytes().expect("a file"));
    write("walk.json", walked.to_bytes().expect("a file"));

    let verify = |more: &[&str]| table.lottery(&[&["verify", "points.json"], more].concat());
    verify(&[])
        .exits(0)
        .prints("Everybody stands in the place that follows from the points")
        .prints("TRUE: everything that is stated about the order is so");
    verify(&["walk.json"])
        .exits(0)
        .prints("Nobody was passed over without a reason")
        .prints("Chosen, 3: A-1, A-")
        .prints("only if this number was public before")
        .prints("the order leads to these people.");
    verify(&["walk.json", "--commitment", "c.json"])
        .exits(0)
        .prints("The commitment is the one that was published");

    // Who lost the throw of the dice, and A-5 instead of A-4.
    for (wrong, words) in [
        ((1, 0), "they were passed over"),
        ((2, 1), "it was the turn of A-4"),
    ] {
        let mut other = walked.clone();
        let (place, alternate) = wrong;
        let out = std::mem::replace(
            &mut other.people[place],
            other.alternates[alternate].clone(),
        );
        other.alternates[alternate] = out;
        write("wrong.json", other.to_bytes().expect("a file"));
        verify(&["wrong.json"])
            .exits(1)
            .prints(words)
            .prints("FALSE");
    }
    let text = String::from_utf8(table.read("points.json")).expect("a text");
    table.write("spaced.json", text.replace(':', ": "));
    table
        .lottery(&["verify", "spaced.json", "walk.json"])
        .exits(1)
        .prints("FALSE");
    table
        .lottery(&["verify", "points.json", "points.json"])
        .exits(2);
    let first = [
        "--first-lottery",
        "lottery.json",
        "--first-result",
        "r.json",
    ];
    verify(&first)
        .exits(2)
        .complains("points.json cannot continue another lottery");
}
