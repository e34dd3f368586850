//! What was saved where: events of the system as hints, gathered until it is worth looking.
//!
//! - [`system`] asks the system for events, of every folder that is read.
//! - [`pending`] knows which paths wait for a look, and until when.
//! - [`doubt`] does not believe at once that a file is gone or empty: many editors write so that it
//!   is for a moment.
//!
//! An event says only that something may have happened there; digests decide what did.

mod doubt;
mod pending;
mod system;

pub(super) use doubt::Doubts;
pub(super) use pending::{Due, Pending};
pub(super) use system::{Signal, Watch};
