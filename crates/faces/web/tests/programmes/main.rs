//! Programmes, their news and photos through HTTP.

mod again;
mod late;
mod written;

use keruen_people::role::Role;
use keruen_web::testing::{Person, Reply, Site};

const NAME: [(&str, &str); 2] = [("name_kk", "Керуен"), ("lang_kk", "1")];

/// A programme that everybody sees.
async fn open_programme(site: &Site) -> i64 {
    let id = site.programme().await;
    let mut tx = site.act().await;
    let names = keruen_people::organisation::OrganisationDraft {
        kind: "ngo".into(),
        name_kk: "«Мысал» қоры".into(),
        ..Default::default()
    };
    let body = keruen_people::organisation::create(&mut tx, &names.parse().expect("a good draft"))
        .await
        .expect("an organisation");
    tx.commit().await.expect("a commit");
    let owner = site.owner().await;
    let body = body.to_string();
    let saved = owner
        .post(
            &format!("/en/desk/programmes/{id}/edit"),
            &[&NAME[..], &[("version", "1"), ("commissioner", &body)]].concat(),
        )
        .await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let opened = owner
        .post(
            &format!("/en/desk/programmes/{id}/publish"),
            &[("version", "2")],
        )
        .await;
    assert_eq!(opened.status, 303, "{}", opened.text());
    id
}

fn slug(page: &str) -> String {
    let from = page.split("/en/p/").nth(1).expect("a public address");
    from.split(['"', '/']).next().unwrap_or_default().to_owned()
}

async fn public_slug(owner: &Person<'_>, id: i64) -> String {
    slug(&owner.get(&format!("/en/desk/programmes/{id}")).await.text())
}

#[tokio::test]
async fn a_programme_is_open_only_while_it_is_published() {
    for site in Site::all().await {
        let id = open_programme(&site).await;
        let (owner, visitor) = (site.owner().await, site.visitor());
        let address = format!("/en/p/{}", public_slug(&owner, id).await);
        let page = visitor.get(&address).await;
        assert_eq!(page.status, 200);
        assert!(
            page.text().contains("https://keruen.example/static/"),
            "a picture for messengers"
        );
        assert!(
            page.text().contains("lang=\"kk\">Керуен"),
            "the name is marked as Kazakh"
        );
        assert!(!page.header("etag").is_empty());
        assert!(
            visitor
                .get("/en/programmes")
                .await
                .text()
                .contains(&address)
        );

        let here = format!("/en/desk/programmes/{id}/withdraw");
        let without_why = owner.post(&here, &[("version", "3")]).await;
        assert_eq!(without_why.status, 422);
        assert_eq!(
            owner
                .post(&here, &[("version", "3"), ("why", "қате")])
                .await
                .status,
            303
        );
        assert_eq!(visitor.get(&address).await.status, 404);
        assert_eq!(
            visitor.get(&format!("{address}/feed.atom")).await.status,
            404
        );
        assert_eq!(
            owner.get(&address).await.status,
            200,
            "its team still sees it"
        );
    }
}

#[tokio::test]
async fn a_programme_without_a_commissioner_is_not_published() {
    let site = Site::new().await;
    let id = site.programme().await;
    let owner = site.owner().await;
    let page = owner
        .get(&format!("/en/desk/programmes/{id}/publish"))
        .await
        .text();
    assert!(
        !page.contains("type=\"submit\""),
        "there is nothing to press"
    );
    let forced = owner
        .post(
            &format!("/en/desk/programmes/{id}/publish"),
            &[("version", "1")],
        )
        .await;
    assert_eq!(forced.status, 422);
    assert!(forced.text().contains("commissioner"));
}

#[tokio::test]
async fn the_second_saver_of_one_field_chooses_and_of_another_field_is_not_asked() {
    let site = Site::new().await;
    let id = site.programme().await;
    let owner = site.owner().await;
    let edit = format!("/en/desk/programmes/{id}/edit");
    let was = [
        ("was_name_kk", "Бұрынғы"),
        ("was_contract_number", ""),
        ("was_lang_kk", "1"),
    ];
    let first = [("name_kk", "Бірінші"), ("lang_kk", "1"), ("version", "1")];
    assert_eq!(
        owner.post(&edit, &[&first[..], &was].concat()).await.status,
        303
    );

    let second = [("name_kk", "Екінші"), ("lang_kk", "1"), ("version", "1")];
    let conflict = owner.post(&edit, &[&second[..], &was].concat()).await;
    assert_eq!(conflict.status, 409);
    let text = conflict.text();
    assert!(text.contains("Бірінші") && text.contains("Екінші"));
    assert!(
        text.contains("name=\"version\" value=\"2\""),
        "the choice is saved over what stands"
    );

    // An indicator is another part of the programme: no question.
    let indicator = [
        ("name_kk", "Адам"),
        ("target", "180"),
        ("unit_kk", "адам"),
        ("version", "1"),
    ];
    let made = owner
        .post(
            &format!("/en/desk/programmes/{id}/indicators/new"),
            &indicator,
        )
        .await;
    assert_eq!(made.status, 303, "{}", made.text());
}

/// Where an act led, without what the page says of it.
fn page_of(reply: &Reply) -> String {
    let to = reply.header("location");
    to.split('?').next().unwrap_or_default().to_owned()
}

/// A photo, as a telephone sends it.
fn photo() -> Vec<u8> {
    include_bytes!("../../assets/card.png").to_vec()
}

