//! Where somebody goes after signing in.

use keruen_speech::Lang;

/// An address of this site, and nothing that a browser could read as another place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Next(Option<String>);

impl Next {
    /// Takes `/kk/desk/people?q=a`; anything else is no wish at all.
    pub fn parse(text: &str) -> Self {
        Self(is_own(text).then(|| text.to_owned()))
    }

    /// The address, or nothing for a hidden field.
    pub fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }

    /// The address, if one was wished.
    pub fn get(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// An address of this site that carries the wish on.
    pub fn carried(&self, path: &str) -> String {
        match &self.0 {
            None => path.to_owned(),
            Some(next) => {
                let query = url::form_urlencoded::Serializer::new(String::new())
                    .append_pair("next", next)
                    .finish();
                format!("{path}?{query}")
            }
        }
    }
}

fn is_own(text: &str) -> bool {
    let Some((first, rest)) = text.strip_prefix('/').and_then(|text| text.split_once('/')) else {
        return false;
    };
    let plain = |byte: u8| byte.is_ascii_graphic() && !b"\\\"'<>`".contains(&byte);
    first.parse::<Lang>().is_ok()
        && text.len() <= 1000
        && text.bytes().all(plain)
        && !text.contains("//")
        // Led back to the door one would stand before it for ever.
        && !["sign-in", "sign-out"].iter().any(|door| rest.starts_with(door))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_this_site() {
        for good in [
            "/kk/",
            "/ru/desk/people?q=%D1%81&page=2",
            "/en/p/kerwen#news",
        ] {
            assert_eq!(Next::parse(good).as_str(), good);
        }
        for bad in [
            "",
            "/",
            "//evil.example/",
            "/kk//evil.example",
            "https://evil.example/kk/",
            "kk/desk",
            "/\\evil.example",
            "/kk/\\evil.example",
            "/xx/desk",
            "/kk/sign-in?next=/kk/",
            "/ru/sign-out",
            "/kk/a b",
            "/kk/\r\nX: y",
            "javascript:alert(1)",
            "/kk/\u{202e}",
            "/kk",
        ] {
            assert_eq!(Next::parse(bad), Next::default(), "{bad:?}");
        }
        assert_eq!(
            Next::parse(&format!("/kk/{}", "a".repeat(2000))),
            Next::default()
        );
    }

    #[test]
    fn a_wish_travels_in_the_query() {
        assert_eq!(
            Next::parse("/kk/me?a=1&b").carried("/kk/sign-in"),
            "/kk/sign-in?next=%2Fkk%2Fme%3Fa%3D1%26b"
        );
        assert_eq!(Next::default().carried("/kk/sign-in"), "/kk/sign-in");
    }
}
