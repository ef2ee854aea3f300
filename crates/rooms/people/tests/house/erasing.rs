//! Erasing and taking out everything about one person.

use crate::given::{
    body, day, district, done, draft, every_row, houses, membership, owner, refused, somebody,
    today,
};
use keruen_people::consent::{self, Purpose, Way};
use keruen_people::contact::{self, ContactValue};
use keruen_people::council::{self, Holder};
use keruen_people::membership as bonds;
use keruen_people::organisation::OrganisationKind;
use keruen_people::{Refusal, erase, export, merge, person};
use keruen_speech::{Lang, fold};
use keruen_store::{Db, Engine, Sql, params};

/// Every value that this person ever had anywhere.
const VALUES: [&str; 13] = [
    "Жұпбаева",
    "Өрнекгүл",
    "Сүлеймкызы",
    "Бұрынғыева",
    "Жупбаева",
    "Ornekgul",
    "+77771234567",
    "+77771234568",
    "7654321777",
    "ornek@example.kz",
    "Ерекше лауазым",
    "Ерекше негіз",
    "Ерекше себеп",
];

struct Whole {
    id: i64,
    alias: i64,
    council: i64,
}

/// A person with a past in every table.
async fn whole(db: &Db) -> Whole {
    let place = district(db, "Үлгі ауданы").await;
    let ngo = body(db, OrganisationKind::Ngo, "«Үлгі» қоры").await;
    let council = body(db, OrganisationKind::Council, "Үлгі Қоғамдық кеңесі").await;
    let mut all = draft("Жұпбаева Өрнекгүл Сүлеймкызы");
    all.former = "Бұрынғыева".into();
    all.territory = Some(place);
    let id = done!(db, |tx| person::create(
        &mut tx,
        &all.parse().expect("ok"),
        &[1]
    ));
    let alias = somebody(db, "Жупбаева Ornekgul").await;
    for (who, phone) in [(id, "8 777 123 45 67"), (alias, "8 777 123 45 68")] {
        let value = ContactValue::phone(phone).expect("a phone");
        done!(db, |tx| contact::add(&mut tx, who, &value));
    }
    let email = ContactValue::email("ornek@example.kz").expect("an address");
    let removed = done!(db, |tx| contact::add(&mut tx, id, &email));
    done!(db, |tx| contact::remove(&mut tx, removed));
    let mut own = membership(ngo, "other", "2020-01-01", "");
    own.title = "Ерекше лауазым".into();
    own.basis = "Ерекше негіз".into();
    done!(db, |tx| bonds::add(&mut tx, id, &own.parse().expect("ok")));
    let (from, to) = (day("2025-01-01"), day("2027-12-31"));
    done!(db, |tx| council::open_term(&mut tx, council, 1, from, to));
    let seats = council::seats(db, &owner(), council, from, from)
        .await
        .expect("reads");
    done!(db, |tx| council::take(
        &mut tx,
        seats[0].seat.id,
        id,
        from,
        "Ерекше негіз"
    ));
    let texts = ["Атым көрінсін", "Имя видно", "Name shown"];
    done!(db, |tx| consent::publish_wording(
        &mut tx,
        Purpose::NamePublic,
        texts
    ));
    done!(db, |tx| consent::give(
        &mut tx,
        id,
        Purpose::NamePublic,
        Lang::Kk,
        Way::Site
    ));
    done!(db, |tx| person::change(
        &mut tx,
        alias,
        1,
        &crate::given::form("Жупбаева Өрнекгүл")
    ));
    done!(db, |tx| merge::apply(
        &mut tx,
        id,
        alias,
        (1, 2),
        &["surname"]
    ));
    done!(db, |tx| person::block(&mut tx, id, Some("Ерекше себеп")));
    Whole { id, alias, council }
}

