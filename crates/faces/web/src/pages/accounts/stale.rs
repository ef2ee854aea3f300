//! An account in two versions, field by field, for whoever saves second.

use keruen_office::account;
use keruen_speech::{Lang, Speaker};

use super::list::{HERE, crumbs};
use crate::conflict::{Conflict, Field, Place, Said};
use crate::cx::Cx;
use crate::form::Form;
use crate::history::Saver;
use crate::page::Answer;
use crate::parts::Crumb;
use crate::shell::Scene;

/// The fields of an account in the order of its form, with the keys of their labels. What stood in
/// them when the form was opened goes along.
pub const FIELDS: [(&str, &str); 5] = [
    ("name", "accounts-name"),
    ("email", "account-email"),
    ("phone", "account-phone"),
    ("lang", "account-lang"),
    ("person_name", "accounts-person"),
];

fn fields(t: Speaker<'_>, mine: &Form, theirs: &Form) -> Vec<Field> {
    let said = |field: &str, value: &str| match (field, value.parse::<Lang>()) {
        ("lang", Ok(lang)) => Said::new(value, lang.name()),
        ("phone", _) => Said::phone(value),
        _ => Said::plain(value),
    };
    FIELDS
        .iter()
        .map(|(field, label)| {
            let (mine_said, theirs_said) = (mine.value(field).trim(), theirs.value(field));
            let pair = (said(field, mine_said), said(field, theirs_said));
            Field::new(mine, *field, t.say(label), pair.0, pair.1)
        })
        .collect()
}

fn path(scene: &Scene, id: i64, name: &str) -> Vec<Crumb> {
    let mut steps = crumbs(scene, Some(name));
    steps.pop();
    steps.push(Crumb::link(scene.href(&format!("{HERE}/{id}")), name));
    steps
}

/// Answers a save that came second; `theirs` is the form with what stands now.
pub async fn answer(cx: &Cx, mine: &Form, (id, name, theirs): (i64, String, Form)) -> Answer {
    let here = cx.href(&format!("{HERE}/{id}"));
    let version = theirs.value("version").parse().unwrap_or_default();
    let action = format!("{here}/edit");
    let place = Place::new(path(&cx.scene, id, &name), here, action, version);
    let thing = account::thing(id);
    let saver = Saver::last(cx, thing).await?;
    Conflict::new(&cx.scene, place, saver, fields(cx.t, mine, &theirs)).answer()
}

/// A sample.
pub fn sample(scene: &Scene) -> Conflict {
    let form = |name: &str, phone: &str| {
        Form::blank(scene.t(), "sample".into())
            .with("name", name)
            .with("email", "aigerim@example.kz")
            .with("phone", phone)
            .with("lang", "kk")
    };
    let mine = form("Сейітова Айгерім", "+77000000031").with("was_phone", "");
    let theirs = form("Сейтова Айгерім", "");
    let crumbs = path(scene, 1, "Сейтова Айгерім");
    Conflict::sample_at(
        scene,
        crumbs,
        &format!("{HERE}/1"),
        fields(scene.t(), &mine, &theirs),
    )
}
