//! The server that is measured, seen from outside.

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::load::Client;
use crate::Outcome;

/// The kernel counts CPU time in hundredths of a second.
const TICK: Duration = Duration::from_millis(10);

/// A running server; dropping it stops it.
pub struct Server {
    child: Child,
    pub port: u16,
    /// From its start to its first answer.
    pub ready: Duration,
}

impl Server {
    /// The demonstration, kept in `data`: it has sign-in links for every role.
    pub fn demo(binary: &Path, data: &Path) -> Outcome<Server> {
        let port = free_port()?;
        let mut command = Command::new(binary);
        command
            .args([
                "demo",
                "--port",
                &port.to_string(),
                "--today",
                "2026-10-14",
                "--data",
            ])
            .arg(data);
        Server::start(&mut command, port)
    }

    /// The same folder as a site that is served in earnest.
    pub fn serve(binary: &Path, data: &Path) -> Outcome<Server> {
        let port = free_port()?;
        let mut command = Command::new(binary);
        command
            .args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--data"])
            .arg(data);
        Server::start(&mut command, port)
    }

    fn start(command: &mut Command, port: u16) -> Outcome<Server> {
        let started = Instant::now();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| error.to_string())?;
        while started.elapsed() < Duration::from_mins(2) {
            if let Ok(Some(status)) = child.try_wait() {
                return Err(format!("the server ended at once: {status}"));
            }
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                let mut server = Server {
                    child,
                    port,
                    ready: Duration::ZERO,
                };
                Client::connect(port, None)?.get("/kk/")?;
                server.ready = started.elapsed();
                return Ok(server);
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        let _ = child.kill();
        Err("the server did not answer within two minutes".to_owned())
    }

    /// Signs in by the demonstration's link for a role; the cookie.
    pub fn sign_in(&self, role: &str) -> Outcome<String> {
        let mut client = Client::connect(self.port, None)?;
        let path = format!("/demo/{role}");
        let answer = client.get(&path)?;
        if let Some(cookie) = answer.cookie {
            return Ok(cookie);
        }
        // A link that changes something has a page with a button first.
        client
            .post(&path, "")?
            .cookie
            .ok_or_else(|| format!("{path} signs nobody in"))
    }

    /// CPU time so far, of the program and for it in the kernel.
    pub fn cpu(&self) -> Outcome<Duration> {
        Ok(ticks(&self.proc("stat")?, 11))
    }

    /// Memory that the process holds.
    pub fn resident_megabytes(&self) -> Outcome<f64> {
        let status = self.proc("status")?;
        status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok())
            .map(|kibibytes| kibibytes * 1024.0 / 1e6)
            .ok_or_else(|| "the kernel names no VmRSS".to_owned())
    }

    fn proc(&self, name: &str) -> Outcome<String> {
        std::fs::read_to_string(format!("/proc/{}/{name}", self.child.id()))
            .map_err(|error| error.to_string())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Asked, not killed: the next server opens the same folder.
        let _ = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        let patience = Instant::now() + Duration::from_secs(15);
        while Instant::now() < patience && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// CPU time of the programs that this one has started and that have ended.
pub fn children_cpu() -> Outcome<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").map_err(|error| error.to_string())?;
    Ok(ticks(&stat, 13))
}

/// The sum of two neighbouring counts of a `stat` file, counted after the name.
fn ticks(stat: &str, first: usize) -> Duration {
    // The name in brackets may hold anything; the numbers follow it.
    let numbers = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks: u32 = numbers
        .split_whitespace()
        .skip(first)
        .take(2)
        .filter_map(|word| word.parse::<u32>().ok())
        .sum();
    TICK * ticks
}

fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
    listener
        .local_addr()
        .map(|address| address.port())
        .map_err(|error| error.to_string())
}
