//! What can be done with letters.

use keruen_store::{StoreError, Thing, Tx, Value, params};

use super::model::{Failure, Letter, NewLetter, SECRET, State};
use super::queries;
use crate::account::Email;
use crate::error::{OfficeError, Refusal};

pub(super) fn thing(id: i64) -> Thing {
    Thing { kind: "letter", id }
}

/// Queues a letter for the mail, or puts it on the by-hand list if there is no address. Part of
/// the act that gives rise to it, so both happen or neither.
pub async fn queue(tx: &mut Tx, letter: &NewLetter) -> Result<i64, OfficeError> {
    let at = tx.at();
    let id = tx.next_id("letter").await?;
    let (way, state) = match letter.address {
        Some(_) => ("mail", State::Queued),
        None => ("hand", State::ByHand),
    };
    // A translation that forgot the link's place must not send a letter without it.
    let placed = letter.secret.is_none() || letter.body.contains(SECRET);
    let body = if placed {
        letter.body.clone()
    } else {
        format!("{}\n\n{SECRET}", letter.body)
    };
    let values = [
        Value::from(id),
        Value::from(letter.kind),
        Value::from(letter.account),
        Value::from(letter.person),
        Value::from(letter.programme),
        Value::from(letter.address.as_ref().map(Email::as_str)),
        Value::from(way),
        Value::from(letter.lang.code()),
        Value::from(letter.subject.as_str()),
        Value::from(body),
        Value::from(state.code()),
        Value::from(at),
        Value::from(letter.expires_at),
    ];
    tx.run(queries::INSERT, &values).await?;
    if let Some(secret) = &letter.secret {
        tx.run(queries::PUT_SECRET, &params![id, secret.as_str()])
            .await?;
    }
    tx.journal(thing(id), "write", &[letter.kind], None).await?;
    Ok(id)
}

/// Whether anybody but the account itself would find a letter to it on the by-hand list of this
/// programme: an owner, or a coordinator.
pub async fn is_handed(
    tx: &mut Tx,
    account: i64,
    programme: Option<i64>,
) -> Result<bool, OfficeError> {
    let hands: i64 = tx.one(queries::HANDS, &params![account, programme]).await?;
    Ok(hands > 0)
}

/// "I sent it": somebody sent the letter by hand. Journalled; the link is deleted. Refused while the
/// data of its reader is blocked.
pub async fn by_hand(tx: &mut Tx, id: i64) -> Result<(), OfficeError> {
    let letter: Letter = tx.one(queries::FIND, &params![id]).await?;
    if letter.state != State::ByHand || letter.held {
        return Err(Refusal::LetterState.into());
    }
    close(tx, id, State::HandDone, None).await?;
    tx.journal(thing(id), "send-by-hand", &["state"], None)
        .await?;
    Ok(())
}

/// "I did not send it after all": takes [`by_hand`] back. Journalled. A letter that had a link lost
/// it when it went out, and is written anew instead.
pub async fn not_sent(tx: &mut Tx, id: i64) -> Result<(), OfficeError> {
    let at = tx.at();
    let letter: Letter = tx.one(queries::FIND, &params![id]).await?;
    if !letter.can_be_taken_back(at) {
        return Err(Refusal::LetterState.into());
    }
    tx.run(
        queries::MOVE,
        &params![id, State::ByHand.code(), "hand", at],
    )
    .await?;
    tx.journal(thing(id), "not-sent", &["state"], None).await?;
    Ok(())
}

/// A letter that came back or could not be sent goes on the by-hand list. Journalled.
pub async fn hand_over(tx: &mut Tx, id: i64) -> Result<(), OfficeError> {
    relocate(tx, id, State::ByHand, "hand", "hand-over").await
}

/// A letter that could not be sent is tried again from the beginning. Journalled.
pub async fn again(tx: &mut Tx, id: i64) -> Result<(), OfficeError> {
    relocate(tx, id, State::Queued, "mail", "try-again").await
}

async fn relocate(
    tx: &mut Tx,
    id: i64,
    to: State,
    way: &str,
    verb: &str,
) -> Result<(), OfficeError> {
    let at = tx.at();
    let letter: Letter = tx.one(queries::FIND, &params![id]).await?;
    let over = letter.expires_at.is_some_and(|end| end <= at);
    let mailable = to != State::Queued || letter.address.is_some();
    if over || letter.held || !mailable || letter.state.is_closed() || letter.state == to {
        return Err(Refusal::LetterState.into());
    }
    tx.run(queries::MOVE, &params![id, to.code(), way, at])
        .await?;
    tx.journal(thing(id), verb, &["state"], None).await?;
    Ok(())
}

/// Ends a letter and deletes its link.
pub(super) async fn close(
    tx: &mut Tx,
    id: i64,
    state: State,
    why: Option<&Failure>,
) -> Result<(), StoreError> {
    let at = tx.at();
    let error = why.map(|why| why.class.code());
    let answer = why.and_then(|why| why.answer.as_deref());
    tx.run(
        queries::CLOSE,
        &params![id, state.code(), error, answer, at],
    )
    .await?;
    if state.is_closed() {
        tx.run(queries::DROP_SECRET, &params![id]).await?;
    }
    Ok(())
}

/// Ends letters whose link is over; how many.
pub async fn sweep(tx: &mut Tx) -> Result<u64, OfficeError> {
    let at = tx.at();
    let over: Vec<i64> = tx.many(queries::OVER, &params![at]).await?;
    let mut ended = 0;
    for id in over {
        close(tx, id, State::Expired, None).await?;
        ended += 1;
    }
    Ok(ended)
}

/// Deletes all letters to a person.
pub(crate) async fn forget(tx: &mut Tx, person: i64) -> Result<(), OfficeError> {
    let values = params![person];
    tx.run(queries::FORGET_SECRETS, &values).await?;
    tx.run(queries::FORGET, &values).await?;
    Ok(())
}

/// Deletes all letters to an account, whoever's it is.
pub(crate) async fn forget_account(tx: &mut Tx, account: i64) -> Result<(), OfficeError> {
    let values = params![account];
    tx.run(queries::FORGET_ACCOUNT_SECRETS, &values).await?;
    tx.run(queries::FORGET_ACCOUNT, &values).await?;
    Ok(())
}

/// Letters to a person who was merged belong to the one who stays.
pub(crate) async fn move_person(tx: &mut Tx, from: i64, to: i64) -> Result<(), OfficeError> {
    tx.run(queries::MOVE_PERSON, &params![from, to]).await?;
    Ok(())
}
