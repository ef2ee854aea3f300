//! The door: links, passwords, second proofs, and what it must not tell.

mod address;
mod changes;
mod first;
mod handed;
mod limits;
mod second;

use keruen_office::account;
use keruen_office::sign_in::totp::{self, Secret};
use keruen_people::role::Role;
use keruen_store::params;
use keruen_web::testing::{BASE, Person, Reply, Site};

keruen_store::statements! {
    LETTERS = "SELECT COALESCE(l.address, ''), s.secret, l.state FROM letter l JOIN letter_secret s ON s.letter_id = l.id ORDER BY l.id";
    ONLY_PHONE = "UPDATE account SET email = NULL, email_folded = NULL, phone = $2 WHERE id = $1";
    SECRET = "SELECT secret FROM second_factor WHERE account_id = $1";
}

async fn letters(site: &Site) -> Vec<(String, String, String)> {
    site.db().many(LETTERS, &[]).await.expect("the outbox")
}

async fn email(site: &Site, person: &Person<'_>) -> String {
    account::by_id(site.db(), person.account.expect("an account"))
        .await
        .expect("it")
        .email
        .expect("an address")
}

/// The path of the link in the latest letter.
async fn latest_link(site: &Site) -> String {
    letters(site)
        .await
        .last()
        .expect("a letter")
        .1
        .strip_prefix(BASE)
        .expect("an address of the site")
        .to_owned()
}

/// Somebody who follows a link with the cookies a reply has set.
fn with<'s>(site: &'s Site, reply: &Reply) -> Person<'s> {
    let cookie = reply
        .headers
        .get_all("set-cookie")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .find(|value| value.starts_with("__Host-keruen="))
        .expect("a session");
    site.with_cookies(&format!(
        "lang=en; {}",
        cookie.split(';').next().expect("a pair")
    ))
}

async fn code_of(site: &Site, account: i64, ahead: i64) -> String {
    let bytes: Vec<u8> = site
        .db()
        .one::<Bytes>(SECRET, &params![account])
        .await
        .expect("a secret")
        .0;
    let secret = Secret::from_slice(&bytes).expect("twenty bytes");
    format!(
        "{:06}",
        totp::code(&secret, totp::step_of(site.app.now()) + ahead)
    )
}

struct Bytes(Vec<u8>);

impl keruen_store::Record for Bytes {
    fn read(row: &keruen_store::Row) -> Result<Self, keruen_store::StoreError> {
        Ok(Self(row.get("secret")?))
    }
}

/// Somebody with a role in some programme, and no app on the phone.
async fn team(site: &Site, role: Role) -> Person<'_> {
    site.by_link(role, Some(site.programme().await)).await
}
