//! Names across scripts: the pairs that must meet, and the pairs that must not.

use keruen_speech::{fold, near, near_beginning, prefixes, skeleton, skeletons, tokens};

/// The two columns of a list; lines with `#` are remarks.
fn pairs(text: &str) -> Vec<(&str, &str)> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| {
            line.split_once('\t')
                .unwrap_or_else(|| panic!("no tab: {line:?}"))
        })
        .collect()
}

/// Whether one fold begins the other, which is how a prefix search finds it.
fn meet(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    a.starts_with(&b) || b.starts_with(&a)
}

#[test]
fn spellings_of_one_name_find_each_other() {
    let pairs = pairs(include_str!("same-name.tsv"));
    assert!(pairs.len() >= 60);
    let failed: Vec<_> = pairs
        .into_iter()
        .filter(|(a, b)| !meet(a, b))
        .map(|(a, b)| (a, b, fold(a), fold(b)))
        .collect();
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn three_letters_are_enough_in_any_spelling() {
    let pairs = pairs(include_str!("same-name.tsv"));
    let mut failed = Vec::new();
    for (a, b) in pairs.into_iter().flat_map(|(a, b)| [(a, b), (b, a)]) {
        let stored = fold(a);
        for end in b
            .char_indices()
            .skip(3)
            .map(|(place, _)| place)
            .chain([b.len()])
        {
            let typed = &b[..end];
            let found = prefixes(typed).concat().iter().any(|start| {
                // The list also has a name cut short beside the whole one.
                stored.starts_with(start) || start.starts_with(&stored)
            });
            if !found {
                failed.push((typed, a, prefixes(typed), stored.clone()));
            }
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn different_names_stay_apart() {
    let pairs = pairs(include_str!("other-name.tsv"));
    assert!(pairs.len() >= 30);
    let failed: Vec<_> = pairs
        .into_iter()
        .filter(|(a, b)| meet(a, b) || (near(a, b) && fold(a).len().min(fold(b).len()) > 5))
        .map(|(a, b)| (a, b, fold(a), fold(b)))
        .collect();
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn misspelt_names_are_found_by_a_key_and_confirmed() {
    let misspelt = [
        ("Амангелди", "Амангелді"),
        ("Аманкелди", "Амангелді"),
        ("Амагелди", "Амангелді"),
        ("Амнагелди", "Амангелді"),
        ("Бауржан", "Бауыржан"),
        ("Нурсултан", "Нұрсұлтан"),
        ("Нурслутан", "Нұрсұлтан"),
        ("Жулдизбек", "Жұлдызбек"),
        ("Жулдзбек", "Жұлдызбек"),
        ("Женисбек", "Жеңісбек"),
        ("Рахимжан", "Рақымжан"),
        ("Мухамбетжан", "Мұханбетжан"),
        ("Кожахмет", "Қожахмет"),
        ("Хожахмет", "Қожахмет"),
        ("Дарихан", "Дариға Дариқан"),
        ("Сейтжан", "Сейітжан"),
        ("Ермухамбет", "Ермұхамбет"),
        ("Тлеуберди", "Тілеуберді"),
        ("Шингис", "Шыңғыс"),
        ("Файзолла", "Пайзолла"),
    ];
    for (typed, stored) in misspelt {
        let keys = skeletons(stored);
        assert!(
            skeletons(typed).iter().any(|key| keys.contains(key)),
            "{typed}: {:?}, {stored}: {keys:?}",
            skeletons(typed)
        );
        assert!(
            near(typed, stored),
            "{} is not near {}",
            fold(typed),
            fold(stored)
        );
    }
}

#[test]
fn misspelt_beginnings_are_found_by_the_beginning_of_a_key_and_confirmed() {
    let misspelt = [
        ("умирзак", "Өмірзақова"),
        ("umirzak", "Өмірзақова"),
        ("умирзако", "Өмірзақова"),
        ("омерзак", "Өмірзақова"),
        ("сегинд", "Сағындықов"),
        ("нурсолт", "Нұрсұлтанов"),
        ("амангилд", "Амангелдіұлы"),
        ("мухомбетж", "Мұқамбетжанов"),
        ("жалдызб", "Жұлдызбекова"),
        ("бауиржа", "Бауыржанұлы"),
        ("тлеубер", "Тілеубердіұлы"),
    ];
    for (typed, stored) in misspelt {
        let key = skeleton(typed);
        assert!(
            skeleton(stored).starts_with(&key),
            "{typed}: {key}, {stored}"
        );
        assert!(
            near_beginning(typed, stored).is_some(),
            "{} is not near the beginning of {}",
            fold(typed),
            fold(stored)
        );
    }
    for (typed, stored) in [
        ("умир", "Өмірзақова"),
        ("умирзак", "Әмірханова"),
        ("сериков", "Сағындықов"),
        ("нурлан", "Нұрсұлтанов"),
    ] {
        assert_eq!(near_beginning(typed, stored), None, "{typed} {stored}");
    }
}

#[test]
fn tokens_are_the_words() {
    assert_eq!(
        tokens("Сейітов, Амангелді Бекұлы"),
        ["seitov", "amangeldi", "bekuli"]
    );
    assert_eq!(tokens("№ 12-мектеп"), ["no", "12", "mektep"]);
    assert_eq!(
        tokens("2026 1001"),
        ["2026", "1001"],
        "digits are not collapsed"
    );
    assert_eq!(tokens("  "), Vec::<String>::new());
    assert_eq!(tokens("Аман\u{200b}гелді"), ["amangeldi"]);
}
