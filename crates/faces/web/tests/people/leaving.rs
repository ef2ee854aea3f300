//! Erasing somebody: who may, and the files that go along.

use axum::http::StatusCode;
use keruen_people::import::runs::{self, RunState};
use keruen_people::role::Role;
use keruen_store::{erased, params};
use keruen_web::erasing::Erasing;
use keruen_web::testing::Site;

use crate::given::{page, somebody};
use crate::parting::TIE;

/// Whoever may not become an account does not take it away by erasing its person either.
#[tokio::test]
async fn an_account_that_reaches_further_goes_only_by_an_owner() {
    for site in Site::all().await {
        let (here, there) = (site.programme().await, site.programme().await);
        let coordinator = site.in_programme(Role::Coordinator, here).await;
        let owner = site.owner().await;
        for (role, place, goes) in [
            (Role::Owner, None, false),
            (Role::Coordinator, Some(here), false),
            (Role::Clerk, Some(there), false),
            (Role::Clerk, Some(here), true),
        ] {
            let id = somebody(&site, "Үлгіұлы", "Асан", &[here]).await;
            let theirs = site.signed_in(role, place).await;
            let now = site.app.now();
            let mut tx = site.app.db().upkeep(now).await.expect("a transaction");
            tx.run(TIE, &params![theirs.account, id])
                .await
                .expect("tied");
            tx.commit().await.expect("kept");
            let path = format!("{}/erase", page(id));
            let key = format!("e{id}");
            for answer in [
                coordinator.get(&path).await,
                coordinator.post(&path, &[("submission", &key)]).await,
            ] {
                let refused = answer.status == StatusCode::CONFLICT;
                assert_eq!(refused, !goes, "{role:?} {}", answer.status);
                assert_eq!(answer.text().contains("Ask an owner"), !goes, "{role:?}");
            }
            let there = owner.get(&page(id)).await.status;
            assert_eq!(there == StatusCode::NOT_FOUND, goes, "{role:?}");
        }
    }
}

#[tokio::test]
async fn files_that_speak_of_the_erased_go_with_them_and_others_stay() {
    for site in Site::all().await {
        let id = somebody(&site, "Үлгіұлы", "Асан", &[]).await;
        let owner = site.owner().await;
        let bring = async |name: &str, text: &str| {
            let reply = owner
                .upload("/en/desk/people/import", &[], "file", name, text.as_bytes())
                .await;
            assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text());
            let number = reply.header("location").rsplit('/').next();
            number
                .and_then(|id| id.parse::<i64>().ok())
                .expect("a number")
        };
        let theirs = bring("a.csv", "Тегі;Аты\r\nҮлгіұлы;Асан\r\n").await;
        let named = bring("Ulgiuly Asan.csv", "Тегі;Аты\r\nҮлгіұлы;Дана\r\n").await;
        let others = bring("b.csv", "Тегі;Аты\r\nСынақов;Асан\r\n").await;
        // Whoever takes the wrong file for a list of organisations brings people all the same.
        let list = "Қазақша атауы;Түрі\nҮлгіұлы Асан қоры;ҮЕҰ\n";
        let list = owner
            .upload(
                "/en/desk/orgs/import",
                &[],
                "file",
                "c.csv",
                list.as_bytes(),
            )
            .await;
        assert_eq!(list.status, StatusCode::SEE_OTHER, "{}", list.text());
        let erase = format!("{}/erase", page(id));
        let shown = owner.get(&erase).await.text();
        assert!(
            shown.contains("Import files that wait and name this person: 2"),
            "{shown}"
        );
        owner.post(&erase, &[("submission", "e")]).await;
        let run = async |id: i64| {
            let run = runs::find(site.app.db(), id).await.expect("asked");
            run.map(|run| (run.state, run.file_name)).expect("a run")
        };
        assert_eq!(run(theirs).await, (RunState::Gone, String::new()));
        assert_eq!(run(named).await, (RunState::Shown, String::new()));
        assert_eq!(run(others).await, (RunState::Shown, "b.csv".to_owned()));
        let lies = |id: i64| {
            let folder = site.app.config().data.join("imports");
            folder.join(format!("{id}.sheet")).exists()
        };
        assert_eq!(
            [theirs, named, others].map(lies),
            [false, true, true],
            "the file goes with its import"
        );
        let list = owner.get(list.header("location")).await;
        assert_eq!(list.status, StatusCode::GONE, "and so does a list");
        let noted = erased::read(&site.app.config().data.join(erased::FILE)).expect("a list");
        assert!(noted.iter().any(|one| one.kind == "person" && one.id == id));
    }
}

/// Between the look at the files and the commit somebody brings one more.
#[tokio::test]
async fn a_file_that_is_brought_meanwhile_goes_too() {
    for site in Site::all().await {
        let id = somebody(&site, "Үлгіұлы", "Асан", &[]).await;
        let owner = site.owner().await;
        let (db, data) = (site.app.db(), &site.app.config().data);
        let erasing = Erasing::look(db, data, id).await.expect("asked");
        let erasing = erasing.expect("somebody");
        let text = "Тегі;Аты\r\nҮлгіұлы;Асан\r\n";
        let brought = owner
            .upload(
                "/en/desk/people/import",
                &[],
                "file",
                "a.csv",
                text.as_bytes(),
            )
            .await;
        assert_eq!(brought.status, StatusCode::SEE_OTHER, "{}", brought.text());
        let mut tx = site.act().await;
        let today = jiff::civil::date(2026, 11, 30);
        erasing.apply(&mut tx, today).await.expect("erased");
        tx.commit().await.expect("kept");
        erasing.finish(db, data, site.app.now()).await;
        let run = brought.header("location").rsplit('/').next();
        let run: i64 = run.and_then(|id| id.parse().ok()).expect("a number");
        let state = runs::find(db, run)
            .await
            .expect("asked")
            .map(|run| run.state);
        assert_eq!(state, Some(RunState::Gone));
        let sheet = data.join("imports").join(format!("{run}.sheet"));
        assert!(!sheet.exists());
    }
}
