//! Names of organisations that the site spells otherwise: answered on the page of the difference, with
//! scripts off.

use axum::http::StatusCode;
use keruen_people::organisation::{self, OrganisationDraft};
use keruen_people::role::Role;
use keruen_web::testing::Site;

use crate::hands::{agree, bring, persons, words, work};

keruen_store::statements! {
    NAMES = "SELECT o.name_kk FROM membership m JOIN organisation o ON o.id = m.organisation_id ORDER BY m.id";
}

/// The fields of the questions on a page, in their order.
fn fields(page: &str) -> Vec<String> {
    let mut fields: Vec<String> = page
        .split("name=\"name-")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|mark| format!("name-{mark}"))
        .collect();
    fields.dedup();
    fields
}

#[tokio::test]
async fn a_name_spelt_otherwise_is_answered_on_the_page_and_taken_in() {
    for site in Site::all().await {
        let programme = site.programme().await;
        let mut tx = site.act().await;
        let draft = OrganisationDraft {
            kind: "ngo".into(),
            name_kk: "Қарақия жастары".into(),
            ..OrganisationDraft::default()
        };
        let form = draft.parse().expect("a good form");
        let known = organisation::create(&mut tx, &form).await.expect("made");
        tx.commit().await.expect("kept");
        let coordinator = site.in_programme(Role::Coordinator, programme).await;
        let table = "Тегі;Аты;Ұйымы\n\
            Сынақова;Әсел;Қарақия жастар\n\
            Үлгібаев;Бек;Қарақия жастарым\n\
            Арнаев;Дос;\n";
        let at = bring(&coordinator, &[], "list.csv", table.as_bytes()).await;
        let page = coordinator.get(&at).await;
        let said = words(&page);
        assert!(said.contains("“Қарақия жастар”, 1 row"), "{said}");
        assert!(said.contains("Take in 1 row"), "{said}");
        let asked = fields(&page.text());
        let answer = async |key: &str, field: &str, value: &str| {
            let form = [("submission", key), (field, value)];
            coordinator.post(&format!("{at}/names"), &form).await
        };
        let known = known.to_string();
        let first = answer("n-1", &asked[0], &known).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", words(&first));
        let page = coordinator.get(&at).await;
        assert!(words(&page).contains("Take in 2 rows"), "{}", words(&page));
        let kept = format!("name=\"{}\" value=\"{known}\" checked", asked[0]);
        assert!(page.text().contains(&kept), "{}", page.text());
        // What was answered stays while something else is answered, and no other number is taken.
        for (key, value, rows) in [("n-2", "77", 2), ("n-3", "new", 3)] {
            answer(key, &asked[1], value).await;
            let said = words(&coordinator.get(&at).await);
            assert!(
                said.contains(&format!("Take in {rows} rows")),
                "{value}: {said}"
            );
        }
        // Another coordinator sees nothing of it.
        let elsewhere = site.programme().await;
        let stranger = site.in_programme(Role::Coordinator, elsewhere).await;
        let refused = stranger.post(&format!("{at}/names"), &[]).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);

        agree(&coordinator, &at).await;
        work(&site).await;
        assert_eq!(persons(&site).await, 3);
        let held: Vec<String> = site.db().many(NAMES, &[]).await.expect("memberships");
        assert_eq!(held, ["Қарақия жастары", "Қарақия жастарым"]);
        // Too late: the file is carried out.
        let late = coordinator.post(&format!("{at}/names"), &[]).await;
        assert_eq!(late.status, StatusCode::GONE);
    }
}
