//! Asking for pages over plain HTTP/1.1 on kept connections, and how long it took.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::server::Server;
use crate::Outcome;

/// One kept connection.
pub struct Client {
    stream: BufReader<TcpStream>,
    port: u16,
    cookie: Option<String>,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    /// The session, if the answer opened one.
    pub cookie: Option<String>,
    /// Where the answer sends on to.
    pub location: Option<String>,
    body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Client {
    /// Connects to this machine's `port`; a cookie makes the client somebody.
    pub fn connect(port: u16, cookie: Option<&str>) -> Outcome<Client> {
        let stream = TcpStream::connect(("127.0.0.1", port)).map_err(|error| error.to_string())?;
        stream
            .set_nodelay(true)
            .map_err(|error| error.to_string())?;
        stream
            .set_read_timeout(Some(Duration::from_secs(30)))
            .map_err(|error| error.to_string())?;
        Ok(Client {
            stream: BufReader::new(stream),
            port,
            cookie: cookie.map(str::to_owned),
        })
    }

    /// Asks for a page.
    pub fn get(&mut self, path: &str) -> Outcome<Answer> {
        self.ask("GET", path, "")
    }

    /// Sends a form, as the page that holds it would.
    pub fn post(&mut self, path: &str, form: &str) -> Outcome<Answer> {
        self.ask("POST", path, form)
    }

    fn ask(&mut self, method: &str, path: &str, form: &str) -> Outcome<Answer> {
        let mut head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n",
            self.port
        );
        if let Some(cookie) = &self.cookie {
            head.push_str("Cookie: ");
            head.push_str(cookie);
            head.push_str("\r\n");
        }
        if method == "POST" {
            let length = form.len();
            head.push_str("Content-Type: application/x-www-form-urlencoded\r\n");
            head.push_str(&["Origin: http://127.0.0.1:", &self.port.to_string(), "\r\n"].concat());
            head.push_str(&["Content-Length: ", &length.to_string(), "\r\n"].concat());
        }
        head.push_str("\r\n");
        head.push_str(form);
        self.stream
            .get_mut()
            .write_all(head.as_bytes())
            .map_err(|error| error.to_string())?;
        self.answer(method)
            .map_err(|error| format!("{path}: {error}"))
    }

    fn answer(&mut self, method: &str) -> std::io::Result<Answer> {
        let status = self
            .line()?
            .split(' ')
            .nth(1)
            .and_then(|word| word.parse().ok())
            .unwrap_or(0);
        let mut answer = Answer {
            status,
            cookie: None,
            location: None,
            body: Vec::new(),
        };
        let mut length = 0;
        let mut chunked = false;
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(':') else {
                break;
            };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().unwrap_or(0),
                "transfer-encoding" => chunked = value.eq_ignore_ascii_case("chunked"),
                "location" => answer.location = Some(value.to_owned()),
                // Every answer may set the language; only a session makes somebody of a client.
                "set-cookie" if !value.starts_with("lang=") => {
                    answer.cookie = value.split(';').next().map(str::to_owned);
                }
                _ => {}
            }
        }
        if method == "HEAD" || status == 204 || status == 304 {
            return Ok(answer);
        }
        if !chunked {
            answer.body.resize(length, 0);
            self.stream.read_exact(&mut answer.body)?;
            return Ok(answer);
        }
        loop {
            let size = usize::from_str_radix(self.line()?.trim(), 16).unwrap_or(0);
            let start = answer.body.len();
            answer.body.resize(start + size, 0);
            self.stream.read_exact(&mut answer.body[start..])?;
            self.line()?;
            if size == 0 {
                return Ok(answer);
            }
        }
    }

    fn line(&mut self) -> std::io::Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end().to_owned())
    }
}

/// The first link in a page that begins with `start` and goes on.
pub fn link(page: &str, start: &str) -> Option<String> {
    page.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .find_map(|href| {
            let slug = href.strip_prefix(start)?;
            (!slug.is_empty() && !slug.contains(['/', '?', '.']) && slug != "new")
                .then(|| href.to_owned())
        })
}

/// How often a page is measured; the best round counts, because a machine that does other work
/// meanwhile only ever makes things slower.
const ROUNDS: usize = 3;

/// What a page cost.
#[derive(Clone, Copy)]
pub struct Measured {
    /// CPU of the server for one request.
    pub cpu_ms: f64,
    pub median_ms: f64,
    pub p99_ms: f64,
    /// A status other than 200, if the first answer had one; nothing was measured then.
    pub wrong_status: Option<u16>,
}

/// Asks for a page `requests` times over `connections` in each round, after a short warm-up.
pub fn measure(
    server: &Server,
    path: &str,
    cookie: Option<&str>,
    requests: usize,
    connections: usize,
) -> Outcome<Measured> {
    let mut first = Client::connect(server.port, cookie)?;
    for _ in 0..20 {
        let status = first.get(path)?.status;
        if status != 200 {
            return Ok(Measured {
                cpu_ms: f64::NAN,
                median_ms: f64::NAN,
                p99_ms: f64::NAN,
                wrong_status: Some(status),
            });
        }
    }
    let mut best = round(server, path, cookie, requests, connections)?;
    for _ in 1..ROUNDS {
        let next = round(server, path, cookie, requests, connections)?;
        best.cpu_ms = best.cpu_ms.min(next.cpu_ms);
        best.median_ms = best.median_ms.min(next.median_ms);
        best.p99_ms = best.p99_ms.min(next.p99_ms);
    }
    Ok(best)
}

fn round(
    server: &Server,
    path: &str,
    cookie: Option<&str>,
    requests: usize,
    connections: usize,
) -> Outcome<Measured> {
    let before = server.cpu()?;
    let each = requests.div_ceil(connections);
    let mut times: Vec<Duration> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..connections)
            .map(|_| scope.spawn(|| one_connection(server.port, path, cookie, each)))
            .collect();
        workers
            .into_iter()
            .map(|worker| {
                worker
                    .join()
                    .unwrap_or_else(|_| Err("a connection broke off".to_owned()))
            })
            .collect::<Outcome<Vec<_>>>()
    })?
    .concat();
    let spent = server.cpu()?.saturating_sub(before);
    times.sort();
    let at =
        |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1e3;
    let count = u32::try_from(times.len()).map_err(|error| error.to_string())?;
    Ok(Measured {
        cpu_ms: spent.as_secs_f64() * 1e3 / f64::from(count),
        median_ms: at(50),
        p99_ms: at(99),
        wrong_status: None,
    })
}

fn one_connection(
    port: u16,
    path: &str,
    cookie: Option<&str>,
    requests: usize,
) -> Outcome<Vec<Duration>> {
    let mut client = Client::connect(port, cookie)?;
    (0..requests)
        .map(|_| {
            let started = Instant::now();
            client.get(path)?;
            Ok(started.elapsed())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_link_that_leads_further_is_taken() {
        let page = r#"<a href="/kk/p/">x</a><a href="/kk/p/new"><a href="/kk/p/kosh/news"><a href="/kk/p/kosh">"#;
        assert_eq!(link(page, "/kk/p/").as_deref(), Some("/kk/p/kosh"));
        assert_eq!(link(page, "/kk/orgs/"), None);
    }
}
