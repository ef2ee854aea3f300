//! Everybody a row can speak of while a plan is made: who is known, with what earlier rows of the
//! file add, and who those rows bring in.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use keruen_speech::fold;
use keruen_speech::name::PersonName;

use super::differences::differences;
use super::known::{Known, membership_of_seat, name_key};
use super::plan::{Difference, Place, Tie};
use super::sheet::FaultReason;
use super::wanted::{Standing, Wanted};
use crate::contact::ContactKind;

/// Whom a row speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Match {
    /// This one; negative for persons of earlier rows.
    One(i64),
    /// The full name and the territory are this one's, but they are reached in other ways: the same
    /// person with a new telephone, or a namesake. Nothing in the file tells.
    Doubt(i64),
    /// Nobody who is known.
    None,
}

/// How surely a row speaks of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    /// The name agrees and nothing speaks against it.
    Plain,
    /// As [`Certainty::Full`], but both have telephones or addresses, none is the same, and no
    /// organisation is theirs both.
    Doubt,
    /// The full name with patronymic and the territory agree.
    Full,
    /// The name and a telephone or address agree.
    Contact,
}

pub(crate) struct Pool<'a> {
    known: &'a Known,
    /// Persons that rows spoke of, as they would stand.
    touched: BTreeMap<i64, Standing>,
    changes: BTreeMap<i64, Vec<Difference>>,
    by_name: HashMap<String, BTreeSet<i64>>,
    next: i64,
}

impl<'a> Pool<'a> {
    pub(crate) fn new(known: &'a Known) -> Self {
        Self {
            known,
            touched: BTreeMap::new(),
            changes: BTreeMap::new(),
            by_name: HashMap::new(),
            next: -1,
        }
    }

    /// Finds the person, by the record number or by what agrees.
    pub(crate) fn find(&self, wanted: &Wanted, id: Option<i64>) -> Result<Match, FaultReason> {
        if let Some(id) = id {
            return self.by_id(wanted, id).map(Match::One);
        }
        let name = name_key(&wanted.form.name);
        let candidates: BTreeSet<i64> = [self.known.by_name.get(&name), self.by_name.get(&name)]
            .into_iter()
            .flatten()
            .flatten()
            .copied()
            .collect();
        let mut sure: Vec<(Certainty, i64)> = candidates
            .into_iter()
            .filter_map(|id| {
                // An earlier row may have given them another name.
                let standing = self
                    .standing(id)
                    .filter(|s| name_key(&s.form.name) == name)?;
                Some((certainty(wanted, &standing)?, id))
            })
            .collect();
        let Some(best) = sure.iter().map(|(certainty, _)| *certainty).max() else {
            return Ok(Match::None);
        };
        sure.retain(|(certainty, _)| *certainty == best);
        match sure[..] {
            [(Certainty::Doubt, one)] => return Ok(Match::Doubt(one)),
            [(_, one)] => return Ok(Match::One(one)),
            _ => {}
        }
        // Of several, the one who is just as the row says.
        let exact: Vec<i64> = sure
            .iter()
            .map(|(_, id)| *id)
            .filter(|id| {
                self.differences(*id, wanted, false)
                    .is_ok_and(|d| d.iter().all(|d| *d == Difference::Programme))
            })
            .collect();
        match exact[..] {
            [one] => Ok(Match::One(one)),
            _ => Err(FaultReason::Ambiguous(
                sure.into_iter()
                    .map(|(_, id)| id)
                    .filter(|id| *id > 0)
                    .collect(),
            )),
        }
    }

    /// The person of this number, unless nothing of the row agrees with them: a file from another
    /// site has numbers too.
    fn by_id(&self, wanted: &Wanted, id: i64) -> Result<i64, FaultReason> {
        let id = self.known.aliases.get(&id).copied().unwrap_or(id);
        let standing = self
            .standing(id)
            .filter(|_| id > 0)
            .ok_or(FaultReason::UnknownId)?;
        let (old, new) = (&standing.form.name, &wanted.form.name);
        let agrees = fold(&old.surname) == fold(&new.surname)
            || fold(&old.given) == fold(&new.given)
            || wanted
                .contacts
                .iter()
                .any(|contact| standing.contacts.contains(contact));
        if agrees {
            Ok(id)
        } else {
            Err(FaultReason::IdOfAnother)
        }
    }

    /// The person as they would stand after the rows so far.
    fn standing(&self, id: i64) -> Option<Standing> {
        if let Some(standing) = self.touched.get(&id) {
            return Some(standing.clone());
        }
        let person = self.known.people.get(&id)?;
        Some(Standing {
            form: person.person.form.clone(),
            contacts: person
                .contacts
                .iter()
                .map(|contact| contact.value.clone())
                .collect(),
            ties: person
                .memberships
                .iter()
                .map(|membership| {
                    let form = &membership.form;
                    let tie = Tie {
                        organisation: Place::Known(form.organisation),
                        post: form.post,
                        title: form.title.clone(),
                        span: form.span,
                    };
                    (membership.id, tie)
                })
                .collect(),
            seats: person.seats.iter().map(membership_of_seat).collect(),
            untied: self.known.untied.contains(&id),
        })
    }

