//! The desk: today, messages, the site and its calendar.

use crate::go;
use crate::pages::{messages, today};
use crate::route::{Route, Rule, get, post};

use Rule::{Programme, SignedIn, Somewhere};

/// The rows.
#[rustfmt::skip]
pub const ROWS: &[Route] = &[
    get("/{lang}/desk", SignedIn, go!(today::show), &["today", "today-quiet", "today-new"]),
    // Messages
    get("/{lang}/desk/messages", Somewhere(messages::WHO), go!(messages::list), &["messages", "messages-empty"]),
    post("/{lang}/desk/messages", Somewhere(messages::WHO), go!(messages::send)),
    get("/{lang}/desk/messages/new", Somewhere(messages::WHO), go!(messages::choose), &["message-choose", "message-choose-none", "message-write", "message-write-wrong"]),
    post("/{lang}/desk/messages/new", Somewhere(messages::WHO), go!(messages::check)).shows(&["message-check"]),
    get("/{lang}/desk/messages/{id}", Programme(messages::WHO), go!(messages::show), &["message-by-hand", "message-waiting", "message-bounced", "message-sent"]),
    post("/{lang}/desk/messages/{id}/sent", Programme(messages::WHO), go!(messages::by_hand)),
    post("/{lang}/desk/messages/{id}/hand", Programme(messages::WHO), go!(messages::hand_over)),
    post("/{lang}/desk/messages/{id}/again", Programme(messages::WHO), go!(messages::again)),
];
