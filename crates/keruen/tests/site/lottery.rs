//! A lottery from two tables to a checked result, as somebody types it.
// words: what people write in tables

mod checked;
mod ordered;
mod promised;
mod replaced;
mod worded;
mod wrong;

use std::path::{Path, PathBuf};

use keruen_paper::{Spread, write_xlsx};
use tempfile::TempDir;

use crate::house::{Outcome, keruen, text};

const QUOTAS: &str = "feature;value;min;max\n\
    аудан;Ақтау;3;4\nаудан;Бейнеу;1;2\nаудан;Жаңаөзен;1;2\n\
    жынысы;әйел;2;4\nжынысы;ер;2;4\n";

/// Thirty invented people; the districts are written as people write them.
fn people() -> String {
    let line = |n: usize| {
        let district = ["Ақтау", "ақтау ", "Бейнеу", "Жаңаөзен", "АҚТАУ"][n % 5];
        let sex = ["әйел", "ер", "Әйел"][n % 3];
        format!("A-{n:02};{district};{sex};\n")
    };
    let lines: Vec<String> = (1..=30).map(line).collect();
    format!("№;Аудан;жынысы;ескерту\n{}", lines.concat())
}

/// A folder with two tables.
struct Table {
    folder: TempDir,
}

impl Table {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let table = Self { folder };
        table.write("people.csv", people());
        table.write("quotas.csv", QUOTAS);
        table
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.at(name), bytes).expect("written");
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.at(name)).expect("read")
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }

    /// `keruen lottery …`; arguments with a dot in them are files of the folder.
    fn lottery(&self, args: &[&str]) -> Outcome {
        let paths: Vec<PathBuf> = args.iter().map(|arg| self.at(arg)).collect();
        let all = args.iter().zip(&paths);
        let mut typed = vec!["lottery"];
        typed.extend(all.map(|(arg, path): (&&str, &PathBuf)| {
            if arg.contains('.') {
                text(Path::new(path))
            } else {
                arg
            }
        }));
        keruen(&typed)
    }

    /// Commits to dice and draws with them.
    fn decide(&self, lottery: &str, commitment: &str, result: &str, dice: &str) {
        self.lottery(&["commit", lottery, "--dice", "--out", commitment])
            .exits(0);
        self.lottery(&["draw", lottery, commitment, "--dice", dice, "--out", result])
            .exits(0);
    }

    fn prepare(&self, people: &str, quotas: &str, more: &[&str]) -> Outcome {
        let args = [
            "prepare", "--people", people, "--quotas", quotas, "--seats", "6",
        ];
        self.lottery(&[&args[..], more].concat())
    }
}

/// A table with a lottery that was drawn: row 407, no alternates.
fn drawn(more: &[&str]) -> Table {
    let table = Table::new();
    let out = [more, &["--out", "lottery.json"]].concat();
    table.prepare("people.csv", "quotas.csv", &out).exits(0);
    table.decide("lottery.json", "c.json", "result.json", "4,0,7");
    table
}

#[test]
fn a_lottery_goes_from_two_tables_to_a_checked_result() {
    let table = Table::new();
    table
        .prepare(
            "people.csv",
            "quotas.csv",
            &["--alternates", "3", "--out", "lottery.json"],
        )
        .exits(0)
        .prints("Read: 30 people, 6 seats, 2 features")
        .prints("column “№”")
        .prints("ескерту")
        .prints("Everybody's chance is 20.0%")
        .prints("Proved")
        .prints("Next:\n  keruen lottery commit");
    table
        .lottery(&[
            "commit",
            "lottery.json",
            "--dice",
            "--out",
            "commitment.json",
        ])
        .exits(0)
        .prints("3 ten-sided dice");
    table
        .lottery(&[
            "draw",
            "lottery.json",
            "commitment.json",
            "--dice",
            "4,0,7",
            "--out",
            "result.json",
        ])
        .exits(0)
        .prints("Row 407 is drawn")
        .prints("Chosen, 6:");
    let checked = table
        .lottery(&["verify", "lottery.json", "result.json"])
        .exits(0);
    let last = checked.out.lines().last().unwrap_or_default().to_owned();
    assert!(last.starts_with("TRUE"), "{checked:?}");
    for (lang, words) in [
        ("kk", ["МҮМКІНДІКТЕР", "Ақтау", "407-жол", "ДӘЛЕЛ"]),
        ("ru", ["ШАНСЫ", "Бейнеу", "строка 407", "ДОКАЗАТЕЛЬСТВО"]),
        ("en", ["CHANCES", "Жаңаөзен", "row 407", "PROOF"]),
    ] {
        let told = table
            .lottery(&["explain", "lottery.json", "--lang", lang])
            .exits(0);
        for word in words {
            assert!(told.out.contains(word), "{lang} {word}: {told:?}");
        }
        assert!(!told.out.contains("cli-"), "{told:?}");
    }
}

