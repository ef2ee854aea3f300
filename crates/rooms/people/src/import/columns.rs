//! Which column means what.
//!
//! Headers are recognised in Kazakh, Russian and English, whatever their case, spaces and
//! punctuation, and with Kazakh letters typed as Russian ones; `Тегі / Фамилия` is one column in
//! two languages. The words are data of the format, not sentences for a reader.

use std::collections::HashMap;
use std::sync::LazyLock;

use keruen_speech::{Lang, fold};

/// A column that an import takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// The person's number on this site, as an export gives it.
    Id,
    /// The whole name, surname first.
    Name,
    /// Surname.
    Surname,
    /// Given name.
    Given,
    /// Patronymic.
    Patronymic,
    /// Former names, separated by `;`.
    Former,
    /// Languages, the preferred one first.
    Languages,
    /// Telephones, separated by `;`.
    Phone,
    /// E-mail addresses, separated by `;`.
    Email,
    /// City or district.
    Territory,
    /// The organisation the person belongs to.
    Organisation,
    /// As what.
    Post,
    /// Since when.
    Since,
    /// Until when.
    Until,
}

impl Column {
    /// Every column, in the order in which an export writes them.
    pub const ALL: [Self; 14] = [
        Self::Id,
        Self::Name,
        Self::Surname,
        Self::Given,
        Self::Patronymic,
        Self::Former,
        Self::Languages,
        Self::Phone,
        Self::Email,
        Self::Territory,
        Self::Organisation,
        Self::Post,
        Self::Since,
        Self::Until,
    ];

