//! What the office keeps for a programme beside its desk: an account, an act and its file, a letter, an
//! import, a job.

use keruen_office::account;
use keruen_office::letters::{self, NewLetter};
use keruen_office::public_acts::{self, By, NewAct};
use keruen_office::sign_in::link::{self, Purpose};
use keruen_office::sign_in::session;
use keruen_office::token::{Sha, Token};
use keruen_people::import::runs::{self, NewRun};
use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_store::files::Hash;
use keruen_store::{Tx, jobs, params};
use keruen_web::imports::Folder;
use keruen_web::testing::Site;

use super::form;

keruen_store::statements! {
    BURY = "UPDATE job SET state = 'dead' WHERE id = $1";
}

/// These things.
pub struct Office {
    pub account: i64,
    pub grant: i64,
    pub session: i64,
    pub link: Token,
    pub act: i64,
    pub file: Sha,
    pub letter: i64,
    pub import: i64,
    pub job: i64,
}

impl Office {
    /// Makes them; the letter is to this person.
    pub async fn new(site: &Site, programme: i64, person: i64) -> Self {
        let account = site
            .by_link(Role::Participant, Some(programme))
            .await
            .account
            .expect("an account");
        let grant = account::held(site.db(), Some(account))
            .await
            .expect("roles")
            .first()
            .expect("one")
            .id;
        let link = Token::new(site.app.chance());
        let mut tx = site.act().await;
        link::issue(&mut tx, account, Purpose::SignIn, &link)
            .await
            .expect("a link");
        let import = import(site, &mut tx, account, programme).await;
        let file = site
            .app
            .files()
            .put(&mut tx, b"what an act speaks of", "text/plain")
            .await
            .expect("a file");
        let file = Sha::parse(&file.to_string()).expect("a hash");
        let act = act(&mut tx, programme, &file).await;
        let letter = letter(&mut tx, programme, person).await;
        tx.commit().await.expect("a commit");
        Self {
            account,
            grant,
            session: session_of(site, account).await,
            link,
            act,
            file,
            letter,
            import,
            job: dead_job(site).await,
        }
    }

    /// What stands for a parameter of a path.
    pub fn value(&self, to: &str) -> Option<String> {
        let id = match to {
            "/sign-in/{token}" | "/letters/{token}" | "/me/email/{token}" => {
                return Some(self.link.reveal());
            }
            "/files/{hash}" | "/desk/orgs/import/{file}" => {
                return Some(self.file.as_str().to_owned());
            }
            "/me/sessions/{id}" => self.session,
            "/desk/site/accounts/{id}" => self.account,
            "/desk/site/accounts/{id}/roles/{grant}" | "/desk/programmes/{id}/team/{item}" => {
                self.grant
            }
            "/desk/site/jobs/{id}" => self.job,
            "/acts/{n}" | "/api/acts/{n}" | "/desk/acts/{n}" => self.act,
            "/desk/people/import/{id}" => self.import,
            "/desk/messages/{id}" => self.letter,
            _ => return None,
        };
        Some(id.to_string())
    }
}

/// The latest session of an account.
pub async fn session_of(site: &Site, account: i64) -> i64 {
    session::devices(site.db(), account, site.app.now())
        .await
        .expect("sessions")
        .first()
        .expect("one")
        .id
}

/// An import that waits for somebody to agree.
pub async fn import(site: &Site, tx: &mut Tx, account: i64, programme: i64) -> i64 {
    let sheet = "Тегі;Аты\r\nҮлгіұлы;Дана\r\n;Аноним\r\n"
        .as_bytes()
        .to_vec();
    let new = NewRun {
        account,
        role: Role::Coordinator,
        programme: Some(programme),
        lang: Lang::Kk,
        file_name: "people.csv".to_owned(),
        file_hash: Hash::of(&sheet),
    };
    let id = runs::create(tx, &new).await.expect("an import");
    Folder::of(&site.app.config().data)
        .keep(id, sheet)
        .await
        .expect("a file");
    id
}

/// A job that was given up.
pub async fn dead_job(site: &Site) -> i64 {
    let now = site.app.now();
    let mut tx = site.app.db().upkeep(now).await.expect("a transaction");
    let id = jobs::enqueue(&mut tx, "nothing", &serde_json::json!({}), now)
        .await
        .expect("a job");
    tx.run(BURY, &params![id]).await.expect("given up");
    tx.commit().await.expect("a commit");
    id
}

pub async fn act(tx: &mut Tx, programme: i64, file: &Sha) -> i64 {
    let fields = form(&[
        ("kind", "publication".to_owned()),
        ("programme", programme.to_string()),
        ("text_kk", "Үлгі акт".to_owned()),
        ("file", file.as_str().to_owned()),
    ]);
    let date = "2026-11-30".parse().expect("a day");
    public_acts::make(
        tx,
        &NewAct::read(&fields).expect("a good form"),
        By::Role(Role::Coordinator),
        date,
    )
    .await
    .expect("an act")
}

pub async fn letter(tx: &mut Tx, programme: i64, person: i64) -> i64 {
    let letter = NewLetter {
        kind: "notice",
        account: None,
        person: Some(person),
        programme: Some(programme),
        address: None,
        lang: Lang::Kk,
        subject: "Үлгі".to_owned(),
        body: "Үлгі хат.".to_owned(),
        secret: None,
        expires_at: None,
    };
    letters::queue(tx, &letter).await.expect("a letter")
}
