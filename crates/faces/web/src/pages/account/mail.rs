//! Letters to an account about its own sign-in: links, and the notice that something has changed.

use jiff::Timestamp;
use keruen_office::account::{self, Account, Email};
use keruen_office::letters::{self, NewLetter, SECRET};
use keruen_office::sign_in::{link, session};
use keruen_office::site;
use keruen_speech::Lang;
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

/// What a letter needs to know that is not in the account.
pub struct Around {
    /// What the site is called in the reader's language.
    pub site: String,
    /// The programme on whose by-hand list a letter without an address goes.
    pub programme: Option<i64>,
}

impl Around {
    /// As it is now.
    pub async fn load(cx: &Cx, account: &Account) -> Result<Self, Trouble> {
        let standing = account::standing(cx.db(), account.id, account.person).await?;
        Self::of(cx, account.lang, standing.keeper()).await
    }

    /// With a programme that is known already.
    pub async fn of(cx: &Cx, lang: Lang, programme: Option<i64>) -> Result<Self, Trouble> {
        let site = site_name::load(cx.db(), wording::speaker(lang)).await?;
        Ok(Self { site, programme })
    }

    /// As the transaction has it: it waits for nobody who reads, and sees what it has changed.
    pub async fn load_now(tx: &mut Tx, account: &Account) -> Result<Self, Trouble> {
        let content = site::load_now(tx).await?.content;
        Ok(Self {
            site: site_name::of(&content.name, wording::speaker(account.lang)),
            programme: account::standing_now(tx, account).await?.keeper(),
        })
    }
}

/// A letter to an account at this address; without one it goes on the by-hand list of the
/// programme.
pub fn to(
    cx: &Cx,
    account: &Account,
    address: Option<Email>,
    around: &Around,
    words: Words,
) -> NewLetter {
    let t = wording::speaker(account.lang);
    let mut values = vec![
        ("name", account.name.as_str().into()),
        ("site", wording::within(account.lang, &around.site).into()),
        ("link", SECRET.into()),
    ];
    values.extend(
        words
            .values
            .iter()
            .map(|(name, value)| (*name, value.as_str().into())),
    );
    let expires_at = words.path.as_ref().and_then(|_| end(cx.now()));
    NewLetter {
        kind: words.kind,
        account: Some(account.id),
        person: account.person,
        programme: around.programme,
        address,
        lang: account.lang,
        subject: t.say1(words.subject, "site", around.site.as_str()),
        body: t.with(words.text, &values),
        secret: words.path.map(|path| cx.app.config().absolute(&path)),
        expires_at,
    }
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
/// Gives whether the letter goes by mail. Where it would go by hand and nobody else is there to
/// hand it on, there is none.
pub async fn changed(
    cx: &Cx,
    tx: &mut Tx,
    id: i64,
    keep: i64,
    what: Changed,
) -> Result<bool, Trouble> {
    session::revoke_others(tx, id, keep).await?;
    let account = account::load(tx, id).await?;
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
    let mailed = address.is_some() && cx.scene.config.mail;
    let around = Around::load_now(tx, &account).await?;
    if mailed || letters::is_handed(tx, id, around.programme).await? {
        let letter = to(cx, &account, address, &around, words);
        letters::queue(tx, &letter).await?;
    }
    Ok(mailed)
}
