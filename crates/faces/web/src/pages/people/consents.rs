//! A person's consent to one purpose: the text that is agreed to, its receipts, giving and
//! withdrawing.

use askama::Template;
use jiff::Timestamp;
use keruen_office::home;
use keruen_people::Refusal;
use keruen_people::consent::{self, Consent, Purpose, Wording};
use keruen_speech::{Lang, Speaker, date};

use super::agreed::{self, offered};
use super::gate::{self, Subject};
use super::words;
use crate::cx::Cx;
use crate::done::Done;
use crate::form::{Form, Need};
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::parts::{Choice, Crumb};
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// The page.
#[derive(Debug, Template)]
#[template(path = "people/consent.html")]
pub struct Given {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    subject: Subject,
    code: &'static str,
    form: Form,
    stands: bool,
    older: bool,
    version: i64,
    texts: Vec<Text>,
    receipts: Vec<Receipt>,
    languages: Vec<Choice>,
    ways: Vec<Choice>,
    may_give: bool,
}

/// The wording in one language.
#[derive(Debug)]
struct Text {
    lang: &'static str,
    name: &'static str,
    words: String,
    open: bool,
}

/// What one receipt says.
#[derive(Debug)]
struct Receipt {
    given: String,
    withdrawn: String,
    language: String,
    hash: String,
}

/// What the page is made of.
struct Read {
    purpose: Purpose,
    wording: Option<(i64, [String; 3])>,
    receipts: Vec<Consent>,
    may_give: bool,
}

impl Given {
    fn new(scene: &Scene, subject: Subject, form: Form, read: &Read) -> Self {
        let t = scene.t();
        let purpose = words::purpose(t, read.purpose);
        let title = t.say1("people-consent-title", "purpose", purpose.as_str());
        let standing = read.receipts.iter().find(|receipt| receipt.stands());
        let version = read.wording.as_ref().map_or(0, |(version, _)| *version);
        let texts = read
            .wording
            .iter()
            .flat_map(|(_, texts)| Lang::ALL.iter().zip(texts));
        let mut page = Self {
            crumbs: subject.crumbs(scene, &purpose),
            shell: scene.shell(title).faulty(form.has_errors()),
            t,
            subject,
            code: read.purpose.code(),
            form,
            stands: standing.is_some(),
            older: standing.is_some_and(|standing| standing.version < version),
            version,
            texts: texts
                .map(|(lang, text)| Text {
                    lang: lang.code(),
                    name: lang.name(),
                    words: text.clone(),
                    open: *lang == scene.lang,
                })
                .collect(),
            receipts: read
                .receipts
                .iter()
                .map(|receipt| Receipt::new(t, receipt))
                .collect(),
            languages: Lang::ALL
                .map(|lang| Choice::new(lang.code(), lang.name()))
                .into(),
            ways: words::ways(t),
            may_give: read.may_give,
        };
        if page.to_give() {
            page.shell = page.shell.form(&page.form);
        }
        page
    }

    /// Whether the consent can be given now.
    fn to_give(&self) -> bool {
        self.may_give && self.version > 0 && (!self.stands || self.older)
    }

    fn sample_of(scene: &Scene, form: Form, receipts: Vec<Consent>) -> Self {
        let text = scene.t().say("wordings-name-public");
        let read = Read {
            purpose: Purpose::NamePublic,
            wording: Some((3, [text.clone(), text.clone(), text])),
            receipts,
            may_give: true,
        };
        Self::new(scene, Subject::sample(scene), form, &read)
    }

    /// One that stands.
    pub fn sample_stands(scene: &Scene) -> Self {
        let mut receipts = super::invented::page(false).consents;
        receipts.retain(|receipt| receipt.purpose == Purpose::NamePublic);
        Self::sample_of(scene, Form::blank(scene.t(), "sample".into()), receipts)
    }

    /// With a day that cannot be.
    pub fn sample_faulty(scene: &Scene) -> Self {
        let mut form = Form::blank(scene.t(), "sample".into()).with("day", "31.02.2026");
        form.refuse("day", scene.t().say("errors-date"));
        form.refuse("way", scene.t().say("errors-choose"));
        Self::sample_of(scene, form, Vec::new())
    }
}

