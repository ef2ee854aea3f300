//! All organisations as a spreadsheet, which imports again unchanged.

use keruen_paper::{Separator, Spread, write_csv, write_xlsx};
use keruen_people::organisation::import::{Table, known, table};
use keruen_speech::Lang;

use crate::cx::Cx;
use crate::heavy::Heavy;
use crate::page::{Answer, download};
use crate::pages::import::upload::XLSX;
use crate::trouble::Trouble;
use crate::zone;

/// `GET /{lang}/desk/orgs/export.xlsx`.
pub async fn xlsx(cx: Cx) -> Answer {
    let Table { headers, rows } = table(&known(cx.db()).await?, cx.lang);
    let title = cx.t.say("orgs-title");
    let written = Heavy::Table.run(move || {
        write_xlsx(&Spread {
            title: &title,
            headers: &headers,
            rows: &rows,
        })
    });
    let workbook = written
        .await
        .map_err(Trouble::internal)?
        .map_err(Trouble::internal)?;
    download(XLSX, &name(&cx, "xlsx"), workbook)
}

/// `GET /{lang}/desk/orgs/export.csv`: with a byte order mark, divided as the reader's spreadsheet
/// programme expects.
pub async fn csv(cx: Cx) -> Answer {
    let Table { headers, rows } = table(&known(cx.db()).await?, cx.lang);
    let spread = Spread {
        title: "",
        headers: &headers,
        rows: &rows,
    };
    let separator = match cx.lang {
        Lang::Kk | Lang::Ru => Separator::Semicolon,
        Lang::En => Separator::Comma,
    };
    let text = write_csv(&spread, separator).map_err(Trouble::internal)?;
    download("text/csv; charset=utf-8", &name(&cx, "csv"), text)
}

fn name(cx: &Cx, ending: &str) -> String {
    let day = zone::day(cx.now());
    format!("{} {day}.{ending}", cx.t.say("orgs-title"))
}
