//! The directory as a spreadsheet, for the filter that is shown; it imports again unchanged.

use keruen_paper::{Separator, Spread, write_csv, write_xlsx};
use keruen_people::directory::{self, Query};
use keruen_people::import::{PeopleTable, table};
use keruen_people::visibility::Aim;
use keruen_speech::Lang;
use keruen_store::Thing;

use super::upload::XLSX;
use crate::cx::Cx;
use crate::heavy::Heavy;
use crate::page::{Answer, download};
use crate::pages::people::directory::asked;
use crate::trouble::Trouble;
use crate::zone;

/// `GET /{lang}/desk/people/export.xlsx`.
pub async fn xlsx(cx: Cx) -> Answer {
    let table = people(&cx, "xlsx").await?;
    let title = cx.t.say("shell-people");
    let written = Heavy::Table.run({
        let title = title.clone();
        move || {
            write_xlsx(&Spread {
                title: &title,
                headers: &table.headers,
                rows: &table.rows,
            })
        }
    });
    let workbook = written
        .await
        .map_err(Trouble::internal)?
        .map_err(Trouble::internal)?;
    download(XLSX, &name(&cx, "xlsx"), workbook)
}

/// `GET /{lang}/desk/people/export.csv`: with a byte order mark, divided as the reader's
/// spreadsheet programme expects.
pub async fn csv(cx: Cx) -> Answer {
    let table = people(&cx, "csv").await?;
    let spread = Spread {
        title: "",
        headers: &table.headers,
        rows: &table.rows,
    };
    let text = write_csv(&spread, separator(cx.lang)).map_err(Trouble::internal)?;
    download("text/csv; charset=utf-8", &name(&cx, "csv"), text)
}

fn separator(lang: Lang) -> Separator {
    match lang {
        Lang::Kk | Lang::Ru => Separator::Semicolon,
        Lang::En => Separator::Comma,
    }
}

fn name(cx: &Cx, ending: &str) -> String {
    format!(
        "{} {}.{ending}",
        cx.t.say("shell-people"),
        zone::day(cx.now())
    )
}

/// Everybody whom the directory shows for this query and about whom the reader decides, but for whom
/// is blocked: blocked data is not used. Who took it, when and as what stands in the journal.
async fn people(cx: &Cx, way: &'static str) -> Result<PeopleTable, Trouble> {
    let ids = found(cx).await?;
    let table = table(cx.db(), &ids, cx.lang, true).await?;
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    let directory = Thing {
        kind: "directory",
        id: 1,
    };
    let why = format!("{way} {}", ids.len());
    tx.journal(directory, "export", &[], Some(&why)).await?;
    tx.commit().await?;
    Ok(table)
}

async fn found(cx: &Cx) -> Result<Vec<i64>, Trouble> {
    let (viewer, today) = (cx.viewer.in_people(), zone::day(cx.now()));
    let query = Query {
        aim: Aim::Decide,
        ..asked(&cx.query_form())
    };
    let found = directory::everybody(cx.db(), &viewer, cx.lang, today, &query).await?;
    let open = found.iter().filter(|entry| !entry.blocked);
    Ok(open.map(|entry| entry.id).collect())
}
