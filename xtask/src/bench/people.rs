//! A table of invented people, as a coordinator would send it.

use std::fmt::Write as _;

/// Syllables, not names: nobody is called like this, and yet the letters, the
/// lengths and the shared beginnings are those of real lists.
const BEGINNINGS: [&str; 16] = [
    "Бол", "Ерк", "Ай", "Нұр", "Сәул", "Қан", "Дин", "Жан", "Ғал", "Өмір", "Тан", "Мад", "Гүл",
    "Әсе", "Ұл", "Ілия",
];
const MIDDLES: [&str; 12] = [
    "ат", "ін", "гер", "бек", "ма", "жан", "ана", "дар", "сұл", "қыз", "ер", "лан",
];
const ENDINGS: [&str; 8] = ["ов", "ева", "ұлы", "қызы", "тегі", "баев", "ова", "енов"];

/// How the addresses begin; nobody else's does.
const BENCH: &str = "bench";

/// How the surnames of those of an organisation begin, so that they are nobody of [`table`].
const EMPLOYED: &str = "Ісші";

/// The end of every patronymic, and what it should have been.
const FIRST: &str = "ұлы";
const CORRECTED: &str = "қызы";

/// Where an exported row has the patronymic: after the record number, surname and given name.
const PATRONYMIC: usize = 3;

/// A CSV with `count` rows and Kazakh headers.
pub fn table(count: usize) -> String {
    let mut text = String::from("\u{feff}Тегі;Аты;Әкесінің аты;Телефон;E-mail\r\n");
    for number in 0..count {
        let pick = |list: &[&'static str], step: usize| list[(number / step) % list.len()];
        let surname = format!(
            "{}{}{}",
            pick(&BEGINNINGS, 1),
            pick(&MIDDLES, 16),
            pick(&ENDINGS, 3)
        );
        let given = format!("{}{}", pick(&BEGINNINGS, 7), pick(&MIDDLES, 5));
        let patronymic = format!("{}{}{FIRST}", pick(&BEGINNINGS, 11), pick(&MIDDLES, 23));
        let _ = writeln!(
            text,
            "{surname};{given};{patronymic};+7 700 {:03} {:02} {:02};{BENCH}{number}@example.org\r",
            number / 10_000,
            (number / 100) % 100,
            number % 100
        );
    }
    text
}

/// A CSV with `count` other people, each of an organisation that nobody else is of.
pub fn employed(count: usize) -> String {
    let mut text = String::from("\u{feff}Тегі;Аты;Ұйым\r\n");
    for number in 0..count {
        let pick = |list: &[&'static str], step: usize| list[(number / step) % list.len()];
        let (beginning, middle) = (pick(&BEGINNINGS, 1), pick(&MIDDLES, 16));
        let ending = pick(&ENDINGS, 192);
        let _ = writeln!(
            text,
            "{EMPLOYED}{beginning}{middle}{ending};{};{beginning}{ending} {middle} {number:05}\r",
            pick(&BEGINNINGS, 1_536)
        );
    }
    text
}

/// The people of [`table`] as the site gives them out, a year later: every patronymic was written
/// wrongly before. With their record numbers, so that they are these people and no others.
pub fn corrected(exported: &str) -> String {
    let mut lines = exported.lines();
    let headers = lines.next().unwrap_or_default();
    let mut text = format!("{headers}\r\n");
    for line in lines.filter(|line| line.contains(BENCH)) {
        let cells = line
            .split(';')
            .enumerate()
            .map(|(place, cell)| match place {
                PATRONYMIC => cell.replace(FIRST, CORRECTED),
                _ => cell.to_owned(),
            });
        text.push_str(&cells.collect::<Vec<_>>().join(";"));
        text.push_str("\r\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_its_rows_and_no_telephone_twice() {
        let text = table(10_000);
        let telephones: std::collections::BTreeSet<&str> = text
            .lines()
            .skip(1)
            .filter_map(|line| line.split(';').nth(3))
            .collect();
        assert_eq!(text.lines().count(), 10_001);
        assert_eq!(telephones.len(), 10_000);
    }

    #[test]
    fn everybody_employed_is_one_person_of_one_organisation() {
        let text = employed(10_000);
        let cells = |place| -> std::collections::BTreeSet<Vec<&str>> {
            let rows = text.lines().skip(1).map(|line| line.split(';'));
            rows.map(|row| {
                if place == 0 {
                    row.take(2).collect()
                } else {
                    row.skip(2).collect()
                }
            })
            .collect()
        };
        assert_eq!((cells(0).len(), cells(1).len()), (10_000, 10_000));
    }

    #[test]
    fn a_correction_is_of_the_patronymic_and_of_these_people_alone() {
        let exported = "\u{feff}ID;Тегі;Аты;Әкесінің аты;Пошта\r\n\
            7;Болатұлы;Айгер;Ерінұлы;bench7@example.org\r\n\
            8;Сынақ;Сынақ;Сынақұлы;somebody@example.org\r\n";
        assert_eq!(
            corrected(exported),
            "\u{feff}ID;Тегі;Аты;Әкесінің аты;Пошта\r\n\
             7;Болатұлы;Айгер;Ерінқызы;bench7@example.org\r\n"
        );
    }
}
