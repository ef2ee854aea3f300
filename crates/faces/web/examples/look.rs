//! Serves an empty site with its samples on 127.0.0.1:8099, to look at them.

use std::net::SocketAddr;
use std::sync::Arc;

use keruen_web::app::{App, Ground, system_chance, system_clock};
use keruen_web::shell::DemoRole;
use keruen_web::testing::Site;

#[tokio::main]
async fn main() {
    let site = Site::new().await;
    let mut config = (**site.app.config()).clone();
    config.base_url = "http://127.0.0.1:8099".parse().expect("an address");
    config.demo = vec![
        DemoRole {
            path: "visitor",
            label: "shell-home",
        },
        DemoRole {
            path: "owner",
            label: "shell-site",
        },
    ];
    let app = App::new(Ground {
        db: site.app.db().clone(),
        files: site.app.files().clone(),
        config: Arc::new(config),
        clock: system_clock,
        chance: system_chance,
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8099")
        .await
        .expect("a free port");
    let service =
        keruen_web::routes::router(&app).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).await.expect("serving");
}
