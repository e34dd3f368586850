//! Where the preview listens, and how much it takes from whom.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use super::Options;
use super::answer::{Server, answer};
use super::patience::Patient;

/// So many ports after the one asked for are tried.
const PORTS_TRIED: u16 = 100;
/// At most so many connections are open at once: far more than browsers keep, far fewer than
/// handles.
const CONNECTIONS_MAX: usize = 400;
/// A request's head must come within this time, and so must the next one on a kept connection.
const HEAD_PATIENCE: Duration = Duration::from_secs(10);
/// Some of an answer must be taken within this time.
const ANSWER_PATIENCE: Duration = Duration::from_secs(30);
/// The most that a request's head may have.
const HEAD_BYTES_MAX: usize = 16 << 10;
/// The most headers it may have.
const HEADERS_MAX: usize = 64;

/// Where the preview listens.
pub(super) struct Doors {
    pub(super) listeners: Vec<TcpListener>,
    /// The port, the same everywhere.
    pub(super) port: u16,
    /// The name to call it by on this machine.
    pub(super) host: String,
    /// The address that the local network reaches it by.
    pub(super) lan: Option<IpAddr>,
}

/// Listens at the port asked for, or at the next one that is free.
pub(super) async fn bind(options: &Options) -> io::Result<Doors> {
    let is_lan = options.lan;
    let (ips, host) = match &options.host {
        _ if is_lan => (vec![Ipv4Addr::UNSPECIFIED.into()], "localhost".to_owned()),
        Some(name) => (lookup(name).await?, name.clone()),
        None => (vec![Ipv4Addr::LOCALHOST.into()], "localhost".to_owned()),
    };
    let is_everywhere = ips.iter().any(IpAddr::is_unspecified);
    let host = match host.parse::<IpAddr>() {
        Ok(ip) if ip.is_unspecified() => "localhost".to_owned(),
        Ok(IpAddr::V6(ip)) => format!("[{ip}]"),
        _ => host,
    };
    let last = options.port.saturating_add(PORTS_TRIED);
    let mut port = options.port;
    loop {
        match bind_all(&ips, port).await {
            Ok(listeners) => {
                let port = listeners[0].local_addr()?.port();
                let lan = if is_everywhere { lan_address() } else { None };
                return Ok(Doors { listeners, port, host, lan });
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && port < last && port > 0 => {
                port += 1;
            }
            Err(error) => return Err(error),
        }
    }
}

async fn lookup(name: &str) -> io::Result<Vec<IpAddr>> {
    if let Ok(ip) = name.parse() {
        return Ok(vec![ip]);
    }
    let found = tokio::net::lookup_host((name, 0)).await?;
    let mut ips: Vec<IpAddr> = found.map(|address| address.ip()).collect();
    ips.dedup();
    if ips.is_empty() {
        return Err(io::ErrorKind::AddrNotAvailable.into());
    }
    Ok(ips)
}

/// Listens at all of these addresses, and beside `127.0.0.1` at `::1`: `localhost` may be either.
async fn bind_all(ips: &[IpAddr], port: u16) -> io::Result<Vec<TcpListener>> {
    let mut listeners = Vec::new();
    let mut port = port;
    for ip in ips {
        let listener = TcpListener::bind(SocketAddr::new(*ip, port)).await?;
        port = listener.local_addr()?.port();
        listeners.push(listener);
    }
    let is_local = |ip: &IpAddr| ip.is_ipv4() && (ip.is_loopback() || ip.is_unspecified());
    if ips.iter().any(is_local) && !ips.contains(&Ipv6Addr::LOCALHOST.into()) {
        match TcpListener::bind(SocketAddr::new(Ipv6Addr::LOCALHOST.into(), port)).await {
            Ok(listener) => listeners.push(listener),
            // Somebody else would answer to `localhost`.
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(error),
            // Not every machine has IPv6.
            Err(_) => {}
        }
    }
    Ok(listeners)
}

/// The address of this machine in its local network. Nothing is sent: the system only says by which
/// of its addresses it would.
fn lan_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    let ip = socket.local_addr().ok()?.ip();
    (!ip.is_loopback() && !ip.is_unspecified()).then_some(ip)
}

/// Takes connections as long as the preview runs.
pub(super) async fn take(listener: TcpListener, server: Arc<Server>, slots: Arc<Semaphore>) {
    loop {
        let Ok(slot) = Arc::clone(&slots).acquire_owned().await else { return };
        let Ok((stream, _)) = listener.accept().await else {
            // Out of handles, or gone before it was taken: the next one may fare better.
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        let server = Arc::clone(&server);
        tokio::spawn(async move {
            talk(stream, server).await;
            drop(slot);
        });
    }
}

/// The places of all connections.
pub(super) fn slots() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(CONNECTIONS_MAX))
}

async fn talk(stream: TcpStream, server: Arc<Server>) {
    let Ok(local) = stream.local_addr() else { return };
    let is_near = stream.peer_addr().is_ok_and(|peer| peer.ip().to_canonical().is_loopback());
    // An answer goes out whole; waiting for more would only delay it.
    drop(stream.set_nodelay(true));
    let service = service_fn(move |request| {
        let server = Arc::clone(&server);
        async move { Ok::<_, std::convert::Infallible>(answer(server, request, local, is_near).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_PATIENCE)
        .max_buf_size(HEAD_BYTES_MAX)
        .max_headers(HEADERS_MAX)
        .serve_connection(TokioIo::new(Patient::new(stream, ANSWER_PATIENCE)), service);
    // A browser that goes away is no failure.
    drop(connection.await);
}
