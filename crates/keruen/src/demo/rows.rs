//! The rows of `demo/`, as its README describes them. A column or key that is not here is refused.

use serde::Deserialize;

/// A row of `territories.csv`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Territory {
    pub key: String,
    pub kind: String,
    pub parent: String,
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    pub population: String,
    pub population_source: String,
    pub population_date: String,
    pub population_estimate: u8,
}

/// A row of `organisations.csv`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    pub slug: String,
    pub kind: String,
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    pub territory: String,
    pub valid_from: String,
    pub valid_to: String,
    pub predecessor: String,
}

/// A row of `people.csv`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub key: String,
    pub surname: String,
    pub given: String,
    pub patronymic: String,
    pub former_names: String,
    pub languages: String,
    pub phone: String,
    pub email: String,
    pub territory: String,
    pub organisation: String,
    pub role: String,
    pub title: String,
    pub since: Option<i32>,
    pub until: Option<i32>,
    pub basis: String,
    pub consents: String,
    pub consented: Option<i32>,
    pub consent_way: String,
    pub programme: String,
}

/// A row of `seats.csv`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    pub council: String,
    pub number: String,
    pub role: String,
    pub term_from: i32,
    pub term_to: i32,
    pub person: String,
    pub since: Option<i32>,
    pub until: Option<i32>,
    pub basis: String,
}

/// `programme.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    pub slug: String,
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    pub lede_kk: String,
    pub lede_ru: String,
    pub lede_en: String,
    pub goals_kk: String,
    pub goals_ru: String,
    pub goals_en: String,
    pub commissioner: String,
    pub operator: String,
    pub contract_number: String,
    pub contract_date: i32,
    pub starts: i32,
    pub ends: i32,
    pub langs: Vec<String>,
    pub published: i32,
    #[serde(rename = "stage")]
    pub stages: Vec<Stage>,
    #[serde(rename = "indicator")]
    pub indicators: Vec<Indicator>,
    #[serde(rename = "deliverable")]
    pub deliverables: Vec<Deliverable>,
}

/// A stage of the rail.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    pub kind: String,
    pub starts: i32,
    pub ends: i32,
    pub note_kk: String,
    pub note_ru: String,
    pub note_en: String,
}

/// What the programme measures.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    pub baseline: Option<f64>,
    pub target: f64,
    pub unit_kk: String,
    pub unit_ru: String,
    pub unit_en: String,
    #[serde(default)]
    pub breakdown_kk: String,
    #[serde(default)]
    pub breakdown_ru: String,
    #[serde(default)]
    pub breakdown_en: String,
    pub verification_kk: String,
    pub verification_ru: String,
    pub verification_en: String,
}

/// What it hands over.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deliverable {
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    pub due: i32,
    pub done: Option<i32>,
}

/// `news.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct News {
    #[serde(rename = "post")]
    pub posts: Vec<Post>,
}

/// A post.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    pub slug: String,
    pub published: i32,
    pub title_kk: String,
    pub title_ru: String,
    pub title_en: String,
    pub text_kk: String,
    pub text_ru: String,
    pub text_en: String,
    /// A picture in `files/`, with its description in three languages.
    pub photo: Option<Photo>,
}

/// A picture of a post.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Photo {
    pub file: String,
    pub alt_kk: String,
    pub alt_ru: String,
    pub alt_en: String,
}

/// `acts.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acts {
    #[serde(rename = "act")]
    pub acts: Vec<Act>,
}

/// A public act.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    pub date: i32,
    pub role: String,
    pub kind: String,
    pub file: Option<String>,
    pub corrects: Option<i64>,
    pub text_kk: String,
    pub text_ru: String,
    pub text_en: String,
}

/// `site.toml`: what the site says about itself.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    pub about_kk: String,
    pub about_ru: String,
    pub about_en: String,
    pub contact_name: String,
    pub contact_email: String,
    pub contact_phone: String,
}

/// `accounts.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accounts {
    #[serde(rename = "account")]
    pub accounts: Vec<Account>,
}

/// An account with its role.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    pub role: String,
    pub person: String,
    pub lang: String,
    pub programme: Option<String>,
}

/// `letters.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letters {
    #[serde(rename = "letter")]
    pub letters: Vec<Letter>,
}

/// A letter and what became of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    pub person: String,
    pub written: i32,
    pub fate: String,
    pub subject_kk: String,
    pub subject_ru: String,
    pub subject_en: String,
    pub text_kk: String,
    pub text_ru: String,
    pub text_en: String,
}
