//! A small world for the rights to be asked about: two programmes that are not published and one
//! that is, each with things of its own; and people of every role, whose role holds in the first.

use std::collections::BTreeMap;

use keruen_office::letters::{self, NewLetter};
use keruen_office::news::{self, PostForm};
use keruen_office::programme;
use keruen_office::public_acts::{self, NewAct};
use keruen_office::sign_in::link::{self, Purpose};
use keruen_office::sign_in::session;
use keruen_office::token::{Sha, Token};
use keruen_office::account;
use keruen_people::organisation::{self, OrganisationDraft};
use keruen_people::person::{self, PersonDraft};
use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_store::{Tx, params};
use keruen_web::assets;
use keruen_web::testing::{Person, Site};

keruen_store::statements! {
    PUBLISH = "UPDATE programme SET published_at = $2 WHERE id = $1";
    PUBLISH_POST = "UPDATE news SET published_at = $2 WHERE id = $1";
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Nobody known.
    Visitor,
    /// An owner who has given a first proof only.
    Half,
    /// Somebody signed in with this role.
    Role(Role),
}

impl Who {
    /// Everybody.
    pub const ALL: [Self; 9] = [
        Self::Visitor,
        Self::Half,
        Self::Role(Role::Owner),
        Self::Role(Role::Coordinator),
        Self::Role(Role::Clerk),
        Self::Role(Role::Reviewer),
        Self::Role(Role::Commissioner),
        Self::Role(Role::Trainer),
        Self::Role(Role::Participant),
    ];
}

/// About which thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// One's own, or one of the programme in which the role holds.
    Own,
    /// Somebody else's, or one of another programme.
    Other,
    /// One of a programme that is published.
    Open,
}

/// The things of one programme.
struct Things {
    slug: String,
    programme: i64,
    person: i64,
    organisation: String,
    news: String,
    letter: i64,
    act: i64,
    account: i64,
    grant: i64,
    session: i64,
    link: Token,
    file: Sha,
}

/// Everything there is.
pub struct World<'s> {
    own: Things,
    other: Things,
    open: Things,
    people: Vec<(Who, Person<'s>, i64)>,
    visitor: Person<'s>,
}

impl<'s> World<'s> {
    /// A world with everybody in it.
    pub async fn new(site: &'s Site) -> Self {
        Self::with(site, &Who::ALL).await
    }

    /// A world with these people.
    pub async fn with(site: &'s Site, who: &[Who]) -> Self {
        let (own, other) = (Things::new(site, false).await, Things::new(site, false).await);
        let open = Things::new(site, true).await;
        let mut people = Vec::new();
        for who in who {
            let person = match who {
                Who::Visitor => continue,
                Who::Half => site.by_link(Role::Owner, None).await,
                Who::Role(Role::Owner) => site.signed_in(Role::Owner, None).await,
                Who::Role(role) => site.signed_in(*role, Some(own.programme)).await,
            };
            // Another device of theirs, to be signed out of.
            site.again(&person).await;
            let session = session_of(site, person.account.expect("an account")).await;
            people.push((*who, person, session));
        }
        Self { own, other, open, people, visitor: site.visitor() }
    }

    fn known(&self, who: Who) -> Option<&(Who, Person<'s>, i64)> {
        self.people.iter().find(|(one, ..)| *one == who)
    }

    /// Somebody.
    pub fn person(&self, who: Who) -> &Person<'s> {
        self.known(who).map_or(&self.visitor, |(_, person, _)| person)
    }

    fn things(&self, side: Side) -> &Things {
        match side {
            Side::Own => &self.own,
            Side::Other => &self.other,
            Side::Open => &self.open,
        }
    }

    /// A path of the table with its parameters filled in.
    pub fn path(&self, pattern: &str, who: Who, side: Side) -> String {
        let mut path = String::new();
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            path.push_str(before);
            let (name, after) = after.split_once('}').expect("a closing brace");
            let read = pattern.len() - after.len();
            path.push_str(&self.value(&pattern[..read], name, who, side));
            rest = after;
        }
        path + rest
    }

    /// What a form names besides its path: the thing that the act is about.
    pub fn named(&self, pattern: &str, side: Side) -> Vec<(&'static str, String)> {
        let things = self.things(side);
        match pattern.trim_start_matches("/{lang}") {
            "/desk/messages" | "/desk/messages/new" => vec![("to", format!("person-{}", things.person))],
            _ => Vec::new(),
        }
    }

    /// What stands for a parameter: known by the path that leads to it.
    fn value(&self, prefix: &str, name: &str, who: Who, side: Side) -> String {
        let things = self.things(side);
        let to = prefix.trim_start_matches("/{lang}");
        match to {
            _ if name == "lang" => "en".to_owned(),
            "/static/{hash}" => asset().0,
            "/static/{hash}/{name}" => asset().1,
            "/samples/{name}" => "about".to_owned(),
            "/demo/{role}" => "owner".to_owned(),
            "/sign-in/{token}" => things.link.reveal(),
            "/me/sessions/{id}" => match self.known(who) {
                Some((.., session)) if side == Side::Own => session.to_string(),
                _ => things.session.to_string(),
            },
            "/desk/site/accounts/{id}" => things.account.to_string(),
            "/desk/site/accounts/{id}/roles/{grant}" => things.grant.to_string(),
            "/p/{programme}" => things.slug.clone(),
            "/p/{programme}/news/{slug}" => things.news.clone(),
            "/acts/{n}" => things.act.to_string(),
            "/files/{hash}" => things.file.as_str().to_owned(),
            "/desk/people/{id}" => things.person.to_string(),
            "/orgs/{slug}" => things.organisation.clone(),
            "/desk/messages/{id}" => things.letter.to_string(),
            _ => panic!("the world has nothing for {to}: add a line to world.rs"),
        }
    }
}

