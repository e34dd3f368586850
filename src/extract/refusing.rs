//! Quantities that are no figures for all their units: conditions, shares, points, programmes.

use super::Why;
use super::clauses::{Clauses, last_of_any, words_between};
use super::counted::Scan;
use super::quantity::Quantity;
use super::words::PROGRAMMES;
use crate::domain::phrases::Phrases;
use crate::domain::unit::Dimension;
use crate::domain::{Decimal, Qualifier};

/// Words near a limit that make it a condition.
const CONDITIONS: &[&str] = &[
    "cân nặng",
    "chiều cao",
    "thu nhập",
    "độ tuổi",
    "điều kiện",
    "tiêu chuẩn",
    "quy định",
    "mức đóng",
    "mức vay",
    "cho vay",
    "được vay",
    "trường hợp",
    "người có",
    "hộ có",
    "đối tượng",
    "bình quân",
];

/// Why a quantity is no figure.
pub(super) fn refused(scan: Scan<'_, '_>, bounds: &Clauses, quantity: &Quantity) -> Option<Why> {
    let Some(unit) = &quantity.unit else {
        let is_one_of = scan.begins(quantity.tokens.end, "trong");
        return Some(if is_one_of { Why::OneOf } else { Why::Unclear });
    };
    // `2/3 đoàn viên` is a share; `2/3 xã` may well be two of three.
    let is_share = quantity.total.is_some_and(|total| total < Decimal::whole(10));
    if is_share && unit.name() == "người" {
        return Some(Why::Fraction);
    }
    let (start, end) = (quantity.tokens.start, quantity.tokens.end);
    let before = words_between(scan, bounds[start].clause, start, 60);
    let is_money = unit.dimension() == Dimension::Money;
    if unit.dimension() == Dimension::Duration {
        let is_labour = unit.name() == "giờ" && quantity.value > Decimal::whole(24);
        return (!is_labour).then_some(Why::Duration);
    }
    if is_money && quantity.value == Decimal::ZERO {
        return Some(Why::Programme);
    }
    let is_limit = scan.follows(end, "trở lên")
        || scan.follows(end, "trở xuống")
        || quantity.qualifier == Qualifier::AtMost;
    if is_limit && (last_of_any(before, CONDITIONS).is_some() || quantity.is_rate) {
        return Some(Why::Condition);
    }
    let is_round = quantity.lead.times(1) == Some(Decimal::whole(1)) && quantity.scale >= 1_000_000;
    let is_exact = quantity.qualifier == Qualifier::Exact;
    if is_round && is_exact && !is_money {
        let near =
            words_between(scan, bounds[start].clause.max(start.saturating_sub(4)), start, 60);
        if last_of_any(near, PROGRAMMES).is_some() {
            return Some(Why::Programme);
        }
    }
    let is_fraction = !quantity.value.is_whole() && unit.dimension() == Dimension::Count;
    if is_fraction {
        return Some(Why::TwoReadings);
    }
    let is_bare_point = unit.name() == "điểm" && scan.follows(end, "điểm");
    if is_bare_point
        && scan.follows_any(
            start,
            const {
                &Phrases::of(&["đạt", "được", "chấm", "cộng", "trừ", "với", "tổng", "tối đa"])
            },
        )
    {
        return Some(Why::Score);
    }
    if unit.dimension() == Dimension::Ratio {
        let is_change = quantity.is_comparison || scan.follows_any(start, &CHANGES);
        let is_deed = scan
            .begins_any(end, const { &Phrases::of(&["hiến", "tổ chức", "tham gia", "ra quân"]) })
            || last_of_any(before, &["hiến máu"]).is_some();
        return (!is_change && !is_deed).then_some(Why::Times);
    }
    if unit.dimension() == Dimension::Score {
        return Some(Why::Score);
    }
    None
}

/// Words directly before a figure that is a change.
pub(super) static CHANGES: Phrases = Phrases::of(&[
    "tăng",
    "giảm",
    "gấp",
    "bằng",
    "tăng thêm",
    "giảm còn",
    "tăng lên",
    "tăng trưởng",
    "vượt",
    "cao gấp",
    "chênh",
]);
