//! Bringing a list of organisations.

use askama::Template;
use keruen_paper::{Limits, PaperError, Spread, write_xlsx};
use keruen_people::organisation::import::{Column, ROWS};
use keruen_speech::{Lang, Speaker, number};
use keruen_store::files::Hash;

use super::read::{Unread, read};
use crate::cx::Cx;
use crate::form::Form;
use crate::imports::Folder;
use crate::page::{Answer, Page, download, see_other};
use crate::pages::import::upload::XLSX;
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::upload::Upload;

/// The columns that people may fill in.
const TEMPLATE: [Column; 8] = [
    Column::Kind,
    Column::NameKk,
    Column::NameRu,
    Column::NameEn,
    Column::Territory,
    Column::From,
    Column::To,
    Column::Predecessor,
];

/// The page.
#[derive(Debug, Template)]
#[template(path = "orgs/import-upload.html")]
pub struct UploadPage {
    shell: Shell,
    t: Speaker<'static>,
    form: Form,
    crumbs: Vec<Crumb>,
    here: String,
    columns: String,
}

/// The way to a page of the import.
pub fn crumbs(scene: &Scene, here: &str) -> Vec<Crumb> {
    let t = scene.t();
    let mut crumbs = vec![Crumb::link(scene.href("/desk/orgs"), t.say("orgs-title"))];
    let title = t.say("orgs-import-title");
    if here != title {
        crumbs.push(Crumb::link(scene.href("/desk/orgs/import"), title));
    }
    crumbs.push(Crumb::here(here));
    crumbs
}

impl UploadPage {
    fn new(scene: &Scene, form: Form) -> Self {
        let t = scene.t();
        let title = t.say("orgs-import-title");
        let columns = TEMPLATE.map(|column| column.header(scene.lang));
        Self {
            crumbs: crumbs(scene, &title),
            shell: scene.shell(title).faulty(form.has_errors()),
            t,
            form,
            here: scene.href("/desk/orgs/import"),
            columns: columns.join(", "),
        }
    }

    fn hint(&self) -> String {
        let lang = self.t.lang();
        self.t.say2(
            "orgs-import-file-hint",
            "rows",
            number::integer(lang, i64::try_from(ROWS).unwrap_or(i64::MAX)),
            "limit",
            number::bytes(lang, Limits::default().bytes),
        )
    }

    /// A table without a column of names was brought.
    pub fn sample_faulty(scene: &Scene) -> Self {
        let t = scene.t();
        let mut form = Form::blank(t, "sample".into());
        let why = Unread::NoName(keruen_people::organisation::import::NoName);
        form.refuse("file", why.sentence(t));
        Self::new(scene, form)
    }
}

impl Page for UploadPage {
    fn sample(scene: &Scene) -> Self {
        Self::new(scene, Form::blank(scene.t(), "sample".into()))
    }
}

/// `GET /{lang}/desk/orgs/import`.
pub async fn show(cx: Cx) -> Answer {
    UploadPage::new(&cx.scene, cx.blank()).show()
}

/// `POST /{lang}/desk/orgs/import`: reads the file, keeps it, and shows what it would do.
pub async fn take(mut cx: Cx) -> Answer {
    let Upload { mut form, file } = cx.upload().await?;
    let limit = Limits::default().bytes;
    let list = match &file {
        None => Err(cx.t.say("import-no-file")),
        Some(file) if file.size > limit => {
            let bytes = file.size;
            let error = PaperError::TooBig { bytes, limit };
            Err(Unread::Paper(error).sentence(cx.t))
        }
        Some(file) => {
            let bytes = file.bytes().await?;
            let read = read(bytes.clone()).await;
            read.map(|_| (file.name.as_str(), bytes))
                .map_err(|why| why.sentence(cx.t))
        }
    };
    match list {
        Ok((name, bytes)) => {
            let hash = Hash::of(&bytes);
            Folder::of(&cx.app.config().data)
                .keep_list(&hash, name, bytes)
                .await
                .map_err(Trouble::of_file)?;
            see_other(&cx.href(&format!("/desk/orgs/import/{hash}")))
        }
        Err(sentence) => {
            form.refuse("file", sentence);
            UploadPage::new(&cx.scene, form.clone()).show_with(&form)
        }
    }
}

/// `GET /{lang}/desk/orgs/import/template.xlsx`: a sheet with the headers, to be filled in.
pub async fn template(cx: Cx) -> Answer {
    let workbook = blank_sheet(cx.t, cx.lang).map_err(Trouble::internal)?;
    let name = format!("{}.xlsx", cx.t.say("orgs-import-template-file"));
    download(XLSX, &name, workbook)
}

fn blank_sheet(t: Speaker<'_>, lang: Lang) -> Result<Vec<u8>, PaperError> {
    let headers = TEMPLATE.map(|column| column.header(lang).to_owned());
    write_xlsx(&Spread {
        title: &t.say("orgs-title"),
        headers: &headers,
        rows: &[],
    })
}
