//! What is wrong with an input is said; what is stopped leaves nothing.
// words: what people write in tables

use proptest::prelude::*;

use super::{Table, people};
use crate::house::{Running, text};

#[test]
fn a_wrong_input_is_told_with_its_place_and_its_remedy() {
    let table = Table::new();
    table.write("twice.csv", people().replace("A-07", "A-06"));
    table.write("unknown.csv", people().replacen("Бейнеу", "Бенеу", 1));
    table.write("empty.csv", "");
    table.write("page.csv", "<html><table></table></html>");
    for (people, quotas, words) in [
        ("nobody.csv", "quotas.csv", &["nobody.csv"][..]),
        ("twice.csv", "quotas.csv", &["twice.csv", "A-06", "line 7"]),
        (
            "unknown.csv",
            "quotas.csv",
            &["unknown.csv, line 3", "Бенеу", "Бейнеу"],
        ),
        ("empty.csv", "quotas.csv", &["empty.csv", "empty"]),
        ("page.csv", "quotas.csv", &["page.csv", "web page"]),
        (
            "quotas.csv",
            "people.csv",
            &["people.csv: these do not look like quotas", "exchanged"],
        ),
    ] {
        let told = table.prepare(people, quotas, &["--out", "x.json"]).exits(2);
        for word in words {
            assert!(told.err.contains(word), "{people} {word}: {told:?}");
        }
    }
    table
        .prepare("people.csv", "quotas.csv", &["--out", "lottery.json"])
        .exits(0);
    table
        .prepare(
            "people.csv",
            "quotas.csv",
            &["--rows", "500", "--out", "few.json"],
        )
        .exits(0);
    for (args, words) in [
        (
            &["commit", "lottery.json", "--out", "x.json"][..],
            "Name what will decide",
        ),
        (
            &["commit", "few.json", "--dice", "--out", "x.json"],
            "this lottery has 500",
        ),
        (
            &["commit", "people.csv", "--dice", "--out", "x.json"],
            "not JSON",
        ),
        (&["explain", "."], "is a folder"),
    ] {
        table.lottery(args).exits(2).complains(words);
    }
    assert!(!table.at("x.json").exists());
}

#[test]
fn a_number_that_does_not_fit_is_told_its_limits() {
    let table = Table::new();
    let most = keruen_lottery::prepare::MOST_SEATS.to_string();
    for (flag, numbers, limit) in [
        ("--seats", &["0", "-3", "99999999999", "4001"][..], &*most),
        ("--alternates", &["-1", "4001"], &most),
        ("--rows", &["0", "-1", "100001"], "100000"),
        ("--time-limit", &["0", "-1", "soon"], "more than 0"),
    ] {
        for number in numbers {
            let mut args = vec![
                "prepare",
                "--people",
                "people.csv",
                "--quotas",
                "quotas.csv",
            ];
            args.extend(["--out", "x.json"]);
            if flag != "--seats" {
                args.extend(["--seats", "6"]);
            }
            args.extend([flag, number]);
            table
                .lottery(&args)
                .exits(2)
                .complains(&format!("“{number}” does not fit {flag}"))
                .complains(limit);
        }
    }
    let far = "аудан;Ақтау;0;99999999999\n";
    table.write("far.csv", format!("feature;value;min;max\n{far}"));
    table
        .prepare("people.csv", "far.csv", &["--out", "x.json"])
        .exits(2)
        .complains("a number is above");
}

#[test]
fn a_time_of_part_of_a_second_is_taken() {
    let table = Table::new();
    let more = ["--time-limit", "59,5", "--out", "lottery.json"];
    table.prepare("people.csv", "quotas.csv", &more).exits(0);
}

#[test]
fn stopped_on_the_way_it_leaves_nothing() {
    let table = Table::new();
    let line = |n: u32| {
        let mixed = n.wrapping_mul(2_654_435_761) >> 8;
        let value = |k: u32| (mixed >> (4 * k)) % 7;
        format!("{},{},{},{}\n", value(0), value(1), value(2), value(3))
    };
    let many = "a,b,c,d\n".to_owned() + &(0..4000).map(line).collect::<Vec<_>>().concat();
    let quotas = ["a", "b", "c", "d"].map(|feature| {
        let lines = (0..7).map(|value| format!("{feature},{value},15,25\n"));
        lines.collect::<Vec<_>>().concat()
    });
    let quotas = "feature,value,min,max\n".to_owned() + &quotas.concat();
    table.write("many.csv", many);
    table.write("wide.csv", quotas);
    let paths = ["many.csv", "wide.csv", "lottery.json"].map(|name| table.at(name));
    let running = Running::until(
        &[
            "lottery",
            "prepare",
            "--people",
            text(&paths[0]),
            "--quotas",
            text(&paths[1]),
            "--seats",
            "140",
            "--rows",
            "100000",
            "--out",
            text(&paths[2]),
        ],
        "Read: 4,000 people",
    );
    let (code, lines) = running.stop();
    assert_eq!(code, Some(130), "{lines:?}");
    assert_eq!(
        table.names(),
        ["many.csv", "people.csv", "quotas.csv", "wide.csv"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Whatever the bytes are, there is a sentence and no panic.
    #[test]
    fn any_bytes_are_answered_with_a_sentence(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let table = Table::new();
        table.write("any.csv", &bytes);
        table.write("any.json", &bytes);
        for args in [
            &["explain", "any.json"][..],
            &["commit", "any.json", "--dice", "--out", "x.json"],
            &["verify", "any.json", "any.json"],
        ] {
            let told = table.lottery(args).exits(2);
            prop_assert!(told.err.contains("any.json") && !told.err.contains("panicked"));
        }
        for (people, quotas) in [("any.csv", "quotas.csv"), ("people.csv", "any.csv")] {
            let told = table.prepare(people, quotas, &["--out", "x.json"]).exits(2);
            prop_assert!(told.err.contains("any.csv") && !told.err.contains("panicked"));
        }
    }
}
