//! The things of one programme, one of each kind, that the rights are asked about: by area, each in a
//! part of its own that knows which paths name them.

pub mod office;
pub mod people;
pub mod programmes;

use std::collections::BTreeMap;

use keruen_web::testing::Site;

use office::Office;
use people::People;
use programmes::Programme;

/// The things of one programme.
pub struct Things {
    pub programme: Programme,
    pub people: People,
    pub office: Office,
}

impl Things {
    /// Makes them.
    pub async fn new(site: &Site, published: bool) -> Self {
        let programme = Programme::new(site, published).await;
        let mut tx = site.act().await;
        let people = People::new(&mut tx, programme.id).await;
        tx.commit().await.expect("a commit");
        let office = Office::new(site, programme.id, people.person).await;
        Self {
            programme,
            people,
            office,
        }
    }

    /// What stands for a parameter of a path, known by the path that leads to it.
    pub fn value(&self, to: &str) -> Option<String> {
        let programme = self.programme.value(to);
        programme
            .or_else(|| self.people.value(to))
            .or_else(|| self.office.value(to))
    }

    /// What a form or a query names besides the path: the thing that the act is about.
    pub fn named(&self, to: &str) -> Vec<(&'static str, String)> {
        let mut named = Programme::named(to);
        named.extend(self.people.named(to));
        named
    }
}

pub fn form(fields: &[(&str, String)]) -> BTreeMap<String, String> {
    fields
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect()
}
