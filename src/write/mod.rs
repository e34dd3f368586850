//! Bytes to the disk: the site's output, and sources that commands save.
//!
//! [`Output::open`] takes the lock of an output folder, [`Output::stage`] begins a build,
//! [`Stage::put`] takes each page as it is rendered, and [`Stage::commit`] swaps all in.
//!
//! - **Nothing of the user's is deleted.** Only files on the list of own files (`.bantin/files` in
//!   the output), unchanged since they were written, are replaced or removed. The list is no cache:
//!   without it nobody could tell a stale page from a file that somebody put there.
//! - **Old or new, never half.** Bytes go to a staging folder on the same file system. When all are
//!   there, they are renamed into place; until then the old output is whole.
//! - **Killed at any moment, the next build heals.** Before the first rename, the list on disk holds
//!   the old state of every file as well as the new one; after the last, the new one alone.
//! - **Pages are not synced one by one**, which would cost more than the whole build; the list is,
//!   before the first rename and after the last. A power cut may leave a page empty, or as it was
//!   before; an empty file, or one of the list before (`.bantin/files.old`), is therefore ours too, and
//!   the next build, which finds other bytes than listed, writes it again.
//! - Bytes that did not change are not touched, so that their times stay for rsync.
//! - Links are not followed: one in the way is an error that names it.
//!
//! Absent: what pages say, the cache's content, and uploading.

#![allow(clippy::disallowed_methods, reason = "the room that writes")]

pub mod cache;
mod commit;
mod disk;
mod failure;
mod in_place;
mod list;
mod output;
pub mod source;
mod stage;
mod survey;
mod target;
#[cfg(test)]
mod tests;

pub use failure::{Error, Failure};
pub use output::{Output, OwnFile};
pub use stage::{Report, Stage};
pub use target::Target;
