//! One slip at a time in good files: each is told, with its line, and the rest is read.

use super::*;

/// A file, what is replaced in it by what, the code of it, and how many lines below it is told.
const SLIPS: &[(&str, &str, &str, &str, usize)] = &[
    // site.yaml
    ("site", "title: Tuổi trẻ Quảng Ninh", "title:", "B121", 0),
    ("site", "title: Tuổi", "titel: Tuổi", "B120", 0),
    ("site", "title: Tuổi trẻ Quảng Ninh", "title: [a]", "B122", 0),
    ("site", "title: Tuổi trẻ Quảng Ninh", "title: Tin: bài", "B013", 0),
    ("site", "https://example.vn/doan/", "example.vn", "B160", 0),
    ("site", "https://example.vn/doan/", "https://example.vn/?a", "B160", 0),
    ("site", "language: vi", "language: fr", "B161", 0),
    ("site", "Asia/Ho_Chi_Minh", "Asia/Hanoi", "B162", 0),
    ("site", "theme: default", "theme: ../x", "B172", 0),
    ("site", "\"#0b5cad\"", "#0b5cad", "B013", 0),
    ("site", "\"#0b5cad\"", "xanh", "B173", 0),
    ("site", "accent:", "acent:", "B120", 0),
    ("site", "columns: 3", "columns: ba", "B173", 0),
    ("site", "images/logo.svg", "/logo.svg", "B172", 0),
    ("site", ", to: gioi-thieu.md", "", "B121", 0),
    ("site", "to: gioi-thieu.md", "url: gioi-thieu.md", "B120", 0),
    ("site", "menu: [", "menu: [Tin, ", "B122", 0),
    ("site", "responsible:", "responsable:", "B120", 0),
    ("site", "publisher: {name", "publisher: {nam", "B120", 0),
    ("site", "districts: huyen", "districts: Huyện", "B163", 0),
    ("site", "districts: huyen", "districts: the", "B169", 0),
    ("site", "districts: huyen", "districts: tin", "B169", 0),
    ("site", "paginate: 20", "paginate: 0", "B164", 0),
    ("site", "paginate: 20", "paginate: 1001", "B164", 0),
    ("site", "paginate: 20", "paginate: -5", "B164", 0),
    ("site", "paginate: 20", "paginate: hai mươi", "B122", 0),
    ("site", "[district, commune]", "district", "B122", 0),
    ("site", "[cay-xanh, Đơn", "[cay-xnah, Đơn", "B165", 0),
    ("site", "xuan-tinh-nguyen:", "Xuân:", "B163", 0),
    ("site", "2023-Q1", "2023-Q5", "B003", 0),
    ("site", "quy-dau:", "Quý đầu:", "B163", 0),
    ("site", "12,5%", "60%", "B164", 0),
    ("site", "12,5%", "10", "B164", 0),
    ("site", "html: allow", "html: yes", "B161", 0),
    ("site", "search: false", "search: không", "B125", 0),
    ("site", "search: false", "serach: false", "B120", 0),
    ("site", "feeds: [atom]", "feeds: [atum]", "B161", 0),
    ("site", "feeds: [atom]", "feeds: atom", "B122", 0),
    ("site", "lints: {names", "lint: {names", "B120", 0),
    ("site", "{names: false}", "{name: false}", "B120", 0),
    ("site", "{names: false}", "{names: không}", "B125", 0),
    ("site", "{names: false}", "[names]", "B122", 0),
    ("site", "type: dir", "type: [dir]", "B122", 0),
    ("site", "paginate: 20", "paginate: 20\npaginate: 30", "B108", 1),
    ("site", "paginate: 20", "paginate:20", "B106", 0),
    ("site", "paginate: 20", "\tpaginate: 20", "B104", 0),
    ("site", "html: allow", "html: *allow", "B013", 0),
    // metrics.yaml
    ("metrics", "cay-xanh:\n", "Cây:\n", "B163", 0),
    ("metrics", "agg: sum\n", "agg: summ\n", "B161", 0),
    ("metrics", "  agg: sum\n", "  aggr: sum\n", "B120", 0),
    (
        "metrics",
        "cay-xanh:\n  label: {vi: Cây xanh trồng mới, en: Trees planted}\n",
        "cay-xanh:\n",
        "B121",
        0,
    ),
    ("metrics", "{vi: Cây xanh trồng mới, en: ", "{en: ", "B121", 0),
    ("metrics", "label: {vi: Cây xanh trồng mới, en: Trees planted}", "label: Cây", "B122", 0),
    ("metrics", "  unit: cây", "  unit:", "B121", 0),
    ("metrics", "unit: cây", "unit: nghìn cây", "B171", 0),
    ("metrics", "unit: cây", "unit: chục suất quà", "B171", 0),
    ("metrics", "good: up", "good: tăng", "B161", 0),
    ("metrics", "integer: true", "integer: có", "B125", 0),
    ("metrics", "decimals: 0", "decimals: 7", "B164", 0),
    ("metrics", "decimals: 0", "decimals: không", "B122", 0),
    ("metrics", "[cây xanh, trồng cây]", "cây xanh", "B122", 0),
    ("metrics", "[cây xanh, trồng cây]", "[{a: b}]", "B122", 0),
    (
        "metrics",
        "don-vi-mau: {label: {vi: Đơn vị máu}",
        "don-vi-mau: {label: {vi: Cây xanh}",
        "B168",
        0,
    ),
    ("metrics", "num: don-vi-mau", "num: don-vi-mua", "B165", 0),
    ("metrics", "num: don-vi-mau", "num: diem", "B174", 0),
    ("metrics", "den: doan-vien, ", "", "B121", 0),
    ("metrics", ", weight: doan-vien", "", "B121", 0),
    ("metrics", "scale: 100", "scale: -1", "B164", 0),
    ("metrics", "diem: {", "cay-xanh: {", "B108", 0),
    // areas.yaml
    ("areas", "doan-khoi: {name", "Đoàn: {name", "B163", 0),
    ("areas", "name: Vân Đồn, ", "", "B121", 0),
    ("areas", "level: province", "levl: province", "B120", 0),
    ("areas", ", level: province", "", "B121", 0),
    ("areas", "parent: quang-ninh, valid_to", "parent: quang-nih, valid_to", "B165", 0),
    ("areas", "members: [van-don, co-to]", "members: [van-don, co-too]", "B165", 0),
    ("areas", "members: [van-don, co-to]", "members: [cum-huyen, co-to]", "B166", 0),
    ("areas", "level: province", "level: province, parent: van-don", "B166", 0),
    (
        "areas",
        "members: [van-don, co-to]",
        "parent: quang-ninh, members: [van-don, co-to]",
        "B167",
        0,
    ),
    ("areas", "2025-06-30", "2025-06-31", "B123", 0),
    ("areas", "2025-06-30", "tháng 6", "B123", 0),
    ("areas", "valid_to: 2025-06-30", "valid_from: 2026-01-01, valid_to: 2025-06-30", "B164", 0),
    ("areas", "1994-03-23", "1994-13-23", "B123", 0),
    ("areas", "[7, 3]", "[7]", "B170", 0),
    ("areas", "[7, 3]", "[7, x]", "B122", 0),
    ("areas", "[7, 3]", "7", "B122", 0),
    ("areas", "[7, 3]", "[7, -3]", "B164", 0),
    ("site", "language: vi", "language: [vi]", "B171", 0),
    ("areas", "title: Huyện", "titel: Huyện", "B120", 0),
    // theme.yaml
    ("theme", "type: color", "type: colour", "B161", 0),
    ("theme", "default: \"#123\"", "default: xanh", "B173", 0),
    ("theme", "choices: [am, lanh], ", "", "B121", 0),
    ("theme", "default: am", "default: nóng", "B173", 0),
    ("theme", "{type: text}", "{}", "B121", 0),
    ("theme", "extends: default", "extends: ../base", "B245", 0),
    ("theme", "min: 1", "min: 2", "B244", 0),
    ("theme", "min: 1", "min: một", "B122", 0),
    ("theme", "version: 1.0", "verson: 1.0", "B120", 0),
];

