//! Small tables as people bring them, and what is said of them in three languages.

use keruen_lottery::pool::{Counted, PoolError, QuotaError, Shortfall};
use keruen_lottery::reading::{Columns, Fault, Faults, Input, Near, Reason, Special};
use keruen_lottery::text::TextError;
use keruen_paper::{Spread, write_xlsx};
use keruen_speech::Lang;

use super::*;

/// Quotas with a fault of almost every kind, as Excel saves them here.
const QUOTAS: &str = "\u{feff}Feature;Value;Min;Max;Min_flex;Max_flex\r\n\
    Аудан;Ақтау;2;1;;\r\n\
    Аудан;Бейнеу;бір;2;;\r\n\
    Аудан;;0;2;;\r\n\
    Аудан;АҚТАУ ;0;2;;\r\n\
    Жынысы;Әйел;1;2;2;2\r\n\
    Жынысы;Ер;1;;;\r\n\
    Тілі;қазақша;0;2000000;;\r\n";

const PEOPLE: &str = "\u{feff}№;Ауданы;Жынысы;Тілі;Household\r\n\
    к-1;Ақтау;Әйел;қазақша;\r\n\
    к-2;Актау;Эйел;казақша;\r\n\
    к-1;Бейнеу;Ер;орысша;\r\n\
    ;Бейнеу;Ер;қазақша;\r\n\
    к-5;Бейнеу;;қaзaқшa;;;артық\r\n\
    \r\n\
    к-6;Бейнеу;;қазақша;\r\n";

/// Nothing is wrong with these, and yet no panel is possible.
const NARROW: &str =
    "feature,value,min,max\ntown,Aktau,2,2\ntown,Beineu,1,1\nsex,f,0,1\nsex,m,0,1\n";

const FEW: &str = "id,town,sex,household\na,Aktau,f,1\nb,Aktau,m,1\nc,Beineu,f,2\nd,Beineu,m,2\n";

fn said(lang: Lang, seats: u32, quotas: &[u8], people: &[u8]) -> Result<Tables, String> {
    let names = ["квота.csv", "адамдар.csv"].map(str::to_owned);
    let t = keruen_web::wording::speaker(lang);
    let read = of(t, &names, seats, [quotas, people], &Columns::default());
    read.map_err(|Trouble(sentences)| sentences)
}

#[test]
fn all_that_is_wrong_is_said_with_its_place() {
    for lang in Lang::ALL {
        let said = said(lang, 0, QUOTAS.as_bytes(), PEOPLE.as_bytes()).expect_err("faults");
        insta::assert_snapshot!(format!("faults-{}", lang.code()), said);
    }
}

#[test]
fn what_counting_says_is_said() {
    for lang in Lang::ALL {
        let t = keruen_web::wording::speaker(lang);
        let tables = said(lang, 2, NARROW.as_bytes(), FEW.as_bytes()).expect("a pool");
        let mut lines: Vec<String> = (tables.reading.pool.shortfalls().iter())
            .map(|one| faults::shortfall(t, one))
            .collect();
        let (feature, value) = ("town".to_owned(), "Aktau".to_owned());
        let others = [
            Shortfall::MaximaBelow {
                feature: feature.clone(),
                sum: 2,
                seats: 3,
            },
            Shortfall::FewPeople { have: 2, seats: 3 },
            Shortfall::FewHouseholds {
                people: 5,
                have: 2,
                seats: 3,
            },
            Shortfall::FewForMinimum {
                feature: feature.clone(),
                value,
                have: 1,
                need: 2,
            },
            Shortfall::OutOfReach {
                feature,
                reach: 2,
                seats: 3,
            },
        ];
        lines.extend(others.iter().map(|one| faults::shortfall(t, one)));
        insta::assert_snapshot!(format!("shortfalls-{}", lang.code()), lines.join("\n"));
    }
}

