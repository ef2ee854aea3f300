//! What a page may ask of the database: counted, not timed, so that a busy machine is no excuse and
//! a page that begins to ask once for each line is found out.

use keruen_people::person::{self, PersonDraft};
use keruen_store::testing::asked;
use keruen_web::testing::Site;

/// Every page that people open often, and how many statements it may cost, signing in included.
/// Who makes a page ask for more writes down here why it is worth it.
const PAGES: &[(&str, u64)] = &[
    ("/en/desk", 40),
    ("/en/desk/people", 8),
    ("/en/desk/people?q=toqta", 9),
    ("/en/desk/people?q=tok+ul", 9),
    ("/en/desk/people?page=2", 8),
    ("/en/desk/orgs", 6),
    ("/en/desk/programmes", 6),
    ("/en/desk/messages", 6),
    ("/en/desk/people/duplicates", 5),
    ("/en/", 6),
    ("/en/programmes", 6),
    ("/en/orgs", 6),
    ("/en/acts", 6),
];

/// So many more persons and programmes.
async fn grow(site: &Site, persons: usize) {
    for _ in 0..3 {
        site.programme().await;
    }
    let mut tx = site.act().await;
    for n in 0..persons {
        let draft = PersonDraft {
            surname: format!("Toqtar{n}"),
            given: "Ülgi".to_owned(),
            ..PersonDraft::default()
        };
        let form = draft.parse().expect("a name");
        person::create(&mut tx, &form, &[]).await.expect("a person");
    }
    tx.commit().await.expect("kept");
}

#[tokio::test]
async fn no_page_asks_more_than_it_may_however_much_there_is() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let mut costs: Vec<Vec<u64>> = Vec::new();
    for persons in [70, 70] {
        grow(&site, persons).await;
        let mut round = Vec::new();
        for (path, most) in PAGES {
            let before = asked();
            assert_eq!(owner.get(path).await.status, 200, "{path}");
            let cost = asked() - before;
            assert!(cost <= *most, "{path} asks {cost} times, may {most}");
            assert!(cost > 0, "{path}: the count does not count");
            round.push(cost);
        }
        costs.push(round);
    }
    for ((path, _), (few, many)) in PAGES.iter().zip(costs[0].iter().zip(&costs[1])) {
        println!("{path}: {few}");
        assert_eq!(few, many, "{path} asks more often when there is more");
    }
}
