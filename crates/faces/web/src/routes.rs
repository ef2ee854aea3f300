//! The one table of routes, and the router built from it. Nothing else in the workspace routes.

pub mod account;
pub mod accounts;
pub mod api;
pub mod demo;
pub mod desk;
pub mod import;
pub mod orgs;
pub mod people;
pub mod programmes;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{RawPathParams, Request};
use axum::http::{Extensions, HeaderMap, StatusCode, Version};
use axum::routing::any;
use tower_http::compression::CompressionLayer;

use crate::app::App;
use crate::go;
use crate::guard;
use crate::pages::{files, home, more, search, texts};
use crate::route::{Route, Rule, Verb, get};
use crate::samples;
use crate::table;

use Rule::{Everyone, SignedIn};

/// Every route: what is asked, who may, who answers, and the samples of the pages it shows.
pub const ROUTES: &[Route] = &table::joined::<Route, { table::rows(PARTS) }>(PARTS);

/// The parts of the table, each in a file of its own.
const PARTS: &[&[Route]] = &[
    SHELL,
    demo::ROWS,
    account::ROWS,
    accounts::ROWS,
    people::ROWS,
    import::ROWS,
    orgs::ROWS,
    api::ROWS,
    desk::ROWS,
    programmes::ROWS,
];

/// What stands around everything else.
#[rustfmt::skip]
const SHELL: &[Route] = &[
    // Without a language
    get("/", Everyone, go!(home::entrance), &[]),
    get("/static/{hash}/{name}", Everyone, go!(files::asset), &[]).forever(),
    get("/manifest.webmanifest", Everyone, go!(files::manifest), &[]).public(),
    get("/robots.txt", Everyone, go!(files::robots), &[]).public(),
    get("/favicon.ico", Everyone, go!(files::favicon), &[]).public(),
    // Public pages
    get("/{lang}/", Everyone, go!(home::show), &["home", "home-empty"]).public(),
    get("/{lang}/about", Everyone, go!(texts::about), &["about"]).public(),
    get("/{lang}/accessibility", Everyone, go!(texts::accessibility), &["accessibility"]).public(),
    get("/{lang}/your-data", Everyone, go!(texts::your_data), &["your-data"]).public(),
    get("/{lang}/search", Everyone, go!(search::show), &["search", "search-blank", "search-none"]),
    // The desk
    get("/{lang}/desk/more", SignedIn, go!(more::show), &["more"]),
    // Samples, where they are switched on
    get("/{lang}/samples", Everyone, go!(samples::index), &["samples"]),
    get("/{lang}/samples/{name}", Everyone, go!(samples::show), &["parts", "error-404"]),
];

/// Whether people can open a page at this path after the language.
pub fn has(path: &str) -> bool {
    ROUTES
        .iter()
        .any(|route| route.path.strip_prefix("/{lang}") == Some(path))
}

/// The row of the page at this path after the language, be it filled in (`/desk/people/7`) or as the
/// table writes it (`/desk/people/{id}`); a part that the table spells out comes before a parameter.
pub fn page_at(path: &str) -> Option<&'static Route> {
    // Every page asks this of each place it might lead to.
    static PAGES: LazyLock<Pages> = LazyLock::new(Pages::of_the_table);
    PAGES.at(path)
}

/// The pages of the table, to be found by their addresses.
struct Pages {
    /// As the table writes them.
    written: HashMap<&'static str, &'static Route>,
    /// By how many parts they have, those with the fewest parameters first.
    parted: BTreeMap<usize, Vec<(Vec<&'static str>, &'static Route)>>,
}

impl Pages {
    fn of_the_table() -> Self {
        let pages = ROUTES
            .iter()
            .filter(|route| route.verb == Verb::Get)
            .filter_map(|route| Some((route.path.strip_prefix("/{lang}")?, route)));
        let written: HashMap<&str, &Route> = pages.clone().collect();
        let mut parted: BTreeMap<usize, Vec<(Vec<&str>, &Route)>> = BTreeMap::new();
        for (pattern, row) in pages {
            let parts: Vec<&str> = pattern.split('/').collect();
            parted.entry(parts.len()).or_default().push((parts, row));
        }
        for alike in parted.values_mut() {
            alike.sort_by_key(|(parts, _)| parts.iter().filter(|part| is_open(part)).count());
        }
        Self { written, parted }
    }

    fn at(&self, path: &str) -> Option<&'static Route> {
        if let Some(row) = self.written.get(path) {
            return Some(row);
        }
        let wanted: Vec<&str> = path.split('/').collect();
        let fits =
            |(part, text): (&&str, &&str)| part == text || (is_open(part) && !text.is_empty());
        let alike = self.parted.get(&wanted.len())?;
        let (_, row) = alike
            .iter()
            .find(|(parts, _)| parts.iter().zip(&wanted).all(fits))?;
        Some(row)
    }
}

