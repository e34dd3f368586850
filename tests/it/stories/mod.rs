//! Sites that are built, edited and built again.

mod edits;
mod pages;
mod random;
mod work;
