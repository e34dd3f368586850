//! Units that stand above: in the line before a list, in the head of a table.

use super::clauses::Clauses;
use super::collect::is_closed;
use super::counted::{Scan, is_place};
use super::quantity::Quantity;
use crate::domain::unit::{Dimension, Unit};

/// What was said above the items.
#[derive(Debug, Default)]
pub(super) struct Headings {
    /// The paragraph of the last item, with the unit of all.
    list: Option<(usize, Unit)>,
    /// The last row of the table and its first row.
    table: Option<(usize, usize)>,
}

/// So many tokens of a heading or row are looked at.
const NEAR: usize = 40;

impl Headings {
    /// The unit of a number that stands alone after an area, or in a cell.
    pub(super) fn unit(
        &mut self,
        scan: Scan<'_, '_>,
        bounds: &Clauses,
        quantity: &Quantity,
    ) -> Option<Unit> {
        let start = quantity.tokens.start;
        let sign = start.checked_sub(1)?;
        if !is_closed(scan, quantity.tokens.end) {
            return None;
        }
        let paragraph = bounds[start].paragraph;
        if scan.tokens.is_sign(paragraph, '|') {
            return self.cell(scan, bounds, (paragraph, start));
        }
        let has_area = |at: usize| scan.lexicon.area_before(scan, at).is_some();
        let is_marked = matches!(scan.tokens.lower(sign), ":" | "(" | "-" | "–");
        let is_item = has_area(start) || (is_marked && has_area(sign));
        if !is_item {
            return None;
        }
        let sentence = bounds[start].sentence;
        if let Some((at, unit)) = &self.list
            && (*at == paragraph || *at == sentence)
        {
            return Some(unit.clone());
        }
        // The words of this sentence before its first area, the line before, or the items above.
        let before_line = paragraph.checked_sub(1).map(|end| (bounds[end].paragraph, paragraph));
        let unit = unit_in(scan, sentence.max(paragraph), start)
            .or_else(|| before_line.and_then(|(from, to)| unit_in(scan, from, to)))
            .or_else(|| self.list.take().map(|(_, unit)| unit))?;
        self.list = Some((paragraph, unit.clone()));
        Some(unit)
    }

    /// The unit that the head of the table names above the cell at `at`.
    fn cell(
        &mut self,
        scan: Scan<'_, '_>,
        bounds: &Clauses,
        (row, at): (usize, usize),
    ) -> Option<Unit> {
        let head = match self.table {
            Some((last, head)) if last == row => head,
            // The first row whose cell is asked for has its head right above it.
            Some((last, head)) if row > 0 && bounds[row - 1].paragraph == last => head,
            _ => row.checked_sub(1).map(|end| bounds[end].paragraph)?,
        };
        self.table = Some((row, head));
        let is_wall = |at: &usize| scan.tokens.is_sign(*at, '|');
        if at - row > NEAR * 4 {
            return None;
        }
        let column = (row..at).filter(is_wall).count();
        let walls: Vec<usize> =
            (head..row.min(head + NEAR * 4)).filter(is_wall).skip(column - 1).take(2).collect();
        match walls.as_slice() {
            [from, to] => unit_in(scan, *from, *to),
            _ => None,
        }
    }
}

/// The unit that the tokens from `from` to `to` name: after `số`, else the first.
fn unit_in(scan: Scan<'_, '_>, from: usize, to: usize) -> Option<Unit> {
    let from = from.max(to.saturating_sub(NEAR));
    let number = (from..to).find(|at| scan.tokens.is(*at, "số"));
    (number.unwrap_or(from)..to).find_map(|at| counted_unit(scan, at))
}

/// The unit at `at`, where it is of things that are counted or measured.
pub(super) fn counted_unit(scan: Scan<'_, '_>, at: usize) -> Option<Unit> {
    let (_, unit) = scan.unit(at)?;
    let is_counted = matches!(
        unit.dimension(),
        Dimension::Count | Dimension::Length | Dimension::Area | Dimension::Mass | Dimension::Money
    );
    (is_counted && !is_place(&unit)).then_some(unit)
}
