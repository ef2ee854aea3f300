//! A small world for the rights to be asked about: two programmes that are not published and one
//! that is, each with things of its own; and people of every role, whose role holds in the first.

use std::collections::BTreeMap;

use keruen_office::account;
use keruen_office::letters::{self, NewLetter};
use keruen_office::news::{self, PostForm};
use keruen_office::programme::{self, DeliverableForm, IndicatorForm};
use keruen_office::public_acts::{self, NewAct};
use keruen_office::sign_in::link::{self, Purpose};
use keruen_office::sign_in::session;
use keruen_office::token::{Sha, Token};
use keruen_people::contact::{self, ContactValue};
use keruen_people::council::{self, SeatDraft};
use keruen_people::import::runs::{self, NewRun};
use keruen_people::membership::{self, MembershipDraft};
use keruen_people::organisation::{self, OrganisationDraft};
use keruen_people::person::{self, PersonDraft};
use keruen_people::role::Role;
use keruen_people::territory::{self, TerritoryDraft};
use keruen_speech::Lang;
use keruen_store::files::Hash;
use keruen_store::{Thing, Tx, erased, jobs, params};
use keruen_web::assets;
use keruen_web::imports::Folder;
use keruen_web::testing::{Person, Site};

keruen_store::statements! {
    TIE = "UPDATE account SET person_id = $2 WHERE id = $1";
    PUBLISH = "UPDATE programme SET published_at = $2 WHERE id = $1";
    BURY = "UPDATE job SET state = 'dead' WHERE id = $1";
    PUBLISH_POST = "UPDATE news SET published_at = $2 WHERE id = $1";
}

/// A photo of a post.
const PICTURE: &[u8] = include_bytes!("../../assets/card.png");

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
    /// Somebody else's thing under a path that begins with one's own.
    Mixed,
}

