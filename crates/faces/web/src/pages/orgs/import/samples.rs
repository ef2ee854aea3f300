//! An invented list and what is known of it.

use keruen_paper::read_table;
use keruen_people::organisation::import::{Known, Mapping, Summary};

use super::difference::{DifferencePage, Moment};
use super::read::{List, limits};
use crate::done::Done;
use crate::form::Form;
use crate::import_words;
use crate::pages::orgs::samples;
use crate::shell::Scene;

const LIST: &str = "Қазақша атауы;Орысша атауы;Түрі;Аумақ;Құрылған күні;Ескерту\n\
    «Аналар қоры» қоғамдық қоры;ОФ «Фонд матерей»;;;;\n\
    «Үлгі көмек» қоғамдық қоры;ОФ «Улги көмек»;ҮЕҰ;;04.03.2024;жаңа\n\
    «Сынақ» клубы;;клуб;;;\n\
    «Жаңа дала» бірлестігі;;ҮЕҰ;;31.02.2024;\n";

/// The page at this moment.
pub fn difference(scene: &Scene, moment: Moment) -> DifferencePage {
    // The text stands right here, and a test draws every sample.
    let table = read_table(LIST.as_bytes(), &limits()).unwrap_or_else(|e| unreachable!("{e}"));
    let (notes, source) = (table.notes.clone(), table.source.clone());
    let sheet = import_words::sheet(table);
    let mapping = Mapping::recognise(&sheet.headers).unwrap_or_else(|why| unreachable!("{why}"));
    let list = List {
        name: "Ұйымдар, қыркүйек.xlsx".to_owned(),
        sheet,
        mapping,
        source,
        notes,
    };
    let known = Known {
        organisations: samples::rows()
            .into_iter()
            .map(|row| row.organisation)
            .collect(),
        ..Known::default()
    };
    let form = Form::blank(scene.t(), "sample".into());
    let here = scene.href("/desk/orgs/import/sample");
    DifferencePage::new(scene, form, (here, moment), &list, &known)
}

/// Carried out, but for two rows.
pub fn done(scene: &Scene) -> DifferencePage {
    let summary = Summary {
        new: 1,
        changed: 1,
        same: 0,
        faulty: 2,
    };
    difference(scene, Moment::Done(summary))
}

/// Something changed meanwhile.
pub fn outdated(scene: &Scene) -> DifferencePage {
    difference(&scene.after(Done::Outdated), Moment::Outdated)
}
