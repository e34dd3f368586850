//! Sample views of news: the home page, an article, a fixed page, lists.

use bantin::pages::part::View;
use bantin::pages::view::{
    ArticleView, BodyPart, Card, Counted, DatedLink, FileView, HomeView, ListView, MonthView,
    PictureView, Prose, TocEntry, YearView,
};

use super::figures::{bars, boxes, compact, row_groups, stat};
use super::{DISTRICTS, Named, date, head, link, many, one, pager};

fn picture(src: &str, caption: &str) -> PictureView {
    PictureView {
        src: src.to_owned(),
        width: Some(1200),
        height: Some(800),
        alt: "Tranh minh họa: mặt nước và dãy đồi.".to_owned(),
        caption: caption.to_owned(),
        credit: "Minh họa: Ban biên tập".to_owned(),
    }
}

pub fn cards() -> Vec<Card> {
    let card = |title: &str, summary: &str, district: &str, image: Option<&str>| Card {
        url: "article.html".to_owned(),
        title: title.to_owned(),
        summary: summary.to_owned(),
        date: date(18, 10, 2025),
        districts: vec![link(district, "district.html")],
        image: image.map(|src| picture(src, "")),
        ..Card::default()
    };
    let mut first = card(
        "Cô Tô dọn sạch sáu bãi tắm trước mùa gió",
        "Ba buổi sáng cuối tuần, 180 đoàn viên và chiến sĩ nhặt rác dạt vào bờ, cân ngay trên bãi.",
        "Cô Tô",
        Some("a.svg"),
    );
    first.tag = Some(link("Môi trường", "list.html"));
    first.figure = Some(compact("rac-bien", "Rác thải nhựa thu gom", "khoảng 4,2 tấn"));
    let mut shared = card("Bảy huyện đoàn họp giao ban nửa năm", "", "Cô Tô", None);
    shared.area = Some(link("Cụm thi đua khối huyện", "district.html"));
    vec![
        first,
        card(
            "Lớp bơi miễn phí khép lại, 1.260 em biết bơi",
            "Tám bể bơi lắp ghép đi qua 11 trường.",
            "Tiên Yên",
            Some("b.svg"),
        ),
        card(
            "Đường quê sáng thêm 2,8 km trước mùa mưa bão",
            "Đèn do đoàn viên tự lắp.",
            "Hải Hà",
            Some("a.svg"),
        ),
        card("Hơn 300 suất cơm mỗi tuần cho bệnh nhân nghèo", "", "Hạ Long", None),
        shared,
    ]
}

fn years() -> Vec<YearView> {
    let month = |number: u32, n: usize| MonthView {
        number,
        title: format!("Tháng {number}"),
        url: (n > 0).then(|| "list.html".to_owned()),
        n,
        step: u8::try_from(n / 15 + 1).unwrap().min(4),
    };
    let counts = [31, 22, 58, 29, 41, 47, 38, 26, 33, 19, 0, 0];
    let months = (1..).zip(counts).map(|(number, n)| month(number, n)).collect();
    vec![YearView { title: "2025".to_owned(), url: "list.html".to_owned(), n: 344, months }]
}

fn counted() -> Vec<Counted> {
    let count = |(idx, name): (usize, &&str)| Counted {
        title: (*name).to_owned(),
        url: "district.html".to_owned(),
        n: 88 + idx * 19,
    };
    DISTRICTS.iter().enumerate().map(count).collect()
}

fn home() -> View {
    let mut all = boxes();
    all.truncate(5);
    let home = HomeView {
        period: "6 tháng đầu năm 2025".to_owned(),
        period_url: Some("period.html".to_owned()),
        boxes: all,
        districts: counted(),
        years: years(),
        ..HomeView::default()
    };
    let head = head("home", "home", "", &[]);
    View {
        template: "home.html",
        entries: vec![
            one("page", head),
            one("home", home),
            many("cards", cards()),
            one("pager", pager(1)),
        ],
    }
}

