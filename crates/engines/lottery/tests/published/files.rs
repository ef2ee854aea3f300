//! Files are read byte for byte, or refused with what is wrong and where.

use crate::maker;
use keruen_lottery::format::*;

fn text(file: &impl Published) -> String {
    String::from_utf8(file.to_bytes().unwrap()).unwrap()
}

fn commitment() -> Commitment {
    Commitment {
        format: Commitment::FORMAT.into(),
        lottery_sha256: Hash::of(b""),
        beacon: None,
        dice: Dice::Three,
    }
}

const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

#[test]
fn a_file_is_written_in_one_way() {
    assert_eq!(
        text(&commitment()),
        format!(
            r#"{{"beacon":null,"dice":3,"format":"keruen-commitment/1","lottery_sha256":"{EMPTY}"}}"#
        )
    );
    let lottery = maker::groups(&[(3, 1), (4, 2)], 1000);
    let bytes = lottery.to_bytes().unwrap();
    assert_eq!(Lottery::from_bytes(&bytes), Ok(lottery));
}

#[test]
fn a_file_that_is_written_otherwise_is_refused() {
    let good = text(&commitment());
    let read = |text: &str| Commitment::from_bytes(text.as_bytes()).unwrap_err();
    let at = |offset| ReadError::NotCanonical { offset };
    assert_eq!(read(&good.replace(":null", ": null")), at(10), "a space");
    assert_eq!(
        read(&good.replace("r/1", "r\\/1").replace("t/1", "t\\/1")),
        at(51),
        "an escape"
    );
    assert_eq!(
        read(&good.replace("\"beacon\":null,", "")),
        at(2),
        "a member left out"
    );
    let turned = good
        .replace("\"beacon\":null,", "")
        .replace("\"}", "\",\"beacon\":null}");
    assert_eq!(read(&turned), at(2), "another order");

    let wrong = |text: &str, says: &str| match read(text) {
        ReadError::WrongMember {
            line: 1, reason, ..
        } => assert!(reason.starts_with(says), "{reason}"),
        other => panic!("{other:?}"),
    };
    wrong(
        &good.replace("null,", "null,\"beacon\":null,"),
        "duplicate field `beacon`",
    );
    wrong(
        &good.replace("\"dice\"", "\"dices\""),
        "unknown field `dices`",
    );
    wrong(&good.replace(":3", ":5"), "the dice are 0, 3 or 4");
    wrong(&good.replace(":3", ":3.0"), "invalid type: floating point");
    wrong(&good.replace("e3b0", "E3b0"), "character 1 is not one of");
    wrong(
        &good.replace("null", r#"{"chain":"","round":1}"#),
        "64 hexadecimal digits",
    );
    let beacon = format!(r#"{{"chain":"{EMPTY}","round":0}}"#);
    wrong(&good.replace("null", &beacon), "a round is a whole number");

    assert_eq!(
        read(&good[..20]),
        ReadError::NotJson {
            line: 1,
            byte: 20,
            reason: "EOF while parsing a string".into()
        }
    );
    assert_eq!(
        read(&format!("{good}\n{{")),
        ReadError::NotJson {
            line: 2,
            byte: 1,
            reason: "trailing characters".into()
        }
    );
    assert_eq!(
        Commitment::from_bytes(b"{\"beacon\":\"\xff"),
        Err(ReadError::NotText { offset: 11 })
    );
    assert_eq!(
        Commitment::from_bytes(&[b' '; 5000]),
        Err(ReadError::TooLong {
            bytes: 5000,
            most: 4096
        })
    );
}

#[test]
fn a_file_of_another_kind_is_named() {
    let good = commitment().to_bytes().unwrap();
    let wanted = Lottery::FORMAT;
    let found = Some(Commitment::FORMAT.to_owned());
    assert_eq!(
        Lottery::from_bytes(&good),
        Err(ReadError::OtherFormat { wanted, found })
    );
    assert_eq!(
        Lottery::from_bytes(b"{\"people\":[]}"),
        Err(ReadError::OtherFormat {
            wanted,
            found: None
        })
    );
    let newer = text(&commitment()).replace("commitment/1", "commitment/2");
    assert_eq!(
        Commitment::from_bytes(newer.as_bytes()),
        Err(ReadError::OtherFormat {
            wanted: Commitment::FORMAT,
            found: Some("keruen-commitment/2".into())
        })
    );
}

#[test]
fn why_there_is_no_panel_can_be_written_and_read() {
    let lottery = maker::groups(&[(3, 1), (4, 2)], 10);
    for certificate in [
        NoPanel::Searched {},
        NoPanel::Multipliers {
            quota: vec![],
            household: vec![],
            gamma: "-1/1".parse().unwrap(),
            caps: vec![],
        },
    ] {
        let file = Infeasible {
            format: Infeasible::FORMAT.into(),
            seats: 3,
            features: lottery.features.clone(),
            people: lottery.people.clone(),
            certificate,
            changes: vec![vec![Change {
                feature: "group".into(),
                value: "g0".into(),
                side: Side::Max,
                from: 1,
                to: 2,
            }]],
            conflict: vec![],
            excluded: vec![0, 1],
        };
        let bytes = file.to_bytes().unwrap();
        assert_eq!(Infeasible::from_bytes(&bytes).as_ref(), Ok(&file));
        assert!(matches!(
            Lottery::from_bytes(&bytes),
            Err(ReadError::OtherFormat { found: Some(found), .. }) if found == Infeasible::FORMAT
        ));
    }
    let more = r#"{"kind":"searched","more":1}"#;
    assert!(serde_json::from_str::<NoPanel>(more).is_err());
}

#[test]
fn a_fraction_has_one_form() {
    use keruen_lottery::fraction::Fraction;
    for wrong in [
        "1", "2/4", "-0/1", "1/-2", "+1/2", "01/2", "1/0", "1 /2", "", "/", "1/2/3",
    ] {
        assert!(wrong.parse::<Fraction>().is_err(), "{wrong}");
    }
    assert_eq!("-1/2".parse(), Ok(Fraction::new(-1, 2)));
}
