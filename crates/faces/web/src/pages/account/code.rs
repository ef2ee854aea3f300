//! The second proof: six digits from the app, or one of ten recovery codes.

use askama::Template;
use jiff::SignedDuration;
use keruen_office::sign_in::{Half, SessionState, recovery, second_factor, session};
use keruen_office::token::Token;
use keruen_speech::Speaker;
use keruen_store::Actor;
use keruen_store::limits::{self, Limit};

use super::entry::{keep, onward, recovered_to, take};
use super::mail::{self, Changed};
use super::next::Next;
use crate::cx::Cx;
use crate::form::{Form, Need};
use crate::page::{Answer, Page, see_other};
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;

/// How often the codes of one account may be tried: three codes of a million are good at a time.
pub const TRIES: Limit = Limit {
    burst: 5,
    refill: SignedDuration::from_secs(120),
};

/// The key of an account's tries.
pub fn tries(account: i64) -> String {
    format!("code:account:{account}")
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "account/code.html")]
pub struct Code {
    shell: Shell,
    t: Speaker<'static>,
    form: Form,
    next: Next,
}

impl Code {
    fn new(scene: &Scene, form: Form, next: Next) -> Self {
        let t = scene.t();
        Self {
            shell: scene
                .shell(t.say("account-code"))
                .noindex()
                .faulty(form.has_errors()),
            t,
            form,
            next,
        }
    }

    /// With a code that does not fit.
    pub fn sample_wrong(scene: &Scene) -> Self {
        let mut form = Form::blank(scene.t(), "sample".into());
        form.refuse("code", scene.t().say("account-code-wrong"));
        Self::new(scene, form, Next::default())
    }
}

impl Page for Code {
    fn sample(scene: &Scene) -> Self {
        Self::new(
            scene,
            Form::blank(scene.t(), "sample".into()),
            Next::default(),
        )
    }
}

/// `GET /{lang}/sign-in/code`.
pub async fn show(cx: Cx) -> Answer {
    let next = Next::parse(cx.query("next"));
    if cx.account()?.state != SessionState::Half(Half::NeedsCode) {
        return see_other(&onward(&cx, &cx.viewer, &next));
    }
    Code::new(&cx.scene, cx.blank(), next).show()
}

/// `POST /{lang}/sign-in/code`.
pub async fn check(cx: Cx) -> Answer {
    let mut form = cx.form();
    let next = Next::parse(form.value("next"));
    let account = cx.account()?.clone();
    if account.state != SessionState::Half(Half::NeedsCode) {
        return see_other(&onward(&cx, &cx.viewer, &next));
    }
    let spare = !form.value("recovery").trim().is_empty();
    let field = if spare { "recovery" } else { "code" };
    let typed = form.text(field, Need::Must, 40);
    if form.has_errors() {
        return Code::new(&cx.scene, form.clone(), next).show_with(&form);
    }
    take(&cx, &tries(account.id), TRIES).await?;

    let token = Token::new(cx.app.chance());
    // A recovery code that is used up is journalled by its act; a code of the app changes nothing
    // that a journal would tell of.
    let mut tx = if spare {
        cx.db()
            .act(
                Actor {
                    account: Some(account.id),
                    role: "account",
                },
                cx.now(),
            )
            .await?
    } else {
        cx.db().upkeep(cx.now()).await?
    };
    let good = if spare {
        recovery::check(&mut tx, account.id, &typed).await?
    } else {
        second_factor::check(&mut tx, account.id, &typed).await?
    };
    if !good {
        drop(tx);
        form.refuse(
            field,
            cx.t.say(if spare {
                "account-recovery-wrong"
            } else {
                "account-code-wrong"
            }),
        );
        return Code::new(&cx.scene, form.clone(), next).show_with(&form);
    }
    session::promote(&mut tx, account.session, &token).await?;
    if spare {
        mail::changed(&cx, &mut tx, account.id, account.session, Changed::Recovery).await?;
    }
    tx.commit().await?;
    limits::clear(cx.db(), &tries(account.id), cx.now()).await?;
    let present = session::present(cx.db(), &token, cx.now())
        .await?
        .ok_or(Trouble::SignIn)?;
    let to = if spare {
        recovered_to(&cx, &next)
    } else {
        onward(&cx, &present.viewer, &next)
    };
    keep(&cx, see_other(&to)?, &token)
}
