//! Files as people really bring them: each gets a sentence with its place and its remedy, and
//! nothing changes.

use axum::http::StatusCode;
use keruen_web::testing::Site;

use crate::hands::{IMPORT, bring, persons, words};

fn data(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name);
    std::fs::read(path).expect("a sheet of the tests")
}

#[tokio::test]
async fn files_that_are_no_tables_are_refused_where_they_are_brought() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let large = vec![b'a'; 21 * 1024 * 1024];
    for (name, bytes, wanted) in [
        ("empty.xlsx", &b""[..], "empty"),
        ("list.pdf", b"%PDF-1.7 ...", "PDF"),
        ("half.xlsx", b"PK\x03\x04 nothing of a workbook", "damaged"),
        ("large.csv", &large, "at most"),
        ("headers.csv", "Тегі;Аты\n".as_bytes(), "no rows below"),
        (
            "quote.csv",
            "Тегі;Аты\nСынақова;\"Әсел\n".as_bytes(),
            "row 2",
        ),
    ] {
        let reply = owner.upload(IMPORT, &[], "file", name, bytes).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let said = words(&reply);
        assert!(
            said.contains(wanted) && said.contains("Nothing has changed"),
            "{name}: {said}"
        );
        assert!(reply.text().contains("<title>Error:"), "{name}");
    }
    let nothing = owner.upload(IMPORT, &[], "other", "", b"").await;
    assert!(
        words(&nothing).contains("Choose a spreadsheet file"),
        "{}",
        words(&nothing)
    );
    let folder = site.app.config().data.join("imports");
    assert!(!folder.exists(), "what is refused is not kept");
}

#[tokio::test]
async fn more_than_fifty_megabytes_do_not_arrive() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let reply = owner
        .upload(IMPORT, &[], "file", "large.csv", &vec![b'a'; 50_000_001])
        .await;
    assert_eq!(reply.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(words(&reply).contains("20 MB"), "{}", words(&reply));
}

#[tokio::test]
async fn sheets_as_people_make_them_are_read_and_explained() {
    let site = Site::new().await;
    let owner = site.owner().await;
    for (name, wanted) in [
        ("formulas.xlsx", &["Take in 1 row", "Рөлі", "formula"][..]),
        (
            "merged.xlsx",
            &[
                "Take in 2 rows",
                "merged cells, rows: 4",
                "heading above the table",
                "«Ескі»",
                "Ескі",
            ][..2],
        ),
        (
            "merged.xlsx",
            &[
                "heading above the table",
                "Only the sheet “Адамдар” was read. Not read: Ескі",
            ],
        ),
        ("two-header-rows.xlsx", &["Take in 1 row"]),
        (
            "personal-numbers.xlsx",
            &["Take in 1 row", "not taken: personal and document numbers"],
        ),
        (
            "windows-1251.csv",
            &["Windows-1251", "Kazakh letters", "?лгібаев"],
        ),
    ] {
        let at = bring(&owner, &[], name, &data(name)).await;
        let page = owner.get(&at).await;
        let said = words(&page);
        for part in wanted {
            assert!(said.contains(part), "{name}, {part}: {said}");
        }
        assert!(
            !page.text().contains("880312300123"),
            "{name} shows a personal number"
        );
    }
    assert_eq!(persons(&site).await, 0);
}

#[tokio::test]
async fn a_missing_column_is_named_and_chosen_by_hand() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let at = bring(&owner, &[], "no-name.xlsx", &data("no-name.xlsx")).await;
    let reply = owner.get(&at).await;
    let columns = format!("{at}/columns");
    assert_eq!(
        (reply.status, reply.header("location")),
        (StatusCode::SEE_OTHER, columns.as_str())
    );
    let page = owner.get(&columns).await;
    let said = words(&page);
    assert!(
        said.contains("Кім екені") && said.contains("Сынақова Әсел"),
        "{said}"
    );

    let same = owner
        .post(&columns, &[("submission", "a1"), ("column-1", "phone")])
        .await;
    assert_eq!(
        same.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        words(&same)
    );
    let fields = [
        ("submission", "a2"),
        ("column-0", "name"),
        ("column-1", "phone"),
    ];
    let chosen = owner.post(&columns, &fields).await;
    assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{}", words(&chosen));
    let said = words(&owner.get(&at).await);
    assert!(
        said.contains("Take in 1 row") && said.contains("Сынақова Әсел"),
        "{said}"
    );
}

#[tokio::test]
async fn three_hundred_repeated_rows_make_one_person() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let table = format!(
        "Тегі;Аты;Телефон\n{}",
        "Сынақова;Әсел;+7 700 000 00 21\n".repeat(301)
    );
    let at = bring(&owner, &[], "twice.csv", table.as_bytes()).await;
    let said = words(&owner.get(&at).await);
    assert!(
        said.contains("Take in 1 row") && said.contains("300 rows"),
        "{said}"
    );
    assert!(said.contains("row 3 repeats row 2"), "{said}");
}

/// The same list saved by LibreOffice in three ways, and locked with a password: a workbook of
/// another program is read to the letter, and of the others each is refused with what to do.
#[tokio::test]
async fn files_of_another_program_are_read_or_told_what_to_be() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let at = bring(&owner, &[], "tizim.xlsx", &data("libreoffice.xlsx")).await;
    let said = words(&owner.get(&at).await);
    for part in [
        "Take in 3 rows",
        "Үлгібаева Әйгерім Сынаққызы",
        "Мысалұлы Құрманғазы",
        "«Үлгі» қоры",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    for (name, wanted) in [
        ("libreoffice.ods", "save it as XLSX"),
        ("libreoffice.xls", "save it as XLSX"),
        ("locked.xlsx", "save it without one"),
    ] {
        let reply = owner.upload(IMPORT, &[], "file", name, &data(name)).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let said = words(&reply);
        assert!(said.contains(wanted), "{name}: {said}");
    }
    assert_eq!(persons(&site).await, 0);
}
