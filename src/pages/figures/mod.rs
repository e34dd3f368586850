//! The figures that pages show: numbers in words, boxes, charts, tables of totals.
//!
//! A page says *what* it is of; here is how that looks. Each of these asks the engine for its totals
//! ([`totals::Subject`]) or is given those that its page has at hand ([`totals::Total`]), so that
//! nothing is asked twice.
//!
//! - In words: [`words`], [`scale`], [`changes`], [`covered`], [`marks`].
//! - Boxes: [`stated`] of what an article says, [`totals`] of what the engine adds, [`headline`] of the
//!   period that is shown first.
//! - Charts: [`charts`], [`series`] over time, [`progress`] to a target, [`shown`] by district and all
//!   that a text asks for.
//! - Tables: [`ranking`], [`targets`], [`unsplit`].
//!
//! Absent: pages, their addresses and lists, which come in [`Facts`](super::Facts); and sums, which
//! are the engine's.

pub(crate) mod changes;
pub(crate) mod charts;
pub(crate) mod covered;
pub(crate) mod headline;
pub(crate) mod marks;
pub(crate) mod progress;
pub(crate) mod ranking;
pub(crate) mod scale;
pub(crate) mod series;
pub(crate) mod shown;
pub(crate) mod stated;
pub(crate) mod targets;
pub(crate) mod totals;
pub(crate) mod unsplit;
pub(crate) mod words;
