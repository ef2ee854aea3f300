//! Public functions that nothing outside calls. Below the web face no compiler says so: what a
//! library makes public counts as used.

use std::collections::BTreeSet;

use super::pieces::{Kind, pieces};
use super::{Finding, Project, Source, rust, templates};

/// Where the rule looks. Engines are useful alone; the web face shows the outside only what the
/// binary wires, so that the compiler sees the rest.
const LOOKED_AT: [&str; 4] = [
    "crates/rooms/",
    "crates/store/",
    "crates/faces/post/",
    "crates/faces/paper/",
];

/// What stays although no product code of another file names it: the file, the function, why.
const KEPT: [(&str, &str, &str); 2] = [
    (
        "crates/store/src/backup.rs",
        "table_hashes",
        "tells whether two sites are equal; the tests of backup, restore and demo ask it",
    ),
    (
        "crates/store/src/bulk.rs",
        "length",
        "its macro names it by its path, in whichever crate the macro stands",
    ),
];

/// A `pub fn` of a room, the store, post or paper is named in product code outside its own file.
/// One that is not is dead, or no more public than its file.
pub fn functions(project: &Project) -> Vec<Finding> {
    let code: Vec<(&Source, String)> = project.sources.iter().filter_map(product_code).collect();
    let files: Vec<(&Source, Named<'_>)> = code
        .iter()
        .map(|(source, code)| (*source, Named::read(code)))
        .collect();
    let mut findings = Vec::new();
    let mut excused = BTreeSet::new();
    for (source, code) in &code {
        let path = source.path.as_str();
        let looked_at = LOOKED_AT.iter().any(|folder| path.starts_with(folder));
        // `keruen_store::testing` is for tests alone, and says so.
        if !looked_at || path.contains("/src/testing") {
            continue;
        }
        let modules = modules(path);
        for (name, free) in declared(code) {
            let others = files.iter().filter(|(other, _)| other.path != path);
            let used = others.map(|(_, named)| named).any(|named| {
                if free {
                    named.calls(&modules, name)
                } else {
                    named.methods.contains(name) || named.paths.iter().any(|(_, end)| *end == name)
                }
            });
            let kept = KEPT.iter().find(|kept| (kept.0, kept.1) == (path, name));
            if let (false, Some(kept)) = (used, kept) {
                excused.insert(kept);
            } else if !used {
                let words =
                    format!("`{name}` is public, and no other file of the product calls it");
                findings.push(Finding::of(path, words));
            }
        }
    }
    let there = |path: &str| project.files.iter().any(|file| file == path);
    for kept in KEPT.iter().filter(|kept| there(kept.0)) {
        if !excused.contains(kept) {
            let words = format!("`{}` needs no exception any more", kept.1);
            findings.push(Finding::of(kept.0, words));
        }
    }
    findings
}

/// The code of a source that is no test, or the expressions of a template.
fn product_code(source: &Source) -> Option<(&Source, String)> {
    let code = if source.is("rs") && !rust::is_test(source) {
        let pieces = rust::without_tests(source);
        let code = pieces.iter().filter(|piece| piece.kind == Kind::Code);
        code.map(|piece| piece.text).collect()
    } else if templates::is_template(source) {
        let expressions = templates::expressions(&source.text);
        let pieces = pieces(&expressions);
        let code = pieces.iter().filter(|piece| piece.kind == Kind::Code);
        code.map(|piece| piece.text).collect()
    } else {
        return None;
    };
    Some((source, code))
}

/// By which names a path may lead to what a file declares: its modules, its crate, and the words
/// for where one stands.
fn modules(path: &str) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = ["self", "super", "crate"].map(str::to_owned).into();
    let Some((folder, file)) = path.split_once("/src/") else {
        return names;
    };
    let name = folder.rsplit('/').next().unwrap_or_default();
    names.insert(format!("keruen_{name}"));
    let steps = file.trim_end_matches(".rs").split('/').map(str::to_owned);
    names.extend(steps);
    names
}

/// The functions that code declares public, and whether each stands free, not in an `impl`.
fn declared(code: &str) -> impl Iterator<Item = (&str, bool)> {
    code.lines().filter_map(|line| {
        let item = line.trim_start();
        let words = item.strip_prefix("pub ")?;
        let words = words.strip_prefix("const ").unwrap_or(words);
        let words = words.strip_prefix("async ").unwrap_or(words);
        let name = words.strip_prefix("fn ")?;
        let end = name.find(|letter| !in_word(letter)).unwrap_or(name.len());
        Some((&name[..end], item.len() == line.len()))
    })
}

/// What a file names, by the way it names it.
#[derive(Default)]
struct Named<'a> {
    /// What it imports.
    imported: BTreeSet<&'a str>,
    /// Ends of paths, with the name before them.
    paths: BTreeSet<(&'a str, &'a str)>,
    /// Called behind a full stop.
    methods: BTreeSet<&'a str>,
    /// Standing alone.
    bare: BTreeSet<&'a str>,
}

