//! News of a programme: short posts in three languages, with a photo if those on it agreed.

mod acts;
mod model;
mod queries;

pub use acts::{create, publish, save, thing, withdraw};
pub use model::{Photo, Post, PostForm, changeable, visible};
pub use queries::{
    STATEMENTS, by_id, by_slug, feed, of_programme, shows_publicly, uses, uses_elsewhere,
};
