//! A number with the words that belong to it: `hơn 5 tỷ 217 triệu đồng`, `171/177 xã`, `6-7 em`.
//!
//! ```text
//! quantity = [ qualifier ] [ từ ] number [ of | to ] [ unit ] [ rưỡi ] [ rate ] [ trở lên ]
//! of       = / number | trong [ tổng ] [ số ] number     171/177 xã · 12 trong 35 đơn vị
//! to       = ( - | đến | tới ) number                    2 đến 3 triệu đồng
//! rate     = / [ 1 ] noun { / noun }                     25 triệu đồng/1km
//! ```
//!
//! The number is that of [`crate::domain::figure`]. Nothing here asks what the quantity is for.

use std::ops::Range;

use super::before::{Opening, opening};
use super::counted::Scan;
use super::marks::Marks;
use crate::domain::Decimal;
use crate::domain::Qualifier;
use crate::domain::figure::literal::{Exact, Marking, literal};
use crate::domain::figure::number::{Amount, amount, is_half_more, is_halved};
use crate::domain::figure::qualifier::{after_figure, together};
use crate::domain::figure::tokens::Kind;
use crate::domain::figure::words::scale;
use crate::domain::phrases::Phrases;
use crate::domain::unit::{Dimension, Unit};

/// A number in prose with what is said of it.
#[derive(Debug, Clone)]
pub(super) struct Quantity {
    /// From the qualifier to the unit.
    pub(super) tokens: Range<usize>,
    /// The numbers with their scale words.
    pub(super) number: Range<usize>,
    pub(super) qualifier: Qualifier,
    pub(super) value: Decimal,
    pub(super) value_hi: Option<Decimal>,
    pub(super) total: Option<Decimal>,
    pub(super) unit: Option<Unit>,
    /// The product of its scale words.
    pub(super) scale: u64,
    /// What stands before the scale words.
    pub(super) lead: Exact,
    pub(super) marking: Option<Marking>,
    /// Whether it is the price or share of one thing.
    pub(super) is_rate: bool,
    /// Whether it says by how much something is more or less.
    pub(super) is_comparison: bool,
}

impl Quantity {
    /// Whether it is written in words.
    pub(super) const fn is_words(&self) -> bool {
        self.marking.is_none()
    }

    /// Whether it is one number without scale words, to which a unit further on may belong.
    pub(super) const fn is_bare(&self) -> bool {
        self.unit.is_none() && self.scale == 1 && self.value_hi.is_none()
    }
}

/// The quantity whose number begins at `at`; `None` where no number can be read.
pub(super) fn read(scan: Scan<'_, '_>, marks: &Marks, at: usize) -> Option<Quantity> {
    let tokens = scan.tokens;
    let mut first = number(scan, at)?;
    let mut reading = Reading { scan, marks, end: first.tokens.end, number_end: None, unit: None };
    reading.skip_repetition(&mut first);
    let has_plus = tokens.is_sign(reading.end, '+') && tokens.is_glued(reading.end);
    reading.end += usize::from(has_plus);
    let mut quantity = Quantity {
        tokens: at..reading.end,
        number: at..reading.end,
        qualifier: if has_plus { Qualifier::AtLeast } else { Qualifier::Exact },
        value: first.value,
        value_hi: None,
        total: None,
        unit: None,
        scale: first.scale,
        lead: first.lead,
        marking: first.marking,
        is_rate: false,
        is_comparison: false,
    };
    if let Some(total) = reading.total(&first) {
        quantity.total = Some(total);
    } else if let Some((low, high)) = reading.upper(&first) {
        (quantity.value, quantity.value_hi) = (low, Some(high));
    }
    quantity.number.end = reading.number_end.unwrap_or(reading.end);
    if reading.unit.is_none() {
        reading.take_unit();
    }
    if is_half_more(tokens, reading.end) {
        reading.half(&mut quantity, first.last_scale);
    }
    quantity.unit = reading.unit.take();
    let is_money = quantity.unit.as_ref().is_some_and(|u| u.dimension() == Dimension::Money);
    if quantity.unit.is_none() && reading.is_money(&quantity) {
        quantity.unit = Some(Unit::named("đồng"));
    }
    reading.rate(&mut quantity, is_money);
    quantity.tokens.end = reading.end;
    around(scan, &mut quantity);
    Some(quantity)
}

