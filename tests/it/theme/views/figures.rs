//! Sample parts of figures: boxes in every state, tables, charts.

use bantin::pages::view::{
    Bar, Chart, Chip, Comparison, Coverage, CrossRow, CrossTable, Row, RowGroup, RowPart, StatBox,
    TargetRow, TargetTable, Words,
};

use super::{DISTRICTS, date, link};

/// `hơn 92.000 cây` in its parts.
pub fn words(text: &str) -> Words {
    let number_at = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let (qualifier, rest) = text.split_at(number_at);
    let (number, unit) = rest.split_once(' ').unwrap_or((rest, ""));
    Words {
        qualifier: qualifier.trim().to_owned(),
        number: number.to_owned(),
        unit: unit.to_owned(),
        value: number.replace('.', "").replace(',', "."),
        ..Words::default()
    }
}

pub fn stat(id: &str, label: &str, text: &str) -> StatBox {
    StatBox {
        id: format!("so-lieu-{id}"),
        metric: id.to_owned(),
        label: label.to_owned(),
        label_url: Some("metric.html".to_owned()),
        words: words(text),
        period: "6 tháng đầu năm 2023".to_owned(),
        sources: vec![link("Bảy huyện đoàn sau nửa năm", "article.html")],
        n_sources: 1,
        ..StatBox::default()
    }
}

pub fn compact(id: &str, label: &str, text: &str) -> StatBox {
    StatBox { chips: vec![chip("est", "Ước tính")], ..stat(id, label, text) }
}

pub fn chip(class: &str, text: &str) -> Chip {
    Chip { class: class.to_owned(), text: text.to_owned(), url: None }
}

pub fn compared(arrow: &str, text: &str) -> Comparison {
    Comparison { arrow: arrow.to_owned(), text: text.to_owned() }
}

/// Six boxes that show every state.
pub fn boxes() -> Vec<StatBox> {
    let mut trees = stat("cay-xanh", "Cây xanh trồng mới", "hơn 92.000 cây");
    trees.coverage =
        Some(Coverage {
            n_reported: 11, n_units: 13, text: "11/13 huyện đã báo cáo".to_owned()
        });
    trees.comparison = Some(compared("", "Chưa đủ số liệu để so sánh: hai huyện chưa báo cáo"));
    trees.chips = vec![chip("prov", "Sơ bộ"), chip("sum", "Tổng hợp từ 14 tin")];
    trees.as_of = Some(date(25, 5, 2023));
    trees.n_sources = 14;
    trees.sources_url = Some("sources.html".to_owned());
    trees.csv_url = Some("data.csv".to_owned());
    let mut blood = stat("don-vi-mau", "Máu hiến tặng", "1.028 đơn vị");
    blood.comparison = Some(compared("▲", "tăng ít nhất 12,7 % so với cùng kỳ 2022 (912)"));
    blood.chips =
        vec![Chip { url: Some("#dinh-chinh".to_owned()), ..chip("fix", "Đã đính chính") }];
    let mut accounts =
        stat("tai-khoan", "Tài khoản định danh cài đặt thành công", "8.500 tài khoản");
    accounts.comparison = Some(compared("▼", "giảm 22,2 % so với cùng kỳ 2022"));
    let mut money = stat("kinh-phi", "Kinh phí trao tặng", "ít nhất 200.350.000 đồng");
    money.size.push_str("xlong");
    money.area = Some(link("Cụm thi đua khối huyện", "district.html"));
    let mut road = stat("duong-xanh", "Tuyến đường xanh làm mới", "3,5 km");
    road.comparison = Some(compared("=", "bằng cùng kỳ 2022 (3,5 km)"));
    road.note.push_str("Tính cả đoạn nối hai xã.");
    let hours = compact("luot", "Lượt đoàn viên, thanh niên tình nguyện", "khoảng 1.340 lượt");
    let mut all = vec![trees, blood, accounts, money, road, hours];
    for (idx, stat) in all.iter_mut().enumerate().skip(1) {
        if idx % 2 == 0 {
            stat.sentence_url = Some("article.html#cau-cay-xanh".to_owned());
        }
    }
    all[1].chips[0].url = None;
    all
}

