//! The morning letter through HTTP: the link that stops it, and the switch on one's own page.

use jiff::civil::date;
use keruen_clock::Calendar;
use keruen_office::home::Occasion;
use keruen_office::letters::outbox;
use keruen_people::role::Role;
use keruen_web::testing::{Site, today};

/// Writes the letters of the day, and gives what the first one carries: text and link.
async fn written(site: &Site) -> Option<(String, String)> {
    let calendar = Calendar::kazakhstan().expect("the engine's own");
    let occasion = Occasion {
        now: today(),
        today: date(2026, 11, 30),
        calendar: &calendar,
        mail: true,
    };
    let db = site.app.db();
    let chance = keruen_web::app::system_chance;
    let count = keruen_web::morning::write(db, site.app.config(), occasion, chance)
        .await
        .expect("written");
    let again = keruen_web::morning::write(db, site.app.config(), occasion, chance)
        .await
        .expect("asked");
    assert_eq!(again, 0, "a day is written once");
    let letter = outbox::claim(db, today()).await.expect("asked");
    assert_eq!(letter.is_some(), count > 0);
    let letter = letter?;
    Some((letter.text, letter.stop?))
}

#[tokio::test]
async fn a_letter_brings_the_link_that_stops_it() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let (text, stop) = written(&site).await.expect("an owner without backups");
        assert!(
            text.contains("https://keruen.example/") && text.contains(&stop),
            "{text}"
        );
        let path = stop
            .strip_prefix("https://keruen.example")
            .expect("of this site");

        let visitor = site.visitor();
        let page = visitor.get(path).await;
        assert_eq!(page.status, 200);
        let shown = |text: &str| text.contains("name=\"morning\" value=\"1\" checked");
        assert!(
            shown(&owner.get("/en/me").await.text()),
            "opening changes nothing"
        );
        for _ in 0..2 {
            let pressed = visitor.post(path, &[]).await;
            assert_eq!(pressed.status, 200, "{}", pressed.text());
        }
        assert!(!shown(&owner.get("/en/me").await.text()));

        let choices = [("lang", "kk"), ("theme", "device"), ("morning", "1")];
        let saved = owner.post("/en/me/preferences", &choices).await;
        assert_eq!(saved.status, 303);
        assert!(shown(&owner.get("/en/me").await.text()));
        for wrong in ["/en/letters/ULGI", "/en/letters/A/B"] {
            let page = visitor.get(wrong).await;
            assert!(
                matches!(page.status.as_u16(), 404 | 410),
                "{wrong}: {}",
                page.status
            );
        }
    }
}

#[tokio::test]
async fn others_are_asked_first() {
    for site in Site::all().await {
        let programme = site.programme().await;
        let clerk = site.in_programme(Role::Clerk, programme).await;
        assert!(written(&site).await.is_none(), "nobody wants one");
        let page = clerk.get("/en/me").await.text();
        assert!(
            page.contains("name=\"morning\" value=\"1\"") && !page.contains("value=\"1\" checked")
        );
    }
}
