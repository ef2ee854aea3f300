//! Names of organisations that the site spells a little otherwise: asked about, and answered.

use std::collections::BTreeSet;

use keruen_people::import::runs;
use keruen_people::import::{Answer, Plan, Question};
use keruen_speech::Speaker;

use super::gate;
use super::lines::Named;
use super::run::{looked, opened};
use crate::cx::Cx;
use crate::form::Form;
use crate::once::{self, Begun};
use crate::page::{Answer as Page, see_other};
use crate::parts::Choice;

/// So many names are asked about at once, those without an answer first.
const MOST: usize = 30;

/// A name with what it may mean.
#[derive(Debug)]
pub struct NameLine {
    /// The field of the answer.
    pub field: String,
    /// The name as the file has it, and how many rows wait for it.
    pub legend: String,
    /// What may be meant.
    pub choices: Vec<Choice>,
}

/// The questions that a page asks, and the form with what was answered already.
pub fn asked(t: Speaker<'_>, named: &Named, plan: &Plan, form: Form) -> (Vec<NameLine>, Form) {
    let mut questions: Vec<&Question> = plan.asked.iter().collect();
    // Stable: in the order of the file otherwise.
    questions.sort_by_key(|question| question.answer.is_some());
    questions.truncate(MOST);
    let form = questions.iter().fold(form, |form, question| {
        let answer = question.answer.map(Answer::code);
        form.with(&field(question), answer.unwrap_or_default())
    });
    let lines = questions
        .into_iter()
        .map(|question| line(t, named, question));
    (lines.collect(), form)
}

fn field(question: &Question) -> String {
    format!("name-{}", question.mark.as_str())
}

fn line(t: Speaker<'_>, named: &Named, question: &Question) -> NameLine {
    let called: Vec<String> = question
        .near
        .iter()
        .map(|near| named.known(near.id).unwrap_or(&near.name).to_owned())
        .collect();
    let alike = called.iter().collect::<BTreeSet<_>>().len() < called.len();
    let known = question.near.iter().zip(&called).map(|(near, name)| {
        let name = if alike {
            t.say2(
                "import-names-numbered",
                "name",
                name.as_str(),
                "id",
                near.id,
            )
        } else {
            name.clone()
        };
        let label = t.say1("import-names-known", "name", name);
        Choice::new(Answer::Known(near.id).code(), label)
    });
    let new = question
        .may_be_new
        .then(|| Choice::new(Answer::New.code(), t.say("import-names-new")));
    let later = Choice::new("", t.say("import-names-later"));
    NameLine {
        field: field(question),
        legend: t.say2(
            "import-names-name",
            "name",
            question.name.as_str(),
            "n",
            question.rows,
        ),
        choices: known.chain(new).chain([later]).collect(),
    }
}

/// `POST /{lang}/desk/people/import/{id}/names`: what the names mean. Nothing of the file is taken in
/// by that: the difference is shown anew.
pub async fn answer(cx: Cx) -> Page {
    let run = opened(gate::run(&cx).await?)?;
    let form = cx.form();
    let to = cx.href(&format!("/desk/people/import/{}", run.id));
    let look = looked(&cx, &run).await?;
    let Ok(understood) = &look.understood else {
        return see_other(&to);
    };
    let mut answers = run.answers.clone();
    for question in &understood.plan.asked {
        let field = field(question);
        // What was not asked on this page keeps its answer.
        if form.has_field(&field) {
            let answer = Answer::from_code(form.value(&field));
            let answer = answer.filter(|answer| question.admits(*answer));
            answers.set(question.mark.clone(), answer);
        }
    }
    match once::begin(&cx, &form).await? {
        Begun::First(mut act) => {
            runs::answer(&mut act.tx, run.id, &answers).await?;
            act.done(&to).await
        }
        Begun::Again(to) => see_other(&to),
    }
}
