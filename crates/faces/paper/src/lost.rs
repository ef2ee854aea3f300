//! Letters that an old encoding lost.

/// Whether a text looks as if Windows-1251 had replaced its Kazakh letters by `?`. Somebody who asks
/// leaves a space behind the sign, or begins a new sentence; inside a word there is no question:
///
/// - a letter on both sides of one or several signs, the second one small (`Бай?оныр`, `С?л?ум?нов`),
///   or both large (`А?ТАУ`);
/// - signs at the beginning of a word (`?аза?стан`, `?лия`): its first letter is gone;
/// - the only word ends in one (`Сары?`): a cell that asks holds more than a word.
///
/// `Кім?Ол білмейді` is left alone: a question, and a sentence without its space.
pub fn lost_letters(text: &str) -> bool {
    if !text.contains('?') {
        return false;
    }
    let letters: Vec<char> = text.trim().chars().collect();
    let cyrillic = |c: &char| ('\u{400}'..'\u{530}').contains(c);
    let one_word = !letters.iter().any(|c| c.is_whitespace());
    let mut at = 0;
    while at < letters.len() {
        let signs = letters[at..].iter().take_while(|c| **c == '?').count();
        if signs == 0 {
            at += 1;
            continue;
        }
        let before = letters[..at].last().filter(|c| cyrillic(c));
        let after = letters.get(at + signs).filter(|c| cyrillic(c));
        let lost = match (before, after) {
            (Some(before), Some(after)) => after.is_lowercase() || before.is_uppercase(),
            (None, Some(_)) => true,
            (Some(_), None) => one_word && at + signs == letters.len(),
            (None, None) => false,
        };
        if lost {
            return true;
        }
        at += signs;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_letters_are_told_from_questions() {
        // What Windows-1251 leaves of Қазақстан, Ақтау, Байқоңыр, Жаңаөзен, Сарық, Әлия, Сүлейменов,
        // ҚЫЗЫЛТӨБЕ, «Өркен» қоры, Ғани Мұрат, Әділ-хан, Өмірұлы, ӘКІМОВ.
        for lost in [
            "?аза?стан",
            "А?тау",
            "Бай?о?ыр ауданы",
            "Жа?а?зен",
            "Сары?",
            "?лия",
            "С?лейменов",
            "?ЫЗЫЛТ?БЕ",
            "«?ркен» ?оры",
            "?ани М?рат",
            "?діл-хан",
            "?мір?лы",
            "?КІМОВ",
        ] {
            assert!(lost_letters(lost), "{lost}");
        }
        for whole in [
            "Қазақстан",
            "Когда придёт?",
            "Кім бар?",
            "Кім?Ол білмейді",
            "Рөлі қандай?Төраға",
            "Неге?? Білмейміз",
            "мүше ме? жоқ",
            "(мүше ме?)",
            "why?",
            "?",
            "a?b",
        ] {
            assert!(!lost_letters(whole), "{whole}");
        }
    }
}
