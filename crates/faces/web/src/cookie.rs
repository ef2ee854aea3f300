//! The two cookies of the site: the session and the language.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use keruen_speech::Lang;

/// How browsers reach the site, which decides what a cookie may be called and where it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// By https: cookies go nowhere else.
    Securely,
    /// By plain http: a try on one's own machine.
    Plainly,
}

/// Holds the session's secret, where the site is not reached by https.
pub const SESSION: &str = "keruen";
/// Holds it by https. With this beginning a browser takes the cookie from this very host only, so
/// a neighbouring subdomain cannot plant one.
pub const SECURE_SESSION: &str = "__Host-keruen";
/// Holds the language last read.
pub const LANGUAGE: &str = "lang";

/// The value of a cookie; of several with this name the first, as browsers send the nearest first.
pub fn read<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// The name under which the session is kept.
pub const fn session_name(reached: Reached) -> &'static str {
    match reached {
        Reached::Securely => SECURE_SESSION,
        Reached::Plainly => SESSION,
    }
}

/// Sets the session for as long as the browser keeps it; the database decides how long it counts.
/// `Lax` must be said: [`crate::guard`] leans on it.
pub fn session(secret: &str, reached: Reached) -> String {
    format!(
        "{}={secret}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax{}",
        session_name(reached),
        flag(reached)
    )
}

/// Takes the session away.
pub fn no_session(reached: Reached) -> String {
    format!(
        "{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{}",
        session_name(reached),
        flag(reached)
    )
}

/// Remembers the language for a year.
pub fn language(lang: Lang, reached: Reached) -> String {
    format!(
        "{LANGUAGE}={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{}",
        lang.code(),
        flag(reached)
    )
}

const fn flag(reached: Reached) -> &'static str {
    match reached {
        Reached::Securely => "; Secure",
        Reached::Plainly => "",
    }
}

/// The language of a request that names none: cookie, then `Accept-Language`, then Kazakh.
pub fn preferred(headers: &HeaderMap) -> Lang {
    if let Some(lang) = read(headers, LANGUAGE).and_then(|code| code.parse().ok()) {
        return lang;
    }
    let accepted = headers
        .get("accept-language")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    accepts(accepted).unwrap_or(Lang::Kk)
}

/// The best of our languages in an `Accept-Language` header; the first of equals.
fn accepts(header: &str) -> Option<Lang> {
    let mut best: Option<(u16, Lang)> = None;
    for part in header.split(',').take(20) {
        let mut pieces = part.split(';');
        let tag = pieces.next().unwrap_or_default().trim();
        let Some(lang) = tag
            .split('-')
            .next()
            .and_then(|code| code.to_ascii_lowercase().parse().ok())
        else {
            continue;
        };
        let weight = pieces
            .find_map(|piece| piece.trim().strip_prefix("q="))
            .map_or(1000, thousandths);
        if weight > 0 && best.is_none_or(|(held, _)| weight > held) {
            best = Some((weight, lang));
        }
    }
    best.map(|(_, lang)| lang)
}

/// `0.8` → 800; anything unreadable counts as nothing.
fn thousandths(text: &str) -> u16 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if whole == "1" {
        return 1000;
    }
    let digits: String = part.chars().chain("000".chars()).take(3).collect();
    digits.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_chosen_by_weight_then_order() {
        for (header, wanted) in [
            ("ru-RU,ru;q=0.9,en;q=0.8", Some(Lang::Ru)),
            ("de,en;q=0.5,kk;q=0.7", Some(Lang::Kk)),
            ("en;q=0,ru;q=0.1", Some(Lang::Ru)),
            ("de-DE", None),
            ("", None),
            (";;;,q=,kk;q=x", None),
        ] {
            assert_eq!(accepts(header), wanted, "{header}");
        }
    }

    #[test]
    fn the_cookie_wins_and_kazakh_is_the_ground() {
        let mut headers = HeaderMap::new();
        assert_eq!(preferred(&headers), Lang::Kk);
        headers.insert("accept-language", "en".parse().unwrap());
        assert_eq!(preferred(&headers), Lang::En);
        headers.insert(COOKIE, "a=b; lang=ru".parse().unwrap());
        assert_eq!(preferred(&headers), Lang::Ru);
        headers.insert(COOKIE, "lang=xx".parse().unwrap());
        assert_eq!(preferred(&headers), Lang::En);
    }
}
