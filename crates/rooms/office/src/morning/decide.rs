//! Who gets a letter on which day. Pure.

use jiff::civil::Date;
use keruen_people::role::Role;
use keruen_speech::Lang;

use crate::account::Email;
use crate::home::{Need, Severity};
use crate::rights::Viewer;

/// Somebody who could get one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// The account.
    pub account: i64,
    /// What they are called.
    pub name: String,
    /// Where letters go.
    pub address: Email,
    /// The language they read.
    pub lang: Lang,
    /// What they chose; `None`: nothing yet.
    pub choice: Option<bool>,
    /// The day of their last one.
    pub last: Option<Date>,
    /// What they see once they have signed in.
    pub viewer: Viewer,
}

/// A letter to be written: to whom, and about what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Morning {
    /// To whom.
    pub reader: Reader,
    /// What waits for them, what is late first.
    pub needs: Vec<Need>,
}

/// Whether somebody with these roles wants it: as they chose; owners and coordinators from the
/// beginning, the others not.
pub fn wanted(choice: Option<bool>, roles: impl IntoIterator<Item = Role>) -> bool {
    choice.unwrap_or_else(|| {
        roles
            .into_iter()
            .any(|role| matches!(role, Role::Owner | Role::Coordinator))
    })
}

impl Reader {
    /// Whether a letter may be written to them on a day: they want one and had none that day.
    pub fn is_due(&self, day: Date) -> bool {
        let roles = self.viewer.full().into_iter().flat_map(|account| {
            let of_programmes = account.programmes.iter().map(|(_, role)| *role);
            account.site.iter().copied().chain(of_programmes)
        });
        wanted(self.choice, roles) && self.last.is_none_or(|last| last < day)
    }
}

/// The letters of a day: none on a day off, and none to whom nothing but the good to know waits.
pub fn letters(day: Date, works: bool, readers: Vec<(Reader, Vec<Need>)>) -> Vec<Morning> {
    if !works {
        return Vec::new();
    }
    readers
        .into_iter()
        .filter(|(reader, _)| reader.is_due(day))
        .filter(|(_, needs)| needs.iter().any(|need| need.severity < Severity::Info))
        .map(|(reader, needs)| Morning { reader, needs })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::home::Target;
    use crate::rights::SignedIn;
    use crate::sign_in::SessionState;

    const MONDAY: Date = date(2026, 11, 30);

    fn reader(role: Role, choice: Option<bool>) -> Reader {
        let (site, programmes) = match role {
            Role::Owner => (vec![role], vec![]),
            _ => (vec![], vec![(1, role)]),
        };
        Reader {
            account: 1,
            name: "Үлгі".to_owned(),
            address: Email::parse("ulgi@ngo.example").expect("an address"),
            lang: Lang::Kk,
            choice,
            last: None,
            viewer: Viewer {
                account: Some(SignedIn {
                    id: 1,
                    session: 0,
                    person: None,
                    state: SessionState::Full,
                    site,
                    programmes,
                }),
            },
        }
    }

    fn need(severity: Severity) -> Need {
        Need {
            rule: "duplicates",
            severity,
            count: 2,
            target: Target::Duplicates,
            named: Vec::new(),
        }
    }

    #[test]
    fn who_gets_one_on_which_day() {
        use Severity::{Info, Late, Soon};
        let last = |day| Reader {
            last: Some(day),
            ..reader(Role::Owner, None)
        };
        let table: Vec<(&str, bool, Reader, Vec<Severity>, bool)> = vec![
            (
                "an owner",
                true,
                reader(Role::Owner, None),
                vec![Soon],
                true,
            ),
            (
                "late too",
                true,
                reader(Role::Owner, None),
                vec![Late, Info],
                true,
            ),
            (
                "a coordinator",
                true,
                reader(Role::Coordinator, None),
                vec![Soon],
                true,
            ),
            (
                "a clerk did not ask",
                true,
                reader(Role::Clerk, None),
                vec![Soon],
                false,
            ),
            (
                "a clerk asked",
                true,
                reader(Role::Clerk, Some(true)),
                vec![Soon],
                true,
            ),
            (
                "an owner stopped it",
                true,
                reader(Role::Owner, Some(false)),
                vec![Soon],
                false,
            ),
            (
                "a day off",
                false,
                reader(Role::Owner, None),
                vec![Late],
                false,
            ),
            (
                "nothing to say",
                true,
                reader(Role::Owner, None),
                vec![],
                false,
            ),
            (
                "only good to know",
                true,
                reader(Role::Owner, None),
                vec![Info],
                false,
            ),
            ("had one today", true, last(MONDAY), vec![Soon], false),
            (
                "had one on Friday",
                true,
                last(date(2026, 11, 27)),
                vec![Soon],
                true,
            ),
            (
                "a clock that went back",
                true,
                last(date(2026, 12, 1)),
                vec![Soon],
                false,
            ),
        ];
        for (what, works, reader, severities, gets) in table {
            let needs: Vec<Need> = severities.into_iter().map(need).collect();
            let written = letters(MONDAY, works, vec![(reader.clone(), needs.clone())]);
            let expected = gets.then_some(Morning { reader, needs });
            assert_eq!(written, Vec::from_iter(expected), "{what}");
        }
    }
}
