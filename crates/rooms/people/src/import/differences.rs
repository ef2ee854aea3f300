//! What a row would change of a person. What is blank in the row changes nothing.

use keruen_speech::fold;

use super::plan::{Difference, Place, Tie};
use super::sheet::FaultReason;
use super::wanted::{Standing, Wanted};
use crate::contact::ContactKind;
use crate::membership::Post;
use crate::person::model::MOST_FORMER;
use crate::span::Span;

/// The differences. Without a record number in the row (`named`) a name that agrees is left as it
/// is spelt: the file may be in the other language.
pub(crate) fn differences(
    standing: &Standing,
    wanted: &Wanted,
    named: bool,
) -> Result<Vec<Difference>, FaultReason> {
    let (old, new) = (&standing.form, &wanted.form);
    let mut out = Vec::new();
    if named && old.name.surname != new.name.surname {
        out.push(Difference::Surname {
            old: old.name.surname.clone(),
            new: new.name.surname.clone(),
        });
    }
    if named && old.name.given != new.name.given {
        out.push(Difference::Given {
            old: old.name.given.clone(),
            new: new.name.given.clone(),
        });
    }
    if let Some(patronymic) = &new.name.patronymic
        && old.name.patronymic.as_ref() != Some(patronymic)
        && (named || old.name.patronymic.is_none())
    {
        out.push(Difference::Patronymic {
            old: old.name.patronymic.clone(),
            new: patronymic.clone(),
        });
    }
    let former: Vec<String> = new
        .former
        .iter()
        .filter(|name| !old.former.contains(name))
        .cloned()
        .collect();
    if old.former.len() + former.len() > MOST_FORMER {
        return Err(FaultReason::TooMany(MOST_FORMER));
    }
    if !former.is_empty() {
        out.push(Difference::Former { new: former });
    }
    if !new.languages.is_empty() && new.languages != old.languages {
        out.push(Difference::Languages {
            old: old.languages.clone(),
            new: new.languages.clone(),
        });
    }
    if let Some(territory) = new.territory
        && old.territory != Some(territory)
    {
        out.push(Difference::Territory {
            old: old.territory,
            new: territory,
        });
    }
    contacts(standing, wanted, &mut out);
    for tie in &wanted.ties {
        out.extend(membership(standing, tie)?);
    }
    if standing.untied {
        out.push(Difference::Programme);
    }
    Ok(out)
}

/// Telephones and addresses are added; the first one of a kind in the row becomes the main one.
fn contacts(standing: &Standing, wanted: &Wanted, out: &mut Vec<Difference>) {
    for kind in ContactKind::ALL {
        let old = standing.main(kind);
        let of_kind = wanted
            .contacts
            .iter()
            .filter(|contact| contact.kind() == kind);
        for (place, new) in of_kind.enumerate() {
            if !standing.contacts.contains(new) {
                out.push(Difference::Contact {
                    old: old.cloned(),
                    new: new.clone(),
                    main: place == 0,
                });
            }
        }
    }
}

/// Whether the membership is new, has other days, or stands already.
fn membership(standing: &Standing, tie: &Tie) -> Result<Option<Difference>, FaultReason> {
    if is_seated(standing, tie)? {
        return Ok(None);
    }
    let says_the_same = |other: &Tie| {
        other.organisation == tie.organisation
            && other.post == tie.post
            && (tie.post != Post::Other || title(other) == title(tie))
    };
    let alike: Vec<&(i64, Tie)> = standing
        .ties
        .iter()
        .filter(|(_, other)| says_the_same(other))
        .collect();
    let (since, until) = (tie.span.from(), tie.span.to());
    let covers = |other: &Tie| {
        (since.is_none() || since == other.span.from())
            && (until.is_none() || until == other.span.to())
    };
    if alike.iter().any(|(_, other)| covers(other)) {
        return Ok(None);
    }
    let overlapping: Vec<&&(i64, Tie)> = alike
        .iter()
        .filter(|(_, other)| other.span.overlaps(tie.span))
        .collect();
    match overlapping[..] {
        [] => {
            // One organisation, one post, one first day: the same membership in other words.
            let begins = standing.ties.iter().any(|(_, other)| {
                other.organisation == tie.organisation
                    && other.post == tie.post
                    && since.is_some()
                    && other.since() == since
            });
            if begins {
                Err(FaultReason::MembershipOverlaps)
            } else {
                Ok(Some(Difference::Membership { new: tie.clone() }))
            }
        }
        [(id, other)] => {
            let span = Span::new(since.or(other.span.from()), until.or(other.span.to()))
                .map_err(|_| FaultReason::MembershipOverlaps)?;
            let crosses = standing.ties.iter().any(|(other_id, third)| {
                other_id != id
                    && third.organisation == tie.organisation
                    && third.post == tie.post
                    && (third.span.overlaps(span) && says_the_same(third)
                        || span.from().is_some() && third.since() == span.from())
            });
            if crosses {
                return Err(FaultReason::MembershipOverlaps);
            }
            let tie = Tie {
                span,
                title: other.title.clone(),
                ..tie.clone()
            };
            Ok(Some(Difference::MembershipSpan {
                membership: *id,
                tie,
                old: other.span,
            }))
        }
        _ => Err(FaultReason::MembershipOverlaps),
    }
}

/// Whether a seat of the council says the same. Its days are set where it was taken: a file that
/// has others is for somebody to look at, and no second membership.
fn is_seated(standing: &Standing, tie: &Tie) -> Result<bool, FaultReason> {
    let (since, until) = (tie.span.from(), tie.span.to());
    let mut seats = standing.seats.iter().filter(|seat| {
        tie.organisation == Place::Known(seat.organisation) && tie.post == seat.post
    });
    let agrees = |span: Span| {
        (since.is_none() || since == span.from()) && (until.is_none() || until == span.to())
    };
    if seats.clone().any(|seat| agrees(seat.span)) {
        return Ok(true);
    }
    if seats.any(|seat| seat.span.overlaps(tie.span)) {
        return Err(FaultReason::Seated);
    }
    Ok(false)
}

fn title(tie: &Tie) -> Option<String> {
    tie.title.as_deref().map(fold)
}
