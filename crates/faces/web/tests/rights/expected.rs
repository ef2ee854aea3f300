//! Who is expected to get where: the domain's rights, written down once more and by hand.
//!
//! A new route needs one line here.

use keruen_people::role::Role;

use super::Met;
use super::world::{Side, Who};

use Role::{Clerk, Commissioner, Coordinator, Owner, Reviewer, Trainer};

/// Who may, as a person would say it.
#[derive(Debug, Clone, Copy)]
pub enum May {
    /// Anybody.
    Everyone,
    /// Nobody at all: it is there in a demonstration only.
    Nobody,
    /// Whoever has begun to sign in.
    Begun,
    /// Whoever is signed in.
    Account,
    /// Whoever the thing belongs to; to others it is not there.
    Own,
    /// These roles, wherever they hold, whatever the thing.
    Anywhere(&'static [Role]),
    /// These roles on things of their own programme, owners on all; in other programmes it is not
    /// there.
    Tied(&'static [Role]),
    /// Everybody where it is published; before, these roles in its programme, and to others it is
    /// not there.
    Published(&'static [Role]),
}

impl May {
    /// The things it is asked about.
    pub fn sides(self) -> &'static [Side] {
        match self {
            Self::Published(_) => &[Side::Own, Side::Other, Side::Open],
            Self::Own | Self::Tied(_) => &[Side::Own, Side::Other],
            Self::Everyone | Self::Nobody | Self::Begun | Self::Account | Self::Anywhere(_) => &[Side::Own],
        }
    }

    /// What somebody meets.
    pub fn expected(self, who: Who, side: Side) -> Met {
        match (self, who) {
            (Self::Everyone, _) | (Self::Begun, Who::Half | Who::Role(_)) | (Self::Account, Who::Role(_)) => Met::Open,
            (Self::Published(_), _) if side == Side::Open => Met::Open,
            (Self::Published(roles), Who::Role(role)) if tied(roles, role, side) => Met::Open,
            (Self::Nobody | Self::Published(_), _) => Met::Absent,
            (_, Who::Visitor) => Met::Door,
            (_, Who::Half) => Met::Code,
            (Self::Own, _) => if side == Side::Own { Met::Open } else { Met::Absent },
            (Self::Anywhere(roles), Who::Role(role)) => if roles.contains(&role) { Met::Open } else { Met::Closed },
            (Self::Tied(roles), Who::Role(role)) if tied(roles, role, side) => Met::Open,
            (Self::Tied(roles), Who::Role(role)) => if roles.contains(&role) { Met::Absent } else { Met::Closed },
        }
    }
}

fn tied(roles: &[Role], role: Role, side: Side) -> bool {
    roles.contains(&role) && (role == Owner || side == Side::Own)
}

/// Everybody who works for a programme, and so sees it before it is published.
const TEAM: &[Role] = &[Owner, Coordinator, Clerk, Reviewer, Commissioner, Trainer];
/// Those who run programmes.
const RUN: &[Role] = &[Owner, Coordinator];
/// Those who type people in.
const TYPE: &[Role] = &[Owner, Coordinator, Clerk];
/// Those who look people up.
const READ: &[Role] = &[Owner, Coordinator, Clerk, Commissioner];
/// The owner of the site.
const OWNER: May = May::Anywhere(&[Owner]);

use May::{Account, Anywhere, Begun, Everyone, Nobody, Own, Published, Tied};

/// A row per route.
#[rustfmt::skip]
pub const EXPECTED: &[(&str, &str, May)] = &[
    // The shell
    ("GET", "/", Everyone),
    ("GET", "/static/{hash}/{name}", Everyone),
    ("GET", "/manifest.webmanifest", Everyone),
    ("GET", "/robots.txt", Everyone),
    ("GET", "/favicon.ico", Everyone),
    ("GET", "/{lang}/", Everyone),
    ("GET", "/{lang}/about", Everyone),
    ("GET", "/{lang}/accessibility", Everyone),
    ("GET", "/{lang}/your-data", Everyone),
    ("GET", "/{lang}/samples", Everyone),
    ("GET", "/{lang}/samples/{name}", Everyone),
    ("GET", "/{lang}/desk/more", Account),
    // The demonstration
    ("GET", "/demo/{role}", Nobody),
    ("POST", "/demo/{role}", Nobody),
    // The door
    ("GET", "/{lang}/sign-in", Everyone),
    ("POST", "/{lang}/sign-in", Everyone),
    ("POST", "/{lang}/sign-in/password", Everyone),
    ("GET", "/{lang}/sign-in/code", Begun),
    ("POST", "/{lang}/sign-in/code", Begun),
    ("GET", "/{lang}/sign-in/{token}", Everyone),
    ("POST", "/{lang}/sign-in/{token}", Everyone),
    ("POST", "/{lang}/sign-out", Begun),
    // One's own page
    ("GET", "/{lang}/me", Account),
    ("POST", "/{lang}/me/preferences", Account),
    ("POST", "/{lang}/me/password", Account),
    ("POST", "/{lang}/me/password/remove", Account),
    ("POST", "/{lang}/me/sessions", Account),
    ("POST", "/{lang}/me/sessions/{id}", Own),
    ("GET", "/{lang}/me/second-factor", Begun),
    ("POST", "/{lang}/me/second-factor", Begun),
    ("POST", "/{lang}/me/second-factor/codes", Account),
    ("POST", "/{lang}/me/second-factor/app", Account),
    // Accounts
    ("GET", "/{lang}/desk/site/accounts", OWNER),
    ("GET", "/{lang}/desk/site/accounts/new", OWNER),
    ("POST", "/{lang}/desk/site/accounts/new", OWNER),
    ("GET", "/{lang}/desk/site/accounts/{id}", OWNER),
    ("GET", "/{lang}/desk/site/accounts/{id}/edit", OWNER),
    ("POST", "/{lang}/desk/site/accounts/{id}/edit", OWNER),
    ("POST", "/{lang}/desk/site/accounts/{id}/roles", OWNER),
    ("POST", "/{lang}/desk/site/accounts/{id}/roles/{grant}", OWNER),
    ("POST", "/{lang}/desk/site/accounts/{id}/lock", OWNER),
    ("POST", "/{lang}/desk/site/accounts/{id}/unlock", OWNER),
    ("POST", "/{lang}/desk/site/accounts/{id}/link", OWNER),
    // Today
    ("GET", "/{lang}/desk", Account),
    // Messages
    ("GET", "/{lang}/desk/messages", Anywhere(RUN)),
    ("POST", "/{lang}/desk/messages", Tied(RUN)),
    ("GET", "/{lang}/desk/messages/new", Anywhere(RUN)),
    ("POST", "/{lang}/desk/messages/new", Tied(RUN)),
    ("GET", "/{lang}/desk/messages/{id}", Tied(RUN)),
    ("POST", "/{lang}/desk/messages/{id}/again", Tied(RUN)),
    ("POST", "/{lang}/desk/messages/{id}/hand", Tied(RUN)),
    ("POST", "/{lang}/desk/messages/{id}/sent", Tied(RUN)),
    // People
    ("GET", "/{lang}/desk/people", Anywhere(READ)),
    ("GET", "/{lang}/desk/people/{id}", Tied(READ)),
    ("GET", "/{lang}/desk/people/new", Anywhere(TYPE)),
    ("POST", "/{lang}/desk/people/new", Anywhere(TYPE)),
    ("GET", "/{lang}/desk/people/{id}/edit", Tied(TYPE)),
    ("POST", "/{lang}/desk/people/{id}/edit", Tied(TYPE)),
    // Programmes
    ("GET", "/{lang}/programmes", Everyone),
    ("GET", "/{lang}/p/{programme}", Published(TEAM)),
    ("GET", "/{lang}/p/{programme}/feed.atom", Published(TEAM)),
    ("GET", "/{lang}/p/{programme}/news/{slug}", Published(TYPE)),
    ("GET", "/p/{programme}/card.jpg", Published(TEAM)),
    ("GET", "/p/{programme}/news/{slug}/card.jpg", Published(TYPE)),
    ("GET", "/{lang}/acts", Everyone),
    ("GET", "/{lang}/acts/{n}", Everyone),
    ("GET", "/files/{hash}", Everyone),
];
