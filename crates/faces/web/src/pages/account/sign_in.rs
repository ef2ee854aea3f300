//! The door: an address for a link, or a password.

use askama::Template;
use jiff::SignedDuration;
use keruen_office::account::{Account, Email, Login};
use keruen_office::letters::NewLetter;
use keruen_office::sign_in::{asking, link};
use keruen_office::token::{Sha, Token};
use keruen_people::contact::ContactValue;
use keruen_speech::Speaker;
use keruen_store::limits::Limit;

use super::entry::{onward, take};
use super::mail::{self, Around, Words};
use super::next::Next;
use crate::cx::Cx;
use crate::form::{Form, Need};
use crate::page::{Answer, Page, see_other};
use crate::pages::texts::Contact;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;

/// How many letters one address gets.
pub const LETTERS: Limit = Limit {
    burst: 5,
    refill: SignedDuration::from_secs(180),
};
/// Longest address, in characters.
pub const ADDRESS: usize = 254;

/// The page with both forms.
#[derive(Debug, Template)]
#[template(path = "account/sign-in.html")]
pub struct SignIn {
    shell: Shell,
    t: Speaker<'static>,
    link: Form,
    password: Form,
    next: Next,
    mail: bool,
}

impl SignIn {
    pub(super) fn new(scene: &Scene, link: Form, password: Form, next: Next) -> Self {
        let t = scene.t();
        // The page answers under two addresses, and only one of them can be opened.
        let scene = Scene {
            path: "/sign-in".into(),
            query: next.carried(""),
            ..scene.clone()
        };
        let faulty = link.has_errors() || password.has_errors();
        let mail = scene.config.mail;
        Self {
            shell: scene
                .shell(t.say("account-sign-in"))
                .noindex()
                .faulty(faulty),
            t,
            link,
            password,
            next,
            mail,
        }
    }

    /// With an address that is none.
    pub fn sample_wrong(scene: &Scene) -> Self {
        let t = scene.t();
        let mut form = Form::blank(t, "sample".into()).with("email", "aigerim.example");
        form.refuse("email", t.say("account-login-wrong"));
        Self::new(
            scene,
            form,
            Form::blank(t, "sample".into()),
            Next::default(),
        )
    }

    /// With a password that does not fit.
    pub fn sample_password(scene: &Scene) -> Self {
        let t = scene.t();
        let mut form = Form::blank(t, "sample".into()).with("login", "aigerim@example.kz");
        form.refuse("password", t.say("account-password-wrong"));
        Self {
            mail: true,
            ..Self::new(
                scene,
                Form::blank(t, "sample".into()),
                form,
                Next::default(),
            )
        }
    }
}

impl Page for SignIn {
    fn sample(scene: &Scene) -> Self {
        let blank = || Form::blank(scene.t(), "sample".into());
        Self {
            mail: true,
            ..Self::new(scene, blank(), blank(), Next::default())
        }
    }
}

/// What happens next; the same for everybody.
#[derive(Debug, Template)]
#[template(path = "account/asked.html")]
pub struct Asked {
    shell: Shell,
    t: Speaker<'static>,
    /// The address or number, as it may be shown.
    login: String,
    /// What was typed is a telephone: where the link went, nobody is told.
    by_phone: bool,
    next: Next,
    mail: bool,
    contact: Option<Contact>,
}

impl Asked {
    /// The address of the door.
    fn back(&self) -> String {
        format!("/{}/sign-in", self.shell.lang.code())
    }

    fn new(
        scene: &Scene,
        login: &str,
        by_phone: bool,
        next: Next,
        contact: Option<Contact>,
    ) -> Self {
        let t = scene.t();
        let mail = scene.config.mail;
        let title = match (mail, by_phone) {
            (true, false) => "account-asked",
            (true, true) => "account-asked-phone",
            (false, _) => "account-asked-by-hand",
        };
        // The page answers a form, and only the door can be opened in another language.
        let scene = Scene {
            path: "/sign-in".into(),
            query: next.carried(""),
            ..scene.clone()
        };
        Self {
            shell: scene.shell(t.say(title)).noindex(),
            t,
            login: login.to_owned(),
            by_phone,
            next,
            mail,
            contact,
        }
    }

    /// On a site without mail.
    pub fn sample_by_hand(scene: &Scene) -> Self {
        Self::new(
            scene,
            "aigerim@example.kz",
            false,
            Next::default(),
            Contact::invented(),
        )
    }

    /// After a telephone number, on a site with mail.
    pub fn sample_phone(scene: &Scene) -> Self {
        let scene = mailing(scene);
        Self::new(&scene, "+7 700 000 00 31", true, Next::default(), None)
    }
}

/// The scene on a site that sends mail.
fn mailing(scene: &Scene) -> Scene {
    let config = crate::Config {
        mail: true,
        ..(*scene.config).clone()
    };
    Scene {
        config: config.into(),
        ..scene.clone()
    }
}

