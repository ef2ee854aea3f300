//! People who were drawn do not come, from the first draw to the checked second one.
// words: what people write in tables

use keruen_lottery::format::Hash;

use super::{Table, drawn};
use crate::house::Outcome;

/// The ids after `Chosen, 6:` of a draw.
fn chosen(table: &Table) -> Vec<String> {
    chosen_by(table, &["lottery.json", "result.json"])
}

fn chosen_by(table: &Table, files: &[&str]) -> Vec<String> {
    let told = table.lottery(&[&["verify"], files].concat()).exits(0);
    let line = (told.out.lines())
        .find(|line| line.starts_with("Chosen"))
        .unwrap_or_default();
    let ids = line.split(": ").nth(1).unwrap_or_default();
    ids.split(", ").map(str::to_owned).collect()
}

/// `verify` of these files, with the first lottery and its result, and what came between.
fn continues(table: &Table, files: &[&str], first: [&str; 2], earlier: &[&str]) -> Outcome {
    let [lottery, result] = first;
    let first = ["--first-lottery", lottery, "--first-result", result];
    let between = earlier.iter().flat_map(|file| ["--earlier", file]);
    let between: Vec<&str> = between.collect();
    table.lottery(&[&["verify"], files, &first[..], &between[..]].concat())
}

#[test]
fn seats_that_came_free_are_drawn_again_and_both_draws_are_checked() {
    let table = drawn(&["--alternates", "0"]);
    let people = chosen(&table);
    assert_eq!(people.len(), 6, "{people:?}");
    let lost = people[1..3].join(",");
    table
        .lottery(&[
            "replace",
            "lottery.json",
            "result.json",
            "--lost",
            &lost,
            "--out",
            "lottery2.json",
        ])
        .exits(0)
        .prints("these seats are drawn: 2")
        .prints("--out")
        .prints("commitment2.json");
    table.decide("lottery2.json", "c2.json", "result2.json", "0,0,9");
    table
        .lottery(&["explain", "lottery2.json"])
        .exits(0)
        .prints("4 people keep a seat of that one, 2 were lost");
    table
        .lottery(&["verify", "lottery2.json", "result2.json"])
        .exits(0)
        .prints("open   It continues the first lottery")
        .prints("--first-lottery")
        .prints("TRUE, but not everything is settled");
    let with_first = |files: &[&str], first: [&str; 2]| continues(&table, files, first, &[]);
    with_first(
        &["lottery2.json", "result2.json"],
        ["lottery.json", "result.json"],
    )
    .exits(0)
    .prints("yes    It continues the first lottery")
    .prints("TRUE: everything");
    table
        .lottery(&["verify", "lottery.json", "result.json"])
        .exits(0);

    // Another draw of the same lottery lost nobody whom this one lost.
    table.decide("lottery.json", "c3.json", "result3.json", "0,0,1");
    with_first(
        &["lottery2.json", "result2.json"],
        ["lottery.json", "result3.json"],
    )
    .exits(1)
    .prints("NO     It continues the first lottery")
    .prints("FALSE");
    with_first(
        &["lottery.json", "result.json"],
        ["lottery.json", "result.json"],
    )
    .exits(1)
    .prints("does not say that it continues");
    let second = String::from_utf8(table.read("lottery2.json")).expect("text");
    let gone = format!("\"lost\":[\"{}\",", people[1]);
    table.write("hidden.json", second.replacen(&gone, "\"lost\":[", 1));
    with_first(&["hidden.json"], ["lottery.json", "result.json"])
        .exits(1)
        .prints(&people[1]);
    with_first(
        &["lottery2.json", "result2.json"],
        ["people.csv", "result.json"],
    )
    .exits(2)
    .complains("people.csv");
}

