//! Files as people send them, and what is made of them.
//! long: each file as people send it stands whole beside what is made of it.

use keruen_speech::Lang;
use keruen_speech::name::PersonName;

use super::super::*;
use super::given::{drafts, person, planned, sheet};
use crate::contact::ContactValue;
use crate::import::places::tests::BARED;
use crate::membership::{MembershipForm, Post};
use crate::person::PersonForm;
use crate::span::Span;

fn form(
    surname: &str,
    given: &str,
    patronymic: Option<&str>,
    territory: Option<i64>,
) -> PersonForm {
    PersonForm {
        name: PersonName::new(surname, given, patronymic),
        former: vec![],
        languages: vec![],
        territory,
    }
}

fn phone(raw: &str) -> ContactValue {
    ContactValue::phone(raw).expect("a telephone")
}

fn reasons(plan: &Plan) -> Vec<(u32, Option<usize>, &'static str)> {
    plan.faults
        .iter()
        .map(|fault| (fault.row, fault.column, fault.reason.code()))
        .collect()
}

#[test]
fn a_good_row_is_read_whole() {
    let headers = [
        "Аты-жөні",
        "Тілі",
        "Телефон",
        "E-mail",
        "Аудан",
        "Ұйым",
        "Рөлі",
        "Басталған күні",
        "Аяқталған күні",
    ];
    let row = [
        "Сынақов Үлгі Тестұлы",
        "қазақша, орысша",
        "8 700 000 00 21; +77000000022",
        "Ulgi@Example.KZ",
        "бейнеу",
        "Сынақ толқыны",
        "төраға",
        "23.11.2024",
        "2026-11-22",
    ];
    let plan = planned(&headers, &[&row], vec![]);
    assert_eq!(plan.faults, []);
    let [new] = &plan.new[..] else {
        panic!("{plan:?}")
    };
    assert_eq!(
        new.form.name,
        PersonName::new("Сынақов", "Үлгі", Some("Тестұлы"))
    );
    assert_eq!(new.form.languages, [Lang::Kk, Lang::Ru]);
    assert_eq!(new.form.territory, Some(2));
    let contacts: Vec<&str> = new.contacts.iter().map(ContactValue::as_str).collect();
    assert_eq!(
        contacts,
        ["+77000000021", "+77000000022", "ulgi@example.kz"]
    );
    let [tie] = &new.ties[..] else {
        panic!("{new:?}")
    };
    assert_eq!((tie.organisation, tie.post), (Place::Known(1), Post::Chair));
    assert_eq!(tie.span.text(), "2024-11-23..2026-11-22");
}

#[test]
fn what_is_no_name_is_nobody() {
    let sign = |sheet: &Plan| -> Vec<(u32, Option<usize>, FaultReason)> {
        let faults = sheet.faults.iter();
        faults
            .map(|fault| (fault.row, fault.column, fault.reason.clone()))
            .collect()
    };
    let whole = planned(
        &["№", "ФИО"],
        &[
            &["1", "=HYPERLINK(\"http://x.example\",\"Сынақов\") Үлгі"],
            &["2", "Сынақов Үлгі Д'Арк О’Тест"],
        ],
        vec![],
    );
    assert_eq!(sign(&whole), [(2, Some(1), FaultReason::OddSign('='))]);
    assert_eq!(whole.new.len(), 1);
    let parts = planned(
        &["Тегі", "Аты", "Бұрынғы тегі"],
        &[
            &["=cmd|' /C calc'!A0", "Үлгі", ""],
            &["Сынақова", "@Дана", ""],
            &["Сынақова", "Дана", "Үлгіұлы (1998)"],
        ],
        vec![],
    );
    assert_eq!(
        sign(&parts),
        [
            (2, Some(0), FaultReason::OddSign('=')),
            (3, Some(1), FaultReason::OddSign('@')),
            (4, Some(2), FaultReason::OddSign('(')),
        ]
    );
    assert!(parts.new.is_empty());
}

