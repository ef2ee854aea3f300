//! How far a sign-in has come: a pure decision from three facts.

use keruen_people::role::Role;

/// What a session has proved so far; this alone is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Proofs {
    /// A link or a password.
    First,
    /// And a code from the app, or a recovery code.
    Both,
}

impl Proofs {
    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Both => "both",
        }
    }

    /// From storage; anything unknown proves no more than a first proof.
    pub fn from_code(code: &str) -> Self {
        if code == "both" {
            Self::Both
        } else {
            Self::First
        }
    }
}

/// What is still wanting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Half {
    /// A code from the app.
    NeedsCode,
    /// The app has to be set up first.
    NeedsSetUp,
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SessionState {
    /// Known by a first proof only: nothing but the second-factor pages opens.
    Half(Half),
    /// Signed in.
    Full,
}

/// The roles that see or decide about others, and so need a second factor.
pub const NEEDS_SECOND: [Role; 2] = [Role::Owner, Role::Coordinator];

/// Whether somebody with these roles needs a second factor.
pub fn needs_second(roles: impl IntoIterator<Item = Role>) -> bool {
    roles.into_iter().any(|role| NEEDS_SECOND.contains(&role))
}

/// Decides. A factor that was set up is asked for even when no role needs it. The state is worked
/// out on every request, so that whoever becomes a coordinator in the middle of a session meets
/// the second factor at once.
pub const fn state(proofs: Proofs, needs_second: bool, has_second: bool) -> SessionState {
    match (proofs, has_second, needs_second) {
        // A factor that was taken away by a reset has to be set up again, whatever was proved.
        (_, false, true) => SessionState::Half(Half::NeedsSetUp),
        (Proofs::First, true, _) => SessionState::Half(Half::NeedsCode),
        (Proofs::Both, true, _) | (_, false, false) => SessionState::Full,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn proofs() -> impl Strategy<Value = Proofs> {
        prop_oneof![Just(Proofs::First), Just(Proofs::Both)]
    }

    proptest! {
        #[test]
        fn who_needs_a_second_factor_is_never_full_without_both_proofs(p in proofs(), has: bool) {
            let full = state(p, true, has) == SessionState::Full;
            prop_assert_eq!(full, has && p == Proofs::Both);
        }

        #[test]
        fn another_proof_never_loses_ground(needs: bool, has: bool) {
            let before = state(Proofs::First, needs, has);
            let after = state(Proofs::Both, needs, has);
            prop_assert!(before != SessionState::Full || after == SessionState::Full);
        }

        #[test]
        fn a_code_is_asked_only_of_who_has_the_app(p in proofs(), needs: bool, has: bool) {
            match state(p, needs, has) {
                SessionState::Half(Half::NeedsCode) => prop_assert!(has),
                SessionState::Half(Half::NeedsSetUp) => prop_assert!(!has && needs),
                SessionState::Full => {}
            }
        }
    }

    #[test]
    fn the_table() {
        use super::Half::{NeedsCode, NeedsSetUp};
        use super::SessionState::{Full, Half};
        let table = [
            (Proofs::First, false, false, Full),
            (Proofs::First, true, false, Half(NeedsSetUp)),
            (Proofs::First, true, true, Half(NeedsCode)),
            (Proofs::First, false, true, Half(NeedsCode)),
            (Proofs::Both, true, true, Full),
            (Proofs::Both, false, true, Full),
            (Proofs::Both, true, false, Half(NeedsSetUp)),
            (Proofs::Both, false, false, Full),
        ];
        for (proofs, needs, has, expected) in table {
            assert_eq!(
                state(proofs, needs, has),
                expected,
                "{proofs:?} {needs} {has}"
            );
        }
    }

    #[test]
    fn unknown_stored_proofs_are_the_weaker_ones() {
        assert_eq!(Proofs::from_code("both"), Proofs::Both);
        assert_eq!(Proofs::from_code("Both "), Proofs::First);
    }
}
