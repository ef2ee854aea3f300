//! Files: whole, by their hash, and never named before they are there.

use keruen_store::files::{Files, Hash};
use keruen_store::{StoreError, testing};

use crate::house::*;

#[tokio::test]
async fn a_file_comes_back_and_is_kept_once() {
    for db in testing::fresh(&[HOUSE]).await {
        let files = Files::new(db.dir().join("files"));
        let mut tx = db.upkeep(testing::epoch()).await.unwrap();
        let hash = files.put(&mut tx, b"minutes", "text/plain").await.unwrap();
        assert_eq!(
            files.put(&mut tx, b"minutes", "text/html").await.unwrap(),
            hash
        );
        tx.commit().await.unwrap();
        assert_eq!(hash.to_string().parse(), Ok(hash));
        assert_eq!(files.get(&hash).await.unwrap(), b"minutes");
        let info = files.info(&db, &hash).await.unwrap().unwrap();
        assert_eq!((info.size, info.mime.as_str()), (7, "text/plain"));

        // A damaged file is refused, and put right by putting it again.
        std::fs::write(files.path(&hash), b"MINUTES").unwrap();
        assert!(matches!(
            files.get(&hash).await,
            Err(StoreError::Damaged { .. })
        ));
        let mut tx = db.upkeep(testing::epoch()).await.unwrap();
        files.put(&mut tx, b"minutes", "text/plain").await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(files.get(&hash).await.unwrap(), b"minutes");

        let mut tx = db.upkeep(testing::epoch()).await.unwrap();
        files.forget(&mut tx, &hash).await.unwrap();
        tx.commit().await.unwrap();
        files.remove(&hash).await.unwrap();
        files.remove(&hash).await.unwrap();
        assert!(matches!(files.get(&hash).await, Err(StoreError::NotFound)));
        assert_eq!(files.info(&db, &hash).await.unwrap(), None);
    }
}

#[tokio::test]
async fn half_written_files_are_swept_when_they_are_old() {
    let db = testing::fresh(&[]).await.remove(0);
    let files = Files::new(db.dir().join("files"));
    let unfinished = db.dir().join("files/unfinished");
    std::fs::create_dir_all(&unfinished).unwrap();
    let leftover = unfinished.join("leftover");
    std::fs::write(&leftover, b"half a pho").unwrap();
    let written = std::fs::metadata(&leftover).unwrap().modified().unwrap();
    let written = jiff::Timestamp::try_from(written).unwrap();
    let later = |hours| written + jiff::SignedDuration::from_hours(hours);
    assert_eq!(files.sweep(later(23)).await.unwrap(), 0);
    assert_eq!(files.sweep(later(25)).await.unwrap(), 1);
    assert!(!leftover.exists());
}

#[test]
fn only_hashes_are_hashes() {
    let good = Hash::of(b"").to_string();
    for bad in [
        &good[1..],
        &good.to_uppercase(),
        "../../etc/passwd",
        "",
        &format!("{good}0"),
    ] {
        assert!(bad.parse::<Hash>().is_err(), "{bad}");
    }
}
