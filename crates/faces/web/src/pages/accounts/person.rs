//! The person of the directory whom an account belongs to, found by name.

use keruen_people::directory::{self, Query};

use crate::cx::Cx;
use crate::form::Form;
use crate::parts::Choice;
use crate::trouble::Trouble;

/// How many persons are offered.
const OFFERED: i64 = 8;

/// Reads `person_name` and, where several persons fit it, the one chosen in `person`. Gives the
/// form with `person` in place, and the persons to choose from if it is still open which one.
pub async fn resolve(cx: &Cx, form: Form) -> Result<(Form, Vec<Choice>), Trouble> {
    let typed = form.value("person_name").trim().to_owned();
    let chosen = form.value("person").to_owned();
    if typed.is_empty() {
        return Ok((form.replaced("person", ""), Vec::new()));
    }
    let query = Query {
        words: typed,
        size: OFFERED,
        ..Query::default()
    };
    let today = crate::zone::day(cx.now());
    let found = directory::find(cx.db(), &cx.viewer.in_people(), cx.lang, today, &query).await?;
    let choices: Vec<Choice> = found
        .entries
        .iter()
        .map(|entry| {
            let place = entry
                .territory
                .as_ref()
                .map(|names| names.say(cx.lang).to_owned());
            let place = place.map(|place| format!(", {place}")).unwrap_or_default();
            Choice::new(
                entry.id.to_string(),
                format!("{}{place}", entry.name.listed()),
            )
        })
        .collect();
    if choices.iter().any(|choice| choice.value == chosen) {
        return Ok((form, Vec::new()));
    }
    match choices.as_slice() {
        [] => {
            let mut form = form.replaced("person", "");
            form.refuse("person_name", cx.t.say("accounts-person-none"));
            Ok((form, Vec::new()))
        }
        [one] => Ok((form.replaced("person", &one.value), Vec::new())),
        _ => {
            let mut form = form.replaced("person", "");
            form.refuse("person", cx.t.say("accounts-person-several"));
            Ok((form, choices))
        }
    }
}

/// The name of a person, surname first; nothing if the person is gone.
pub async fn name(cx: &Cx, id: i64) -> Result<Option<String>, Trouble> {
    let found = keruen_people::person::find(cx.db(), id).await?;
    Ok(found.map(|person| person.form.name.listed()))
}
