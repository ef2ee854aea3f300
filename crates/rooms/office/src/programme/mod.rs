//! Programmes: who ordered them, who runs them, their rail of stages, what they measure and
//! hand over.

mod acts;
mod bodies;
mod deliverables;
mod indicators;
mod model;
mod queries;
pub mod rail;

pub use acts::{create, publish, save, save_stages, thing, withdraw};
pub use bodies::{count_of_body, remove_body};
pub use deliverables::{
    Deliverable, DeliverableForm, deliverable, deliverables, mark_done, read_hand_over,
    remove_deliverable, save_deliverable,
};
pub use indicators::{
    Indicator, IndicatorForm, indicator, indicators, remove_indicator, save_indicator,
};
pub(crate) use model::day;
pub use model::{Body, Programme, ProgrammeForm, visible};
pub use model::{DECIDERS, TEAM, WRITERS};
pub use queries::{Listed, STATEMENTS, Tied, all_stages, by_id, by_slug, list, of_body, stages};
pub use rail::{Doubt, Odd, Stage, StageKind, StageState, Step, doubts};

/// Statements about indicators.
pub const INDICATOR_STATEMENTS: &[(&str, keruen_store::Sql)] = indicators::STATEMENTS;

/// Statements about deliverables.
pub const DELIVERABLE_STATEMENTS: &[(&str, keruen_store::Sql)] = deliverables::STATEMENTS;
