//! A small world for the rights to be asked about: two programmes that are not published and one
//! that is, each with things of its own; and people of every role, whose role holds in the first.

use keruen_office::account::{self, Grant, Scope};
use keruen_people::role::Role;
use keruen_store::params;
use keruen_web::assets;
use keruen_web::testing::{Person, Site};

use super::things::Things;
use super::things::office::session_of;
use super::things::people::person;

keruen_store::statements! {
    TIE = "UPDATE account SET person_id = $2 WHERE id = $1";
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Nobody known.
    Visitor,
    /// An owner who has given a first proof only.
    Half,
    /// Somebody signed in with this role.
    Role(Role),
    /// Somebody who coordinates the first programme and types in the second.
    Both,
}

impl Who {
    /// Everybody.
    pub const ALL: [Self; 10] = [
        Self::Visitor,
        Self::Half,
        Self::Role(Role::Owner),
        Self::Role(Role::Coordinator),
        Self::Role(Role::Clerk),
        Self::Role(Role::Reviewer),
        Self::Role(Role::Commissioner),
        Self::Role(Role::Trainer),
        Self::Role(Role::Participant),
        Self::Both,
    ];

    /// The roles held anywhere.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Self::Visitor | Self::Half => &[],
            Self::Role(role) => one(role),
            Self::Both => &[Role::Coordinator, Role::Clerk],
        }
    }

    /// The roles that count for the things of a side.
    pub fn roles_at(self, side: Side) -> &'static [Role] {
        match (self, side) {
            (Self::Role(Role::Owner), _) => &[Role::Owner],
            (Self::Both, Side::Other) => &[Role::Clerk],
            (Self::Both, Side::Own) => &[Role::Coordinator],
            (Self::Role(role), Side::Own) => one(role),
            _ => &[],
        }
    }
}

/// A role alone.
fn one(role: Role) -> &'static [Role] {
    let place = Role::ALL.iter().position(|one| *one == role);
    place.map_or(&[], |place| std::slice::from_ref(&ALONE[place]))
}

static ALONE: [Role; 7] = Role::ALL;

/// About which thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// One's own, or one of the programme in which the role holds.
    Own,
    /// Somebody else's, or one of another programme.
    Other,
    /// One of a programme that is published.
    Open,
    /// Somebody else's thing under a path that begins with one's own.
    Mixed,
}

/// Everything there is.
pub struct World<'s> {
    own: Option<Things>,
    other: Option<Things>,
    open: Option<Things>,
    people: Vec<(Who, Person<'s>, i64)>,
    records: Vec<(Who, i64)>,
    visitor: Person<'s>,
}

impl<'s> World<'s> {
    /// A world with everybody in it.
    pub async fn new(site: &'s Site) -> Self {
        Self::with(site, &Who::ALL, &[Side::Own, Side::Other, Side::Open]).await
    }

    /// A world with these people, and with the things of these sides alone: each costs some two
    /// hundred statements, and a world is made for every change that is allowed.
    pub async fn with(site: &'s Site, who: &[Who], sides: &[Side]) -> Self {
        let mixed = sides.contains(&Side::Mixed);
        let (mut own, mut other, mut open) = (None, None, None);
        if mixed || sides.contains(&Side::Own) {
            own = Some(Things::new(site, false).await);
        }
        if mixed || sides.contains(&Side::Other) {
            other = Some(Things::new(site, false).await);
        }
        if sides.contains(&Side::Open) {
            open = Some(Things::new(site, true).await);
        }
        let home = match &own {
            Some(things) => things.programme.id,
            None => site.programme().await,
        };
        let elsewhere = match &other {
            Some(things) => things.programme.id,
            None => site.programme().await,
        };
        let (mut people, mut records) = (Vec::new(), Vec::new());
        for who in who {
            let somebody = match who {
                Who::Visitor => continue,
                Who::Half => site.by_link(Role::Owner, None).await,
                Who::Role(Role::Owner) => site.signed_in(Role::Owner, None).await,
                Who::Role(role) => site.signed_in(*role, Some(home)).await,
                Who::Both => site.signed_in(Role::Coordinator, Some(home)).await,
            };
            if *who == Who::Both {
                let id = somebody.account.expect("an account");
                let types = Grant::new(Role::Clerk, Scope::Programme(elsewhere));
                let mut tx = site.act().await;
                account::grant(&mut tx, id, types.expect("a role in its scope"))
                    .await
                    .expect("a role");
                tx.commit().await.expect("a commit");
            }
            // A person of the directory whom the account belongs to, and another device.
            let account = somebody.account.expect("an account");
            let mut tx = site.act().await;
            let own = person(&mut tx, elsewhere).await;
            tx.run(TIE, &params![account, own]).await.expect("tied");
            tx.commit().await.expect("a commit");
            site.again(&somebody).await;
            let session = session_of(site, account).await;
            people.push((*who, somebody, session));
            records.push((*who, own));
        }
        Self {
            own,
            other,
            open,
            people,
            records,
            visitor: site.visitor(),
        }
    }