/// What the two tables above do not bring about.
#[test]
fn rarer_faults_have_words_too() {
    let near = || {
        [
            Near::None,
            Near::Similar("town".into()),
            Near::SameLook("tоwn".into()),
        ]
    };
    let mut reasons = vec![
        (Input::People, Reason::Empty),
        (Input::Quotas, Reason::NoRows),
        (Input::People, Reason::NoRows),
        (Input::People, Reason::NotUtf8),
        (Input::People, Reason::OpenQuote),
        (Input::People, Reason::ManyColumns { most: 1_000 }),
        (Input::Quotas, Reason::NoQuotaColumn { name: "min" }),
        (Input::People, Reason::SameHeading),
        (Input::Quotas, Reason::Quota(QuotaError::TooLarge)),
        (
            Input::People,
            Reason::Pool(PoolError::NoValues {
                feature: "a".into(),
            }),
        ),
    ];
    for near in near() {
        let feature = "Town".to_owned();
        let name = "nr.".to_owned();
        reasons.push((
            Input::People,
            Reason::NoFeatureColumn {
                feature,
                near: near.clone(),
            },
        ));
        for of in [Special::Ids, Special::Households] {
            let (name, near) = (name.clone(), near.clone());
            reasons.push((Input::People, Reason::NoNamedColumn { of, name, near }));
        }
    }
    for error in [TextError::TooLong, TextError::Control] {
        let text = "aaa…".to_owned();
        reasons.push((Input::People, Reason::Text { text, error }));
    }
    for what in [Counted::People, Counted::Features, Counted::Values] {
        reasons.push((Input::Quotas, Reason::TooMany { what, most: 200 }));
    }
    let faults = reasons.into_iter().map(|(input, reason)| Fault {
        input,
        lines: vec![2, 4],
        more: 30,
        column: None,
        reason,
    });
    let faults = Faults {
        list: faults.collect(),
        left: 7,
        shortfalls: Vec::new(),
    };
    let files = Files {
        quotas: "quotas.csv",
        people: "people.csv",
    };
    for lang in Lang::ALL {
        let t = keruen_web::wording::speaker(lang);
        let lines = faults::told(t, files, &faults);
        insta::assert_snapshot!(format!("rarer-{}", lang.code()), lines.join("\n"));
    }
}

/// A workbook with text in all cells.
fn workbook(text: &str) -> Vec<u8> {
    let mut rows = text
        .lines()
        .map(|line| line.split(',').map(str::to_owned).collect());
    let headers: Vec<String> = rows.next().unwrap_or_default();
    let rows: Vec<Vec<String>> = rows.collect();
    let spread = Spread {
        title: "парақ",
        headers: &headers,
        rows: &rows,
    };
    write_xlsx(&spread).expect("a workbook")
}

#[test]
fn a_workbook_is_read_as_the_text_is() {
    let text = said(Lang::En, 2, NARROW.as_bytes(), FEW.as_bytes()).expect("a pool");
    let book = said(Lang::En, 2, &workbook(NARROW), &workbook(FEW)).expect("a pool");
    assert_eq!(book.reading, text.reading);
    assert_eq!(book.notes, Vec::<String>::new());
}

#[test]
fn a_heading_above_the_table_is_told_and_lines_are_those_of_the_sheet() {
    let people = workbook("Тізім\n\nid,town,sex\na,Aktua,f\n");
    let said_of = |people| said(Lang::En, 2, NARROW.as_bytes(), people);
    let faults = said_of(&people).expect_err("faults");
    assert!(
        faults.contains("адамдар.csv, line 4, column “town”: “Aktua” has no quota."),
        "{faults}"
    );
    let people = workbook("Тізім\n\nid,town,sex\na,Aktau,f\n");
    let tables = said_of(&people).expect("a pool");
    assert_eq!(tables.notes.len(), 1);
    assert!(
        tables.notes[0].starts_with("адамдар.csv: "),
        "{:?}",
        tables.notes
    );
}

#[test]
fn cells_that_lost_their_letters_are_not_taken() {
    let quotas = workbook("feature,value,min,max\nаудан,Ақтау,0,2\n");
    let said = |people: &str| said(Lang::En, 1, &quotas, &workbook(people));
    let faults = said("id,аудан,аты\n1,А?тау,?лия\n").expect_err("faults");
    let lines: Vec<&str> = faults.lines().collect();
    assert!(lines[0].contains("line 2, column “аудан”"), "{faults}");
    assert!(
        !faults.contains("аты"),
        "nothing is taken from that column: {faults}"
    );
    assert!(said("id,аудан,аты\n1,Ақтау,?лия\n").is_ok());
}

#[test]
fn what_is_no_table_is_named() {
    let people: [(&[u8], &str); 4] = [
        (b"%PDF-1.7\n\xff", "PDF"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"PK\x03\x04nothing", "damaged"),
        (
            b"id,town\n1,\xc0\n",
            "line 2: the letters here are not UTF-8",
        ),
    ];
    for (bytes, want) in people {
        let faults = said(Lang::En, 2, NARROW.as_bytes(), bytes).expect_err("no table");
        assert!(faults.contains("адамдар.csv"), "{faults}");
        assert!(faults.contains(want), "{faults}");
    }
}
