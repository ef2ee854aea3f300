//! Whether a form was sent from a page of this site.
//!
//! Pages say `Referrer-Policy: no-referrer`, and under it browsers send `Origin: null` with their
//! own forms. So three things are asked, in this order:
//!
//! 1. `Origin`, where it names a place: it must be this site.
//! 2. `Sec-Fetch-Site`, which every browser since 2023 sends to secure and local addresses: it
//!    must be `same-origin`.
//! 3. Otherwise one of our cookies. They say `SameSite=Lax`, so no browser since 2019 sends them
//!    with a form of another site; every page sets the language cookie, so readers have one.

use axum::http::HeaderMap;
use url::{Origin, Url};

use crate::app::Config;
use crate::cookie;
use crate::trouble::Trouble;

/// Refuses forms of other sites. The `Host` header is not asked: it is what the sender says.
pub fn check(headers: &HeaderMap, config: &Config) -> Result<(), Trouble> {
    let text = |name: &str| {
        headers
            .get(name)
            .map(|value| value.to_str().unwrap_or("(unreadable)"))
    };
    let own = match (text("origin"), text("sec-fetch-site")) {
        (Some(origin), _) if origin != "null" => is_own(origin, &config.base_url),
        (_, Some(site)) => site == "same-origin",
        (_, None) => [cookie::LANGUAGE, cookie::SESSION, cookie::SECURE_SESSION]
            .iter()
            .any(|name| cookie::read(headers, name).is_some()),
    };
    if own {
        Ok(())
    } else {
        Err(Trouble::ForeignForm)
    }
}

fn is_own(origin: &str, base: &Url) -> bool {
    let Ok(asked) = Url::parse(origin) else {
        return false;
    };
    asked.origin() == base.origin()
        || (local(&asked) && local(base) && same_door(&asked.origin(), &base.origin()))
}

/// One machine has several names for itself; a demonstration is opened under any of them.
fn local(url: &Url) -> bool {
    matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

fn same_door(one: &Origin, other: &Origin) -> bool {
    match (one, other) {
        (Origin::Tuple(scheme, _, port), Origin::Tuple(scheme2, _, port2)) => {
            scheme == scheme2 && port == port2
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_one(base: &str, sent: &[(&'static str, &str)], wanted: bool) {
        let config = Config::new(base.parse().unwrap(), "/nowhere".into());
        let mut headers = HeaderMap::new();
        for (name, value) in sent {
            headers.insert(*name, value.parse().unwrap());
        }
        assert_eq!(check(&headers, &config).is_ok(), wanted, "{base} {sent:?}");
    }

    #[test]
    fn forms_of_other_sites_are_refused() {
        let site = "https://keruen.example";
        check_one(site, &[("origin", "https://keruen.example")], true);
        check_one(site, &[("origin", "https://keruen.example:444")], false);
        check_one(site, &[("origin", "http://keruen.example")], false);
        check_one(
            site,
            &[
                ("origin", "https://evil.example"),
                ("sec-fetch-site", "same-origin"),
            ],
            false,
        );
        check_one(
            site,
            &[("origin", "https://evil.example"), ("host", "evil.example")],
            false,
        );
        check_one(
            site,
            &[("origin", "null"), ("sec-fetch-site", "same-origin")],
            true,
        );
        check_one(
            site,
            &[
                ("origin", "null"),
                ("sec-fetch-site", "cross-site"),
                ("cookie", "lang=kk"),
            ],
            false,
        );
        check_one(site, &[("origin", "null"), ("cookie", "lang=kk")], true);
        check_one(site, &[("origin", "null")], false);
        check_one(site, &[], false);
        check_one(
            "http://127.0.0.1:8080",
            &[("origin", "http://localhost:8080")],
            true,
        );
        check_one(
            "http://127.0.0.1:8080",
            &[("origin", "http://localhost:8081")],
            false,
        );
        check_one(site, &[("origin", "http://localhost")], false);
    }
}
