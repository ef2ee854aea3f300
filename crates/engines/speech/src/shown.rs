//! What of a typed text shows on a page.

/// The text without the invisible marks that come along with copied text: zero-width spaces, byte
/// order marks, soft hyphens, and the marks that turn the direction of writing and, left open,
/// that of the rest of the page. Nothing is left of a text of which nothing would show.
///
/// The two joiners stay, for emoji and for scripts that write with them.
pub fn shown(text: &str) -> String {
    let kept: String = text.chars().filter(|&c| !turns_or_hides(c)).collect();
    if kept.chars().all(blank) {
        return String::new();
    }
    kept
}

const fn turns_or_hides(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
    )
}

/// Shows nothing by itself: spaces, joiners, variation selectors, and the letters made to be blank.
const fn blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200c}' | '\u{200d}' | '\u{fe00}'
                ..='\u{fe0f}'
                    | '\u{34f}'
                    | '\u{115f}'
                    | '\u{1160}'
                    | '\u{2800}'
                    | '\u{3164}'
                    | '\u{ffa0}'
        )
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn what_does_not_show_goes() {
        assert_eq!(shown("Ан\u{ad}кет\u{200b} Үлгі\u{feff}"), "Анкет Үлгі");
        assert_eq!(shown("\u{202e}اسم 😀\u{2069}"), "اسم 😀");
    }

    #[test]
    fn nothing_that_shows_is_nothing() {
        assert_eq!(shown("\u{200b}\u{200d}\u{3164} \u{fe0f}"), "");
    }

    #[test]
    fn emoji_stay_joined_and_lines_stay_lines() {
        assert_eq!(shown("👩\u{200d}🌾\r\nа"), "👩\u{200d}🌾\r\nа");
    }
}
