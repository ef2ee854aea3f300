//! What a file is, told by its bytes, and whether it is safe to unpack.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::table::{Found, Limits, PaperError};

/// A file that can be read on.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A workbook that was unpacked once to see that it is safe.
    Workbook,
    /// Text, or what passes for it.
    Text,
}

/// Tells spreadsheets from everything else that people send by mistake.
pub(crate) fn kind(bytes: &[u8], limits: &Limits) -> Result<Kind, PaperError> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > limits.bytes {
        return Err(PaperError::TooBig {
            bytes: size,
            limit: limits.bytes,
        });
    }
    if bytes.is_empty() {
        return Err(PaperError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return workbook(bytes, limits).map(|()| Kind::Workbook);
    }
    if let Some(found) = by_signature(bytes)? {
        return Err(PaperError::NotASpreadsheet(found));
    }
    Ok(Kind::Text)
}

/// The bytes with which files of other kinds begin.
fn by_signature(bytes: &[u8]) -> Result<Option<Found>, PaperError> {
    const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    const SIGNATURES: [(&[u8], Found); 12] = [
        (b"%PDF-", Found::Pdf),
        (b"\xFF\xD8\xFF", Found::Image),
        (b"\x89PNG", Found::Image),
        (b"GIF8", Found::Image),
        (b"RIFF", Found::Image),
        (b"BM\x36", Found::Image),
        (b"{\\rtf", Found::Document),
        (b"Rar!", Found::Archive),
        (b"7z\xBC\xAF", Found::Archive),
        (b"\x1F\x8B", Found::Archive),
        (b"SQLite format 3", Found::Binary),
        (b"\x7FELF", Found::Binary),
    ];
    if bytes.starts_with(OLE) {
        // The container of old Excel files, and of new ones locked with a password; their
        // directory then names this stream in UTF-16.
        let locked: Vec<u8> = "EncryptedPackage"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let words: Vec<u8> = "WordDocument"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        if contains(bytes, &locked) {
            return Err(PaperError::Locked);
        }
        return Ok(Some(if contains(bytes, &words) {
            Found::Document
        } else {
            Found::OldExcel
        }));
    }
    if let Some((_, found)) = SIGNATURES
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
    {
        return Ok(Some(*found));
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Ok(Some(Found::Image));
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_lowercase();
    let start = start.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if ["<html", "<!doctype", "<table", "<?xml", "<head", "<meta"]
        .iter()
        .any(|t| start.starts_with(t))
    {
        return Ok(Some(Found::WebPage));
    }
    // UTF-16 text has zero bytes, and its byte order mark says so.
    let utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let odd = bytes
        .iter()
        .take(4096)
        .filter(|b| matches!(b, 1..=8 | 14..=26 | 28..=31))
        .count();
    let zero = bytes.iter().take(4096).filter(|b| **b == 0).count();
    Ok((!utf16 && (odd > 8 || zero > 64)).then_some(Found::Binary))
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// Unpacks every part once, keeping nothing, and counts: what the directory of the archive
/// declares can be a lie.
fn workbook(bytes: &[u8], limits: &Limits) -> Result<(), PaperError> {
    const PARTS: usize = 2_000;
    const SMALL: u64 = 1024 * 1024;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
    if archive.is_empty() {
        return Err(PaperError::NotASpreadsheet(Found::Archive));
    }
    if archive.len() > PARTS || archive.has_duplicate_names() {
        return Err(PaperError::Bomb);
    }
    let mut names = Vec::with_capacity(archive.len());
    let mut left = limits.unpacked;
    let mut declared = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|e| damaged(&e))?;
        declared = declared.saturating_add(part.size());
        names.push(part.name().map(|name| name.to_string()).unwrap_or_default());
    }
    if declared > limits.unpacked {
        return Err(PaperError::Bomb);
    }
    found_among(&names).map_or(Ok(()), |found| Err(PaperError::NotASpreadsheet(found)))?;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|e| damaged(&e))?;
        let packed = part.compressed_size().max(1);
        let allowed = left.min(packed.saturating_mul(limits.ratio).max(SMALL));
        let unpacked =
            std::io::copy(&mut part.take(allowed + 1), &mut std::io::sink()).map_err(|e| {
                PaperError::Damaged {
                    detail: e.to_string(),
                }
            })?;
        if unpacked > allowed {
            return Err(PaperError::Bomb);
        }
        left -= unpacked;
    }
    Ok(())
}

/// What an archive is when it is no XLSX workbook.
fn found_among(names: &[String]) -> Option<Found> {
    let has = |name: &str| {
        names
            .iter()
            .any(|n| n.trim_start_matches('/').eq_ignore_ascii_case(name))
    };
    if has("xl/workbook.xml") {
        None
    } else if has("xl/workbook.bin") {
        Some(Found::BinaryExcel)
    } else if has("word/document.xml") {
        Some(Found::Document)
    } else if has("content.xml") && has("mimetype") {
        Some(Found::OpenDocument)
    } else {
        Some(Found::Archive)
    }
}

fn damaged(error: &ZipError) -> PaperError {
    PaperError::Damaged {
        detail: error.to_string(),
    }
}
