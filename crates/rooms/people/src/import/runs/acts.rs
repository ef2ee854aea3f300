//! Moving an import on.

use jiff::Timestamp;
use keruen_speech::Lang;
use keruen_store::{StoreError, Thing, Tx, jobs, params};

use super::model::{NewRun, RunState, write_mapping};
use super::{KIND, queries};
use crate::import::{Answers, Column, Headings, Summary};
use crate::seal::Seal;

/// The kind of the job that carries an import out; its payload is `{"run": id}`.
pub const JOB: &str = "import";

/// A file came and was read.
pub async fn create(tx: &mut Tx, new: &NewRun) -> Result<i64, StoreError> {
    let id = tx.next_id(KIND).await?;
    let at = tx.at();
    let values = params![
        id,
        new.account,
        new.role.code(),
        new.programme,
        new.lang.code(),
        new.file_name.as_str(),
        new.file_hash,
        at
    ];
    tx.run(queries::INSERT, &values).await?;
    note(tx, id, "upload", &["file"]).await?;
    Ok(id)
}

/// Throws away what somebody brought before and did not decide about, when they bring the same file
/// for the same programme again: one of the two would be decided about for nothing. Their numbers;
/// the files are for the caller to remove.
pub async fn supersede(tx: &mut Tx, new: &NewRun) -> Result<Vec<i64>, StoreError> {
    let programme = new.programme.unwrap_or(0);
    let values = params![new.file_hash, new.account, new.role.code(), programme];
    let same: Vec<i64> = tx.many(queries::SAME, &values).await?;
    for id in &same {
        discard(tx, *id).await?;
    }
    Ok(same)
}

/// Somebody looked: whether there is anything to decide stands in its state (`Db::upkeep`).
pub async fn looked(tx: &mut Tx, id: i64, empty: bool) -> Result<(), StoreError> {
    let (to, from) = if empty {
        (RunState::Empty, RunState::Shown)
    } else {
        (RunState::Shown, RunState::Empty)
    };
    tx.run(queries::LOOKED, &params![id, to.code(), from.code()])
        .await?;
    Ok(())
}

/// A reader says where the names of the columns stand and what these mean; what they leave out is
/// found out. `false` if it is too late for that.
pub async fn choose(
    tx: &mut Tx,
    id: i64,
    headings: Option<Headings>,
    columns: Option<&[Option<Column>]>,
) -> Result<bool, StoreError> {
    let at = tx.at();
    let row = headings.map(|headings| i64::from(headings.number()));
    let values = params![id, row, columns.map(write_mapping), at];
    let open = tx.run(queries::CHOOSE, &values).await? == 1;
    note(tx, id, "columns", &["mapping"]).await?;
    Ok(open)
}

/// A reader says what names of organisations mean. `false` if it is too late for that.
pub async fn answer(tx: &mut Tx, id: i64, answers: &Answers) -> Result<bool, StoreError> {
    let at = tx.at();
    let open = tx
        .run(queries::ANSWER, &params![id, answers.code(), at])
        .await?
        == 1;
    note(tx, id, "answer", &["organisations"]).await?;
    Ok(open)
}

/// What a job of the queue carries an import out with.
pub(super) fn payload(id: i64) -> serde_json::Value {
    serde_json::json!({ "run": id })
}

/// Somebody agrees to what was shown: the job is queued with the same transaction. `false` if
/// somebody else did before.
pub async fn agree(tx: &mut Tx, id: i64, agreed: Seal, lang: Lang) -> Result<bool, StoreError> {
    let at = tx.at();
    let values = params![id, agreed, lang.code(), at];
    let open = tx.run(queries::AGREE, &values).await? == 1;
    if open {
        jobs::enqueue(tx, JOB, &payload(id), at).await?;
    }
    note(tx, id, "agree", &[]).await?;
    Ok(open)
}

