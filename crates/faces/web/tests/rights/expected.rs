//! Who is expected to get where: the domain's rights, written down once more and by hand.
//!
//! A new route needs one line in the part of its area; a new area brings a part of its own.

mod account;
mod desk;
mod open;
mod orgs;
mod people;
mod programmes;

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

/// Method and path of a route, and who may.
pub type Row = (&'static str, &'static str, May);

/// A row per route, by area.
const PARTS: &[&[Row]] = &[
    open::ROWS,
    account::ROWS,
    desk::ROWS,
    people::ROWS,
    orgs::ROWS,
    programmes::ROWS,
];

/// The rows of all areas.
pub fn expected() -> impl Iterator<Item = Row> {
    PARTS.iter().copied().flatten().copied()
}
