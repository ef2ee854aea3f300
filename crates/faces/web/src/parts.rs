//! The pieces that `templates/parts/` draw.

use crate::form::Form;

/// One value of a select or of a group of options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What people read.
    pub label: String,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }

    /// A choice whose label is a word of ours and not a name: alone in its line it begins large.
    pub fn word(value: impl Into<String>, label: &str) -> Self {
        Self::new(value, large_first(label))
    }
}

/// A word that elsewhere stands inside a sentence, with its first letter large.
pub fn large_first(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// A step of the path above a heading; the last has no address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crumb {
    /// Where it leads, or nothing.
    pub href: String,
    /// What people read.
    pub label: String,
}

impl Crumb {
    /// A step that leads somewhere.
    pub fn link(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            href: href.into(),
            label: label.into(),
        }
    }

    /// The place one is at.
    pub fn here(label: impl Into<String>) -> Self {
        Self {
            href: String::new(),
            label: label.into(),
        }
    }
}

/// A filter as a pill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    /// Where it leads.
    pub href: String,
    /// What people read.
    pub label: String,
    /// How many there are, written for the language.
    pub count: Option<String>,
    /// Whether it is the one shown.
    pub current: bool,
}

/// Pages of a list.
#[derive(Debug, Clone)]
pub struct Pager {
    page: usize,
    pages: usize,
    total: usize,
    path: String,
    query: Form,
}

impl Pager {
    /// For a list of `total` things, `per_page` on a page; the page is read from `?page=`, and one
    /// beyond the end is the last. `path` is the address of the list.
    pub fn new(path: impl Into<String>, query: Form, total: usize, per_page: usize) -> Self {
        let pages = total.div_ceil(per_page.max(1)).max(1);
        let page = query.value("page").parse().unwrap_or(1).clamp(1, pages);
        Self {
            page,
            pages,
            total,
            path: path.into(),
            query,
        }
    }

    /// How many things the list has.
    pub fn total(&self) -> usize {
        self.total
    }

    /// The page shown, from 1.
    pub fn page(&self) -> usize {
        self.page
    }

    /// How many there are.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// How many things stand before this page.
    pub fn offset(&self, per_page: usize) -> usize {
        (self.page - 1) * per_page
    }

    /// The page before.
    pub fn before(&self) -> Option<String> {
        (self.page > 1).then(|| self.href(self.page - 1))
    }

    /// The page after.
    pub fn after(&self) -> Option<String> {
        (self.page < self.pages).then(|| self.href(self.page + 1))
    }

    fn href(&self, page: usize) -> String {
        format!(
            "{}{}",
            self.path,
            self.query.query_with("page", &page.to_string())
        )
    }
}

/// How much something weighs; a word and a shape go with the colour.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Weight {
    /// Nothing special.
    #[default]
    Plain,
    /// Done, in time.
    Fine,
    /// New, neutral.
    New,
    /// Due soon.
    Soon,
    /// Overdue, refused.
    Late,
}

impl Weight {
    /// The class in the stylesheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Fine => "ok",
            Self::New => "info",
            Self::Soon => "warn",
            Self::Late => "bad",
        }
    }
}

/// One thing that needs somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Todo {
    /// How urgent.
    pub weight: Weight,
    /// Until when, in words; may be empty.
    pub when: String,
    /// What is to be done.
    pub title: String,
    /// Why, or how far it is; may be empty.
    pub text: String,
    /// What it is about, one by one.
    pub points: Vec<String>,
    /// Where it is done.
    pub href: String,
    /// The button.
    pub action: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording;
    use keruen_speech::Lang;

    #[test]
    fn a_pager_stays_within_its_list() {
        for (asked, total, page, pages) in [
            ("", 0, 1, 1),
            ("3", 101, 3, 3),
            ("99", 101, 3, 3),
            ("-1", 10, 1, 1),
        ] {
            let query = Form::blank(wording::speaker(Lang::Kk), String::new()).with("page", asked);
            let pager = Pager::new("/kk/desk/people", query, total, 50);
            assert_eq!((pager.page, pager.pages), (page, pages), "{asked}");
            assert_eq!(pager.before().is_some(), page > 1);
            assert_eq!(pager.after().is_some(), page < pages);
        }
    }
}
