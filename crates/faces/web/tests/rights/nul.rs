//! NUL in an address: text that one engine knows and the other refuses to hear of.

use axum::body::Body;
use axum::http::StatusCode;
use keruen_people::role::Role;
use keruen_web::ROUTES;
use keruen_web::testing::{BASE, Site};

use super::world::{Side, Who, World};

/// The path with NUL in one of its parameters.
fn spoilt(world: &World<'_>, pattern: &str, place: usize) -> Option<String> {
    let mut names = pattern.match_indices('{').map(|(at, _)| at);
    let at = names.nth(place)?;
    let (before, after) = (&pattern[..at], &pattern[at..]);
    let rest = after.split_once('}')?.1;
    let before = match before {
        "/" => return Some(format!("/%00{rest}")),
        before => world.path(before, Who::Role(Role::Owner), Side::Open),
    };
    let rest = rest.replace("{name}", "x").replace("{slug}", "x");
    Some(format!(
        "{}/x%00{rest}",
        before.split('?').next()?.trim_end_matches('/')
    ))
}

#[tokio::test]
async fn an_address_with_nul_names_nothing() {
    for site in Site::all().await {
        let world = World::new(&site).await;
        let mut wrong = Vec::new();
        for route in ROUTES {
            for place in 0.. {
                let Some(path) = spoilt(&world, route.path, place) else {
                    break;
                };
                for who in [Who::Visitor, Who::Role(Role::Owner)] {
                    let request = world
                        .person(who)
                        .request(route.verb.name(), &path)
                        .header("origin", BASE)
                        .header("content-type", "multipart/form-data; boundary=x");
                    let request = request.body(Body::empty()).expect("a request");
                    let status = site.send(request).await.status;
                    let door = who == Who::Visitor
                        && (status.is_redirection() || status == StatusCode::UNAUTHORIZED);
                    if status != StatusCode::NOT_FOUND && !door {
                        wrong.push(format!("{} {path} {who:?}: {status}", route.verb.name()));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
