//! The directory: everybody whom the reader may see, found by a few letters.

use askama::Template;
use keruen_people::consent::Purpose;
use keruen_people::directory::{self, Consent, Entry, Found, PAGE, Query, Spelling};
use keruen_people::membership::{self, Post};
use keruen_people::organisation;
use keruen_people::visibility::Aim;
use keruen_people::{duplicates, territory};
use keruen_speech::Speaker;
use keruen_speech::name::PersonName;

use super::found::{Piece, Sought};
use super::{gate, invented, words};
use crate::cx::Cx;
use crate::form::Form;
use crate::page::{Answer, Page};
use crate::parts::{Choice, Pager, large_first};
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// Beyond so many organisations a list of them is no filter; the search field finds by them too.
const MOST_ORGANISATIONS: usize = 300;

/// What the list is narrowed by.
const FILTERS: [&str; 6] = ["q", "territory", "post", "organisation", "consent", "state"];

/// Before the code of a purpose: whose consent to it does not stand.
const WITHOUT: &str = "no-";

/// Before the code of a purpose: whose consent to it was taken back.
const WITHDRAWN: &str = "withdrawn-";

/// The one state that the list can be narrowed to.
const BLOCKED: &str = "blocked";

/// The page.
#[derive(Debug, Template)]
#[template(path = "people/directory.html")]
pub struct Directory {
    shell: Shell,
    t: Speaker<'static>,
    form: Form,
    filters: Filters,
    lines: Vec<Line>,
    heading: String,
    total: i64,
    asked: bool,
    similar: bool,
    pager: Pager,
    pairs: i64,
    doors: Doors,
    here: String,
}

/// What the selects offer.
#[derive(Debug, Default)]
struct Filters {
    territories: Vec<Choice>,
    posts: Vec<Choice>,
    organisations: Vec<Choice>,
    consents: Vec<Choice>,
    states: Vec<Choice>,
}

/// Where the reader may go from here; nothing where they may not.
#[derive(Debug, Default)]
struct Doors {
    add: Option<String>,
    import: Option<String>,
    xlsx: Option<String>,
    csv: Option<String>,
    /// Who stands in the spreadsheet.
    taken: String,
}

/// One person.
#[derive(Debug)]
struct Line {
    href: String,
    name: Vec<Piece>,
    post: Option<String>,
    blocked: bool,
    about: Vec<Piece>,
}

impl Line {
    fn new(scene: &Scene, sought: &Sought, entry: &Entry) -> Self {
        let t = scene.t();
        let bond = entry.bonds.first();
        let former = entry
            .former
            .as_deref()
            .map(|name| t.say1("people-was", "name", name));
        let organisation = bond.map(|bond| bond.organisation.say(scene.lang).to_owned());
        let title = bond.and_then(|bond| bond.title.clone());
        let territory = entry
            .territory
            .as_ref()
            .map(|names| names.say(scene.lang).to_owned());
        let about: Vec<String> = [former, organisation, title, territory]
            .into_iter()
            .flatten()
            .collect();
        Self {
            href: scene.href(&format!("/desk/people/{}", entry.id)),
            name: sought.mark(&entry.name.listed()),
            post: bond.map(|bond| large_first(&words::post(t, bond.post))),
            blocked: entry.blocked,
            about: sought.mark(&about.join(" · ")),
        }
    }
}

impl Doors {
    fn of(scene: &Scene, form: &Form, found: &Found) -> Self {
        // Blocked data is not taken out, nor that of persons about whom others decide: where the
        // page does not show all, or all is not the reader's, no number is promised.
        let open_here = found.entries.iter().filter(|entry| !entry.blocked).count();
        let counted = found.pages == 1 && scene.viewer.is_owner();
        let any = !counted || open_here > 0;
        let taken = if counted {
            scene.t().say1("people-count", "n", open_here)
        } else {
            scene.t().say("people-export-open")
        };
        let open = |path: &str| scene.open(path);
        // The spreadsheet is of the whole list, not of the page shown.
        let query = FILTERS
            .iter()
            .fold(Form::blank(scene.t(), String::new()), |query, name| {
                query.with(name, form.value(name))
            });
        let list = |path| {
            let href = open(path).filter(|_| found.total > 0 && any)?;
            Some(format!(
                "{href}{}",
                query.query_with(FILTERS[0], form.value(FILTERS[0]))
            ))
        };
        Self {
            add: open("/desk/people/new"),
            import: open("/desk/people/import"),
            xlsx: list("/desk/people/export.xlsx"),
            csv: list("/desk/people/export.csv"),
            taken,
        }
    }
}

