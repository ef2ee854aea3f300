//! Carrying out what changes of persons who are known.

use keruen_store::bulk::{Act, index_changed};
use keruen_store::{Thing, Tx, params};

use super::apply::{Scope, membership_of};
use super::known::Known;
use super::plan::{Change, Difference};
use super::queries;
use crate::contact;
use crate::membership::{self, Membership, MembershipForm};
use crate::person::many::add_former;
use crate::person::{self, KIND, Person, PersonForm};
use crate::refusal::Refusal;

/// Changes some persons, who stand as `known` says: what their own rows hold in blocks, what hangs
/// on them through the acts that everybody else uses.
pub(super) async fn carry_out(
    tx: &mut Tx,
    changes: &[&Change],
    known: &Known,
    organisations: &[Option<i64>],
    scope: Scope,
) -> Result<(), Refusal> {
    let mut rewritten = Vec::with_capacity(changes.len());
    for change in changes {
        rewritten.extend(Rewritten::of(change, known)?);
    }
    rewrite(tx, &rewritten).await?;
    for change in changes {
        for difference in &change.differences {
            hang_on(tx, change.person, difference, organisations, scope).await?;
        }
    }
    Ok(())
}

/// A person whose own rows change.
struct Rewritten<'a> {
    /// As they stand.
    person: &'a Person,
    /// As they will.
    form: PersonForm,
    /// The fields that differ.
    fields: Vec<&'static str>,
    /// The same with the old values.
    old: Vec<(&'static str, String)>,
}

impl<'a> Rewritten<'a> {
    /// Nobody where nothing of the person's own differs.
    fn of(change: &Change, known: &'a Known) -> Result<Option<Self>, Refusal> {
        let known = known.people.get(&change.person);
        let person = &known.ok_or(Refusal::missing(KIND))?.person;
        let mut form = person.form.clone();
        for difference in &change.differences {
            difference.change(&mut form);
        }
        let old = person.form.changes(&form);
        Ok((!old.is_empty()).then(|| Self {
            person,
            form,
            fields: old.iter().map(|(field, _)| *field).collect(),
            old,
        }))
    }

    fn thing(&self) -> Thing {
        person::thing(self.person.id)
    }
}

/// Writes all that stands in the persons' own rows, as [`person::change`] would of each. Nobody is
/// asked for again whether they are blocked and where they live: the plan knows, and it was made in
/// this transaction.
async fn rewrite(tx: &mut Tx, people: &[Rewritten<'_>]) -> Result<(), Refusal> {
    if people.is_empty() {
        return Ok(());
    }
    let mut rows = Vec::with_capacity(people.len() * queries::CHANGED_BLOCK.columns);
    for Rewritten { person, form, .. } in people {
        rows.extend(person::acts::row(person.id, form));
        rows.extend(params![person.created_at, person.version + 1]);
    }
    tx.run_rows(queries::CHANGED_BLOCK, &rows).await?;
    let renamed: Vec<(i64, &PersonForm)> = people
        .iter()
        .filter(|one| one.fields.contains(&"former"))
        .map(|one| (one.person.id, &one.form))
        .collect();
    for (id, _) in &renamed {
        tx.run(person::queries::DELETE_FORMER, &params![*id])
            .await?;
    }
    add_former(tx, &renamed).await?;
    // A file leaves no name empty, so every field that changed has words.
    let words: Vec<(Thing, Vec<(&str, &str)>)> = people
        .iter()
        .map(|one| {
            let mut fields = one.form.search_fields();
            fields.retain(|(field, _)| one.fields.contains(field));
            (one.thing(), fields)
        })
        .collect();
    index_changed(tx, &words).await?;
    let acts: Vec<Act> = people
        .iter()
        .map(|one| Act {
            thing: one.thing(),
            verb: "change",
            fields: &one.fields,
            old: &one.old,
        })
        .collect();
    tx.journal_many(&acts).await?;
    Ok(())
}

/// Carries out a difference of what stands in rows of its own.
async fn hang_on(
    tx: &mut Tx,
    person: i64,
    difference: &Difference,
    organisations: &[Option<i64>],
    scope: Scope,
) -> Result<(), Refusal> {
    match difference {
        Difference::Contact { old, new, main } => {
            let id = contact::add(tx, person, new).await?;
            if *main && old.is_some() {
                contact::make_main(tx, id).await?;
            }
        }
        Difference::Membership { new } => {
            let form = membership_of(new, organisations)?;
            membership::acts::add_listed(tx, person, &form).await?;
        }
        Difference::MembershipSpan {
            membership: id,
            tie,
            ..
        } => {
            let standing = tx
                .maybe::<Membership>(membership::queries::FIND, &params![*id])
                .await?
                .ok_or(Refusal::missing("membership"))?;
            let form = MembershipForm {
                span: tie.span,
                ..standing.form
            };
            membership::change(tx, *id, &form).await?;
        }
        Difference::Programme => {
            if let Some(programme) = scope.programme() {
                person::tie(tx, person, programme).await?;
            }
        }
        Difference::Surname { .. }
        | Difference::Given { .. }
        | Difference::Patronymic { .. }
        | Difference::Former { .. }
        | Difference::Languages { .. }
        | Difference::Territory { .. } => {}
    }
    Ok(())
}
