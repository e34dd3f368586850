//! Sample views of the pages that show figures.

use bantin::pages::part::View;
use bantin::pages::view::{
    BoxGroup, Card, ColumnView, DataView, DatedLink, DistrictEntry, DistrictView, DistrictsView,
    DownloadView, IssueView, MetricGroup, MetricView, MetricsView, NameView, PeriodView, RankRow,
    Ranking, Relative, Revision, SourceRow, SourcesView, StatBox, TableView, Unallocated,
    UnallocatedRow,
};

use super::figures::{bars, boxes, compact, cross_table, progress, series, targets, tiles, words};
use super::news::cards;
use super::{DISTRICTS, Named, date, head, link, many, one, pager};

fn district() -> View {
    let mut latest = boxes();
    latest.truncate(6);
    let district = DistrictView {
        id: "co-to".to_owned(),
        name: "Cô Tô".to_owned(),
        dateline: "Huyện đảo đến 30/6/2025, đặc khu từ 1/7/2025. 118 tin, 23 chỉ số.".to_owned(),
        lineage:
            "Huyện Cô Tô nay là đặc khu Cô Tô. Địa giới giữ nguyên nên chuỗi số liệu nối tiếp được."
                .to_owned(),
        names: vec![
            NameView {
                when: "Đến 30/6/2025".to_owned(),
                name: "Huyện Cô Tô (Huyện đoàn Cô Tô)".to_owned(),
            },
            NameView { when: "Từ 1/7/2025".to_owned(), name: "Đặc khu Cô Tô".to_owned() },
        ],
        relatives: vec![Relative {
            relation: "Thuộc".to_owned(),
            area: link("Cụm thi đua khối huyện", "district.html"),
        }],
        latest: BoxGroup {
            title: "6 tháng đầu năm 2025".to_owned(),
            url: Some("period.html".to_owned()),
            boxes: latest,
        },
        year_to_date: vec![compact("y1", "Cây xanh", "hơn 12.000 cây")],
        all_time: vec![
            compact("a1", "Cây xanh", "hơn 31.000 cây"),
            compact("a2", "Máu", "980 đơn vị"),
        ],
        series: Some(series()),
        table: Some(cross_table("Chỉ số")),
        targets: Some(targets("Cây xanh")),
        unallocated: [("2023", 9), ("2022", 2)].map(|(year, n)| unallocated(year, n)).into(),
        downloads: vec![link("Số liệu (CSV)", "data.csv")],
    };
    let mut head = head("district", "districts", "Cô Tô", &["Trang chủ", "Địa bàn", "Cô Tô"]);
    head.feeds = vec![link("Nguồn tin Atom của Cô Tô", "atom.xml")];
    View {
        template: "district.html",
        entries: vec![
            one("page", head),
            one("district", district),
            many("cards", cards()),
            one("pager", pager(1)),
        ],
    }
}

fn unallocated(year: &str, n: usize) -> Unallocated {
    let row = UnallocatedRow {
        label: "Buổi sinh hoạt chi đoàn".to_owned(),
        words: words("trên 450 buổi"),
        url: "article.html".to_owned(),
    };
    Unallocated {
        period: format!("6 tháng đầu năm {year}"),
        area: link("Cụm thi đua khối huyện", "district.html"),
        n_units: 7,
        article: DatedLink {
            title: "Bảy huyện đoàn sau nửa năm".to_owned(),
            url: "article.html".to_owned(),
            date: date(25, 5, 2023),
        },
        rows: vec![row; n],
    }
}

fn districts() -> View {
    let entry = |name: &&str| DistrictEntry {
        title: (*name).to_owned(),
        url: "district.html".to_owned(),
        note: "huyện, đến 30/6/2025".to_owned(),
        n_articles: 118,
        boxes: vec![StatBox {
            id: String::new(),
            ..compact("cay-xanh", "Cây xanh", "hơn 5.000 cây")
        }],
    };
    let districts = DistrictsView {
        districts: DISTRICTS.iter().map(entry).collect(),
        chart: Some(bars("xep-hang")),
        tiles: Some(tiles()),
    };
    let head = head("districts", "districts", "Địa bàn", &["Trang chủ", "Địa bàn"]);
    View {
        template: "districts.html",
        entries: vec![one("page", head), one("districts", districts)],
    }
}