impl Directory {
    fn new(scene: &Scene, form: Form, found: &Found, filters: Filters, pairs: i64) -> Self {
        let t = scene.t();
        let typed = form.value("q").trim().to_owned();
        let similar = found.spelling == Spelling::Similar;
        let sought = Sought::new(&typed, similar);
        let asked = FILTERS
            .iter()
            .any(|name| !form.value(name).trim().is_empty());
        let heading = if typed.is_empty() {
            t.say1("people-found", "n", found.total)
        } else {
            t.say2("people-found-for", "q", typed.as_str(), "n", found.total)
        };
        let total = usize::try_from(found.total).unwrap_or_default();
        let size = usize::try_from(PAGE).unwrap_or(50);
        Self {
            shell: scene.shell(t.say("people-title")),
            t,
            lines: found
                .entries
                .iter()
                .map(|entry| Line::new(scene, &sought, entry))
                .collect(),
            heading,
            total: found.total,
            asked,
            similar,
            pager: Pager::new(scene.href("/desk/people"), form.clone(), total, size),
            pairs,
            doors: Doors::of(scene, &form, found),
            here: scene.href("/desk/people"),
            filters,
            form,
        }
    }

    /// The line above the filters, which lie folded on a phone: how many are set.
    fn narrowed(&self) -> String {
        let set = |name: &&str| !self.form.value(name).is_empty();
        match FILTERS[1..].iter().copied().filter(set).count() {
            0 => self.t.say("people-filters"),
            n => self.t.say1("people-filters-set", "n", n),
        }
    }

    /// Where somebody of this name is written down.
    fn add_this(&self) -> Option<String> {
        let href = self.doors.add.as_deref()?;
        let typed = self.form.value("q").trim();
        // A telephone or an address is nobody's name.
        if !super::words::is_name(typed) {
            return None;
        }
        Some(format!(
            "{href}{}",
            Form::blank(self.t, String::new()).query_with("name", typed)
        ))
    }

    fn sample_of(scene: &Scene, typed: &str, found: &Found) -> Self {
        let t = scene.t();
        let form = Form::blank(t, String::new()).with("q", typed);
        let filters = Filters {
            territories: ["Ақтау", "Бейнеу"]
                .map(|name| Choice::new("1", name))
                .into(),
            ..Filters::fixed(t)
        };
        Self::new(scene, form, found, filters, 2)
    }

    /// A site without people.
    pub fn sample_empty(scene: &Scene) -> Self {
        Self {
            pairs: 0,
            ..Self::sample_of(scene, "", &nobody())
        }
    }

    /// A search that finds nobody.
    pub fn sample_nobody(scene: &Scene) -> Self {
        Self::sample_of(scene, "сейтқ", &nobody())
    }
}

impl Filters {
    /// Those that do not depend on the site.
    fn fixed(t: Speaker<'_>) -> Self {
        let part = Purpose::TakingPart.code();
        Self {
            posts: Post::ALL
                .map(|post| Choice::word(post.code(), &words::post(t, post)))
                .into(),
            consents: Purpose::ALL
                .iter()
                .map(|purpose| Choice::new(purpose.code(), words::purpose(t, *purpose)))
                .chain([
                    Choice::new(format!("{WITHOUT}{part}"), t.say("people-consent-without")),
                    Choice::new(
                        format!("{WITHDRAWN}{part}"),
                        t.say("people-consent-taken-back"),
                    ),
                ])
                .collect(),
            states: vec![Choice::new(BLOCKED, t.say("people-blocked"))],
            ..Self::default()
        }
    }

