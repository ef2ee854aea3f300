//! The pages of this area with invented data.

use askama::Template as _;
use keruen_people::territory::{Branch, Territory, TerritoryDraft};

use super::edit::Edit;
use super::kazakhstan::Check;
use super::list::List;
use crate::page::Page as _;
use crate::samples::{Sample, desk};

/// All of them.
#[rustfmt::skip]
pub const SAMPLES: &[Sample] = &[
    desk("territories", "/desk/territories", |s| List::sample(s).render()),
    desk("territories-empty", "/desk/territories", |s| List::sample_empty(s).render()),
    desk("territories-kazakhstan", "/desk/territories/kazakhstan", |s| Check::sample(s).render()),
    desk("territories-kazakhstan-done", "/desk/territories/kazakhstan", |s| Check::sample_done(s).render()),
    desk("territory-new", "/desk/territories/new", |s| Edit::sample(s).render()),
    desk("territory-new-faulty", "/desk/territories/new", |s| Edit::sample_faulty(s).render()),
    desk("territory-edit", "/desk/territories/5/edit", |s| Edit::sample_edit(s).render()),
];

/// A region with a city and a district.
pub fn tree() -> Vec<Branch> {
    let branch = |id: i64, depth: usize, kind: &str, names: [&str; 3], people: [&str; 3]| {
        let draft = TerritoryDraft {
            kind: kind.to_owned(),
            name_kk: names[0].to_owned(),
            name_ru: names[1].to_owned(),
            name_en: names[2].to_owned(),
            parent: (depth > 0).then_some(1),
            population: people[0].to_owned(),
            population_source: people[1].to_owned(),
            population_date: people[2].to_owned(),
            population_estimate: people[2].is_empty(),
            ..TerritoryDraft::default()
        };
        // The texts stand right here, and a test draws every sample.
        let form = draft
            .parse()
            .unwrap_or_else(|faults| unreachable!("{faults:?}"));
        Branch {
            territory: Territory {
                id,
                form,
                version: 2,
            },
            depth,
        }
    };
    let region = [
        "Маңғыстау облысы",
        "Мангистауская область",
        "Mangystau Region",
    ];
    let bulletin = "Ұлттық статистика бюросы";
    vec![
        branch(1, 0, "region", region, ["818345", bulletin, "01.12.2025"]),
        branch(
            2,
            1,
            "city",
            ["Ақтау", "Актау", "Aktau"],
            ["303752", bulletin, "01.12.2025"],
        ),
        branch(
            3,
            1,
            "district",
            ["Бейнеу ауданы", "Бейнеуский район", "Beineu District"],
            ["75000", "", ""],
        ),
    ]
}
