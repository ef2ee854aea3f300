//! Which columns of text may hold what is somebody's own.

use std::collections::BTreeSet;

use keruen_store::testing::tables;
use keruen_web::testing::Site;

use crate::{SCHEMAS, leaked};

/// Columns of text that hold what is somebody's own.
pub const OWN: [&str; 25] = [
    "account.email",
    "account.email_folded",
    "account.name",
    "account.phone",
    "contact.backwards",
    "contact.value",
    "email_change.email",
    "former_name.name",
    "history.old",
    "import_run.file_name",
    "journal.why",
    "letter.address",
    "letter.answer",
    "letter.body",
    "letter.subject",
    "letter_secret.secret",
    "membership.basis",
    "membership.title",
    "person.given",
    "person.patronymic",
    "person.sound",
    "person.surname",
    "seat_holder.basis",
    "session.device",
    "token.token",
];

/// Tables whose texts are about nobody: about bodies, places and programmes, published by somebody who
/// is told to look through them before an erasure, or the house's own.
const OTHERS: [&str; 25] = [
    "bulk_act",
    "calendar_edition",
    "consent_text",
    "counter",
    "deliverable",
    "erased",
    "file",
    "indicator",
    "job",
    "kept_count",
    "kept_for_account",
    "morning_stop",
    "news",
    "organisation",
    "password",
    "programme",
    "public_act",
    "recovery_code",
    "role_grant",
    "seat",
    "setting",
    "sign_in_link",
    "stage",
    "submission",
    "territory",
];

/// Columns beside those of [`OWN`] that hold a word of the program, a day, a hash or a number.
const WORDS: [&str; 42] = [
    "account.lang",
    "account.morning_day",
    "account.theme",
    "bucket.key",
    "consent.language",
    "consent.purpose",
    "consent.text_hash",
    "consent.way",
    "consent.withdrawn_way",
    "contact.kind",
    "duplicate.reason",
    "email_change.hash",
    "history.field",
    "history.kind",
    "import_run.agreed",
    "import_run.answers",
    "import_run.file_hash",
    "import_run.lang",
    "import_run.mapping",
    "import_run.outcome",
    "import_run.role",
    "import_run.state",
    "journal.fields",
    "journal.kind",
    "journal.role",
    "journal.verb",
    "letter.error",
    "letter.kind",
    "letter.lang",
    "letter.state",
    "letter.way",
    "membership.role",
    "membership.since",
    "membership.until",
    "person.collation_version",
    "person.languages",
    "seat_holder.since",
    "seat_holder.until",
    "session.hash",
    "session.proofs",
    "token.field",
    "token.kind",
];

/// Every column of text that the site has, as SQLite names it.
async fn columns(site: &Site) -> BTreeSet<String> {
    let mut columns = BTreeSet::new();
    for table in tables(&SCHEMAS) {
        let sql = leaked(format!(
            "SELECT name FROM pragma_table_info('{table}') WHERE type = 'TEXT'"
        ));
        let names: Vec<String> = site.db().many(sql, &[]).await.expect("columns");
        columns.extend(names.into_iter().map(|name| format!("{table}.{name}")));
    }
    columns
}

#[tokio::test]
async fn every_column_says_whether_it_holds_what_is_somebodys_own() {
    let site = Site::new().await;
    let table = |column: &str| column.split('.').next().unwrap_or_default().to_owned();
    let known = |column: &String| {
        OWN.contains(&column.as_str())
            || WORDS.contains(&column.as_str())
            || OTHERS.contains(&table(column).as_str())
    };
    let columns = columns(&site).await;
    let strange: Vec<&String> = columns.iter().filter(|one| !known(one)).collect();
    assert!(
        strange.is_empty(),
        "may these hold what is somebody's own? {strange:#?}"
    );
    let gone: Vec<&&str> = OWN
        .iter()
        .chain(&WORDS)
        .filter(|one| !columns.contains(**one))
        .collect();
    assert!(gone.is_empty(), "no such columns: {gone:#?}");
}
