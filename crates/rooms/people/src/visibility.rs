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
        /// Its roles, each with the programme in which it holds; an owner's holds for the site.
        roles: Vec<(Role, Option<i64>)>,
        /// The person that the account belongs to.
        own: Option<i64>,
    },
}

/// Who looks people up.
const LOOK: &[Role] = &[Role::Coordinator, Role::Clerk, Role::Commissioner];
/// Who types people in.
const TYPE_IN: &[Role] = &[Role::Coordinator, Role::Clerk];
/// Who takes out, merges, blocks and erases.
const DECIDE: &[Role] = &[Role::Coordinator];

impl Viewer {
    /// The viewer that an account with these roles is. Each role counts where it is held and
    /// nowhere else; no roles leave the rights to one's own things.
    pub fn of(roles: &[(Role, Option<i64>)], own: Option<i64>) -> Self {
        Self::Staff {
            roles: roles.to_vec(),
            own,
        }
    }

    fn roles(&self) -> &[(Role, Option<i64>)] {
        match self {
            Self::Visitor => &[],
            Self::Staff { roles, .. } => roles,
        }
    }

    /// The record in the directory that is the viewer's own.
    pub fn own(&self) -> Option<i64> {
        match self {
            Self::Visitor => None,
            Self::Staff { own, .. } => *own,
        }
    }

    /// Runs the site.
    pub fn is_owner(&self) -> bool {
        self.roles().contains(&(Role::Owner, None))
    }

    /// The programmes in which one of these roles is held, each once.
    fn programmes_as(&self, wanted: &[Role]) -> Vec<i64> {
        let mut programmes: Vec<i64> = self
            .roles()
            .iter()
            .filter(|(role, _)| wanted.contains(role))
            .filter_map(|(_, programme)| *programme)
            .collect();
        programmes.sort_unstable();
        programmes.dedup();
        programmes
    }

    /// Runs the site, or has one of these roles in some programme.
    fn somewhere(&self, wanted: &[Role]) -> bool {
        self.is_owner() || !self.programmes_as(wanted).is_empty()
    }

    /// Decides about persons of some programme: takes out, merges, blocks, erases.
    pub fn decides(&self) -> bool {
        self.somewhere(DECIDE)
    }

