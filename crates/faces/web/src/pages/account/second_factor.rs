//! The second factor of one's own account: an app on the phone, and ten recovery codes for the day
//! the phone is lost.

use std::fmt::Write as _;

use askama::Template;
use keruen_office::account;
use keruen_office::rights::SignedIn;
use keruen_office::sign_in::proof::Second;
use keruen_office::sign_in::recovery::{self, Codes};
use keruen_office::sign_in::totp::Secret;
use keruen_office::sign_in::{Half, SessionState, second_factor, session, state};
use keruen_office::token::Token;
use keruen_speech::Speaker;
use keruen_store::Actor;
use keruen_store::limits;
use qrcode::{Color, QrCode};

use super::code::{TRIES, tries};
use super::entry::{SET_UP, keep, onward, take};
use super::mail::{self, Changed};
use super::next::Next;
use crate::cx::Cx;
use crate::done::{self, Done};
use crate::form::{Form, Need};
use crate::page::{Answer, Page, see_other, unkept};
use crate::shell::{Scene, Shell};
use crate::site_name;
use crate::trouble::{SECOND_FACTOR, Trouble};

/// A QR code as a path in a square of this width.
#[derive(Debug)]
pub struct Qr {
    width: usize,
    path: String,
}

impl Qr {
    /// Draws a text; `None` if it is longer than such a code holds.
    pub fn new(text: &str) -> Option<Self> {
        const MARGIN: usize = 2;
        let code = QrCode::new(text).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (at, color) in code.to_colors().into_iter().enumerate() {
            if color == Color::Dark {
                let (x, y) = (at % width + MARGIN, at / width + MARGIN);
                // Writing into a string does not fail.
                let _ = write!(path, "M{x} {y}h1v1h-1z");
            }
        }
        Some(Self {
            width: width + 2 * MARGIN,
            path,
        })
    }
}

/// The page on which an app is set up.
#[derive(Debug, Template)]
#[template(path = "account/set-up.html")]
pub struct SetUp {
    shell: Shell,
    t: Speaker<'static>,
    form: Form,
    next: Next,
    qr: Option<Qr>,
    uri: String,
    spelled: String,
    must: bool,
}

/// The page of a factor that is set up.
#[derive(Debug, Template)]
#[template(path = "account/second-factor.html")]
pub struct Factor {
    shell: Shell,
    t: Speaker<'static>,
    form: Form,
    left: i64,
    must: bool,
    /// Came in by a recovery code a moment ago: where the reader goes on from here.
    recovered: Option<String>,
}

/// Ten codes, shown once.
#[derive(Debug, Template)]
#[template(path = "account/recovery-codes.html")]
pub struct RecoveryCodes {
    shell: Shell,
    t: Speaker<'static>,
    codes: Vec<String>,
    onward: String,
    /// What else happened when an app was set up with them; nothing for new codes alone.
    others: Option<String>,
}

impl SetUp {
    fn new(
        scene: &Scene,
        form: Form,
        next: Next,
        secret: &Secret,
        names: (&str, &str),
        must: bool,
    ) -> Self {
        let t = scene.t();
        let uri = secret.uri(names.0, names.1);
        Self {
            shell: scene
                .shell(t.say("account-set-up"))
                .faulty(form.has_errors()),
            t,
            form,
            next,
            qr: Qr::new(&uri),
            uri,
            spelled: secret.spelled(),
            must,
        }
    }

    /// With a first code that does not fit.
    pub fn sample_wrong(scene: &Scene) -> Self {
        let mut page = Self::sample(scene);
        page.form
            .refuse("code", scene.t().say("account-code-wrong"));
        page.shell = page.shell.faulty(true);
        page
    }
}

impl Page for SetUp {
    fn sample(scene: &Scene) -> Self {
        let form = Form::blank(scene.t(), "sample".into());
        Self::new(
            scene,
            form,
            Next::default(),
            &Secret::new([42; 20]),
            ("Керуен", "aigerim@example.kz"),
            true,
        )
    }
}

impl Factor {
    fn new(scene: &Scene, form: Form, left: i64, must: bool) -> Self {
        let t = scene.t();
        Self {
            shell: scene
                .shell(t.say("account-factor"))
                .faulty(form.has_errors()),
            t,
            form,
            left,
            must,
            recovered: None,
        }
    }

