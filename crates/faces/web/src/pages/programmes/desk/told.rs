//! What happened to a programme, its parts and its posts, in words.

use std::collections::BTreeMap;

use jiff::civil::Date;
use keruen_office::news::Post;
use keruen_office::programme::{self, Programme, StageKind};
use keruen_office::text::Trio;
use keruen_people::organisation;
use keruen_speech::{Lang, Speaker, date};
use keruen_store::journal::{self, Entry};
use keruen_store::{Db, Thing};

use super::change::What;
use crate::cx::Cx;
use crate::deeds;
use crate::history::{Change, Told, actors};
use crate::pages::programmes::show::figure;
use crate::pages::programmes::step;
use crate::pages::programmes::text::{Said, beginning, span};
use crate::trouble::Trouble;
use crate::zone;

/// The most characters of a text that an entry repeats.
const REPEATED: usize = 300;

/// A thing with its entries, and what its fields say now, as the history would keep it.
struct Record {
    name: String,
    entries: Vec<Entry>,
    present: BTreeMap<String, String>,
}

/// What entries need to be put into words.
struct Words {
    t: Speaker<'static>,
    labels: BTreeMap<String, String>,
    bodies: BTreeMap<String, String>,
    who: BTreeMap<i64, String>,
}

async fn entries(db: &Db, kind: &'static str, id: i64) -> Result<Vec<Entry>, Trouble> {
    Ok(journal::of(db, Thing { kind, id }).await?)
}

/// The entries of a programme and of the indicators and deliverables it has, the newest first.
/// Those of a part that was removed are gone with it; that it was removed stays with the programme.
pub async fn programme(cx: &Cx, programme: &Programme) -> Result<Vec<Told>, Trouble> {
    let db = cx.db();
    let stages = programme::stages(db, programme.id).await?;
    let mut things = vec![Record {
        name: String::new(),
        entries: entries(db, "programme", programme.id).await?,
        present: of_programme(programme)
            .chain(
                stages
                    .iter()
                    .map(|stage| (stage.kind.field().to_owned(), stage.written())),
            )
            .collect(),
    }];
    let indicators = programme::indicators(db, programme.id).await?;
    let ids: Vec<i64> = indicators.iter().map(|one| one.id).collect();
    let mut done = journal::of_each(db, "indicator", &ids).await?;
    for one in indicators {
        let form = &one.content;
        let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        things.push(Record {
            name: Said::or(cx.t, &form.name, "").text,
            entries: done.remove(&one.id).unwrap_or_default(),
            present: trio("name", &form.name)
                .chain(trio("unit", &form.unit))
                .chain(trio("breakdown", &form.breakdown))
                .chain(trio("verification", &form.verification))
                .chain([
                    ("baseline".to_owned(), number(form.baseline)),
                    ("target".to_owned(), number(Some(form.target))),
                ])
                .collect(),
        });
    }
    let deliverables = programme::deliverables(db, programme.id).await?;
    let ids: Vec<i64> = deliverables.iter().map(|one| one.id).collect();
    let mut done = journal::of_each(db, "deliverable", &ids).await?;
    for one in deliverables {
        let form = &one.content;
        things.push(Record {
            name: Said::or(cx.t, &form.name, "").text,
            entries: done.remove(&one.id).unwrap_or_default(),
            present: trio("name", &form.name)
                .chain([
                    ("due".to_owned(), day(form.due)),
                    ("done".to_owned(), day(one.done)),
                ])
                .collect(),
        });
    }
    let whats = [
        What::Indicator(None),
        What::Deliverable(None),
        What::HandOver(0),
        What::Programme,
    ];
    told(cx, things, &whats).await
}

/// The entries of a post, the newest first.
pub async fn post(cx: &Cx, post: &Post) -> Result<Vec<Told>, Trouble> {
    let photo = post.photo.as_ref();
    let consent = photo.map(|photo| if photo.consent { "1" } else { "0" });
    let alt = photo.map(|photo| photo.alt.clone()).unwrap_or_default();
    let thing = Record {
        name: String::new(),
        entries: entries(cx.db(), "news", post.id).await?,
        present: trio("title", &post.title)
            .chain(trio("text", &post.text))
            .chain(trio("alt", &alt))
            .chain([
                (
                    "photo".to_owned(),
                    plain(photo.map(|photo| photo.file.as_str())),
                ),
                ("photo_consent".to_owned(), plain(consent)),
            ])
            .collect(),
    };
    told(cx, vec![thing], &[What::Post(Some(post.id))]).await
}

/// Those entries alone that came after this version: every save of a programme or a post raises it
/// by one and leaves one entry.
pub fn since(told: Vec<Told>, shown: i64, current: i64) -> Vec<Told> {
    let newer = usize::try_from(current.saturating_sub(shown)).unwrap_or_default();
    told.into_iter().take(newer).collect()
}

fn plain(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

fn day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn trio<'a>(stem: &'a str, trio: &'a Trio) -> impl Iterator<Item = (String, String)> + 'a {
    Lang::ALL
        .into_iter()
        .map(move |lang| (format!("{stem}_{}", lang.code()), plain(trio.get(lang))))
}

fn of_programme(one: &Programme) -> impl Iterator<Item = (String, String)> + '_ {
    let id = |body: &Option<programme::Body>| {
        body.as_ref()
            .map(|body| body.id.to_string())
            .unwrap_or_default()
    };
    let langs: Vec<&str> = one.langs.iter().map(|lang| lang.code()).collect();
    trio("name", &one.name)
        .chain(trio("lede", &one.lede))
        .chain(trio("goals", &one.goals))
        .chain([
            ("commissioner".to_owned(), id(&one.commissioner)),
            ("operator".to_owned(), id(&one.operator)),
            (
                "contract_number".to_owned(),
                plain(one.contract_number.as_deref()),
            ),
            ("contract_date".to_owned(), day(one.contract_date)),
            ("starts".to_owned(), day(one.starts)),
            ("ends".to_owned(), day(one.ends)),
            ("langs".to_owned(), langs.join(",")),
        ])
}

