//! Organisations and public councils, with the names that people let be public.

use keruen_office::programme;
use keruen_office::rights::Viewer as OfficeViewer;
use keruen_people::Viewer;
use keruen_people::council::{Holder, SeatView};
use keruen_people::organisation::page::Member;
use keruen_people::organisation::{self, ListRow, Organisation, OrganisationKind};
use keruen_speech::Lang;
use serde_json::{Value, json};

use super::answer::{self, Unreadable, day, names, parameter, trio};
use crate::cx::Cx;
use crate::page::Answer;
use crate::pages::orgs::list::asked;
use crate::trouble::Trouble;
use crate::zone;

/// The most organisations in one answer.
const MOST: i64 = 200;

/// How many are asked for. The page in a browser passes over what it cannot read in its address; a
/// program is told.
fn checked(cx: &Cx) -> Result<Option<i64>, Unreadable> {
    let number = |least: i64, most: i64| {
        move |text: &str| {
            text.parse::<i64>()
                .ok()
                .filter(|n| (least..=most).contains(n))
        }
    };
    parameter(cx, "kind", OrganisationKind::from_code)?;
    parameter(cx, "territory", number(1, i64::MAX))?;
    parameter(cx, "past", |text| (text == "1").then_some(()))?;
    parameter(cx, "page", number(1, i64::MAX))?;
    parameter(cx, "size", number(1, MOST))
}

/// `GET /api/organisations`, in the order of the Kazakh names.
pub async fn list(cx: Cx) -> Answer {
    let size = match checked(&cx) {
        Ok(size) => size,
        Err(unreadable) => return unreadable.answer(&cx),
    };
    let mut filter = asked(&cx.query_form());
    filter.size = size.unwrap_or(filter.size);
    let listing = organisation::list(cx.db(), Lang::Kk, zone::day(cx.now()), &filter).await?;
    // A page in a browser shows the last one instead; a program reads until one is empty.
    let beyond = filter.page > listing.page;
    let rows = if beyond { &[] } else { listing.rows.as_slice() };
    let organisations: Vec<Value> = rows.iter().map(|row| line(&cx, row)).collect();
    let body = json!({
        "organisations": organisations,
        "total": listing.total,
        "page": filter.page,
        "pages": listing.pages,
    });
    answer::json(&cx, &body)
}

fn line(cx: &Cx, row: &ListRow) -> Value {
    let organisation = &row.organisation;
    json!({
        "slug": organisation.slug,
        "kind": organisation.form.kind.code(),
        "name": names(&organisation.form.names),
        "territory": territory(organisation, row.territory.as_ref()),
        "valid_from": day(organisation.form.valid.from()),
        "valid_to": day(organisation.form.valid.to()),
        "seats": row.seats,
        "vacant": row.vacant,
        "page": page(cx, organisation),
    })
}

/// `GET /api/organisations/{slug}`.
pub async fn show(cx: Cx) -> Answer {
    let slug: String = cx.param("slug")?;
    let today = zone::day(cx.now());
    let found = organisation::page(cx.db(), &Viewer::Visitor, Lang::Kk, today, &slug, None)
        .await?
        .ok_or(Trouble::NotFound)?;
    let organisation = &found.organisation;
    let tied = programme::of_body(cx.db(), &OfficeViewer::VISITOR, organisation.id).await?;
    let programmes: Vec<Value> = tied
        .iter()
        .map(|tied| {
            json!({
                "slug": tied.programme.slug,
                "name": trio(&tied.programme.name),
                "commissions": tied.commissions,
                "operates": tied.operates,
            })
        })
        .collect();
    let relatives =
        |bodies: &[Organisation]| -> Vec<Value> { bodies.iter().map(relative).collect() };
    let body = json!({
        "slug": organisation.slug,
        "kind": organisation.form.kind.code(),
        "name": names(&organisation.form.names),
        "territory": territory(organisation, found.territory.as_ref()),
        "valid_from": day(organisation.form.valid.from()),
        "valid_to": day(organisation.form.valid.to()),
        "predecessors": relatives(&found.predecessors),
        "successors": relatives(&found.successors),
        "programmes": programmes,
        "term": found.term.map(|term| json!({
            "from": term.from.to_string(), "to": term.to.to_string(),
        })),
        "seats": found.seats.iter().map(seat).collect::<Vec<Value>>(),
        "members": found.members.iter().map(member).collect::<Vec<Value>>(),
        "member_count": found.member_count,
        "page": page(&cx, organisation),
    });
    answer::json(&cx, &body)
}

fn territory(organisation: &Organisation, name: Option<&keruen_people::Names>) -> Value {
    match (organisation.form.territory, name) {
        (Some(id), Some(name)) => json!({ "id": id, "name": names(name) }),
        _ => Value::Null,
    }
}

fn relative(body: &Organisation) -> Value {
    json!({
        "slug": body.slug,
        "name": names(&body.form.names),
        "valid_from": day(body.form.valid.from()),
        "valid_to": day(body.form.valid.to()),
    })
}

fn seat(view: &SeatView) -> Value {
    let (holder, since) = match &view.holder {
        Holder::Named { name, since, .. } => (Some(name.listed()), *since),
        Holder::Vacant | Holder::Hidden => (None, None),
    };
    json!({
        "number": view.seat.form.number,
        "post": view.seat.form.post.code(),
        "vacant": view.holder == Holder::Vacant,
        "holder": holder,
        "since": day(since),
    })
}

fn member(member: &Member) -> Value {
    let form = &member.membership.form;
    json!({
        "name": member.name.listed(),
        "post": form.post.code(),
        "title": form.title,
        "since": day(form.span.from()),
        "until": day(form.span.to()),
    })
}

fn page(cx: &Cx, organisation: &Organisation) -> Value {
    answer::page(cx, &format!("/orgs/{}", organisation.slug))
}
