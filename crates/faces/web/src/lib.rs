//! The web face: routes, pages, sessions, guard.
//!
//! A request meets the guard first, then exactly one handler from the one table in [`routes`].
//! Handlers know a `Cx`, never the HTTP library; what can go wrong is a `Trouble`, and it
//! comes back as a page in the reader's language. Pages are askama templates over a [`shell::Shell`];
//! every one of them renders a sample of itself, see [`samples`].
//!
//! Public is what the binary wires and what the tests walk; the pages themselves are nobody's but
//! the table's.

pub mod app;
pub mod assets;
mod conflict;
mod cookie;
mod cx;
mod deeds;
mod done;
pub mod door;
pub mod erasing;
mod faults;
mod form;
mod guard;
mod heavy;
mod history;
pub mod import_words;
pub mod imports;
pub mod morning;
mod named;
mod needs;
mod once;
mod page;
mod pages;
mod parts;
mod places;
pub mod route;
pub mod routes;

pub mod samples;
pub mod shell;
mod site_name;
mod table;
#[doc(hidden)]
pub mod testing;
mod trouble;
mod turned;
mod upload;
pub mod wording;
pub mod zone;

pub use app::{App, Config, Ground};
pub use form::Form;
#[doc(hidden)]
pub use pages::api;
pub use pages::demo::VISITOR;
pub use routes::ROUTES;
pub use upload::clear as clear_uploads;
