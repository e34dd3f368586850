//! Sites that are built, edited and built again.

mod anchors;
mod continued;
pub mod edits;
mod pages;
pub mod random;
mod targets;
mod work;
