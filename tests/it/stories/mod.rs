//! Sites that are built, edited and built again.

mod anchors;
pub mod edits;
mod pages;
pub mod random;
mod work;