/// Hash and name of a static file.
fn asset() -> (String, String) {
    let address = assets::address("keruen.css");
    let mut parts = address.rsplit('/');
    let name = parts.next().expect("a name").to_owned();
    (parts.next().expect("a hash").to_owned(), name)
}

/// The latest session of an account.
async fn session_of(site: &Site, account: i64) -> i64 {
    session::devices(site.db(), account, site.app.now()).await.expect("sessions").first().expect("one").id
}

fn form(fields: &[(&str, String)]) -> BTreeMap<String, String> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

impl Things {
    async fn new(site: &Site, published: bool) -> Self {
        let programme = site.programme().await;
        let slug = programme::by_id(site.db(), programme).await.expect("a programme").slug;
        let account = site.by_link(Role::Participant, Some(programme)).await.account.expect("an account");
        let grant = account::held(site.db(), Some(account)).await.expect("roles").first().expect("one").id;
        let link = Token::new(site.app.chance());
        let mut tx = site.act().await;
        link::issue(&mut tx, account, Purpose::SignIn, &link).await.expect("a link");
        let person = person(&mut tx, programme).await;
        let organisation = organisation(&mut tx).await;
        let file = site.app.files().put(&mut tx, b"what an act speaks of", "text/plain").await.expect("a file");
        let file = Sha::parse(&file.to_string()).expect("a hash");
        let act = act(&mut tx, programme, &file).await;
        let letter = letter(&mut tx, programme, person).await;
        let post = post(&mut tx, programme).await;
        if published {
            tx.run(PUBLISH, &params![programme, site.app.now()]).await.expect("published");
            tx.run(PUBLISH_POST, &params![post, site.app.now()]).await.expect("published");
        }
        tx.commit().await.expect("a commit");
        let organisation = organisation::find(site.db(), organisation).await.expect("read").expect("there");
        let news = news::by_id(site.db(), post).await.expect("a post").slug;
        let session = session_of(site, account).await;
        Self {
            slug,
            programme,
            person,
            organisation: organisation.slug,
            news,
            letter,
            act,
            account,
            grant,
            session,
            link,
            file,
        }
    }
}

async fn person(tx: &mut Tx, programme: i64) -> i64 {
    let draft = PersonDraft {
        surname: "Үлгіұлы".to_owned(),
        given: "Анкет".to_owned(),
        languages: "kk".to_owned(),
        ..PersonDraft::default()
    };
    person::create(tx, &draft.parse().expect("a good draft"), &[programme]).await.expect("a person")
}

async fn organisation(tx: &mut Tx) -> i64 {
    let draft = OrganisationDraft {
        kind: "ngo".to_owned(),
        name_kk: "Үлгі қоры".to_owned(),
        ..OrganisationDraft::default()
    };
    organisation::create(tx, &draft.parse().expect("a good draft")).await.expect("an organisation")
}

async fn act(tx: &mut Tx, programme: i64, file: &Sha) -> i64 {
    let fields = form(&[
        ("kind", "publication".to_owned()),
        ("programme", programme.to_string()),
        ("text_kk", "Үлгі акт".to_owned()),
        ("file", file.as_str().to_owned()),
    ]);
    let date = "2026-11-30".parse().expect("a day");
    public_acts::make(tx, &NewAct::read(&fields).expect("a good form"), Role::Coordinator, date).await.expect("an act")
}

async fn letter(tx: &mut Tx, programme: i64, person: i64) -> i64 {
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

async fn post(tx: &mut Tx, programme: i64) -> i64 {
    let fields = form(&[("title_kk", "Үлгі жаңалық".to_owned()), ("text_kk", "Мәтін.".to_owned())]);
    news::create(tx, programme, &PostForm::read(&fields).expect("a good form")).await.expect("a post")
}
