mod properties;

use serde_json::Value;

use super::*;

/// The code of the diagnostic of what is not read.
fn code(refusal: &Refusal) -> &'static str {
    match refusal.reason {
        Reason::NoNumber
        | Reason::Vague
        | Reason::ForeignDigits
        | Reason::Glued
        | Reason::Date
        | Reason::Year
        | Reason::Period
        | Reason::Fraction
        | Reason::Rate
        | Reason::PhoneNumber => "B005",
        Reason::Separators
        | Reason::CommaBeforeThree
        | Reason::Remainder
        | Reason::FiveOrYears
        | Reason::Opposites
        | Reason::RangeOrder
        | Reason::RangeScale
        | Reason::RangeOrDate
        | Reason::OpenRange
        | Reason::TwoNumbers => "B006",
        Reason::ForeignCurrency => "B010",
        Reason::TooLarge => "B011",
    }
}

/// The code of the diagnostic of what should be written otherwise.
const fn warning_code(warning: &Warning) -> &'static str {
    match warning {
        Warning::UnusualNumber { .. } => "B012",
        Warning::UnknownUnit { .. } => "B010",
    }
}

/// What the reader says of `text`, in the form of the vectors.
fn reading(text: &str) -> Value {
    let figure = match Figure::read(text, &Expect::nothing()) {
        Ok(figure) => figure,
        Err(refusal) => return serde_json::json!({ "reject": code(&refusal) }),
    };
    let mut said = serde_json::json!({
        "qualifier": figure.qualifier(),
        "value": figure.value(),
        "unit": figure.unit(),
    });
    if let Some(hi) = figure.value_hi() {
        said["value_hi"] = serde_json::json!(hi);
    }
    if let Some(unit) = figure.unit().filter(|unit| unit.dimension().is_physical()) {
        let value = unit.to_base(figure.value()).unwrap();
        said["base"] = serde_json::json!({ "value": value, "unit": unit.base() });
    }
    said
}

