//! A site with its doors open: the web face and the work behind it, until it is asked to stop.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use keruen_web::app::Clock;
use keruen_web::shell::DemoRole;
use keruen_web::{App, Ground};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::site::{Site, SiteError};
use crate::work::Work;
use keruen_web::door;

/// How long requests may still take once the site is asked to stop. A browser that keeps an idle
/// connection open must not keep the site from ending.
const LAST_REQUESTS: Duration = Duration::from_secs(10);

/// Everything of a running site.
pub struct House {
    site: Site,
    app: App,
    work: Work,
}

impl House {
    /// Puts web and work together. A base address that nobody set follows the listener's port.
    ///
    /// # Errors
    /// When the base address is none.
    pub fn new(
        mut site: Site,
        listener: &TcpListener,
        clock: Clock,
        demo: Vec<DemoRole>,
    ) -> Result<Self, SiteError> {
        if let Ok(address) = listener.local_addr() {
            site.config.listening_on(address);
        }
        keruen_web::zone::settle(site.config.zone.clone());
        let mut config = site.config.web()?;
        config.samples = !demo.is_empty();
        config.demo = demo;
        let work = Work::new(
            site.db.clone(),
            site.files.clone(),
            Arc::new(site.config.clone()),
            clock,
        );
        let app = App::new(Ground {
            db: site.db.clone(),
            files: site.files.clone(),
            config: Arc::new(config),
            clock,
            chance: keruen_web::app::system_chance,
        });
        Ok(Self { site, app, work })
    }

    /// The address of this machine that it listens on.
    pub fn listens_on(&self) -> SocketAddr {
        self.site.config.listen
    }

    /// Where people reach it.
    pub fn base_url(&self) -> &str {
        &self.site.config.base_url
    }

    /// Answers people until `stop`; then no new connection is taken, requests and the running job
    /// end, and the database is closed.
    pub async fn serve(
        self,
        listener: TcpListener,
        stop: impl Future<Output = ()> + Send + 'static,
    ) {
        let (tell, told) = watch::channel(false);
        let mut tasks = self.work.start(&told);
        let router = keruen_web::routes::router(&self.app);
        let stopping = {
            let tell = tell.clone();
            async move {
                stop.await;
                // Nobody listening any more means that everything has ended already.
                let _ = tell.send(true);
            }
        };
        let mut serving = tokio::spawn(door::open(listener, router, stopping));
        let mut asked = told;
        let ended = tokio::select! {
            ended = &mut serving => Some(ended),
            // The sender lives in this function, so waiting ends with a stop alone.
            _ = asked.wait_for(|stop| *stop) => tokio::time::timeout(LAST_REQUESTS, &mut serving).await.ok(),
        };
        match ended {
            Some(Ok(())) => {}
            Some(Err(error)) => tracing::error!(%error, "the web face broke"),
            None => serving.abort(),
        }
        let _ = tell.send(true);
        while tasks.join_next().await.is_some() {}
        self.site.db.close().await;
    }
}

/// Listens for Ctrl+C and for SIGTERM of whoever started the process; what it gives ends with the
/// first of them. Listens from the call on, so that nobody is told that the site is open while a
/// signal would still cut it off.
///
/// # Errors
/// When the system does not let signals be heard.
pub fn asked_to_stop() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
    })
}
