//! Catalogues: what is refused at loading, and how messages are said.

use keruen_speech::{Arg, CatalogueError, Catalogues, Lang};

/// One file of each language.
fn load(kk: &str, ru: &str, en: &str) -> Result<Catalogues, CatalogueError> {
    let file = "people.ftl".to_owned();
    Catalogues::load([
        (Lang::Kk, file.clone(), kk.to_owned()),
        (Lang::Ru, file.clone(), ru.to_owned()),
        (Lang::En, file, en.to_owned()),
    ])
}

/// A small catalogue in the three languages.
fn people() -> Catalogues {
    load(
        "-site = Керуен
people-title = Адамдар
people-count = { $count ->
    [0] Әзірге ешкім жоқ
   *[other] { $count } адам
}
people-hello = Сәлеметсіз бе, { $name }
people-field = Тегі
    .placeholder = мысалы, { $name }
people-year = { NUMBER($year, useGrouping: \"false\") } жыл
people-about = { -site } туралы
",
        "-site = Керуен
people-title = Люди
people-count = { $count ->
    [0] Пока никого
    [one] { $count } человек
    [few] { $count } человека
   *[other] { $count } человек
}
people-hello = Здравствуйте, { $name }
people-field = Фамилия
    .placeholder = например, { $name }
people-year = { NUMBER($year, useGrouping: \"false\") } год
people-about = О Керуене
",
        "people-title = People
people-count = { $count ->
    [0] Nobody yet
    [one] { $count } person
   *[other] { $count } people
}
people-hello = Hello, { $name }
people-field = Surname
    .placeholder = for example, { $name }
people-year = The year { NUMBER($year, useGrouping: \"false\") }
people-about = About Keruen
",
    )
    .unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn plurals_follow_the_language() {
    let catalogues = people();
    let say = |lang, n: i64| catalogues.speaker(lang).say1("people-count", "count", n);
    assert_eq!(say(Lang::Kk, 0), "Әзірге ешкім жоқ");
    assert_eq!(say(Lang::Kk, 1), "1 адам");
    assert_eq!(
        say(Lang::Kk, 12_345),
        "12\u{a0}345 адам",
        "one form after any numeral"
    );
    assert_eq!(say(Lang::Ru, 1), "1 человек");
    assert_eq!(say(Lang::Ru, 3), "3 человека");
    assert_eq!(say(Lang::Ru, 11), "11 человек");
    assert_eq!(say(Lang::Ru, 1_021), "1\u{a0}021 человек");
    assert_eq!(say(Lang::En, 1), "1 person");
    assert_eq!(say(Lang::En, 1_234), "1,234 people");
}

#[test]
fn kazakh_has_two_plural_classes() {
    // Kazakh grammar has one noun form, but CLDR gives "one" to the numeral 1.
    let two = "n = { $n ->\n    [one] бір\n   *[other] көп\n}\n";
    let catalogues = load(two, two, two).expect("well formed");
    let speaker = catalogues.speaker(Lang::Kk);
    assert_eq!(speaker.say1("n", "n", 1), "бір");
    assert_eq!(speaker.say1("n", "n", 21), "көп");
}

#[test]
fn texts_are_put_in_without_marks() {
    let catalogues = people();
    let speaker = catalogues.speaker(Lang::Kk);
    assert_eq!(
        speaker.say1("people-hello", "name", "Толқын"),
        "Сәлеметсіз бе, Толқын"
    );
    assert_eq!(
        speaker.say1("people-field.placeholder", "name", "Құмтаев"),
        "мысалы, Құмтаев"
    );
    assert_eq!(speaker.say("people-about"), "Керуен туралы");
}

#[test]
fn a_value_and_its_sentence_end_with_one_full_stop() {
    let text = "people-since = { $name }, { $day }. { $name } бар\n";
    let said = load(text, text, text).expect("a catalogue");
    let say = |name: &str, day: &str| {
        said.speaker(Lang::Ru)
            .say2("people-since", "name", name, "day", day)
    };
    assert_eq!(
        say("Иван П.", "1 мая 2026 г."),
        "Иван П., 1 мая 2026 г. Иван П. бар"
    );
    assert_eq!(say("Иван", "1 мая"), "Иван, 1 мая. Иван бар");
    assert_eq!(say("Ой...", "скоро..."), "Ой..., скоро.... Ой... бар");
}

#[test]
fn numbers_are_written_as_the_language_does() {
    let text = "measure = { $x }\n";
    let catalogues = load(text, text, text).expect("well formed");
    let say = |lang, x: f64| {
        catalogues
            .speaker(lang)
            .with("measure", &[("x", Arg::Real(x))])
    };
    assert_eq!(say(Lang::Kk, 1234.5), "1\u{a0}234,5");
    assert_eq!(say(Lang::En, 0.25), "0.25");
    let speaker = people();
    assert_eq!(
        speaker.speaker(Lang::Ru).say1("people-year", "year", 2026),
        "2026 год"
    );
}

#[test]
fn a_missing_key_says_itself() {
    let catalogues = people();
    let speaker = catalogues.speaker(Lang::En);
    for key in [
        "people-nothing",
        "people-title.nothing",
        "-site",
        "",
        ".",
        "people-title.",
    ] {
        assert_eq!(speaker.say(key), key);
        assert!(!speaker.has(key), "{key}");
    }
    assert!(speaker.has("people-title") && speaker.has("people-field.placeholder"));
}

#[test]
fn keys_are_listed_with_their_attributes() {
    let keys: Vec<String> = people().keys().map(str::to_owned).collect();
    assert_eq!(
        keys,
        [
            "people-about",
            "people-count",
            "people-field",
            "people-field.placeholder",
            "people-hello",
            "people-title",
            "people-year",
        ]
    );
}

#[test]
fn a_key_that_one_language_lacks_is_refused() {
    let error = load("a = а\nb = ә\n", "a = а\n", "a = a\nb = b\n").expect_err("ru lacks b");
    assert_eq!(
        error,
        CatalogueError::Missing {
            lang: Lang::Ru,
            file: "people.ftl".to_owned(),
            key: "b".to_owned(),
            other: Lang::Kk,
        }
    );
    assert_eq!(error.to_string(), "ru/people.ftl: b is missing, kk has it");
    let error = load("a = а\n", "a = а\n", "a = a\n    .b = b\n").expect_err("kk lacks a.b");
    assert!(matches!(error, CatalogueError::Missing { lang: Lang::Kk, key, .. } if key == "a.b"));
}

#[test]
fn a_key_said_twice_is_refused() {
    let error = load("a = а\na = ә\n", "a = а\n", "a = a\n").expect_err("kk says a twice");
    assert!(matches!(error, CatalogueError::Twice { lang: Lang::Kk, key, .. } if key == "a"));
}

#[test]
fn broken_text_is_refused_with_its_line() {
    let error = load("a = а\n\nb = { $x\n", "", "").expect_err("an open brace");
    assert!(
        matches!(
            error,
            CatalogueError::Syntax {
                lang: Lang::Kk,
                line: 3 | 4,
                ..
            }
        ),
        "{error:?}"
    );
    assert!(
        !error.to_string().ends_with(": "),
        "says what is wrong: {error}"
    );
}

#[test]
fn uneven_values_are_told() {
    let catalogues =
        load("a = { $count }\n", "a = { $cuont }\n", "a = { $count }\n").expect("keys");
    let uneven: Vec<_> = catalogues.uneven().collect();
    assert_eq!(
        uneven,
        [
            ("a", "count", Lang::Ru),
            ("a", "cuont", Lang::Kk),
            ("a", "cuont", Lang::En)
        ]
    );
    assert_eq!(people().uneven().count(), 0);
}

#[test]
fn threads_share_catalogues() {
    let catalogues = people();
    std::thread::scope(|scope| {
        for lang in Lang::ALL {
            let speaker = catalogues.speaker(lang);
            scope.spawn(move || {
                for n in 0..100 {
                    assert!(!speaker.say1("people-count", "count", n).is_empty());
                }
            });
        }
    });
}
