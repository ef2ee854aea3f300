//! The directory as a to-do opens it.

use keruen_office::home;
use keruen_people::consent::{self, Purpose, Way};
use keruen_people::person;
use keruen_web::testing::Site;

use crate::given::{somebody, wording};

#[tokio::test]
async fn the_list_is_narrowed_to_those_whom_a_to_do_is_about() {
    for site in Site::all().await {
        wording(&site, Purpose::TakingPart).await;
        let asked = somebody(&site, "Сұралған", "Асан", &[]).await;
        somebody(&site, "Сұралмаған", "Дана", &[]).await;
        let blocked = somebody(&site, "Бұғатталған", "Үлгі", &[]).await;
        let back = somebody(&site, "Қайтарған", "Сынақ", &[]).await;
        let mut tx = site.act().await;
        consent::give(
            &mut tx,
            back,
            Purpose::TakingPart,
            keruen_speech::Lang::Kk,
            Way::Paper,
        )
        .await
        .expect("given");
        consent::withdraw(&mut tx, back, Purpose::TakingPart, Way::Phone)
            .await
            .expect("taken back");
        consent::give(
            &mut tx,
            asked,
            Purpose::TakingPart,
            keruen_speech::Lang::Kk,
            Way::Paper,
        )
        .await
        .expect("given");
        person::block(&mut tx, blocked, None)
            .await
            .expect("blocked");
        tx.commit().await.expect("kept");
        let owner = site.owner().await;
        for (query, wanted) in [
            ("consent=no-taking_part", [false, true, false, true]),
            ("consent=withdrawn-taking_part", [false, false, false, true]),
            ("consent=taking_part", [true, false, false, false]),
            ("state=blocked", [false, false, true, false]),
            ("state=&consent=", [true, true, true, true]),
        ] {
            let text = owner.get(&format!("/en/desk/people?{query}")).await.text();
            let found = [
                "Сұралған Асан",
                "Сұралмаған Дана",
                "Бұғатталған Үлгі",
                "Қайтарған Сынақ",
            ]
            .map(|name| text.contains(name));
            assert_eq!(found, wanted, "{query}");
        }
        // The to-do leads just there, and the list says what it is narrowed by.
        let mut tx = site.db().upkeep(site.app.now()).await.expect("a write");
        home::recount(&mut tx, keruen_web::zone::day(site.app.now()))
            .await
            .expect("counted");
        tx.commit().await.expect("kept");
        let home = owner.get("/en/desk").await.text();
        let to = "/en/desk/people?consent=withdrawn-taking_part";
        assert!(home.contains(&format!("href=\"{to}\"")), "{home}");
        let list = owner.get(to).await.text();
        assert!(
            list.contains("value=\"withdrawn-taking_part\" selected"),
            "{list}"
        );
    }
}
