//! `cargo xtask bench`

use crate::Outcome;

pub fn run(_quick: bool) -> Outcome {
    Err("not yet".to_owned())
}