#[tokio::test]
async fn after_an_erasure_no_table_holds_a_value() {
    for db in houses().await {
        let witness = somebody(&db, "Құмтаев Амангелді").await;
        let before_witness = person::page(&db, &owner(), today(), witness)
            .await
            .expect("a page");
        let Whole { id, alias, council } = whole(&db).await;
        let before = every_row(&db).await;
        for value in VALUES {
            assert!(
                before.iter().any(|row| row.contains(value)),
                "{value} was never written"
            );
        }

        let preview = erase::preview(&db, id, today()).await.expect("a preview");
        assert_eq!(
            (preview.contacts, preview.memberships, preview.seats),
            (2, 1, 1)
        );
        assert_eq!((preview.consents, preview.programmes), (1, 1));
        assert!(preview.old_values > 3, "{preview:?}");
        done!(&db, |tx| erase::apply(&mut tx, id, today()));

        let after = every_row(&db).await;
        let mut forbidden: Vec<String> = VALUES.iter().map(|value| (*value).to_owned()).collect();
        forbidden.extend(
            VALUES
                .iter()
                .filter(|value| !value.contains(['+', '@']))
                .map(|value| fold(value)),
        );
        // How names sound may be shared with others, so those rows are looked for by number.
        forbidden.extend([id, alias].map(|number| format!("token: person | Int({number}) |")));
        for value in &forbidden {
            let left: Vec<&String> = after
                .iter()
                .filter(|row| row.contains(value.as_str()))
                .collect();
            assert!(left.is_empty(), "{value}: {left:?}");
        }
        for number in [id, alias] {
            assert!(
                after
                    .iter()
                    .any(|row| row.starts_with(&format!("erased: person | Int({number})")))
            );
            let refusal = person::page(&db, &owner(), today(), number)
                .await
                .expect_err("erased");
            assert!(matches!(refusal, Refusal::Missing { .. }), "{refusal:?}");
        }
        let refusal = refused!(&db, |tx| erase::apply(&mut tx, id, today()));
        assert!(matches!(refusal, Refusal::Missing { .. }), "{refusal:?}");

        // That somebody sat there stays, until today; from tomorrow the seat is vacant.
        let seats = council::seats(&db, &owner(), council, day("2025-01-01"), today())
            .await
            .expect("reads");
        assert_eq!(seats[0].holder, Holder::Hidden);
        let seats = council::seats(&db, &owner(), council, day("2025-01-01"), day("2026-12-01"))
            .await
            .expect("reads");
        assert_eq!(seats[0].holder, Holder::Vacant);
        let after_witness = person::page(&db, &owner(), today(), witness)
            .await
            .expect("a page");
        assert_eq!(before_witness.person, after_witness.person);
    }
}

/// Tuples of tables that are still there and hold some bytes, dead ones included.
const ROWS_WITH: Sql = Sql("SELECT CAST(COUNT(*) AS BIGINT) FROM pg_class c \
    CROSS JOIN LATERAL generate_series(0, pg_relation_size(c.oid) / 8192 - 1) AS block \
    CROSS JOIN LATERAL heap_page_items(get_raw_page(CAST(c.oid AS regclass)::text, CAST(block AS int))) AS item \
    WHERE c.relkind IN ('r', 't') AND c.relnamespace IN (CAST('public' AS regnamespace), \
    CAST('pg_toast' AS regnamespace)) AND position(CAST($1 AS bytea) IN item.t_data) > 0");
/// The same for entries of indexes; their first page holds none.
const ENTRIES_WITH: Sql = Sql("SELECT CAST(COUNT(*) AS BIGINT) FROM pg_class c \
    CROSS JOIN LATERAL generate_series(1, pg_relation_size(c.oid) / 8192 - 1) AS block \
    CROSS JOIN LATERAL bt_page_items(CAST(c.oid AS regclass)::text, CAST(block AS int)) AS item \
    WHERE c.relkind = 'i' AND c.relnamespace = CAST('public' AS regnamespace) \
    AND position(encode(CAST($1 AS bytea), 'hex') IN replace(item.data, ' ', '')) > 0");
/// The extension that looks into pages; it comes with PostgreSQL.
const LOOK_INSIDE: Sql = Sql("CREATE EXTENSION IF NOT EXISTS pageinspect");