#[test]
fn a_wrong_record_number_names_its_column() {
    let plan = planned(
        &["Тегі", "Аты", "ID"],
        &[&["Сынақов", "Үлгі", "999"]],
        vec![],
    );
    let [fault] = &plan.faults[..] else {
        panic!("{plan:?}")
    };
    assert_eq!(
        (fault.column, fault.reason.code(), fault.value.as_str()),
        (Some(2), "unknown-id", "999")
    );
}

#[test]
fn every_fault_names_row_column_and_reason() {
    let headers = [
        "Тегі",
        "Аты",
        "Телефон",
        "E-mail",
        "Аудан",
        "Ұйым",
        "Рөлі",
        "Басталған күні",
        "Тілі",
        "ИИН",
    ];
    let plan = planned(
        &headers,
        &[
            &["Сынақов", "", "", "", "", "", "", "", "", ""],
            &[
                "Сынақов",
                "Үлгі",
                "870000000",
                "ulgi@",
                "",
                "",
                "",
                "",
                "",
                "",
            ],
            &["Сынақов", "Үлгі", "", "", "Бейнеп", "", "", "", "", ""],
            &[
                "Сынақов",
                "Үлгі",
                "",
                "",
                "",
                "Сынақ толкын",
                "",
                "31.02.2024",
                "",
                "",
            ],
            &["Барлығы: 9 адам", "", "", "", "", "", "", "", "", ""],
            &["1", "2", "", "", "", "", "", "", "", ""],
            &[
                "Сынақов",
                "Үлгі",
                "880312300123",
                "",
                "",
                "",
                "",
                "",
                "",
                "880312300123",
            ],
            &["Сынақов", "Үлгі", "", "", "", "", "", "", "эльфийский", ""],
            &["Фамилия", "Имя", "", "", "", "", "", "", "", ""],
        ],
        vec![],
    );
    assert_eq!(
        reasons(&plan),
        [
            (2, Some(1), "no-name"),
            (3, Some(2), "not-a-phone"),
            (3, Some(3), "not-an-email"),
            (4, Some(4), "unknown-territory"),
            (5, Some(5), "unknown-organisation"),
            (5, Some(7), "not-a-date"),
            (6, Some(0), "total-row"),
            (7, Some(0), "not-a-name"),
            (8, Some(2), "personal-number"),
            (8, Some(2), "not-a-phone"),
            (9, Some(8), "unknown-language"),
        ]
    );
    assert_eq!(plan.faults[1].reason, FaultReason::NotAPhone(9));
    assert_eq!(
        plan.faults[3].reason,
        FaultReason::UnknownTerritory(vec!["Бейнеу ауданы".to_owned()])
    );
    assert!(
        plan.faults
            .iter()
            .all(|fault| !fault.value.contains("880312300123")),
        "{plan:?}"
    );
    assert_eq!(
        plan.new.len(),
        0,
        "the header row in another language is no person"
    );
}

#[test]
fn an_unknown_organisation_is_made_once_and_a_misspelt_one_is_asked_about() {
    let plan = planned(
        &["ФИО", "Ұйым"],
        &[
            &["Сынақов Үлгі", "ОФ «Жаңа арна»"],
            &["Сынақова Үлгі", "Жаңа арна"],
            &["Сынақов Сынақ", "Сынақ толқымы"],
            &["", "Ешкім жоқ"],
        ],
        vec![],
    );
    let [made] = &plan.organisations[..] else {
        panic!("{plan:?}")
    };
    assert_eq!((made.name.as_str(), made.needed), ("ОФ «Жаңа арна»", true));
    assert_eq!(made.kind, crate::organisation::OrganisationKind::Ngo);
    assert!(
        plan.new
            .iter()
            .all(|new| new.ties[0].organisation == Place::New(0))
    );
    assert_eq!(plan.new.len(), 2, "{plan:?}");
    assert_eq!(
        reasons(&plan),
        [
            (4, Some(1), "unknown-organisation"),
            (5, Some(0), "no-name")
        ]
    );
}

