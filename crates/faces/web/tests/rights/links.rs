//! A page offers nobody what they may not do: whoever follows every link of every page they can
//! reach meets no closed door, no empty address and no trouble.

use std::collections::{BTreeMap, VecDeque};

use axum::http::StatusCode;
use keruen_store::limits;
use keruen_web::testing::Site;

use super::world::{Side, Who, World};

/// Where a walk ends though nothing led back: many times the pages of this small world.
const MANY: usize = 3_000;

/// The addresses that a page links to, of this site and in its language.
fn links(page: &str) -> impl Iterator<Item = String> + '_ {
    page.split("href=\"").skip(1).filter_map(|rest| {
        let href = rest.split('"').next()?;
        let href = href.split('#').next()?.replace("&amp;", "&");
        let elsewhere = ["/kk", "/ru", "/static/", "/en/samples"];
        let here = href.starts_with('/') && !elsewhere.iter().any(|start| href.starts_with(start));
        here.then_some(href)
    })
}

#[tokio::test]
async fn every_link_that_a_page_offers_opens() {
    let site = Site::new().await;
    let world = World::new(&site).await;
    let desk = |id: i64| format!("/en/desk/people/{id}");
    let mut wrong = Vec::new();
    let mut walked = 0;
    for who in Who::ALL {
        let person = world.person(who);
        // Where a bookmark or a letter leads, though no page may link there.
        let mut starts = vec![
            "/en/".to_owned(),
            "/en/search?q=%D2%AF%D0%BB%D0%B3%D1%96".to_owned(),
        ];
        if who != Who::Visitor {
            starts.extend(["/en/desk", "/en/me"].map(str::to_owned));
        }
        for side in [Side::Own, Side::Other, Side::Open] {
            starts.push(desk(world.things(side).people.person));
        }
        starts.extend(world.own_record(who).map(desk));
        let mut from: BTreeMap<String, String> = BTreeMap::new();
        let mut waiting: VecDeque<String> = starts.into();
        while let Some(path) = waiting.pop_front() {
            let reply = person.get(&path).await;
            walked += 1;
            if walked % 50 == 0 {
                let later = "2999-01-01T00:00:00Z".parse().expect("a day");
                limits::sweep(site.db(), later).await.expect("swept");
            }
            let door = reply.header("location").contains("/sign-in");
            if let Some(page) = from.get(&path)
                && (!(reply.status.is_success() || reply.status.is_redirection())
                    || (door && who != Who::Visitor && who != Who::Half))
            {
                wrong.push(format!("{who:?}: {page} links to {path}: {}", reply.status));
            }
            let mut found = Vec::new();
            match reply.status {
                StatusCode::OK if reply.header("content-type").starts_with("text/html") => {
                    found.extend(links(&reply.text()));
                }
                status if status.is_redirection() && !door => {
                    found.push(reply.header("location").to_owned());
                }
                _ => {}
            }
            for href in found {
                if !from.contains_key(&href) {
                    from.insert(href.clone(), path.clone());
                    waiting.push_back(href);
                }
            }
            assert!(from.len() < MANY, "{who:?} never comes to an end: {path}");
        }
    }
    println!("links: {walked} pages opened");
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
