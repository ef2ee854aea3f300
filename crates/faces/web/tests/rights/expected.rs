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
    /// Owners; to others of these roles it is not there, unless it was their own act.
    Done(&'static [Role]),
    /// These roles on things of their own programme, owners on all; in other programmes it is not
    /// there.
    Tied(&'static [Role]),
    /// The same about a person: whoever sees them in a lesser role of the same programme is told that
    /// they may not.
    Decided(&'static [Role]),
    /// Everybody where it is published; before, these roles in its programme, and to others it is
    /// not there.
    Published(&'static [Role]),
}

impl May {
    /// The things it is asked about.
    pub fn sides(self, nested: bool) -> Vec<Side> {
        let mut sides = match self {
            Self::Published(_) => vec![Side::Own, Side::Other, Side::Open],
            Self::Own | Self::Tied(_) | Self::Decided(_) => vec![Side::Own, Side::Other],
            Self::Everyone
            | Self::Nobody
            | Self::Begun
            | Self::Account
            | Self::Anywhere(_)
            | Self::Done(_) => vec![Side::Own],
        };
        if nested && !matches!(self, Self::Everyone | Self::Nobody) {
            sides.push(Side::Mixed);
        }
        sides
    }

    /// What somebody meets.
    pub fn expected(self, who: Who, side: Side) -> Met {
        // Somebody else's thing under one's own path is there for nobody.
        match (
            side,
            self.decided(who, if side == Side::Mixed { Side::Own } else { side }),
        ) {
            (Side::Mixed, Met::Open) => Met::Absent,
            (_, met) => met,
        }
    }

    fn decided(self, who: Who, side: Side) -> Met {
        match (self, who) {
            (Self::Everyone, _)
            | (Self::Begun, Who::Half | Who::Role(_) | Who::Both)
            | (Self::Account, Who::Role(_) | Who::Both) => Met::Open,
            (Self::Published(_), _) if side == Side::Open => Met::Open,
            (Self::Published(roles), _) if any(roles, who.roles_at(side)) => Met::Open,
            (Self::Nobody | Self::Published(_), _) => Met::Absent,
            (_, Who::Visitor) => Met::Door,
            (_, Who::Half) => Met::Code,
            (Self::Own, _) => {
                if side == Side::Own {
                    Met::Open
                } else {
                    Met::Absent
                }
            }
            (Self::Done(_), _) if any(&[Owner], who.roles()) => Met::Open,
            (Self::Done(roles), _) if any(roles, who.roles()) => Met::Absent,
            (Self::Anywhere(roles), _) if any(roles, who.roles()) => Met::Open,
            (Self::Tied(roles) | Self::Decided(roles), _) if any(roles, who.roles_at(side)) => {
                Met::Open
            }
            // Whoever types in where somebody else decides sees the person and is told no.
            (Self::Decided(_), Who::Both) => Met::Closed,
            (Self::Tied(roles) | Self::Decided(roles), _) if any(roles, who.roles()) => Met::Absent,
            _ => Met::Closed,
        }
    }
}

fn any(roles: &[Role], held: &[Role]) -> bool {
    held.iter().any(|role| roles.contains(role))
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

use May::{Account, Anywhere, Begun, Decided, Done, Everyone, Nobody, Own, Published, Tied};

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
    ("GET", "/{lang}/letters/{token}", Everyone),
    ("POST", "/{lang}/letters/{token}", Everyone),
    ("GET", "/{lang}/search", Everyone),
    ("GET", "/{lang}/sign-in/{token}", Everyone),
    ("POST", "/{lang}/sign-in/{token}", Everyone),
    ("POST", "/{lang}/sign-in/{token}/again", Everyone),
    ("POST", "/{lang}/sign-out", Begun),
    // One's own page
    ("GET", "/{lang}/me", Account),
    ("POST", "/{lang}/me/about", Account),
    ("POST", "/{lang}/me/email", Account),
    ("POST", "/{lang}/me/email/cancel", Account),
    ("GET", "/{lang}/me/email/{token}", Account),
    ("POST", "/{lang}/me/email/{token}", Account),
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
    ("GET", "/{lang}/desk/site/accounts/{id}/erase", OWNER),
    ("POST", "/{lang}/desk/site/accounts/{id}/erase", OWNER),
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
    ("POST", "/{lang}/desk/messages/{id}/not-sent", Tied(RUN)),
    ("POST", "/{lang}/desk/messages/{id}/hand", Tied(RUN)),
    ("POST", "/{lang}/desk/messages/{id}/sent", Tied(RUN)),
    // People
    ("GET", "/{lang}/desk/people", Anywhere(READ)),
    ("GET", "/{lang}/desk/people/new", Anywhere(TYPE)),
    ("POST", "/{lang}/desk/people/new", Anywhere(TYPE)),
    ("GET", "/{lang}/desk/people/duplicates", Anywhere(RUN)),
    ("POST", "/{lang}/desk/people/duplicates", Decided(RUN)),
    ("GET", "/{lang}/desk/people/merge", Decided(RUN)),
    ("POST", "/{lang}/desk/people/merge", Decided(RUN)),
    ("GET", "/{lang}/desk/people/{id}/merge", Decided(RUN)),
    ("GET", "/{lang}/desk/people/{id}", Tied(READ)),
    ("GET", "/{lang}/desk/people/{id}/edit", Tied(TYPE)),
    ("POST", "/{lang}/desk/people/{id}/edit", Tied(TYPE)),
    ("GET", "/{lang}/desk/people/{id}/contacts", Tied(TYPE)),
    ("POST", "/{lang}/desk/people/{id}/contacts", Tied(TYPE)),
    ("POST", "/{lang}/desk/people/{id}/contacts/{contact}/remove", Tied(TYPE)),
    ("POST", "/{lang}/desk/people/{id}/contacts/{contact}/main", Tied(TYPE)),
    ("GET", "/{lang}/desk/people/{id}/memberships/new", Tied(TYPE)),
    ("POST", "/{lang}/desk/people/{id}/memberships/new", Tied(TYPE)),
    ("GET", "/{lang}/desk/people/{id}/memberships/{membership}", Tied(TYPE)),
    ("POST", "/{lang}/desk/people/{id}/memberships/{membership}", Tied(TYPE)),
    ("POST", "/{lang}/desk/people/{id}/memberships/{membership}/remove", Tied(TYPE)),
    ("GET", "/{lang}/desk/people/{id}/seats/{holding}", Decided(RUN)),
    ("POST", "/{lang}/desk/people/{id}/seats/{holding}", Decided(RUN)),
    ("POST", "/{lang}/desk/people/{id}/seats/{holding}/remove", Decided(RUN)),
    ("GET", "/{lang}/desk/people/{id}/programmes", Tied(TYPE)),
    ("POST", "/{lang}/desk/people/{id}/programmes", Tied(TYPE)),
    ("POST", "/{lang}/desk/people/{id}/programmes/{programme}/untie", Tied(TYPE)),
    ("GET", "/{lang}/desk/people/{id}/consents/{purpose}", Tied(TYPE)),
    ("POST", "/{lang}/desk/people/{id}/consents/{purpose}", Tied(TYPE)),
    ("POST", "/{lang}/desk/people/{id}/consents/{purpose}/withdraw", Tied(TYPE)),
    ("GET", "/{lang}/desk/people/{id}/block", Decided(RUN)),
    ("POST", "/{lang}/desk/people/{id}/block", Decided(RUN)),
    ("GET", "/{lang}/desk/people/{id}/erase", Decided(RUN)),
    ("POST", "/{lang}/desk/people/{id}/erase", Decided(RUN)),
    ("GET", "/{lang}/desk/people/{id}/erased", Done(RUN)),
    ("GET", "/{lang}/desk/people/{id}/export.zip", Decided(RUN)),
    ("GET", "/{lang}/me/data.zip", Account),
    ("GET", "/{lang}/desk/site/consents", OWNER),
    ("GET", "/{lang}/desk/site/consents/{purpose}", OWNER),
    ("POST", "/{lang}/desk/site/consents/{purpose}", OWNER),
    // Imports and exports
    ("GET", "/{lang}/desk/people/import", Anywhere(RUN)),
    ("POST", "/{lang}/desk/people/import", Anywhere(RUN)),
    ("GET", "/{lang}/desk/people/import/template.xlsx", Anywhere(RUN)),
    ("GET", "/{lang}/desk/people/import/{id}", Tied(RUN)),
    ("POST", "/{lang}/desk/people/import/{id}", Tied(RUN)),
    ("POST", "/{lang}/desk/people/import/{id}/discard", Tied(RUN)),
    ("POST", "/{lang}/desk/people/import/{id}/names", Tied(RUN)),
    ("GET", "/{lang}/desk/people/import/{id}/columns", Tied(RUN)),
    ("POST", "/{lang}/desk/people/import/{id}/columns", Tied(RUN)),
    ("GET", "/{lang}/desk/people/import/{id}/places", Tied(RUN)),
    ("POST", "/{lang}/desk/people/import/{id}/places", Tied(RUN)),
    ("GET", "/{lang}/desk/people/import/{id}/faults.xlsx", Tied(RUN)),
    ("GET", "/{lang}/desk/people/export.xlsx", Anywhere(RUN)),
    ("GET", "/{lang}/desk/people/export.csv", Anywhere(RUN)),
    // Organisations and territories
    ("GET", "/{lang}/orgs", Everyone),
    ("GET", "/{lang}/orgs/{slug}", Everyone),
    ("GET", "/{lang}/desk/orgs", Anywhere(READ)),
    ("GET", "/{lang}/desk/orgs/new", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/new", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/{id}", Anywhere(READ)),
    ("GET", "/{lang}/desk/orgs/{id}/edit", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/{id}/edit", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/{id}/delete", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/{id}/delete", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/import", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/import", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/import/template.xlsx", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/import/{file}", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/import/{file}", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/import/{file}/faults.xlsx", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/export.xlsx", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/export.csv", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/{id}/term", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/{id}/term", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/{id}/seats/new", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/{id}/seats/new", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/{id}/seats/{seat}/take", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/{id}/seats/{seat}/take", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/{id}/seats/{seat}/leave", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/{id}/seats/{seat}/leave", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/{id}/seats/{seat}/remove", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/{id}/seats/{seat}/remove", Anywhere(RUN)),
    ("GET", "/{lang}/desk/orgs/{id}/seats/{seat}/term", Anywhere(RUN)),
    ("POST", "/{lang}/desk/orgs/{id}/seats/{seat}/term", Anywhere(RUN)),
    ("GET", "/{lang}/desk/territories", Anywhere(READ)),
    ("GET", "/{lang}/desk/territories/new", Anywhere(RUN)),
    ("POST", "/{lang}/desk/territories/new", Anywhere(RUN)),
    ("GET", "/{lang}/desk/territories/kazakhstan", Anywhere(RUN)),
    ("POST", "/{lang}/desk/territories/kazakhstan", Anywhere(RUN)),
    ("GET", "/{lang}/desk/territories/{id}/edit", Anywhere(RUN)),
    ("POST", "/{lang}/desk/territories/{id}/edit", Anywhere(RUN)),
    // The site and its calendar
    ("GET", "/{lang}/desk/site", OWNER),
    ("GET", "/{lang}/desk/site/edit", OWNER),
    ("POST", "/{lang}/desk/site/edit", OWNER),
    ("POST", "/{lang}/desk/site/backup", OWNER),
    ("POST", "/{lang}/desk/site/jobs/{id}", OWNER),
    ("GET", "/{lang}/desk/site/journal", OWNER),
    ("GET", "/{lang}/desk/calendar", Anywhere(RUN)),
    ("POST", "/{lang}/desk/calendar", OWNER),
    ("GET", "/{lang}/desk/calendar/edit", OWNER),
    ("POST", "/{lang}/desk/calendar/edit", OWNER),
    // Public acts at the desk
    ("GET", "/{lang}/desk/acts", Anywhere(READ)),
    ("GET", "/{lang}/desk/acts/new", Anywhere(RUN)),
    ("POST", "/{lang}/desk/acts/new", Anywhere(RUN)),
    ("POST", "/{lang}/desk/acts/make", Anywhere(RUN)),
    ("GET", "/{lang}/desk/acts/{n}", Anywhere(RUN)),
    // The desk of a programme
    ("GET", "/{lang}/desk/programmes", Anywhere(TEAM)),
    ("GET", "/{lang}/desk/programmes/new", OWNER),
    ("POST", "/{lang}/desk/programmes/new", OWNER),
    ("GET", "/{lang}/desk/programmes/{id}", Tied(TEAM)),
    ("GET", "/{lang}/desk/programmes/{id}/edit", Tied(RUN)),
    ("POST", "/{lang}/desk/programmes/{id}/edit", Tied(RUN)),
    ("GET", "/{lang}/desk/programmes/{id}/publish", Tied(RUN)),
    ("POST", "/{lang}/desk/programmes/{id}/publish", Tied(RUN)),
    ("GET", "/{lang}/desk/programmes/{id}/withdraw", Tied(RUN)),
    ("POST", "/{lang}/desk/programmes/{id}/withdraw", Tied(RUN)),
    ("GET", "/{lang}/desk/programmes/{id}/stages", Tied(RUN)),
    ("POST", "/{lang}/desk/programmes/{id}/stages", Tied(RUN)),
    ("GET", "/{lang}/desk/programmes/{id}/indicators", Tied(TEAM)),
    ("GET", "/{lang}/desk/programmes/{id}/indicators/new", Tied(RUN)),
    ("POST", "/{lang}/desk/programmes/{id}/indicators/new", Tied(RUN)),
    ("GET", "/{lang}/desk/programmes/{id}/indicators/{item}", Tied(RUN)),
    ("POST", "/{lang}/desk/programmes/{id}/indicators/{item}", Tied(RUN)),
    ("POST", "/{lang}/desk/programmes/{id}/indicators/{item}/remove", Tied(RUN)),
    ("GET", "/{lang}/desk/programmes/{id}/deliverables", Tied(TEAM)),
    ("GET", "/{lang}/desk/programmes/{id}/deliverables/new", Tied(RUN)),
    ("POST", "/{lang}/desk/programmes/{id}/deliverables/new", Tied(RUN)),
    ("GET", "/{lang}/desk/programmes/{id}/deliverables/{item}", Tied(RUN)),
    ("POST", "/{lang}/desk/programmes/{id}/deliverables/{item}", Tied(RUN)),
    ("POST", "/{lang}/desk/programmes/{id}/deliverables/{item}/remove", Tied(RUN)),
    ("GET", "/{lang}/desk/programmes/{id}/deliverables/{item}/done", Tied(RUN)),
    ("POST", "/{lang}/desk/programmes/{id}/deliverables/{item}/done", Tied(RUN)),
    ("GET", "/{lang}/desk/programmes/{id}/team", Tied(RUN)),
    ("POST", "/{lang}/desk/programmes/{id}/team", Tied(RUN)),
    ("GET", "/{lang}/desk/programmes/{id}/team/new", Tied(RUN)),
    ("POST", "/{lang}/desk/programmes/{id}/team/new", Tied(RUN)),
    ("POST", "/{lang}/desk/programmes/{id}/team/{item}/link", Tied(RUN)),
    ("POST", "/{lang}/desk/programmes/{id}/team/{item}/remove", Tied(RUN)),
    ("GET", "/{lang}/desk/programmes/{id}/news", Tied(TYPE)),
    ("GET", "/{lang}/desk/programmes/{id}/news/new", Tied(TYPE)),
    ("POST", "/{lang}/desk/programmes/{id}/news/new", Tied(TYPE)),
    ("GET", "/{lang}/desk/programmes/{id}/news/{item}", Tied(TYPE)),
    ("GET", "/{lang}/desk/programmes/{id}/news/{item}/photo.jpg", Tied(TYPE)),
    ("GET", "/{lang}/desk/programmes/{id}/news/{item}/edit", Tied(TYPE)),
    ("POST", "/{lang}/desk/programmes/{id}/news/{item}/edit", Tied(TYPE)),
    ("GET", "/{lang}/desk/programmes/{id}/news/{item}/publish", Tied(RUN)),
    ("POST", "/{lang}/desk/programmes/{id}/news/{item}/publish", Tied(RUN)),
    ("GET", "/{lang}/desk/programmes/{id}/news/{item}/withdraw", Tied(RUN)),
    ("POST", "/{lang}/desk/programmes/{id}/news/{item}/withdraw", Tied(RUN)),
    // For programs
    ("GET", "/api/openapi.json", Everyone),
    ("GET", "/api/programmes", Everyone),
    ("GET", "/api/programmes/{slug}", Published(&[])),
    ("GET", "/api/organisations", Everyone),
    ("GET", "/api/organisations/{slug}", Everyone),
    ("GET", "/api/acts", Everyone),
    ("GET", "/api/acts/{n}", Everyone),
    ("GET", "/{lang}/api", Everyone),
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
