//! Every page shows a sample of itself in three languages, and says nothing that is not in the
//! catalogues.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use keruen_speech::Lang;
use keruen_web::route::{Rule, Verb};
use keruen_web::samples::{SAMPLES, scene};
use keruen_web::{Config, ROUTES, wording};

fn config() -> Arc<Config> {
    let base = "https://keruen.example".parse().expect("an address");
    let mut config = Config::new(base, "/nowhere".into());
    config.samples = true;
    Arc::new(config)
}

/// Pages without a template: files, redirects, feeds.
fn shows_a_page(path: &str) -> bool {
    let ending = Path::new(path).extension().unwrap_or_default();
    path.starts_with("/{lang}")
        && !["atom", "xlsx", "csv", "zip", "png", "jpg"]
            .iter()
            .any(|file| ending == *file)
}

#[test]
fn every_page_names_its_samples_and_every_sample_is_named() {
    let known: BTreeSet<&str> = SAMPLES.iter().map(|sample| sample.name).collect();
    assert_eq!(known.len(), SAMPLES.len(), "two samples have one name");
    for route in ROUTES
        .iter()
        .filter(|route| route.verb == Verb::Get && shows_a_page(route.path))
    {
        assert!(!route.samples.is_empty(), "{route:?} names no sample");
        for name in route.samples {
            assert!(
                known.contains(name),
                "{route:?} names {name}, which is no sample"
            );
        }
    }
    let named: BTreeSet<&str> = ROUTES
        .iter()
        .flat_map(|route| route.samples)
        .copied()
        .collect();
    for sample in SAMPLES
        .iter()
        .filter(|sample| !sample.name.starts_with("error-"))
    {
        assert!(
            named.contains(sample.name),
            "no route names the sample {}",
            sample.name
        );
    }
}

#[test]
fn samples_speak_three_languages_and_miss_no_word() {
    let subjects: BTreeSet<String> = wording::catalogues()
        .keys()
        .filter_map(|key| Some(key.split_once('-')?.0.to_owned()))
        .collect();
    for lang in Lang::ALL {
        for sample in SAMPLES {
            let html = sample.html(&scene(lang, sample.name, &config())).unwrap();
            assert!(html.contains(&format!("<html lang=\"{}\"", lang.code())));
            for word in words(&html) {
                // The names of samples are no keys; their list shows them.
                if SAMPLES.iter().any(|sample| sample.name == word) {
                    continue;
                }
                let subject = word.split_once('-').map(|(subject, _)| subject);
                let missing =
                    subject.is_some_and(|subject| subjects.contains(subject)) && is_key(word);
                assert!(!missing, "{lang} {}: {word} has no sentence", sample.name);
            }
            assert!(
                !html.contains("{$"),
                "{lang} {}: a sentence was not told a value",
                sample.name
            );
            assert!(
                !html.contains("/static/missing"),
                "{lang} {}: an asset is missing",
                sample.name
            );
        }
    }
}

fn is_key(word: &str) -> bool {
    word.chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
}

/// The words between tags.
fn words(html: &str) -> impl Iterator<Item = &str> {
    html.split('>')
        .filter_map(|piece| piece.split('<').next())
        .flat_map(str::split_whitespace)
}

#[test]
fn samples_are_clean_html() {
    for sample in SAMPLES {
        let html = sample
            .html(&scene(Lang::Kk, sample.name, &config()))
            .unwrap();
        let name = sample.name;
        assert_eq!(
            html.matches("<h1").count(),
            1,
            "{name}: one heading of a page"
        );
        for banned in [" style=", "<script>", "javascript:", " onclick=", "<style"] {
            assert!(!html.contains(banned), "{name}: {banned}");
        }
        let ids: Vec<&str> = attribute(&html, " id=\"").collect();
        let unique: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(
            ids.len(),
            unique.len(),
            "{name}: an id stands twice: {ids:?}"
        );
        for wanted in attribute(&html, " for=\"").chain(attribute(&html, " aria-labelledby=\"")) {
            assert!(ids.contains(&wanted), "{name}: nothing has the id {wanted}");
        }
        for list in attribute(&html, " aria-describedby=\"") {
            assert!(
                list.split(' ').all(|id| ids.contains(&id)),
                "{name}: {list}"
            );
        }
        for link in attribute(&html, " href=\"#") {
            assert!(ids.contains(&link), "{name}: #{link} leads nowhere");
        }
    }
}

