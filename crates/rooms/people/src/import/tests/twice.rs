//! Importing the same file twice changes nothing the second time, whatever the file.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use keruen_speech::name::PersonName;
use proptest::prelude::*;

use super::super::*;
use super::given::{known_with, names, organisation_forms, person, territory_forms};
use crate::contact::ContactValue;
use crate::membership::{MembershipForm, Post};
use crate::organisation::{Organisation, OrganisationForm};
use crate::person::PersonForm;
use crate::span::Span;
use crate::territory::Territory;

/// A site small enough that rows meet often.
#[derive(Debug, Clone)]
struct Site {
    people: BTreeMap<i64, KnownPerson>,
    organisations: Vec<Organisation>,
    /// Who is tied to the programme that files are brought for, if they are for one.
    programme: Option<BTreeSet<i64>>,
}

impl Site {
    fn known(&self) -> Known {
        let territories: Vec<Territory> = (1_i64..)
            .zip(territory_forms())
            .map(|(id, form)| Territory {
                id,
                form,
                version: 1,
            })
            .collect();
        let known = known_with(
            self.people.values().cloned().collect(),
            &territories,
            &self.organisations,
        );
        let untied = |tied: &BTreeSet<i64>| {
            let others = self.people.keys().filter(|id| !tied.contains(id));
            others.copied().collect()
        };
        Known {
            untied: self.programme.as_ref().map(untied).unwrap_or_default(),
            ..known
        }
    }

    fn tie(&mut self, id: i64) {
        self.programme.iter_mut().for_each(|tied| {
            tied.insert(id);
        });
    }

    /// Carries a plan out as the database would.
    fn apply(&mut self, plan: &Plan) {
        let mut places = Vec::new();
        for new in &plan.organisations {
            let id = i64::try_from(self.organisations.len()).expect("few") + 1;
            places.push(id);
            if new.needed {
                let form = OrganisationForm {
                    kind: new.kind,
                    names: names(&new.name, ""),
                    valid: Span::ALWAYS,
                    predecessor: None,
                    territory: None,
                };
                self.organisations.push(Organisation {
                    id,
                    slug: format!("o{id}"),
                    form,
                    version: 1,
                });
            }
        }
        let tie = |tie: &Tie| MembershipForm {
            organisation: match tie.organisation {
                Place::Known(id) => id,
                Place::New(place) => places[place],
            },
            post: tie.post,
            title: tie.title.clone(),
            span: tie.span,
            basis: None,
        };
        for new in &plan.new {
            let id = self.people.keys().last().map_or(1, |last| last + 1);
            let ties: Vec<MembershipForm> = new.ties.iter().map(tie).collect();
            self.people
                .insert(id, person(id, new.form.clone(), &new.contacts, &ties));
            self.tie(id);
        }
        for change in &plan.changed {
            if change.differences.contains(&Difference::Programme) {
                self.tie(change.person);
            }
            let old = &self.people[&change.person];
            let mut form = old.person.form.clone();
            let mut contacts: Vec<ContactValue> = old
                .contacts
                .iter()
                .map(|contact| contact.value.clone())
                .collect();
            let mut ties: Vec<MembershipForm> = old
                .memberships
                .iter()
                .map(|membership| membership.form.clone())
                .collect();
            for difference in &change.differences {
                difference.change(&mut form);
                match difference {
                    Difference::Contact { new, main, .. } => {
                        contacts.insert(if *main { 0 } else { contacts.len() }, new.clone());
                    }
                    Difference::Membership { new } => ties.push(tie(new)),
                    Difference::MembershipSpan {
                        membership, tie, ..
                    } => {
                        let place = old.memberships.iter().position(|m| m.id == *membership);
                        ties[place.expect("a membership that stands")].span = tie.span;
                    }
                    _ => {}
                }
            }
            self.people
                .insert(change.person, person(change.person, form, &contacts, &ties));
        }
    }
}

fn name() -> impl Strategy<Value = (String, String, String)> {
    (
        prop::sample::select(vec!["Сынақов", "Сынаков", "Synaqov", "Тестов"]),
        prop::sample::select(vec!["Үлгі", "Улги"]),
        prop::sample::select(vec!["", "", "Тестұлы", "Тестович"]),
    )
        .prop_map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()))
}

fn few(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(of.to_vec()).prop_map(str::to_owned)
}

/// A row of the headers below.
fn row() -> impl Strategy<Value = Vec<String>> {
    (
        few(&["", "", "", "1", "2", "9000"]),
        name(),
        few(&["", "kk", "ru, kk"]),
        few(&["", "87000000021", "87000000022", "87000000021; 87000000022"]),
        few(&["", "ulgi@example.kz", "synaq@example.kz"]),
        few(&["", "Ақтау", "Бейнеу"]),
        few(&[
            "",
            "Сынақ толқыны",
            "Жаңа арна",
            "Үлгі қаласының қоғамдық кеңесі",
        ]),
        few(&["", "төраға", "бухгалтер", "есепші"]),
        few(&["", "2024-01-01", "2025-01-01"]),
        few(&["", "2024-12-31", "2026-12-31"]),
    )
        .prop_map(
            |(
                id,
                (surname, given, patronymic),
                lang,
                phone,
                email,
                place,
                body,
                post,
                from,
                to,
            )| {
                vec![
                    id, surname, given, patronymic, lang, phone, email, place, body, post, from, to,
                ]
            },
        )
}

