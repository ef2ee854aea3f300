//! A checker that was written from the document alone, in another language, finds what `verify` finds.

use std::path::{Path, PathBuf};
use std::process::Command;

use keruen_lottery::chance::Chance;
use keruen_lottery::format::*;
use keruen_lottery::generate::{Hostile, Shape, Slack, caravan, generic, hostile, note};
use keruen_lottery::prepare::{Options, Refusal, prepare};
use keruen_lottery::verify::*;
use serde_json::Value;

use crate::{example, maker};

/// Python 3, where it is installed.
fn python() -> Option<&'static str> {
    let there = Command::new("python3").arg("--version").output();
    there
        .is_ok_and(|out| out.status.success())
        .then_some("python3")
}

/// A folder for the files of one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Whether the foreign checker believes the files, and what it said.
fn believes(python: &str, folder: &Path, lottery: &[u8], result: Option<&[u8]>) -> (bool, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs/check_lottery.py");
    let mut command = Command::new(python);
    command.arg(script).arg(folder.join("lottery.json"));
    std::fs::write(folder.join("lottery.json"), lottery).unwrap();
    if let Some(result) = result {
        std::fs::write(folder.join("result.json"), result).unwrap();
        command.arg(folder.join("result.json"));
    }
    let out = command.output().unwrap();
    let said = [out.stdout, out.stderr].concat();
    (
        out.status.success(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

/// Whether both believe the files. What the foreign checker finds false is false, and it believes what
/// is true; only what it says that it leaves out may it miss.
fn agree(python: &str, folder: &Path, lottery: &[u8], result: Option<&[u8]>) -> (bool, bool) {
    let files = Files {
        lottery,
        result,
        commitment: None,
    };
    let report = verify(files, &mut Plain::default());
    let (believed, said) = believes(python, folder, lottery, result);
    let both = || format!("{said}\n{report:#?}\nsee {}", folder.display());
    assert!(believed || !report.is_true(), "{}", both());
    if report.is_true() {
        let proved = !said.contains("not proved");
        assert_eq!(report.is_proved(), proved, "{}", both());
    }
    (report.is_true(), believed)
}

#[test]
fn lotteries_that_were_prepared_convince_both() {
    let Some(python) = python() else { return };
    let folder = folder("prepared");
    let shape = |people, households| Shape {
        people,
        seats: people / 5,
        features: 3,
        slack: Slack::Tenths(10),
        households,
    };
    let mut chance = Chance::new("keruen", "hostile pools for two checkers");
    let mut pools = vec![
        caravan(60, "a"),
        generic(shape(50, 0), "b"),
        generic(shape(80, 20), "c"),
    ];
    pools.extend("ABD".chars().filter_map(note));
    pools.extend((0..10).map(|_| hostile(Hostile::SMALL, &mut chance)));
    let mut made = 0;
    for pool in &pools {
        for objective in [Objective::Maximin, Objective::Leximin] {
            let seed = "keruen".to_owned();
            let options = Options {
                objective,
                rows: 1000,
                alternates: 3,
                seed,
                mixing: true,
            };
            let Ok(prepared) = prepare(pool, &options, &mut ()) else {
                continue;
            };
            let bytes = prepared.lottery.to_bytes().unwrap();
            assert_eq!(agree(python, &folder, &bytes, None), (true, true));
            made += 1;
        }
    }
    assert!(made > 0, "nothing was prepared");
}

#[test]
fn what_is_changed_the_foreign_checker_finds_only_what_is_false() {
    let Some(python) = python() else { return };
    let folder = folder("changed");
    let mut lottery = maker::groups(&[(2, 1), (3, 2), (4, 4)], 12);
    lottery.people[0].household = Some("alone".into());
    let lottery = serde_json::to_value(&lottery).unwrap();
    let small = serde_json::to_value(example::lottery(6)).unwrap();
    let result = serde_json::from_slice(include_bytes!(
        "../../../../../docs/lottery-example/result.json"
    ));
    let result: Value = result.unwrap();
    let mut chance = Chance::new("keruen", "files that are changed");
    let (mut unseen, mut missed) = (0, 0);
    for round in 0..75 {
        // Every third time the result of the example, which stands for its draw.
        let (whole, draw) = match round % 3 {
            0 => (&small, Some(&result)),
            _ => (&lottery, None),
        };
        let mut changed = draw.unwrap_or(whole).clone();
        change(&mut changed, &mut chance);
        let changed = serde_json_canonicalizer::to_vec(&changed).unwrap();
        let whole = serde_json_canonicalizer::to_vec(whole).unwrap();
        let (is_true, believed) = if draw.is_none() {
            agree(python, &folder, &changed, None)
        } else {
            agree(python, &folder, &whole, Some(&changed))
        };
        unseen += u32::from(is_true);
        missed += u32::from(believed && !is_true);
    }
    assert!(unseen < 10, "most changes are seen: {unseen}");
    assert!(missed < 18, "and most of these by both: {missed}");
}

#[test]
fn a_file_that_says_that_there_is_no_panel_is_told_apart() {
    let Some(python) = python() else { return };
    let Err(Refusal::NoPanel(file)) = note('C').map_or_else(
        || panic!("a pool of the note"),
        |pool| {
            let options = Options {
                objective: Objective::Maximin,
                rows: 10,
                alternates: 0,
                seed: "keruen".to_owned(),
                mixing: false,
            };
            prepare(&pool, &options, &mut ())
        },
    ) else {
        panic!("no panel meets these quotas");
    };
    let bytes = file.to_bytes().unwrap();
    let (believed, said) = believes(python, &folder("impossible"), &bytes, None);
    assert!(believed && said.contains("NO LOTTERY"), "{said}");
}

/// Changes one thing, somewhere: a number or a text, or a list or an object loses or repeats a part.
fn change(value: &mut Value, chance: &mut Chance) {
    let inside = match value {
        Value::Array(list) => list.len(),
        Value::Object(members) => members.len(),
        _ => 0,
    };
    let deeper = inside > 0 && chance.below(8) > 0;
    match value {
        Value::Array(list) if deeper => {
            let at = chance.index(list.len());
            change(&mut list[at], chance);
        }
        Value::Object(members) if deeper => {
            let at = chance.index(members.len());
            change(members.values_mut().nth(at).unwrap(), chance);
        }
        Value::Array(list) if list.is_empty() => list.push(0.into()),
        Value::Array(list) => {
            let at = chance.index(list.len());
            let part = list.remove(at);
            if chance.below(2) == 0 {
                list.splice(0..0, [part.clone(), part]);
            }
        }
        Value::Object(members) => {
            let at = chance.index(members.len());
            let name = members.keys().nth(at).unwrap().clone();
            let part = members.remove(&name);
            if chance.below(2) == 0 {
                members.insert(name + "s", part.unwrap_or_default());
            }
        }
        Value::Number(number) => {
            *value = match number.as_u64() {
                Some(whole) => (whole + 1 + chance.below(2)).into(),
                None => (number.as_f64().unwrap_or(0.0) / 2.0).into(),
            };
        }
        Value::String(text) => match text.split_once('/') {
            Some((p, q)) if chance.below(2) == 0 => *text = format!("{p}1/{q}"),
            _ => text.push('1'),
        },
        _ => *value = 1.into(),
    }
}