pub fn row_groups() -> Vec<RowGroup> {
    let row = |label: &str, text: &str| Row {
        label: label.to_owned(),
        words: words(text),
        ..Row::default()
    };
    let mut trees = row("Cây xanh trồng mới", "hơn 92.000 cây");
    trees.url = Some("#so-lieu-cay-xanh".to_owned());
    trees.parts = [("Ba Chẽ", "hơn 21.400 cây"), ("Cô Tô", "5.000 cây")]
        .map(|(area, text)| RowPart { area: link(area, "district.html"), words: words(text) })
        .into();
    let mut goal = row("Suất quà", "500 suất quà");
    goal.is_target = true;
    goal.id.push_str("so-lieu-suat-qua");
    let mut other = row("Buổi dọn vệ sinh môi trường", "200 buổi");
    other.period.push_str("quý I năm 2023");
    other.area.push_str("Vân Đồn");
    other.note.push_str("Tính cả buổi của khối trường học.");
    vec![
        RowGroup { title: "Môi trường".to_owned(), rows: vec![trees, other] },
        RowGroup {
            title: "An sinh xã hội".to_owned(),
            rows: vec![goal, row("Máu hiến tặng", "1.028 đơn vị")],
        },
    ]
}

pub fn bar(title: &str, text: &str, permille: u32) -> Bar {
    Bar {
        title: title.to_owned(),
        words: (!text.is_empty()).then(|| words(text)),
        permille,
        is_open: text.starts_with("hơn"),
        url: None,
        ..Bar::default()
    }
}

pub fn chart(id: &str, kind: &str, title: &str, bars: Vec<Bar>) -> Chart {
    Chart {
        id: id.to_owned(),
        kind: kind.to_owned(),
        title: title.to_owned(),
        subtitle: "Cây xanh trồng mới (cây), 6 tháng đầu năm 2023".to_owned(),
        description: "Ba Chẽ nhiều nhất, Cô Tô ít nhất.".to_owned(),
        row_title: "Nơi".to_owned(),
        value_title: "Số cây".to_owned(),
        bars,
        n_sources: 9,
        sources_url: Some("sources.html".to_owned()),
        csv_url: Some("data.csv".to_owned()),
        steps: Vec::new(),
    }
}

pub fn bars(id: &str) -> Chart {
    let mut bars = vec![
        bar("Ba Chẽ", "hơn 21.400", 1000),
        bar("Tiên Yên", "hơn 18.600", 869),
        bar("Đầm Hà", "15.200", 710),
        bar("Hải Hà", "14.750", 689),
        bar("Vân Đồn", "12.300", 575),
        bar("Cô Tô", "5.000", 234),
        bar("Bình Liêu", "", 0),
    ];
    bars[0].is_accent = true;
    bars[1].is_accent = true;
    chart(id, "bars", "Ba Chẽ và Tiên Yên trồng gần một nửa số cây đã tách theo huyện", bars)
}

pub fn series() -> Chart {
    let halves = [
        ("đầu", "3.200", 523, "2021"),
        ("cuối", "1.450", 237, "2021"),
        ("đầu", "4.100", 670, "2022"),
        ("cuối", "1.900", 310, "2022"),
        ("đầu", "5.000", 817, "2023"),
        ("cuối", "hơn 2.300", 376, "2023"),
        ("đầu", "4.650", 760, "2024"),
        ("cuối", "", 0, "2024"),
        ("đầu", "ít nhất 6.120", 1000, "2025"),
    ];
    let mut bars: Vec<Bar> = halves
        .iter()
        .map(|(half, text, permille, year)| Bar {
            group: (*year).to_owned(),
            full_title: format!("6 tháng {half} năm {year}"),
            ..bar(half, text, *permille)
        })
        .collect();
    bars[8].is_provisional = true;
    chart("chuoi-cay-xanh", "columns", "Sáu tháng đầu năm 2025, Cô Tô trồng nhiều cây nhất", bars)
}