    /// The word for it in forms and catalogue keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Name => "name",
            Self::Surname => "surname",
            Self::Given => "given",
            Self::Patronymic => "patronymic",
            Self::Former => "former",
            Self::Languages => "languages",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Territory => "territory",
            Self::Organisation => "organisation",
            Self::Post => "post",
            Self::Since => "since",
            Self::Until => "until",
        }
    }

    /// Reads the word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }

    /// The header that an export writes for a reader of this language; it is recognised again.
    pub fn header(self, lang: Lang) -> &'static str {
        let [kk, ru, en] = self.words();
        let words = match lang {
            Lang::Kk => kk,
            Lang::Ru => ru,
            Lang::En => en,
        };
        words.first().copied().unwrap_or_default()
    }

    /// Whether several columns of a sheet may mean this one.
    fn repeats(self) -> bool {
        matches!(self, Self::Phone | Self::Email)
    }

    /// Headers in Kazakh, Russian and English; the first of each is the one an export writes.
    fn words(self) -> [&'static [&'static str]; 3] {
        match self {
            Self::Id => [
                &["ID", "Жазба нөмірі"],
                &["ID", "Номер записи"],
                &["ID", "Record number"],
            ],
            Self::Name => [
                &[
                    "Аты-жөні",
                    "Толық аты",
                    "Толық аты-жөні",
                    "Тегі, аты",
                    "Тегі, аты, әкесінің аты",
                    "ТАӘ",
                    "Т.А.Ә.",
                    "Есімі-жөні",
                ],
                &[
                    "ФИО",
                    "Ф.И.О.",
                    "ФИО полностью",
                    "Фамилия имя",
                    "Фамилия имя отчество",
                    "Ф.И.О. полностью",
                    "Полное имя",
                    "Участник",
                ],
                &[
                    "Full name",
                    "Name",
                    "Surname and name",
                    "Surname, given name",
                ],
            ],
            Self::Surname => [
                &["Тегі", "Тек", "Фамилиясы"],
                &["Фамилия", "Фам"],
                &["Surname", "Last name", "Family name"],
            ],
            Self::Given => [
                &["Аты", "Есімі", "Өз аты", "Ат"],
                &["Имя"],
                &["Given name", "First name", "Forename"],
            ],
            Self::Patronymic => [
                &["Әкесінің аты", "Әке аты"],
                &["Отчество"],
                &["Patronymic", "Middle name"],
            ],
            Self::Former => [
                &["Бұрынғы тегі", "Бұрынғы аты", "Бұрынғы аты-жөні"],
                &["Прежняя фамилия", "Прежнее имя", "Девичья фамилия"],
                &["Former name", "Former surname", "Maiden name"],
            ],
            Self::Languages => [
                &[
                    "Тілі",
                    "Тіл",
                    "Тілдері",
                    "Қарым-қатынас тілі",
                    "Хат алмасу тілі",
                ],
                &["Язык", "Языки", "Язык общения", "Язык переписки"],
                &["Language", "Languages", "Preferred language"],
            ],
            Self::Phone => [
                &[
                    "Телефон",
                    "Телефоны",
                    "Ұялы телефон",
                    "Ұялы телефоны",
                    "Телефон нөмірі",
                    "Байланыс телефоны",
                    "Тел",
                ],
                &[
                    "Телефон",
                    "Тел",
                    "Номер телефона",
                    "Мобильный",
                    "Мобильный телефон",
                    "Сотовый",
                    "Сотовый телефон",
                    "Контактный телефон",
                    "Моб тел",
                    "Телефоны",
                    "WhatsApp",
                ],
                &[
                    "Phone",
                    "Telephone",
                    "Phone number",
                    "Mobile",
                    "Mobile phone",
                    "Cell phone",
                    "Tel",
                ],
            ],
            Self::Email => [
                &[
                    "E-mail",
                    "Электрондық пошта",
                    "Электрондық поштасы",
                    "Пошта",
                    "Поштасы",
                    "Эл. пошта",
                ],
                &[
                    "E-mail",
                    "Почта",
                    "Электронная почта",
                    "Эл. почта",
                    "Эл. адрес",
                    "Адрес электронной почты",
                    "Имейл",
                    "Электронный адрес",
                    "Емайл",
                ],
                &["E-mail", "Email", "Mail", "E-mail address", "Email address"],
            ],
            Self::Territory => [
                &[
                    "Аумақ",
                    "Аумағы",
                    "Аудан",
                    "Ауданы",
                    "Қала",
                    "Қаласы",
                    "Аудан, қала",
                    "Қала, аудан",
                    "Тұрғылықты жері",
                    "Мекенжайы",
                    "Тұратын жері",
                ],
                &[
                    "Территория",
                    "Район",
                    "Город",
                    "Район, город",
                    "Город, район",
                    "Место жительства",
                    "Населённый пункт",
                    "Регион",
                    "Область",
                ],
                &[
                    "Territory",
                    "District",
                    "City",
                    "City, district",
                    "District, city",
                    "Place",
                    "Region",
                    "Location",
                ],
            ],
            Self::Organisation => [
                &[
                    "Ұйым",
                    "Ұйымы",
                    "Ұйым атауы",
                    "Ұйымның атауы",
                    "Мекеме",
                    "Жұмыс орны",
                    "ҮЕҰ",
                    "Кеңес",
                ],
                &[
                    "Организация",
                    "Название организации",
                    "Наименование организации",
                    "Место работы",
                    "НПО",
                    "Учреждение",
                    "Совет",
                ],
                &[
                    "Organisation",
                    "Organization",
                    "Organisation name",
                    "Organization name",
                    "NGO",
                    "Employer",
                    "Institution",
                ],
            ],
            Self::Post => [
                &["Рөлі", "Рөл", "Лауазымы", "Лауазым", "Қызметі", "Мәртебесі"],
                &["Роль", "Должность", "Статус", "Кем является", "Кто"],
                &["Role", "Position", "Post", "Job title", "Title"],
            ],
            Self::Since => [
                &[
                    "Басталған күні",
                    "Қай күннен",
                    "Қашаннан",
                    "Бастап",
                    "Сайланған күні",
                    "Мүшелік басы",
                ],
                &[
                    "С какого дня",
                    "С",
                    "С какого числа",
                    "Дата начала",
                    "Начало",
                    "Дата избрания",
                    "Дата вступления",
                ],
                &["Since", "From", "Start", "Start date", "Member since"],
            ],
            Self::Until => [
                &[
                    "Аяқталған күні",
                    "Қай күнге дейін",
                    "Қашанға дейін",
                    "Дейін",
                    "Мүшелік соңы",
                ],
                &[
                    "По какой день",
                    "По",
                    "До",
                    "По какое число",
                    "Дата окончания",
                    "Окончание",
                ],
                &["Until", "To", "End", "End date", "Member until"],
            ],
        }
    }
}

