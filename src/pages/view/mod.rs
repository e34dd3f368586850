//! The views: what templates see, spelt out as types.
//!
//! Every address is ready for the browser (root-relative with the site's sub-path); every text is
//! plain and escaped by the template, except the fields called `html`. Numbers are text in two
//! forms: for readers (`92.000`) and for machines (`92000`). The theme's README documents each view
//! with an example.

mod articles;
mod data;
mod figures;
mod frame;
mod prose;
mod statistics;

pub use articles::*;
pub use data::*;
pub use figures::*;
pub use frame::*;
pub use prose::*;
pub use statistics::*;