pub fn progress() -> Chart {
    let bars = vec![bar("Kết quả", "hơn 92.000", 920), bar("Chỉ tiêu", "100.000", 1000)];
    chart("tien-do-cay-xanh", "progress", "Cây xanh trồng mới: Quảng Ninh so với chỉ tiêu", bars)
}

pub fn targets(name: &str) -> TargetTable {
    let row = |result: Option<&str>, percent: &str, verdict: &str, text: &str| TargetRow {
        names: vec![link(name, "metric.html")],
        period: "năm 2024".to_owned(),
        result: result.map(words),
        is_provisional: verdict == "open",
        target: words("26.000 cây"),
        percent: percent.to_owned(),
        verdict: verdict.to_owned(),
        verdict_text: text.to_owned(),
        sources: result
            .map(|_| link("Bình Liêu: một năm nhìn lại", "article.html"))
            .into_iter()
            .collect(),
        target_sources: vec![link("Kế hoạch năm 2024 của Bình Liêu", "article.html")],
        sources_url: result.map(|_| "sources.html".to_owned()),
    };
    TargetTable {
        caption: "Kết quả so với chỉ tiêu".to_owned(),
        corner: "Chỉ số".to_owned(),
        rows: vec![
            row(Some("27.900 cây"), "107,3\u{a0}%", "met", "đạt"),
            row(Some("hơn 9.200 cây"), "ít nhất 35,3\u{a0}%", "open", "chưa kết luận được"),
            row(None, "", "no_data", "chưa có kết quả"),
        ],
    }
}

pub fn tiles() -> Chart {
    let places = [
        (3, 1),
        (3, 0),
        (3, 2),
        (5, 3),
        (4, 1),
        (0, 2),
        (2, 2),
        (4, 0),
        (5, 0),
        (1, 3),
        (3, 1),
        (1, 2),
        (4, 2),
    ];
    let mut bars: Vec<Bar> = DISTRICTS
        .iter()
        .zip(places)
        .enumerate()
        .map(|(idx, (name, tile))| Bar {
            tile: Some(tile),
            step: u8::try_from(idx % 4 + 1).unwrap(),
            url: Some("district.html".to_owned()),
            ..bar(name, if idx == 1 { "" } else { "18.900" }, 500)
        })
        .collect();
    bars[0].tile = Some((2, 1));
    bars[5].words = Some(words("hơn 41.200"));
    bars[5].is_open = true;
    let steps = ["dưới 10.000", "10.000 – dưới 20.000", "20.000 – dưới 30.000", "từ 30.000"];
    Chart {
        steps: steps.map(str::to_owned).into(),
        ..chart("ban-do", "tiles", "Đông Triều, Hạ Long, Ba Chẽ trồng gần một nửa", bars)
    }
}

pub fn cross_table(corner: &str) -> CrossTable {
    let row = |title: &str, cells: [&str; 5]| CrossRow {
        title: title.to_owned(),
        url: Some("metric.html".to_owned()),
        cells: cells.iter().map(|text| (!text.is_empty()).then(|| words(text))).collect(),
    };
    CrossTable {
        caption: "Chỉ số theo kỳ".to_owned(),
        corner: corner.to_owned(),
        columns: ["2023 đầu", "2023 cuối", "2024 đầu", "2024 cuối", "2025 đầu"]
            .map(str::to_owned)
            .into(),
        rows: vec![
            row("Cây xanh (cây)", ["5.000", "hơn 2.300", "4.650", "", "6.120"]),
            row("Máu (đơn vị)", ["98", "76", "118", "64", "112"]),
            row("Rác nhựa (tấn)", ["", "6,5", "9,0", "31,0", "khoảng 18,5"]),
        ],
    }
}
