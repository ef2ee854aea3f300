//! A PostgreSQL of our own: made in a temporary folder, listening on a port
//! nobody has, never as root, gone when the run ends.

use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{Bench, packages};
use crate::{Outcome, ground};

/// The environment variable by which the tests find the server.
pub const VARIABLE: &str = "KERUEN_TEST_POSTGRES";

/// A running server. Dropping it stops the server and removes its folder.
pub struct Server {
    child: Child,
    folder: tempfile::TempDir,
    url: String,
}

impl Server {
    /// The address, with a password made for this run.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGINT is PostgreSQL's "fast" shutdown: it drops its clients and ends.
        let _ = Command::new("kill")
            .args(["-INT", &self.child.id().to_string()])
            .status();
        let patience = Instant::now() + Duration::from_secs(20);
        while Instant::now() < patience {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        eprintln!(
            "PostgreSQL in {} does not stop; it is killed",
            self.folder.path().display()
        );
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Makes a database cluster and starts it; the tests get its address.
pub fn start(bench: &mut Bench) -> Outcome {
    let tools = packages::postgres_tools().ok_or("no PostgreSQL server in /usr/lib/postgresql")?;
    let folder = tempfile::Builder::new()
        .prefix("keruen-postgres-")
        .tempdir()
        .map_err(|error| error.to_string())?;
    let password = password()?;
    let secret = folder.path().join("password");
    std::fs::write(&secret, &password).map_err(|error| error.to_string())?;
    give_to_postgres(folder.path(), &secret)?;

    let data = folder.path().join("data");
    ground::said(
        as_nobody_special(&tools.join("initdb"))
            .arg("--pgdata")
            .arg(&data)
            .args([
                "--username=keruen",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
            ])
            .arg("--pwfile")
            .arg(&secret)
            .current_dir("/"),
    )?;

    let port = free_port()?;
    let log = std::fs::File::create(bench.target.join("postgres.log"))
        .map_err(|error| error.to_string())?;
    let mut command = as_nobody_special(&tools.join("postgres"));
    command
        .arg("-D")
        .arg(&data)
        .arg("-k")
        .arg(folder.path())
        .current_dir("/");
    // Safety against power loss is not what these tests look at; speed is.
    for setting in [
        &format!("port={port}"),
        "listen_addresses=127.0.0.1",
        "max_connections=300",
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "shared_buffers=256MB",
    ] {
        command.args(["-c", setting]);
    }
    let child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .map_err(|error| format!("postgres: {error}"))?;
    let url = format!("postgres://keruen:{password}@127.0.0.1:{port}/postgres");
    let mut server = Server { child, folder, url };
    await_answer(&mut server, port, &tools)?;
    println!("PostgreSQL from {} listens on port {port}", tools.display());
    bench.postgres = Some(server);
    Ok(())
}

/// Waits until the server takes connections, or says that it died.
fn await_answer(server: &mut Server, port: u16, tools: &Path) -> Outcome {
    let patience = Instant::now() + Duration::from_mins(1);
    while Instant::now() < patience {
        if let Ok(Some(status)) = server.child.try_wait() {
            return Err(format!(
                "PostgreSQL ended at once ({status}); see target/postgres.log"
            ));
        }
        let ready = Command::new(tools.join("pg_isready"))
            .args(["--quiet", "--host=127.0.0.1", &format!("--port={port}")])
            .status()
            .is_ok_and(|status| status.success());
        if ready
            || (!tools.join("pg_isready").is_file()
                && TcpStream::connect(("127.0.0.1", port)).is_ok())
        {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Err("PostgreSQL did not answer within a minute; see target/postgres.log".to_owned())
}

/// PostgreSQL refuses to run as root, so root hands its folder to Debian's user.
fn give_to_postgres(folder: &Path, secret: &Path) -> Outcome {
    std::fs::set_permissions(secret, std::fs::Permissions::from_mode(0o600))
        .map_err(|error| error.to_string())?;
    if ground::is_root() {
        ground::done(
            Command::new("chown")
                .arg("-R")
                .arg("postgres:postgres")
                .arg(folder),
        )?;
    }
    Ok(())
}

/// The program as user `postgres` when we are root, as ourselves otherwise. In
/// both cases it is told to stop when we die, whatever we die of.
fn as_nobody_special(program: &Path) -> Command {
    let mut command = Command::new("setpriv");
    if ground::is_root() {
        command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]);
    }
    command.args(["--pdeathsig", "INT", "--"]).arg(program);
    command
}

fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
    listener
        .local_addr()
        .map(|address| address.port())
        .map_err(|error| error.to_string())
}

/// Others may share this machine: a password keeps them out of a superuser.
fn password() -> Outcome<String> {
    use std::fmt::Write as _;
    use std::io::Read as _;
    let mut bytes = [0_u8; 16];
    std::fs::File::open(PathBuf::from("/dev/urandom"))
        .and_then(|mut chance| chance.read_exact(&mut bytes))
        .map_err(|error| error.to_string())?;
    let mut text = String::new();
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    Ok(text)
}
