//! The web face: routes, pages, sessions, guard.
//!
//! A request meets [`guard`] first, then exactly one handler from the one table in [`routes`].
//! Handlers know a [`Cx`], never the HTTP library; what can go wrong is a [`Trouble`], and it
//! comes back as a page in the reader's language. Pages are askama templates over a [`Shell`];
//! every one of them renders a sample of itself, see [`samples`].

pub mod app;
pub mod assets;
pub mod conflict;
pub mod cookie;
pub mod cx;
pub mod deeds;
pub mod faults;
pub mod form;
pub mod guard;
pub mod history;
pub mod import_words;
pub mod imports;
pub mod once;
pub mod page;
pub mod pages;
pub mod parts;
pub mod places;
pub mod route;
pub mod routes;
pub mod samples;
pub mod shell;
mod table;
#[doc(hidden)]
pub mod testing;
pub mod trouble;
pub mod upload;
pub mod wording;
pub mod zone;

pub use app::{App, Config, Ground};
pub use cx::Cx;
pub use form::Form;
pub use page::{Answer, Page};
pub use route::Route;
pub use routes::ROUTES;
pub use shell::{Scene, Shell};
pub use trouble::Trouble;