/// Why a column is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// The personal number (IIN): the law says not to collect what is not needed.
    PersonalNumber,
    /// Date or year of birth: not needed.
    Birth,
    /// Nobody here knows what it means.
    Unknown,
    /// It has no header.
    Unnamed,
}

impl Left {
    /// The word for it in catalogue keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::PersonalNumber => "personal-number",
            Self::Birth => "birth",
            Self::Unknown => "unknown",
            Self::Unnamed => "unnamed",
        }
    }
}

/// What is done with a column of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// It is taken as this.
    Taken(Column),
    /// It is left where it is.
    Left(Left),
}

/// What each column of a sheet means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping(Vec<Meaning>);

/// Why the columns make no list of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// There is neither a whole name nor both surname and given name.
    #[error("no column with names")]
    NoName,
    /// Two columns mean the same; indices from 0.
    #[error("two columns mean the same")]
    Twice {
        /// What both mean.
        column: Column,
        /// The first of them.
        first: usize,
        /// The second of them.
        second: usize,
    },
}

impl Mapping {
    /// Recognises the headers of a sheet.
    pub fn recognise(headers: &[String]) -> Result<Self, MappingError> {
        Self::new(headers.iter().map(|header| recognise(header)).collect())
    }

    /// Takes meanings that a person chose.
    pub fn new(meanings: Vec<Meaning>) -> Result<Self, MappingError> {
        let mut seen: HashMap<Column, usize> = HashMap::new();
        for (index, meaning) in meanings.iter().enumerate() {
            if let Meaning::Taken(column) = *meaning
                && let Some(first) = seen.insert(column, index)
                && !column.repeats()
            {
                return Err(MappingError::Twice {
                    column,
                    first,
                    second: index,
                });
            }
        }
        let both = seen.contains_key(&Column::Surname) && seen.contains_key(&Column::Given);
        if both || seen.contains_key(&Column::Name) {
            Ok(Self(meanings))
        } else {
            Err(MappingError::NoName)
        }
    }

    /// The meanings, one per column of the sheet.
    pub fn meanings(&self) -> &[Meaning] {
        &self.0
    }

    /// The index of the first column with this meaning.
    pub fn index(&self, column: Column) -> Option<usize> {
        self.0
            .iter()
            .position(|meaning| *meaning == Meaning::Taken(column))
    }

    /// The cells of a row with this meaning that are not blank, with their indices.
    pub(crate) fn cells<'a>(
        &'a self,
        column: Column,
        cells: &'a [String],
    ) -> impl Iterator<Item = (usize, &'a str)> {
        self.0
            .iter()
            .zip(cells)
            .enumerate()
            .filter(move |(_, (meaning, cell))| {
                **meaning == Meaning::Taken(column) && !cell.trim().is_empty()
            })
            .map(|(index, (_, cell))| (index, cell.as_str()))
    }
}

/// What a header means.
pub fn recognise(header: &str) -> Meaning {
    let folded = fold(header);
    if folded.is_empty() {
        return Meaning::Left(Left::Unnamed);
    }
    if let Some(meaning) = known(&folded) {
        return meaning;
    }
    // `Тегі / Фамилия`, `Phone (телефон)`: parts that mean something must mean the same.
    let mut parts = header
        .split(['/', '(', ')', '|', '\\', ',', ';'])
        .filter_map(|part| known(&fold(part)));
    match parts.next() {
        Some(meaning) if parts.all(|other| other == meaning) => meaning,
        _ => Meaning::Left(Left::Unknown),
    }
}

