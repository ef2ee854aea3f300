//! What is written on the sheets of a programme and what its pages say of it.

use keruen_web::testing::Site;

use super::{open_programme, public_slug};

/// The indicators speak the reader's language; what is not in it says which language it is in.
#[tokio::test]
async fn words_of_an_indicator_are_in_the_readers_language_or_marked() {
    let site = Site::new().await;
    let id = open_programme(&site).await;
    let owner = site.owner().await;
    let indicator = [
        ("name_kk", "Қатысқан адам"),
        ("target", "180"),
        ("unit_kk", "адам"),
        ("unit_ru", "человек"),
        ("verification_kk", "қатысуды тіркеу"),
        ("version", "3"),
    ];
    let new = format!("/en/desk/programmes/{id}/indicators/new");
    assert_eq!(owner.post(&new, &indicator).await.status, 303);
    let slug = public_slug(&owner, id).await;
    let ru = site.visitor().get(&format!("/ru/p/{slug}")).await.text();
    assert!(ru.contains("180&#160;<span>человек</span>"), "{ru}");
    assert!(
        ru.contains("<span lang=\"kk\">қатысуды тіркеу</span> <span class=\"tag\">"),
        "{ru}"
    );
    assert!(!ru.contains("адам</span>"));
}

/// Two posts with one title: the second address has a number, as the hint of the empty field promises.
#[tokio::test]
async fn a_title_that_was_there_before_makes_another_address() {
    for site in Site::all().await {
        let id = site.programme().await;
        let owner = site.owner().await;
        let post = [
            ("title_kk", "Кездесу"),
            ("text_kk", "Мәтін"),
            ("version", "1"),
        ];
        let new = format!("/en/desk/programmes/{id}/news/new");
        for _ in 0..3 {
            let made = owner.upload(&new, &post, "picture", "", b"").await;
            assert_eq!(made.status, 303, "{}", made.text());
        }
        let typed = [&post[..], &[("slug", "kezdesu-2")]].concat();
        let taken = owner.upload(&new, &typed, "picture", "", b"").await;
        assert_eq!(
            taken.status, 422,
            "an address that was typed is not changed"
        );

        let programme = [("name_kk", "Жол"), ("lang_kk", "1")];
        for _ in 0..2 {
            let made = owner.post("/en/desk/programmes/new", &programme).await;
            assert_eq!(made.status, 303, "{}", made.text());
            let page = owner.get(made.header("location")).await.text();
            assert!(page.contains("role=\"status\""), "it says that it is there");
        }
        let list = owner.get("/en/desk/programmes").await;
        assert_eq!(list.status, 200);
    }
}

/// After an error elsewhere the photo that came is shown, and only a part of one is refused.
#[tokio::test]
async fn a_photo_that_is_kept_is_shown_and_a_part_of_one_refused() {
    let site = Site::new().await;
    let id = site.programme().await;
    let owner = site.owner().await;
    let new = format!("/en/desk/programmes/{id}/news/new");
    let without_title = [("text_kk", "Мәтін"), ("version", "1")];
    let photo = super::photo();
    let again = owner
        .upload(&new, &without_title, "picture", "a.png", &photo)
        .await;
    assert_eq!(again.status, 422);
    let page = again.text();
    assert!(page.contains("src=\"data:image/jpeg;base64,"), "{page}");
    assert!(page.contains("The photo is kept"));

    let half = &photo[..photo.len() / 2];
    let refused = owner
        .upload(&new, &without_title, "picture", "a.png", half)
        .await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("id=\"picture-error\""));
    assert!(!refused.text().contains("data:image/jpeg"));
}

/// A page of the desk says in its heading what it is; the sheet of the stages shows its days, and
/// words about a stage only where there are some.
#[tokio::test]
async fn the_desk_says_what_its_pages_are_and_folds_what_is_seldom_filled_in() {
    let site = Site::new().await;
    let id = site.programme().await;
    let owner = site.owner().await;
    let here = format!("/en/desk/programmes/{id}");
    for (page, heading) in [
        ("indicators", "Indicators"),
        ("news", "News"),
        ("team", "Team"),
    ] {
        let text = owner.get(&format!("{here}/{page}")).await.text();
        assert!(text.contains(&format!("<h1>{heading}</h1>")), "{page}");
    }

    let overview = owner.get(&here).await.text();
    let lacks = overview.split("class=\"ticks small\"").nth(1);
    let lacks = lacks.expect("a list").split("</ul>").next();
    assert!(
        !lacks.unwrap_or_default().contains("English"),
        "the programme does not speak it"
    );

    let stages = format!("{here}/stages");
    let empty = owner.get(&stages).await.text();
    assert_eq!(empty.matches("<fieldset class=\"group\"").count(), 6);
    assert_eq!(empty.matches("<details open").count(), 0);
    let word = [("call_note_kk", "Қысқа"), ("version", "1")];
    assert_eq!(owner.post(&stages, &word).await.status, 303);
    let filled = owner.get(&stages).await.text();
    assert_eq!(filled.matches("<details open").count(), 1);
}

/// The reader's own language is asked first; the others lie behind a fold, which what stands in it or
/// is wrong in it opens. What lacks in every language is said at the field that is seen.
#[tokio::test]
async fn a_sheet_asks_the_readers_own_language_first() {
    let site = Site::new().await;
    let owner = site.owner().await;
    for (lang, own, other) in [("kk", "kk", "ru"), ("ru", "ru", "kk"), ("en", "en", "kk")] {
        let new = format!("/{lang}/desk/programmes/new");
        let at = |html: &str, what: String| {
            html.find(&what)
                .unwrap_or_else(|| panic!("{lang}: no {what}"))
        };
        let blank = owner.get(&new).await.text();
        let name = |lang: &str| format!("id=\"name_{lang}\"");
        let fold = at(&blank, "<details><summary>".to_owned());
        assert!(at(&blank, name(own)) < fold && fold < at(&blank, name(other)));
        assert!(!blank.contains("<details open"), "{lang}");

        let nameless = owner.post(&new, &[("name_kk", ""), ("name_ru", ""), ("name_en", "")]);
        let nameless = nameless.await.text();
        assert!(nameless.contains(&format!("id=\"name_{own}-error\"")));
        assert!(!nameless.contains(&format!("name_{other}-error")));

        let wordy = "x".repeat(500);
        let typed = [
            ("name_kk", "a"),
            ("name_ru", wordy.as_str()),
            ("name_en", ""),
        ];
        let long = owner.post(&new, &typed).await.text();
        let folds = long.matches("<details open").count();
        assert_eq!(folds, 1, "{lang}: what stands in it is seen");
    }
}
