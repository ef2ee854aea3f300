//! Public acts and their files through HTTP.

use keruen_office::public_acts::{self, By, Kind, NewAct};
use keruen_office::text::Trio;
use keruen_people::role::Role;
use keruen_web::testing::Site;

#[tokio::test]
async fn an_act_is_checked_then_made_once_and_its_file_is_for_everybody() {
    for site in Site::all().await {
        let (owner, visitor) = (site.owner().await, site.visitor());
        let fields = [
            ("kind", "publication"),
            ("text_kk", "Шарт жарияланды"),
            ("submission", "key-1"),
        ];
        let check = owner
            .upload("/en/desk/acts/new", &fields, "upload", "шарт.txt", b"terms")
            .await;
        assert_eq!(check.status, 200, "{}", check.text());
        let hash = keruen_office::token::Sha::of(b"terms");
        assert!(check.text().contains(hash.as_str()));
        let file = format!("/files/{}", hash.as_str());
        assert_eq!(
            visitor.get("/en/acts/1").await.status,
            404,
            "a check makes nothing"
        );
        assert_eq!(visitor.get(&file).await.status, 404);

        let made = [&fields[..], &[("file", hash.as_str())]].concat();
        for _ in 0..2 {
            let reply = owner.post("/en/desk/acts/make", &made).await;
            assert_eq!(
                reply.header("location"),
                "/en/desk/acts/1",
                "{}",
                reply.text()
            );
        }
        let act = visitor.get("/en/acts/1").await.text();
        assert!(act.contains("Шарт жарияланды") && act.contains(&file));
        let kept = visitor.get(&file).await;
        assert_eq!(kept.bytes, b"terms");
        assert!(kept.header("content-disposition").starts_with("attachment"));

        let correction = [
            ("kind", "correction"),
            ("text_kk", "Түзету"),
            ("corrects", "1"),
            ("submission", "key-2"),
        ];
        assert_eq!(
            owner.post("/en/desk/acts/make", &correction).await.status,
            303
        );
        assert!(
            visitor
                .get("/en/acts/1")
                .await
                .text()
                .contains("/en/acts/2")
        );
        assert!(
            visitor
                .get("/en/acts/2")
                .await
                .text()
                .contains("/en/acts/1")
        );
    }
}

#[tokio::test]
async fn an_act_needs_kazakh_and_a_coordinator_the_own_programme() {
    let site = Site::new().await;
    let (mine, other) = (site.programme().await, site.programme().await.to_string());
    let coordinator = site.in_programme(Role::Coordinator, mine).await;
    let english = [
        ("kind", "publication"),
        ("text_en", "Terms"),
        ("programme", &mine.to_string()),
    ];
    let reply = coordinator.post("/en/desk/acts/make", &english).await;
    assert_eq!(reply.status, 422);
    assert!(reply.text().contains("id=\"text_kk-error\""));
    for programme in ["", other.as_str()] {
        let foreign = [
            ("kind", "publication"),
            ("text_kk", "Шарт"),
            ("programme", programme),
        ];
        assert_eq!(
            coordinator
                .post("/en/desk/acts/make", &foreign)
                .await
                .status,
            422,
            "{programme:?}"
        );
    }
}

#[tokio::test]
async fn the_list_at_the_desk_is_narrowed_and_leads_to_a_correction() {
    for site in Site::all().await {
        let (mine, other) = (site.programme().await, site.programme().await);
        let (owner, coordinator) = (
            site.owner().await,
            site.in_programme(Role::Coordinator, mine).await,
        );
        let empty = coordinator.get("/en/desk/acts").await.text();
        assert!(empty.contains("/en/desk/acts/new"), "{empty}");
        for (kind, programme) in [("publication", mine), ("freeze", other)] {
            let fields = [
                ("kind", kind),
                ("text_kk", "Үлгі"),
                ("programme", &programme.to_string()),
            ];
            let made = owner.post("/en/desk/acts/make", &fields).await;
            assert_eq!(made.status, 303, "{}", made.text());
        }
        let list = coordinator.get("/en/desk/acts").await.text();
        assert!(list.contains("Act 1") && list.contains("Act 2"), "{list}");
        assert!(list.contains("/en/desk/acts/new?corrects=1"));
        assert!(
            !list.contains("/en/desk/acts/new?corrects=2"),
            "no way that is refused"
        );
        let freeze = coordinator.get("/en/desk/acts?kind=freeze").await.text();
        assert!(freeze.contains("Act 2") && !freeze.contains("Act 1<"));
        let of_mine = format!("/en/desk/acts?programme={mine}");
        let of_mine = coordinator.get(&of_mine).await.text();
        assert!(of_mine.contains("Act 1<") && !of_mine.contains("Act 2<"));
        let none = coordinator.get("/en/desk/acts?kind=draw").await.text();
        assert!(none.contains("There is no such act"), "{none}");

        let form = coordinator.get("/en/desk/acts/new?corrects=1").await.text();
        assert!(form.contains("name=\"corrects\" value=\"1\"") || form.contains("value=\"1\""));
        let correction = |corrects: &'static str, programme: i64| {
            [
                ("kind", "correction".to_owned()),
                ("text_kk", "Түзету".to_owned()),
                ("corrects", corrects.to_owned()),
                ("programme", programme.to_string()),
            ]
        };
        for (corrects, wanted) in [("2", 422), ("1", 303)] {
            let fields = correction(corrects, mine);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
            let reply = coordinator.post("/en/desk/acts/make", &fields).await;
            assert_eq!(reply.status.as_u16(), wanted, "{}", reply.text());
        }
        let list = owner.get("/en/desk/acts").await.text();
        assert!(
            list.contains("Act 3") && list.contains("This act has been corrected"),
            "{list}"
        );
    }
}

#[tokio::test]
async fn an_act_of_the_site_itself_names_nobody_of_the_team() {
    let site = Site::new().await;
    let act = NewAct {
        kind: Kind::Publication,
        programme: None,
        text: Trio::new("Жабылды", "", ""),
        subject: None,
        corrects: None,
    };
    let day = "2026-11-30".parse().expect("a day");
    let mut tx = site.act().await;
    public_acts::make(&mut tx, &act, By::Site, day)
        .await
        .expect("made");
    tx.commit().await.expect("kept");
    let page = site.visitor().get("/en/acts/1").await.text();
    assert!(page.contains("The site itself"), "{page}");
    assert!(!page.contains("Member of the team"), "{page}");
}
