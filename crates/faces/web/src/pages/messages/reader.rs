//! Whom a letter goes to, as far as whoever reads its page may know.

use keruen_office::account;
use keruen_office::letters::Letter;
use keruen_people::contact::{self, ContactKind, ContactValue};
use keruen_people::{person, visibility};

use super::recipient;
use crate::cx::Cx;
use crate::trouble::Trouble;

/// Whom a message is for, as far as the page shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reader {
    /// Their name.
    pub name: String,
    /// Their page in the directory; may be empty.
    pub href: String,
    /// Their telephone as one reads it; may be empty.
    pub phone: String,
    /// The code by which they can be written to again; `None`: they cannot be.
    pub code: Option<String>,
    /// Whether the page's reader may not see them any more; their address is not told then.
    pub unseen: bool,
}

impl Reader {
    /// Somebody whom the page's reader may not see any more.
    fn unseen(cx: &Cx) -> Self {
        Self {
            name: cx.t.say("letters-unseen"),
            unseen: true,
            ..Self::default()
        }
    }
}

/// The reader of a letter, and whether they can be written to again.
pub(super) async fn reader(cx: &Cx, letter: &Letter) -> Result<Reader, Trouble> {
    let code = match (letter.person, letter.account) {
        (Some(id), _) => format!("person-{id}"),
        (None, Some(id)) => format!("account-{id}"),
        (None, None) => return named(cx, letter).await,
    };
    let code = match recipient::of(cx, &code).await {
        Ok(reached) => Some(reached.code),
        Err(Trouble::NotFound) => None,
        Err(trouble) => return Err(trouble),
    };
    Ok(Reader {
        code,
        ..named(cx, letter).await?
    })
}

/// Name and telephone, as far as the viewer may see them.
async fn named(cx: &Cx, letter: &Letter) -> Result<Reader, Trouble> {
    if let Some(id) = letter.person {
        let Some(facts) = person::facts(cx.db(), id).await? else {
            return Ok(Reader {
                name: cx.t.say("letters-nobody"),
                ..Reader::default()
            });
        };
        let sight = visibility::person(&cx.viewer.in_people(), &facts);
        let found = if sight.name {
            person::find(cx.db(), id).await?
        } else {
            None
        };
        let Some(found) = found else {
            return Ok(Reader::unseen(cx));
        };
        let contacts = if sight.contacts {
            contact::of(cx.db(), id).await?
        } else {
            Vec::new()
        };
        let phone = contacts
            .iter()
            .filter(|one| one.value.kind() == ContactKind::Phone)
            .max_by_key(|one| one.main)
            .map(|one| one.value.grouped());
        return Ok(Reader {
            name: found.form.name.listed(),
            href: cx.href(&format!("/desk/people/{id}")),
            phone: phone.unwrap_or_default(),
            ..Reader::default()
        });
    }
    if let Some(id) = letter.account {
        let held = account::held(cx.db(), Some(id)).await?;
        let programmes: Vec<_> = held
            .iter()
            .filter_map(|grant| Some((grant.programme?, grant.role)))
            .collect();
        if !account::visible(&cx.viewer, id, &programmes) {
            return Ok(Reader::unseen(cx));
        }
        let account = account::by_id(cx.db(), id).await?;
        return Ok(Reader {
            name: account.name,
            href: String::new(),
            phone: account
                .phone
                .map(|phone| ContactValue::phone_shown(&phone))
                .unwrap_or_default(),
            ..Reader::default()
        });
    }
    Ok(Reader {
        name: letter.address.clone().unwrap_or_default(),
        ..Reader::default()
    })
}