    /// The roles that count for a thing of these programmes, the mightiest first.
    fn tied(&self, programmes: &[i64]) -> Vec<Role> {
        let mut roles: Vec<Role> = self
            .roles()
            .iter()
            .filter(|(role, place)| match place {
                None => *role == Role::Owner,
                Some(id) => *role != Role::Owner && programmes.contains(id),
            })
            .map(|(role, _)| *role)
            .collect();
        roles.sort_unstable();
        roles.dedup();
        roles
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

impl PersonSight {
    /// Whether their time in a council may be written down, ended, corrected and taken back: by
    /// whoever decides about them, as over a merge.
    pub const fn seat(&self) -> bool {
        self.change && self.merge
    }

    /// What one of two sights allows.
    #[must_use]
    const fn or(self, other: Self) -> Self {
        Self {
            name: self.name || other.name,
            particulars: self.particulars || other.particulars,
            contacts: self.contacts || other.contacts,
            consents: self.consents || other.consents,
            history: self.history || other.history,
            change: self.change || other.change,
            merge: self.merge || other.merge,
            export: self.export || other.export,
            block: self.block || other.block,
            erase: self.erase || other.erase,
        }
    }
}

/// What one role shows of a person who is tied to its programme.
fn in_role(role: Role, blocked: bool) -> PersonSight {
    let open = match role {
        Role::Owner | Role::Coordinator => PersonSight::ALL,
        Role::Clerk => PersonSight {
            name: true,
            particulars: true,
            contacts: true,
            consents: true,
            change: true,
            ..PersonSight::default()
        },
        Role::Commissioner => PersonSight {
            name: true,
            particulars: true,
            ..PersonSight::default()
        },
        Role::Reviewer | Role::Trainer | Role::Participant => PersonSight::default(),
    };
    match (blocked, open.block) {
        (false, _) => open,
        (true, true) => PersonSight {
            change: false,
            merge: false,
            ..open
        },
        (true, false) => PersonSight::default(),
    }
}

/// What the viewer may see of this person and do with them: what any of their roles in the
/// person's own programmes allows, and no more.
///
/// A person's own things are theirs to see and to take out even while blocked.
/// Blocked data is neither shown to the public nor used: it can only be looked at
/// by those who may unblock or erase it.
pub fn person(viewer: &Viewer, facts: &PersonFacts) -> PersonSight {
    let public = PersonSight {
        name: facts.name_public && !facts.blocked,
        ..PersonSight::default()
    };
    let seen = viewer
        .tied(&facts.programmes)
        .into_iter()
        .map(|role| in_role(role, facts.blocked))
        .fold(public, PersonSight::or);
    if viewer.own() == Some(facts.id) {
        seen.or(PersonSight {
            name: true,
            particulars: true,
            contacts: true,
            consents: true,
            export: true,
            ..PersonSight::default()
        })
    } else {
        seen
    }
}

/// The mightiest role in which the viewer has this right over the person: the one that the journal
/// names. `None` where no role gives it; one's own things need none.
pub fn role_for(
    viewer: &Viewer,
    facts: &PersonFacts,
    right: fn(&PersonSight) -> bool,
) -> Option<Role> {
    viewer
        .tied(&facts.programmes)
        .into_iter()
        .find(|role| right(&in_role(*role, facts.blocked)))
}

/// What a list is for, and so which of the viewer's roles open it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Aim {
    /// To look at.
    #[default]
    Look,
    /// For what only those who type people in see: contacts and consents.
    TypeIn,
    /// To take out, to merge, to write to.
    Decide,
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
    /// Whose persons are shown.
    pub(crate) programmes: Vec<i64>,
    /// Whose persons are shown even while their data is blocked.
    pub(crate) unblocks: Vec<i64>,
    pub(crate) own: i64,
    pub(crate) public: bool,
    /// Whether contacts may be searched somewhere: finding by a telephone shows it.
    pub(crate) contacts: bool,
    /// Whether former names, organisations and territories may be searched and shown.
    pub(crate) particulars: bool,
}

impl PersonScope {
    /// The same, and besides everybody whose name is public: for the pages of
    /// organisations, which show the public their members.
    #[must_use]
    pub fn with_public(mut self) -> Self {
        self.public = true;
        self
    }

    /// For `person_scope`: the five values `all, programmes, own, public, unblocks` in that order.
    pub fn values(&self) -> [Value; 5] {
        [
            Value::from(self.all),
            Value::from(listed(&self.programmes)),
            Value::from(self.own),
            Value::from(self.public),
            Value::from(listed(&self.unblocks)),
        ]
    }
}

/// `,3,17,` for looking a number up by `LIKE '%,3,%'`; empty for none.
fn listed(programmes: &[i64]) -> String {
    if programmes.is_empty() {
        return String::new();
    }
    programmes
        .iter()
        .fold(String::from(","), |list, id| format!("{list}{id},"))
}

/// Which persons a list may show to this viewer.
pub fn persons(viewer: &Viewer) -> PersonScope {
    persons_for(viewer, Aim::Look)
}

/// Which persons a list with this aim may show to this viewer: those of the programmes in which a
/// role of theirs reaches that far.
pub fn persons_for(viewer: &Viewer, aim: Aim) -> PersonScope {
    let wanted = match aim {
        Aim::Look => LOOK,
        Aim::TypeIn => TYPE_IN,
        Aim::Decide => DECIDE,
    };
    let desk = viewer.somewhere(LOOK);
    let own = viewer.own().filter(|_| aim != Aim::Decide);
    PersonScope {
        all: viewer.is_owner(),
        programmes: viewer.programmes_as(wanted),
        unblocks: viewer.programmes_as(DECIDE),
        own: own.unwrap_or(-1),
        public: !desk && aim == Aim::Look,
        contacts: viewer.somewhere(TYPE_IN),
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
        desk: viewer.somewhere(LOOK),
        change: viewer.decides(),
    }
}
