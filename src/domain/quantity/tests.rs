use super::*;

fn of(text: &str) -> Quantity {
    let (word, number) = text.split_once(' ').unwrap_or(("", text));
    let qualifier = match word {
        "" => Qualifier::Exact,
        "trên" => Qualifier::AtLeast,
        "dưới" => Qualifier::AtMost,
        "khoảng" => Qualifier::About,
        "gần" => Qualifier::Almost,
        _ => Qualifier::Between,
    };
    let (value, hi) = number.split_once('-').map_or((number, None), |(a, b)| (a, Some(b)));
    let hi = hi.map(|hi| hi.parse().unwrap());
    Quantity::from_words(value.parse().unwrap(), qualifier, hi, Approximation::default()).unwrap()
}

fn show(q: Quantity) -> String {
    let bound = |b: Option<Decimal>| b.map_or_else(|| "∞".to_owned(), |b| b.to_string());
    format!(
        "{} {} {} {}",
        q.label(Approximation::default()).as_str(),
        q.est,
        bound(q.lo),
        bound(q.hi)
    )
}

#[test]
fn words_give_bounds_and_bounds_give_the_word_back() {
    for (text, shown) in [
        ("450", "exact 450 450 450"),
        ("trên 450", "at_least 450 450 ∞"),
        ("dưới 50", "at_most 50 0 50"),
        ("khoảng 100", "about 100 90 110"),
        ("gần 200", "almost 200 180 200"),
        ("từ 1-4", "about 2.5 1 4"),
        // A seventh decimal is rounded outward.
        ("khoảng 0.000001", "about 0.000001 0 0.000002"),
    ] {
        assert_eq!(show(of(text)), shown, "{text}");
    }
}

#[test]
fn the_decimals_of_the_approximation_count() {
    for (percent, value, bounds) in [
        ("12.5", "100", "87.5 112.5"),
        ("12.5", "0.000001", "0 0.000002"),
        ("0.5", "200", "199 201"),
        ("0", "100", "100 100"),
    ] {
        let approximation = Approximation::new(percent.parse().unwrap()).unwrap();
        let value = value.parse().unwrap();
        let of = |word| Quantity::from_words(value, word, None, approximation).unwrap();
        let (about, almost) = (of(Qualifier::About), of(Qualifier::Almost));
        let (lo, hi) = (about.lo.unwrap(), about.hi.unwrap());
        assert_eq!(format!("{lo} {hi}"), bounds, "{percent} % of {value}");
        assert_eq!((almost.lo, almost.hi), (Some(lo), Some(value)));
        let is_exact = approximation.percent() == Decimal::ZERO;
        let label = if is_exact { Qualifier::Exact } else { Qualifier::Almost };
        assert_eq!(almost.label(approximation), label, "{percent} % of {value}");
    }
    for percent in ["-0.1", "100.5"] {
        assert_eq!(Approximation::new(percent.parse().unwrap()), None);
    }
}

#[test]
fn a_sum_is_never_surer_than_its_parts() {
    for (parts, shown) in [
        (["trên 450", "50"], "at_least 500 500 ∞"),
        (["gần 200", "100"], "almost 300 280 300"),
        (["trên 450", "khoảng 100"], "about 550 540 ∞"),
    ] {
        assert_eq!(show(Quantity::sum(parts.map(of)).unwrap()), shown, "{parts:?}");
    }
    assert_eq!(show(of("500").checked_sub(of("trên 100")).unwrap()), "at_most 400 ∞ 400");
    assert_eq!(show(Quantity::max([of("trên 5"), of("7")]).unwrap()), "at_least 7 7 ∞");
}

#[test]
fn quotients_round_on_output_and_outward() {
    let one = Decimal::whole(1);
    assert_eq!(show(of("2").ratio(of("3"), one).unwrap()), "exact 0.666667 0.666667 0.666667");
    assert_eq!(
        show(of("1").ratio(of("khoảng 3"), one).unwrap()),
        "about 0.333333 0.30303 0.370371"
    );
    assert_eq!(of("1").ratio(of("0"), one), None);
    let mean = [(of("1"), Decimal::whole(1)), (of("2"), Decimal::whole(2))];
    assert_eq!(show(Quantity::mean(&mean).unwrap()), "exact 1.666667 1.666667 1.666667");
    assert_eq!(Quantity::mean(&[]), None);
}

#[test]
fn what_passes_the_range_is_none_and_never_wrong() {
    let huge = Quantity::exact(Decimal::from_millionths(i128::MAX));
    assert_eq!(Quantity::sum([huge, of("1")]), None);
    assert_eq!(of("0").checked_sub(huge).and_then(|q| q.checked_sub(of("1"))), None);
    assert_eq!(huge.ratio(of("7"), Decimal::whole(100)), None);
    assert_eq!(Quantity::mean(&[(huge, Decimal::whole(2))]), None);
    let about =
        |value| Quantity::from_words(value, Qualifier::About, None, Approximation::default());
    assert_eq!(about(huge.est), None);
}

#[test]
fn a_percentage_is_rounded_half_away_from_zero() {
    for (now, base, percent) in
        [(9, 8, Some("12.5")), (2, 3, Some("-33.3")), (1, 0, None), (1999, 2000, Some("-0.1"))]
    {
        let change = change_percent(Decimal::whole(now), Decimal::whole(base));
        assert_eq!(change.map(|c| c.to_string()).as_deref(), percent);
    }
}

#[test]
fn only_bounds_apart_are_surely_greater() {
    for (a, b, verdict) in [
        ("520", "trên 450", Verdict::LikelyGreater),
        ("480", "trên 450", Verdict::Unclear),
        ("trên 450", "400", Verdict::Greater),
        ("5", "5", Verdict::Equal),
        ("khoảng 5", "khoảng 5", Verdict::Unclear),
        ("khoảng 50", "100", Verdict::Less),
    ] {
        assert_eq!(of(a).compare(of(b), true, Approximation::default()), verdict, "{a} and {b}");
    }
}
