//! Programmes: who ordered them, who runs them, their rail of stages, what they measure and
//! hand over.

mod acts;
mod bodies;
mod model;
mod queries;
pub mod rail;
mod targets;

pub use acts::{create, publish, save, save_stages, thing, withdraw};
pub use bodies::{count_of_body, remove_body};
pub(crate) use model::day;
pub use model::{Body, Programme, ProgrammeForm, visible};
pub use model::{DECIDERS, TEAM, WRITERS};
pub use queries::{Listed, STATEMENTS, Tied, all_stages, by_id, by_slug, list, of_body, stages};
pub use rail::{Doubt, Odd, Stage, StageKind, StageState, Step, doubts};
pub use targets::{
    Deliverable, DeliverableForm, Indicator, IndicatorForm, deliverable, deliverables, indicator,
    indicators, mark_done, read_hand_over, remove_deliverable, remove_indicator, save_deliverable,
    save_indicator,
};

/// Statements about indicators and deliverables.
pub const TARGET_STATEMENTS: &[(&str, keruen_store::Sql)] = targets::STATEMENTS;
