//! Letters to an account about its own sign-in: links, and the notice that something has changed.

use jiff::Timestamp;
use keruen_office::account::{self, Account, Email};
use keruen_office::letters::{self, NewLetter, SECRET};
use keruen_office::sign_in::{asking, link, session};
use keruen_store::Tx;

use crate::cx::Cx;
use crate::trouble::Trouble;
use crate::{site_name, wording, zone};

/// A text in the reader's language, and what its link opens.
pub struct Words {
    /// The kind of letter.
    pub kind: &'static str,
    /// The key of the subject; it may name the `site`.
    pub subject: &'static str,
    /// The key of the text: `name`, `site`, `link`, and what is in `values`.
    pub text: &'static str,
    /// Further words of the text.
    pub values: Vec<(&'static str, String)>,
    /// The path that the link opens, with its language; no link without it.
    pub path: Option<String>,
}

/// A letter to an account at this address; without one it goes on the by-hand list of `programme`.
pub async fn to(
    cx: &Cx,
    account: &Account,
    address: Option<Email>,
    programme: Option<i64>,
    words: Words,
) -> Result<NewLetter, Trouble> {
    let t = wording::speaker(account.lang);
    let site = site_name::load(cx.db(), t).await?;
    let mut values = vec![
        ("name", account.name.as_str().into()),
        ("site", site.as_str().into()),
        ("link", SECRET.into()),
    ];
    values.extend(
        words
            .values
            .iter()
            .map(|(name, value)| (*name, value.as_str().into())),
    );
    let expires_at = words.path.as_ref().and_then(|_| end(cx.now()));
    Ok(NewLetter {
        kind: words.kind,
        account: Some(account.id),
        person: account.person,
        programme,
        address,
        lang: account.lang,
        subject: t.say1(words.subject, "site", site.as_str()),
        body: t.with(words.text, &values),
        secret: words.path.map(|path| cx.app.config().absolute(&path)),
        expires_at,
    })
}

/// When a link made now ends.
pub fn end(now: Timestamp) -> Option<Timestamp> {
    now.checked_add(link::LIFE).ok()
}

/// What has changed about how an account signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// A password was set or replaced.
    Password,
    /// The password was taken away.
    NoPassword,
    /// An app was set up.
    Factor,
    /// The app was taken away.
    NoFactor,
    /// Somebody came in, or asked for new codes, by a recovery code.
    Recovery,
}

impl Changed {
    const fn key(self) -> &'static str {
        match self {
            Self::Password => "account-changed-password",
            Self::NoPassword => "account-changed-no-password",
            Self::Factor => "account-changed-factor",
            Self::NoFactor => "account-changed-no-factor",
            Self::Recovery => "account-changed-recovery",
        }
    }
}

/// After a change of how one signs in: every other device is signed out, because it may be a
/// thief's, and a letter says so, because the change may be. In the transaction of the change.
pub async fn changed(
    cx: &Cx,
    tx: &mut Tx,
    id: i64,
    keep: i64,
    what: Changed,
) -> Result<(), Trouble> {
    session::revoke_others(tx, id, keep).await?;
    let account = account::by_id(cx.db(), id).await?;
    let t = wording::speaker(account.lang);
    let values = vec![
        ("what", t.say(what.key())),
        ("when", zone::moment(account.lang, cx.now())),
    ];
    let words = Words {
        kind: "account-changed",
        subject: "account-letter-changed-subject",
        text: "account-letter-changed-text",
        values,
        path: None,
    };
    let address = account.email.as_deref().and_then(Email::parse);
    let programme = asking::keeper_of(cx.db(), id).await?;
    let letter = to(cx, &account, address, programme, words).await?;
    letters::queue(tx, &letter).await?;
    Ok(())
}