    /// Just after coming in by a recovery code.
    pub fn sample_recovered(scene: &Scene) -> Self {
        Self {
            recovered: Some(scene.href("/me")),
            ..Self::sample(&scene.after(Done::Recovered))
        }
    }

    /// With few codes left and a code that does not fit.
    pub fn sample_wrong(scene: &Scene) -> Self {
        let mut form = Form::blank(scene.t(), "sample".into());
        form.refuse("code", scene.t().say("account-code-wrong"));
        Self::new(scene, form, 2, false)
    }
}

impl Page for Factor {
    fn sample(scene: &Scene) -> Self {
        Self::new(scene, Form::blank(scene.t(), "sample".into()), 9, true)
    }
}

impl RecoveryCodes {
    /// `set_up`: an app was set up with them, which signs all other devices out, and whether a
    /// letter about it goes by mail.
    fn new(scene: &Scene, codes: &Codes, onward: String, set_up: Option<bool>) -> Self {
        let t = scene.t();
        let others = |mailed| {
            t.say(if mailed {
                "account-codes-others"
            } else {
                "account-codes-others-only"
            })
        };
        Self {
            shell: scene.shell(t.say("account-codes")),
            t,
            codes: codes.reveal(),
            onward,
            others: set_up.map(others),
        }
    }
}

