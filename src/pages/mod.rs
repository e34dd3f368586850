//! Which pages exist, and each one's view.
//!
//! [`plan`](fn@plan) sorts the articles into lists and names every output; [`view`](fn@view) makes
//! the view of one page when it is rendered, so that a preview costs what is looked at. A view is
//! made of parts ([`part`]), each with its digest. The figures on them are made in [`figures`].
//!
//! Absent: templates and bytes (`render`), and every question to the disk.

mod archive;
mod article;
mod body;
mod check;
pub(crate) mod data;
mod district;
mod districts;
mod facts;
pub mod feed;
mod figures;
mod frame;
mod head;
mod home;
mod lists;
mod machines;
mod make;
mod metric;
mod notfound;
mod output;
mod paginate;
pub mod part;
mod period;
mod plan;
mod urls;
pub mod view;

pub use check::{LinkMemo, check_links};
pub use data::Tables;
pub use facts::Facts;
pub(crate) use figures::stated::words_of;
pub(crate) use figures::words;
pub use frame::frame;
pub use make::{CardMemo, Statistics, plan, replace};
pub use output::{Output, view};
pub use plan::{Download, Page, PageKind};
pub(crate) use urls::encode;

#[cfg(test)]
mod tests;
