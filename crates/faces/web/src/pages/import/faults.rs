//! The rows that are not taken, as a workbook to be corrected and brought again.

use keruen_people::import::runs::{self, RunState};

use super::gate;
use super::run::{looked, opened};
use super::upload::XLSX;
use crate::cx::Cx;
use crate::imports::{Folder, faults_xlsx};
use crate::page::{Answer, download};
use crate::trouble::Trouble;

/// `GET /{lang}/desk/people/import/{id}/faults.xlsx`.
pub async fn download_rows(cx: Cx) -> Answer {
    let run = gate::run(&cx).await?;
    let workbook = if run.state == RunState::Done {
        let kept = Folder::of(&cx.app.config().data)
            .read_faults(run.id)
            .await
            .map_err(Trouble::of_file)?;
        let kept = kept.ok_or(Trouble::Gone)?;
        // They are in somebody's hands: nobody has to be told of them any more.
        let mut tx = cx.db().upkeep(cx.now()).await?;
        runs::take_faults(&mut tx, run.id).await?;
        tx.commit().await?;
        kept
    } else {
        let look = looked(&cx, &opened(run)?).await?;
        let understood = look.understood.map_err(|_| Trouble::NotFound)?;
        if understood.plan.faults.is_empty() {
            return Err(Trouble::NotFound);
        }
        let (sheet, plan) = (look.paper.sheet, understood.plan);
        faults_xlsx(cx.t, &sheet, &understood.mapping, &plan.faults).map_err(Trouble::internal)?
    };
    download(
        XLSX,
        &format!("{}.xlsx", cx.t.say("faults-sheet")),
        workbook,
    )
}
