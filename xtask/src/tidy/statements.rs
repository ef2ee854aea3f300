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
