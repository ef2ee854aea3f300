//! Which network address asks. `X-Forwarded-For` is what anybody writes, so it counts only as far
//! as a chain of trusted proxies vouches for it.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::request::Parts;
use ipnet::IpNet;

/// The client as the limits know it: an IPv4 address, or the /64 network of an IPv6 one, because a
/// single customer has a whole /64 to choose addresses from.
pub fn address(parts: &Parts, trusted: &[IpNet]) -> String {
    let peer = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    let Some(peer) = peer else {
        return "unknown".to_owned();
    };
    let forwarded: Vec<&str> = parts
        .headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .collect();
    written(behind(peer, &forwarded, trusted))
}

/// From the right, the first address that no trusted proxy has.
fn behind(peer: IpAddr, forwarded: &[&str], trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |ip: &IpAddr| trusted.iter().any(|net| net.contains(ip));
    let mut client = peer.to_canonical();
    for hop in forwarded.iter().rev() {
        if !is_trusted(&client) {
            break;
        }
        match hop.parse::<IpAddr>() {
            Ok(ip) => client = ip.to_canonical(),
            Err(_) => break,
        }
    }
    client
}

fn written(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => {
            let [a, b, c, d, ..] = ip.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(peer: &str, forwarded: &[&str], wanted: &str) {
        let trusted: Vec<IpNet> = ["127.0.0.0/8", "10.0.0.0/8"]
            .map(|net| net.parse().unwrap())
            .into();
        assert_eq!(
            written(behind(peer.parse().unwrap(), forwarded, &trusted)),
            wanted,
            "{peer} {forwarded:?}"
        );
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        check("203.0.113.9", &[], "203.0.113.9");
        check("203.0.113.9", &["198.51.100.1"], "203.0.113.9");
        check("127.0.0.1", &["198.51.100.1"], "198.51.100.1");
        check(
            "127.0.0.1",
            &["1.2.3.4", "198.51.100.1", "10.0.0.7"],
            "198.51.100.1",
        );
        check("127.0.0.1", &["198.51.100.1", "nonsense"], "127.0.0.1");
        check(
            "::ffff:127.0.0.1",
            &["2001:db8:1:2:3:4:5:6"],
            "2001:db8:1:2::/64",
        );
    }
}
