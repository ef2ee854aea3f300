//! What somebody may not see is absent from every way out, not only behind a closed page.
//!
//! A programme that is not published gets things with marks in them that stand nowhere else: a
//! person who agreed to nothing, their telephone, what they are in a body, the seat they hold, a
//! letter to them, a draft post. Then everybody opens everything: every page, list, search, merge
//! suggestion, spreadsheet, archive, feed, picture, history and address of the API that the table of
//! routes has, with the things of all programmes and with searches for the marks. Whatever comes
//! back, an error page too, must not hold a mark. A new route is walked without being named here.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use keruen_office::account::{self, AccountForm, Email, Grant, Scope};
use keruen_office::letters::{self, NewLetter};
use keruen_office::programme;
use keruen_people::contact::{self, ContactValue};
use keruen_people::council;
use keruen_people::membership::{self, MembershipDraft};
use keruen_people::person::{self, PersonDraft};
use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_store::limits;
use keruen_web::ROUTES;
use keruen_web::route::Verb;
use keruen_web::testing::{Reply, Site};

use super::world::{Side, Who, World};

/// Somebody of both programmes, with an account that has a role in the other one alone: what is theirs
/// there may reach nobody through the first programme, whose coordinators see the person. Their number.
async fn shared(site: &Site, world: &World<'_>) -> i64 {
    let (here, there) = (
        world.things(Side::Own).programme.id,
        world.things(Side::Other).programme.id,
    );
    let draft = PersonDraft {
        surname: "Ортақұлы".to_owned(),
        given: "Үлгі".to_owned(),
        ..PersonDraft::default()
    };
    let mut tx = site.act().await;
    let form = draft.parse().expect("a name");
    let person = person::create(&mut tx, &form, &[here, there])
        .await
        .expect("a person");
    let number = person.to_string();
    let typed = [
        ("name", "Құпиятіркелгі"),
        ("email", "qupiya@example.kz"),
        ("phone", "8 700 999 88 66"),
        ("lang", "kk"),
        ("person", &number),
    ];
    let typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let form = AccountForm::read(&BTreeMap::from(typed)).expect("a good form");
    let account = account::create(&mut tx, &form).await.expect("an account");
    let trains = Grant::new(Role::Trainer, Scope::Programme(there)).expect("a role in its scope");
    account::grant(&mut tx, account, trains)
        .await
        .expect("a role");
    for (account, programme, subject) in [
        (None, Some(there), "Құпияортақ"),
        (Some(account), None, "Құпиякіру"),
    ] {
        let letter = NewLetter {
            kind: "notice",
            account,
            person: Some(person),
            programme,
            address: None,
            lang: Lang::Kk,
            subject: subject.to_owned(),
            body: "Үлгі.".to_owned(),
            secret: None,
            expires_at: None,
        };
        letters::queue(&mut tx, &letter).await.expect("a letter");
    }
    tx.commit().await.expect("kept");
    person
}

/// Somebody who left the first programme, in the directory and in its team, each with a letter that
/// its coordinator wrote before. The letters.
async fn gone(site: &Site, world: &World<'_>) -> Vec<i64> {
    let here = world.things(Side::Own).programme.id;
    let draft = PersonDraft {
        surname: "Құпиякетті".to_owned(),
        given: "Үлгі".to_owned(),
        ..PersonDraft::default()
    };
    let mut tx = site.act().await;
    let form = draft.parse().expect("a name");
    let person = person::create(&mut tx, &form, &[here]).await;
    let person = person.expect("a person");
    let typed = [
        ("name", "Құпиямүше"),
        ("email", "ketti@example.kz"),
        ("phone", "8 700 999 88 55"),
        ("lang", "kk"),
    ];
    let typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let form = AccountForm::read(&BTreeMap::from(typed)).expect("a good form");
    let account = account::create(&mut tx, &form).await.expect("an account");
    let mut letters = Vec::new();
    for (account, person) in [(None, Some(person)), (Some(account), None)] {
        let letter = NewLetter {
            kind: "notice",
            account,
            person,
            programme: Some(here),
            // The member's goes by hand, beside a telephone.
            address: person.and_then(|_| Email::parse("ketti@example.kz")),
            lang: Lang::Kk,
            subject: "Үлгі хат".to_owned(),
            body: "Үлгі.".to_owned(),
            secret: None,
            expires_at: None,
        };
        letters.push(letters::queue(&mut tx, &letter).await.expect("a letter"));
    }
    person::untie(&mut tx, person, here).await.expect("untied");
    tx.commit().await.expect("kept");
    letters
}

