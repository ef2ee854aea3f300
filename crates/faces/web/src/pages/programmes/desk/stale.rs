//! The sheets of a programme's desk in two versions, field by field, for whoever saves second.

use keruen_speech::Speaker;

use super::change::What;
use super::sheet::{Field, Kind};
use super::texts::Texts;
use crate::conflict::{self, Conflict, Said};
use crate::form::Form;
use crate::parts::Choice;
use crate::shell::Scene;

/// Compares the sheet's fields.
pub fn compare(
    t: Speaker<'_>,
    fields: &[Field],
    form: &Form,
    mine: &Texts,
    theirs: &Texts,
) -> Vec<conflict::Field> {
    let said = |field: &Field, texts: &Texts| {
        let held = texts.iter().find(|(name, _)| *name == field.name);
        let value = held.map(|(_, text)| text.as_str()).unwrap_or_default();
        Said::new(value, read(t, field, value))
    };
    fields
        .iter()
        .filter(|field| mine.iter().any(|(name, _)| *name == field.name))
        .map(|field| {
            let (mine, theirs) = (said(field, mine), said(field, theirs));
            conflict::Field::new(form, field.name.clone(), field.label.clone(), mine, theirs)
        })
        .collect()
}

/// A value as people read it.
fn read(t: Speaker<'_>, field: &Field, value: &str) -> String {
    match &field.kind {
        Kind::Check => t.say(if value.is_empty() {
            "programme-no"
        } else {
            "programme-yes"
        }),
        Kind::Select(choices) => {
            let chosen = choices.iter().find(|choice| choice.value == value);
            chosen.map_or_else(|| value.to_owned(), |choice| choice.label.clone())
        }
        Kind::Hidden => value.chars().take(8).collect(),
        _ => value.to_owned(),
    }
}

/// A sample: two fields to choose, one joined from each side.
pub fn sample(scene: &Scene) -> Conflict {
    let t = scene.t();
    let choices = [
        Choice::new("1", t.say("programme-sample-commissioner")),
        Choice::new("2", t.say("programme-sample-operator")),
    ];
    let fields = What::Programme.fields(t, &choices);
    let texts = |pairs: &[(&str, &str)]| -> Texts {
        pairs
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect()
    };
    let form = Form::blank(t, String::new())
        .with("was_contract_number", "")
        .with("was_starts", "01.09.2026")
        .with("was_lang_en", "");
    let mine = [
        ("contract_number", "24/2026"),
        ("starts", "01.09.2026"),
        ("operator", "2"),
        ("lang_en", "1"),
    ];
    let theirs = [
        ("contract_number", "42/2026"),
        ("starts", "03.09.2026"),
        ("operator", "1"),
        ("lang_en", ""),
    ];
    let compared = compare(t, &fields, &form, &texts(&mine), &texts(&theirs));
    let programme = crate::pages::programmes::invented::parts(scene).programme;
    let mut crumbs = super::gate::crumbs(scene, &programme, "");
    crumbs.pop();
    Conflict::sample_at(scene, crumbs, "/desk/programmes/3", compared)
}