fn article() -> View {
    let html =
        |text: &str| BodyPart { html: Some(Prose::Ready(text.to_owned())), ..BodyPart::default() };
    let body = vec![
        html(
            "<h2 id=\"ra-bai\">Từ hội trường ra bãi biển</h2><p>Bảy huyện đoàn kể lại nửa năm bằng \
            những con số: <a class=\"fig main\" id=\"cau-cay-xanh\" href=\"#so-lieu-cay-xanh\">\
            <data value=\"92000\">hơn 92.000\u{a0}cây xanh</data></a> đã xuống đất, phần lớn trên đồi \
            trọc và bờ suối.</p>",
        ),
        BodyPart { chart: Some(bars("bieu-do-cay-xanh")), ..BodyPart::default() },
        html(
            "<h2 id=\"viec-kho\">Việc còn khó</h2><p>Người ít, việc nhiều: cán bộ đoàn ở thôn bản \
            thường kiêm ba bốn phần việc một lúc.</p><h3 id=\"nho\">Việc nhỏ</h3><p>Dạy bơi, giữ nếp \
            sinh hoạt, đưa sổ sách lên máy.</p><blockquote><p>Giữ lời người nói.</p></blockquote>",
        ),
    ];
    let article = ArticleView {
        title: "Bảy huyện đoàn sau nửa năm: hơn 92.000 cây xanh, 1.028 đơn vị máu".to_owned(),
        summary: "Họp ở đảo, các huyện đoàn cộng kết quả từ đầu năm và ký giao ước cho sáu tháng tới.".to_owned(),
        date: Some(date(25, 5, 2023)),
        author: "BBT".to_owned(),
        districts: vec![link("Cô Tô", "district.html")],
        area: Some(link("Cụm thi đua khối huyện", "district.html")),
        period: Some(link("6 tháng đầu năm 2023", "period.html")),
        as_of: Some(date(25, 5, 2023)),
        tags: vec![link("Giao ban cụm", "list.html"), link("Môi trường", "list.html")],
        people: vec!["Nguyễn Văn A, Bí thư Huyện đoàn".to_owned()],
        image: Some(picture("a.svg", "Toàn cảnh hội nghị tại Cô Tô.")),
        boxes: boxes(),
        table: row_groups(),
        n_figures: 24,
        body,
        toc: vec![
            TocEntry { level: 2, url: "#ra-bai".to_owned(), title: "Từ hội trường ra bãi biển".to_owned() },
            TocEntry { level: 2, url: "#viec-kho".to_owned(), title: "Việc còn khó".to_owned() },
        ],
        gallery: vec![picture("a.svg", "Bãi cát."), picture("b.svg", "Đồi cây."), picture("a.svg", "Biển.")],
        files: vec![FileView {
            title: "Báo cáo tổng hợp".to_owned(),
            url: "bao-cao.pdf".to_owned(),
            kind: "PDF".to_owned(),
            size: "412 KB".to_owned(),
        }],
        corrected_by: vec![dated("Đính chính số cây xanh")],
        newer: Some(link("Tiên Yên mở tám lớp bơi miễn phí dịp hè", "article.html")),
        older: Some(link("Móng Cái dọn rác dọc tuyến biên giới", "article.html")),
        related: vec![dated("Ba Chẽ trồng xong 20 ha rừng gỗ lớn"), dated("Chủ nhật đỏ ở Vân Đồn")],
        citation: "Tuổi trẻ Quảng Ninh (25/5/2023). “Bảy huyện đoàn sau nửa năm”. example.vn/tin/2023/05/x/".to_owned(),
        ..ArticleView::default()
    };
    let mut head =
        head("article", "home", &article.title, &["Trang chủ", "Tháng 5 năm 2023", "Giao ban cụm"]);
    head.image = Some("https://example.vn/a.svg".to_owned());
    View { template: "article.html", entries: vec![one("page", head), one("article", article)] }
}

fn dated(title: &str) -> DatedLink {
    DatedLink { title: title.to_owned(), url: "article.html".to_owned(), date: date(26, 5, 2023) }
}

fn fixed_page() -> View {
    let article = ArticleView {
        title: "Giới thiệu".to_owned(),
        body: vec![BodyPart {
            html: Some(Prose::Ready("<p>Bản tin của tuổi trẻ tỉnh.</p>".to_owned())),
            ..BodyPart::default()
        }],
        ..ArticleView::default()
    };
    let head = head("page", "", "Giới thiệu", &["Trang chủ", "Giới thiệu"]);
    View { template: "article.html", entries: vec![one("page", head), one("article", article)] }
}

fn list() -> View {
    let list = ListView {
        title: "Tin năm 2025".to_owned(),
        subtitle: "344 tin".to_owned(),
        links: counted().into_iter().take(4).collect(),
        years: years(),
        boxes: Vec::new(),
    };
    let head = head("archive", "archive", "Tin năm 2025", &["Trang chủ", "Lưu trữ", "2025"]);
    View {
        template: "list.html",
        entries: vec![
            one("page", head),
            one("list", list),
            many("cards", cards()),
            one("pager", pager(2)),
        ],
    }
}

fn programme() -> View {
    let list = ListView {
        title: "Xuân tình nguyện".to_owned(),
        boxes: vec![stat("qua", "Suất quà", "trên 500 suất")],
        ..ListView::default()
    };
    let head = head("list", "", "Xuân tình nguyện", &["Trang chủ", "Xuân tình nguyện"]);
    View {
        template: "list.html",
        entries: vec![one("page", head), one("list", list), many("cards", cards())],
    }
}

fn not_found() -> View {
    View {
        template: "404.html",
        entries: vec![one("page", head("404", "", "Không có trang này", &[]))],
    }
}

/// A full page of every kind that shows news.
pub fn gallery() -> Vec<Named> {
    vec![
        ("home", home()),
        ("article", article()),
        ("page", fixed_page()),
        ("list", list()),
        ("programme", programme()),
        ("404", not_found()),
    ]
}