fn attribute<'h>(html: &'h str, begin: &'h str) -> impl Iterator<Item = &'h str> {
    html.split(begin)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
}

#[test]
fn sources_ask_only_for_keys_that_exist() {
    let speaker = wording::speaker(Lang::Kk);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut asked = 0;
    for folder in ["src", "templates"] {
        for (file, text) in files(&root.join(folder)) {
            for call in ["say(\"", "say1(\"", "say2(\"", "say3(\"", ".with(\""] {
                for key in text
                    .split(call)
                    .skip(1)
                    .filter_map(|rest| rest.split('"').next())
                {
                    if call == ".with(\"" && !key.contains('-') {
                        continue;
                    }
                    asked += 1;
                    assert!(
                        key.contains('{') || speaker.has(key),
                        "{file} asks for {key}"
                    );
                }
            }
        }
    }
    assert!(asked > 80, "the scanner found {asked} keys only");
}

/// A field that the browser is to forget comes back by no Back button.
#[test]
fn browsers_forget_words_about_people_and_no_others() {
    let about_people = [
        "contact",
        "email",
        "former",
        "given",
        "name",
        "patronymic",
        "person_name",
        "phone",
        "recovery",
        "surname",
        "why",
    ];
    let mut forgotten = BTreeSet::new();
    for (_, text) in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")) {
        for call in text.split("{{ f::text(").skip(1) {
            let call = call.split(") }}").next().unwrap_or_default();
            if call.contains("auto=\"off\"") {
                forgotten.insert(call.split('"').nth(1).unwrap_or_default().to_owned());
            }
        }
    }
    assert!(forgotten.iter().eq(about_people), "{forgotten:?}");
}

/// A browser cuts what is pasted into a field with a bound, and says nothing.
#[test]
fn long_texts_are_bounded_by_a_sentence_and_not_by_the_browser() {
    for (file, text) in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")) {
        for area in text.split("<textarea").skip(1) {
            let tag = area.split("</textarea>").next().unwrap_or_default();
            assert!(!tag.contains("maxlength"), "{file}: {tag}");
        }
    }
}

#[test]
fn only_the_table_routes() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for (file, text) in files(&crates) {
        if file.ends_with("web/src/routes.rs") || file.ends_with("web/tests/shown.rs") {
            continue;
        }
        for call in [
            ".route(",
            ".nest(",
            ".fallback(",
            ".route_service(",
            "Router::new(",
        ] {
            assert!(!text.contains(call), "{file} routes by {call}");
        }
    }
}

#[test]
fn rules_about_a_thing_stand_on_paths_that_name_one() {
    for route in ROUTES {
        if matches!(route.rule, Rule::Programme(_) | Rule::Own) {
            let names = route.path.replace("/{lang}", "").contains('{');
            assert!(
                names || route.path.contains("/me"),
                "{route:?}: about which thing?"
            );
        }
    }
}

fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path
                .extension()
                .is_some_and(|ending| ending == "rs" || ending == "html")
            {
                found.push((
                    path.display().to_string(),
                    std::fs::read_to_string(&path).expect("a text"),
                ));
            }
        }
    }
    found
}

/// A form that is shown in another language stands at an address that takes nothing: sent without an
/// address of its own it would only be shown again.
#[test]
fn every_form_that_goes_along_into_other_languages_says_where_it_is_sent() {
    let mut seen = 0;
    for (file, text) in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")) {
        for form in text.split("<form id=\"filled\"").skip(1) {
            let tag = form.split("novalidate").next().unwrap_or_default();
            assert!(tag.contains("action="), "{file}: {tag}");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}
