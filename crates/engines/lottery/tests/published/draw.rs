//! Commit and draw: the row follows from what was announced, and from nothing else.

use crate::maker;
use keruen_lottery::beacon::{BeaconError, QUICKNET};
use keruen_lottery::draw::*;
use keruen_lottery::format::*;

pub const R1000: &str = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39";
const R123: &str = "b75c69d0b72a5d906e854e808ba7e2accb1542ac355ae486d591aa9d43765482e26cd02df835d3546d23c4b13e0dfc92";

fn lottery(rows: u32) -> Lottery {
    maker::groups(&[(3, 1), (4, 2)], rows)
}

fn dice() -> Sources {
    Sources {
        beacon: None,
        dice: true,
    }
}

fn round(number: u64) -> Beacon {
    Beacon {
        chain: QUICKNET.hash,
        round: number.try_into().unwrap(),
    }
}

fn thrown(dice: &[u8]) -> Said {
    Said {
        beacon_signature: None,
        dice: Some(dice.to_vec()),
    }
}

#[test]
fn three_dice_name_the_row_that_everybody_sees() {
    let lottery = lottery(1000);
    let commitment = commit(&lottery, dice()).unwrap();
    assert_eq!(commitment.dice, Dice::Three);
    assert_eq!(
        commitment.lottery_sha256,
        Hash::of(&lottery.to_bytes().unwrap())
    );
    let drawn = draw(&lottery, &commitment, thrown(&[4, 0, 7])).unwrap();
    assert_eq!(drawn.row, 407);
    let ids =
        |list: &[u32]| -> Vec<String> { list.iter().map(|p| format!("n{}", p + 1)).collect() };
    assert_eq!(drawn.people, ids(&lottery.rows[407]));
    assert_eq!(drawn.alternates, ids(&lottery.alternates[407]));
    assert_eq!(drawn.commitment, commitment);
    assert_eq!(Drawn::from_bytes(&drawn.to_bytes().unwrap()), Ok(drawn));
}

#[test]
fn a_beacon_moves_the_row_by_what_the_document_says() {
    // Counted apart, in Python:
    // int(sha256(b"keruen-draw-v1" + bytes(32) + bytes.fromhex(randomness of round 1000)), 16)
    let randomness = QUICKNET
        .randomness(1000.try_into().unwrap(), &R1000.parse().unwrap())
        .unwrap();
    let none = Bytes([0; 32]);
    assert_eq!(row(&none, Some(&randomness), &[], 1000), Some(BEACON_1000));
    assert_eq!(row(&none, Some(&randomness), &[], 7), Some(BEACON_7));
    assert_eq!(
        row(&none, Some(&randomness), &[4, 0, 7], 1000),
        Some((BEACON_1000 + 407) % 1000)
    );
    assert_eq!(row(&none, None, &[4, 0, 7], 1000), Some(407));
    assert_eq!(row(&none, None, &[9, 9, 9, 9], 10_000), Some(9999));
    assert_eq!(row(&none, None, &[], 0), None);
}
const BEACON_1000: u32 = 321;
const BEACON_7: u32 = 2;

#[test]
fn nothing_is_committed_to_that_could_not_be_drawn() {
    let none = Sources {
        beacon: None,
        dice: false,
    };
    assert_eq!(commit(&lottery(1000), none), Err(CommitError::NoSource));
    for rows in [1, 10, 100, 999, 1001, 100_000] {
        let rows_there = usize::try_from(rows).unwrap();
        assert_eq!(
            commit(&lottery(rows), dice()),
            Err(CommitError::DiceDoNotFit { rows: rows_there })
        );
    }
    assert_eq!(commit(&lottery(10_000), dice()).unwrap().dice, Dice::Four);
    let mut empty = lottery(1);
    empty.rows.clear();
    assert_eq!(commit(&empty, dice()), Err(CommitError::NoRows));
    let chain = Hash::of(b"another network");
    let other = Beacon { chain, ..round(1) };
    assert_eq!(
        commit(
            &lottery(10),
            Sources {
                beacon: Some(other),
                dice: false
            }
        ),
        Err(CommitError::Beacon(BeaconError::UnknownChain {
            chain: chain.to_string()
        }))
    );
    assert!(Round::try_from(0).is_err() && Round::try_from(1 << 53).is_err());
}

#[test]
fn a_draw_takes_what_was_announced_and_nothing_else() {
    let ten = lottery(10);
    let beacon = commit(
        &ten,
        Sources {
            beacon: Some(round(1000)),
            dice: false,
        },
    )
    .unwrap();
    let signed = |hex: &str| Said {
        beacon_signature: Some(hex.parse().unwrap()),
        dice: None,
    };
    assert!(draw(&ten, &beacon, signed(R1000)).is_ok());
    let wrong = BeaconError::WrongSignature {
        chain: "quicknet",
        round: round(1000).round,
    };
    assert_eq!(
        draw(&ten, &beacon, signed(R123)),
        Err(DrawError::Beacon(wrong))
    );
    assert_eq!(
        draw(&ten, &beacon, Said::default()),
        Err(DrawError::SignatureMissing(round(1000)))
    );
    let both = Said {
        dice: Some(vec![1, 2, 3]),
        ..signed(R1000)
    };
    assert_eq!(
        draw(&ten, &beacon, both),
        Err(DrawError::DiceCount {
            announced: 0,
            thrown: 3
        })
    );
    let no_dice = Said {
        dice: Some(vec![]),
        ..signed(R1000)
    };
    assert!(
        draw(&ten, &beacon, no_dice).is_err(),
        "a result has one form"
    );

    let thousand = lottery(1000);
    let by_dice = commit(&thousand, dice()).unwrap();
    assert_eq!(
        draw(&thousand, &by_dice, signed(R1000)),
        Err(DrawError::SignatureNotAnnounced)
    );
    assert_eq!(
        draw(&thousand, &by_dice, thrown(&[4, 0])),
        Err(DrawError::DiceCount {
            announced: 3,
            thrown: 2
        })
    );
    assert_eq!(
        draw(&thousand, &by_dice, thrown(&[4, 10, 7])),
        Err(DrawError::Die {
            place: 2,
            shown: 10
        })
    );
    let both = commit(
        &thousand,
        Sources {
            beacon: Some(round(1000)),
            dice: true,
        },
    )
    .unwrap();
    let with = |dice: &[u8]| {
        let said = Said {
            dice: Some(dice.to_vec()),
            ..signed(R1000)
        };
        draw(&thousand, &both, said).unwrap().row
    };
    assert_eq!((with(&[0, 0, 0]) + 407) % 1000, with(&[4, 0, 7]));

    let mut other = thousand.clone();
    other.seed = "another".into();
    assert!(matches!(
        draw(&other, &by_dice, thrown(&[4, 0, 7])),
        Err(DrawError::OtherLottery { .. })
    ));
    let forged = Commitment {
        dice: Dice::Four,
        ..by_dice
    };
    assert!(matches!(
        draw(&thousand, &forged, thrown(&[4, 0, 7, 0])),
        Err(DrawError::NoCommitment(CommitError::DiceDoNotFit {
            rows: 1000
        }))
    ));
}
