//! `cargo xtask dist`

use crate::Outcome;

pub fn run() -> Outcome {
    Err("not yet".to_owned())
}
