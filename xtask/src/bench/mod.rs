//! `cargo xtask bench`: is it as quick and as small as we said?
//!
//! A release build serves a site with 10,000 people and 50 programmes, and prepares lotteries of
//! up to 10,000 people. CPU time is what the kernel charges to the process, so a busy machine does not spoil it; the
//! ratio to a fixed loop makes two machines comparable. Nothing here fails a build.

mod load;
mod lottery;
mod people;
mod server;
mod table;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::{Outcome, ground};
use load::Client;
pub use lottery::run as lottery;
use server::Server;
use table::Row;

/// How many people and programmes the site has.
const PEOPLE: usize = 10_000;
const PROGRAMMES: usize = 50;

/// How many connections ask at once when the slowest answers are looked for.
const CONNECTIONS: usize = 8;

/// The store's example of durable writes.
const WRITES: &str = "durable_writes";

/// What all measurements need.
struct Ground {
    root: PathBuf,
    binary: PathBuf,
    data: PathBuf,
    /// Requests for each page; fewer in a quick run.
    requests: usize,
}

/// Measures everything, prints the tables and writes them to `bench/`.
pub fn run(quick: bool) -> Outcome {
    site(quick)?;
    lottery()
}

/// Measures a site and writes `bench/RESULTS.md`.
fn site(quick: bool) -> Outcome {
    let root = ground::root()?;
    let target = ground::target(&root)?;
    // In one go, so that both stand on the same libraries.
    ground::done(Command::new("cargo").current_dir(&root).args([
        "build",
        "--release",
        "--locked",
        "--package",
        "keruen",
        "--bins",
        "--package",
        "keruen-store",
        "--example",
        WRITES,
    ]))?;
    // Beside the build, so that it is on a disk and not in memory.
    let folder = tempfile::tempdir_in(&target).map_err(|error| error.to_string())?;
    let [first, corrected, employed] =
        ["people.csv", "corrected.csv", "employed.csv"].map(|name| folder.path().join(name));
    std::fs::write(&first, people::table(PEOPLE)).map_err(|error| error.to_string())?;
    std::fs::write(&employed, people::employed(PEOPLE)).map_err(|error| error.to_string())?;
    let ground = Ground {
        binary: target.join("release/keruen"),
        data: folder.path().join("site"),
        requests: if quick { 200 } else { 1_000 },
        root,
    };
    let calibration = table::calibration();
    println!(
        "calibration loop: {:.1} ms of CPU",
        calibration.as_secs_f64() * 1e3
    );

    let mut rows = Vec::new();
    // The demonstration makes the folder; it has sign-in links that a measurement can use.
    drop(Server::demo(&ground.binary, &ground.data)?);
    import(
        &ground,
        &first,
        "import of 10,000 rows",
        &format!("{TAKEN_IN} New: 10,000 · changed: 0"),
        &mut rows,
    )?;
    import(
        &ground,
        &employed,
        "what 10,000 rows with 10,000 organisations would do",
        "New: 10,000 · to change: 0 · unchanged: 0 · faulty rows: 0",
        &mut rows,
    )?;
    let server = Server::demo(&ground.binary, &ground.data)?;
    let owner = server.sign_in("owner")?;
    let exported = Client::connect(server.port, Some(&owner))?
        .get("/kk/desk/people/export.csv")?
        .text();
    drop(server);
    std::fs::write(&corrected, people::corrected(&exported)).map_err(|error| error.to_string())?;
    import(
        &ground,
        &corrected,
        "import of 10,000 changed persons",
        &format!("{TAKEN_IN} New: 0 · changed: 10,000"),
        &mut rows,
    )?;
    let server = Server::demo(&ground.binary, &ground.data)?;
    let owner = server.sign_in("owner")?;
    programmes(&server, &owner)?;
    drop(server);

    ready(&ground, &mut rows)?;
    let server = Server::demo(&ground.binary, &ground.data)?;
    let owner = server.sign_in("owner")?;
    pages(&ground, &server, &owner, &mut rows)?;
    first_load(&ground, &server, &mut rows);
    drop(server);
    durable_writes(&target, &mut rows)?;

    let words = format!(
        "{} requests a page in each of three\n\
         rounds, of which the best counts. The site has 10,000 imported people and 50 open\n\
         programmes beside the demonstration. CPU is what the kernel charges to the server's process.",
        ground.requests
    );
    let text = table::markdown(
        "cargo xtask bench",
        &words,
        &rows,
        calibration,
        &ground.root,
    );
    table::keep(&text, "RESULTS.md", &ground.root)
}

