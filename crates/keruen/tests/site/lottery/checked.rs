//! What else `verify` finds: of quotas that nobody can meet, of searches, of a commitment.
// words: what people write in tables

use super::{QUOTAS, Table, drawn};

#[test]
fn that_no_panel_is_possible_is_checked() {
    let table = Table::new();
    table.write("much.csv", QUOTAS.replace("Бейнеу;1;2", "Бейнеу;9;9"));
    table
        .prepare("people.csv", "much.csv", &["--out", "none.json"])
        .exits(3);
    table
        .lottery(&["verify", "none.json"])
        .exits(0)
        .prints("yes    No panel meets these quotas (checked by multiplying")
        .prints("yes    Way out 1: each of its changes is needed")
        .prints("lower the least from 9 to 2")
        .prints("TRUE: among these people no panel");
    let first = [
        "--first-lottery",
        "lottery.json",
        "--first-result",
        "r.json",
    ];
    table
        .lottery(&[&["verify", "none.json"], &first[..]].concat())
        .exits(2)
        .complains("none.json cannot continue another lottery");
    table
        .lottery(&["verify", "none.json", "--commitment", "none.json"])
        .exits(2)
        .complains("neither a result nor a commitment");
    // Every question is a search, and for none of them there is time.
    table
        .lottery(&["verify", "none.json", "--time-limit", "1e-9"])
        .exits(0)
        .prints("open   Way out 1: with these changes")
        .prints("But of the rest not everything is settled");
    table
        .lottery(&["verify", "none.json", "none.json"])
        .exits(2)
        .complains("Leave them out");
    let file = String::from_utf8(table.read("none.json")).expect("text");
    for (from, to) in [
        ("\"min\":9", "\"min\":2"),
        ("\"seats\":6", "\"seats\":16"),
        ("\"kind\":\"C\"", "\"kind\":\"D\""),
        ("\"people\":", "\"people\": "),
        ("\"to\":2", "\"to\":8"),
        ("\"to\":2", "\"to\":9"),
    ] {
        let changed = file.replacen(from, to, 1);
        assert_ne!(changed, file, "{from}");
        table.write("changed.json", changed);
        let checked = table.lottery(&["verify", "changed.json"]).exits(1);
        let last = checked.out.lines().last().unwrap_or_default();
        assert!(last.starts_with("FALSE"), "{from}: {checked:?}");
    }
    table.write("half.json", &file[..file.len() / 2]);
    table
        .lottery(&["verify", "half.json"])
        .exits(2)
        .complains("before its end");
}

/// Two of a group are to be chosen with a yes for each of three features once, but everybody has
/// two or none: in halves of people that is possible, in whole ones it is not.
#[test]
fn a_search_that_found_no_panel_is_done_again() {
    let table = Table::new();
    let quotas = "feature,value,min,max\na,y,1,1\na,n,0,2\nb,y,1,1\nb,n,0,2\nc,y,1,1\nc,n,0,2\n";
    table.write("odd.csv", quotas);
    table.write("five.csv", "a,b,c\ny,y,n\ny,n,y\nn,y,y\nn,n,n\nn,n,n\n");
    table
        .lottery(&[
            "prepare",
            "--people",
            "five.csv",
            "--quotas",
            "odd.csv",
            "--seats",
            "2",
            "--out",
            "none.json",
        ])
        .exits(3);
    table
        .lottery(&["verify", "none.json"])
        .exits(0)
        .prints("yes    No panel meets these quotas (checked by searching")
        .prints("TRUE");
    let file = String::from_utf8(table.read("none.json")).expect("text");
    table.write("even.json", file.replace("\"min\":1", "\"min\":0"));
    table
        .lottery(&["verify", "even.json"])
        .exits(1)
        .prints("There is a panel that meets all quotas")
        .prints("FALSE");
}

/// The odd cycle: half a seat for everybody meets the quotas, a third is the most that panels give.
/// Only a search shows it, and for that there is no time.
#[test]
fn what_the_time_did_not_suffice_for_stays_open() {
    let table = Table::new();
    let quotas = "feature,value,min,max\na,y,0,1\na,n,0,2\nb,y,0,1\nb,n,0,2\nc,y,0,1\nc,n,0,2\n";
    table.write("odd.csv", quotas);
    table.write("four.csv", "a,b,c\ny,y,n\ny,n,y\nn,y,y\nn,n,n\n");
    table
        .lottery(&[
            "prepare",
            "--people",
            "four.csv",
            "--quotas",
            "odd.csv",
            "--seats",
            "2",
            "--out",
            "lottery.json",
        ])
        .exits(0)
        .prints("Proved");
    table
        .lottery(&["verify", "lottery.json"])
        .exits(0)
        .prints("yes    Level 1: no panel weighs more")
        .prints("TRUE: everything");
    // `lottery` takes what has a dot in it for a file of the folder.
    table
        .lottery(&["verify", "lottery.json", "--time-limit", "1e-9"])
        .exits(0)
        .prints("open   Level 1: no panel weighs more")
        .prints("The time was over")
        .prints("TRUE, but not everything is settled");
}

#[test]
fn the_commitment_that_was_published_is_compared() {
    let table = drawn(&[]);
    let verify = |commitment: &str| {
        let args = ["verify", "lottery.json", "result.json", "--commitment"];
        table.lottery(&[&args[..], &[commitment]].concat())
    };
    verify("c.json")
        .exits(0)
        .prints("yes    The commitment is the one");
    table
        .prepare(
            "people.csv",
            "quotas.csv",
            &["--seed", "x", "--out", "other.json"],
        )
        .exits(0);
    table
        .lottery(&["commit", "other.json", "--dice", "--out", "other-c.json"])
        .exits(0);
    verify("other-c.json")
        .exits(1)
        .prints("NO     The commitment is the one");
    verify("result.json")
        .exits(2)
        .complains("needed is a keruen-commitment/1");
}