/// The things of one programme.
struct Things {
    slug: String,
    programme: i64,
    person: i64,
    twin: i64,
    contact: i64,
    membership: i64,
    organisation: String,
    council: i64,
    seat: i64,
    territory: i64,
    import: i64,
    job: i64,
    news: String,
    post: i64,
    indicator: i64,
    deliverable: i64,
    erased: i64,
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
        let (own, other) = (
            Things::new(site, false).await,
            Things::new(site, false).await,
        );
        let open = Things::new(site, true).await;
        let mut people = Vec::new();
        for who in who {
            let person = match who {
                Who::Visitor => continue,
                Who::Half => site.by_link(Role::Owner, None).await,
                Who::Role(Role::Owner) => site.signed_in(Role::Owner, None).await,
                Who::Role(role) => site.signed_in(*role, Some(own.programme)).await,
            };
            // A person of the directory whom the account belongs to, and another device.
            let account = person.account.expect("an account");
            let mut tx = site.act().await;
            let own = self::person(&mut tx, other.programme).await;
            tx.run(TIE, &params![account, own]).await.expect("tied");
            tx.commit().await.expect("a commit");
            site.again(&person).await;
            let session = session_of(site, account).await;
            people.push((*who, person, session));
        }
        Self {
            own,
            other,
            open,
            people,
            visitor: site.visitor(),
        }
    }

    fn known(&self, who: Who) -> Option<&(Who, Person<'s>, i64)> {
        self.people.iter().find(|(one, ..)| *one == who)
    }

    /// Somebody.
    pub fn person(&self, who: Who) -> &Person<'s> {
        self.known(who)
            .map_or(&self.visitor, |(_, person, _)| person)
    }

    fn things(&self, side: Side) -> &Things {
        match side {
            Side::Own | Side::Mixed => &self.own,
            Side::Other => &self.other,
            Side::Open => &self.open,
        }
    }

    /// A path of the table with its parameters filled in.
    pub fn path(&self, pattern: &str, who: Who, side: Side) -> String {
        let mut path = String::new();
        let mut rest = pattern;
        let mut things = 0;
        while let Some((before, after)) = rest.split_once('{') {
            path.push_str(before);
            let (name, after) = after.split_once('}').expect("a closing brace");
            let read = pattern.len() - after.len();
            things += usize::from(name != "lang");
            let side = if side == Side::Mixed && things > 1 {
                Side::Other
            } else {
                side
            };
            // The page after an erasure is about somebody who is no more.
            let prefix = if pattern.ends_with("/erased") {
                pattern
            } else {
                &pattern[..read]
            };
            path.push_str(&self.value(prefix, name, who, side));
            rest = after;
        }
        path.push_str(rest);
        let named = self.named(pattern, side);
        if !named.is_empty() {
            let query = url::form_urlencoded::Serializer::new(String::new())
                .extend_pairs(named)
                .finish();
            path = format!("{path}?{query}");
        }
        path
    }

    /// Whether a path names a thing that belongs to another one.
    pub fn nested(pattern: &str) -> bool {
        let named = pattern.matches('{').count() - usize::from(pattern.starts_with("/{lang}"));
        named > 1
            && !["{purpose}", "{name}"]
                .iter()
                .any(|word| pattern.contains(word))
    }

    /// What a form or a query names besides the path: the thing that the act is about.
    pub fn named(&self, pattern: &str, side: Side) -> Vec<(&'static str, String)> {
        let things = self.things(side);
        match pattern.trim_start_matches("/{lang}") {
            "/desk/messages" | "/desk/messages/new" => {
                vec![("to", format!("person-{}", things.person))]
            }
            "/desk/people/duplicates" => pair(things).into(),
            "/desk/people/merge" => {
                let seen = ["a_version", "b_version", "a_seen", "b_seen"]
                    .map(|name| (name, "1".to_owned()));
                pair(things).into_iter().chain(seen).collect()
            }
            // The form as it was shown, so that only the rights can stand in the way.
            to if to.starts_with("/desk/programmes/{id}/") => {
                let typed = [
                    ("version", "3"),
                    ("name_kk", "Үлгі"),
                    ("target", "10"),
                    ("unit", "адам"),
                ];
                typed.map(|(name, value)| (name, value.to_owned())).into()
            }
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
            "/desk/site/jobs/{id}" => things.job.to_string(),
            "/desk/site/consents/{purpose}" | "/desk/people/{id}/consents/{purpose}" => {
                "taking_part".to_owned()
            }
            "/p/{programme}" | "/api/programmes/{slug}" => things.slug.clone(),
            "/p/{programme}/news/{slug}" => things.news.clone(),
            "/acts/{n}" | "/api/acts/{n}" | "/desk/acts/{n}" => things.act.to_string(),
            "/files/{hash}" => things.file.as_str().to_owned(),
            "/desk/people/{id}" => things.person.to_string(),
            "/desk/people/{id}/erased" => things.erased.to_string(),
            "/desk/people/{id}/contacts/{contact}" => things.contact.to_string(),
            "/desk/people/{id}/memberships/{membership}" => things.membership.to_string(),
            "/desk/people/{id}/programmes/{programme}" | "/desk/programmes/{id}" => {
                things.programme.to_string()
            }
            "/desk/people/import/{id}" => things.import.to_string(),
            "/desk/programmes/{id}/news/{item}" => things.post.to_string(),
            "/desk/programmes/{id}/indicators/{item}" => things.indicator.to_string(),
            "/desk/programmes/{id}/deliverables/{item}" => things.deliverable.to_string(),
            "/desk/programmes/{id}/team/{item}" => things.grant.to_string(),
            "/orgs/{slug}" | "/api/organisations/{slug}" => things.organisation.clone(),
            "/desk/orgs/{id}" => things.council.to_string(),
            "/desk/orgs/{id}/seats/{seat}" => things.seat.to_string(),
            "/desk/territories/{id}" => things.territory.to_string(),
            "/desk/messages/{id}" => things.letter.to_string(),
            _ => panic!("the world has nothing for {to}: add a line to world.rs"),
        }
    }
}

