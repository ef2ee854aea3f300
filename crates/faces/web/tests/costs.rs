//! What a page may ask of the database: counted, not timed, so that a busy machine is no excuse and
//! a page that begins to ask once for each line is found out.

use keruen_people::person::{self, PersonDraft};
use keruen_store::testing::asked;
use keruen_web::testing::{Site, letters};

/// Every page that people open often, and how many statements it may cost, signing in included.
/// Who makes a page ask for more writes down here why it is worth it.
const PAGES: &[(&str, u64)] = &[
    ("/en/desk", 35),
    ("/en/desk/people", 7),
    ("/en/desk/people?q=toqta", 7),
    ("/en/desk/people?q=tok+ul", 7),
    ("/en/desk/people?page=2", 7),
    ("/en/desk/orgs", 4),
    ("/en/desk/programmes", 3),
    ("/en/desk/messages", 4),
    ("/en/desk/people/duplicates", 4),
    ("/en/", 3),
    ("/en/programmes", 3),
    ("/en/orgs", 4),
    ("/en/acts", 4),
];

/// So many more persons and programmes.
async fn grow(site: &Site, persons: usize) {
    for _ in 0..3 {
        site.programme().await;
    }
    let mut tx = site.act().await;
    for n in 0..persons {
        let draft = PersonDraft {
            surname: format!("Toqtar{}", letters(n)),
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
    // The home page tells of what was done last, up to its eight lines.
    grow(&site, 70).await;
    for persons in [70, 70] {
        grow(&site, persons).await;
        let mut round = Vec::new();
        for (path, _) in PAGES {
            let before = asked();
            assert_eq!(owner.get(path).await.status, 200, "{path}");
            round.push(asked() - before);
        }
        costs.push(round);
    }
    let table: Vec<(&str, u64, u64, u64)> = PAGES
        .iter()
        .zip(costs[0].iter().zip(&costs[1]))
        .map(|((path, most), (few, many))| (*path, *most, *few, *many))
        .collect();
    for (path, most, few, many) in &table {
        assert!(*few > 0, "{path}: the count does not count");
        assert!(many <= few, "{path} asks more often when there is more");
        assert!(many <= most, "{path} asks {many} times: {table:#?}");
    }
}
