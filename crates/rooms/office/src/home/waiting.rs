//! What needs somebody, by name: programmes with what they wait for, things to hand over, posts,
//! imports, accounts.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use keruen_people::import::runs;
use keruen_people::role::Role;
use keruen_store::{Db, Record, Row, StoreError, params};

use super::facts::{Facts, Occasion, soon};
use super::need::{Named, Spot, Waits};
use crate::error::OfficeError;
use crate::programme::{DECIDERS, WRITERS, day};
use crate::rights::{Decision, Object, Rule, Viewer, may};
use crate::text::Trio;

keruen_store::statements! {
    // A text is missing where a programme speaks a language and has no name or no opening sentence in it.
    PROGRAMMES = "SELECT p.id, p.name_kk, p.name_ru, p.name_en, \
        CAST(CASE WHEN p.published_at IS NULL THEN 1 ELSE 0 END AS BIGINT) AS unpublished, \
        CAST(CASE WHEN p.commissioner_id IS NULL THEN 1 ELSE 0 END AS BIGINT) AS commissioner, \
        CAST(CASE WHEN p.published_at IS NULL AND p.starts <= $1 THEN 1 ELSE 0 END AS BIGINT) AS begun, \
        CAST(CASE WHEN (p.langs LIKE '%kk%' AND (p.name_kk IS NULL OR p.lede_kk IS NULL)) \
        OR (p.langs LIKE '%ru%' AND (p.name_ru IS NULL OR p.lede_ru IS NULL)) \
        OR (p.langs LIKE '%en%' AND (p.name_en IS NULL OR p.lede_en IS NULL)) THEN 1 ELSE 0 END AS BIGINT) AS words \
        FROM programme p ORDER BY p.id";
    DELIVERABLES = "SELECT d.id, d.programme_id, d.name_kk, d.name_ru, d.name_en, d.due FROM deliverable d \
        WHERE d.done IS NULL AND d.due <= $1 ORDER BY COALESCE(d.due, ''), d.id";
    POSTS = "SELECT n.id, n.programme_id, n.title_kk AS name_kk, n.title_ru AS name_ru, n.title_en AS name_en \
        FROM news n WHERE n.published_at IS NULL AND n.created_at >= $1 ORDER BY n.id DESC";
    WITHOUT_FACTOR = "SELECT a.id, a.name FROM account a WHERE a.locked = 0 AND EXISTS (SELECT 1 FROM role_grant g \
        WHERE g.account_id = a.id AND g.role IN ('owner', 'coordinator')) AND NOT EXISTS (SELECT 1 \
        FROM second_factor f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL) ORDER BY a.id";
}

/// A programme with what it waits for itself.
struct OfProgramme {
    id: i64,
    name: Trio,
    waits: Vec<Waits>,
}

impl Record for OfProgramme {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let mut waits = Vec::new();
        for one in [
            Waits::Begun,
            Waits::Unpublished,
            Waits::Commissioner,
            Waits::Words,
        ] {
            if row.get::<i64>(one.code())? > 0 {
                waits.push(one);
            }
        }
        // Those that should have begun are told apart, and each programme once.
        if waits.contains(&Waits::Begun) {
            waits.retain(|one| *one != Waits::Unpublished);
        }
        Ok(Self {
            id: row.get("id")?,
            name: Trio::read(row, "name")?,
            waits,
        })
    }
}

/// Something of a programme.
struct Part {
    id: i64,
    programme: i64,
    name: Trio,
}

impl Record for Part {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            programme: row.get("programme_id")?,
            name: Trio::read(row, "name")?,
        })
    }
}

/// Something of a programme with its day.
struct Due(Part, Option<Date>);

impl Record for Due {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self(Part::read(row)?, day(row, "due")?))
    }
}

/// What waits in the viewer's programmes, each thing by name under what it waits for.
async fn in_programmes(
    db: &Db,
    viewer: &Viewer,
    Occasion { now, today, .. }: Occasion<'_>,
) -> Result<Vec<(Waits, i64, Named)>, OfficeError> {
    let allowed = |roles: &'static [Role], programme: i64| {
        let decided = may(
            viewer,
            Rule::Programme(roles),
            Object::of_programme(programme),
        );
        matches!(decided, Decision::Yes(_))
    };
    let mut waiting = Vec::new();
    let programmes: Vec<OfProgramme> = db.many(PROGRAMMES, &params![today.to_string()]).await?;
    for one in programmes
        .into_iter()
        .filter(|one| allowed(DECIDERS, one.id))
    {
        for waits in one.waits {
            let named = Named::new(Spot::Programme(one.id, waits), one.name.clone());
            waiting.push((waits, one.id, named));
        }
    }
    let parts: Vec<Due> = db
        .many(DELIVERABLES, &params![soon(today).to_string()])
        .await?;
    for Due(
        Part {
            id,
            programme,
            name,
        },
        due,
    ) in parts
    {
        if allowed(DECIDERS, programme) {
            let late = due.is_some_and(|due| due < today);
            let waits = if late { Waits::Late } else { Waits::Due };
            let named = Named {
                day: due,
                ..Named::new(Spot::Deliverable { programme, id }, name)
            };
            waiting.push((waits, programme, named));
        }
    }
    let fresh = now
        .saturating_sub(super::facts::DRAFT_IS_FRESH)
        .unwrap_or(now);
    let parts: Vec<Part> = db.many(POSTS, &params![fresh]).await?;
    for Part {
        id,
        programme,
        name,
    } in parts
    {
        if allowed(WRITERS, programme) {
            let named = Named::new(Spot::Post { programme, id }, name);
            waiting.push((Waits::Drafts, programme, named));
        }
    }
    Ok(waiting)
}

