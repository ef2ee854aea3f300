//! The letters that stand for a signed-in reader.

/// One or two letters of a name, surname first: `Сейітова Айгерім` → `АС`, as people are greeted.
pub fn initials(name: &str) -> String {
    let mut firsts = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
    let (surname, given) = (firsts.next(), firsts.next());
    given
        .into_iter()
        .chain(surname)
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_of_names() {
        for (name, wanted) in [
            ("Сейітова Айгерім Маратқызы", "АС"),
            ("Ким", "К"),
            ("  «Әли» ", "Ә"),
            ("", ""),
            ("123 456", ""),
        ] {
            assert_eq!(initials(name), wanted, "{name}");
        }
    }
}
