//! The preview: plans the site after each save, renders what a browser asks for, and tells it.
//!
//! 1. [`planner`] watches the folders, plans with the functions of [`build`](mod@crate::build) and
//!    swaps one [`Snapshot`](board::Snapshot) in.
//! 2. [`listen`] takes connections, with limits; [`guard`] refuses what does not come from here.
//! 3. [`answer`] finds what a request names in the snapshot's outputs; [`page`] renders it, through
//!    the [`shelf`] that keeps what was rendered.
//! 4. [`inject`] adds the preview's script to a page; [`events`] tells open pages of each plan, and
//!    [`state`] what they ask about themselves.
//!
//! Absent: a way from an address to the disk (an address is looked up among the outputs, no path is
//! made of it), bytes that a build would not write, the clock and the terminal.

mod address;
mod answer;
mod articles;
mod board;
mod browser;
mod builtin;
mod events;
mod forms;
mod guard;
mod inject;
mod lan;
mod listen;
mod page;
mod patience;
mod planner;
mod send;
mod shelf;
mod state;
mod watch;

use std::io;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

pub use self::lan::letters;

use self::board::Board;
use crate::diag::{Diagnostics, show::TextOf};
use crate::fingerprint::Fingerprint;
use crate::model::Moment;
use crate::source;

/// How a preview is run.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder of the site.
    pub root: PathBuf,
    /// The first port to try; 0 for any.
    pub port: u16,
    /// The address or name to listen at; this machine alone where not given.
    pub host: Option<String>,
    /// Whether the local network may look.
    pub lan: bool,
    /// Whether to look for changes at intervals instead of being told of them.
    pub poll: bool,
    /// The digest of the program, which what a build left must be of.
    pub program: Fingerprint,
    /// The clock.
    pub clock: fn() -> Moment,
}

/// What a preview has to say to who started it.
pub enum Said<'a> {
    /// The port was taken; the preview is at another.
    Busy {
        /// The port asked for.
        asked: u16,
        /// The port taken instead.
        taken: u16,
    },
    /// The first plan is made.
    Ready {
        /// The address for this machine.
        address: &'a str,
        /// The address for the local network.
        lan: Option<&'a str>,
    },
    /// A plan was made.
    Planned(&'a Planned<'a>),
    /// Changes are looked for at intervals.
    Polling {
        /// Why the system does not tell of them; none where it was asked for.
        why: Option<&'a str>,
    },
    /// The program itself failed while planning; it goes on.
    Fault,
}

/// One plan, as it is told.
pub struct Planned<'a> {
    /// Its number, from 1.
    pub version: u64,
    /// How many files changed; none for the first plan.
    pub n_changed: Option<usize>,
    /// From the first word of a change to the new snapshot.
    pub took: Duration,
    /// Whether there are pages to show, of this plan or of one before.
    pub is_anything_shown: bool,
    /// What is wrong.
    pub diagnostics: &'a Diagnostics,
    /// The texts, for excerpts.
    pub text_of: TextOf<'a>,
}

/// Hears what a preview says; called from several threads.
pub type Hear = Arc<dyn Fn(&Said<'_>) + Send + Sync>;

/// Runs a preview until it is interrupted.
///
/// **Errors:** where it cannot listen.
pub fn serve(options: &Options, hear: &Hear) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(8)
        .build()?;
    let ended = runtime.block_on(run(options, hear));
    // A page that is being rendered is not waited for.
    runtime.shutdown_background();
    ended
}

async fn run(options: &Options, hear: &Hear) -> io::Result<()> {
    let doors = listen::bind(options).await?;
    if doors.port != options.port && options.port != 0 {
        hear(&Said::Busy { asked: options.port, taken: doors.port });
    }
    let lan = doors.lan.map(|ip| (ip, doors.port));
    let board = Arc::new(Board::new(options, lan));
    let server = Arc::new(answer::Server {
        board: Arc::clone(&board),
        guard: guard::Guard { port: doors.port, name: options.host.clone() },
        tabs: events::tabs(),
        root: source::real(&options.root),
    });
    let slots = listen::slots();
    for door in doors.listeners {
        tokio::spawn(listen::take(door, Arc::clone(&server), Arc::clone(&slots)));
    }
    let interrupted = tokio::signal::ctrl_c();
    let (host, port) = (doors.host, doors.port);
    planner::start(options, &board, hear, move |hear, snapshot| {
        let mount = &snapshot.mount;
        let lan = lan.map(|(ip, port)| format!("http://{}{mount}", authority(ip, port)));
        let address = format!("http://{host}:{port}{mount}");
        hear(&Said::Ready { address: &address, lan: lan.as_deref() });
    });
    interrupted.await
}

/// An address with its port, as it stands in a URL.
fn authority(ip: IpAddr, port: u16) -> String {
    match ip {
        IpAddr::V4(ip) => format!("{ip}:{port}"),
        IpAddr::V6(ip) => format!("[{ip}]:{port}"),
    }
}