/// The programmes of the viewer that wait for this.
pub async fn programmes(
    db: &Db,
    viewer: &Viewer,
    occasion: Occasion<'_>,
    waits: Waits,
) -> Result<BTreeSet<i64>, OfficeError> {
    let all = in_programmes(db, viewer, occasion).await?;
    let these = all.into_iter().filter(|(one, ..)| *one == waits);
    Ok(these.map(|(_, programme, _)| programme).collect())
}

/// Counts and names what waits in the viewer's programmes.
pub(super) async fn gather(
    db: &Db,
    viewer: &Viewer,
    occasion: Occasion<'_>,
    facts: &mut Facts,
) -> Result<(), OfficeError> {
    let mut by_wait: BTreeMap<&'static str, Vec<Named>> = BTreeMap::new();
    for (waits, _, named) in in_programmes(db, viewer, occasion).await? {
        let (rule, count) = match waits {
            Waits::Late => ("deliverables-late", &mut facts.deliverables_late),
            Waits::Due => ("deliverables-due", &mut facts.deliverables_due),
            Waits::Begun => ("programme-begun", &mut facts.begun_unpublished),
            Waits::Unpublished => ("programme-unpublished", &mut facts.unpublished),
            Waits::Commissioner => (
                "programme-without-commissioner",
                &mut facts.without_commissioner,
            ),
            Waits::Words => ("programme-wordless", &mut facts.wordless),
            Waits::Drafts => ("news-draft", &mut facts.draft_news),
        };
        *count += 1;
        by_wait.entry(rule).or_default().push(named);
    }
    for (rule, named) in by_wait {
        facts.name(rule, named);
    }
    Ok(())
}

/// Counts and names imports with faulty rows left, and names those that wait for a decision.
pub(super) async fn imports(
    db: &Db,
    viewer: &Viewer,
    occasion: Occasion<'_>,
    facts: &mut Facts,
) -> Result<(), OfficeError> {
    let since = occasion.now.saturating_sub(runs::KEPT_FOR);
    let (mut waiting, mut faulty) = (Vec::new(), Vec::new());
    for run in runs::on_hand(db, since.unwrap_or(occasion.now)).await? {
        let mine = match run.programme.filter(|_| !run.of_site()) {
            None => viewer.is_owner(),
            Some(id) => {
                let rule = Rule::Programme(DECIDERS);
                matches!(
                    may(viewer, rule, Object::of_programme(id)),
                    Decision::Yes(_)
                )
            }
        };
        if mine {
            let name = Trio::new(&run.file_name, "", "");
            let named = Named::new(Spot::Import(run.id), name);
            if run.state.is_open() {
                waiting.push(named);
            } else {
                faulty.push(named);
            }
        }
    }
    facts.imports_faulty = i64::try_from(faulty.len()).unwrap_or(i64::MAX);
    facts.name("import-waiting", waiting);
    facts.name("import-faulty", faulty);
    Ok(())
}

/// The accounts that need a second factor and have none. For owners.
pub async fn without_factor(db: &Db) -> Result<BTreeSet<i64>, OfficeError> {
    let accounts: Vec<(i64, String)> = db.many(WITHOUT_FACTOR, &[]).await?;
    Ok(accounts.into_iter().map(|(id, _)| id).collect())
}

/// Counts and names those who need a second factor and have none. For owners.
pub(super) async fn accounts(db: &Db, facts: &mut Facts) -> Result<(), OfficeError> {
    let accounts: Vec<(i64, String)> = db.many(WITHOUT_FACTOR, &[]).await?;
    facts.without_second_factor = i64::try_from(accounts.len()).unwrap_or(i64::MAX);
    let named = accounts
        .into_iter()
        .map(|(id, name)| Named::new(Spot::Account(id), Trio::new(&name, "", "")));
    facts.name("second-factor-missing", named.collect());
    Ok(())
}
