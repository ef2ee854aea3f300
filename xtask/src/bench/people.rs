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

/// Which list it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// The first one.
    First,
    /// The same people a year later: every patronymic was written wrongly before.
    Corrected,
}

/// A CSV with `count` rows and Kazakh headers.
pub fn table(count: usize, edition: Edition) -> String {
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
        let patronymic = format!("{}{}ұлы", pick(&BEGINNINGS, 11), pick(&MIDDLES, 23));
        let patronymic = match edition {
            Edition::First => patronymic,
            Edition::Corrected => patronymic.replace("ұлы", "қызы"),
        };
        let _ = writeln!(
            text,
            "{surname};{given};{patronymic};+7 700 {:03} {:02} {:02};bench{number}@example.org\r",
            number / 10_000,
            (number / 100) % 100,
            number % 100
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_its_rows_and_no_telephone_twice() {
        let text = table(10_000, Edition::First);
        let telephones: std::collections::BTreeSet<&str> = text
            .lines()
            .skip(1)
            .filter_map(|line| line.split(';').nth(3))
            .collect();
        assert_eq!(text.lines().count(), 10_001);
        assert_eq!(telephones.len(), 10_000);
    }
}