/// The number at `at`; where what follows it makes two readings, its first term alone.
fn number(scan: Scan<'_, '_>, at: usize) -> Option<Amount> {
    let tokens = scan.tokens;
    if let Ok(amount) = amount(tokens, at)? {
        return Some(amount);
    }
    let first = literal(tokens, at)?.ok()?;
    let by = scale(tokens, first.end).unwrap_or(1);
    let end = first.end + usize::from(by > 1);
    Some(Amount {
        tokens: at..end,
        number_end: first.end,
        value: first.value.times(by)?,
        lead: first.value,
        scale: by,
        last_scale: by,
        is_single: true,
        marking: Some(first.marking),
    })
}

/// The words before the number and `trở lên` after the unit.
fn around(scan: Scan<'_, '_>, quantity: &mut Quantity) {
    let is_percent =
        quantity.unit.as_ref().is_some_and(|unit| unit.dimension() == Dimension::Percent);
    let Opening { qualifier, start, is_comparison } =
        opening(scan, quantity.number.start, is_percent);
    let both = together(quantity.qualifier, qualifier);
    quantity.qualifier = both.unwrap_or(qualifier);
    quantity.tokens.start = start;
    quantity.is_comparison = is_comparison;
    let end = quantity.tokens.end;
    let is_noun = |at: &usize| scan.tokens.kind(*at) == Some(Kind::Word);
    let closing = (end..end + 4)
        .take_while(|at| *at == end || is_noun(&(at - 1)))
        .find_map(|at| after_figure(scan.tokens, at));
    if let Some((after, next)) = closing {
        quantity.qualifier = after;
        quantity.tokens.end = next;
    }
    let is_from = start > 0 && scan.tokens.is(start - 1, "từ");
    if is_from && (closing.is_some() || quantity.value_hi.is_some()) {
        quantity.tokens.start -= 1;
    }
    if quantity.value_hi.is_some() {
        quantity.qualifier = Qualifier::Between;
    }
}

/// The tokens after the first number.
struct Reading<'r, 's, 't> {
    scan: Scan<'s, 't>,
    marks: &'r Marks,
    end: usize,
    /// The token after the upper end of a range, before its unit.
    number_end: Option<usize>,
    unit: Option<Unit>,
}

