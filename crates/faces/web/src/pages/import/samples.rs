//! The pages of this area with invented data.

use askama::Template as _;
use keruen_people::Role;
use keruen_people::import::runs::{Run, RunState};
use keruen_people::import::{
    self, Answer, Answers, Candidate, Drafts, Known, Mapping, Plan, Summary,
};
use keruen_speech::Lang;
use keruen_speech::name::PersonName;
use keruen_store::files::Hash;

use super::columns::ColumnsPage;
use super::difference::DifferencePage;
use super::outcome::{Gone, Outcome, Progress};
use super::places::PlacesPage;
use super::upload::UploadPage;
use crate::imports::{Look, Paper, Understood};
use crate::page::Page as _;
use crate::samples::{Sample, desk};

/// All of them.
#[rustfmt::skip]
pub const SAMPLES: &[Sample] = &[
    desk("import", "/desk/people/import", |s| UploadPage::sample(s).render()),
    desk("import-faulty", "/desk/people/import", |s| UploadPage::sample_faulty(s).render()),
    desk("import-difference", "/desk/people/import/12", |s| DifferencePage::sample(s).render()),
    desk("import-names", "/desk/people/import/12", |s| DifferencePage::sample_names(s).render()),
    desk("import-same", "/desk/people/import/12", |s| DifferencePage::sample_same(s).render()),
    desk("import-outdated", "/desk/people/import/12", |s| DifferencePage::sample_outdated(s).render()),
    desk("import-columns", "/desk/people/import/12", |s| ColumnsPage::sample(s).render()),
    desk("import-lost-letters", "/desk/people/import/12", |s| ColumnsPage::sample_lost(s).render()),
    desk("import-no-name", "/desk/people/import/12", |s| ColumnsPage::sample_no_name(s).render()),
    desk("import-places", "/desk/people/import/12", |s| PlacesPage::sample(s).render()),
    desk("import-places-faulty", "/desk/people/import/12", |s| PlacesPage::sample_faulty(s).render()),
    desk("import-running", "/desk/people/import/12", |s| Progress::sample(s).render()),
    desk("import-queued", "/desk/people/import/12", |s| Progress::sample_waiting(s).render()),
    desk("import-broke-off", "/desk/people/import/12", |s| Progress::sample_broke_off(s).render()),
    desk("import-done", "/desk/people/import/12", |s| Outcome::sample(s).render()),
    desk("import-gone", "/desk/people/import/12", |s| Gone::sample(s).render()),
];

/// An import.
pub fn run() -> Run {
    let at = jiff::Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_hours(498_700);
    Run {
        id: 12,
        account: 1,
        role: Role::Owner,
        programme: None,
        lang: Lang::Kk,
        file_name: "qagazdagy_otinimder_qyrkuiek_2026_songy_nusqa_v2.xlsx".to_owned(),
        file_hash: Hash::of(b""),
        headings: None,
        mapping: None,
        answers: Answers::default(),
        state: RunState::Shown,
        agreed: None,
        outcome: Some(Summary {
            new: 117,
            changed: 8,
            same: 4,
            duplicates: 1,
            faulty: 5,
            likely: 3,
            organisations: 2,
        }),
        created_at: at,
        changed_at: at,
    }
}

/// A file in text, looked at over nobody.
pub fn look(text: &str) -> Look {
    let known = Known::default();
    let paper = Paper::of(text.as_bytes(), None)
        .unwrap_or_else(|error| unreachable!("a sample is a table: {error}"));
    let understood = Mapping::recognise(&paper.sheet.headers).map(|mapping| {
        let drafts: Drafts = import::parse(&paper.sheet, &mapping);
        let plan: Plan = import::plan(&drafts, &known);
        Understood {
            mapping,
            header_rows: drafts.header_rows,
            plan,
        }
    });
    Look { paper, understood }
}

/// A list with something of everything.
pub fn large() -> Look {
    let mut look = look(
        "Тегі;Аты;тел.;Ұйымы;Рөлі;ЖСН;Ескерту\n\
         Сынақова;Әсел;+7 700 000 00 21;«Үлгі» ҚБ;мүше;;\n\
         Үлгібаев;Амангелді;8700000000;;;;\n\
         Жолов;;+7 700 000 00 23;;;;қоңырау шалу\n\
         Сынақова;Әсел;+7 700 000 00 21;«Үлгі» ҚБ;мүше;;\n\
         Керуенбаев;Бекзат;+7 700 000 00 25;;;;\n\
         Тұрғанова;Сәуле;+7 700 000 00 52;;;;\n\
         Ли;Виктор;;;;;\n",
    );
    if let Ok(understood) = &mut look.understood {
        let changed = changes();
        let rows: Vec<u32> = changed
            .iter()
            .flat_map(|change| change.rows.clone())
            .collect();
        understood
            .plan
            .new
            .retain(|new| !new.rows.iter().any(|row| rows.contains(row)));
        understood.plan.changed = changed;
    }
    look
}

/// A list with two names of organisations that are spelt otherwise here; one is answered.
pub fn misspelt() -> Look {
    let mut look = look(
        "Тегі;Аты;Ұйымы\n\
         Сынақова;Әсел;Қарақия жастары\n\
         Үлгібаев;Амангелді;Қарақия жастар\n\
         Керуенбаев;Бекзат;Үлгі бірлестік\n",
    );
    let question = |name: &str, rows, id, answer| import::Question {
        mark: import::Mark::of(name),
        name: name.to_owned(),
        rows,
        near: vec![Candidate {
            id,
            name: String::new(),
        }],
        may_be_new: true,
        answer,
    };
    if let Ok(understood) = &mut look.understood {
        // Whatever the list names is known, or asked about.
        understood.plan.organisations.clear();
        understood.plan.asked = vec![
            question("Қарақия жастар", 1, 1, None),
            question("Үлгі бірлестік", 1, 2, Some(Answer::Known(2))),
        ];
    }
    look
}

fn changes() -> Vec<import::Change> {
    use keruen_people::contact::{ContactKind, ContactValue};
    use keruen_people::import::{Change, Difference};
    let phone = |text: &str| ContactValue::parse(ContactKind::Phone, text).ok();
    let contact = phone("+7 700 000 00 52").map(|new| Difference::Contact {
        old: phone("+7 700 000 00 51"),
        new,
        main: true,
    });
    vec![
        Change {
            rows: vec![7],
            person: 7,
            name: PersonName::new("Тұрғанова", "Сәуле", None),
            differences: contact.into_iter().collect(),
        },
        Change {
            rows: vec![8],
            person: 9,
            name: PersonName::new("Ли", "Виктор", None),
            differences: vec![Difference::Territory {
                old: Some(2),
                new: 1,
            }],
        },
    ]
}
