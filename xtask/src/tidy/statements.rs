//! Every block of statements stands in the schema of its crate: what is not there, no test prepares
//! on the two engines.

use std::collections::BTreeSet;

use super::pieces::Kind;
use super::{Finding, Project, Source, rust};

/// A crate has as many blocks `statements!` as its `SCHEMA` lists. Each block is a constant of its
/// own, so equal numbers mean that none is missing.
pub fn prepared(project: &Project) -> Vec<Finding> {
    let schemas = project
        .sources
        .iter()
        .filter_map(|source| Some((source, source.path.strip_suffix("src/schema.rs")?)));
    let mut findings = Vec::new();
    for (schema, folder) in schemas {
        let listed = listed(schema);
        let src = format!("{folder}src/");
        let blocks: Vec<&str> = project
            .sources
            .iter()
            .filter(|source| source.is("rs") && source.path.starts_with(&src))
            .filter(|source| !rust::is_test(source))
            .flat_map(|source| {
                let path = &source.path[src.len()..];
                code(source)
                    .matches("statements! {")
                    .map(move |_| path)
                    .collect::<Vec<_>>()
            })
            .collect();
        if blocks.len() != listed.len() {
            findings.push(Finding::of(
                &schema.path,
                format!(
                    "lists {} blocks of statements; there are {}: {}",
                    listed.len(),
                    blocks.len(),
                    blocks.join(", ")
                ),
            ));
        }
    }
    findings
}

/// Where statements are put together or stand alone, and why no block `statements!` holds them.
const APART: [(&str, &str); 6] = [
    ("crates/store/src/sql.rs", "the block itself"),
    (
        "crates/store/src/schema.rs",
        "migrations, and what each engine is asked about itself in words of its own",
    ),
    (
        "crates/store/src/backup/load.rs",
        "which tables and columns there are, a backup tells",
    ),
    (
        "crates/store/src/backup/table.rs",
        "which columns a table has, the database tells",
    ),
    (
        "crates/store/src/db/open.rs",
        "settings of a connection, which ask nothing",
    ),
    (
        "crates/store/src/testing",
        "databases and questions for tests alone",
    ),
];

/// Every statement stands in a block `statements!`: nothing else makes one, but for the places that
/// ARCHITECTURE.md names.
pub fn nowhere_else(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut apart = BTreeSet::new();
    for source in &project.sources {
        let is_product = source.is("rs") && source.path.starts_with("crates/");
        if !is_product || rust::is_test(source) || !makes_one(&code(source)) {
            continue;
        }
        match APART.iter().find(|(path, _)| source.path.starts_with(path)) {
            Some((path, _)) => {
                apart.insert(*path);
            }
            None => findings.push(Finding::of(
                &source.path,
                "makes a statement outside of `statements!`",
            )),
        }
    }
    let is_there = |path: &str| project.files.iter().any(|file| file.starts_with(path));
    for (path, _) in APART.iter().filter(|(path, _)| is_there(path)) {
        if !apart.contains(path) {
            findings.push(Finding::of(path, "makes no statement any more"));
        }
    }
    findings
}

/// Whether code wraps a text as a statement, or tells the driver that one is safe to run.
fn makes_one(code: &str) -> bool {
    let wraps = code.match_indices("Sql(").any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    });
    wraps || code.contains("AssertSqlSafe(")
}

fn code(source: &Source) -> String {
    rust::without_tests(source)
        .iter()
        .filter(|piece| piece.kind == Kind::Code)
        .map(|piece| piece.text)
        .collect()
}

/// The blocks that a schema names, each once.
fn listed(schema: &Source) -> BTreeSet<String> {
    code(schema)
        .split_once("statements: &[")
        .and_then(|(_, rest)| rest.split_once(']'))
        .map_or("", |(list, _)| list)
        .split(',')
        .map(|entry| entry.trim().to_owned())
        .filter(|entry| !entry.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::made_of;
    use super::*;

    #[test]
    fn a_statement_made_anywhere_else_is_found() {
        for (path, text, found) in [
            (
                "crates/rooms/x/src/a.rs",
                "const A: Sql = Sql(\"SELECT 1\");",
                1,
            ),
            ("crates/store/src/a.rs", "run(AssertSqlSafe(text))", 1),
            ("crates/rooms/x/src/a.rs", "fn f(sql: Sql) { MySql(1) }", 0),
            ("crates/rooms/x/tests/a.rs", "Sql(leaked)", 0),
            ("crates/store/src/backup/load.rs", "AssertSqlSafe(text)", 0),
            ("crates/store/src/backup/load.rs", "nothing any more", 1),
        ] {
            let project = made_of(&[(path, text)]);
            assert_eq!(nowhere_else(&project).len(), found, "{path}: {text}");
        }
    }

    #[test]
    fn a_block_that_no_schema_lists_is_found() {
        let block = "keruen_store::statements! {\n    ONE = \"SELECT 1\";\n}\n";
        let schema = |list: &str| {
            format!(
                "pub const SCHEMA: Schema = Schema {{ tables: &[\"a\"], statements: &[{list}] }};"
            )
        };
        let whole = schema("a::STATEMENTS, b::STATEMENTS,");
        let twice = schema("a::STATEMENTS, a::STATEMENTS");
        for (schema, found) in [(&whole, 0), (&schema("a::STATEMENTS"), 1), (&twice, 1)] {
            let project = made_of(&[
                ("crates/rooms/x/src/schema.rs", schema.as_str()),
                ("crates/rooms/x/src/a.rs", block),
                ("crates/rooms/x/src/b/queries.rs", block),
                ("crates/rooms/x/tests/c.rs", block),
                ("crates/rooms/y/src/d.rs", block),
            ]);
            assert_eq!(prepared(&project).len(), found, "{schema}");
        }
    }
}
