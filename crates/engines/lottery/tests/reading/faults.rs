//! What is wrong, in which file and line.

use keruen_lottery::reading::{Columns, Faults, Source, read};

use crate::of;

const QUOTAS: &str = "feature,value,min,max\ntown,Aktau,1,2\ntown,Beineu,0,2\n";
const PEOPLE: &str = "id,town\na,Aktau\nb,Beineu\nc,Aktau\n";

fn words(faults: &Faults) -> Vec<String> {
    faults.to_string().lines().map(str::to_owned).collect()
}

/// Each faulty quotas file with what is said of it, beside people in order.
#[test]
fn quotas() {
    for (quotas, want) in [
        ("", "quotas: the file is empty"),
        ("\u{feff}\r\n ; ;\r\n", "quotas: the file is empty"),
        (
            "feature,value,min,max\n\n",
            "quotas: nothing stands below the headings",
        ),
        (
            "feature,value,max\na,b,1\n",
            "quotas, line 1: no column min",
        ),
        (
            "feature,value,min,min,max\na,b,1,1,1\n",
            "quotas, line 1, column min: two columns have this heading",
        ),
        (
            "feature,value,min,max\ntown,,1,2\n",
            "quotas, line 2, column value: an empty cell",
        ),
        (
            "feature,value,min,max\ntown,Aktau\n",
            "quotas, line 2, column min: an empty cell",
        ),
        (
            "feature,value,min,max\ntown,Aktau,1,2.5\n",
            "quotas, line 2, column max: \"2.5\" is not a whole number",
        ),
        (
            "feature,value,min,max\ntown,Aktau,-1,2\n",
            "quotas, line 2, column min: \"-1\" is not a whole number",
        ),
        (
            "feature,value,min,max\ntown,Aktau,1,99999999999\n",
            "quotas, line 2, column max: a number is above 1000000",
        ),
        (
            "feature,value,min,max\ntown,Aktau,3,2\n",
            "quotas, line 2: min 3 is above max 2",
        ),
        (
            "feature,value,min,max\ntown,Aktau,3,2000000\n",
            "quotas, line 2: a number is above 1000000",
        ),
        (
            "feature,value,min,max,min_flex,max_flex\ntown,Aktau,1,2,2,2\n",
            "quotas, line 2: flex from 2 to 2 leaves out min 1 or max 2",
        ),
        (
            "feature,value,min,max\n\n\"to\nwn\",Aktau,1,2\nTO WN,AKTAU ,0,1\n",
            "quotas, line 5, column value: Aktau of to wn stands already in line 3",
        ),
        (
            // A Cyrillic A.
            "feature,value,min,max\ntown,Aktau,1,2\ntown,Аktau,1,2\n",
            "quotas, line 3, column value: Aktau of town stands already in line 2",
        ),
        (
            "feature,value,min,max\ntown,Aktau,1,2,3\n",
            "quotas, line 2: more cells than headings",
        ),
        (
            "feature,value,min,max\ntown,\"Aktau,1,2\n",
            "quotas, line 2: a quotation mark opens and never closes",
        ),
        (
            "feature,value,min,max\ntown,Ak\u{1}tau,1,2\n",
            "quotas, line 2, column value: \"Ak\\u{1}tau\" holds a control character",
        ),
    ] {
        let faults = of(2, quotas, PEOPLE).expect_err(quotas);
        let said = words(&faults);
        assert!(
            said.iter().any(|words| words == want),
            "{quotas:?}: {said:#?}"
        );
    }
}

/// Each faulty people file, beside quotas in order: this is said and nothing else.
#[test]
fn people() {
    for (people, want) in [
        ("", &["people: the file is empty"][..]),
        ("id,town\n", &["people: nothing stands below the headings"]),
        (
            "a,Aktau\nb,Beineu\nc,Aktau\n",
            &["people, line 1: the first line holds no headings"],
        ),
        (
            "id,city\na,Aktau\n",
            &["people, line 1: no column for the feature town"],
        ),
        (
            "id,town,Town\na,Aktau,Aktau\n",
            &["people, line 1, column town: two columns have this heading"],
        ),
        (
            "id,town\na,Aktau\n,Aktau\n\nd,\n",
            &[
                "people, line 3, column id: an empty cell",
                "people, line 5, column town: an empty cell",
            ],
        ),
        (
            "id,town\na,Aktau\n a ,Aktau\nA,Beineu\na,Beineu\n",
            &[
                "people, line 3, line 5, column id: the id a stands already in line 2",
                "people, line 4, column id: \"A\" looks like \"a\" in line 2",
            ],
        ),
        (
            // A Cyrillic A, and a dash.
            "id,town\nA-1,Aktau\nА-1,Beineu\nA–1,Beineu\n",
            &[
                "people, line 3, column id: \"А-1\" looks like \"A-1\" in line 2",
                "people, line 4, column id: \"A–1\" looks like \"A-1\" in line 2",
            ],
        ),
        (
            "id,town\na,Aktua\nb,aktua\nc,Aktua\n",
            &[
                "people, line 2, line 4, column town: \"Aktua\" has no quota",
                "people, line 3, column town: \"aktua\" has no quota",
            ],
        ),
        (
            "id,town\na,Aktau,\nb,Aktau,x\n",
            &["people, line 3: more cells than headings"],
        ),
        (
            "id,town\n\na,\"Aktau\nb,Aktau\n",
            &["people, line 3: a quotation mark opens and never closes"],
        ),
    ] {
        let faults = of(2, QUOTAS, people).expect_err(people);
        let mut said = words(&faults);
        assert_eq!(said.pop().as_deref(), Some("0 more"));
        assert_eq!(said, want, "{people:?}");
    }
}

