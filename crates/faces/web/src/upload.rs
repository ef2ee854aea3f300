//! A form with a file. The file goes to disk as it arrives, so that fifty megabytes cost no memory. It
//! has no name there: whatever kills the process, nothing of somebody's list stays behind.

use std::fs::File;
use std::io::{Read as _, Seek as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
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
use crate::guard::body::{FORM, Typed, UPLOAD};
use crate::trouble::{BadForm, Trouble};

/// How long fifty megabytes may take on a village's line.
const PATIENCE: Duration = Duration::from_mins(20);

/// An upload whose body has not been read yet.
#[derive(Debug)]
pub struct Arriving {
    headers: HeaderMap,
    /// Behind a lock only so that handlers may share a request between threads; nobody waits on it.
    body: Mutex<Body>,
}

/// What was typed into a form with a file, for the page of any trouble on the way: the guard and the
/// request share it.
#[derive(Debug, Clone, Default)]
pub struct Kept(Arc<Mutex<Vec<(String, String)>>>);

impl Kept {
    fn keep(&self, pairs: Vec<(String, String)>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = pairs;
    }

    /// Says that some of it may be missing.
    fn cut(&self) {
        let mut pairs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pairs.push((CUT.to_owned(), "1".to_owned()));
    }

    /// The fields; none before the form was read.
    pub fn taken(&self) -> Vec<(String, String)> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
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
    /// An upload, if the headers say that it is one.
    pub fn new(headers: &HeaderMap, body: Body) -> Result<Self, Trouble> {
        let kind = headers
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        if !kind.to_ascii_lowercase().starts_with("multipart/form-data") {
            return Err(Trouble::BadForm(BadForm::NotAForm));
        }
        Ok(Self {
            headers: headers.clone(),
            body: Mutex::new(body),
        })
    }

    /// Reads it; the file goes into `folder`. What of its fields arrived stays in `kept`, whatever
    /// happens to the rest.
    pub async fn read(
        self,
        t: Speaker<'static>,
        folder: PathBuf,
        kept: &Kept,
    ) -> Result<Upload, Trouble> {
        let mut typed = Typed::default();
        let received = tokio::time::timeout(PATIENCE, self.receive(&mut typed, Some(folder))).await;
        let received = received.unwrap_or(Err(Cut(Trouble::Slow)));
        let form = Form::from_typed(t, typed);
        kept.keep(form.kept());
        if received.as_ref().map_or(true, Received::lacks) {
            kept.cut();
        }
        let Received { file, fault } = received.map_err(|Cut(trouble)| trouble)?;
        if let Some(trouble) = fault {
            return Err(trouble);
        }
        let form = match &file {
            Some(file) => form.beside(&file.hash),
            None => form,
        };
        Ok(Upload { form, file })
    }

    /// Reads it for the text alone, where nobody takes it: somebody wrote it while their session ended.
    pub async fn spill(self, t: Speaker<'static>, kept: &Kept) {
        let mut typed = Typed::default();
        let read = tokio::time::timeout(PATIENCE, self.receive(&mut typed, None)).await;
        kept.keep(Form::from_typed(t, typed).kept());
        if !matches!(read, Ok(Ok(whole)) if !whole.lacks()) {
            kept.cut();
        }
    }

    async fn receive(self, typed: &mut Typed, folder: Option<PathBuf>) -> Result<Received, Cut> {
        let limit = UPLOAD + FORM;
        // Somewhat more is read and thrown away, so that the browser sees the answer.
        let spare = usize::try_from(limit * 2).unwrap_or(usize::MAX);
        let body = self
            .body
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let mut request = Request::new(Body::new(Limited::new(body, spare)));
        *request.headers_mut() = self.headers;
        // Our own bound is above; the library's default of 2 MB is for forms.
        axum::extract::DefaultBodyLimit::disable().apply(&mut request);
        let mut parts = Multipart::from_request(request, &())
            .await
            .map_err(|_| Trouble::BadForm(BadForm::NotAForm))?;
        let mut file = None;
        let mut too_large = None;
        let mut bad = None;
        let mut text_size = 0;
        while let Some(part) = parts.next_field().await.map_err(|error| broken(&error))? {
            let field = part.name().unwrap_or_default().to_owned();
            if let Some(name) = part.file_name().map(str::to_owned) {
                // One file is asked for; a second one is read past by the next field.
                if file.is_some() {
                    continue;
                }
                let Some(folder) = &folder else {
                    continue;
                };
                match save(part, field, &name, folder).await? {
                    Saved::Kept(incoming) => file = Some(incoming),
                    Saved::Nothing => {}
                    Saved::TooLarge => too_large = Some(UPLOAD),
                }
            } else {
                let Some(bytes) = within(part, &mut text_size).await? else {
                    too_large = too_large.or(Some(FORM));
                    continue;
                };
                bad = bad.or(typed.take(field.into_bytes(), bytes));
            }
        }
        let too_large = too_large.map(|limit| Trouble::TooLarge { limit });
        Ok(Received {
            file,
            fault: too_large.or(bad.map(Trouble::BadForm)),
        })
    }
}

/// A body that was read to its end.
struct Received {
    file: Option<Incoming>,
    /// What is wrong with it all the same.
    fault: Option<Trouble>,
}

impl Received {
    /// Whether a field was too much, or no text: it does not come back.
    fn lacks(&self) -> bool {
        match &self.fault {
            Some(Trouble::BadForm(why)) => why.lacks(),
            Some(Trouble::TooLarge { limit }) => *limit == FORM,
            _ => false,
        }
    }
}

/// A body that was not: fields may be missing.
struct Cut(Trouble);

impl From<Trouble> for Cut {
    fn from(trouble: Trouble) -> Self {
        Self(trouble)
    }
}

/// What is wrong with a body in parts: more of it than is read at all, or no form. A line that breaks
/// off leaves half a part behind, which looks the same.
fn broken(error: &MultipartError) -> Trouble {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Trouble::TooLarge { limit: UPLOAD },
        status if status.is_client_error() => Trouble::BadForm(BadForm::Broken),
        _ => Trouble::Slow,
    }
}

