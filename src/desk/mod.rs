//! The editor's desk: what commands write into sources, as text.
//!
//! Every function here takes texts and returns texts; `write` saves them. What a change does not
//! concern keeps its bytes.
//!
//! - [`article`]: a new article; [`scalar`]: a text as a value of YAML.
//! - [`registry`]: a new entry of metrics.yaml or areas.yaml.
//! - [`rename`]: an article under another name.
//! - [`starter`]: the site that a newcomer begins with.
//!
//! Absent: the disk, the clock and the terminal.

pub mod article;
mod edits;
pub mod registry;
pub mod rename;
pub mod scalar;
pub mod starter;
