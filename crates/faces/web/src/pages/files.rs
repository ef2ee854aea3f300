//! Static files and what browsers and robots ask for unasked.

use axum::http::header::{CONTENT_ENCODING, VARY};
use axum::http::{HeaderValue, StatusCode};

use crate::assets;
use crate::cx::Cx;
use crate::page::{Answer, bytes, redirect};
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
    let name = cx.t.say("shell-name");
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gzip_is_sent_to_whom_it_is_welcome() {
        assert!(accepts_gzip("gzip, deflate, br") && accepts_gzip("br;q=1, gzip;q=0.5"));
        assert!(!accepts_gzip("br") && !accepts_gzip("gzip;q=0") && !accepts_gzip(""));
    }
}
