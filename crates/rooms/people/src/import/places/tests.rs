//! Names of places and bodies as people write them.

use std::cell::Cell;

use super::*;
use crate::fault::Faults;
use crate::span::Span;
use crate::territory::TerritoryForm;

thread_local! {
    /// How many names were folded and stripped on this thread: what a long list costs.
    pub(in crate::import) static BARED: Cell<usize> = const { Cell::new(0) };
}

fn territory(id: i64, kind: TerritoryKind, kk: &str, ru: &str) -> Territory {
    let names = Names::parse(&mut Faults::new(), kk, ru, "");
    let form = TerritoryForm {
        kind,
        names,
        parent: None,
        valid: Span::ALWAYS,
        population: None,
    };
    Territory {
        id,
        form,
        version: 1,
    }
}

fn candidate(id: i64, name: &str) -> Candidate {
    Candidate {
        id,
        name: name.to_owned(),
    }
}

fn mangystau() -> Gazetteer {
    use TerritoryKind::{City, District, Region};
    Gazetteer::of_territories(&[
        territory(1, Region, "Маңғыстау облысы", "Мангистауская область"),
        territory(2, City, "Ақтау қаласы", "город Актау"),
        territory(3, District, "Бейнеу ауданы", "Бейнеуский район"),
        territory(4, District, "Маңғыстау ауданы", "Мангистауский район"),
    ])
}

#[test]
fn places_are_found_as_people_write_them() {
    let all = mangystau();
    for (text, id) in [
        ("Ақтау", 2),
        ("г. Актау", 2),
        ("Aqtau", 2),
        ("бейнеу  ауданы", 3),
        ("Бейнеуский р-н", 3),
        ("Маңғыстау облысы", 1),
        ("Маңғыстау", 4),
    ] {
        assert_eq!(all.territory(text), Found::One(id), "{text}");
    }
}

#[test]
fn a_name_almost_right_gets_a_hint() {
    let all = mangystau();
    assert_eq!(
        all.territory("Бейнеп"),
        Found::None(vec![candidate(3, "Бейнеу ауданы")])
    );
    assert_eq!(all.territory("Алматы"), Found::None(vec![]));
}

#[test]
fn the_legal_form_is_no_part_of_the_name() {
    for name in [
        "ОФ «Қарақия жастары»",
        "«Каракия жастары» қоғамдық қоры",
        "Қарақия жастары",
    ] {
        assert_eq!(
            organisation_key(name),
            organisation_key("Қарақия жастары"),
            "{name}"
        );
    }
    assert_eq!(organisation_key("Қоғамдық қор"), fold("Қоғамдық қор"));
}

#[test]
fn one_council_is_one_however_its_city_is_shortened() {
    let organisation = |id, kk: &str, ru: &str| Organisation {
        id,
        slug: format!("o{id}"),
        form: crate::organisation::OrganisationForm {
            kind: OrganisationKind::Council,
            names: Names::parse(&mut Faults::new(), kk, ru, ""),
            valid: Span::ALWAYS,
            predecessor: None,
            territory: None,
        },
        version: 1,
    };
    let all = Gazetteer::of_organisations(&[
        organisation(
            1,
            "Ақтау қаласының қоғамдық кеңесі",
            "Общественный совет города Актау",
        ),
        organisation(
            2,
            "Маңғыстау облысының қоғамдық кеңесі",
            "Общественный совет Мангистауской области",
        ),
    ]);
    for (name, id) in [
        ("Общественный совет г. Актау", 1),
        ("«Общественный совет гор.Актау»", 1),
        ("Ақтау қ. қоғамдық кеңесі", 1),
        ("Ақтау қалалық қоғамдық кеңес", 1),
        ("Общественный совет Мангистауской обл.", 2),
    ] {
        assert_eq!(all.organisation(name), Found::One(id), "{name}");
    }
    // Perhaps the same: somebody has to say.
    assert_eq!(
        all.organisation("Общественный совет Актау"),
        Found::None(vec![candidate(1, "Общественный совет города Актау")])
    );
    // The district of a region's name has a council of its own.
    assert_eq!(
        all.organisation("Маңғыстау ауданының қоғамдық кеңесі"),
        Found::None(vec![])
    );
}

#[test]
fn the_kind_is_told_by_the_name() {
    assert_eq!(kind_of("ОФ «Каракия жастары»"), OrganisationKind::Ngo);
    assert_eq!(
        kind_of("Ақтау қаласының қоғамдық кеңесі"),
        OrganisationKind::Council
    );
    assert_eq!(
        kind_of("Бейнеу аудандық мәслихаты"),
        OrganisationKind::Maslikhat
    );
    assert_eq!(kind_of("Жас толқын"), OrganisationKind::Other);
}