fn metrics() -> View {
    let group = |title: &str, prefix: &str| MetricGroup {
        title: title.to_owned(),
        boxes: boxes()
            .into_iter()
            .map(|stat| StatBox { id: format!("{prefix}-{}", stat.id), ..stat })
            .collect(),
    };
    let metrics = MetricsView {
        groups: vec![group("Môi trường", "m"), group("An sinh xã hội", "a")],
        downloads: vec![link("Toàn bộ số liệu (CSV)", "data.csv")],
    };
    let head = head("metrics", "metrics", "Số liệu", &["Trang chủ", "Số liệu"]);
    View { template: "metrics.html", entries: vec![one("page", head), one("metrics", metrics)] }
}

fn source_rows() -> Vec<SourceRow> {
    let row = |title: &str, text: &str, status: &str, status_text: &str| SourceRow {
        metric: String::new(),
        date: date(26, 6, 2025),
        title: title.to_owned(),
        url: "article.html".to_owned(),
        area: "Cô Tô".to_owned(),
        period: "6 tháng đầu năm 2025".to_owned(),
        words: words(text),
        status: status.to_owned(),
        status_text: status_text.to_owned(),
    };
    vec![
        row("Nửa năm ở đảo: 6.120 cây phi lao", "6.120 cây", "final", ""),
        row("Ba Chẽ trồng rừng gỗ lớn", "hơn 30.500 cây", "provisional", "sơ bộ"),
        row("Bảy huyện đoàn sau nửa năm", "hơn 9.200 cây", "superseded", "đã đính chính"),
    ]
}

fn metric() -> View {
    let rank = |rank: &str, name: &str, text: &str| RankRow {
        rank: rank.to_owned(),
        area: link(name, "district.html"),
        words: (!text.is_empty()).then(|| words(text)),
        note: if text.is_empty() { String::new() } else { "tổng từ 3 tin".to_owned() },
    };
    let metric = MetricView {
        id: "cay-xanh".to_owned(),
        label: "Cây xanh trồng mới".to_owned(),
        description:
            "Số cây do các cấp bộ Đoàn trồng hoặc phối hợp trồng. Không tính cây giống đem tặng."
                .to_owned(),
        group: "Môi trường".to_owned(),
        unit: "cây".to_owned(),
        aggregation: "cộng theo thời gian và địa bàn".to_owned(),
        missing: String::new(),
        hero: boxes().into_iter().next(),
        progress: Some(progress()),
        series: Some(series()),
        targets: Some(targets("Bình Liêu")),
        ranking: Some(Ranking {
            is_ranked: true,
            has_notes: true,
            caption: "Xếp hạng các huyện đã báo cáo, năm 2025".to_owned(),
            rows: vec![
                rank("1", "Đông Triều", "41.200 cây"),
                rank("2–3", "Hạ Long", "31.000 cây"),
                rank("2–3", "Ba Chẽ", "hơn 30.500 cây"),
                rank("", "Bình Liêu", ""),
            ],
        }),
        bars: Some(bars("thanh")),
        tiles: Some(tiles()),
        sources: source_rows(),
        n_sources: 97,
        sources_url: Some("sources.html".to_owned()),
        revisions: vec![Revision {
            date: date(26, 5, 2023),
            article: link("Đính chính số cây xanh", "article.html"),
            old: words("hơn 9.200 cây"),
            new: words("hơn 92.000 cây"),
            subject: "Cụm khối huyện, 6 tháng đầu năm 2023".to_owned(),
        }],
        issues: vec![IssueView {
            code: "B030".to_owned(),
            text: "Hai bài ghi khác nhau cho Vân Đồn, quý I năm 2025.".to_owned(),
            articles: vec![
                link("Bài thứ nhất", "article.html"),
                link("Bài thứ hai", "article.html"),
            ],
        }],
        downloads: vec![link("CSV", "data.csv"), link("JSON", "data.json")],
    };
    let head = head(
        "metric",
        "metrics",
        "Cây xanh trồng mới",
        &["Trang chủ", "Số liệu", "Cây xanh trồng mới"],
    );
    View { template: "metric.html", entries: vec![one("page", head), one("metric", metric)] }
}

