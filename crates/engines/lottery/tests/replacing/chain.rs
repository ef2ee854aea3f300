//! Replacements that follow one another: seats that came by an earlier one are shown by its files.

use keruen_lottery::alternates::for_rows;
use keruen_lottery::chance::Chance;
use keruen_lottery::format::{Drawn, Hash, Lottery, Published as _};
use keruen_lottery::panel;
use keruen_lottery::replace::{
    Earlier, Mismatch, Missing, ReplaceError, Since, Unchained, Unshown, check, rest,
};
use proptest::prelude::*;

use crate::grown::{Plan, grow, plans};
use crate::rules::choices;
use crate::{bytes, drawn, file, said_by_foreign};

/// A lottery and what followed it.
struct Story {
    first: (Lottery, Drawn),
    /// The replacements, each drawn.
    then: Vec<(Lottery, Drawn)>,
}

impl Story {
    fn new(plan: &Plan, alternates: u32) -> Self {
        let (pool, rows) = grow(plan);
        let orders = for_rows(&pool, &rows, alternates, &plan.seed, &mut ());
        let first = file(&pool, rows, orders.expect("rows are legal").orders);
        let result = drawn(&first, 0);
        Self {
            first: (first, result),
            then: Vec::new(),
        }
    }

    /// The files of the replacements so far, the last first.
    fn earlier(&self) -> Earlier {
        let mut earlier = Earlier::default();
        for (lottery, result) in self.then.iter().rev() {
            earlier.add(&bytes(result)).expect("a result");
            earlier.add(&bytes(lottery)).expect("a lottery");
        }
        earlier
    }

    /// Another replacement, with whatever panel is first.
    fn next(&self, lost: &[String], joined: &[String]) -> Result<Lottery, ReplaceError> {
        let (first, result) = &self.first;
        let files = self.earlier();
        let in_order = files.in_order(result.sha256().expect("a file"));
        let since = Since {
            lost,
            joined,
            earlier: &in_order.expect("a whole chain"),
        };
        let left = rest(first, result, since, &mut ())?;
        let people = u32::try_from(left.pool.people().len()).expect("few");
        let rows: Vec<Vec<u32>> = (choices(people, left.pool.seats() as usize, 0).into_iter())
            .filter(|panel| panel::check(&left.pool, panel).is_ok())
            .take(1)
            .collect();
        let orders = for_rows(&left.pool, &rows, 1, "next", &mut ()).expect("rows are legal");
        let mut new = file(&left.pool, rows, orders.orders);
        new.replaces = Some(left.replaces);
        Ok(new)
    }

    fn checked(&self, earlier: &Earlier, new: &Lottery) -> Result<Unshown, Mismatch> {
        let (first, result) = &self.first;
        check(&bytes(first), &bytes(result), earlier, new, &mut ())
    }
}

fn hash(result: &Drawn) -> Hash {
    result.sha256().expect("a file")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]
    #[test]
    fn with_all_files_every_seat_is_shown(plan in plans(8..16, 2..7, 3, 1..2), alternates in 0..3_u32) {
        let mut story = Story::new(&plan, alternates);
        let mut chance = Chance::new(&plan.seed, "who is lost in a chain");
        let mut seated = story.first.1.people.clone();
        let (mut lost, mut joined): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        let mut for_a_while = false;
        for _ in 0..5 {
            lost.extend(seated.iter().filter(|_| chance.below(4) == 0).cloned());
            for_a_while |= joined.iter().any(|id| lost.contains(id));
            joined.retain(|id| !lost.contains(id));
            let new = match story.next(&lost, &joined) {
                Ok(new) => new,
                Err(ReplaceError::AlternatesDo(ids)) => {
                    seated.extend(ids.iter().cloned());
                    joined.extend(ids);
                    continue;
                }
                Err(ReplaceError::NothingOpen) => continue,
                Err(error) => return Err(TestCaseError::fail(error.to_string())),
            };
            let shelf = story.earlier();
            let shown = story.checked(&shelf, &new).expect("nothing is false");
            // Whose turn it was while somebody else sat for a while, the files do not show.
            let turn = if for_a_while { shown.turn.clone() } else { Vec::new() };
            prop_assert_eq!(shown, Unshown { turn, ..Unshown::default() });
            let replaces = new.replaces.as_ref().expect("it replaces");

            // Without the files nothing is false, and it is said which are missing.
            let open = story.checked(&Earlier::default(), &new).expect("nothing is false");
            let missing: Vec<Missing> = replaces.earlier.iter().copied().map(Missing::Result).collect();
            prop_assert_eq!(missing.len(), story.then.len());
            prop_assert_eq!(open.missing, missing);

            // Whoever hides that there was an earlier one hides a seat.
            let mut hidden = new.clone();
            hidden.replaces.as_mut().expect("it replaces").earlier.clear();
            let (_, result) = &story.first;
            let from_first = |id: &String| result.people.contains(id) || result.alternates.contains(id);
            if let Some(stranger) = replaces.kept.iter().find(|id| !from_first(id)) {
                let found = story.checked(&shelf, &hidden);
                prop_assert_eq!(found, Err(Mismatch::Stranger(stranger.clone())));
            }

            // Whoever was lost before does not come back.
            if let Some((before, _)) = story.then.last() {
                let gone = &before.replaces.as_ref().expect("it replaces").lost[0];
                let mut back = new.clone();
                let lost = &mut back.replaces.as_mut().expect("it replaces").lost;
                lost.retain(|id| id != gone);
                prop_assert!(story.checked(&shelf, &back).is_err());
            }
            if new.rows.is_empty() {
                break;
            }
            let result = drawn(&new, 0);
            seated = [&replaces.kept[..], &result.people].concat();
            story.then.push((new, result));
        }
    }
}

