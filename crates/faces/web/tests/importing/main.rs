//! People from a spreadsheet and back, through pages.

mod after;
mod export;
mod hands;
mod headings;
mod mended;
mod names;
mod odd;
mod rights;
mod sheets;
mod whole;
