//! A form with a file. The file goes to disk as it arrives, so that fifty megabytes cost no memory. It
//! has no name there: whatever kills the process, nothing of somebody's list stays behind.

use std::fs::File;
use std::io::{Read as _, Seek as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::Body;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use http_body_util::Limited;
use keruen_speech::Speaker;
use sha2::{Digest as _, Sha256};
use tokio::io::AsyncWriteExt as _;

use crate::form::{CUT, Form};
use crate::guard::body::{FORM, SHOWN, Typed, UPLOAD};
use crate::guard::room::Room;
use crate::trouble::{BadForm, Trouble};

/// How long fifty megabytes may take on a village's line.
const PATIENCE: Duration = Duration::from_mins(20);

/// The most text that is given back, in bytes as a body in parts has them: a browser sends those of
/// Cyrillic letters back at three times the length.
const GIVEN_BACK: u64 = SHOWN / 3;

/// An upload whose body has not been read yet.
#[derive(Debug)]
pub struct Arriving {
    headers: HeaderMap,
    body: Body,
    /// The largest file that the form takes, in bytes: what it says of itself.
    most: u64,
}

/// A form with a file, from its arrival on. The guard and the request share it, so that what was typed
/// is there for the page of any trouble, whoever meets it first.
#[derive(Debug, Clone, Default)]
pub struct Beside(Arc<Mutex<Way>>);

#[derive(Debug, Default)]
struct Way {
    arriving: Option<Arriving>,
    /// What was typed, once it was read.
    kept: Vec<(String, String)>,
    /// Where it is held, if it is large.
    room: Room,
}

impl Beside {
    fn way(&self) -> MutexGuard<'_, Way> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// It is on its way.
    pub fn arrives(&self, arriving: Arriving) {
        self.way().arriving = Some(arriving);
    }

    /// The form, unless somebody took it already.
    pub fn take(&self) -> Option<Arriving> {
        self.way().arriving.take()
    }

    fn keep(&self, kept: Vec<(String, String)>, room: Room) {
        let mut way = self.way();
        way.kept = kept;
        way.room = room;
    }

    /// What was typed, for the page of a trouble. Where nobody took the form it is read now, for its
    /// text alone.
    pub async fn spilt(&self, t: Speaker<'static>) -> Vec<(String, String)> {
        if let Some(arriving) = self.take() {
            let mut arrived = Arrived::default();
            let read = tokio::time::timeout(PATIENCE, arriving.receive(&mut arrived, None)).await;
            let kept = arrived.kept(t, !matches!(read, Ok(Ok(()))));
            self.keep(kept, std::mem::take(&mut arrived.room));
        }
        std::mem::take(&mut self.way().kept)
    }
}

/// A form with at most one file.
#[derive(Debug)]
pub struct Upload {
    /// The fields.
    pub form: Form,
    /// The file, unless none was chosen.
    pub file: Option<Incoming>,
}

/// A file that has arrived; it is gone from the disk when this is dropped.
#[derive(Debug)]
pub struct Incoming {
    /// The field it came in.
    pub field: String,
    /// What the sender calls it, without folders; to be shown, not to be used as a path.
    pub name: String,
    /// How many bytes it has.
    pub size: u64,
    hash: [u8; 32],
    file: File,
}

impl Incoming {
    /// Its bytes.
    pub async fn bytes(&self) -> Result<Vec<u8>, Trouble> {
        let mut file = self.file.try_clone().map_err(Trouble::internal)?;
        let read = tokio::task::spawn_blocking(move || {
            let mut bytes = Vec::new();
            file.rewind()?;
            file.read_to_end(&mut bytes)?;
            std::io::Result::Ok(bytes)
        });
        let read = read.await.map_err(Trouble::internal)?;
        read.map_err(Trouble::internal)
    }
}

/// The folder of uploads while they arrive, in the data folder of a site.
pub fn folder(data: &Path) -> PathBuf {
    data.join("incoming")
}

/// Removes what lies in the folder of uploads: an older version gave them names there, and left them
/// behind when it was killed. Only for the one process that serves a folder, when it starts.
///
/// # Errors
/// When the folder cannot be read or a file not be removed.
pub fn clear(data: &Path) -> std::io::Result<()> {
    match std::fs::remove_dir_all(folder(data)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

impl Arriving {
    /// An upload, if the headers say that it is one; `most` is the largest file that its form takes.
    pub fn new(headers: &HeaderMap, body: Body, most: u64) -> Result<Self, Trouble> {
        let kind = headers
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        if !kind.to_ascii_lowercase().starts_with("multipart/form-data") {
            return Err(Trouble::BadForm(BadForm::NotAForm));
        }
        Ok(Self {
            headers: headers.clone(),
            body,
            most,
        })
    }

    /// Reads it; the file goes into `folder`. What of its fields arrived stays in `beside`, whatever
    /// happens to the rest.
    pub async fn read(
        self,
        t: Speaker<'static>,
        folder: PathBuf,
        beside: &Beside,
    ) -> Result<Upload, Trouble> {
        let mut arrived = Arrived::default();
        let read = tokio::time::timeout(PATIENCE, self.receive(&mut arrived, Some(folder))).await;
        let read = read.unwrap_or(Err(Trouble::Slow));
        let kept = arrived.kept(t, read.is_err());
        beside.keep(kept, std::mem::take(&mut arrived.room));
        read?;
        if let Some(trouble) = arrived.fault {
            return Err(trouble);
        }
        let form = Form::from_typed(t, arrived.typed);
        let file = arrived.file;
        let form = match &file {
            Some(file) => form.beside(&file.hash),
            None => form,
        };
        Ok(Upload { form, file })
    }

    /// Reads the body to its end; without a `folder` past the file.
    async fn receive(self, arrived: &mut Arrived, folder: Option<PathBuf>) -> Result<(), Trouble> {
        let most = self.most;
        // Somewhat more is read and thrown away, so that the browser sees the answer.
        let spare = usize::try_from((UPLOAD + FORM) * 2).unwrap_or(usize::MAX);
        let mut request = Request::new(Body::new(Limited::new(self.body, spare)));
        *request.headers_mut() = self.headers;
        // Our own bound is above; the library's default of 2 MB is for forms.
        axum::extract::DefaultBodyLimit::disable().apply(&mut request);
        let mut parts = Multipart::from_request(request, &())
            .await
            .map_err(|_| Trouble::BadForm(BadForm::NotAForm))?;
        let mut text_size = 0;
        while let Some(part) = parts.next_field().await.map_err(|e| broken(&e, most))? {
            let field = part.name().unwrap_or_default().to_owned();
            if let Some(name) = part.file_name().map(str::to_owned) {
                // One file is asked for; a second one is read past by the next field.
                if arrived.chosen.is_some() || arrived.file.is_some() {
                    continue;
                }
                let chosen = (field.clone(), shown_name(&name));
                arrived.chosen = Some(chosen).filter(|(_, name)| !name.is_empty());
                let Some(folder) = &folder else {
                    continue;
                };
                match save(part, field, &name, folder, most).await {
                    Ok(Saved::Kept(file)) => arrived.file = Some(file),
                    Ok(Saved::Nothing) => {}
                    Ok(Saved::TooLarge) => arrived.found(Trouble::TooLarge { limit: most }),
                    // A disk that is full: the text behind the file is read all the same.
                    Err(trouble) => arrived.found(trouble),
                }
            } else {
                let bytes = within(part, &mut text_size, &mut arrived.room, most).await?;
                if text_size > FORM {
                    arrived.found(Trouble::TooLarge { limit: FORM });
                }
                match bytes.map(|bytes| arrived.typed.take(field.as_bytes(), &bytes)) {
                    Some(Some(why)) => {
                        arrived.lacks |= why == BadForm::ManyFields;
                        arrived.found(Trouble::BadForm(why));
                    }
                    Some(None) => {}
                    None => arrived.lacks = true,
                }
            }
        }
        Ok(())
    }
}

/// What has arrived so far.
#[derive(Default)]
struct Arrived {
    typed: Typed,
    file: Option<Incoming>,
    /// The field of the file and what it is called. The file does not come back; its form says which
    /// one is to be chosen again.
    chosen: Option<(String, String)>,
    /// What is wrong with it.
    fault: Option<Trouble>,
    /// Some of the text is not here.
    lacks: bool,
    /// Where the text is held, if it is large.
    room: Room,
}

impl Arrived {
    /// Notes what is wrong; that it is too much comes before what it says.
    fn found(&mut self, trouble: Trouble) {
        if self.fault.is_none() || matches!(trouble, Trouble::TooLarge { .. }) {
            self.fault = Some(trouble);
        }
    }

    /// What is given back; `cut` where the body broke off.
    fn kept(&self, t: Speaker<'static>, cut: bool) -> Vec<(String, String)> {
        let mut kept = Form::from_typed(t, self.typed.clone()).kept();
        kept.extend(self.chosen.clone());
        if (cut || self.lacks) && !kept.is_empty() {
            kept.push((CUT.to_owned(), "1".to_owned()));
        }
        kept
    }
}

/// What is wrong with a body in parts: more of it than is read at all, or no form. A line that breaks
/// off leaves half a part behind, which looks the same.
fn broken(error: &MultipartError, most: u64) -> Trouble {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Trouble::TooLarge { limit: most },
        status if status.is_client_error() => Trouble::BadForm(BadForm::Broken),
        _ => Trouble::Slow,
    }
}

/// The bytes of a field of text, unless those of all fields together are more than is given back.
/// `size` counts them; what is too much is read past and not kept.
async fn within(
    mut part: Field<'_>,
    size: &mut u64,
    room: &mut Room,
    most: u64,
) -> Result<Option<Vec<u8>>, Trouble> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(|e| broken(&e, most))? {
        *size += chunk.len() as u64;
        room.of(*size).await;
        if *size <= GIVEN_BACK {
            bytes.extend_from_slice(&chunk);
        } else {
            bytes = Vec::new();
        }
    }
    Ok((*size <= GIVEN_BACK).then_some(bytes))
}

/// A file's name without folders and without what does not show: `act\u{202e}fdp.exe` would be read as
/// `actexe.pdf`, whatever it is.
fn shown_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let shown = keruen_speech::shown(name);
    shown
        .chars()
        .filter(|c| !c.is_control())
        .take(200)
        .collect()
}

