//! People: who they are, how they are reached, where they belong, what they agreed to.

use keruen_people::consent::{self, Purpose, Way};
use keruen_people::contact::{self, ContactKind, ContactValue};
use keruen_people::council::{self, SeatDraft};
use keruen_people::fault::Fault;
use keruen_people::membership::{self, MembershipDraft};
use keruen_people::person::{self, PersonDraft};
use keruen_speech::Lang;

use super::rows::{Person, Seat};
use super::source::{DemoError, Row, Wrong};
use super::{Day, maybe, must, note, word};

/// A consent of a person's row: the purpose, and the day it was withdrawn, if it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// To what.
    pub purpose: Purpose,
    /// Counted from today.
    pub withdrawn: Option<i32>,
}

impl Row<Person> {
    /// The consents of the row, `name_public photo_public/-4`.
    pub fn consents(&self) -> Result<Vec<Asked>, DemoError> {
        let wrong = |value: &str| {
            self.wrong(Wrong::Value {
                column: "consents",
                value: value.to_owned(),
            })
        };
        self.is
            .consents
            .split_whitespace()
            .map(|text| {
                let (code, day) = text
                    .split_once('/')
                    .map_or((text, None), |(code, day)| (code, Some(day)));
                let purpose = Purpose::from_code(code).ok_or_else(|| wrong(text))?;
                let withdrawn = day.map(str::parse).transpose().map_err(|_| wrong(text))?;
                Ok(Asked { purpose, withdrawn })
            })
            .collect()
    }

    /// The language that the person is written to in.
    pub fn language(&self) -> Lang {
        self.is
            .languages
            .split_whitespace()
            .next()
            .and_then(|code| code.parse().ok())
            .unwrap_or(Lang::Kk)
    }
}

impl Day<'_> {
    /// Writes a person down with contacts, a membership and consents.
    pub async fn person(&mut self, row: &Row<Person>) -> Result<(), DemoError> {
        let is = &row.is;
        let draft = PersonDraft {
            surname: is.surname.clone(),
            given: is.given.clone(),
            patronymic: is.patronymic.clone(),
            former: is.former_names.clone(),
            languages: is.languages.clone(),
            territory: maybe(&self.ids.territory, row, "territory", &is.territory)?,
        };
        let form = draft.parse().map_err(|faults| row.wrong(faults))?;
        let programme = maybe(&self.ids.programme, row, "programme", &is.programme)?;
        let id = person::create(self.tx, &form, programme.as_slice())
            .await
            .map_err(|refusal| row.wrong(refusal))?;
        note(&mut self.ids.person, row, &is.key, id)?;
        for (kind, typed) in [
            (ContactKind::Phone, &is.phone),
            (ContactKind::Email, &is.email),
        ] {
            if !typed.is_empty() {
                let field = kind.code();
                let value = ContactValue::parse(kind, typed)
                    .map_err(|why| row.wrong(vec![Fault { field, why }]))?;
                contact::add(self.tx, id, &value)
                    .await
                    .map_err(|refusal| row.wrong(refusal))?;
            }
        }
        self.membership(row, id).await?;
        let consents = row.consents()?;
        if consents.is_empty() {
            return Ok(());
        }
        let way = word(
            row,
            "consent_way",
            &is.consent_way,
            Way::from_code(&is.consent_way),
        )?;
        for asked in consents {
            consent::give(self.tx, id, asked.purpose, row.language(), way)
                .await
                .map_err(|refusal| row.wrong(refusal))?;
        }
        Ok(())
    }

    async fn membership(&mut self, row: &Row<Person>, person: i64) -> Result<(), DemoError> {
        let is = &row.is;
        if is.organisation.is_empty() {
            return Ok(());
        }
        let draft = MembershipDraft {
            organisation: Some(must(
                &self.ids.organisation,
                row,
                "organisation",
                &is.organisation,
            )?),
            post: is.role.clone(),
            title: is.title.clone(),
            since: self.days.text(is.since),
            until: self.days.text(is.until),
            basis: is.basis.clone(),
        };
        let form = draft.parse().map_err(|faults| row.wrong(faults))?;
        membership::add(self.tx, person, &form)
            .await
            .map_err(|refusal| row.wrong(refusal))?;
        Ok(())
    }

    /// A consent ends.
    pub async fn withdraw(&mut self, row: &Row<Person>, purpose: Purpose) -> Result<(), DemoError> {
        let person = must(&self.ids.person, row, "key", &row.is.key)?;
        let way = word(
            row,
            "consent_way",
            &row.is.consent_way,
            Way::from_code(&row.is.consent_way),
        )?;
        consent::withdraw(self.tx, person, purpose, way)
            .await
            .map_err(|refusal| row.wrong(refusal))
    }

    /// Opens a seat of a council.
    pub async fn seat(&mut self, row: &Row<Seat>) -> Result<(), DemoError> {
        let is = &row.is;
        let council = must(&self.ids.organisation, row, "council", &is.council)?;
        let draft = SeatDraft {
            number: is.number.clone(),
            post: is.role.clone(),
            term_from: self.days.text(Some(is.term_from)),
            term_to: self.days.text(Some(is.term_to)),
        };
        let form = draft.parse().map_err(|faults| row.wrong(faults))?;
        let id = council::open_seat(self.tx, council, &form)
            .await
            .map_err(|refusal| row.wrong(refusal))?;
        self.ids
            .seat
            .insert((council, form.number, is.term_from), id);
        Ok(())
    }

    /// Seats whoever holds or held it.
    pub async fn take_seat(&mut self, row: &Row<Seat>) -> Result<(), DemoError> {
        let is = &row.is;
        let Some(person) = maybe(&self.ids.person, row, "person", &is.person)? else {
            return Ok(());
        };
        let council = must(&self.ids.organisation, row, "council", &is.council)?;
        let number = is.number.trim().parse::<i64>().ok();
        let seat =
            number.and_then(|number| self.ids.seat.get(&(council, number, is.term_from)).copied());
        let seat = word(row, "number", &is.number, seat)?;
        let since = word(row, "since", "", is.since)?;
        council::take(self.tx, seat, person, self.days.date(since), &is.basis)
            .await
            .map_err(|refusal| row.wrong(refusal))?;
        if let Some(until) = is.until {
            council::leave(self.tx, seat, self.days.date(until), None)
                .await
                .map_err(|refusal| row.wrong(refusal))?;
        }
        Ok(())
    }
}
