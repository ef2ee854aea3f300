//! Sentences that only few tables bring about: rows far from the chances, ids that are not there.
// words: what people write in tables

use super::{Table, drawn};

/// The lottery with all its rows made the first one, and what follows from that said as it is.
fn lopsided(lottery: &[u8]) -> Vec<u8> {
    let mut file: serde_json::Value = serde_json::from_slice(lottery).expect("JSON");
    let rows = file["rows"].as_array_mut().expect("rows");
    let first = rows[0].clone();
    rows.fill(first.clone());
    let rows = rows.len() as u128;
    let alternates = file["alternates"].as_array_mut().expect("alternates");
    let first_alternates = alternates[0].clone();
    alternates.fill(first_alternates);
    let number = |value: &serde_json::Value| u128::from(value.as_u64().expect("a number"));
    let whole = number(&file["exact"]["denominator"]);
    let panels = file["exact"]["panels"].as_array().expect("panels");
    let has = |people: &serde_json::Value, person: u64| {
        let mut people = people.as_array().expect("people").iter();
        people.any(|one| one.as_u64() == Some(person))
    };
    let change = (0..file["people"].as_array().expect("people").len() as u64)
        .map(|person| {
            let panels = panels.iter().filter(|panel| has(&panel["people"], person));
            let exact: u128 = panels.map(|panel| number(&panel["weight"])).sum();
            let sat = if has(&first, person) { rows } else { 0 };
            (exact * rows).abs_diff(sat * whole)
        })
        .max();
    let (mut p, mut q) = (change.expect("people"), whole * rows);
    let (mut rest, mut common) = (p, q);
    while rest > 0 {
        (common, rest) = (rest, common % rest);
    }
    (p, q) = (p / common, q / common);
    file["largest_change"] = format!("{p}/{q}").into();
    file["published_minimum"] = 0.into();
    serde_json::to_vec(&file).expect("JSON")
}

/// The lottery with its first person gone.
fn without_somebody(lottery: &[u8]) -> Vec<u8> {
    let mut file: serde_json::Value = serde_json::from_slice(lottery).expect("JSON");
    file["people"].as_array_mut().expect("people").remove(0);
    serde_json::to_vec(&file).expect("JSON")
}

#[test]
fn nobody_commits_to_what_everybody_would_find_false() {
    let table = drawn(&[]);
    table.write("less.json", without_somebody(&table.read("lottery.json")));
    let said = table
        .lottery(&["commit", "less.json", "--dice", "--out", "less-c.json"])
        .exits(2);
    assert!(format!("{said:?}").contains("lottery verify"), "{said:?}");
    let names = table.names();
    assert!(!names.contains(&"less-c.json".to_owned()), "{names:?}");
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
}

/// The lottery with another proof of its first level.
fn proved(lottery: &[u8], bound: &str, gap: &str) -> Vec<u8> {
    let mut file: serde_json::Value = serde_json::from_slice(lottery).expect("JSON");
    let level = &mut file["certificate"]["levels"][0];
    level["bound"] = bound.into();
    level["gap"] = gap.into();
    serde_json::to_vec(&file).expect("JSON")
}

#[test]
fn what_is_not_proved_is_told_as_finely_as_anybody_can_see() {
    let table = drawn(&[]);
    let lottery = table.read("lottery.json");
    table.write("far.json", proved(&lottery, "3/10", "1/10"));
    table.write("near.json", proved(&lottery, "20001/100000", "1/100000"));
    table.write(
        "nearly.json",
        proved(&lottery, "20000001/100000000", "1/100000000"),
    );
    for (file, lang, says) in [
        ("far.json", "en", "here is 20.0%; that one above 30.0%"),
        ("near.json", "en", "here is 20.000%; that one above 20.001%"),
        ("near.json", "ru", "20,000"),
        ("near.json", "kk", "20,001"),
        ("nearly.json", "en", "as good as proved, but not proved"),
        (
            "nearly.json",
            "ru",
            "всё равно что доказано, но не доказано",
        ),
        (
            "nearly.json",
            "kk",
            "дәлелденгенмен бірдей, бірақ дәлелденген жоқ",
        ),
    ] {
        table
            .lottery(&["explain", file, "--lang", lang])
            .exits(0)
            .prints(says);
    }
}

#[test]
fn the_table_of_chances_says_of_how_many_rows() {
    let table = Table::new();
    table.write(
        "quotas.csv",
        "feature,value,min,max\nаудан,Ақтау,1,1\nаудан,Бейнеу,3,3\nаудан,Жаңаөзен,2,2\n",
    );
    table
        .prepare("people.csv", "quotas.csv", &["--out", "lottery.json"])
        .exits(0);
    for (lang, says) in [
        ("en", "rows (of 1,000)"),
        ("ru", "строк (из 1\u{a0}000)"),
        ("kk", "жол (1\u{a0}000 ішінен)"),
    ] {
        table
            .lottery(&["explain", "lottery.json", "--lang", lang])
            .exits(0)
            .prints(says);
    }
}

#[test]
fn the_note_on_the_lowest_chance_stands_where_chances_differ() {
    let table = Table::new();
    table.write(
        "unequal.csv",
        "feature,value,min,max\nаудан,Ақтау,1,1\nаудан,Бейнеу,3,3\nаудан,Жаңаөзен,2,2\n",
    );
    for (quotas, out, noted) in [
        ("unequal.csv", "unequal.json", true),
        ("quotas.csv", "equal.json", false),
    ] {
        let aim = ["--objective", "maximin", "--rows", "997", "--out", out];
        table.prepare("people.csv", quotas, &aim).exits(0);
        let said = table.lottery(&["verify", out]).exits(0);
        let note = "Only of the lowest chance it is proved";
        assert_eq!(said.out.contains(note), noted, "{said:?}");
    }
}

#[test]
fn the_files_of_a_replacement_get_names_that_are_free() {
    let table = drawn(&["--alternates", "0"]);
    let result: serde_json::Value =
        serde_json::from_slice(&table.read("result.json")).expect("JSON");
    let gone = result["people"][0].as_str().expect("an id");
    let args = ["replace", "lottery.json", "result.json", "--lost", gone];
    table
        .lottery(&[&args[..], &["--out", "lottery2.json"]].concat())
        .exits(0)
        .prints("/commitment2.json");
    table.write("commitment3.json", "taken");
    table
        .lottery(&[&args[..], &["--out", "lottery3.json"]].concat())
        .exits(0)
        .prints("/commitment2.json");
}
