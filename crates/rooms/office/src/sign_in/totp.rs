//! Time-based one-time passwords, RFC 6238 over RFC 4226: HMAC-SHA1, six digits, 30 seconds,
//! which is what every authenticator app understands.

use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use sha1::Sha1;

/// Seconds of one step.
pub const STEP: i64 = 30;
/// How many steps a clock may be off, either way.
pub const DRIFT: i64 = 1;

/// A shared secret of 160 bits, the length RFC 4226 recommends.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 20]);

impl Secret {
    /// From bytes of the operating system's generator.
    pub const fn new(bytes: [u8; 20]) -> Self {
        Self(bytes)
    }

    /// From storage.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// For storage.
    pub const fn bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// To type into an app by hand: base32 in groups of four.
    pub fn spelled(&self) -> String {
        let letters = base32(&self.0);
        let mut out = String::with_capacity(letters.len() * 5 / 4);
        for (i, letter) in letters.chars().enumerate() {
            if i > 0 && i % 4 == 0 {
                out.push(' ');
            }
            out.push(letter);
        }
        out
    }

    /// For the QR code: the address authenticator apps read. `site` and `account` are shown in
    /// the app's list.
    pub fn uri(&self, site: &str, account: &str) -> String {
        let (site, account) = (escape(site), escape(account));
        format!(
            "otpauth://totp/{site}:{account}?secret={}&issuer={site}&algorithm=SHA1&digits=6&period=30",
            base32(&self.0)
        )
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// The step an instant lies in.
pub fn step_of(at: Timestamp) -> i64 {
    at.as_second().div_euclid(STEP)
}

/// The six digits of a step.
pub fn code(secret: &Secret, step: i64) -> u32 {
    truncated(&secret.0, step) % 1_000_000
}

/// The step a typed code belongs to, if it may be accepted now: at most one step off, and newer
/// than the last accepted one, so that a code seen over a shoulder is worth nothing.
pub fn accept(secret: &Secret, typed: &str, now: Timestamp, last_step: i64) -> Option<i64> {
    let typed = digits(typed)?;
    let here = step_of(now);
    // All steps are tried whatever matches, so the time taken tells nothing.
    let mut found = None;
    for step in (here - DRIFT)..=(here + DRIFT) {
        if code(secret, step) == typed && step > last_step {
            found = Some(step);
        }
    }
    found
}

fn digits(typed: &str) -> Option<u32> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    (digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
}

/// RFC 4226, 5.3: the 31 bits at the offset that the last four bits name.
fn truncated(secret: &[u8], counter: i64) -> u32 {
    // HMAC takes keys of any length, so this never fails; a refusal would only mean that no code
    // matches.
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(secret) else {
        return u32::MAX;
    };
    mac.update(&counter.to_be_bytes());
    let sum = mac.finalize().into_bytes();
    let at = usize::from(sum[19] & 0xf);
    u32::from_be_bytes([sum[at] & 0x7f, sum[at + 1], sum[at + 2], sum[at + 3]])
}

/// RFC 4648 base32 without padding.
fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut out = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let (mut buffer, mut bits) = (0u32, 0u32);
    for byte in bytes {
        buffer = (buffer << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(char::from(LETTERS[((buffer >> bits) & 31) as usize]));
        }
        buffer &= (1 << bits) - 1;
    }
    if bits > 0 {
        out.push(char::from(LETTERS[((buffer << (5 - bits)) & 31) as usize]));
    }
    out
}

/// Percent-encodes everything but the unreserved characters.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push_str(&keruen_store::files::hex(&[byte]).to_ascii_uppercase());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rfc() -> Secret {
        Secret::new(*b"12345678901234567890")
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    /// RFC 6238, appendix B, the SHA1 rows, all eight digits.
    #[test]
    fn vectors_of_rfc_6238() {
        for (second, eight) in [
            (59, 94_287_082),
            (1_111_111_109, 7_081_804),
            (1_111_111_111, 14_050_471),
            (1_234_567_890, 89_005_924),
            (2_000_000_000, 69_279_037),
            (20_000_000_000, 65_353_130),
        ] {
            let sum = truncated(&rfc().0, step_of(at(second)));
            assert_eq!(sum % 100_000_000, eight, "at {second}");
        }
    }

    /// RFC 4226, appendix D.
    #[test]
    fn vectors_of_rfc_4226() {
        let codes = [
            755_224, 287_082, 359_152, 969_429, 338_314, 254_676, 287_922, 162_583, 399_871,
            520_489,
        ];
        for (counter, expected) in (0i64..).zip(codes) {
            assert_eq!(code(&rfc(), counter), expected);
        }
    }

    /// RFC 4648, section 10, without the padding.
    #[test]
    fn vectors_of_rfc_4648() {
        for (plain, coded) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(base32(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn one_step_off_is_forgiven_two_are_not_and_none_counts_twice() {
        let now = at(1_111_111_111);
        let here = step_of(now);
        for (off, good) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            let typed = format!("{:06}", code(&rfc(), here + off));
            assert_eq!(accept(&rfc(), &typed, now, 0).is_some(), good, "{off}");
            assert_eq!(accept(&rfc(), &typed, now, here + off), None, "used before");
        }
    }

    #[test]
    fn typed_with_a_space_is_fine_other_things_are_not() {
        let now = at(59);
        assert_eq!(accept(&rfc(), "287 082", now, 0), Some(1));
        for bad in ["", "28708", "2870822", "28708x", "２８７０８２", "-28708"] {
            assert_eq!(accept(&rfc(), bad, now, 0), None, "{bad}");
        }
    }

    #[test]
    fn the_address_is_escaped() {
        let uri = rfc().uri("Керуен & Ко", "a@b.kz");
        assert!(uri.starts_with("otpauth://totp/%D0%9A"), "{uri}");
        assert!(uri.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
        assert!(!uri.contains(' ') && uri.matches('&').count() == 4);
        assert_eq!(rfc().spelled().len(), 39);
    }

    proptest! {
        #[test]
        fn an_accepted_step_is_new_and_near(second in 0i64..4_000_000_000, off in -5i64..5, last in -5i64..5) {
            let now = at(second);
            let here = step_of(now);
            let typed = format!("{:06}", code(&rfc(), here + off));
            if let Some(step) = accept(&rfc(), &typed, now, here + last) {
                prop_assert!(step > here + last && (step - here).abs() <= DRIFT);
            }
        }
    }
}
