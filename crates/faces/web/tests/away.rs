//! A database that is held, full or away while somebody sends a form: told in the reader's language,
//! nothing lost, and a second press saves.

use axum::http::StatusCode;
use keruen_people::SCHEMA as PEOPLE;
use keruen_speech::Lang;
use keruen_store::testing::{TestDb, fresh};
use keruen_store::{Db, Engine, Sql, Target, params};
use keruen_web::testing::{Person, Reply, Site, today};
use keruen_web::wording;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// Names that nobody takes for one another.
const UNLIKE: [&str; 20] = [
    "Арманов",
    "Болатова",
    "Гүлнұрқызы",
    "Дархан",
    "Ерланов",
    "Жанарова",
    "Зарина",
    "Қуатов",
    "Лаурақызы",
    "Мадинова",
    "Назарұлы",
    "Олжасов",
    "Перизат",
    "Русланов",
    "Сәулеқызы",
    "Тимуров",
    "Ұланұлы",
    "Фаризова",
    "Шынарқызы",
    "Ықылас",
];

const NAMED: Sql = Sql("SELECT CAST(count(*) AS BIGINT) FROM person WHERE surname = $1");

async fn named(db: &Db, surname: &str) -> i64 {
    db.one(NAMED, &params![surname]).await.expect("read")
}

/// The form for a new person, as the page offers it, with a name typed in.
async fn typed(who: &Person<'_>, lang: Lang, surname: &str) -> Vec<(String, String)> {
    let page = who.get(&format!("/{}/desk/people/new", lang.code())).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let mut form = hidden(&page);
    form.push(("surname".to_owned(), surname.to_owned()));
    form.push(("given".to_owned(), "Әсел".to_owned()));
    form
}

/// What the page sends along without showing it.
fn hidden(page: &Reply) -> Vec<(String, String)> {
    let attribute = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!("{name}=\""))?;
        Some(rest.split_once('"')?.0.to_owned())
    };
    page.text()
        .split("<input type=\"hidden\"")
        .skip(1)
        .filter_map(|rest| {
            let tag = rest.split('>').next()?;
            Some((attribute(tag, "name")?, attribute(tag, "value")?))
        })
        .collect()
}

async fn press(who: &Person<'_>, lang: Lang, form: &[(String, String)]) -> Reply {
    let fields: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    who.post(&format!("/{}/desk/people/new", lang.code()), &fields)
        .await
}

/// The page of this trouble, with everything that was typed ready to be sent again.
fn told(page: &Reply, status: StatusCode, lang: Lang, title: &str, surname: &str) {
    let text = page.text();
    assert_eq!(page.status, status, "{text}");
    assert!(text.contains(&wording::speaker(lang).say(title)), "{text}");
    assert!(
        hidden(page).contains(&("surname".to_owned(), surname.to_owned())),
        "a second press sends it again: {text}"
    );
    assert!(text.contains("<textarea"), "it can be copied: {text}");
}

#[tokio::test]
async fn a_form_that_meets_another_writer_is_kept_and_a_second_press_saves_it() {
    for site in Site::impatient().await {
        let owner = site.owner().await;
        for lang in Lang::ALL {
            let surname = format!("Сынақова{}", lang.code());
            let form = typed(&owner, lang, &surname).await;
            // Another process writes, and does not come to an end.
            let held = site.db().upkeep(today()).await.expect("a write");
            let page = press(&owner, lang, &form).await;
            told(
                &page,
                StatusCode::SERVICE_UNAVAILABLE,
                lang,
                "errors-busy-title",
                &surname,
            );
            assert_eq!(page.header("retry-after"), "10");
            assert_eq!(
                owner
                    .get(&format!("/{}/desk/people", lang.code()))
                    .await
                    .status,
                StatusCode::OK,
                "reading goes on"
            );
            drop(held);
            assert_eq!(named(site.db(), &surname).await, 0, "nothing by halves");
            let again = press(&owner, lang, &hidden(&page)).await;
            assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.text());
            assert_eq!(named(site.db(), &surname).await, 1);
        }
    }
}

const LEFT_ALONE: Sql = Sql("UPDATE session SET seen_at = seen_at - 600000000");
const SEEN: Sql = Sql("SELECT seen_at FROM session");

