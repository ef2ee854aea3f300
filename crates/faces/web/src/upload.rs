//! A form with a file. The file goes to disk as it arrives, so that fifty megabytes cost no memory.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use http_body_util::Limited;
use keruen_speech::Speaker;
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt as _;

use crate::form::Form;
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
    file: NamedTempFile,
}

impl Incoming {
    /// Where it lies.
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Its bytes, for small files such as photos.
    pub async fn bytes(&self) -> Result<Vec<u8>, Trouble> {
        tokio::fs::read(self.path())
            .await
            .map_err(Trouble::internal)
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

    /// Reads it; the file goes into `folder`.
    pub async fn read(self, t: Speaker<'static>, folder: PathBuf) -> Result<Upload, Trouble> {
        match tokio::time::timeout(PATIENCE, self.receive(t, folder)).await {
            Ok(upload) => upload,
            Err(_) => Err(Trouble::Slow),
        }
    }

    async fn receive(self, t: Speaker<'static>, folder: PathBuf) -> Result<Upload, Trouble> {
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
        let mut typed = Typed::default();
        let mut file = None;
        let mut too_large = false;
        let broken = |_| Trouble::TooLarge { limit: UPLOAD };
        while let Some(part) = parts.next_field().await.map_err(broken)? {
            let field = part.name().unwrap_or_default().to_owned();
            if let Some(name) = part.file_name().map(str::to_owned) {
                // One file is asked for; a second one is read past by the next field.
                if file.is_some() {
                    continue;
                }
                match save(part, field, &name, &folder).await? {
                    Saved::Kept(incoming) => file = Some(incoming),
                    Saved::Nothing => {}
                    Saved::TooLarge => too_large = true,
                }
            } else {
                let bytes = part.bytes().await.map_err(broken)?;
                let text = String::from_utf8(bytes.into())
                    .map_err(|_| Trouble::BadForm(BadForm::NotText))?;
                typed.add(field, &text).map_err(Trouble::BadForm)?;
            }
        }
        if too_large {
            return Err(Trouble::TooLarge { limit: UPLOAD });
        }
        Ok(Upload {
            form: Form::from_typed(t, typed),
            file,
        })
    }
}

enum Saved {
    Kept(Incoming),
    Nothing,
    TooLarge,
}

async fn save(
    mut part: axum::extract::multipart::Field<'_>,
    field: String,
    name: &str,
    folder: &Path,
) -> Result<Saved, Trouble> {
    let io = Trouble::of_file;
    tokio::fs::create_dir_all(folder).await.map_err(io)?;
    let file = NamedTempFile::new_in(folder).map_err(io)?;
    let mut out = tokio::fs::File::from_std(file.reopen().map_err(io)?);
    let mut size: u64 = 0;
    while let Some(chunk) = part
        .chunk()
        .await
        .map_err(|_| Trouble::TooLarge { limit: UPLOAD })?
    {
        size += chunk.len() as u64;
        if size <= UPLOAD {
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
        file,
    }))
}
