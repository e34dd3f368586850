//! bantin: a static site generator for organisations that publish figures in prose.
//!
//! # The map of the house
//!
//! One crate of small rooms on floors; data goes up only. A room imports from lower floors only,
//! which `tests/it/tidy.rs` enforces together with who may touch the outside world.
//!
//! | floor | room | its one job |
//! | --- | --- | --- |
//! | 0 | [`path`], [`fold`], [`fingerprint`] | names of files and pages; the Vietnamese fold; digests and reuse |
//! | 1 | [`domain`] | values of figures, valid by construction |
//! | 2 | [`diag`], [`source`] | mistakes and their wording; the tree as plain data |
//! | 3 | [`settings`] | the board's typed files |
//! | 4 | [`article`] | one file to one article |
//! | 4 | [`extract`] | figures proposed from prose |
//! | 5 | [`model`] | articles against the registries and each other |
//! | 5 | [`schema`] | JSON Schemas of the board's files, for its editor |
//! | 6 | [`stats`] | totals that never count twice |
//! | 7 | [`findings`] | what is wrong between figures |
//! | 8 | [`pages`] | which pages exist, and each one's view; in `pages/figures` the figures on them |
//! | 9 | [`render`] | a view to bytes; the only importer of tera |
//! | 10 | [`mod@build`] | the table of contents |
//! | 11 | [`desk`] | what commands write into sources, as text |
//! | 12 | [`mod@write`] | bytes to the disk |
//! | 13 | [`mod@serve`] | the preview |
//! | 14 | [`cli`] | arguments, printing, exit codes |
//!
//! Absent on purpose: a `Site` object with methods, a dependency graph, a second path for
//! rebuilding, template code in articles.

pub mod article;
pub mod build;
pub mod cli;
pub mod desk;
pub mod diag;
pub mod domain;
pub mod extract;
pub mod findings;
pub mod fingerprint;
pub mod fold;
pub mod model;
pub mod pages;
pub mod path;
pub mod render;
pub mod schema;
pub mod serve;
pub mod settings;
pub mod source;
pub mod stats;
pub mod write;
