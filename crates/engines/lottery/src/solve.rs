//! The mathematics: chances, panels, proofs. Nothing here knows names or files.
//!
//! People with the same values are one *profile*; everything is computed on profiles and shared out
//! among their people at the end. The order of work: [`marginals`] finds the best chances that the
//! quotas allow on average, [`grid`] puts them on whole numbers, [`walk`] takes panels off until
//! nothing is left, [`shares`] seats people; where the average cannot be reached by whole panels,
//! [`columns`] finds what can, and [`search`] proves it.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "seats, profiles and rows are counted by far smaller numbers than these types hold"
)]

pub(crate) mod chances;
pub(crate) mod columns;
pub(crate) mod grid;
pub(crate) mod marginals;
pub(crate) mod panel;
pub(crate) mod problem;
pub(crate) mod proof;
pub(crate) mod relax;
pub(crate) mod rows;
pub(crate) mod run;
pub(crate) mod scale;
pub(crate) mod search;
pub(crate) mod shares;
pub(crate) mod simplex;
pub(crate) mod walk;
