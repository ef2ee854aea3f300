//! Starting `keruen`, reading what it prints, and asking it over HTTP.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// How long a line or an answer is waited for. Only a broken build ever waits so long.
const PATIENCE: Duration = Duration::from_mins(1);

/// What a finished command left.
#[derive(Debug)]
pub struct Outcome {
    /// The exit code.
    pub code: Option<i32>,
    /// What it printed.
    pub out: String,
    /// What it complained of.
    pub err: String,
}

impl Outcome {
    /// The exit code was this one.
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        self
    }

    /// It complained of this.
    pub fn complains(self, of: &str) -> Self {
        assert!(self.err.contains(of), "{of:?} is missing: {self:?}");
        self
    }

    /// It printed this.
    pub fn prints(self, what: &str) -> Self {
        assert!(self.out.contains(what), "{what:?} is missing: {self:?}");
        self
    }
}

/// `keruen` with arguments, in English, untouched by the environment.
fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keruen"));
    for (name, _) in std::env::vars_os() {
        if name
            .to_str()
            .is_some_and(|name| name.starts_with("KERUEN_"))
        {
            command.env_remove(name);
        }
    }
    command
        .env("KERUEN_LANG", "en")
        .args(args)
        .stdin(Stdio::null());
    command
}

/// A number in letters: names that must differ have no digits. A syllable for each digit, as two
/// letters alike are one to the search; none that is another letter in Cyrillic.
pub fn letters(n: usize) -> String {
    let syllable = |digit: u8| {
        ["ba", "da", "ga", "la", "ma", "na", "za", "ra", "sa", "ta"][usize::from(digit - b'0')]
    };
    n.to_string().bytes().map(syllable).collect()
}

/// Runs a command to its end.
pub fn keruen(args: &[&str]) -> Outcome {
    keruen_in(&[], args)
}