#[test]
fn somebody_known_is_found_by_telephone_in_the_other_script() {
    let there = person(
        7,
        form("Сынақов", "Үлгі", None, None),
        &[phone("87000000021")],
        &[],
    );
    let plan = planned(
        &["Фамилия", "Имя", "Отчество", "Тел."],
        &[&["Сынаков", "Улги", "Тестович", "+7 700 000 00 21"]],
        vec![there],
    );
    let [change] = &plan.changed[..] else {
        panic!("{plan:?}")
    };
    assert_eq!(change.person, 7);
    let only = Difference::Patronymic {
        old: None,
        new: "Тестович".to_owned(),
    };
    assert_eq!(change.differences, [only], "the spelling of the name stays");
}

#[test]
fn a_new_telephone_stands_beside_the_old_one() {
    let there = person(
        7,
        form("Сынақов", "Үлгі", Some("Тестұлы"), Some(1)),
        &[phone("87000000021")],
        &[member_of(1)],
    );
    let plan = planned(
        &["ФИО", "Телефон", "Қала", "Ұйым"],
        &[&[
            "Сынақов Үлгі Тестұлы",
            "87000000022",
            "Ақтау",
            "Сынақ толқыны",
        ]],
        vec![there],
    );
    let [change] = &plan.changed[..] else {
        panic!("{plan:?}")
    };
    let wanted = Difference::Contact {
        old: Some(phone("87000000021")),
        new: phone("87000000022"),
        main: true,
    };
    assert_eq!(change.differences, [wanted]);
}

fn member_of(organisation: i64) -> MembershipForm {
    MembershipForm {
        organisation,
        post: Post::Member,
        title: None,
        span: Span::ALWAYS,
        basis: None,
    }
}

/// Two women of one town have the same full name. The row of the second one was refused beside the
/// first; it must not become the first one when it comes back alone.
#[test]
fn a_namesake_of_the_same_town_is_not_taken_for_somebody_known() {
    let headers = ["ФИО", "Телефон", "Қала", "Ұйым"];
    let first = [
        "Сынақова Үлгі Тестқызы",
        "87000000021",
        "Ақтау",
        "Сынақ толқыны",
    ];
    let second = [
        "Сынақова Үлгі Тестқызы",
        "87000000022",
        "Ақтау",
        "Үлгі қаласының қоғамдық кеңесі",
    ];
    let both = planned(&headers, &[&first, &second], vec![]);
    assert_eq!(reasons(&both), [(3, None, "otherwise")]);
    let there = || {
        let name = form("Сынақова", "Үлгі", Some("Тестқызы"), Some(1));
        person(7, name, &[phone("87000000021")], &[member_of(1)])
    };
    let again = planned(&headers, &[&second], vec![there()]);
    assert_eq!(again.faults[0].reason, FaultReason::Namesake(7));
    assert_eq!((again.new.len(), again.changed.len()), (0, 0));
    // What agrees still tells: the telephone in common, or no telephone to compare.
    for phones in ["87000000022; 87000000021", "жоқ"] {
        let mut row = second;
        row[1] = phones;
        let plan = planned(&headers, &[&row], vec![there()]);
        assert_eq!((plan.changed.len(), plan.faults.len()), (1, 0), "{phones}");
    }
}

#[test]
fn a_post_without_an_organisation_is_left_and_its_person_taken() {
    let plan = planned(
        &["ФИО", "Ұйым", "Рөлі", "Басталған күні"],
        &[
            &["Сынақов Үлгі", "", "белсенді", ""],
            &["Сынақова Аққу", "—", "", "былтыр"],
            &["Сынақов Тест", "Сынақ толқыны", "төраға", ""],
            &["Сынақов", "", "директор", ""],
        ],
        vec![],
    );
    assert_eq!(plan.posts_left, [2, 3]);
    assert_eq!(reasons(&plan), [(5, Some(0), "no-name")]);
    let ties: Vec<usize> = plan.new.iter().map(|new| new.ties.len()).collect();
    assert_eq!(ties, [0, 0, 1]);
}