/// How the command says that it did it. Without that it only says what it would do.
const TAKEN_IN: &str = "Taken in.";

/// An import by the command line, carried out or not, as the outcome has it. One that does something else than is measured (`outcome`, in the
/// command's words) ends the measuring.
fn import(ground: &Ground, list: &Path, what: &str, outcome: &str, rows: &mut Vec<Row>) -> Outcome {
    let started = Instant::now();
    let before = server::children_cpu()?;
    let mut command = Command::new(&ground.binary);
    command.args(["import", "--data"]).arg(&ground.data);
    if outcome.starts_with(TAKEN_IN) {
        command.arg("--apply");
    }
    command.arg(list);
    let said = ground::said(command.env("KERUEN_LANG", "en"))?;
    if !said.contains(outcome) {
        return Err(format!("{what}: not “{outcome}” but:\n{said}"));
    }
    rows.push(Row::seconds(what, started.elapsed().as_secs_f64(), 5.0));
    let spent = server::children_cpu()?.saturating_sub(before);
    rows.push(Row::seconds(
        format!("{what}, CPU"),
        spent.as_secs_f64(),
        5.0,
    ));
    Ok(())
}

/// Fifty programmes through the same forms that a coordinator fills in, and their pages opened.
fn programmes(server: &Server, owner: &str) -> Outcome {
    let mut client = Client::connect(server.port, Some(owner))?;
    let bodies = client.get("/en/desk/orgs")?.text();
    let commissioner = load::link(&bodies, "/en/desk/orgs/")
        .and_then(|path| path.rsplit('/').next().map(str::to_owned))
        .ok_or("the demonstration has no organisation")?;
    for number in 1..=PROGRAMMES {
        let form = format!(
            "name_kk=Bench+{number}&name_ru=Bench+{number}&name_en=Bench+{number}\
             &slug=bench-{number}&lede_kk=Bench&lede_ru=Bench&lede_en=Bench&goals_kk=Bench\
             &commissioner={commissioner}&starts=2026-09-01&ends=2026-12-15&lang_kk=1&lang_ru=1"
        );
        let made = client.post("/en/desk/programmes/new", &form)?;
        let desk = made
            .location
            .ok_or_else(|| format!("the form for a new programme answers {}", made.status))?;
        // Behind the page's address stands the note it is to show.
        let desk = desk.split('?').next().unwrap_or_default();
        let opened = client.post(&format!("{desk}/publish"), "version=1")?;
        if opened.location.is_none() {
            return Err(format!("{desk}/publish answers {}", opened.status));
        }
    }
    Ok(())
}

/// How long a process takes from its start to its first answer, the best of five.
fn ready(ground: &Ground, rows: &mut Vec<Row>) -> Outcome {
    let mut best = Duration::MAX;
    for _ in 0..5 {
        best = best.min(Server::serve(&ground.binary, &ground.data)?.ready);
    }
    rows.push(Row::seconds("ready after start", best.as_secs_f64(), 0.3));
    Ok(())
}

