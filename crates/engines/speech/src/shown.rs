//! What of a typed text shows on a page.

/// The text without the signs that do not show: the zero-width spaces, byte order marks and soft
/// hyphens that come along with copied text, and the marks that turn the direction of writing and,
/// left open, that of the rest of the page. Nothing is left of a text of which nothing would show.
///
/// What does not show and yet changes its neighbours stays: joiners, variation selectors and tags,
/// for emoji and for scripts that write with them.
pub fn shown(text: &str) -> String {
    if text.chars().all(blank) {
        return String::new();
    }
    text.chars()
        .filter(|&c| !ignorable(c) || changes_neighbours(c))
        .collect()
}

/// Shows nothing by itself: `Default_Ignorable_Code_Point` of Unicode 16.0, from its file
/// `DerivedCoreProperties.txt`. The last range is kept free for more of the kind.
pub(crate) const fn ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fff8}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// The two joiners, the variation selectors, and the tags that make a flag another one.
const fn changes_neighbours(c: char) -> bool {
    matches!(
        c,
        '\u{180b}'..='\u{180d}'
            | '\u{180f}'
            | '\u{200c}'..='\u{200d}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0020}'..='\u{e007f}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

/// Leaves the paper white: spaces, what is ignorable, and the Braille cell without a dot.
fn blank(c: char) -> bool {
    c.is_whitespace() || ignorable(c) || c == '\u{2800}'
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_does_not_show_goes() {
        assert_eq!(shown("Ан\u{ad}кет\u{200b} Үлгі\u{feff}"), "Анкет Үлгі");
        assert_eq!(shown("\u{202e}اسم 😀\u{2069}"), "اسم 😀");
        assert_eq!(shown("Үл\u{180e}гі\u{e0001}"), "Үлгі");
    }

    #[test]
    fn nothing_that_shows_is_nothing() {
        assert_eq!(shown("\u{200b}\u{200d}\u{3164} \u{fe0f}"), "");
        for alone in ['\u{e0001}', '\u{180e}', '\u{17b4}', '\u{e0100}', '\u{2800}'] {
            assert_eq!(shown(&alone.to_string()), "", "{alone:?}");
        }
    }

    #[test]
    fn emoji_stay_joined_and_lines_stay_lines() {
        for whole in [
            "👩\u{200d}🌾\r\nа",
            "❤\u{fe0f}",
            "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
        ] {
            assert_eq!(shown(whole), whole);
        }
    }

    /// The number that the Unicode file itself gives as the total of the property.
    #[test]
    fn the_list_is_as_long_as_that_of_unicode() {
        let all = ('\0'..=char::MAX).filter(|&c| ignorable(c)).count();
        assert_eq!(all, 4_174);
        assert!(('\0'..=char::MAX).all(|c| ignorable(c) || !changes_neighbours(c)));
    }

    /// A sign that shows, often with some beside it that do not.
    fn any_text() -> impl Strategy<Value = String> {
        let sign = prop_oneof![
            any::<char>(),
            prop::sample::select(vec![
                'Ұ', 'a', ' ', '\n', '\u{2800}', '\u{200d}', '\u{fe0f}'
            ]),
            prop::sample::select(
                ('\0'..='\u{1ffff}')
                    .filter(|&c| ignorable(c))
                    .collect::<Vec<_>>()
            ),
            (0xe0000_u32..=0xe0fff).prop_filter_map("a sign", char::from_u32),
        ];
        prop::collection::vec(sign, 0..12).prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn what_is_left_shows_and_stays(text in any_text()) {
            let left = shown(&text);
            prop_assert_eq!(shown(&left), left.clone());
            prop_assert_eq!(left.is_empty(), text.chars().all(blank));
            prop_assert!(left.chars().all(|c| !ignorable(c) || changes_neighbours(c)));
            let seen = |text: &str| text.chars().filter(|&c| !ignorable(c)).collect::<String>();
            prop_assert!(left.is_empty() || seen(&left) == seen(&text));
        }

        /// A list and a search must not differ in what they do not see.
        #[test]
        fn what_does_not_show_is_not_searched(place in 0_usize..6, sign in any_text()) {
            let hidden: String = sign.chars().filter(|&c| ignorable(c)).collect();
            let mut name: Vec<char> = "Әділов".chars().collect();
            name.splice(place..place, hidden.chars());
            prop_assert_eq!(crate::fold(&String::from_iter(name)), crate::fold("Әділов"));
        }
    }
}
