//! Files as people have them.

use keruen_lottery::pool::Quota;
use keruen_lottery::reading::{Columns, Ignored, Input, Reading, Row, Source, Table, read};

use crate::of;

const QUOTAS: &str =
    "feature,value,min,max\nгород,Ақтау,1,2\nгород,Бейнеу,0,2\nпол,Ж,1,2\nпол,М,1,2\n";

/// Ids, households and values in words.
fn told(reading: &Reading) -> Vec<String> {
    let pool = &reading.pool;
    pool.people()
        .iter()
        .map(|person| {
            let values = person.values.iter().zip(pool.features());
            let mut words = vec![person.id.as_str()];
            words.extend(values.map(|(&v, f)| f.quotas[usize::from(v)].value.as_str()));
            words.extend(
                person
                    .household
                    .map(|h| pool.households()[h as usize].as_str()),
            );
            words.join(" ")
        })
        .collect()
}

#[test]
fn what_excel_saves_in_kazakhstan() {
    let quotas = "\u{feff}Feature;Value;Min;Max;Min_Flex;Max_Flex\r\n\
        Қала;Ақтау;1;2;0;3\r\n\
        Қала;«Бейнеу; Боранқұл»;0;1;;\r\n\
        ;;;;;\r\n";
    let quotas = quotas.replace("«Бейнеу; Боранқұл»", "\"«Бейнеу; Боранқұл»\"");
    let people = "\u{feff}№;ҚАЛА ;Телефон;Household;\r\n\
        к-1; ақтау;8 701 000 00 00;Үй 3;\r\n\
        \r\n\
        к-2;\"«бейнеу;  боранқұл»\";;үй  3;\r\n\
        к-3;АҚТАУ;;;\r\n";
    let reading = of(2, &quotas, people).expect("a pool");
    assert_eq!(
        told(&reading),
        ["к-1 Ақтау 1", "к-2 «Бейнеу; Боранқұл» 1", "к-3 Ақтау"]
    );
    assert_eq!(reading.ids.as_deref(), Some("№"));
    assert_eq!(reading.households.as_deref(), Some("Household"));
    assert_eq!(
        reading.ignored,
        [Ignored {
            input: Input::People,
            column: 2,
            heading: "Телефон".into()
        }]
    );
    let quota = |value: &str, min, max, flex| Quota {
        value: value.into(),
        min,
        max,
        flex,
    };
    assert_eq!(
        reading.pool.features()[0].quotas,
        [
            quota("Ақтау", 1, 2, Some((0, 3))),
            quota("«Бейнеу; Боранқұл»", 0, 1, None)
        ]
    );
}

#[test]
fn the_older_heading_is_read_too() {
    let newer = of(2, QUOTAS, "город,пол\nАқтау,Ж\nБейнеу,М\n");
    for heading in [
        "category,feature,min,max",
        "category,name,min,max",
        "Category,Value,Min,Max",
    ] {
        let older = QUOTAS.replace("feature,value,min,max", heading);
        assert_eq!(of(2, &older, "город,пол\nАқтау,Ж\nБейнеу,М\n"), newer);
    }
}

#[test]
fn ids_come_from_the_first_of_three_columns_or_from_counting() {
    let ids = |people: &str| {
        let reading = of(2, QUOTAS, people).expect("a pool");
        let ids = reading.pool.people().iter().map(|p| p.id.clone());
        (ids.collect::<Vec<_>>().join(" "), reading.ids)
    };
    for (people, all, heading) in [
        (
            "NR,ID,город,пол\n1,a,Ақтау,Ж\n2,b,Ақтау,М",
            "a b",
            Some("ID"),
        ),
        (
            "№,Nr,город,пол\n1,a,Ақтау,Ж\n2,b,Ақтау,М",
            "a b",
            Some("Nr"),
        ),
        ("No,город,пол\n7,Ақтау,Ж\n007,Ақтау,М", "7 007", Some("No")),
        ("город,пол\n\nАқтау,Ж\n\n\nАқтау,М", "1 2", None),
    ] {
        assert_eq!(
            ids(people),
            (all.to_owned(), heading.map(str::to_owned)),
            "{people}"
        );
    }
}

#[test]
fn columns_can_be_named() {
    let people = "id,receipt,город,пол,flat\n1,R-1,Ақтау,Ж,5\n1,R-2,Ақтау,М,5\n";
    let columns = Columns {
        id: Some(" RECEIPT".into()),
        household: Some("Flat".into()),
    };
    let sources = [QUOTAS, people].map(|text| Source::Csv(text.as_bytes()));
    let reading = read(2, sources[0], sources[1], &columns).expect("a pool");
    assert_eq!(told(&reading), ["R-1 Ақтау Ж 1", "R-2 Ақтау М 1"]);
    assert_eq!(reading.ignored.len(), 1);
    assert_eq!(reading.ignored[0].heading, "id");
}

#[test]
fn any_separator_does_where_the_headings_have_it() {
    let people = "id,город,пол\n1,Ақтау,Ж\n2,Бейнеу,М\n";
    let wanted = of(2, QUOTAS, people);
    assert!(wanted.is_ok());
    for separator in [";", "\t"] {
        let with = |text: &str| text.replace(',', separator);
        assert_eq!(of(2, &with(QUOTAS), people), wanted);
        assert_eq!(of(2, QUOTAS, &with(people)), wanted);
        let named = format!("sep={separator}\r\n{}", with(people));
        assert_eq!(of(2, QUOTAS, &named), wanted);
    }
    // More commas than semicolons, but the names of columns stand between the semicolons.
    let odd = "id;город;пол;remarks, if any, of anybody, at all\n1;Ақтау;Ж;\n2;Бейнеу;М;a, b\n";
    assert_eq!(of(2, QUOTAS, odd).map(|r| r.pool), wanted.map(|r| r.pool));
}

#[test]
fn a_table_taken_apart_elsewhere_is_the_same() {
    let table = |line, headings: &[&str], rows: &[&[&str]]| Table {
        line,
        headings: headings.iter().map(|&h| h.to_owned()).collect(),
        rows: (line + 1..)
            .zip(rows)
            .map(|(line, cells)| Row {
                line,
                cells: cells.iter().map(|&c| c.to_owned()).collect(),
            })
            .collect(),
    };
    let quotas = table(
        3,
        &["feature", "value", "min", "max"],
        &[
            &["город", "Ақтау", "1", "2"],
            &["город", "Бейнеу", "0", "2"],
            &["пол", "Ж", "1", "2"],
            &["", "", "", ""],
            &["пол", "М", "1", "2"],
        ],
    );
    let people = table(
        1,
        &["id", "город", "пол"],
        &[&["1", "Ақтау", "Ж"], &["2", "Бейнеу", "М"]],
    );
    let reading = read(
        2,
        Source::Table(&quotas),
        Source::Table(&people),
        &Columns::default(),
    );
    let text = "id,город,пол\n1,Ақтау,Ж\n2,Бейнеу,М\n";
    assert_eq!(reading, of(2, QUOTAS, text));
}
