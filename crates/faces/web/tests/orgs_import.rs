//! A list of organisations: brought, looked at, agreed to; taken away and brought back.

use axum::http::StatusCode;
use keruen_people::organisation;
use keruen_people::role::Role;
use keruen_web::testing::{Person, Reply, Site};

const IMPORT: &str = "/en/desk/orgs/import";

const LIST: &str = "Қазақша атауы;Түрі;Құрылған күні;Алдыңғы ұйым\n\
    «Сынақ» қоры;ҮЕҰ;04.03.2024;«Бұрынғы» қоры\n\
    «Бұрынғы» қоры;ҮЕҰ;;\n\
    «Қате» клубы;клуб;;\n";

async fn bring(who: &Person<'_>, name: &str, file: &[u8]) -> String {
    let reply = who.upload(IMPORT, &[], "file", name, file).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text());
    reply.header("location").to_owned()
}

async fn agree(who: &Person<'_>, at: &str) -> Reply {
    let page = who.get(at).await.text();
    agree_to(who, at, &page).await
}

/// Agrees to what a page showed.
async fn agree_to(who: &Person<'_>, at: &str, page: &str) -> Reply {
    let value = |name: &str| {
        let rest = page.split(&format!("name=\"{name}\" value=\"")).nth(1);
        rest.and_then(|rest| rest.split('"').next())
            .unwrap_or_default()
            .to_owned()
    };
    let (key, agreed) = (value("submission"), value("agreed"));
    who.post(at, &[("submission", &key), ("agreed", &agreed)])
        .await
}

#[tokio::test]
async fn a_list_is_looked_at_taken_in_and_changes_nothing_the_second_time() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let at = bring(&owner, "orgs.csv", LIST.as_bytes()).await;
        let page = owner.get(&at).await.text();
        assert!(page.contains("Nothing has changed yet"), "{page}");
        assert!(page.contains("Take in 2 rows"), "{page}");
        assert!(page.contains("no such kind of organisation"), "{page}");
        assert!(
            organisation::all(site.app.db())
                .await
                .expect("read")
                .is_empty()
        );

        let reply = agree(&owner, &at).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text());
        let done = owner.get(reply.header("location")).await.text();
        assert!(
            done.contains("The list of organisations is taken in"),
            "{done}"
        );
        let all = organisation::all(site.app.db()).await.expect("read");
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].form.predecessor, Some(all[1].id));

        let left = owner.get(&at).await.text();
        assert!(left.contains("<small>«Қате» клубы</small>"), "{left}");
        let faults = owner.get(&format!("{at}/faults.xlsx")).await;
        let back = keruen_paper::read_table(&faults.bytes, &keruen_paper::Limits::default())
            .expect("a table");
        assert_eq!(back.rows.len(), 1);
        assert!(
            back.rows[0]
                .cells
                .last()
                .is_some_and(|why| why.contains("kind"))
        );

        assert!(
            owner
                .get(&at)
                .await
                .text()
                .contains("There is nothing to take in")
        );
        let reply = agree(&owner, &at).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER);
        assert_eq!(organisation::all(site.app.db()).await.expect("read"), all);
    }
}

#[tokio::test]
async fn what_is_taken_away_says_nothing_new_when_it_comes_back() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let at = bring(&owner, "orgs.csv", LIST.as_bytes()).await;
    agree(&owner, &at).await;
    for lang in ["kk", "ru", "en"] {
        for ending in ["xlsx", "csv"] {
            let file = owner
                .get(&format!("/{lang}/desk/orgs/export.{ending}"))
                .await;
            let at = bring(&owner, &format!("back.{ending}"), &file.bytes).await;
            let page = owner.get(&at).await.text();
            assert!(
                page.contains("There is nothing to take in"),
                "{lang} {ending}"
            );
            assert!(!page.contains("faults.xlsx"), "{lang} {ending}: {page}");
        }
    }
}

#[tokio::test]
async fn what_no_longer_holds_is_shown_again() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let at = bring(&owner, "orgs.csv", LIST.as_bytes()).await;
    let reply = owner
        .post(&at, &[("submission", "k"), ("agreed", &"0".repeat(64))])
        .await;
    let page = owner.get(reply.header("location")).await.text();
    assert!(page.contains("The data has changed, look again"), "{page}");
    assert!(
        organisation::all(site.app.db())
            .await
            .expect("read")
            .is_empty()
    );
}

/// The list still changes one organisation, but over a value that a colleague has just set.
#[tokio::test]
async fn a_value_that_nobody_saw_is_not_overwritten() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let bring_kind = async |kind: &str| {
            let list = format!("Қазақша атауы;Түрі\n«Сынақ» қоры;{kind}\n");
            bring(&owner, "orgs.csv", list.as_bytes()).await
        };
        agree(&owner, &bring_kind("ҮЕҰ").await).await;
        let university = bring_kind("университет").await;
        let page = owner.get(&university).await.text();
        assert!(page.contains("Take in 1 row"), "{page}");
        agree(&owner, &bring_kind("БАҚ").await).await;

        let reply = agree_to(&owner, &university, &page).await;
        let shown = owner.get(reply.header("location")).await.text();
        assert!(
            shown.contains("The data has changed, look again") && shown.contains("Take in 1 row"),
            "{shown}"
        );
        let all = organisation::all(site.app.db()).await.expect("read");
        assert_eq!(all[0].form.kind, organisation::OrganisationKind::Media);
    }
}

#[tokio::test]
async fn what_is_no_list_is_said_and_clerks_bring_none() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let long = "Атауы\n".to_owned() + &"«Үлгі» қоры\n".repeat(2_001);
    for (file, words) in [
        (
            "Тегі;Аты\nСынақова;Әсел\n",
            "no column with names of organisations",
        ),
        ("Атауы\n", "no rows below them"),
        (long.as_str(), "too many rows"),
    ] {
        let reply = owner
            .upload(IMPORT, &[], "file", "a.csv", file.as_bytes())
            .await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(reply.text().contains(words), "{words}: {}", reply.text());
    }
    let programme = site.programme().await;
    let clerk = site.in_programme(Role::Clerk, programme).await;
    for path in [
        IMPORT,
        "/en/desk/orgs/export.csv",
        "/en/desk/orgs/export.xlsx",
    ] {
        assert_eq!(clerk.get(path).await.status, StatusCode::FORBIDDEN);
    }
    let page = clerk.get("/en/desk/orgs").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text().contains("/export."), "{}", page.text());
}
