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
    fn anywhere(&self, roles: &[Role]) -> Option<Role> {
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
        self.account
            .as_ref()
            .filter(|a| a.state == SessionState::Full)
    }

    /// The same viewer as the room of persons knows it. Half a sign-in is nobody there.
    pub fn in_people(&self) -> keruen_people::Viewer {
        let Some(account) = self.full() else {
            return keruen_people::Viewer::Visitor;
        };
        let site = account.site.iter().map(|role| (*role, None));
        let programmes = account
            .programmes
            .iter()
            .map(|(programme, role)| (*role, Some(*programme)));
        let roles: Vec<(Role, Option<i64>)> = site.chain(programmes).collect();
        keruen_people::Viewer::of(&roles, account.person)
    }

    /// Whether this viewer may hold a sign-in link of an account that stands like this: whoever
    /// holds the link becomes that account. An owner may for everybody, a coordinator for those who
    /// are within the coordinator's own programmes.
    pub fn may_let_in(&self, standing: &Standing) -> bool {
        self.full().is_some_and(|account| {
            self.is_owner() || standing.is_within(&account.programmes_as(&[Role::Coordinator]))
        })
    }

    /// A complete sign-in as owner.
    pub fn is_owner(&self) -> bool {
        self.full()
            .is_some_and(|a| a.on_site(&[Role::Owner]).is_some())
    }
}

/// What letting somebody into an account gives away: its roles, and the data of its person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Roles for the whole site.
    pub site: Vec<Role>,
    /// Roles in programmes: (programme, role).
    pub programmes: Vec<(i64, Role)>,
    /// The programmes of the person whom the account belongs to; `None` if it belongs to nobody in
    /// the directory.
    pub tied: Option<Vec<i64>>,
}

impl Standing {
    /// Whether it opens nothing that the coordinators of these programmes together do not have:
    /// lesser roles alone, all of them there, and nobody's own data but of a person of theirs.
    fn is_within(&self, coordinated: &[i64]) -> bool {
        let lesser = |(programme, role): &(i64, Role)| {
            *role > Role::Coordinator && coordinated.contains(programme)
        };
        let theirs = |tied: &Vec<i64>| tied.iter().any(|id| coordinated.contains(id));
        self.site.is_empty()
            && !self.programmes.is_empty()
            && self.programmes.iter().all(lesser)
            && self.tied.as_ref().is_none_or(theirs)
    }

