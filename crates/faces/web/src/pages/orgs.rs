//! Organisations and public councils: what everybody may see of them, and the work on them at the
//! desk.

pub mod delete;
pub mod desk;
pub mod edit;
pub mod gate;
pub mod import;
pub mod kin;
pub mod list;
pub mod samples;
pub mod seat;
pub mod seats;
pub mod show;
pub mod take;
pub mod taken;
pub mod term;
pub mod told;
pub mod words;