#[test]
fn every_vector_of_numbers_is_read_exactly() {
    let vectors = include_str!("../../../../tests/data/figures/numbers.json");
    let vectors: Value = serde_json::from_str(vectors).unwrap();
    let cases = vectors["cases"].as_array().unwrap();
    let mut wrong = Vec::new();
    for case in cases {
        let text = case["in"].as_str().unwrap();
        let said = reading(text);
        if said != case["expect"] {
            wrong.push(format!("{text}: {said}, not {}", case["expect"]));
        }
    }
    assert_eq!(cases.len(), 173);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The reading in short: `at_least 450 buổi`, `between 2..3 –`, `B006 TwoNumbers`.
fn brief(text: &str, expect: &Expect) -> String {
    match Figure::read(text, expect) {
        Ok(figure) => {
            let hi = figure.value_hi().map_or_else(String::new, |hi| format!("..{hi}"));
            let unit = figure.unit().map_or("–", Unit::name);
            let codes = figure.warnings().iter().map(warning_code);
            let warnings = codes.fold(String::new(), |codes, code| codes + " " + code);
            format!("{} {}{hi} {unit}{warnings}", figure.qualifier().as_str(), figure.value())
        }
        Err(refusal) => {
            assert_eq!(refusal.readings.is_some(), code(&refusal) == "B006", "{text}");
            format!("{} {:?}", code(&refusal), refusal.reason)
        }
    }
}

#[track_caller]
fn check(table: &[(&str, &str)], expect: &Expect) {
    let said: Vec<(&str, String)> =
        table.iter().map(|(text, _)| (*text, brief(text, expect))).collect();
    let wrong = said.iter().zip(table).filter(|((_, said), (_, expected))| said != expected);
    let wrong: Vec<String> =
        wrong.map(|((t, said), (_, e))| format!("{t}: {said}, not {e}")).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn numbers_in_words_say_what_they_say_in_speech() {
    check(
        &[
            ("năm trăm rưỡi", "exact 550 –"),
            ("một trăm linh tư cây", "exact 104 cây"),
            ("hai tư buổi", "exact 24 buổi"),
            ("hai mươi tư vấn viên", "exact 20 – B010"),
            ("hai trăm hai chục cây", "exact 220 cây"),
            ("ba phẩy không năm km", "exact 3.05 km"),
            ("hai phẩy bảy mươi lăm tấn", "exact 2.75 tấn"),
            ("hai phẩy bảy lăm triệu đồng", "exact 2750000 đồng"),
            ("ba phẩy hai năm km", "B006 FiveOrYears"),
            ("một nghìn hai cây", "exact 1200 cây"),
            ("một nghìn năm", "B006 FiveOrYears"),
            ("một nghìn năm trăm cây", "exact 1500 cây"),
            ("một nghìn linh năm cây", "exact 1005 cây"),
            ("một nghìn hai mươi cây", "B006 Remainder"),
            ("hai trăm ba cây", "B006 Remainder"),
            ("hai triệu ba trăm nghìn", "exact 2300000 –"),
            ("hai triệu lẻ năm nghìn", "exact 2005000 –"),
            ("hai tỷ ba trăm năm mươi", "exact 2350000000 –"),
            ("nửa tấn rác", "exact 0.5 tấn"),
            ("nửa ngày", "B005 NoNumber"),
            ("ba tấn rưỡi", "exact 3.5 tấn"),
            ("3 tỷ rưỡi đồng", "exact 3500000000 đồng"),
            ("2 triệu đồng rưỡi", "exact 2500000 đồng"),
            ("2 nghìn tấn rưỡi", "B006 Remainder"),
            ("2 rưỡi", "B006 Remainder"),
            ("năm buổi", "exact 5 buổi"),
            ("năm tỉnh đoàn", "exact 5 tỉnh"),
            ("năm học mới", "B006 FiveOrYears"),
            ("năm bảy người", "B006 TwoNumbers"),
            ("2 tỷ triệu", "B006 TwoNumbers"),
            ("một số công trình", "B005 Vague"),
            ("không có hoạt động", "B005 Vague"),
            ("không buổi", "exact 0 buổi"),
            ("mươi người", "B005 NoNumber"),
            ("03 (ba) công trình", "exact 3 công trình"),
            ("03 (bốn) công trình", "B006 TwoNumbers"),
        ],
        &Expect::nothing(),
    );
}

#[test]
fn marks_that_have_one_reading_are_read_and_the_rest_is_asked_about() {
    check(
        &[
            ("24.761,596 tỷ đồng", "exact 24761596000000 đồng"),
            ("1,2345678 tỷ đồng", "exact 1234567800 đồng"),
            ("1,2345678 km", "B011 TooLarge"),
            ("0,0001 mm", "B011 TooLarge"),
            ("1.5km", "exact 1.5 km B012"),
            ("1,000.50 kg", "exact 1000.5 kg B012"),
            (".5 km", "exact 0.5 km B012"),
            ("1.000 tỷ tỷ", "B006 TwoNumbers"),
            ("999999999999999999999999999999999", "B011 TooLarge"),
            ("2 chục tá trăm nghìn vạn triệu tỷ cây", "B011 TooLarge"),
            ("3 tỷ 2 chục tá trăm nghìn vạn triệu tỷ cây", "B011 TooLarge"),
            ("1 000,5 kg", "exact 1000.5 kg"),
            ("1\u{a0}000\u{202f}000 đồng", "exact 1000000 đồng"),
            ("10 00 cây", "B006 TwoNumbers"),
            ("0.500 km", "B006 Separators"),
            ("02033.825.408", "B005 PhoneNumber"),
            ("450.", "B006 Separators"),
            ("450 buổi.", "exact 450 buổi"),
            ("1\u{200b}028 cây", "exact 1028 cây"),
            ("½ tấn", "B005 ForeignDigits"),
            ("", "B005 NoNumber"),
            ("triệu", "exact 1000000 –"),
            ("5G", "B005 Glued"),
            ("5g", "exact 5 g"),
            ("3 m²", "exact 3 m2"),
            ("7h30", "B005 Glued"),
            ("12:30", "B005 Date"),
            ("25.5.2023", "B005 Date"),
        ],
        &Expect::nothing(),
    );
}

#[test]
fn ranges_share_what_they_can_share() {
    check(
        &[
            ("từ 8 - 12 mô hình", "between 8..12 mô hình"),
            ("2.500 đến 3.000 người", "between 2500..3000 người"),
            ("từ 2 km đến 3,5 km", "between 2..3.5 km"),
            ("từ $1 đến $2", "between 1..2 USD"),
            ("từ 2 km đến 3 ha", "B006 TwoNumbers"),
            ("từ 900.000 đến 1 triệu đồng", "between 900000..1000000 đồng"),
            ("hai đến ba trăm người", "between 200..300 người"),
            ("hai đến ba mươi người", "B006 RangeScale"),
            ("5 đến hai mươi người", "between 5..20 người"),
            ("từ 90 đến một trăm cây", "between 90..100 cây"),
            ("trên 20-30 em", "B006 Opposites"),
            ("1,028-1,500 km", "between 1.028..1.5 km"),
            ("1,028-1,500 cây", "B006 CommaBeforeThree"),
            ("3-10", "B006 RangeOrDate"),
            ("19-5", "B005 Date"),
            ("19-5-2023", "B005 Date"),
            ("2021-2030 cây", "between 2021..2030 cây"),
            ("4.200 - cây", "exact 4200 cây"),
            ("từ 500 người", "B006 OpenRange"),
            ("giữa 500 người", "B005 NoNumber"),
            ("4-5 triệu đồng/trường hợp", "B005 Rate"),
        ],
        &Expect::nothing(),
    );
}

#[test]
fn what_follows_the_unit_may_not_count() {
    check(
        &[
            ("hai phần ba", "B005 Fraction"),
            ("10 trên 12 chỉ tiêu", "B005 Fraction"),
            ("10 trong tổng số 12 chỉ tiêu", "B005 Fraction"),
            ("200 suất quà trị giá một trăm triệu đồng", "B006 TwoNumbers"),
            ("5 lớp tư vấn", "exact 5 lớp"),
            ("3 hoạt động trong ba tháng", "exact 3 hoạt động"),
            ("20 đội phòng, chống COVID-19", "exact 20 đội"),
            ("6 tháng năm nay", "B005 Period"),
            ("6 tháng", "exact 6 tháng"),
            ("500 nghìn đồng mỗi suất", "B005 Rate"),
            ("200 nghìn một suất", "B006 TwoNumbers"),
            ("300.000/suất", "B005 Rate"),
            ("20 hộ/gia đình", "exact 20 hộ"),
            ("500 học sinh trở lại trường", "exact 500 người"),
            ("hơn 500 người trở xuống", "B006 Opposites"),
            ("5 phần mềm", "exact 5 – B010"),
            ("năm 2023", "B005 Year"),
            ("5 triệu yên Nhật", "B010 ForeignCurrency"),
            ("12 thuyền câu mực, lưới", "exact 12 – B010"),
        ],
        &Expect::nothing(),
    );
}

#[test]
fn a_metrics_own_noun_is_in_its_unit_whatever_the_table_says() {
    let rate = Expect::metric(Unit::named("đồng/suất"), ["Trị giá mỗi suất"]);
    check(
        &[
            ("500.000 đồng/suất", "exact 500000 đồng/suất"),
            ("15 triệu đ / suất", "exact 15000000 đồng/suất"),
            ("500.000 đồng/tháng", "B005 Rate"),
        ],
        &rate,
    );
    let boats = Expect::metric(Unit::named("thuyền"), ["thuyền", "Tàu thuyền", "Chiếc tàu"]);
    check(
        &[
            ("12 thuyền câu mực", "exact 12 thuyền"),
            ("12 THUYỀN", "exact 12 thuyền"),
            ("12 chiếc tàu", "exact 12 thuyền"),
            ("12thuyền", "exact 12 thuyền"),
            ("12 chiếc xe đạp", "exact 12 xe đạp"),
            ("12 chiếc", "exact 12 chiếc"),
            ("5-6 tàu thuyền", "between 5..6 thuyền"),
        ],
        &boats,
    );
    let bodies = Expect::metric(Unit::named("đơn vị"), ["đơn vị"]);
    check(&[("5 đơn vị", "exact 5 đơn vị"), ("5 đơn vị máu", "exact 5 đơn vị máu")], &bodies);
}

#[test]
fn a_refusal_names_its_place_and_both_readings() {
    for (text, span, readings) in [
        ("1,028 đơn vị máu", "1,028", ["1.028", "1,028"]),
        ("2 triệu 25", "2 triệu 25", ["2.250.000", "2.000.025"]),
        ("hơn hai mươi năm", "hai mươi năm", ["25", "20 năm"]),
        ("gần hơn 100 buổi", "gần hơn", ["gần 100 buổi", "hơn 100 buổi"]),
        ("12.34.567", "12.34.567", ["1.234.567", "1.234,567"]),
        ("15-10 người", "15-10 người", ["từ 10 đến 15", "15 và 10"]),
        ("200 suất quà trị giá 100 triệu đồng", "100", ["200 suất quà trị giá", "100 triệu đồng"]),
    ] {
        let refusal = Figure::read(text, &Expect::nothing()).unwrap_err();
        assert_eq!(&text[refusal.span.clone()], span);
        assert_eq!(refusal.readings.unwrap(), readings);
    }
}

#[test]
fn a_warning_says_how_to_write_it() {
    let figure = Figure::read("hơn 1.5 thuyền câu mực ở đảo", &Expect::nothing()).unwrap();
    let place = |part: &str| {
        let start = figure.text().find(part).unwrap();
        start..start + part.len()
    };
    assert_eq!(
        figure.warnings(),
        [
            Warning::UnusualNumber { span: place("1.5"), prefer: "1,5".to_owned() },
            Warning::UnknownUnit {
                span: place("thuyền câu mực ở đảo"),
                noun: "thuyền câu mực ở".to_owned()
            },
        ]
    );
    assert_eq!(figure.noun(), "thuyền câu mực ở đảo");
}

#[test]
fn a_figure_gives_its_words_back_in_parts() {
    for (text, qualifier, number, unit) in [
        ("hơn 92.000 cây", "hơn", "92.000", "cây"),
        ("trên  200 triệu\u{a0}đồng", "trên", "200", "triệu đồng"),
        ("từ 1 đến 2 triệu đồng", "từ", "1 đến 2", "triệu đồng"),
        ("500 người trở lên", "", "500", "người trở lên"),
        ("1.5km", "", "1.5km", ""),
        ("~200 cây", "", "~200", "cây"),
        ("2 tỷ 350 triệu đồng", "", "2 tỷ 350", "triệu đồng"),
        ("hai trăm linh năm suất quà", "", "hai trăm linh năm", "suất quà"),
        ("hơn chục buổi", "hơn", "chục", "buổi"),
        ("ít nhất $1,42", "ít nhất", "$1,42", ""),
        ("450+ buổi", "", "450+", "buổi"),
    ] {
        let parts = Figure::read(text, &Expect::nothing()).unwrap().parts();
        assert_eq!((&*parts.qualifier, &*parts.number, &*parts.unit), (qualifier, number, unit));
    }
}
