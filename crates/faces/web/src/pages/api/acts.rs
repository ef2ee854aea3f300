//! Public acts, the newest first.

use keruen_office::public_acts::{self, Act};
use serde_json::{Value, json};

use super::answer::{self, Unreadable, parameter, trio};
use crate::cx::Cx;
use crate::page::Answer;

/// How many acts an answer has unless asked otherwise, and at most.
const SIZE: i64 = 50;
const MOST: i64 = 200;

/// The number below which to begin, and how many to tell.
fn asked(cx: &Cx) -> Result<(Option<i64>, i64), Unreadable> {
    let before = parameter(cx, "before", |text| text.parse().ok())?;
    let size = parameter(cx, "size", |text| {
        text.parse().ok().filter(|size| (1..=MOST).contains(size))
    })?;
    Ok((before, size.unwrap_or(SIZE)))
}

/// `GET /api/acts`.
pub async fn list(cx: Cx) -> Answer {
    let (before, size) = match asked(&cx) {
        Ok(asked) => asked,
        Err(unreadable) => return unreadable.answer(&cx),
    };
    let page = public_acts::page(cx.db(), before, None, size).await?;
    let numbers = page.iter().map(|act| act.number).collect();
    let corrections = public_acts::corrections_of(cx.db(), numbers).await?;
    let by = |act: &Act| corrections.get(&act.number).map_or(&[][..], Vec::as_slice);
    let acts: Vec<Value> = page.iter().map(|one| act(&cx, one, by(one))).collect();
    // Numbers have no gaps and begin at 1: below the last one there are more, or it is 1.
    let more = page
        .last()
        .map(|act| act.number)
        .filter(|number| *number > 1);
    let total = public_acts::count(cx.db()).await?;
    answer::json(
        &cx,
        &json!({ "acts": acts, "total": total, "before": more }),
    )
}

/// `GET /api/acts/{n}`.
pub async fn show(cx: Cx) -> Answer {
    let number: i64 = cx.param("n")?;
    let found = public_acts::by_number(cx.db(), number).await?;
    let corrections = public_acts::corrections(cx.db(), number).await?;
    let body = act(&cx, &found, &corrections);
    answer::json(&cx, &body)
}

fn act(cx: &Cx, act: &Act, corrected_by: &[i64]) -> Value {
    let subject = act.subject.as_ref();
    let kept = subject.filter(|subject| subject.kept);
    let file = kept.map(|kept| {
        cx.app
            .config()
            .absolute(&format!("/files/{}", kept.sha256.as_str()))
    });
    json!({
        "number": act.number,
        "date": act.date.to_string(),
        "kind": act.kind.code(),
        "role": act.role,
        "text": trio(&act.text),
        "programme": act.programme_slug,
        "sha256": subject.map(|subject| subject.sha256.as_str()),
        "file": file,
        "corrects": act.corrects,
        "corrected_by": corrected_by,
        "page": answer::page(cx, &format!("/acts/{}", act.number)),
    })
}
