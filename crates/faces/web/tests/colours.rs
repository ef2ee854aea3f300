//! The colour tokens of the stylesheet keep their contrast, in light and in dark.

use std::collections::BTreeMap;

const CSS: &str = include_str!("../assets/keruen.css");

/// The tokens of the block that begins with `head`.
fn tokens(head: &str) -> BTreeMap<&'static str, [f64; 3]> {
    let block = CSS
        .split_once(head)
        .and_then(|(_, rest)| rest.split_once('}'))
        .expect("the block of tokens")
        .0;
    block
        .split(';')
        .filter_map(|pair| {
            let (name, value) = pair.split_once(':')?;
            Some((name.trim().strip_prefix("--")?, colour(value.trim())?))
        })
        .collect()
}

fn colour(text: &str) -> Option<[f64; 3]> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |at: usize| {
        u8::from_str_radix(&digits[at..at + 2], 16)
            .ok()
            .map(|byte| f64::from(byte) / 255.0)
    };
    Some([part(0)?, part(2)?, part(4)?])
}

/// WCAG 2.2, relative luminance.
fn luminance(rgb: [f64; 3]) -> f64 {
    let linear = |c: f64| {
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2])
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn check(tokens: &BTreeMap<&str, [f64; 3]>, fore: &str, back: &str, least: f64) {
    let measured = contrast(tokens[fore], tokens[back]);
    assert!(
        measured >= least,
        "{fore} on {back}: {measured:.2}, needs {least}"
    );
}

#[test]
fn text_can_be_read_in_light_and_in_dark() {
    let light = tokens(":root{\n");
    let dark = tokens(":root:not([data-theme=light]){");
    for scheme in [&light, &dark] {
        for ground in ["page", "surface", "sunken"] {
            for text in ["ink", "muted", "brand", "bad", "warn", "ok", "info"] {
                check(scheme, text, ground, 4.5);
            }
            check(scheme, "edge", ground, 3.0);
        }
        check(scheme, "ink", "page", 7.0);
        check(scheme, "ink", "surface", 7.0);
        check(scheme, "on-brand", "brand", 4.5);
        check(scheme, "on-brand", "brand-strong", 4.5);
        for word in ["ok", "warn", "bad", "info", "brand"] {
            check(scheme, word, &format!("{word}-tint"), 4.5);
            check(scheme, "ink", &format!("{word}-tint"), 7.0);
        }
    }
    // The focus ring is yellow inside an ink ring: that pair makes it seen.
    check(&light, "focus", "ink", 3.0);
}

#[test]
fn dark_by_choice_is_dark_by_system() {
    let block = |head: &str| {
        CSS.split_once(head)
            .unwrap()
            .1
            .split_once('}')
            .unwrap()
            .0
            .trim()
    };
    assert_eq!(
        block(":root:not([data-theme=light]){"),
        block(":root[data-theme=dark]{")
    );
}

#[test]
fn dark_tokens_stay_off_paper() {
    for head in [
        "@media screen and (prefers-color-scheme:dark){:root:not",
        "@media screen{:root[data-theme=dark]",
    ] {
        assert!(CSS.contains(head), "{head}");
    }
}
