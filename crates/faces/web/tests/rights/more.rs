//! More of everything around the things of one programme, so that pages have long lists to show.

use keruen_office::news::{self, PostForm};
use keruen_office::programme::{self, DeliverableForm, IndicatorForm};
use keruen_people::consent::{self, Purpose, Way};
use keruen_people::contact::{self, ContactValue};
use keruen_people::council::{self, SeatDraft};
use keruen_people::membership::{self, MembershipDraft};
use keruen_people::organisation::{self, OrganisationDraft};
use keruen_people::role::Role;
use keruen_people::territory::{self, TerritoryDraft};
use keruen_speech::Lang;
use keruen_store::{Actor, Thing, Tx};
use keruen_web::testing::Site;

use super::things::office::{act, dead_job, import, letter};
use super::things::people::person;
use super::things::{Things, form};
use super::world::{Side, Who, World};

/// The consent that is given anew to each wording.
const PURPOSE: Purpose = Purpose::TakingPart;

/// Everything `from..to` more: members, seats, a team, letters, posts, imports, acts, devices, and
/// what each of these accounts did to each thing.
pub async fn grow(site: &Site, world: &World<'_>, numbers: std::ops::Range<i64>) {
    let things = world.things(Side::Own);
    let programme = things.programme.id;
    let mut team = Vec::new();
    for _ in numbers.clone() {
        let clerk = site.by_link(Role::Clerk, Some(programme)).await;
        team.push(clerk.account.expect("an account"));
        site.programme().await;
        dead_job(site).await;
        for who in [Who::Role(Role::Owner), Who::Role(Role::Coordinator)] {
            site.again(world.person(who)).await;
        }
    }
    let known = programme::by_id(site.db(), programme).await;
    let mut version = known.expect("a programme").version;
    let mut tx = site.act().await;
    let mut places = Vec::new();
    for n in numbers.clone() {
        let district = territory(&mut tx, things.people.territory, n).await;
        let body = organisation(&mut tx, things.people.council, district, n).await;
        people(&mut tx, things, body, n).await;
        sayings(&mut tx, things, &mut version, n).await;
        let account = team[usize::try_from(n - numbers.start).expect("small")];
        import(site, &mut tx, account, programme).await;
        places.push((account, district, body));
    }
    tx.commit().await.expect("kept");
    for (account, district, body) in places {
        let by = Actor {
            account: Some(account),
            role: Role::Coordinator.code(),
        };
        let mut tx = site.app.db().act(by, site.app.now()).await.expect("begun");
        history(&mut tx, things, district, body).await;
        tx.commit().await.expect("kept");
    }
}

async fn territory(tx: &mut Tx, parent: i64, n: i64) -> i64 {
    let draft = TerritoryDraft {
        kind: "district".to_owned(),
        name_kk: format!("Үлгі ауылы {n}"),
        parent: Some(parent),
        ..TerritoryDraft::default()
    };
    let form = draft.parse().expect("a good draft");
    territory::create(tx, &form).await.expect("a territory")
}

/// A body that came after the council.
async fn organisation(tx: &mut Tx, before: i64, territory: i64, n: i64) -> i64 {
    let draft = OrganisationDraft {
        kind: "ngo".to_owned(),
        name_kk: format!("Үлгі бірлестігі {n}"),
        predecessor: Some(before),
        territory: Some(territory),
        ..OrganisationDraft::default()
    };
    let form = draft.parse().expect("a good draft");
    organisation::create(tx, &form).await.expect("a body")
}

/// Somebody who is a member and has a seat; and more of the one whom the paths name.
async fn people(tx: &mut Tx, things: &Things, body: i64, n: i64) {
    let somebody = person(tx, things.programme.id).await;
    for (who, organisation) in [
        (somebody, things.people.council),
        (things.people.person, body),
    ] {
        let draft = MembershipDraft {
            organisation: Some(organisation),
            // Members of a council have seats.
            post: "secretary".to_owned(),
            ..MembershipDraft::default()
        };
        let form = draft.parse().expect("a good draft");
        membership::add(tx, who, &form).await.expect("a membership");
    }
    let draft = SeatDraft {
        number: (n + 2).to_string(),
        post: "member".to_owned(),
        term_from: "2026-01-01".to_owned(),
        term_to: "2028-12-31".to_owned(),
    };
    let form = draft.parse().expect("a good draft");
    let seat = council::open_seat(tx, things.people.council, &form).await;
    let since = "2026-02-01".parse().expect("a day");
    council::take(tx, seat.expect("a seat"), somebody, since, "")
        .await
        .expect("seated");
    let phone = ContactValue::phone(&format!("+7 700 000 {:04}", 4000 + n));
    contact::add(tx, things.people.person, &phone.expect("a telephone"))
        .await
        .expect("a contact");
    let text = format!("Үлгі мәтін {n}");
    consent::publish_wording(tx, PURPOSE, [&text; 3])
        .await
        .expect("a wording");
    consent::give(tx, things.people.person, PURPOSE, Lang::Kk, Way::Paper)
        .await
        .expect("a receipt");
}

/// What the programme says and promises.
async fn sayings(tx: &mut Tx, things: &Things, version: &mut i64, n: i64) {
    let programme = things.programme.id;
    letter(tx, programme, things.people.person).await;
    act(tx, programme, &things.office.file).await;
    let fields = form(&[
        ("title_kk", format!("Үлгі жаңалық {programme} {n}")),
        ("text_kk", "Мәтін.".to_owned()),
        ("name_kk", "Үлгі көрсеткіш".to_owned()),
        ("target", "10".to_owned()),
        ("unit_kk", "адам".to_owned()),
    ]);
    let post = PostForm::read(&fields).expect("a good form");
    news::create(tx, programme, &post).await.expect("a post");
    for item in ["indicator", "deliverable"] {
        let saved = if item == "indicator" {
            let form = IndicatorForm::read(&fields).expect("a good form");
            programme::save_indicator(tx, programme, *version, None, &form).await
        } else {
            let form = DeliverableForm::read(&fields).expect("a good form");
            programme::save_deliverable(tx, programme, *version, None, &form).await
        };
        saved.expect("kept");
        *version += 1;
    }
}

/// What somebody did to each thing, with the old values that mention others by number.
async fn history(tx: &mut Tx, things: &Things, district: i64, body: i64) {
    let old = [
        ("territory", district),
        ("predecessor", body),
        ("commissioner", body),
    ];
    for (kind, id) in [
        ("account", things.office.account),
        ("territory", things.people.territory),
        ("public_act", things.office.act),
        ("letter", things.office.letter),
        ("indicator", things.programme.indicator),
        ("deliverable", things.programme.deliverable),
        ("news", things.programme.post),
        ("programme", things.programme.id),
        ("organisation", things.people.council),
        ("person", things.people.person),
        ("person", things.people.twin),
    ] {
        let thing = Thing { kind, id };
        let fields = old.map(|(field, _)| field);
        tx.journal(thing, "change", &fields, None)
            .await
            .expect("told");
        for (field, id) in old {
            tx.keep_old(thing, field, &id.to_string())
                .await
                .expect("kept");
        }
        let seat = format!("{body} 7 2026-01-01..");
        tx.keep_old(thing, "seat", &seat).await.expect("kept");
    }
}
