//! What the data vocabulary promises holds on both engines.

use jiff::Timestamp;
use keruen_store::{
    Actor, Migration, Record, Row, Schema, StoreError, Thing, Value, params, testing,
};

keruen_store::statements! {
    ADD = "INSERT INTO sample (id, whole, real, word, bytes) VALUES ($1, $2, $3, $4, $5)";
    GET = "SELECT id, whole, real, word, bytes FROM sample WHERE id = $1";
    FILTERED = "SELECT id FROM sample WHERE (CAST($1 AS TEXT) IS NULL OR word = CAST($1 AS TEXT)) \
        AND (CAST($2 AS BIGINT) IS NULL OR whole = CAST($2 AS BIGINT)) ORDER BY id";
    SUMS = "SELECT CAST(sum(whole) AS BIGINT) AS sum, CAST(avg(whole) AS DOUBLE PRECISION) AS avg, \
        count(*) AS n, max(word) AS last, 'label' AS label FROM sample";
    BY_WORD = "SELECT word FROM sample WHERE word IS NOT NULL ORDER BY word";
    BETWEEN = "SELECT word FROM sample WHERE word >= $1 AND word < $2 ORDER BY word";
    PAGE = "SELECT id FROM sample ORDER BY id LIMIT $1 OFFSET $2";
    TAG = "INSERT INTO tag (id, name) VALUES ($1, $2)";
    SQUARE = "INSERT INTO part (id, sample, side) VALUES ($1, $2, $3)";
}

const SCHEMA: Schema = Schema {
    room: "vocabulary",
    migrations: &[Migration {
        name: "vocabulary/0001",
        sql: "CREATE TABLE sample (id BIGINT PRIMARY KEY, whole BIGINT, real DOUBLE PRECISION, word TEXT, bytes BLOB);
            CREATE TABLE part (id BIGINT PRIMARY KEY, sample BIGINT NOT NULL REFERENCES sample (id), side TEXT,
                CHECK (side <> ''), UNIQUE (sample, side));
            CREATE TABLE tag (id BIGINT PRIMARY KEY, name TEXT NOT NULL);
            CREATE UNIQUE INDEX tag_folded ON tag (lower(name));",
    }],
    tables: &["sample", "part", "tag"],
    private: &[],
    restored: &[],
    statements: &[STATEMENTS],
};

#[derive(Debug, PartialEq)]
struct Sample {
    id: i64,
    whole: Option<i64>,
    real: Option<f64>,
    word: Option<String>,
    bytes: Option<Vec<u8>>,
}

impl Record for Sample {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            whole: row.get("whole")?,
            real: row.get("real")?,
            word: row.get("word")?,
            bytes: row.get("bytes")?,
        })
    }
}

impl Sample {
    fn values(&self) -> [Value; 5] {
        params![
            self.id,
            self.whole,
            self.real,
            self.word.as_deref(),
            self.bytes.clone()
        ]
    }
}

fn samples() -> Vec<Sample> {
    let sample = |id, whole, real, word: Option<&str>, bytes: Option<&[u8]>| Sample {
        id,
        whole,
        real,
        word: word.map(str::to_owned),
        bytes: bytes.map(<[u8]>::to_vec),
    };
    vec![
        // The first run of a statement binds nothing: it must not fix the types for the others.
        sample(1, None, None, None, None),
        sample(
            2,
            Some(i64::MAX),
            Some(0.1),
            Some("Амангелді"),
            Some(&[0, 255, 10]),
        ),
        sample(
            3,
            Some(i64::MIN),
            Some(-1e300),
            Some("а'\"\\ 😀"),
            Some(&[]),
        ),
        sample(4, Some(0), Some(2.0), Some(""), Some(&[7])),
        sample(5, Some(-1), None, Some("Zhanaozen"), None),
        sample(6, None, Some(f64::MIN_POSITIVE), Some("aqtau"), None),
    ]
}

