//! Accounts of the demonstration: one for each role, tied to a person.

use std::collections::BTreeMap;

use keruen_office::account::{self, AccountForm, Grant, Scope};
use keruen_office::sign_in::recovery::Codes;
use keruen_office::sign_in::second_factor;
use keruen_office::sign_in::state::needs_second;
use keruen_office::sign_in::totp::{self, Secret};
use keruen_people::Role;

use super::rows::{Account, Person};
use super::source::{DemoError, Row};
use super::{Day, maybe, must, word};

impl Day<'_> {
    /// Makes the account of a person and gives it its role.
    pub async fn account(
        &mut self,
        row: &Row<Account>,
        person: &Row<Person>,
    ) -> Result<(), DemoError> {
        let is = &row.is;
        let role: Role = word(row, "role", &is.role, is.role.parse().ok())?;
        let id = must(&self.ids.person, row, "person", &is.person)?;
        let who = &person.is;
        let typed: BTreeMap<String, String> = [
            ("name", format!("{} {}", who.surname, who.given)),
            ("email", who.email.clone()),
            ("phone", who.phone.clone()),
            ("lang", is.lang.clone()),
            ("person", id.to_string()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        let form = AccountForm::read(&typed).map_err(|faults| row.wrong(faults))?;
        let account = account::create(self.tx, &form)
            .await
            .map_err(|error| row.wrong(error))?;
        let programme = is.programme.as_deref().unwrap_or_default();
        let scope = match maybe(&self.ids.programme, row, "programme", programme)? {
            Some(programme) => Scope::Programme(programme),
            None => Scope::Site,
        };
        let grant = Grant::new(role, scope)
            .map_err(|refusal| row.wrong(keruen_office::OfficeError::from(refusal)))?;
        account::grant(self.tx, account, grant)
            .await
            .map_err(|error| row.wrong(error))?;
        if needs_second([role]) {
            self.second_factor(account)
                .await
                .map_err(|error| row.wrong(error))?;
        }
        self.ids.account.insert(role, account);
        Ok(())
    }

    /// Sets up an app that nobody holds: the links of the demonstration go past it, and a sign-in
    /// by any other way still meets it.
    async fn second_factor(&mut self, account: i64) -> Result<(), keruen_office::OfficeError> {
        let secret = Secret::new(chance());
        let code = format!("{:06}", totp::code(&secret, totp::step_of(self.tx.at())));
        second_factor::offer(self.tx, account, secret).await?;
        let codes = Codes::new(std::array::from_fn(|_| chance()));
        second_factor::confirm(self.tx, account, &code, &codes).await?;
        Ok(())
    }
}

fn chance<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    keruen_web::app::system_chance(&mut bytes);
    bytes
}
