//! Bytes as an answer: their form, their digest as `ETag`, and parts of them.

use std::io::{self, Read, Seek, SeekFrom};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use futures_core::Stream;
use tokio::sync::mpsc;

use super::answer::refusal;
use super::forms::Form;
use super::shelf::Held;
use crate::fingerprint::Fingerprint;
use crate::source::File;

/// A file goes out in pieces of this size.
const PIECE: usize = 64 << 10;

/// What is sent.
pub(super) struct Content {
    pub(super) held: Held,
    pub(super) form: Form,
    /// The digest of the bytes; none for what is made for each request.
    pub(super) tag: Option<Fingerprint>,
    /// Whether parts of it may be asked for, as players of films do.
    pub(super) is_ranged: bool,
}

impl Content {
    /// What is made for each request.
    pub(super) fn new(bytes: Vec<u8>, form: Form) -> Self {
        Self { held: Held::Bytes(bytes.into()), form, tag: None, is_ranged: false }
    }

    /// What is inside the program.
    pub(super) fn fixed(bytes: &[u8], form: Form) -> Self {
        Self { tag: Some(Fingerprint::of(bytes)), ..Self::new(bytes.to_vec(), form) }
    }
}

/// Sends `content`, or the part of it that `head` asks for, or that it is as the browser has it.
pub(super) async fn content(head: &Parts, status: StatusCode, content: Content) -> Response {
    let tag = content.tag.map(|tag| format!("\"{tag}\""));
    let asked = |name: header::HeaderName| head.headers.get(name).and_then(|v| v.to_str().ok());
    let has = |tags: &str| {
        tag.as_ref().is_some_and(|tag| {
            let mut tags = tags.split(',').map(|one| one.trim().trim_start_matches("W/"));
            tags.any(|one| one == tag || one == "*")
        })
    };
    let is_known = status == StatusCode::OK && asked(header::IF_NONE_MATCH).is_some_and(has);
    if is_known {
        return tagged(plain(StatusCode::NOT_MODIFIED, Body::empty()), tag.as_deref());
    }
    let n_bytes = match &content.held {
        Held::Bytes(bytes) => bytes.len() as u64,
        Held::Source(file) => file.n_bytes(),
    };
    let range = asked(header::RANGE)
        .filter(|_| content.is_ranged && status == StatusCode::OK && head.method == Method::GET)
        .filter(|_| asked(header::IF_RANGE).is_none_or(|tags| Some(tags) == tag.as_deref()))
        .and_then(|range| part(range, n_bytes));
    let (status, from, to) = match range {
        None => (status, 0, n_bytes),
        Some(Part::Of(from, to)) => (StatusCode::PARTIAL_CONTENT, from, to),
        Some(Part::Nothing) => {
            let mut response = refusal(StatusCode::RANGE_NOT_SATISFIABLE);
            set(&mut response, header::CONTENT_RANGE, &format!("bytes */{n_bytes}"));
            return response;
        }
    };
    let body = match content.held {
        _ if head.method == Method::HEAD => Body::empty(),
        Held::Bytes(bytes) => bytes_of(&bytes, from, to),
        Held::Source(file) => match file_of(file, from, to).await {
            Ok(body) => body,
            // It was changed since the plan: the next one has it as it is.
            Err(_) => return refusal(StatusCode::SERVICE_UNAVAILABLE),
        },
    };
    let mut response = tagged(plain(status, body), tag.as_deref());
    set(&mut response, header::CONTENT_TYPE, content.form);
    set(&mut response, header::CONTENT_LENGTH, &(to - from).to_string());
    if content.is_ranged {
        set(&mut response, header::ACCEPT_RANGES, "bytes");
    }
    if status == StatusCode::PARTIAL_CONTENT {
        let range = format!("bytes {from}-{}/{n_bytes}", to - 1);
        set(&mut response, header::CONTENT_RANGE, &range);
    }
    response
}

fn plain(status: StatusCode, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response
}

/// With its digest, so that the browser asks whether its copy stands.
fn tagged(mut response: Response, tag: Option<&str>) -> Response {
    if let Some(tag) = tag {
        set(&mut response, header::ETAG, tag);
        set(&mut response, header::CACHE_CONTROL, "no-cache");
    }
    response
}

fn set(response: &mut Response, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

/// What a `Range` asks for.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// These bytes, the end excluded.
    Of(u64, u64),
    /// Bytes that there are not.
    Nothing,
}

/// The part that a `Range` asks for; `None` for what is no single range of bytes, which is answered
/// by the whole.
fn part(range: &str, n_bytes: u64) -> Option<Part> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let number = |text: &str| -> Option<u64> {
        let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| text.parse().unwrap_or(u64::MAX))
    };
    let (from, to) = match (first.trim(), last.trim()) {
        ("", last) => (n_bytes.saturating_sub(number(last)?), n_bytes),
        (first, "") => (number(first)?, n_bytes),
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            if last < first {
                return None;
            }
            (first, last.saturating_add(1).min(n_bytes))
        }
    };
    Some(if from < to { Part::Of(from, to) } else { Part::Nothing })
}

fn bytes_of(bytes: &Arc<[u8]>, from: u64, to: u64) -> Body {
    let at = |n: u64| usize::try_from(n).unwrap_or(bytes.len()).min(bytes.len());
    Body::from(bytes[at(from)..at(to)].to_vec())
}

/// A part of a file, read as it goes out.
async fn file_of(file: Arc<File>, from: u64, to: u64) -> io::Result<Body> {
    let opened = tokio::task::spawn_blocking(move || {
        let mut opened = file.open()?;
        opened.seek(SeekFrom::Start(from))?;
        Ok::<_, io::Error>(opened)
    });
    let mut opened = opened.await.map_err(io::Error::other)??;
    let (sender, receiver) = mpsc::channel(2);
    tokio::spawn(async move {
        let mut left = to - from;
        while left > 0 {
            let n = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
            let read = tokio::task::spawn_blocking(move || {
                let mut piece = vec![0; n];
                let outcome = opened.read_exact(&mut piece).map(|()| Bytes::from(piece));
                (opened, outcome)
            });
            let Ok((back, outcome)) = read.await else { return };
            opened = back;
            left -= n as u64;
            let is_over = outcome.is_err();
            if sender.send(outcome).await.is_err() || is_over {
                return;
            }
        }
    });
    Ok(Body::from_stream(Pieces(receiver)))
}

struct Pieces(mpsc::Receiver<io::Result<Bytes>>);

impl Stream for Pieces {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_a_part_of_the_bytes() {
        for (range, expected) in [
            ("bytes=0-3", Some(Part::Of(0, 4))),
            ("bytes=2-", Some(Part::Of(2, 10))),
            ("bytes=-3", Some(Part::Of(7, 10))),
            ("bytes=-30", Some(Part::Of(0, 10))),
            ("bytes=8-99999999999999999999999", Some(Part::Of(8, 10))),
            ("bytes=10-", Some(Part::Nothing)),
            ("bytes=99999999999999999999999-", Some(Part::Nothing)),
            ("bytes=-0", Some(Part::Nothing)),
            ("bytes=5-2", None),
            ("bytes=0-1,3-4", None),
            ("bytes=a-b", None),
            ("bytes=+1-2", None),
            ("lines=0-1", None),
        ] {
            assert_eq!(part(range, 10), expected, "{range}");
        }
        assert_eq!(part("bytes=0-", 0), Some(Part::Nothing));
    }
}
