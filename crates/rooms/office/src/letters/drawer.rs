//! Where letters lie, and how they go.

use std::collections::BTreeMap;

use super::model::State;

/// Where a letter lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Drawer {
    /// To be sent by hand.
    ByHand,
    /// Waits for the mail server.
    Waiting,
    /// Did not arrive: came back, was given up, its link ended first, or it is held.
    Troubled,
    /// Sent, by mail or by hand.
    Sent,
}

impl Drawer {
    /// All, what needs somebody first.
    pub const ALL: [Self; 4] = [Self::ByHand, Self::Troubled, Self::Waiting, Self::Sent];

    /// As addresses and catalogue keys write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ByHand => "by-hand",
            Self::Waiting => "waiting",
            Self::Troubled => "troubled",
            Self::Sent => "sent",
        }
    }

    /// From an address.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|drawer| drawer.code() == code)
    }

    /// Where a letter in this state lies.
    pub const fn of(state: State) -> Self {
        match state {
            State::ByHand => Self::ByHand,
            State::Queued => Self::Waiting,
            State::Failed | State::Bounced | State::Expired | State::Held => Self::Troubled,
            State::Sent | State::HandDone => Self::Sent,
        }
    }

    /// The states of the letters that lie here.
    pub fn states(self) -> Vec<State> {
        let here = |state: &State| Self::of(*state) == self;
        State::ALL.into_iter().filter(here).collect()
    }
}

/// How a letter reaches its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// By the mail server.
    Mail,
    /// By somebody's own hand.
    Hand,
}

impl Way {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Mail, Self::Hand];

    /// As stored, in addresses and in catalogue keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Hand => "hand",
        }
    }

    /// From an address.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// How many letters lie in each drawer, in the order of [`Drawer::ALL`].
pub fn drawers(counts: &BTreeMap<State, i64>) -> [(Drawer, i64); 4] {
    Drawer::ALL.map(|drawer| {
        let states = drawer.states();
        let here = states.iter().filter_map(|state| counts.get(state));
        (drawer, here.sum())
    })
}