fn known(folded: &str) -> Option<Meaning> {
    static KNOWN: LazyLock<HashMap<String, Meaning>> = LazyLock::new(|| {
        let taken = Column::ALL.into_iter().flat_map(|column| {
            column
                .words()
                .into_iter()
                .flatten()
                .map(move |word| (fold(word), Meaning::Taken(column)))
        });
        let left = [
            (Left::PersonalNumber, PERSONAL_NUMBER),
            (Left::Birth, BIRTH),
        ]
        .into_iter()
        .flat_map(|(why, words)| {
            words
                .iter()
                .map(move |word| (fold(word), Meaning::Left(why)))
        });
        taken.chain(left).collect()
    });
    // `Телефон 2` is another telephone.
    let bare = folded
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end();
    KNOWN.get(folded).or_else(|| KNOWN.get(bare)).copied()
}

const PERSONAL_NUMBER: &[&str] = &[
    "ЖСН",
    "ЖСН нөмірі",
    "Жеке сәйкестендіру нөмірі",
    "ИИН",
    "№ ИИН",
    "Номер ИИН",
    "ИИН участника",
    "Индивидуальный идентификационный номер",
    "IIN",
    "Individual identification number",
    "Жеке куәлік",
    "Жеке куәлік нөмірі",
    "Удостоверение",
    "Номер удостоверения",
    "Паспорт",
    "Passport",
    "ID card",
];

const BIRTH: &[&str] = &[
    "Туған күні",
    "Туған жылы",
    "Туған күні, айы, жылы",
    "Жасы",
    "Дата рождения",
    "Год рождения",
    "Возраст",
    "Д.р.",
    "Г.р.",
    "Birth date",
    "Date of birth",
    "Year of birth",
    "Birth year",
    "Birthday",
    "Age",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn headers_are_recognised_however_they_are_typed() {
        for (header, column) in [
            (" ТЕГІ ", Column::Surname),
            ("теги", Column::Surname),
            ("Фамилия:", Column::Surname),
            ("Тегі / Фамилия", Column::Surname),
            ("Әкесінің\u{a0}аты", Column::Patronymic),
            ("Ф. И. О.", Column::Name),
            ("Аты-жөні", Column::Name),
            ("e-mail", Column::Email),
            ("Email", Column::Email),
            ("Телефон (ұялы)", Column::Phone),
            ("тел.", Column::Phone),
            ("Телефон 2", Column::Phone),
            ("АУДАН", Column::Territory),
            ("Organization", Column::Organisation),
            ("по", Column::Until),
            ("С", Column::Since),
        ] {
            assert_eq!(recognise(header), Meaning::Taken(column), "{header}");
        }
    }

    #[test]
    fn what_is_not_needed_is_left() {
        for header in ["ИИН", "ЖСН", "иин участника", "IIN"] {
            assert_eq!(
                recognise(header),
                Meaning::Left(Left::PersonalNumber),
                "{header}"
            );
        }
        assert_eq!(recognise("Туған күні"), Meaning::Left(Left::Birth));
        assert_eq!(recognise("Ескерту"), Meaning::Left(Left::Unknown));
        assert_eq!(recognise(" — "), Meaning::Left(Left::Unnamed));
    }

    #[test]
    fn exported_headers_are_recognised_again() {
        for lang in Lang::ALL {
            for column in Column::ALL {
                let header = column.header(lang);
                assert_eq!(recognise(header), Meaning::Taken(column), "{header}");
            }
        }
    }

    #[test]
    fn no_word_means_two_things() {
        let mut seen: HashMap<String, Column> = HashMap::new();
        for column in Column::ALL {
            for word in column.words().into_iter().flatten() {
                let other = seen.insert(fold(word), column);
                assert!(
                    other.is_none_or(|other| other == column),
                    "{word}: {other:?}, {column:?}"
                );
            }
        }
    }

    #[test]
    fn a_list_needs_names_and_no_column_twice() {
        assert_eq!(
            Mapping::recognise(&headers(&["Телефон", "Аудан"])),
            Err(MappingError::NoName)
        );
        assert_eq!(
            Mapping::recognise(&headers(&["Тегі", "Аудан"])),
            Err(MappingError::NoName)
        );
        assert!(Mapping::recognise(&headers(&["ФИО", "Телефон", "Телефон 2"])).is_ok());
        assert_eq!(
            Mapping::recognise(&headers(&["ФИО", "Район", "Город"])),
            Err(MappingError::Twice {
                column: Column::Territory,
                first: 1,
                second: 2
            })
        );
    }
}