/// The same with these variables in the environment.
pub fn keruen_in(variables: &[(&str, &str)], args: &[&str]) -> Outcome {
    let output = command(args)
        .envs(variables.iter().copied())
        .output()
        .expect("keruen starts");
    Outcome {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Runs a command whose output nobody reads, as before `| head` that had enough.
pub fn unread(args: &[&str]) -> Outcome {
    let mut child = command(args)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("keruen starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    Outcome {
        code: output.status.code(),
        out: String::new(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// A command that is killed on the way, as by a power cut.
pub struct Killed;

impl Killed {
    /// Starts the command and kills it once this holds; whether it was still at work.
    pub fn when(args: &[&str], mut now: impl FnMut() -> bool) -> bool {
        let mut child = command(args)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("keruen starts");
        loop {
            if child.try_wait().expect("a process").is_some() {
                return false;
            }
            if now() {
                child.kill().expect("the signal is sent");
                child.wait().expect("it ends");
                return true;
            }
            std::thread::yield_now();
        }
    }
}

/// A path as an argument.
pub fn text(path: &Path) -> &str {
    path.to_str().expect("a path of text")
}

/// A command that goes on until it is stopped.
#[derive(Debug)]
pub struct Running {
    child: Child,
    lines: Receiver<String>,
    seen: Vec<String>,
    /// Where it answers.
    pub url: String,
}

impl Running {
    fn spawn(args: &[&str]) -> Self {
        let mut child = command(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("keruen starts");
        let out = child.stdout.take().expect("its output");
        let log = child.stderr.take().expect("its log");
        let (say, lines) = channel();
        hear(out, say.clone());
        hear(log, say);
        Self {
            child,
            lines,
            seen: Vec::new(),
            url: String::new(),
        }
    }

    /// Starts the command and waits until it says where it answers.
    pub fn start(args: &[&str]) -> Self {
        let mut running = Self::spawn(args);
        let line = running.wait_for("open at http://");
        let at = line.find("http://").expect("an address");
        let url = line[at..].split_whitespace().next().expect("an address");
        running.url.push_str(url.trim_end_matches('.'));
        running
    }

    /// Starts a command that ends by itself, and waits until it has said this.
    pub fn until(args: &[&str], said: &str) -> Self {
        let mut running = Self::spawn(args);
        running.wait_for(said);
        running
    }

    /// Waits for a line that contains this.
    pub fn wait_for(&mut self, what: &str) -> String {
        loop {
            let line = match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => line,
                Err(error) => panic!("no line with {what:?} ({error}): {:?}", self.seen),
            };
            self.seen.push(line.clone());
            if line.contains(what) {
                return line;
            }
        }
    }

    /// Asks it to stop, as a service manager does; the exit code and the last lines.
    pub fn stop(mut self) -> (Option<i32>, Vec<String>) {
        let pid = i32::try_from(self.child.id())
            .ok()
            .and_then(rustix::process::Pid::from_raw);
        rustix::process::kill_process(pid.expect("a process"), rustix::process::Signal::TERM)
            .expect("the signal is sent");
        let code = self.child.wait().expect("it ends").code();
        self.seen.extend(self.lines.iter());
        (code, std::mem::take(&mut self.seen))
    }

    /// Ends it without asking, as a power cut does.
    pub fn dies(mut self) {
        self.child.kill().expect("the signal is sent");
        self.child.wait().expect("it ends");
    }

    /// Asks for a page.
    pub fn get(&self, path: &str, cookies: &str) -> Reply {
        self.ask(&format!("GET {path} HTTP/1.1\r\nCookie: {cookies}\r\n"), "")
    }

    /// Sends a form from a page of the site.
    pub fn post(&self, path: &str, form: &str) -> Reply {
        self.post_as("", path, form)
    }

    /// The same, from somebody who is signed in.
    pub fn post_as(&self, cookies: &str, path: &str, form: &str) -> Reply {
        self.send(cookies, path, "application/x-www-form-urlencoded", form)
    }

    /// Sends a file in a field of a form.
    pub fn upload(&self, cookies: &str, path: &str, field: &str, name: &str, file: &str) -> Reply {
        const EDGE: &str = "keruen-test-edge";
        let body = format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n{file}\r\n--{EDGE}--\r\n"
        );
        let kind = format!("multipart/form-data; boundary={EDGE}");
        self.send(cookies, path, &kind, &body)
    }

    fn send(&self, cookies: &str, path: &str, kind: &str, body: &str) -> Reply {
        let head = format!(
            "POST {path} HTTP/1.1\r\nOrigin: {}\r\nCookie: {cookies}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n",
            self.url,
            body.len()
        );
        self.ask(&head, body)
    }

    fn ask(&self, head: &str, body: &str) -> Reply {
        let host = self.url.strip_prefix("http://").expect("an address");
        let mut stream = TcpStream::connect(host).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time-out");
        let request = format!("{head}Host: {host}\r\nConnection: close\r\n\r\n{body}");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("answered");
        let answer = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        Reply {
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }
}

/// Passes on what is printed, line by line.
fn hear(from: impl std::io::Read + Send + 'static, say: Sender<String>) {
    std::thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            if say.send(line).is_err() {
                return;
            }
        }
    });
}

impl Drop for Running {
    fn drop(&mut self) {
        // A test that failed leaves no process behind; one that ended well has none any more.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    head: String,
    /// The page.
    pub body: String,
}

impl Reply {
    /// The status.
    pub fn status(&self) -> u16 {
        self.head
            .split_whitespace()
            .nth(1)
            .and_then(|code| code.parse().ok())
            .unwrap_or(0)
    }

    /// A header; empty without it.
    pub fn header(&self, name: &str) -> &str {
        self.head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map_or("", |(_, value)| value)
    }

    /// The cookie that was set, as the browser sends it back.
    pub fn cookie(&self) -> &str {
        self.header("set-cookie")
            .split(';')
            .next()
            .unwrap_or_default()
    }
}