async fn told(cx: &Cx, things: Vec<Record>, whats: &[What]) -> Result<Vec<Told>, Trouble> {
    let all = things.iter().flat_map(|thing| &thing.entries);
    let who = actors(cx.db(), &all.cloned().collect::<Vec<_>>()).await?;
    let bodies = bodies(cx, &things).await?;
    let words = Words {
        t: cx.t,
        labels: labels(cx.t, whats),
        bodies,
        who,
    };
    let mut told: Vec<(i64, Told)> = Vec::new();
    for thing in things {
        let Record {
            name,
            entries,
            mut present,
        } = thing;
        for entry in &entries {
            told.push((entry.id, words.entry(entry, &name, &mut present)));
        }
    }
    told.sort_by_key(|(id, _)| std::cmp::Reverse(*id));
    Ok(told.into_iter().map(|(_, told)| told).collect())
}

/// What the fields are called: as on the sheets where they are filled in.
fn labels(t: Speaker<'_>, whats: &[What]) -> BTreeMap<String, String> {
    let mut labels: BTreeMap<String, String> = BTreeMap::new();
    for what in whats {
        for field in what.fields(t, &[]) {
            labels.insert(field.name, field.label);
        }
    }
    labels.insert("langs".to_owned(), t.say("programme-field-langs"));
    // As they were called before they had three languages.
    for (field, key) in [
        ("unit", "programme-field-unit"),
        ("breakdown", "programme-field-breakdown"),
        ("verification", "programme-how"),
    ] {
        labels.insert(field.to_owned(), t.say(key));
    }
    for kind in StageKind::ALL {
        labels.insert(kind.field().to_owned(), step::name(t, kind));
    }
    labels
}

/// Names of the organisations that entries mention by number.
async fn bodies(cx: &Cx, things: &[Record]) -> Result<BTreeMap<String, String>, Trouble> {
    let is_body = |field: &str| matches!(field, "commissioner" | "operator");
    let mentioned = things.iter().flat_map(|thing| {
        let old = thing.entries.iter().flat_map(|entry| &entry.old);
        old.map(|(field, id)| (field, id)).chain(&thing.present)
    });
    let ids = mentioned
        .filter(|(field, _)| is_body(field))
        .filter_map(|(_, id)| id.parse().ok())
        .collect();
    let names = organisation::names_of(cx.db(), ids).await?;
    Ok(names
        .into_iter()
        .map(|(id, names)| (id.to_string(), names.say(cx.lang).to_owned()))
        .collect())
}

impl Words {
    /// One entry. Going back in time, what an act wrote is what stood before the act after it.
    fn entry(&self, entry: &Entry, name: &str, present: &mut BTreeMap<String, String>) -> Told {
        let changes = entry
            .old
            .iter()
            .map(|(field, old)| {
                let new = present.insert(field.clone(), old.clone());
                Change {
                    field: self.label(field),
                    old: self.said(field, old),
                    new: self.said(field, &new.unwrap_or_default()),
                }
            })
            .collect();
        let did = deeds::did(self.t, &entry.kind, &entry.verb);
        let who = entry.account.and_then(|id| self.who.get(&id).cloned());
        Told {
            when: zone::moment(self.t.lang(), entry.at),
            who: who.unwrap_or_default(),
            what: if name.is_empty() {
                did
            } else {
                format!("{did}: {name}")
            },
            why: entry.why.clone().unwrap_or_default(),
            changes,
        }
    }

    fn label(&self, field: &str) -> String {
        let bare = ["indicator_", "deliverable_"]
            .iter()
            .find_map(|part| field.strip_prefix(part))
            .unwrap_or(field);
        self.labels.get(bare).cloned().unwrap_or_default()
    }

    fn said(&self, field: &str, value: &str) -> String {
        let t = self.t;
        if value.is_empty() {
            return String::new();
        }
        match field {
            "commissioner" | "operator" => self
                .bodies
                .get(value)
                .cloned()
                .unwrap_or_else(|| format!("№ {value}")),
            "contract_date" | "starts" | "ends" | "due" | "done" => value
                .parse()
                .map_or_else(|_| value.to_owned(), |day| date::long(t.lang(), day)),
            "langs" => {
                let known = value
                    .split(',')
                    .filter_map(|code| code.parse::<Lang>().ok());
                known.map(Lang::name).collect::<Vec<_>>().join(", ")
            }
            "baseline" | "target" | "indicator_target" => value
                .parse()
                .map_or_else(|_| value.to_owned(), |value| figure(t, value)),
            "photo" => value.chars().take(8).collect(),
            "photo_consent" => t.say(if value == "1" {
                "programme-yes"
            } else {
                "programme-no"
            }),
            stage if stage.starts_with("stage_") => self.stage(value),
            _ => beginning(value, REPEATED),
        }
    }

    /// `2026-09-01/2026-10-01 a word` as people read it.
    fn stage(&self, value: &str) -> String {
        let (days, note) = value.split_once(' ').unwrap_or((value, ""));
        let (starts, ends) = days.split_once('/').unwrap_or((days, ""));
        let days = span(self.t, starts.parse().ok(), ends.parse().ok());
        let parts = [days.as_str(), note.trim()];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        said.join(", ")
    }
}
