//! A form page as a list of its fields, so that page, conflict and history call a field alike.

use std::borrow::Cow;

use askama::Template;
use keruen_speech::{Lang, Speaker};

use super::change::What;
use crate::form::Form;
use crate::page::Page;
use crate::parts::{Choice, Crumb};
use crate::shell::{Scene, Shell};

/// How a field is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// One line.
    Line,
    /// Several lines.
    Area,
    /// A day.
    Day,
    /// A number.
    Number,
    /// One of a list.
    Select(Vec<Choice>),
    /// A box.
    Check,
    /// A file; its field of the form.
    File(&'static str),
    /// No field: a heading above the next ones, which belong together. An empty one ends a group.
    Heading,
    /// No field: the rest of the group lies folded below this line.
    Fold,
    /// A value that goes along unseen.
    Hidden,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name in the form.
    pub name: String,
    /// What people read where the field stands alone: in a conflict, in the history.
    pub label: String,
    /// What people read below the heading of its group.
    pub short: String,
    /// What helps to fill it in; may be empty.
    pub hint: String,
    /// How it is filled in.
    pub kind: Kind,
    /// The most characters.
    pub max: usize,
    /// Of a text in several languages: this one.
    pub lang: Option<Lang>,
}

impl Field {
    /// A field of this kind.
    pub fn new(kind: Kind, name: impl Into<String>, label: impl Into<String>) -> Self {
        let max = if kind == Kind::Area { 20_000 } else { 200 };
        let label = label.into();
        Self {
            name: name.into(),
            short: label.clone(),
            label,
            hint: String::new(),
            kind,
            max,
            lang: None,
        }
    }

    /// With a shorter label where its group is named above it.
    #[must_use]
    pub fn short(mut self, short: impl Into<String>) -> Self {
        self.short = short.into();
        self
    }

    /// With a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// A heading, and under it the three languages of a text.
    pub fn trio(kind: &Kind, stem: &str, label: &str, hint: &str, max: usize) -> Vec<Self> {
        let mut all = vec![Self::new(Kind::Heading, String::new(), label).hint(hint)];
        all.extend(Lang::ALL.map(|lang| Self {
            max,
            ..Self::spoken(kind.clone(), stem, &format!("{label}: "), lang)
        }));
        all
    }

    /// One language of a text; `before` its name where the field stands alone.
    pub fn spoken(kind: Kind, stem: &str, before: &str, lang: Lang) -> Self {
        let name = format!("{stem}_{}", lang.code());
        Self {
            lang: Some(lang),
            ..Self::new(kind, name, format!("{before}{}", lang.name())).short(lang.name())
        }
    }

    fn used(&self, form: &Form) -> bool {
        !form.value(&self.name).is_empty() || form.fault(&self.name).is_some()
    }

    fn choices(&self) -> &[Choice] {
        if let Kind::Select(choices) = &self.kind {
            choices
        } else {
            &[]
        }
    }

    fn file(&self) -> &str {
        if let Kind::File(accept) = self.kind {
            accept
        } else {
            ""
        }
    }

    /// A word for the template: which macro draws it.
    fn draws(&self) -> &'static str {
        match self.kind {
            Kind::Line => "line",
            Kind::Area => "area",
            Kind::Day => "day",
            Kind::Number => "number",
            Kind::Select(_) => "select",
            Kind::Check => "check",
            Kind::File(_) => "file",
            Kind::Heading | Kind::Fold => "heading",
            Kind::Hidden => "hidden",
        }
    }
}

/// Fields that belong together, as the page draws them.
#[derive(Debug, Default)]
struct Group<'f> {
    /// What they have in common; may be empty.
    legend: &'f str,
    /// What helps with all of them; may be empty.
    hint: &'f str,
    fields: Vec<&'f Field>,
    /// The line of the fold; empty where nothing lies folded.
    fold: Cow<'f, str>,
    fold_hint: &'f str,
    folded: Vec<&'f Field>,
    /// What is filled in or faulty is not hidden.
    open: bool,
}

/// What can be taken away on the page of a thing, behind a fold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// Where it is sent.
    pub action: String,
    /// The fold and the button.
    pub label: String,
    /// What will happen.
    pub text: String,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "programmes/sheet.html")]