/// On PostgreSQL an erased row stays in its page, and its entries in the indexes, until they are
/// cleared away: asked of the pages themselves, not of what a query would show.
#[tokio::test]
async fn after_an_erasure_no_page_of_postgresql_holds_a_row_or_an_index_entry() {
    for db in houses().await {
        if db.engine() != Engine::Postgres {
            continue;
        }
        let mut tx = db
            .upkeep(keruen_store::testing::epoch())
            .await
            .expect("a write");
        tx.run(LOOK_INSIDE, &[]).await.expect("the extension");
        tx.commit().await.expect("kept");
        let Whole { id, .. } = whole(&db).await;
        // Of names the search index holds words of its own.
        let folded: Vec<String> = VALUES[..4].iter().map(|name| fold(name)).collect();
        let sought: Vec<&str> = VALUES
            .iter()
            .copied()
            .chain(folded.iter().map(String::as_str))
            .collect();
        let count = async |sql: Sql, value: &str| -> i64 {
            db.one(sql, &params![value.as_bytes().to_vec()])
                .await
                .expect("a count")
        };
        for value in &sought {
            assert!(
                count(ROWS_WITH, value).await > 0,
                "{value} was never in a row"
            );
        }
        assert!(
            count(ENTRIES_WITH, &fold("Жұпбаева")).await > 0,
            "no index was looked into"
        );

        done!(&db, |tx| erase::apply(&mut tx, id, today()));
        assert!(
            count(ROWS_WITH, "Жұпбаева").await > 0,
            "without clearing up the row is still in its page"
        );
        db.checkpoint().await.expect("cleared up");
        for value in &sought {
            let left = (
                count(ROWS_WITH, value).await,
                count(ENTRIES_WITH, value).await,
            );
            assert_eq!(left, (0, 0), "{value}: rows, index entries");
        }
    }
}

#[tokio::test]
async fn a_number_is_never_given_again() {
    for db in houses().await {
        let id = somebody(&db, "Құмтаев Амангелді").await;
        done!(&db, |tx| erase::apply(&mut tx, id, today()));
        assert!(somebody(&db, "Теңізова Гүлсім").await > id);
    }
}

#[tokio::test]
async fn an_export_holds_every_value() {
    for db in houses().await {
        let Whole { id, alias, .. } = whole(&db).await;
        let files = export::person(&db, id).await.expect("an export");
        let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
        assert_eq!(
            names,
            [
                "person.json",
                "contacts.json",
                "memberships.json",
                "seats.json",
                "consents.json",
                "journal.json"
            ]
        );
        let text: String = files
            .iter()
            .map(|(_, content)| content.to_string())
            .collect();
        for value in VALUES.iter().filter(|value| **value != "7654321777") {
            assert!(text.contains(value), "{value} is missing");
        }
        assert!(text.contains("Атым көрінсін"));
        assert!(export::person(&db, alias).await.is_err());
    }
}

/// A seat of a term that is over was held until its end, and one of a term to come never.
#[tokio::test]
async fn the_seats_of_the_erased_end_with_their_terms() {
    for db in houses().await {
        let council = body(&db, OrganisationKind::Council, "Үлгі Қоғамдық кеңесі").await;
        let id = somebody(&db, "Құмтаев Амангелді").await;
        let mut seats = Vec::new();
        for (from, to) in [
            ("2019-01-01", "2021-12-31"),
            ("2025-01-01", "2027-12-31"),
            ("2028-01-01", "2030-12-31"),
        ] {
            let (from, to) = (day(from), day(to));
            done!(&db, |tx| council::open_term(&mut tx, council, 1, from, to));
            let opened = council::seats(&db, &owner(), council, from, from)
                .await
                .expect("reads");
            let seat = opened[0].seat.id;
            done!(&db, |tx| council::take(&mut tx, seat, id, from, ""));
            seats.push(seat);
        }
        let preview = erase::preview(&db, id, today()).await.expect("a preview");
        assert_eq!(preview.seats, 2);
        done!(&db, |tx| erase::apply(&mut tx, id, today()));
        let mut ends = Vec::new();
        for seat in &seats {
            let holdings = council::holdings(&db, *seat).await.expect("reads");
            ends.push(holdings.first().map(|holding| holding.until));
        }
        let ended = [Some(Some(day("2021-12-31"))), Some(Some(today())), None];
        assert_eq!(ends, ended);
        // Nobody's name stands in the way: terms are corrected, and seats taken, as ever.
        let term = |from, to| council::Term {
            from: day(from),
            to: day(to),
        };
        let (was, is) = (
            term("2019-01-01", "2021-12-31"),
            term("2018-01-01", "2022-01-31"),
        );
        done!(&db, |tx| council::change_term(&mut tx, council, was, is));
        let next = somebody(&db, "Теңізова Гүлсім").await;
        let since = day("2028-01-01");
        done!(&db, |tx| council::take(&mut tx, seats[2], next, since, ""));
    }
}
