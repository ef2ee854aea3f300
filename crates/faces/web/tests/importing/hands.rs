//! What people do in these tests, and how they read a page.

use axum::http::StatusCode;
use keruen_store::jobs;
use keruen_web::imports;
use keruen_web::testing::{Person, Reply, Site, now};

const EVERYBODY: keruen_store::Sql = keruen_store::Sql("SELECT id FROM person");

pub const IMPORT: &str = "/en/desk/people/import";

/// Brings a file; where the answer leads.
pub async fn bring(who: &Person<'_>, fields: &[(&str, &str)], name: &str, file: &[u8]) -> String {
    let reply = who.upload(IMPORT, fields, "file", name, file).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", words(&reply));
    reply.header("location").to_owned()
}

/// Agrees to what the page shows.
pub async fn agree(who: &Person<'_>, at: &str) -> Reply {
    let page = who.get(at).await.text();
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

/// Runs the jobs of imports, as the binary's worker does.
pub async fn work(site: &Site) {
    let lease = jiff::SignedDuration::from_mins(1);
    while let Some(job) = jobs::claim(site.app.db(), now(), lease)
        .await
        .expect("the queue")
    {
        if job.kind == "import" {
            let run = job.payload["run"].as_i64().expect("a number");
            imports::run(site.app.db(), &site.app.config().data, run, now())
                .await
                .expect("carried out");
        }
        jobs::finish(site.app.db(), &job, now())
            .await
            .expect("the queue");
    }
}

/// What a page says, without its tags, in one line.
pub fn words(reply: &Reply) -> String {
    let text = reply.text();
    let body = text.split("<main").nth(1).unwrap_or(&text);
    let between = body.split('<').filter_map(|piece| piece.split('>').nth(1));
    between
        .flat_map(str::split_whitespace)
        .collect::<Vec<_>>()
        .join(" ")
}

/// How many persons there are.
pub async fn persons(site: &Site) -> usize {
    let ids: Vec<i64> = site
        .app
        .db()
        .many(EVERYBODY, &[])
        .await
        .expect("the database");
    ids.len()
}
