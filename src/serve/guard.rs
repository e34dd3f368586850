//! Whether a request comes from here.
//!
//! A page of another site can have a browser send requests to this machine, and can have its own
//! name lead here. So the name asked for must be this machine's, and a request that another page
//! makes is refused. There is no header that lets another site read an answer.

use std::net::IpAddr;

use axum::http::{HeaderMap, Method, StatusCode, header};

/// What is known of the preview's own names.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    /// The port.
    pub(super) port: u16,
    /// The name it was told to listen at.
    pub(super) name: Option<String>,
}

impl Guard {
    /// Refuses a request, which came to the address `local`, or lets it pass.
    pub(super) fn check(
        &self,
        method: &Method,
        headers: &HeaderMap,
        local: IpAddr,
    ) -> Result<(), StatusCode> {
        let mut hosts = headers.get_all(header::HOST).iter();
        let (host, None) = (hosts.next(), hosts.next()) else {
            return Err(StatusCode::BAD_REQUEST);
        };
        let host = host.and_then(|host| host.to_str().ok()).ok_or(StatusCode::BAD_REQUEST)?;
        if !self.is_own(host, local) {
            return Err(StatusCode::MISDIRECTED_REQUEST);
        }
        let is_own_origin = |origin: &str| {
            origin.strip_prefix("http://").is_some_and(|origin| origin.eq_ignore_ascii_case(host))
        };
        if headers.get_all(header::ORIGIN).iter().any(|o| !o.to_str().is_ok_and(is_own_origin)) {
            return Err(StatusCode::FORBIDDEN);
        }
        let says = |name: &str, value: &str| {
            headers.get(name).is_some_and(|said| said.as_bytes() == value.as_bytes())
        };
        // A link from another page may lead here; a picture, script or frame of it may not.
        let is_followed = says("sec-fetch-mode", "navigate") && says("sec-fetch-dest", "document");
        if says("sec-fetch-site", "cross-site") && !is_followed {
            return Err(StatusCode::FORBIDDEN);
        }
        match *method {
            Method::GET | Method::HEAD => Ok(()),
            _ => Err(StatusCode::METHOD_NOT_ALLOWED),
        }
    }

    /// Whether a name with its port is one of the preview's own.
    fn is_own(&self, host: &str, local: IpAddr) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.contains(']') => (name, port.parse().ok()),
            _ => (host, Some(80)),
        };
        if port != Some(self.port) {
            return false;
        }
        let name = name.to_ascii_lowercase();
        let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(&name);
        if let Ok(ip) = bare.parse::<IpAddr>() {
            // An address cannot be made to lead elsewhere: that which was reached is fine.
            return ip == local.to_canonical() || ip.is_loopback();
        }
        name == "localhost"
            || name.ends_with(".localhost")
            || self.name.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(&name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(headers: &[(&'static str, &str)], local: &str, name: Option<&str>) -> u16 {
        let mut map = HeaderMap::new();
        for (key, value) in headers {
            map.append(*key, value.parse().unwrap());
        }
        let guard = Guard { port: 4000, name: name.map(str::to_owned) };
        let passed = guard.check(&Method::GET, &map, local.parse().unwrap());
        passed.map_or_else(|status| status.as_u16(), |()| 200)
    }

    #[test]
    fn only_the_own_names_are_answered() {
        for (host, local, name, status) in [
            ("localhost:4000", "127.0.0.1", None, 200),
            ("LOCALHOST:4000", "127.0.0.1", None, 200),
            ("127.0.0.1:4000", "127.0.0.1", None, 200),
            ("[::1]:4000", "::1", None, 200),
            ("tin.localhost:4000", "127.0.0.1", None, 200),
            ("localhost:4001", "127.0.0.1", None, 421),
            ("localhost", "127.0.0.1", None, 421),
            ("evil.example:4000", "127.0.0.1", None, 421),
            ("localhost.evil.example:4000", "127.0.0.1", None, 421),
            ("192.168.1.7:4000", "192.168.1.7", None, 200),
            ("192.168.1.7:4000", "::ffff:192.168.1.7", None, 200),
            ("192.168.1.8:4000", "192.168.1.7", None, 421),
            ("may.local:4000", "192.168.1.7", None, 421),
            ("may.local:4000", "192.168.1.7", Some("May.local"), 200),
            ("", "127.0.0.1", None, 421),
        ] {
            assert_eq!(asked(&[("host", host)], local, name), status, "{host} at {local}");
        }
        assert_eq!(asked(&[], "127.0.0.1", None), 400);
        let twice = [("host", "localhost:4000"), ("host", "evil.example")];
        assert_eq!(asked(&twice, "127.0.0.1", None), 400);
    }

    #[test]
    fn what_another_site_asks_for_is_refused() {
        let own = ("host", "localhost:4000");
        let site = "sec-fetch-site";
        for (more, status) in [
            (vec![("origin", "http://localhost:4000")], 200),
            (vec![("origin", "http://localhost:4001")], 403),
            (vec![("origin", "https://localhost:4000")], 403),
            (vec![("origin", "http://127.0.0.1:4000")], 403),
            (vec![("origin", "null")], 403),
            (vec![(site, "same-origin"), ("sec-fetch-mode", "cors")], 200),
            (vec![(site, "cross-site"), ("sec-fetch-mode", "no-cors")], 403),
            (
                vec![
                    (site, "cross-site"),
                    ("sec-fetch-mode", "navigate"),
                    ("sec-fetch-dest", "document"),
                ],
                200,
            ),
            (
                vec![
                    (site, "cross-site"),
                    ("sec-fetch-mode", "navigate"),
                    ("sec-fetch-dest", "iframe"),
                ],
                403,
            ),
        ] {
            let headers = [&[own][..], &more].concat();
            assert_eq!(asked(&headers, "127.0.0.1", None), status, "{more:?}");
        }
    }
}
