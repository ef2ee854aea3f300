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
    // Bytes, not text: what a visitor wrote before the proxy's own words may be no text at all.
    let hops: Vec<&[u8]> = parts
        .headers
        .get_all("x-forwarded-for")
        .iter()
        .flat_map(|value| value.as_bytes().split(|byte| *byte == b','))
        .map(<[u8]>::trim_ascii)
        .filter(|hop| !hop.is_empty())
        .collect();
    written(behind(peer, &hops, trusted))
}

/// From the right, the first address that no trusted proxy has.
fn behind(peer: IpAddr, hops: &[&[u8]], trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |ip: &IpAddr| trusted.iter().any(|net| net.contains(ip));
    let mut client = peer.to_canonical();
    for hop in hops.iter().rev() {
        if !is_trusted(&client) {
            break;
        }
        match read(hop) {
            Some(ip) => client = ip.to_canonical(),
            None => break,
        }
    }
    client
}

/// An address as proxies write it: bare, in brackets, or with a port.
fn read(hop: &[u8]) -> Option<IpAddr> {
    let text = std::str::from_utf8(hop).ok()?;
    if let Ok(ip) = text.parse() {
        return Some(ip);
    }
    if let Ok(with_port) = text.parse::<SocketAddr>() {
        return Some(with_port.ip());
    }
    let bare = text.strip_prefix('[')?.strip_suffix(']')?;
    bare.parse::<Ipv6Addr>().ok().map(IpAddr::V6)
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
        let mut request = axum::http::Request::builder();
        for line in forwarded {
            request = request.header("x-forwarded-for", *line);
        }
        let peer = SocketAddr::new(peer.parse().unwrap(), 50_000);
        let mut parts = request.body(()).unwrap().into_parts().0;
        parts.extensions.insert(ConnectInfo(peer));
        assert_eq!(address(&parts, &trusted), wanted, "{peer} {forwarded:?}");
        // Nobody is trusted: whatever stands in the header changes nothing.
        assert_eq!(address(&parts, &[]), written(peer.ip().to_canonical()));
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        check("203.0.113.9", &[], "203.0.113.9");
        check("203.0.113.9", &["198.51.100.1"], "203.0.113.9");
        check("127.0.0.1", &["198.51.100.1"], "198.51.100.1");
        check(
            "127.0.0.1",
            &["1.2.3.4, 198.51.100.1", "10.0.0.7"],
            "198.51.100.1",
        );
        check("127.0.0.1", &["198.51.100.1", "nonsense"], "127.0.0.1");
        check(
            "::ffff:127.0.0.1",
            &["2001:db8:1:2:3:4:5:6"],
            "2001:db8:1:2::/64",
        );
    }

    #[test]
    fn odd_values_do_no_harm() {
        let proxy = "127.0.0.1";
        for nothing in [
            "",
            " ",
            ",",
            " , ,",
            "unknown",
            "_hidden",
            "300.1.1.1",
            "1.2.3",
        ] {
            check(proxy, &[nothing], proxy);
        }
        // A proxy may write the port, and IPv6 in brackets.
        check(proxy, &["198.51.100.1:4711"], "198.51.100.1");
        check(proxy, &["[2001:db8:1:2::9]:4711"], "2001:db8:1:2::/64");
        check(proxy, &["[2001:db8:1:2::9]"], "2001:db8:1:2::/64");
        check(proxy, &["::ffff:198.51.100.1"], "198.51.100.1");
        check(proxy, &["198.51.100.1,"], "198.51.100.1");
        // What the visitor wrote stands to the left of what the proxy wrote, and never counts.
        check(proxy, &["garbage, 198.51.100.1"], "198.51.100.1");
        check(
            proxy,
            &["127.0.0.1, 10.0.0.1, 198.51.100.1"],
            "198.51.100.1",
        );
        let many = format!("{}198.51.100.1, 10.0.0.7", "203.0.113.5, ".repeat(700));
        check(proxy, &[&many], "198.51.100.1");
        let chain = "10.0.0.7, ".repeat(800);
        check(proxy, &[&chain], "10.0.0.7");
        check(proxy, &[&"x".repeat(8_192)], proxy);
    }

    #[test]
    fn a_visitor_cannot_spoil_what_the_proxy_wrote() {
        let trusted: Vec<IpNet> = vec!["127.0.0.0/8".parse().unwrap()];
        let value = axum::http::HeaderValue::from_bytes(b"\xff\xfe, 198.51.100.1").unwrap();
        let request = axum::http::Request::builder().header("x-forwarded-for", value);
        let mut parts = request.body(()).unwrap().into_parts().0;
        let peer: SocketAddr = "127.0.0.1:50000".parse().unwrap();
        parts.extensions.insert(ConnectInfo(peer));
        assert_eq!(address(&parts, &trusted), "198.51.100.1");
    }
}
