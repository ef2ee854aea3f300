//! The Back button: a form that was sent comes once more with the key it had, corrected.

use axum::http::StatusCode;
use keruen_web::testing::Site;

use super::{open_programme, page_of, write_post};

/// What of a form changes, and in which field the correction is made.
struct Sheet {
    address: String,
    field: &'static str,
    fixed: &'static [(&'static str, &'static str)],
    upload: bool,
}

#[tokio::test]
async fn a_corrected_form_is_never_thrown_away() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let (open, draft) = (open_programme(&site).await, site.programme().await);
        let post = write_post(&owner, open, false).await;
        let body = [("kind", "ngo"), ("name_kk", "Қор")];
        let body = owner.post("/en/desk/orgs/new", &body).await;
        let body = page_of(&body);
        let sheets = [
            Sheet {
                address: format!("/en/desk/programmes/{draft}/edit"),
                field: "name_kk",
                fixed: &[("version", "1"), ("was_name_kk", "Сынақ"), ("lang_kk", "1")],
                upload: false,
            },
            Sheet {
                address: format!("{}/edit", page_of(&post)),
                field: "title_kk",
                fixed: &[("version", "1"), ("text_kk", "Мәтін")],
                upload: true,
            },
            Sheet {
                address: format!("{body}/edit"),
                field: "name_kk",
                fixed: &[("version", "1"), ("was_name_kk", "Қор"), ("kind", "ngo")],
                upload: false,
            },
            Sheet {
                address: "/en/desk/site/edit".to_owned(),
                field: "name_kk",
                fixed: &[("version", "0"), ("was_name_kk", "")],
                upload: false,
            },
        ];
        for sheet in sheets {
            let send = async |text: &'static str| {
                let typed = [sheet.fixed, &[("submission", "back"), (sheet.field, text)]].concat();
                if sheet.upload {
                    owner
                        .upload(&sheet.address, &typed, "picture", "", b"")
                        .await
                } else {
                    owner.post(&sheet.address, &typed).await
                }
            };
            let here = &sheet.address;
            let first = send("Қате жазылған").await;
            assert_eq!(
                first.status,
                StatusCode::SEE_OTHER,
                "{here} {}",
                first.text()
            );
            let twice = send("Қате жазылған").await;
            assert_eq!(twice.status, StatusCode::SEE_OTHER, "{here}");
            assert_eq!(page_of(&twice), page_of(&first), "{here}");

            let corrected = send("Түзетілген").await;
            assert_eq!(corrected.status, StatusCode::CONFLICT, "{here}");
            let page = corrected.text();
            assert!(
                page.contains("Қате жазылған") && page.contains("Түзетілген"),
                "both versions: {page}"
            );
        }
    }
}