/// Two records of one programme.
fn pair(things: &Things) -> [(&'static str, String); 2] {
    [
        ("a", things.person.to_string()),
        ("b", things.twin.to_string()),
    ]
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
    session::devices(site.db(), account, site.app.now())
        .await
        .expect("sessions")
        .first()
        .expect("one")
        .id
}

fn form(fields: &[(&str, String)]) -> BTreeMap<String, String> {
    fields
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect()
}

impl Things {
    async fn new(site: &Site, published: bool) -> Self {
        let programme = site.programme().await;
        let slug = programme::by_id(site.db(), programme)
            .await
            .expect("a programme")
            .slug;
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
        let people = People::new(&mut tx, programme).await;
        let import = import(site, &mut tx, account, programme).await;
        let picture = site
            .app
            .files()
            .put(&mut tx, PICTURE, "image/png")
            .await
            .expect("a picture");
        let picture = Sha::parse(&picture.to_string()).expect("a hash");
        let file = site
            .app
            .files()
            .put(&mut tx, b"what an act speaks of", "text/plain")
            .await
            .expect("a file");
        let file = Sha::parse(&file.to_string()).expect("a hash");
        let act = act(&mut tx, programme, &file).await;
        let letter = letter(&mut tx, programme, people.person).await;
        let post = post(&mut tx, programme, &picture).await;
        let targets = targets(&mut tx, programme).await;
        let erased = tx.next_id("person").await.expect("a number");
        erased::mark(
            &mut tx,
            Thing {
                kind: "person",
                id: erased,
            },
        )
        .await
        .expect("erased");
        if published {
            tx.run(PUBLISH, &params![programme, site.app.now()])
                .await
                .expect("published");
            tx.run(PUBLISH_POST, &params![post, site.app.now()])
                .await
                .expect("published");
        }
        tx.commit().await.expect("a commit");
        let organisation = organisation::find(site.db(), people.council)
            .await
            .expect("read")
            .expect("there");
        let news = news::by_id(site.db(), post).await.expect("a post").slug;
        let session = session_of(site, account).await;
        let job = dead_job(site).await;
        Self {
            slug,
            programme,
            person: people.person,
            twin: people.twin,
            contact: people.contact,
            membership: people.membership,
            organisation: organisation.slug,
            council: people.council,
            seat: people.seat,
            territory: people.territory,
            import,
            job,
            news,
            post,
            indicator: targets.0,
            deliverable: targets.1,
            erased,
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

/// What the room of people keeps for a programme.
struct People {
    person: i64,
    twin: i64,
    contact: i64,
    membership: i64,
    council: i64,
    seat: i64,
    territory: i64,
}

impl People {
    async fn new(tx: &mut Tx, programme: i64) -> Self {
        let person = person(tx, programme).await;
        let twin = self::person(tx, programme).await;
        let phone = ContactValue::phone("+7 700 000 00 31").expect("a telephone");
        let contact = contact::add(tx, person, &phone).await.expect("a contact");
        let draft = OrganisationDraft {
            kind: "council".to_owned(),
            name_kk: "Үлгі қоғамдық кеңесі".to_owned(),
            ..OrganisationDraft::default()
        };
        let council = organisation::create(tx, &draft.parse().expect("a good draft"))
            .await
            .expect("a council");
        let draft = MembershipDraft {
            organisation: Some(council),
            post: "member".to_owned(),
            ..MembershipDraft::default()
        };
        let membership = membership::add(tx, person, &draft.parse().expect("a good draft"))
            .await
            .expect("a membership");
        let draft = SeatDraft {
            number: "1".to_owned(),
            post: "member".to_owned(),
            term_from: "2026-01-01".to_owned(),
            term_to: "2028-12-31".to_owned(),
        };
        let seat = council::open_seat(tx, council, &draft.parse().expect("a good draft"))
            .await
            .expect("a seat");
        let draft = TerritoryDraft {
            kind: "district".to_owned(),
            name_kk: format!("Үлгі ауданы {programme}"),
            ..TerritoryDraft::default()
        };
        let territory = territory::create(tx, &draft.parse().expect("a good draft"))
            .await
            .expect("a territory");
        Self {
            person,
            twin,
            contact,
            membership,
            council,
            seat,
            territory,
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
    person::create(tx, &draft.parse().expect("a good draft"), &[programme])
        .await
        .expect("a person")
}

/// An import that waits for somebody to agree.
async fn import(site: &Site, tx: &mut Tx, account: i64, programme: i64) -> i64 {
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
async fn dead_job(site: &Site) -> i64 {
    let now = site.app.now();
    let mut tx = site.app.db().upkeep(now).await.expect("a transaction");
    let id = jobs::enqueue(&mut tx, "nothing", &serde_json::json!({}), now)
        .await
        .expect("a job");
    tx.run(BURY, &params![id]).await.expect("given up");
    tx.commit().await.expect("a commit");
    id
}

async fn act(tx: &mut Tx, programme: i64, file: &Sha) -> i64 {
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
        Role::Coordinator,
        date,
    )
    .await
    .expect("an act")
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

async fn post(tx: &mut Tx, programme: i64, photo: &Sha) -> i64 {
    let fields = form(&[
        ("title_kk", format!("Үлгі жаңалық {programme}")),
        ("text_kk", "Мәтін.".to_owned()),
        ("photo", photo.as_str().to_owned()),
        ("alt_kk", "Үлгі сурет".to_owned()),
        ("photo_consent", "1".to_owned()),
    ]);
    news::create(
        tx,
        programme,
        &PostForm::read(&fields).expect("a good form"),
    )
    .await
    .expect("a post")
}

/// An indicator and a deliverable.
async fn targets(tx: &mut Tx, programme: i64) -> (i64, i64) {
    let name = || ("name_kk", "Үлгі көрсеткіш".to_owned());
    let fields = form(&[
        name(),
        ("target", "10".to_owned()),
        ("unit", "адам".to_owned()),
    ]);
    let indicator = IndicatorForm::read(&fields).expect("a good form");
    let indicator = programme::save_indicator(tx, programme, 1, None, &indicator)
        .await
        .expect("an indicator");
    let deliverable = DeliverableForm::read(&form(&[name()])).expect("a good form");
    let deliverable = programme::save_deliverable(tx, programme, 2, None, &deliverable)
        .await
        .expect("a deliverable");
    (indicator, deliverable)
}