/// The job begins, or begins again after its process died (`Db::upkeep`). `false` if there is
/// nothing to carry out.
pub async fn begin(tx: &mut Tx, id: i64) -> Result<bool, StoreError> {
    let at = tx.at();
    Ok(tx.run(queries::BEGIN, &params![id, at]).await? == 1)
}

/// It was carried out; within the transaction that did. `false` if it is not at work any more, since
/// an erasure threw its file away meanwhile: nothing of it may be kept then.
pub async fn finish(tx: &mut Tx, id: i64, outcome: &Summary) -> Result<bool, StoreError> {
    let values = params![id, outcome.code(), tx.at()];
    let at_work = tx.run(queries::FINISH, &values).await? == 1;
    note(tx, id, "import", &[]).await?;
    Ok(at_work)
}

/// It was not carried out, and nothing has changed (`Db::upkeep`).
pub async fn interrupt(tx: &mut Tx, id: i64, state: RunState) -> Result<(), StoreError> {
    let at = tx.at();
    tx.run(queries::LEAVE, &params![id, state.code(), at])
        .await?;
    Ok(())
}

/// Leaves imports that nobody will carry out any more, because their job was given up, to whoever
/// agreed to them: nothing of them was written (`Db::upkeep`). How many.
pub async fn give_up_lost(tx: &mut Tx) -> Result<usize, StoreError> {
    let at_work: Vec<i64> = tx.many(queries::AT_WORK, &[]).await?;
    if at_work.is_empty() {
        return Ok(0);
    }
    let pending = jobs::pending(tx, JOB).await?;
    let is_lost = |id: &i64| !pending.iter().any(|payload| payload["run"] == *id);
    let lost: Vec<i64> = at_work.into_iter().filter(is_lost).collect();
    let at = tx.at();
    for id in &lost {
        tx.run(queries::GIVE_UP, &params![*id, at]).await?;
    }
    Ok(lost.len())
}

/// Somebody throws it away. `false` if it is too late for that.
pub async fn discard(tx: &mut Tx, id: i64) -> Result<bool, StoreError> {
    let at = tx.at();
    let open = tx.run(queries::DISCARD, &params![id, at]).await? == 1;
    note(tx, id, "discard", &["file"]).await?;
    Ok(open)
}

/// Throws away, with the erasure of a person, an import whose file speaks of them: it ends unless it
/// was carried out, and its file loses its name. The file itself is for the caller to remove.
pub async fn forget(tx: &mut Tx, id: i64) -> Result<(), StoreError> {
    let at = tx.at();
    tx.run(queries::DROP, &params![id, at]).await?;
    note(tx, id, "discard", &["file"]).await
}

/// Forgets only what a file is called.
pub async fn unname(tx: &mut Tx, id: i64) -> Result<(), StoreError> {
    tx.run(queries::UNNAME, &params![id]).await?;
    Ok(())
}

/// Throws away what nobody agreed to since a moment, and what was agreed to and could not be
/// carried out since (`Db::upkeep`); their numbers.
pub async fn expire(tx: &mut Tx, before: Timestamp) -> Result<Vec<i64>, StoreError> {
    let ids: Vec<i64> = tx.many(queries::EXPIRED, &params![before]).await?;
    let at = tx.at();
    for id in &ids {
        tx.run(queries::EXPIRE, &params![*id, at]).await?;
    }
    Ok(ids)
}

/// Forgets what files were called that are gone since a moment: a name may say who is in it.
pub async fn forget_names(tx: &mut Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.run(queries::FORGET_NAMES, &params![before]).await
}

async fn note(tx: &mut Tx, id: i64, verb: &str, fields: &[&'static str]) -> Result<(), StoreError> {
    tx.journal(Thing { kind: KIND, id }, verb, fields, None)
        .await?;
    Ok(())
}

/// The faulty rows of an import went back to be corrected (`Db::upkeep`).
pub async fn take_faults(tx: &mut Tx, id: i64) -> Result<(), StoreError> {
    let at = tx.at();
    tx.run(queries::TAKE_FAULTS, &params![id, at]).await?;
    Ok(())
}
