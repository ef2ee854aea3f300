//! The journal in words: what was done, to what, by whom.
//!
//! keys: home-did-* home-role-*

use jiff::Timestamp;
use keruen_office::diary::{About, DELIVERABLES, INDICATORS, Line, NEWS, PartKind};
use keruen_office::text::Trio;
use keruen_speech::{Speaker, number};

use crate::shell::Scene;
use crate::zone;

/// The kinds of things of programmes that the journal tells of, of all rooms.
pub const KINDS: &[PartKind] = &[NEWS, INDICATORS, DELIVERABLES];

/// One line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deed {
    /// When, as short as it can be said.
    pub ago: String,
    /// When, in full.
    pub moment: String,
    /// What was done.
    pub what: String,
    /// The name of the thing, or with how many things; may be empty.
    pub about: String,
    /// Where the thing is; may be empty.
    pub href: String,
    /// By whom: a name, else a role.
    pub who: String,
    /// The role acted in.
    pub role: String,
    /// The reason, if one was given.
    pub why: String,
}

impl Deed {
    /// Words a line of the diary.
    pub fn told(scene: &Scene, line: Line, now: Timestamp) -> Self {
        let t = scene.t();
        let what = did(t, &line.kind, &line.verb);
        let exported = exported(t, &line);
        let (about, href) = match (&exported, thing(scene, &line)) {
            (Some(exported), _) => (exported.clone(), String::new()),
            (None, (name, _)) if line.count > 1 => (among(t, &line, &name), String::new()),
            (None, one) => one,
        };
        let role = role(t, &line.role);
        Self {
            ago: zone::ago(t, line.at, now),
            moment: zone::moment(t.lang(), line.at),
            what,
            about,
            href,
            who: line.who.unwrap_or_else(|| role.clone()),
            role,
            why: line.why.filter(|_| exported.is_none()).unwrap_or_default(),
        }
    }
}

/// With how many things the same was done, the first of them by its name.
fn among(t: Speaker<'_>, line: &Line, name: &str) -> String {
    let count = |n: i64| {
        let count = number::integer(t.lang(), n);
        if line.more {
            format!("{count}+")
        } else {
            count
        }
    };
    if name.is_empty() {
        return count(line.count);
    }
    t.say2("home-and-more", "name", name, "n", count(line.count - 1))
}

/// What was taken out as a file, of which the journal keeps `kind how-many`.
fn exported(t: Speaker<'_>, line: &Line) -> Option<String> {
    let why = line.why.as_deref().filter(|_| line.verb == "export")?;
    let (way, count) = why.split_once(' ')?;
    let count: i64 = count.parse().ok()?;
    Some(t.say2("home-exported", "n", count, "way", way.to_uppercase()))
}

/// What was done. Public acts say themselves of what kind they are.
pub fn did(t: Speaker<'_>, kind: &str, verb: &str) -> String {
    let kind = kind.replace('_', "-");
    let key = match kind.as_str() {
        "public-act" => format!("home-did-{kind}"),
        _ => format!("home-did-{kind}-{verb}"),
    };
    if t.has(&key) {
        t.say(&key)
    } else {
        t.say("home-did-other")
    }
}

/// A role in words; what acts without one is the site itself.
pub fn role(t: Speaker<'_>, code: &str) -> String {
    let key = format!("home-role-{code}");
    if t.has(&key) {
        t.say(&key)
    } else {
        t.say("home-role-system")
    }
}

/// The name of the thing and where it is.
fn thing(scene: &Scene, line: &Line) -> (String, String) {
    let t = scene.t();
    let name = |trio: &Trio| {
        let nearest = trio.nearest(t.lang());
        nearest.map(|(_, text)| text.to_owned()).unwrap_or_default()
    };
    // Who reads the journal may know that it happened; not everybody may open the thing.
    let open = |path: String| scene.open(&path).unwrap_or_default();
    match &line.about {
        About::Person {
            id,
            name: Some(name),
        } => (name.listed(), open(format!("/desk/people/{id}"))),
        About::Person { id, name: None } => {
            (t.say1("home-number", "n", id.to_string()), String::new())
        }
        About::Organisation { id, name: trio } => (name(trio), open(format!("/desk/orgs/{id}"))),
        About::Territory { name: trio } => (name(trio), String::new()),
        About::Programme { id, name: trio } => (name(trio), open(format!("/desk/programmes/{id}"))),
        About::Part {
            id,
            programme,
            name: trio,
        } => {
            let part = match line.kind.as_str() {
                "news" => format!("news/{id}"),
                kind => format!("{kind}s"),
            };
            (
                name(trio),
                open(format!("/desk/programmes/{programme}/{part}")),
            )
        }
        About::Letter {
            id,
            subject: Some(subject),
        } => (subject.clone(), open(format!("/desk/messages/{id}"))),
        About::Account {
            id,
            name: Some(name),
        } => (name.clone(), open(format!("/desk/site/accounts/{id}"))),
        About::Number(_) if line.kind == "site" => (String::new(), String::new()),
        About::Number(n) if line.kind == "public_act" => (
            t.say1("home-number", "n", n.to_string()),
            open(format!("/acts/{n}")),
        ),
        About::Letter { id: n, .. } | About::Account { id: n, .. } | About::Number(n) => {
            (t.say1("home-number", "n", n.to_string()), String::new())
        }
    }
}
