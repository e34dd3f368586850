//! One binary for all integration tests.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "tests fail by panicking and make their own files"
)]

mod tidy;
