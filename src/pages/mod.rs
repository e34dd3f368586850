//! Which pages exist, and each one's view.

pub mod part;
pub mod view;
mod words;
