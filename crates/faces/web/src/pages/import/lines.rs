//! The plan of an import as lines that a page shows.

use std::collections::{BTreeSet, HashMap, HashSet};

use keruen_people::contact::{ContactKind, ContactValue};
use keruen_people::import::{Change, Column, Difference, Left, Meaning, New, Place, Plan, Tie};
use keruen_people::organisation::OrganisationKind;
use keruen_people::{organisation, territory};
use keruen_speech::{Lang, Speaker};
use keruen_store::StoreError;

use super::words;
use crate::cx::Cx;
use crate::imports::{Look, Understood};
use crate::pages::people::words as people_words;
use crate::shell::Scene;

/// The names of places and organisations that a plan speaks of by number.
#[derive(Debug, Default)]
pub struct Named {
    territories: HashMap<i64, String>,
    organisations: HashMap<i64, String>,
    /// Organisations whose members sit on seats.
    councils: HashSet<i64>,
    programme: String,
}

impl Named {
    /// Reads them for a reader; `programme` is the name of the one that the import is for.
    pub async fn read(cx: &Cx, programme: Option<&str>) -> Result<Self, StoreError> {
        let lang = cx.lang;
        let territories = territory::all(cx.db()).await?.into_iter();
        let organisations = organisation::all(cx.db()).await?;
        let councils = organisations
            .iter()
            .filter(|one| one.form.kind == OrganisationKind::Council);
        Ok(Self {
            councils: councils.map(|one| one.id).collect(),
            territories: territories
                .map(|one| (one.id, one.form.names.say(lang).to_owned()))
                .collect(),
            organisations: organisations
                .into_iter()
                .map(|one| (one.id, one.form.names.say(lang).to_owned()))
                .collect(),
            programme: programme.unwrap_or_default().to_owned(),
        })
    }

    /// Invented ones.
    pub fn sample() -> Self {
        let names = |pairs: [(i64, &str); 2]| pairs.map(|(id, name)| (id, name.to_owned())).into();
        Self {
            territories: names([(1, "Ақтау"), (2, "Мұнайлы ауданы")]),
            organisations: names([(1, "«Қарақия жастары» ҚҚ"), (2, "«Үлгі» ҚБ")]),
            councils: HashSet::new(),
            programme: "«Көшбасшы» мектебі, 2026".to_owned(),
        }
    }

    fn territory(&self, id: i64) -> String {
        self.territories.get(&id).cloned().unwrap_or_default()
    }

    /// What an organisation that is here is called.
    pub fn known(&self, id: i64) -> Option<&str> {
        self.organisations.get(&id).map(String::as_str)
    }

    fn organisation(&self, plan: &Plan, place: Place) -> String {
        match place {
            Place::Known(id) => self.organisations.get(&id).cloned().unwrap_or_default(),
            Place::New(index) => plan
                .organisations
                .get(index)
                .map(|new| new.name.clone())
                .unwrap_or_default(),
        }
    }
}

/// One thing that changes.
#[derive(Debug)]
pub struct ChangeLine {
    /// Who.
    pub name: String,
    /// Their page.
    pub href: String,
    /// What changes.
    pub what: String,
    /// As it stands; nothing if it is only added.
    pub old: Option<String>,
    /// As it will be.
    pub new: String,
    /// What else is to be known.
    pub note: Option<String>,
}

/// A person to be added.
#[derive(Debug)]
pub struct NewLine {
    /// Who.
    pub name: String,
    /// The rows that speak of them.
    pub rows: String,
    /// Where they live.
    pub territory: String,
    /// Telephones and addresses.
    pub contacts: Vec<String>,
    /// What they are, and where.
    pub post: String,
}

/// A row that is not taken.
#[derive(Debug)]
pub struct FaultLine {
    /// Its number.
    pub row: u32,
    /// Whose row it is, as far as it says; may be empty.
    pub who: String,
    /// The column, if it is about one.
    pub column: String,
    /// What stands there; nothing for personal numbers, which are not shown again.
    pub value: String,
    /// What is said where no value is shown.
    pub instead: String,
    /// Why.
    pub why: String,
}

/// What would mend many rows at once.
#[derive(Debug)]
pub struct Remedy {
    /// What is done there.
    pub label: String,
    /// Where.
    pub href: String,
}

/// Councils in which the file would make members, none of whom takes a seat by that.
pub fn councils(scene: &Scene, named: &Named, plan: &Plan) -> Vec<Remedy> {
    let added = plan.new.iter().flat_map(|new| &new.ties);
    let changed = plan.changed.iter().flat_map(|change| &change.differences);
    let changed = changed.filter_map(|difference| match difference {
        Difference::Membership { new } => Some(new),
        _ => None,
    });
    let places: BTreeSet<Place> = added.chain(changed).map(|tie| tie.organisation).collect();
    let known = places.into_iter().filter_map(|place| match place {
        Place::Known(id) if named.councils.contains(&id) => Some(id),
        Place::Known(_) | Place::New(_) => None,
    });
    known
        .map(|id| Remedy {
            label: named.organisations.get(&id).cloned().unwrap_or_default(),
            href: scene.href(&format!("/desk/orgs/{id}")),
        })
        .collect()
}

