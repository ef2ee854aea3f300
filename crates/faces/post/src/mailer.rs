//! Mail over SMTP.

use std::time::Duration;
use std::{fmt, iter};

use lettre::address::AddressError;
use lettre::message::header::{self, ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Response;
use lettre::{Address, transport};

use crate::error::{PostError, chain, failure};

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
    /// How long the server may take to be ready for a letter, from the first byte to its word that
    /// the text may come. Whoever waited so long in vain may try again.
    pub timeout: Duration,
    /// How long it may then take for the text, and to say whether it takes it. Whoever waited so
    /// long in vain does not know whether the letter arrived.
    pub patience: Duration,
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
            .field("patience", &self.patience)
            .finish_non_exhaustive()
    }
}

impl Smtp {
    /// What getting ready may take when nothing else is set: mail servers that check a new sender
    /// answer slowly.
    pub const TIMEOUT: Duration = Duration::from_mins(1);
    /// What the text may take when nothing else is set: a server may look for viruses and spam
    /// before it answers, and RFC 5321 (4.5.3.2.6) gives it ten minutes.
    pub const PATIENCE: Duration = Duration::from_mins(10);
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

fn sender(from: &str) -> Result<Mailbox, PostError> {
    from.parse().map_err(|_: AddressError| PostError::BadSender)
}

/// Whether letters can come from this: an address, with or without a name.
pub fn is_sender(from: &str) -> bool {
    sender(from).is_ok()
}

/// How long a server that has a letter may take to say goodbye; nothing depends on it.
const GOODBYE: Duration = Duration::from_secs(2);

/// Sends letters, each over a connection of its own.
#[derive(Clone)]
pub struct Mailer {
    smtp: Smtp,
    tls: Option<TlsParameters>,
    credentials: Option<Credentials>,
    from: Mailbox,
    hello: ClientId,
}

impl fmt::Debug for Mailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Mailer").field(&self.smtp).finish()
    }
}

impl Mailer {
    /// Prepares sending; nothing is connected yet.
    ///
    /// # Errors
    /// [`PostError::BadSender`] if `from` is no address; [`PostError::Tls`] if the host's
    /// name cannot stand in a certificate.
    pub fn new(smtp: &Smtp) -> Result<Self, PostError> {
        let from = sender(&smtp.from)?;
        let tls = match smtp.security {
            Security::None => None,
            Security::StartTls | Security::Tls => {
                Some(TlsParameters::new(smtp.host.clone()).map_err(|error| failure(&error))?)
            }
        };
        let credentials = match (&smtp.user, &smtp.password) {
            (Some(user), Some(password)) => Some(Credentials::new(user.clone(), password.clone())),
            _ => None,
        };
        Ok(Self {
            smtp: smtp.clone(),
            tls,
            credentials,
            from,
            hello: ClientId::default(),
        })
    }

    /// Sends a letter and waits until the server has taken it.
    ///
    /// # Errors
    /// See [`PostError`]. Only [`PostError::OutcomeUnknown`] leaves open whether it arrived.
    pub async fn send(&self, letter: Letter) -> Result<(), PostError> {
        let to: Mailbox = letter
            .to
            .trim()
            .parse()
            .map_err(|_| PostError::BadAddress)?;
        let reader = to.email.clone();
        let text = self.message(to, letter)?.formatted();
        let mut server = self
            .in_time(async {
                let mut server = self.connect().await?;
                self.announce(&mut server, &reader, &text).await?;
                Ok(server)
            })
            .await?;
        self.hand_over(&mut server, &text).await?;
        // It has the letter: whether it parts politely is all the same.
        let _ = tokio::time::timeout(GOODBYE, server.quit()).await;
        Ok(())
    }

    /// Connects, greets, signs in and leaves again, without sending anything.
    ///
    /// # Errors
    /// As [`Mailer::send`].
    pub async fn check(&self) -> Result<(), PostError> {
        self.in_time(async {
            let mut server = self.connect().await?;
            server.quit().await.map_err(|error| failure(&error))?;
            Ok(())
        })
        .await
    }

    async fn in_time<T>(
        &self,
        steps: impl Future<Output = Result<T, PostError>>,
    ) -> Result<T, PostError> {
        tokio::time::timeout(self.smtp.timeout, steps)
            .await
            .map_err(|_| PostError::Silent)?
    }

    /// Until the server knows us.
    async fn connect(&self) -> Result<AsyncSmtpConnection, PostError> {
        let smtp = &self.smtp;
        let first = self.tls.clone().filter(|_| smtp.security == Security::Tls);
        let later = self
            .tls
            .clone()
            .filter(|_| smtp.security == Security::StartTls);
        let address = (smtp.host.as_str(), smtp.port);
        let known = async {
            let mut server = AsyncSmtpConnection::connect_tokio1(
                address,
                Some(smtp.timeout),
                &self.hello,
                first,
                None,
            )
            .await?;
            if let Some(tls) = later {
                server.starttls(tls, &self.hello).await?;
            }
            if let Some(credentials) = &self.credentials {
                server.auth(DEFAULT_MECHANISMS, credentials).await?;
            }
            Ok(server)
        };
        known
            .await
            .map_err(|error: transport::smtp::Error| failure(&error))
    }

    /// Until the server says that the text may come. One that does not want the letter is left
    /// without a word: it has nothing of it.
    async fn announce(
        &self,
        server: &mut AsyncSmtpConnection,
        reader: &Address,
        text: &[u8],
    ) -> Result<(), PostError> {
        let can = |feature| server.server_info().supports_feature(feature);
        let mut options = Vec::new();
        // Letters beyond ASCII come from an address alone: all else is written in ASCII.
        let too_plain = if is_ascii(reader) {
            PostError::BadSender
        } else {
            PostError::BadAddress
        };
        if !(is_ascii(reader) && is_ascii(&self.from.email)) {
            if !can(Extension::SmtpUtfEight) {
                return Err(too_plain);
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        if !text.is_ascii() {
            if !can(Extension::EightBitMime) {
                return Err(too_plain);
            }
            options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let steps = async {
            server
                .command(Mail::new(Some(self.from.email.clone()), options))
                .await?;
            server.command(Rcpt::new(reader.clone(), vec![])).await?;
            server.command(Data).await
        };
        steps.await.map_err(|error| failure(&error))?;
        Ok(())
    }

    /// From the first byte of the text to the server's word that it takes the letter.
    async fn hand_over(
        &self,
        server: &mut AsyncSmtpConnection,
        text: &[u8],
    ) -> Result<(), PostError> {
        // The final dot follows the last part: until somebody asked for one more, the server does
        // not have the whole letter and drops what it has.
        let mut whole = false;
        let parts = iter::once(text).chain(iter::from_fn(|| {
            whole = true;
            None
        }));
        let taken: Result<Result<Response, transport::smtp::Error>, _> =
            tokio::time::timeout(self.smtp.patience, server.message_iter(parts)).await;
        let unknown = |detail: String| Err(PostError::OutcomeUnknown { detail });
        match taken {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) if whole && error.status().is_none() => unknown(chain(&error)),
            Ok(Err(error)) => Err(failure(&error)),
            Err(_) if whole => unknown("it does not answer in time".to_owned()),
            Err(_) => Err(PostError::Silent),
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