/// The bytes of a field of text, unless those of all fields together are more than a form has. `size`
/// counts them; what is too much is read past and not kept.
async fn within(mut part: Field<'_>, size: &mut u64) -> Result<Option<Vec<u8>>, Trouble> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(|error| broken(&error))? {
        *size += chunk.len() as u64;
        if *size <= FORM {
            bytes.extend_from_slice(&chunk);
        } else {
            bytes = Vec::new();
        }
    }
    Ok((*size <= FORM).then_some(bytes))
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
) -> Result<Saved, Trouble> {
    let io = Trouble::of_file;
    tokio::fs::create_dir_all(folder).await.map_err(io)?;
    let file = tempfile::tempfile_in(folder).map_err(io)?;
    let mut out = tokio::fs::File::from_std(file.try_clone().map_err(io)?);
    let (mut size, mut hash) = (0_u64, Sha256::new());
    while let Some(chunk) = part.chunk().await.map_err(|error| broken(&error))? {
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
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let name = name.chars().filter(|c| !c.is_control()).take(200).collect();
    Ok(Saved::Kept(Incoming {
        field,
        name,
        size,
        hash: hash.finalize().into(),
        file,
    }))
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use axum::body::Bytes;
    use futures_util::stream;
    use keruen_speech::Lang;

    use super::*;
    use crate::wording;

    const PARTS: [&str; 3] = [
        "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.csv\"\r\n\r\n",
        "first ",
        "second\r\n--x--\r\n",
    ];

    fn names(folder: &Path) -> usize {
        std::fs::read_dir(folder).map_or(0, Iterator::count)
    }

    /// Whatever kills the process while it arrives, and after that, leaves nothing to be swept.
    #[tokio::test]
    async fn a_file_has_no_name_on_the_disk_and_is_read_as_often_as_one_likes() {
        let data = tempfile::tempdir().expect("a folder");
        let seen = folder(data.path());
        let body = stream::unfold(0, move |n| {
            let seen = seen.clone();
            async move {
                // Each piece comes after what is there already was written.
                tokio::task::yield_now().await;
                assert_eq!(names(&seen), 0, "before piece {n}");
                let piece = PARTS.get(n)?;
                Some((
                    Ok::<_, Infallible>(Bytes::from_static(piece.as_bytes())),
                    n + 1,
                ))
            }
        });
        let mut headers = HeaderMap::new();
        let kind = "multipart/form-data; boundary=x".parse().expect("a value");
        headers.insert(CONTENT_TYPE, kind);
        let arriving = Arriving::new(&headers, Body::from_stream(body)).expect("a form");
        let t = wording::speaker(Lang::En);
        let upload = arriving.read(t, folder(data.path())).await;
        let file = upload.expect("arrived").file.expect("a file");
        assert_eq!(names(&folder(data.path())), 0);
        for _ in 0..2 {
            assert_eq!(file.bytes().await.expect("read"), b"first second");
        }
    }

    #[test]
    fn what_an_older_version_left_goes() {
        let data = tempfile::tempdir().expect("a folder");
        clear(data.path()).expect("nothing to do");
        std::fs::create_dir(folder(data.path())).expect("made");
        std::fs::write(folder(data.path()).join(".tmpAbC"), "Үлгіұлы").expect("left");
        clear(data.path()).expect("cleared");
        assert_eq!(names(&folder(data.path())), 0);
    }
}
