//! Who asks, whether they may come in at all, and whether not too often.

use axum::http::Method;
use axum::http::request::Parts;
use jiff::SignedDuration;
use keruen_office::rights::{Decision, Object, Rule, Viewer, may};
use keruen_office::sign_in::session;
use keruen_office::token::Token;
use keruen_people::role::Role;
use keruen_store::limits::{self, Limit};

use super::{Entry, origin, seen};
use crate::app::App;
use crate::cookie;
use crate::places::open_to;
use crate::route::{Keep, Route, Verb};
use crate::shell::{Reader, initials};
use crate::trouble::Trouble;

/// How many changes one network address, or one account, may ask for at once; then one a second.
/// A whole training room behind one address must fit.
const POSTS: Limit = Limit {
    burst: 120,
    refill: SignedDuration::from_secs(1),
};

/// How many changes somebody may ask for at once who is known by the link they were sent.
const LINK: Limit = Limit {
    burst: 30,
    refill: SignedDuration::from_secs(2),
};

/// How many changes all links together may ask for from one network address, true links or not.
const LINKS: Limit = Limit {
    burst: 600,
    refill: SignedDuration::from_millis(100),
};

/// Finds out who asks; a session that is over is nobody.
pub(super) async fn known(app: &App, parts: &Parts, entry: &mut Entry) -> Result<(), Trouble> {
    let name = cookie::session_name(app.config().reached());
    let Some(token) = cookie::read(&parts.headers, name).and_then(Token::parse) else {
        return Ok(());
    };
    let now = app.now();
    let Some(present) = session::present(app.db(), &token, now).await? else {
        return Ok(());
    };
    if present.touch_due
        && let Some(account) = &present.viewer.account
    {
        seen::mark(app, account.session);
    }
    entry.scene.reader = Some(Reader {
        initials: initials(&present.name),
        name: present.name,
        theme: Some(present.theme.code()).filter(|theme| ["light", "dark"].contains(theme)),
    });
    entry.scene.viewer = present.viewer;
    Ok(())
}

/// Who asks, from which page, how often, and whether the row's rule lets them in: as what.
pub(super) async fn let_in(
    app: &App,
    route: &Route,
    params: &[(String, String)],
    parts: &Parts,
    client: &str,
    entry: &mut Entry,
) -> Result<Option<Role>, Trouble> {
    if route.keep != Keep::Forever {
        known(app, parts, entry).await?;
    }
    if parts.method == Method::POST {
        origin::check(&parts.headers, app.config())?;
        if route.by_link {
            take_by_link(app, params, client)?;
        } else {
            let key = match &entry.scene.viewer.account {
                Some(account) => format!("post:account:{}", account.id),
                None => format!("post:{client}"),
            };
            take(app, &key, POSTS).await?;
        }
    }
    if let Some(tight) = route.tight {
        let key = format!("{}:{client}", tight.name);
        let limit = Limit {
            burst: tight.burst,
            refill: SignedDuration::from_secs(i64::from(tight.refill_seconds)),
        };
        match route.verb {
            Verb::Post => take(app, &key, limit).await?,
            // What only shows costs this machine alone, so this process counts it: a busy database
            // must not stop a reader.
            Verb::Get => app.counted().take(&key, limit, app.now())?,
        }
    }
    entered(&entry.scene.viewer, route.rule)
}

/// Whether the row's rule lets the viewer in at all. Rules about a thing are asked again by the
/// handler, see [`Cx::allow`].
fn entered(viewer: &Viewer, rule: Rule) -> Result<Option<Role>, Trouble> {
    match may(viewer, rule, Object::NONE) {
        Decision::Yes(held) => Ok(held),
        Decision::SignIn => Err(Trouble::SignIn),
        Decision::SecondFactor => Err(Trouble::SecondFactor),
        Decision::No if matches!(rule, Rule::Programme(_) | Rule::Own) && open_to(viewer, rule) => {
            Ok(None)
        }
        Decision::No => Err(Trouble::Forbidden),
    }
}

/// Takes from the buckets of a link. The address comes first: whoever tries one link after the other
/// fills no bucket of theirs before their own is empty.
fn take_by_link(app: &App, params: &[(String, String)], client: &str) -> Result<(), Trouble> {
    let now = app.now();
    let buckets = app.counted();
    buckets.take(&format!("links:{client}"), LINKS, now)?;
    let token = params.iter().find(|(name, _)| name == "token");
    match token.and_then(|(_, text)| Token::parse(text)) {
        Some(token) => Ok(buckets.take(&format!("link:{}", token.hash()), LINK, now)?),
        // What is no link opens nothing, as the handler will say.
        None => Ok(()),
    }
}

async fn take(app: &App, key: &str, limit: Limit) -> Result<(), Trouble> {
    limits::take(app.db(), key, limit, app.now())
        .await?
        .map_err(Trouble::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Site;

    #[tokio::test]
    async fn links_that_are_tried_one_after_the_other_come_to_an_end() {
        let site = Site::new().await;
        let press = |text: String, client| {
            let params = [("token".to_owned(), text)];
            take_by_link(&site.app, &params, client)
        };
        for n in 0..LINKS.burst {
            let tried = match n {
                0 => "ULGI".to_owned(),
                _ => Token::new(site.app.chance()).reveal(),
            };
            assert!(press(tried, "192.0.2.1").is_ok(), "{n}");
        }
        let late = Token::new([7; 32]);
        let refused = press(late.reveal(), "192.0.2.1");
        assert!(matches!(refused, Err(Trouble::TooMany { wait: 1 })));
        // Elsewhere the link has all of its own bucket still.
        for _ in 0..LINK.burst {
            assert!(press(late.reveal(), "192.0.2.2").is_ok());
        }
        assert!(press(late.reveal(), "192.0.2.3").is_err());
    }
}
