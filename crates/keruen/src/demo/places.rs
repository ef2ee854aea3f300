//! Territories and organisations.

use keruen_people::organisation::{self, OrganisationDraft};
use keruen_people::territory::{self, TerritoryDraft};

use super::rows::{Organisation, Territory};
use super::source::{DemoError, Row};
use super::{Day, maybe, note};

impl Day<'_> {
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
