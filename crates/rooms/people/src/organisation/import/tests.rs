//! The plan of a list of organisations, without a database.

use keruen_speech::Lang;

use super::{Column, Known, Mapping, Plan, Summary, kind_word, plan, table};
use crate::import::{FaultReason, Sheet, SheetRow};
use crate::organisation::{Organisation, OrganisationDraft, OrganisationKind};
use crate::territory::{Territory, TerritoryDraft};

fn organisation(id: i64, slug: &str, kk: &str, draft: OrganisationDraft) -> Organisation {
    let draft = OrganisationDraft {
        name_kk: kk.to_owned(),
        ..draft
    };
    Organisation {
        id,
        slug: slug.to_owned(),
        form: draft.parse().expect("a good form"),
        version: 4,
    }
}

fn of_kind(kind: &str) -> OrganisationDraft {
    OrganisationDraft {
        kind: kind.to_owned(),
        ..OrganisationDraft::default()
    }
}

fn known() -> Known {
    let place = TerritoryDraft {
        kind: "district".into(),
        name_kk: "Бейнеу ауданы".into(),
        name_ru: "Бейнеуский район".into(),
        ..TerritoryDraft::default()
    };
    Known {
        organisations: vec![
            organisation(1, "ulgi", "«Үлгі» ҚБ", of_kind("ngo")),
            organisation(
                2,
                "beineu",
                "Бейнеу Қоғамдық кеңесі",
                OrganisationDraft {
                    territory: Some(5),
                    valid_from: "2021-03-04".into(),
                    ..of_kind("council")
                },
            ),
            organisation(
                3,
                "qurultai",
                "Құрылтай",
                OrganisationDraft {
                    predecessor: Some(1),
                    ..of_kind("chamber")
                },
            ),
        ],
        territories: vec![Territory {
            id: 5,
            form: place.parse().expect("a good form"),
            version: 1,
        }],
        with_seats: vec![2],
    }
}

fn sheet(headers: &[String], rows: &[Vec<String>]) -> Sheet {
    Sheet {
        headers: headers.to_vec(),
        rows: (2..)
            .zip(rows)
            .map(|(number, cells)| SheetRow {
                number,
                cells: cells.clone(),
            })
            .collect(),
        spoilt: Vec::new(),
    }
}

/// The plan of a table written with `;`.
fn planned(text: &str, known: &Known) -> Plan {
    let mut lines = text.lines().map(|line| {
        line.split(';')
            .map(|cell| cell.trim().to_owned())
            .collect::<Vec<_>>()
    });
    let headers = lines.next().expect("headers");
    let sheet = sheet(&headers, &lines.collect::<Vec<_>>());
    let mapping = Mapping::recognise(&headers).expect("a list of organisations");
    plan(&sheet, &mapping, known)
}

fn reasons(plan: &Plan) -> Vec<(u32, Option<usize>, FaultReason)> {
    plan.faults
        .iter()
        .map(|fault| (fault.row, fault.column, fault.reason.clone()))
        .collect()
}

#[test]
fn what_is_exported_says_nothing_new_in_any_language() {
    let known = known();
    for lang in Lang::ALL {
        let table = table(&known, lang);
        let mapping = Mapping::recognise(&table.headers).expect("our own headers");
        assert_eq!(mapping.meanings(), Column::ALL.map(Some), "{lang}");
        let plan = plan(&sheet(&table.headers, &table.rows), &mapping, &known);
        assert_eq!(
            plan,
            Plan {
                same: 3,
                ..Plan::default()
            },
            "{lang}"
        );
    }
}

#[test]
fn kinds_are_read_as_they_are_written() {
    for lang in Lang::ALL {
        for kind in OrganisationKind::ALL {
            assert_eq!(super::columns::kind(kind_word(kind, lang)), Some(kind));
        }
    }
    assert_eq!(super::columns::kind("клуб"), None);
}