enum Saved {
    Kept(Incoming),
    Nothing,
    TooLarge,
}

async fn save(
    mut part: Field<'_>,
    field: String,
    name: &str,
    folder: &Path,
    most: u64,
) -> Result<Saved, Trouble> {
    let io = Trouble::of_file;
    tokio::fs::create_dir_all(folder).await.map_err(io)?;
    let file = tempfile::tempfile_in(folder).map_err(io)?;
    let mut out = tokio::fs::File::from_std(file.try_clone().map_err(io)?);
    let (mut size, mut hash) = (0_u64, Sha256::new());
    while let Some(chunk) = part.chunk().await.map_err(|e| broken(&e, most))? {
        size += chunk.len() as u64;
        if size <= UPLOAD {
            hash.update(&chunk);
            out.write_all(&chunk).await.map_err(io)?;
        }
    }
    out.flush().await.map_err(io)?;
    // A file field that was left empty arrives without a name.
    if size == 0 && name.is_empty() {
        return Ok(Saved::Nothing);
    }
    if size > UPLOAD {
        return Ok(Saved::TooLarge);
    }
    Ok(Saved::Kept(Incoming {
        field,
        name: shown_name(name),
        size,
        hash: hash.finalize().into(),
        file,
    }))
}

#[cfg(test)]
mod tests;
