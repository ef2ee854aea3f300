//! The things of a programme's desk as texts that are typed, compared and sent back.

use jiff::civil::Date;
use keruen_office::news::PostForm;
use keruen_office::programme::{
    DeliverableForm, IndicatorForm, Programme, ProgrammeForm, Stage, StageKind,
};
use keruen_office::text::Trio;
use keruen_speech::{Lang, date};

/// Names of fields with their values as they are typed.
pub type Texts = Vec<(String, String)>;

/// The day a deliverable was handed over.
pub fn of_hand_over(done: Option<Date>) -> Texts {
    vec![("done".to_owned(), day(done).unwrap_or_default())]
}

fn trio(all: &mut Texts, stem: &str, trio: &Trio) {
    all.extend(Lang::ALL.map(|lang| {
        (
            format!("{stem}_{}", lang.code()),
            trio.get(lang).unwrap_or_default().to_owned(),
        )
    }));
}

fn put(all: &mut Texts, name: &str, value: Option<String>) {
    all.push((name.to_owned(), value.unwrap_or_default()));
}

fn day(day: Option<Date>) -> Option<String> {
    day.map(|day| date::short(Lang::Kk, day))
}

fn ticked(yes: bool) -> Option<String> {
    yes.then(|| "1".to_owned())
}

/// A programme as the form that would make it.
pub fn filled(programme: &Programme) -> ProgrammeForm {
    ProgrammeForm {
        slug: None,
        name: programme.name.clone(),
        lede: programme.lede.clone(),
        goals: programme.goals.clone(),
        commissioner: programme.commissioner.as_ref().map(|body| body.id),
        operator: programme.operator.as_ref().map(|body| body.id),
        contract_number: programme.contract_number.clone(),
        contract_date: programme.contract_date,
        starts: programme.starts,
        ends: programme.ends,
        langs: programme.langs.clone(),
    }
}

/// A programme.
pub fn of_programme(form: &ProgrammeForm) -> Texts {
    let mut all = Texts::new();
    trio(&mut all, "name", &form.name);
    trio(&mut all, "lede", &form.lede);
    trio(&mut all, "goals", &form.goals);
    put(
        &mut all,
        "commissioner",
        form.commissioner.map(|id| id.to_string()),
    );
    put(&mut all, "operator", form.operator.map(|id| id.to_string()));
    put(&mut all, "contract_number", form.contract_number.clone());
    put(&mut all, "contract_date", day(form.contract_date));
    put(&mut all, "starts", day(form.starts));
    put(&mut all, "ends", day(form.ends));
    for lang in Lang::ALL {
        put(
            &mut all,
            &format!("lang_{}", lang.code()),
            ticked(form.langs.contains(&lang)),
        );
    }
    all
}

/// All six stages.
pub fn of_stages(stages: &[Stage]) -> Texts {
    let mut all = Texts::new();
    for kind in StageKind::ALL {
        let bare = Stage::bare(kind);
        let stage = stages
            .iter()
            .find(|stage| stage.kind == kind)
            .unwrap_or(&bare);
        let code = kind.code();
        put(&mut all, &format!("{code}_starts"), day(stage.starts));
        put(&mut all, &format!("{code}_ends"), day(stage.ends));
        trio(&mut all, &format!("{code}_note"), &stage.note);
    }
    all
}

/// An indicator.
pub fn of_indicator(form: &IndicatorForm) -> Texts {
    let number = |value: f64| value.to_string().replace('.', ",");
    let mut all = Texts::new();
    trio(&mut all, "name", &form.name);
    put(&mut all, "baseline", form.baseline.map(number));
    put(&mut all, "target", Some(number(form.target)));
    trio(&mut all, "unit", &form.unit);
    trio(&mut all, "breakdown", &form.breakdown);
    trio(&mut all, "verification", &form.verification);
    all
}

/// A deliverable.
pub fn of_deliverable(form: &DeliverableForm) -> Texts {
    let mut all = Texts::new();
    trio(&mut all, "name", &form.name);
    put(&mut all, "due", day(form.due));
    all
}

/// A post.
pub fn of_post(form: &PostForm) -> Texts {
    let mut all = Texts::new();
    trio(&mut all, "title", &form.title);
    trio(&mut all, "text", &form.text);
    let photo = form.photo.as_ref();
    put(
        &mut all,
        "photo",
        photo.map(|photo| photo.file.as_str().to_owned()),
    );
    trio(
        &mut all,
        "alt",
        &photo.map(|photo| photo.alt.clone()).unwrap_or_default(),
    );
    put(
        &mut all,
        "photo_consent",
        ticked(photo.is_some_and(|photo| photo.consent)),
    );
    all
}
