//! Asking for a link. Whether an address is known must show neither in words nor in time, so
//! whoever is not known costs the same reads and one durable write as well.

use jiff::Timestamp;
use keruen_store::{Actor, Db, params};

use super::link::{self, Purpose};
use crate::account::{self, Account, Login};
use crate::error::OfficeError;
use crate::letters::{self, NewLetter};
use crate::token::Token;

keruen_store::statements! {
    /// Stands for a write that an unknown address does not need.
    IN_VAIN = "DELETE FROM sign_in_link WHERE hash = $1 AND account_id IS NULL";
}

/// The account with this address or number, if it may sign in, and the programme whose coordinators may hand
/// its link on.
pub async fn known(db: &Db, login: &Login) -> Result<Option<(Account, Option<i64>)>, OfficeError> {
    let found = account::by_login(db, login).await?;
    // The standing of nobody is asked for as well.
    let (id, person) = found
        .as_ref()
        .map_or((0, None), |account| (account.id, account.person));
    let keeper = account::standing(db, id, person).await?.keeper();
    Ok(found
        .filter(|account| !account.locked)
        .map(|account| (account, keeper)))
}

/// Makes a link and puts the letter with it into the outbox.
pub async fn answer(
    db: &Db,
    account: i64,
    token: &Token,
    letter: &NewLetter,
    now: Timestamp,
) -> Result<(), OfficeError> {
    let mut tx = db.act(Actor::system("visitor"), now).await?;
    link::issue(&mut tx, account, Purpose::SignIn, token).await?;
    letters::queue(&mut tx, letter).await?;
    Ok(tx.commit().await?)
}

/// As much work for an address that nobody has.
pub async fn answer_nobody(db: &Db, token: &Token, now: Timestamp) -> Result<(), OfficeError> {
    let mut tx = db.upkeep(now).await?;
    let hash = token.hash();
    for _ in 0..5 {
        tx.run(IN_VAIN, &params![hash.clone()]).await?;
    }
    // Taking a number is the write that makes the commit reach the disk.
    tx.next_id("letter").await?;
    Ok(tx.commit().await?)
}
