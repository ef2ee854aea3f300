//! A draw is followed to the people it chose; and no byte of it can be changed.

use keruen_lottery::draw::{Said, Sources, commit, draw};
use keruen_lottery::format::*;
use keruen_lottery::verify::*;

use crate::maker;

/// A draw of a small lottery by three dice: the three files.
fn drawn(lottery: &Lottery, dice: [u8; 3]) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
    let sources = Sources {
        beacon: None,
        dice: true,
    };
    let commitment = commit(lottery, sources).unwrap();
    let said = Said {
        beacon_signature: None,
        dice: Some(dice.to_vec()),
    };
    let result = draw(lottery, &commitment, said).unwrap();
    (
        lottery.to_bytes().unwrap(),
        commitment.to_bytes().unwrap(),
        result.to_bytes().unwrap(),
    )
}

#[test]
fn a_draw_is_followed_to_the_people() {
    let lottery = maker::groups(&[(3, 1), (4, 2)], 1000);
    let (bytes, commitment, result) = drawn(&lottery, [4, 0, 7]);
    let check = |result: &[u8], commitment: &[u8]| {
        let (result, commitment) = (Some(result), Some(commitment));
        verify(
            Files {
                lottery: &bytes,
                result,
                commitment,
            },
            &mut Plain::default(),
        )
    };
    let report = check(&result, &commitment);
    assert!(report.is_proved(), "{report:#?}");
    assert_eq!(report.checks.last().unwrap().step, Step::DrawnAlternates);

    let good = Drawn::from_bytes(&result).unwrap();
    let with = |change: &dyn Fn(&mut Drawn)| {
        let mut bad = good.clone();
        change(&mut bad);
        let report = check(&bad.to_bytes().unwrap(), &commitment);
        let failed = report
            .checks
            .iter()
            .find(|check| check.outcome != Outcome::Passed);
        failed.unwrap().step
    };
    assert_eq!(with(&|bad| bad.row = 408), Step::Row);
    assert_eq!(with(&|bad| bad.dice = Some(vec![4, 0, 8])), Step::Row);
    assert_eq!(with(&|bad| bad.dice = None), Step::Row);
    assert_eq!(with(&|bad| bad.people.swap(0, 1)), Step::Drawn);
    assert_eq!(with(&|bad| bad.people.truncate(2)), Step::Drawn);
    assert_eq!(
        with(&|bad| bad.alternates.push("n1".into())),
        Step::DrawnAlternates
    );
    assert_eq!(
        with(&|bad| bad.commitment.dice = Dice::Four),
        Step::CommitmentFile
    );
    assert_eq!(
        with(&|bad| bad.commitment.lottery_sha256 = Hash::of(b"")),
        Step::CommitmentFile
    );
}

/// Changes every byte in turn to a few others; none of it passes. (Whether it says "false" or "not
/// readable" does not matter here.)
#[test]
fn any_changed_byte_fails() {
    let lottery = maker::groups(&[(2, 1), (3, 2)], 1000);
    let small = maker::groups(&[(2, 1), (3, 2)], 10);
    let sources = Sources {
        beacon: Some(Beacon {
            chain: keruen_lottery::beacon::QUICKNET.hash,
            round: 1000.try_into().unwrap(),
        }),
        dice: false,
    };
    let commitment = commit(&small, sources).unwrap();
    let signature = crate::draw::R1000.parse().unwrap();
    let said = Said {
        beacon_signature: Some(signature),
        dice: None,
    };
    let by_beacon = (
        small.to_bytes().unwrap(),
        commitment.to_bytes().unwrap(),
        draw(&small, &commitment, said).unwrap().to_bytes().unwrap(),
    );
    let (_, by_dice_commitment, by_dice_result) = drawn(&lottery, [4, 0, 7]);
    let by_dice = (
        lottery.to_bytes().unwrap(),
        by_dice_commitment,
        by_dice_result,
    );

    for (files, which) in [(&by_beacon, [0, 1, 2].as_slice()), (&by_dice, &[1, 2])] {
        let parts = [&files.0, &files.1, &files.2];
        let passes = |parts: [&[u8]; 3]| {
            let files = Files {
                lottery: parts[0],
                result: Some(parts[2]),
                commitment: Some(parts[1]),
            };
            verify(files, &mut Plain::default()).is_true()
        };
        assert!(passes(parts.map(Vec::as_slice)));
        for &part in which {
            for place in 0..parts[part].len() {
                let mut changed = parts[part].clone();
                let byte = changed[place];
                // A thousand rows take a while to read.
                let others = [
                    byte ^ 1,
                    byte.wrapping_add(1),
                    byte ^ 0x20,
                    b' ',
                    b'0',
                    0xff,
                ];
                for &other in &others[..if parts[0].len() < 5000 { 6 } else { 2 }] {
                    if other == byte {
                        continue;
                    }
                    changed[place] = other;
                    let mut now = parts.map(Vec::as_slice);
                    now[part] = &changed;
                    let shown = String::from_utf8_lossy(&changed);
                    assert!(!passes(now), "byte {place} changed to {other}: {shown}");
                }
            }
        }
    }
}
