//! Roles in words: what, and where.

use keruen_office::account::Held;
use keruen_office::programme::Listed;
use keruen_people::role::Role;
use keruen_speech::Speaker;

/// One role of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The role.
    pub role: String,
    /// The programme's name, or the site.
    pub place: String,
}

impl Line {
    /// A role for the whole site.
    pub fn site(t: Speaker<'_>, role: Role) -> Self {
        Self {
            role: name(t, role),
            place: t.say("account-role-site"),
        }
    }

    /// A role that somebody holds.
    pub fn of(t: Speaker<'_>, held: &Held, programmes: &[Listed]) -> Self {
        let Some(id) = held.programme else {
            return Self::site(t, held.role);
        };
        let known = programmes.iter().find(|programme| programme.id == id);
        let place = known.map_or_else(|| t.say("account-role-programme"), |known| title(t, known));
        Self {
            role: name(t, held.role),
            place,
        }
    }
}

/// What a role is called.
pub fn name(t: Speaker<'_>, role: Role) -> String {
    // keys: account-role-*
    t.say(&format!("account-role-{}", role.code()))
}

/// What a programme is called in the reader's language, or in the next best.
pub fn title(t: Speaker<'_>, programme: &Listed) -> String {
    let name = &programme.name;
    let any = [
        name.get(t.lang()),
        name.kk.as_deref(),
        name.ru.as_deref(),
        name.en.as_deref(),
    ];
    any.into_iter()
        .flatten()
        .next()
        .unwrap_or(&programme.slug)
        .to_owned()
}
