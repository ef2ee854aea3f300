//! The photo that comes with a post: written anew without the camera's metadata, then kept.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use keruen_office::news;
use keruen_office::token::Sha;
use keruen_paper::photo::{self, PhotoError};
use keruen_people::role::Role;
use keruen_speech::{Speaker, number};

use super::gate::enter;
use crate::cx::Cx;
use crate::form::Form;
use crate::heavy::Heavy;
use crate::page::Answer;
use crate::pages::files;
use crate::trouble::Trouble;

/// The form of a post, with the photo that came beside it already kept under the field `photo`.
/// A photo that is refused is a fault of the form; everything typed stays.
pub async fn received(cx: &mut Cx, role: Option<Role>) -> Result<Form, Trouble> {
    let upload = cx.upload().await?;
    let mut form = upload.form;
    if form.ticked("without_photo") {
        form = form.replaced("photo", "");
    }
    let Some(file) = upload.file else {
        return Ok(form);
    };
    let turn = Heavy::Photo.turn().await;
    let content = file.bytes().await?;
    let made = turn.run(move || photo::reencode(&content)).await;
    match made.map_err(Trouble::internal)? {
        Ok(photo) => {
            // Not an act yet: nobody sees the file before a post names it.
            let mut tx = cx.db().upkeep(cx.now()).await?;
            let hash = cx
                .app
                .files()
                .put(&mut tx, &photo.jpeg, "image/jpeg")
                .await?;
            tx.commit().await?;
            tracing::debug!(?role, %hash, "a photo was kept");
            form = form.replaced("photo", &hash.to_string());
        }
        Err(error) => form.refuse("picture", sentence(cx.t, &error)),
    }
    Ok(form)
}

/// The photo that goes along with a form, small enough to stand in the page itself: nobody else has
/// an address of it. Nothing where there is none, or where another programme's team keeps it.
pub async fn kept(cx: &Cx, form: &Form, programme: i64) -> Result<Option<String>, Trouble> {
    let Some(sha) = Sha::parse(form.value("photo")) else {
        return Ok(None);
    };
    let hash = sha.as_str().parse().map_err(Trouble::internal)?;
    let info = cx.app.files().info(cx.db(), &hash).await?;
    if info.is_none_or(|info| info.mime != "image/jpeg")
        || news::uses_elsewhere(cx.db(), &sha, programme).await?
    {
        return Ok(None);
    }
    let turn = Heavy::Photo.turn().await;
    let content = cx.app.files().get(&hash).await?;
    let made = turn.run(move || photo::thumbnail(&content)).await;
    let small = made.map_err(Trouble::internal)?;
    Ok(small
        .ok()
        .map(|small| format!("data:image/jpeg;base64,{}", STANDARD.encode(small.jpeg))))
}

fn sentence(t: Speaker<'_>, error: &PhotoError) -> String {
    match error {
        PhotoError::Empty => t.say("news-photo-empty"),
        PhotoError::TooBig { limit, .. } => {
            let limit = number::bytes(t.lang(), *limit as u64);
            t.say1("news-photo-too-big", "limit", limit)
        }
        PhotoError::TooManyPixels { .. } => t.say("news-photo-too-many-pixels"),
        PhotoError::Heic => t.say("news-photo-heic"),
        PhotoError::NotAPhoto => t.say("news-photo-not"),
        PhotoError::Cut => t.say("news-photo-cut"),
        PhotoError::Damaged { .. } => t.say("news-photo-damaged"),
    }
}

/// `GET …/news/{item}/photo`: for the team, before everybody may see it.
pub async fn show(cx: Cx) -> Answer {
    let (programme, _) = enter(&cx).await?;
    let post = news::by_id(cx.db(), cx.param("item")?).await?;
    let photo = post
        .photo
        .filter(|_| post.programme == programme.id)
        .ok_or(Trouble::NotFound)?;
    files::stored(&cx, &photo.file).await
}
