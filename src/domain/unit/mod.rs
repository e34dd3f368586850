//! Units of figures: their names, the forms in which they are written, and what converts to what.
//!
//! - A count noun is its own base, so trees never add to people; only physical units convert.
//! - Forms are compared in NFC and lower case, and the longest form that ends at a word's end wins:
//!   `suất học bổng` is not `suất`.
//! - A site's metric may have a unit of its own, a noun that the table does not hold.
//! - A foreign currency is known in order to be refused: nothing converts it.

mod table;

use std::fmt;
use std::sync::{Arc, LazyLock};

use serde::{Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;

use super::Decimal;
use super::phrases::{bucket, first_word, is_at};
use crate::fold;

/// What kind of thing a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Things that are counted: buổi, cây, người, and a site's own nouns.
    Count,
    /// Base m.
    Length,
    /// Base m2.
    Area,
    /// Base kg.
    Mass,
    /// Base lít.
    Volume,
    /// đồng or USD; they do not convert.
    Money,
    /// A price of one thing, never summed: đồng/suất.
    MoneyRate,
    /// % and điểm phần trăm.
    Percent,
    /// lần: how many times as much.
    Ratio,
    /// Points given by a jury.
    Score,
    /// giờ, ngày, tháng: a figure in an entry only, in prose a period.
    Duration,
    /// Any money but đồng and USD.
    ForeignCurrency,
}

impl Dimension {
    /// Whether a figure in it is measured, so that a fraction of it is ordinary: `1,028 km`.
    pub const fn is_measured(self) -> bool {
        matches!(self, Self::Length | Self::Area | Self::Mass | Self::Volume | Self::Percent)
    }

    /// Whether its units convert to a physical base: m, m2, kg or lít.
    pub const fn is_physical(self) -> bool {
        matches!(self, Self::Length | Self::Area | Self::Mass | Self::Volume)
    }
}

/// A row of the table.
#[derive(Debug)]
struct Row {
    name: &'static str,
    dimension: Dimension,
    base: &'static str,
    factor: Decimal,
    forms: &'static [&'static str],
}

/// A unit: one of the table, or a count noun of a site's own.
///
/// Two units are equal when their canonical names are. It prints and serializes as that name.
#[derive(Clone)]
pub struct Unit(Kind);

#[derive(Clone)]
enum Kind {
    Known(&'static Row),
    Own(Arc<str>),
}

impl Unit {
    /// The unit that `text` as a whole names, or else a count noun of its own.
    pub fn named(text: &str) -> Self {
        let key = comparable(text);
        match forms_like(&key).iter().find(|(form, _)| *form == key) {
            Some((_, Some(row))) => Self(Kind::Known(row)),
            Some((_, None)) | None => Self(Kind::Own(key.into())),
        }
    }

    /// The canonical name: `cây` for `cây xanh`; a noun of its own in NFC and lower case.
    pub fn name(&self) -> &str {
        match &self.0 {
            Kind::Known(row) => row.name,
            Kind::Own(noun) => noun,
        }
    }

    /// The other forms in which it is written.
    pub(crate) fn forms(&self) -> &'static [&'static str] {
        match &self.0 {
            Kind::Known(row) => row.forms,
            Kind::Own(_) => &[],
        }
    }

    /// What kind of thing it measures.
    pub fn dimension(&self) -> Dimension {
        match &self.0 {
            Kind::Known(row) => row.dimension,
            Kind::Own(_) => Dimension::Count,
        }
    }

    /// Whether the table holds it, as against a site's own noun.
    pub fn is_known(&self) -> bool {
        matches!(self.0, Kind::Known(_))
    }

    /// The canonical name of the unit in which its figures are added.
    pub fn base(&self) -> &str {
        match &self.0 {
            Kind::Known(row) => row.base,
            Kind::Own(noun) => noun,
        }
    }

    /// How many of its base one of it is: 1000 for km. Never zero.
    pub fn factor(&self) -> Decimal {
        match &self.0 {
            Kind::Known(row) => row.factor,
            Kind::Own(_) => Decimal::whole(1),
        }
    }

    /// Whether figures in the two can be added.
    pub fn converts_to(&self, other: &Self) -> bool {
        self.base() == other.base()
    }

    /// The units of the table whose figures can be added to its own, by name.
    pub fn convertible(&self) -> impl Iterator<Item = &'static str> {
        table::ROWS.iter().filter(|row| row.base == self.base()).map(|row| row.name)
    }

    /// `value` of it in base units; `None` past the range or past six decimals.
    pub fn to_base(&self, value: Decimal) -> Option<Decimal> {
        match whole(self.factor()) {
            Some(factor) => value.millionths().checked_mul(factor).map(Decimal::from_millionths),
            None => value.checked_mul(self.factor()),
        }
    }

    /// `value` base units in it; `None` past the range or past six decimals.
    pub fn from_base(&self, value: Decimal) -> Option<Decimal> {
        match whole(self.factor()) {
            Some(factor) if value.millionths() % factor != 0 => None,
            Some(factor) => Some(Decimal::from_millionths(value.millionths() / factor)),
            None => value.checked_div(self.factor()),
        }
    }
}

/// A factor that is a whole number, by which any amount can be multiplied within its own range.
fn whole(factor: Decimal) -> Option<i128> {
    factor.is_whole().then(|| factor.millionths() / Decimal::whole(1).millionths())
}