/// Whether a part of a pattern is a parameter.
fn is_open(part: &str) -> bool {
    part.starts_with('{')
}

/// The nearest page that can be read, from this address upwards. Many addresses take forms only:
/// what they answer with has no other page in the other languages.
pub fn page_above(pattern: &str, path: &str) -> String {
    let (mut pattern, mut path) = (pattern.strip_prefix("/{lang}").unwrap_or_default(), path);
    while page_at(pattern).is_none() {
        let above = |path: &'_ str| path.rfind('/').unwrap_or_default();
        (pattern, path) = (&pattern[..above(pattern)], &path[..above(path)]);
        if pattern.is_empty() {
            return "/".to_owned();
        }
    }
    path.to_owned()
}

/// The samples of what is shown at a path of the table, whatever the method: the page of some forms is
/// that of another address.
pub fn samples_at(path: &str) -> impl Iterator<Item = &'static str> {
    let rows = ROUTES.iter().filter(move |route| route.path == path);
    rows.flat_map(|route| route.samples).copied()
}

/// The router of a site.
pub fn router(app: &App) -> Router {
    build(app, ROUTES)
}

/// The router of a table; tests of the guard bring their own.
pub(crate) fn build(app: &App, table: &'static [Route]) -> Router {
    let mut paths: BTreeMap<&str, Vec<&'static Route>> = BTreeMap::new();
    for route in table {
        paths.entry(route.path).or_default().push(route);
    }
    let mut router = Router::new();
    for (path, rows) in paths {
        let rows: Arc<[&'static Route]> = rows.into();
        let app = app.clone();
        let answer = move |params: Result<RawPathParams, RawPathParamsRejection>,
                           request: Request| {
            guard::admit(app.clone(), Arc::clone(&rows), params.ok(), request)
        };
        router = router.route(path, any(answer));
    }
    let lost = app.clone();
    router
        .fallback(move |request: Request| guard::lost(lost.clone(), request))
        .layer(CompressionLayer::new().compress_when(packs_well))
}

/// Texts shrink; fonts, photos and spreadsheets are packed already. A strong mark stands for the
/// very bytes under it, so those stay as they are.
fn packs_well(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    if headers
        .get("etag")
        .is_some_and(|tag| !tag.as_bytes().starts_with(b"W/"))
    {
        return false;
    }
    let kind = headers
        .get("content-type")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    kind.starts_with("text/")
        || ["json", "xml", "javascript"]
            .iter()
            .any(|word| kind.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::Load;
    use std::collections::BTreeSet;

    #[test]
    fn where_only_forms_go_the_page_above_is_read() {
        for (pattern, path, wanted) in [
            (
                "/{lang}/desk/site/accounts/{id}/link",
                "/desk/site/accounts/7/link",
                "/desk/site/accounts/7",
            ),
            (
                "/{lang}/desk/people/new",
                "/desk/people/new",
                "/desk/people/new",
            ),
            ("/{lang}/sign-out", "/sign-out", "/"),
            ("/api/acts", "/", "/"),
        ] {
            assert_eq!(page_above(pattern, path), wanted, "{pattern}");
        }
    }

    #[test]
    fn rows_are_told_apart_and_say_what_they_are() {
        let mut seen = BTreeSet::new();
        for route in ROUTES {
            let secret = route.verb == Verb::Post && route.path.contains("{token}");
            assert!(secret || !route.by_link, "{route:?}");
            assert!(
                seen.insert((route.verb.name(), route.path)),
                "{route:?} stands twice"
            );
            assert!(route.path.starts_with('/'));
            assert!(
                route.path == "/" || route.path == "/{lang}/" || !route.path.ends_with('/'),
                "{route:?}"
            );
            let reads = route.verb == Verb::Get;
            assert_eq!(
                route.load == Load::Nothing,
                reads,
                "{route:?}: a change comes as a form, reading does not"
            );
            let private = route.keep != crate::route::Keep::Private;
            assert!(
                !private || route.rule == Rule::Everyone,
                "{route:?}: only what everyone may see is kept"
            );
        }
    }

    #[test]
    fn every_place_of_the_footer_exists() {
        assert!(has("/about") && has("/") && !has("/nowhere"));
    }

    #[test]
    fn a_path_finds_its_row() {
        for (path, row) in [
            ("/desk/people/7", "/{lang}/desk/people/{id}"),
            ("/desk/people/{id}", "/{lang}/desk/people/{id}"),
            ("/desk/people/new", "/{lang}/desk/people/new"),
            ("/", "/{lang}/"),
        ] {
            assert_eq!(page_at(path).map(|route| route.path), Some(row), "{path}");
        }
        for path in ["/desk/people/", "/nowhere", "/desk/people/7/x", ""] {
            assert!(page_at(path).is_none(), "{path}");
        }
    }
}
