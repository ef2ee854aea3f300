//! What a page may ask of the database: counted, not timed, so that a busy machine is no excuse; and
//! every page of the table, so that one which begins to ask once for each line is found out.

use keruen_people::person::{self, PersonDraft};
use keruen_people::role::Role;
use keruen_store::limits;
use keruen_store::testing::asked;
use keruen_web::ROUTES;
use keruen_web::route::Verb;
use keruen_web::testing::{Site, letters};

use super::more::grow;
use super::world::{Side, Who, World};

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

/// Pages of the table that list something else when they are asked for it.
const ASKED_FOR: &[(&str, &str)] = &[
    ("/{lang}/search", "q=үлгі"),
    ("/{lang}/desk/people", "q=үлгіұлы"),
    ("/{lang}/desk/people/{id}/merge", "q=үлгіұлы"),
    ("/{lang}/desk/orgs/{id}/seats/{seat}/take", "q=үлгіұлы"),
    ("/{lang}/desk/messages/new", "q=сынақова"),
    ("/{lang}/desk/messages", "in=waiting"),
    ("/{lang}/desk/site/accounts", "q=сынақова"),
    ("/{lang}/desk/orgs", "kind=council"),
];

/// So many more persons and programmes.
async fn more_people(site: &Site, persons: usize) {
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
    more_people(&site, 70).await;
    for persons in [70, 70] {
        more_people(&site, persons).await;
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

/// What every page of the table asks that these two people may open, each with an object to show.
async fn round(site: &Site, world: &World<'_>) -> Vec<(String, u64)> {
    let pages = ROUTES.iter().filter(|route| route.verb == Verb::Get);
    let asked_for = ASKED_FOR
        .iter()
        .map(|(pattern, query)| (*pattern, Some(*query)));
    let all: Vec<(&str, Option<&str>)> = pages
        .map(|route| (route.path, None))
        .chain(asked_for)
        .collect();
    let mut costs = Vec::new();
    for who in [Who::Role(Role::Owner), Who::Role(Role::Coordinator)] {
        for (pattern, query) in &all {
            let mut path = world.path(pattern, who, Side::Own);
            if let Some(query) = query {
                let bare = path.split('?').next().unwrap_or_default();
                path = format!("{bare}?{query}");
            }
            let mut cost = 0;
            // The first opening fills what the process keeps.
            for _ in 0..2 {
                let before = asked();
                let reply = world.person(who).get(&path).await;
                cost = asked() - before;
                if reply.status != 200 {
                    cost = 0;
                }
            }
            if cost > 0 {
                let query = query.unwrap_or_default();
                costs.push((format!("{who:?} {pattern} {query}"), cost));
            }
            limits::sweep(site.db(), "2999-01-01T00:00:00Z".parse().expect("a day"))
                .await
                .expect("swept");
        }
    }
    costs
}

#[tokio::test]
async fn no_page_of_the_table_asks_more_often_when_there_is_more() {
    let site = Site::new().await;
    let who = [Who::Role(Role::Owner), Who::Role(Role::Coordinator)];
    let world = World::with(&site, &who, &[Side::Own]).await;
    grow(&site, &world, 0..5).await;
    let few = round(&site, &world).await;
    grow(&site, &world, 5..50).await;
    let many = round(&site, &world).await;
    let names = |round: &[(String, u64)]| -> Vec<String> {
        round.iter().map(|(page, _)| page.clone()).collect()
    };
    assert_eq!(names(&few), names(&many), "the same pages open");
    assert!(few.len() > 140, "{} pages are too few", few.len());
    let grown: Vec<String> = few
        .iter()
        .zip(&many)
        .filter(|((_, few), (_, many))| many > few)
        .map(|((page, few), (_, many))| format!("{page}: {few}, then {many}"))
        .collect();
    assert!(grown.is_empty(), "{grown:#?}");
}
