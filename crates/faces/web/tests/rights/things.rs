//! The things of one programme, one of each kind, that the rights are asked about.

use std::collections::BTreeMap;

use keruen_office::account;
use keruen_office::letters::{self, NewLetter};
use keruen_office::news::{self, PostForm};
use keruen_office::programme::{self, DeliverableForm, IndicatorForm};
use keruen_office::public_acts::{self, By, NewAct};
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
use keruen_store::{Tx, erased, jobs, params};
use keruen_web::imports::Folder;
use keruen_web::testing::Site;

keruen_store::statements! {
    PUBLISH = "UPDATE programme SET published_at = $2 WHERE id = $1";
    BURY = "UPDATE job SET state = 'dead' WHERE id = $1";
    PUBLISH_POST = "UPDATE news SET published_at = $2 WHERE id = $1";
}

/// A photo of a post.
const PICTURE: &[u8] = include_bytes!("../../assets/card.png");

/// The things of one programme.
pub struct Things {
    pub slug: String,
    pub programme: i64,
    pub person: i64,
    pub twin: i64,
    pub contact: i64,
    pub membership: i64,
    /// Their time in a seat of another council.
    pub holding: i64,
    pub organisation: String,
    pub council: i64,
    pub seat: i64,
    pub territory: i64,
    pub import: i64,
    pub job: i64,
    pub news: String,
    pub post: i64,
    pub indicator: i64,
    pub deliverable: i64,
    pub erased: i64,
    pub letter: i64,
    pub act: i64,
    pub account: i64,
    pub grant: i64,
    pub session: i64,
    pub link: Token,
    pub file: Sha,
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

pub fn form(fields: &[(&str, String)]) -> BTreeMap<String, String> {
    fields
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect()
}

impl Things {
    /// Makes them.
    pub async fn new(site: &Site, published: bool) -> Self {
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
        erased::mark(&mut tx, person::thing(erased))
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
            holding: people.holding,
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
    holding: i64,
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
            post: "secretary".to_owned(),
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
        let holding = holding(tx, person).await;
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
            holding,
            council,
            seat,
            territory,
        }
    }
}

/// Seats somebody in a council of their own.
async fn holding(tx: &mut Tx, person: i64) -> i64 {
    let draft = OrganisationDraft {
        kind: "council".to_owned(),
        name_kk: "Сынақ қоғамдық кеңесі".to_owned(),
        ..OrganisationDraft::default()
    };
    let council = organisation::create(tx, &draft.parse().expect("a good draft"))
        .await
        .expect("a council");
    let draft = SeatDraft {
        number: "1".to_owned(),
        post: "member".to_owned(),
        term_from: "2026-01-01".to_owned(),
        term_to: "2028-12-31".to_owned(),
    };
    let seat = council::open_seat(tx, council, &draft.parse().expect("a good draft"))
        .await
        .expect("a seat");
    let since = "2026-02-01".parse().expect("a day");
    council::take(tx, seat, person, since, "")
        .await
        .expect("seated")
}

/// Somebody tied to a programme.
pub async fn person(tx: &mut Tx, programme: i64) -> i64 {
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
        ("unit_kk", "адам".to_owned()),
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
