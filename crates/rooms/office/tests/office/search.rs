//! Search finds texts in every form of a word, alike on both engines, and only what may be seen.

use jiff::civil::date;
use keruen_office::news::{self, PostForm};
use keruen_office::programme::{self, ProgrammeForm};
use keruen_office::public_acts::{self, By, NewAct};
use keruen_office::rights::Viewer;
use keruen_office::search::{self, Words};
use keruen_people::role::Role;
use keruen_store::{Db, search as index};

use crate::house::{act, at, body, form, sites, viewer};

/// What a viewer finds: slugs of programmes and posts, numbers of acts, in the order shown.
async fn found(db: &Db, viewer: &Viewer, typed: &str) -> Vec<String> {
    let Some(words) = Words::read(typed) else {
        return vec!["nothing asked".to_owned()];
    };
    let mut all = Vec::new();
    let programmes = search::programmes(db, viewer, &words, 50, 0).await;
    all.extend(
        programmes
            .expect("asked")
            .page
            .into_iter()
            .map(|one| one.slug),
    );
    let posts = search::posts(db, viewer, &words, 50, 0).await;
    all.extend(posts.expect("asked").page.into_iter().map(|one| one.slug));
    let acts = search::acts(db, &words, 50, 0).await.expect("asked");
    all.extend(acts.page.iter().map(|act| format!("act {}", act.number)));
    all
}

/// A published programme with two posts, one of them published; a draft of a programme; two acts.
async fn told(db: &Db) -> (i64, i64) {
    let commissioner = body(db).await.to_string();
    let mut tx = act(db).await;
    let mut ids = Vec::new();
    for (slug, name, lede) in [
        (
            "open",
            "Көшбасшылар керуені",
            "Қоғамдық кеңестердің мүшелеріне арналған оқу",
        ),
        (
            "draft",
            "Жабық бағдарлама",
            "Кеңестерге арналған, әлі жарияланбаған",
        ),
    ] {
        let fields = form(&[
            ("slug", slug),
            ("name_kk", name),
            ("name_ru", "Караван лидеров"),
            ("lede_kk", lede),
            ("lang_kk", "on"),
            ("commissioner", &commissioner),
        ]);
        let typed = ProgrammeForm::read(&fields).expect("a good form");
        ids.push(programme::create(&mut tx, &typed).await.expect("made"));
    }
    programme::publish(&mut tx, ids[0], 1)
        .await
        .expect("published");
    for (slug, title, text) in [
        (
            "trip",
            "Учебная поездка в Астану",
            "Делегация побывала в Сенате.",
        ),
        ("secret", "Черновик", "О поездках делегатов"),
    ] {
        let fields = form(&[("slug", slug), ("title_ru", title), ("text_ru", text)]);
        let typed = PostForm::read(&fields).expect("a good form");
        let id = news::create(&mut tx, ids[0], &typed)
            .await
            .expect("written");
        if slug == "trip" {
            news::publish(&mut tx, id, 1).await.expect("published");
        }
    }
    for text in ["The list of delegates was frozen", "Жеребе өтті"] {
        let fields = form(&[("kind", "publication"), ("text_en", text)]);
        let typed = NewAct::read(&fields).expect("a good act");
        public_acts::make(&mut tx, &typed, By::Role(Role::Owner), date(2026, 11, 30))
            .await
            .expect("made");
    }
    tx.commit().await.expect("kept");
    (ids[0], ids[1])
}

#[tokio::test]
async fn a_word_is_found_in_every_form_and_script_and_drafts_are_not() {
    for db in sites().await {
        told(&db).await;
        let table: &[(&str, &[&str])] = &[
            ("кеңес", &["open"]),
            ("кеңестерге", &["open"]),
            ("көшбасшы", &["open"]),
            ("Koshbas", &["open"]),
            ("КАРАВАН", &["open"]),
            ("поездку", &["trip"]),
            ("учебных поездках", &["trip"]),
            ("делегации Сенат", &["trip"]),
            ("сен", &["trip"]),
            ("delegate", &["act 1"]),
            ("freeze lists", &[]),
            ("2", &["act 2"]),
            ("черновик", &[]),
            ("жабық", &[]),
            ("кеңес поездка", &[]),
            ("а", &[]),
            ("", &["nothing asked"]),
            ("%_'\"", &["nothing asked"]),
            ("сенат' OR '1'='1", &[]),
        ];
        for (typed, expected) in table {
            let found = found(&db, &Viewer::VISITOR, typed).await;
            assert_eq!(found, *expected, "{typed:?}");
        }
        let long = "сенат ".repeat(5_000);
        assert_eq!(found(&db, &Viewer::VISITOR, &long).await, ["trip"]);
    }
}

#[tokio::test]
async fn the_team_finds_its_drafts_and_nobody_else_does() {
    for db in sites().await {
        let (open, draft) = told(&db).await;
        let boss = viewer(1, vec![Role::Owner], vec![]);
        let clerk = viewer(2, vec![], vec![(open, Role::Clerk)]);
        let trainer = viewer(3, vec![], vec![(draft, Role::Trainer)]);

        assert_eq!(found(&db, &boss, "кеңес").await, ["draft", "open"]);
        assert_eq!(found(&db, &boss, "поездка").await, ["trip", "secret"]);
        assert_eq!(found(&db, &clerk, "кеңес").await, ["open"]);
        assert_eq!(found(&db, &clerk, "поездка").await, ["trip", "secret"]);
        assert_eq!(found(&db, &trainer, "кеңес").await, ["draft", "open"]);
        assert_eq!(found(&db, &trainer, "поездка").await, ["trip"]);
    }
}

#[tokio::test]
async fn what_is_rewritten_or_lost_its_words_is_found_by_what_it_says_now() {
    for db in sites().await {
        let (open, _) = told(&db).await;
        let mut tx = act(&db).await;
        let now = programme::by_id(&db, open).await.expect("read");
        let fields = form(&[
            ("name_kk", "Жаңа атау"),
            ("lang_kk", "on"),
            (
                "commissioner",
                &now.commissioner.expect("one").id.to_string(),
            ),
        ]);
        let typed = ProgrammeForm::read(&fields).expect("a good form");
        programme::save(&mut tx, open, now.version, &typed)
            .await
            .expect("saved");
        tx.commit().await.expect("kept");
        assert!(found(&db, &Viewer::VISITOR, "көшбасшы").await.is_empty());
        assert_eq!(found(&db, &Viewer::VISITOR, "атауы").await, ["open"]);

        // As an older version left it.
        let mut tx = db.upkeep(at(1)).await.expect("a write");
        let thing = programme::thing(open);
        index::forget(&mut tx, thing).await.expect("forgotten");
        tx.commit().await.expect("kept");
        assert!(found(&db, &Viewer::VISITOR, "атауы").await.is_empty());
        for _ in 0..2 {
            assert_eq!(search::rebuild(&db, at(2)).await.expect("indexed"), 6);
        }
        assert_eq!(found(&db, &Viewer::VISITOR, "атауы").await, ["open"]);
    }
}

#[tokio::test]
async fn a_list_goes_on_where_the_page_ends() {
    for db in sites().await {
        told(&db).await;
        let words = Words::read("delegates").expect("a word");
        let first = search::acts(&db, &words, 1, 0).await.expect("asked");
        assert_eq!((first.total, first.page.len()), (1, 1));
        let beyond = search::acts(&db, &words, 1, 5).await.expect("asked");
        assert_eq!((beyond.total, beyond.page.len()), (0, 0));
    }
}