fn sources() -> View {
    let sources =
        SourcesView { metric: link("Cây xanh trồng mới", "metric.html"), rows: source_rows() };
    let head = head("sources", "metrics", "Nguồn của chỉ số", &["Trang chủ", "Số liệu", "Nguồn"]);
    View {
        template: "sources.html",
        entries: vec![one("page", head), one("sources", sources), one("pager", pager(1))],
    }
}

fn period() -> View {
    let period = PeriodView {
        title: "6 tháng đầu năm 2023".to_owned(),
        days: "1/1 – 30/6/2023".to_owned(),
        boxes: boxes(),
        targets: Some(targets("Cây xanh")),
        table: Some(cross_table("Đơn vị")),
        links: vec![link("6 tháng cuối năm 2023", "period.html"), link("Năm 2023", "period.html")],
    };
    let head = head(
        "period",
        "periods",
        "6 tháng đầu năm 2023",
        &["Trang chủ", "Kỳ báo cáo", "6 tháng đầu năm 2023"],
    );
    View {
        template: "period.html",
        entries: vec![
            one("page", head),
            one("period", period),
            many("cards", cards()),
            one("pager", pager(1)),
        ],
    }
}

fn data() -> View {
    let column = |name: &str, kind: &str, text: &str| ColumnView {
        name: name.to_owned(),
        kind: kind.to_owned(),
        text: text.to_owned(),
    };
    let table = |id: &str, title: &str| TableView {
        id: id.to_owned(),
        title: title.to_owned(),
        files: vec![link("CSV", "data.csv"), link("Excel (CSV)", "data.csv")],
        columns: vec![
            column("metric", "chữ", "Mã chỉ số (bảng metrics)"),
            column("value", "số", "Số trong bài"),
            column("published", "ngày", "Ngày của bài"),
        ],
    };
    let files = || vec![link("CSV", "data.csv"), link("JSON", "data.json")];
    let data = DataView {
        licence: "CC-BY-4.0".to_owned(),
        licence_url: Some("https://creativecommons.org/licenses/by/4.0/".to_owned()),
        citation: "Ban biên tập Tỉnh đoàn. Số liệu của Tuổi trẻ Quảng Ninh. https://example.vn/data/. Giấy phép CC-BY-4.0."
            .to_owned(),
        tables: vec![
            table("observations", "Từng số liệu trong bài"),
            table("aggregates", "Số tổng hợp theo địa bàn và kỳ"),
        ],
        package_url: "datapackage.json".to_owned(),
        metrics: vec![DownloadView {
            title: "Cây xanh trồng mới".to_owned(),
            url: "metric.html".to_owned(),
            files: files(),
        }],
        areas: vec![
            DownloadView {
                title: "Cô Tô".to_owned(),
                url: "district.html".to_owned(),
                files: files(),
            },
            DownloadView {
                title: "Cụm thi đua khối huyện".to_owned(),
                url: String::new(),
                files: files(),
            },
        ],
    };
    let head = head("data", "metrics", "Tải dữ liệu", &["Trang chủ", "Số liệu", "Tải dữ liệu"]);
    View { template: "data.html", entries: vec![one("page", head), one("data", data)] }
}

/// A page of every kind that shows figures.
pub fn gallery() -> Vec<Named> {
    vec![
        ("district", district()),
        ("districts", districts()),
        ("metrics", metrics()),
        ("metric", metric()),
        ("sources", sources()),
        ("period", period()),
        ("data", data()),
    ]
}

/// The same templates on views that hold nothing.
pub fn empty() -> Vec<Named> {
    let page = || one("page", head("x", "", "Trống", &[]));
    let lists = || many("cards", Vec::<Card>::new());
    let view =
        |template, data, more| View { template, entries: [vec![page(), data], more].concat() };
    vec![
        (
            "district",
            view("district.html", one("district", DistrictView::default()), vec![lists()]),
        ),
        ("districts", view("districts.html", one("districts", DistrictsView::default()), vec![])),
        ("metrics", view("metrics.html", one("metrics", MetricsView::default()), vec![])),
        ("metric", view("metric.html", one("metric", MetricView::default()), vec![])),
        (
            "sources",
            view(
                "sources.html",
                one("sources", SourcesView::default()),
                vec![one("pager", pager(1))],
            ),
        ),
        ("period", view("period.html", one("period", PeriodView::default()), vec![lists()])),
        ("data", view("data.html", one("data", DataView::default()), vec![])),
    ]
}