#[test]
fn both_files_and_the_sums_are_told_at_once() {
    let quotas = "feature,value,min,max\ntown,Aktau,x,2\ntown,Beineu,0,2\nsex,f,2,1\n";
    let faults = of(0, quotas, "nr,town\n1,Aktua\n1,Beineu\n").expect_err("faults");
    assert_eq!(
        words(&faults),
        [
            "seats: 0 seats: there are from 1 to 1000000",
            "quotas, line 2, column min: \"x\" is not a whole number",
            "quotas, line 4: min 2 is above max 1",
            "people, line 1: no column for the feature sex",
            "people, line 2, column town: \"Aktua\" has no quota",
            "people, line 3, column nr: the id 1 stands already in line 2",
            "0 more",
        ]
    );
    let sums = "feature,value,min,max\ntown,Aktau,2,2\ntown,Beineu,1,2\n";
    let faults = of(2, sums, "town\nAktua\n").expect_err("faults");
    assert_eq!(
        words(&faults)[1],
        "town: the minima sum to 3, above the 2 seats"
    );
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_line() {
    // `Ақтау` as Windows-1251 writes what it can of it.
    let people = b"id,town\r\na,Aktau\r\nb,\xc0?\xf2\xe0\xf3\r\n";
    let quotas = Source::Csv(QUOTAS.as_bytes());
    let faults = read(2, quotas, Source::Csv(people), &Columns::default()).expect_err("faults");
    assert_eq!(words(&faults)[0], "people, line 3: not UTF-8");
}

#[test]
fn a_named_column_has_to_be_there() {
    let columns = Columns {
        id: Some("receipts".into()),
        household: Some("flat".into()),
    };
    let sources = [QUOTAS, "receipt,town\na,Aktau\n"].map(|text| Source::Csv(text.as_bytes()));
    let faults = read(1, sources[0], sources[1], &columns).expect_err("faults");
    assert_eq!(
        words(&faults),
        [
            "people, line 1: no column receipts",
            "people, line 1: no column flat",
            "0 more"
        ]
    );
}

#[test]
fn the_list_ends_and_the_count_goes_on() {
    let people: Vec<String> = (0..500).map(|n| format!("p{n},town{n}\n")).collect();
    let faults = of(2, QUOTAS, &format!("id,town\n{}", people.concat())).expect_err("faults");
    assert_eq!((faults.list.len(), faults.left), (20, 480));
    let people = "Aktua\n".repeat(500);
    let faults = of(2, QUOTAS, &format!("town\n{people}")).expect_err("faults");
    assert_eq!((faults.list.len(), faults.left), (1, 0));
    assert_eq!(faults.list[0].lines, [2, 3, 4, 5, 6]);
    assert_eq!(faults.list[0].more, 495);
}

#[test]
fn what_is_too_much_is_refused_in_words() {
    let values: Vec<String> = (0..65_536).map(|n| format!("town,v{n},0,1")).collect();
    let features: Vec<String> = (0..201).map(|n| format!("f{n},v,0,1")).collect();
    for (lines, want) in [
        (values, "quotas, line 65537: more than 65535 values"),
        (features, "quotas, line 202: more than 200 features"),
    ] {
        let quotas = format!("feature,value,min,max\n{}", lines.join("\n"));
        let faults = of(1, &quotas, "town\nv1\n").expect_err("faults");
        assert_eq!(words(&faults)[0], want);
    }
    let people = format!("town\n{}", "Aktau\n".repeat(1_000_001));
    let faults = of(1, QUOTAS, &people).expect_err("faults");
    assert_eq!(
        words(&faults)[0],
        "people, line 1000002: more than 1000000 people"
    );
    let people = format!("town{}last\nAktau\n", ",".repeat(1_000));
    let faults = of(1, QUOTAS, &people).expect_err("faults");
    assert_eq!(words(&faults)[0], "people, line 1: more than 1000 columns");
}