/// A column of the file.
#[derive(Debug)]
pub struct ColumnLine {
    /// Its header.
    pub header: String,
    /// What it is taken as, or why it is left.
    pub meaning: String,
    /// Whether it is taken.
    pub taken: bool,
}

/// The lines of a changed person.
pub fn changes(scene: &Scene, named: &Named, plan: &Plan, change: &Change) -> Vec<ChangeLine> {
    let t = scene.t();
    let line = |difference: &Difference| {
        let (what, old, new, note) = difference_words(t, named, plan, difference);
        ChangeLine {
            name: change.name.listed(),
            href: scene.href(&format!("/desk/people/{}", change.person)),
            what,
            old,
            new,
            note,
        }
    };
    change.differences.iter().map(line).collect()
}

type Words = (String, Option<String>, String, Option<String>);

fn difference_words(t: Speaker<'_>, named: &Named, plan: &Plan, difference: &Difference) -> Words {
    let lang = t.lang();
    let head = |column: Column| column.header(lang).to_owned();
    match difference {
        Difference::Surname { old, new } => {
            (head(Column::Surname), Some(old.clone()), new.clone(), None)
        }
        Difference::Given { old, new } => {
            (head(Column::Given), Some(old.clone()), new.clone(), None)
        }
        Difference::Patronymic { old, new } => {
            (head(Column::Patronymic), old.clone(), new.clone(), None)
        }
        Difference::Former { new } => (head(Column::Former), None, new.join(", "), None),
        Difference::Languages { old, new } => {
            let old = (!old.is_empty()).then(|| people_words::languages(t, old));
            (
                head(Column::Languages),
                old,
                people_words::languages(t, new),
                None,
            )
        }
        Difference::Territory { old, new } => (
            head(Column::Territory),
            old.map(|id| named.territory(id)),
            named.territory(*new),
            None,
        ),
        Difference::Contact { old, new, main } => {
            let replaced = old.as_ref().filter(|_| *main);
            let note = replaced.map(|old| t.say1("import-contact-stays", "old", shown(old)));
            (head(contact_column(new.kind())), None, shown(new), note)
        }
        Difference::Membership { new } => (
            head(Column::Organisation),
            None,
            tie(t, named, plan, new),
            None,
        ),
        Difference::MembershipSpan { tie, old, .. } => {
            let place = named.organisation(plan, tie.organisation);
            let what = t.say1("import-span-of", "organisation", place);
            (
                what,
                Some(people_words::span(t, *old)),
                people_words::span(t, tie.span),
                None,
            )
        }
        Difference::Programme => (
            t.say("import-programme"),
            None,
            named.programme.clone(),
            None,
        ),
    }
}

fn contact_column(kind: ContactKind) -> Column {
    match kind {
        ContactKind::Phone => Column::Phone,
        ContactKind::Email => Column::Email,
    }
}

fn shown(contact: &ContactValue) -> String {
    contact.grouped()
}

fn tie(t: Speaker<'_>, named: &Named, plan: &Plan, tie: &Tie) -> String {
    let post = tie
        .title
        .clone()
        .unwrap_or_else(|| people_words::post(t, tie.post));
    let place = named.organisation(plan, tie.organisation);
    format!("{post}, {place}")
}

/// The line of a person to be added.
pub fn added(t: Speaker<'_>, named: &Named, plan: &Plan, new: &New) -> NewLine {
    let ties: Vec<String> = new
        .ties
        .iter()
        .map(|one| tie(t, named, plan, one))
        .collect();
    NewLine {
        name: new.form.name.listed(),
        rows: words::some(t, &new.rows),
        territory: new
            .form
            .territory
            .map(|id| named.territory(id))
            .unwrap_or_default(),
        contacts: new.contacts.iter().map(shown).collect(),
        post: ties.join("; "),
    }
}

/// The columns of the file and what is done with them.
pub fn columns(t: Speaker<'_>, look: &Look, understood: &Understood) -> Vec<ColumnLine> {
    let line = |(index, meaning): (usize, &Meaning)| ColumnLine {
        header: words::header(t, &look.paper.sheet, index),
        meaning: meant(t, *meaning),
        taken: matches!(meaning, Meaning::Taken(_)),
    };
    let shown = |(_, meaning): &(usize, &Meaning)| **meaning != Meaning::Left(Left::Unnamed);
    understood
        .mapping
        .meanings()
        .iter()
        .enumerate()
        .filter(shown)
        .map(line)
        .collect()
}

fn meant(t: Speaker<'_>, meaning: Meaning) -> String {
    match meaning {
        Meaning::Taken(column) => column_name(t.lang(), column),
        Meaning::Left(why) => words::left(t, why),
    }
}

/// What a column is called in the reader's language.
pub fn column_name(lang: Lang, column: Column) -> String {
    column.header(lang).to_owned()
}