    /// What the row would change of a person. `named` says that the row has a record number and
    /// may change the name itself.
    pub(crate) fn differences(
        &self,
        id: i64,
        wanted: &Wanted,
        named: bool,
    ) -> Result<Vec<Difference>, FaultReason> {
        let standing = self.standing(id).ok_or(FaultReason::UnknownId)?;
        differences(&standing, wanted, named)
    }

    pub(crate) fn is_blocked(&self, id: i64) -> bool {
        self.known
            .people
            .get(&id)
            .is_some_and(|person| person.person.blocked_at.is_some())
    }

    /// Brings in a person whom nobody knows; gives their number until they have a real one.
    pub(crate) fn add(&mut self, wanted: &Wanted) -> i64 {
        let id = self.next;
        self.next -= 1;
        let mut standing = Standing {
            form: wanted.form.clone(),
            contacts: wanted.contacts.clone(),
            ties: Vec::new(),
            seats: Vec::new(),
            untied: false,
        };
        wanted.ties.iter().for_each(|tie| standing.add_tie(tie));
        self.remember(id, standing);
        id
    }

    /// Changes a person for the rows to come.
    pub(crate) fn apply(&mut self, id: i64, differences: &[Difference]) {
        let Some(mut standing) = self.standing(id) else {
            return;
        };
        for difference in differences {
            standing.change(difference);
        }
        if id > 0 {
            let changes = self.changes.entry(id).or_default();
            for difference in differences {
                note(changes, difference);
            }
        }
        self.remember(id, standing);
    }

    fn remember(&mut self, id: i64, standing: Standing) {
        self.by_name
            .entry(name_key(&standing.form.name))
            .or_default()
            .insert(id);
        self.touched.insert(id, standing);
    }

    /// Who is to be added, and who is to be changed how.
    pub(crate) fn outcome(self) -> Outcome {
        let Self {
            known,
            touched,
            changes,
            ..
        } = self;
        let added = touched
            .into_iter()
            .filter(|(id, _)| *id < 0)
            .map(|(id, standing)| {
                let ties = standing.ties.into_iter().map(|(_, tie)| tie).collect();
                (
                    id,
                    Wanted {
                        form: standing.form,
                        contacts: standing.contacts,
                        ties,
                    },
                )
            })
            .collect();
        let changed = changes
            .into_iter()
            .filter_map(|(id, changes)| {
                Some((id, known.people.get(&id)?.person.form.name.clone(), changes))
            })
            .collect();
        Outcome { added, changed }
    }
}

/// Adds a difference to those of a person. Other days of a membership that is itself to be added
/// are days of that addition.
fn note(changes: &mut Vec<Difference>, difference: &Difference) {
    if let Difference::MembershipSpan {
        membership,
        tie,
        old,
    } = difference
        && *membership < 0
    {
        for change in changes.iter_mut() {
            if let Difference::Membership { new } = change
                && *new
                    == (Tie {
                        span: *old,
                        ..tie.clone()
                    })
            {
                new.span = tie.span;
            }
        }
    } else {
        changes.push(difference.clone());
    }
}

/// What a pool leads to.
pub(crate) struct Outcome {
    /// Persons to be added, by their numbers in the pool.
    pub(crate) added: Vec<(i64, Wanted)>,
    /// Persons to be changed: id, name as it stands, differences.
    pub(crate) changed: Vec<(i64, PersonName, Vec<Difference>)>,
}

/// How surely a row speaks of a person whose surname and given name agree; `None` if something
/// speaks against it, or too little for it.
fn certainty(wanted: &Wanted, standing: &Standing) -> Option<Certainty> {
    let agree = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => Some(fold(a) == fold(b)),
        (None, None) => None,
        _ => Some(false),
    };
    let (old, new) = (&standing.form, &wanted.form);
    let patronymic = agree(&old.name.patronymic, &new.name.patronymic);
    if patronymic == Some(false) && old.name.patronymic.is_some() && new.name.patronymic.is_some() {
        return None;
    }
    if wanted
        .contacts
        .iter()
        .any(|contact| standing.contacts.contains(contact))
    {
        return Some(Certainty::Contact);
    }
    // Two telephones and none in common: two people, as far as a name can tell.
    let both_reached = ContactKind::ALL.into_iter().any(|kind| {
        standing.main(kind).is_some()
            && wanted.contacts.iter().any(|contact| contact.kind() == kind)
    });
    let territory = old.territory == new.territory;
    if patronymic == Some(true) && territory && new.territory.is_some() {
        let doubtful = both_reached && !colleagues(wanted, standing);
        return Some(if doubtful {
            Certainty::Doubt
        } else {
            Certainty::Full
        });
    }
    (patronymic != Some(false) && territory && !both_reached).then_some(Certainty::Plain)
}

/// Whether a row names an organisation that the person belongs to already.
fn colleagues(wanted: &Wanted, standing: &Standing) -> bool {
    let ties = standing.ties.iter().map(|(_, tie)| tie.organisation);
    let seats = standing.seats.iter();
    let theirs: Vec<Place> = ties
        .chain(seats.map(|seat| Place::Known(seat.organisation)))
        .collect();
    let mut named = wanted.ties.iter();
    named.any(|tie| theirs.contains(&tie.organisation))
}
