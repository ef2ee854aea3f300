//! Names that the site spells a little otherwise: whoever brings the file says what they mean.

use super::super::*;
use super::database::{begin, import, sites};
use super::given::{drafts, known, names, planned, sheet};
use crate::organisation::{Organisation, OrganisationForm, OrganisationKind};
use crate::refusal::Refusal;
use crate::span::Span;
use keruen_store::Sql;

/// The site has «Сынақ толқыны» қоғамдық қоры as number 1.
const HEADERS: [&str; 2] = ["ФИО", "Ұйым"];
const ROWS: [&[&str]; 4] = [
    &["Сынақов Үлгі", "Сынақ толқымы"],
    &["Сынақова Үлгі", "ҚҚ «Сынақ толқымы»"],
    &["", "Сынақ толқымы"],
    &["Тестов Үлгі", "«Сынақ толқыны» қоғамдық қоры"],
];

/// The same rows with this answer to their one question.
fn answered(answer: Option<Answer>) -> Drafts {
    let mut drafts = drafts(&sheet(&HEADERS, &ROWS));
    let [question] = &plan(&drafts, &known(vec![])).asked[..] else {
        panic!("one name is asked about");
    };
    drafts.answers.set(question.mark.clone(), answer);
    drafts
}

#[test]
fn one_question_stands_for_all_spellings_of_rows_that_can_be_taken() {
    let plan = planned(&HEADERS, &ROWS, vec![]);
    let [question] = &plan.asked[..] else {
        panic!("{:?}", plan.asked)
    };
    assert_eq!((question.name.as_str(), question.rows), (ROWS[0][1], 2));
    let near: Vec<(i64, &str)> = question
        .near
        .iter()
        .map(|near| (near.id, near.name.as_str()))
        .collect();
    assert_eq!(near, [(1, "«Сынақ толқыны» қоғамдық қоры")]);
    assert!(question.may_be_new && question.answer.is_none());
    assert_eq!((plan.new.len(), plan.summary().faulty), (1, 3));
}

#[test]
fn an_answer_takes_the_rows_in_and_an_answer_to_nothing_does_not() {
    for (answer, place) in [
        (Answer::Known(1), Place::Known(1)),
        (Answer::New, Place::New(0)),
    ] {
        let plan = plan(&answered(Some(answer)), &known(vec![]));
        let places: Vec<Place> = plan
            .new
            .iter()
            .map(|new| new.ties[0].organisation)
            .collect();
        assert_eq!(places, [place, place, Place::Known(1)], "{answer:?}");
        assert_eq!(
            plan.summary().organisations,
            usize::from(answer == Answer::New)
        );
        assert_eq!(plan.asked[0].answer, Some(answer), "it can be taken back");
        // The row without a name stays out, and only for that.
        assert_eq!(plan.faults.len(), 1, "{:?}", plan.faults);
    }
    // Another organisation than those offered, for whatever reason, is no answer.
    for answer in [None, Some(Answer::Known(2)), Some(Answer::Known(77))] {
        let plan = plan(&answered(answer), &known(vec![]));
        assert_eq!(
            (plan.new.len(), plan.asked[0].answer),
            (1, None),
            "{answer:?}"
        );
    }
}

#[test]
fn a_name_that_several_bear_is_one_of_them_and_no_new_one() {
    let twin = |id| Organisation {
        id,
        slug: format!("o{id}"),
        form: OrganisationForm {
            kind: OrganisationKind::Ngo,
            names: names("«Толқын» қоры", ""),
            valid: Span::ALWAYS,
            predecessor: None,
            territory: None,
        },
        version: 1,
    };
    let known = super::given::known_with(vec![], &[], &[twin(1), twin(2)]);
    let mut drafts = drafts(&sheet(&HEADERS, &[&["Сынақов Үлгі", "«Толқын» қоры"]]));
    let question = plan(&drafts, &known).asked[0].clone();
    assert!(!question.may_be_new);
    for (answer, taken) in [(Answer::New, 0), (Answer::Known(2), 1)] {
        drafts.answers.set(question.mark.clone(), Some(answer));
        let plan = plan(&drafts, &known);
        assert_eq!((plan.new.len(), plan.summary().organisations), (taken, 0));
    }
}

const PLACES: Sql = Sql("SELECT person_id, organisation_id FROM membership ORDER BY person_id");

/// What was agreed to is the plan with its answers, and the file once more changes nothing.
#[tokio::test]
async fn what_was_answered_is_carried_out_once() {
    for (answer, place) in [(Answer::Known(1), 1), (Answer::New, 3)] {
        for db in sites().await {
            let drafts = answered(Some(answer));
            // Nobody agreed to another answer.
            let seal = dry_run(&db, &drafts, Scope::Site)
                .await
                .expect("a plan")
                .seal();
            let mut tx = begin(&db).await;
            let unanswered = answered(None);
            let other = apply(&mut tx, &unanswered, Scope::Site, Some(seal), |_, _| ()).await;
            assert!(matches!(other, Err(Refusal::PreviewOutdated)));
            drop(tx);

            let applied = import(&db, &drafts, Scope::Site).await;
            assert_eq!(applied.summary.new, 3);
            let held: Vec<(i64, i64)> = db.many(PLACES, &[]).await.expect("memberships");
            assert_eq!(held, [(1, place), (2, place), (3, 1)]);
            for again in [drafts, answered(None)] {
                let plan = dry_run(&db, &again, Scope::Site).await.expect("a plan");
                assert!(plan.is_empty(), "{plan:?}");
            }
        }
    }
}
