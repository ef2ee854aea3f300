//! Lists that the two engines would put in different orders.

use std::collections::{BTreeMap, BTreeSet};

use crate::Schema;
use crate::schema::with_own;

/// The statements of the schemas (and the store's own) that sort by a column as it is although it
/// may be empty, each with the column: SQLite puts what is empty before everything else, PostgreSQL
/// after it. `COALESCE` says where it belongs, `IS NOT NULL` that there is none.
///
/// Columns of a subquery are not looked through.
pub fn torn_orders(schemas: &[Schema]) -> Vec<(&'static str, String)> {
    let empty = may_be_empty(schemas);
    let mut torn = Vec::new();
    for schema in with_own(schemas) {
        for (name, sql) in schema.statements.iter().copied().flatten() {
            torn.extend(
                sorted_by(sql.0)
                    .into_iter()
                    .filter(|column| is_torn(sql.0, column, &empty))
                    .map(|column| (*name, column)),
            );
        }
    }
    torn
}

/// What a column of a migration holds: the data vocabulary, of two words the first.
const KINDS: [&str; 4] = ["BIGINT", "TEXT", "BLOB", "DOUBLE"];

/// The columns of every table that may be empty.
fn may_be_empty(schemas: &[Schema]) -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut tables: BTreeMap<&'static str, BTreeSet<&'static str>> = BTreeMap::new();
    let migrations = with_own(schemas).flat_map(|schema| schema.migrations);
    for statement in migrations.flat_map(|migration| migration.sql.split(';')) {
        let mut table = None;
        for line in statement.lines().map(str::trim) {
            let words: Vec<&str> = line.split_whitespace().collect();
            let column = match words[..] {
                ["CREATE", "TABLE", name, ..] => {
                    table = Some(name);
                    continue;
                }
                ["ALTER", "TABLE", name, "ADD", "COLUMN", column, ..] => {
                    table = Some(name);
                    column
                }
                [column, kind, ..] if KINDS.contains(&kind.trim_end_matches(',')) => column,
                _ => continue,
            };
            let filled = line.contains("NOT NULL") || line.contains("PRIMARY KEY");
            if let Some(table) = table.filter(|_| !filled) {
                tables.entry(table).or_default().insert(column);
            }
        }
    }
    tables
}

/// What stands behind `ORDER BY` and is a plain column, of whichever query within the statement.
fn sorted_by(sql: &str) -> Vec<String> {
    let mut columns = Vec::new();
    for list in sql.split("ORDER BY ").skip(1) {
        let mut depth = 0_i32;
        let mut item = String::new();
        let end = [" LIMIT ", " OFFSET ", " ON CONFLICT ", " UNION "]
            .iter()
            .filter_map(|word| list.find(word))
            .min();
        for c in list[..end.unwrap_or(list.len())].chars().chain([',']) {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                ',' if depth == 0 => {
                    columns.push(std::mem::take(&mut item));
                    continue;
                }
                _ => {}
            }
            if depth < 0 {
                columns.push(std::mem::take(&mut item));
                break;
            }
            item.push(c);
        }
    }
    columns
        .iter()
        .map(|item| {
            item.trim()
                .trim_end_matches(" DESC")
                .trim_end_matches(" ASC")
        })
        .filter(|item| {
            let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
            !item.is_empty() && item.chars().all(plain)
        })
        .map(str::to_owned)
        .collect()
}

fn is_torn(
    sql: &str,
    column: &str,
    empty: &BTreeMap<&'static str, BTreeSet<&'static str>>,
) -> bool {
    if sql.contains(&format!("{column} IS NOT NULL")) {
        return false;
    }
    let (alias, column) = column.split_once('.').unwrap_or(("", column));
    let words: Vec<&str> = sql
        .split(|c: char| c.is_whitespace() || "(),".contains(c))
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).any(|at| {
        let ["FROM" | "JOIN", table, rest @ ..] = &words[at..] else {
            return false;
        };
        let name = match rest {
            ["AS", name, ..] | [name, ..] => name,
            [] => "",
        };
        (alias.is_empty() || name == alias || *table == alias)
            && empty
                .get(table)
                .is_some_and(|columns| columns.contains(column))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Migration, Sql};

    const ROOM: Schema = Schema {
        room: "room",
        migrations: &[Migration {
            name: "room/0001",
            sql: "CREATE TABLE one (\n    id BIGINT PRIMARY KEY,\n    day TEXT,\n    place BIGINT NOT NULL\n);\n\
                  ALTER TABLE one ADD COLUMN late TEXT;",
        }],
        tables: &["one"],
        private: &[],
        restored: &[],
        statements: &[&[
            (
                "ALIAS",
                Sql("SELECT o.id FROM one o ORDER BY o.place, o.day DESC, o.id"),
            ),
            ("BARE", Sql("SELECT id FROM one ORDER BY late LIMIT 3")),
            (
                "WITHIN",
                Sql("SELECT id FROM (SELECT id FROM one AS q ORDER BY q.day) x ORDER BY x.id"),
            ),
            (
                "SAID",
                Sql("SELECT id FROM one ORDER BY COALESCE(day, ''), id DESC"),
            ),
            (
                "FILLED",
                Sql("SELECT id FROM one WHERE day IS NOT NULL ORDER BY day"),
            ),
        ]],
    };

    #[test]
    fn a_column_that_may_be_empty_is_found_and_nothing_else() {
        let found: Vec<(&str, String)> = torn_orders(&[ROOM]);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(name, column)| (*name, column.as_str()))
            .collect();
        assert_eq!(
            found,
            [("ALIAS", "o.day"), ("BARE", "late"), ("WITHIN", "q.day")]
        );
    }
}
