//! Accounts in the hands of others: invited, let in by hand, erased.

use axum::http::StatusCode;
use keruen_office::account::{self, Email, Grant, Scope, address};
use keruen_office::token::Token;
use keruen_people::person::{self, PersonDraft};
use keruen_people::role::Role;
use keruen_store::{Engine, jobs, journal, params};
use keruen_web::testing::{BASE, Person, Site};

use crate::{email, with};

keruen_store::statements! {
    TIE = "UPDATE account SET person_id = $2 WHERE id = $1";
    LATEST = "SELECT max(id) FROM letter";
    LETTER = "SELECT body FROM letter WHERE kind = 'invitation' ORDER BY id DESC LIMIT 1";
}

fn id(person: &Person<'_>) -> i64 {
    person.account.expect("an account")
}

async fn give(site: &Site, account: i64, role: Role, programme: i64) {
    let mut tx = site.act().await;
    let grant = Grant::new(role, Scope::Programme(programme)).expect("a role in its scope");
    account::grant(&mut tx, account, grant)
        .await
        .expect("a role");
    tx.commit().await.expect("kept");
}

/// A person of a programme, to whom an account belongs from now on.
async fn tied(site: &Site, account: i64, programme: i64) -> i64 {
    let mut tx = site.act().await;
    let draft = PersonDraft {
        surname: "Үлгіұлы".to_owned(),
        given: "Анкет".to_owned(),
        ..PersonDraft::default()
    };
    let whom = person::create(&mut tx, &draft.parse().expect("a name"), &[programme])
        .await
        .expect("a person");
    tx.run(TIE, &params![account, whom]).await.expect("tied");
    tx.commit().await.expect("kept");
    whom
}

/// Where a link for the member of a team is made.
async fn link_of(site: &Site, programme: i64, account: i64) -> String {
    let team = account::team(site.db(), programme).await.expect("a team");
    let member = team.iter().find(|member| member.account == account);
    let grant = member.expect("on the team").grant;
    format!("/en/desk/programmes/{programme}/team/{grant}/link")
}

#[tokio::test]
async fn a_coordinator_invites_a_clerk_and_lets_them_in() {
    for site in Site::all().await {
        let programme = site.programme().await;
        let coordinator = site.in_programme(Role::Coordinator, programme).await;
        let here = format!("/en/desk/programmes/{programme}/team");
        let fields = [
            ("submission", "k1"),
            ("name", "Үлгіұлы Дана"),
            ("email", "dana@example.kz"),
            ("phone", "8 700 000 00 31"),
            ("lang", "kk"),
            ("role", "clerk"),
        ];
        let invited = coordinator.post(&format!("{here}/new"), &fields).await;
        assert_eq!(invited.header("location"), format!("{here}?said=invited"));
        coordinator.post(&format!("{here}/new"), &fields).await;
        let team = account::team(site.db(), programme).await.expect("a team");
        assert_eq!(team.len(), 2, "a form sent twice makes one account");
        let body: String = site.db().one(LETTER, &[]).await.expect("a letter");
        assert!(body.contains(&format!("{BASE}/kk/sign-in")) && body.contains("dana@example.kz"));

        let path = link_of(&site, programme, team[1].account).await;
        let page = coordinator.get(&here).await.text();
        assert!(page.contains(&path) && page.contains("Үлгіұлы Дана"));
        let hand = coordinator.post(&path, &[]).await;
        assert_eq!(
            (hand.status, hand.header("cache-control")),
            (StatusCode::OK, "no-store")
        );
        let text = hand.text();
        let link = text
            .split(BASE)
            .nth(1)
            .and_then(|rest| rest.split_whitespace().next())
            .expect("a link");
        let entered = site.visitor().post(link, &[]).await;
        let clerk = with(&site, &entered);
        assert_eq!(
            clerk
                .get(&format!("/en/desk/programmes/{programme}"))
                .await
                .status,
            StatusCode::OK
        );
        let thing = account::thing(team[1].account);
        let entries = journal::of(site.db(), thing).await.expect("a journal");
        let made = entries
            .iter()
            .find(|entry| entry.verb == "make-link")
            .expect("journalled");
        assert_eq!(
            (made.account, made.role.as_str()),
            (coordinator.account, "coordinator")
        );
    }
}

