//! People from a spreadsheet and back, through pages.

mod export;
mod hands;
mod odd;
mod rights;
mod whole;
