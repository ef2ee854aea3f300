//! Sentences that only few tables bring about: rows far from the chances, ids that are not there.
// words: what people write in tables

use super::drawn;

/// The lottery with all its rows made the first one.
fn lopsided(lottery: &[u8]) -> Vec<u8> {
    let mut file: serde_json::Value = serde_json::from_slice(lottery).expect("JSON");
    let rows = file["rows"].as_array_mut().expect("rows");
    let first = rows[0].clone();
    rows.fill(first);
    serde_json::to_vec(&file).expect("JSON")
}

#[test]
fn whoever_commits_to_rows_far_from_the_chances_is_warned() {
    let table = drawn(&[]);
    table.write("far.json", lopsided(&table.read("lottery.json")));
    for (n, (lang, far, no_row)) in [
        (
            "en",
            "Somebody sits in 800 rows more than",
            "sit in no row: 24",
        ),
        (
            "ru",
            "Кто-то стоит на 800 строк больше",
            "ни в одной строке",
        ),
        ("kk", "800 жол артық тұр", "бірде-бір жолда тұрмаған"),
    ]
    .into_iter()
    .enumerate()
    {
        let out = format!("c{n}.json");
        table
            .lottery(&[
                "commit", "far.json", "--dice", "--out", &out, "--lang", lang,
            ])
            .exits(0)
            .complains(far)
            .complains(no_row)
            .complains("--rows 10000");
    }
    // Few rows: each is right within one, and yet most people sit in none.
    table
        .prepare(
            "people.csv",
            "quotas.csv",
            &["--rows", "2", "--out", "two.json"],
        )
        .exits(0);
    let beacon = ["--beacon", "quicknet", "--round", "1000"];
    table
        .lottery(&[&["commit", "two.json", "--out", "two-c.json"], &beacon[..]].concat())
        .exits(0)
        .complains("sit in no row")
        .complains("--rows 10000");
}

#[test]
fn ten_thousand_rows_are_not_advised_where_they_are() {
    let table = drawn(&["--rows", "1000"]);
    table
        .prepare(
            "people.csv",
            "quotas.csv",
            &["--rows", "10000", "--out", "ten.json"],
        )
        .exits(0);
    table.write("far.json", lopsided(&table.read("ten.json")));
    let said = table
        .lottery(&["commit", "far.json", "--dice", "--out", "c4.json"])
        .exits(0)
        .complains("Where the time was limited");
    assert!(!format!("{said:?}").contains("--rows"), "{said:?}");
}

#[test]
fn an_id_that_is_not_there_is_named_with_a_way() {
    let table = drawn(&["--alternates", "0"]);
    let lost = |lost: &str, lang: &str| {
        table.lottery(&[
            "replace",
            "lottery.json",
            "result.json",
            "--lost",
            lost,
            "--out",
            "lottery2.json",
            "--lang",
            lang,
        ])
    };
    for (lang, says) in [
        ("en", "Nobody in the lottery has the id “A-99”"),
        ("ru", "нет номера «A-99»"),
        ("kk", "«A-99» нөмірі жоқ"),
    ] {
        lost("A-99", lang)
            .exits(2)
            .complains(says)
            .complains("--lost \"A,1\"");
    }
}

#[test]
fn nothing_typed_is_told_in_ones_own_language() {
    let table = drawn(&[]);
    for lang in ["kk", "ru"] {
        let said = table
            .lottery(&[
                "draw",
                "lottery.json",
                "c.json",
                "--dice",
                "",
                "--out",
                "other.json",
                "--lang",
                lang,
            ])
            .exits(2);
        assert!(!format!("{said:?}").contains("digits from"), "{said:?}");
    }
}

#[test]
fn every_level_is_proved_unless_the_lowest_is_enough() {
    let table = drawn(&[]);
    let prepare = |more: &[&str]| table.prepare("people.csv", "quotas.csv", more).exits(0);
    let all = String::from_utf8(table.read("lottery.json")).expect("text");
    assert!(all.contains("\"objective\":\"leximin\""));
    prepare(&["--objective", "maximin", "--out", "lowest.json"]);
    let lowest = String::from_utf8(table.read("lowest.json")).expect("text");
    assert!(lowest.contains("\"objective\":\"maximin\""));
    // Where all are equal nothing above the lowest chance is left to prove.
    let said = table.lottery(&["verify", "lowest.json"]).exits(0);
    assert!(!said.out.contains("says nothing"), "{said:?}");
}