/// The site waits for its turn to write, as it does in earnest; its readers do not, although their
/// sessions are to be marked as seen.
#[tokio::test]
async fn whoever_only_reads_waits_for_no_writer() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let mut tx = site.app.db().upkeep(today()).await.expect("a write");
        tx.run(LEFT_ALONE, &params![]).await.expect("a while ago");
        tx.commit().await.expect("kept");
        let held = site.db().upkeep(today()).await.expect("a write");
        for path in ["/kk/desk", "/kk/desk/people"] {
            let page = owner.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        }
        let card = site.visitor().get("/p/synaq/card.jpg").await;
        assert_eq!(card.status, StatusCode::NOT_FOUND, "it was looked for");
        drop(held);
        // Writers of a site take turns: whoever comes now comes after the mark.
        drop(site.app.db().upkeep(today()).await.expect("a turn"));
        let seen: jiff::Timestamp = site.db().one(SEEN, &params![]).await.expect("read");
        assert!(seen >= today(), "marked as soon as it could be: {seen}");
    }
}

#[tokio::test]
async fn a_form_that_finds_the_disk_full_is_kept_and_saved_when_there_is_room() {
    for site in Site::all().await {
        if site.db().engine() != Engine::Sqlite {
            continue;
        }
        let owner = site.owner().await;
        let lang = Lang::Kk;
        site.db().fill().await;
        // Pages that are there take some more rows of their own kind; then none.
        let mut refused = None;
        for surname in UNLIKE {
            let form = typed(&owner, lang, surname).await;
            let page = press(&owner, lang, &form).await;
            if page.status != StatusCode::SEE_OTHER {
                refused = Some((surname, page));
                break;
            }
        }
        let (surname, page) = refused.expect("the disk is full some time");
        told(
            &page,
            StatusCode::INSUFFICIENT_STORAGE,
            lang,
            "errors-full-title",
            surname,
        );
        site.db().make_room().await;
        let again = press(&owner, lang, &hidden(&page)).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.text());
        assert_eq!(named(site.db(), surname).await, 1);
    }
}

/// The way to a server, which can be cut and mended.
struct Cable {
    port: u16,
    to: String,
    wires: JoinSet<()>,
}

impl Cable {
    async fn laid(to: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("bound").port();
        let mut cable = Self {
            port,
            to,
            wires: JoinSet::new(),
        };
        cable.carry(listener);
        cable
    }

    fn carry(&mut self, listener: TcpListener) {
        let to = self.to.clone();
        self.wires.spawn(async move {
            // Dropped with the task: whoever is on the line is cut off.
            let mut lines = JoinSet::new();
            while let Ok((mut here, _)) = listener.accept().await {
                let to = to.clone();
                lines.spawn(async move {
                    if let Ok(mut there) = TcpStream::connect(to).await {
                        let _ = tokio::io::copy_bidirectional(&mut here, &mut there).await;
                    }
                });
            }
        });
    }

    async fn cut(&mut self) {
        self.wires.shutdown().await;
    }

    async fn mend(&mut self) {
        let here = ("127.0.0.1", self.port);
        let listener = TcpListener::bind(here).await.expect("the same port");
        self.carry(listener);
    }
}

#[tokio::test]
async fn a_server_that_goes_away_is_said_and_comes_back_by_itself() {
    for db in fresh(&[PEOPLE, keruen_office::SCHEMA]).await {
        let Target::Postgres(address) = db.target() else {
            continue;
        };
        let mut url = url::Url::parse(&address).expect("an address");
        let server = format!(
            "{}:{}",
            url.host_str().expect("a host"),
            url.port().unwrap_or(5432)
        );
        let mut cable = Cable::laid(server).await;
        url.set_host(Some("127.0.0.1")).expect("a host");
        url.set_port(Some(cable.port)).expect("a port");
        let answering = Db::open(&Target::Postgres(url.to_string()))
            .await
            .expect("the server answers");
        let site = Site::by_way_of(db, answering);
        let owner = site.owner().await;
        let lang = Lang::Ru;
        let form = typed(&owner, lang, "Сынақова").await;
        cable.cut().await;
        let page = press(&owner, lang, &form).await;
        told(
            &page,
            StatusCode::SERVICE_UNAVAILABLE,
            lang,
            "errors-busy-title",
            "Сынақова",
        );
        cable.mend().await;
        let again = press(&owner, lang, &hidden(&page)).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.text());
        assert_eq!(named(site.db(), "Сынақова").await, 1);
    }
}

#[tokio::test]
async fn a_file_that_goes_away_is_said_and_comes_back_by_itself() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let lang = Lang::En;
    let form = typed(&owner, lang, "Сынақова").await;
    let (here, away) = files(site.db());
    std::fs::rename(&here, &away).expect("moved");
    let page = press(&owner, lang, &form).await;
    told(
        &page,
        StatusCode::SERVICE_UNAVAILABLE,
        lang,
        "errors-busy-title",
        "Сынақова",
    );
    std::fs::rename(&away, &here).expect("moved back");
    let again = press(&owner, lang, &hidden(&page)).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.text());
}

fn files(db: &TestDb) -> (std::path::PathBuf, std::path::PathBuf) {
    (db.sqlite_path(), db.dir().join("away.db"))
}
