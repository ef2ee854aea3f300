//! The sentences of the site, embedded from `locales/`.

use std::sync::LazyLock;

use keruen_speech::{Catalogues, Lang, Speaker};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../../locales"]
struct Locales;

static CATALOGUES: LazyLock<Catalogues> = LazyLock::new(|| {
    Catalogues::load(files()).expect("the embedded catalogues load, as their test says")
});

/// Every catalogue file: language, file name, text.
fn files() -> Vec<(Lang, String, String)> {
    let mut found: Vec<_> = Locales::iter()
        .filter_map(|path| {
            let (folder, name) = path.split_once('/')?;
            let lang: Lang = folder.parse().ok()?;
            let _ = name.strip_suffix(".ftl")?;
            let text = String::from_utf8(Locales::get(&path)?.data.into_owned()).ok()?;
            Some((lang, name.to_owned(), text))
        })
        .collect();
    found.sort_by(|a, b| (a.0.code(), &a.1).cmp(&(b.0.code(), &b.1)));
    found
}

/// A text that stands within quotation marks: its own become the inner ones of the language.
pub fn within(lang: Lang, text: &str) -> String {
    let marks = match lang {
        Lang::Kk | Lang::Ru => [('«', "„"), ('»', "“")],
        Lang::En => [('“', "‘"), ('”', "’")],
    };
    marks
        .into_iter()
        .fold(text.to_owned(), |text, (outer, inner)| {
            text.replace(outer, inner)
        })
}

/// All languages.
pub fn catalogues() -> &'static Catalogues {
    &CATALOGUES
}

/// One language.
pub fn speaker(lang: Lang) -> Speaker<'static> {
    CATALOGUES.speaker(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_catalogues_load() {
        if let Err(error) = Catalogues::load(files()) {
            panic!("{error}");
        }
    }

    #[test]
    fn marks_within_marks_are_the_inner_ones() {
        let name = "School «Sample» “One”";
        assert_eq!(within(Lang::Ru, name), "School „Sample“ “One”");
        assert_eq!(within(Lang::Kk, name), "School „Sample“ “One”");
        assert_eq!(within(Lang::En, name), "School «Sample» ‘One’");
    }
}
