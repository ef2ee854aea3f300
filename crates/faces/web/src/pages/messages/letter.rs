//! One message: its text to be sent by hand, where it stands, and what can be done.

use askama::Template;
use jiff::Timestamp;
use keruen_office::letters::{self, Letter, State};
use keruen_office::rights::Object;
use keruen_office::{OfficeError, Refusal};
use keruen_post::by_hand::{sms_link, tel_link};
use keruen_speech::Speaker;

use super::reader::{Reader, reader};
use super::words;
use crate::cx::Cx;
use crate::done::Done;
use crate::form::Form;
use crate::once::{Begun, begin};
use crate::page::{Answer, Page};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// The page.
#[derive(Debug, Template)]
#[template(path = "messages/letter.html")]
pub struct LetterPage {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    letter: Letter,
    form: Form,
    reader: Reader,
    /// The finished text with its link; `None` if the link is gone or over.
    text: Option<String>,
    base: String,
    now: Timestamp,
    owner: bool,
}

impl LetterPage {
    pub(super) fn new(
        scene: &Scene,
        letter: Letter,
        form: Form,
        reader: Reader,
        text: Option<String>,
        now: Timestamp,
    ) -> Self {
        let t = scene.t();
        let list = scene.href("/desk/messages");
        let crumbs = vec![
            Crumb::link(list.clone(), t.say("shell-messages")),
            Crumb::here(letter.subject.clone()),
        ];
        Self {
            shell: scene.shell(letter.subject.clone()),
            t,
            crumbs,
            form,
            reader,
            text,
            base: format!("{list}/{}", letter.id),
            now,
            owner: scene.viewer.is_owner(),
            letter,
        }
    }

    fn by_hand(&self) -> bool {
        self.letter.state == State::ByHand
    }

    /// The text to copy into a message of one's own telephone; a letter that goes by mail is only to be read.
    fn to_copy(&self) -> Option<&str> {
        self.text.as_deref().filter(|_| self.by_hand())
    }

    /// Did not arrive, and something can still be done.
    fn troubled(&self) -> bool {
        matches!(
            self.letter.state,
            State::Failed | State::Bounced | State::Expired | State::Held
        )
    }

    /// How the note above the text begins.
    fn trouble(&self) -> String {
        self.t.say(if self.letter.state == State::Held {
            "letters-held"
        } else {
            "letters-remedy"
        })
    }

    /// "I sent it" can be taken back.
    fn can_take_back(&self) -> bool {
        self.letter.can_be_taken_back(self.now)
    }

    fn can_hand_over(&self) -> bool {
        self.text.is_some()
            && matches!(
                self.letter.state,
                State::Queued | State::Failed | State::Bounced
            )
    }

    fn can_mail(&self) -> bool {
        let waits = matches!(
            self.letter.state,
            State::ByHand | State::Failed | State::Bounced
        );
        waits && self.text.is_some() && self.letter.address.is_some() && self.shell.mail()
    }

    fn state(&self) -> String {
        words::state(self.t, self.letter.state)
    }

