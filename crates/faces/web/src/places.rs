//! The places of the site: what navigation offers to whom. One list; a place shows as soon as the
//! table of routes has its page, and to those only whom its rule lets in.

use keruen_office::rights::{Decision, Object, Rule, Viewer, may};
use keruen_speech::Lang;

use crate::routes::page_at;

/// Where a place is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// In the header of public pages.
    Public,
    /// In the bar of the desk: five places, on a phone as on a laptop.
    Desk,
    /// Behind "More" in the bar of the desk.
    More,
    /// In the footer of every page.
    Foot,
}

/// One place.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Where it is offered.
    pub side: Side,
    /// Its path after the language.
    pub path: &'static str,
    /// The key of its name.
    pub label: &'static str,
    /// The inside of a 24 × 24 drawing, for the bar of the desk.
    pub icon: &'static str,
    /// The key of a sentence that says what is there, for places behind "More".
    pub what: &'static str,
}

const fn place(side: Side, path: &'static str, label: &'static str, icon: &'static str) -> Place {
    Place {
        side,
        path,
        label,
        icon,
        what: "",
    }
}

const fn more(path: &'static str, label: &'static str, what: &'static str) -> Place {
    Place {
        side: Side::More,
        path,
        label,
        icon: "",
        what,
    }
}

/// Where "More" is.
pub const MORE: &str = "/desk/more";

/// All places in the order shown.
pub const PLACES: &[Place] = &[
    place(Side::Public, "/", "shell-programmes", ""),
    place(Side::Public, "/orgs", "shell-organisations", ""),
    place(Side::Public, "/acts", "shell-acts", ""),
    place(Side::Public, "/search", "shell-search", ""),
    place(Side::Public, "/sign-in", "shell-sign-in", ""),
    place(
        Side::Desk,
        "/desk",
        "shell-today",
        r#"<path d="M4 11 12 4l8 7v9H5v-9"/><path d="M10 20v-6h4v6"/>"#,
    ),
    place(
        Side::Desk,
        "/desk/people",
        "shell-people",
        r#"<circle cx="9" cy="8" r="3.5"/><path d="M3 20c0-4 3-6 6-6s6 2 6 6"/><path d="M16 5a3.5 3.5 0 0 1 0 6M18 14c2 .6 3 2.5 3 6"/>"#,
    ),
    place(
        Side::Desk,
        "/desk/programmes",
        "shell-programmes",
        r#"<circle cx="6" cy="18" r="2.5"/><circle cx="18" cy="6" r="2.5"/><path d="M8.5 18H16a3.5 3.5 0 0 0 0-7H8a3 3 0 0 1 0-5h7"/>"#,
    ),
    place(
        Side::Desk,
        "/desk/messages",
        "shell-messages",
        r#"<path d="M4 5h16v11H10l-5 4v-4H4z"/>"#,
    ),
    place(
        Side::Desk,
        MORE,
        "shell-more",
        r#"<path d="M4 7h16M4 12h16M4 17h16"/>"#,
    ),
    more(
        "/desk/orgs",
        "shell-organisations",
        "shell-organisations-what",
    ),
    more(
        "/desk/territories",
        "territories-title",
        "shell-territories-what",
    ),
    more("/desk/people/import", "import-title", "shell-import-what"),
    more(
        "/desk/people/duplicates",
        "people-pairs",
        "shell-duplicates-what",
    ),
    more("/search", "shell-search", "shell-search-what"),
    more("/desk/acts", "shell-acts", "shell-acts-what"),
    more("/desk/calendar", "shell-calendar", "shell-calendar-what"),
    more(
        "/desk/site/accounts",
        "shell-accounts",
        "shell-accounts-what",
    ),
    more(
        "/desk/site/consents",
        "people-wordings",
        "shell-consents-what",
    ),
    more("/desk/site/journal", "site-journal", "shell-journal-what"),
    more("/desk/site", "shell-site", "shell-site-what"),
    more("/api", "api-title", "shell-api-what"),
    place(Side::Foot, "/about", "shell-about", ""),
    place(Side::Foot, "/help", "shell-help", ""),
    place(Side::Foot, "/accessibility", "shell-accessibility", ""),
    place(Side::Foot, "/your-data", "shell-your-data", ""),
    place(Side::Foot, "/acts", "shell-acts", ""),
    place(Side::Foot, "/api", "api-title", ""),
];

/// A place as a page links to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its address.
    pub href: String,
    /// The key of its name.
    pub label: &'static str,
    /// The inside of its drawing.
    pub icon: &'static str,
    /// The key of the sentence that says what is there, or nothing.
    pub what: &'static str,
    /// Whether the reader is there.
    pub current: bool,
    /// `page` on the very page, `true` somewhere under it.
    pub current_as: &'static str,
}

/// Whether a path belongs to the desk or to the reader.
pub fn is_desk(path: &str) -> bool {
    ["/desk", "/me"].iter().any(|root| under(path, root))
}

