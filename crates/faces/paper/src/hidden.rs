//! Which rows of a sheet are hidden. The reader of workbooks does not say, so their XML is asked:
//! the book for the part that holds the sheet, and that part for its rows.

use std::io::{BufRead, BufReader, Cursor, Read as _};

use zip::ZipArchive;

/// More of a part that lists sheets is not looked at.
const LIST: u64 = 1024 * 1024;
/// So many hidden rows are told at most.
const MOST: usize = 10_000;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The numbers of the hidden rows of this sheet, in their order. A workbook whose parts are named
/// in some other way has none: what is not found out is not told.
pub(crate) fn rows(bytes: &[u8], sheet: &str) -> Vec<u32> {
    let found = || {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let part = part_of(&mut archive, sheet)?;
        let part = archive.by_name(&part).ok()?;
        Some(hidden(BufReader::new(part)))
    };
    found().unwrap_or_default()
}

/// The part of the archive in which a sheet stands.
fn part_of(archive: &mut Archive, sheet: &str) -> Option<String> {
    let book = text(archive, "xl/workbook.xml")?;
    let entry = tags(&book, "sheet")
        .find(|tag| attribute(tag, "name").is_some_and(|name| plain(name) == sheet))?;
    let id = attribute(entry, "r:id")?;
    let links = text(archive, "xl/_rels/workbook.xml.rels")?;
    let link = tags(&links, "Relationship").find(|tag| attribute(tag, "Id") == Some(id))?;
    let target = attribute(link, "Target")?;
    Some(match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    })
}

fn text(archive: &mut Archive, part: &str) -> Option<String> {
    let mut text = String::new();
    let part = archive.by_name(part).ok()?;
    part.take(LIST).read_to_string(&mut text).ok()?;
    Some(text)
}

/// What stands inside the opening tags of this name.
fn tags<'a>(xml: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    xml.split('<')
        .filter_map(move |tag| tag.strip_prefix(name))
        .filter(|tag| tag.starts_with(char::is_whitespace))
        .filter_map(|tag| tag.split('>').next())
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag.get(start..)?.split('"').next()
}

/// An attribute's value as it is meant.
fn plain(value: &str) -> String {
    value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

/// Reads a sheet tag by tag, holding one at a time: it can be far larger than its file.
fn hidden(mut sheet: impl BufRead) -> Vec<u32> {
    let mut found = Vec::new();
    let mut tag = Vec::new();
    while found.len() < MOST && matches!(sheet.read_until(b'>', &mut tag), Ok(1..)) {
        let row = std::str::from_utf8(&tag)
            .ok()
            .and_then(|text| tags(text, "row").next());
        if let Some(row) = row
            && matches!(attribute(row, "hidden"), Some("1" | "true"))
            && let Some(number) = attribute(row, "r").and_then(|n| n.parse().ok())
        {
            found.push(number);
        }
        tag.clear();
    }
    found
}