/// Forty people of two groups, whose seats are not one more or fewer.
fn exact() -> Plan {
    Plan {
        seed: "keruen".into(),
        people: 40,
        seats: 8,
        values: vec![2],
        slack: 0,
        households: 0,
        rows: 1,
    }
}

/// Forty people, of whom three were lost and drawn again, and of these one again.
fn story() -> (Story, Lottery) {
    let plan = Plan {
        values: vec![2, 3],
        slack: 1,
        ..exact()
    };
    let mut story = Story::new(&plan, 0);
    let lost = story.first.1.people[..3].to_vec();
    let one = story.next(&lost, &[]).expect("three seats are open");
    let drawn_one = drawn(&one, 0);
    let lost = [&drawn_one.people[..1], &drawn_one.alternates[..]].concat();
    story.then.push((one, drawn_one));
    let two = story.next(&lost, &[]).expect("one seat is open");
    assert_eq!(two.seats, 1);
    (story, two)
}

#[test]
fn whoever_took_a_seat_before_their_turn_is_named() {
    let mut story = Story::new(&exact(), 0);
    let (first, result) = &mut story.first;
    let group = |id: &String| {
        let person = first.people.iter().find(|person| person.id == *id);
        person.expect("one of the first").values[0].clone()
    };
    // Two alternates like the first of the panel, none like somebody else of it.
    let one = result.people[0].clone();
    let other = result.people.iter().find(|id| group(id) != group(&one));
    let lost = [one.clone(), other.expect("two groups").clone()];
    let outside = (0..).zip(&first.people).filter(|(_, person)| {
        !result.people.contains(&person.id) && person.values[0] == group(&one)
    });
    let alternates: Vec<u32> = outside.map(|(index, _)| index).take(2).collect();
    first.alternates[0] = alternates;
    *result = drawn(first, 0);

    let asked = story.first.1.alternates.clone();
    for (who, turn) in [(0, vec![]), (1, vec![asked[1].clone()])] {
        let joined = [asked[who].clone()];
        let new = story.next(&lost, &joined).expect("a seat is open");
        let shown = story.checked(&Earlier::default(), &new);
        let unshown = Unshown {
            turn,
            ..Unshown::default()
        };
        assert_eq!(shown, Ok(unshown));
    }
    // Where the first of them declined, it was the turn of the second.
    let lost = [&lost[..], &asked[..1]].concat();
    let new = story.next(&lost, &asked[1..]).expect("a seat is open");
    let shown = story.checked(&Earlier::default(), &new);
    assert_eq!(shown, Ok(Unshown::default()));
}

#[test]
fn a_part_of_the_files_leaves_it_open() {
    let (story, two) = story();
    let (one, result) = &story.then[0];
    assert_eq!(
        story.checked(&story.earlier(), &two),
        Ok(Unshown::default())
    );
    let mut half = Earlier::default();
    half.add(&bytes(result)).expect("a result");
    let open = story.checked(&half, &two).expect("nothing is false");
    let lottery = one.sha256().expect("a file");
    assert_eq!(open.missing, [Missing::Lottery(lottery)]);
    assert_eq!(open.kept, result.people[1..]);
    assert!(half.is_of(&[hash(result)], lottery));
    assert!(!half.is_of(&[hash(&story.first.1)], lottery));
    assert!(half.add(b"{}").is_err());
}

#[test]
fn a_foreign_checker_finds_the_chain_too() {
    let (story, two) = story();
    let ((first, result), (one, of_one)) = (&story.first, &story.then[0]);
    let said = |second: &Lottery, earlier: &[Vec<u8>]| {
        let files = [bytes(second), bytes(first), bytes(result)];
        said_by_foreign("chain", &[&files, earlier].concat())
    };
    let between = [bytes(of_one), bytes(one)];
    let Some(all) = said(&two, &between) else {
        // Python is not installed.
        return;
    };
    assert!(all.starts_with("TRUE"), "{all}");
    let part = said(&two, &between[..1]).expect("it ran before");
    let missing = one.sha256().expect("a file").to_string();
    assert!(
        part.starts_with("OPEN") && part.contains(&missing),
        "{part}"
    );
    let mut hidden = two.clone();
    hidden
        .replaces
        .as_mut()
        .expect("it replaces")
        .earlier
        .clear();
    let hidden = said(&hidden, &between).expect("it ran before");
    assert!(
        hidden.starts_with("FALSE: nobody gave them a seat"),
        "{hidden}"
    );
}