#[tokio::test]
async fn what_a_coordinator_may_not_give_or_take_over() {
    let site = Site::new().await;
    let (programme, elsewhere) = (site.programme().await, site.programme().await);
    let coordinator = site.in_programme(Role::Coordinator, programme).await;
    let here = format!("/en/desk/programmes/{programme}/team");
    for role in ["coordinator", "owner", "nobody", ""] {
        let fields = [("name", "Үлгіұлы Дана"), ("lang", "kk"), ("role", role)];
        let reply = coordinator.post(&format!("{here}/new"), &fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{role}");
        assert!(reply.text().contains("value=\"Үлгіұлы Дана\""), "{role}");
    }
    // Whoever has the address already is not moved, and the text stays.
    let stranger = site.in_programme(Role::Clerk, elsewhere).await;
    let taken = email(&site, &stranger).await;
    let fields = [
        ("name", "Үлгіұлы Дана"),
        ("email", taken.as_str()),
        ("lang", "kk"),
        ("role", "clerk"),
    ];
    let reply = coordinator.post(&format!("{here}/new"), &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.text().contains(&format!("value=\"{taken}\"")));

    // Another coordinator; an owner; a clerk of somebody else's programme as well; and a
    // participant whose own person belongs to another programme.
    let peer = site.in_programme(Role::Coordinator, programme).await;
    let owner = site.owner().await;
    give(&site, id(&owner), Role::Trainer, programme).await;
    give(&site, id(&stranger), Role::Clerk, programme).await;
    let participant = site.in_programme(Role::Participant, programme).await;
    let whom = tied(&site, id(&participant), elsewhere).await;
    for account in [&coordinator, &peer, &owner, &stranger, &participant].map(id) {
        let path = link_of(&site, programme, account).await;
        let reply = coordinator.post(&path, &[]).await;
        assert_eq!(reply.status, StatusCode::CONFLICT, "{account}");
        assert!(!reply.text().contains("/sign-in/"), "{account}");
        assert!(!coordinator.get(&here).await.text().contains(&path));
    }
    // Once the person is the coordinator's too, nothing new opens.
    let mut tx = site.act().await;
    person::tie(&mut tx, whom, programme).await.expect("tied");
    tx.commit().await.expect("kept");
    let path = link_of(&site, programme, id(&participant)).await;
    assert_eq!(coordinator.post(&path, &[]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn asking_at_the_door_gives_no_coordinator_what_they_may_not_make() {
    for site in Site::all().await {
        let (programme, elsewhere) = (site.programme().await, site.programme().await);
        let coordinator = site.in_programme(Role::Coordinator, programme).await;
        let ours = site.in_programme(Role::Clerk, programme).await;
        let theirs = site.in_programme(Role::Clerk, programme).await;
        tied(&site, id(&ours), programme).await;
        tied(&site, id(&theirs), elsewhere).await;
        for (clerk, hands_on) in [(&ours, true), (&theirs, false)] {
            let address = email(&site, clerk).await;
            let asked = site.visitor();
            asked.post("/en/sign-in", &[("email", &address)]).await;
            let letter: i64 = site.db().one(LATEST, &[]).await.expect("a letter");
            let here = format!("/en/desk/messages/{letter}");
            let page = coordinator.get(&here).await;
            assert_eq!(page.status == StatusCode::OK, hands_on, "{address}");
            // As long as it goes by mail, nobody needs to see the link.
            assert!(!page.text().contains("/sign-in/"), "{address}");
            coordinator.post(&format!("{here}/hand"), &[]).await;
            let page = coordinator.get(&here).await.text();
            assert_eq!(page.contains("/sign-in/"), hands_on, "{address}");
        }
    }
}

#[tokio::test]
async fn once_an_owner_moves_an_address_nothing_sent_to_the_old_one_opens() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let clerk = site.in_programme(Role::Clerk, site.programme().await).await;
        let old = email(&site, &clerk).await;
        site.visitor().post("/en/sign-in", &[("email", &old)]).await;
        let link = crate::latest_link(&site).await;
        let spare = "0000-0000-0000";
        clerk
            .post(
                "/en/me/email",
                &[("new_email", "thief@example.kz"), ("code_email", spare)],
            )
            .await;
        let waiting = crate::latest_link(&site).await;
        let here = format!("/en/desk/site/accounts/{}", id(&clerk));
        let fields = [
            ("version", "1"),
            ("name", "Үлгіұлы Дана"),
            ("email", "dana@example.kz"),
            ("lang", "en"),
        ];
        let saved = owner.post(&format!("{here}/edit"), &fields).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
        let visitor = site.visitor();
        for (who, path) in [(&visitor, &link), (&clerk, &waiting)] {
            assert_eq!(who.post(path, &[]).await.status, StatusCode::GONE, "{path}");
        }
        assert!(!clerk.get("/en/me").await.text().contains("thief@"));
        assert_eq!(email(&site, &clerk).await, "dana@example.kz");
    }
}

#[tokio::test]
async fn an_erased_account_leaves_no_byte_and_no_door() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let somebody = site
            .by_link(Role::Trainer, Some(site.programme().await))
            .await;
        let account = account::by_id(site.db(), id(&somebody)).await.expect("it");
        let version = account.version.to_string();
        let named = [
            ("version", version.as_str()),
            ("name", "Ерекшеатау"),
            ("phone", "8 700 999 88 77"),
        ];
        somebody.post("/en/me/about", &named).await;
        let renamed = [("version", "2"), ("name", "Ерекшеатау Екінші")];
        somebody.post("/en/me/about", &renamed).await;
        somebody
            .post("/en/me/email", &[("new_email", "erekshe@example.kz")])
            .await;
        let mut tx = site.act().await;
        let wish = Email::parse("erekshe2@example.kz").expect("an address");
        address::ask(&mut tx, account.id, &wish, &Token::new([3; 32]))
            .await
            .expect("asked");
        tx.commit().await.expect("kept");

        let here = format!("/en/desk/site/accounts/{}", account.id);
        let page = owner.get(&format!("{here}/erase")).await.text();
        for part in ["Ерекшеатау", "1 role", "1 device", "This cannot be undone"] {
            assert!(page.contains(part), "{part}");
        }
        let erased = owner
            .post(&format!("{here}/erase"), &[("submission", "e1")])
            .await;
        assert_eq!(
            erased.header("location"),
            "/en/desk/site/accounts?said=account-erased"
        );
        let again = owner
            .post(&format!("{here}/erase"), &[("submission", "e2")])
            .await;
        assert_eq!(again.header("location"), erased.header("location"));
        assert_eq!(owner.get(&here).await.status, StatusCode::NOT_FOUND);
        assert_eq!(somebody.get("/en/me").await.status, StatusCode::SEE_OTHER);
        let job = jobs::in_state(site.db(), jobs::State::Waiting, 10)
            .await
            .expect("jobs");
        assert!(job.iter().any(|job| job.kind == "checkpoint"));

        // What the job does; and on SQLite no byte is left in any file.
        site.db().checkpoint().await.expect("emptied");
        if site.db().engine() == Engine::Sqlite {
            for entry in std::fs::read_dir(site.db().dir()).expect("a folder") {
                let bytes = std::fs::read(entry.expect("a file").path()).expect("its bytes");
                for mark in ["Ерекшеатау", "erekshe", "77009998877"] {
                    let found = bytes
                        .windows(mark.len())
                        .any(|part| part == mark.as_bytes());
                    assert!(!found, "{mark} is left");
                }
            }
        }
    }
}

#[tokio::test]
async fn the_last_owner_and_oneself_are_not_erased() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let path = |id: i64| format!("/en/desk/site/accounts/{id}/erase");
    let own = owner.post(&path(id(&owner)), &[]).await;
    assert_eq!(own.status, StatusCode::CONFLICT);
    assert_eq!(
        owner.get(&path(id(&owner))).await.status,
        StatusCode::CONFLICT
    );
    assert_eq!(owner.get("/en/me").await.status, StatusCode::OK);
    let other = site.owner().await;
    assert_eq!(
        owner.post(&path(id(&other)), &[]).await.status,
        StatusCode::SEE_OTHER,
        "one of two owners goes"
    );
}
