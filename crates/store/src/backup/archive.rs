//! The archive: packing, and reading with every byte checked.

use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Read, Seek as _};
use std::path::Path;

use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

use crate::StoreError;
use crate::files::{Files, Hash, hex, sync_folder};

use super::manifest::{self, Manifest};
use super::table::Spool;

/// How unfinished backups are named, so that leftovers can be told from anything else.
pub(super) const UNFINISHED: &str = ".keruen-backup-";

/// The ten bytes every backup begins with: gzip, deflate, no flags, no time, no system named.
/// Nothing in the format protects these bytes but comparing them.
const GZIP_HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

/// Manifests are small; a greater one is no manifest.
const LARGEST_MANIFEST: u64 = 64 * 1024 * 1024;

/// A configuration is a page of text.
const LARGEST_CONFIG: u64 = 1024 * 1024;

/// The most that one file of a site may have, far above what any upload may bring: each is read
/// into memory whole, and an archive of a few kilobytes can unpack to anything.
const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// The most that one row may have as a line of JSON.
const LONGEST_LINE: u64 = 64 * 1024 * 1024;

/// A piece of a backup being read, in the order of the archive.
pub(super) enum Part {
    /// The configuration.
    Config(String),
    /// One line of the table with this place in the manifest.
    Line(usize, String),
    /// All of one file.
    File(Hash, Vec<u8>),
}

/// Packs everything into `out`, which must be free: beside its place first, synced, then moved.
/// Gives the size.
pub(super) fn pack(
    manifest: &Manifest,
    config: &str,
    spools: Vec<Spool>,
    files: &Files,
    out: &Path,
) -> Result<u64, StoreError> {
    let io = |error| StoreError::io(out, error);
    let folder = out.parent().unwrap_or(Path::new("."));
    let temp = tempfile::Builder::new()
        .prefix(UNFINISHED)
        .suffix(".part")
        .tempfile_in(folder)
        .map_err(io)?;
    // Level 6 compresses this text five times smaller in a tenth of the time the best level takes.
    let gzip = GzEncoder::new(BufWriter::new(temp), Compression::new(6));
    let mut tar = tar::Builder::new(gzip);
    let mut add = |name: &str, size: u64, bytes: &mut dyn Read| -> Result<(), StoreError> {
        let mut header = tar::Header::new_ustar();
        header.set_size(size);
        header.set_mode(0o600);
        header.set_mtime(manifest.created_at.as_second().try_into().unwrap_or(0));
        tar.append_data(&mut header, name, bytes).map_err(io)
    };
    let json = serde_json::to_vec_pretty(manifest)
        .map_err(|error| StoreError::Other(error.to_string()))?;
    add(manifest::NAME, json.len() as u64, &mut json.as_slice())?;
    add(
        manifest::CONFIG,
        config.len() as u64,
        &mut config.as_bytes(),
    )?;
    for mut spool in spools {
        spool.file.rewind().map_err(io)?;
        add(
            &spool.part.path(),
            spool.size,
            &mut BufReader::new(spool.file).take(spool.size),
        )?;
    }
    for file in &manifest.files {
        let hash: Hash = file
            .sha256
            .parse()
            .map_err(|_| StoreError::damaged(file.path(), "is no hash"))?;
        let path = files.path(&hash);
        let mut bytes = Checked::new(
            File::open(&path)
                .map_err(|error| StoreError::io(&path, error))?
                .take(file.size),
        );
        add(&file.path(), file.size, &mut bytes)?;
        // The file was right when it was counted a moment ago; packed must be what was counted.
        if bytes.hash() != file.sha256 {
            return Err(StoreError::damaged(
                file.path(),
                "changed while it was packed",
            ));
        }
    }
    let gzip = tar.into_inner().map_err(io)?;
    let temp = gzip
        .finish()
        .map_err(io)?
        .into_inner()
        .map_err(|error| io(error.into_error()))?;
    temp.as_file().sync_all().map_err(io)?;
    temp.persist_noclobber(out)
        .map_err(|error| io(error.error))?;
    sync_folder(folder)?;
    size(out)
}

/// The size of a backup.
pub(super) fn size(tar: &Path) -> Result<u64, StoreError> {
    Ok(std::fs::metadata(tar)
        .map_err(|error| StoreError::io(tar, error))?
        .len())
}

/// Only the manifest of a backup, unchecked but for its own form.
pub(super) fn manifest(tar: &Path) -> Result<Manifest, StoreError> {
    let mut archive = tar::Archive::new(open(tar)?);
    read_manifest(archive.entries().map_err(damaged_archive)?.raw(true).next())
}

