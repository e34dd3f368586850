//! What open pages are told: one event a plan, by server-sent events.
//!
//! An event tells a page whether it itself changed, so it is rendered before it is asked for again.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_core::Stream;
use serde::Serialize;
use tokio::sync::mpsc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::board::{Board, Snapshot};
use super::page::{self, Found};

/// At most so many pages are told at once.
const TABS_MAX: usize = 100;
/// A connection that is gone shows when something is sent.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// One event.
#[derive(Debug, Serialize)]
struct News {
    /// The number of the newest plan.
    version: u64,
    /// Whether the pages shown are of that plan: it had no errors.
    good: bool,
    /// Whether only stylesheets changed since the plan before.
    css: bool,
    errors: usize,
    warnings: usize,
    /// The page that listens.
    page: Option<About>,
}

/// The page that listens, as it is now.
#[derive(Debug, Serialize)]
struct About {
    status: u16,
    /// The digest of its bytes: another one than the page's own means that it changed.
    print: String,
    /// Where it is, if it moved.
    location: Option<String>,
}

/// The places of all listening pages.
pub(super) fn tabs() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(TABS_MAX))
}

/// Begins to tell the page at `path`, first how things stand; `None` where too many listen.
pub(super) fn tell(
    board: &Arc<Board>,
    tabs: &Arc<Semaphore>,
    path: Option<String>,
) -> Option<Response> {
    let place = Arc::clone(tabs).try_acquire_owned().ok()?;
    let (sender, receiver) = mpsc::channel(1);
    tokio::spawn(follow(Arc::clone(board), path, sender));
    let stream = Events { receiver, _place: place };
    let keep_alive = KeepAlive::new().interval(KEEP_ALIVE);
    Some(Sse::new(stream).keep_alive(keep_alive).into_response())
}

async fn follow(board: Arc<Board>, path: Option<String>, sender: mpsc::Sender<Event>) {
    let mut newest = board.subscribe();
    let mut told = None;
    loop {
        let snapshot = newest.borrow_and_update().clone();
        if let Some(snapshot) = snapshot {
            // Whoever comes or missed a plan cannot know what else changed.
            let is_next = told == Some(snapshot.version - 1);
            told = Some(snapshot.version);
            let event = event(&board, snapshot, path.clone(), is_next).await;
            if sender.send(event).await.is_err() {
                return;
            }
        }
        tokio::select! {
            changed = newest.changed() => if changed.is_err() { return },
            () = sender.closed() => return,
        }
    }
}

async fn event(
    board: &Arc<Board>,
    snapshot: Arc<Snapshot>,
    path: Option<String>,
    is_next: bool,
) -> Event {
    let mut news = News {
        version: snapshot.version,
        good: snapshot.is_good(),
        css: is_next && snapshot.is_css_only(),
        errors: snapshot.counts[0],
        warnings: snapshot.counts[1],
        page: None,
    };
    let board = Arc::clone(board);
    let rendered = tokio::task::spawn_blocking(move || Some(about(&board, &snapshot, &path?)));
    news.page = rendered.await.ok().flatten();
    let json = serde_json::to_string(&news).expect("texts and numbers can be written as JSON");
    Event::default().event("plan").id(news.version.to_string()).data(json)
}

fn about(board: &Board, snapshot: &Snapshot, path: &str) -> About {
    match page::find(board, snapshot, path) {
        Found::Shown(shown) => {
            About { status: shown.status, print: shown.made.print.to_string(), location: None }
        }
        Found::Elsewhere(location) => {
            About { status: 302, print: String::new(), location: Some(location) }
        }
    }
}

/// The events of one page; its place is free again when the page is gone.
struct Events {
    receiver: mpsc::Receiver<Event>,
    _place: OwnedSemaphorePermit,
}

impl Stream for Events {
    type Item = Result<Event, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.receiver.poll_recv(context).map(|event| event.map(Ok))
    }
}
