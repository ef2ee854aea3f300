//! The door: takes connections, as many as the machine bears, and lets go of those that do not say
//! what they want. A hundred telephones on bad nets must not be kept out by ten thousand silent lines.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::ServiceExt as _;

/// How many connections there may be at once; others wait until one ends. A process has 1,024 open
/// files where nobody asked for more, and a site keeps some of its own.
const PLACES: usize = 900;
/// How long a connection may take to say what it wants, also between two requests.
const SILENCE: Duration = Duration::from_secs(30);
/// How long to wait when the machine has no room for one more open file.
const NO_ROOM: Duration = Duration::from_secs(1);

/// Answers by `router` whoever comes, until `stop`; then no new connection is taken, and it ends when
/// the last request has.
pub async fn open(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(PLACES));
    let leaving = GracefulShutdown::new();
    let mut protocol = http1::Builder::new();
    protocol
        .timer(TokioTimer::new())
        .header_read_timeout(SILENCE);
    let mut stop = std::pin::pin!(stop);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, knock(&listener).await)
        };
        let (place, (stream, from)) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        let router = router.clone();
        let service =
            hyper::service::service_fn(move |request| answer(router.clone(), from, request));
        let connection = protocol.serve_connection(TokioIo::new(stream), service);
        let connection = leaving.watch(connection);
        tokio::spawn(async move {
            // A line that broke off or stayed silent is nobody's fault, and many are.
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection broke off");
            }
            drop(place);
        });
    }
    drop(listener);
    leaving.shutdown().await;
}

/// The next connection.
async fn knock(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(taken) => return taken,
            Err(error) if went_away(&error) => {}
            Err(error) => {
                tracing::error!(%error, "no connection can be taken");
                tokio::time::sleep(NO_ROOM).await;
            }
        }
    }
}

/// Whether whoever knocked was gone before the door was open.
fn went_away(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(
        error.kind(),
        ConnectionAborted | ConnectionRefused | ConnectionReset
    )
}

async fn answer(
    router: Router,
    from: SocketAddr,
    request: Request<Incoming>,
) -> Result<axum::response::Response, Infallible> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(from));
    router.oneshot(request).await
}
