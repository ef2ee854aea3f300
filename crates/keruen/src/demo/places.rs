//! The site itself, territories and organisations.

use std::collections::BTreeMap;

use keruen_office::site::{self, SiteForm};
use keruen_people::organisation::{self, OrganisationDraft};
use keruen_people::territory::{self, TerritoryDraft};

use super::rows::{Organisation, Site, Territory};
use super::source::{DemoError, Row};
use super::{Day, maybe, note};

impl Day<'_> {
    /// Gives the site its name and whom to ask.
    pub async fn site(&mut self, row: &Row<Site>) -> Result<(), DemoError> {
        let is = &row.is;
        let typed: BTreeMap<String, String> = [
            ("name_kk", &is.name_kk),
            ("name_ru", &is.name_ru),
            ("name_en", &is.name_en),
            ("about_kk", &is.about_kk),
            ("about_ru", &is.about_ru),
            ("about_en", &is.about_en),
            ("contact_name", &is.contact_name),
            ("contact_email", &is.contact_email),
            ("contact_phone", &is.contact_phone),
        ]
        .map(|(name, value)| (name.to_owned(), value.clone()))
        .into();
        let form = SiteForm::read(&typed).map_err(|faults| row.wrong(faults))?;
        // Nobody has saved it before: version 0.
        site::save(self.tx, 0, &form)
            .await
            .map_err(|error| row.wrong(error))
    }

    /// Writes a territory down; its parent stands earlier in the file.
    pub async fn territory(&mut self, row: &Row<Territory>) -> Result<(), DemoError> {
        let is = &row.is;
        let draft = TerritoryDraft {
            kind: is.kind.clone(),
            name_kk: is.name_kk.clone(),
            name_ru: is.name_ru.clone(),
            name_en: is.name_en.clone(),
            parent: maybe(&self.ids.territory, row, "parent", &is.parent)?,
            valid_from: String::new(),
            valid_to: String::new(),
            population: is.population.clone(),
            population_source: is.population_source.clone(),
            population_date: is.population_date.clone(),
            population_estimate: is.population_estimate == 1,
        };
        let form = draft.parse().map_err(|faults| row.wrong(faults))?;
        let id = territory::create(self.tx, &form)
            .await
            .map_err(|refusal| row.wrong(refusal))?;
        note(&mut self.ids.territory, row, &is.key, id)
    }

    /// Writes an organisation down; its predecessor stands earlier in the file.
    pub async fn organisation(&mut self, row: &Row<Organisation>) -> Result<(), DemoError> {
        let is = &row.is;
        let draft = OrganisationDraft {
            kind: is.kind.clone(),
            name_kk: is.name_kk.clone(),
            name_ru: is.name_ru.clone(),
            name_en: is.name_en.clone(),
            valid_from: is.valid_from.clone(),
            valid_to: is.valid_to.clone(),
            predecessor: maybe(&self.ids.organisation, row, "predecessor", &is.predecessor)?,
            territory: maybe(&self.ids.territory, row, "territory", &is.territory)?,
        };
        let form = draft.parse().map_err(|faults| row.wrong(faults))?;
        let id = organisation::create(self.tx, &form)
            .await
            .map_err(|refusal| row.wrong(refusal))?;
        note(&mut self.ids.organisation, row, &is.slug, id)
    }
}
