//! Links for a message handed on by phone: the coordinator presses, the phone's own programme
//! opens with number and text filled in, and the coordinator sends.

use std::fmt::Write as _;

/// `sms:` link with the text filled in, as RFC 5724 writes it; Android and iOS both read it.
///
/// The number may be written as people write it; only its digits and a leading `+` are kept.
pub fn sms_link(phone: &str, text: &str) -> String {
    let mut link = format!("sms:{}?body=", dialled(phone));
    percent_encode(text, &mut link);
    link
}

/// `tel:` link (RFC 3966).
pub fn tel_link(phone: &str) -> String {
    format!("tel:{}", dialled(phone))
}

/// What a phone dials: digits, and a `+` only at the front.
fn dialled(phone: &str) -> String {
    let mut number = String::with_capacity(phone.len());
    for c in phone.chars() {
        if c.is_ascii_digit() || (c == '+' && number.is_empty()) {
            number.push(c);
        }
    }
    number
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
fn percent_encode(text: &str, into: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                into.push(char::from(byte));
            }
            // Writing to a String cannot fail.
            _ => drop(write!(into, "%{byte:02X}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kazakh_text_survives_the_link() {
        assert_eq!(
            sms_link("8 (700) 000-00-51", "Ән & «ой»\nhttps://a/b?c=1"),
            "sms:87000000051?body=%D3%98%D0%BD%20%26%20%C2%AB%D0%BE%D0%B9%C2%BB%0Ahttps%3A%2F%2Fa%2Fb%3Fc%3D1"
        );
    }

    #[test]
    fn the_plus_stays_only_at_the_front() {
        assert_eq!(tel_link("+7 700 000+00 51"), "tel:+77000000051");
        assert_eq!(tel_link("javascript:alert(1)"), "tel:1");
    }
}