#[test]
fn new_changed_and_unchanged_rows_are_told_apart() {
    let plan = planned(
        "Атауы; Орысша атауы; Түрі; Аумақ; Қай күннен\n\
         «Үлгі» ҚБ; ОО «Улги»; ; Бейнеу; \n\
         Бейнеу Қоғамдық кеңесі; ; ; ; \n\
         «Сынақ» қоры; ; ; ; 04.03.2024",
        &known(),
    );
    assert!(plan.faults.is_empty(), "{:?}", plan.faults);
    let summary = plan.summary();
    assert_eq!(
        summary,
        Summary {
            new: 1,
            changed: 1,
            same: 1,
            faulty: 0
        }
    );
    assert_eq!(Summary::from_code(&summary.code()), Some(summary));
    let change = &plan.changed[0];
    assert_eq!((change.old.id, change.form.territory), (1, Some(5)));
    assert_eq!(change.form.names.get(Lang::Ru), Some("ОО «Улги»"));
    assert_eq!(plan.new[0].form.kind, OrganisationKind::Ngo, "by its name");
}

#[test]
fn faulty_rows_are_named_by_number_column_and_reason() {
    let plan = planned(
        "ID; Атауы; Түрі; Аумақ; Қай күннен; Қай күнге дейін\n\
         9; Жоқ; ; ; ; \n\
         ; ; ngo; ; ; \n\
         ; Клуб; клуб; ; ; \n\
         ; Қор; ; Айдала; ; \n\
         ; Бірлестік; ; ; 31.02.2024; \n\
         ; Орталық; ; ; 2024-01-02; 2024-01-01\n\
         2; ; ngo; ; ; \n\
         ; Жаңа; ; ; ; \n\
         ; ЖАҢА; ; ; ; ",
        &known(),
    );
    assert_eq!(
        reasons(&plan),
        [
            (2, Some(0), FaultReason::UnknownId),
            (3, Some(1), FaultReason::NoOrganisationName),
            (4, Some(2), FaultReason::UnknownKind),
            (5, Some(3), FaultReason::UnknownTerritory(vec![])),
            (6, Some(4), FaultReason::NotADate),
            (7, Some(5), FaultReason::EndsBeforeStart),
            (8, Some(2), FaultReason::HasSeats),
            (10, None, FaultReason::Repeated(9)),
        ]
    );
    assert_eq!(plan.new.len(), 1, "the others do not wait");
}

#[test]
fn a_predecessor_may_be_a_row_of_the_same_list() {
    let plan = planned(
        "Атауы; Алдыңғы ұйым\n\
         Кейінгі; Бұрынғы\n\
         Бұрынғы; ulgi\n\
         «Үлгі» ҚБ; \n\
         Жетім; Жоқ ұйым",
        &known(),
    );
    assert_eq!(plan.new[0].after, Some(1));
    assert_eq!(plan.new[1].form.predecessor, Some(1));
    assert_eq!(
        reasons(&plan),
        [(5, Some(1), FaultReason::UnknownPredecessor)]
    );
}

#[test]
fn nobody_comes_before_themselves_and_nobody_after_a_refused_row() {
    // 3 came after 1 already; now 1 would come after 3.
    let plan = planned("ID; Атауы; Алдыңғы ұйым\n1; ; qurultai", &known());
    assert_eq!(reasons(&plan), [(2, Some(2), FaultReason::Circle)]);
    let plan = planned(
        "Атауы; Алдыңғы ұйым\nА-бірлестік; Б-бірлестік\nБ-бірлестік; А-бірлестік\nВ-бірлестік; Б-бірлестік",
        &known(),
    );
    let found: Vec<FaultReason> = plan.faults.into_iter().map(|fault| fault.reason).collect();
    assert_eq!(
        found,
        [
            FaultReason::Circle,
            FaultReason::Circle,
            FaultReason::UnknownPredecessor
        ]
    );
}

#[test]
fn changes_are_made_predecessors_first() {
    // 3 comes after 1 today; from now on 1 comes after 3, and 3 after 2.
    let plan = planned(
        "ID; Атауы; Алдыңғы ұйым\n1; ; qurultai\n3; ; beineu",
        &known(),
    );
    assert!(plan.faults.is_empty(), "{:?}", plan.faults);
    let order: Vec<i64> = plan.changed.iter().map(|change| change.old.id).collect();
    assert_eq!(order, [3, 1]);
}

#[test]
fn a_sheet_without_names_is_no_list_of_organisations() {
    let headers = ["Түрі".to_owned(), "ФИО".to_owned()];
    assert!(Mapping::recognise(&headers).is_err());
}