fn pages(ground: &Ground, server: &Server, owner: &str, rows: &mut Vec<Row>) -> Outcome {
    let mut visitor = Client::connect(server.port, None)?;
    let home = visitor.get("/kk/")?.text();
    let mut public = vec![
        "/kk/".to_owned(),
        "/kk/programmes".to_owned(),
        "/kk/orgs".to_owned(),
        "/kk/acts".to_owned(),
    ];
    public.extend(load::link(&home, "/kk/p/"));
    let organisations = visitor.get("/kk/orgs")?.text();
    public.extend(load::link(&organisations, "/kk/orgs/"));

    let mut signed_in = Client::connect(server.port, Some(owner))?;
    let directory = signed_in.get("/kk/desk/people")?.text();
    let mut desk: Vec<String> = [
        "/kk/desk",
        "/kk/desk/people",
        "/kk/desk/people?page=50",
        "/kk/desk/people?q=bo",
        "/kk/desk/people?q=bol",
        "/kk/desk/people?q=bolat",
        "/kk/desk/people?q=bolat+erk",
        // Misspelt: nobody is called so, and names that sound alike are looked for.
        "/kk/desk/people?q=bolad",
        "/kk/desk/orgs",
        "/kk/desk/programmes",
        "/kk/desk/messages",
        "/kk/desk/people/duplicates",
    ]
    .map(str::to_owned)
    .to_vec();
    desk.extend(load::link(&directory, "/kk/desk/people/"));
    let bodies = signed_in.get("/kk/desk/orgs")?.text();
    desk.extend(load::link(&bodies, "/kk/desk/orgs/"));

    for (paths, cookie, kind, target) in [
        (&public, None, "public page", 1.0),
        (&desk, Some(owner), "desk page", 4.0),
    ] {
        for path in paths {
            let measured = load::measure(server, path, cookie, ground.requests, CONNECTIONS)?;
            if let Some(status) = measured.wrong_status {
                println!("{path} answers {status}; not measured");
                continue;
            }
            rows.push(Row::milliseconds(
                format!("{kind} {path}, CPU a request"),
                measured.cpu_ms,
                target,
            ));
            rows.push(Row::milliseconds(
                format!("{kind} {path}, p99 at {CONNECTIONS} connections"),
                measured.p99_ms,
                20.0,
            ));
        }
    }
    let search = load::measure(
        server,
        "/kk/desk/people?q=bolat",
        Some(owner),
        ground.requests / 4,
        1,
    )?;
    rows.push(Row::milliseconds(
        "search by prefix, median of the whole page over one connection",
        search.median_ms,
        5.0,
    ));
    rows.push(Row::new(
        "memory after the load",
        "MB",
        server.resident_megabytes()?,
        60.0,
    ));
    Ok(())
}

/// A first visit in a real browser; left out with a word where there is none.
fn first_load(ground: &Ground, server: &Server, rows: &mut Vec<Row>) {
    let said = Client::connect(server.port, None).and_then(|mut client| {
        let path =
            load::link(&client.get("/kk/")?.text(), "/kk/p/").unwrap_or_else(|| "/kk/".to_owned());
        ground::said(
            Command::new("node")
                .current_dir(ground.root.join("e2e"))
                .arg("firstload.mjs")
                .arg(format!("http://127.0.0.1:{}{path}", server.port)),
        )
    });
    let value = said.and_then(|text| {
        serde_json::from_str::<serde_json::Value>(&text).map_err(|error| error.to_string())
    });
    match value {
        Ok(value) => {
            let number = |name: &str| value[name].as_f64().unwrap_or(f64::NAN);
            rows.push(Row::new(
                "first load of a public page",
                "kB",
                number("bytes") / 1000.0,
                60.0,
            ));
            rows.push(Row::new(
                "requests of a first load",
                "",
                number("requests"),
                6.0,
            ));
        }
        Err(words) => println!("the first load was not measured: {words}"),
    }
}

/// The store's own example does a thousand acts, each with its id and journal row and on disk
/// before the next, and a thousand bare INSERTs on the same disk. The rate must be at least half
/// of the bare one: the time at most twice.
fn durable_writes(target: &Path, rows: &mut Vec<Row>) -> Outcome {
    // It writes where it stands.
    let said = ground::said(
        Command::new(target.join("release/examples").join(WRITES)).current_dir(target),
    )?;
    let share: f64 = said
        .lines()
        .find_map(|line| line.strip_prefix("share:"))
        .and_then(|rest| rest.trim().parse().ok())
        .ok_or_else(|| format!("the example names no share:\n{said}"))?;
    rows.push(Row::new(
        "a durable act with its journal row, against a bare INSERT",
        "times",
        1.0 / share,
        2.0,
    ));
    Ok(())
}
