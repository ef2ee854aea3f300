//! A site for tests: a fresh database, the clock of one day, counted chance, and people by name who knock
//! at it. Other crates use it too, for their own routes.

mod ground;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use keruen_office::account::{self, AccountForm, Grant, Scope};
use keruen_office::programme::{self, ProgrammeForm};
use keruen_office::sign_in::recovery::Codes;
use keruen_office::sign_in::totp::{self, Secret};
use keruen_office::sign_in::{Proofs, second_factor, session};
use keruen_office::token::Token;
use keruen_people::role::Role;
use keruen_store::files::Files;
use keruen_store::testing::{TestDb, fresh, impatient};
use keruen_store::{Actor, Db, Tx};
use tower::ServiceExt as _;

use crate::app::{App, Config, Ground};
use crate::{cookie, routes};

pub use ground::{now, today};

/// The address the site believes to have.
pub const BASE: &str = "https://keruen.example";

/// A number in letters: names that must differ have no digits. A syllable for each digit, as two
/// letters alike are one to the search; none that is another letter in Cyrillic.
pub fn letters(n: impl std::fmt::Display) -> String {
    let syllable = |digit: u8| {
        ["ba", "da", "ga", "la", "ma", "na", "za", "ra", "sa", "ta"][usize::from(digit - b'0')]
    };
    n.to_string().bytes().map(syllable).collect()
}

/// A running site.
pub struct Site {
    /// What requests share.
    pub app: App,
    router: Router,
    db: TestDb,
    _folder: tempfile::TempDir,
}

/// Somebody with a browser.
pub struct Person<'s> {
    site: &'s Site,
    cookies: String,
    /// The account, if signed in.
    pub account: Option<i64>,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Reply {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }
}

impl Site {
    /// A site on every engine that tests run on: SQLite, and PostgreSQL where one is given.
    pub async fn all() -> Vec<Self> {
        let schemas = [keruen_people::SCHEMA, keruen_office::SCHEMA];
        let on = |db: TestDb| {
            let answering = (*db).clone();
            Self::on(db, answering)
        };
        fresh(&schemas).await.into_iter().map(on).collect()
    }

    /// As [`Site::all`], with a site that waits for nothing: [`Site::db`] is another process's way
    /// to the same rows, and what it holds is busy at once.
    pub async fn impatient() -> Vec<Self> {
        let schemas = [keruen_people::SCHEMA, keruen_office::SCHEMA];
        let mut all = Vec::new();
        for db in fresh(&schemas).await {
            let answering = impatient(&db.target()).await;
            all.push(Self::on(db, answering));
        }
        all
    }

    /// A site that reaches its rows in a way of the test's own.
    pub fn by_way_of(db: TestDb, answering: Db) -> Self {
        Self::on(db, answering)
    }

    /// A site on SQLite.
    pub async fn new() -> Self {
        Self::all().await.remove(0)
    }

    /// A site with another table of routes, for tests of the guard.
    #[cfg(test)]
    pub(crate) async fn with(table: &'static [crate::route::Route]) -> Self {
        let mut site = Self::new().await;
        site.router = routes::build(&site.app, table);
        site
    }

