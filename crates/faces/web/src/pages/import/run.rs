//! The page of an import, whatever has become of it, and the decision.

use axum::http::HeaderValue;
use axum::http::header::REFRESH;
use keruen_people::import::runs::{self, Run, RunState};

use super::difference::{DifferencePage, Seen};
use super::gate;
use super::lines::Named;
use super::outcome::{Gone, Outcome, Progress};
use super::words;
use crate::cx::Cx;
use crate::imports::{self, Folder, Look, LookError};
use crate::once::{self, Begun};
use crate::page::{Answer, Page, see_other};
use crate::trouble::Trouble;

/// Seconds until the page of an import at work asks again.
const AGAIN: HeaderValue = HeaderValue::from_static("2");

/// `GET /{lang}/desk/people/import/{id}`.
pub async fn show(cx: Cx) -> Answer {
    let run = gate::run(&cx).await?;
    match run.state {
        RunState::Queued | RunState::Running => {
            let far = imports::progress(&cx.app.config().data, run.id);
            let mut page = Progress::new(&cx.scene, &run, far);
            if far.is_none()
                && let Some(job) = runs::job(cx.db(), run.id).await?
            {
                page.stands(&job, cx.now());
            }
            let mut response = page.show()?;
            // A header and no `<meta>`: it needs no script either, and is no part of the page.
            response.headers_mut().insert(REFRESH, AGAIN);
            Ok(response)
        }
        RunState::Done => {
            let faults = Folder::of(&cx.app.config().data)
                .read_faults(run.id)
                .await
                .map_err(Trouble::of_file)?;
            let programmes = gate::reach(&cx).await?;
            let any = !programmes.choices().is_empty();
            Outcome::new(&cx.scene, &run, faults.is_some(), any).show()
        }
        RunState::Gone => Gone::new(&cx.scene).show_as(axum::http::StatusCode::GONE),
        RunState::Shown | RunState::Empty | RunState::Outdated | RunState::Failed => {
            difference(&cx, &run).await
        }
    }
}

async fn difference(cx: &Cx, run: &Run) -> Answer {
    let look = looked(cx, run).await?;
    let Ok(understood) = &look.understood else {
        return see_other(&cx.href(&format!("/desk/people/import/{}/columns", run.id)));
    };
    let empty = understood.plan.is_empty();
    if matches!(
        (run.state, empty),
        (RunState::Shown, true) | (RunState::Empty, false)
    ) {
        note_looked(cx, run, empty).await?;
    }
    let programme = gate::programme_name(cx, run).await?;
    let named = Named::read(cx, programme.as_deref()).await?;
    let all = cx.query("all") == "1";
    let seen = Seen {
        run,
        look: &look,
        understood,
        named: &named,
        programme,
        all,
    };
    DifferencePage::new(&cx.scene, cx.blank(), seen).show()
}

/// Keeps whether there is anything to decide, for whoever is told what waits for them.
async fn note_looked(cx: &Cx, run: &Run, empty: bool) -> Result<(), Trouble> {
    let mut tx = cx.db().upkeep(cx.now()).await?;
    runs::looked(&mut tx, run.id, empty).await?;
    imports::count_waiting(&mut tx).await?;
    tx.commit().await?;
    Ok(())
}

/// An import about which somebody may still decide; another one has nothing to be looked at.
pub fn opened(run: Run) -> Result<Run, Trouble> {
    if run.state.is_open() {
        Ok(run)
    } else {
        Err(Trouble::Gone)
    }
}

/// Looks at its file.
pub async fn looked(cx: &Cx, run: &Run) -> Result<Look, Trouble> {
    imports::look(cx.db(), &cx.app.config().data, run)
        .await
        .map_err(|error| match error {
            LookError::Gone => Trouble::Gone,
            LookError::Paper(error) => Trouble::Refused {
                sentence: words::unread(cx.t, &error),
            },
            LookError::Store(error) => error.into(),
            LookError::Io(error) => Trouble::of_file(error),
        })
}

/// `POST /{lang}/desk/people/import/{id}`: agrees to what was shown.
pub async fn agree(cx: Cx) -> Answer {
    let run = gate::run(&cx).await?;
    let form = cx.form();
    let to = cx.href(&format!("/desk/people/import/{}", run.id));
    // A form without what was shown is forged or cut: the page shows it again.
    let Ok(agreed) = form.value("agreed").parse() else {
        return see_other(&to);
    };
    match once::begin(&cx, &form).await? {
        Begun::First(mut act) => {
            runs::agree(&mut act.tx, run.id, agreed, cx.lang).await?;
            imports::count_waiting(&mut act.tx).await?;
            act.done(&to).await
        }
        Begun::Again(to) => see_other(&to),
    }
}

/// `POST /{lang}/desk/people/import/{id}/discard`: throws the file away.
pub async fn discard(cx: Cx) -> Answer {
    let run = gate::run(&cx).await?;
    let form = cx.form();
    match once::begin(&cx, &form).await? {
        Begun::First(mut act) => {
            let open = runs::discard(&mut act.tx, run.id).await?;
            imports::count_waiting(&mut act.tx).await?;
            let answer = act.done(&cx.href("/desk/people/import")).await?;
            if open {
                Folder::of(&cx.app.config().data)
                    .remove(run.id)
                    .await
                    .map_err(Trouble::of_file)?;
            }
            Ok(answer)
        }
        Begun::Again(to) => see_other(&to),
    }
}
