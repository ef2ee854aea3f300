//! Which crate may know which: faces -> rooms -> store -> engines, and rooms
//! only those that stand earlier in the journey.

use serde_json::Value;

use super::{Finding, Project};

/// Rooms in the order of the journey. A room may use those before it.
const JOURNEY: [&str; 9] = [
    "people",
    "office",
    "call",
    "programme",
    "learning",
    "report",
    "dialogue",
    "council",
    "oversight",
];

/// Libraries that belong to one layer, and the layers that may name them.
const OUTSIDE: [(&str, &[&str]); 19] = [
    ("sqlx", &["store"]),
    ("rusqlite", &["store"]),
    ("libsqlite3-sys", &["store"]),
    ("tokio-postgres", &["store"]),
    // The binary binds the socket and hands it to the web face.
    ("axum", &["faces", "binary"]),
    ("hyper", &["faces"]),
    ("http", &["faces"]),
    ("http-body-util", &["faces"]),
    ("tower", &["faces"]),
    ("tower-http", &["faces"]),
    ("askama", &["faces"]),
    ("lettre", &["faces"]),
    ("calamine", &["faces"]),
    ("rust_xlsxwriter", &["faces"]),
    ("encoding_rs", &["faces"]),
    ("zip", &["faces"]),
    // The binary reads the demonstration's own rows; the lottery reads its two tables from text, so
    // that it is of use alone.
    ("csv", &["engines", "faces", "binary"]),
    ("image", &["faces"]),
    ("qrcode", &["faces"]),
];

/// Where a crate stands in the house.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Floor {
    Engine,
    Store,
    Room(usize),
    /// The web page is also a door to mails and papers: it may use both.
    Face {
        is_web: bool,
    },
    Binary,
    Tool,
}

impl Floor {
    fn of(package: &Value) -> Option<Floor> {
        let folder = folder(package)?;
        let mut steps = folder.rsplit('/');
        let name = steps.next()?;
        match steps.next()? {
            "engines" => Some(Floor::Engine),
            "rooms" => JOURNEY
                .iter()
                .position(|room| *room == name)
                .map(Floor::Room),
            "faces" => Some(Floor::Face {
                is_web: name == "web",
            }),
            "crates" if name == "store" => Some(Floor::Store),
            "crates" if name == "keruen" => Some(Floor::Binary),
            _ if name == "xtask" => Some(Floor::Tool),
            _ => None,
        }
    }

    fn may_use(&self, other: &Floor) -> bool {
        match (self, other) {
            // Nobody builds upon the tools or the binary; the tools run the binary from outside.
            (_, Floor::Tool | Floor::Binary) | (Floor::Tool | Floor::Engine, _) => false,
            (
                Floor::Face { is_web },
                Floor::Face {
                    is_web: other_is_web,
                },
            ) => *is_web && !other_is_web,
            (Floor::Room(later), Floor::Room(earlier)) => earlier < later,
            (Floor::Store, other) => *other == Floor::Engine,
            (Floor::Room(_), other) => !matches!(other, Floor::Face { .. }),
            (Floor::Binary | Floor::Face { .. }, _) => true,
        }
    }

    fn layer(&self) -> &'static str {
        match self {
            Floor::Engine => "engines",
            Floor::Store => "store",
            Floor::Room(_) => "rooms",
            Floor::Face { .. } => "faces",
            Floor::Binary => "binary",
            Floor::Tool => "xtask",
        }
    }
}

fn folder(package: &Value) -> Option<&str> {
    package["manifest_path"]
        .as_str()?
        .strip_suffix("/Cargo.toml")
}

fn packages(project: &Project) -> impl Iterator<Item = &Value> {
    project.metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
}

fn name(package: &Value) -> &str {
    package["name"].as_str().unwrap_or_default()
}

/// No crate uses one that stands above it, not even in its tests.
pub fn point_down(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in packages(project) {
        let Some(floor) = Floor::of(package) else {
            findings.push(Finding::of(
                name(package),
                "stands in no layer of the house, or in no place of the journey",
            ));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let used = packages(project).find(|other| name(other) == name(dependency));
            let Some(other) = used.and_then(Floor::of) else {
                continue;
            };
            if !floor.may_use(&other) {
                findings.push(Finding::of(
                    name(package),
                    format!("must not use {}", name(dependency)),
                ));
            }
        }
    }
    findings
}

/// Database drivers are named by the store alone, and what people meet by faces.
pub fn outside(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in packages(project) {
        let Some(floor) = Floor::of(package) else {
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let rule = OUTSIDE
                .iter()
                .find(|(library, _)| *library == name(dependency));
            if let Some((library, layers)) =
                rule.filter(|(_, layers)| !layers.contains(&floor.layer()))
            {
                findings.push(Finding::of(
                    name(package),
                    format!("names {library}; only {} may", layers.join(" and ")),
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::made_of;
    use super::*;

    fn with(packages: &[(&str, &str, &[&str])]) -> Project {
        let mut project = made_of(&[]);
        project.metadata["packages"] = packages
            .iter()
            .map(|(folder, name, uses)| {
                let dependencies: Vec<Value> = uses
                    .iter()
                    .map(|used| serde_json::json!({ "name": used }))
                    .collect();
                serde_json::json!({
                    "name": name,
                    "manifest_path": format!("/house/{folder}/Cargo.toml"),
                    "dependencies": dependencies,
                })
            })
            .collect();
        project
    }

    #[test]
    fn downwards_is_fine() {
        let project = with(&[
            ("crates/engines/speech", "speech", &[]),
            ("crates/store", "store", &["speech", "sqlx"]),
            ("crates/rooms/people", "people", &["store", "speech"]),
            ("crates/rooms/office", "office", &["people"]),
            ("crates/faces/post", "post", &["lettre"]),
            (
                "crates/faces/web",
                "web",
                &["office", "people", "post", "axum"],
            ),
            ("crates/keruen", "keruen", &["web", "post", "store"]),
            ("crates/rooms/oversight", "oversight", &["council"]),
            ("crates/rooms/council", "council", &["dialogue"]),
            ("crates/rooms/dialogue", "dialogue", &["report"]),
            ("crates/rooms/report", "report", &["office"]),
        ]);
        assert_eq!(point_down(&project), []);
        assert_eq!(outside(&project), []);
    }

    #[test]
    fn upwards_sideways_and_backwards_are_found() {
        let project = with(&[
            ("crates/engines/speech", "speech", &["clock"]),
            ("crates/engines/clock", "clock", &[]),
            ("crates/store", "store", &["people"]),
            ("crates/rooms/people", "people", &["office"]),
            ("crates/rooms/office", "office", &["web"]),
            ("crates/faces/post", "post", &["web"]),
            ("crates/faces/web", "web", &["keruen"]),
            ("crates/keruen", "keruen", &[]),
        ]);
        assert_eq!(point_down(&project).len(), 6);
    }

    #[test]
    fn a_room_that_names_a_driver_and_a_crate_without_a_place_are_found() {
        let project = with(&[
            ("crates/rooms/people", "people", &["sqlx", "csv"]),
            ("crates/rooms/kitchen", "kitchen", &[]),
            ("crates/store", "store", &["zip"]),
            ("crates/keruen", "keruen", &["csv", "hyper"]),
        ]);
        assert_eq!(outside(&project).len(), 4);
        assert_eq!(point_down(&project).len(), 1);
    }
}