impl Reading<'_, '_, '_> {
    /// `03 (ba) công trình`, `120 (một trăm hai mươi) triệu đồng`: the number once more.
    fn skip_repetition(&mut self, first: &mut Amount) {
        let tokens = self.scan.tokens;
        if !tokens.is_sign(self.end, '(') {
            return;
        }
        let Some(Ok(again)) = amount(tokens, self.end + 1) else { return };
        if again.value != first.value || !tokens.is_sign(again.tokens.end, ')') {
            return;
        }
        self.end = again.tokens.end + 1;
        if let Some(by) = scale(tokens, self.end).filter(|_| first.scale == 1)
            && let Some(value) = first.lead.times(by)
        {
            (first.value, first.scale, first.last_scale) = (value, by, by);
            self.end += 1;
        }
    }

    fn take_unit(&mut self) {
        let tokens = self.scan.tokens;
        let is_lone_dash = matches!(tokens.lower(self.end), "-" | "–")
            && !tokens.is_glued(self.end)
            && !tokens.is_glued(self.end + 1);
        let at = self.end + usize::from(is_lone_dash);
        if let Some((end, unit)) = self.scan.unit(at) {
            (self.end, self.unit) = (end, Some(unit));
        }
    }

    /// The M of N/M or `N trong M`, not below N.
    fn total(&mut self, first: &Amount) -> Option<Decimal> {
        let tokens = self.scan.tokens;
        let at = self.end;
        let is_slash = tokens.is_sign(at, '/') && tokens.is_glued(at) && tokens.is_glued(at + 1);
        let next = if is_slash {
            at + 1
        } else if tokens.is(at, "trong") && first.value > Decimal::whole(1) {
            let at = at + 1 + usize::from(tokens.is(at + 1, "tổng"));
            at + usize::from(tokens.is(at, "số"))
        } else {
            return None;
        };
        if !self.scan.is_digits(next) || first.scale > 1 {
            return None;
        }
        let second = number(self.scan, next)?;
        // More than was planned is no date: `3.500/3.200 lượt`.
        let is_plan = is_slash && first.value > Decimal::whole(31);
        let is_whole = (second.value >= first.value || is_plan) && second.scale == 1;
        let has_unit = (is_slash && second.value >= first.value)
            || self.scan.unit(second.tokens.end).is_some();
        (is_whole && has_unit).then(|| {
            self.end = second.tokens.end;
            second.value
        })
    }

    /// Both ends of a range that begins with `first`.
    fn upper(&mut self, first: &Amount) -> Option<(Decimal, Decimal)> {
        let tokens = self.scan.tokens;
        let own = self.scan.unit(self.end);
        let at = own.as_ref().map_or(self.end, |(end, _)| *end);
        if !matches!(tokens.lower(at), "-" | "–" | "—" | "~" | "đến" | "tới") {
            return None;
        }
        if self.marks.get(at + 1).is_some_and(Option::is_some) {
            return None;
        }
        let second = number(self.scan, at + 1)?;
        let unit = self.scan.unit(second.tokens.end);
        match (&own, &unit) {
            (Some((_, own)), Some((_, unit))) if own != unit => return None,
            (Some(_), None) => return None,
            _ => {}
        }
        let may_spread = own.is_none() && first.scale == 1 && second.is_single && second.scale > 1;
        let spread = first.lead.times(second.scale).filter(|v| may_spread && *v < second.value);
        let low = spread.unwrap_or(first.value);
        if low >= second.value {
            return None;
        }
        self.number_end = Some(second.tokens.end);
        (self.end, self.unit) = match unit {
            Some((end, unit)) => (end, Some(unit)),
            None => (second.tokens.end, None),
        };
        Some((low, second.value))
    }

    /// `3 tấn rưỡi`, `2 triệu đồng rưỡi`.
    fn half(&mut self, quantity: &mut Quantity, scale: u64) {
        let by = if is_halved(scale) { scale } else { 1 };
        let half = Exact::HALF.times(by).and_then(|half| quantity.value.checked_add(half));
        if let (Some(sum), Some(_)) = (half, &self.unit) {
            quantity.value = sum;
            self.end += 1;
        }
    }

    /// Whether a number without a unit is money: `góp 1 triệu rưỡi`, `500k`, `300.000/suất`.
    fn is_money(&self, quantity: &Quantity) -> bool {
        let tokens = self.scan.tokens;
        let start = quantity.number.start;
        let has_noun = tokens.kind(self.end) == Some(Kind::Word)
            && !tokens.is(self.end, "tiền")
            && !self.scan.begins_any(self.end, &super::words::NOT_A_NOUN)
            && !self.scan.begins_any(self.end, &super::words::GIVING);
        let is_said = (start.saturating_sub(3)..=start)
            .any(|at| self.scan.follows_any(at, &super::words::MONEY_BEFORE));
        let is_price = tokens.is_sign(self.end, '/')
            && self.scan.unit(self.end + 1).is_some()
            && quantity.value >= Decimal::whole(1000);
        match quantity.scale {
            1_000_000.. => is_said || !has_noun,
            1000 if tokens.is(self.end - 1, "k") => true,
            1000.. => is_said && !has_noun,
            _ => is_price || (is_said && !has_noun && quantity.value >= Decimal::whole(10_000)),
        }
    }

    /// `đồng/suất`, `đồng/1km`, `đồng/người/tháng`; `5 buổi/tuần`.
    fn rate(&mut self, quantity: &mut Quantity, is_money: bool) {
        let tokens = self.scan.tokens;
        let Some(unit) = &quantity.unit else { return };
        if unit.dimension() == Dimension::MoneyRate {
            quantity.is_rate = true;
            return;
        }
        let is_money = is_money || unit.dimension() == Dimension::Money;
        let mut name = unit.name().to_owned();
        let end = self.end;
        while tokens.is_sign(self.end, '/') {
            let is_one = tokens.is(self.end + 1, "1");
            let at = self.end + 1 + usize::from(is_one);
            let Some((next, noun)) = self.per(at) else { break };
            name.push('/');
            name.push_str(&noun);
            self.end = next;
        }
        if self.end == end {
            return;
        }
        quantity.is_rate = true;
        if is_money {
            quantity.unit = Some(Unit::named(&name));
        }
    }

    /// The thing of which the price is: its unit, or the word.
    fn per(&self, at: usize) -> Option<(usize, String)> {
        let tokens = self.scan.tokens;
        // `1.200 cây/kế hoạch 1.000 cây`: beside what was planned.
        if self.scan.begins_any(at, const { &Phrases::of(&["kế hoạch", "chỉ tiêu", "mục tiêu"]) })
        {
            return None;
        }
        if let Some((end, unit)) = self.scan.unit(at) {
            let name = if unit.name() == "suất quà" { "suất" } else { unit.name() };
            return Some((end, name.to_owned()));
        }
        let is_word = tokens.kind(at) == Some(Kind::Word) && !self.scan.is_capitals(at);
        is_word.then(|| (at + 1, tokens.lower(at).to_owned()))
    }
}
