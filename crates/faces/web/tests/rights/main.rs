//! Who may what, asked of the running site: every route of the table, every method, every role,
//! things of one's own programme and of another one.
//!
//! What is expected stands in `expected/`, by area, written by hand beside the table of routes and not
//! derived from it: a row per route. A route without a row fails here, and so does a row without
//! its route. What the paths name comes from `world.rs`.

mod costs;
mod expected;
mod links;
mod marks;
mod more;
mod nul;
mod things;
mod world;

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::StatusCode;
use keruen_office::rights::Rule;
use keruen_store::limits;
use keruen_web::ROUTES;
use keruen_web::route::{Load, Route, Verb};
use keruen_web::testing::{Reply, Site};

use expected::{May, expected};
use world::{Side, Who, World};

keruen_store::statements! {
    JOURNAL = "SELECT count(*) FROM journal";
}

/// What somebody met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    /// The page, the file, the act; or a form that was read and refused.
    Open,
    /// The door: sign in first.
    Door,
    /// The second proof.
    Code,
    /// Not for this role.
    Closed,
    /// As if it were not there.
    Absent,
    /// An answer that no rule gives.
    Broken(StatusCode),
}

/// Reads an answer.
fn met(reply: &Reply) -> Met {
    let to = reply.header("location");
    match reply.status {
        StatusCode::SEE_OTHER if to.starts_with("/en/sign-in?next=") => Met::Door,
        StatusCode::SEE_OTHER if to.starts_with("/en/sign-in/code?next=") => Met::Code,
        StatusCode::UNAUTHORIZED if reply.text().contains("second proof is needed") => Met::Code,
        StatusCode::UNAUTHORIZED => Met::Door,
        StatusCode::FORBIDDEN => Met::Closed,
        StatusCode::NOT_FOUND => Met::Absent,
        StatusCode::METHOD_NOT_ALLOWED => Met::Broken(reply.status),
        status if status.is_server_error() => Met::Broken(status),
        _ => Met::Open,
    }
}

async fn ask(world: &World<'_>, route: &Route, who: Who, side: Side) -> Met {
    let person = world.person(who);
    let path = world.path(route.path, who, side);
    let named = world.named(route.path, side);
    let fields: Vec<(&str, &str)> = named
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let reply = match (route.verb, route.load) {
        (Verb::Get, _) => person.get(&path).await,
        (Verb::Post, Load::Upload { .. }) => {
            person
                .upload(&path, &fields, "file", "a.csv", b"a;b\r\n1;2\r\n")
                .await
        }
        (Verb::Post, _) => person.post(&path, &fields).await,
    };
    met(&reply)
}

fn row(route: &Route) -> Option<May> {
    let mut rows = expected();
    let row = rows.find(|(verb, path, _)| *verb == route.verb.name() && *path == route.path);
    row.map(|(.., may)| may)
}

#[test]
fn every_route_has_its_row_and_every_row_its_route() {
    let routes: BTreeSet<(&str, &str)> = ROUTES
        .iter()
        .map(|route| (route.verb.name(), route.path))
        .collect();
    let rows: BTreeSet<(&str, &str)> = expected().map(|(verb, path, _)| (verb, path)).collect();
    assert_eq!(rows.len(), expected().count(), "a row stands twice");
    let missing: Vec<_> = routes.difference(&rows).collect();
    assert!(
        missing.is_empty(),
        "routes without a row in expected/: {missing:#?}"
    );
    let gone: Vec<_> = rows.difference(&routes).collect();
    assert!(
        gone.is_empty(),
        "rows in expected/ without a route: {gone:#?}"
    );
}

#[test]
fn what_only_everyone_may_is_never_a_change_of_the_desk() {
    for route in ROUTES.iter().filter(|route| route.path.contains("/desk")) {
        assert_ne!(route.rule, Rule::Everyone, "{route:?}");
        assert_ne!(route.rule, Rule::HalfSignedIn, "{route:?}");
    }
}

/// One site per engine, several tasks of it at a time would only wait for the one writer.
#[tokio::test]
async fn every_role_meets_what_the_table_says() {
    for site in Site::all().await {
        let mut wrong = Vec::new();
        let mut checks = 0;
        let world = World::new(&site).await;
        for route in ROUTES {
            let Some(may) = row(route) else {
                wrong.push(format!("{route:?} has no row"));
                continue;
            };
            let before: i64 = site.db().one(JOURNAL, &[]).await.expect("a count");
            let mut allowed = Vec::new();
            for who in Who::ALL {
                for side in may.sides(World::nested(route.path)) {
                    let wanted = may.expected(who, side);
                    if route.verb == Verb::Post && wanted == Met::Open {
                        allowed.push((who, side));
                        continue;
                    }
                    checks += 1;
                    let found = ask(&world, route, who, side).await;
                    note(&mut wrong, route, who, side, wanted, found);
                }
            }
            if route.verb == Verb::Post {
                let after: i64 = site.db().one(JOURNAL, &[]).await.expect("a count");
                if before != after {
                    wrong.push(format!(
                        "{route:?}: a refused change left a trace in the journal"
                    ));
                }
            }
            // What is allowed changes things: each time in a world of its own.
            for (who, side) in allowed {
                checks += 1;
                let world = World::with(&site, &[who], &[side]).await;
                let found = ask(&world, route, who, side).await;
                note(&mut wrong, route, who, side, Met::Open, found);
            }
            limits::sweep(site.db(), "2999-01-01T00:00:00Z".parse().expect("a day"))
                .await
                .expect("swept");
            site.app.counted().clear();
        }
        checks += methods(&site, &world, &mut wrong).await;
        println!("rights: {checks} checks, {:?}", site.db().engine());
        assert!(
            wrong.is_empty(),
            "{} of {checks} are wrong:\n{}",
            wrong.len(),
            wrong.join("\n")
        );
    }
}

fn note(wrong: &mut Vec<String>, route: &Route, who: Who, side: Side, wanted: Met, found: Met) {
    if wanted != found {
        wrong.push(format!(
            "{} {} {who:?} {side:?}: {wanted:?} expected, {found:?} met",
            route.verb.name(),
            route.path
        ));
    }
}

/// Methods that a path does not take are refused to everybody, the mightiest included.
async fn methods(site: &Site, world: &World<'_>, wrong: &mut Vec<String>) -> usize {
    let mut checks = 0;
    let paths: BTreeSet<&str> = ROUTES.iter().map(|route| route.path).collect();
    for path in paths {
        let taken: Vec<&str> = ROUTES
            .iter()
            .filter(|route| route.path == path)
            .map(|r| r.verb.name())
            .collect();
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
            if taken.contains(&method) {
                continue;
            }
            for who in [Who::Visitor, Who::Role(keruen_people::role::Role::Owner)] {
                checks += 1;
                let filled = world.path(path, who, Side::Own);
                // A fixed part of a path may hide one with a parameter: `new` is no number.
                let request = world
                    .person(who)
                    .request(method, &filled)
                    .header("origin", keruen_web::testing::BASE);
                let reply = site
                    .send(request.body(Body::empty()).expect("a request"))
                    .await;
                if reply.status != StatusCode::METHOD_NOT_ALLOWED {
                    wrong.push(format!("{method} {path} {who:?}: {} met", reply.status));
                }
            }
        }
    }
    checks
}
