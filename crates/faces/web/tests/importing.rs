//! People from a spreadsheet, through pages: brought, looked at, agreed to, carried out.

use axum::http::StatusCode;
use keruen_people::role::Role;
use keruen_store::jobs;
use keruen_web::imports;
use keruen_web::testing::{Person, Reply, Site, today};

const IMPORT: &str = "/en/desk/people/import";

const TABLE: &str = "Тегі;Аты;Телефон;Ұйымы\n\
    Үлгібаев;Амангелді;+7 700 000 00 21;«Үлгі» ҚБ\n\
    Сынақова;Әсел;8 700 000 00 22;\n\
    Жолов;Бек;12;\n";

/// Brings a file; where the answer leads.
async fn bring(who: &Person<'_>, fields: &[(&str, &str)], name: &str, file: &[u8]) -> String {
    let reply = who.upload(IMPORT, fields, "file", name, file).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", words(&reply));
    reply.header("location").to_owned()
}

/// Agrees to what the page shows.
async fn agree(who: &Person<'_>, at: &str) -> Reply {
    let page = who.get(at).await.text();
    let value = |name: &str| {
        let rest = page.split(&format!("name=\"{name}\" value=\"")).nth(1);
        rest.and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    };
    let (key, agreed) = (value("submission"), value("agreed"));
    who.post(at, &[("submission", &key), ("agreed", &agreed)]).await
}

/// Runs the jobs of imports, as the binary's worker does.
async fn work(site: &Site) {
    let lease = jiff::SignedDuration::from_mins(1);
    while let Some(job) = jobs::claim(site.app.db(), today(), lease).await.expect("the queue") {
        if job.kind == "import" {
            let run = job.payload["run"].as_i64().expect("a number");
            imports::run(site.app.db(), &site.app.config().data, run, today()).await.expect("carried out");
        }
        jobs::finish(site.app.db(), job.id, today()).await.expect("the queue");
    }
}

/// What a page says, without its tags.
fn words(reply: &Reply) -> String {
    let text = reply.text();
    let body = text.split("<main").nth(1).unwrap_or(&text);
    body.split('<').filter_map(|piece| piece.split('>').nth(1)).collect::<Vec<_>>().join(" ").replace('\u{a0}', " ")
}

async fn persons(site: &Site) -> usize {
    let query = keruen_people::directory::Query { size: 1000, ..Default::default() };
    let viewer = keruen_people::Viewer::of(&[(Role::Owner, None)], None);
    let day = keruen_web::zone::day(today());
    let lang = keruen_speech::Lang::En;
    let found = keruen_people::directory::find(site.app.db(), &viewer, lang, day, &query).await;
    found.expect("the directory").entries.len()
}

#[tokio::test]
async fn a_file_is_brought_looked_at_agreed_to_and_taken_in() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let at = bring(&owner, &[], "list.csv", TABLE.as_bytes()).await;
        let page = owner.get(&at).await;
        let said = words(&page);
        assert!(said.contains("Nothing has changed yet"), "{said}");
        assert!(said.contains("Take in 2 rows") && said.contains("Үлгібаев Амангелді"), "{said}");
        assert!(said.contains("It cannot be read as a telephone") || said.contains("telephone"), "{said}");
        assert_eq!(persons(&site).await, 0, "looking changes nothing");

        let reply = agree(&owner, &at).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", words(&reply));
        let waiting = owner.get(&at).await;
        assert_eq!(waiting.header("refresh"), "2", "{}", words(&waiting));
        work(&site).await;
        let done = owner.get(&at).await;
        assert!(words(&done).contains("The spreadsheet is taken in"), "{}", words(&done));
        assert_eq!(persons(&site).await, 2);

        // The rows that were not taken come back with the reason; the file itself is gone.
        let faults = owner.get(&format!("{at}/faults.xlsx")).await;
        let table = keruen_paper::read_table(&faults.bytes, &keruen_paper::Limits::default()).expect("a table");
        assert_eq!(table.rows.len(), 1);
        assert!(table.rows[0].cells.last().is_some_and(|why| why.contains("telephone")), "{table:?}");
        let kept = std::fs::read_dir(site.app.config().data.join("imports")).expect("a folder");
        assert_eq!(kept.count(), 1, "only the faulty rows are kept");

        // The same file once more changes nothing.
        let again = bring(&owner, &[], "list.csv", TABLE.as_bytes()).await;
        assert!(words(&owner.get(&again).await).contains("There is nothing to take in"));
    }
}

#[tokio::test]
async fn what_no_longer_holds_is_shown_again() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let first = bring(&owner, &[], "a.csv", TABLE.as_bytes()).await;
    let second = bring(&owner, &[], "b.csv", "Тегі;Аты\nСынақова;Әсел\nБасқаев;Жан\n".as_bytes()).await;
    agree(&owner, &first).await;
    agree(&owner, &second).await;
    work(&site).await;
    let page = owner.get(&second).await;
    let said = words(&page);
    assert!(said.contains("look again") && said.contains("Take in 1 row"), "{said}");
    assert_eq!(persons(&site).await, 2);
    agree(&owner, &second).await;
    work(&site).await;
    assert_eq!(persons(&site).await, 3);
}