    /// The one programme any coordinator of which may let somebody into this account, and so hand
    /// its letters on.
    pub fn keeper(&self) -> Option<i64> {
        let (first, _) = self.programmes.first()?;
        self.is_within(&[*first]).then_some(*first)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign_in::Half;
    use proptest::prelude::*;

    fn role() -> impl Strategy<Value = Role> {
        proptest::sample::select(Role::ALL.to_vec())
    }

    fn state() -> impl Strategy<Value = SessionState> {
        proptest::sample::select(vec![
            SessionState::Full,
            SessionState::Half(Half::NeedsCode),
            SessionState::Half(Half::NeedsSetUp),
        ])
    }

    fn viewer() -> impl Strategy<Value = Viewer> {
        let programmes = proptest::collection::vec((1i64..4, role()), 0..4);
        proptest::option::of((1i64..4, state(), any::<bool>(), programmes)).prop_map(|account| {
            Viewer {
                account: account.map(|(id, state, owner, programmes)| SignedIn {
                    id,
                    session: 1,
                    person: None,
                    state,
                    site: if owner { vec![Role::Owner] } else { Vec::new() },
                    programmes,
                }),
            }
        })
    }

    const DESK: &[Role] = &[Role::Owner, Role::Coordinator, Role::Clerk];

    fn rule() -> impl Strategy<Value = Rule> {
        proptest::sample::select(vec![
            Rule::Everyone,
            Rule::HalfSignedIn,
            Rule::SignedIn,
            Rule::Own,
            Rule::Site(&[Role::Owner]),
            Rule::Programme(DESK),
            Rule::Somewhere(DESK),
        ])
    }

    fn object() -> impl Strategy<Value = Object> {
        (proptest::option::of(1i64..4), proptest::option::of(1i64..4))
            .prop_map(|(programme, account)| Object { programme, account })
    }

    proptest! {
        #[test]
        fn nobody_unknown_passes_but_where_everyone_does(rule in rule(), object in object()) {
            let expected = if rule == Rule::Everyone { Decision::Yes(None) } else { Decision::SignIn };
            prop_assert_eq!(may(&Viewer::VISITOR, rule, object), expected);
        }

        #[test]
        fn half_a_sign_in_opens_only_what_needs_none(viewer in viewer(), rule in rule(), object in object()) {
            prop_assume!(viewer.account.is_some() && viewer.full().is_none());
            let open = matches!(rule, Rule::Everyone | Rule::HalfSignedIn);
            let expected = if open { Decision::Yes(None) } else { Decision::SecondFactor };
            prop_assert_eq!(may(&viewer, rule, object), expected);
        }

        #[test]
        fn a_role_named_in_the_answer_is_held_where_it_counts(viewer in viewer(), rule in rule(), object in object()) {
            if let Decision::Yes(Some(role)) = may(&viewer, rule, object) {
                let account = viewer.full().expect("complete");
                let here = |p: Option<i64>| p.is_some_and(|p| account.programmes.contains(&(p, role)));
                let counts = match rule {
                    Rule::Site(_) => account.site.contains(&role),
                    Rule::Programme(_) => account.site.contains(&role) || here(object.programme),
                    _ => account.site.contains(&role) || account.programmes.iter().any(|(_, r)| *r == role),
                };
                prop_assert!(counts);
            }
        }

        #[test]
        fn another_persons_things_stay_closed(viewer in viewer(), other in 4i64..9) {
            prop_assert!(!matches!(may(&viewer, Rule::Own, Object::of_account(other)), Decision::Yes(_)));
        }

        #[test]
        fn a_coordinator_lets_in_nobody_mightier(viewer in viewer(), programme in 1i64..4) {
            prop_assume!(!viewer.is_owner());
            let lets = |site: &[Role], programmes: &[(i64, Role)], tied: Option<i64>| viewer.may_let_in(&Standing {
                site: site.to_vec(),
                programmes: programmes.to_vec(),
                tied: tied.map(|programme| vec![programme]),
            });
            prop_assert!(!lets(&[Role::Owner], &[], None));
            prop_assert!(!lets(&[], &[(programme, Role::Coordinator)], None));
            prop_assert!(!lets(&[], &[(programme, Role::Clerk), (9, Role::Trainer)], None));
            prop_assert!(!lets(&[], &[(programme, Role::Clerk)], Some(9)));
            let coordinates = viewer.full().is_some_and(|a| a.programmes.contains(&(programme, Role::Coordinator)));
            prop_assert_eq!(lets(&[], &[(programme, Role::Clerk)], Some(programme)), coordinates);
        }

        #[test]
        fn whoever_keeps_the_letters_of_an_account_may_let_in(standing in standing(), viewer in viewer()) {
            if let Some(programme) = standing.keeper() {
                let coordinator = Viewer {
                    account: Some(SignedIn {
                        id: 9,
                        session: 1,
                        person: None,
                        state: SessionState::Full,
                        site: Vec::new(),
                        programmes: vec![(programme, Role::Coordinator)],
                    }),
                };
                prop_assert!(coordinator.may_let_in(&standing));
                let here = |a: &SignedIn| a.in_programme(programme, &[Role::Coordinator]).is_some();
                prop_assert!(!viewer.full().is_some_and(here) || viewer.may_let_in(&standing));
            }
        }
    }

    fn standing() -> impl Strategy<Value = Standing> {
        let site = proptest::collection::vec(Just(Role::Owner), 0..2);
        let programmes = proptest::collection::vec((1i64..3, role()), 0..4);
        let tied = proptest::option::of(proptest::collection::vec(1i64..4, 0..3));
        (site, programmes, tied).prop_map(|(site, programmes, tied)| Standing {
            site,
            programmes,
            tied,
        })
    }

    #[test]
    fn coordinators_keep_the_letters_of_lesser_roles_in_one_programme() {
        use Role::{Clerk, Coordinator, Owner, Participant};
        for (site, programmes, tied, wanted) in [
            (vec![], vec![(1, Participant)], None, Some(1)),
            (vec![], vec![(1, Participant), (1, Clerk)], None, Some(1)),
            (vec![], vec![(1, Participant), (2, Participant)], None, None),
            (vec![], vec![(1, Participant), (1, Coordinator)], None, None),
            (vec![Owner], vec![(1, Participant)], None, None),
            (vec![], vec![], None, None),
            (vec![], vec![(1, Clerk)], Some(vec![1, 2]), Some(1)),
            // The person is of another programme alone: the link would open their own data.
            (vec![], vec![(1, Clerk)], Some(vec![2]), None),
            (vec![], vec![(1, Clerk)], Some(vec![]), None),
        ] {
            let standing = Standing {
                site,
                programmes,
                tied,
            };
            assert_eq!(standing.keeper(), wanted, "{standing:?}");
        }
    }
}
