//! What is published: files, the draw, and that a stranger can check both.
#![expect(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a test that panics has failed; the numbers in it are small"
)]

mod attacked;
mod draw;
mod example;
mod files;
mod foreign;
mod maker;
mod nearly;
mod no_panel;
mod tampered;
mod verify;
mod walks;