fn under(path: &str, root: &str) -> bool {
    path.strip_prefix(root)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether somebody may enter a list that narrows itself, or a page of their own.
pub fn open_to(viewer: &Viewer, rule: Rule) -> bool {
    let rule = match rule {
        Rule::Programme(roles) => Rule::Somewhere(roles),
        Rule::Own => Rule::SignedIn,
        other => other,
    };
    matches!(may(viewer, rule, Object::NONE), Decision::Yes(_))
}

/// Whether a page opens to somebody: its row is there, and its rule lets them in, at this very
/// programme where the path names one. `path` stands after the language.
pub fn opens(viewer: &Viewer, path: &str) -> bool {
    let Some(row) = page_at(path) else {
        return false;
    };
    let programme = path.strip_prefix("/desk/programmes/");
    let programme = programme.and_then(|rest| rest.split('/').next()?.parse().ok());
    match (row.rule, programme) {
        (Rule::Programme(_), Some(id)) => matches!(
            may(viewer, row.rule, Object::of_programme(id)),
            Decision::Yes(_)
        ),
        (rule, _) => open_to(viewer, rule),
    }
}

/// The places of one side for one reader; `here` is the path after the language.
pub fn of(side: Side, lang: Lang, viewer: &Viewer, here: &str) -> Vec<Link> {
    let mut open = allowed(side, viewer);
    if side == Side::Public && viewer.account.is_some() {
        // Whoever works here finds the way back to the desk.
        open.extend(
            PLACES
                .iter()
                .filter(|p| p.path == "/desk" && opens(viewer, p.path)),
        );
    }
    let behind: Vec<Place> = if side == Side::Desk {
        allowed(Side::More, viewer)
    } else {
        Vec::new()
    };
    // What lies behind "More" and below a place of the bar belongs to that place, as the path above
    // the heading says; the desk itself covers all that is below it, so it comes last.
    let nearest = open
        .iter()
        .chain(&behind)
        .filter(|place| covers(place.path, here))
        .max_by_key(|place| (place.path != "/desk", place.side == side, place.path.len()))
        .map(|place| place.path);
    open.retain(|place| place.path != MORE || !behind.is_empty());
    open.iter()
        .map(|place| {
            let inside =
                place.path == MORE && behind.iter().any(|other| nearest == Some(other.path));
            Link {
                href: format!("/{}{}", lang.code(), place.path),
                label: place.label,
                icon: place.icon,
                what: place.what,
                current: nearest == Some(place.path) || inside,
                current_as: if here == place.path { "page" } else { "true" },
            }
        })
        .collect()
}

/// The places of one side whose pages exist and let the reader in.
fn allowed(side: Side, viewer: &Viewer) -> Vec<Place> {
    let signed_in = viewer.account.is_some();
    PLACES
        .iter()
        .filter(|place| place.side == side)
        .filter(|place| opens(viewer, place.path))
        .filter(|place| !(signed_in && place.path == "/sign-in"))
        .copied()
        .collect()
}

/// Whether a path lies in a place; a programme's pages lie in the list of programmes.
fn covers(place: &str, here: &str) -> bool {
    if place == "/" {
        here == "/" || under(here, "/p") || under(here, "/programmes")
    } else {
        under(here, place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visitors_see_places_that_exist_and_are_open() {
        let links = of(Side::Public, Lang::Kk, &Viewer::VISITOR, "/");
        assert_eq!(links[0].href, "/kk/");
        assert!(links[0].current && links[0].current_as == "page");
        assert!(links.iter().all(|link| !link.href.contains("/desk")));
        assert!(of(Side::Desk, Lang::Kk, &Viewer::VISITOR, "/desk").is_empty());
    }

    #[test]
    fn an_import_of_people_is_found_under_people() {
        let owner = crate::samples::owner();
        let current = |here: &str| {
            let links = of(Side::Desk, Lang::Kk, &owner, here);
            let mut marked = links.iter().filter(|link| link.current);
            let first = marked.next().map(|link| link.label);
            assert_eq!(marked.next(), None, "{here}");
            first
        };
        assert_eq!(current("/desk/people/import"), Some("shell-people"));
        assert_eq!(current("/desk/people/duplicates"), Some("shell-people"));
        assert_eq!(current("/desk/orgs/7"), Some("shell-more"));
        assert_eq!(current("/desk"), Some("shell-today"));
    }

    #[test]
    fn the_bar_of_the_desk_holds_five_places_at_most() {
        let in_bar = PLACES.iter().filter(|place| place.side == Side::Desk);
        assert_eq!(in_bar.clone().count(), 5);
        assert!(in_bar.clone().all(|place| !place.icon.is_empty()));
        let behind = PLACES.iter().filter(|place| place.side == Side::More);
        for place in behind {
            assert!(page_at(place.path).is_some(), "{} has no page", place.path);
            assert!(!place.what.is_empty(), "{}", place.path);
        }
    }

    #[test]
    fn a_page_below_a_place_marks_it() {
        assert!(covers("/", "/p/kerwen"));
        assert!(!covers("/", "/about"));
        assert!(covers("/desk/acts", "/desk/acts/new"));
        assert!(covers("/desk/people", "/desk/people/5"));
        assert!(!covers("/desk/people", "/desk/peoples"));
        assert!(is_desk("/me") && is_desk("/desk/x") && !is_desk("/media"));
    }
}
