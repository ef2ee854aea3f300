//! What stands at the desk of a programme.

use keruen_office::news::{self, PostForm};
use keruen_office::programme::{self, DeliverableForm, IndicatorForm};
use keruen_office::token::Sha;
use keruen_store::{Tx, params};
use keruen_web::testing::Site;

use super::form;

keruen_store::statements! {
    PUBLISH = "UPDATE programme SET published_at = $2 WHERE id = $1";
    PUBLISH_POST = "UPDATE news SET published_at = $2 WHERE id = $1";
}

/// A photo of a post.
const PICTURE: &[u8] = include_bytes!("../../../assets/card.png");

/// A programme and its parts.
pub struct Programme {
    pub id: i64,
    pub slug: String,
    pub post: i64,
    /// The end of the post's public address.
    pub news: String,
    pub indicator: i64,
    pub deliverable: i64,
}

impl Programme {
    /// Makes it.
    pub async fn new(site: &Site, published: bool) -> Self {
        let id = site.programme().await;
        let mut tx = site.act().await;
        let picture = site
            .app
            .files()
            .put(&mut tx, PICTURE, "image/png")
            .await
            .expect("a picture");
        let picture = Sha::parse(&picture.to_string()).expect("a hash");
        let post = post(&mut tx, id, &picture).await;
        let (indicator, deliverable) = targets(&mut tx, id).await;
        if published {
            for (statement, id) in [(PUBLISH, id), (PUBLISH_POST, post)] {
                tx.run(statement, &params![id, site.app.now()])
                    .await
                    .expect("published");
            }
        }
        tx.commit().await.expect("a commit");
        let slug = programme::by_id(site.db(), id)
            .await
            .expect("a programme")
            .slug;
        let news = news::by_id(site.db(), post).await.expect("a post").slug;
        Self {
            id,
            slug,
            post,
            news,
            indicator,
            deliverable,
        }
    }

    /// What stands for a parameter of a path.
    pub fn value(&self, to: &str) -> Option<String> {
        let id = match to {
            "/p/{programme}" | "/api/programmes/{slug}" => return Some(self.slug.clone()),
            "/p/{programme}/news/{slug}" => return Some(self.news.clone()),
            "/desk/people/{id}/programmes/{programme}" | "/desk/programmes/{id}" => self.id,
            "/desk/programmes/{id}/news/{item}" => self.post,
            "/desk/programmes/{id}/indicators/{item}" => self.indicator,
            "/desk/programmes/{id}/deliverables/{item}" => self.deliverable,
            _ => return None,
        };
        Some(id.to_string())
    }

    /// What a form or a query names besides the path: the form as it was shown, so that only the
    /// rights can stand in the way.
    pub fn named(to: &str) -> Vec<(&'static str, String)> {
        if !to.starts_with("/desk/programmes/{id}/") {
            return Vec::new();
        }
        let typed = [
            ("version", "3"),
            ("name_kk", "Үлгі"),
            ("target", "10"),
            ("unit_kk", "адам"),
        ];
        typed.map(|(name, value)| (name, value.to_owned())).into()
    }
}

async fn post(tx: &mut Tx, programme: i64, photo: &Sha) -> i64 {
    let fields = form(&[
        ("title_kk", format!("Үлгі жаңалық {programme}")),
        ("text_kk", "Мәтін.".to_owned()),
        ("photo", photo.as_str().to_owned()),
        ("alt_kk", "Үлгі сурет".to_owned()),
        ("photo_consent", "1".to_owned()),
    ]);
    news::create(
        tx,
        programme,
        &PostForm::read(&fields).expect("a good form"),
    )
    .await
    .expect("a post")
}

/// An indicator and a deliverable.
async fn targets(tx: &mut Tx, programme: i64) -> (i64, i64) {
    let name = || ("name_kk", "Үлгі көрсеткіш".to_owned());
    let fields = form(&[
        name(),
        ("target", "10".to_owned()),
        ("unit_kk", "адам".to_owned()),
    ]);
    let indicator = IndicatorForm::read(&fields).expect("a good form");
    let indicator = programme::save_indicator(tx, programme, 1, None, &indicator)
        .await
        .expect("an indicator");
    let deliverable = DeliverableForm::read(&form(&[name()])).expect("a good form");
    let deliverable = programme::save_deliverable(tx, programme, 2, None, &deliverable)
        .await
        .expect("a deliverable");
    (indicator, deliverable)
}
