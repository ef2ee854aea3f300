//! A small room for the tests: people, the seats they take, and who invited whom.

use keruen_store::{
    Actor, Db, Migration, Schema, StoreError, Thing, Value, params, search, testing,
};

keruen_store::statements! {
    pub ADD_PERSON = "INSERT INTO person (id, name, invited_by, score, photo) VALUES ($1, $2, $3, $4, $5)";
    pub RENAME = "UPDATE person SET name = $2 WHERE id = $1";
    pub NAMES = "SELECT name FROM person ORDER BY id";
    pub NAME = "SELECT name FROM person WHERE id = $1";
    pub PEOPLE = "SELECT id FROM person ORDER BY id";
    pub ERASE = "DELETE FROM person WHERE id = $1";
    pub ERASE_ALL = "DELETE FROM person RETURNING id";
    pub TAKE_SEAT = "INSERT INTO seat (number, person) VALUES ($1, $2)";
    pub SEATED = "SELECT person FROM seat WHERE number = $1";
    /// What a restore ends with.
    pub LAST_GREETING = "UPDATE person SET score = 0.5 WHERE name = 'Қонақ'";
    pub OPEN_SESSION = "INSERT INTO session (secret, person) VALUES ($1, $2)";
    pub SESSIONS = "SELECT count(*) FROM session";
    pub FIND = "SELECT DISTINCT p.id FROM token t JOIN person p ON p.id = t.id \
        WHERE t.kind = 'person' AND t.token >= $1 AND t.token < $2 ORDER BY p.id";
    pub FIND_NEAR = "SELECT DISTINCT p.id FROM token t JOIN person p ON p.id = t.id \
        WHERE t.kind = 'person' AND t.token = $1 ORDER BY p.id";
}

pub const FIRST: Migration = Migration {
    name: "house/0001-people",
    sql: "CREATE TABLE person (id BIGINT PRIMARY KEY, name TEXT NOT NULL, invited_by BIGINT REFERENCES person (id),
            score DOUBLE PRECISION, photo BLOB);
        CREATE INDEX person_name ON person (name, id);
        CREATE TABLE seat (number BIGINT NOT NULL, person BIGINT NOT NULL REFERENCES person (id), PRIMARY KEY (number));
        CREATE TABLE session (secret TEXT PRIMARY KEY, person BIGINT NOT NULL REFERENCES person (id));",
};

pub const SECOND: Migration = Migration {
    name: "house/0002-notes",
    sql: "ALTER TABLE person ADD COLUMN note TEXT;
        CREATE TABLE greeting (lang TEXT PRIMARY KEY, text TEXT NOT NULL);
        INSERT INTO greeting (lang, text) VALUES ('kk', 'Сәлем'), ('en', 'Hello');",
};

pub const HOUSE: Schema = Schema {
    room: "house",
    migrations: &[FIRST],
    tables: &["person", "seat", "session"],
    private: &["session"],
    restored: &[LAST_GREETING],
    statements: &[STATEMENTS],
};

pub const NEWER_HOUSE: Schema = Schema {
    migrations: &[FIRST, SECOND],
    tables: &["person", "seat", "session", "greeting"],
    ..HOUSE
};

pub fn coordinator() -> Actor {
    Actor {
        account: Some(3),
        role: "coordinator",
    }
}

pub fn person(id: i64) -> Thing {
    Thing { kind: "person", id }
}

/// A person as an act of the coordinator, with its journal row and search words.
pub async fn add_person(db: &Db, name: &str) -> Result<i64, StoreError> {
    let mut tx = db.act(coordinator(), testing::epoch()).await?;
    let id = tx.next_id("person").await?;
    tx.run(
        ADD_PERSON,
        &params![id, name, None::<i64>, None::<f64>, None::<Vec<u8>>],
    )
    .await?;
    search::index(&mut tx, person(id), &[("name", name)]).await?;
    tx.journal(person(id), "add", &["name"], None).await?;
    tx.commit().await?;
    Ok(id)
}

/// A person with every kind of column filled.
pub fn full_person(id: i64, name: &str, invited_by: Option<i64>) -> [Value; 5] {
    params![id, name, invited_by, 0.1 + 0.2, vec![0u8, 255, 10, 13]]
}
