//! Who may what. One table of rules for the routes, one function that decides, deny by default.

use keruen_people::role::Role;

use crate::sign_in::SessionState;

/// Who asks: nobody known, or an account with its roles. Read once per request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Viewer {
    /// The account, if signed in at least half.
    pub account: Option<SignedIn>,
}

/// A signed-in account as the rights see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The account's id.
    pub id: i64,
    /// The session's id.
    pub session: i64,
    /// The person this account belongs to.
    pub person: Option<i64>,
    /// How far the sign-in has come.
    pub state: SessionState,
    /// Roles for the whole site.
    pub site: Vec<Role>,
    /// Roles in programmes: (programme, role).
    pub programmes: Vec<(i64, Role)>,
}

impl SignedIn {
    /// Has one of these roles for the whole site.
    pub fn on_site(&self, roles: &[Role]) -> Option<Role> {
        roles.iter().copied().find(|r| self.site.contains(r))
    }

    /// Has one of these roles in this programme.
    pub fn in_programme(&self, programme: i64, roles: &[Role]) -> Option<Role> {
        roles
            .iter()
            .copied()
            .find(|r| self.programmes.contains(&(programme, *r)))
    }

    /// Has one of these roles in any programme.
    pub fn anywhere(&self, roles: &[Role]) -> Option<Role> {
        roles
            .iter()
            .copied()
            .find(|r| self.programmes.iter().any(|(_, held)| held == r))
    }

    /// The programmes in which one of these roles is held, each once.
    pub fn programmes_as(&self, roles: &[Role]) -> Vec<i64> {
        let mut ids: Vec<i64> = self
            .programmes
            .iter()
            .filter(|(_, role)| roles.contains(role))
            .map(|(programme, _)| *programme)
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

impl Viewer {
    /// Nobody is signed in.
    pub const VISITOR: Self = Self { account: None };

    /// The account, if the sign-in is complete.
    pub fn full(&self) -> Option<&SignedIn> {
        self.account.as_ref().filter(|a| a.state == SessionState::Full)
    }

    /// A complete sign-in as owner.
    pub fn is_owner(&self) -> bool {
        self.full().is_some_and(|a| a.on_site(&[Role::Owner]).is_some())
    }
}

/// The access rule of a route. Roles of the site count everywhere; roles of a programme only on
/// things of that programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Anybody, signed in or not.
    Everyone,
    /// Anybody who has begun to sign in: the second-factor pages and signing out.
    HalfSignedIn,
    /// Any account.
    SignedIn,
    /// The account the thing belongs to.
    Own,
    /// One of these roles for the whole site.
    Site(&'static [Role]),
    /// One of these roles for the site, or in the thing's programme.
    Programme(&'static [Role]),
    /// One of these roles for the site, or in some programme: lists that narrow themselves.
    Somewhere(&'static [Role]),
}

/// What the request is about, as far as rights care.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Object {
    /// The programme the thing belongs to.
    pub programme: Option<i64>,
    /// The account the thing belongs to.
    pub account: Option<i64>,
}

impl Object {
    /// Nothing in particular.
    pub const NONE: Self = Self {
        programme: None,
        account: None,
    };

    /// A thing of a programme.
    pub const fn of_programme(id: i64) -> Self {
        Self {
            programme: Some(id),
            account: None,
        }
    }

    /// A thing of an account.
    pub const fn of_account(id: i64) -> Self {
        Self {
            programme: None,
            account: Some(id),
        }
    }
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Yes; in this role, if a role was needed (the journal names it).
    Yes(Option<Role>),
    /// Only after signing in.
    SignIn,
    /// Only after the second factor.
    SecondFactor,
    /// No. Faces answer 404 where even the existence tells something.
    No,
}

/// Decides. Pure; everything not allowed here is refused.
pub fn may(viewer: &Viewer, rule: Rule, object: Object) -> Decision {
    if rule == Rule::Everyone {
        return Decision::Yes(None);
    }
    let Some(account) = &viewer.account else {
        return Decision::SignIn;
    };
    if rule == Rule::HalfSignedIn {
        return Decision::Yes(None);
    }
    if account.state != SessionState::Full {
        return Decision::SecondFactor;
    }
    let held = match rule {
        Rule::Everyone | Rule::HalfSignedIn | Rule::SignedIn => return Decision::Yes(None),
        Rule::Own if object.account == Some(account.id) => return Decision::Yes(None),
        Rule::Own => None,
        Rule::Site(roles) => account.on_site(roles),
        Rule::Programme(roles) => account.on_site(roles).or_else(|| {
            object
                .programme
                .and_then(|programme| account.in_programme(programme, roles))
        }),
        Rule::Somewhere(roles) => account.on_site(roles).or_else(|| account.anywhere(roles)),
    };
    held.map_or(Decision::No, |role| Decision::Yes(Some(role)))
}
