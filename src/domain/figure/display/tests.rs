use super::*;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn numbers_are_written_with_the_marks_of_their_language() {
    for (value, vietnamese, english) in [
        ("0", "0", "0"),
        ("92000", "92.000", "92,000"),
        ("999", "999", "999"),
        ("1234567.25", "1.234.567,25", "1,234,567.25"),
        ("-1028.5", "-1.028,5", "-1,028.5"),
    ] {
        assert_eq!(number(decimal(value), Marks::Vietnamese), vietnamese);
        assert_eq!(number(decimal(value), Marks::English), english);
        assert_eq!(value_of(vietnamese, Marks::Vietnamese), Some(decimal(value)));
        assert_eq!(value_of(english, Marks::English), Some(decimal(value)));
    }
}

#[test]
fn bounds_are_rounded_outward_and_estimates_half_away_from_zero() {
    for (value, step, down, up, nearest) in [
        ("548", "10", "540", "550", "550"),
        ("545", "10", "540", "550", "550"),
        ("-545", "10", "-550", "-540", "-550"),
        ("1.25", "0.1", "1.2", "1.3", "1.3"),
        ("540", "10", "540", "540", "540"),
    ] {
        let round = |toward| round(decimal(value), decimal(step), toward).to_string();
        assert_eq!(round(Toward::Down), down);
        assert_eq!(round(Toward::Up), up);
        assert_eq!(round(Toward::Nearest), nearest, "{value}");
    }
    let last = Decimal::from_millionths(i128::MAX);
    assert_eq!(round(last, Decimal::whole(1), Toward::Up), last);
}

#[test]
fn what_a_unit_cannot_say_exactly_is_rounded_outward() {
    let km = Unit::named("km");
    for (metres, down, nearest, up) in [
        ("27400", "27.4", "27.4", "27.4"),
        ("0.0005", "0", "0.000001", "0.000001"),
        ("0.0014", "0.000001", "0.000001", "0.000002"),
        ("-0.0005", "-0.000001", "-0.000001", "0"),
    ] {
        for (toward, expected) in
            [(Toward::Down, down), (Toward::Nearest, nearest), (Toward::Up, up)]
        {
            assert_eq!(in_unit(&km, decimal(metres), toward).to_string(), expected, "{metres}");
        }
    }
    assert_eq!(in_unit(&Unit::named("mm"), decimal("3.5"), Toward::Down).to_string(), "3500");
    let end = Decimal::from_millionths(i128::MAX);
    assert_eq!(in_unit(&Unit::named("mm"), end, Toward::Up), end);
}

#[test]
fn an_about_is_shown_to_a_power_of_ten_within_its_bounds() {
    for (lo, hi, step) in [
        ("540", "660", Some("10")),
        ("405", "495", Some("10")),
        ("90", "110", Some("10")),
        ("91", "109", Some("1")),
        ("0.9", "1.1", Some("0.1")),
        ("5", "5", None),
    ] {
        let found = about_step(decimal(lo), decimal(hi));
        assert_eq!(found.map(|step| step.to_string()).as_deref(), step, "{lo}–{hi}");
    }
}

#[track_caller]
fn check_shown(unit: &ShownUnit, base: &str, vietnamese: &str, english: &str) {
    for (marks, expected) in [(Marks::Vietnamese, vietnamese), (Marks::English, english)] {
        let shown = unit.show(decimal(base), Toward::Nearest, marks);
        assert_eq!(format!("{} {}", shown.number, shown.unit), expected);
    }
}

#[test]
fn a_scale_word_is_for_amounts_that_lose_nothing_by_it() {
    let million = ShownUnit::named("triệu đồng", None);
    check_shown(&million, "200000000", "200 triệu đồng", "200 million đồng");
    check_shown(&million, "200350000", "200.350.000 đồng", "200,350,000 đồng");
    check_shown(&million, "500000", "500.000 đồng", "500,000 đồng");
    check_shown(&million, "1500000000", "1.500 triệu đồng", "1,500 million đồng");
    let exact = ShownUnit::named("tỷ đồng", Some(3));
    check_shown(&exact, "53168000000", "53,168 tỷ đồng", "53.168 billion đồng");
    let whole = ShownUnit::named("nghìn lượt", Some(0));
    check_shown(&whole, "1500", "1.500 lượt", "1,500 lượt");
    check_shown(&ShownUnit::named("km", None), "3500", "3,5 km", "3.5 km");
    check_shown(&ShownUnit::named("Cây xanh", None), "92000", "92.000 Cây xanh", "92,000 Cây xanh");
    check_shown(&ShownUnit::named("km", Some(1)), "3560", "3,6 km", "3.6 km");
}

