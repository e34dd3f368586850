//! From a request to its answer.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Request, StatusCode, header};
use axum::response::Response;
use hyper::body::Incoming;
use tokio::sync::Semaphore;

use super::address;
use super::board::{Board, Snapshot};
use super::events;
use super::forms;
use super::guard::Guard;
use super::inject::{Injected, inject};
use super::page::{self, Found, Shown};
use super::send::{self, Content};
use super::shelf::Held;
use super::state;
use super::{articles, browser, lan};
use crate::fingerprint::Fingerprint;

/// The name below the mount that the preview's own answers have: no page can have it, since folders
/// beginning with `_` are not read.
const OWN: &str = "_bantin/";
/// What the preview's script may do: the own pages load nothing from elsewhere, those of the site
/// what they like but no scripts, and no other site may frame them.
const POLICY: &str = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https:; media-src 'self' https:; font-src 'self' data:; frame-src 'self' https:; object-src 'none'; base-uri 'self'; form-action 'self' https:; frame-ancestors 'self'";

/// What answering needs.
pub(super) struct Server {
    pub(super) board: Arc<Board>,
    pub(super) guard: Guard,
    pub(super) tabs: Arc<Semaphore>,
    pub(super) root: PathBuf,
}

/// Answers a request that came to the address `local`; `is_near` says that this machine asks.
pub(super) async fn answer(
    server: Arc<Server>,
    request: Request<Incoming>,
    local: SocketAddr,
    is_near: bool,
) -> Response {
    let (head, _) = request.into_parts();
    let local = local.ip().to_canonical();
    let mut response = match server.guard.check(&head.method, &head.headers, local) {
        Ok(()) => admitted(&server, &head, is_near).await,
        Err(status) => refusal(status),
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::REFERRER_POLICY, "same-origin"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

async fn admitted(server: &Arc<Server>, head: &Parts, is_near: bool) -> Response {
    let uri = &head.uri;
    if uri.scheme().is_some() || uri.authority().is_some() {
        return refusal(StatusCode::BAD_REQUEST);
    }
    let Some(path) = address::read(uri.path()) else { return refusal(StatusCode::BAD_REQUEST) };
    let snapshot = server.board.newest().await;
    let version = snapshot.version;
    let own = path.strip_prefix(&snapshot.mount).or_else(|| path.strip_prefix('/'));
    let mut response = match own.and_then(|own| own.strip_prefix(OWN)) {
        Some(name) => own_answer(server, head, (snapshot, name.to_owned()), is_near).await,
        None => page_answer(server, head, snapshot, path).await,
    };
    let name = header::HeaderName::from_static("bantin-version");
    response.headers_mut().insert(name, HeaderValue::from(version));
    response
}

/// A page or file of the site.
async fn page_answer(
    server: &Arc<Server>,
    head: &Parts,
    snapshot: Arc<Snapshot>,
    path: String,
) -> Response {
    let board = Arc::clone(&server.board);
    let query = head.uri.query().map_or_else(String::new, |query| format!("?{query}"));
    let rendered = tokio::task::spawn_blocking(move || {
        let found = page::find(&board, &snapshot, &path);
        match found {
            Found::Elsewhere(path) => Err(path),
            Found::Shown(shown) => Ok(content(&board, &snapshot, &shown)),
        }
    });
    match rendered.await {
        Ok(Ok((status, content))) => send::content(head, status, content).await,
        Ok(Err(path)) => redirect(&format!("{}{query}", crate::pages::encode(&path))),
        // A page that makes the program fail is told as such; the preview goes on.
        Err(_) => refusal(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

fn content(board: &Board, snapshot: &Snapshot, shown: &Shown) -> (StatusCode, Content) {
    let made = &shown.made;
    let status = StatusCode::from_u16(shown.status).unwrap_or(StatusCode::OK);
    let held = match &made.held {
        Held::Bytes(bytes) if made.is_page => {
            let print = made.print.to_string();
            let about = Injected {
                url: &shown.url,
                print: &print,
                status: shown.status,
                mount: &snapshot.mount,
            };
            Held::Bytes(inject(bytes, &about).into())
        }
        Held::Bytes(bytes) => Held::Bytes(Arc::clone(bytes)),
        Held::Source(file) => Held::Source(board.newest_of(file)),
    };
    let tag = match &held {
        Held::Bytes(bytes) if made.is_page => Fingerprint::of(bytes),
        _ => made.print,
    };
    (status, Content { held, form: made.form, tag: Some(tag), is_ranged: !made.is_page })
}

/// An answer of the preview's own.
async fn own_answer(
    server: &Arc<Server>,
    head: &Parts,
    (snapshot, name): (Arc<Snapshot>, String),
    is_near: bool,
) -> Response {
    let query = head.uri.query();
    // Scripts send the path as the browser has it, encoded.
    let page = address::asked(query, "page").and_then(|page| address::read(&page));
    let content = match name.as_str() {
        "events" => {
            let told = events::tell(&server.board, &server.tabs, page);
            return told.unwrap_or_else(|| refusal(StatusCode::SERVICE_UNAVAILABLE));
        }
        "state.json" | "articles" | "qr.svg" => {
            let server = Arc::clone(server);
            let made = tokio::task::spawn_blocking(move || {
                made(&server, &snapshot, &name, (page, is_near))
            });
            match made.await {
                Ok(content) => content,
                Err(_) => return refusal(StatusCode::INTERNAL_SERVER_ERROR),
            }
        }
        name => browser::file(name).map(|(bytes, form)| Content::fixed(bytes, form)),
    };
    match content {
        Some(content) => send::content(head, StatusCode::OK, content).await,
        None => refusal(StatusCode::NOT_FOUND),
    }
}

/// An answer that is made of the snapshot.
fn made(
    server: &Server,
    snapshot: &Snapshot,
    name: &str,
    (page, is_near): (Option<String>, bool),
) -> Option<Content> {
    let board = &server.board;
    match name {
        "state.json" => {
            let state = state::state(board, snapshot, page.as_deref(), (is_near, &server.root));
            let json = serde_json::to_vec(&state);
            Some(Content::new(json.expect("texts and numbers can be written as JSON"), forms::JSON))
        }
        "articles" => {
            let html = articles::page(board, snapshot).into_bytes();
            let about = Injected { url: "", print: "", status: 200, mount: &snapshot.mount };
            Some(Content::new(inject(&html, &about), forms::HTML))
        }
        _ => {
            let (ip, port) = board.lan?;
            // A phone opens the page at hand, not the home page.
            let page = page.filter(|page| page::below_mount(snapshot, page).is_some());
            let path = page.as_ref().unwrap_or(&snapshot.mount);
            let address =
                format!("http://{}{}", super::authority(ip, port), crate::pages::encode(path));
            Some(Content::new(lan::drawing(&address).into_bytes(), forms::DRAWING))
        }
    }
}

fn redirect(location: &str) -> Response {
    let mut response = refusal(StatusCode::FOUND);
    if let Ok(location) = HeaderValue::from_str(location) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

/// An answer without a page.
pub(super) fn refusal(status: StatusCode) -> Response {
    let mut response = Response::new(Body::from(format!("{status}\n")));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(forms::TEXT));
    if status == StatusCode::METHOD_NOT_ALLOWED {
        headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}