/// Everything that is searched for: beginnings of the marks in several spellings.
const SEARCHES: [&str; 6] = ["ketti@", "құпия", "kupiya", "купия", "9998877", "Құпияұлы"];

/// Ways out that look for what is typed.
const SEARCHED: [&str; 13] = [
    "/desk/messages",
    "/desk/people",
    "/desk/people/{id}/merge",
    "/desk/people/duplicates",
    "/desk/people/new",
    "/desk/people/export.xlsx",
    "/desk/people/export.csv",
    "/desk/orgs",
    "/desk/orgs/{id}/seats/{seat}/take",
    "/desk/messages/new",
    "/desk",
    "/orgs",
    "/api/organisations",
];

/// Puts the marks into the things of a programme; what they are, by a word for each.
async fn marked(site: &Site, world: &World<'_>) -> Vec<(&'static str, String)> {
    let things = world.things(Side::Other);
    let (programme, who) = (things.programme.id, things.people.person);
    let draft = PersonDraft {
        surname: "Құпияұлы".to_owned(),
        given: "Құпиябек".to_owned(),
        former: "Құпиябұрын".to_owned(),
        ..PersonDraft::default()
    };
    let mut tx = site.act().await;
    let form = draft.parse().expect("a name");
    for id in [who, things.people.twin] {
        person::change(&mut tx, id, 1, &form).await.expect("named");
    }
    let phone = ContactValue::phone("8 700 999 88 77").expect("a telephone");
    contact::add(&mut tx, who, &phone).await.expect("a contact");
    let draft = MembershipDraft {
        organisation: Some(things.people.council),
        post: "other".to_owned(),
        title: "Құпиялауазым".to_owned(),
        ..MembershipDraft::default()
    };
    let bond = draft.parse().expect("a good draft");
    membership::add(&mut tx, who, &bond).await.expect("a bond");
    let since = "2026-11-01".parse().expect("a day");
    council::take(&mut tx, things.people.seat, who, since, "Құпиянегіз")
        .await
        .expect("seated");
    let letter = NewLetter {
        kind: "notice",
        account: None,
        person: Some(who),
        programme: Some(programme),
        address: None,
        lang: Lang::Kk,
        subject: "Құпияхат".to_owned(),
        body: "Құпиясөз.".to_owned(),
        secret: None,
        expires_at: None,
    };
    letters::queue(&mut tx, &letter).await.expect("a letter");
    tx.commit().await.expect("kept");
    let name = programme::by_id(site.db(), programme)
        .await
        .expect("a programme")
        .name;
    let name = name.nearest(Lang::Kk).map(|(_, name)| name.to_owned());
    vec![
        ("surname", "Құпияұлы".to_owned()),
        ("given name", "Құпиябек".to_owned()),
        ("former name", "Құпиябұрын".to_owned()),
        ("telephone", "9998877".to_owned()),
        ("telephone in groups", "999\u{a0}88\u{a0}77".to_owned()),
        ("title", "Құпиялауазым".to_owned()),
        ("basis", "Құпиянегіз".to_owned()),
        ("letter", "Құпияхат".to_owned()),
        ("name of the programme", name.expect("a name")),
        ("draft post", format!("Үлгі жаңалық {programme}")),
    ]
}

