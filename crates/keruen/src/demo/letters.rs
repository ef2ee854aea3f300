//! Letters of the demonstration and what became of them.

use keruen_office::account::Email;
use keruen_office::letters::{self, ErrorClass, NOTICE, NewLetter, outbox};
use keruen_speech::Lang;
use keruen_store::Db;

use super::rows::{Letter, Person};
use super::source::{DemoError, Row, Wrong};
use super::{Day, must, word};

/// What becomes of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Waits on the by-hand list.
    ByHand,
    /// The mail server took it.
    Sent,
    /// It came back.
    Bounced,
}

impl Row<Letter> {
    /// What becomes of it.
    pub fn fate(&self) -> Result<Fate, DemoError> {
        let fate = match self.is.fate.as_str() {
            "by-hand" => Some(Fate::ByHand),
            "sent" => Some(Fate::Sent),
            "bounced" => Some(Fate::Bounced),
            _ => None,
        };
        word(self, "fate", &self.is.fate, fate)
    }
}

impl Day<'_> {
    /// Writes a letter to a person in their first language.
    pub async fn letter(
        &mut self,
        row: &Row<Letter>,
        person: &Row<Person>,
        programme: i64,
    ) -> Result<(), DemoError> {
        let is = &row.is;
        let lang = person.language();
        let (subject, body) = match lang {
            Lang::Kk => (&is.subject_kk, &is.text_kk),
            Lang::Ru => (&is.subject_ru, &is.text_ru),
            Lang::En => (&is.subject_en, &is.text_en),
        };
        let address = match row.fate()? {
            Fate::ByHand => None,
            Fate::Sent | Fate::Bounced => Some(word(
                row,
                "person",
                &person.is.email,
                Email::parse(&person.is.email),
            )?),
        };
        let letter = NewLetter {
            kind: NOTICE,
            account: None,
            person: Some(must(&self.ids.person, row, "person", &is.person)?),
            programme: Some(programme),
            address,
            lang,
            subject: subject.clone(),
            body: body.clone(),
            secret: None,
            expires_at: None,
        };
        letters::queue(self.tx, &letter)
            .await
            .map_err(|error| row.wrong(error))?;
        Ok(())
    }
}

/// Lets the mail server answer, which the demonstration does not have.
pub async fn deliver(db: &Db, row: &Row<Letter>, at: jiff::Timestamp) -> Result<(), DemoError> {
    let fate = row.fate()?;
    if fate == Fate::ByHand {
        return Ok(());
    }
    let told = async {
        if let Some(letter) = outbox::claim(db, at).await? {
            match fate {
                Fate::Bounced => {
                    outbox::failed(db, &letter, &ErrorClass::NoSuchAddress.into(), at).await?;
                }
                Fate::Sent | Fate::ByHand => outbox::sent(db, letter.id, at).await?,
            }
        }
        Ok::<_, keruen_office::OfficeError>(())
    };
    told.await
        .map_err(|error| row.wrong(Wrong::OfficeAct(error)))
}
