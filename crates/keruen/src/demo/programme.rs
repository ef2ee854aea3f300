//! The programme, its news, and the public acts.

use std::collections::BTreeMap;

use keruen_office::news::{self, PostForm};
use keruen_office::programme::{
    self, DeliverableForm, IndicatorForm, ProgrammeForm, Stage, mark_done, save_deliverable,
    save_indicator,
};
use keruen_office::public_acts::{self, By, NewAct};
use keruen_paper::photo;
use keruen_people::Role;
use keruen_store::files::Files;

use super::rows::{Act, Post, Programme};
use super::source::{DemoError, Row, Source, Wrong, numbered};
use super::{Day, must, note, word};

/// Fields as a form would send them.
type Fields = BTreeMap<String, String>;

fn fields<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Fields {
    pairs
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// What is known of the programme once it stands: enough to go on with it later.
#[derive(Debug)]
pub struct Standing {
    /// Its id.
    pub id: i64,
    /// Its version, raised by every save.
    pub version: i64,
    /// The ids of its deliverables, in their order.
    pub deliverables: Vec<i64>,
}

impl Day<'_> {
    /// Makes the programme with its rail, what it measures and what it hands over.
    pub async fn programme(&mut self, row: &Row<Programme>) -> Result<Standing, DemoError> {
        let is = &row.is;
        let commissioner = must(
            &self.ids.organisation,
            row,
            "commissioner",
            &is.commissioner,
        )?
        .to_string();
        let operator = must(&self.ids.organisation, row, "operator", &is.operator)?.to_string();
        let day = |offset: i32| self.days.text(Some(offset));
        let (contract_date, starts, ends) = (day(is.contract_date), day(is.starts), day(is.ends));
        let mut typed = fields([
            ("slug", is.slug.as_str()),
            ("name_kk", &is.name_kk),
            ("name_ru", &is.name_ru),
            ("name_en", &is.name_en),
            ("lede_kk", &is.lede_kk),
            ("lede_ru", &is.lede_ru),
            ("lede_en", &is.lede_en),
            ("goals_kk", &is.goals_kk),
            ("goals_ru", &is.goals_ru),
            ("goals_en", &is.goals_en),
            ("commissioner", &commissioner),
            ("operator", &operator),
            ("contract_number", &is.contract_number),
            ("contract_date", &contract_date),
            ("starts", &starts),
            ("ends", &ends),
        ]);
        for code in &is.langs {
            word::<_, keruen_speech::Lang>(row, "langs", code, code.parse().ok())?;
            typed.insert(format!("lang_{code}"), "1".to_owned());
        }
        let form = ProgrammeForm::read(&typed).map_err(|faults| row.wrong(faults))?;
        let id = programme::create(self.tx, &form)
            .await
            .map_err(|error| row.wrong(error))?;
        note(&mut self.ids.programme, row, &is.slug, id)?;
        let mut standing = Standing {
            id,
            version: 1,
            deliverables: Vec::new(),
        };
        self.stages(row, &mut standing).await?;
        self.targets(row, &mut standing).await?;
        Ok(standing)
    }

    async fn stages(
        &mut self,
        row: &Row<Programme>,
        standing: &mut Standing,
    ) -> Result<(), DemoError> {
        let mut typed = Fields::new();
        for stage in &row.is.stages {
            let code = stage.kind.as_str();
            word(
                row,
                "stage.kind",
                code,
                programme::StageKind::from_code(code),
            )?;
            typed.insert(format!("{code}_starts"), self.days.text(Some(stage.starts)));
            typed.insert(format!("{code}_ends"), self.days.text(Some(stage.ends)));
            for (lang, note) in [
                ("kk", &stage.note_kk),
                ("ru", &stage.note_ru),
                ("en", &stage.note_en),
            ] {
                typed.insert(format!("{code}_note_{lang}"), note.clone());
            }
        }
        let stages = Stage::read_all(&typed).map_err(|faults| row.wrong(faults))?;
        programme::save_stages(self.tx, standing.id, standing.version, &stages)
            .await
            .map_err(|error| row.wrong(error))?;
        standing.version += 1;
        Ok(())
    }

    async fn targets(
        &mut self,
        row: &Row<Programme>,
        standing: &mut Standing,
    ) -> Result<(), DemoError> {
        for row in numbered("programme.toml indicator", row.is.indicators.clone()) {
            let is = &row.is;
            let baseline = is
                .baseline
                .map(|number| number.to_string())
                .unwrap_or_default();
            let target = is.target.to_string();
            let typed = fields([
                ("name_kk", is.name_kk.as_str()),
                ("name_ru", &is.name_ru),
                ("name_en", &is.name_en),
                ("baseline", &baseline),
                ("target", &target),
                ("unit_kk", &is.unit_kk),
                ("unit_ru", &is.unit_ru),
                ("unit_en", &is.unit_en),
                ("breakdown_kk", &is.breakdown_kk),
                ("breakdown_ru", &is.breakdown_ru),
                ("breakdown_en", &is.breakdown_en),
                ("verification_kk", &is.verification_kk),
                ("verification_ru", &is.verification_ru),
                ("verification_en", &is.verification_en),
            ]);
            let form = IndicatorForm::read(&typed).map_err(|faults| row.wrong(faults))?;
            save_indicator(self.tx, standing.id, standing.version, None, &form)
                .await
                .map_err(|error| row.wrong(error))?;
            standing.version += 1;
        }
        for row in numbered("programme.toml deliverable", row.is.deliverables.clone()) {
            let is = &row.is;
            let due = self.days.text(Some(is.due));
            let typed = fields([
                ("name_kk", is.name_kk.as_str()),
                ("name_ru", &is.name_ru),
                ("name_en", &is.name_en),
                ("due", &due),
            ]);
            let form = DeliverableForm::read(&typed).map_err(|faults| row.wrong(faults))?;
            let id = save_deliverable(self.tx, standing.id, standing.version, None, &form)
                .await
                .map_err(|error| row.wrong(error))?;
            standing.version += 1;
            standing.deliverables.push(id);
        }
        Ok(())
    }

    /// Opens the programme's page.
    pub async fn publish(
        &mut self,
        row: &Row<Programme>,
        standing: &mut Standing,
    ) -> Result<(), DemoError> {
        programme::publish(self.tx, standing.id, standing.version)
            .await
            .map_err(|error| row.wrong(error))?;
        standing.version += 1;
        Ok(())
    }

    /// Notes that the deliverable of this place was handed over.
    pub async fn hand_over(
        &mut self,
        row: &Row<Programme>,
        standing: &mut Standing,
        place: usize,
        done: i32,
    ) -> Result<(), DemoError> {
        let id = standing.deliverables.get(place).copied();
        let id = word(row, "deliverable", &place.to_string(), id)?;
        let done = Some(self.days.date(done));
        mark_done(self.tx, standing.id, standing.version, id, done)
            .await
            .map_err(|error| row.wrong(error))?;
        standing.version += 1;
        Ok(())
    }

    /// Writes a post and publishes it.
    pub async fn post(
        &mut self,
        row: &Row<Post>,
        programme: i64,
        source: &Source,
        files: &Files,
    ) -> Result<(), DemoError> {
        let is = &row.is;
        let mut typed = fields([
            ("slug", is.slug.as_str()),
            ("title_kk", &is.title_kk),
            ("title_ru", &is.title_ru),
            ("title_en", &is.title_en),
            ("text_kk", &is.text_kk),
            ("text_ru", &is.text_ru),
            ("text_en", &is.text_en),
        ]);
        if let Some(picture) = &is.photo {
            let bytes = source.bytes(&picture.file, row)?;
            let photo = photo::reencode(bytes)
                .map_err(|error| row.wrong(Wrong::Text(error.to_string())))?;
            let hash = files
                .put(self.tx, &photo.jpeg, "image/jpeg")
                .await
                .map_err(|error| row.wrong(error))?;
            typed.insert("photo".to_owned(), hash.to_string());
            typed.insert("photo_consent".to_owned(), "1".to_owned());
            for (lang, alt) in [
                ("kk", &picture.alt_kk),
                ("ru", &picture.alt_ru),
                ("en", &picture.alt_en),
            ] {
                typed.insert(format!("alt_{lang}"), alt.clone());
            }
        }
        let form = PostForm::read(&typed).map_err(|faults| row.wrong(faults))?;
        let id = news::create(self.tx, programme, &form)
            .await
            .map_err(|error| row.wrong(error))?;
        news::publish(self.tx, id, 1)
            .await
            .map_err(|error| row.wrong(error))
    }

    /// Makes a public act; its file is kept for everybody to download.
    pub async fn act(
        &mut self,
        row: &Row<Act>,
        programme: i64,
        source: &Source,
        files: &Files,
    ) -> Result<(), DemoError> {
        let is = &row.is;
        let role: Role = word(row, "role", &is.role, is.role.parse().ok())?;
        let programme = programme.to_string();
        let corrects = is
            .corrects
            .map(|number| number.to_string())
            .unwrap_or_default();
        let mut typed = fields([
            ("kind", is.kind.as_str()),
            ("programme", &programme),
            ("corrects", &corrects),
            ("text_kk", &is.text_kk),
            ("text_ru", &is.text_ru),
            ("text_en", &is.text_en),
        ]);
        if let Some(path) = &is.file {
            let bytes = source.bytes(path, row)?;
            let hash = files
                .put(self.tx, bytes, mime(path))
                .await
                .map_err(|error| row.wrong(error))?;
            typed.insert("file".to_owned(), hash.to_string());
        }
        let act = NewAct::read(&typed).map_err(|faults| row.wrong(faults))?;
        public_acts::make(self.tx, &act, By::Role(role), self.days.date(is.date))
            .await
            .map_err(|error| row.wrong(error))?;
        Ok(())
    }
}

fn mime(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, end)| end) {
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