/// Reads a whole backup and checks every part of it; hands the parts on as they come.
///
/// A part is handed on before the last byte of the archive was seen, so whoever keeps anything
/// waits for this to return.
pub(super) fn read(
    tar: &Path,
    to: &mut dyn FnMut(Part) -> Result<(), StoreError>,
) -> Result<Manifest, StoreError> {
    let mut archive = tar::Archive::new(open(tar)?);
    // Raw: ours has none of the extensions that carry long names, and such a name may be endless.
    let mut entries = archive.entries().map_err(damaged_archive)?.raw(true);
    let manifest = read_manifest(entries.next())?;
    let mut tables = 0;
    for (name, sha256) in manifest.parts() {
        let damaged = |why: String| StoreError::damaged(name.clone(), why);
        let entry = part(entries.next(), &name)?;
        let size = entry.size();
        let most = match name.as_str() {
            manifest::CONFIG => LARGEST_CONFIG,
            _ if name.starts_with("tables/") => u64::MAX,
            _ => LARGEST_FILE,
        };
        if size > most {
            return Err(damaged(format!("has {size} bytes, more than {most}")));
        }
        let mut bytes = Checked::new(entry);
        if name.starts_with("tables/") {
            read_lines(&mut bytes, manifest.tables[tables].rows, &mut |line| {
                to(Part::Line(tables, line))
            })
            .map_err(|error| error.in_part(&name))?;
            tables += 1;
        } else {
            let mut all = Vec::new();
            bytes
                .read_to_end(&mut all)
                .map_err(|error| damaged(error.to_string()))?;
            if bytes.hash() != sha256 {
                return Err(damaged(
                    "the bytes do not have the hash in the manifest".into(),
                ));
            }
            to(if name == manifest::CONFIG {
                Part::Config(String::from_utf8(all).map_err(|error| damaged(error.to_string()))?)
            } else {
                Part::File(
                    sha256
                        .parse()
                        .map_err(|_| damaged("has no hash for a name".into()))?,
                    all,
                )
            })?;
            continue;
        }
        if bytes.hash() != sha256 {
            return Err(damaged(
                "the rows do not have the hash in the manifest".into(),
            ));
        }
    }
    if entries.next().is_some() {
        return Err(wrong_archive("holds more than its manifest says"));
    }
    // The end of the tar is not the end of the file: the checksum of the whole comes after it.
    let mut rest = archive.into_inner();
    std::io::copy(&mut rest, &mut std::io::sink()).map_err(damaged_archive)?;
    let mut file = rest.into_inner();
    if !file.fill_buf().map_err(damaged_archive)?.is_empty() {
        return Err(wrong_archive("something follows its end"));
    }
    Ok(manifest)
}

fn open(tar: &Path) -> Result<GzDecoder<BufReader<File>>, StoreError> {
    let io = |error| StoreError::io(tar, error);
    let mut file = File::open(tar).map_err(io)?;
    let mut head = [0; GZIP_HEAD.len()];
    if file.read_exact(&mut head).is_err() || head != GZIP_HEAD {
        return Err(StoreError::NotABackup);
    }
    file.rewind().map_err(io)?;
    Ok(GzDecoder::new(BufReader::with_capacity(128 * 1024, file)))
}

/// The next entry, if it is the plain file of this name. Its path is compared, never followed.
fn part<'a, R: Read>(
    next: Option<std::io::Result<tar::Entry<'a, R>>>,
    name: &str,
) -> Result<tar::Entry<'a, R>, StoreError> {
    let damaged = |why: String| StoreError::damaged(name, why);
    let entry = match next {
        Some(entry) => entry.map_err(|error| damaged(error.to_string()))?,
        None => return Err(damaged("is missing".into())),
    };
    if entry.path_bytes() != name.as_bytes() {
        return Err(damaged("is missing or out of order".into()));
    }
    if entry.header().entry_type() != tar::EntryType::Regular {
        return Err(damaged("is no plain file".into()));
    }
    Ok(entry)
}

fn read_manifest<R: Read>(
    first: Option<std::io::Result<tar::Entry<'_, R>>>,
) -> Result<Manifest, StoreError> {
    let mut json = Vec::new();
    // An archive of something else is told from a damaged backup by its first entry.
    let foreign =
        matches!(&first, Some(Ok(entry)) if entry.path_bytes() != manifest::NAME.as_bytes());
    if foreign {
        return Err(StoreError::NotABackup);
    }
    part(first, manifest::NAME)?
        .take(LARGEST_MANIFEST)
        .read_to_end(&mut json)
        .map_err(|error| StoreError::damaged(manifest::NAME, error.to_string()))?;
    Manifest::parse(&json)
}

/// Why reading lines stopped: the part is damaged, or whoever takes the lines refused one.
enum Stopped {
    Damaged(String),
    Refused(StoreError),
}

impl Stopped {
    fn in_part(self, part: &str) -> StoreError {
        match self {
            Self::Damaged(why) => StoreError::damaged(part, why),
            Self::Refused(error) => error,
        }
    }
}

fn read_lines(
    bytes: &mut impl Read,
    rows: u64,
    to: &mut dyn FnMut(String) -> Result<(), StoreError>,
) -> Result<(), Stopped> {
    let damaged = |error: std::io::Error| Stopped::Damaged(error.to_string());
    let mut bytes = BufReader::new(bytes);
    let mut count = 0;
    let mut line = String::new();
    while (&mut bytes)
        .take(LONGEST_LINE)
        .read_line(&mut line)
        .map_err(damaged)?
        > 0
    {
        if line.ends_with('\n') {
            line.pop();
        } else if line.len() as u64 == LONGEST_LINE {
            return Err(Stopped::Damaged(format!(
                "row {} is longer than {LONGEST_LINE} bytes",
                count + 1
            )));
        }
        to(std::mem::take(&mut line)).map_err(Stopped::Refused)?;
        count += 1;
    }
    if count == rows {
        Ok(())
    } else {
        Err(Stopped::Damaged(format!("has {count} rows, not {rows}")))
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "map_err hands the error over"
)]
fn damaged_archive(error: std::io::Error) -> StoreError {
    wrong_archive(&error.to_string())
}

fn wrong_archive(why: &str) -> StoreError {
    StoreError::damaged("archive", why)
}

/// Hashes what is read through it.
struct Checked<R> {
    inner: R,
    hash: Sha256,
}

impl<R> Checked<R> {
    fn new(inner: R) -> Self {
        Self {
            inner,
            hash: Sha256::new(),
        }
    }

    fn hash(&self) -> String {
        hex(&self.hash.clone().finalize())
    }
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.hash.update(&buffer[..count]);
        Ok(count)
    }
}
