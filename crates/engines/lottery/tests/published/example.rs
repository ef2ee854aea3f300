//! The example of `docs/lottery-format.md` is what this crate makes and believes.

use std::path::PathBuf;

use keruen_lottery::beacon::QUICKNET;
use keruen_lottery::draw::{Said, Sources, commit, draw};
use keruen_lottery::format::*;
use keruen_lottery::verify::*;

use crate::maker;

fn docs(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../docs")
        .join(path)
}

/// Three people of Aktau for two seats, two of Beineu for one.
pub fn lottery(rows: u32) -> Lottery {
    let mut lottery = maker::groups(&[(3, 2), (2, 1)], rows);
    let names = |name: &mut String| {
        *name = match name.as_str() {
            "group" => "district",
            "g0" => "Aktau",
            "g1" => "Beineu",
            other => other,
        }
        .to_owned();
    };
    for feature in &mut lottery.features {
        names(&mut feature.name);
        feature
            .values
            .iter_mut()
            .for_each(|value| names(&mut value.value));
    }
    for (person, id) in lottery.people.iter_mut().zip([17, 23, 31, 40, 58]) {
        person.id = id.to_string();
        person.values.iter_mut().for_each(names);
    }
    for quota in lottery
        .certificate
        .levels
        .iter_mut()
        .flat_map(|level| &mut level.quota)
    {
        names(&mut quota.feature);
        names(&mut quota.value);
    }
    lottery
}

#[test]
fn the_example_is_what_it_says() {
    let round = Beacon {
        chain: QUICKNET.hash,
        round: 1000.try_into().unwrap(),
    };
    let small = lottery(6);
    let by_beacon = commit(
        &small,
        Sources {
            beacon: Some(round),
            dice: false,
        },
    )
    .unwrap();
    let said = Said {
        beacon_signature: Some(crate::draw::R1000.parse().unwrap()),
        dice: None,
    };
    let drawn = draw(&small, &by_beacon, said).unwrap();

    let large = lottery(1000);
    let by_dice = commit(
        &large,
        Sources {
            beacon: None,
            dice: true,
        },
    )
    .unwrap();
    let said = Said {
        beacon_signature: None,
        dice: Some(vec![4, 0, 7]),
    };
    let hand = draw(&large, &by_dice, said).unwrap();

    let document = std::fs::read_to_string(docs("lottery-format.md")).unwrap();
    // Every block of the document that is a whole file, laid out for readers.
    let blocks: Vec<Vec<u8>> = (document.split("```json\n").skip(1))
        .filter_map(|rest| {
            serde_json::from_str::<serde_json::Value>(rest.split("```").next()?).ok()
        })
        .map(|value| serde_json_canonicalizer::to_vec(&value).unwrap())
        .collect();
    for (name, bytes) in [
        ("lottery.json", small.to_bytes().unwrap()),
        ("commitment.json", by_beacon.to_bytes().unwrap()),
        ("result.json", drawn.to_bytes().unwrap()),
        ("by dice: commitment", by_dice.to_bytes().unwrap()),
        ("by dice: result", hand.to_bytes().unwrap()),
    ] {
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(
            blocks.contains(&bytes),
            "the document does not show {name}: {text}"
        );
        if !name.contains("dice") {
            let file = std::fs::read(docs("lottery-example").join(name)).unwrap_or_default();
            assert!(file == bytes, "docs/lottery-example/{name} is not {text}");
        }
    }
    for hash in [
        small.sha256(),
        by_beacon.sha256(),
        large.sha256(),
        by_dice.sha256(),
    ] {
        let hash = hash.unwrap().to_string();
        assert!(
            document.contains(&hash),
            "the document does not name {hash}"
        );
    }
    let result = drawn.to_bytes().unwrap();
    let files = Files {
        lottery: &small.to_bytes().unwrap(),
        result: Some(&result),
        commitment: None,
    };
    assert!(verify(files, &mut Plain::default()).is_proved());
}