impl Page for Asked {
    fn sample(scene: &Scene) -> Self {
        let scene = mailing(scene);
        Self::new(&scene, "aigerim@example.kz", false, Next::default(), None)
    }
}

/// `GET /{lang}/sign-in`.
pub async fn show(cx: Cx) -> Answer {
    let next = Next::parse(cx.query("next"));
    if cx.viewer.account.is_some() {
        return see_other(&onward(&cx, &cx.viewer, &next));
    }
    SignIn::new(&cx.scene, cx.blank(), cx.blank(), next).show()
}

/// `POST /{lang}/sign-in`: asks for a link. The answer does not tell whether the address is known.
pub async fn ask(cx: Cx) -> Answer {
    let mut form = cx.form();
    let next = Next::parse(form.value("next"));
    let wrong = cx.t.say("account-login-wrong");
    let login = form.read(
        "email",
        Need::Must,
        |text| Login::parse(text).ok_or(()),
        |()| wrong,
    );
    let Some(login) = login else {
        return SignIn::new(&cx.scene, form.clone(), cx.blank(), next).show_with(&form);
    };
    deliver(&cx, &login, &next).await?;
    let by_phone = matches!(login, Login::Phone(_));
    let contact = Contact::load(&cx).await?;
    let login = if by_phone {
        ContactValue::phone_shown(login.as_str())
    } else {
        login.as_str().to_owned()
    };
    Asked::new(&cx.scene, &login, by_phone, next, contact).show()
}

/// Sends a link to whoever has this address or number, if anybody has.
async fn deliver(cx: &Cx, login: &Login, next: &Next) -> Result<(), Trouble> {
    take(cx, &of_person("sign-in", &login.folded()), LETTERS).await?;
    let found = asking::known(cx.db(), login).await?;
    let token = Token::new(cx.app.chance());
    if let Some((account, programme)) = found {
        let letter = letter(cx, &account, programme, &token, next).await?;
        asking::answer(cx.db(), account.id, &token, &letter, cx.now()).await?;
    } else {
        drop(letter(cx, &nobody(cx, login), None, &token, next).await?);
        asking::answer_nobody(cx.db(), &token, cx.now()).await?;
    }
    Ok(())
}

/// The address to which the link of a token went, if it can get a new one.
pub async fn address_of(cx: &Cx, token: &Token) -> Result<Option<Email>, Trouble> {
    let Some(id) = link::whose(cx.db(), token).await? else {
        return Ok(None);
    };
    let account = keruen_office::account::by_id(cx.db(), id).await?;
    Ok(account
        .email
        .as_deref()
        .and_then(Email::parse)
        .filter(|_| !account.locked))
}

/// `POST /{lang}/sign-in/{token}/again`: a new link in place of one that is used or over, to the
/// same address.
pub async fn ask_again(cx: Cx) -> Answer {
    let next = Next::parse(cx.form().value("next"));
    let token = Token::parse(&cx.param::<String>("token")?).ok_or(Trouble::Gone)?;
    let email = address_of(&cx, &token).await?.ok_or(Trouble::Gone)?;
    let masked = email.masked();
    deliver(&cx, &Login::Email(email), &next).await?;
    let contact = Contact::load(&cx).await?;
    Asked::new(&cx.scene, &masked, false, next, contact).show()
}

/// The key of one person's limit; the folded address or number itself is not kept.
pub fn of_person(what: &str, folded: &str) -> String {
    format!("{what}:person:{}", Sha::of(folded.as_bytes()).as_str())
}

fn nobody(cx: &Cx, login: &Login) -> Account {
    let (email, phone) = match login {
        Login::Email(email) => (Some(email.as_str().to_owned()), None),
        Login::Phone(phone) => (None, Some(phone.as_str().to_owned())),
    };
    Account {
        id: 0,
        name: login.as_str().to_owned(),
        email,
        phone,
        lang: cx.lang,
        theme: keruen_office::account::Theme::Device,
        person: None,
        locked: false,
        version: 0,
    }
}

async fn letter(
    cx: &Cx,
    account: &Account,
    programme: Option<i64>,
    token: &Token,
    next: &Next,
) -> Result<NewLetter, Trouble> {
    let path = format!("/{}/sign-in/{}", account.lang.code(), token.reveal());
    let words = Words {
        kind: "sign-in",
        subject: "account-letter-subject",
        text: "account-letter-text",
        values: Vec::new(),
        path: Some(next.carried(&path)),
    };
    // What was typed may only look like the address of the account: it finds the account, and the
    // letter goes where the account says.
    let address = account.email.as_deref().and_then(Email::parse);
    let around = Around::of(cx, account.lang, programme).await?;
    Ok(mail::to(cx, account, address, &around, words))
}