#[test]
fn a_cell_that_says_there_is_nothing_is_empty_and_a_wrong_one_is_told_once() {
    let plan = planned(
        &["Тегі", "Аты", "Әкесінің аты", "Телефон", "E-mail"],
        &[
            &["Сынақов", "Үлгі", "жоқ", "-", "нет"],
            &["Сынақова", "Аққу", "", "", "aqqu@example,kz"],
            &["Сынақова", "-", "", "", ""],
        ],
        vec![],
    );
    assert_eq!(
        reasons(&plan),
        [(3, Some(4), "not-an-email"), (4, Some(0), "not-a-name")]
    );
    let [new] = &plan.new[..] else {
        panic!("{plan:?}")
    };
    assert_eq!(
        (new.form.name.patronymic.as_ref(), new.contacts.len()),
        (None, 0)
    );
}

#[test]
fn a_namesake_with_another_telephone_is_another_person() {
    let there = person(
        7,
        form("Сынақов", "Үлгі", None, None),
        &[phone("87000000021")],
        &[],
    );
    let plan = planned(
        &["ФИО", "Телефон"],
        &[&["Сынақов Үлгі", "87000000022"]],
        vec![there],
    );
    let [new] = &plan.new[..] else {
        panic!("{plan:?}")
    };
    assert_eq!(new.likely, [7]);
}

#[test]
fn a_family_telephone_makes_nobody_the_same() {
    let there = person(
        7,
        form("Сынақов", "Үлгі", None, None),
        &[phone("87000000021")],
        &[],
    );
    let plan = planned(
        &["ФИО", "Телефон"],
        &[&["Сынақова Аққу", "87000000021"]],
        vec![there],
    );
    assert_eq!(plan.new[0].likely, [7]);
    assert!(plan.changed.is_empty());
}

#[test]
fn repetitions_are_taken_once_and_second_memberships_are_kept() {
    let plan = planned(
        &["ФИО", "Телефон", "Ұйым"],
        &[
            &["Сынақов Үлгі", "87000000021", "Сынақ толқыны"],
            &["Сынақов Үлгі", "87000000021", "Сынақ толқыны"],
            &[
                "Сынақов Үлгі",
                "87000000021",
                "Үлгі қаласының қоғамдық кеңесі",
            ],
            &["СЫНАҚОВ ҮЛГІ", "8 700 000 00 21; 87000000033", ""],
        ],
        vec![],
    );
    assert_eq!(plan.duplicates, [Duplicate { row: 3, of: 2 }]);
    let [new] = &plan.new[..] else {
        panic!("{plan:?}")
    };
    assert_eq!(new.rows, [2, 4, 5]);
    assert_eq!((new.ties.len(), new.contacts.len()), (2, 2));
}

#[test]
fn a_second_row_that_says_something_else_is_given_back() {
    let rows = [
        &[
            "Сынақов Үлгі Тестұлы",
            "Бейнеу",
            "87000000021",
            "ulgi@example.kz",
        ][..],
        &[
            "Сынақов Үлгі Тестұлы",
            "Бейнеу",
            "87000000022",
            "synaq@example.kz",
        ],
        &["Сынақов Үлгі Тестұлы", "Бейнеу", "87000000021", ""],
    ];
    let plan = planned(&["ФИО", "Аудан", "Телефон", "E-mail"], &rows, vec![]);
    assert_eq!(plan.faults[0].reason, FaultReason::Otherwise(2));
    assert_eq!(plan.duplicates, [Duplicate { row: 4, of: 2 }]);
    let summary = plan.summary();
    assert_eq!((summary.new, summary.faulty), (1, 1));
}

#[test]
fn a_record_number_may_change_the_name_but_not_the_person() {
    let there = || person(7, form("Сынақова", "Үлгі", None, Some(1)), &[], &[]);
    let headers = ["ID", "Тегі", "Аты"];
    let plan = planned(&headers, &[&["7", "Тестова", "Үлгі"]], vec![there()]);
    let renamed = Difference::Surname {
        old: "Сынақова".to_owned(),
        new: "Тестова".to_owned(),
    };
    assert_eq!(plan.changed[0].differences, [renamed]);
    let plan = planned(
        &headers,
        &[&["7", "Басқа", "Біреу"], &["8", "Сынақова", "Үлгі"]],
        vec![there()],
    );
    assert_eq!(
        reasons(&plan),
        [(2, Some(0), "id-of-another"), (3, Some(0), "unknown-id")]
    );
}

