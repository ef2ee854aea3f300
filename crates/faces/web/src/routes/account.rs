//! Signing in and out, one's own page, and the accounts of the site.

use crate::go;
use crate::pages::account::{
    about, by_password, code, entry, link, me, morning, preferences, second_factor, sign_in,
};
use crate::route::{Route, Rule, get, post};

use Rule::{Everyone, HalfSignedIn, SignedIn};

/// The door, for each network address: three forms at most bring one person in, and a training room
/// of twenty comes in by one address. What guesses is counted by person or account as well.
const fn door(route: Route) -> Route {
    route.tight("sign-in", 60, 10)
}

/// The rows.
#[rustfmt::skip]
pub const ROWS: &[Route] = &[
    // The door
    get("/{lang}/sign-in", Everyone, go!(sign_in::show), &["sign-in", "sign-in-wrong"]),
    door(post("/{lang}/sign-in", Everyone, go!(sign_in::ask))).shows(&["asked", "asked-by-hand", "asked-phone"]),
    door(post("/{lang}/sign-in/password", Everyone, go!(by_password::enter))).shows(&["sign-in-password"]),
    get("/{lang}/sign-in/code", HalfSignedIn, go!(code::show), &["code", "code-wrong"]),
    door(post("/{lang}/sign-in/code", HalfSignedIn, go!(code::check))),
    get("/{lang}/sign-in/{token}", Everyone, go!(link::show), &["link", "link-used", "link-expired", "link-unknown", "link-other", "link-locked"]),
    door(post("/{lang}/sign-in/{token}", Everyone, go!(link::consume))),
    door(post("/{lang}/sign-in/{token}/again", Everyone, go!(sign_in::ask_again))),
    post("/{lang}/sign-out", HalfSignedIn, go!(entry::sign_out)),
    // One's own page
    get("/{lang}/me", SignedIn, go!(me::show), &["me", "me-done", "me-empty", "me-wrong", "me-waiting", "me-about"]),
    post("/{lang}/me/about", SignedIn, go!(about::save)).shows(&["me-conflict"]),
    post("/{lang}/me/email", SignedIn, go!(about::ask)),
    post("/{lang}/me/email/cancel", SignedIn, go!(about::give_up)),
    get("/{lang}/me/email/{token}", SignedIn, go!(about::show), &["email-confirm", "email-refused"]),
    door(post("/{lang}/me/email/{token}", SignedIn, go!(about::confirm))),
    post("/{lang}/me/preferences", SignedIn, go!(preferences::save)),
    post("/{lang}/me/password", SignedIn, go!(preferences::set_password)).tight("new-password", 10, 60),
    post("/{lang}/me/password/remove", SignedIn, go!(preferences::remove_password)),
    post("/{lang}/me/sessions", SignedIn, go!(preferences::end_other_sessions)),
    post("/{lang}/me/sessions/{id}", SignedIn, go!(preferences::end_session)),
    // The link of a morning letter
    get("/{lang}/letters/{token}", Everyone, go!(morning::show), &["morning-stop", "morning-stopped", "morning-unknown"]),
    post("/{lang}/letters/{token}", Everyone, go!(morning::stop)).by_link(),
    // The second factor of one's own
    get("/{lang}/me/second-factor", HalfSignedIn, go!(second_factor::show), &["set-up", "set-up-wrong", "second-factor", "second-factor-wrong", "second-factor-recovered"]),
    post("/{lang}/me/second-factor", HalfSignedIn, go!(second_factor::confirm)).shows(&["recovery-codes"]),
    post("/{lang}/me/second-factor/codes", SignedIn, go!(second_factor::renew)),
    post("/{lang}/me/second-factor/app", SignedIn, go!(second_factor::replace)),
];
