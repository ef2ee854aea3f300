//! Serves the samples on 127.0.0.1:8099, to look at them.

use std::net::SocketAddr;

#[tokio::main]
async fn main() {
    let site = keruen_web::testing::Site::new().await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8099")
        .await
        .expect("a free port");
    let router = keruen_web::routes::router(&site.app);
    axum::serve(
        listener,
        router.into_make_service_with_connect_info::<SocketAddr>(),
    )
    .await
    .expect("serving");
}
