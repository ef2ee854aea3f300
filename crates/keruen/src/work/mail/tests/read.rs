//! A letter as a mail programme reads it from the wire.

/// What a person sees of a letter, and the address that stops more of them.
pub struct Read {
    pub subject: String,
    pub text: String,
    pub stop: String,
}

/// Takes the encodings off that mailers put on.
pub fn letter(raw: &str) -> Read {
    let (head, body) = raw.split_once("\r\n\r\n").expect("a body");
    let head = head.replace("\r\n ", " ");
    let header = |name: &str| {
        let line = head.lines().find_map(|line| {
            let (key, value) = line.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then_some(value)
        });
        line.unwrap_or_default().to_owned()
    };
    let body = body.strip_suffix(".\r\n").unwrap_or(body);
    let text = match header("Content-Transfer-Encoding").as_str() {
        "base64" => utf8(base64(body)),
        "quoted-printable" => utf8(quoted(body)),
        _ => body.to_owned(),
    };
    Read {
        subject: unfolded(&header("Subject")),
        text: text.replace("\r\n", "\n").trim_end().to_owned(),
        stop: header("List-Unsubscribe")
            .trim_matches(['<', '>'])
            .to_owned(),
    }
}

/// Encoded words of RFC 2047, as our mailer writes them.
fn unfolded(header: &str) -> String {
    let mut bytes = Vec::new();
    let mut words = header.split(' ').peekable();
    while let Some(word) = words.next() {
        let encoded = |word: &str| word.starts_with("=?");
        match word
            .strip_prefix("=?utf-8?b?")
            .and_then(|word| word.strip_suffix("?="))
        {
            Some(inner) => bytes.extend(base64(inner)),
            None => bytes.extend(word.bytes()),
        }
        // The space between two encoded words is no part of the text.
        if words
            .peek()
            .is_some_and(|next| !encoded(word) || !encoded(next))
        {
            bytes.push(b' ');
        }
    }
    utf8(bytes)
}

fn utf8(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

fn quoted(text: &str) -> Vec<u8> {
    let whole = text.replace("=\r\n", "");
    let mut bytes = whole.bytes();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte == b'=' {
            let digits: String = bytes.by_ref().take(2).map(char::from).collect();
            out.push(u8::from_str_radix(&digits, 16).expect("two digits"));
        } else {
            out.push(byte);
        }
    }
    out
}

fn base64(text: &str) -> Vec<u8> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut have, mut out) = (0_u32, 0, Vec::new());
    for value in text.chars().filter_map(|c| LETTERS.find(c)) {
        bits = bits << 6 | u32::try_from(value).expect("small");
        have += 6;
        if have >= 8 {
            have -= 8;
            out.push(u8::try_from(bits >> have & 0xFF).expect("one byte"));
        }
    }
    out
}
