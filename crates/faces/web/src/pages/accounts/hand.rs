//! A sign-in link to hand on: by SMS, messenger or in person. Shown once.

use askama::Template;
use keruen_office::account;
use keruen_office::sign_in::link;
use keruen_office::token::Token;
use keruen_people::contact::ContactValue;
use keruen_post::by_hand::{sms_link, tel_link};
use keruen_speech::{Lang, Speaker};

use super::list::{HERE, crumbs};
use crate::cx::Cx;
use crate::page::{Answer, Page, unkept};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::{site_name, wording};

/// The page.
#[derive(Debug, Template)]
#[template(path = "accounts/hand.html")]
pub struct Hand {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    here: String,
    name: String,
    text: String,
    lang: Lang,
    phone: Option<Phone>,
}

/// A telephone with its two links.
#[derive(Debug)]
struct Phone {
    number: String,
    sms: String,
    tel: String,
}

impl Hand {
    fn new(
        scene: &Scene,
        (crumbs, here): (Vec<Crumb>, String),
        name: &str,
        text: String,
        lang: Lang,
        phone: Option<&str>,
    ) -> Self {
        let t = scene.t();
        let title = t.say("accounts-hand");
        let phone = phone.map(|number| Phone {
            number: ContactValue::phone_shown(number),
            sms: sms_link(number, &text),
            tel: tel_link(number),
        });
        Self {
            shell: scene.shell(title),
            t,
            crumbs,
            here,
            name: name.to_owned(),
            text,
            lang,
            phone,
        }
    }
}

impl Page for Hand {
    fn sample(scene: &Scene) -> Self {
        let text = text(
            Lang::Kk,
            "Төлегенов Нұрлыбек",
            "Керуен",
            "https://keruen.example/kk/sign-in/ULGI",
        );
        Self::new(
            scene,
            way(scene, 1, "Төлегенов Нұрлыбек"),
            "Төлегенов Нұрлыбек",
            text,
            Lang::Kk,
            Some("+77000000026"),
        )
    }
}

fn text(lang: Lang, name: &str, site: &str, link: &str) -> String {
    let values = [
        ("name", name.into()),
        ("site", wording::within(lang, site).into()),
        ("link", link.into()),
    ];
    wording::speaker(lang).with("account-letter-text", &values)
}

/// The steps down to the page, and the way back.
fn way(scene: &Scene, id: i64, name: &str) -> (Vec<Crumb>, String) {
    let here = scene.href(&format!("{HERE}/{id}"));
    let mut steps = crumbs(scene, Some(&scene.t().say("accounts-hand")));
    steps.insert(steps.len() - 1, Crumb::link(here.clone(), name));
    (steps, here)
}

/// `POST /{lang}/desk/site/accounts/{id}/link`.
pub async fn make(cx: Cx) -> Answer {
    let account = account::by_id(cx.db(), cx.param("id")?).await?;
    let (steps, back) = way(&cx.scene, account.id, &account.name);
    give(&cx, account.id, steps, back).await
}

/// Makes a link for an account and shows it, once. The caller has asked whether the reader may.
pub async fn give(cx: &Cx, id: i64, steps: Vec<Crumb>, back: String) -> Answer {
    let account = account::by_id(cx.db(), id).await?;
    if account.locked {
        return Err(Trouble::Refused {
            sentence: cx.t.say("account-link-locked"),
        });
    }
    let token = Token::new(cx.app.chance());
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    link::by_hand(&mut tx, account.id, &token).await?;
    tx.commit().await?;

    let site = site_name::load(cx.db(), wording::speaker(account.lang)).await?;
    let path = format!("/{}/sign-in/{}", account.lang.code(), token.reveal());
    let text = text(
        account.lang,
        &account.name,
        &site,
        &cx.app.config().absolute(&path),
    );
    let page = Hand::new(
        &cx.scene,
        (steps, back),
        &account.name,
        text,
        account.lang,
        account.phone.as_deref(),
    );
    unkept(page.show())
}
