//! A half-filled form follows its reader into another language.
//!
//! On a page with a form the language switch is made of submit buttons of that form. They send it
//! to the same page in the other language, under a mark in the query. The guard answers a form so
//! marked with the page that is read at that address, its fields holding what came along: nothing
//! is saved, no script takes part, and what was typed lies nowhere but in the page itself.

/// The mark, in the query of the address that a form is sent to.
const MARK: &str = "turned=1";

/// This address, for a form that is to be shown there and not taken.
pub fn to(address: &str) -> String {
    let sign = if address.contains('?') { '&' } else { '?' };
    format!("{address}{sign}{MARK}")
}

/// The query without the mark, with its question mark; `None` if it has none.
pub fn of(query: Option<&str>) -> Option<String> {
    let (marked, others): (Vec<&str>, Vec<&str>) =
        query?.split('&').partition(|pair| *pair == MARK);
    let rest = others.join("&");
    let rest = match rest.as_str() {
        "" => rest,
        _ => format!("?{rest}"),
    };
    (!marked.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_comes_and_goes() {
        for (address, query) in [("/kk/a", ""), ("/kk/a?q=1&page=2", "?q=1&page=2")] {
            let marked = to(address);
            let (path, _) = marked.split_once('?').expect("a query");
            assert_eq!(path, "/kk/a");
            assert_eq!(of(marked.strip_prefix("/kk/a?")).as_deref(), Some(query));
        }
        for none in [None, Some(""), Some("q=turned"), Some("turned=10")] {
            assert_eq!(of(none), None, "{none:?}");
        }
    }
}
