//! Words in cells that stand for something the house has a code for: languages and posts.

use std::collections::HashMap;
use std::sync::LazyLock;

use keruen_speech::{Lang, fold};

use crate::membership::Post;

/// The language that a word names, by its code or its name in Kazakh, Russian or English.
pub(crate) fn language(word: &str) -> Option<Lang> {
    static LANGUAGES: LazyLock<HashMap<String, Lang>> = LazyLock::new(|| {
        LANGUAGE_WORDS
            .into_iter()
            .flat_map(|(lang, words)| words.iter().map(move |word| (fold(word), lang)))
            .collect()
    });
    LANGUAGES.get(&fold(word)).copied()
}

const LANGUAGE_WORDS: [(Lang, &[&str]); 3] = [
    (
        Lang::Kk,
        &[
            "kk",
            "kz",
            "kaz",
            "қаз",
            "қазақша",
            "қазақ",
            "қазақ тілі",
            "казахский",
            "kazakh",
        ],
    ),
    (
        Lang::Ru,
        &[
            "ru",
            "rus",
            "орыс",
            "орысша",
            "орыс тілі",
            "русский",
            "рус",
            "russian",
        ],
    ),
    (
        Lang::En,
        &[
            "en",
            "eng",
            "ағылшын",
            "ағылшынша",
            "ағылшын тілі",
            "английский",
            "англ",
            "english",
        ],
    ),
];

/// The post that a word names, if the house has one for it.
pub(crate) fn post(text: &str) -> Option<Post> {
    static POSTS: LazyLock<HashMap<String, Post>> = LazyLock::new(|| {
        Post::ALL
            .into_iter()
            .flat_map(|post| {
                post_words(post)
                    .into_iter()
                    .flatten()
                    .map(move |word| (fold(word), post))
            })
            .collect()
    });
    POSTS
        .get(&fold(text))
        .copied()
        .or_else(|| Post::from_code(text.trim()).filter(|p| *p != Post::Other))
}

/// The word that an export writes for a post; none for [`Post::Other`], whose title says it.
pub fn post_word(post: Post, lang: Lang) -> Option<&'static str> {
    let [kk, ru, en] = post_words(post);
    let words = match lang {
        Lang::Kk => kk,
        Lang::Ru => ru,
        Lang::En => en,
    };
    words.first().copied()
}

/// In Kazakh, Russian and English; the first of each is the one an export writes.
fn post_words(post: Post) -> [&'static [&'static str]; 3] {
    match post {
        Post::Member => [
            &["мүше", "мүшесі", "кеңес мүшесі"],
            &["член", "член совета", "участник"],
            &["member"],
        ],
        Post::Chair => [
            &["төраға", "төрағасы", "төрайым", "кеңес төрағасы"],
            &["председатель", "председатель совета"],
            &["chair", "chairman", "chairwoman", "chairperson"],
        ],
        Post::DeputyChair => [
            &["төраға орынбасары", "төрағаның орынбасары"],
            &[
                "заместитель председателя",
                "зам председателя",
                "зам. председателя",
            ],
            &["deputy chair", "vice chair", "deputy chairman"],
        ],
        Post::Secretary => [
            &["хатшы", "хатшысы", "жауапты хатшы"],
            &["секретарь", "ответственный секретарь"],
            &["secretary"],
        ],
        Post::Head => [
            &[
                "басшы",
                "басшысы",
                "жетекші",
                "жетекшісі",
                "директор",
                "директоры",
            ],
            &["руководитель", "глава", "директор", "президент"],
            &["head", "director", "president", "leader"],
        ],
        Post::DeputyHead => [
            &[
                "басшының орынбасары",
                "басшы орынбасары",
                "директордың орынбасары",
            ],
            &[
                "заместитель руководителя",
                "зам руководителя",
                "заместитель директора",
                "зам директора",
                "зам. директора",
            ],
            &["deputy head", "deputy director"],
        ],
        Post::Board => [
            &["басқарма мүшесі", "төралқа мүшесі"],
            &["член правления", "член президиума"],
            &["board member", "member of the board"],
        ],
        Post::Founder => [
            &["құрылтайшы", "құрылтайшысы", "негізін қалаушы"],
            &["учредитель", "основатель"],
            &["founder"],
        ],
        Post::Staff => [
            &["қызметкер", "қызметкері", "маман"],
            &["сотрудник", "работник", "специалист"],
            &["staff", "employee"],
        ],
        Post::Volunteer => [
            &["ерікті", "волонтёр"],
            &["волонтёр", "доброволец"],
            &["volunteer"],
        ],
        Post::Expert => [&["сарапшы", "сарапшысы"], &["эксперт"], &["expert"]],
        Post::Trainer => [&["жаттықтырушы", "тренер"], &["тренер"], &["trainer"]],
        Post::Other => [&[], &[], &[]],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_export_writes_is_read_again() {
        for post_ in Post::ALL {
            for lang in Lang::ALL {
                if let Some(word) = post_word(post_, lang) {
                    assert_eq!(post(word), Some(post_), "{word}");
                }
            }
            assert_eq!(
                post(post_.code()),
                Some(post_).filter(|p| *p != Post::Other)
            );
        }
        for lang in Lang::ALL {
            assert_eq!(language(lang.code()), Some(lang));
        }
    }

    #[test]
    fn words_are_read_however_they_are_typed() {
        assert_eq!(post("Төрағасы"), Some(Post::Chair));
        assert_eq!(post("ЗАМ. ПРЕДСЕДАТЕЛЯ"), Some(Post::DeputyChair));
        assert_eq!(post("бухгалтер"), None);
        assert_eq!(language("Казакша"), Some(Lang::Kk));
        assert_eq!(language("клингонский"), None);
    }
}
