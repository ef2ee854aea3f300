//! Why a letter did not go out.

use thiserror::Error;

/// What became of a letter that did not go out.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum PostError {
    /// The server says that there is no such address: a bounce. Another way to the person is
    /// needed.
    #[error("the mail server knows no such address ({code})")]
    NoSuchAddress {
        /// The SMTP reply code: 550, 551 or 553.
        code: u16,
        /// The server's words. They often repeat the address, so they are not for the log.
        reply: String,
    },
    /// The server refuses this letter for good, for another reason: its words, its sender, a policy.
    #[error("the mail server refuses the letter for good ({code})")]
    Refused {
        /// The SMTP reply code, 500 to 599.
        code: u16,
        /// The server's words. They often repeat the address, so they are not for the log.
        reply: String,
    },
    /// The server asks to try again later.
    #[error("the mail server asks to try again later ({code})")]
    Later {
        /// The SMTP reply code, 400 to 499.
        code: u16,
        /// The server's words. They often repeat the address, so they are not for the log.
        reply: String,
    },
    /// The server does not take our name and password: the settings are wrong, not the letter.
    #[error("the mail server does not let us sign in ({code})")]
    SignIn {
        /// The SMTP reply code.
        code: u16,
    },
    /// The server does not offer the connection that is set: no TLS, a certificate of somebody
    /// else's, no way to sign in. The settings or the server are wrong; letters wait.
    #[error("the mail server does not offer the connection that is set: {detail}")]
    Tls {
        /// What happened, for the log and the doctor.
        detail: String,
    },
    /// The server offers no STARTTLS, and nothing is sent without.
    #[error("the mail server offers no STARTTLS")]
    NoStartTls,
    /// The server hangs, or fell silent before it had the whole letter. Try again later.
    #[error("the mail server does not answer in time")]
    Silent,
    /// The server was given the whole letter and did not say whether it took it: it may have
    /// arrived. Sent once more, the reader may get it twice.
    #[error("the mail server did not say whether it took the letter: {detail}")]
    OutcomeUnknown {
        /// What happened, for the log.
        detail: String,
    },
    /// No answer: the server is away. Try again later.
    #[error("the mail server cannot be reached: {detail}")]
    Unreachable {
        /// What happened, for the log and the doctor.
        detail: String,
    },
    /// The address of the person is no mail address.
    #[error("the address is no mail address")]
    BadAddress,
    /// The sender in the settings is no mail address.
    #[error("the sender in the settings is no mail address")]
    BadSender,
}

impl PostError {
    /// The words of the server about this letter, for whoever looks after it.
    pub fn reply(&self) -> Option<&str> {
        match self {
            Self::NoSuchAddress { reply, .. }
            | Self::Refused { reply, .. }
            | Self::Later { reply, .. } => Some(reply),
            _ => None,
        }
    }
}

/// What a step that failed says of the letter. A step in which nothing was handed over yet: none of
/// these means that it may have arrived.
pub(crate) fn failure(error: &lettre::transport::smtp::Error) -> PostError {
    // 530, 534, 535 and 538 are RFC 4954's answers about signing in: permanent, but no fault of
    // the letter, and no bounce.
    let Some(code) = error.status().map(u16::from) else {
        let detail = chain(error);
        // lettre has this refusal in words alone; a test holds them against a server.
        if error.is_client() && detail.contains("STARTTLS is not supported") {
            return PostError::NoStartTls;
        }
        return if error.is_client() || error.is_tls() || speaks_no_tls(error) {
            PostError::Tls { detail }
        } else {
            PostError::Unreachable { detail }
        };
    };
    let reply = words(error);
    match code {
        530 | 534 | 535 | 538 => PostError::SignIn { code },
        550 | 551 | 553 if says_no_such_address(&reply) => PostError::NoSuchAddress { code, reply },
        500..600 => PostError::Refused { code, reply },
        _ => PostError::Later { code, reply },
    }
}

/// What the server said, without the kind of error that our library puts before it.
fn words(error: &dyn std::error::Error) -> String {
    error
        .source()
        .map_or_else(|| chain(error), std::string::ToString::to_string)
}

/// Whether the enhanced code of RFC 3463 is one about the reader's address: 5.1.x, but for the two
/// that are about the sender's. The plain code alone also stands for "we take no spam".
fn says_no_such_address(reply: &str) -> bool {
    let code = reply.split_whitespace().next().unwrap_or_default();
    code.strip_prefix("5.1.")
        .is_some_and(|detail| !matches!(detail, "7" | "8"))
}

/// Whether the TLS library refused what the server said; it wraps its refusals as invalid data.
fn speaks_no_tls(error: &dyn std::error::Error) -> bool {
    std::iter::successors(error.source(), |cause| cause.source())
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::InvalidData)
}

/// An error with its causes in one line.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let words = inner.to_string();
        if !text.contains(&words) {
            text.push_str(": ");
            text.push_str(&words);
        }
        cause = inner.source();
    }
    text
}
