//! Who one is here, corrected by oneself: name and telephone at once, the e-mail address once a link
//! that went to it has been pressed.

use askama::Template;
use axum::http::StatusCode;
use keruen_office::account::{self, Account, Email, OwnForm, address};
use keruen_office::error::{OfficeError, Refusal};
use keruen_office::letters;
use keruen_office::sign_in::link::LinkRefusal;
use keruen_office::token::Token;
use keruen_speech::Speaker;

use super::entry::take;
use super::mail::{self, Around, Words};
use super::me;
use super::present::proven;
use super::sign_in::{LETTERS, of_person};
use crate::conflict::{Conflict, Field, Place, Said};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::{Form, Need};
use crate::history::Saver;
use crate::page::{Answer, Page, see_other};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;

/// Where name and telephone are sent.
const ABOUT: &str = "/me/about";

/// The field in which the change of the address asks for a proof.
pub const PROOF: &str = "code_email";

/// The page with the button that confirms an address.
#[derive(Debug, Template)]
#[template(path = "account/email.html")]
pub struct Confirm {
    shell: Shell,
    t: Speaker<'static>,
    action: String,
    email: String,
    back: String,
}

impl Confirm {
    fn new(scene: &Scene, token: &str, email: String) -> Self {
        let t = scene.t();
        Self {
            shell: scene.shell(t.say("account-email-confirm")).noindex(),
            t,
            action: scene.href(&format!("/me/email/{token}")),
            email,
            back: scene.href("/me"),
        }
    }
}

impl Page for Confirm {
    fn sample(scene: &Scene) -> Self {
        Self::new(scene, "ULGI", "aigerim.zhana@example.kz".into())
    }
}

/// Why the link of an address does not open.
#[derive(Debug, Template)]
#[template(path = "account/email-refused.html")]
pub struct Refused {
    shell: Shell,
    t: Speaker<'static>,
    text: String,
    back: String,
}

impl Refused {
    fn new(scene: &Scene, why: LinkRefusal) -> Self {
        let t = scene.t();
        let (title, text) = match why {
            LinkRefusal::Used => ("account-link-used", "account-email-used"),
            LinkRefusal::Expired => ("account-link-expired", "account-email-expired"),
            LinkRefusal::AnotherPerson => ("account-link-other", "account-email-other"),
            LinkRefusal::Unknown | LinkRefusal::Locked => {
                ("account-link-unknown", "account-email-unknown")
            }
        };
        Self {
            shell: scene.shell(t.say(title)).noindex(),
            t,
            text: t.say(text),
            back: scene.href("/me"),
        }
    }
}

impl Page for Refused {
    fn sample(scene: &Scene) -> Self {
        Self::new(scene, LinkRefusal::Expired)
    }
}

fn refused(cx: &Cx, why: LinkRefusal) -> Answer {
    let status = match why {
        LinkRefusal::AnotherPerson => StatusCode::CONFLICT,
        _ => StatusCode::GONE,
    };
    Refused::new(&cx.scene, why).show_as(status)
}