async fn write_post(who: &Person<'_>, id: i64, consent: bool) -> Reply {
    let mut fields = vec![
        ("title_kk", "Төрт оқыту өтті"),
        ("text_kk", "Бірінші & <екінші>"),
        ("slug", "trainings"),
        ("alt_kk", "Дөңгелек үстел"),
        ("version", "3"),
    ];
    if consent {
        fields.push(("photo_consent", "1"));
    }
    who.upload(
        &format!("/en/desk/programmes/{id}/news/new"),
        &fields,
        "picture",
        "IMG_1.PNG",
        &photo(),
    )
    .await
}

#[tokio::test]
async fn a_photo_is_shown_only_with_consent_and_while_its_post_is_public() {
    for site in Site::all().await {
        let id = open_programme(&site).await;
        let coordinator = site.in_programme(Role::Coordinator, id).await;
        let visitor = site.visitor();
        let made = write_post(&coordinator, id, false).await;
        assert_eq!(made.status, 303, "{}", made.text());
        let post = page_of(&made);
        let refused = coordinator
            .post(&format!("{post}/publish"), &[("version", "1")])
            .await;
        assert_eq!(refused.status, 422, "no consent");
        let draft = coordinator.get(&format!("{post}/photo.jpg")).await;
        assert_eq!(
            (draft.status.as_u16(), draft.header("content-type")),
            (200, "image/jpeg")
        );

        let hash = keruen_office::token::Sha::of(&draft.bytes);
        let file = format!("/files/{}", hash.as_str());
        assert_eq!(
            visitor.get(&file).await.status,
            404,
            "nothing public shows it"
        );
        let agreed = [
            ("title_kk", "Төрт оқыту өтті"),
            ("text_kk", "Бірінші & <екінші>"),
            ("photo", hash.as_str()),
            ("alt_kk", "Дөңгелек үстел"),
            ("photo_consent", "1"),
            ("version", "1"),
        ];
        let saved = coordinator
            .upload(&format!("{post}/edit"), &agreed, "picture", "", b"")
            .await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        assert_eq!(
            coordinator
                .post(&format!("{post}/publish"), &[("version", "2")])
                .await
                .status,
            303
        );

        let shown = visitor.get(&file).await;
        assert_eq!(
            (shown.status.as_u16(), shown.header("content-type")),
            (200, "image/jpeg")
        );
        // Whoever keeps it asks each time: the consent may be withdrawn.
        assert_eq!(shown.header("cache-control"), "public, no-cache");
        let tag = shown.header("etag");
        assert_eq!(tag, format!("\"{}\"", hash.as_str()));
        let again = |tag: &str| {
            let request = visitor.request("GET", &file).header("if-none-match", tag);
            request.body(axum::body::Body::empty()).expect("a request")
        };
        let kept = site.send(again(tag)).await;
        assert_eq!((kept.status.as_u16(), kept.bytes.len()), (304, 0));
        assert_eq!(shown.header("x-content-type-options"), "nosniff");

        let slug = public_slug(&site.owner().await, id).await;
        let card = visitor.get(&format!("/p/{slug}/card.jpg")).await;
        assert_eq!(
            (card.status.as_u16(), card.header("content-type")),
            (200, "image/jpeg")
        );
        let feed = visitor.get(&format!("/en/p/{slug}/feed.atom")).await.text();
        assert!(feed.contains(&format!(
            "https://keruen.example/en/p/{slug}/news/trainings"
        )));
        assert!(feed.contains("Бірінші &#38; &#60;екінші&#62;"), "{feed}");

        assert_eq!(
            coordinator
                .post(
                    &format!("{post}/withdraw"),
                    &[("version", "3"), ("why", "x")]
                )
                .await
                .status,
            303
        );
        assert_eq!(visitor.get(&file).await.status, 404);
        assert_eq!(site.send(again(shown.header("etag"))).await.status, 404);
    }
}

#[tokio::test]
async fn a_photo_that_is_none_keeps_what_was_typed() {
    let site = Site::new().await;
    let id = site.programme().await;
    let owner = site.owner().await;
    let fields = [
        ("title_kk", "Тақырып"),
        ("text_kk", "Мәтін"),
        ("version", "1"),
    ];
    let reply = owner
        .upload(
            &format!("/en/desk/programmes/{id}/news/new"),
            &fields,
            "picture",
            "a.jpg",
            b"not a photo",
        )
        .await;
    assert_eq!(reply.status, 422);
    assert!(reply.text().contains("Тақырып") && reply.text().contains("id=\"picture-error\""));
}

#[tokio::test]
async fn a_coordinator_gives_lesser_roles_only() {
    let site = Site::new().await;
    let id = site.programme().await;
    let coordinator = site.in_programme(Role::Coordinator, id).await;
    let clerk = site.in_programme(Role::Clerk, id).await;
    let account = clerk.account.expect("an account").to_string();
    let team = format!("/en/desk/programmes/{id}/team");
    for (role, wanted) in [
        ("trainer", 303),
        ("trainer", 422),
        ("coordinator", 422),
        ("owner", 422),
    ] {
        let reply = coordinator
            .post(&team, &[("account", &account), ("role", role)])
            .await;
        assert_eq!(reply.status.as_u16(), wanted, "{role}");
    }
    assert_eq!(clerk.get(&team).await.status, 403);
}
