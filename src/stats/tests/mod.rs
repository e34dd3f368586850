//! The vectors of `statistics.md`, recorded random worlds, and properties over worlds with a known
//! truth.

mod packing;
mod random;
mod vectors;
mod world;
mod worlds;
