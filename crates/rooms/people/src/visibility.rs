//! Who sees what of whom. Every exit (page, list, search, export, API) asks here;
//! what is not allowed by name is denied.

use crate::role::Role;
use keruen_store::Value;

/// Who looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Viewer {
    /// Nobody we know.
    Visitor,
    /// An account.
    Staff {
        /// The role it acts in.
        role: Role,
        /// The programmes in which it has that role; empty for an owner.
        programmes: Vec<i64>,
        /// The person that the account belongs to.
        own: Option<i64>,
    },
}

impl Viewer {
    /// The viewer that an account with these roles is: its mightiest role, with all
    /// programmes in which it has that one. No roles leaves a participant's rights
    /// to own things.
    pub fn of(roles: &[(Role, Option<i64>)], own: Option<i64>) -> Self {
        let role = roles
            .iter()
            .map(|(role, _)| *role)
            .min()
            .unwrap_or(Role::Participant);
        let programmes = roles
            .iter()
            .filter(|(other, _)| *other == role)
            .filter_map(|(_, programme)| *programme)
            .collect();
        Self::Staff {
            role,
            programmes,
            own,
        }
    }

    fn role(&self) -> Option<Role> {
        match self {
            Self::Visitor => None,
            Self::Staff { role, .. } => Some(*role),
        }
    }

    fn own(&self) -> Option<i64> {
        match self {
            Self::Visitor => None,
            Self::Staff { own, .. } => *own,
        }
    }

    fn shares_programme(&self, programmes: &[i64]) -> bool {
        match self {
            Self::Visitor => false,
            Self::Staff {
                programmes: mine, ..
            } => mine.iter().any(|id| programmes.contains(id)),
        }
    }
}

/// What the decision about a person rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonFacts {
    /// The person.
    pub id: i64,
    /// The programmes they are tied to.
    pub programmes: Vec<i64>,
    /// Whether their consent to a public name stands.
    pub name_public: bool,
    /// Whether their data is blocked.
    pub blocked: bool,
}

/// What a viewer may see of a person, and do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each one is a separate right, asked for by name"
)]
pub struct PersonSight {
    /// Name and public memberships.
    pub name: bool,
    /// Languages, territory, former names, all memberships.
    pub particulars: bool,
    /// Telephones and addresses.
    pub contacts: bool,
    /// Consents with their history.
    pub consents: bool,
    /// The journal with old values.
    pub history: bool,
    /// Change particulars, contacts, memberships, consents.
    pub change: bool,
    /// Merge with a duplicate.
    pub merge: bool,
    /// Take everything out as one file.
    pub export: bool,
    /// Block and unblock.
    pub block: bool,
    /// Erase.
    pub erase: bool,
}

impl PersonSight {
    const ALL: Self = Self {
        name: true,
        particulars: true,
        contacts: true,
        consents: true,
        history: true,
        change: true,
        merge: true,
        export: true,
        block: true,
        erase: true,
    };
}

/// What the viewer may see of this person and do with them.
///
/// A person's own things are theirs to see and to take out even while blocked.
/// Blocked data is neither shown to the public nor used: it can only be looked at
/// by those who may unblock or erase it.
pub fn person(viewer: &Viewer, facts: &PersonFacts) -> PersonSight {
    let own = viewer.own() == Some(facts.id);
    let tied = viewer.shares_programme(&facts.programmes);
    let by_role = match viewer.role() {
        Some(Role::Owner) => PersonSight::ALL,
        Some(Role::Coordinator) if tied => PersonSight::ALL,
        Some(Role::Clerk) if tied => PersonSight {
            name: true,
            particulars: true,
            contacts: true,
            consents: true,
            change: true,
            ..PersonSight::default()
        },
        Some(Role::Commissioner) if tied => PersonSight {
            name: true,
            particulars: true,
            ..PersonSight::default()
        },
        _ => PersonSight {
            name: facts.name_public,
            ..PersonSight::default()
        },
    };
    let seen = if facts.blocked {
        if by_role.block {
            PersonSight {
                change: false,
                merge: false,
                ..by_role
            }
        } else {
            PersonSight::default()
        }
    } else {
        by_role
    };
    if own {
        PersonSight {
            name: true,
            particulars: true,
            contacts: true,
            consents: true,
            export: true,
            ..seen
        }
    } else {
        seen
    }
}

/// The same decision for lists, as the values of an SQL condition: a list shows
/// exactly the persons whose name [`person`] would show, except that at a desk the
/// merely public ones of other programmes stay out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each one is a value of the condition or a separate right"
)]
pub struct PersonScope {
    pub(crate) all: bool,
    pub(crate) programmes: String,
    pub(crate) own: i64,
    pub(crate) public: bool,
    pub(crate) blocked: bool,
    /// Whether contacts may be searched: finding by a telephone shows it.
    pub(crate) contacts: bool,
    /// Whether consents may be filtered by.
    pub(crate) consents: bool,
    /// Whether former names, organisations and territories may be searched and shown.
    pub(crate) particulars: bool,
}

impl PersonScope {
    /// The same, and besides everybody whose name is public: for the pages of
    /// organisations, which show the public their members.
    pub(crate) fn with_public(mut self) -> Self {
        self.public = true;
        self
    }

    /// The five values `all, programmes, own, public, blocked` in that order.
    pub(crate) fn values(&self) -> [Value; 5] {
        [
            Value::from(self.all),
            Value::from(self.programmes.clone()),
            Value::from(self.own),
            Value::from(self.public),
            Value::from(self.blocked),
        ]
    }
}

/// Which persons a list may show to this viewer.
pub fn persons(viewer: &Viewer) -> PersonScope {
    let role = viewer.role();
    let desk = matches!(
        role,
        Some(Role::Owner | Role::Coordinator | Role::Clerk | Role::Commissioner)
    );
    let types_in = matches!(role, Some(Role::Owner | Role::Coordinator | Role::Clerk));
    let programmes = match viewer {
        Viewer::Staff { programmes, .. } if desk => programmes
            .iter()
            .fold(String::from(","), |list, id| format!("{list}{id},")),
        _ => String::new(),
    };
    PersonScope {
        all: role == Some(Role::Owner),
        programmes,
        own: viewer.own().unwrap_or(-1),
        public: !desk,
        blocked: matches!(role, Some(Role::Owner | Role::Coordinator)),
        contacts: types_in,
        consents: types_in,
        particulars: desk,
    }
}

/// What a viewer may do with organisations, which are public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrganisationSight {
    /// The page itself.
    pub page: bool,
    /// All members and seat holders whom [`persons`] lets them see, not only those
    /// whose name is public.
    pub desk: bool,
    /// Create and change organisations, seats and territories.
    pub change: bool,
}

/// What the viewer may see of organisations and do with them.
pub fn organisations(viewer: &Viewer) -> OrganisationSight {
    OrganisationSight {
        page: true,
        desk: matches!(
            viewer.role(),
            Some(Role::Owner | Role::Coordinator | Role::Clerk | Role::Commissioner)
        ),
        change: matches!(viewer.role(), Some(Role::Owner | Role::Coordinator)),
    }
}