#[test]
fn a_result_is_never_written_over_and_nothing_else_is_either() {
    let table = Table::new();
    let prepare = |more: &[&str]| table.prepare("people.csv", "quotas.csv", more);
    prepare(&["--out", "lottery.json"]).exits(0);
    let lottery = table.read("lottery.json");
    // Before the work, so that nothing is said of it.
    let again = prepare(&["--out", "lottery.json"])
        .exits(2)
        .complains("stays as it is");
    assert_eq!(again.out, "");
    prepare(&["--out", "."]).exits(2).complains("is a folder");
    prepare(&["--out", "nowhere/lottery.json"])
        .exits(2)
        .complains("no folder");
    assert_eq!(table.read("lottery.json"), lottery);
    table
        .lottery(&["commit", "lottery.json", "--dice", "--out", "c.json"])
        .exits(0);
    let draw = |dice| {
        table.lottery(&[
            "draw",
            "lottery.json",
            "c.json",
            "--dice",
            dice,
            "--out",
            "result.json",
        ])
    };
    draw("0,0,1").exits(0);
    let result = table.read("result.json");
    for dice in ["0,0,1", "0,0,2"] {
        draw(dice).exits(2).complains("drawn once");
    }
    assert_eq!(table.read("result.json"), result);
    let names = [
        "c.json",
        "lottery.json",
        "people.csv",
        "quotas.csv",
        "result.json",
    ];
    assert_eq!(table.names(), names, "and nothing lies beside");
}

#[test]
fn a_workbook_makes_the_same_lottery_as_text() {
    let table = Table::new();
    for (name, csv) in [
        ("people.xlsx", people()),
        ("quotas.xlsx", QUOTAS.to_owned()),
    ] {
        let mut rows = csv
            .lines()
            .map(|line| line.split(';').map(str::to_owned).collect());
        let headers: Vec<String> = rows.next().expect("headings");
        let rows: Vec<Vec<String>> = rows.collect();
        let book = write_xlsx(&Spread {
            title: "1",
            headers: &headers,
            rows: &rows,
        });
        table.write(name, book.expect("a workbook"));
    }
    table
        .prepare("people.csv", "quotas.csv", &["--out", "a.json"])
        .exits(0);
    table
        .prepare("people.xlsx", "quotas.xlsx", &["--out", "b.json"])
        .exits(0);
    assert_eq!(table.read("a.json"), table.read("b.json"));
}

#[test]
fn quotas_that_nobody_can_meet_are_explained_and_cannot_be_committed_to() {
    let table = Table::new();
    table.write("much.csv", QUOTAS.replace("Бейнеу;1;2", "Бейнеу;9;9"));
    table
        .prepare("people.csv", "much.csv", &["--out", "none.json"])
        .exits(3)
        .prints("No panel of 6")
        .prints("Бейнеу");
    table
        .lottery(&["commit", "none.json", "--dice", "--out", "c.json"])
        .exits(2)
        .complains("there is nothing to draw");
    table
        .lottery(&["explain", "none.json"])
        .exits(0)
        .prints("Бейнеу");
}

#[test]
fn a_beacon_decides_as_it_was_published() {
    let table = Table::new();
    table
        .prepare("people.csv", "quotas.csv", &["--out", "lottery.json"])
        .exits(0);
    table
        .lottery(&[
            "commit",
            "lottery.json",
            "--beacon",
            "quicknet",
            "--round",
            "1000",
            "--out",
            "c.json",
        ])
        .exits(0)
        .prints("Round 1000 is over")
        .prints("name a round to come");
    for (more, words) in [
        (&[][..], "that round comes a day from now"),
        (
            &["--round", "9007199254740991"],
            "more than a year from now",
        ),
        (
            &["--round", "18446744073709551615"],
            "more than a year from now",
        ),
        (&["--round", "0"], "“0” does not fit --round"),
        (
            &["--at", "2026-12-05"],
            "“2026-12-05” after --at is no time",
        ),
        (&["--at", "5 December 2025, 18:00"], "18:00 (UTC+5) is over"),
        (&["--at", "2199-12-05 18:00"], "more than a year from now"),
    ] {
        let begin = ["commit", "lottery.json", "--beacon", "quicknet"];
        let told = table.lottery(&[&begin[..], more, &["--out", "x.json"]].concat());
        told.exits(2).complains(words);
    }
    // The README of the client `dee` (thibmeu/drand-rs).
    let genuine = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39";
    let draw = |signature: &str, out: &str| {
        table.lottery(&[
            "draw",
            "lottery.json",
            "c.json",
            "--beacon-signature",
            signature,
            "--out",
            out,
        ])
    };
    draw(&genuine.replace("b4", "a4"), "x.json")
        .exits(2)
        .complains("not the signature of round 1000");
    draw("b446", "x.json")
        .exits(2)
        .complains("96 hexadecimal digits");
    draw(&genuine.to_uppercase(), "result.json").exits(0);
    table
        .lottery(&["verify", "lottery.json", "result.json"])
        .exits(0);
}

#[test]
fn a_changed_file_is_false() {
    let table = Table::new();
    table
        .prepare("people.csv", "quotas.csv", &["--out", "lottery.json"])
        .exits(0);
    table.decide("lottery.json", "c.json", "result.json", "407");
    let change = |name: &str, from: &str, to: &str, new: &str| {
        let file = String::from_utf8(table.read(name)).expect("text");
        let changed = file.replacen(from, to, 1);
        assert_ne!(file, changed, "{from}");
        table.write(new, changed);
    };
    change("result.json", "\"row\":407", "\"row\":408", "row.json");
    change(
        "lottery.json",
        "\"seed\":\"keruen\"",
        "\"seed\":\"keruem\"",
        "seed.json",
    );
    change("lottery.json", "\"people\":", "\"people\": ", "spaces.json");
    for (lottery, result) in [
        ("lottery.json", "row.json"),
        ("seed.json", "result.json"),
        ("spaces.json", "result.json"),
    ] {
        let checked = table.lottery(&["verify", lottery, result]).exits(1);
        let last = checked.out.lines().last().unwrap_or_default().to_owned();
        assert!(last.starts_with("FALSE"), "{checked:?}");
    }
}
