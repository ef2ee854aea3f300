//! What a reader answered about names of organisations that a file spells almost as the site does.

use std::collections::BTreeMap;

use super::places::{Candidate, organisation_key};
use crate::seal::Seal;

/// What a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// The organisation of this number.
    Known(i64),
    /// One that is not here yet.
    New,
}

/// The word for [`Answer::New`], in forms and in the database.
const NEW: &str = "new";

impl Answer {
    /// As a form and the database write it.
    pub fn code(self) -> String {
        match self {
            Self::Known(id) => id.to_string(),
            Self::New => NEW.to_owned(),
        }
    }

    /// Reads it.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            NEW => Some(Self::New),
            id => id.parse().ok().map(Self::Known),
        }
    }
}

/// By which an answer finds its name again. An import keeps no cell of its file, so it is told by a
/// seal; names that differ only in saying what kind of body it is have one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(String);

/// How many signs of the seal are enough to tell the names of one file apart.
const SIGNS: usize = 16;

impl Mark {
    /// Of a name.
    pub fn of(name: &str) -> Self {
        let seal = Seal::of(&organisation_key(name)).to_string();
        Self(seal.chars().take(SIGNS).collect())
    }

    /// As a form and the database write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A name that the site does not know and that is spelt almost like others, or means several.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Question {
    /// By which the answer is kept.
    pub mark: Mark,
    /// The name as the file first has it.
    pub name: String,
    /// How many rows wait for the answer.
    pub rows: usize,
    /// What may be meant.
    pub near: Vec<Candidate>,
    /// Whether it may be a new one: not where several bear the very name.
    pub may_be_new: bool,
    /// What a reader answered; it still holds.
    pub answer: Option<Answer>,
}

impl Question {
    /// Whether this is an answer to it.
    pub fn admits(&self, answer: Answer) -> bool {
        match answer {
            Answer::Known(id) => self.near.iter().any(|near| near.id == id),
            Answer::New => self.may_be_new,
        }
    }
}

/// The answers to the questions of one file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(BTreeMap<Mark, Answer>);

impl Answers {
    /// The answer about a name.
    pub fn get(&self, mark: &Mark) -> Option<Answer> {
        self.0.get(mark).copied()
    }

    /// Answers, or takes the answer back.
    pub fn set(&mut self, mark: Mark, answer: Option<Answer>) {
        match answer {
            Some(answer) => self.0.insert(mark, answer),
            None => self.0.remove(&mark),
        };
    }

    /// All of them as one word for the database.
    pub(crate) fn code(&self) -> String {
        let each = |(mark, answer): (&Mark, &Answer)| format!("{}:{}", mark.0, answer.code());
        self.0.iter().map(each).collect::<Vec<_>>().join(",")
    }

    /// Reads the word.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        let each = |one: &str| {
            let (mark, answer) = one.split_once(':')?;
            Some((Mark(mark.to_owned()), Answer::from_code(answer)?))
        };
        let all = code.split(',').filter(|one| !one.is_empty()).map(each);
        all.collect::<Option<_>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_one_word_and_back() {
        let mut answers = Answers::default();
        assert_eq!(Answers::from_code(""), Some(answers.clone()));
        answers.set(Mark::of("Сынақ толқымы"), Some(Answer::Known(7)));
        answers.set(Mark::of("Үлгі"), Some(Answer::New));
        let code = answers.code();
        assert_eq!(Answers::from_code(&code), Some(answers.clone()));
        assert!(!code.contains("Үлгі"), "{code}");
        assert_eq!(
            answers.get(&Mark::of("«Сынақ толқымы» ҚҚ")),
            Some(Answer::Known(7)),
            "the kind of body is no part of the name"
        );
        answers.set(Mark::of("Үлгі"), None);
        assert_eq!(answers.get(&Mark::of("Үлгі")), None);
        for wrong in ["x", "a:b:c", "a:", ":"] {
            assert_eq!(Answers::from_code(wrong), None, "{wrong}");
        }
    }
}