    fn class(&self) -> &'static str {
        words::weight(self.letter.state).class()
    }

    fn remedy(&self) -> String {
        words::remedy(self.t, self.letter.state, self.letter.error)
    }

    fn sms(&self) -> String {
        sms_link(&self.reader.phone, self.text.as_deref().unwrap_or_default())
    }

    fn tel(&self) -> String {
        tel_link(&self.reader.phone)
    }

    /// Where a link that is over is made anew, for whoever may: an owner at the account, a
    /// coordinator at the team.
    fn anew(&self) -> Option<String> {
        let account = self.letter.account.filter(|_| {
            self.letter.state == State::Expired && self.letter.body.contains(letters::SECRET)
        })?;
        let (list, _) = self.base.rsplit_once("/messages/")?;
        if self.owner {
            Some(format!("{list}/site/accounts/{account}"))
        } else {
            let programme = self.letter.programme?;
            Some(format!("{list}/programmes/{programme}/team"))
        }
    }

    /// Writes to the same reader again, where they can be written to.
    fn rewrite(&self) -> Option<String> {
        let code = self.reader.code.as_deref()?;
        let (list, _) = self.base.rsplit_once('/')?;
        Some(format!("{list}/new?to={code}"))
    }

    fn pairs(&self) -> Vec<(String, String)> {
        let (t, letter) = (self.t, &self.letter);
        let moment = |at| zone::moment(t.lang(), at);
        let mut pairs = vec![
            (
                t.say("letters-way"),
                t.say(
                    if letter.state == State::ByHand || letter.state == State::HandDone {
                        "letters-way-hand"
                    } else {
                        "letters-way-mail"
                    },
                ),
            ),
            (t.say("letters-lang"), letter.lang.name().to_owned()),
            (t.say("letters-written"), moment(letter.created_at)),
        ];
        if let Some(address) = letter.address.as_ref().filter(|_| !self.reader.unseen) {
            pairs.insert(1, (t.say("letters-address"), address.clone()));
        }
        if let Some(at) = letter.closed_at {
            pairs.push((t.say("letters-closed"), moment(at)));
        } else if let Some(end) = letter.expires_at {
            pairs.push((t.say("letters-link-ends"), moment(end)));
        }
        if letter.state == State::Queued && letter.attempts > 0 {
            pairs.push((t.say("letters-attempts"), letter.attempts.to_string()));
            pairs.push((t.say("letters-next"), moment(letter.next_at)));
        }
        if let Some(class) = letter.error.filter(|_| !letter.state.is_closed()) {
            pairs.push((t.say("letters-why"), words::error(t, class)));
            if let Some(answer) = &letter.answer {
                pairs.push((t.say("letters-answer"), answer.clone()));
            }
        }
        pairs
    }

    /// The lines of a text that is only to be read.
    fn lines(&self) -> impl Iterator<Item = &str> {
        self.letter
            .body
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.contains(letters::SECRET))
    }

    fn lang_code(&self) -> &'static str {
        self.letter.lang.code()
    }
}

impl Page for LetterPage {
    fn sample(scene: &Scene) -> Self {
        super::samples::letter(scene, State::ByHand)
    }
}

/// The letter of the address, if the reader of the page may see it.
async fn asked(cx: &Cx) -> Result<Letter, Trouble> {
    let letter = letters::by_id(cx.db(), cx.param("id")?)
        .await?
        .as_of(cx.now());
    cx.allow(Object {
        programme: letter.programme,
        account: None,
    })?;
    Ok(letter)
}

/// `/{lang}/desk/messages/{id}`.
pub async fn show(cx: Cx) -> Answer {
    let letter = asked(&cx).await?;
    let reader = reader(&cx, &letter).await?;
    let text = if letter.state.is_closed() || letter.state == State::Held {
        None
    } else {
        letters::full_text(cx.db(), &letter, cx.now()).await?
    };
    LetterPage::new(&cx.scene, letter, cx.blank(), reader, text, cx.now()).show()
}

/// What is done with a letter.
#[derive(Clone, Copy)]
enum Deed {
    Sent,
    HandOver,
    Again,
    NotSent,
}

async fn act(cx: Cx, deed: Deed) -> Answer {
    let letter = asked(&cx).await?;
    let page = cx.href(&format!("/desk/messages/{}", letter.id));
    let mut act = match begin(&cx, &cx.form()).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return crate::page::see_other(&to),
    };
    let (done, said) = match deed {
        Deed::Sent => (
            letters::by_hand(&mut act.tx, letter.id).await,
            Done::LetterSent,
        ),
        Deed::HandOver => (
            letters::hand_over(&mut act.tx, letter.id).await,
            Done::LetterByHand,
        ),
        Deed::NotSent => (
            letters::not_sent(&mut act.tx, letter.id).await,
            Done::LetterBack,
        ),
        Deed::Again => (
            letters::again(&mut act.tx, letter.id).await,
            Done::LetterAgain,
        ),
    };
    match done {
        Ok(()) => act.done(&said.at(&page)).await,
        // Somebody was quicker: the page shows where it stands now.
        Err(OfficeError::Refused(Refusal::LetterState)) => {
            crate::page::see_other(&Done::LetterLate.at(&page))
        }
        Err(error) => Err(error.into()),
    }
}

/// "I sent it."
pub async fn by_hand(cx: Cx) -> Answer {
    act(cx, Deed::Sent).await
}

/// "I did not send it after all."
pub async fn not_sent(cx: Cx) -> Answer {
    act(cx, Deed::NotSent).await
}

/// On the by-hand list.
pub async fn hand_over(cx: Cx) -> Answer {
    act(cx, Deed::HandOver).await
}

/// By mail, from the beginning.
pub async fn again(cx: Cx) -> Answer {
    act(cx, Deed::Again).await
}
