//! One binary for all integration tests.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    unreachable_pub,
    missing_docs,
    reason = "tests fail by panicking, make their own files and have no readers outside"
)]

mod breakdowns;
mod commands;
mod compared;
mod crawl;
mod data;
mod findings;
mod kinds;
mod mistakes;
mod sample;
mod scales;
mod seed;
mod serve;
mod shown;
mod site;
mod sites;
mod stats;
mod stories;
mod theme;
mod tidy;
mod vectors;
mod write;