impl PartialEq for Unit {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Unit {}

impl PartialOrd for Unit {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Unit {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.name().cmp(other.name())
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unit({})", self.name())
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// A form with its row; a noun that is no unit of the table has none.
type Form = (String, Option<&'static Row>);

/// Every form by the bucket of its first word, the longest first.
static FORMS: LazyLock<Vec<Vec<Form>>> = LazyLock::new(|| {
    let units = table::ROWS.iter().flat_map(|row| {
        let name = row.name.to_lowercase();
        let forms = row.forms.iter().map(|&form| form.to_owned());
        std::iter::once(name).chain(forms).map(move |form| (form, Some(row)))
    });
    let nouns = table::OTHER_NOUNS.iter().map(|&noun| (noun.to_owned(), None));
    let mut forms = vec![Vec::new(); 1 << u8::BITS];
    for form in units.chain(nouns) {
        forms[usize::from(bucket(first_word(&form.0)))].push(form);
    }
    for forms in &mut forms {
        forms.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    }
    forms
});

/// The forms that begin as `text` does, the longest first.
fn forms_like(text: &str) -> &'static [Form] {
    &FORMS[usize::from(bucket(first_word(text)))]
}

/// The longest form of the table with which `text` begins: its length in bytes and its unit,
/// which is `None` for a noun that only begins like a form.
///
/// `text` is in NFC and lower case with single spaces. The work does not grow with it.
pub(crate) fn longest_form(text: &str) -> Option<(usize, Option<Unit>)> {
    let begins = |(form, _): &&Form| is_at(text, form);
    let (form, row) = forms_like(text).iter().find(begins)?;
    Some((form.len(), row.map(|row| Unit(Kind::Known(row)))))
}

/// Whether no word of `text` goes on across the byte `at`.
pub(crate) fn is_word_end(text: &str, at: usize) -> bool {
    let is_inside = |c: Option<char>| c.is_some_and(fold::is_letter_or_digit);
    !(is_inside(text[..at].chars().next_back()) && is_inside(text[at..].chars().next()))
}

/// A form or name as texts are compared: NFC, lower case, single spaces, and `đ` where `ð` stands.
pub(crate) fn comparable(text: &str) -> String {
    let lower = text.nfc().collect::<String>().to_lowercase().replace('ð', "đ");
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_the_table_is_in_the_shape_in_which_texts_are_compared() {
        let mut n_forms = 0;
        for row in table::ROWS {
            assert_eq!(Unit::named(row.name).name(), row.name);
            assert!(!row.factor.is_negative() && row.factor != Decimal::ZERO);
            assert!(table::ROWS.iter().any(|base| base.name == row.base
                && base.dimension == row.dimension
                && base.factor == Decimal::whole(1)));
            for form in row.forms {
                assert_eq!(comparable(form), **form);
                assert_eq!(Unit::named(form).name(), row.name, "{form} is in two rows");
                n_forms += 1;
            }
        }
        assert!(n_forms > 100);
        for noun in table::OTHER_NOUNS {
            assert!(
                longest_form(noun).is_some_and(|(end, unit)| end == noun.len() && unit.is_none())
            );
        }
    }

    #[test]
    fn the_longest_form_that_ends_at_a_words_end_wins() {
        for (text, expected) in [
            ("suất học bổng cho em", Some("suất học bổng")),
            ("suất quà", Some("suất quà")),
            ("tin, bài, phóng sự chuyên đề", Some("tin bài")),
            ("mô hình", Some("mô hình")),
            ("m2 tường", Some("m2")),
            ("m² tường", Some("m2")),
            ("m", Some("m")),
            ("m5", None),
            ("kênh", None),
            ("hạng mục", None),
            ("%dân", Some("%")),
            ("đ/c", Some("người")),
            ("đồng/1km đường", Some("đồng/km")),
            ("đô thị", None),
            ("đô", Some("USD")),
            ("phần mềm", None),
            ("", None),
        ] {
            let unit = longest_form(text).and_then(|(_, unit)| unit);
            assert_eq!(unit.as_ref().map(Unit::name), expected, "{text}");
        }
    }

    #[test]
    fn only_units_of_one_base_convert_and_exactly() {
        let unit = Unit::named;
        assert_eq!(unit("km").to_base("3.5".parse().unwrap()), Some(Decimal::whole(3500)));
        assert_eq!(unit("ha").from_base(Decimal::whole(5000)), Some("0.5".parse().unwrap()));
        assert_eq!(unit("m3").base(), "lít");
        assert_eq!(
            (unit("km").factor(), unit("mm").factor()),
            (Decimal::whole(1000), "0.001".parse().unwrap())
        );
        assert!(unit("km").converts_to(&unit("mm")) && !unit("km").converts_to(&unit("ha")));
        assert!(!unit("cây").converts_to(&unit("người")));
        assert!(!unit("đồng").converts_to(&unit("usd")));
        assert!(unit("Cây xanh").converts_to(&unit("CÂY")));
        assert_eq!(unit("ha").convertible().collect::<Vec<_>>(), ["m2", "km2", "ha"]);
    }

    #[test]
    fn a_noun_that_the_table_lacks_is_a_unit_of_its_own() {
        let boat = Unit::named("Chiếc  thuyền");
        assert_eq!((boat.name(), boat.base()), ("chiếc thuyền", "chiếc thuyền"));
        assert_eq!((boat.dimension(), boat.is_known()), (Dimension::Count, false));
        assert_eq!(boat, Unit::named("chiếc thuyê\u{300}n"));
        assert!(!Unit::named("phần mềm").is_known());
    }
}
