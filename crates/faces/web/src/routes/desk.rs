//! The desk: today, messages, the site and its calendar.

use crate::go;
use crate::pages::{calendar, messages, site, today};
use crate::route::{Route, Rule, get, post};

use Rule::{Programme, SignedIn, Site, Somewhere};

/// The rows.
#[rustfmt::skip]
pub const ROWS: &[Route] = &[
    get("/{lang}/desk", SignedIn, go!(today::show), &["today", "today-quiet", "today-new", "today-clerk", "today-participant"]),
    // Messages
    get("/{lang}/desk/messages", Somewhere(messages::WHO), go!(messages::list), &["messages", "messages-empty", "messages-found", "messages-found-none"]),
    post("/{lang}/desk/messages", Somewhere(messages::WHO), go!(messages::send)),
    get("/{lang}/desk/messages/new", Somewhere(messages::WHO), go!(messages::choose), &["message-choose", "message-choose-none", "message-write", "message-write-wrong"]),
    post("/{lang}/desk/messages/new", Somewhere(messages::WHO), go!(messages::check)).shows(&["message-check"]),
    get("/{lang}/desk/messages/{id}", Programme(messages::WHO), go!(messages::show), &["message-by-hand", "message-waiting", "message-bounced", "message-held", "message-sent"]),
    post("/{lang}/desk/messages/{id}/sent", Programme(messages::WHO), go!(messages::by_hand)),
    post("/{lang}/desk/messages/{id}/not-sent", Programme(messages::WHO), go!(messages::not_sent)),
    post("/{lang}/desk/messages/{id}/hand", Programme(messages::WHO), go!(messages::hand_over)),
    post("/{lang}/desk/messages/{id}/again", Programme(messages::WHO), go!(messages::again)),
    // The site
    get("/{lang}/desk/site", Site(site::WHO), go!(site::overview), &["site", "site-bare"]),
    get("/{lang}/desk/site/edit", Site(site::WHO), go!(site::form), &["site-edit", "site-edit-wrong"]),
    post("/{lang}/desk/site/edit", Site(site::WHO), go!(site::save)),
    post("/{lang}/desk/site/backup", Site(site::WHO), go!(site::back_up)),
    post("/{lang}/desk/site/jobs/{id}", Site(site::WHO), go!(site::revive)),
    get("/{lang}/desk/site/journal", Site(site::WHO), go!(site::journal), &["journal", "journal-empty"]),
    // Working days
    get("/{lang}/desk/calendar", Somewhere(calendar::READ), go!(calendar::show), &["calendar", "calendar-term", "calendar-term-wrong"]),
    post("/{lang}/desk/calendar", Site(calendar::WRITE), go!(calendar::save)),
    get("/{lang}/desk/calendar/edit", Site(calendar::WRITE), go!(calendar::form), &["calendar-edit", "calendar-edit-wrong", "calendar-day-wrong"]),
    post("/{lang}/desk/calendar/edit", Site(calendar::WRITE), go!(calendar::preview)).shows(&["calendar-preview"]),
];
