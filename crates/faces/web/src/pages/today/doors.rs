//! What somebody comes here for, where the rules of the house have nothing to say to them: whoever
//! types people in, and whoever takes part.
//!
//! keys: home-door-*

use keruen_people::role::Role;

use super::standing::Standing;
use crate::shell::Scene;

/// A way on, with what waits behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    /// What is done there.
    pub title: String,
    /// A word about it.
    pub text: String,
    /// Where.
    pub href: String,
}

fn door(scene: &Scene, name: &str, path: &str) -> Door {
    let t = scene.t();
    Door {
        title: t.say(&format!("home-door-{name}")),
        text: t.say(&format!("home-door-{name}-text")),
        href: scene.href(path),
    }
}

/// For whoever types people in; `programme`: where they write news.
pub fn of_clerk(scene: &Scene, programme: Option<i64>) -> Vec<Door> {
    let news = programme.map(|id| {
        let path = format!("/desk/programmes/{id}/news/new");
        door(scene, "news", &path)
    });
    [
        door(scene, "person", "/desk/people/new"),
        door(scene, "people", "/desk/people"),
    ]
    .into_iter()
    .chain(news)
    .collect()
}

/// For everybody: one's own account, and one's own data where one is in the directory.
pub fn of_everybody(scene: &Scene, known: bool) -> Vec<Door> {
    let data = known.then(|| door(scene, "data", "/me/data.zip"));
    let rights = [
        door(scene, "me", "/me"),
        door(scene, "your-data", "/your-data"),
    ];
    data.into_iter().chain(rights).collect()
}

/// For this reader: an owner and a coordinator have their list of what waits, the others these.
pub fn of_reader(scene: &Scene, mine: &[Standing]) -> Vec<Door> {
    let Some(account) = scene.viewer.full() else {
        return Vec::new();
    };
    let decides =
        scene.viewer.is_owner() || !account.programmes_as(&[Role::Coordinator]).is_empty();
    if decides {
        return Vec::new();
    }
    let types = account.programmes_as(&[Role::Clerk]);
    if types.is_empty() {
        return of_everybody(scene, account.person.is_some());
    }
    // The one under way stands first.
    let first = mine
        .iter()
        .map(|one| one.listed.id)
        .find(|id| types.contains(id));
    of_clerk(scene, first)
}
