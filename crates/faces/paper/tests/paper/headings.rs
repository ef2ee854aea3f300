//! Where the names of the columns are found.

use keruen_paper::{Headings, Limits, Note, Table, read_table_under};

use crate::made::cells;

/// Names of columns that a reader of these files would know.
fn known(cell: &str) -> bool {
    ["ФИО", "Тегі", "Аты", "Телефон", "E-mail", "Район"].contains(&cell)
}

fn under(text: &str, headings: Headings<'_>) -> Table {
    read_table_under(text.as_bytes(), &Limits::default(), headings).expect("a table")
}

#[test]
fn the_row_with_the_most_known_names_has_the_headers() {
    for (text, row, headers) in [
        (
            "Список участников\nФИО;;;Контакты\nТегі;Аты;Әкесінің аты;Телефон\nА;Б;;1\n",
            Some(3),
            vec!["Тегі", "Аты", "Әкесінің аты", "Телефон"],
        ),
        (
            "Тізім;2026\nТегі;Аты;Телефон 2\nА;Б;1\n",
            Some(2),
            vec!["Тегі", "Аты", "Телефон 2"],
        ),
        (
            "Тізім\nФИО;Контакты;;Район\n;Телефон;E-mail;\nА Б;1;2;3\n",
            Some(2),
            vec!["ФИО", "Телефон", "E-mail", "Район"],
        ),
        ("Тегі;Аты\nТегі;Аты\nА;Б\n", Some(1), vec!["Тегі", "Аты"]),
        ("Сынақов;Үлгі\nҮлгіұлы;Дана\n", None, vec!["", ""]),
    ] {
        let table = under(text, Headings::Known(&known));
        assert_eq!(table.header_row, row, "{text}");
        assert_eq!(table.headers, headers, "{text}");
    }
}

#[test]
fn a_list_without_headers_keeps_its_first_row() {
    let text = "Тізім\nСынақов;Үлгі\nҮлгіұлы;Дана;+7 700 000 00 51\n";
    for headings in [Headings::Known(&known), Headings::Nowhere] {
        let table = under(text, headings);
        assert_eq!(
            cells(&table),
            [
                (2, vec!["Сынақов", "Үлгі", ""]),
                (3, vec!["Үлгіұлы", "Дана", "+7 700 000 00 51"])
            ]
        );
        assert_eq!(table.notes, [Note::TitleRow { row: 1 }]);
        assert_eq!(table.top.len(), 3);
    }
}

#[test]
fn a_reader_says_where_the_headers_stand() {
    let text = "Тегі;Аты\nКім;Қалай\nА;Б\n";
    let table = under(text, Headings::Row(2));
    assert_eq!(table.headers, ["Кім", "Қалай"]);
    assert_eq!(cells(&table), [(3, vec!["А", "Б"])]);
    // A row that is not there is no row.
    assert_eq!(under(text, Headings::Row(9)).header_row, Some(1));
}
