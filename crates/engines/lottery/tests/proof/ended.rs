//! A preparation that is ended early says how far it came, and nothing more.

use keruen_lottery::format::{Objective, Published as _};
use keruen_lottery::generate::{Hostile, hostile};
use keruen_lottery::prepare::{Progress, Refusal, Watch, prepare};
use keruen_lottery::thorough::Thorough;
use keruen_lottery::verify::{Files, tolerance, verify};

use crate::pools::{as_numbers, chance, many, options};

/// Ends after so many questions.
struct Patience(u32);

impl Watch for Patience {
    fn go_on(&mut self, _: Progress) -> bool {
        self.0 = self.0.saturating_sub(1);
        self.0 > 0
    }
}

#[test]
fn whatever_ends_it_what_is_said_is_true() {
    let mut chance = chance("ended");
    let (mut proved, mut open) = (0, 0);
    for number in 0..many(60) {
        let pool = hostile(Hostile::MIDDLE, &mut chance);
        let patience = chance.below(40).try_into().expect("a small number");
        let prepared = match prepare(&pool, &options(Objective::Leximin), &mut Patience(patience)) {
            Ok(prepared) => prepared,
            Err(Refusal::Interrupted) => continue,
            Err(refusal) => panic!("{number}: {refusal}"),
        };
        let nothing = as_numbers(&prepared.lottery)
            .iter()
            .filter(|&&chance| chance == 0.0)
            .count();
        assert_eq!(
            prepared.left_out + prepared.excluded.len(),
            nothing,
            "{number}"
        );
        let lottery = prepared.lottery.to_bytes().expect("it can be written");
        let files = Files {
            lottery: &lottery,
            result: None,
            commitment: None,
        };
        let report = verify(
            files,
            &mut Thorough {
                go_on: &mut || true,
            },
        );
        assert!(report.is_true(), "{number}: {report:?}");
        let gap = (prepared.lottery.certificate.levels.iter()).any(|level| level.gap > tolerance());
        assert!(!(gap && report.is_proved()), "{number}: a gap is no proof");
        if report.is_proved() {
            proved += 1;
        } else {
            open += 1;
        }
    }
    assert!(proved > 0 && open > 0, "{proved} proved, {open} open");
}
