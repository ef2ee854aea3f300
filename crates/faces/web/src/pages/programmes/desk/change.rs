//! What the sheets of a programme's desk show and save.

use jiff::civil::Date;
use keruen_office::fields::{Fault, Fields};
use keruen_office::news::{self, PostForm};
use keruen_office::programme::{
    self, DeliverableForm, IndicatorForm, Programme, ProgrammeForm, Stage,
};
use keruen_office::{OfficeError, Refusal};
use keruen_speech::Speaker;
use keruen_store::{Db, StoreError, Thing, Tx};

use super::fields;
use super::gate::{crumbs, home};
use super::sheet::{Field, Removal, Words};
use super::texts::{
    Texts, filled, of_deliverable, of_hand_over, of_indicator, of_post, of_programme, of_stages,
};
use crate::parts::{Choice, Crumb};
use crate::shell::Scene;

/// A thing that a sheet is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A programme that is not there yet.
    New,
    /// A programme.
    Programme,
    /// Its stages.
    Stages,
    /// An indicator, or a new one.
    Indicator(Option<i64>),
    /// A deliverable, or a new one.
    Deliverable(Option<i64>),
    /// The day on which a deliverable was handed over.
    HandOver(i64),
    /// A post, or a new one.
    Post(Option<i64>),
}

/// The same, filled in.
#[derive(Debug, Clone)]
pub enum Change {
    /// A programme.
    Programme(ProgrammeForm),
    /// Its stages.
    Stages(Vec<Stage>),
    /// An indicator.
    Indicator(Option<i64>, IndicatorForm),
    /// A deliverable.
    Deliverable(Option<i64>, DeliverableForm),
    /// The day on which a deliverable was handed over; none, if not after all.
    HandOver(i64, Option<Date>),
    /// A post.
    Post(Option<i64>, PostForm),
}

impl What {
    /// Its fields; `bodies` are the organisations to choose from.
    pub fn fields(self, t: Speaker<'_>, bodies: &[Choice]) -> Vec<Field> {
        match self {
            Self::New | Self::Programme => fields::programme(t, self == Self::New, bodies),
            Self::Stages => fields::stages(t),
            Self::Indicator(_) => fields::indicator(t),
            Self::Deliverable(_) => fields::deliverable(t),
            Self::HandOver(_) => fields::hand_over(t),
            Self::Post(id) => fields::post(t, id.is_none()),
        }
    }

    /// Where it stands, below the desk of its programme.
    fn list(self) -> &'static str {
        match self {
            Self::New | Self::Programme => "",
            Self::Stages => "/stages",
            Self::Indicator(_) => "/indicators",
            Self::Deliverable(_) | Self::HandOver(_) => "/deliverables",
            Self::Post(_) => "/news",
        }
    }

    fn id(self) -> Option<i64> {
        match self {
            Self::Indicator(id) | Self::Deliverable(id) | Self::Post(id) => id,
            Self::HandOver(id) => Some(id),
            Self::New | Self::Programme | Self::Stages => None,
        }
    }

    /// The thing that the journal names when it changes.
    pub fn thing(self, programme: i64) -> Thing {
        let (kind, id) = match self {
            Self::Indicator(Some(id)) => ("indicator", id),
            Self::Deliverable(Some(id)) | Self::HandOver(id) => ("deliverable", id),
            Self::Post(Some(id)) => ("news", id),
            _ => ("programme", programme),
        };
        Thing { kind, id }
    }

    /// What its sheet says.
    pub fn words(self, scene: &Scene, programme: Option<&Programme>) -> Words {
        let t = scene.t();
        let (title, lede) = match self {
            Self::New => ("programme-new", "programme-new-lede"),
            Self::Programme => ("programme-edit", ""),
            Self::Stages => ("programme-stages-edit", "programme-stages-lede"),
            Self::Indicator(None) => ("programme-indicator-new", ""),
            Self::Indicator(_) => ("programme-indicator-edit", ""),
            Self::Deliverable(None) => ("programme-deliverable-new", ""),
            Self::Deliverable(_) => ("programme-deliverable-edit", ""),
            Self::HandOver(_) => ("programme-hand-over", "programme-hand-over-lede"),
            Self::Post(None) => ("news-new", "news-new-lede"),
            Self::Post(_) => ("news-edit", ""),
        };
        let title = t.say(title);
        let lede = if lede.is_empty() {
            String::new()
        } else {
            t.say(lede)
        };
        let save = t.say(if self == Self::New {
            "programme-new-save"
        } else {
            "programme-save"
        });
        let Some(programme) = programme else {
            let list = scene.href("/desk/programmes");
            let above = Crumb::link(list.clone(), t.say("shell-programmes"));
            return Words {
                crumbs: vec![above, Crumb::here(title.clone())],
                title,
                lede,
                save,
                back: list,
                removal: None,
            };
        };
        let here = home(scene, programme.id);
        let removal = |label: &str, text: &str| {
            self.id().map(|id| Removal {
                action: format!("{here}{}/{id}/remove", self.list()),
                label: t.say(label),
                text: t.say(text),
            })
        };
        Words {
            crumbs: crumbs(scene, programme, &title),
            title,
            lede,
            save,
            back: format!(
                "{here}{}",
                if self == Self::Stages {
                    ""
                } else {
                    self.list()
                }
            ),
            removal: match self {
                Self::Indicator(_) => removal("programme-indicator-remove", "programme-remove-why"),
                Self::Deliverable(_) => {
                    removal("programme-deliverable-remove", "programme-remove-why")
                }
                _ => None,
            },
        }
    }

    /// Reads what was typed on a day.
    pub fn read(self, form: &dyn Fields, today: Date) -> Result<Change, Vec<Fault>> {
        Ok(match self {
            Self::New | Self::Programme => Change::Programme(ProgrammeForm::read(form)?),
            Self::Stages => Change::Stages(Stage::read_all(form)?),
            Self::Indicator(id) => Change::Indicator(id, IndicatorForm::read(form)?),
            Self::Deliverable(id) => Change::Deliverable(id, DeliverableForm::read(form)?),
            Self::HandOver(id) => Change::HandOver(id, programme::read_hand_over(form, today)?),
            Self::Post(id) => Change::Post(id, PostForm::read(form)?),
        })
    }

    /// What stands there now, with the version that a save must name. A new thing is blank.
    pub async fn stands(self, db: &Db, programme: &Programme) -> Result<(i64, Texts), OfficeError> {
        let version = programme.version;
        Ok(match self {
            Self::Programme => (version, of_programme(&filled(programme))),
            Self::Stages => (
                version,
                of_stages(&programme::stages(db, programme.id).await?),
            ),
            Self::New | Self::Indicator(None) | Self::Deliverable(None) | Self::Post(None) => {
                (version, Vec::new())
            }
            Self::Indicator(Some(id)) => {
                let one = programme::indicator(db, programme.id, id).await?;
                (version, of_indicator(&one.content))
            }
            Self::Deliverable(Some(id)) => {
                let one = programme::deliverable(db, programme.id, id).await?;
                (version, of_deliverable(&one.content))
            }
            Self::HandOver(id) => {
                let one = programme::deliverable(db, programme.id, id).await?;
                (version, of_hand_over(one.done))
            }
            Self::Post(Some(id)) => {
                let post = news::by_id(db, id).await?;
                if post.programme != programme.id {
                    return Err(StoreError::NotFound.into());
                }
                let (title, text, photo) = (post.title, post.text, post.photo);
                (
                    post.version,
                    of_post(&PostForm {
                        slug: None,
                        title,
                        text,
                        photo,
                    }),
                )
            }
        })
    }
}

