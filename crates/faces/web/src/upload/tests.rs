//! A form with a file arrives whole, leaves nothing, and is read as often as one likes.

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
    let arriving = Arriving::new(&headers, Body::from_stream(body), UPLOAD).expect("a form");
    let t = wording::speaker(Lang::En);
    let upload = arriving
        .read(t, folder(data.path()), &Beside::default())
        .await;
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
