//! Merging decides well whatever the two records say.

use super::*;
use crate::membership::Post;
use crate::person::PersonDraft;
use jiff::civil::Date;
use keruen_speech::Lang;
use proptest::prelude::*;

const NAMES: [&str; 4] = ["Құмтаев", "Кумтаев", "Теңізов", "Мысалов"];

fn any_form() -> impl Strategy<Value = PersonForm> {
    let name = || prop::sample::select(&NAMES[..]);
    let former = prop::collection::vec(name(), 0..3);
    (
        name(),
        name(),
        prop::option::of(name()),
        former,
        prop::option::of(1_i64..4),
    )
        .prop_map(|(surname, given, patronymic, former, territory)| {
            let draft = PersonDraft {
                surname: surname.to_owned(),
                given: given.to_owned(),
                patronymic: patronymic.unwrap_or_default().to_owned(),
                former: former.join(";"),
                languages: String::new(),
                territory,
            };
            draft.parse().unwrap_or_else(|faults| panic!("{faults:?}"))
        })
}

fn second(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The receipts of one person for one purpose: given and withdrawn in turn.
fn any_receipts(first_id: i64) -> impl Strategy<Value = Vec<Consent>> {
    let way = prop::sample::select(&[Way::Phone, Way::NewerWording, Way::Merge][..]);
    let receipt = (1_i64..50, 1_i64..50, 1_i64..4, way);
    (prop::collection::vec(receipt, 0..4), any::<bool>()).prop_map(move |(receipts, open)| {
        let mut at = 0;
        let last = receipts.len();
        let mut all = Vec::new();
        for (place, (pause, stood, version, way)) in receipts.into_iter().enumerate() {
            let given = at + pause;
            at = given + stood;
            let withdrawn = (!open || place + 1 < last).then_some((second(at), way));
            all.push(Consent {
                id: first_id + i64::try_from(place).unwrap_or_default(),
                person: first_id,
                purpose: Purpose::NamePublic,
                version,
                text_hash: String::new(),
                language: Lang::Kk,
                given_at: second(given),
                way: Way::Site,
                withdrawn,
            });
        }
        all
    })
}

fn membership(id: i64, from: Option<i8>, to: Option<i8>) -> Option<Membership> {
    let day = |day: i8| Date::new(2025, 1, day).ok();
    Some(Membership {
        id,
        person: id,
        form: MembershipForm {
            organisation: 1,
            post: Post::Member,
            title: None,
            span: Span::new(from.and_then(day), to.and_then(day)).ok()?,
            basis: None,
        },
    })
}

proptest! {
    #[test]
    fn under_every_name_the_person_is_still_found(
        keep in any_form(),
        gone in any_form(),
        taken in prop::sample::subsequence(&FIELDS[..], 0..=FIELDS.len()),
    ) {
        let merged = merged_form(&keep, &gone, &taken);
        let names: Vec<&String> = merged.former.iter().chain([&merged.name.surname]).collect();
        for name in keep.former.iter().chain(&gone.former).chain([&keep.name.surname, &gone.name.surname]) {
            prop_assert!(names.contains(&name), "{name}");
        }
        let mut once = merged.former.clone();
        once.sort();
        once.dedup();
        prop_assert_eq!(once.len(), merged.former.len());
        prop_assert!(!merged.former.contains(&merged.name.surname));
    }

    #[test]
    fn by_itself_nothing_that_stays_is_overwritten(keep in any_form(), gone in any_form()) {
        let choices = choices(&keep, &gone);
        let taken: Vec<&str> =
            choices.iter().filter(|choice| choice.takes_gone).map(|choice| choice.field).collect();
        let merged = merged_form(&keep, &gone, &taken);
        prop_assert_eq!(&merged.name.surname, &keep.name.surname);
        prop_assert_eq!(&merged.name.given, &keep.name.given);
        prop_assert_eq!(merged.territory, keep.territory.or(gone.territory));
        let patronymic = keep.name.patronymic.as_ref().or(gone.name.patronymic.as_ref());
        prop_assert_eq!(merged.name.patronymic.as_ref(), patronymic);
    }

    #[test]
    fn a_later_no_beats_an_earlier_yes(keep in any_receipts(10), gone in any_receipts(20)) {
        let ending = consents_to_end(&keep, &gone);
        let all: Vec<&Consent> = keep.iter().chain(&gone).collect();
        let left: Vec<&&Consent> =
            all.iter().filter(|one| one.stands() && !ending.contains(&one.id)).collect();
        prop_assert!(left.len() <= 1, "two receipts stand for one purpose");
        let last_no = all
            .iter()
            .filter_map(|one| one.withdrawn)
            .filter(|(_, way)| *way == Way::Phone)
            .map(|(at, _)| at)
            .max();
        if let (Some(stands), Some(no)) = (left.first(), last_no) {
            prop_assert!(stands.given_at > no);
        }
        let any_after_no = all
            .iter()
            .any(|one| one.stands() && last_no.is_none_or(|no| one.given_at > no));
        prop_assert_eq!(left.len() == 1, any_after_no, "a good consent was ended");
        // Which record stays does not decide what the person agreed to.
        let other_way = consents_to_end(&gone, &keep);
        prop_assert_eq!(ending.len(), other_way.len());
        for id in &ending {
            prop_assert!(all.iter().any(|one| one.id == *id && one.stands()));
        }
    }

    #[test]
    fn joined_memberships_cover_the_days_of_both(
        (a, b) in (prop::option::of(1_i8..29), prop::option::of(1_i8..29)),
        (c, d) in (prop::option::of(1_i8..29), prop::option::of(1_i8..29)),
    ) {
        if let (Some(keep), Some(gone)) = (membership(1, a, b), membership(2, c, d)) {
            match membership_fate(std::slice::from_ref(&keep), &gone) {
                MembershipFate::Move => prop_assert!(!keep.form.span.overlaps(gone.form.span)),
                MembershipFate::Join { into, form, absorbed } => {
                    prop_assert_eq!((into, absorbed), (1, vec![]));
                    for day in 1..=28 {
                        if let Ok(day) = Date::new(2025, 1, day) {
                            let before = keep.form.span.contains(day) || gone.form.span.contains(day);
                            prop_assert_eq!(form.span.contains(day), before);
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn days_that_reach_several_memberships_make_them_one() {
    let one = |id, from, to| membership(id, from, to).expect("days in their order");
    let keep = [
        one(1, Some(20), Some(25)),
        one(2, Some(1), Some(8)),
        one(3, Some(27), None),
    ];
    let gone = one(4, Some(5), Some(21));
    let MembershipFate::Join {
        into,
        form,
        absorbed,
    } = membership_fate(&keep, &gone)
    else {
        panic!("not joined");
    };
    assert_eq!((into, absorbed), (1, vec![2]));
    assert_eq!(form.span.text(), "2025-01-01..2025-01-25");
}

#[test]
fn one_post_from_one_day_is_one_membership_whatever_its_title() {
    let mut keep = membership(1, Some(1), Some(8)).expect("days");
    keep.form.title = Some("сарапшы".to_owned());
    let gone = membership(2, Some(1), Some(3)).expect("days");
    let fate = membership_fate(std::slice::from_ref(&keep), &gone);
    assert!(
        matches!(fate, MembershipFate::Join { into: 1, ref form, .. } if form.title == keep.form.title)
    );
}
