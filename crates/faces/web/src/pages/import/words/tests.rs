//! Every code has its sentence in every language.

use keruen_paper::{Encoding, Found, Note, PaperError, Source};
use keruen_people::import::{Column, FaultReason, Left, MappingError, Sheet};
use keruen_speech::Lang;

use super::*;
use crate::wording;

/// Everything that can be wrong with a file.
fn papers() -> Vec<PaperError> {
    let found = [
        Found::Pdf,
        Found::Image,
        Found::Document,
        Found::WebPage,
        Found::Archive,
        Found::OldExcel,
        Found::BinaryExcel,
        Found::OpenDocument,
        Found::Binary,
    ];
    let mut all: Vec<PaperError> = found.map(PaperError::NotASpreadsheet).into();
    all.extend([
        PaperError::Empty,
        PaperError::OnlyHidden {
            sheet: "Ескі".to_owned(),
        },
        PaperError::TooBig {
            bytes: 50_000_000,
            limit: 20_000_000,
        },
        PaperError::Locked,
        PaperError::Damaged {
            detail: String::new(),
        },
        PaperError::Bomb,
        PaperError::TooManyRows { limit: 100_000 },
        PaperError::TooManyColumns { row: 7, limit: 200 },
        PaperError::TooMuchText { row: 7 },
        PaperError::OpenQuote { row: 7 },
        PaperError::BrokenLetters { row: 7 },
        PaperError::CellTooLong { row: 7, column: 1 },
        PaperError::NotWritten {
            detail: String::new(),
        },
    ]);
    for error in &all {
        // A new kind of error does not compile until it stands above.
        match error {
            PaperError::Empty
            | PaperError::OnlyHidden { .. }
            | PaperError::TooBig { .. }
            | PaperError::NotASpreadsheet(_)
            | PaperError::Locked
            | PaperError::Damaged { .. }
            | PaperError::Bomb
            | PaperError::TooManyRows { .. }
            | PaperError::TooManyColumns { .. }
            | PaperError::TooMuchText { .. }
            | PaperError::OpenQuote { .. }
            | PaperError::BrokenLetters { .. }
            | PaperError::CellTooLong { .. }
            | PaperError::NotWritten { .. } => {}
        }
    }
    all
}

/// Everything that can be wrong with a row.
fn reasons() -> Vec<FaultReason> {
    let near = || vec!["Бейнеу ауданы".to_owned()];
    vec![
        FaultReason::NoName,
        FaultReason::NotAName,
        FaultReason::OddSign('='),
        FaultReason::Seated,
        FaultReason::TooLong(100),
        FaultReason::Control,
        FaultReason::NotAPhone(9),
        FaultReason::NotAnEmail,
        FaultReason::NotADate,
        FaultReason::SerialDate(jiff::civil::date(2026, 11, 23)),
        FaultReason::EndsBeforeStart,
        FaultReason::UnknownLanguage,
        FaultReason::UnknownTerritory(near()),
        FaultReason::UnknownTerritory(vec![]),
        FaultReason::AmbiguousTerritory(near()),
        FaultReason::AmbiguousTerritory(vec![]),
        FaultReason::UnknownOrganisation(near()),
        FaultReason::UnknownOrganisation(vec![]),
        FaultReason::TotalRow,
        FaultReason::Namesake(7),
        FaultReason::PersonalNumber,
        FaultReason::UnknownId,
        FaultReason::IdOfAnother,
        FaultReason::Otherwise(2),
        FaultReason::Blocked,
        FaultReason::Ambiguous(vec![1, 2]),
        FaultReason::MembershipOverlaps,
        FaultReason::TooMany(5),
        FaultReason::LostLetters,
        FaultReason::NoResult,
        FaultReason::CellError,
        FaultReason::CutCell,
        FaultReason::MoreCells,
    ]
}

/// Everything that is noticed without spoiling a row.
fn noticed() -> Vec<Note> {
    let text = || "Қатысушылар".to_owned();
    vec![
        Note::OtherSheets {
            read: text(),
            left: vec![text()],
        },
        Note::TwoHeaderRows {
            first: 1,
            second: 2,
        },
        Note::TitleRow { row: 1 },
        Note::FormulaResults { row: 2, cells: 3 },
        Note::HiddenRows { rows: vec![3, 5] },
        Note::MergedCell {
            row: 3,
            column: 1,
            from: 2,
        },
        Note::ControlCharacters { row: 3, column: 1 },
        Note::RepeatedHeaders { row: 9 },
    ]
}

#[test]
fn every_code_has_its_sentence_in_every_language() {
    for lang in Lang::ALL {
        let t = wording::speaker(lang);
        let sheet = Sheet {
            headers: vec!["a".into(), "b".into()],
            rows: vec![],
            spoilt: vec![],
        };
        let twice = MappingError::Twice {
            column: Column::Phone,
            first: 0,
            second: 1,
        };
        let source = Source::Csv {
            encoding: Encoding::Windows1251,
            separator: keruen_paper::Separator::Semicolon,
        };
        let mut said: Vec<String> = papers().iter().map(|error| unread(t, error)).collect();
        said.extend(
            reasons()
                .iter()
                .map(|reason| import_words::reason(t, reason)),
        );
        said.extend(Left::ALL.map(|why| left(t, why)));
        said.extend(RunState::ALL.map(|at| state(t, at)));
        said.extend(
            [MappingError::NoName, twice].map(|error| import_words::mapping(t, &sheet, &error)),
        );
        let notes = notes(t, &source, &noticed(), &[12]);
        assert_eq!(notes.len(), noticed().len() + 1, "{lang}: {notes:?}");
        said.extend(notes);
        said.extend(import_words::posts_left(t, &[2, 7]));
        for sentence in said {
            let bare = sentence.contains("import-") || sentence.contains("faults-");
            assert!(!bare && !sentence.contains("{$"), "{lang}: {sentence}");
        }
    }
}

#[test]
fn many_rows_are_counted() {
    let t = wording::speaker(Lang::En);
    assert_eq!(some(t, &[3, 5]), "3, 5");
    assert!(some(t, &[1, 2, 3, 4, 5, 6, 7]).contains('2'));
}

#[test]
fn a_reason_becomes_a_sentence() {
    assert_eq!(sentence("тегі жоқ"), "Тегі жоқ.");
    assert_eq!(sentence("Done."), "Done.");
}