#[tokio::test]
async fn values_come_back_as_they_went() {
    for db in testing::fresh(&[SCHEMA]).await {
        let mut tx = db.upkeep(testing::epoch()).await.unwrap();
        for sample in samples() {
            assert_eq!(tx.run(ADD, &sample.values()).await.unwrap(), 1);
        }
        tx.commit().await.unwrap();
        for sample in samples() {
            assert_eq!(
                db.one::<Sample>(GET, &params![sample.id]).await.unwrap(),
                sample,
                "{:?}",
                db.engine()
            );
        }
        assert!(matches!(
            db.one::<Sample>(GET, &params![404]).await,
            Err(StoreError::NotFound)
        ));
        assert_eq!(db.maybe::<Sample>(GET, &params![404]).await.unwrap(), None);
        assert_eq!(db.many::<i64>(PAGE, &params![2, 3]).await.unwrap(), [4, 5]);
    }
}

#[tokio::test]
async fn filters_sums_and_order_are_alike() {
    for db in testing::fresh(&[SCHEMA]).await {
        let mut tx = db.upkeep(testing::epoch()).await.unwrap();
        for (id, whole, word) in [
            (1, 2, "б"),
            (2, 3, "Aa"),
            (3, 3, "aA"),
            (4, 4, "ә"),
            (5, 4, "a_"),
        ] {
            tx.run(ADD, &params![id, whole, None::<f64>, word, None::<Vec<u8>>])
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();

        let filtered = async |word: Option<&str>, whole: Option<i64>| {
            db.many::<i64>(FILTERED, &params![word, whole])
                .await
                .unwrap()
        };
        assert_eq!(filtered(None, None).await, [1, 2, 3, 4, 5]);
        assert_eq!(filtered(Some("ә"), None).await, [4]);
        assert_eq!(filtered(None, Some(3)).await, [2, 3]);
        assert_eq!(filtered(Some("ә"), Some(3)).await, [0i64; 0]);

        let (sum, avg, n, last, label): (i64, f64, i64, String, String) =
            db.one(SUMS, &[]).await.unwrap();
        assert_eq!(
            (sum, n, last.as_str(), label.as_str()),
            (16, 5, "ә", "label")
        );
        assert!((avg - 3.2).abs() < 1e-9);

        // Bytes decide, not a locale.
        assert_eq!(
            db.many::<String>(BY_WORD, &[]).await.unwrap(),
            ["Aa", "aA", "a_", "б", "ә"]
        );
        let (from, to) = keruen_store::search::range("a");
        assert_eq!(
            db.many::<String>(BETWEEN, &params![from, to])
                .await
                .unwrap(),
            ["aA", "a_"]
        );
    }
}

#[tokio::test]
async fn a_wrong_type_is_named_without_its_value() {
    for db in testing::fresh(&[SCHEMA]).await {
        let mut tx = db.upkeep(testing::epoch()).await.unwrap();
        tx.run(ADD, &params![1, 2, None::<f64>, "secret", None::<Vec<u8>>])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let wrong = db
            .one::<(i64, bool, Option<f64>, i64)>(GET, &params![1])
            .await
            .unwrap_err()
            .to_string();
        assert!(wrong.contains("column 1"), "2 is no boolean: {wrong}");
        let wrong = db
            .one::<(i64, i64, Option<f64>, i64)>(GET, &params![1])
            .await
            .unwrap_err()
            .to_string();
        assert!(
            wrong.contains("column 3") && !wrong.contains("secret"),
            "{wrong}"
        );
        let wrong = db
            .one::<(i64, i64, f64)>(GET, &params![1])
            .await
            .unwrap_err()
            .to_string();
        assert!(wrong.contains("holds nothing"), "{wrong}");
    }
}

#[tokio::test]
async fn broken_rules_have_the_same_names_on_both_engines() {
    for db in testing::fresh(&[SCHEMA]).await {
        let refused = async |id: i64, sample: i64, side: Option<&str>| {
            let mut tx = db.upkeep(testing::epoch()).await.unwrap();
            match tx.run(SQUARE, &params![id, sample, side]).await {
                Ok(_) => tx.commit().await.map(|()| String::new()),
                Err(error) => Err(error),
            }
            .unwrap_err()
        };
        let mut tx = db.upkeep(testing::epoch()).await.unwrap();
        tx.run(ADD, &samples()[0].values()).await.unwrap();
        tx.run(SQUARE, &params![1, 1, "Left"]).await.unwrap();
        tx.commit().await.unwrap();

        let columns = |error| match error {
            StoreError::Duplicate { columns } => columns,
            other => panic!("{other:?}"),
        };
        assert_eq!(columns(refused(1, 1, None).await), "part.id");
        assert_eq!(
            columns(refused(2, 1, Some("Left")).await),
            "part.sample, part.side"
        );
        let mut tx = db.upkeep(testing::epoch()).await.unwrap();
        tx.run(TAG, &params![1, "Youth"]).await.unwrap();
        assert_eq!(
            columns(tx.run(TAG, &params![2, "YOUTH"]).await.unwrap_err()),
            "tag_folded"
        );
        drop(tx);
        assert!(matches!(
            refused(2, 1, Some("")).await,
            StoreError::Refused { .. }
        ));
        assert!(matches!(refused(2, 404, None).await, StoreError::Linked));
    }
}

#[tokio::test]
async fn every_statement_prepares() {
    for db in testing::fresh(&[SCHEMA]).await {
        let failed = testing::unprepared(&db, &[SCHEMA]).await;
        assert!(failed.is_empty(), "{:?}: {failed:?}", db.engine());
    }
}

#[tokio::test]
async fn readers_cannot_write() {
    for db in testing::fresh(&[SCHEMA]).await {
        let wrote = db.many::<i64>(ADD, &samples()[0].values()).await;
        assert!(matches!(wrote, Err(StoreError::ReadOnly)), "{wrote:?}");
    }
}

#[tokio::test]
async fn a_snapshot_keeps_its_first_look() {
    for db in testing::fresh(&[SCHEMA]).await {
        let mut look = db.snapshot().await.unwrap();
        assert_eq!(
            look.many::<i64>(PAGE, &params![9, 0]).await.unwrap(),
            [0i64; 0]
        );
        let mut tx = db
            .act(
                Actor {
                    account: Some(7),
                    role: "owner",
                },
                testing::epoch(),
            )
            .await
            .unwrap();
        tx.run(ADD, &samples()[0].values()).await.unwrap();
        tx.journal(
            Thing {
                kind: "sample",
                id: 1,
            },
            "add",
            &["word"],
            None,
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(
            look.many::<i64>(PAGE, &params![9, 0]).await.unwrap(),
            [0i64; 0],
            "{:?}",
            db.engine()
        );
        drop(look);
        assert_eq!(db.many::<i64>(PAGE, &params![9, 0]).await.unwrap(), [1]);
    }
}

#[tokio::test]
async fn nothing_that_is_logged_holds_a_password() {
    let target =
        keruen_store::Target::Postgres("postgres://keruen:hunter2@127.0.0.1:1/none".into());
    let error = keruen_store::Db::open(&target).await.unwrap_err();
    assert!(matches!(error, StoreError::Gone(_)), "{error:?}");
    assert!(!format!("{target:?} {error:?} {error}").contains("hunter2"));
    for db in testing::fresh(&[SCHEMA]).await {
        assert!(!format!("{:?}", *db).contains("://"));
    }
}

#[test]
fn moments_are_microseconds() {
    let moment: Timestamp = "2026-11-30T04:00:00.000001Z".parse().unwrap();
    assert_eq!(Value::from(moment), Value::Int(moment.as_microsecond()));
    assert_eq!(testing::epoch().to_string(), "2026-11-30T04:00:00Z");
}
