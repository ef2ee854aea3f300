//! Mail over SMTP.

use std::fmt;
use std::time::Duration;

use lettre::address::AddressError;
use lettre::message::header::{self, ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use thiserror::Error;

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// Not at all: only for a server on the same machine or network.
    None,
    /// Plain at first, then TLS by `STARTTLS`, which is required (usual port 587).
    StartTls,
    /// TLS from the first byte (usual port 465).
    Tls,
}

/// Where and how mail is sent. [`fmt::Debug`] leaves the password out.
#[derive(Clone)]
pub struct Smtp {
    /// Name or address of the mail server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// The name to sign in with; without it nobody signs in.
    pub user: Option<String>,
    /// The password to sign in with.
    pub password: Option<String>,
    /// The sender, `keruen@example.kz` or `Керуен <keruen@example.kz>`.
    pub from: String,
    /// How long one letter, or one check, may take from the first byte to the last.
    pub timeout: Duration,
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Smtp")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("security", &self.security)
            .field("user", &self.user)
            .field("from", &self.from)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

impl Smtp {
    /// What a letter may take when nothing else is set: mail servers that check a new sender
    /// answer slowly.
    pub const TIMEOUT: Duration = Duration::from_secs(30);
}

/// One letter to one person. [`fmt::Debug`] leaves out whom it is for and what it says: the text
/// may hold a link that signs somebody in.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// What names this letter among all of its sender's, the same at every attempt: letters, digits
    /// and full stops. Whoever gets it twice can tell.
    pub id: String,
    /// The address, with or without a name.
    pub to: String,
    /// The subject; line breaks become spaces.
    pub subject: String,
    /// The text, without markup.
    pub text: String,
    /// The address of a page that stops such letters (RFC 2369), for those sent to many.
    pub list_unsubscribe: Option<String>,
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Letter(…)")
    }
}

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
    /// The server hangs, or stopped answering in the middle. Try again later.
    #[error("the mail server does not answer in time")]
    Silent,
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
    /// Whether the same letter may go through later.
    pub fn is_worth_retrying(&self) -> bool {
        match self {
            Self::Later { .. }
            | Self::Unreachable { .. }
            | Self::Silent
            | Self::NoStartTls
            | Self::Tls { .. }
            | Self::SignIn { .. } => true,
            Self::NoSuchAddress { .. }
            | Self::Refused { .. }
            | Self::BadAddress
            | Self::BadSender => false,
        }
    }

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

fn sender(from: &str) -> Result<Mailbox, PostError> {
    from.parse().map_err(|_: AddressError| PostError::BadSender)
}

/// Whether letters can come from this: an address, with or without a name.
pub fn is_sender(from: &str) -> bool {
    sender(from).is_ok()
}

/// Sends letters one by one, each over a connection of its own.
#[derive(Clone, Debug)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    timeout: Duration,
}

impl Mailer {
    /// Prepares sending; nothing is connected yet.
    ///
    /// # Errors
    /// [`PostError::BadSender`] if `from` is no address; [`PostError::Unreachable`] if the host's
    /// name cannot stand in a certificate.
    pub fn new(smtp: &Smtp) -> Result<Self, PostError> {
        let from = sender(&smtp.from)?;
        let tls = || TlsParameters::new(smtp.host.clone()).map_err(|error| failure(&error));
        let tls = match smtp.security {
            Security::None => Tls::None,
            Security::StartTls => Tls::Required(tls()?),
            Security::Tls => Tls::Wrapper(tls()?),
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&smtp.host)
            .port(smtp.port)
            .tls(tls)
            .timeout(Some(smtp.timeout));
        if let (Some(user), Some(password)) = (&smtp.user, &smtp.password) {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(Self {
            transport: builder.build(),
            from,
            timeout: smtp.timeout,
        })
    }

    /// Sends a letter and waits until the server has taken it.
    ///
    /// # Errors
    /// See [`PostError`]; [`PostError::is_worth_retrying`] tells a bounce from bad weather.
    pub async fn send(&self, letter: Letter) -> Result<(), PostError> {
        let to: Mailbox = letter
            .to
            .trim()
            .parse()
            .map_err(|_| PostError::BadAddress)?;
        let plain = is_ascii(&to.email);
        let message = self.message(to, letter)?;
        // lettre's own limit covers the connecting alone; a server that falls silent in the middle
        // would hold the job for ever.
        match tokio::time::timeout(self.timeout, self.transport.send(message)).await {
            Err(_) => Err(PostError::Silent),
            Ok(Ok(_)) => Ok(()),
            // The server cannot carry letters beyond ASCII in an address (no SMTPUTF8).
            Ok(Err(error)) if error.is_client() && !plain => Err(PostError::BadAddress),
            Ok(Err(error)) => Err(failure(&error)),
        }
    }

    /// Connects, greets, signs in and leaves again, without sending anything.
    ///
    /// # Errors
    /// As [`Mailer::send`].
    pub async fn check(&self) -> Result<(), PostError> {
        match tokio::time::timeout(self.timeout, self.transport.test_connection()).await {
            Ok(Ok(true)) => Ok(()),
            Err(_) | Ok(Ok(false)) => Err(PostError::Silent),
            Ok(Err(error)) => Err(failure(&error)),
        }
    }

    fn message(&self, to: Mailbox, letter: Letter) -> Result<Message, PostError> {
        let mut builder = Message::builder()
            .from(self.from.clone())
            .to(to)
            .message_id(Some(message_id_of(&letter.id, &self.from.email)))
            .subject(letter.subject.replace(['\r', '\n'], " "))
            .header(header::MIME_VERSION_1_0)
            .header(ContentType::TEXT_PLAIN)
            .header(AutoSubmitted);
        if let Some(page) = letter.list_unsubscribe {
            builder = builder.header(ListUnsubscribe(page.replace(['\r', '\n', '<', '>'], "")));
        }
        builder.body(letter.text).map_err(|_| PostError::BadAddress)
    }
}

/// An identifier of RFC 5322: what stands before the `@` is ours to give, and the domain is the
/// sender's.
fn message_id_of(id: &str, from: &Address) -> String {
    let id: String = id
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '.')
        .collect();
    // A domain in letters beyond ASCII has no place in this header.
    let domain = Some(from.domain()).filter(|domain| domain.is_ascii());
    format!("<{id}@{}>", domain.unwrap_or("keruen.invalid"))
}

fn is_ascii(address: &Address) -> bool {
    let whole: &str = address.as_ref();
    whole.is_ascii()
}

fn failure(error: &lettre::transport::smtp::Error) -> PostError {
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
fn chain(error: &dyn std::error::Error) -> String {
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

/// Tells other programmes not to answer (RFC 3834): no "I am on holiday" comes back.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// The page that stops such letters (RFC 2369).
#[derive(Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.trim_matches(['<', '>']).to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), format!("<{}>", self.0))
    }
}
