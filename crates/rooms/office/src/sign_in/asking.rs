//! Asking for a link. Whether an address is known must show neither in words nor in time, so
//! whoever is not known costs the same reads and one durable write as well.

use jiff::Timestamp;
use keruen_people::role::Role;
use keruen_store::{Actor, Db, params};

use super::link::{self, Purpose};
use crate::account::{self, Account, Email};
use crate::error::OfficeError;
use crate::letters::{self, NewLetter};
use crate::token::Token;

keruen_store::statements! {
    /// Stands for a write that an unknown address does not need.
    IN_VAIN = "DELETE FROM sign_in_link WHERE hash = $1 AND account_id IS NULL";
}

/// The account with this address, if it may sign in, and the programme whose coordinators may hand
/// its link on.
pub async fn known(db: &Db, email: &Email) -> Result<Option<(Account, Option<i64>)>, OfficeError> {
    let found = account::by_email(db, email).await?;
    // The roles of nobody are asked for as well.
    let id = found.as_ref().map_or(0, |account| account.id);
    let (site, programmes) = account::roles(db, id).await?;
    Ok(found.filter(|account| !account.locked).map(|account| {
        let programme = keeper(&site, &programmes);
        (account, programme)
    }))
}

/// The programme whose coordinators may hand on what is for this account alone.
pub async fn keeper_of(db: &Db, account: i64) -> Result<Option<i64>, OfficeError> {
    let (site, programmes) = account::roles(db, account).await?;
    Ok(keeper(&site, &programmes))
}

/// The programme whose coordinators may hold the link of an account with these roles: whoever
/// holds it becomes that account, so it must be mightier than none of them.
fn keeper(site: &[Role], programmes: &[(i64, Role)]) -> Option<i64> {
    let (first, _) = programmes.first()?;
    let lesser = programmes
        .iter()
        .all(|(programme, role)| programme == first && *role > Role::Coordinator);
    (site.is_empty() && lesser).then_some(*first)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinators_keep_the_links_of_lesser_roles_in_one_programme() {
        use Role::{Clerk, Coordinator, Owner, Participant};
        for (site, programmes, wanted) in [
            (vec![], vec![(1, Participant)], Some(1)),
            (vec![], vec![(1, Participant), (1, Clerk)], Some(1)),
            (vec![], vec![(1, Participant), (2, Participant)], None),
            (vec![], vec![(1, Participant), (1, Coordinator)], None),
            (vec![Owner], vec![(1, Participant)], None),
            (vec![], vec![], None),
        ] {
            assert_eq!(
                keeper(&site, &programmes),
                wanted,
                "{site:?} {programmes:?}"
            );
        }
    }
}
