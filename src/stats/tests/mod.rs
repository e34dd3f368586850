//! The vectors of `statistics.md`, recorded random worlds, and properties over worlds with a known
//! truth.

mod beyond;
mod packing;
mod random;
mod truth;
mod vectors;
mod world;
mod worlds;
