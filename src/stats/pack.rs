//! Step 5: of the cells that do not overlap, those that guarantee the most.

use crate::domain::AreaSets;

use super::definition::pack_by_definition;
use super::pool::Pool;
use super::score::{Pack, Shelf};

/// The best packing of a pool.
pub(super) fn pack(areas: &AreaSets, pool: &Pool, shelf: &mut Shelf) -> Pack {
    pack_by_definition(areas, pool, shelf)
}
