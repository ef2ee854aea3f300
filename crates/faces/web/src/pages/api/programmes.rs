//! Programmes that are published.

use keruen_office::programme::{self, Body, Listed};
use keruen_office::rights::Viewer;
use serde_json::{Value, json};

use super::answer::{self, day, trio};
use crate::cx::Cx;
use crate::page::Answer;
use crate::trouble::Trouble;

/// `GET /api/programmes`.
pub async fn list(cx: Cx) -> Answer {
    let listed = programme::list(cx.db(), &Viewer::VISITOR).await?;
    let programmes: Vec<Value> = listed.iter().map(|one| line(&cx, one)).collect();
    answer::json(&cx, &json!({ "programmes": programmes }))
}

fn line(cx: &Cx, listed: &Listed) -> Value {
    json!({
        "slug": listed.slug,
        "name": trio(&listed.name),
        "lede": trio(&listed.lede),
        "commissioner": trio(&listed.commissioner),
        "starts": day(listed.starts),
        "ends": day(listed.ends),
        "page": page(cx, &listed.slug),
    })
}

/// `GET /api/programmes/{slug}`.
pub async fn show(cx: Cx) -> Answer {
    let slug: String = cx.param("slug")?;
    let programme = programme::by_slug(cx.db(), &slug).await?;
    if !programme::visible(
        &Viewer::VISITOR,
        programme.id,
        programme.published_at.is_some(),
    ) {
        return Err(Trouble::NotFound);
    }
    let stages = programme::stages(cx.db(), programme.id).await?;
    // The rail orders them; a stage without days or words has not been planned.
    let today = crate::zone::day(cx.now());
    let stages: Vec<Value> = programme::rail::rail(&stages, today)
        .iter()
        .map(|step| {
            json!({
                "kind": step.stage.kind.code(),
                "starts": day(step.stage.starts),
                "ends": day(step.stage.ends),
                "note": trio(&step.stage.note),
            })
        })
        .collect();
    let languages: Vec<&str> = programme.langs.iter().map(|lang| lang.code()).collect();
    let body = json!({
        "slug": programme.slug,
        "name": trio(&programme.name),
        "lede": trio(&programme.lede),
        "goals": trio(&programme.goals),
        "commissioner": programme.commissioner.as_ref().map(body),
        "operator": programme.operator.as_ref().map(body),
        "starts": day(programme.starts),
        "ends": day(programme.ends),
        "languages": languages,
        "stages": stages,
        "page": page(&cx, &programme.slug),
    });
    answer::json(&cx, &body)
}

fn body(body: &Body) -> Value {
    json!({ "slug": body.slug, "name": trio(&body.name) })
}

fn page(cx: &Cx, slug: &str) -> Value {
    answer::page(cx, &format!("/p/{slug}"))
}