#[test]
fn an_aggregate_is_never_shown_better_than_it_is() {
    let show = |bounds: [&str; 3], label, unit: &ShownUnit| {
        let [lo, est, hi] = bounds.map(|bound| bound.parse().ok());
        let of = Quantity { est: est.unwrap(), lo, hi };
        let it = unit.aggregate(&of, label, Marks::Vietnamese);
        let at_least = it.at_least.map_or_else(String::new, |lo| format!(" ({})", lo.number));
        format!("{} {} {}{at_least}", it.label, it.shown.number, it.shown.unit)
    };
    let trees = ShownUnit::named("cây", None);
    let km = ShownUnit::named("km", Some(1));
    assert_eq!(show(["500", "500", ""], Qualifier::AtLeast, &trees), "ít nhất 500 cây");
    assert_eq!(show(["0", "400", "400"], Qualifier::AtMost, &trees), "nhiều nhất 400 cây");
    assert_eq!(show(["270", "300", "300"], Qualifier::Almost, &trees), "gần 300 cây");
    assert_eq!(show(["540", "548", "660"], Qualifier::About, &trees), "khoảng 550 cây");
    assert_eq!(show(["540", "548", ""], Qualifier::About, &trees), "khoảng 548 cây (540)");
    assert_eq!(show(["3580", "3580", ""], Qualifier::AtLeast, &km), "ít nhất 3,5 km");
    assert_eq!(show(["0", "3520", "3520"], Qualifier::AtMost, &km), "nhiều nhất 3,6 km");
}

#[test]
fn many_quantities_share_one_scale_that_says_all_of_them() {
    let million = ShownUnit::named("triệu đồng", None);
    for (amounts, name, numbers) in [
        (&["100000000", "1500000"][..], "triệu đồng", &["100", "1,5"][..]),
        (&["100000000", "0"], "triệu đồng", &["100", "0"]),
        (&["100000000", "1250300"], "đồng", &["100.000.000", "1.250.300"]),
        (&["100000000", "500000"], "đồng", &["100.000.000", "500.000"]),
        (&[], "triệu đồng", &[]),
    ] {
        let all = || amounts.iter().map(|amount| Quantity::exact(decimal(amount)));
        let unit = million.for_all(all().map(|quantity| (quantity, Qualifier::Exact)));
        assert_eq!(unit.name(Marks::Vietnamese), name);
        let shown = all().map(|of| unit.aggregate(&of, Qualifier::Exact, Marks::Vietnamese).shown);
        assert_eq!(shown.map(|shown| shown.number).collect::<Vec<_>>(), numbers);
    }
    let open = Quantity { est: decimal("2000000"), lo: Some(decimal("1999999")), hi: None };
    let unit = million.for_all([(open, Qualifier::About)]);
    assert_eq!(unit.name(Marks::English), "đồng");
}

#[test]
fn nothing_is_rounded_to_zero() {
    check_shown(&ShownUnit::named("km", Some(1)), "40", "0,04 km", "0.04 km");
    let of = Quantity { est: decimal("4"), lo: Some(Decimal::ZERO), hi: Some(decimal("100")) };
    let trees = ShownUnit::named("cây", None);
    assert_eq!(trees.aggregate(&of, Qualifier::About, Marks::English).shown.number, "4");
}

#[test]
fn a_fraction_of_a_thing_is_not_shown() {
    let trees = ShownUnit::named("cây", None).whole(&Unit::named("cây"));
    for (amount, down, up) in [("1110.6", "1.110", "1.111"), ("0.4", "1", "1"), ("0", "0", "0")] {
        let number = |toward| trees.show(decimal(amount), toward, Marks::Vietnamese).number;
        assert_eq!((number(Toward::Down).as_str(), number(Toward::Up).as_str()), (down, up));
    }
    let km = ShownUnit::named("km", None).whole(&Unit::named("m"));
    check_shown(&km, "1028.5", "1,029 km", "1.029 km");
}
