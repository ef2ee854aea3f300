//! The fields of each sheet.

use keruen_office::fields::{LINE, PARAGRAPH, TEXT};
use keruen_office::programme::StageKind;
use keruen_speech::{Lang, Speaker};

use super::sheet::{Field, Kind};
use crate::pages::programmes::step;
use crate::parts::Choice;

/// A hint that also says how long the text may be.
fn hinted(t: Speaker<'_>, hint: &str, max: usize) -> String {
    format!("{} {}", t.say(hint), t.say1("errors-limit", "max", max))
}

/// Of a programme; a new one also has an address.
pub fn programme(t: Speaker<'_>, new: bool, bodies: &[Choice]) -> Vec<Field> {
    let mut all = Field::trio(
        &Kind::Line,
        "name",
        &t.say("programme-field-name"),
        "",
        LINE,
    );
    if new {
        all.push(Field::new(Kind::Heading, "", ""));
        let slug = Field::new(Kind::Line, "slug", t.say("programme-field-slug"));
        all.push(slug.hint(t.say("programme-field-slug-hint")));
    }
    let area = Kind::Area;
    all.extend(Field::trio(
        &area,
        "lede",
        &t.say("programme-field-lede"),
        &hinted(t, "programme-field-lede-hint", PARAGRAPH),
        PARAGRAPH,
    ));
    all.extend(Field::trio(
        &area,
        "goals",
        &t.say("programme-field-goals"),
        &hinted(t, "programme-field-goals-hint", PARAGRAPH * 2),
        PARAGRAPH * 2,
    ));
    let body =
        |name: &str, label: &str| Field::new(Kind::Select(bodies.to_vec()), name, t.say(label));
    let day = |name: &str, label: &str| {
        Field::new(Kind::Day, name, t.say(label)).hint(t.say("programme-day-hint"))
    };
    all.extend([
        Field::new(Kind::Heading, "", t.say("programme-field-who")),
        body("commissioner", "programme-commissioner").hint(t.say("programme-field-body-hint")),
        body("operator", "programme-operator"),
        Field::new(
            Kind::Line,
            "contract_number",
            t.say("programme-field-contract-number"),
        ),
        day("contract_date", "programme-field-contract-date"),
        Field::new(Kind::Heading, "", t.say("programme-days")),
        day("starts", "programme-field-starts"),
        day("ends", "programme-field-ends"),
        Field::new(Kind::Heading, "", t.say("programme-field-langs")),
    ]);
    all.extend(Lang::ALL.map(|lang| {
        let label = format!("{}: {}", t.say("programme-field-langs"), lang.name());
        Field::new(Kind::Check, format!("lang_{}", lang.code()), label).short(lang.name())
    }));
    all
}

/// Of the stages.
pub fn stages(t: Speaker<'_>) -> Vec<Field> {
    let mut all = Vec::new();
    for kind in StageKind::ALL {
        let code = kind.code();
        let name = step::name(t, kind);
        let labelled = |key: &str| format!("{name}: {}", t.say(key));
        let day = |end: &str, key: &str| {
            Field::new(Kind::Day, format!("{code}_{end}"), labelled(key)).short(t.say(key))
        };
        all.extend([
            Field::new(Kind::Heading, "", name.clone()),
            day("starts", "programme-field-starts"),
            day("ends", "programme-field-ends"),
            Field::new(Kind::Fold, "", t.say("programme-field-note"))
                .hint(t.say("programme-field-note-hint")),
        ]);
        all.extend(Lang::ALL.map(|lang| {
            let before = format!("{}, ", labelled("programme-field-note"));
            Field::spoken(Kind::Line, &format!("{code}_note"), &before, lang)
        }));
    }
    all
}

/// Of an indicator.
pub fn indicator(t: Speaker<'_>) -> Vec<Field> {
    let mut all = Field::trio(&Kind::Line, "name", &t.say("programme-indicator"), "", LINE);
    let field = |kind: Kind, name: &str, label: &str| Field::new(kind, name, t.say(label));
    all.extend([
        Field::new(Kind::Heading, "", t.say("programme-field-values")),
        field(Kind::Number, "baseline", "programme-baseline")
            .hint(t.say("programme-field-baseline-hint")),
        field(Kind::Number, "target", "programme-target"),
    ]);
    for (stem, label, hint, max) in [
        (
            "unit",
            "programme-field-unit",
            "programme-field-unit-hint",
            LINE,
        ),
        (
            "breakdown",
            "programme-field-breakdown",
            "programme-field-breakdown-hint",
            PARAGRAPH,
        ),
        (
            "verification",
            "programme-how",
            "programme-field-verification-hint",
            PARAGRAPH,
        ),
    ] {
        all.extend(Field::trio(
            &Kind::Line,
            stem,
            &t.say(label),
            &t.say(hint),
            max,
        ));
    }
    all
}

/// Of a deliverable.
pub fn deliverable(t: Speaker<'_>) -> Vec<Field> {
    let mut all = Field::trio(
        &Kind::Line,
        "name",
        &t.say("programme-deliverable"),
        "",
        LINE,
    );
    all.push(Field::new(Kind::Heading, "", ""));
    all.push(
        Field::new(Kind::Day, "due", t.say("programme-due")).hint(t.say("programme-day-hint")),
    );
    all
}

/// Of a hand-over.
pub fn hand_over(t: Speaker<'_>) -> Vec<Field> {
    let day = Field::new(Kind::Day, "done", t.say("programme-hand-over-day"));
    vec![day.hint(t.say("programme-day-hint"))]
}

/// Of a post; a new one also has an address.
pub fn post(t: Speaker<'_>, new: bool) -> Vec<Field> {
    let mut all = Field::trio(&Kind::Line, "title", &t.say("news-field-title"), "", LINE);
    if new {
        all.push(Field::new(Kind::Heading, "", ""));
        let slug = Field::new(Kind::Line, "slug", t.say("programme-field-slug"));
        all.push(slug.hint(t.say("programme-field-slug-hint")));
    }
    all.extend(Field::trio(
        &Kind::Area,
        "text",
        &t.say("news-field-text"),
        &hinted(t, "news-field-text-hint", TEXT),
        TEXT,
    ));
    all.extend([
        Field::new(Kind::Heading, "", t.say("news-field-photo")),
        Field::new(Kind::Hidden, "photo", t.say("news-field-photo")),
        Field::new(
            Kind::File("image/jpeg,image/png,image/webp"),
            "picture",
            t.say("news-field-file"),
        )
        .hint(t.say("news-field-file-hint")),
    ]);
    let mut alt = Field::trio(&Kind::Line, "alt", &t.say("news-field-alt"), "", LINE * 2);
    if let Some(heading) = alt.first_mut() {
        heading.hint = t.say("news-field-alt-hint");
    }
    all.extend(alt);
    all.push(Field::new(Kind::Heading, "", ""));
    all.push(
        Field::new(Kind::Check, "photo_consent", t.say("news-field-consent"))
            .hint(t.say("news-field-consent-hint")),
    );
    // What is being written for the first time has no photo to take away.
    if !new {
        all.push(Field::new(
            Kind::Check,
            "without_photo",
            t.say("news-field-without-photo"),
        ));
    }
    all
}
