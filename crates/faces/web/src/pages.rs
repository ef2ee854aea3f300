//! The pages, a file per place. A page is a struct over a template, a handler that fills it, and a
//! sample that shows it.

pub mod account;
pub mod accounts;
pub mod acts;
pub mod api;
pub mod calendar;
pub mod demo;
pub mod files;
pub mod home;
pub mod import;
pub mod messages;
pub mod more;
pub mod news;
pub mod orgs;
pub mod people;
pub mod programmes;
pub mod search;
pub mod site;
pub mod territories;
pub mod texts;
pub mod today;