#[test]
fn two_who_fit_alike_are_not_guessed_between() {
    let there = vec![
        person(7, form("Сынақов", "Үлгі", None, None), &[], &[]),
        person(8, form("Сынақов", "Үлгі", None, None), &[], &[]),
    ];
    let plan = planned(&["ФИО", "Тілі"], &[&["Сынақов Үлгі", "kk"]], there);
    assert_eq!(plan.faults[0].reason, FaultReason::Ambiguous(vec![7, 8]));
}

#[test]
fn blocked_data_is_not_changed() {
    let mut there = person(7, form("Сынақов", "Үлгі", None, None), &[], &[]);
    there.person.blocked_at = Some(jiff::Timestamp::UNIX_EPOCH);
    let plan = planned(&["ФИО", "Тілі"], &[&["Сынақов Үлгі", "kk"]], vec![there]);
    assert_eq!(plan.faults[0].reason, FaultReason::Blocked);
}

#[test]
fn three_hundred_repetitions_are_three_hundred_lines_and_one_person() {
    let rows = vec![&["Сынақов Үлгі", "87000000021"][..]; 301];
    let plan = planned(&["ФИО", "Телефон"], &rows, vec![]);
    let summary = plan.summary();
    assert_eq!(
        (summary.new, summary.duplicates, summary.faulty),
        (1, 300, 0)
    );
}

#[test]
fn each_of_ten_thousand_employers_is_looked_up_once() {
    let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).expect("a letter"));
    let cells: Vec<[String; 2]> = (0..10_000)
        .map(|n| {
            let surname: String = [n, n / 26, n / 676].map(letter).iter().collect();
            [
                format!("Synaq{surname} Ulgi"),
                format!("Synaq {n:05} {surname}"),
            ]
        })
        .collect();
    let rows: Vec<[&str; 2]> = cells
        .iter()
        .map(|[name, organisation]| [name.as_str(), organisation.as_str()])
        .collect();
    let rows: Vec<&[&str]> = rows.iter().map(<[&str; 2]>::as_slice).collect();
    let file = drafts(&sheet(&["ФИО", "Ұйым"], &rows));
    let known = super::given::known(vec![]);
    let before = BARED.get();
    let plan = plan(&file, &known);
    assert_eq!(plan.organisations.len(), 10_000);
    // Once to look for it among those known, once to be found by later rows.
    assert_eq!(BARED.get() - before, 2 * 10_000);
}

#[test]
fn all_that_is_wrong_with_a_row_is_told_at_once() {
    let mut file = sheet(
        &["ФИО", "Аудан", "Телефон", "E-mail", "Тілі"],
        &[&["Сынақов Үлгі", "Атлантида", "12", "ulgi", ""]],
    );
    file.spoilt.push(Fault {
        row: 2,
        column: Some(4),
        reason: FaultReason::NoResult,
        value: String::new(),
    });
    let plan = plan(&drafts(&file), &super::given::known(vec![]));
    let mut codes: Vec<&str> = plan
        .faults
        .iter()
        .map(|fault| fault.reason.code())
        .collect();
    codes.sort_unstable();
    assert_eq!(
        codes,
        [
            "no-result",
            "not-a-phone",
            "not-an-email",
            "unknown-territory"
        ]
    );
    assert!(plan.organisations.is_empty() && plan.is_empty());
}

#[test]
fn spoilt_cells_keep_their_rows_out() {
    let mut file = sheet(&["ФИО"], &[&["Сына?ов ?лг?"], &["Сынақов Үлгі"]]);
    file.spoilt.push(Fault {
        row: 2,
        column: Some(0),
        reason: FaultReason::LostLetters,
        value: "Сына?ов ?лг?".to_owned(),
    });
    let drafts = drafts(&file);
    assert_eq!(drafts.drafts.len(), 1);
    assert_eq!(drafts.faults, file.spoilt);
}