#[test]
fn an_earlier_replacement_is_checked_and_nobody_of_it_is_forgotten() {
    let (mut story, two) = story();
    let told = |story: &Story, change: &dyn Fn(&mut Lottery)| {
        let mut changed = two.clone();
        change(&mut changed);
        story.checked(&story.earlier(), &changed)
    };
    let gone = story.then[0].1.people[0].clone();
    let forgotten = told(&story, &|new| {
        let replaces = new.replaces.as_mut().expect("it replaces");
        replaces.lost.retain(|id| *id != gone);
    });
    assert_eq!(forgotten, Err(Mismatch::Unsaid(gone)));
    let before = story.first.1.people[0].clone();
    let back = told(&story, &|new| {
        let replaces = new.replaces.as_mut().expect("it replaces");
        replaces.lost.retain(|id| *id != before);
    });
    assert_eq!(back, Err(Mismatch::Unsaid(before)));

    // A false one before makes this one false too.
    let (one, result) = &mut story.then[0];
    one.features[0].values[0].max += 1;
    result.commitment.lottery_sha256 = one.sha256().expect("a file");
    let sha256 = hash(result);
    let name = one.features[0].name.clone();
    let wider = told(&story, &|new| {
        new.replaces.as_mut().expect("it replaces").earlier = vec![sha256];
    });
    let why = Box::new(Mismatch::Quotas { feature: name });
    assert_eq!(wider, Err(Mismatch::Earlier(sha256, why)));
    let (one, result) = &mut story.then[0];
    one.features[0].values[0].max -= 1;
    one.replaces.as_mut().expect("it replaces").earlier = vec![sha256];
    result.commitment.lottery_sha256 = one.sha256().expect("a file");
    let sha256 = hash(result);
    let other = told(&story, &|new| {
        new.replaces.as_mut().expect("it replaces").earlier = vec![sha256];
    });
    let why = Box::new(Mismatch::OtherEarlier);
    assert_eq!(other, Err(Mismatch::Earlier(sha256, why)));
}

#[test]
fn a_lost_alternate_of_before_stays_lost() {
    let (mut story, two) = story();
    let result = drawn(&two, 0);
    let lost = [&result.people[..], &result.alternates[..]].concat();
    story.then.push((two, result));
    let mut three = story.next(&lost, &[]).expect("a seat is open");
    let never_seated = &story.then[0].1.alternates[0];
    let replaces = three.replaces.as_mut().expect("it replaces");
    assert!(replaces.lost.contains(never_seated));
    replaces.lost.retain(|id| id != never_seated);
    let back = story.checked(&story.earlier(), &three);
    assert_eq!(back, Err(Mismatch::Back(never_seated.clone())));
}

#[test]
fn alternates_of_an_earlier_replacement_come_before_another_lottery() {
    let (mut story, _) = story();
    let (mut one, result) = story.then.pop().expect("one replacement");
    let lost = [result.people[0].clone()];
    // Everybody who is left as an alternate: one of them can sit.
    let asked = (0..).zip(&one.people);
    one.alternates[0] = (asked.filter(|(_, person)| !result.people.contains(&person.id)))
        .map(|(index, _)| index)
        .collect();
    let result = drawn(&one, 0);
    story.then.push((one, result));
    let done = story.next(&lost, &[]).expect_err("alternates do");
    assert!(matches!(done, ReplaceError::AlternatesDo(ids) if ids.len() == 1));
}

#[test]
fn files_that_are_no_whole_chain_are_told_apart() {
    let (mut story, two) = story();
    let first = hash(&story.first.1);
    let order = |earlier: &Earlier, first| {
        let chain = earlier.in_order(first);
        chain.map(|chain| chain.iter().map(|past| past.sha256).collect::<Vec<_>>())
    };
    let result = drawn(&two, 0);
    story.then.push((two.clone(), result.clone()));
    let (one, of_one) = &story.then[0];
    let both = vec![hash(of_one), hash(&result)];
    assert_eq!(order(&story.earlier(), first), Ok(both));
    let other = order(&story.earlier(), hash(&result));
    assert!(matches!(other, Err(Unchained::OtherFirst(_))));

    let mut alone = Earlier::default();
    alone.add(&bytes(&two)).expect("a lottery");
    let sha256 = two.sha256().expect("a file");
    assert_eq!(order(&alone, first), Err(Unchained::Undrawn(sha256)));
    alone.add(&bytes(&result)).expect("a result");
    let gap = Unchained::OtherEarlier(hash(&result));
    assert_eq!(order(&alone, first), Err(gap));
    alone.add(&bytes(of_one)).expect("a result");
    let missing = Missing::Lottery(one.sha256().expect("a file"));
    assert_eq!(order(&alone, first), Err(missing.into()));
}