/// `POST /{lang}/me/about`: name and telephone.
pub async fn save(cx: Cx) -> Answer {
    let mut form = cx.form();
    let read = OwnForm::read(&form);
    if let Err(faults) = &read {
        form.refuse_office(faults);
    }
    let Ok(read) = read else {
        return me::page(&cx, form).await;
    };
    let id = cx.account()?.id;
    let version = form.value("version").parse().unwrap_or(0);
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    match account::save_own(&mut tx, id, version, &read).await {
        Ok(()) => {
            tx.commit().await?;
            see_other(&Done::Saved.at(&cx.href("/me")))
        }
        Err(OfficeError::Stale { .. }) => {
            drop(tx);
            let current = account::by_id(cx.db(), id).await?;
            stale(&cx, &form, &read, &current).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Both versions: an owner corrects the same two fields.
async fn stale(cx: &Cx, form: &Form, mine: &OwnForm, current: &Account) -> Answer {
    let number = mine.phone.as_ref().map(account::Phone::as_str);
    let fields = compared(
        form,
        (&mine.name, number.unwrap_or_default()),
        (&current.name, current.phone.as_deref().unwrap_or_default()),
    );
    let (back, action) = (cx.href("/me"), cx.href(ABOUT));
    let place = Place::new(
        path(&cx.scene, &current.name),
        back,
        action,
        current.version,
    );
    let saver = Saver::last(cx, account::thing(current.id)).await?;
    Conflict::new(&cx.scene, place, saver, fields).answer()
}

fn path(scene: &Scene, name: &str) -> Vec<Crumb> {
    vec![Crumb::link(scene.href("/me"), name)]
}

/// Name and telephone, as I want them and as they stand.
fn compared(form: &Form, mine: (&str, &str), theirs: (&str, &str)) -> Vec<Field> {
    let t = form.speaker();
    let (name, phone) = (t.say("accounts-name"), t.say("account-phone"));
    vec![
        Field::new(
            form,
            "name",
            name,
            Said::plain(mine.0),
            Said::plain(theirs.0),
        ),
        Field::new(
            form,
            "phone",
            phone,
            Said::phone(mine.1),
            Said::phone(theirs.1),
        ),
    ]
}

/// A sample of both versions.
pub fn sample_stale(scene: &Scene) -> Conflict {
    let form = Form::blank(scene.t(), "sample".into()).with("was_phone", "");
    let (mine, theirs) = ("Сейітова Айгерім", "Сейтова Айгерім");
    let fields = compared(&form, (mine, "+77000000031"), (theirs, ""));
    Conflict::sample_at(scene, path(scene, theirs), "/me", fields)
}

/// `POST /{lang}/me/email`: a link goes to the new address, and a notice to the old one. The answer
/// does not tell whether somebody else has that address.
pub async fn ask(cx: Cx) -> Answer {
    let mut form = cx.form();
    let wrong = cx.t.say("errors-email");
    let email = form.read(
        "new_email",
        Need::Must,
        |text| Email::parse(text).ok_or(()),
        |()| wrong,
    );
    let me = account::by_id(cx.db(), cx.account()?.id).await?;
    let same = |email: &Email| me.email.as_deref() == Some(email.as_str());
    let Some(email) = email else {
        return me::page(&cx, form).await;
    };
    if same(&email) {
        form.refuse("new_email", cx.t.say("account-email-same"));
        return me::page(&cx, form).await;
    }
    // The same wish once more was proven when it came first.
    let waiting = address::waiting(cx.db(), me.id, cx.now()).await?;
    let again = waiting.is_some_and(|waiting| waiting.email == email.as_str());
    if !again && !proven(&cx, &mut form, PROOF).await? {
        return me::page(&cx, form).await;
    }
    // Neither one account nor many may fill a mailbox.
    take(&cx, &format!("email:account:{}", me.id), LETTERS).await?;
    take(&cx, &of_person("sign-in", &email.folded()), LETTERS).await?;
    let token = Token::new(cx.app.chance());
    let around = Around::load(&cx, &me).await?;
    let words = Words {
        kind: "confirm-email",
        subject: "account-letter-email-subject",
        text: "account-letter-email-text",
        values: vec![("email", email.as_str().to_owned())],
        path: Some(format!("/{}/me/email/{}", me.lang.code(), token.reveal())),
    };
    let link = mail::to(&cx, &me, Some(email.clone()), &around, words);
    let text = "account-letter-email-asked-text";
    let notice = notice(&cx, &me, text, &email, &around);
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    address::ask(&mut tx, me.id, &email, &token).await?;
    letters::queue(&mut tx, &link).await?;
    if let Some(notice) = notice {
        letters::queue(&mut tx, &notice).await?;
    }
    tx.commit().await?;
    see_other(&Done::EmailAsked.at(&cx.href("/me")))
}

/// The letter to the old address, if there is one, about the new one.
fn notice(
    cx: &Cx,
    me: &Account,
    text: &'static str,
    new: &Email,
    around: &Around,
) -> Option<letters::NewLetter> {
    let old = me.email.as_deref().and_then(Email::parse)?;
    let words = Words {
        kind: "email-notice",
        subject: "account-letter-changed-subject",
        text,
        values: vec![("email", new.masked())],
        path: None,
    };
    Some(mail::to(cx, me, Some(old), around, words))
}

/// `POST /{lang}/me/email/cancel`: the old address stays.
pub async fn give_up(cx: Cx) -> Answer {
    let id = cx.account()?.id;
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    address::give_up(&mut tx, id).await?;
    tx.commit().await?;
    see_other(&Done::EmailKept.at(&cx.href("/me")))
}

/// `GET /{lang}/me/email/{token}`: uses nothing up.
pub async fn show(cx: Cx) -> Answer {
    let typed: String = cx.param("token")?;
    let Some(token) = Token::parse(&typed) else {
        return refused(&cx, LinkRefusal::Unknown);
    };
    match address::look(cx.db(), &token, cx.account()?.id, cx.now()).await? {
        Ok(email) => Confirm::new(&cx.scene, &typed, email).show(),
        Err(why) => refused(&cx, why),
    }
}

/// `POST /{lang}/me/email/{token}`: the new address counts.
pub async fn confirm(cx: Cx) -> Answer {
    let Some(token) = Token::parse(&cx.param::<String>("token")?) else {
        return refused(&cx, LinkRefusal::Unknown);
    };
    let id = cx.account()?.id;
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    // The notice goes to the address that counted until now.
    let before = account::load(&mut tx, id).await?;
    let new = match address::confirm(&mut tx, &token, id).await {
        Ok(Ok(new)) => new,
        Ok(Err(why)) => return refused(&cx, why),
        Err(OfficeError::Refused(Refusal::EmailTaken)) => {
            return Err(Trouble::Refused {
                sentence: cx.t.say("accounts-email-taken"),
            });
        }
        Err(error) => return Err(error.into()),
    };
    let around = Around::load_now(&mut tx, &before).await?;
    let text = "account-letter-email-done-text";
    if let Some(notice) = notice(&cx, &before, text, &new, &around) {
        letters::queue(&mut tx, &notice).await?;
    }
    tx.commit().await?;
    see_other(&Done::Email.at(&cx.href("/me")))
}