impl Change {
    /// Saves it, and says where the thing is below the desk of its programme.
    pub async fn save(
        &self,
        tx: &mut Tx,
        programme: i64,
        version: i64,
    ) -> Result<String, OfficeError> {
        Ok(match self {
            Self::Programme(form) => {
                programme::save(tx, programme, version, form).await?;
                String::new()
            }
            Self::Stages(stages) => {
                programme::save_stages(tx, programme, version, stages).await?;
                String::new()
            }
            Self::Indicator(id, form) => {
                programme::save_indicator(tx, programme, version, *id, form).await?;
                "/indicators".to_owned()
            }
            Self::Deliverable(id, form) => {
                programme::save_deliverable(tx, programme, version, *id, form).await?;
                "/deliverables".to_owned()
            }
            Self::HandOver(id, done) => {
                programme::mark_done(tx, programme, version, *id, *done).await?;
                "/deliverables".to_owned()
            }
            Self::Post(Some(id), form) => {
                news::save(tx, *id, version, form).await?;
                format!("/news/{id}")
            }
            Self::Post(None, form) => {
                let id = news::create(tx, programme, form).await?;
                format!("/news/{id}")
            }
        })
    }

    /// Whether something is there afterwards that was not.
    pub fn makes(&self) -> bool {
        matches!(
            self,
            Self::Indicator(None, _) | Self::Deliverable(None, _) | Self::Post(None, _)
        )
    }

    /// Its values as they are typed.
    pub fn texts(&self) -> Texts {
        match self {
            Self::Programme(form) => of_programme(form),
            Self::Stages(stages) => of_stages(stages),
            Self::Indicator(_, form) => of_indicator(form),
            Self::Deliverable(_, form) => of_deliverable(form),
            Self::HandOver(_, done) => of_hand_over(*done),
            Self::Post(_, form) => of_post(form),
        }
    }
}

/// At which field a rule of the house says no, and the key of its sentence.
pub fn refused(refusal: Refusal) -> Option<(&'static str, &'static str)> {
    Some(match refusal {
        Refusal::SlugTaken => ("slug", "programme-slug-taken"),
        Refusal::NothingToShow => ("name_kk", "errors-need-any-language"),
        Refusal::NoCommissioner => ("commissioner", "programme-no-commissioner"),
        Refusal::NoSuchOrganisation => ("commissioner", "errors-choose"),
        Refusal::PhotoWithoutConsent => ("photo_consent", "news-no-consent"),
        Refusal::NoSuchPhoto => ("picture", "news-photo-gone"),
        Refusal::DraftsOnly => ("", "news-published-meanwhile"),
        Refusal::PhotoWithoutAlt => ("alt_kk", "news-no-alt"),
        _ => return None,
    })
}