impl<'a> Named<'a> {
    fn read(code: &'a str) -> Self {
        let mut named = Self::default();
        let mut importing = false;
        let mut last: Option<(usize, &str)> = None;
        let mut at = 0;
        while at < code.len() {
            let rest = &code[at..];
            let first = rest.chars().next().unwrap_or(' ');
            if !in_word(first) {
                importing &= first != ';';
                at += first.len_utf8();
                continue;
            }
            let end = rest.find(|letter| !in_word(letter)).unwrap_or(rest.len());
            let word = &rest[..end];
            let between = last.map_or("", |(last, _)| &code[last..at]);
            let before = last.map_or("", |(_, word)| word);
            let after = rest[end..].trim_start();
            if importing {
                named.imported.insert(word);
            } else if word == "use" && !between.ends_with(['.', ':']) {
                importing = true;
            } else if between == "::" {
                named.paths.insert((before, word));
            } else if between.trim_start().ends_with('.') {
                if after.starts_with('(') || after.starts_with("::<") {
                    named.methods.insert(word);
                }
            } else if before != "fn" || !between.trim().is_empty() {
                named.bare.insert(word);
            }
            last = Some((at + end, word));
            at += end;
        }
        named
    }

    /// Whether a free function of these modules is named: at the end of a path through one of them,
    /// or alone after an import.
    fn calls(&self, modules: &BTreeSet<String>, name: &str) -> bool {
        let through = |(module, end): &(&str, &str)| *end == name && modules.contains(*module);
        self.paths.iter().any(through) || (self.imported.contains(name) && self.bare.contains(name))
    }
}

fn in_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::super::made_of;
    use super::*;

    fn dead(sources: &[(&str, &str)]) -> Vec<String> {
        functions(&made_of(sources))
            .into_iter()
            .map(|found| found.words)
            .collect()
    }

    #[test]
    fn a_public_function_that_only_its_file_a_test_or_a_reexport_names_is_found() {
        let acts = "pub async fn end(tx: &mut Tx) {}\nfn own() { end(tx) }\n\
            #[cfg(test)]\nmod tests { fn f() { end() } }\n";
        let found = dead(&[
            ("crates/rooms/x/src/bond/acts.rs", acts),
            (
                "crates/rooms/x/src/bond/mod.rs",
                "pub use acts::{add, end};",
            ),
            ("crates/rooms/x/tests/x.rs", "bond::end(tx)"),
            (
                "crates/rooms/x/src/span.rs",
                "fn end() {}\nlet end = span.end(); other::end(1)",
            ),
        ]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("`end`"));
    }

    #[test]
    fn one_that_is_called_is_not() {
        let acts = "pub const fn end(id: i64) {}\n";
        for caller in [
            "fn f() { bond::end(1) }",
            "fn f() { ids.map(acts::end) }",
            "use keruen_x::bond::{add, end};\nfn f() { end(1) }",
            "fn f() { keruen_x::end(1) }",
        ] {
            let found = dead(&[
                ("crates/rooms/x/src/bond/acts.rs", acts),
                ("crates/faces/web/src/a.rs", caller),
            ]);
            assert_eq!(found, [""; 0], "{caller}");
        }
    }

    #[test]
    fn a_method_is_called_behind_a_full_stop_or_a_path_and_templates_call_too() {
        let model = "impl Span {\n    pub fn days(&self) -> i64 { 1 }\n}\n";
        for (path, caller, is_dead) in [
            ("crates/faces/web/src/a.rs", "fn f() { span.days() }", false),
            (
                "crates/faces/web/src/a.rs",
                "fn f() { all.map(Span::days) }",
                false,
            ),
            (
                "crates/faces/web/templates/a.html",
                "<p>{{ span.days() }}</p>",
                false,
            ),
            (
                "crates/faces/web/templates/a.html",
                "<p>span.days()</p>",
                true,
            ),
            (
                "crates/faces/web/src/a.rs",
                "fn f() { row.days = 1; days() }",
                true,
            ),
        ] {
            let found = dead(&[("crates/rooms/x/src/span.rs", model), (path, caller)]);
            assert_eq!(!found.is_empty(), is_dead, "{caller}");
        }
    }

    #[test]
    fn an_exception_that_nothing_needs_is_found() {
        let (path, name, _) = KEPT[0];
        let text = format!("pub async fn {name}() {{}}\n");
        assert_eq!(dead(&[(path, &text)]), [""; 0]);
        let caller = format!("fn f() {{ backup::{name}() }}");
        let found = dead(&[(path, &text), ("crates/keruen/src/a.rs", &caller)]);
        assert_eq!(found.len(), 1, "{found:?}");
    }
}