#[test]
fn every_slip_is_told_once_on_its_line_and_the_rest_is_read() {
    let mut faults = Vec::new();
    for (file, before, after, code, below) in SLIPS {
        let texts = [("site", SITE), ("metrics", METRICS), ("areas", AREAS), ("theme", THEME)];
        let start = texts.iter().find(|(name, _)| name == file).unwrap().1.find(before);
        let start = start.unwrap_or_else(|| panic!("{before}"));
        let spoilt = texts.map(|(name, text)| {
            let is_spoilt = name == *file;
            if is_spoilt { text.replacen(before, after, 1) } else { text.to_owned() }
        });
        let [site, metrics, areas, theme] = &spoilt;
        let (settings, found) = parsed(site, metrics, areas, theme);
        let all = texts.map(|(name, _)| format!("content/{name}.yaml")).into_iter().zip(&spoilt);
        let (_, text) =
            all.clone().find(|(name, _)| *name == format!("content/{file}.yaml")).unwrap();
        let line = text[..start].matches('\n').count() + 1 + below;
        let told: Vec<_> = found
            .iter()
            .filter(|d| d.severity == Severity::Error)
            .filter(|d| d.place.file.as_str() == format!("content/{file}.yaml"))
            .map(|d| {
                let text = all.clone().find(|(name, _)| name == d.place.file.as_str()).unwrap().1;
                let span = d.place.span.unwrap();
                assert!(text.get(span.start as usize..span.end as usize).is_some(), "{after}");
                let line = text[..span.start as usize].matches('\n').count() + 1;
                (d.code.as_str(), line)
            })
            .collect();
        if told != [(*code, line)] {
            faults.push(format!("{file} {after:?}: {code} in line {line} expected, told {told:?}"));
        }
        let n_read = settings.metrics.all().len() + settings.areas.specs().len();
        if *code != "B104" && (n_read < 10 || settings.site.publish.is_empty()) {
            faults.push(format!(
                "{file} {after:?}: only {n_read} entries of the registries are read"
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn clusters_that_cross_are_a_warning_when_they_existed_together() {
    let with = |dates: &str| {
        let more =
            format!("cum-2: {{name: Cụm 2, level: cluster, members: [van-don, bo]{dates}}}\n");
        let bo = "bo: {name: Bờ, level: district, parent: quang-ninh}\n";
        let areas = format!("{AREAS}{bo}{more}");
        let areas = areas.replace(
            "members: [van-don, co-to]",
            "members: [van-don, co-to], valid_to: 2022-12-31",
        );
        let (_, found) = parsed(SITE, METRICS, &areas, THEME);
        found.iter().map(|d| (d.code.as_str(), d.severity)).collect::<Vec<_>>()
    };
    assert_eq!(with(""), [("B039", Severity::Warning)]);
    assert_eq!(with(", valid_from: 2023-01-01"), []);
}