const HEADERS: [&str; 12] = [
    "ID",
    "Тегі",
    "Аты",
    "Әкесінің аты",
    "Тілі",
    "Телефон",
    "E-mail",
    "Аудан",
    "Ұйым",
    "Рөлі",
    "Басталған күні",
    "Аяқталған күні",
];

fn file() -> impl Strategy<Value = Sheet> {
    prop::collection::vec(row(), 1..12).prop_map(|rows| Sheet {
        headers: HEADERS.iter().map(|header| (*header).to_owned()).collect(),
        rows: (2..)
            .zip(rows)
            .map(|(number, cells)| SheetRow { number, cells })
            .collect(),
        spoilt: Vec::new(),
    })
}

fn drafts(sheet: &Sheet) -> Drafts {
    let mapping = Mapping::recognise(&sheet.headers).expect("names are there");
    parse(sheet, &mapping)
}

/// The file with only such record numbers as the site has given, or never will: a number that
/// nobody has yet cannot stand in a file.
fn honest(mut file: Sheet, site: &Site) -> Sheet {
    for row in &mut file.rows {
        let id = row.cells[0].parse::<i64>().unwrap_or(0);
        if id < 9000 && !site.people.contains_key(&id) {
            row.cells[0].clear();
        }
    }
    file
}

fn empty() -> Site {
    let organisations = (1_i64..)
        .zip(organisation_forms())
        .map(|(id, form)| Organisation {
            id,
            slug: format!("o{id}"),
            form,
            version: 1,
        })
        .collect();
    Site {
        people: BTreeMap::new(),
        organisations,
        programme: None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn the_second_time_nothing_changes(before in file(), again in file(), for_programme: bool) {
        let mut site = empty();
        let before = honest(before, &site);
        let first = plan(&drafts(&before), &site.known());
        site.apply(&first);
        let second = plan(&drafts(&before), &site.known());
        prop_assert!(second.is_empty(), "on an empty site: {:#?}\nthen {:#?}", first, second);

        // Whoever the first file brought is not tied to the programme of the second.
        site.programme = for_programme.then(BTreeSet::new);
        let again = honest(again, &site);
        let first = plan(&drafts(&again), &site.known());
        site.apply(&first);
        let second = plan(&drafts(&again), &site.known());
        prop_assert!(second.is_empty(), "on a site with people: {:#?}\nthen {:#?}", first, second);
    }

    #[test]
    fn every_row_is_accounted_for_once(file in file()) {
        let plan = plan(&drafts(&file), &empty().known());
        let mut rows: Vec<u32> = plan.new.iter().flat_map(|new| new.rows.clone()).collect();
        rows.extend(plan.changed.iter().flat_map(|change| change.rows.clone()));
        rows.extend(plan.same.iter().map(|(row, _)| *row));
        rows.extend(plan.duplicates.iter().map(|duplicate| duplicate.row));
        let mut faulty: Vec<u32> = plan.faults.iter().map(|fault| fault.row).collect();
        faulty.dedup();
        rows.extend(faulty);
        rows.sort_unstable();
        let want: Vec<u32> = file.rows.iter().map(|row| row.number).collect();
        prop_assert_eq!(rows, want);
    }

    #[test]
    fn no_telephone_of_a_row_without_a_fault_is_lost(before in file(), again in file()) {
        let mut site = empty();
        for file in [before, again] {
            let file = honest(file, &site);
            let drafts = drafts(&file);
            let plan = plan(&drafts, &site.known());
            site.apply(&plan);
            let kept: HashSet<&ContactValue> = site
                .people
                .values()
                .flat_map(|person| person.contacts.iter().map(|contact| &contact.value))
                .collect();
            let faulty: BTreeSet<u32> = plan.faults.iter().map(|fault| fault.row).collect();
            for draft in drafts.drafts.iter().filter(|draft| !faulty.contains(&draft.row)) {
                for contact in &draft.contacts {
                    prop_assert!(kept.contains(contact), "row {} of {:#?}", draft.row, plan);
                }
            }
        }
    }
}

#[test]
fn an_export_by_hand_comes_back_as_the_same() {
    let form = PersonForm {
        name: PersonName::new("Сынақов", "Үлгі", None),
        former: vec!["Тестов".to_owned()],
        languages: vec![],
        territory: Some(1),
    };
    let tie = MembershipForm {
        organisation: 1,
        post: Post::Chair,
        title: Some("құрметті төраға".to_owned()),
        span: Span::ALWAYS,
        basis: None,
    };
    let mut site = empty();
    site.people.insert(1, person(1, form, &[], &[tie]));
    let sheet = super::given::sheet(
        &["ID", "Тегі", "Аты", "Бұрынғы тегі", "Аумақ", "Ұйым", "Рөлі"],
        &[&[
            "1",
            "Сынақов",
            "Үлгі",
            "Тестов",
            "Ақтау",
            "Сынақ толқыны",
            "төраға",
        ]],
    );
    let plan = plan(&drafts(&sheet), &site.known());
    assert_eq!(
        (plan.same.as_slice(), plan.is_empty()),
        (&[(2, 1)][..], true)
    );
}
