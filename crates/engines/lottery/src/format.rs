//! The files that are published. Each is JSON in the form of RFC 8785, so that its SHA-256 is a
//! fact about its content; `docs/lottery-format.md` describes them for those who write a checker.

mod lottery;

pub use lottery::{
    Cap, Certificate, Exact, Feature, HouseholdMultiplier, Kind, Level, Lottery, Multiplier,
    Objective, Panel, Person, Side, Value,
};
