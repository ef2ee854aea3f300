//! A person's particulars in two versions, field by field, for whoever saves second.
//!
//! keys: people-field-*
//! words: the sample names somebody who does not exist

use keruen_people::person::{self, Person, PersonForm};
use keruen_people::territory;
use keruen_speech::{Lang, Speaker};

use super::edit::texts;
use super::words;
use crate::conflict::{Conflict, Field, Place, Said};
use crate::cx::Cx;
use crate::form::Form;
use crate::history::Saver;
use crate::page::Answer;
use crate::parts::Crumb;
use crate::shell::Scene;

/// What is needed to show values in words.
struct Words {
    t: Speaker<'static>,
    territories: Vec<(String, String)>,
}

impl Words {
    fn said(&self, field: &str, value: &str) -> Said {
        let text = match field {
            "languages" => {
                let known: Vec<Lang> = value
                    .split(',')
                    .filter_map(|code| code.parse().ok())
                    .collect();
                words::languages(self.t, &known)
            }
            "territory" => {
                let named = self.territories.iter().find(|(id, _)| id == value);
                named.map(|(_, name)| name.clone()).unwrap_or_default()
            }
            _ => value.to_owned(),
        };
        Said::new(value, text)
    }

    fn field(&self, form: &Form, name: &'static str, mine: &str, theirs: &str) -> Field {
        let label = self.t.say(&format!("people-field-{name}"));
        let (mine, theirs) = (self.said(name, mine), self.said(name, theirs));
        Field::new(form, name, label, mine, theirs)
    }
}

fn crumbs(scene: &Scene, current: &Person) -> Vec<Crumb> {
    vec![
        Crumb::link(scene.href("/desk/people"), scene.t().say("people-title")),
        Crumb::link(
            scene.href(&format!("/desk/people/{}", current.id)),
            current.form.name.listed(),
        ),
    ]
}

/// Answers a save that came second.
pub async fn answer(cx: &Cx, form: &Form, wanted: &PersonForm, current: &Person) -> Answer {
    let all = territory::all(cx.db()).await?;
    let words = Words {
        t: cx.t,
        territories: all
            .iter()
            .map(|found| {
                (
                    found.id.to_string(),
                    found.form.names.say(cx.lang).to_owned(),
                )
            })
            .collect(),
    };
    let fields = texts(wanted)
        .into_iter()
        .zip(texts(&current.form))
        .map(|((name, mine), (_, theirs))| words.field(form, name, &mine, &theirs))
        .collect();
    let here = cx.href(&format!("/desk/people/{}", current.id));
    let action = format!("{here}/edit");
    let place = Place::new(crumbs(&cx.scene, current), here, action, current.version);
    let thing = person::thing(current.id);
    let saver = Saver::last(cx, thing).await?;
    Conflict::new(&cx.scene, place, saver, fields).answer()
}

/// A sample: two fields to choose, one joined from each side.
pub fn sample(scene: &Scene) -> Conflict {
    let t = scene.t();
    let current = super::invented::page(false).person;
    let words = Words {
        t,
        territories: vec![("3".to_owned(), "Бейнеу ауданы".to_owned())],
    };
    let form = Form::blank(t, String::new())
        .with("was_patronymic", "")
        .with("was_territory", "");
    let fields = vec![
        words.field(&form, "surname", "Сейітова", "Сейтова"),
        words.field(&form, "given", "Айгерім", "Айгерим"),
        words.field(&form, "patronymic", "", "Маратқызы"),
        words.field(&form, "territory", "3", ""),
    ];
    Conflict::sample_at(scene, crumbs(scene, &current), "/desk/people/52", fields)
}
