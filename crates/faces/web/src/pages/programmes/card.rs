//! The picture that messengers show beside a link to a programme or a post.

use std::sync::LazyLock;

use axum::http::StatusCode;
use keruen_office::news::{self, Photo, Post};
use keruen_paper::photo;
use keruen_store::files::Hash;
use tokio::sync::Mutex;

use crate::cx::Cx;
use crate::heavy::Heavy;
use crate::page::{Answer, bytes, redirect};
use crate::trouble::Trouble;
use crate::{assets, pages};

/// How many pictures are kept at hand.
const KEPT: usize = 8;

/// A photo, and the picture cut from it.
type Cut = (Hash, Vec<u8>);

/// Pictures that were cut lately, by the photo they were cut from. Cutting one takes a while, and
/// a link shared in a group is asked for by many telephones at once: the first one cuts, the
/// others wait for it. What is not at hand is cut anew, on this or any other machine.
static CUT: LazyLock<Mutex<Vec<Cut>>> = LazyLock::new(Mutex::default);

/// `/p/{programme}/card.jpg`: cut from the photo of the latest public post that has one.
pub async fn of_programme(cx: Cx) -> Answer {
    let programme = pages::programmes::show::seen(&cx).await?;
    let posts = news::feed(cx.db(), Some(programme.id), 20).await?;
    picture(&cx, posts.iter().find_map(Post::public_photo)).await
}

/// `/p/{programme}/news/{slug}/card.jpg`: cut from the photo of a public post.
pub async fn of_post(cx: Cx) -> Answer {
    let post = pages::news::show::seen(&cx).await?;
    picture(&cx, post.public_photo().filter(|_| post.is_public())).await
}

async fn picture(cx: &Cx, photo: Option<&Photo>) -> Answer {
    let Some(photo) = photo else {
        return redirect(StatusCode::FOUND, assets::address("card.png"));
    };
    let hash: Hash = photo.file.as_str().parse().map_err(Trouble::internal)?;
    let mut cut = CUT.lock().await;
    if let Some((_, jpeg)) = cut.iter().find(|(held, _)| *held == hash) {
        return Ok(bytes(StatusCode::OK, "image/jpeg", jpeg.clone()));
    }
    let turn = Heavy::Photo.turn().await;
    let original = cx.app.files().get(&hash).await?;
    let made = turn.run(move || photo::preview(&original)).await;
    let made = made
        .map_err(Trouble::internal)?
        .map_err(Trouble::internal)?;
    if cut.len() >= KEPT {
        cut.remove(0);
    }
    cut.push((hash, made.jpeg.clone()));
    Ok(bytes(StatusCode::OK, "image/jpeg", made.jpeg))
}
