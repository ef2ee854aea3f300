//! Stylesheet, fonts, mark: served under the hash of their bytes, so that a browser may keep them
//! for ever and a new version has a new address.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::sync::LazyLock;

use flate2::Compression;
use flate2::write::GzEncoder;
use keruen_store::files::hex;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

#[derive(RustEmbed)]
#[folder = "assets"]
struct Folder;

/// One file as it is sent.
#[derive(Debug)]
pub struct Asset {
    /// Where it is served: `/static/{hash}/{name}`.
    pub address: String,
    /// The hash in the address.
    pub hash: String,
    /// Its `Content-Type`.
    pub mime: &'static str,
    /// The bytes.
    pub bytes: Cow<'static, [u8]>,
    /// The bytes under gzip, where that is shorter.
    pub packed: Option<Vec<u8>>,
}

static ASSETS: LazyLock<BTreeMap<String, Asset>> = LazyLock::new(load);

fn load() -> BTreeMap<String, Asset> {
    let mut found = BTreeMap::new();
    let mut stylesheets = Vec::new();
    for path in Folder::iter() {
        let Some(file) = Folder::get(&path) else {
            continue;
        };
        let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
        if Path::new(&name)
            .extension()
            .is_some_and(|ending| ending == "css")
        {
            stylesheets.push((name, file.data));
        } else {
            let asset = asset(&name, file.data);
            found.insert(name, asset);
        }
    }
    // The stylesheet names the fonts, so its own hash depends on theirs.
    for (name, bytes) in stylesheets {
        let mut text = String::from_utf8_lossy(&bytes).into_owned();
        for (font, asset) in found.iter().filter(|(_, asset)| asset.mime == "font/woff2") {
            text = text.replace(
                &format!("url(fonts/{font})"),
                &format!("url({})", asset.address),
            );
        }
        let asset = asset(&name, Cow::Owned(text.into_bytes()));
        found.insert(name, asset);
    }
    found
}

fn asset(name: &str, bytes: Cow<'static, [u8]>) -> Asset {
    let digest = Sha256::digest(&bytes);
    let hash = hex(&digest[..8]);
    let mime = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    };
    let packed = (!matches!(mime, "font/woff2" | "image/png"))
        .then(|| pack(&bytes))
        .filter(|packed| packed.len() < bytes.len());
    Asset {
        address: format!("/static/{hash}/{name}"),
        hash,
        mime,
        bytes,
        packed,
    }
}

fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    // Writing into memory does not fail; if it did, the plain bytes are sent.
    written.unwrap_or_else(|_| bytes.to_vec())
}

/// The file of this name.
pub fn find(name: &str) -> Option<&'static Asset> {
    ASSETS.get(name)
}

/// The address of this file; a name that is not there gives an address that answers 404, and a
/// test over all samples sees it.
pub fn address(name: &str) -> &'static str {
    find(name).map_or("/static/missing", |asset| &asset.address)
}

/// All files.
pub fn all() -> impl Iterator<Item = (&'static str, &'static Asset)> {
    ASSETS.iter().map(|(name, asset)| (name.as_str(), asset))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stylesheet_names_fonts_by_their_hash() {
        let css = std::str::from_utf8(&find("keruen.css").unwrap().bytes).unwrap();
        assert!(!css.contains("url(fonts/"));
        for font in [
            "onest-latin",
            "onest-cyrillic",
            "onest-cyrillic-ext",
            "onest-latin-ext",
        ] {
            assert!(css.contains(address(&format!("{font}.woff2"))), "{font}");
        }
    }

    #[test]
    fn a_first_visit_costs_at_most_60_kilobytes() {
        let sent = |name: &str| {
            let asset = find(name).unwrap();
            asset.packed.as_ref().map_or(asset.bytes.len(), Vec::len)
        };
        let fonts: usize = all()
            .filter(|(_, asset)| asset.mime == "font/woff2")
            .map(|(name, _)| sent(name))
            .sum();
        assert!(fonts < 31_000, "fonts weigh {fonts}");
        assert!(fonts + sent("keruen.css") + sent("mark.svg") < 45_000);
    }
}