#[test]
fn alternates_come_first_and_nobody_is_seated_twice() {
    let table = drawn(&["--alternates", "12"]);
    let people = chosen(&table);
    let replace = |more: &[&str]| {
        let args = ["replace", "lottery.json", "result.json"];
        let out = ["--out", "lottery2.json"];
        table.lottery(&[&args[..], more, &out[..]].concat())
    };
    replace(&["--lost", &people[0]])
        .exits(0)
        .prints("No lottery is needed")
        .prints("No file was written");
    assert!(!table.at("lottery2.json").exists());
    for (more, words) in [
        (
            &["--lost", "Z-99"][..],
            "Nobody in the lottery has the id “Z-99”",
        ),
        (
            &["--lost", &people[0], "--joined", &people[0]],
            "was drawn and has a seat already",
        ),
        (
            &["--lost", &people[0], "--joined", &people[1]],
            "was drawn and has a seat already",
        ),
    ] {
        replace(more).exits(2).complains(words);
    }
}

#[test]
fn a_seat_that_came_by_an_earlier_replacement_is_shown_by_its_files() {
    let table = drawn(&["--alternates", "0"]);
    let replace = |lost: &[String], earlier: &[&str], out: &str| {
        let lost = lost.join(",");
        let args = ["replace", "lottery.json", "result.json", "--lost", &lost];
        table.lottery(&[&args[..], earlier, &["--out", out]].concat())
    };
    let lost = &chosen(&table)[1..3];
    replace(lost, &[], "lottery2.json").exits(0);
    table.decide("lottery2.json", "c2.json", "result2.json", "0,0,9");
    let second = chosen_by(&table, &["lottery2.json", "result2.json"]);
    assert_eq!(second.len(), 2, "{second:?}");

    let earlier = ["--earlier", "result2.json", "lottery2.json"];
    replace(&second[..1], &earlier[..2], "lottery3.json")
        .exits(2)
        .complains("SHA-256 of what is missing");
    replace(
        &second[..1],
        &["--earlier", "lottery2.json"],
        "lottery3.json",
    )
    .exits(2)
    .complains("its result is missing");
    let joined = ["--joined", &second[1]];
    replace(&second[..1], &joined, "lottery3.json")
        .exits(2)
        .complains("If an earlier replacement gave the seat");
    replace(&second[..1], &earlier, "lottery3.json")
        .exits(0)
        .prints("these seats are drawn: 1");
    table.decide("lottery3.json", "c3.json", "result3.json", "1,2,3");

    let third = ["lottery3.json", "result3.json"];
    let first = ["lottery.json", "result.json"];
    for files in [
        ["lottery2.json", "result2.json"],
        ["result2.json", "lottery2.json"],
    ] {
        continues(&table, &third, first, &files)
            .exits(0)
            .prints("yes    It continues the first lottery")
            .prints("Each earlier replacement is checked in the same way")
            .prints("TRUE: everything");
    }
    continues(&table, &third, first, &[])
        .exits(0)
        .prints("open   It continues the first lottery")
        .prints("SHA-256 of what is missing (1): ")
        .prints(&second[1])
        .prints("TRUE, but not everything is settled");
    continues(&table, &third, first, &["result3.json"])
        .exits(2)
        .complains("of none of the earlier replacements");

    // Another result of the lottery between is not what the dice showed.
    let said = |name: &str| String::from_utf8(table.read(name)).expect("text");
    let row = said("result2.json").replace("\"row\":9}", "\"row\":8}");
    table.write("other2.json", &row);
    let hash = |name: &str| Hash::of(&table.read(name)).to_string();
    let third_other = said("lottery3.json").replace(&hash("result2.json"), &hash("other2.json"));
    table.write("other3.json", third_other);
    let between = ["lottery2.json", "other2.json"];
    continues(&table, &["other3.json"], first, &between)
        .exits(1)
        .prints("The draw before was not as stated");

    // Nobody gave this seat, if there was no other lottery.
    let file = String::from_utf8(table.read("lottery3.json")).expect("text");
    let (before, after) = file.split_once("\"earlier\":[").expect("it is named");
    let (_, after) = after.split_once(']').expect("a list");
    table.write("hidden.json", format!("{before}\"earlier\":[]{after}"));
    continues(&table, &["hidden.json"], first, &[])
        .exits(1)
        .prints("is said to keep a seat, but none of these lotteries chose this person");
}