pub struct Sheet {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    lede: String,
    form: Form,
    fields: Vec<Field>,
    save: String,
    back: String,
    removal: Option<Removal>,
    photo: Option<String>,
}

impl Sheet {
    /// A form of these fields. What stood there when it was opened goes along as `was_…`.
    pub fn new(scene: &Scene, words: Words, form: Form, fields: Vec<Field>) -> Self {
        let t = scene.t();
        Self {
            shell: scene.shell(words.title).form(&form),
            t,
            crumbs: words.crumbs,
            lede: words.lede,
            form,
            fields,
            save: words.save,
            back: words.back,
            removal: words.removal,
            photo: None,
        }
    }

    /// With the photo that goes along: the address of a picture.
    #[must_use]
    pub fn photo(mut self, photo: Option<String>) -> Self {
        self.photo = photo;
        self
    }

    /// The fields in their groups. Of a text in several languages the reader's own is asked first,
    /// the others lie folded behind it: a programme may begin in one language.
    fn groups(&self) -> Vec<Group<'_>> {
        let mut all = vec![Group::default()];
        for field in &self.fields {
            if field.kind == Kind::Heading {
                all.push(Group {
                    legend: &field.label,
                    hint: &field.hint,
                    ..Group::default()
                });
                continue;
            }
            // There is always one: the list begins with it.
            let Some(group) = all.last_mut() else {
                continue;
            };
            if field.kind == Kind::Fold {
                group.fold = Cow::Borrowed(&field.label);
                group.fold_hint = &field.hint;
            } else if group.fold.is_empty() {
                group.fields.push(field);
            } else {
                group.folded.push(field);
            }
        }
        let other = |field: &&Field| field.lang.is_some_and(|lang| lang != self.t.lang());
        for group in &mut all {
            if group.fold.is_empty() && group.fields.iter().any(other) {
                group.fold = Cow::Owned(self.t.say("programme-other-languages"));
                group.folded = group
                    .fields
                    .extract_if(.., |field| other(&*field))
                    .collect();
            }
            group.folded.sort_by_key(other);
            group.open = group.folded.iter().any(|field| field.used(&self.form));
        }
        all.retain(|group| !group.fields.is_empty() || !group.folded.is_empty());
        all
    }

    fn uploads(&self) -> bool {
        self.fields
            .iter()
            .any(|field| matches!(field.kind, Kind::File(_)))
    }

    /// Names of the values that stood there.
    fn was(&self) -> Vec<String> {
        let kept = self
            .fields
            .iter()
            .map(|field| format!("was_{}", field.name));
        kept.filter(|name| self.form.has_field(name)).collect()
    }

    /// A sample of one kind of sheet.
    pub fn sample_of(scene: &Scene, what: What, form: Form) -> Self {
        let programme = crate::pages::programmes::invented::parts(scene).programme;
        let words = what.words(scene, Some(&programme));
        let choices = vec![Choice::new(
            "1",
            scene.t().say("programme-sample-commissioner"),
        )];
        Self::new(scene, words, form, what.fields(scene.t(), &choices))
    }

    /// A new programme, wrongly filled in.
    pub fn sample_faulty(scene: &Scene) -> Self {
        let t = scene.t();
        let name = format!("name_{}", t.lang().code());
        let mut form = Form::blank(t, "sample".into()).with("starts", "31.02.2026");
        form.refuse(&name, t.say("errors-need-any-language"));
        form.refuse("starts", t.say("errors-date"));
        Self::sample_of(scene, What::New, form)
    }
}

/// What a sheet says besides its fields.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Its title.
    pub title: String,
    /// A sentence below it; may be empty.
    pub lede: String,
    /// The path above.
    pub crumbs: Vec<Crumb>,
    /// The button.
    pub save: String,
    /// Where "Cancel" leads.
    pub back: String,
    /// What can be taken away here.
    pub removal: Option<Removal>,
}

impl Page for Sheet {
    fn sample(scene: &Scene) -> Self {
        let form = Form::blank(scene.t(), "sample".into())
            .with("version", "4")
            .with("name_kk", scene.t().say("programme-sample-indicator-1"))
            .with("lang_kk", "1")
            .with("commissioner", "1");
        Self::sample_of(scene, What::Programme, form)
    }
}
