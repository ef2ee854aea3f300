//! A sign-in link: one page with one button, and only the button uses the link up. Messengers and
//! mail scanners open links too.

use askama::Template;
use axum::http::StatusCode;
use keruen_office::account;
use keruen_office::sign_in::link::{self, LinkRefusal};
use keruen_office::token::Token;
use keruen_speech::Speaker;

use super::entry::enter;
use super::next::Next;
use super::sign_in;
use crate::cx::Cx;
use crate::page::{Answer, Page};
use crate::shell::{Scene, Shell};

/// The page with the button.
#[derive(Debug, Template)]
#[template(path = "account/link.html")]
pub struct Link {
    shell: Shell,
    t: Speaker<'static>,
    action: String,
    name: String,
    next: Next,
}

impl Page for Link {
    fn sample(scene: &Scene) -> Self {
        let t = scene.t();
        Self {
            shell: scene.shell(t.say("account-sign-in")).noindex(),
            t,
            action: scene.href("/sign-in"),
            name: "Сейітова Айгерім".into(),
            next: Next::default(),
        }
    }
}

/// Why a link does not open, and what helps.
#[derive(Debug, Template)]
#[template(path = "account/link-refused.html")]
pub struct Refused {
    shell: Shell,
    t: Speaker<'static>,
    text: String,
    token: String,
    next: Next,
    why: LinkRefusal,
    me: Option<String>,
    /// The address that a new link can go to, as far as a stranger may read it.
    masked: Option<String>,
}

impl Refused {
    fn new(scene: &Scene, why: LinkRefusal, token: &str, next: Next) -> Self {
        let t = scene.t();
        let key = match why {
            LinkRefusal::Unknown => "account-link-unknown",
            LinkRefusal::Used => "account-link-used",
            LinkRefusal::Expired => "account-link-expired",
            LinkRefusal::AnotherPerson => "account-link-other",
            LinkRefusal::Locked => "account-link-locked",
        };
        let me = scene.reader.as_ref().map(|reader| reader.name.clone());
        Self {
            shell: scene.shell(t.say(key)).noindex(),
            t,
            // keys: account-link-*
            text: t.say(&format!("{key}-text")),
            token: token.to_owned(),
            next,
            why,
            me,
            masked: None,
        }
    }

    fn status(&self) -> StatusCode {
        match self.why {
            LinkRefusal::Unknown | LinkRefusal::Used | LinkRefusal::Expired => StatusCode::GONE,
            LinkRefusal::AnotherPerson => StatusCode::CONFLICT,
            LinkRefusal::Locked => StatusCode::FORBIDDEN,
        }
    }

    /// Whether a new link helps.
    fn again(&self) -> bool {
        self.status() == StatusCode::GONE
    }

    /// The address of the door.
    fn back(&self) -> String {
        format!("/{}/sign-in", self.shell.lang.code())
    }

    /// Its time is over.
    pub fn sample_expired(scene: &Scene) -> Self {
        Self::new(scene, LinkRefusal::Expired, "", Next::default())
    }

    /// No such link.
    pub fn sample_unknown(scene: &Scene) -> Self {
        Self::new(scene, LinkRefusal::Unknown, "", Next::default())
    }

    /// Somebody else is signed in here.
    pub fn sample_other(scene: &Scene) -> Self {
        Self::new(scene, LinkRefusal::AnotherPerson, "", Next::default())
    }

    /// The account is locked.
    pub fn sample_locked(scene: &Scene) -> Self {
        Self::new(scene, LinkRefusal::Locked, "", Next::default())
    }
}

impl Page for Refused {
    fn sample(scene: &Scene) -> Self {
        let page = Self::new(scene, LinkRefusal::Used, "ULGI", Next::default());
        Self {
            masked: Some("a•••@example.kz".into()),
            ..page
        }
    }
}

/// `GET /{lang}/sign-in/{token}`: uses nothing up.
pub async fn show(cx: Cx) -> Answer {
    let (typed, next) = (cx.param::<String>("token")?, Next::parse(cx.query("next")));
    let viewer = cx.viewer.account.as_ref().map(|account| account.id);
    let looked = match Token::parse(&typed) {
        Some(token) => link::look(cx.db(), &token, viewer, cx.now()).await?,
        None => Err(LinkRefusal::Unknown),
    };
    match looked {
        Ok(good) => {
            let account = account::by_id(cx.db(), good.account).await?;
            let page = Link {
                shell: cx.shell(cx.t.say("account-sign-in")).noindex(),
                t: cx.t,
                action: cx.href(&format!("/sign-in/{typed}")),
                name: account.name,
                next,
            };
            page.show()
        }
        Err(why) => refused(&cx, why, &typed, next).await,
    }
}

/// `POST /{lang}/sign-in/{token}`: uses the link up and opens a session, both or neither.
pub async fn consume(cx: Cx) -> Answer {
    let (typed, next) = (
        cx.param::<String>("token")?,
        Next::parse(cx.form().value("next")),
    );
    let Some(token) = Token::parse(&typed) else {
        return refused(&cx, LinkRefusal::Unknown, &typed, next).await;
    };
    let viewer = cx.viewer.account.as_ref().map(|account| account.id);
    let mut tx = cx.db().upkeep(cx.now()).await?;
    match link::consume(&mut tx, &token, viewer).await? {
        Ok(good) => enter(&cx, tx, good.account, &next).await,
        Err(why) => {
            drop(tx);
            // The button pressed twice: the first press has already let this reader in.
            if why == LinkRefusal::Used && cx.viewer.account.is_some() {
                return crate::page::see_other(&super::entry::onward(&cx, &cx.viewer, &next));
            }
            refused(&cx, why, &typed, next).await
        }
    }
}

async fn refused(cx: &Cx, why: LinkRefusal, typed: &str, next: Next) -> Answer {
    let mut page = Refused::new(&cx.scene, why, typed, next);
    if let (Some(token), true) = (Token::parse(typed), page.again()) {
        page.masked = sign_in::address_of(cx, &token)
            .await?
            .map(|email| email.masked());
    }
    page.show_as(page.status())
}