    async fn read(cx: &Cx) -> Result<Self, Trouble> {
        let today = zone::day(cx.now());
        let tree = territory::tree(cx.db(), cx.lang).await?;
        let organisations =
            organisation::offered(cx.db(), cx.lang, Some(today), MOST_ORGANISATIONS).await?;
        let mut all = Self::fixed(cx.t);
        all.territories = words::territories(cx.lang, &tree);
        all.organisations = organisations
            .unwrap_or_default()
            .iter()
            .map(|one| Choice::new(one.id.to_string(), one.names.say(cx.lang)))
            .collect();
        if cx.role.is_none_or(|role| !gate::WRITE.contains(&role)) {
            all.consents.clear();
        }
        if cx.role.is_none_or(|role| !gate::DECIDE.contains(&role)) {
            all.states.clear();
            // They wait for whoever may block and erase.
            all.consents
                .retain(|choice| !choice.value.starts_with(WITHDRAWN));
        }
        Ok(all)
    }
}

impl Page for Directory {
    fn sample(scene: &Scene) -> Self {
        let bond = |bond: &membership::Bond| directory::Bond {
            post: bond.membership.form.post,
            title: None,
            slug: bond.slug.clone(),
            organisation: bond.organisation.clone(),
        };
        let entry = |id, name: (&str, &str), former: Option<&str>| Entry {
            id,
            name: PersonName::new(name.0, name.1, None),
            former: former.map(str::to_owned),
            territory: None,
            bonds: invented::page(false)
                .memberships
                .iter()
                .take(usize::from(id != 4))
                .map(bond)
                .collect(),
            blocked: id == 4,
            version: 1,
        };
        let found = Found {
            entries: vec![
                entry(1, ("Сейітова", "Айгерім Маратқызы"), None),
                entry(2, ("Сеитов", "Бауыржан"), None),
                entry(3, ("Seitova", "Aliya"), None),
                entry(4, ("Нұрланова", "Сәуле"), Some("Сейітова")),
            ],
            total: 104,
            page: 1,
            pages: 3,
            spelling: Spelling::AsTyped,
        };
        Self::sample_of(scene, "сеит", &found)
    }
}

fn nobody() -> Found {
    Found {
        entries: Vec::new(),
        total: 0,
        page: 1,
        pages: 1,
        spelling: Spelling::AsTyped,
    }
}

/// The list of those whose consent to taking part does not stand, after the language.
pub fn without_consent() -> String {
    let code = Purpose::TakingPart.code();
    format!("/desk/people?consent={WITHOUT}{code}")
}

/// The list of those who took back their consent to taking part, after the language.
pub fn consent_withdrawn() -> String {
    let code = Purpose::TakingPart.code();
    format!("/desk/people?consent={WITHDRAWN}{code}")
}

/// The list of those whose data is blocked, after the language.
pub fn blocked() -> String {
    format!("/desk/people?state={BLOCKED}")
}

/// How a consent is to stand, as an address says it.
fn consent(code: &str) -> Option<Consent> {
    let purpose = Purpose::from_code;
    if let Some(code) = code.strip_prefix(WITHOUT) {
        return purpose(code).map(Consent::Missing);
    }
    if let Some(code) = code.strip_prefix(WITHDRAWN) {
        return purpose(code).map(Consent::Withdrawn);
    }
    purpose(code).map(Consent::Given)
}

/// What a query of the directory asks; the spreadsheet of the same list reads it too.
pub fn asked(form: &Form) -> Query {
    Query {
        words: form.value("q").chars().take(200).collect(),
        territory: form.value("territory").parse().ok(),
        post: Post::from_code(form.value("post")),
        organisation: form.value("organisation").parse().ok(),
        consent: consent(form.value("consent")),
        blocked: form.value("state") == BLOCKED,
        aim: Aim::Look,
        page: form.value("page").parse().unwrap_or(1),
        size: PAGE,
    }
}

/// `GET /{lang}/desk/people`.
pub async fn list(cx: Cx) -> Answer {
    let form = cx.query_form();
    let viewer = cx.viewer.in_people();
    let today = zone::day(cx.now());
    let found = directory::find(cx.db(), &viewer, cx.lang, today, &asked(&form)).await?;
    let pairs = duplicates::count(cx.db(), &viewer).await?;
    let filters = Filters::read(&cx).await?;
    Directory::new(&cx.scene, form, &found, filters, pairs).show()
}