    fn on(db: TestDb, answering: Db) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut config = Config::new(BASE.parse().expect("an address"), folder.path().to_owned());
        config.samples = true;
        let app = App::new(Ground {
            db: answering,
            files: Files::new(folder.path().join("files")),
            config: Arc::new(config),
            clock: now,
            chance: ground::counted,
        });
        Self {
            router: routes::router(&app),
            app,
            db,
            _folder: folder,
        }
    }

    /// The database, with what tests need of it.
    pub fn db(&self) -> &TestDb {
        &self.db
    }

    /// Somebody who is not signed in.
    pub fn visitor(&self) -> Person<'_> {
        Person {
            site: self,
            cookies: "lang=en".into(),
            account: None,
        }
    }

    /// The owner of the site, signed in with both proofs.
    pub async fn owner(&self) -> Person<'_> {
        self.signed_in(Role::Owner, None).await
    }

    /// Somebody with a role in a programme, signed in with both proofs.
    pub async fn in_programme(&self, role: Role, programme: i64) -> Person<'_> {
        self.signed_in(role, Some(programme)).await
    }

    /// A new account with one role, signed in with both proofs.
    pub async fn signed_in(&self, role: Role, programme: Option<i64>) -> Person<'_> {
        let now = self.app.now();
        let mut tx = self.act().await;
        let id = self.account(&mut tx, role, programme).await;
        let secret = Secret::new([7; 20]);
        second_factor::offer(&mut tx, id, secret.clone())
            .await
            .expect("a second factor");
        let code = format!("{:06}", totp::code(&secret, totp::step_of(now)));
        let codes = Codes::new([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(|digit| [digit; 8]));
        let good = second_factor::confirm(&mut tx, id, &code, &codes)
            .await
            .expect("codes");
        assert!(good, "the code of the fixed day");
        self.enter(tx, id, Proofs::Both).await
    }

    /// A new account with one role that came by a link and has no second factor: half a sign-in
    /// for an owner or a coordinator, a whole one for the others.
    pub async fn by_link(&self, role: Role, programme: Option<i64>) -> Person<'_> {
        let mut tx = self.act().await;
        let id = self.account(&mut tx, role, programme).await;
        self.enter(tx, id, Proofs::First).await
    }

    /// The same person on another device.
    pub async fn again(&self, person: &Person<'_>) -> Person<'_> {
        let tx = self
            .app
            .db()
            .upkeep(self.app.now())
            .await
            .expect("a transaction");
        self.enter(
            tx,
            person.account.expect("somebody signed in"),
            Proofs::Both,
        )
        .await
    }

    /// Whoever has these cookies.
    pub fn with_cookies(&self, cookies: &str) -> Person<'_> {
        Person {
            site: self,
            cookies: cookies.to_owned(),
            account: None,
        }
    }

    /// A programme that is not published.
    pub async fn programme(&self) -> i64 {
        let count = ground::next();
        let form: BTreeMap<String, String> = [
            ("name_kk", format!("Сынақ бағдарламасы {count}")),
            ("slug", format!("synaq-{count}")),
            ("lang_kk", "1".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        let form = ProgrammeForm::read(&form).expect("a good form");
        let mut tx = self.act().await;
        let id = programme::create(&mut tx, &form)
            .await
            .expect("a programme");
        tx.commit().await.expect("a commit");
        id
    }

    /// An act of the test itself.
    pub async fn act(&self) -> Tx {
        self.app
            .db()
            .act(Actor::system("test"), self.app.now())
            .await
            .expect("a transaction")
    }

    async fn account(&self, tx: &mut Tx, role: Role, programme: Option<i64>) -> i64 {
        let count = ground::next();
        let form: BTreeMap<String, String> = [
            ("name", format!("Сынақова {} {count}", role.code())),
            ("email", format!("{}{count}@example.kz", role.code())),
            ("lang", "en".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        let form = AccountForm::read(&form).expect("a good form");
        let id = account::create(tx, &form).await.expect("an account");
        let scope = programme.map_or(Scope::Site, Scope::Programme);
        account::grant(
            tx,
            id,
            Grant::new(role, scope).expect("a role in its scope"),
        )
        .await
        .expect("a role");
        id
    }

    async fn enter(&self, mut tx: Tx, id: i64, proofs: Proofs) -> Person<'_> {
        let token = Token::new(self.app.chance());
        session::open(&mut tx, id, proofs, &token, "test")
            .await
            .expect("a session");
        tx.commit().await.expect("a commit");
        let cookies = format!(
            "lang=en; {}={}",
            cookie::session_name(cookie::Reached::Securely),
            token.reveal()
        );
        Person {
            site: self,
            cookies,
            account: Some(id),
        }
    }

    /// Sends any request.
    pub async fn send(&self, request: Request<Body>) -> Reply {
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("the router does not fail");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a body").to_vec();
        Reply {
            status: parts.status,
            headers: parts.headers,
            bytes,
        }
    }
}

impl Person<'_> {
    /// Opens a page.
    pub async fn get(&self, path: &str) -> Reply {
        self.site
            .send(
                self.request("GET", path)
                    .body(Body::empty())
                    .expect("a request"),
            )
            .await
    }

    /// Sends a form from a page of the site.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in fields {
            form.append_pair(name, value);
        }
        self.post_raw(path, form.finish().into_bytes()).await
    }

    /// Sends the bytes of a form, whatever they are.
    pub async fn post_raw(&self, path: &str, bytes: Vec<u8>) -> Reply {
        let request = self
            .request("POST", path)
            .header("origin", BASE)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(bytes));
        self.site.send(request.expect("a request")).await
    }

    /// Sends a form with a file.
    pub async fn upload(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        field: &str,
        name: &str,
        file: &[u8],
    ) -> Reply {
        const EDGE: &str = "keruen-test-edge";
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
        let request = self
            .request("POST", path)
            .header("origin", BASE)
            .header(
                "content-type",
                format!("multipart/form-data; boundary={EDGE}"),
            )
            .body(Body::from(body));
        self.site.send(request.expect("a request")).await
    }

    /// Begins a request with this person's cookies.
    pub fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(path)
            .header("cookie", &self.cookies)
    }

    /// Who acts, for acts called without a request.
    pub fn actor(&self, role: Role) -> Actor {
        Actor {
            account: self.account,
            role: role.code(),
        }
    }
}