    /// The record in the directory that somebody's account belongs to.
    pub fn own_record(&self, who: Who) -> Option<i64> {
        let mut records = self.records.iter();
        records.find(|(one, _)| *one == who).map(|(_, id)| *id)
    }

    fn known(&self, who: Who) -> Option<&(Who, Person<'s>, i64)> {
        self.people.iter().find(|(one, ..)| *one == who)
    }

    /// Somebody.
    pub fn person(&self, who: Who) -> &Person<'s> {
        self.known(who)
            .map_or(&self.visitor, |(_, person, _)| person)
    }

    /// The things of a side.
    pub fn things(&self, side: Side) -> &Things {
        let things = match side {
            Side::Own | Side::Mixed => &self.own,
            Side::Other => &self.other,
            Side::Open => &self.open,
        };
        things.as_ref().expect("a side of this world")
    }

    /// A path of the table with its parameters filled in.
    pub fn path(&self, pattern: &str, who: Who, side: Side) -> String {
        let mut path = String::new();
        let mut rest = pattern;
        let mut things = 0;
        while let Some((before, after)) = rest.split_once('{') {
            path.push_str(before);
            let (name, after) = after.split_once('}').expect("a closing brace");
            let read = pattern.len() - after.len();
            things += usize::from(name != "lang");
            let side = if side == Side::Mixed && things > 1 {
                Side::Other
            } else {
                side
            };
            // The page after an erasure is about somebody who is no more.
            let prefix = if pattern.ends_with("/erased") {
                pattern
            } else {
                &pattern[..read]
            };
            path.push_str(&self.value(prefix, name, who, side));
            rest = after;
        }
        path.push_str(rest);
        let named = self.named(pattern, side);
        if !named.is_empty() {
            let query = url::form_urlencoded::Serializer::new(String::new())
                .extend_pairs(named)
                .finish();
            path = format!("{path}?{query}");
        }
        path
    }

    /// Whether a path names a thing that belongs to another one.
    pub fn nested(pattern: &str) -> bool {
        let named = pattern.matches('{').count() - usize::from(pattern.starts_with("/{lang}"));
        named > 1
            && !["{purpose}", "{name}"]
                .iter()
                .any(|word| pattern.contains(word))
    }

    /// What a form or a query names besides the path: the thing that the act is about.
    pub fn named(&self, pattern: &str, side: Side) -> Vec<(&'static str, String)> {
        let to = pattern.trim_start_matches("/{lang}");
        self.things(side).named(to)
    }

    /// What stands for a parameter: known by the path that leads to it.
    fn value(&self, prefix: &str, name: &str, who: Who, side: Side) -> String {
        let to = prefix.trim_start_matches("/{lang}");
        let own = self.known(who).filter(|_| side == Side::Own);
        match (to, own) {
            _ if name == "lang" => "en".to_owned(),
            ("/static/{hash}", _) => asset().0,
            ("/static/{hash}/{name}", _) => asset().1,
            ("/samples/{name}", _) => "about".to_owned(),
            ("/demo/{role}", _) => "owner".to_owned(),
            ("/me/sessions/{id}", Some((.., session))) => session.to_string(),
            ("/desk/site/consents/{purpose}" | "/desk/people/{id}/consents/{purpose}", _) => {
                "taking_part".to_owned()
            }
            _ => match self.things(side).value(to) {
                Some(value) => value,
                None => panic!("the world has nothing for {to}: add a line to its part of things/"),
            },
        }
    }
}

/// Hash and name of a static file.
fn asset() -> (String, String) {
    let address = assets::address("keruen.css");
    let mut parts = address.rsplit('/');
    let name = parts.next().expect("a name").to_owned();
    (parts.next().expect("a hash").to_owned(), name)
}