impl Receipt {
    fn new(t: Speaker<'_>, receipt: &Consent) -> Self {
        let day = |at: Timestamp| zone::long(t.lang(), at);
        let given = t.say3(
            "people-consent-given",
            "day",
            day(receipt.given_at),
            "way",
            words::way(t, receipt.way),
            "version",
            receipt.version,
        );
        let withdrawn = receipt.withdrawn.map(|(at, way)| {
            t.say2(
                "people-consent-withdrawn",
                "day",
                day(at),
                "way",
                words::way(t, way),
            )
        });
        Self {
            given,
            withdrawn: withdrawn.unwrap_or_default(),
            language: words::language(t, receipt.language),
            hash: receipt.text_hash.clone(),
        }
    }
}

impl Page for Given {
    fn sample(scene: &Scene) -> Self {
        let form = Form::blank(scene.t(), "sample".into())
            .with("language", scene.lang.code())
            .with("way", "paper")
            .with("day", "30.11.2026");
        Self::sample_of(scene, form, Vec::new())
    }
}

impl Read {
    async fn new(cx: &Cx, subject: &Subject, purpose: Purpose) -> Result<Self, Trouble> {
        let wording: Option<Wording> = consent::wording(cx.db(), purpose).await?;
        let mut receipts = consent::of_person(cx.db(), subject.id).await?;
        receipts.retain(|receipt| receipt.purpose == purpose);
        let texts = |wording: Wording| {
            (
                wording.version,
                Lang::ALL.map(|lang| wording.text(lang).to_owned()),
            )
        };
        Ok(Self {
            purpose,
            wording: wording.map(texts),
            receipts,
            may_give: gate::sight(cx, subject.id).await?.change,
        })
    }
}

fn purpose(cx: &Cx) -> Result<Purpose, Trouble> {
    let code: String = cx.param("purpose")?;
    Purpose::from_code(&code).ok_or(Trouble::NotFound)
}

/// `GET /{lang}/desk/people/{id}/consents/{purpose}`.
pub async fn show(cx: Cx) -> Answer {
    let purpose = purpose(&cx)?;
    let subject = gate::subject(&cx, |sight| sight.consents).await?;
    let read = Read::new(&cx, &subject, purpose).await?;
    let form = cx
        .blank()
        .with("language", cx.lang.code())
        .with("day", date::short(cx.lang, zone::day(cx.now())));
    Given::new(&cx.scene, subject, form, &read).show()
}

/// `POST /{lang}/desk/people/{id}/consents/{purpose}`: gives it.
pub async fn give(cx: Cx) -> Answer {
    let purpose = purpose(&cx)?;
    let subject = gate::subject(&cx, |sight| sight.change && sight.consents).await?;
    let mut form = cx.form();
    let language: Option<Lang> = form.choice("language", Need::Must, |code| code.parse().ok());
    let way = form.choice("way", Need::Must, offered);
    let day = form.date("day", Need::Must);
    if let (Some(language), Some(way), Some(day)) = (language, way, day) {
        let mut act = match begin(&cx, &form).await? {
            Begun::First(act) => act,
            Begun::Again(to) => return see_other(&to),
        };
        let given = agreed::moment(act.tx.at(), day);
        match consent::give_on(&mut act.tx, subject.id, purpose, (language, way), given).await {
            Ok(_) => {
                home::outdated(&mut act.tx).await?;
                return act.done(&Done::Consent.at(&subject.here)).await;
            }
            Err(Refusal::NotGivenThen { from, to }) => {
                agreed::not_then(&mut form, "day", from, to);
            }
            Err(refusal) => return Err(gate::refused(cx.t, refusal)),
        }
    }
    let read = Read::new(&cx, &subject, purpose).await?;
    Given::new(&cx.scene, subject, form.clone(), &read).show_with(&form)
}

/// `POST /{lang}/desk/people/{id}/consents/{purpose}/withdraw`. Possible even while the person's
/// data is blocked.
pub async fn withdraw(cx: Cx) -> Answer {
    let purpose = purpose(&cx)?;
    let may = |sight: &keruen_people::visibility::PersonSight| {
        sight.consents && (sight.change || sight.block)
    };
    let subject = gate::subject(&cx, may).await?;
    let mut form = cx.form();
    let Some(way) = form.choice("withdrawn", Need::Must, offered) else {
        let read = Read::new(&cx, &subject, purpose).await?;
        return Given::new(&cx.scene, subject, form.clone(), &read).show_with(&form);
    };
    let mut act = match begin(&cx, &form).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return see_other(&to),
    };
    consent::withdraw(&mut act.tx, subject.id, purpose, way)
        .await
        .map_err(|refusal| gate::refused(cx.t, refusal))?;
    home::outdated(&mut act.tx).await?;
    act.done(&Done::ConsentWithdrawn.at(&subject.here)).await
}
