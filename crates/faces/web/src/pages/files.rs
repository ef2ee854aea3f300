//! Static files, stored files, and what browsers and robots ask for unasked.

use axum::http::header::{CONTENT_ENCODING, VARY};
use axum::http::{HeaderValue, StatusCode};
use keruen_office::shown;
use keruen_office::token::Sha;

use crate::assets;
use crate::cx::Cx;
use crate::page::{Answer, bytes, download, known, marked, redirect, unchanged};
use crate::trouble::Trouble;

/// `/static/{hash}/{name}`: only under its own hash, so that an old address never gives new bytes.
pub async fn asset(cx: Cx) -> Answer {
    let (hash, name): (String, String) = (cx.param("hash")?, cx.param("name")?);
    let asset = assets::find(&name)
        .filter(|asset| asset.hash == hash)
        .ok_or(Trouble::NotFound)?;
    let accepted = cx
        .headers
        .get("accept-encoding")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let Some(packed) = asset.packed.as_ref().filter(|_| accepts_gzip(accepted)) else {
        return Ok(bytes(StatusCode::OK, asset.mime, asset.bytes.as_ref()));
    };
    let mut response = bytes(StatusCode::OK, asset.mime, packed.as_slice());
    response
        .headers_mut()
        .insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    response
        .headers_mut()
        .insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    Ok(response)
}

fn accepts_gzip(header: &str) -> bool {
    header.split(',').any(|part| {
        let mut pieces = part.split(';').map(str::trim);
        pieces.next() == Some("gzip")
            && !pieces.any(|piece| matches!(piece, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

/// The site on the home screen of a telephone.
pub async fn manifest(cx: Cx) -> Answer {
    let name = cx.shell("").site;
    let manifest = serde_json::json!({
        "name": name, "short_name": name, "start_url": "/", "scope": "/", "display": "minimal-ui", "lang": "kk",
        "background_color": "#FAF8F4", "theme_color": "#0A5766",
        "icons": [{ "src": assets::address("mark.svg"), "sizes": "any", "type": "image/svg+xml" }],
    });
    Ok(bytes(
        StatusCode::OK,
        "application/manifest+json",
        manifest.to_string(),
    ))
}

/// Robots are welcome on public pages; the desk says `noindex` itself.
pub async fn robots(_: Cx) -> Answer {
    let text =
        "User-agent: *\nDisallow: /kk/samples\nDisallow: /ru/samples\nDisallow: /en/samples\n";
    Ok(bytes(StatusCode::OK, "text/plain; charset=utf-8", text))
}

/// Browsers that do not read the page's icon.
pub async fn favicon(_: Cx) -> Answer {
    redirect(StatusCode::FOUND, assets::address("mark.svg"))
}

/// `/files/{hash}`: a file that something public shows. Pictures are shown, all else is kept.
pub async fn kept(cx: Cx) -> Answer {
    let hash: String = cx.param("hash")?;
    let sha = Sha::parse(&hash)
        .filter(|sha| sha.as_str() == hash)
        .ok_or(Trouble::NotFound)?;
    if !shown::to_everyone(cx.db(), &sha).await? {
        return Err(Trouble::NotFound);
    }
    // Kept by nobody without asking: a consent that is withdrawn takes a photo off the site.
    let tag = format!("\"{}\"", sha.as_str());
    if known(&cx.headers, &tag) {
        return unchanged(&tag);
    }
    marked(stored(&cx, &sha).await?, &tag)
}

/// A stored file as it is sent; whether the reader may have it has been decided.
pub async fn stored(cx: &Cx, sha: &Sha) -> Answer {
    let hash = sha.as_str().parse().map_err(Trouble::internal)?;
    let info = cx
        .app
        .files()
        .info(cx.db(), &hash)
        .await?
        .ok_or(Trouble::NotFound)?;
    let content = cx.app.files().get(&hash).await?;
    let (mime, ending) = kind(&info.mime);
    if mime.starts_with("image/") {
        return Ok(bytes(StatusCode::OK, mime, content));
    }
    download(mime, &format!("{}.{ending}", &sha.as_str()[..16]), content)
}

/// The types that are sent as what they are, with the ending of their names.
const KINDS: &[(&str, &str)] = &[
    ("image/jpeg", "jpg"),
    ("image/png", "png"),
    ("image/webp", "webp"),
    ("text/plain; charset=utf-8", "txt"),
    ("text/csv; charset=utf-8", "csv"),
    ("application/json", "json"),
    ("application/pdf", "pdf"),
    ("application/zip", "zip"),
    (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
    ),
    (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "docx",
    ),
];
/// Everything else.
const BYTES: (&str, &str) = ("application/octet-stream", "bin");

fn kind(mime: &str) -> (&'static str, &'static str) {
    KINDS
        .iter()
        .copied()
        .find(|(known, _)| *known == mime)
        .unwrap_or(BYTES)
}

/// The type of a file by the ending of its name; pictures are no papers and go as bytes.
pub fn mime_of(name: &str) -> &'static str {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase())
        .unwrap_or_default();
    let found = KINDS
        .iter()
        .copied()
        .find(|(mime, known)| *known == ending && !mime.starts_with("image/"));
    found.unwrap_or(BYTES).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_ours_not_the_senders() {
        assert_eq!(mime_of("шарт.PDF"), "application/pdf");
        assert_eq!(mime_of("page.html"), "application/octet-stream");
        assert_eq!(kind("text/html"), BYTES);
        assert_eq!(kind("image/svg+xml"), BYTES);
    }

    #[test]
    fn gzip_is_sent_to_whom_it_is_welcome() {
        assert!(accepts_gzip("gzip, deflate, br") && accepts_gzip("br;q=1, gzip;q=0.5"));
        assert!(!accepts_gzip("br") && !accepts_gzip("gzip;q=0") && !accepts_gzip(""));
    }
}