/// The texts of an answer: its body, and what is packed into it.
fn texts(reply: &Reply) -> Vec<String> {
    let mut texts = vec![reply.text()];
    if let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(&reply.bytes)) {
        for index in 0..archive.len() {
            let mut bytes = Vec::new();
            let mut part = archive.by_index(index).expect("a part");
            part.read_to_end(&mut bytes).expect("read");
            texts.push(String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    texts
}

/// Whether a text holds a mark; `… 12` is not `… 1`.
fn holds(text: &str, mark: &str) -> bool {
    text.match_indices(mark)
        .any(|(at, _)| !text[at + mark.len()..].starts_with(|c: char| c.is_ascii_digit()))
}

/// Every address that a route stands for; those about one person also with this one.
fn paths(world: &World<'_>, pattern: &str, who: Who, shared: i64, letters: &[i64]) -> Vec<String> {
    let mut paths = Vec::new();
    for side in [Side::Own, Side::Other, Side::Open, Side::Mixed] {
        if side == Side::Mixed && !World::nested(pattern) {
            continue;
        }
        let path = world.path(pattern, who, side);
        if SEARCHED.contains(&pattern.trim_start_matches("/{lang}")) {
            for words in SEARCHES {
                let mut query = url::form_urlencoded::Serializer::new(String::new());
                query.append_pair("q", words);
                let join = if path.contains('?') { '&' } else { '?' };
                paths.push(format!("{path}{join}{}", query.finish()));
            }
        }
        paths.push(path);
    }
    if pattern.starts_with("/{lang}/desk/people/{id}") && !pattern.ends_with("/erased") {
        let alone = pattern.replacen("{id}", &shared.to_string(), 1);
        if alone.matches('{').count() == 1 {
            paths.push(alone.replace("{lang}", "en"));
        }
    }
    if pattern == "/{lang}/desk/messages/{id}" {
        paths.extend(letters.iter().map(|id| format!("/en/desk/messages/{id}")));
    }
    paths.sort();
    paths.dedup();
    paths
}

/// Where somebody decides, takes out or writes to people.
const DECISIONS: [&str; 6] = [
    "/export.",
    "/duplicates",
    "/merge",
    "/erase",
    "/block",
    "/desk/messages",
];

/// Whether somebody meets a mark as the clerk of the marked programme: in what is typed in there, and
/// never where only its coordinator decides, though they coordinate another programme.
fn typed_in(who: Who, path: &str, what: &str) -> bool {
    who == Who::Both && what != "letter" && !DECISIONS.iter().any(|way| path.contains(way))
}

#[tokio::test]
async fn marks_of_what_may_not_be_seen_are_in_no_answer() {
    let site = Site::new().await;
    let everybody = Who::ALL;
    let world = World::new(&site).await;
    let mut marks = marked(&site, &world).await;
    let shared = shared(&site, &world).await;
    let letters = gone(&site, &world).await;
    marks.extend([
        ("letter to somebody of both", "Құпияортақ".to_owned()),
        ("letter of an account", "Құпиякіру".to_owned()),
        ("name of an account", "Құпиятіркелгі".to_owned()),
        ("address of an account", "qupiya@example.kz".to_owned()),
        ("telephone of an account", "77009998866".to_owned()),
        ("name of somebody who left", "Құпиякетті".to_owned()),
        ("name of a former member", "Құпиямүше".to_owned()),
        ("address of those who left", "ketti@example.kz".to_owned()),
        (
            "telephone of a former member",
            "999\u{a0}88\u{a0}55".to_owned(),
        ),
    ]);
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut leaks, mut answers) = (Vec::new(), 0);
    for route in ROUTES.iter().filter(|route| route.verb == Verb::Get) {
        for who in everybody {
            for path in paths(&world, route.path, who, shared, &letters) {
                let reply = world.person(who).get(&path).await;
                answers += 1;
                for text in texts(&reply) {
                    for (what, mark) in marks.iter().filter(|(_, mark)| holds(&text, mark)) {
                        if who == Who::Role(Role::Owner) {
                            *found.entry(what).or_default() += 1;
                        } else if !echoed(&path, mark) && !typed_in(who, &path, what) {
                            leaks.push(format!("{who:?} {path}: {what} ({})", reply.status));
                        }
                    }
                }
            }
        }
        limits::sweep(site.db(), "2999-01-01T00:00:00Z".parse().expect("a day"))
            .await
            .expect("swept");
    }
    println!("marks: {answers} answers");
    assert!(
        leaks.is_empty(),
        "{} leaks:\n{}",
        leaks.len(),
        leaks.join("\n")
    );
    // An owner meets every mark: what nobody ever sees would prove nothing.
    for (what, _) in &marks {
        assert!(found.contains_key(what), "nobody ever sees the {what}");
    }
}

/// A page may give back what its reader typed into the search field.
fn echoed(path: &str, mark: &str) -> bool {
    let query = path
        .split_once('?')
        .map(|(_, query)| query)
        .unwrap_or_default();
    url::form_urlencoded::parse(query.as_bytes()).any(|(_, typed)| typed.contains(mark))
}
