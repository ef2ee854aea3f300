//! What an import would do, as a reader sees it before agreeing.

use std::collections::BTreeSet;

use jiff::civil::Date;
use keruen_speech::Lang;
use keruen_speech::name::PersonName;

use super::answers::Question;
use super::sheet::Fault;
use crate::contact::ContactValue;
use crate::membership::Post;
use crate::organisation::OrganisationKind;
use crate::person::PersonForm;
use crate::seal::Seal;
use crate::span::Span;

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Plan {
    /// Persons who are not here yet.
    pub new: Vec<New>,
    /// Persons who are here and of whom the file knows more, or other things.
    pub changed: Vec<Change>,
    /// Rows that say what is known already: row, person.
    pub same: Vec<(u32, i64)>,
    /// Rows that say nothing that other rows of the file do not say.
    pub duplicates: Vec<Duplicate>,
    /// What is wrong with the rows that are not taken.
    pub faults: Vec<Fault>,
    /// Organisations that the file names and nobody knows; they are made.
    pub organisations: Vec<NewOrganisation>,
    /// Names of organisations that a reader is asked about, or was: those of rows without a fault of
    /// their own, in the order of the file.
    pub asked: Vec<Question>,
    /// Rows whose person is taken without the role or the days they have: they name no organisation.
    pub posts_left: Vec<u32>,
}

/// How many rows of which kind; what a reader is shown first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Persons to be added.
    pub new: usize,
    /// Persons to be changed.
    pub changed: usize,
    /// Rows that say what is known.
    pub same: usize,
    /// Rows that repeat others of the file.
    pub duplicates: usize,
    /// Rows with faults.
    pub faulty: usize,
    /// New persons who resemble somebody.
    pub likely: usize,
    /// Organisations to be made.
    pub organisations: usize,
}

/// A person to be added.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct New {
    /// The rows that speak of them; more than one if they have several memberships.
    pub rows: Vec<u32>,
    /// Name, languages, territory.
    pub form: PersonForm,
    /// Telephones and addresses, the main one of each kind first.
    pub contacts: Vec<ContactValue>,
    /// Memberships.
    pub ties: Vec<Tie>,
    /// Persons who may be the same: they sound alike, or share a telephone or address.
    pub likely: Vec<i64>,
}

/// A person to be changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Change {
    /// The rows that say so.
    pub rows: Vec<u32>,
    /// Who.
    pub person: i64,
    /// Their name as it stands.
    pub name: PersonName,
    /// What differs, at least one thing.
    pub differences: Vec<Difference>,
}

/// One thing that differs between a row and a person.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Difference {
    /// The surname; only for rows with a record number.
    Surname {
        /// As it stands.
        old: String,
        /// As the file has it.
        new: String,
    },
    /// The given name; only for rows with a record number.
    Given {
        /// As it stands.
        old: String,
        /// As the file has it.
        new: String,
    },
    /// The patronymic.
    Patronymic {
        /// As it stands.
        old: Option<String>,
        /// As the file has it.
        new: String,
    },
    /// Former names that are added.
    Former {
        /// The names.
        new: Vec<String>,
    },
    /// Languages.
    Languages {
        /// As they stand.
        old: Vec<Lang>,
        /// As the file has them.
        new: Vec<Lang>,
    },
    /// The territory.
    Territory {
        /// As it stands.
        old: Option<i64>,
        /// As the file has it.
        new: i64,
    },
    /// A telephone or address that is added.
    Contact {
        /// The main one of its kind until now.
        old: Option<ContactValue>,
        /// The one of the file.
        new: ContactValue,
        /// Whether it becomes the main one; the old one stays beside it.
        main: bool,
    },
    /// A membership that is added.
    Membership {
        /// The membership.
        new: Tie,
    },
    /// Other days of a membership that stands.
    MembershipSpan {
        /// The membership.
        membership: i64,
        /// As the file has it, with the new days.
        tie: Tie,
        /// The days as they stand.
        old: Span,
    },
    /// The person is tied to the programme of the import.
    Programme,
}

/// A membership with its organisation found.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tie {
    /// Where.
    pub organisation: Place,
    /// As what.
    pub post: Post,
    /// In the file's own words, where the house has none.
    pub title: Option<String>,
    /// From when to when.
    pub span: Span,
}

/// An organisation that is here, or will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// Its id.
    Known(i64),
    /// Its place in [`Plan::organisations`].
    New(usize),
}

/// A row that repeats another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Duplicate {
    /// The row.
    pub row: u32,
    /// The first row that speaks of the same person.
    pub of: u32,
}

/// An organisation to be made.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NewOrganisation {
    /// Its name as the file first has it.
    pub name: String,
    /// What its name tells of it; somebody may correct it later.
    pub kind: OrganisationKind,
    /// Whether anybody who is taken belongs to it; if not, it is not made.
    pub needed: bool,
}

impl Difference {
    /// Whether it leaves all that stands as it is.
    pub(crate) fn only_adds(&self) -> bool {
        match self {
            Self::Surname { .. } | Self::Given { .. } | Self::MembershipSpan { .. } => false,
            Self::Patronymic { old, .. } => old.is_none(),
            Self::Languages { old, .. } => old.is_empty(),
            Self::Territory { old, .. } => old.is_none(),
            Self::Contact { old, main, .. } => old.is_none() || !main,
            Self::Former { .. } | Self::Membership { .. } | Self::Programme => true,
        }
    }

    /// Takes over what it says of the person's own particulars; what hangs on them is not there.
    pub(super) fn change(&self, form: &mut PersonForm) {
        match self {
            Self::Surname { new, .. } => form.name.surname.clone_from(new),
            Self::Given { new, .. } => form.name.given.clone_from(new),
            Self::Patronymic { new, .. } => form.name.patronymic = Some(new.clone()),
            Self::Former { new } => form.former.extend(new.iter().cloned()),
            Self::Languages { new, .. } => form.languages.clone_from(new),
            Self::Territory { new, .. } => form.territory = Some(*new),
            Self::Contact { .. }
            | Self::Membership { .. }
            | Self::MembershipSpan { .. }
            | Self::Programme => {}
        }
    }
}

impl Plan {
    /// The numbers.
    pub fn summary(&self) -> Summary {
        let faulty: BTreeSet<u32> = self.faults.iter().map(|fault| fault.row).collect();
        Summary {
            new: self.new.len(),
            changed: self.changed.len(),
            same: self.same.len(),
            duplicates: self.duplicates.len(),
            faulty: faulty.len(),
            likely: self.new.iter().filter(|new| !new.likely.is_empty()).count(),
            organisations: self.organisations.iter().filter(|new| new.needed).count(),
        }
    }

    /// All that it would do, for a reader to agree to: each row with what stands and what comes.
    pub fn seal(&self) -> Seal {
        Seal::of(self)
    }

    /// Whether it would write nothing.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty()
    }
}

impl Tie {
    /// The first day, for [`crate::membership`]'s rule of one membership per beginning.
    pub(crate) fn since(&self) -> Option<Date> {
        self.span.from()
    }
}