impl Page for RecoveryCodes {
    fn sample(scene: &Scene) -> Self {
        let bytes = [1_u8, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(|digit| [digit.wrapping_mul(37); 8]);
        Self::new(scene, &Codes::new(bytes), scene.href("/me"), Some(true))
    }
}

/// Whether one of the roles asks for a second factor.
fn must(account: &SignedIn) -> bool {
    let programmes = account.programmes.iter().map(|(_, role)| *role);
    state::needs_second(account.site.iter().copied().chain(programmes))
}

fn by(account: &SignedIn) -> Actor {
    Actor {
        account: Some(account.id),
        role: "account",
    }
}

fn fresh_codes(cx: &Cx) -> Codes {
    Codes::new(std::array::from_fn(|_| cx.app.chance()))
}

/// The account, if it may look at its second factor: whoever has not shown theirs yet shows it
/// first, or a stolen first proof could put another phone in place.
fn allowed(cx: &Cx, next: &Next) -> Result<Result<SignedIn, String>, Trouble> {
    let account = cx.account()?.clone();
    if account.state == SessionState::Half(Half::NeedsCode) {
        return Ok(Err(next.carried(&cx.href(SECOND_FACTOR))));
    }
    Ok(Ok(account))
}

/// `GET /{lang}/me/second-factor`.
pub async fn show(cx: Cx) -> Answer {
    let next = Next::parse(cx.query("next"));
    match allowed(&cx, &next)? {
        Ok(account) => page(&cx, &account, cx.blank(), next).await,
        Err(elsewhere) => see_other(&elsewhere),
    }
}

/// The page of a factor that is set up, or of one to set up.
async fn page(cx: &Cx, account: &SignedIn, form: Form, next: Next) -> Answer {
    if second_factor::is_set(cx.db(), account.id).await? {
        let left = recovery::left(cx.db(), account.id).await?.unwrap_or(0);
        let mut page = Factor::new(&cx.scene, form.clone(), left, must(account));
        if done::of(&cx.scene.query) == Some(Done::Recovered) {
            page.recovered = Some(onward(cx, &cx.viewer, &next));
        }
        return page.show_with(&form);
    }
    let secret = offered(cx, account.id).await?;
    let me = account::by_id(cx.db(), account.id).await?;
    let site = site_name::load(cx.db(), cx.t).await?;
    let name = me.email.unwrap_or(me.name);
    let page = SetUp::new(
        &cx.scene,
        form.clone(),
        next,
        &secret,
        (&site, &name),
        must(account),
    );
    unkept(page.show_with(&form))
}

/// The secret offered to an account; the same for an hour, unless it is confirmed.
async fn offered(cx: &Cx, account: i64) -> Result<Secret, Trouble> {
    if let Some(secret) = second_factor::offered(cx.db(), account, cx.now()).await? {
        return Ok(secret);
    }
    let mut tx = cx.db().upkeep(cx.now()).await?;
    let offered = second_factor::offer(&mut tx, account, Secret::new(cx.app.chance())).await?;
    tx.commit().await?;
    // `None`: confirmed a moment ago on another device.
    offered.ok_or(Trouble::Busy)
}

/// `POST /{lang}/me/second-factor`: the first code of a new app.
pub async fn confirm(cx: Cx) -> Answer {
    let mut form = cx.form();
    let next = Next::parse(form.value("next"));
    let account = match allowed(&cx, &next)? {
        Ok(account) => account,
        Err(elsewhere) => return see_other(&elsewhere),
    };
    let typed = form.text("code", Need::Must, 40);
    if form.has_errors() {
        return page(&cx, &account, form, next).await;
    }
    if second_factor::is_set(cx.db(), account.id).await? {
        return see_other(&cx.href(SET_UP));
    }
    let offer = second_factor::offered(cx.db(), account.id, cx.now()).await?;
    if offer.is_none() {
        form.refuse("code", cx.t.say("account-set-up-over"));
        return page(&cx, &account, form, next).await;
    }
    take(&cx, &tries(account.id), TRIES).await?;
    let codes = fresh_codes(&cx);
    let token = Token::new(cx.app.chance());
    let mut tx = cx.db().act(by(&account), cx.now()).await?;
    if !second_factor::confirm(&mut tx, account.id, &typed, &codes).await? {
        drop(tx);
        form.refuse("code", cx.t.say("account-code-wrong"));
        return page(&cx, &account, form, next).await;
    }
    session::promote(&mut tx, account.session, &token).await?;
    let mailed = mail::changed(&cx, &mut tx, account.id, account.session, Changed::Factor).await?;
    tx.commit().await?;
    limits::clear(cx.db(), &tries(account.id), cx.now()).await?;
    let present = session::present(cx.db(), &token, cx.now())
        .await?
        .ok_or(Trouble::SignIn)?;
    let onward = onward(&cx, &present.viewer, &next);
    keep(
        &cx,
        unkept(RecoveryCodes::new(&cx.scene, &codes, onward, Some(mailed)).show())?,
        &token,
    )
}

/// What a good code opens on the page of a factor that is set up.
enum Wish {
    NewCodes,
    NewApp,
}

/// `POST /{lang}/me/second-factor/codes`: ten new recovery codes.
pub async fn renew(cx: Cx) -> Answer {
    change(cx, Wish::NewCodes).await
}

/// `POST /{lang}/me/second-factor/app`: another phone, or none.
pub async fn replace(cx: Cx) -> Answer {
    change(cx, Wish::NewApp).await
}

async fn change(cx: Cx, wish: Wish) -> Answer {
    let mut form = cx.form();
    let account = cx.account()?.clone();
    let typed = form.text("code", Need::Must, 40);
    if form.has_errors() {
        return page(&cx, &account, form, Next::default()).await;
    }
    take(&cx, &tries(account.id), TRIES).await?;
    let codes = fresh_codes(&cx);
    let mut tx = cx.db().act(by(&account), cx.now()).await?;
    // Whoever lost the phone has only the recovery codes to set up another one with.
    let second = Second::read(&typed);
    if !second.spend(&mut tx, account.id).await? {
        drop(tx);
        form.refuse("code", cx.t.say("account-code-wrong"));
        return page(&cx, &account, form, Next::default()).await;
    }
    let what = match wish {
        Wish::NewCodes => {
            recovery::renew(&mut tx, account.id, &codes).await?;
            second.is_recovery().then_some(Changed::Recovery)
        }
        Wish::NewApp => {
            second_factor::remove(&mut tx, account.id).await?;
            Some(Changed::NoFactor)
        }
    };
    if let Some(what) = what {
        mail::changed(&cx, &mut tx, account.id, account.session, what).await?;
    }
    tx.commit().await?;
    limits::clear(cx.db(), &tries(account.id), cx.now()).await?;
    match wish {
        Wish::NewCodes => {
            unkept(RecoveryCodes::new(&cx.scene, &codes, cx.href("/me"), None).show())
        }
        Wish::NewApp if must(&account) => see_other(&cx.href(SET_UP)),
        Wish::NewApp => see_other(&Done::NoFactor.at(&cx.href("/me"))),
    }
}
