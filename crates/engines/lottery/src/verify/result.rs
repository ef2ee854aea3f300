//! A result against its lottery: the commitment, the chance, the row, the people.

use super::fault::Fault;
use super::panels::index;
use super::{Outcome, Report, Step};
use crate::draw::{Said, drawn_row};
use crate::format::{Commitment, Drawn, Hash, Lottery, Published as _};

/// Checks all of it. `file` are the bytes of the lottery.
pub(super) fn check(
    lottery: &Lottery,
    file: &[u8],
    result: &[u8],
    published: Option<&[u8]>,
    report: &mut Report,
) {
    let drawn = match Drawn::from_bytes(result) {
        Ok(drawn) => drawn,
        Err(error) => {
            report.add(Step::ResultFile, Outcome::Failed(error.into()));
            return;
        }
    };
    // The commitment inside is a file of its own with a format of its own.
    let inside = drawn.commitment.to_bytes().unwrap_or_default();
    if let Err(error) = Commitment::from_bytes(&inside) {
        report.add(Step::ResultFile, Outcome::Failed(error.into()));
        return;
    }
    report.add(Step::ResultFile, Ok(()));
    if let Some(bytes) = published {
        let same = match Commitment::from_bytes(bytes) {
            Ok(commitment) if commitment == drawn.commitment => Ok(()),
            Ok(_) => Err(Fault::OtherCommitment),
            Err(error) => Err(error.into()),
        };
        report.add(Step::CommitmentFile, same);
    }
    draw(lottery, Hash::of(file), &drawn, report);
}

/// Checks that the result follows from the lottery, whose hash is `found`.
pub(super) fn draw(lottery: &Lottery, found: Hash, drawn: &Drawn, report: &mut Report) {
    let committed = drawn.commitment.lottery_sha256;
    if committed != found {
        report.add(
            Step::Commitment,
            Err(Fault::OtherLottery { committed, found }),
        );
        return;
    }
    report.add(Step::Commitment, Ok(()));
    let said = Said {
        beacon_signature: drawn.beacon_signature,
        dice: drawn.dice.clone(),
    };
    let stated = drawn.row;
    let row = match drawn_row(lottery.rows.len(), &drawn.commitment, &said) {
        Ok(found) if found == stated => Ok(()),
        Ok(found) => Err(Fault::OtherRow { stated, found }),
        Err(error) => Err(error.into()),
    };
    let genuine = row.is_ok();
    report.add(Step::Row, row);
    if genuine {
        let same = |ids, lists: &[Vec<u32>]| same_people(lottery, ids, lists, stated);
        report.add(Step::Drawn, same(&drawn.people, &lottery.rows));
        report.add(
            Step::DrawnAlternates,
            same(&drawn.alternates, &lottery.alternates),
        );
    }
}

fn same_people(
    lottery: &Lottery,
    ids: &[String],
    lists: &[Vec<u32>],
    row: u32,
) -> Result<(), Fault> {
    let list = lists.get(index(row)).map_or(&[][..], Vec::as_slice);
    let id = |&person: &u32| lottery.people.get(index(person)).map(|p| &p.id);
    let same = (ids.iter().zip(list)).take_while(|(said, person)| Some(*said) == id(person));
    let same = same.count();
    if same == ids.len() && same == list.len() {
        Ok(())
    } else {
        Err(Fault::OtherPeople { place: same + 1 })
    }
}
